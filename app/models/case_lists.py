"""What a list of cases can be narrowed down to, and how many cases each choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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


class CaseTally(msgspec.Struct, frozen=True):
    """How many cases have all of these in common. `level` is empty while no clock runs."""

    status: str
    department: str
    receiver_id: str
    receiver_name: str
    level: str
    cases: int


Test = Callable[[CaseTally], bool]


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
    tallies: Sequence[CaseTally], choice: CaseChoice, batches: tuple[Option, ...] = ()
) -> CaseCounts:
    """The figures beside every filter."""
    tests = _tests(choice)
    by_status = _sums(_left(tallies, tests, "group"), lambda tally: tally.status)
    by_level = _sums(_left(tallies, tests, "level"), lambda tally: tally.level)
    by_department = _sums(_left(tallies, tests, "department"), lambda tally: tally.department)
    by_receiver = _sums(_left(tallies, tests, "receiver"), lambda tally: tally.receiver_id)
    names = {tally.receiver_id: tally.receiver_name for tally in tallies}
    departments = {tally.department: tally.department for tally in tallies}
    return CaseCounts(
        groups=group_counts(by_status),
        levels={
            key: sum(by_level.get(level, 0) for level in levels or by_level)
            for key, levels in LEVEL_GROUPS.items()
        },
        departments=_options(by_department, departments, choice.department),
        receivers=_options(by_receiver, names, choice.receiver_id),
        batches=batches,
    )


def _tests(choice: CaseChoice) -> dict[str, Test]:
    tests: dict[str, Test] = {}
    statuses, levels = STATE_GROUPS[choice.group], LEVEL_GROUPS[choice.level]
    if statuses:
        tests["group"] = lambda tally: tally.status in statuses
    if levels:
        tests["level"] = lambda tally: tally.level in levels
    if choice.department is not None:
        tests["department"] = lambda tally: tally.department == choice.department
    if choice.receiver_id is not None:
        tests["receiver"] = lambda tally: tally.receiver_id == choice.receiver_id
    return tests


def _left(tallies: Iterable[CaseTally], tests: Mapping[str, Test], own: str) -> list[CaseTally]:
    """What the other choices leave."""
    others = [test for name, test in tests.items() if name != own]
    return [tally for tally in tallies if all(test(tally) for test in others)]


def _sums(tallies: Iterable[CaseTally], key: Callable[[CaseTally], str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for tally in tallies:
        sums[key(tally)] = sums.get(key(tally), 0) + tally.cases
    return sums


def _options(
    counts: Mapping[str, int], words: Mapping[str, str], chosen: str | None
) -> tuple[Option, ...]:
    """Those with cases, and the one that is chosen, the most first."""
    keys = set(counts) | ({chosen} if chosen is not None else set())
    found = [Option(key, counts.get(key, 0), words.get(key, "")) for key in keys]
    return tuple(sorted(found, key=lambda option: (-option.cases, option.word, option.key)))
