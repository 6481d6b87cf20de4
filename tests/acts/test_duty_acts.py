"""Duty: a roster by rotation, signatures of the right people, and figures counted from records."""

from datetime import date

import pytest

from app.acts.pen import Actor
from app.models.duty_roster import RosterPlan
from app.models.duty_typed import Visitor
from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.rules.duty import ShiftTimes
from tests.stations import Pc, contents

DAY, NIGHT = "2026-03-02", ShiftTimes("夜班", "20:00", "02:00", "every_day", is_out_of_hours=True)


@pytest.fixture
def colleague(pc: Pc) -> Actor:
    other = Actor(new_id(pc.surroundings.randomness), "李建国", "entry", "15400000002")
    pc.desk.register.add_staff(pc.actor, other)
    return other


@pytest.fixture
def shift(pc: Pc, colleague: Actor):
    """Today's first shift, which is the first account's."""
    plan = RosterPlan("2026-03", (pc.actor.id, colleague.id), ("支书", "主任"), ("上午",))
    pc.desk.duty.make_month(pc.actor, plan)
    return pc.desk.duty.today()[0]


def refused(key: str, act, *args, **named) -> OperationRefused:
    with pytest.raises(OperationRefused) as refusal:
        act(*args, **named)
    assert refusal.value.key == key
    return refusal.value


def test_a_month_goes_round_among_officers_and_leaders(pc, colleague, shift):
    month = pc.store.duty.between("2026-03-01", "2026-03-31")

    assert len(month) == 22  # working days of March 2026
    assert [s.officer_name for s in month[:4]] == [pc.actor.name, colleague.name] * 2
    assert [s.leader_name for s in month[:3]] == ["支书", "主任", "支书"]
    assert (shift.duty_on, shift.on_duty_name, shift.state) == (DAY, pc.actor.name, "planned")


def test_the_next_month_goes_on_with_whoever_is_next(pc, colleague, shift):
    last = pc.store.duty.between("2026-03-01", "2026-03-31")[-1]
    pc.desk.duty.make_month(
        pc.actor, RosterPlan("2026-04", (pc.actor.id, colleague.id), (), ("上午",))
    )

    first = pc.store.duty.between("2026-04-01", "2026-04-30")[0]
    assert {last.officer_id, first.officer_id} == {pc.actor.id, colleague.id}


def test_days_that_are_over_get_no_shifts_that_nobody_could_sign(pc, colleague, clock):
    clock.pass_days(14)
    plan = RosterPlan("2026-03", (colleague.id, pc.actor.id), (), ("上午",))

    assert pc.desk.duty.make_month(pc.actor, plan) == 12
    first, second, *_ = pc.store.duty.between("2026-03-01", "2026-03-31")
    assert (first.duty_on, first.officer_name) == ("2026-03-16", colleague.name)
    assert second.officer_name == pc.actor.name
    over = RosterPlan("2026-02", (pc.actor.id,), (), ("上午",))
    refused("duty_month_over", pc.desk.duty.make_month, pc.actor, over)


def test_a_month_made_twice_leaves_what_was_changed_by_hand(pc, colleague, shift):
    pc.desk.duty.change_shift(pc.actor, shift.id, colleague.id, "主任")
    before = pc.store.duty.between("2026-03-01", "2026-03-31")
    plan = RosterPlan("2026-03", (pc.actor.id, colleague.id), (), ("上午",))

    assert pc.desk.duty.make_month(pc.actor, plan) == 0
    assert pc.store.duty.between("2026-03-01", "2026-03-31") == before


def test_a_shift_that_was_removed_can_be_put_back(pc, colleague, shift):
    pc.desk.duty.remove_shift(pc.actor, shift.id)
    assert pc.desk.duty.today() == []
    again = pc.desk.duty.add_shift(
        pc.actor, DAY, ShiftTimes("上午", "08:30", "11:30"), colleague.id
    )
    assert (again.id, again.on_duty_name) == (shift.id, colleague.name)


