"""Scorecards (考核): points for indicators, from figures that open their records or given by a person.

Of a rate the same share of its points is earned, to a tenth of a point, half up; a rate without a
whole, and what no figure says, has points only when somebody gives them. No account says so [K].
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import msgspec

from app.models.appeal_figures import AppealFigure, figures_of
from app.models.appeal_stages import CONCLUDED
from app.models.errors import OperationRefused
from app.models.place_records import ScoreMark
from app.models.rules.appeals import TARGET_RATES
from app.models.rules.ledgers import FigureCode, Indicator, ScorecardRules
from app.models.rules.ratings import rate_text
from app.models.visit_statistics import CHANNELS, home_visit_rate
from app.models.work import Work

HOUSEHOLD, VISIT, APPEAL, CASE, SHIFT, ACTIVITY = KINDS = (
    "household", "visit", "appeal", "case", "shift", "activity",
)  # fmt: skip
_TENTH = Decimal("0.1")


class ScoreFigure(msgspec.Struct, frozen=True):
    """One figure with the records behind it: those it counts, and of a rate those of its whole."""

    code: str
    text: str
    kind: str
    ids: tuple[str, ...]
    whole: tuple[str, ...] | None = None


class ScoreLine(msgspec.Struct, frozen=True):
    """One indicator. `points` are what counts: those given, else those that the figure earns; empty
    while there are neither.
    """

    block: str
    indicator: str
    most: int
    note: str
    figure: ScoreFigure | None
    counted: str
    given: str
    reason: str
    points: str


class Scorecard(msgspec.Struct, frozen=True):
    """A card. `grade` is empty while a line has no points, and where the place names no thresholds."""

    lines: tuple[ScoreLine, ...]
    total: str
    most: int
    unscored: int
    grade: str


def scorecard_of(
    rules: ScorecardRules, work: Work, marks: Iterable[ScoreMark], decimals: int
) -> Scorecard:
    """The card over this work.

    Raises OperationRefused `report_parts_unequal` when a figure's parts do not make its total.
    """
    given = {(mark.block, mark.indicator): mark for mark in marks}
    appeals = {figure.key: figure for figure in figures_of(work.appeals, decimals)}
    check_channels(work)
    lines = tuple(
        _line(block.name, each, given.get((block.name, each.name)), work, appeals, decimals)
        for block in rules.blocks
        for each in block.indicators
    )
    total = sum((Decimal(line.points) for line in lines if line.points), Decimal(0))
    most = sum(line.most for line in lines)
    unscored = sum(not line.points for line in lines)
    grade = "" if unscored else grade_of(rules, total, most)
    return Scorecard(lines, f"{total:f}", most, unscored, grade)


def grade_of(rules: ScorecardRules, total: Decimal, most: int) -> str:
    """The first grade whose share of the points is reached; empty where no thresholds are named."""
    if not rules.grade_percents or not most:
        return ""
    for grade, percent in zip(rules.grades, rules.grade_percents, strict=False):
        if total * 100 >= percent * most:
            return grade
    return rules.grades[-1]


def check_channels(work: Work) -> None:
    """Raises OperationRefused `report_parts_unequal` unless the channels make all visits."""
    parts = sum(visit.channel in CHANNELS for visit in work.visits)
    if parts != len(work.visits):
        raise OperationRefused("report_parts_unequal", total=len(work.visits), parts=parts)


def earned(points: int, figure: ScoreFigure | None) -> str:
    """What a figure earns of an indicator's points; nothing but a rate with a whole earns any."""
    if figure is None or not figure.whole:
        return ""
    share = Decimal(points) * len(figure.ids) / len(figure.whole)
    return f"{share.quantize(_TENTH, ROUND_HALF_UP):f}"


def figure_of(
    code: FigureCode, work: Work, appeals: Mapping[str, AppealFigure], decimals: int
) -> ScoreFigure:
    """A figure by its code. Raises OperationRefused `report_parts_unequal` for a part outside its whole."""
    if code in TARGET_RATES:
        known = appeals[TARGET_RATES[code]]
        figure = ScoreFigure(code, known.text, APPEAL, known.ids, known.whole)
    else:
        figure = msgspec.structs.replace(_OTHERS[code](work, decimals), code=code)
    if figure.whole is not None and not set(figure.ids) <= set(figure.whole):
        raise OperationRefused(
            "report_parts_unequal", total=len(figure.whole), parts=len(figure.ids)
        )
    return figure


