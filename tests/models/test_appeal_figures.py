"""Figures by the published formulas: parts that make their total, and – for nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.appeal_figures import PERIODS, AppealFigure, Span, check_parts, figures_of, span_of
from app.models.appeal_stages import STATUSES
from app.models.errors import OperationRefused
from app.models.records import Appeal

APPEALS = st.lists(
    st.builds(
        Appeal,
        id=st.uuids().map(lambda found: found.hex),
        status=st.sampled_from(STATUSES),
        source=st.sampled_from(["visit", "hotline", ""]),
        appeal_class=st.sampled_from(["邻里纠纷", "生活困难", ""]),
        answered_on=st.sampled_from(["", "2026-03-17", "2026-03-18"]),
        due_on=st.sampled_from(["", "2026-03-17"]),
        is_satisfied=st.sampled_from([None, True, False]),
        round=st.integers(1, 3),
    ),
    unique_by=lambda appeal: appeal.id,
)


def by_key(figures):
    return {figure.key: figure for figure in figures if not figure.name}


@given(APPEALS)
def test_parts_always_make_the_total(appeals):
    figures = figures_of(appeals)
    received = by_key(figures)["received"].ids
    for keys in (set(STATUSES), {"source"}, {"class"}):
        parts = [figure for figure in figures if figure.key in keys]
        assert sum(int(figure.text) for figure in parts) == len(appeals)
        assert sorted(each for part in parts for each in part.ids) == sorted(received)
    for figure in figures:
        assert set(figure.ids) <= set(figure.whole if figure.whole is not None else received)


def test_nothing_counted_is_a_dash_and_never_a_hundred_percent():
    figures = by_key(figures_of([]))
    rates = [figure.text for key, figure in figures.items() if key.endswith("_rate")]
    assert rates == ["–"] * 6
    assert figures["received"].text == "0"


def test_rates_by_their_formulas():
    appeals = [
        Appeal(id="a", status="concluded", answered_on="2026-03-17", due_on="2026-03-17",
               is_satisfied=True),
        Appeal(id="b", status="concluded", answered_on="2026-03-18", due_on="2026-03-17",
               is_satisfied=False),
        Appeal(id="c", status="in_progress", round=2),
        Appeal(id="d"),
    ]  # fmt: skip
    texts = {key: figure.text for key, figure in by_key(figures_of(appeals)).items()}
    assert texts["conclusion_rate"] == "50.00%"
    assert texts["in_time_rate"] == "50.00%"
    assert texts["disposal_rate"] == "75.00%"
    assert texts["reply_rate"] == "50.00%"
    assert texts["rectification_rate"] == "0.00%"
    assert texts["satisfaction_rate"] == "50.00%"


def test_a_report_whose_parts_do_not_make_the_total_is_refused():
    """As 胶州 published it: 4875 + 795 + 231 are not 5899."""
    total = [str(number) for number in range(5899)]
    ends = ((0, 4875), (4875, 5670), (5670, 5901))
    parts = [AppealFigure("x", "", tuple(map(str, range(first, last)))) for first, last in ends]
    with pytest.raises(OperationRefused, match="report_parts_unequal"):
        check_parts(total, parts)
    unknown = Appeal(id="a", status="asleep")
    with pytest.raises(OperationRefused, match="report_parts_unequal"):
        figures_of([unknown])


@pytest.mark.parametrize(
    ("period", "back", "first", "last"),
    [
        ("week", 0, "2026-03-02", "2026-03-08"),
        ("week", 1, "2026-02-23", "2026-03-01"),
        ("month", 0, "2026-03-01", "2026-03-31"),
        ("month", 1, "2026-02-01", "2026-02-28"),
        ("half_year", 0, "2026-01-01", "2026-06-30"),
        ("half_year", 1, "2025-07-01", "2025-12-31"),
        ("year", 1, "2025-01-01", "2025-12-31"),
    ],
)
def test_the_days_of_a_report(period, back, first, last):
    expected = Span(date.fromisoformat(first), date.fromisoformat(last))
    assert span_of(period, date(2026, 3, 4), back) == expected


@given(st.sampled_from(PERIODS), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_periods_follow_each_other_without_a_gap(period, day):
    here, before = span_of(period, day), span_of(period, day, 1)
    assert here.first <= day <= here.last
    assert (here.first - before.last).days == 1
