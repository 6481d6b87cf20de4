"""Bad input at either end: one sentence that says which and what to do, status 1, nothing changed, and
the reason in the exchange log.

Bundles are spoilt as files. Segments are spoilt before a bundle is sealed and signed around them: only
then does anyone look at them at all.
"""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import msgspec
import pytest

from app.bootstrap.township import open_township
from app.journal.bundle import BUNDLE_BYTES_MAX, MAGIC
from app.journal.chain import Seal, chain_after, chain_start
from app.journal.entry import Entry
from app.journal.segment import SEGMENT_BYTES_MAX, Segment, pack_segment, unpack_segment
from app.sync import station_sync
from app.town import courier
from app.vault.crypto import Suite1
from app.words.problem_words import sentence_of
from tests.stations import TOWN, VILLAGE, Pc, contents

CRYPTO = Suite1()
Spoil = Callable[[bytes], bytes]

NOTED = ("exchange_log", "meta", "counters", "tail_seals")  # what every try may write


class Ends:
    """A station and its township between two doors, and bundles that went well between them."""

    def __init__(self, door, pc: Pc, folder: Path) -> None:
        self.door, self.pc, self.town, self.stick = door, pc, folder / "town", folder / "stick"
        self.stick.mkdir(exist_ok=True)
        door("town", "init", "--town", TOWN, "--clerk", "孙立", "--data", self.town)
        letter = folder / "邀请.lxi"
        door(
            "town",
            "invite",
            "--village",
            VILLAGE,
            "--in-person",
            "--out",
            letter,
            "--data",
            self.town,
        )
        door("enrol", letter, "--data", pc.folder)
        self.first = self.exported()
        self.answer = Path(self.take(self.first).json["answer"])
        self.read(self.answer)

    def write(self) -> None:
        """A case more, of several entries."""
        self.pc.open().register()
        self.pc.close()

    def exported(self) -> Path:
        said = self.door("export-bundle", self.stick, "--data", self.pc.folder, "--json")
        return Path(said.json["path"])

    def take(self, bundle: Path, *flags: str):
        """Read a bundle in town."""
        flags = flags or ("--json",)
        return self.door(
            "town", "import-bundle", bundle, "--out", self.stick, "--data", self.town, *flags
        )

    def read(self, bundle: Path):
        """Read a bundle at the station."""
        return self.door("import-bundle", bundle, "--data", self.pc.folder)

    def of_town(self):
        """All that stands in the ledger, and the last reason in its log."""
        township = open_township(self.town, self.pc.surroundings)
        try:
            with township.ledger.read() as connection:
                ask = connection.exec_driver_sql
                names = ask("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
                kept = {
                    name: sorted(map(tuple, ask(f"SELECT * FROM {name}")), key=repr)
                    for name in names
                    if name not in ("exchanges", "devices")
                }
                last = (
                    ask(
                        "SELECT problem FROM exchanges WHERE act <> 'bundle_out' ORDER BY number DESC"
                    )
                    .scalars()
                    .first()
                )
            return kept, last
        finally:
            township.close()

    def of_station(self):
        """All that stands in its file, and the last reason in its log."""
        self.pc.open()
        try:
            last = self.pc.store.exchange_log.page_before()[0].result
            return contents(self.pc.store, without=NOTED), last
        finally:
            self.pc.close()


@pytest.fixture
def ends(door, pc, tmp_path) -> Ends:
    pc.close()
    return Ends(door, pc, tmp_path)


def cut_short(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0x40]) + content[middle + 1 :]


def foreign(content: bytes) -> bytes:
    return b"PK\x03\x04" + content


def newer(content: bytes) -> bytes:
    return MAGIC + b"\xff" + content[len(MAGIC) + 1 :]


SPOILT = {
    cut_short: "bundle_damaged",
    flipped: "bundle_damaged",
    foreign: "bundle_foreign",
    newer: "bundle_from_newer_version",
}


def test_a_spoilt_or_misdirected_bundle_is_refused_at_either_end(ends):
    fresh, answer = ends.exported(), ends.answer
    for_town, for_station = fresh.read_bytes(), answer.read_bytes()
    ledger, _ = ends.of_town()
    file, _ = ends.of_station()
    for spoil, key in SPOILT.items():
        fresh.write_bytes(spoil(for_town))
        assert ends.take(fresh, "--data", ends.town).refused_with(sentence_of(key, {}))
        assert ends.of_town() == (ledger, key)
        answer.write_bytes(spoil(for_station))
        assert ends.read(answer).refused_with(sentence_of(key, {}))
        assert ends.of_station() == (file, key)
    fresh.write_bytes(for_town)
    answer.write_bytes(for_station)
    key = "bundle_not_for_this_township"
    assert ends.take(answer, "--data", ends.town).refused_with(sentence_of(key, {}))
    assert ends.of_town() == (ledger, key)
    key = "bundle_is_own"
    assert ends.read(fresh).refused_with(sentence_of(key, {}))
    assert ends.of_station() == (file, key)


