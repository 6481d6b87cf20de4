"""营山: 15 natural days, a month later asked again, not satisfied: not written off."""

from datetime import date

from app.models.appeal_limits import alert_of
from app.models.rules.reports import duties_on
from tests.refusals import refused


def criticism(place) -> str:
    """Raised and handed over on 2 March 2026."""
    appeal_id = place.raise_appeal(ledger="criticism", content="办事拖拉。").id
    place.advance(appeal_id, "sort")
    place.advance(appeal_id, "assign", assignee_name="乙", duty="整改")
    return appeal_id


def test_day_15_is_in_time_and_day_16_is_late(works_by):
    place = works_by("yingshan")
    appeal = place.store.appeals.by_id(criticism(place))
    assert appeal.due_on == "2026-03-17"
    for day, step in ((17, "remind"), (18, "overdue")):
        assert alert_of(place.rules, appeal, date(2026, 3, day)) == step


def test_the_fifteen_days_run_through_holidays(works_by, clock):
    place = works_by("yingshan")
    clock.set(date(2026, 9, 28))  # the National Day holidays lie between
    appeal = place.store.appeals.by_id(criticism(place))
    assert appeal.due_on == "2026-10-13"


def test_nobody_agrees_on_more_than_fifteen_days(works_by):
    place = works_by("yingshan")
    appeal_id = criticism(place)
    refused("appeal_due_on_too_late", place.advance, appeal_id, "reassign", due_on="2026-03-18")
    assert place.advance(appeal_id, "reassign", due_on="2026-03-10").due_on == "2026-03-10"


def test_a_month_later_unsatisfied_reopened_then_satisfied_and_written_off(works_by, clock):
    place = works_by("yingshan")
    appeal_id = criticism(place)
    clock.set(date(2026, 3, 17))
    answered = place.advance(appeal_id, "answer", reply="已经整改。")
    assert (answered.stage, answered.follow_up_on) == ("answered", "2026-04-17")
    refused("appeal_step_out_of_order", place.advance, appeal_id, "write_off")
    clock.set(date(2026, 4, 16))
    refused("appeal_follow_up_too_early", place.advance, appeal_id, "follow_up", is_satisfied=True)

    clock.set(date(2026, 4, 17))
    again = place.advance(appeal_id, "follow_up", is_satisfied=False, note="还是慢")
    assert (again.stage, again.round, again.status) == ("assigned", 2, "in_progress")
    assert again.due_on == "2026-05-02"  # another fifteen days
    refused("appeal_step_out_of_order", place.advance, appeal_id, "write_off")

    clock.set(date(2026, 4, 30))
    assert place.advance(appeal_id, "answer", reply="加了一人。").follow_up_on == "2026-05-30"
    clock.set(date(2026, 5, 30))
    place.advance(appeal_id, "follow_up", is_satisfied=True)
    assert place.advance(appeal_id, "write_off").stage == "written_off"
    actions = [step.action for step in place.store.appeals.steps(appeal_id)]
    assert actions.count("follow_up") == 2 and actions.count("reopen") == 1


def test_no_reply_no_follow_up(works_by):
    place = works_by("yingshan")
    appeal_id = criticism(place)
    refused("appeal_reply_missing", place.advance, appeal_id, "answer", reply=" ")
    refused("appeal_step_out_of_order", place.advance, appeal_id, "follow_up", is_satisfied=True)


def test_criticisms_stand_in_their_own_ledger(works_by):
    place = works_by("yingshan")
    own, ordinary = criticism(place), place.raise_appeal().id
    appeals = place.store.appeals
    assert [each.id for each in appeals.page_after(ledger="criticism")] == [own]
    assert [each.id for each in appeals.page_after()] == [ordinary]


def test_the_month_is_parted_and_the_assembly_has_its_numbers(works_by):
    rules = works_by("yingshan").rules
    spans = {day: duties_on(rules.calendar, date(2026, 3, day)) for day in (1, 5, 6, 10, 11, 15)}
    assert spans == {
        1: ("寻找问题",), 5: ("寻找问题",), 6: ("归纳梳理",), 10: ("归纳梳理",), 11: (),
        15: ("monthly_meeting",),
    }  # fmt: skip
    event = rules.criticism.event
    assert (event.times_a_year, event.notice_days, event.supervisors, event.jurors) == (
        2,
        7,
        30,
        10,
    )
    assert (event.team_least, event.team_most, event.is_scored_secretly) == (6, 7, True)
    assert rules.criticism.sheets == ("寻问题解决表", "开门纳谏表")
