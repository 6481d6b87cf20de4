"""The township: the real ledger, keys and desks, which can be copied, set back and killed."""

import shutil
from contextlib import closing
from pathlib import Path

from app.journal.entry import Entry
from app.models.identity import new_id
from app.models.records import Case
from app.sim.workshop import town_surroundings
from app.sim.world import SimClock, World
from app.store.sqlite_driver import sqlite
from app.town.clerk_acts import Clerk
from app.town.sign_in import ADMIN

LEDGER_FILES = ("town.db", "town.db-wal")
KEY_FILES = ("town.keys", "town.keys.copy", "town.mark")


class SimTown:
    """One township with one clerk."""

    name = "town"

    def __init__(self, world: World) -> None:
        self.world = world
        self.clock = SimClock(world)
        self.folder = world.workshop.town_folder
        self.clerk = Clerk(new_id(world.chance.randbytes), "孙立")
        self.administrator = Clerk(self.clerk.id, "周管理", ADMIN)
        self.copies: list[Path] = []
        self._copies_made = 0
        self._surroundings = town_surroundings(world.crypto, world.chance.randbytes, self.clock)
        world.workshop.put_blank_town(world.crypto, self.clock)
        self.open()

    def open(self) -> None:
        """As `app.bootstrap.township` opens it."""
        self.township = self.world.workshop.open_town(self._surroundings)

    def close(self) -> None:
        """Let go of the ledger."""
        self.township.close()

    def reopen(self) -> None:
        """Switched off and on again."""
        self.close()
        self.open()

    def revoke(self, device_id: str) -> None:
        """Nothing more is taken from this device."""
        self.township.revoke_device(device_id)

    def write(self, village: str, kind: str, entity: str, fields: dict[str, object]) -> Entry:
        """An entry of the town's own feed that no clerk's act would write."""
        with self.township.ledger.write() as connection:
            books = self.township.office.books(connection, village)
            own = self.township.office.own_feed(books, village)
            dot = own.write(kind, entity, fields, actor=self.clerk.id, op="")
            own.finish()
            return next(iter(books.storage.entries(dot[0], dot[1], dot[1])))

    def case_in_hand(self, village: str) -> str:
        """A case that the town has to do something about; empty when there is none."""
        with self.township.ledger.read() as connection:
            books = self.township.office.books(connection, village)
            found = [
                case.id
                for case in books.rows.rows_of(Case, village)
                if case.status in ("submitted", "accepted", "in_progress")
            ]
        return self.world.chance.choice(sorted(found)) if found else ""

    def keep_copy(self) -> None:
        """What a backup would have now."""
        self._copies_made += 1
        target = self.world.folder / (f"town-copy{self._copies_made}")
        target.mkdir()
        for file in LEDGER_FILES + KEY_FILES:
            if (self.folder / file).exists():
                shutil.copyfile(self.folder / file, target / file)
        self.copies.append(target)
        if len(self.copies) > 3:
            shutil.rmtree(self.copies.pop(0))

    def back_up(self) -> dict[bytes, int]:
        """A verified copy; returns how far each feed really is in it."""
        target = self.world.folder / "town-backup.db"
        self.township.back_up(target)
        with closing(sqlite.connect(str(target))) as copy:
            return dict(copy.execute("SELECT feed, have FROM journal_feeds").fetchall())

    def durable(self) -> dict[bytes, int]:
        """What the town calls durable."""
        with self.township.ledger.read() as connection:
            books = self.township.office.books(connection)
            return books.durable.of([state.feed for state in books.storage.feeds()])

    def restore(self, copy: Path, *, with_keys: bool) -> None:
        """An old ledger in today's place, or the whole disk set back."""
        self.close()
        for file in (*LEDGER_FILES, *(KEY_FILES if with_keys else ()), "town.db-shm"):
            (self.folder / file).unlink(missing_ok=True)
            if (copy / file).exists():
                shutil.copyfile(copy / file, self.folder / file)
        self.open()