def test_an_oversized_bundle_is_refused_before_it_is_read(ends):
    ledger, _ = ends.of_town()
    file, _ = ends.of_station()
    for path in (ends.first, ends.answer):
        with path.open("r+b") as vast:
            vast.truncate(BUNDLE_BYTES_MAX + 1)
    words = sentence_of("bundle_too_large", {})
    assert ends.take(ends.first, "--data", ends.town).refused_with(words)
    assert ends.read(ends.answer).refused_with(words)
    assert ends.of_town()[0] == ledger
    assert ends.of_station() == (file, "bundle_too_large")


def test_a_bundle_that_was_read_before_or_is_older_gets_no_green_tick(ends):
    file, _ = ends.of_station()
    assert ends.read(ends.answer).refused_with(sentence_of("bundle_read_before", {}))
    assert ends.of_station() == (file, "bundle_read_before")
    ends.write()
    second = Path(ends.take(ends.exported()).json["answer"])
    assert ends.read(second).status == 0
    file, _ = ends.of_station()
    assert ends.read(ends.answer).refused_with(sentence_of("bundle_older", {}))
    assert ends.of_station() == (file, "bundle_older")
    ledger, _ = ends.of_town()
    said = ends.take(ends.first, "--data", ends.town)  # answered all the same: a stick may be lost
    assert (said.status, said.err) == (1, "")
    assert said.out.startswith(sentence_of("bundle_nothing_new", {}) + "\n回执写到")
    assert ends.of_town() == (ledger, "bundle_nothing_new")


def resealed(segment: Segment, entries: list[Entry], prev_chain: bytes, seal: Seal) -> bytes:
    return pack_segment(CRYPTO, segment.feed, prev_chain, entries, seal)


def unsealed(packed: bytes) -> bytes:
    segment = unpack_segment(CRYPTO, packed)
    seal = msgspec.structs.replace(segment.seal, signature=bytes(64))
    return resealed(segment, list(segment.entries), segment.prev_chain, seal)


def torn_off(packed: bytes) -> bytes:
    """Only the last entry: what stands before it is missing."""
    segment = unpack_segment(CRYPTO, packed)
    chain = segment.prev_chain
    for entry in segment.entries[:-1]:
        chain = chain_after(CRYPTO, chain, entry.header_bytes)
    return resealed(segment, [segment.entries[-1]], chain, segment.seal)


def of_nobody(packed: bytes) -> bytes:
    """Of a feed that nobody has heard of, whole in itself."""
    own, feed = unpack_segment(CRYPTO, packed).entries[0], b"f" * 16
    chain = chain_after(CRYPTO, chain_start(CRYPTO, feed), own.header_bytes)
    header = msgspec.structs.replace(own.header, seq=1)
    entry = Entry(feed, msgspec.msgpack.encode(header), header, own.body)
    chain = chain_after(CRYPTO, chain_start(CRYPTO, feed), entry.header_bytes)
    seal = Seal(1, chain, False, bytes(64))
    return pack_segment(CRYPTO, feed, chain_start(CRYPTO, feed), [entry], seal)


def oversized(packed: bytes) -> bytes:
    return packed + bytes(SEGMENT_BYTES_MAX)


SEGMENTS = {
    flipped: "segment_damaged",
    cut_short: "segment_damaged",
    oversized: "segment_too_large",
    unsealed: "segment_seal_wrong",
    of_nobody: "feed_unknown",
}


def test_a_bad_segment_in_a_good_bundle_is_left_out_in_town(ends, monkeypatch):
    ends.write()
    ledger, _ = ends.of_town()
    for spoil, key in {**SEGMENTS, torn_off: "segment_gap_in_bundle"}.items():
        with monkeypatch.context() as patch:
            spoil_segments(patch, station_sync, spoil)
            patch.setattr(station_sync, "unpack_segment", lambda *_: SimpleNamespace(entries=()))
            patch.setattr(station_sync, "note_carried", lambda *_: None)
            bundle = ends.exported()
        said = ends.take(bundle, "--data", ends.town)
        assert (said.status, said.err) == (1, ""), key
        assert said.out.startswith(sentence_of(key, {}) + "\n回执写到")
        assert ends.of_town() == (ledger, key)
    assert ends.take(ends.exported()).status == 0


def test_a_bad_segment_in_a_good_answer_is_refused_at_the_station(ends, monkeypatch):
    ends.write()
    bundle = ends.exported()
    answer = Path(ends.take(bundle).json["answer"])
    whole = answer.read_bytes()
    file, _ = ends.of_station()
    for spoil, key in SEGMENTS.items():
        with monkeypatch.context() as patch:
            spoil_segments(patch, courier, spoil)
            bad = Path(ends.take(bundle).json["answer"])
        assert ends.read(bad).refused_with(sentence_of(key, {})), key
        assert ends.of_station() == (file, key)
    answer.write_bytes(whole)
    said = ends.read(answer)
    assert (said.status, said.err) == (0, "")


def spoil_segments(patch: pytest.MonkeyPatch, place: ModuleType, spoil: Spoil) -> None:
    """What is put into a bundle from there is spoilt before it is signed."""
    honest = place.segments_missing_at
    patch.setattr(place, "segments_missing_at", lambda *of: [spoil(p) for p in honest(*of)])
