"""Appointments: made, moved, kept, missed; on days off only where the place takes them."""

import msgspec
import pytest

from app.acts.visit_acts import VisitReport
from app.models.appointment_records import Appointment
from tests.refusals import refused


@pytest.fixture
def asked(village):
    """A household that asks to be visited."""
    household = village.store.households.page_after()[0]
    return Appointment(
        id="",
        way="visit",
        household_id=household.id,
        subject="问低保",
        meets_on="2026-03-04",
        meets_at_time="930",
        with_name="张三",
    )


def test_an_appointment_is_made_moved_and_kept_by_the_visit(village, clock, asked):
    acts = village.desk.appointments
    made = acts.make(village.actor, asked)
    assert (made.meets_at_time, made.person_name != "", made.state) == ("09:30", True, "open")
    assert acts.due_today() == 0
    moved = acts.move(village.actor, made.id, "2026-03-03", "14:00", "要下地")
    assert moved.moves == ["2026-03-04 09:30 要下地"]
    refused("appointment_not_moved", acts.move, village.actor, made.id, "2026-03-03", "1400", "")
    refused("appointment_not_yet", acts.settle, village.actor, made.id, "kept")
    clock.pass_days(1)
    assert acts.due_today() == 1
    report = VisitReport(
        household_id=asked.household_id,
        visited_on="2026-03-03",
        content="讲了低保条件。",
        is_by_appointment=True,
    )
    village.desk.visits.record_visit(village.actor, report)
    assert village.store.appointments.by_id(made.id).state == "kept"
    refused("appointment_settled", acts.settle, village.actor, made.id, "missed")
    assert acts.due_today() == 0


def test_a_visit_without_an_appointment_keeps_none(village, asked):
    made = village.desk.appointments.make(
        village.actor, msgspec.structs.replace(asked, meets_on="2026-03-02")
    )
    report = VisitReport(household_id=asked.household_id, visited_on="2026-03-02", content="路过。")
    village.desk.visits.record_visit(village.actor, report)
    assert village.store.appointments.by_id(made.id).state == "open"


def test_two_appointments_at_one_time_with_one_person_are_refused(village, asked):
    village.desk.appointments.make(village.actor, asked)
    refused("appointment_taken", village.desk.appointments.make, village.actor, asked)
    other = msgspec.structs.replace(asked, with_name="李四")
    assert village.desk.appointments.make(village.actor, other).with_name == "李四"


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("household_id", "", "appointment_household_missing"),
        ("subject", " ", "appointment_subject_missing"),
        ("meets_on", "明天", "appointment_day_unreadable"),
        ("meets_at_time", "25:00", "appointment_time_unreadable"),
        ("meets_on", "2026-03-01", "appointment_in_the_past"),
        ("meets_on", "2026-03-07", "appointment_day_off"),
    ],
)
def test_what_is_wrong_with_an_appointment_is_said(village, asked, field, value, key):
    typed = msgspec.structs.replace(asked, **{field: value})
    entries = village.entries()
    refused(key, village.desk.appointments.make, village.actor, typed)
    assert village.entries() == entries


def test_one_that_is_called_off_says_why(village, asked):
    made = village.desk.appointments.make(village.actor, asked)
    refused(
        "appointment_note_missing",
        village.desk.appointments.settle,
        village.actor,
        made.id,
        "cancelled",
    )
    ended = village.desk.appointments.settle(village.actor, made.id, "cancelled", "外出")
    assert (ended.state, ended.note) == ("cancelled", "外出")
    assert [each.id for each in village.store.appointments.settled()] == [made.id]
