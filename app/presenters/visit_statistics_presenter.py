"""What happens when someone looks at 走访统计: figures of a period, and what stands behind each."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.visit_report import day_of
from app.models.list_papers import ListContent
from app.models.moments import moment_words
from app.models.natural_order import natural_key
from app.models.rules.visits import required_percent, rounds_of_year
from app.models.visit_statistics import (
    CHANNELS,
    Group,
    Period,
    Share,
    VisitStatistics,
    is_duty_fulfilled,
)
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content

WITHOUT = "（未分）"
LAST = "\uffff"  # behind all names


FORMULAS = (
    "入户率＝至少入户走访一次的户÷应访户，只算入户走访；办结率＝销号÷问题；"
    "满意率＝满意÷有评价的；分母是零的写“–”。"
)


class NamedPeriod(msgspec.Struct, frozen=True):
    """A period that may be chosen by its name: a round, or by its `key` the year, the month."""

    name: str
    period: Period
    key: str = ""


class StatisticsLine(msgspec.Struct, frozen=True):
    """One line: whose figures, and whether what the rules ask for is reached."""

    name: str
    figures: VisitStatistics
    is_fulfilled: bool


class StatisticsView(msgspec.Struct, frozen=True):
    """What the page shows. The first line is the village; `required` is what it owes, in percent;
    `closes_absent`: households that are away may be closed without a home visit (逐户销号).
    """

    period: Period
    group: Group
    required: int
    lines: Sequence[StatisticsLine]
    closes_absent: bool = False


class StatisticsScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_periods(self, periods: Sequence[NamedPeriod]) -> None:
        """Which periods may be chosen by name; the first is looked at."""
        ...

    def show_statistics(self, view: StatisticsView) -> None:
        """Show these figures."""
        ...


class VisitStatisticsPresenter(FiledListPresenter[StatisticsScreen]):
    """走访统计, by village, grid or cadre, on screen, on paper and as a spreadsheet."""

    _period: Period | None = None
    _group: Group = "grid"

    def open(self) -> None:
        """Show the periods of today's year, and the figures that were looked at last."""

        def show(periods: list[NamedPeriod]) -> None:
            self._period = self._period or periods[0].period
            self._screen.show_periods(periods)
            self.refresh()

        self._runner.run(named_periods, show, self._screen.show_problem)

    def choose(self, since: str, until: str, group: Group) -> None:
        """Look at another period, or by other parts."""
        self._period, self._group = Period(since, until), group
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        period, group = self._period, self._group
        if period is not None:
            self._runner.run(
                lambda desk: statistics_view(desk, period, group),
                self._screen.show_statistics,
                self._screen.show_problem,
            )

    def print_list(self) -> None:
        """走访统计报表 on paper. Figures that do not add up are not printed."""
        self._files.print_list(self._content)

    def export_list(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return statistics_content(desk, actor, self._period or year_so_far(desk), self._group)


def year_so_far(desk: Desk) -> Period:
    """From the first of January to today."""
    today = desk.workplace.today()
    return Period(f"{today.year}-01-01", today.isoformat())


def named_periods(desk: Desk) -> list[NamedPeriod]:
    """The year, the month and the rounds of the year."""
    today = desk.workplace.today()
    rules = desk.workplace.profile.visits
    rounds = rounds_of_year(rules, today.year, desk.store.visit_planning.rounds())
    return [
        NamedPeriod("本年", year_so_far(desk), "year"),
        NamedPeriod("本月", Period(f"{today:%Y-%m}-01", today.isoformat()), "month"),
        NamedPeriod(
            "去年", Period(f"{today.year - 1}-01-01", f"{today.year - 1}-12-31"), "last_year"
        ),
        *(NamedPeriod(each.name, Period(each.starts_on, each.ends_on)) for each in rounds),
    ]


def statistics_view(desk: Desk, period: Period, group: Group) -> StatisticsView:
    """The figures of a period. Raises OperationRefused `visit_date_missing`,
    `visit_figures_do_not_add_up`.
    """
    day_of(period.since)
    day_of(period.until)
    rules, now = desk.workplace.profile.visits, desk.workplace.now()
    with desk.store.reading():
        whole, parts = desk.store.visit_figures.statistics(period, group, rules, now)
        names = _names(desk, group)
    decimals = desk.workplace.profile.reports.decimals
    whole = msgspec.structs.replace(whole, decimals=decimals)
    parts = [msgspec.structs.replace(part, decimals=decimals) for part in parts]
    households = whole.households
    lines = [StatisticsLine("全村", whole, is_duty_fulfilled(rules, whole, households))]
    lines += [
        StatisticsLine(
            names.get(part.share.key, WITHOUT), part, is_duty_fulfilled(rules, part, households)
        )
        for part in sorted(parts, key=lambda part: natural_key(names.get(part.share.key, LAST)))
    ]
    closes = rules.are_absent_closed_without_visit
    return StatisticsView(period, group, required_percent(rules, households), lines, closes)


def statistics_content(desk: Desk, actor: Actor, period: Period, group: Group) -> ListContent:
    """走访统计报表. Raises what `statistics_view` raises."""
    view = statistics_view(desk, period, group)
    rows = tuple(statistics_row(line) for line in [*view.lines[1:], view.lines[0]])
    closed = sum(line.figures.closed for line in view.lines[:1])
    told = (
        f"外出户以电话、短信、留卡销号 {closed} 户，不算已访，也不算未访。"
        if view.closes_absent
        else ""
    )
    return list_content(
        desk,
        actor,
        "visit_statistics",
        rows=rows,
        chosen=f"{period.since} 至 {period.until}",
        note=told + FORMULAS,
        issued_at=moment_words(desk.workplace.now()),
    )


def statistics_row(line: StatisticsLine) -> tuple[str | int, ...]:
    """One line in the order of the report's columns."""
    figures = line.figures
    channels = (figures.by_channel.get(channel, 0) for channel in CHANNELS)
    return (
        line.name,
        figures.households,
        figures.visited,
        figures.rate,
        figures.not_visited,
        figures.visits,
        *channels,
        figures.evening_visits,
        figures.findings,
        figures.answered_on_the_spot,
        figures.reported,
        figures.concluded,
        figures.overdue,
        figures.conclusion_rate,
        figures.satisfaction_rate,
    )


def _names(desk: Desk, group: Group) -> dict[str, str]:
    if group == "grid":
        return {grid.id: grid.name for grid in desk.store.stations.grids()}
    return dict(desk.store.visitors.known().by_id)


__all__ = ["Share", "VisitStatisticsPresenter"]
