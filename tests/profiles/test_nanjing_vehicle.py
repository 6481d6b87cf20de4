"""南京车管所: windows in the evening and on holidays, satisfaction to two decimals."""

from app.acts.duty_acts import RosterPlan
from app.models.appraisals import satisfaction_of
from app.models.rules.ratings import rate_text


def test_evenings_and_days_off_have_shifts_of_their_own(works_by):
    place = works_by("nanjing_vehicle")
    other = place.colleague()
    place.desk.duty.make_month(
        place.actor, RosterPlan("2026-05", (place.actor.id, other.id), ("所长",))
    )
    month = place.store.duty.between("2026-05-01", "2026-05-31")
    by_day: dict[str, list[str]] = {}
    for shift in month:
        by_day.setdefault(shift.duty_on, []).append(shift.shift)
    assert len(by_day) == 31
    assert all("晚间" in shifts for shifts in by_day.values())
    assert by_day["2026-05-01"] == ["节假日", "晚间"]  # a holiday
    assert by_day["2026-05-06"] == ["上午", "下午", "晚间"]
    assert by_day["2026-05-09"] == ["上午", "下午", "晚间"]  # a Saturday that is worked
    assert {shift.shift for shift in month if shift.is_out_of_hours} == {"晚间", "节假日"}


def test_satisfaction_has_two_decimals(works_by):
    place = works_by("nanjing_vehicle")
    decimals = place.rules.ratings.decimals
    assert rate_text(119, 120, decimals) == "99.17%"
    assert rate_text(0, 0, decimals) == "–"
    assert satisfaction_of((100, 19, 1, 0)) == "99.17%"


def test_hard_cases_have_a_window_of_their_own(works_by):
    assert works_by("nanjing_vehicle").rules.appeals.hard_case_mark == "一号窗口"
