"""A township moves its stations from one crypto suite to the other; nothing is lost on the way."""

import msgspec
import pytest

from app.bootstrap.new_station import FirstStart, create_station
from app.journal.suite_list import SuiteList, sign_suites
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from app.sync.installing import fetch_by_code
from app.town.install_desk import InstallFile
from app.town.sign_in import ADMIN
from app.vault import suites as suites_module
from tests.stations import PASSWORD, VILLAGE, Pc, are_alike, surroundings_of
from tests.sync.pcs import log_of

BOTH = (STANDARD_SUITE, STATE_SUITE)


@pytest.fixture
def admin(town):
    return town.township.add_clerk("周管理", PASSWORD, ADMIN)


def suite_of(pc: Pc) -> int:
    """Of the feed that is written to next."""
    own = pc.sync._own.parts
    return own.journal.state(own.feeds.feed).descriptor.suite


def carried(pc: Pc, town, stick) -> None:
    """There and back by stick."""
    with open(pc.sync.export_bundle(stick).path, "rb") as file:
        receipt = town.township.import_bundle(file.read())
    answer = stick / "answer.lxb"
    answer.write_bytes(receipt.answer)
    pc.sync.import_bundle(answer)


def test_station_after_station_changes_over_by_network_and_by_stick(
    enrolled, second, town, admin, stick
):
    first = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.suites.choose(STATE_SUITE, BOTH, admin, "换用国密")
    kept = enrolled.register()  # before it has heard of it
    old_feed = enrolled.feed

    enrolled.sync.exchange()
    mine = enrolled.submitted()
    assert suite_of(enrolled) == STATE_SUITE and enrolled.feed != old_feed
    assert "suite_changed" in [line[2] for line in log_of(enrolled)]
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)
    town.accept(first.id)  # the township writes in the new suite too

    second.register()
    assert suite_of(second) == STANDARD_SUITE
    carried(second, town, stick)
    theirs = second.register()
    assert suite_of(second) == STATE_SUITE
    carried(second, town, stick)
    for _ in range(2):
        enrolled.sync.exchange()
        second.sync.exchange()
    assert are_alike(enrolled, town) and are_alike(second, town)
    for pc in (enrolled, second):
        assert {case.id for case in (first, kept, mine, theirs)} <= {
            row.id for row in pc.rows()["cases"]
        }
        assert pc.check().is_sound
        pc.open()  # the key of the new feed is kept in its own suite
        assert suite_of(pc) == STATE_SUITE
        pc.register()
    assert town.township.check().is_sound
    assert {suites for _, suites in devices_of(town)} == {BOTH}


def device_of(pc: Pc) -> str:
    return pc.station.label.device_id


def devices_of(town):
    standing = town.township.suites.standing()
    return [(each.device.device_id, each.suites) for each in standing.devices]


def test_a_closed_suite_takes_nothing_more_and_what_was_in_town_stays(
    enrolled, second, town, admin, server, make_pc, tmp_path
):
    with pytest.raises(OperationRefused, match="suite_still_used"):
        town.township.suites.choose(STATE_SUITE, (STATE_SUITE,), admin, "换用国密")
    old_feed, old_key = enrolled.feed, enrolled.station.device_keys.feed_key(enrolled.feed.hex())
    town.township.suites.choose(STATE_SUITE, BOTH, admin, "换用国密")
    for pc in (enrolled, second):
        pc.sync.exchange()
        pc.register()
        pc.sync.exchange()
    good = town.have()[old_feed]
    town.township.suites.choose(STATE_SUITE, (STATE_SUITE,), admin, "换用国密")
    second.sync.exchange()

    journal = enrolled.desk.workplace.journal
    with enrolled.store.transaction():
        journal.write(old_feed, old_key, kind="person", fields={"name": "张三"},
                      actor=enrolled.actor.id)  # fmt: skip
        journal.seal(old_feed, old_key)
    (late,) = journal.segments_after(old_feed, good)
    device = town.township.exchange.known_device(device_of(second))
    with pytest.raises(OperationRefused, match="suite_not_allowed"):
        town.township.exchange.take_segment(device, old_feed, good + 1, good + 1, late)
    with pytest.raises(OperationRefused, match="suite_not_allowed"):
        second.sync._own.take_in_one(late)
    assert second.sync._own.take_in([late], "bundle") == 0
    assert log_of(second)[0][2] == "suite_entries_refused"
    assert town.have()[old_feed] == second.have()[old_feed] == good

    enrolled.register()
    enrolled.sync.exchange()  # one feed that is not taken holds up no other
    assert town.have()[enrolled.feed] == enrolled.entries()
    newcomer = make_pc("newcomer", seed=12).set_up()
    invited = town.township.invitations.invite(VILLAGE, "C", is_in_person=True, has_code=True)
    fetched = fetch_by_code(newcomer.surroundings.crypto, server.url, invited.code)
    newcomer.sync.accept_install(fetched.content, fetched.address)
    assert suite_of(newcomer) == STATE_SUITE  # a typed code brings the list too
    newcomer.sync.exchange()
    assert newcomer.have()[old_feed] == good  # history of a closed suite is still pulled

    held = {each.device_id: each for each in town.township.held.waiting(VILLAGE)}
    assert device_of(newcomer) in held  # what it had written before it was invited
    held = held[device_of(enrolled)]
    assert (held.problem, held.entries) == ("suite_not_allowed", 1)
    assert town.township.held.take_in(held.device_id, admin, "换算法以前写的") == 1
    second.sync.exchange()
    assert second.have()[old_feed] == town.have()[old_feed] == good + 1
    assert are_alike(second, town)


