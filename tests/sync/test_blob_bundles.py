"""Attachments by stick: behind all records, as many as go in, and what is whole of a bundle cut off."""

import shutil
from pathlib import Path

import msgspec
import pytest

from app.journal import bundle as bundle_module
from app.journal.blobs import BlobNeeds
from app.journal.bundle import write_bundle
from app.models.errors import OperationRefused
from app.sync import stick as stick_module
from app.town import courier as courier_module
from tests.stations import Pc, Town, are_alike
from tests.sync.attaching import attach, in_town, paper


@pytest.fixture
def invited(pc, town, tmp_path) -> Pc:
    """A station that has exchanged once with its township by stick."""
    pc.sync.accept_invitation(town.invitation(tmp_path))
    return pc


def carry(pc: Pc, town: Town, stick: Path):
    """There and back; what the station wrote, what the township made of it, what came back."""
    written = pc.sync.export_bundle(stick)
    receipt = town.township.import_bundle(Path(written.path).read_bytes())
    answer = stick / "answer.lxb"
    answer.write_bytes(receipt.answer)
    return written, receipt, pc.sync.import_bundle(answer)


def test_attachments_ride_along_until_the_township_has_them(invited, town, stick):
    kept = attach(invited, paper(100))
    written, receipt, report = carry(invited, town, stick)
    assert (written.attachments, receipt.attachments, receipt.problems) == (1, 1, ())
    assert in_town(town, kept) == paper(100)
    assert (report.attachments.unsent, report.attachments.to_fetch) == (0, 0)
    again, receipt, _ = carry(invited, town, stick)
    assert (again.attachments, receipt.attachments) == (0, 0)
    assert are_alike(invited, town)


def test_a_lost_stick_costs_nothing(invited, town, stick):
    carry(invited, town, stick)
    kept = attach(invited, paper(60))
    assert invited.sync.export_bundle(stick).attachments == 1
    assert invited.sync.export_bundle(stick).attachments == 1  # nobody has answered
    more = attach(invited, paper(60, seed=2))
    written, receipt, _ = carry(invited, town, stick)
    assert (written.attachments, receipt.attachments) == (2, 2)
    assert in_town(town, kept) and in_town(town, more)


def test_a_bundle_takes_what_goes_in_and_the_next_one_the_rest(invited, town, stick, monkeypatch):
    monkeypatch.setattr(stick_module, "FILLED_BYTES_MAX", 250_000)
    kept = [attach(invited, paper(100, seed)) for seed in range(5)]
    counts = []
    for _ in range(4):
        written, receipt, report = carry(invited, town, stick)
        counts.append((written.attachments, written.attachments_left, report.attachments.unsent))
        assert receipt.attachments == written.attachments
        assert written.size_bytes < 260_000
    assert counts == [(2, 3, 3), (2, 1, 1), (1, 0, 0), (0, 0, 0)]
    assert all(in_town(town, each) for each in kept)


def test_a_stick_that_is_nearly_full_takes_the_records(invited, town, stick, monkeypatch):
    attach(invited, paper(100))
    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=9_000_000))
    assert invited.sync.export_bundle(stick).attachments == 1
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=8_400_000))
    written = invited.sync.export_bundle(stick)
    assert (written.attachments, written.attachments_left) == (0, 1)
    monkeypatch.undo()
    receipt = town.township.import_bundle(Path(written.path).read_bytes())
    assert receipt.new_entries == invited.entries()


def test_a_station_that_lost_its_files_gets_them_by_stick(invited, town, stick, monkeypatch):
    contents = [paper(100, seed) for seed in range(3)]
    kept = [attach(invited, content) for content in contents]
    carry(invited, town, stick)
    shutil.rmtree(invited.station.folder.attachments)
    monkeypatch.setattr(courier_module, "FILLED_BYTES_MAX", 250_000)
    _, _, first = carry(invited, town, stick)
    assert (first.attachments.received, first.attachments.to_fetch) == (2, 1)
    _, _, second = carry(invited, town, stick)
    assert (second.attachments.received, second.attachments.to_fetch) == (1, 0)
    assert [invited.desk.attachments.data(each.id) for each in kept] == contents
    assert invited.check().is_sound


def test_what_one_pc_attaches_the_other_gets_with_the_record(make_pc, town, stick, tmp_path):
    pcs = []
    for letter in "AB":
        made = make_pc(f"pc-{letter}", seed=ord(letter)).set_up()
        made.sync.accept_invitation(town.invitation(tmp_path, letter))
        carry(made, town, stick)
        pcs.append(made)
    one, two = pcs
    kept = attach(one, paper(80))
    carry(one, town, stick)
    _, _, report = carry(two, town, stick)
    assert report.attachments.received == 1
    assert two.desk.attachments.data(kept.id) == paper(80)


