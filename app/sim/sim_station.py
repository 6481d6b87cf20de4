"""One station's PC: the real file, keys, mark, pen and exchange, which can be killed, copied, set back."""

import shutil
from pathlib import Path

from app.acts.pen import Actor, OwnFeed, Pen
from app.journal.exchange import Hello
from app.journal.journal import Journal
from app.models.identity import new_id
from app.models.roles import ADMIN
from app.sim.line import SimLine
from app.sim.sim_town import SimTown
from app.sim.workshop import DATABASE_KEY, TOWN_CODE
from app.sim.world import Killed, SimClock, World
from app.store.blob_store import BlobStore
from app.store.engine import open_database
from app.store.store import Store
from app.sync.enrolment import Enrolment
from app.sync.incarnation import Author, OwnFeeds
from app.sync.lan_line import LanLine
from app.sync.own_side import SnapshotHabits, SyncParts
from app.sync.station_sync import StationSync
from app.sync.township_memory import TownshipMemory
from app.vault.atomic_files import Disk
from app.vault.device_keys import DEVICE_KEYS_FILE, MARK_FILE, DeviceKeys, FeedMark, Mark

SEGMENT_ENTRIES = 6  # small, so that short histories have closed segments
DATABASE_FILES = ("station.db", "station.db-wal")
KEY_FILES = (DEVICE_KEYS_FILE, f"{DEVICE_KEYS_FILE}.copy", MARK_FILE)


