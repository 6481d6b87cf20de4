"""Which glibc a folder of programs and libraries asks for, file by file."""

import re
import subprocess
from pathlib import Path

_VERSION = re.compile(rb"\bGLIBC_(\d+)\.(\d+)")
_ELF = b"\x7fELF"


def glibc_of(path: Path) -> tuple[int, int]:
    """The newest symbol version of glibc that a file needs; (0, 0) if it is no ELF file or needs none."""
    with path.open("rb") as file:
        if file.read(4) != _ELF:
            return (0, 0)
    told = subprocess.run(
        ["readelf", "--version-info", "--wide", str(path)], capture_output=True, check=True
    ).stdout
    needed = told.partition(b"Version needs section")[2]
    return max(((int(a), int(b)) for a, b in _VERSION.findall(needed)), default=(0, 0))


def too_new(folder: Path, newest: tuple[int, int]) -> dict[str, tuple[int, int]]:
    """The files that need more than `newest`, with what they need."""
    found = {
        path.relative_to(folder).as_posix(): glibc_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
    return {name: version for name, version in found.items() if version > newest}
