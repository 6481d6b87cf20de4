"""How a place classes, routes, limits and escalates appeals (诉求)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

import msgspec

from app.models.limits import Limit
from app.models.rules.bounds import Code, Count, Days, Percent, Sentence, Word

Side = Literal["village", "township"]
OPEN, REMIND, OVERDUE, COUNTY_ALERT = "open", "remind", "overdue", "county_alert"
ALERT_STEPS = (REMIND, OVERDUE, COUNTY_ALERT)
TARGET_RATES: Mapping[str, str] = MappingProxyType(
    {
        "conclusion_rate": "conclusion_rate",
        "on_time_rate": "in_time_rate",
        "handled_rate": "disposal_rate",
        "reply_rate": "reply_rate",
        "satisfaction_rate": "satisfaction_rate",
        "rectification_rate": "rectification_rate",
    }
)
"""A profile's code of a rate, and the figure of 统计报表 that it is."""


class ProblemClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of appeals with the problems under it, where the place has two levels."""

    name: Word
    problems: tuple[Word, ...] = ()


class NamedSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where appeals come from, by the place's own name."""

    code: Code
    name: Word


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way on which an appeal is sent (速办、研办、专办、联办、受理).

    `hidden_from` names the sides whose staff see nothing of what goes this way. Without `limit`
    the place names none.
    """

    code: Code
    name: Word
    meant_for: Sentence = ""
    hidden_from: tuple[Side, ...] = ()
    limit: Limit | None = None


class SeasonalStudy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Problems of a season are sent ahead on a route of their own (提前推送研办): those of which there were
    any, in at least `least_years` of so many years before, from this day of the year on until
    `days_ahead` days later.
    """

    route: Code
    days_ahead: Days = 30
    years: Count = 3
    least_years: Count = 2

    def __post_init__(self) -> None:
        if self.least_years > self.years:
            raise ValueError("more years are asked for than are looked at")


class AlertSteps(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From when an open appeal is reminded of, overdue and told to the county, in natural days.

    提示催办 from `remind_days_left` before its last day on, 逾期 once that is past, 预警 to `alert_to`
    from `alert_days_late`: all reckoned offline.
    """

    remind_days_left: Days = 3
    alert_days_late: Days = 3
    alert_to: Word = "县级主管部门"

    def __post_init__(self) -> None:
        if self.alert_days_late < 1:
            raise ValueError("the county is alerted after the day is past")


class AppealRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[appeals]`. Classes stand in `Profile.appeal_classes`; here is the level below.

    `limit` is for answering an appeal, counted from the day it was raised; none named: the place
    leaves it open. `escalation_chain` starts with the level that is nearest to the household.
    """

    problem_classes: tuple[ProblemClass, ...] = ()
    second_class_name: str = ""
    second_classes: tuple[Word, ...] = ()
    sources: tuple[NamedSource, ...] = ()
    ledger_labels: tuple[Word, ...] = ()
    routes: tuple[Route, ...] = ()
    escalation_chain: tuple[Word, ...] = ("网格", "村", "镇", "县")
    seasonal: SeasonalStudy | None = None
    limit: Limit | None = None
    alert_steps: AlertSteps = AlertSteps()
    difficulties: tuple[Word, ...] = ()
    is_claimed: bool = False
    """Whether an appeal waits to be claimed (待认领) until somebody takes it or has it by default."""
    hard_case_mark: str = ""
    """What a hard case is called where the place gives it a window of its own (一号窗口)."""
    is_transfer_slip_printed: bool = False
    """Whether the slip (转办单) is printed as soon as a reception is passed on to a department."""
    long_pending_days: Days = 60
    repeat_within_days: Days = 365
    """Within how many days the same class from the same household or person may be a repetition."""
    repeat_count_watched: Count = 2
    """From how many times on a repeated appeal stands in the list of those to be watched."""
    handled_in_village: tuple[Word, ...] = ()
    """What is settled without leaving the village (六不出村), in words for the guide."""
    targets: Mapping[Code, Percent] = MappingProxyType({})
    """What the place wants its rates to be, in percent, by the code of the rate in TARGET_RATES."""

    def __post_init__(self) -> None:
        if not self.targets.keys() <= TARGET_RATES.keys():
            raise ValueError("a target is for a rate that no report has")
        if self.seasonal and route_named(self, self.seasonal.route) is None:
            raise ValueError("problems of a season go a route that the place does not have")


def difficulties_of(rules: AppealRules) -> tuple[str, ...]:
    """How hard an appeal may be: the place's degrees, and last its mark for hard cases (一号窗口)."""
    mark = (rules.hard_case_mark,) if rules.hard_case_mark else ()
    return (*rules.difficulties, *(each for each in mark if each not in rules.difficulties))


def level_name(rules: AppealRules, level: int) -> str:
    """Who has an appeal that went up: the chain's last but one at 1, its last at 2; else nothing."""
    chain = rules.escalation_chain
    return chain[level - 3] if 1 <= level <= 2 and len(chain) >= 3 - level else ""


def is_target_reached(part: int, whole: int, percent: int) -> bool | None:
    """Whether a rate is what is wanted, by its exact parts; None without a whole."""
    return part * 100 >= percent * whole if whole else None


def alert_step(steps: AlertSteps, due_on: date, today: date) -> str:
    """How an open appeal stands: one of ALERT_STEPS, or OPEN."""
    late = (today - due_on).days
    if late >= steps.alert_days_late:
        return COUNTY_ALERT
    if late > 0:
        return OVERDUE
    return REMIND if -late <= steps.remind_days_left else OPEN


def route_choices(rules: AppealRules) -> tuple[tuple[str, str], ...]:
    """The place's routes by code, each with what it is meant for."""
    return tuple(
        (route.code, f"{route.name}（{route.meant_for}）" if route.meant_for else route.name)
        for route in rules.routes
    )


def route_named(rules: AppealRules, code: str) -> Route | None:
    """A route by its code."""
    return next((route for route in rules.routes if route.code == code), None)
