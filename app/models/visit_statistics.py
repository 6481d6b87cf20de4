"""走访统计: what was visited in a period, by the published formulas."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from app.models.errors import OperationRefused
from app.models.rules.ratings import cut_rate_text
from app.models.rules.visits import VisitRules, required_percent

CHANNELS = ("home", "field", "phone", "message", "card_left", "station")
HOUSEHOLD_FIGURES = ("households", "visited", "closed", "not_visited")
VISIT_FIGURES = (
    "visits", *CHANNELS, "evening_visits", "findings", "answered_on_the_spot", "reported",
    "concluded", "overdue", "rated", "satisfied",
)  # fmt: skip
"""Figures behind which visits stand; behind those of HOUSEHOLD_FIGURES households do."""
Group = Literal["village", "grid", "cadre"]


class Period(msgspec.Struct, frozen=True):
    """From one day to another, both included, as ISO dates."""

    since: str
    until: str


class Share(msgspec.Struct, frozen=True):
    """A part of something: of the whole village, of one grid, or of one liaison cadre.

    An empty `key` of a grid or cadre stands for households that have none.
    """

    group: Group = "village"
    key: str = ""


class HouseholdReach(msgspec.Struct, frozen=True):
    """How an active household was reached in a period."""

    household_id: str
    grid_id: str
    cadre_id: str
    is_visited: bool  # at home, by whoever it was
    is_contacted: bool  # by phone, message or a left card
    is_away: bool  # everybody of it is registered as away


class VisitStatistics(msgspec.Struct, frozen=True):
    """One line of 走访统计. 入户率 counts home visits alone; 人次 are visits by channel.

    `closed` are households that nobody visited at home and that the rules close all the same,
    because everybody is away and was called, written to, or left a card. `reported` are findings
    that were not answered on the spot; `concluded`, `overdue` and `satisfied` are of appeals that
    findings opened: written off, past their day without a reply, and content with it.
    """

    share: Share
    households: int  # 应访户
    visited: int  # 已访户
    closed: int
    visits: int
    by_channel: Mapping[str, int]
    evening_visits: int = 0
    findings: int = 0
    answered_on_the_spot: int = 0
    reported: int = 0
    concluded: int = 0
    satisfied: int = 0
    rated: int = 0
    overdue: int = 0
    decimals: int = 1  # of the rates, as the place's reports have them

    @property
    def not_visited(self) -> int:
        """未访户: the households of the list of those still to be visited."""
        return self.households - self.visited - self.closed

    @property
    def rate(self) -> str:
        """入户率 as text."""
        return home_visit_rate(self.visited, self.households, self.decimals)

    @property
    def conclusion_rate(self) -> str:
        """办结率 of the findings as text."""
        return home_visit_rate(self.concluded, self.findings, self.decimals)

    @property
    def satisfaction_rate(self) -> str:
        """满意率 as text; appeals that nobody rated are not counted as satisfied."""
        return home_visit_rate(self.satisfied, self.rated, self.decimals)

    def figure(self, name: str) -> int:
        """One figure of HOUSEHOLD_FIGURES or VISIT_FIGURES."""
        return self.by_channel.get(name, 0) if name in CHANNELS else int(getattr(self, name))

    def check(self) -> None:
        """Raises OperationRefused `visit_figures_do_not_add_up` rather than print a wrong sum."""
        is_whole = (
            sum(self.by_channel.values()) == self.visits
            and set(self.by_channel) <= set(CHANNELS)
            and self.visited + self.closed <= self.households
            and self.answered_on_the_spot + self.reported == self.findings
            and max(self.findings, self.evening_visits) <= self.visits
            and max(self.concluded, self.overdue, self.rated) <= self.findings
            and self.satisfied <= self.rated
        )
        if not is_whole:
            raise OperationRefused("visit_figures_do_not_add_up")


def home_visit_rate(visited: int, households: int, decimals: int = 1) -> str:
    """入户率, cut off and never rounded up; `–` without any."""
    return cut_rate_text(visited, households, decimals)


def is_duty_fulfilled(rules: VisitRules, line: VisitStatistics, village_households: int) -> bool:
    """Whether a line reaches what the profile asks for; how much that is the village decides."""
    wanted = required_percent(rules, village_households)
    done = line.visited + line.closed
    return bool(line.households) and done * 100 >= wanted * line.households


def is_closed(rules: VisitRules, reach: HouseholdReach) -> bool:
    """Whether a household that nobody visited at home is closed by what was tried instead."""
    allowed = rules.are_absent_closed_without_visit
    return allowed and not reach.is_visited and reach.is_away and reach.is_contacted


def check_parts(whole: VisitStatistics, parts: Sequence[VisitStatistics]) -> None:
    """Parts of a village must make the village. Raises OperationRefused
    `visit_figures_do_not_add_up`.
    """
    for line in (whole, *parts):
        line.check()
    for name in ("households", "visited", "closed", "visits", "findings", "evening_visits"):
        if sum(getattr(part, name) for part in parts) != getattr(whole, name):
            raise OperationRefused("visit_figures_do_not_add_up")
    for channel in CHANNELS:
        counted = sum(part.by_channel.get(channel, 0) for part in parts)
        if counted != whole.by_channel.get(channel, 0):
            raise OperationRefused("visit_figures_do_not_add_up")
