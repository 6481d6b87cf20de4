"""Power cuts at a station, at moments that exploration found to be dear."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec
import pytest

from app.bootstrap.station import OpenStation
from app.bootstrap.station_backup import (
    back_up,
    copies_to_go_back_to,
    restore_backup,
    set_back,
)
from app.models.long_work import untold
from app.vault.atomic_files import Disk
from app.vault.attempts import ATTEMPTS_FILE
from tools.crash.village import (
    PASSWORD,
    DeskWork,
    Heads,
    at_the_desk,
    first_start,
    heads_of,
    opened,
    seeded,
    surroundings,
)


class PowerCut(BaseException):
    """Nothing of the program runs after this."""


class DiskWithoutMarkThread(Disk):
    """The thread that writes the mark behind the desk never gets its turn."""

    def write_atomically(self, path: Path, content: bytes) -> None:
        if threading.current_thread().name != "mark":
            super().write_atomically(path, content)


class TwoStations:
    """A backup, and the station that is one case further, as a kill left it: its log beside it."""

    def __init__(self, folder: Path) -> None:
        self.backup = folder / "backup.db"
        with (
            closing(first_start(folder / "made", seeded(2))) as station,
            at_the_desk(station) as desk,
        ):
            self.backed_up = heads_of(desk.store)
            back_up(station, desk.store, self.backup)
            DeskWork(station, desk, lambda store: None).register_case()
            self.newest = heads_of(desk.store)
            self.station = folder / "killed"
            # The mark may be half written just now, by a thread of its own.
            half_written = shutil.ignore_patterns("*.new")
            shutil.copytree(folder / "made", self.station, ignore=half_written)
        assert (self.station / "station.db-wal").exists()


def heads_at(station: OpenStation) -> Heads:
    with at_the_desk(station) as desk:
        return heads_of(desk.store)


@pytest.fixture
def two(tmp_path: Path) -> TwoStations:
    return TwoStations(tmp_path)


def test_a_first_start_that_loses_power_at_its_end_goes_on_in_its_own_feed(tmp_path: Path) -> None:
    slow = msgspec.structs.replace(seeded(1), disk=DiskWithoutMarkThread())
    with closing(first_start(tmp_path / "station", slow)) as station:
        first = heads_at(station)
        after = shutil.copytree(tmp_path / "station", tmp_path / "after")

    with closing(opened(after, surroundings())) as station:
        assert heads_at(station) == first


@contextmanager
def power_cut_at(move: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program goes down when it is about to give a file another name for that time."""
    moves = []

    def cutting(source: Path, target: Path) -> None:
        # A try of a password that is cut off counts, and is noted at the next opening.
        if not Path(target).name.startswith(ATTEMPTS_FILE):
            moves.append(target)
            if len(moves) == move:
                raise PowerCut
        os.rename(source, target)

    with monkeypatch.context() as patch, suppress(PowerCut):
        patch.setattr(os, "replace", cutting)
        yield


@pytest.mark.parametrize("cut_at", range(1, 6))
def test_a_restore_cut_off_at_any_move_leaves_the_old_file_or_the_backup(
    two: TwoStations, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    with power_cut_at(cut_at, monkeypatch):
        restore_backup(two.station, "", PASSWORD, two.backup, surroundings())
    with closing(opened(two.station, surroundings())) as station:
        found = heads_at(station)

    # Going back begins a new feed, with nothing in it yet.
    assert {feed: head for feed, head in found.items() if head[0]} in (two.newest, two.backed_up)


def test_what_a_cut_restore_left_behind_is_never_put_in_place_later(two: TwoStations) -> None:
    shutil.copy(two.backup, two.station / "station.db.restored")
    opened(two.station, surroundings()).close()
    assert not (two.station / "station.db.restored").exists()


@pytest.mark.parametrize("cut_at", [0, 1, 2, 3, 4])
def test_a_file_that_was_set_back_comes_at_the_next_opening_however_often_that_is_cut_off(
    two: TwoStations, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    with closing(opened(two.station, surroundings())) as station:
        set_back(station, two.backup, untold)
        assert {feed: head for feed, head in heads_at(station).items() if head[0]} == two.newest
    with power_cut_at(cut_at, monkeypatch):
        opened(two.station, surroundings()).close()
    with closing(opened(two.station, surroundings())) as station:
        found = heads_at(station)
        copies = copies_to_go_back_to(station)
        with at_the_desk(station) as desk:
            events = [event.action for event in desk.accounts.events(station.actor)]

    # Going back is noted in the new feed, by everyone's own hand.
    assert {feed: found[feed] for feed in two.backed_up} == two.backed_up
    assert "restored" in events
    assert any(copy.is_former and copy.file_bytes > 0 for copy in copies)


def test_setting_back_that_is_cut_off_before_its_end_changes_nothing(
    two: TwoStations, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(opened(two.station, surroundings())) as station:
        for move in (1, 2):
            with power_cut_at(move, monkeypatch):
                set_back(station, two.backup, untold)
    with closing(opened(two.station, surroundings())) as station:
        assert {feed: head for feed, head in heads_at(station).items() if head[0]} == two.newest
    assert not (two.station / "station.db.restored").exists()
