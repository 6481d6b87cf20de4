"""The recorder between the program and the system: compiled here, loaded into a program of its own."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORDER = Path(__file__).with_name("recorder.c")
BUILD = ROOT / "out" / "crash"
IS_POSSIBLE_HERE = sys.platform.startswith("linux")


class CompilerMissing(Exception):
    """There is no C compiler; on Debian, UOS and Kylin `gcc libc6-dev` brings one."""


def compiled(source: Path = RECORDER) -> Path:
    """The shim as a shared library; compiled again only when its source has changed."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    library = BUILD / f"{source.stem}-{digest}.so"
    if library.exists():
        return library
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise CompilerMissing("cc")
    BUILD.mkdir(parents=True, exist_ok=True)
    fresh = BUILD / f"{source.stem}-{os.getpid()}.so"
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(
        [compiler, *flags, "-o", str(fresh), str(source), "-ldl"], check=True, timeout=120
    )
    os.replace(fresh, library)
    return library


def command(module: str, *arguments: str) -> list[str]:
    """How to run a module of this tree with the Python that runs now."""
    return [sys.executable, "-m", module, *arguments]


def environment(**more: str) -> dict[str, str]:
    """An environment in which a program has the shim under it and imports this tree, no other."""
    own = {
        "LD_PRELOAD": str(compiled()),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return os.environ | own | more


class Shim:
    """The shim under this very process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.crash_calls.restype = ctypes.c_long

    def record(self, folder: Path, log: Path) -> None:
        """Note every change under the folder in the file `log`, from now on."""
        self._library.crash_record(os.fsencode(folder), os.fsencode(log))

    def fail(self, folder: Path, nth: int, error: int, *, for_ever: bool) -> None:
        """Let the nth change under the folder fail, counted from 1; 0 only counts."""
        watched = os.fsencode(folder)
        self._library.crash_fail(watched, ctypes.c_long(nth), error, int(for_ever))

    def calls(self) -> int:
        """Changes since `fail`."""
        return int(self._library.crash_calls())

    def stop(self) -> None:
        """Leave the folder alone again."""
        self._library.crash_stop()
