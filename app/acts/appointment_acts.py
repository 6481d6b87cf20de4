"""What staff do about appointments (预约): make one, move it, say whether it was kept."""

from datetime import date
from typing import Any

from app.acts.pen import Act, Actor
from app.acts.visit_report import is_time_of_day, time_of
from app.acts.workplace import Workplace
from app.models.appointment_records import Appointment
from app.models.errors import OperationRefused

COME, VISIT = "come", "visit"
OPEN, KEPT, MISSED, CANCELLED = "open", "kept", "missed", "cancelled"
PERMISSION = "keep_appointment"
_TYPED = ("way", "household_id", "person_name", "phone", "subject", "with_name", "note")


class AppointmentActs:
    """The acts on appointments. A visit by appointment keeps one by itself: see `VisitActs`."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def make(self, actor: Actor, typed: Appointment) -> Appointment:
        """Somebody comes, or is visited, at that time.

        Raises OperationRefused `appointment_name_missing`, `appointment_subject_missing`,
        `appointment_household_missing` for a visit, `household_unknown`, and what `move` raises.
        """
        fields = self._typed(typed)
        day, clock = self._time(typed.meets_on, typed.meets_at_time, fields["with_name"], "")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            appointment_id = act.create(
                "appointment",
                {
                    **fields,
                    "number": self._workplace.next_local_number("appointment"),
                    "meets_on": day,
                    "meets_at_time": clock,
                    "made_at": self._workplace.now(),
                    "made_by": actor.name,
                },
            )
        return self._store.appointments.by_id(appointment_id)

    def correct(self, actor: Actor, typed: Appointment) -> Appointment:
        """What was typed wrong; the time is moved by `move`. Raises what `make` raises, and
        `appointment_unknown`, `appointment_settled`.
        """
        known = self._open(typed.id)
        fields = self._typed(typed)
        changed = {name: value for name, value in fields.items() if getattr(known, name) != value}
        with self._workplace.pen.act(actor, PERMISSION) as act:
            if changed:
                act.change("appointment", known.id, changed)
        return self._store.appointments.by_id(known.id)

    def move(
        self, actor: Actor, appointment_id: str, meets_on: str, meets_at_time: str, reason: str
    ) -> Appointment:
        """Another time; when it had been stays beside it.

        Raises OperationRefused `appointment_unknown`, `appointment_settled`,
        `appointment_day_unreadable`, `appointment_time_unreadable`, `appointment_in_the_past`,
        `appointment_day_off` where the place takes none for days off, `appointment_taken` when whoever
        receives them has another at that time, `appointment_not_moved`.
        """
        known = self._open(appointment_id)
        day, clock = self._time(meets_on, meets_at_time, known.with_name, known.id)
        if (day, clock) == (known.meets_on, known.meets_at_time):
            raise OperationRefused("appointment_not_moved")
        before = " ".join(filter(None, [known.meets_on, known.meets_at_time, reason.strip()]))
        with self._workplace.pen.act(actor, PERMISSION) as act:
            moved = {"meets_on": day, "meets_at_time": clock, "moves": [*known.moves, before]}
            act.change("appointment", known.id, moved)
        return self._store.appointments.by_id(known.id)

    def settle(self, actor: Actor, appointment_id: str, state: str, note: str = "") -> Appointment:
        """It was kept or missed, once its day has come, or is called off.

        Raises OperationRefused `appointment_unknown`, `appointment_settled`,
        `appointment_not_yet`, `appointment_state_unknown`, `appointment_note_missing`.
        """
        known = self._open(appointment_id)
        if state not in (KEPT, MISSED, CANCELLED):
            raise OperationRefused("appointment_state_unknown")
        if state != CANCELLED and known.meets_on > self._workplace.today().isoformat():
            raise OperationRefused("appointment_not_yet", day=known.meets_on)
        if state == CANCELLED and not note.strip():
            raise OperationRefused("appointment_note_missing")
        changed = {"state": state} | ({"note": note.strip()} if note.strip() else {})
        with self._workplace.pen.act(actor, PERMISSION) as act:
            act.change("appointment", known.id, changed)
        return self._store.appointments.by_id(known.id)

    def due_today(self) -> int:
        """How many wait today, those before today that nobody has settled among them."""
        return self._store.appointments.count_due(self._workplace.today().isoformat())

    def _open(self, appointment_id: str) -> Appointment:
        known = self._store.appointments.by_id(appointment_id)
        if known.state != OPEN:
            raise OperationRefused("appointment_settled")
        return known

    def _typed(self, typed: Appointment) -> dict[str, Any]:
        fields = {name: str(getattr(typed, name)).strip() for name in _TYPED}
        if fields["household_id"]:
            household = self._store.households.by_id(fields["household_id"])
            fields["person_name"] = fields["person_name"] or household.head_name
        if typed.way == VISIT and not fields["household_id"]:
            raise OperationRefused("appointment_household_missing")
        if typed.way not in (COME, VISIT) or not fields["person_name"]:
            raise OperationRefused("appointment_name_missing")
        if not fields["subject"]:
            raise OperationRefused("appointment_subject_missing")
        return fields

    def _time(self, meets_on: str, typed: str, with_name: str, own_id: str) -> tuple[str, str]:
        try:
            day = date.fromisoformat(meets_on)
        except ValueError:
            raise OperationRefused("appointment_day_unreadable") from None
        clock = time_of(typed) if typed.strip() else ""
        if clock and not is_time_of_day(clock):
            raise OperationRefused("appointment_time_unreadable")
        if day < self._workplace.today():
            raise OperationRefused("appointment_in_the_past")
        is_taken_then = self._workplace.profile.service.are_appointments_taken
        if not is_taken_then and not self._workplace.calendar.is_working_day(day):
            raise OperationRefused("appointment_day_off", day=day.isoformat())
        for other in self._store.appointments.open() if clock and with_name else ():
            time = (other.meets_on, other.meets_at_time, other.with_name)
            if other.id != own_id and time == (day.isoformat(), clock, with_name):
                raise OperationRefused("appointment_taken", name=with_name, who=other.person_name)
        return day.isoformat(), clock


def keep_by_visit(workplace: Workplace, act: Act, household_id: str, visited_on: str) -> None:
    """A visit by appointment keeps the household's earliest that waits until that day."""
    for waiting in workplace.store.appointments.open():
        is_meant = waiting.way == VISIT and waiting.household_id == household_id
        if is_meant and waiting.meets_on <= visited_on:
            act.change("appointment", waiting.id, {"state": KEPT})
            return
