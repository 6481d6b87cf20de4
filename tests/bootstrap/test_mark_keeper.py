"""The mark outside the database: soon after each act, and before anything leaves the PC."""

import threading
import time

import pytest

from app.bootstrap.mark_keeper import MarkKeeper
from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Disk
from app.vault.device_keys import Mark
from tests.stations import Pc, surroundings_of


def marked(pc: Pc) -> int:
    """How far the file says that this PC's feed has come."""
    crypto, disk = pc.surroundings.crypto, Disk()
    table = Mark(pc.folder / "mark", pc.station.database_key, crypto, disk).read()
    return table[pc.feed.hex()].last_seq


def soon(question) -> bool:
    """Whether it becomes true within a minute; the answer comes from another thread."""
    for _ in range(6000):
        if question():
            return True
        time.sleep(0.01)
    return False


def test_the_mark_follows_every_act(pc):
    for _ in range(3):
        pc.register()
        assert soon(lambda: marked(pc) == pc.entries())


def test_closing_writes_what_was_noted_last(pc):
    for _ in range(20):
        pc.register()
    entries = pc.entries()
    pc.station.close()
    assert marked(pc) == entries


def test_an_exchange_waits_for_the_mark(enrolled):
    enrolled.submitted()
    enrolled.sync.exchange()
    assert marked(enrolled) == enrolled.entries()


def test_the_mark_never_goes_back_however_many_write_it(pc):
    """The exchange keeps it while the desk notes it."""
    seen, is_done = [], threading.Event()

    def watch() -> None:
        while not is_done.is_set():
            seen.append(marked(pc))

    watcher = threading.Thread(target=watch)
    watcher.start()
    keeper = pc.station._mark_keeper
    for _ in range(40):
        pc.register()
        keeper.keep(pc.desk.workplace.journal, pc.feed)
    is_done.set()
    watcher.join()
    assert seen == sorted(seen)
    assert marked(pc) == pc.entries()


class StubbornDisk(Disk):
    is_full = False

    def write_atomically(self, path, content):
        if self.is_full and path.name == "mark":
            raise EnvironmentProblem("vault_file_not_written", file=path.name)
        super().write_atomically(path, content)


def test_a_mark_that_cannot_be_written_stops_what_leaves_and_nothing_else(tmp_path, clock):
    disk = StubbornDisk()
    pc = Pc(tmp_path / "s", surroundings_of(clock, disk=disk)).set_up()
    keeper, journal = pc.station._mark_keeper, pc.desk.workplace.journal
    keeper.keep(journal, pc.feed)
    disk.is_full = True
    pc.register()
    with pytest.raises(EnvironmentProblem, match="vault_file_not_written"):
        keeper.keep(journal, pc.feed)
    disk.is_full = False
    pc.register()
    assert soon(lambda: marked(pc) == pc.entries())
    pc.close()


def test_a_keeper_may_be_closed_twice(pc):
    mark = Mark(pc.folder / "other", pc.station.database_key, pc.surroundings.crypto, Disk())
    keeper = MarkKeeper(mark)
    keeper.close()
    keeper.close()
    assert not (pc.folder / "other").exists()
