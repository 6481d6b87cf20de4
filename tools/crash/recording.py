"""What the recorder noted: every change of a folder, in the order in which it was made."""

import struct
from pathlib import Path, PurePosixPath
from typing import NamedTuple

CREATE, MAKE_FOLDER, WRITE, TRUNCATE = "C", "M", "W", "T"
SYNC_FILE, SYNC_FOLDER, RENAME, UNLINK, ACKNOWLEDGE = "S", "D", "R", "U", "A"
_HEAD = struct.Struct("<cHHQI")


class Operation(NamedTuple):
    """One change. Paths are relative to the folder; `offset` is the new length of a truncation."""

    kind: str
    path: str
    target: str = ""
    offset: int = 0
    content: bytes = b""


def read_recording(log: Path, folder: Path) -> list[Operation]:
    """All changes that were recorded under the folder."""
    noted, operations, place = log.read_bytes(), [], 0
    while place < len(noted):
        kind, path_length, target_length, offset, length = _HEAD.unpack_from(noted, place)
        place += _HEAD.size
        path = noted[place : place + path_length].decode()
        place += path_length
        target = noted[place : place + target_length].decode()
        place += target_length
        content = noted[place : place + length]
        place += length
        operations.append(
            Operation(
                kind.decode(), _inside(path, folder), _inside(target, folder), offset, content
            )
        )
    return operations


def _inside(path: str, folder: Path) -> str:
    if not path:
        return ""
    inside = PurePosixPath(path).relative_to(folder).as_posix()
    return "" if inside == "." else inside
