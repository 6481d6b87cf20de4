"""Opens a disk that a power cut left behind with the real program, and holds it to its promises."""

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Mapping
from contextlib import closing
from pathlib import Path

import msgspec

from app.acts.self_check import check_station
from app.bootstrap.station_folder import StationFolder
from app.journal.bundle import BUNDLE_BYTES_MAX, check_whole
from app.journal.chain import chain_start
from app.journal.fresh_fold import differing_ids, fold_afresh
from app.journal.journal import Journal
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.kinds import TABLES
from app.models.records import Record
from app.store.backup import verify_copy
from app.store.blob_store import BlobStore
from app.store.engine import open_database
from app.store.store import Store
from app.sync.stick import BUNDLE_SUFFIX, read_from_stick
from app.vault.atomic_files import MAX_FILE_BYTES
from app.vault.atomic_files import Disk as RealDisk
from app.vault.device_keys import DeviceKeys, FeedMark, Mark
from app.vault.device_secret import read_device_secret
from app.vault.slots import SlotFile
from tools.crash.disk_model import Disk
from tools.crash.promises import Head, Promises
from tools.crash.village import (
    BACKUPS,
    NEXT_PASSWORD,
    PASSWORD,
    STAFF_NAME,
    STATION,
    STICK,
    DeskWork,
    Heads,
    at_the_desk,
    first_start,
    opened,
    surroundings,
)

ATTACHMENTS = "attachments"
LABEL, DATABASE = f"{STATION}/station.json", f"{STATION}/station.db"
_DATABASE_FILES = ("station.db", "station.db-wal", "station.db-journal")


Rows = Mapping[type[Record], Mapping[tuple[str, str], Record]]


class Broken(Exception):
    """A promise that was not kept, in a few words."""


class _Vault(msgspec.Struct, frozen=True):
    """What the small files say: the key, our feeds, how far they had come, which passwords open."""

    key: bytes
    feeds: tuple[str, ...]
    marks: dict[str, FeedMark]
    opening: dict[str, tuple[str, ...]]


class _Content(msgspec.Struct, frozen=True):
    """What one database file holds, once it was proved whole."""

    heads: Heads
    kept: frozenset[str]
    attached: tuple[bytes, ...]  # hashes of the files that entries name


