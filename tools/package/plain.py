"""The program as a plain folder: this environment's Python and the locked libraries, copied.

No release is built like this: it asks for this system's glibc and is larger. It is made in seconds and
without a network, lies where the release lies, and starts the same way.
"""

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tools.package.bundle import PARTS
from tools.package.running import PackageRefusal

SHIPPED = ("app", "resources", "docs/manual", "docs/manual.zh-CN.md", "LICENSE")
DESK_ONLY = {"pyside6-essentials", "shiboken6"}
TOWN_ONLY = {"psycopg", "psycopg-binary"}
# Of Python's own library and of Qt: what a desk never loads.
LEFT_OUT = (
    "test",
    "idlelib",
    "tkinter",
    "turtledemo",
    "ensurepip",
    "lib2to3",
    "site-packages",
    "sqlite3",
    "_sqlite3*",
    "_tkinter*",
)
QT_LEFT_OUT = re.compile(
    r"PySide6/(Qt/(qml|libexec|translations|metatypes)/|examples/|typesystems/|glue/|include/|scripts/|"
    r"[a-z]+(lupdate|lrelease|linguist|assistant|designer|qmlls|qmlformat|qmllint)?$|"
    r".*(Designer|Quick|Qml|Help|Sql|Test|Pdf)\w*(\.abi3)?\.so|.*\.pyi$)"
)
START = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
inside="$here/_internal"
LD_LIBRARY_PATH="$inside/lib" PYTHONHOME="$inside/python" PYTHONPYCACHEPREFIX=/tmp/bytecode \\
  exec "$inside/python/bin/python3" -P "$inside/begin.py" "$here/{name}" "$@"
"""
SHRINK = """#!/bin/sh
inside=$(dirname "$(readlink -f "$0")")/_internal
LD_LIBRARY_PATH="$inside/lib" PYTHONHOME="$inside/python" PYTHONPATH="$inside/site" \\
  exec "$inside/python/bin/python3" -P "$inside/app/pictures/shrinking_program.py" "$@"
"""
START_PYTHON = '''"""Begins as the packed program does, and says of itself that it is installed."""
import os, sys
inside = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [inside, os.path.join(inside, "site")]
for name in ("LD_LIBRARY_PATH", "PYTHONHOME"):
    os.environ.pop(name, None)
sys.frozen, sys.executable = True, sys.argv.pop(1)
sys.argv[0] = sys.executable
import one_sqlite
import {start}
'''


def build(repository: Path, part: str, folder: Path) -> Path:
    """The folder with the program of one part. Raises PackageRefusal for a library that is missing."""
    name = PARTS[part]
    target = folder / name
    shutil.rmtree(target, ignore_errors=True)
    inside = target / "_internal"
    (inside / "lib").mkdir(parents=True)
    for each in SHIPPED:
        _copy_tree(repository / each, inside / each, put=shutil.copy2)
    _copy_python(inside / "python")
    unwanted = DESK_ONLY if part == "town" else TOWN_ONLY
    for library in _locked(repository / "requirements" / "app.lock"):
        if library not in unwanted:
            _copy_library(library, inside / "site")
    for library_file in _needed_by(_programs_of(inside / "python")):
        shutil.copy(library_file, inside / "lib" / library_file.name)
    begin = "start_town" if part == "town" else "start"
    for each in ("one_sqlite", begin):
        _put(repository / "installer" / f"{each}.py", inside / f"{each}.py")
    (inside / "begin.py").write_text(START_PYTHON.format(start=begin), "utf-8")
    start = target / name
    start.write_text(START.format(name=name), "utf-8")
    start.chmod(0o755)
    if part == "desk":
        shrink = target / "shrink-picture"
        shrink.write_text(SHRINK, "utf-8")
        shrink.chmod(0o755)
    return target


def _locked(lock: Path) -> Iterator[str]:
    for line in lock.read_text("utf-8").splitlines():
        found = re.match(r"([a-z0-9_.-]+)==(\S+)( ; (.+?))? \\", line)
        if found and found[1] != "pip" and "win32" not in (found[4] or ""):
            yield found[1]


def _copy_library(name: str, site: Path) -> None:
    try:
        library = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        raise PackageRefusal(
            f"{name} of requirements/app.lock is not in this environment."
        ) from None
    for file in library.files or ():
        path = file.as_posix()
        if path.startswith("..") or path.endswith(".pyc") or QT_LEFT_OUT.match(path):
            continue
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        _put(Path(str(library.locate_file(file))), target)


def _copy_python(target: Path) -> None:
    program = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    (target / "bin").mkdir(parents=True)
    shutil.copy(program, target / "bin" / "python3")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for kind in ("stdlib", "platstdlib"):
        _copy_tree(Path(sysconfig.get_path(kind)), target / "lib" / version, LEFT_OUT)


def _put(source: str | Path, target: str | Path) -> None:
    """One more name where that is possible: nothing here is written to."""
    if os.path.exists(target):
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _copy_tree(
    source: Path, target: Path, left_out: Iterable[str] = (), put: Callable[..., object] = _put
) -> None:
    if source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        put(source, target)
        return
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "*.ts", "config-*", *left_out)
    shutil.copytree(source, target, ignore=ignored, copy_function=put, dirs_exist_ok=True)


def _programs_of(python: Path) -> list[Path]:
    return [python / "bin" / "python3", *python.rglob("lib-dynload/*.so")]


def _needed_by(programs: Iterable[Path]) -> set[Path]:
    """The libraries that Python itself loads, but for those of libc, which every root has."""
    environment = {**os.environ, "LD_LIBRARY_PATH": sysconfig.get_config_var("LIBDIR") or ""}
    told = subprocess.run(
        ["ldd", *map(str, programs)], env=environment, capture_output=True, text=True, check=False
    ).stdout
    found = {Path(path) for path in re.findall(r"=> (/\S+) \(", told)}
    ours = re.compile(r"lib(python3\.\d+|ssl|crypto|ffi|expat|bz2|lzma|z|uuid|nsl|tirpc|mpdec)[-.]")
    return {path for path in found if ours.match(path.name)}
