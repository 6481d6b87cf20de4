"""Of many backups the newest of each day, week and month are kept, never fewer than there must be."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.models.backup_rotation import kept_moments

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1))


def test_a_backup_a_day_for_three_years_leaves_days_weeks_and_months():
    newest = datetime(2026, 11, 22, 9)
    moments = [newest - timedelta(days=n) for n in range(1000)]
    kept = sorted(kept_moments(moments), reverse=True)
    assert kept[:7] == moments[:7]
    assert 18 <= len(kept) <= 23
    assert (newest - kept[-1]).days > 300


def test_rotating_day_by_day_keeps_the_same_as_rotating_once():
    kept: set[datetime] = set()
    moments = [datetime(2025, 1, 1, 9) + timedelta(days=n) for n in range(500)]
    for moment in moments:
        kept = kept_moments(kept | {moment})
    assert kept == kept_moments(moments)


@given(st.sets(MOMENTS, max_size=60))
def test_the_newest_is_always_kept_and_nothing_is_invented(moments):
    kept = kept_moments(moments)
    assert kept <= moments
    assert not moments or max(moments) in kept
    assert len(kept) >= min(len({m.date() for m in moments}), 7)
    assert kept_moments(kept) == kept
