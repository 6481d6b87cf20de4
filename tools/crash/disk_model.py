"""A disk that remembers what was really written to it, and what a power cut may have taken back.

Content is safe once its file was synced, a name once its folder was. Between those, the disk may
have kept each write, lost it, kept it without an earlier one, or kept only some of its sectors.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from random import Random

from tools.crash.recording import (
    ACKNOWLEDGE,
    CREATE,
    MAKE_FOLDER,
    RENAME,
    SYNC_FILE,
    SYNC_FOLDER,
    TRUNCATE,
    UNLINK,
    WRITE,
    Operation,
)

SECTOR_BYTES = 512
KILL, STRICT, PREFIX, SUBSET, TORN, STALE = "kill", "strict", "prefix", "subset", "torn", "stale"
WAYS = (KILL, STRICT, PREFIX, SUBSET, TORN, TORN, STALE)
"""What becomes of unsynced writes: all kept; none; the first few; any; any sectors of any; the same
with old bytes of the disk where nothing was written."""
_FOLDER = -1
# SQLite's shared memory: it is never read back after a crash, and never synced.
_FORGOTTEN = "-shm"

Disk = dict[str, bytes]


class _File:
    """One file's content: what is safe, and the writes that may be lost."""

    def __init__(self, content: bytes = b"") -> None:
        self.safe = bytearray(content)
        self.unsynced: list[Operation] = []
        self._whole: bytes | None = content

    def change(self, operation: Operation) -> None:
        self.unsynced.append(operation)
        self._whole = None

    def sync(self) -> None:
        for operation in self.unsynced:
            _apply(self.safe, operation)
        if self.unsynced:
            self._whole = None
        self.unsynced.clear()

    def after(self, way: str, random: Random) -> bytes:
        if self.unsynced:
            content = bytearray(self.safe)
            hole = random.randbytes(SECTOR_BYTES) if way == STALE else bytes(SECTOR_BYTES)
            for operation in _surviving(self.unsynced, way, random):
                _apply(content, operation, hole)
            return bytes(content)
        if self._whole is None:
            self._whole = bytes(self.safe)
        return self._whole


class _NameChange:
    """A name that came, moved or went, and whether a later sync of any file carried it along."""

    def __init__(self, folders: tuple[str, ...], gone: str, come: str, number: int) -> None:
        self.folders = folders
        self.gone = gone
        self.come = come
        self.number = number
        self.is_journalled = False

    def apply(self, names: dict[str, int]) -> None:
        if self.gone:
            names.pop(self.gone, None)
        if self.come:
            names[self.come] = self.number


class DiskModel:
    """The disk under a recording. `unordered` folders (a FAT stick) keep names in no order at all."""

    def __init__(
        self,
        disk: Mapping[str, bytes] | None = None,
        folders: Iterable[str] = ("",),
        unordered: Collection[str] = (),
    ) -> None:
        self._files = [_File(content) for content in (disk or {}).values()]
        self._safe_names = {name: number for number, name in enumerate(disk or {})}
        self._safe_names |= dict.fromkeys(folders, _FOLDER)
        self._names = dict(self._safe_names)
        self._changes: list[_NameChange] = []
        self._unordered = set(unordered)

    def apply(self, operation: Operation) -> None:
        """Go one recorded change further."""
        kind, path = operation.kind, operation.path
        if kind == ACKNOWLEDGE or path.endswith((_FORGOTTEN, ".ack")):
            return
        if kind == CREATE:
            self._files.append(_File())
            self._change_name("", path, len(self._files) - 1)
        elif kind == MAKE_FOLDER:
            self._change_name("", path, _FOLDER)
        elif kind == RENAME:
            self._change_name(path, operation.target, self._names[path])
        elif kind == UNLINK:
            self._change_name(path, "", self._names[path])
        elif kind in (WRITE, TRUNCATE):
            self._files[self._names[path]].change(operation)
        elif kind == SYNC_FILE:
            self._files[self._names[path]].sync()
            for change in self._changes:
                change.is_journalled = True
        elif kind == SYNC_FOLDER:
            self._sync_folder(path)

    def is_all_safe(self) -> bool:
        """Whether a power cut now could take nothing back."""
        return not self._changes and not any(
            self._files[number].unsynced for number in self._names.values() if number != _FOLDER
        )

    def now(self) -> Disk:
        """What the program sees: nothing lost."""
        return self.after_crash(KILL, Random(0))

    def after_crash(self, way: str, random: Random) -> Disk:
        """One disk that may be found when the power is back."""
        names = self._names if way == KILL else self._names_after(way, random)
        return {
            path: self._files[number].after(way, random)
            for path, number in sorted(names.items())
            if number != _FOLDER and _is_reachable(path, names)
        }

    def _change_name(self, gone: str, come: str, number: int) -> None:
        folders = tuple({posixpath.dirname(path) for path in (gone, come) if path})
        change = _NameChange(folders, gone, come, number)
        change.apply(self._names)
        self._changes.append(change)

    def _sync_folder(self, folder: str) -> None:
        for change in self._changes:
            if folder in change.folders:
                change.apply(self._safe_names)
        self._changes = [change for change in self._changes if folder not in change.folders]

    def _names_after(self, way: str, random: Random) -> dict[str, int]:
        # Some file systems carry names along with any sync, as ext4 does; POSIX promises nothing.
        is_journalling = random.random() < 0.5
        kept = random.randint(0, len(self._changes)) if way != STRICT else 0
        names = dict(self._safe_names)
        for place, change in enumerate(self._changes):
            is_kept = place < kept or (is_journalling and change.is_journalled)
            if self._unordered.intersection(change.folders):
                is_kept = random.random() < 0.5
            if is_kept:
                change.apply(names)
        return names


def _is_reachable(path: str, names: Mapping[str, int]) -> bool:
    folder = posixpath.dirname(path)
    return folder in names and (not folder or _is_reachable(folder, names))


def _surviving(
    unsynced: list[Operation], way: str, random: Random
) -> Iterator[Operation] | list[Operation]:
    if way == KILL:
        return unsynced
    if way == STRICT:
        return []
    if way == PREFIX:
        return unsynced[: random.randint(0, len(unsynced))]
    if way == SUBSET:
        return [operation for operation in unsynced if random.random() < 0.5]
    return _torn(unsynced, random)


def _torn(unsynced: list[Operation], random: Random) -> Iterator[Operation]:
    for operation in unsynced:
        fate = random.random()
        if fate < 0.45:
            yield operation
        elif fate < 0.75 and operation.kind == WRITE:
            yield from (sector for sector in _sectors(operation) if random.random() < 0.5)


def _sectors(operation: Operation) -> Iterator[Operation]:
    start, end = operation.offset, operation.offset + len(operation.content)
    while start < end:
        stop = min(end, (start // SECTOR_BYTES + 1) * SECTOR_BYTES)
        piece = operation.content[start - operation.offset : stop - operation.offset]
        yield operation._replace(offset=start, content=piece)
        start = stop


def _apply(content: bytearray, operation: Operation, hole: bytes = bytes(SECTOR_BYTES)) -> None:
    end = operation.offset
    if len(content) < end:
        missing = end - len(content)
        content.extend((hole * (missing // SECTOR_BYTES + 1))[:missing])
    if operation.kind == TRUNCATE:
        del content[end:]
    else:
        content[end : end + len(operation.content)] = operation.content
