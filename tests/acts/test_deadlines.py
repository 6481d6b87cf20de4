"""What is promised when: working days over the Spring Festival of 2026 and its make-up Saturday."""

from datetime import date

import pytest

from tests.stations import Pc, intake_of

ON_THE_SPOT, FIVE_WORKING_DAYS = "S01-001", "S01-003"


def promised(pc: Pc, clock, day: date, item: str = ON_THE_SPOT, hour: int = 9):
    clock.set(day, hour)
    return pc.desk.cases.register_case(pc.actor, intake_of(item_code=item))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 2, 10), "2026-02-13"),  # Tuesday: three ordinary days
        (date(2026, 2, 11), "2026-02-14"),  # Wednesday: Thursday, Friday, the working Saturday
        (date(2026, 2, 12), "2026-02-24"),  # over the holiday, 15 to 23 February
        (date(2026, 2, 13), "2026-02-25"),
        (date(2026, 2, 14), "2026-02-26"),  # received on the working Saturday itself
        (date(2026, 2, 18), "2026-02-26"),  # received within the holiday
        (date(2026, 2, 27), "2026-03-03"),  # Saturday the 28th is worked: 28 February, 2, 3 March
    ],
)
def test_three_working_days_to_report_a_case(pc, clock, received, due):
    assert pc.desk.workplace.profile.station_promise_working_days == 3
    assert promised(pc, clock, received).station_due_on == due


def test_the_authoritys_limit_begins_when_the_station_must_have_reported(pc, clock):
    case = promised(pc, clock, date(2026, 2, 9), FIVE_WORKING_DAYS)
    calendar_item = pc.desk.workplace.catalog.item(FIVE_WORKING_DAYS)
    assert (calendar_item.limit_amount, calendar_item.limit_unit) == (
        case.limit_amount,
        case.limit_unit,
    )
    assert case.station_due_on == "2026-02-12"
    # 13, 14 (worked), then 24, 25, 26 ... February, as many days as the item allows.
    worked = ["02-13", "02-14", "02-24", "02-25", "02-26", "02-27", "02-28", "03-02", "03-03"]
    expected = f"2026-{worked[case.limit_amount - 1]}" if case.limit_amount else "2026-02-12"
    assert case.expected_by == expected
    assert not case.is_expected_provisional


def test_midnight_at_the_station_is_not_midnight_in_greenwich(pc, clock):
    late = promised(pc, clock, date(2026, 3, 2), hour=23)
    early = promised(pc, clock, date(2026, 3, 3), hour=1)
    assert (late.number[-12:], early.number[-12:]) == ("20260302-001", "20260303-001")
    assert (late.station_due_on, early.station_due_on) == ("2026-03-05", "2026-03-06")


def test_a_year_without_published_holidays_makes_the_date_provisional(pc, clock):
    last = pc.desk.workplace.calendar.last_year
    assert not promised(pc, clock, date(last, 12, 1)).is_expected_provisional
    assert promised(pc, clock, date(last, 12, 31)).is_expected_provisional
    assert promised(pc, clock, date(last + 1, 5, 4)).is_expected_provisional


def test_the_towns_limit_runs_from_the_day_of_acceptance(enrolled, town, clock):
    clock.set(date(2026, 2, 13))
    case = enrolled.desk.cases.register_case(enrolled.actor, intake_of(item_code="S01-003"))
    enrolled.desk.cases.submit(enrolled.actor, case.id)
    enrolled.sync.exchange()
    clock.set(date(2026, 2, 14))
    accepted = town.accept(case.id)
    enrolled.sync.exchange()
    worked = ["02-14", "02-24", "02-25", "02-26", "02-27", "02-28", "03-02", "03-03"]
    assert accepted.due_on == f"2026-{worked[accepted.limit_amount]}"
    assert enrolled.store.cases.by_id(case.id).due_on == accepted.due_on
