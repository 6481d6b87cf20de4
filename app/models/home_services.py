"""Service at the door: 六个一 and 两到位, eight ticks in all (domain.md 1.2, 濮阳老李热线)."""

from collections.abc import Sequence

TICKS = (
    "greeting", "shoe_covers", "cloth", "publicity", "opinion_card", "call_back",
    "cleared_up", "explained",
)  # fmt: skip

OPINIONS = (
    "",
    "very_satisfied",
    "satisfied",
    "basically_satisfied",
    "unsatisfied",
    "very_unsatisfied",
)
"""What the opinion card says; empty while it has not come back."""


def ticks_in_order(ticks: Sequence[str]) -> list[str]:
    """The known ticks among these, each once, in the order of the list."""
    return [tick for tick in TICKS if tick in ticks]