def test_a_new_pc_begins_in_a_suite_that_is_allowed(town, admin, server, clock, tmp_path):
    town.township.suites.choose(STATE_SUITE, (STATE_SUITE,), admin, "换用国密")
    written = town.township.invitations.invite(
        VILLAGE, "A", url=server.url, is_in_person=True, has_code=False
    )
    made: InstallFile = town.township.installs.file_for(written)
    pc = Pc(tmp_path / "from-stick", surroundings_of(clock, 31))
    first = FirstStart(VILLAGE, "王秀英", PASSWORD, install=made.content)
    pc._connect(create_station(pc.folder, first, pc.surroundings))
    pc.register()
    assert suite_of(pc) == STATE_SUITE
    pc.sync.exchange()
    pc.sync.exchange()
    assert are_alike(pc, town)
    assert pc.sync._township.waiting()[0] == 0
    pc.close()


def test_an_earlier_list_talks_nobody_down_and_a_forged_one_is_not_heard(enrolled, town, admin):
    town.township.suites.choose(STATE_SUITE, BOTH, admin, "换用国密")
    enrolled.sync.exchange()
    own, key = enrolled.sync._own, town.township.keys.signing_key
    before = SuiteList(VILLAGE, 1, (STANDARD_SUITE,), STANDARD_SUITE)
    with own.parts.store.transaction():
        own.hear_suites(sign_suites(key, before))
    assert suite_of(enrolled) == STATE_SUITE
    stranger = enrolled.station.device_keys.signing_key
    later = msgspec.structs.replace(before, number=2**52)
    other_village = msgspec.structs.replace(later, village_code="370781109217")
    for signed in (sign_suites(stranger, later), sign_suites(key, other_village), b"x"):
        with (
            pytest.raises(OperationRefused, match="hello_not_trusted"),
            own.parts.store.transaction(),
        ):
            own.hear_suites(signed)
    assert suite_of(enrolled) == STATE_SUITE


def test_a_pc_without_libcrypto_says_so_and_works_on(enrolled, second, town, admin, monkeypatch):
    def missing(*_):
        raise EnvironmentProblem("libcrypto_missing")

    town.township.suites.choose(STATE_SUITE, BOTH, admin, "换用国密")
    second.sync.exchange()
    second.register()
    second.sync.exchange()
    with monkeypatch.context() as without:
        without.setattr(suites_module.Suites, "_make", missing)
        mine = enrolled.submitted()
        enrolled.sync.exchange()
        assert suite_of(enrolled) == STANDARD_SUITE
        assert "libcrypto_missing" in [line[2] for line in log_of(enrolled)]
        assert second.feed not in enrolled.have()
        assert town.have()[enrolled.feed] == enrolled.entries()
    town.accept(mine.id)
    enrolled.sync.exchange()
    assert suite_of(enrolled) == STATE_SUITE
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)


def test_only_an_administrator_chooses_and_only_what_makes_sense(town, admin):
    choose = town.township.suites.choose
    with pytest.raises(OperationRefused, match="clerk_not_administrator"):
        choose(STATE_SUITE, BOTH, town.clerk, "换用国密")
    with pytest.raises(OperationRefused, match="suite_reason_missing"):
        choose(STATE_SUITE, BOTH, admin, " ")
    with pytest.raises(OperationRefused, match="suite_choice_wrong"):
        choose(STATE_SUITE, (STANDARD_SUITE,), admin, "换用国密")
    with pytest.raises(OperationRefused, match="suite_unknown"):
        choose(7, (7,), admin, "换用国密")
    standing = town.township.suites.standing()
    assert (standing.allowed, standing.chosen) == ((STANDARD_SUITE,), STANDARD_SUITE)
