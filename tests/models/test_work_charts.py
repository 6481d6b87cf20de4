"""Charts of a station's work: spans and months without a gap, and rates that say no more than is so."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.models.scorecards import HOUSEHOLD
from app.models.visit_statistics import Period
from app.models.work_charts import SPANS, ChartedFigure, month_periods, period_of

DAYS = st.dates(date(1999, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(0, 900))
def test_months_hold_each_day_of_their_period_once(since, length):
    until = since + timedelta(days=length)
    months = month_periods(Period(since.isoformat(), until.isoformat()))

    day = since
    for name, month in months.items():
        assert month.since == day.isoformat() and month.since[:7] == month.until[:7] == name
        day = date.fromisoformat(month.until) + timedelta(days=1)
    assert day == until + timedelta(days=1)


@given(DAYS)
def test_every_span_is_at_most_twelve_months_and_none_lies_ahead(today):
    for span in SPANS:
        period = period_of(span, today)
        assert period.since <= period.until <= today.isoformat()
        assert 1 <= len(month_periods(period)) <= 12
    assert len(month_periods(period_of("twelve_months", today))) == 12


def test_coverage_is_never_rounded_up_to_all_and_a_rate_of_nothing_is_none():
    ids = tuple(str(n) for n in range(3000))
    almost = ChartedFigure(HOUSEHOLD, ids[:-1], ids)

    assert almost.value == 99.9 and almost.text == "99.9%"
    assert ChartedFigure(HOUSEHOLD, (), ()).value is None
    assert ChartedFigure(HOUSEHOLD, (), ()).text == "–"
