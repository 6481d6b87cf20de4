"""What happens on the page of scorecards (考核表): each figure opens its records. No Qt, no SQL."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_figures import HALF_YEAR
from app.models.list_papers import ListContent
from app.models.roles import has_permission
from app.models.score_periods import code_of, periods_offered, span_named, span_words
from app.models.scorecards import Scorecard, ScoreLine, scorecard_of
from app.models.work import Worker
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.work_lines import lines_of
from app.presenters.work_reading import read_work, worker_of, workers
from app.words.score_words import SCORE_FORMULA
from app.words.work_lines import WorkLine, marked

STATION = "本站"


class ScoreChoice(msgspec.Struct, frozen=True):
    """Whose card (empty: the station's), over which span; empty: this half-year."""

    cadre_id: str = ""
    period: str = ""


class ScoreTyped(msgspec.Struct, frozen=True):
    """What was typed for one indicator."""

    block: str
    indicator: str
    points: str
    reason: str


class ScoreView(msgspec.Struct, frozen=True):
    """The page as it stands. `periods` are codes, the present ones first."""

    choice: ScoreChoice
    workers: tuple[Worker, ...]
    periods: tuple[str, ...]
    card: Scorecard
    may_give: bool


class ScorecardScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_card(self, view: ScoreView) -> None: ...

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None: ...

    def show_given(self) -> None: ...


class ScorecardPresenter(FiledListPresenter[ScorecardScreen]):
    """The card of the station or of one liaison cadre."""

    _choice = ScoreChoice()

    def refresh(self) -> None:
        """Count anew."""
        choice, actor = self._choice, self._actor()

        def show(view: ScoreView) -> None:
            if choice == self._choice:
                self._screen.show_card(view)

        self._runner.run(
            lambda desk: read_scorecard(desk, actor, choice), show, self._screen.show_problem
        )

    def choose(self, choice: ScoreChoice) -> None:
        """Another card or another span."""
        if choice != self._choice:
            self._choice = choice
            self.refresh()

    def open_figure(self, line: ScoreLine) -> None:
        """The records behind a figure: of a rate all of its whole, those of its part marked."""
        choice, actor = self._choice, self._actor()
        figure = line.figure
        if figure is None:
            return

        def read(desk: Desk) -> list[WorkLine]:
            choice_now = _settled(desk, choice)
            worker = worker_of(desk, choice_now.cadre_id)
            work = read_work(desk, actor, worker, span_named(choice_now.period))
            found = lines_of(desk, work, figure.kind, figure.whole or figure.ids)
            return marked(found, figure.ids)

        title = f"{line.indicator} {figure.text}"
        self._runner.run(
            read,
            lambda lines: self._screen.show_records(title, lines),
            self._screen.show_problem,
        )

    def give(self, typed: ScoreTyped) -> None:
        """Give points for one indicator."""
        choice = self._choice

        def act(desk: Desk, actor: Actor) -> None:
            now = _settled(desk, choice)
            desk.scores.give(
                actor, now.period, now.cadre_id, typed.block, typed.indicator,
                typed.points, typed.reason,
            )  # fmt: skip

        def done(_: object) -> None:
            self._screen.show_given()
            self.refresh()

        self._doing.run(act, done)

    def print_card(self) -> None:
        """The card on paper."""
        self._files.print_list(self._content)

    def export(self) -> None:
        """The card as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return scorecard_content(desk, actor, self._choice)


def read_scorecard(desk: Desk, actor: Actor, choice: ScoreChoice) -> ScoreView:
    """A card over a span. Raises OperationRefused `report_parts_unequal`, `cadre_unknown`,
    `score_period_unreadable`.
    """
    choice = _settled(desk, choice)
    profile = desk.workplace.profile
    worker = worker_of(desk, choice.cadre_id)
    work = read_work(desk, actor, worker, span_named(choice.period))
    marks = desk.store.place.marks(choice.period, choice.cadre_id)
    return ScoreView(
        choice=choice,
        workers=tuple(workers(desk)),
        periods=periods_offered(desk.workplace.today(), choice.period),
        card=scorecard_of(profile.scorecard, work, marks, profile.reports.decimals),
        may_give=has_permission(actor.role, "give_points"),
    )


def scorecard_content(desk: Desk, actor: Actor, choice: ScoreChoice) -> ListContent:
    """A card on paper or in a spreadsheet."""
    view = read_scorecard(desk, actor, choice)
    card = view.card
    worker = worker_of(desk, view.choice.cadre_id)
    who = worker.label or STATION
    rows = tuple(
        (
            line.block,
            line.indicator,
            line.most,
            line.figure.text if line.figure else "",
            line.points,
            line.reason or line.note or (SCORE_FORMULA[line.figure.code] if line.figure else ""),
        )
        for line in card.lines
    )
    unscored = f"，还有 {card.unscored} 项没有分" if card.unscored else ""
    grade = f"，{card.grade}" if card.grade else ""
    return list_content(
        desk,
        actor,
        "scorecard",
        rows=rows,
        chosen=f"{who}　{span_words(view.choice.period)}　共 {card.total} 分，满分 {card.most} 分"
        f"{unscored}{grade}",
        facts=(("姓名", who), ("时段", span_words(view.choice.period)), ("得分", card.total)),
        signatures=("被考核人", "考核人", "日期"),
        is_across=False,
    )


def _settled(desk: Desk, choice: ScoreChoice) -> ScoreChoice:
    if choice.period:
        return choice
    period = code_of(HALF_YEAR, desk.workplace.today())
    return msgspec.structs.replace(choice, period=period)