def test_cut_off_anywhere_it_gives_all_records_or_nothing_and_whole_attachments(
    invited, town, stick, tmp_path
):
    contents = [paper(150, seed) for seed in range(3)]
    kept = [attach(invited, content) for content in contents]
    content = Path(invited.sync.export_bundle(stick).path).read_bytes()
    found = set()
    for length in [*range(0, len(content), 9_973), *range(len(content) - 60, len(content))]:
        try:
            receipt = town.township.import_bundle(content[:length])
        except OperationRefused as refusal:
            assert refusal.key in ("bundle_damaged", "bundle_foreign")
            assert found == set()
            assert town.have().get(invited.feed, 0) == 0
            continue
        assert town.have()[invited.feed] == invited.entries()
        here = [in_town(town, each) for each in kept]
        whole = sum(each is not None for each in here)
        assert here == [*contents[:whole], *[None] * (3 - whole)]
        assert receipt.problems == ("bundle_cut_off",) or whole == 3
        found.add(whole)
    assert found == {0, 1, 2, 3}  # all are there when only the footer is not
    assert town.township.import_bundle(content).problems == ()
    assert [in_town(town, each) for each in kept] == contents


def test_a_bundle_without_attachments_is_whole_or_nothing(invited, town, stick):
    invited.register()
    content = Path(invited.sync.export_bundle(stick).path).read_bytes()
    for length in range(0, len(content), 97):
        with pytest.raises(OperationRefused, match=r"bundle_damaged|bundle_foreign"):
            town.township.import_bundle(content[:length])
    assert town.have() == {}


def test_a_changed_byte_among_the_attachments_costs_only_what_follows(invited, town, stick):
    contents = [paper(150, seed) for seed in range(3)]
    kept = [attach(invited, content) for content in contents]
    content = bytearray(Path(invited.sync.export_bundle(stick).path).read_bytes())
    content[-200_000] ^= 1
    assert town.township.import_bundle(bytes(content)).problems == ("bundle_cut_off",)
    here = [in_town(town, each) for each in kept]
    assert here[0] == contents[0] and here[2] is None
    assert here[1] in (None, contents[1])


def test_the_station_says_that_an_answer_was_cut_off_and_keeps_what_came(invited, town, stick):
    contents = [paper(150, seed) for seed in range(2)]
    kept = [attach(invited, content) for content in contents]
    carry(invited, town, stick)
    shutil.rmtree(invited.station.folder.attachments)
    written = invited.sync.export_bundle(stick)
    answer = town.township.import_bundle(Path(written.path).read_bytes()).answer
    cut = stick / "cut.lxb"
    cut.write_bytes(answer[:-100_000])
    with pytest.raises(OperationRefused, match="bundle_cut_off"):
        invited.sync.import_bundle(cut)
    assert [invited.desk.attachments.is_here(each) for each in kept] == [True, False]
    assert invited.store.exchange_log.page_before(limit=1)[0].result == "bundle_cut_off"
    cut.write_bytes(answer)
    assert invited.sync.import_bundle(cut).attachments.received == 1
    assert [invited.desk.attachments.data(each.id) for each in kept] == contents


def test_what_no_record_names_is_not_kept(invited, town, stick, monkeypatch):
    attach(invited, paper(30))
    stranger = paper(30, seed=77)

    def with_a_stranger(crypto, key, seal, manifest, segments, blobs):
        return write_bundle(crypto, key, seal, manifest, segments, [stranger, *blobs])

    monkeypatch.setattr("app.sync.outgoing_bundle.write_bundle", with_a_stranger)
    _, receipt, _ = carry(invited, town, stick)
    assert (receipt.attachments, receipt.problems) == (1, ())
    assert not town.township.blobs.shelf.has(invited.desk.workplace.blobs.hash_of(stranger))


def test_an_older_answer_does_not_speak_for_today(invited, town, stick, clock):
    carry(invited, town, stick)
    old = (stick / "answer.lxb").read_bytes()
    clock.pass_minutes(5)
    attach(invited, paper(40))
    carry(invited, town, stick)
    (stick / "old.lxb").write_bytes(old)
    invited.sync.import_bundle(stick / "old.lxb")
    assert invited.sync.export_bundle(stick).attachments == 0


def test_a_program_that_knows_no_attachments_reads_the_records(invited, town, stick):
    """What it decodes: a payload of three parts, of which a fourth is no concern."""

    class OldPayload(msgspec.Struct, frozen=True, array_like=True):
        manifest: bytes
        signature: bytes
        segments: tuple[bytes, ...]

    attach(invited, paper(20))
    content = Path(invited.sync.export_bundle(stick).path).read_bytes()
    _, start, _ = bundle_module._split(content)
    sealed = content[start : -bundle_module._FOOT.size]
    crypto, secret = invited.surroundings.crypto, town.township.keys.age_identity.secret
    old = msgspec.msgpack.decode(crypto.decrypt_with(secret, sealed), type=OldPayload)
    assert len(old.segments) == 1
    assert msgspec.msgpack.decode(old.manifest)["needs"] == msgspec.msgpack.encode(
        BlobNeeds(vector=bundle_vector(old.manifest))
    )


def bundle_vector(manifest: bytes):
    return msgspec.msgpack.decode(manifest, type=bundle_module.Manifest).hello.vector
