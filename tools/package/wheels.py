"""Which systems the locked libraries have wheels for: `python -m tools.package.wheels`.

Asks the registry, with the hashes of the lock file, as a build on that system would; downloads nothing
but what a registry without separate metadata makes it to. UOS 20 on arm64 is no target: see installer/README.md.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from packaging.markers import Marker

from tools.package.userland import GLIBC_OF, shelves

ROOT = Path(__file__).resolve().parents[2]
PYTHON = "3.11"


class Target(msgspec.Struct, frozen=True):
    """One kind of PC, as wheels and as markers of requirements call it."""

    name: str
    platforms: tuple[str, ...]
    marks: Mapping[str, str]


def _linux(machine: str) -> Target:
    marks = {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine}
    return Target(
        f"linux-{machine}", tuple(f"{each}_{machine}" for each in shelves(GLIBC_OF[machine])), marks
    )


TARGETS = (
    _linux("x86_64"),
    _linux("aarch64"),
    Target(
        "windows-x86_64",
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
    ),
)


def locked_for(lock: str, target: Target) -> str:
    """The lines of a lock file that hold on this kind of PC, without their markers."""
    return "".join(_kept(lock, target))


def _kept(lock: str, target: Target) -> Iterator[str]:
    environment = {
        **target.marks, "implementation_name": "cpython", "python_version": PYTHON,
        "platform_python_implementation": "CPython", "python_full_version": f"{PYTHON}.0",
    }  # fmt: skip
    is_wanted = False
    for line in lock.splitlines(keepends=True):
        begun = re.match(r"(\S+==\S+)( ; (.+?))?( \\)?$", line.rstrip("\n"))
        if begun:
            is_wanted = not begun[3] or Marker(begun[3]).evaluate(environment)
        if is_wanted and not line.lstrip().startswith("#"):
            yield f"{begun[1]}{begun[4] or ''}\n" if begun else line


def wheels_for(target: Target, lock: str) -> list[str]:
    """The names of the wheels that pip would take. Raises CalledProcessError with pip's words."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, report = Path(folder) / "lock", Path(folder) / "report"
        wanted.write_text(locked_for(lock, target), "utf-8")
        platforms = [word for each in target.platforms for word in ("--platform", each)]
        subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet",
             "--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:", "--require-hashes",
             "--python-version", PYTHON, "--target", folder, *platforms,
             "--report", report, "-r", wanted],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = msgspec.json.decode(report.read_bytes())["install"]
    return sorted(each["download_info"]["url"].rsplit("/", 1)[-1] for each in found)


def main() -> int:
    """A line for each target; returns 1 when one lacks a wheel."""
    parser = argparse.ArgumentParser(prog="python -m tools.package.wheels", description=__doc__)
    parser.add_argument("targets", nargs="*", help=", ".join(each.name for each in TARGETS))
    asked = parser.parse_args().targets
    lock = (ROOT / "requirements" / "app.lock").read_text("utf-8")
    status = 0
    for target in TARGETS:
        if asked and target.name not in asked:
            continue
        try:
            wheels = wheels_for(target, lock)
        except subprocess.CalledProcessError as failed:
            status = 1
            print(f"{target.name}: a wheel is missing\n{failed.stderr}", flush=True)
            continue
        print(f"{target.name}: {len(wheels)} wheels, all there", flush=True)
        for name in wheels:
            if not name.endswith("none-any.whl"):
                print(f"  {name}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
