"""Runs all tests, part by part; with arguments, pytest with those (`./dev test`).

Tests of windows, pages and servers wait for answers again and again. What they leave of the cores has
the simulation, which waits for nobody: it begins with them, and keeps none of them waiting.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
PYTEST = (sys.executable, "-m", "pytest")
BEHIND = ("nice", "-n", "10")
BOTH_CORES = ("-n", "2", "--dist", "worksteal")  # whole folders to a core, so that neither waits
SIMULATION = "tests/sim"
LONG = ("tests/hardening", "tests/crash")
# A test that stands still inside Qt hears no signal: its process ends with every stack told.
QUICK = ("--durations=12", "--in-memory", "-o", "timeout=240", "-o", "faulthandler_timeout=300")
LONGEST_MINUTES = 45


def main(arguments: list[str]) -> int:
    if arguments:
        return subprocess.call([*PYTEST, *arguments], cwd=ROOT)
    without = [f"--ignore={folder}" for folder in (SIMULATION, *LONG)]
    with tempfile.TemporaryFile() as said:
        simulation = begin([SIMULATION, "-p", "no:cacheprovider"], said)
        try:
            parts = [ended(begin(part)) for part in ([*QUICK, *without], LONG)]
            parts.append(ended(simulation))
        finally:
            simulation.kill()
        said.seek(0)
        shutil.copyfileobj(said, sys.stdout.buffer)
    return int(any(parts))


def begin(words: Sequence[str], said: IO[bytes] | None = None) -> subprocess.Popen[bytes]:
    """Start a part; one that speaks into a file has only what others leave of the cores."""
    behind = BEHIND if said and shutil.which(BEHIND[0]) else ()
    return subprocess.Popen([*behind, *PYTEST, *BOTH_CORES, *words], cwd=ROOT, stdout=said)


def ended(part: subprocess.Popen[bytes]) -> int:
    """Its exit status; not 0 where it stood still."""
    try:
        return part.wait(LONGEST_MINUTES * 60)
    except subprocess.TimeoutExpired:
        part.kill()
        print(f"Ended: it took more than {LONGEST_MINUTES} minutes.", file=sys.stderr, flush=True)
        return part.wait() or 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