def test_a_roster_that_cannot_be_made_is_refused_whole(pc, colleague):
    act = pc.desk.duty.make_month
    before = contents(pc.store)
    refused("duty_officers_missing", act, pc.actor, RosterPlan("2026-03", ()))
    refused("duty_month_unreadable", act, pc.actor, RosterPlan("2026-13", (pc.actor.id,)))
    refused("staff_unknown", act, pc.actor, RosterPlan("2026-03", (pc.actor.id, "ff" * 16)))
    plan = RosterPlan("2026-03", (pc.actor.id,), (), ("没有的班",))
    refused("duty_shifts_missing", act, pc.actor, plan)
    assert contents(pc.store) == before


def test_nobody_signs_for_another(pc, colleague, shift):
    refused("duty_not_your_shift", pc.desk.duty.sign_in, colleague, shift.id)
    signed = pc.desk.duty.sign_in(pc.actor, shift.id)
    assert (signed.state, signed.signed_in_at) == ("on_duty", pc.desk.workplace.now())
    refused("duty_not_your_shift", pc.desk.duty.sign_out, colleague, shift.id, "无")
    refused("duty_event_out_of_order", pc.desk.duty.sign_in, pc.actor, shift.id)


def test_a_shift_of_another_day_is_not_signed(pc, colleague, shift, clock):
    clock.set(date(2026, 3, 4))
    refused("duty_not_today", pc.desk.duty.sign_in, pc.actor, shift.id)


def test_leave_needs_a_substitute_and_a_reason(pc, colleague, shift):
    act, before = pc.desk.duty.substitute, contents(pc.store)
    refused("duty_substitute_missing", act, pc.actor, shift.id, "", "看病")
    refused("duty_substitute_same", act, pc.actor, shift.id, pc.actor.id, "看病")
    refused("staff_unknown", act, pc.actor, shift.id, "ff" * 16, "看病")
    refused("duty_leave_reason_missing", act, pc.actor, shift.id, colleague.id, " ")
    assert contents(pc.store) == before

    replaced = act(pc.actor, shift.id, colleague.id, "看病")
    assert (replaced.on_duty_name, replaced.absent_name) == (colleague.name, pc.actor.name)
    assert pc.desk.duty.sign_in(colleague, shift.id).state == "on_duty"
    refused("duty_event_out_of_order", act, pc.actor, shift.id, pc.actor.id, "回来了")


def test_a_leave_never_becomes_that_of_another_officer(pc, colleague, shift):
    pc.desk.duty.substitute(pc.actor, shift.id, colleague.id, "看病")
    change = pc.desk.duty.change_shift
    refused("duty_shift_has_substitute", change, pc.actor, shift.id, colleague.id, "主任")
    changed = change(pc.actor, shift.id, pc.actor.id, "主任")
    assert (changed.leader_name, changed.absent_name) == ("主任", pc.actor.name)


def test_an_officer_who_can_come_after_all_is_nobodys_substitute(pc, colleague, shift):
    pc.desk.duty.substitute(pc.actor, shift.id, colleague.id, "看病")
    back = pc.desk.duty.substitute(colleague, shift.id, pc.actor.id, "看完病回来了")
    assert (back.on_duty_name, back.absent_name, back.leave_reason) == (pc.actor.name, "", "")
    change = pc.desk.duty.change_shift
    refused("duty_shift_has_substitute", change, pc.actor, shift.id, colleague.id, "")
    assert pc.desk.duty.sign_in(pc.actor, shift.id).state == "on_duty"


def test_the_next_one_signs_for_what_was_left(pc, colleague, shift):
    pc.desk.duty.sign_in(pc.actor, shift.id)
    refused("duty_handover_note_missing", pc.desk.duty.sign_out, pc.actor, shift.id, "  ")
    refused("duty_event_out_of_order", pc.desk.duty.take_over, colleague, shift.id)
    pc.desk.duty.sign_out(pc.actor, shift.id, "低保复核等电话")
    refused("duty_take_over_by_oneself", pc.desk.duty.take_over, pc.actor, shift.id)

    over = pc.desk.duty.take_over(colleague, shift.id)
    assert (over.state, over.taken_over_by) == ("taken_over", colleague.name)
    assert over.handover_note == "低保复核等电话"


