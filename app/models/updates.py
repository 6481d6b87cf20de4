"""A signed update (升级包): what its head says, and whether it is for this program. No file is touched here."""

import re
from pathlib import PurePosixPath

import msgspec

from app.models.errors import OperationRefused

FORMAT = 1
DESK = "desk"
UPDATE_SUFFIX = ".lxu"
UPDATE_PURPOSE = "update"
FILES_MAX, FILE_BYTES_MAX, PATH_MAX = 20_000, 512 * 1024 * 1024, 240
ABOUT_MAX = 200
_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_PART = re.compile(r"[^\x00-\x1f<>:\"/\\|?*]{1,120}")
_HASH_BYTES = 32
_PROCESSORS = {"amd64": "x86_64", "x64": "x86_64", "arm64": "aarch64"}


class UpdateFile(msgspec.Struct, frozen=True, array_like=True):
    """One file of the program. `link` is set, and the hash empty, for a link within the folder."""

    path: str
    content_hash: bytes
    size: int
    is_program: bool = False
    link: str = ""


class UpdateContent(msgspec.Struct, frozen=True, array_like=True):
    """One content that the package carries, packed, in this order."""

    content_hash: bytes
    packed: int


class UpdateHead(msgspec.Struct, frozen=True):
    """The signed part. `files` is the whole program; contents that a station has already in the version
    `since` may be left out of the package.
    """

    format: int
    program: str
    version: str
    system: str
    processor: str
    started_by: str
    made_at: str
    files: tuple[UpdateFile, ...]
    contents: tuple[UpdateContent, ...]
    about: str = ""
    since: str = ""

    def unpacked_bytes(self) -> int:
        """How much room the program takes."""
        return sum(file.size for file in self.files)

    def packed_bytes(self) -> int:
        """How long the contents are in the package."""
        return sum(content.packed for content in self.contents)


class ProgramHere(msgspec.Struct, frozen=True):
    """Which program runs here, and on what."""

    version: str
    system: str
    processor: str

    def place(self) -> str:
        """The system and the processor in one word, as it stands in addresses and file names."""
        return place_of(self.system, self.processor)


def program_here(version: str, system: str, machine: str) -> ProgramHere:
    """By what the system says of itself."""
    machine = machine.lower()
    return ProgramHere(version, system.lower(), _PROCESSORS.get(machine, machine))


def place_of(system: str, processor: str) -> str:
    """The system and the processor in one word."""
    return f"{system}-{processor}"


def version_order(version: str) -> tuple[int, int, int]:
    """What versions are compared by. Raises OperationRefused `update_unreadable`."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise OperationRefused("update_unreadable")
    return int(found[1]), int(found[2]), int(found[3])


def is_newer(version: str, than: str) -> bool:
    """Whether one version follows the other."""
    return version_order(version) > version_order(than)


def check_head(head: UpdateHead) -> None:
    """Raises OperationRefused `update_from_newer_version`, or `update_unreadable` for a head that would
    put a file outside of its folder, or that does not fit together.
    """
    if head.format > FORMAT:
        raise OperationRefused("update_from_newer_version")
    version_order(head.version)
    paths = [file.path for file in head.files]
    is_good = (
        0 < len(paths) <= FILES_MAX
        and len({path.casefold() for path in paths}) == len(paths)
        and all(_is_good_file(file) for file in head.files)
        and any(file.path == head.started_by and file.is_program for file in head.files)
        and all(_is_good_content(content) for content in head.contents)
        and len(head.about) <= ABOUT_MAX
    )
    folders = {parent.as_posix() for path in paths for parent in PurePosixPath(path).parents}
    # What is a file, or a link, must not also be a folder that others are written through.
    if not is_good or folders & set(paths):
        raise OperationRefused("update_unreadable")


def check_fits(head: UpdateHead, here: ProgramHere) -> None:
    """Raises OperationRefused `update_for_another_program`, `update_older` (version, own)."""
    if head.program != DESK or (head.system, head.processor) != (here.system, here.processor):
        raise OperationRefused("update_for_another_program")
    if not is_newer(head.version, here.version):
        raise OperationRefused("update_older", version=head.version, own=here.version)


def _is_good_content(content: UpdateContent) -> bool:
    return len(content.content_hash) == _HASH_BYTES and 0 < content.packed <= FILE_BYTES_MAX


def _is_good_file(file: UpdateFile) -> bool:
    if not _is_inside(file.path):
        return False
    if file.link:
        return not file.content_hash and file.size == 0 and _leads_inside(file)
    return len(file.content_hash) == _HASH_BYTES and 0 <= file.size <= FILE_BYTES_MAX


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return len(path) <= PATH_MAX and all(
        _PART.fullmatch(part) and part not in (".", "..") and not part.endswith((".", " "))
        for part in parts
    )


def _leads_inside(file: UpdateFile) -> bool:
    """Whether a link, read from where it stands, stays within the folder."""
    depth = file.path.count("/")
    for part in file.link.split("/"):
        depth += -1 if part == ".." else 1
        if depth < 0 or (part != ".." and not _is_inside(part)):
            return False
    return True
