"""The township beside the village: its invitation and its answers, made by the real server's core."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.journal.segment import unpack_segment
from app.sync.snapshot_lane import SnapshotLane
from app.sync.station_sync import StationSync
from app.sync.stick import read_from_stick
from app.town.books import Books
from tools.crash.village import (
    PASSWORD,
    STATION,
    STICK,
    TOWN,
    VILLAGE,
    DeskWork,
    at_the_desk,
    first_start,
    in_exchange,
    seeded,
)

SECOND_FROM = 3  # a seed


def invitation(folder: Path, around: Surroundings, path: Path) -> Path:
    """Set the township up and write its invitation to that village."""
    with closing(create_township(folder, TOWN, around)) as township:
        township.add_clerk("孙立", PASSWORD)
        path.write_bytes(township.invite(VILLAGE))
    return path


class Newcomer(msgspec.Struct, frozen=True):
    """What a PC that comes late fetches: the snapshot in pieces, and each segment with its feed."""

    pieces: list[bytes]
    segments: list[tuple[bytes, bytes]]

    def take(self, sync: StationSync, tell: Callable[[], None]) -> None:
        """As an exchange does, from where it was broken off: pieces, rows in the place of this PC's, then
        the entries below them.
        """
        own = sync._own
        if not own.floors.standing():
            snapshots, start = own.parts.store.snapshots, 0
            _, arrived = snapshots.arrived()
            for piece in self.pieces:
                if start >= arrived:
                    snapshots.put_piece("snapshot", start, piece)
                start += len(piece)
            SnapshotLane(own).take(snapshots.arrived_bytes())
            tell()
        for feed, packed in self.segments:
            if own.floors.of(feed):
                own.take_in_one(packed)
                tell()
        if own.floors.standing():
            raise AssertionError("entries below the snapshot are missing")


def second_pc(folder: Path, aside: Path, around: Surroundings) -> None:
    """Another PC of the village works; the township hears of it."""
    letter = aside / "invitation-B.lxi"
    with closing(open_township(folder, around)) as township:
        letter.write_bytes(township.invite(VILLAGE, "B"))
    home = aside / "second"
    (home / STICK).mkdir(parents=True)
    station = first_start(home / STATION, seeded(SECOND_FROM))
    with closing(station), at_the_desk(station) as desk, in_exchange(station) as sync:
        DeskWork(station, desk, lambda store: None).register_case()
        sync.accept_invitation(letter)
        bundle = Path(sync.export_bundle(home / STICK).path)
    answer(folder, around, bundle, aside / "answer-B.lxb")


def snapshot(folder: Path, around: Surroundings, pieces: int = 2) -> Newcomer:
    """The village's present snapshot, and all entries."""
    with closing(open_township(folder, around)) as township:
        content = township.snapshots.current(VILLAGE)
        if content is None:
            raise AssertionError("the township makes no snapshot")
        with township.ledger.read() as connection:
            journal = Books(connection, township.ledger, township.surroundings, VILLAGE).journal
            packed = [
                each
                for state in journal.storage.feeds()
                for each in journal.segments_after(state.feed, 0)
            ]
    step = -(-len(content) // pieces)
    found = [(unpack_segment(around.crypto, each).feed, each) for each in packed]
    return Newcomer([content[at : at + step] for at in range(0, len(content), step)], found)


def answer(folder: Path, around: Surroundings, bundle: Path, path: Path) -> Path:
    """Take a station's bundle in and write the answer that goes back."""
    with closing(open_township(folder, around)) as township:
        receipt = township.import_bundle(read_from_stick(bundle, BUNDLE_BYTES_MAX))
        path.write_bytes(receipt.answer)
    return path
