"""The courier's bundles: in, and the answer out."""

import random

import msgspec
import pytest

from app.journal.vector import Vector
from app.models.errors import OperationRefused
from app.models.records import Case
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.ledger.exchange_log import ExchangeLog
from app.town.township import Township
from tests.town.conftest import VILLAGES
from tests.town.exchanging import stored

CLERK = Clerk("ab" * 16, "张明")
VILLAGE = VILLAGES[0]


@pytest.mark.both_ledgers
def test_a_new_pc_comes_in_by_stick_alone(township, make_station):
    station = make_station()
    case_id = station.submit_case()

    receipt = township.import_bundle(station.write_bundle())
    station.import_answer(receipt.answer)

    assert (receipt.new_entries, receipt.is_new_device, receipt.problems) == (3, True, ())
    assert station.certificate
    township.accept_case(case_id, VILLAGE, CLERK)
    second = township.import_bundle(station.write_bundle())
    station.import_answer(second.answer)
    assert (second.new_entries, second.is_new_device) == (0, False)
    assert station.rows.row(Case, VILLAGE, case_id).status == "accepted"
    assert township.check().is_sound


def test_a_bundle_that_comes_again_changes_nothing_and_is_answered_again(township, make_station):
    station = make_station()
    case_id = station.submit_case()
    bundle = station.write_bundle()
    township.import_bundle(bundle)
    township.accept_case(case_id, VILLAGE, CLERK)
    before = stored(township)

    again = township.import_bundle(bundle)

    assert (again.new_entries, again.is_new_device) == (0, False)
    assert stored(township) == before
    # The first answer was lost, the second one is as good: certificate and all.
    station.import_answer(again.answer)
    assert station.certificate
    assert station.rows.row(Case, VILLAGE, case_id).status == "accepted"


def test_an_older_bundle_after_a_newer_one_changes_nothing(township, make_station):
    station = make_station()
    station.submit_case()
    older = station.write_bundle()
    station.submit_case()
    newer = station.write_bundle()
    assert township.import_bundle(newer).new_entries == 6
    before = stored(township)

    assert township.import_bundle(older).new_entries == 0
    assert stored(township) == before


def test_the_answer_holds_what_the_station_lacks_and_no_more(township, make_station):
    station = make_station()
    case_id = station.submit_case()
    station.import_answer(township.import_bundle(station.write_bundle()).answer)
    township.accept_case(case_id, VILLAGE, CLERK)

    answer = station.read_answer(township.import_bundle(station.write_bundle()).answer)

    acks = {feed: (ack.stored, ack.folded) for feed, ack in answer.manifest.hello.acks.items()}
    assert len(answer.segments) == 1
    assert acks[station.feed] == (3, 3)
    assert answer.manifest.routing.recipient == station.device_id
    assert answer.manifest.routing.export_number == 2


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.999])
def test_damaged_and_half_bundles_are_refused(township, make_station, share):
    station = make_station()
    station.submit_case()
    bundle = station.write_bundle()
    place = int(len(bundle) * share)
    bent = bundle[:place] + bytes([bundle[place] ^ 0x40]) + bundle[place + 1 :]

    for wrong in (bent, bundle[:place]):
        with pytest.raises(OperationRefused) as refused:
            township.import_bundle(wrong)
        assert refused.value.key in {
            "bundle_damaged",
            "bundle_foreign",
            "bundle_not_for_this_township",
            "bundle_from_newer_version",
        }
    assert set(stored(township).values()) == {0}


def test_a_file_of_another_kind_is_refused(township):
    for content in (b"", b"PK\x03\x04", b"LXBUNDLE"):
        with pytest.raises(OperationRefused) as refused:
            township.import_bundle(content)
        assert refused.value.key in {"bundle_foreign", "bundle_damaged"}


@pytest.mark.ledger_file
def test_a_bundle_for_another_town_is_refused(township, make_station, tmp_path, surroundings):
    other = Township.create(
        tmp_path / "other", surroundings, town_code="370781001000", name="王府街道"
    )
    station = make_station()
    bundle = station.write_bundle()
    forged = station.write_bundle(recipient="370781001000")

    for wrong in (bundle, forged):
        with pytest.raises(OperationRefused) as refused:
            other.import_bundle(wrong)
        assert refused.value.key == "bundle_not_for_this_township"
    other.close()


