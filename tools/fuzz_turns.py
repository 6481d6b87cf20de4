"""Which decoders are fuzzed in one run of the tests: a few, others after each commit."""

import math
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_A_TURN = 8  # a minute each, two side by side: four minutes


def turn_of(names: Sequence[str], commits: int) -> list[str]:
    """Whose turn it is after so many commits: the next few each time, round and round."""
    first = commits * IN_A_TURN
    return [names[(first + place) % len(names)] for place in range(min(IN_A_TURN, len(names)))]


def turns_in_a_round(names: Sequence[str]) -> int:
    """After so many commits, one after another, each has had its turn."""
    return math.ceil(len(names) / IN_A_TURN)


def commits_so_far() -> int:
    """On this line of development; days, where a copy does not know them: so turns go on as well."""
    shallow = _git("rev-parse", "--is-shallow-repository")
    count = _git("rev-list", "--count", "--first-parent", "HEAD")
    return int(count) if shallow == "false" and count else int(time.time()) // 86_400


def _git(*words: str) -> str:
    """What git says; nothing where there is no repository."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode else done.stdout.strip()