def test_whoever_has_the_next_shift_too_signs_for_both(pc, colleague):
    morning, evening = ShiftTimes("上午", "08:30", "11:30"), ShiftTimes("晚上", "18:00", "20:00")
    first = pc.desk.duty.add_shift(pc.actor, DAY, morning, pc.actor.id)
    pc.desk.duty.sign_in(pc.actor, first.id)
    pc.desk.duty.sign_out(pc.actor, first.id, "无")
    refused("duty_take_over_by_oneself", pc.desk.duty.take_over, pc.actor, first.id)

    second = pc.desk.duty.add_shift(pc.actor, DAY, evening, colleague.id)
    refused("duty_take_over_by_oneself", pc.desk.duty.take_over, pc.actor, first.id)
    pc.desk.duty.substitute(pc.actor, second.id, pc.actor.id, "去镇上开会")
    assert pc.desk.duty.take_over(pc.actor, first.id).taken_over_by == pc.actor.name


def test_the_only_one_of_a_station_ends_what_they_began(pc):
    only = pc.desk.duty.add_shift(pc.actor, DAY, NIGHT, pc.actor.id)
    pc.desk.duty.sign_in(pc.actor, only.id)
    pc.desk.duty.sign_out(pc.actor, only.id, "无")
    assert pc.desk.duty.take_over(pc.actor, only.id).state == "taken_over"


def test_a_shift_past_midnight_is_signed_out_next_day_and_shown_until_then(pc, clock):
    shift = pc.desk.duty.add_shift(pc.actor, DAY, NIGHT, pc.actor.id)
    clock.set(date(2026, 3, 3), hour=1)

    assert [s.id for s in pc.desk.duty.today()] == [shift.id]
    pc.desk.duty.sign_in(pc.actor, shift.id)
    assert pc.desk.duty.sign_out(pc.actor, shift.id, "无").state == "over"


def test_extra_shifts_are_checked(pc):
    add = pc.desk.duty.add_shift
    refused("duty_day_unreadable", add, pc.actor, "3月2日", NIGHT, pc.actor.id)
    for times in (("25:00", "26:00"), ("8:30", "9:30"), ("早上", "晚上")):
        refused("duty_times_unreadable", add, pc.actor, DAY, ShiftTimes("班", *times), pc.actor.id)
    add(pc.actor, DAY, NIGHT, pc.actor.id)
    refused("duty_shift_stands_already", add, pc.actor, DAY, NIGHT, pc.actor.id)


def test_figures_are_the_records_of_the_shift_and_of_no_other(village, clock):
    pc = village
    before = pc.register()
    clock.pass_minutes(1)
    shift = pc.desk.duty.add_shift(pc.actor, DAY, ShiftTimes("上午", "08:30", "11:30"), pc.actor.id)
    assert pc.store.duty.counts(DAY, DAY) == {}
    pc.desk.duty.sign_in(pc.actor, shift.id)
    clock.pass_minutes(5)
    case = pc.register()
    met = pc.desk.receptions.receive(pc.actor, Visitor("赵敏", "问低保"))
    pc.desk.receptions.open_appeal(pc.actor, met.id, pc.desk.receptions.appeal_classes()[0])
    pc.desk.cases.submit(pc.actor, case.id)
    clock.pass_minutes(5)
    pc.desk.duty.sign_out(pc.actor, shift.id, "无")
    clock.pass_minutes(5)
    after = pc.register()

    (count,) = pc.store.duty.counts(DAY, DAY).values()
    found = pc.store.duty.taken_in(shift.id)
    assert (count.visitors, count.accepted) == (2, 1)
    assert {(r.kind, r.record_id) for r in found} == {("case", case.id), ("reception", met.id)}
    assert not {before.id, after.id} & {r.record_id for r in found}