def test_a_stranger_is_refused(township, make_station):
    known, stranger = make_station(), make_station(VILLAGES[1])
    township.import_bundle(known.write_bundle())
    before = stored(township)
    stranger.certificate = b"not a certificate"
    unknown = stranger.write_bundle()
    in_anothers_name = stranger.write_bundle(sender=known.device_id)

    with pytest.raises(OperationRefused) as refused:
        township.import_bundle(unknown)
    with pytest.raises(OperationRefused) as forged:
        township.import_bundle(in_anothers_name)

    assert refused.value.key == "bundle_sender_unknown"
    assert forged.value.key == "bundle_not_trusted"
    assert stored(township) == before


def test_a_revoked_pc_is_refused(township, make_station):
    station = make_station()
    station.import_answer(township.import_bundle(station.write_bundle()).answer)
    township.revoke_device(station.device_id)

    with pytest.raises(OperationRefused) as refused:
        township.import_bundle(station.write_bundle())
    with pytest.raises(OperationRefused) as export:
        township.export_bundle(station.device_id)

    assert (refused.value.key, export.value.key) == ("device_revoked", "device_revoked")


@pytest.mark.both_ledgers
def test_one_bad_segment_does_not_keep_the_others_out(township, make_station):
    station, other = make_station(), make_station(letter="B")
    for each in (station, other):
        each.import_answer(township.import_bundle(each.write_bundle()).answer)
    other.submit_case()
    other.seal()
    station.meet(other.hello())
    station.take_in(other.journal.segments_after(other.feed, 0))
    station.submit_case()
    station.storage.put_tail_seal(
        other.feed,
        msgspec.structs.replace(station.storage.tail_seal(other.feed), signature=b"\1" * 64),
    )

    receipt = township.import_bundle(station.write_bundle())

    assert (receipt.new_entries, receipt.problems) == (3, ("segment_seal_wrong",))


def test_a_forgotten_device_is_known_again_by_its_certificate(township, make_station):
    station = make_station()
    station.import_answer(township.import_bundle(station.write_bundle()).answer)
    with township.ledger.write() as connection:
        connection.exec_driver_sql("DELETE FROM devices")
    station.submit_case()

    assert township.import_bundle(station.write_bundle()).new_entries == 3


@pytest.mark.both_ledgers
def test_what_came_when_and_how_is_kept(township, make_station, clock):
    station = make_station()
    clock.pass_days(3)
    station.submit_case()
    township.import_bundle(station.write_bundle())

    with township.ledger.read() as connection:
        log = ExchangeLog(connection, township.ledger.town_code)
        books = Books(connection, township.ledger, township.surroundings, VILLAGE)
        device = books.devices.device(station.device_id)
        latest = [(line.act, line.carrier, line.entries) for line in log.latest(VILLAGE)]
        received_at = log.received([(station.feed, 2)])[station.feed, 2]

    assert latest == [("bundle_out", "courier", 0), ("bundle_in", "courier", 3)]
    assert received_at == device.last_contact_at == "2026-08-08T02:00:00Z"
    assert msgspec.msgpack.decode(device.vector, type=Vector)[station.feed].seq == 3


def test_no_changed_bundle_is_taken_in(township, make_station):
    station = make_station()
    station.submit_case()
    bundle = station.write_bundle()
    rng = random.Random(20260805)

    for _ in range(1500):
        wrong = bytearray(bundle)
        for _ in range(rng.randrange(1, 4)):
            place = rng.randrange(len(wrong))
            match rng.randrange(4):
                case 0:
                    wrong[place] ^= 1 << rng.randrange(8)
                case 1:
                    del wrong[place : place + rng.randrange(1, 200)]
                case 2:
                    wrong[place:place] = rng.randbytes(rng.randrange(1, 200))
                case 3:
                    wrong[place : place + 40] = wrong[rng.randrange(len(wrong)) :][:40]
        if wrong != bundle:
            with pytest.raises(OperationRefused):
                township.import_bundle(bytes(wrong))

    assert set(stored(township).values()) == {0}
