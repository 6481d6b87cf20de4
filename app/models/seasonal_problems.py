"""季节性问题: what people raised at this time of the year in the years before, to be studied ahead (研办)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from app.models.appeal_figures import Span
from app.models.records import Appeal
from app.models.rules.appeals import SeasonalStudy

LAST_DAY_EVERYWHERE = 28  # of February: the 29th is looked for on it in other years


class SeasonalProblem(msgspec.Struct, frozen=True):
    """One class, with its problem where the place has two levels, and the appeals of each year before,
    the latest year first.
    """

    appeal_class: str
    problem: str
    by_year: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(each for _, ids in self.by_year for each in ids)

    @property
    def name(self) -> str:
        """`农业生产：排水`, or the class alone."""
        return f"{self.appeal_class}：{self.problem}" if self.problem else self.appeal_class


def seasons(rules: SeasonalStudy, today: date) -> list[Span]:
    """The same days of the years before, the latest first."""
    return [
        Span(first, first + timedelta(days=rules.days_ahead))
        for first in (_years_before(today, back) for back in range(1, rules.years + 1))
    ]


def this_season(rules: SeasonalStudy, today: date) -> Span:
    """When the same was sent ahead already, it was within these days."""
    return Span(today - timedelta(days=rules.days_ahead), today)


def seasonal_problems(
    rules: SeasonalStudy, raised: Mapping[int, Sequence[Appeal]], sent: Iterable[Appeal]
) -> list[SeasonalProblem]:
    """What came in enough of the years and was not sent ahead yet, the most first. `raised` are the
    appeals of each year's season, `sent` those of `this_season`.
    """
    known = {_subject(appeal) for appeal in sent if appeal.route == rules.route}
    found: dict[tuple[str, str], dict[int, list[str]]] = {}
    for year, appeals in raised.items():
        for appeal in appeals:
            if appeal.appeal_class and not _was_sent_ahead(rules, appeal):
                found.setdefault(_subject(appeal), {}).setdefault(year, []).append(appeal.id)
    problems = [
        SeasonalProblem(
            *subject, tuple((year, tuple(years[year])) for year in sorted(years, reverse=True))
        )
        for subject, years in found.items()
        if subject not in known and len(years) >= rules.least_years
    ]
    return sorted(problems, key=lambda each: (-len(each.ids), each.appeal_class, each.problem))


def _subject(appeal: Appeal) -> tuple[str, str]:
    return appeal.appeal_class, appeal.problem


def _was_sent_ahead(rules: SeasonalStudy, appeal: Appeal) -> bool:
    """Nobody raised it: counted again, it would make its own season."""
    is_somebodys = appeal.household_id or appeal.raised_by or appeal.visit_id
    return appeal.route == rules.route and not is_somebodys


def _years_before(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=LAST_DAY_EVERYWHERE if is_leap_day else day.day)
