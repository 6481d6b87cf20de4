"""A revoked PC strands nothing: what it had not sent is held in town, and counts once it is taken in."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from app.journal.segment import pack_segment, unpack_segment
from app.models.errors import OperationRefused
from app.models.rights_records import DELETE
from app.sync import outgoing_bundle
from app.sync.incarnation import leave
from app.sync.reports import ShutOut
from app.sync.township_memory import TownshipMemory
from app.town import blob_shelf
from app.town.ledger.audit_log import AuditLog, AuditWanted
from app.town.ledger.exchange_log import ADOPTED
from app.town.ledger.schema import RECEIPTS
from app.town.sign_in import ADMIN
from tests.erasures import NUMBER, someone
from tests.erasures import REASON as ERASED_FOR
from tests.stations import PASSWORD, VILLAGE, Pc, Town, are_alike, roster_of
from tests.sync.attaching import attach, in_town, paper
from tests.sync.pcs import device_of, log_of, segments_of

REASON = "停用前在村里办的，电话核对过"


@pytest.fixture
def admin(town):
    return town.township.add_clerk("周管理", PASSWORD, ADMIN)


@pytest.fixture
def late(enrolled, second, town):
    """A case that was registered on a PC after its last exchange; then the PC was revoked."""
    enrolled.sync.exchange()
    second.sync.exchange()
    case = enrolled.submitted()
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    return case


def handed_in(pc: Pc) -> None:
    with pytest.raises(OperationRefused, match="device_revoked"):
        pc.sync.exchange()


def cases_in(town: Town) -> set[str]:
    return {row.id for row in town.rows()["cases"]}


def test_by_network_it_is_held_and_taken_in_for_a_reason(
    enrolled, second, town, late, admin, server, make_pc, tmp_path
):
    handed_in(enrolled)
    (held,) = town.township.held.waiting(VILLAGE)
    assert (held.device_id, held.letter, held.problem) == (
        device_of(enrolled), "A", "device_revoked",
    )  # fmt: skip
    unsent = enrolled.entries() - town.have()[enrolled.feed]
    assert (held.entries, held.apart) == (unsent, 0)
    assert held.kinds["case"] == 1 and held.since <= held.until
    assert late.id not in cases_in(town)
    with town.township.ledger.read() as connection:
        newest = town.books(connection).log.latest(VILLAGE, 1)[0]
        device = town.books(connection).devices.device(device_of(enrolled))
    assert (newest.act, newest.carrier, newest.problem) == ("held", "http", "revoked_records_held")
    assert device.last_carrier == "http"
    assert [line[2] for line in log_of(enrolled)[:2]] == ["device_revoked", "records_handed_in"]
    assert enrolled.sync.status().shut_out == ShutOut(unsent, unsent, 0)
    handed_in(enrolled)  # once a day is enough, and changes nothing
    assert [line[2] for line in log_of(enrolled)[:2]] == ["device_revoked", "device_revoked"]
    assert town.township.held.waiting(VILLAGE) == [held]

    assert town.township.held.take_in(held.device_id, admin, REASON) == unsent
    assert late.id in cases_in(town)
    assert town.have()[enrolled.feed] == enrolled.entries()
    assert town.township.held.waiting() == []
    with town.township.ledger.read() as connection:  # nothing came by stick
        device = town.books(connection).devices.device(device_of(enrolled))
    assert device.last_carrier == "http"
    handed_in(enrolled)  # it asks, and hears that it counts
    status = enrolled.sync.status()
    assert status.shut_out == ShutOut(unsent, 0, unsent) and not status.waiting_entries
    second.sync.exchange()  # it had heard of the revocation before
    assert second.store.cases.by_id(late.id).status == "submitted"
    assert are_alike(second, town)
    successor = make_pc("successor", seed=12).set_up()
    successor.sync.accept_invitation(town.invitation(tmp_path, "C", server.url))
    successor.sync.exchange()
    assert are_alike(successor, town)
    with town.township.ledger.read() as connection:
        (line,) = AuditLog(connection, town.township.ledger.town_code).lines(
            AuditWanted(act="held_taken"), 9
        )
    assert (line.clerk_name, line.village_code, line.note) == (admin.name, VILLAGE, REASON)
    assert town.township.check().is_sound

    enrolled.register()  # revoked it stays: what it writes now is held again
    handed_in(enrolled)
    assert town.township.held.waiting(VILLAGE)[0].entries > 0


def test_by_stick_even_a_feed_that_the_township_never_heard_of(
    enrolled, second, town, late, admin, stick
):
    own = enrolled.sync._own.parts
    leave(own.store, own.feeds.feed)  # as after a restore
    newer = enrolled.submitted()
    content = Path(enrolled.sync.export_bundle(stick).path).read_bytes()
    with pytest.raises(OperationRefused, match="revoked_records_held") as told:
        town.township.import_bundle(content)
    (held,) = town.township.held.waiting(VILLAGE)
    assert told.value.facts["count"] == held.entries and held.kinds["case"] == 2
    with pytest.raises(OperationRefused, match="revoked_records_held"):
        town.township.import_bundle(content)  # read twice, held once
    assert town.township.held.waiting(VILLAGE) == [held]
    assert not {late.id, newer.id} & cases_in(town)
    town.township.held.take_in(held.device_id, admin, REASON)
    assert {late.id, newer.id} <= cases_in(town)
    with town.township.ledger.read() as connection:
        carriers = connection.execute(select(RECEIPTS.c.carrier).order_by(RECEIPTS.c.received_at))
        assert carriers.scalars().all()[-1] == ADOPTED
    with pytest.raises(OperationRefused, match="revoked_records_counted"):
        town.township.import_bundle(
            content
        )  # no answer goes to it: a clerk has to tell the village
    answer = stick / "answer.lxb"
    answer.write_bytes(town.township.export_bundle(device_of(second)))
    second.sync.import_bundle(answer)
    assert are_alike(second, town)


def test_a_bundle_that_somebody_else_signed_for_it_holds_nothing(
    enrolled, second, town, late, stick
):
    second.sync._enrolment.device_id = device_of(enrolled)
    content = Path(second.sync.export_bundle(stick).path).read_bytes()
    with pytest.raises(OperationRefused, match="device_revoked"):
        town.township.import_bundle(content)
    assert town.township.held.hand_in(content).waiting == 0
    assert town.township.held.waiting() == []


def test_what_another_pc_brings_of_it_is_held_too_and_a_forged_seal_is_not(
    enrolled, second, town, late
):
    device = town.township.exchange.known_device(device_of(second))
    (packed,) = segments_of(enrolled, town.have()[enrolled.feed])
    segment = unpack_segment(second.surroundings.crypto, packed)
    place = (enrolled.feed, segment.first, segment.last)
    take = town.township.exchange.take_segment
    forged = msgspec.structs.replace(segment.seal, signature=bytes(64))
    bad = repacked(enrolled, packed, forged)
    with pytest.raises(OperationRefused, match="segment_seal_wrong"):
        take(device, *place, bad)
    assert town.township.held.waiting() == []
    with pytest.raises(OperationRefused, match="device_revoked"):
        take(device, *place, packed)
    assert town.township.held.waiting(VILLAGE)[0].entries == len(segment.entries)


def repacked(pc: Pc, packed: bytes, seal) -> bytes:
    crypto = pc.surroundings.crypto
    segment = unpack_segment(crypto, packed)
    return pack_segment(crypto, segment.feed, segment.prev_chain, segment.entries, seal)


def test_what_does_not_join_on_waits_and_nobody_takes_in_without_right_or_reason(
    enrolled, second, town, late, admin
):
    first = segments_of(enrolled, town.have()[enrolled.feed])
    known = enrolled.entries()
    enrolled.register()
    (apart,) = segments_of(enrolled, known)
    device = town.township.exchange.known_device(device_of(second))
    for packed in (apart, *first):
        segment = unpack_segment(second.surroundings.crypto, packed)
        place = (enrolled.feed, segment.first, segment.last)
        with pytest.raises(OperationRefused, match="device_revoked"):
            town.township.exchange.take_segment(device, *place, packed)
        if packed is apart:
            (held,) = town.township.held.waiting(VILLAGE)
            assert held.entries == 0 and held.apart > 0
            refused = (
                (admin, REASON, "held_records_apart"),
                (admin, "  ", "held_reason_missing"),
                (town.clerk, REASON, "clerk_not_administrator"),
            )
            for by, reason, key in refused:
                with pytest.raises(OperationRefused, match=key):
                    town.township.held.take_in(device_of(enrolled), by, reason)
    (held,) = town.township.held.waiting(VILLAGE)
    assert held.apart == 0
    assert town.township.held.take_in(device_of(enrolled), admin, REASON) == held.entries
    assert town.have()[enrolled.feed] == enrolled.entries()
    with pytest.raises(OperationRefused, match="held_records_missing"):
        town.township.held.take_in(device_of(enrolled), admin, REASON)


def test_an_older_list_takes_back_nothing_that_was_taken_in(enrolled, second, town, late, admin):
    memory: TownshipMemory = second.sync._own.township
    older = memory.revocation_lists()
    handed_in(enrolled)
    town.township.held.take_in(device_of(enrolled), admin, REASON)
    second.sync.exchange()
    newer, ends = memory.revocation_lists(), memory.revoked()
    own = second.sync._own
    told = msgspec.structs.replace(own.hello(), revocations=older)
    with own.parts.store.transaction():
        own.hear_lists(told)
    assert (memory.revocation_lists(), memory.revoked()) == (newer, ends)
    assert ends[device_of(enrolled)][enrolled.feed].seq == enrolled.entries()


def test_what_was_erased_stands_in_nothing_that_is_held(enrolled, second, town, admin):
    second.desk.rosters.import_roster(second.actor, roster_of(3))
    second.sync.exchange()
    enrolled.sync.exchange()
    person = someone(enrolled)
    enrolled.desk.register.change_person(enrolled.actor, person.id, {"note": NUMBER})
    town.township.revoke_device(device_of(enrolled))
    handed_in(enrolled)
    assert NUMBER.encode() in held_bodies(town)
    request = second.desk.rights.register(second.actor, DELETE, person.id, "", "")
    second.desk.rights.erase(second.actor, request.id, ERASED_FOR)
    second.sync.exchange()
    assert town.township.held.waiting(VILLAGE)[0].entries
    assert NUMBER.encode() not in held_bodies(town)
    town.township.held.take_in(device_of(enrolled), admin, REASON)
    second.sync.exchange()
    assert are_alike(second, town)


@pytest.mark.parametrize("is_by_stick", [False, True], ids=["by_line", "by_stick"])
def test_attachments_of_held_records_wait_with_them_and_are_given_once_those_count(
    is_by_stick, enrolled, second, town, admin, stick, monkeypatch
):
    monkeypatch.setattr(outgoing_bundle, "HANDED_IN_BYTES", 150_000)  # two at once at most
    second.sync.exchange()
    case = enrolled.submitted()
    kept = [attach(enrolled, paper(60, seed), case.id) for seed in range(3)]
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    if is_by_stick:
        content = Path(enrolled.sync.export_bundle(stick).path).read_bytes()
        with pytest.raises(OperationRefused, match="revoked_records_held"):
            town.township.import_bundle(content)
    else:
        handed_in(enrolled)
    assert all(in_town(town, each) for each in kept)
    desk, other = town.township.blobs, town.township.exchange.known_device(device_of(second))
    with pytest.raises(OperationRefused, match="attachment_not_named"):
        desk.give(other, bytes.fromhex(kept[0].content_hash), 0, 10)
    town.township.held.decline(device_of(enrolled), admin, "村里说不是他们办的")
    monkeypatch.setattr(blob_shelf, "UNFINISHED_SECONDS", -60)  # everything is old
    assert desk.sweep() == 0
    town.township.held.take_in(device_of(enrolled), admin, REASON)
    second.sync.exchange()
    assert are_alike(second, town)
    found = second.desk.attachments.of("case", case.id)
    assert len(found) == 3
    shown = [second.desk.attachments.data(each.id) for each in found]
    assert sorted(shown) == sorted(paper(60, seed) for seed in range(3))


def test_what_no_held_record_names_is_not_kept(enrolled, second, town, late):
    content = paper(20)
    handed_in(enrolled)
    device = town.township.exchange.known_device(device_of(second))
    town.township.blobs.keep_held(device, [content])
    assert not town.township.blobs.shelf.has(device_crypto(enrolled).hash(content))


def device_crypto(pc: Pc):
    return pc.sync._parts.crypto


def held_bodies(town: Town) -> bytes:
    with town.township.ledger.read() as connection:
        books = town.books(connection)
        entries = [
            entry
            for each in books.held.all(VILLAGE)
            for entry in unpack_segment(books.journal.crypto, each.packed).entries
        ]
    return b"".join(entry.body or b"" for entry in entries)
