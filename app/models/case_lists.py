"""What a list of cases can be narrowed down to, and how many cases each choice would leave."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from app.models.deadlines import (
    ALERT,
    LATE_LEVELS,
    OVERDUE,
    REMIND,
    SUPERVISE,
    YELLOW,
    DueSpan,
    Vantage,
    due_spans,
)

ALL, LATE, TOLD = "all", "late", "told"
STATUS, LEVEL, DEPARTMENT, RECEIVER = "status", "level", "department", "receiver"
STATE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ALL: (),
        "to_supplement": ("supplement",),
        "to_submit": ("received", "returned"),
        "in_town": ("submitted", "accepted", "in_progress", "suspended"),
        "to_deliver": ("concluded",),
        "to_follow_up": ("delivered", "rated", "followed_up"),
        "written_off": ("written_off", "archived"),
    }
)
"""What is to be done next, and the states in which that is so; no states means all of them."""
LEVEL_GROUPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        ALL: frozenset(),
        TOLD: frozenset({REMIND, YELLOW}) | LATE_LEVELS,
        REMIND: frozenset({REMIND}),
        YELLOW: frozenset({YELLOW}),
        LATE: LATE_LEVELS,
        OVERDUE: frozenset({OVERDUE}),
        SUPERVISE: frozenset({SUPERVISE}),
        ALERT: frozenset({ALERT}),
    }
)
"""Choices of colour, and the levels that each stands for; no levels means all cases."""


class CaseFilter(msgspec.Struct, frozen=True):
    """Which cases; every filter given must hold. None stands for all.

    With `spans` the list goes from the earliest day upwards, else from the newest change backwards.
    `case_ids` are the cases of a batch.
    """

    statuses: tuple[str, ...] = ()
    spans: tuple[DueSpan, ...] | None = None
    department: str | None = None
    receiver_id: str | None = None
    case_ids: tuple[str, ...] | None = None


class Facet(msgspec.Struct, frozen=True):
    """How many cases one choice would show. `kind` is one of STATUS, LEVEL, DEPARTMENT, RECEIVER;
    the level is empty while no clock runs.
    """

    kind: str
    key: str
    word: str
    cases: int


class CaseChoice(msgspec.Struct, frozen=True):
    """What was chosen. None stands for all departments, persons, batches."""

    group: str = ALL
    level: str = ALL
    department: str | None = None
    receiver_id: str | None = None
    batch_id: str | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the group of states was chosen."""
        return self != CaseChoice(group=self.group)


class Option(msgspec.Struct, frozen=True):
    """One thing that may be chosen, its word where the program has none, and its cases."""

    key: str
    cases: int
    word: str = ""


class CaseCounts(msgspec.Struct, frozen=True):
    """How many cases each choice would show, all other choices staying as they are."""

    groups: dict[str, int] = {}
    levels: dict[str, int] = {}
    departments: tuple[Option, ...] = ()
    receivers: tuple[Option, ...] = ()
    batches: tuple[Option, ...] = ()


def filter_of(
    choice: CaseChoice, vantage: Vantage, case_ids: Sequence[str] | None = None
) -> CaseFilter:
    """The same for the store; `case_ids` are those of the chosen batch."""
    levels = LEVEL_GROUPS[choice.level]
    return CaseFilter(
        statuses=STATE_GROUPS[choice.group],
        spans=due_spans(levels, vantage) if levels else None,
        department=choice.department,
        receiver_id=choice.receiver_id,
        case_ids=None if case_ids is None else tuple(case_ids),
    )


def group_counts(by_status: Mapping[str, int]) -> dict[str, int]:
    """The figures beside the groups; the first counts every case there is."""
    return {
        group: sum(by_status.get(status, 0) for status in statuses or by_status)
        for group, statuses in STATE_GROUPS.items()
    }


def counts_of(
    facets: Iterable[Facet], choice: CaseChoice, batches: tuple[Option, ...] = ()
) -> CaseCounts:
    """The figures beside every filter."""
    kinds: dict[str, dict[str, Facet]] = {STATUS: {}, LEVEL: {}, DEPARTMENT: {}, RECEIVER: {}}
    for facet in facets:
        kinds[facet.kind][facet.key] = facet
    by_level = {level: facet.cases for level, facet in kinds[LEVEL].items()}
    return CaseCounts(
        groups=group_counts({status: facet.cases for status, facet in kinds[STATUS].items()}),
        levels={
            key: sum(by_level.get(level, 0) for level in levels or by_level)
            for key, levels in LEVEL_GROUPS.items()
        },
        departments=_options(kinds[DEPARTMENT], choice.department),
        receivers=_options(kinds[RECEIVER], choice.receiver_id),
        batches=batches,
    )


def _options(facets: Mapping[str, Facet], chosen: str | None) -> tuple[Option, ...]:
    """Those with cases, and the one that is chosen, the most first."""
    found = [Option(facet.key, facet.cases, facet.word) for facet in facets.values()]
    if chosen is not None and chosen not in facets:
        found.append(Option(chosen, 0, chosen))
    return tuple(sorted(found, key=lambda option: (-option.cases, option.word, option.key)))
