"""The township's snapshots of its villages, for PCs that join one with a long history."""

import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from app.journal.digests import rules_digest
from app.journal.entry import Dot
from app.journal.keys import Crypto
from app.journal.snapshot import (
    HEAD_BYTES_MAX,
    SNAPSHOT_BYTES_MAX,
    SNAPSHOT_VERSION,
    FrontierFeed,
    SnapshotHead,
    make_snapshot,
    pack_table,
    read_head,
    snapshot_name,
)
from app.journal.wire import SnapshotPiece
from app.models.errors import OperationRefused
from app.town.books import Books
from app.town.ledger.devices import Device
from app.town.ledger.erasure_queries import ErasureQueries
from app.town.ledger.snapshot_queries import SnapshotQueries
from app.town.office import Office

PIECE_BYTES_MAX = 1024 * 1024
STALE_ENTRIES = 2_000
"""So many entries may have come since a snapshot was made before a new one is: they are a second's
work for the PC that takes it, and to make one costs the town several.
"""
KEPT_PER_VILLAGE = 2  # a PC with a slow line finishes the one that it began
_SUFFIX = ".lxs"


class SnapshotDesk:
    """Makes, keeps and gives snapshots. Safe to use from many threads.

    The files lie beside the ledger and are as open as it is.
    """

    def __init__(self, office: Office, folder: Path) -> None:
        self._office = office
        self._folder = folder
        self._lock = threading.Lock()

    def give(
        self, device: Device, village_code: str, rules: bytes, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """At most so many bytes from `start` on, of the snapshot called so or, without a name, of
        the present one; None when there is none that a PC with these rules can use.

        Raises OperationRefused `feed_out_of_scope` for another village, `snapshot_gone` when that
        one is not kept any more, or has fewer bytes.
        """
        if village_code != device.village_code:
            raise OperationRefused("feed_out_of_scope")
        if rules != rules_digest(self._office.surroundings.crypto):
            return None
        path = self._path(village_code, name) if name else self._present(village_code)
        if path is None:
            return None
        try:
            total = path.stat().st_size
            with path.open("rb") as file:
                file.seek(start)
                content = file.read(min(length, PIECE_BYTES_MAX))
        except OSError:
            raise OperationRefused("snapshot_gone") from None
        if start >= total:
            raise OperationRefused("snapshot_gone")
        return SnapshotPiece(_name_of(path), start, total, content)

    def current(self, village_code: str) -> bytes | None:
        """The whole of the present snapshot of a village, if there can be one."""
        path = self._present(village_code)
        return None if path is None else path.read_bytes()

    def current_in(self, books: Books, village_code: str) -> bytes | None:
        """The same inside a transaction that is already open; nothing new is kept."""
        return self._made(books, village_code) if _can_be_told(books) else None

    def drop_outdated(self, village_code: str, erasures: Collection[Dot]) -> None:
        """Snapshots that were made before one of these erasures go at once."""
        crypto, key = self._office.surroundings.crypto, self._office.keys.signing_key.public_key
        with self._lock:
            for path in self._kept(village_code):
                head = _head_of(crypto, key, path)
                if head is None or not _knows(head, erasures):
                    with suppress(OSError):
                        path.unlink()

    def _present(self, village_code: str) -> Path | None:
        with self._lock, self._office.ledger.read() as connection:
            books = self._office.books(connection, village_code)
            if not _can_be_told(books):
                return None
            for path in self._kept(village_code):
                if self._is_good(books, path):
                    return path
            content = self._made(books, village_code)
            return self._put(village_code, content) if content else None

    def _is_good(self, books: Books, path: Path) -> bool:
        """Whether a snapshot still stands in the ledger's own entries, and is not too far behind."""
        crypto, key = self._office.surroundings.crypto, self._office.keys.signing_key.public_key
        head = _head_of(crypto, key, path)
        if head is None or head.rules != rules_digest(crypto):
            return False
        erased = ErasureQueries(books.connection, self._office.ledger.town_code)
        if not _knows(head, erased.dots_of(head.village_code)):
            return False
        frontier = dict(head.frontier)
        for feed, told in frontier.items():
            known = books.storage.feed(feed)
            if known is None or books.journal.chain_at(feed, told.seal.seq) != told.seal.chain:
                return False
        have = sum(state.have for state in books.storage.feeds())
        return have - sum(told.seal.seq for told in frontier.values()) <= STALE_ENTRIES

    def _made(self, books: Books, village_code: str) -> bytes | None:
        crypto, town_code = self._office.surroundings.crypto, self._office.ledger.town_code
        frontier = _frontier_of(books)
        if frontier is None:
            return None
        queries = SnapshotQueries(books.connection, town_code, books.rows)
        head = SnapshotHead(
            version=SNAPSHOT_VERSION,
            town_code=town_code,
            village_code=village_code,
            rules=rules_digest(crypto),
            created_at=self._office.surroundings.now(),
            frontier=frontier,
            blocks=(),
        )
        feeds = [feed for feed, _ in frontier]
        blocks = [
            block
            for table, rows in queries.tables((village_code, ""), feeds)
            for block in pack_table(table, rows)
        ]
        content = make_snapshot(crypto, self._office.keys.signing_key, head, blocks)
        return content if len(content) <= SNAPSHOT_BYTES_MAX else None

    def _put(self, village_code: str, content: bytes) -> Path:
        disk = self._office.surroundings.disk
        disk.make_folder(self._folder)
        path = self._path(village_code, snapshot_name(self._office.surroundings.crypto, content))
        disk.write_atomically(path, content)
        for old in self._kept(village_code)[KEPT_PER_VILLAGE:]:
            with suppress(OSError):
                old.unlink()
        return path

    def _kept(self, village_code: str) -> list[Path]:
        """Those of a village, the newest first."""
        found = self._folder.glob(f"{village_code}-*{_SUFFIX}")
        return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)

    def _path(self, village_code: str, name: str) -> Path:
        return self._folder / f"{village_code}-{name}{_SUFFIX}"


def _head_of(crypto: Crypto, key: bytes, path: Path) -> SnapshotHead | None:
    try:
        with path.open("rb") as file:
            read = read_head(crypto, key, file.read(2 * HEAD_BYTES_MAX + 1024))
    except (OSError, OperationRefused):
        return None
    return None if read is None else read[0]


def _knows(head: SnapshotHead, erasures: Collection[Dot]) -> bool:
    """Whether all of these were in the rows when the snapshot was made."""
    frontier = dict(head.frontier)
    return all(feed in frontier and seq <= frontier[feed].seal.seq for feed, seq in erasures)


def _can_be_told(books: Books) -> bool:
    """Not while something waits to be folded, nor where a feed has branches: those go by segments."""
    states = books.storage.feeds()
    is_folded = all(state.folded == state.have for state in states)
    return is_folded and not books.storage.parked() and any(state.have for state in states)


def _frontier_of(books: Books) -> tuple[tuple[bytes, FrontierFeed], ...] | None:
    """How far everything is folded; None where a feed's last entry bears no seal."""
    frontier = []
    for state in books.storage.feeds():
        seal = books.journal.head_seal(state) if state.have else None
        if seal is not None and (seal.seq, seal.chain) == (state.have, state.chain):
            frontier.append((state.feed, FrontierFeed(state.envelope, state.hlc, seal)))
        elif state.have:
            return None
    return tuple(frontier)


def _name_of(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX).partition("-")[2]
