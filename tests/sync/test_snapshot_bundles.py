"""A snapshot by stick, for a new PC that has no network: behind the records, and never needed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.journal.bundle import (
    Manifest,
    Routing,
    read_bundle,
    read_bundle_as_far_as_it_goes,
    write_bundle,
)
from app.models.errors import OperationRefused
from app.town import courier as courier_module
from app.vault.crypto import Suite1
from tests.stations import HEAD_OF_DESK, Pc, Town, contents
from tests.sync.attaching import attach, paper
from tests.sync.newcomers import TAKEN, log_of, with_habits


@pytest.fixture
def lonely(make_pc: Callable[..., Pc], busy: Pc, town: Town, tmp_path: Path, monkeypatch) -> Pc:
    """A new PC that has no line, and is given a snapshot for little."""
    monkeypatch.setattr(courier_module, "WORTH_ENTRIES", 10)
    pc = make_pc("lonely", 91).set_up(staff_name=HEAD_OF_DESK)
    pc.sync.accept_invitation(town.invitation(tmp_path, "C"))
    return with_habits(pc, TAKEN)


def answer_to(pc: Pc, town: Town, stick: Path) -> bytes:
    written = pc.sync.export_bundle(stick)
    return town.township.import_bundle(Path(written.path).read_bytes()).answer


def read_in(pc: Pc, stick: Path, content: bytes) -> None:
    path = stick / "answer.lxb"
    path.write_bytes(content)
    pc.sync.import_bundle(path)


def payload_of(monkeypatch) -> list[bytes]:
    """The snapshots that bundles are written with from now on."""
    given: list[bytes] = []

    def noted(*parts, **further):
        given.append(parts[6])
        return write_bundle(*parts, **further)

    monkeypatch.setattr(courier_module, "write_bundle", noted)
    return given


def test_one_trip_brings_rows_and_entries(lonely, town, stick, monkeypatch):
    given = payload_of(monkeypatch)
    read_in(lonely, stick, answer_to(lonely, town, stick))
    assert given[0]
    assert lonely.rows() == town.rows()
    assert lonely.store.snapshots.floors() == []
    assert lonely.check().is_sound
    assert lonely.check().awaited == 0
    read_in(lonely, stick, answer_to(lonely, town, stick))
    assert given[1] == b""  # it has what it needs
    assert "snapshot_damaged" not in log_of(lonely)


def test_cut_off_behind_the_records_nothing_of_a_snapshot_is_taken(
    lonely, busy, town, stick, monkeypatch
):
    attach(busy, paper(200))
    busy.sync.exchange()
    given = payload_of(monkeypatch)
    content = answer_to(lonely, town, stick)
    with pytest.raises(OperationRefused, match="bundle_cut_off"):
        read_in(lonely, stick, content[: len(content) - len(given[0]) // 2])
    assert lonely.store.snapshots.floors() == []
    assert lonely.rows() == town.rows()
    assert lonely.check().is_sound


def test_whatever_is_cut_off_of_a_snapshot_is_not_missed(busy, town, stick, monkeypatch):
    """In the clear, so that every byte can be the last."""
    crypto, key = Suite1(), town.township.keys.signing_key
    hello = busy.sync._own.hello()
    routing = Routing("town", "镇", "pc", "370781109216", "2026-03-02T01:00:00Z", 1)
    segments, blobs, snapshot = [b"one", b"two"], [b"paper"], bytes(range(200))
    whole = write_bundle(
        crypto, key, bytes, Manifest(routing, hello, ()), segments, blobs, snapshot
    )
    assert read_bundle(crypto, whole, bytes).snapshot == snapshot
    end = whole.rindex(snapshot) + len(snapshot)
    for cut in range(end - len(snapshot) - 2, end):
        read = read_bundle_as_far_as_it_goes(crypto, whole[:cut], bytes, bytes)
        assert (read.segments, read.blobs) == (tuple(segments), tuple(blobs))
        assert (read.snapshot, read.is_cut_off) == (b"", False)
    wrong = whole[: end - 1] + b"?" + whole[end:]
    read = read_bundle_as_far_as_it_goes(crypto, wrong, bytes, bytes)
    assert (read.segments, read.snapshot) == (tuple(segments), b"")


def test_cut_off_among_the_records_nothing_is_taken(lonely, town, stick, monkeypatch):
    given = payload_of(monkeypatch)
    content = answer_to(lonely, town, stick)
    before = contents(lonely.store, without=("exchange_log",))
    path = stick / "short.lxb"
    path.write_bytes(content[: len(content) - len(given[0]) - 20_000])
    with pytest.raises(OperationRefused):
        lonely.sync.import_bundle(path)
    assert contents(lonely.store, without=("exchange_log",)) == before


def test_a_pc_that_has_the_records_is_sent_none(lonely, busy, town, stick, monkeypatch):
    given = payload_of(monkeypatch)
    answer_to(busy, town, stick)
    assert given == [b""]


def test_one_that_does_not_go_in_beside_the_records_stays_at_home(lonely, town, stick, monkeypatch):
    given = payload_of(monkeypatch)
    monkeypatch.setattr(courier_module, "FILLED_BYTES_MAX", 1_000)
    read_in(lonely, stick, answer_to(lonely, town, stick))
    assert given == [b""]
    assert lonely.rows() == town.rows()
