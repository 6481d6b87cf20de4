"""Plants bugs and asks whether the checks see them: a check that never turns red proves nothing.

    ./dev plant [NAME ...]      all of them, or those
    ./dev plant --list

Each patch in tools/planted names the bug and the fast check that must turn red. It is applied to a
scratch copy of this tree, never to the tree itself. One that does not fit any more is made anew: plant
the bug by hand, put the output of `git diff` under the two lines of the patch, and `git checkout`.
"""

import argparse
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PLANTED = ROOT / "tools" / "planted"
MADE = {".git", ".venv", "out", "__pycache__"}
LONGEST_CHECK_SECONDS = 300
GREEN, RED = 0, 1
_PROGRAMS = {
    "pytest": ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"],
    "crash": ["-m", "tools.crash"],
}


class Plant(NamedTuple):
    """One bug that was planted: what it is, and the check that must see it."""

    name: str
    bug: str
    check: str
    patch: Path


class Outcome(NamedTuple):
    """How a check answered with and without the bug."""

    plant: Plant
    verdict: str
    seconds: float

    @property
    def is_seen(self) -> bool:
        """Whether the check is green without the bug and red with it."""
        return self.verdict == "seen"


def planted(names: list[str]) -> list[Plant]:
    """The plants of those names; all of them when none is named."""
    plants = [read_plant(path) for path in sorted(PLANTED.glob("*.patch"))]
    unknown = set(names) - {plant.name for plant in plants}
    if unknown:
        raise SystemExit(f"no such plant: {', '.join(sorted(unknown))}")
    return [plant for plant in plants if not names or plant.name in names]


def read_plant(path: Path) -> Plant:
    """The head of a patch: `Bug: ...` and `Check: ...`."""
    head: dict[str, str] = {}
    for line in path.read_text("utf-8").split("\ndiff ", 1)[0].splitlines():
        word, _, rest = line.partition(": ")
        head[word] = rest
    return Plant(path.stem, head["Bug"], head["Check"], path)


def files_of_the_tree() -> list[str]:
    """What git keeps or would keep; in a tree without git, everything that is not made from it."""
    if (ROOT / ".git").exists():
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, timeout=60).stdout
        return [name for name in names.decode().split("\0") if name]
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path.as_posix() for path in found if not MADE.intersection(path.parts)]


class ScratchCopy:
    """The files of this tree that git would keep, in a folder where they may be spoiled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._greens: dict[str, bool] = {}
        self._moments = itertools.count(1)
        for name in files_of_the_tree():
            source, target = ROOT / name, folder / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

    def applies(self, plant: Plant) -> bool:
        """Whether the patch still fits the tree."""
        return self._apply(plant, "--check") == 0

    def judge(self, plant: Plant) -> Outcome:
        """Green without, red with."""
        started = time.monotonic()
        return Outcome(plant, self._verdict(plant), time.monotonic() - started)

    def _verdict(self, plant: Plant) -> str:
        if not self.applies(plant):
            return "the patch does not apply any more"
        if not self._is_green(plant.check):
            return "the check is not green without it"
        self._apply(plant)
        self._make_newer(plant)
        try:
            status = self.run(plant.check)
        finally:
            self._apply(plant, "--reverse")
            self._make_newer(plant)
        if status == RED:
            return "seen"
        return (
            "NOT SEEN" if status == GREEN else f"the check could not say (it ended with {status})"
        )

    def _is_green(self, check: str) -> bool:
        if check not in self._greens:
            self._greens[check] = self.run(check) == GREEN
        return self._greens[check]

    def run(self, check: str) -> int:
        """The status with which a check ends; like the tree's own, but of this copy."""
        program, *arguments = shlex.split(check)
        own = {"PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        try:
            ended = subprocess.run(
                [sys.executable, *_PROGRAMS[program], *arguments],
                cwd=self.folder,
                env=os.environ | own,
                capture_output=True,
                timeout=LONGEST_CHECK_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return -1
        return ended.returncode

    def _apply(self, plant: Plant, *options: str) -> int:
        git = ["git", "apply", "--whitespace=nowarn", *options, str(plant.patch)]
        # Outside any repository `git apply` works on the folder in which it stands.
        alone = os.environ | {"GIT_CEILING_DIRECTORIES": str(self.folder.parent)}
        return subprocess.run(
            git, cwd=self.folder, env=alone, capture_output=True, check=False, timeout=60
        ).returncode

    def _make_newer(self, plant: Plant) -> None:
        """Python tells a changed module by its second and its size, and both may be the same."""
        moment = time.time() + 2 * next(self._moments)
        for line in plant.patch.read_text("utf-8").splitlines():
            if line.startswith("+++ b/"):
                os.utime(self.folder / line.removeprefix("+++ b/").strip(), (moment, moment))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev plant", description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--list", action="store_true", help="only name them")
    asked = parser.parse_args(arguments)
    plants = planted(asked.names)
    if asked.list:
        for plant in plants:
            print(f"{plant.name:<34} {plant.bug}\n{'':<34} {plant.check}")
        return 0
    with tempfile.TemporaryDirectory(prefix="plant-") as folder:
        copy = ScratchCopy(Path(folder))
        outcomes = []
        for plant in plants:
            outcomes.append(copy.judge(plant))
            shown = outcomes[-1]
            print(
                f"{shown.verdict:<10} {plant.name:<34} {shown.seconds:5.0f} s  {plant.bug}",
                flush=True,
            )
    unseen = [outcome for outcome in outcomes if not outcome.is_seen]
    print(f"{len(outcomes)} planted, {len(outcomes) - len(unseen)} seen")
    return 1 if unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