def _line(
    block: str,
    each: Indicator,
    mark: ScoreMark | None,
    work: Work,
    appeals: Mapping[str, AppealFigure],
    decimals: int,
) -> ScoreLine:
    figure = figure_of(each.figure, work, appeals, decimals) if each.figure else None
    counted = earned(each.points, figure)
    given = mark.points if mark else ""
    return ScoreLine(
        block,
        each.name,
        each.points,
        each.note,
        figure,
        counted,
        given,
        mark.reason if mark else "",
        given or counted,
    )


def _rate(kind: str, ids: Sequence[str], whole: Sequence[str], decimals: int) -> ScoreFigure:
    text = rate_text(len(ids), len(whole), decimals)
    return ScoreFigure("", text, kind, tuple(ids), tuple(whole))


def _count(kind: str, ids: Iterable[str]) -> ScoreFigure:
    found = tuple(ids)
    return ScoreFigure("", str(len(found)), kind, found)


def _home_visit_rate(work: Work, decimals: int) -> ScoreFigure:
    text = home_visit_rate(len(work.visited), len(work.households), decimals)
    return ScoreFigure("", text, HOUSEHOLD, tuple(work.visited), tuple(work.households))


def _card_rate(work: Work, decimals: int) -> ScoreFigure:
    return _rate(HOUSEHOLD, work.carded, work.households, decimals)


def _contacts(work: Work, _decimals: int) -> ScoreFigure:
    return _count(VISIT, (visit.id for visit in work.visits))


def _findings(work: Work, _decimals: int) -> ScoreFigure:
    return _count(VISIT, (visit.id for visit in work.visits if visit.finding))


def _labelled(work: Work, _decimals: int) -> ScoreFigure:
    return _count(APPEAL, (appeal.id for appeal in work.appeals if appeal.label))


def _escalated(work: Work, _decimals: int) -> ScoreFigure:
    return _count(APPEAL, (appeal.id for appeal in work.appeals if appeal.level))


def _first_received(work: Work, _decimals: int) -> ScoreFigure:
    return _count(CASE, (case.id for case in work.cases if case.first_receiver_id))


def _follow_up_rate(work: Work, decimals: int) -> ScoreFigure:
    answered = [appeal for appeal in work.appeals if appeal.status == CONCLUDED]
    asked = [appeal.id for appeal in answered if appeal.followed_up_on]
    return _rate(APPEAL, asked, [appeal.id for appeal in answered], decimals)


def _cases(work: Work, _decimals: int) -> ScoreFigure:
    return _count(CASE, (case.id for case in work.cases))


def _duty_rate(work: Work, decimals: int) -> ScoreFigure:
    ids = [shift.id for shift in work.shifts]
    return _rate(SHIFT, [s.id for s in work.shifts if s.signed_in_at], ids, decimals)


def _handover_rate(work: Work, decimals: int) -> ScoreFigure:
    left = [shift for shift in work.shifts if shift.signed_out_at]
    taken = [shift.id for shift in left if shift.taken_over_at]
    return _rate(SHIFT, taken, [shift.id for shift in left], decimals)


def _activities(work: Work, _decimals: int) -> ScoreFigure:
    return _count(ACTIVITY, (each.id for each in work.activities))


def _people_served(work: Work, _decimals: int) -> ScoreFigure:
    ids = tuple(each.id for each in work.activities)
    return ScoreFigure("", str(sum(each.people_served for each in work.activities)), ACTIVITY, ids)


_OTHERS: Mapping[str, Callable[[Work, int], ScoreFigure]] = MappingProxyType(
    {
        "home_visit_rate": _home_visit_rate,
        "card_rate": _card_rate,
        "contacts": _contacts,
        "findings": _findings,
        "labelled_appeals": _labelled,
        "escalated_appeals": _escalated,
        "first_received": _first_received,
        "follow_up_rate": _follow_up_rate,
        "cases": _cases,
        "duty_rate": _duty_rate,
        "handover_rate": _handover_rate,
        "activities": _activities,
        "people_served": _people_served,
    }
)
