"""Service at the door: 六个一 and 两到位, eight ticks in all, or what else a place ticks."""

from collections.abc import Iterable, Mapping, Sequence

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


def checklist_of(items: Sequence[str], words: Mapping[str, str]) -> Mapping[str, str]:
    """What is ticked for a service, by its key: the place's own list, or the published eight of
    `words`. An item of the place that is one of the eight has that one's key, any other its words.
    """
    if not items:
        return words
    keys = {own: next((k for k, each in words.items() if own.endswith(each)), own) for own in items}
    return {key: own for own, key in keys.items()}


def ticks_in_order(
    ticks: Sequence[str], checklist: Iterable[str] = TICKS, kept: Sequence[str] = ()
) -> list[str]:
    """Those of the checklist among these, each once and in its order; then what was `kept` of an
    earlier checklist.
    """
    listed = list(checklist)
    return [*(each for each in listed if each in ticks), *(k for k in kept if k not in listed)]
