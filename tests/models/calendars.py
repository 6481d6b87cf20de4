"""A calendar of one year, for tests that count days."""

from datetime import date

from app.models.working_days import (
    WorkingCalendar,
)

# Spring Festival 2026 as announced: 15 to 23 February off, Saturdays 14 and 28 worked.
SPRING_2026 = WorkingCalendar(
    version="test",
    first_year=2026,
    last_year=2026,
    days_off=frozenset(date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)),
    makeup_days=frozenset({date(2026, 2, 14), date(2026, 2, 28)}),
)
