"""How far long work is: told while it is done, so that it can be shown and ended."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[int, int], None]
"""Told how much is done and how much there is in all. What it raises ends the work."""

TOLD_EACH = 16
"""Telling of every single row would take as long as the rows."""


def untold(done: int, total: int) -> None:
    """Nobody waits for it."""


def telling(items: Sequence[T], tell: Tell, before: int = 0, total: int = 0) -> Iterator[T]:
    """The same items one by one, each counted when it is taken; `before` were done already, and `total`
    is how much there is in all (0: these items).
    """
    in_all = total or before + len(items)
    for number, item in enumerate(items):
        if number % TOLD_EACH == 0:
            tell(before + number, in_all)
        yield item
    tell(before + len(items), in_all)
