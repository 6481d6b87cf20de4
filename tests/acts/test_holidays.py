"""Holidays of a further year: read in, checked, and counted by."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap.township import import_holiday_years, open_township
from app.models.errors import OperationRefused
from app.models.holiday_years import MAKEUP, OFF, calendar_with, shipped_year, with_years, years_of
from app.models.working_days import WORKING_DAY, deadline_after
from app.sheets.holiday_sheet import read_holidays
from app.sheets.shipped import load_calendar
from app.sheets.table_sheet import table_bytes
from app.store.holiday_table import known_holiday_years
from tests.stations import RESOURCES, clock, make_pc, pc, server, surroundings_of, town

__all__ = ["clock", "make_pc", "pc", "server", "town"]

SHIPPED = load_calendar(RESOURCES)


def next_year():
    """As a notice for 2027 might say."""
    spring = [date(2027, 2, 5) + timedelta(days=n) for n in range(7)]
    autumn = [date(2027, 10, 1) + timedelta(days=n) for n in range(7)]
    off = [date(2027, 1, 1), *spring, *autumn]
    return [*((day, OFF) for day in off), (date(2027, 2, 20), MAKEUP)]


def test_a_deadline_into_the_next_year_is_firm_once_the_year_is_read_in(pc):
    workplace = pc.desk.workplace
    before = deadline_after(workplace.calendar, date(2026, 12, 30), 3, WORKING_DAY)
    assert before.is_provisional

    pc.desk.holidays.import_years(pc.actor, next_year(), "国办通知")

    after = deadline_after(workplace.calendar, date(2026, 12, 30), 3, WORKING_DAY)
    assert after.due_on == date(2027, 1, 5)  # 1 January is off
    assert not after.is_provisional
    assert workplace.calendar.is_working_day(date(2027, 2, 20))
    assert "2027 国办通知" in workplace.calendar.version
    assert not workplace.calendar.covers(date(2028, 1, 1))
    assert workplace.vantage().calendar == workplace.calendar


def test_the_same_year_again_changes_nothing_and_another_one_must_be_meant(pc):
    holidays = pc.desk.holidays
    holidays.import_years(pc.actor, next_year(), "国办通知")
    holidays.import_years(pc.actor, next_year(), "又一次")
    assert [each.source for each in known_holiday_years(pc.store)] == ["国办通知"]
    changed = [*next_year(), (date(2027, 5, 3), OFF)]
    with pytest.raises(OperationRefused, match="holidays_year_differs"):
        holidays.import_years(pc.actor, changed, "修改")

    holidays.import_years(pc.actor, changed, "修改", is_replacing=True)

    assert not pc.desk.workplace.calendar.is_working_day(date(2027, 5, 3))


def test_who_may_only_enter_cases_may_not_change_the_calendar(pc):
    with pytest.raises(OperationRefused, match="act_not_permitted"):
        pc.desk.holidays.import_years(pc.actor_as("entry"), next_year(), "国办通知")


@pytest.mark.parametrize(
    ("days", "problem"),
    [
        ([], "holidays_empty"),
        ([*next_year(), (date(2027, 1, 1), OFF)], "holidays_day_twice"),
        ([*next_year(), (date(2027, 1, 1), MAKEUP)], "holidays_day_twice"),
        ([*next_year(), (date(2027, 3, 1), MAKEUP)], "holidays_makeup_on_weekday"),
        (next_year()[:3], "holidays_year_incomplete"),
        ([(date(1999, 10, 1), OFF)], "holidays_year_impossible"),
    ],
)
def test_days_that_contradict_each_other_or_lack_are_refused(days, problem):
    with pytest.raises(OperationRefused, match=problem):
        years_of(days, "x", "")


def test_the_shipped_table_read_in_again_is_the_shipped_table():
    for year in range(2004, 2027):
        again = shipped_year(SHIPPED, year)
        assert with_years((), [again], SHIPPED) == ()
        calendar = calendar_with(SHIPPED, [again])
        assert calendar.days_off == SHIPPED.days_off
        assert calendar.makeup_days == SHIPPED.makeup_days


def test_a_file_of_excel_or_csv_says_the_same(tmp_path: Path):
    words = {OFF: "放假", MAKEUP: "上班"}
    rows = [(day.isoformat(), words[kind]) for day, kind in next_year()]
    (tmp_path / "2027.xlsx").write_bytes(table_bytes("2027年放假安排", ("日期", "类别"), rows))
    text = "日期,类别\n" + "\n".join(",".join(row) for row in rows)
    (tmp_path / "2027.csv").write_text(text, encoding="gb18030")

    assert read_holidays(tmp_path / "2027.xlsx") == next_year()
    assert read_holidays(tmp_path / "2027.csv") == next_year()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("日子,种类\n2027-01-01,放假", "holidays_columns_missing"),
        ("日期,类别\n2027-02-30,放假", "holidays_row_unreadable"),
        ("日期,类别\n2027-01-01,也许", "holidays_row_unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, text, problem):
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(OperationRefused, match=problem):
        read_holidays(tmp_path / "x.csv")


def test_the_township_counts_by_the_years_that_were_read_in(town, clock, tmp_path):
    town.township.close()
    folder = town.folder if hasattr(town, "folder") else tmp_path / "town"
    import_holiday_years(folder, surroundings_of(clock), next_year(), "国办通知")

    township = open_township(folder, surroundings_of(clock))
    try:
        calendar = township.surroundings.calendar
        assert calendar.covers(date(2027, 6, 1))
        assert not calendar.is_working_day(date(2027, 1, 1))
    finally:
        township.close()