class SimStation:
    """A PC of one village. `name` tells it from its clone, which has the same `device_id`."""

    def __init__(self, world: World, town: SimTown, name: str, village: str, letter: str) -> None:
        self.world = world
        self.town = town
        self.name = name
        self.village = village
        self.letter = letter
        self.device_id = new_id(world.chance.randbytes)
        self.actor = Actor(new_id(world.chance.randbytes), name, ADMIN)
        self.folder = world.folder / name
        self.clock = SimClock(world)
        self.is_revoked = False
        self.lines: dict[str, LanLine] = {}
        """To PCs of the village that wait, by name."""
        self.copies: list[Path] = []
        self._copies_made = 0
        self._disk = Disk()
        self._is_mark_due = False

    # -- from nothing to a desk that works

    def set_up(self) -> None:
        """A new PC."""
        self.folder.mkdir()
        self.world.workshop.put_blank_station(self.folder / DATABASE_FILES[0])
        DeviceKeys.create(
            self.folder / KEY_FILES[0], DATABASE_KEY, self.world.crypto,
            self.world.chance.randbytes, self._disk,
        )  # fmt: skip
        self.open()

    def open(self) -> None:
        """As `app.bootstrap.station` opens it."""
        crypto, randomness = self.world.crypto, self.world.chance.randbytes
        self.keys = DeviceKeys.open(
            self.folder / KEY_FILES[0], DATABASE_KEY, crypto, randomness, self._disk
        )
        self._mark = Mark(self.folder / KEY_FILES[2], DATABASE_KEY, crypto, self._disk)
        marks = self._mark.read()
        database = open_database(self.folder / DATABASE_FILES[0], DATABASE_KEY)
        self.store = Store(database, crypto, lambda name: set())
        self.journal = Journal(self.store.journal_storage, crypto, self.clock, SEGMENT_ENTRIES)
        self.enrolment = Enrolment(self.store, crypto, self.keys, self.device_id, self.village)
        self._feeds = OwnFeeds(
            self.keys,
            Author(self.device_id, TOWN_CODE, self.village),
            crypto,
            randomness,
            self._keep_first_mark,
        )
        self._feeds.opened(self.store, self.journal, marks)
        self.pen = Pen(
            self.store, self.journal, self.own, lambda _, is_leaving: self.note_mark(is_leaving)
        )
        self.sync = StationSync(self._parts())

    @property
    def feed(self) -> bytes:
        """The feed that it writes to."""
        return self._feeds.feed

    def own(self) -> OwnFeed:
        """The feed to write to now, as the pen asks for it; inside a transaction of its own else."""
        feed = self._feeds.current(self.store, self.journal)
        return OwnFeed(feed, self._feeds.key(), self.letter, self.village)

    def _keep_first_mark(self, journal: Journal, feed: bytes) -> None:
        self._mark.write({feed.hex(): self._mark_of(feed)})
        self.world.note("incarnation", self.name)

    def _parts(self) -> SyncParts:
        return SyncParts(
            store=self.store,
            blobs=BlobStore(
                self.folder / "attachments",
                DATABASE_KEY,
                self.world.crypto,
                self.world.chance.randbytes,
                self._disk,
            ),
            journal=self.journal,
            crypto=self.world.crypto,
            keys=self.keys,
            enrolment=self.enrolment,
            clock=self.clock,
            feeds=self._feeds,
            village_code=self.village,
            station_name=self.name,
            keep_mark=self.keep_mark,
            dial=lambda url, crypto, device_id, key, town_key: SimLine(
                self.world, self.town, device_id, key, town_key
            ),
            call=lambda name: self.lines[name],
            randomness=self.world.chance.randbytes,
            snapshots=self._habits(),
        )

    def _habits(self) -> SnapshotHabits:
        """In small histories a snapshot must be taken early, and what lies below it come slowly."""
        if not self.world.is_joined_later:
            return SnapshotHabits()
        later = self.world.later
        below = 1_000 if self.world.is_healing else later.choice((0, 1, 2, 1_000))
        return SnapshotHabits(later.choice((1, 8, 30)), below)

    def heard_of_town(self) -> Hello | None:
        """What the township has last said to it."""
        return TownshipMemory(self.store, self.journal, self.device_id).hello()

    # -- the mark, which lags until something leaves

    def keep_mark(self) -> None:
        """The mark is on the disk when this returns."""
        self._mark.write({self.feed.hex(): self._mark_of(self.feed)})
        self._is_mark_due = False

    def note_mark(self, is_leaving: bool) -> None:
        """Something was committed; the mark follows, sooner or later."""
        self._is_mark_due = True
        if is_leaving or self.world.chance.random() < 0.6:
            self.keep_mark()
        if self.world.happens("crash", 0.02):
            raise Killed

    def _mark_of(self, feed: bytes) -> FeedMark:
        state = self.journal.state(feed)
        return FeedMark(state.have, state.chain)

    # -- switched off, orderly or not

    def close(self) -> None:
        """Orderly."""
        if self._is_mark_due:
            self.keep_mark()
        self.store.close()

    def kill(self) -> None:
        """The power goes: what was committed stays in the file and its log, as they are."""
        aside = self._copied_files("aside", DATABASE_FILES)
        self.store.close()
        self._put_back(aside, DATABASE_FILES)
        shutil.rmtree(aside)
        self._is_mark_due = False

    def reopen(self) -> None:
        """Switched off and on again."""
        self.close()
        self.open()

    # -- copies of its disk

    def keep_copy(self) -> None:
        """What a backup program or a disk image would have now."""
        self._copies_made += 1
        copy = self._copied_files(f"copy{self._copies_made}", DATABASE_FILES + KEY_FILES)
        self.copies.append(copy)
        if len(self.copies) > 3:
            shutil.rmtree(self.copies.pop(0))

    def restore(self, copy: Path, *, with_keys: bool) -> None:
        """An old file in today's place, or the whole disk set back."""
        self.close()
        self._put_back(copy, DATABASE_FILES + (KEY_FILES if with_keys else ()))
        self.open()

    def clone(self, name: str) -> "SimStation":
        """A second machine from an image of this one."""
        twin = SimStation(self.world, self.town, name, self.village, self.letter)
        twin.device_id, twin.actor = self.device_id, self.actor
        twin.is_revoked = self.is_revoked
        image = self._copied_files("image", DATABASE_FILES + KEY_FILES)
        shutil.move(image, twin.folder)
        twin.open()
        return twin

    def _copied_files(self, name: str, files: tuple[str, ...]) -> Path:
        target = self.folder.with_name(f"{self.name}-{name}")
        target.mkdir()
        for file in files:
            if (self.folder / file).exists():
                shutil.copyfile(self.folder / file, target / file)
        return target

    def _put_back(self, copy: Path, files: tuple[str, ...]) -> None:
        for file in (*files, "station.db-shm"):
            (self.folder / file).unlink(missing_ok=True)
            if (copy / file).exists():
                shutil.copyfile(copy / file, self.folder / file)
