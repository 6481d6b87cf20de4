"""What happens on the page of reports (统计报表). No Qt, no SQL."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_figures import WEEK, AppealFigure, Span, figures_of, span_of
from app.models.appeal_stages import LEDGERS
from app.models.list_papers import ListContent
from app.models.moments import date_words
from app.models.profile import Profile
from app.models.records import Appeal
from app.models.rules.appeals import TARGET_RATES, is_target_reached
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.words.report_words import APPEAL_FIGURE, APPEAL_FORMULA, REPORT_PERIOD
from app.words.terms import APPEAL_LEDGER, APPEAL_SOURCE

MISSED = "没有达到"


class ReportLine(msgspec.Struct, frozen=True):
    """One line of a report: what it says, and the figure behind it."""

    title: str
    figure: AppealFigure
    formula: str
    target: str = ""  # what the place wants of it, and whether it is so

    @property
    def is_missed(self) -> bool:
        """Whether the place wants more."""
        return self.target.endswith(MISSED)


class FiguresReport(msgspec.Struct, frozen=True):
    """A report of one ledger over some days."""

    ledger: str
    period: str
    span: Span
    lines: tuple[ReportLine, ...]
    drawn_up: tuple[str, ...] = ()  # codes of the reports that the place's rules ask for
    has_bulletin: bool = False  # whether the place keeps a day of the week for 周通报
    has_seasonal: bool = False  # whether it sends problems of a season ahead

    @property
    def days(self) -> str:
        """`2026年3月2日至2026年3月8日`."""
        return f"{date_words(self.span.first)}至{date_words(self.span.last)}"


class AppealReportScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_report(self, report: FiguresReport) -> None:
        """Show this report instead."""
        ...

    def show_records(self, title: str, appeals: Sequence[Appeal]) -> None:
        """Show the records behind a figure."""
        ...

    def clear_message(self) -> None:
        """Take the last sentence away."""
        ...


class AppealReportPresenter(FiledListPresenter[AppealReportScreen]):
    """The weekly sort list, the monthly summary, the half-year's and the year's figures."""

    _ledger, _period, _back = LEDGERS[0], WEEK, 0

    def refresh(self) -> None:
        """Count anew."""
        wanted, actor = (self._ledger, self._period, self._back), self._actor()

        def show(report: FiguresReport) -> None:
            if wanted == (self._ledger, self._period, self._back):
                self._screen.show_report(report)

        self._runner.run(
            lambda desk: read_report(desk, actor, *wanted), show, self._screen.show_problem
        )

    def choose(self, ledger: str, period: str) -> None:
        """Another ledger or period, the present one first."""
        if (ledger, period) != (self._ledger, self._period):
            self._ledger, self._period, self._back = ledger, period, 0
            self.refresh()

    def move(self, by: int) -> None:
        """One period earlier (1) or later (-1); none lies in the future."""
        self._back = max(0, self._back + by)
        self.refresh()

    def open_figure(self, line: ReportLine) -> None:
        """Show the records behind a figure."""
        actor = self._actor()

        def read(desk: Desk) -> list[Appeal]:
            found = appeals_for(desk.store, actor.role).by_ids(line.figure.ids)
            return [found[each] for each in line.figure.ids if each in found]

        self._runner.run(
            read,
            lambda appeals: self._screen.show_records(line.title, appeals),
            self._screen.show_problem,
        )

    def print_report(self) -> None:
        """Draw the report and keep it as a file."""
        self._files.print_list(self._content)

    def export_report(self) -> None:
        """Write the report as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return report_content(
            desk, actor, read_report(desk, actor, self._ledger, self._period, self._back)
        )


def read_report(desk: Desk, actor: Actor, ledger: str, period: str, back: int) -> FiguresReport:
    """The figures of a period, over the appeals raised in it that the actor may see.

    Raises OperationRefused `report_parts_unequal`.
    """
    span = span_of(period, desk.workplace.today(), back)
    seen = appeals_for(desk.store, actor.role)
    appeals = seen.raised_between(span.first.isoformat(), span.last.isoformat(), ledger)
    rules = desk.workplace.profile
    figures = figures_of(appeals, rules.reports.decimals, rules.appeals.repeat_count_watched)
    lines = tuple(
        ReportLine(
            _title(figure),
            figure,
            APPEAL_FORMULA.get(figure.key, ""),
            target_words(rules, figure),
        )
        for figure in figures
    )
    return FiguresReport(
        ledger,
        period,
        span,
        lines,
        rules.reports.drawn_up,
        has_bulletin=rules.calendar.weekly_report_on is not None,
        has_seasonal=rules.appeals.seasonal is not None,
    )


def target_words(profile: Profile, figure: AppealFigure) -> str:
    """`要求 99%，没有达到`; empty where the place wants nothing of the figure."""
    wanted = {TARGET_RATES[code]: percent for code, percent in profile.appeals.targets.items()}
    if profile.ratings.satisfied_percent_wanted:
        wanted.setdefault("satisfaction_rate", profile.ratings.satisfied_percent_wanted)
    if figure.key not in wanted or figure.whole is None:
        return ""
    percent = wanted[figure.key]
    is_reached = is_target_reached(len(figure.ids), len(figure.whole), percent)
    if is_reached is None:
        return f"要求 {percent}%"
    return f"要求 {percent}%，{'达到' if is_reached else MISSED}"


def report_content(desk: Desk, actor: Actor, report: FiguresReport) -> ListContent:
    """A report on paper or in a spreadsheet."""
    title = f"{APPEAL_LEDGER[report.ledger]}{REPORT_PERIOD[report.period]}"
    return list_content(
        desk,
        actor,
        "appeal_report",
        title=title,
        chosen=report.days,
        rows=tuple(
            (
                line.title,
                line.figure.text,
                "；".join(words for words in (line.formula, line.target) if words),
            )
            for line in report.lines
        ),
        signatures=("制表人", "审核人"),
        is_across=False,
    )


def _title(figure: AppealFigure) -> str:
    words = APPEAL_FIGURE[figure.key]
    if figure.key == "source":
        return f"{words}：{APPEAL_SOURCE.get(figure.name, figure.name)}"
    return f"{words}：{figure.name or '未分类'}" if figure.key == "class" else words
