"""Figures about appeals, each with the records behind it, by the published formulas.

Parts are counted apart from their total; a report whose parts do not make it is refused, never
printed.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from app.models.appeal_stages import CONCLUDED, STATUSES, UNCLAIMED
from app.models.errors import OperationRefused
from app.models.records import Appeal
from app.models.rules.ratings import rate_text

REPEATS_WATCHED = 2
WEEK, MONTH, HALF_YEAR, YEAR = PERIODS = ("week", "month", "half_year", "year")


class Span(msgspec.Struct, frozen=True):
    """The days of a report, both included."""

    first: date
    last: date


class AppealFigure(msgspec.Struct, frozen=True):
    """One figure: `ids` are the records that it counts. A rate has those of its `whole` too."""

    key: str
    text: str
    ids: tuple[str, ...]
    whole: tuple[str, ...] | None = None
    name: str = ""  # what it is a part by: a source, a class


def span_of(period: str, day: date, back: int = 0) -> Span:
    """The week (from Monday), month, half-year or year with that day, or so many before it."""
    if period == WEEK:
        first = day - timedelta(days=day.weekday() + 7 * back)
        return Span(first, first + timedelta(days=6))
    months = {MONTH: 1, HALF_YEAR: 6, YEAR: 12}[period]
    count = day.year * 12 + day.month - 1
    start = (count // months - back) * months
    return Span(_first_of(start), _first_of(start + months) - timedelta(days=1))


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def is_disposed_of(appeal: Appeal) -> bool:
    """处置: somebody has it in hand, or it was answered."""
    return appeal.status != UNCLAIMED


def is_in_time(appeal: Appeal) -> bool:
    """未逾期: answered by its last day, or by the moment of a limit in hours; one without either
    cannot be late.
    """
    if appeal.due_at:
        return appeal.answered_at <= appeal.due_at
    return not appeal.due_on or appeal.answered_on <= appeal.due_on


def needs_rectifying(appeal: Appeal) -> bool:
    """需整改: a follow-up was not satisfied, once at least."""
    return appeal.round > 1 or appeal.is_satisfied is False


def figures_of(
    appeals: Sequence[Appeal], decimals: int = 2, repeats_watched: int = REPEATS_WATCHED
) -> list[AppealFigure]:
    """The figures of these appeals, in the order of the report.

    Raises OperationRefused `report_parts_unequal` when parts do not make their total.
    """
    total = _ids(appeals)
    concluded = [a for a in appeals if a.status == CONCLUDED]
    rectify = [a for a in appeals if needs_rectifying(a)]
    asked = [a for a in appeals if a.is_satisfied is not None]

    def count(key: str, of: Iterable[Appeal]) -> AppealFigure:
        ids = _ids(of)
        return AppealFigure(key, str(len(ids)), ids)

    def rate(key: str, part: Iterable[Appeal], whole: Sequence[Appeal]) -> AppealFigure:
        ids, all_ids = _ids(part), _ids(whole)
        return AppealFigure(key, rate_text(len(ids), len(all_ids), decimals), ids, all_ids)

    statuses = [count(status, (a for a in appeals if a.status == status)) for status in STATUSES]
    sources = _parts("source", appeals, lambda a: a.source)
    classes = _parts("class", appeals, lambda a: a.appeal_class)
    for parts in (statuses, sources, classes):
        check_parts(total, parts)
    return [
        AppealFigure("received", str(len(total)), total),
        *statuses,
        rate("conclusion_rate", concluded, appeals),
        rate("in_time_rate", (a for a in concluded if is_in_time(a)), concluded),
        rate("disposal_rate", (a for a in appeals if is_disposed_of(a)), appeals),
        rate("reply_rate", (a for a in appeals if a.answered_on), appeals),
        rate("rectification_rate", (a for a in rectify if a.is_satisfied is True), rectify),
        rate("satisfaction_rate", (a for a in asked if a.is_satisfied), asked),
        count("urgent", (a for a in appeals if a.is_urgent)),
        count("repeated", (a for a in appeals if a.times_raised >= repeats_watched)),
        count("escalated", (a for a in appeals if a.level)),
        count("written_off", (a for a in appeals if a.stage == "written_off")),
        *sources,
        *classes,
    ]


def check_parts(total: Sequence[str], parts: Iterable[AppealFigure]) -> None:
    """Raises OperationRefused `report_parts_unequal` unless each record is in exactly one part."""
    counted = [record_id for part in parts for record_id in part.ids]
    if sorted(counted) != sorted(total):
        raise OperationRefused("report_parts_unequal", total=len(total), parts=len(counted))


def _parts(
    key: str, appeals: Sequence[Appeal], name_of: Callable[[Appeal], str]
) -> list[AppealFigure]:
    by_name: dict[str, list[Appeal]] = {}
    for appeal in appeals:
        by_name.setdefault(name_of(appeal), []).append(appeal)
    return [
        AppealFigure(key, str(len(found)), _ids(found), name=name)
        for name, found in sorted(by_name.items())
    ]


def _ids(appeals: Iterable[Appeal]) -> tuple[str, ...]:
    return tuple(appeal.id for appeal in appeals)