class Inspector:
    """Judges one disk after another; what has been proved of a file's bytes is not proved again."""

    def __init__(
        self,
        folder: Path,
        is_end_of_act: Callable[[Head], bool],
        known_bundles: Collection[str] | None = None,
    ) -> None:
        self._folder = folder
        self._is_end_of_act = is_end_of_act
        self._known_bundles = known_bundles
        self._around = surroundings()
        self._vaults: dict[tuple[tuple[str, bytes], ...], _Vault] = {}
        self._mended: dict[int, _Content] = {}
        self._contents: dict[bytes, _Content] = {}
        self._copies: set[bytes] = set()
        self._complete: Rows = {}

    def know_complete(self, disk: Disk) -> None:
        """What all entries of the village fold into: while a snapshot's entries are on their way the
        rows must be these.
        """
        key = self._vault(disk).key  # first: it clears the folder
        path = self._lay_out_database(disk)
        store = Store(open_database(path, key), self._around.crypto, lambda name: set())
        with closing(store):
            storage = store.journal_storage
            self._complete = fold_afresh(storage, storage.feeds()).rows

    @property
    def databases(self) -> int:
        """How many different databases were read through, chain and rows."""
        return len(self._contents)

    def check(self, disk: Disk, promises: Promises) -> Heads:
        """How far the station has come, if there is one. Raises Broken."""
        heads: Heads = {}
        try:
            if LABEL in disk:
                heads = self._check_station(disk, promises)
            elif promises.has_station:
                raise Broken("the station is gone")
            self._check_stick(disk, promises)
            return heads
        except Broken:
            raise
        except Problem as problem:
            raise Broken(f"does not open: {problem.key} {problem.facts}") from problem
        except Exception as error:
            raise Broken(f"does not open, unplanned: {type(error).__name__}: {error}") from error

    def check_by_working(self, disk: Disk, promises: Promises) -> None:
        """Open it as a person would, go on working, and let the station check itself.

        Raises Broken.
        """
        self.lay_out(disk)
        try:
            if LABEL in disk:
                self._work(promises)
            elif not promises.has_station:
                first_start(self._folder / STATION, self._around).close()
        except Broken:
            raise
        except Exception as error:
            raise Broken(f"cannot go on: {type(error).__name__}: {error}") from error

    def recover(self, disk: Disk) -> None:
        """Open and close the database of a disk that was laid out, and found to be good before."""
        StationFolder(self._folder / STATION, self._around.disk).finish_restoring()
        open_database(self._folder / DATABASE, self._vaults[_small_files(disk)].key).close()

    def lay_out(self, disk: Disk) -> None:
        """Make the folder hold this disk and nothing else."""
        shutil.rmtree(self._folder, ignore_errors=True)
        for part in (STATION, STICK, BACKUPS):
            (self._folder / part).mkdir(parents=True)
        for path, content in disk.items():
            target = self._folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    # -- the station

    def _check_station(self, disk: Disk, promises: Promises) -> Heads:
        vault = self._vault(disk)
        for name, passwords in promises.accounts.items():
            if not passwords.intersection(vault.opening.get(name, ())):
                raise Broken("a password that was given does not open")
        content = self._content(disk, vault.key)
        self._check_heads(content, vault, promises)
        if not promises.kept <= content.kept and promises.going_back_to is None:
            raise Broken("the enrolment is gone")
        self._check_attached(disk, vault.key, content.attached)
        for path in promises.backups:
            if path not in disk:
                raise Broken("a backup is gone")
        for path, copy in disk.items():
            if path.startswith(BACKUPS) and path.endswith(".db"):
                self._check_backup(copy, vault.key)
        return content.heads

    def _check_attached(self, disk: Disk, key: bytes, attached: tuple[bytes, ...]) -> None:
        """A file is on the disk before an entry names it: so every one that is named is there."""
        around, folder = self._around, self._folder / STATION / ATTACHMENTS
        reader = _DiskInMemory(self._folder, disk)
        blobs = BlobStore(folder, key, around.crypto, around.randomness, reader)
        for content_hash in attached:
            try:
                blobs.read(content_hash)
            except EnvironmentProblem as problem:
                raise Broken(f"a file that an entry names is lost: {problem.key}") from problem

    def _check_heads(self, content: _Content, vault: _Vault, promises: Promises) -> None:
        heads = {feed: seq for feed, (seq, _) in content.heads.items()}
        is_back = promises.going_back_to is not None and heads == promises.going_back_to
        for feed, seq in promises.heads.items():
            if heads.get(feed, -1) < seq and not is_back:
                raise Broken("an acknowledged act is lost")
        for feed, (seq, chain) in content.heads.items():
            if not (self._is_empty(feed, seq, chain) or self._is_end_of_act((feed, seq, chain))):
                raise Broken("half an act, or another one, was kept")
        if not any(heads.values()):
            raise Broken("it counts as a station, but was never set up")
        newest = vault.feeds[-1] if vault.feeds else ""
        mark = vault.marks.get(newest)
        marked = mark.last_seq if mark else 0
        if not is_back and newest in promises.heads:
            if heads[newest] < marked:
                raise Broken("the mark is ahead of a whole database")
            if mark is None and heads[newest]:
                raise Broken("there is no mark: a new incarnation would begin")

    def _is_empty(self, feed: str, seq: int, chain: str) -> bool:
        return seq == 0 and chain == chain_start(self._around.crypto, bytes.fromhex(feed)).hex()

    def _vault(self, disk: Disk) -> _Vault:
        small = _small_files(disk)
        found = self._vaults.get(small)
        if found is None:
            self.lay_out(dict(small))
            found = self._vaults[small] = self._read_vault()
        return found

    def _read_vault(self) -> _Vault:
        folder, around = self._folder / STATION, self._around
        station_id = StationFolder(folder, around.disk).label().station_id
        secret = read_device_secret(folder, station_id, around.disk, around.machine_dir)
        slots = SlotFile(folder / "slots", around.crypto, secret, around.randomness, around.disk)
        key, opening = b"", {}
        for tile in slots.names():
            fitting = []
            for password in (PASSWORD, NEXT_PASSWORD):
                try:
                    key = slots.unlock(tile.staff_id, password)
                except OperationRefused:
                    continue
                fitting.append(password)
            opening[tile.name] = tuple(fitting)
        if not key:
            raise Broken("no password opens the station")
        keys = DeviceKeys.open(
            folder / "device.keys", key, around.crypto, around.randomness, around.disk
        )
        marks = Mark(folder / "mark", key, around.crypto, around.disk).read()
        return _Vault(key, tuple(keys.feed_ids()), marks, opening)

    def _content(self, disk: Disk, key: bytes) -> _Content:
        found = hash(tuple(disk.get(f"{STATION}/{name}") for name in _DATABASE_FILES))
        if found not in self._mended:
            path = self._lay_out_database(disk)
            open_database(path, key).close()
            digest = hashlib.blake2b(path.read_bytes()).digest()
            if digest not in self._contents:
                self._contents[digest] = self._proved(path, key)
            self._mended[found] = self._contents[digest]
        return self._mended[found]

    def _lay_out_database(self, disk: Disk) -> Path:
        folder = self._folder / STATION
        folder.mkdir(parents=True, exist_ok=True)
        for name in _DATABASE_FILES:
            path = os.path.join(folder, name)
            content = disk.get(f"{STATION}/{name}")
            if content is not None:
                with open(path, "wb") as file:
                    file.write(content)
            elif os.path.exists(path):
                os.unlink(path)
        database = folder / "station.db"
        if not database.exists():  # a restore was cut off; opening the station finishes it
            self.lay_out(disk)
            StationFolder(folder, self._around.disk).finish_restoring()
        if not database.exists():
            raise Broken("there is no database")
        return database

    def _proved(self, path: Path, key: bytes) -> _Content:
        store = Store(open_database(path, key), self._around.crypto, lambda name: set())
        with closing(store):
            if store.damaged_pages():
                raise Broken("damaged pages")
            journal = Journal(store.journal_storage, self._around.crypto, self._around.clock)
            states = store.journal_storage.feeds()
            floors = {floor.feed: floor.end.seq for floor in store.snapshots.floors()}
            for state in states:
                journal.verify_feed(state.feed)
                if state.folded != max(state.have, floors.get(state.feed, 0)):
                    raise Broken("entries without rows")
            storage = store.journal_storage
            fresh = self._complete if floors else fold_afresh(storage, states).rows
            for record_type in TABLES:
                kept = store.rows.rows_of(record_type)
                if differing_ids(kept, fresh.get(record_type, {})):
                    raise Broken("rows are not what the entries say")
            heads = {state.feed.hex(): (state.have, state.chain.hex()) for state in states}
            attached = tuple(store.attachments.named())
            return _Content(heads, frozenset(_meta_keys(store)), attached)

    def _work(self, promises: Promises) -> None:
        folder = self._folder / STATION
        for password in sorted(promises.accounts[STAFF_NAME]):
            try:
                station = opened(folder, self._around, password)
            except OperationRefused as refusal:
                if refusal.key != "password_wrong":
                    raise
                continue
            with closing(station), at_the_desk(station) as desk:
                DeskWork(station, desk, lambda store: None).register_case()
                report = check_station(
                    desk.workplace, is_mark_in_step=station.is_mark_in_step(desk.store)
                )
                if not report.is_sound or report.quarantined:
                    raise Broken("the station finds itself unsound")
            return
        raise Broken("no password opens the station")

    # -- files beside it

    def _check_backup(self, copy: bytes, key: bytes) -> None:
        if copy in self._copies:
            return
        path = self._folder / "copy.db"
        path.write_bytes(copy)
        verify_copy(path, key)
        self._copies.add(copy)

    def _check_stick(self, disk: Disk, promises: Promises) -> None:
        whole = set()
        for path, content in disk.items():
            if path.startswith(f"{STICK}/") and path.endswith(BUNDLE_SUFFIX):
                if self._known_bundles is None:
                    whole |= {path} if self._is_taken(content) else set()
                elif hashlib.sha256(content).hexdigest() in self._known_bundles:
                    whole.add(path)
                elif self._is_taken(content):
                    raise Broken("a bundle that is not whole would be taken")
        if promises.bundles and promises.newest_bundle() not in whole:
            raise Broken("a bundle is not on the stick, though it could be pulled")

    def _is_taken(self, content: bytes) -> bool:
        path = self._folder / f"pulled{BUNDLE_SUFFIX}"
        path.write_bytes(content)
        try:
            check_whole(self._around.crypto, read_from_stick(path, BUNDLE_BYTES_MAX))
        except OperationRefused:
            return False
        return True


class _DiskInMemory(RealDisk):
    """Reads the files of a disk that was not laid out."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        super().__init__()
        self._folder = folder
        self._files = disk

    def read(self, path: Path, limit: int = MAX_FILE_BYTES) -> bytes | None:
        """The file's bytes, or None when there is no such file."""
        return self._files.get(path.relative_to(self._folder).as_posix())


def _small_files(disk: Disk) -> tuple[tuple[str, bytes], ...]:
    """Everything of the station but its database and its attachments."""
    return tuple(
        (path, content)
        for path, content in disk.items()
        if path.startswith(f"{STATION}/")
        and "station.db" not in path
        and not path.startswith(f"{STATION}/{ATTACHMENTS}/")
    )


def _meta_keys(store: Store) -> list[str]:
    return [key for (key,) in store.db.conn.execute("SELECT key FROM meta").fetchall()]
