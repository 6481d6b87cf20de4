"""A PC that is shut out: what it has delivered stays, what it writes later counts nowhere."""

import msgspec
import pytest

from app.journal.exchange import make_hello, village_scope
from app.journal.revocations import Revocation, refuse_beyond, revoked_by_device
from app.journal.segment import unpack_segment
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.town.ledger.schema import DEVICES, REVOKED_FEEDS
from tests.stations import Town, are_alike
from tests.sync.pcs import device_of, log_of, segments_of


def forgotten(town: Town) -> None:
    """The township as it would be after its ledger was set back to before the revocation."""
    with town.township.ledger.write() as connection:
        connection.execute(DEVICES.update().values(revoked_at=""))
        connection.execute(REVOKED_FEEDS.delete())


def test_earlier_entries_stay_and_later_ones_are_refused(enrolled, second, town):
    kept = enrolled.submitted()
    enrolled.sync.exchange()
    good = enrolled.entries()
    town.township.revoke_device(device_of(enrolled))
    enrolled.register()
    with pytest.raises(OperationRefused, match="device_revoked"):
        enrolled.sync.exchange()

    second.sync.exchange()
    assert second.have()[enrolled.feed] == good
    assert second.store.cases.by_id(kept.id).status == "submitted"
    device = town.township.exchange.known_device(device_of(second))
    (late,) = segments_of(enrolled, good)
    segment = unpack_segment(second.surroundings.crypto, late)
    with pytest.raises(OperationRefused, match="device_revoked"):
        town.township.exchange.take_segment(
            device, enrolled.feed, segment.first, segment.last, late
        )
    assert town.have()[enrolled.feed] == good
    assert are_alike(second, town)


def test_the_other_pc_gives_back_what_counted(enrolled, second, town):
    """The ledger has lost the revoked PC's entries; the other PC of the village still has them."""
    enrolled.submitted()
    enrolled.sync.exchange()
    second.sync.exchange()
    town.township.revoke_device(device_of(enrolled))
    device = town.township.exchange.known_device(device_of(second))
    for packed in segments_of(enrolled):
        segment = unpack_segment(second.surroundings.crypto, packed)
        receipt = town.township.exchange.take_segment(
            device, enrolled.feed, segment.first, segment.last, packed
        )
        assert receipt.new_entries == 0


def test_a_pc_remembers_what_a_township_that_was_set_back_has_forgotten(enrolled, second, town):
    good = enrolled.entries()
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    forgotten(town)
    enrolled.submitted()
    enrolled.sync.exchange()  # the thief's luck
    assert town.have()[enrolled.feed] > good

    mine = second.register()
    for _ in range(2):
        assert second.sync.exchange().waiting == 0
    assert second.have()[enrolled.feed] == good
    assert town.have()[second.feed] == second.entries()
    assert second.store.cases.by_id(mine.id) is not None

    town.township.revoke_device(device_of(enrolled))
    assert second.sync.exchange().waiting == 0


def test_later_entries_on_a_stick_are_left_and_the_rest_is_taken(enrolled, second, town, stick):
    good = enrolled.entries()
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    forgotten(town)
    enrolled.submitted()
    enrolled.sync.exchange()
    case = second.submitted()
    bundle = second.sync.export_bundle(stick)
    with open(bundle.path, "rb") as file:
        town.township.import_bundle(file.read())
    town.accept(case.id)
    answer = stick / "answer.lxb"
    answer.write_bytes(town.township.export_bundle(device_of(second)))
    second.sync.import_bundle(answer)
    assert second.have()[enrolled.feed] == good
    assert second.store.cases.by_id(case.id).status == "accepted"
    assert [line[2] for line in log_of(second)[:2]] == ["done", "revoked_entries_refused"]


def test_a_pc_that_joins_anew_has_everything_that_counted(
    enrolled, town, server, make_pc, tmp_path
):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.revoke_device(device_of(enrolled))
    successor = make_pc("successor", seed=12).set_up()
    successor.sync.accept_invitation(town.invitation(tmp_path, "B", server.url))
    successor.sync.exchange()
    assert successor.have()[enrolled.feed] == enrolled.entries()
    assert successor.store.cases.by_id(case.id).status == "submitted"
    assert are_alike(successor, town)


def test_once_is_for_good(enrolled, town, clock):
    first = town.township.revoke_device(device_of(enrolled))
    assert first.revoked_at == ""  # as it was before
    clock.pass_days(3)
    assert town.township.revoke_device(device_of(enrolled)).revoked_at == "2026-03-02T01:00:00Z"
    with pytest.raises(OperationRefused, match="device_unknown"):
        town.township.revoke_device("00" * 16)


def test_a_hello_says_who_is_revoked_and_older_ones_say_nothing(enrolled, second, town):
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    (revocation,) = second.sync._township.hello().revoked
    assert revocation.device_id == device_of(enrolled)
    assert dict(revocation.feeds)[enrolled.feed].seq == town.have()[enrolled.feed]
    quiet = make_hello(
        second.desk.workplace.journal, village_scope(""), sender="", village_code="", wall=0
    )
    assert b"revoked" not in msgspec.msgpack.encode(quiet)


def test_another_branch_up_to_the_last_good_entry_is_refused(enrolled):
    crypto = enrolled.surroundings.crypto
    packed = segments_of(enrolled)[-1]
    segment = unpack_segment(crypto, packed)
    head = Have.at(segment.last, segment.seal.chain)
    refuse_beyond(crypto, packed, {segment.feed: head})
    for wrong in (Have(head.seq, bytes(16)), Have(head.seq - 1, head.chain)):
        with pytest.raises(OperationRefused, match="device_revoked"):
            refuse_beyond(crypto, packed, {segment.feed: wrong})
    with pytest.raises(OperationRefused, match="device_revoked"):
        refuse_beyond(crypto, packed, {})
    assert revoked_by_device([Revocation("a", ((b"f", head),))]) == {"a": {b"f": head}}
