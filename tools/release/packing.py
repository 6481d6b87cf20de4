"""A built program as a signed update package."""

from pathlib import Path

import msgspec

from app.models.updates import DESK, FORMAT, UpdateFile, UpdateHead
from app.vault.crypto import SigningKey
from app.vault.update_packages import content_hash, packed, write_package


class Release(msgspec.Struct, frozen=True):
    """What is said of a release; `since` names the version whose files may be left out."""

    version: str
    system: str
    processor: str
    started_by: str
    made_at: str
    about: str = ""
    since: str = ""


def pack_release(
    path: Path, release: Release, folder: Path, key: SigningKey, before: Path | None = None
) -> None:
    """Write the package; what stands in the same place of the program `before` is left out.

    Raises OperationRefused `update_unreadable` for a folder that no station would take.
    """
    files: list[UpdateFile] = []
    contents: dict[bytes, bytes] = {}
    for found in sorted(folder.rglob("*")):
        place = found.relative_to(folder).as_posix()
        if found.is_symlink():
            files.append(UpdateFile(place, b"", 0, False, found.readlink().as_posix()))
        elif found.is_file():
            content = found.read_bytes()
            each = content_hash(content)
            is_program = bool(found.stat().st_mode & 0o100)
            files.append(UpdateFile(place, each, len(content), is_program))
            old = before / place if before else None
            if old is None or not old.is_file() or old.read_bytes() != content:
                contents.setdefault(each, packed(content))
    head = UpdateHead(
        format=FORMAT,
        program=DESK,
        version=release.version,
        system=release.system,
        processor=release.processor,
        started_by=release.started_by,
        made_at=release.made_at,
        files=tuple(files),
        contents=(),
        about=release.about,
        since=release.since if before else "",
    )
    write_package(path, head, contents.items(), key)
