"""Planned failures: what can go wrong without the program being at fault.

    Problem
    ├── OperationRefused      a rule of the trade or of the format says no
    └── EnvironmentProblem    disk, network, file or peer; worth trying again

Everything else is a bug. `app.words` turns a key into one Chinese sentence.
"""

from typing import Any


class Problem(Exception):
    """A planned failure, named by `key` (noun, then trouble) with the `facts` its sentence needs.

    Facts hold places and counts ("row", "column"), never a villager's own data: problems are logged.
    """

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        return self.key


class OperationRefused(Problem):
    """A rule forbids it; trying again changes nothing."""


class EnvironmentProblem(Problem):
    """The surroundings failed: a file, a disk, a line, another program."""
