"""What staff do about duty: make the roster, sign in and out, hand over, and find a substitute."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.duty_records import DutyEvent, DutyShift
from app.models.duty_roster import PlannedShift, RosterPlan, month_days, rotated, slots_of_month
from app.models.duty_states import (
    PLANNED,
    SIGN_IN,
    SIGN_OUT,
    SUBSTITUTE,
    TAKE_OVER,
    check_duty_event,
    duty_progress_of,
)
from app.models.errors import OperationRefused
from app.models.records import Staff
from app.models.rules.duty import ShiftTimes

NEXT_SHIFT_WITHIN_DAYS = 31


class DutyActs:
    """The acts on the duty roster (值班表)."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def make_month(self, actor: Actor, plan: RosterPlan) -> int:
        """Make the shifts of a month by rotation; what stands there already stays as it is.

        Days that are over get none: nobody could sign in any more, and all would count as absent.
        The turn goes on after whoever had the last shift before. Returns how many shifts were made.
        Raises OperationRefused `duty_month_unreadable`, `duty_month_over`, `duty_officers_missing`,
        `duty_shifts_missing`, `staff_unknown`.
        """
        today = self._workplace.today()
        days = [day for day in _days_of(plan.month) if day >= today]
        if not days:
            raise OperationRefused("duty_month_over")
        officers = [self._officer(officer_id) for officer_id in dict.fromkeys(plan.officer_ids)]
        if not officers:
            raise OperationRefused("duty_officers_missing")
        slots = [slot for slot in self._slots(plan) if slot[0] >= days[0].isoformat()]
        if not slots:
            raise OperationRefused("duty_shifts_missing")
        first, last = days[0].isoformat(), days[-1].isoformat()
        leaders = [name.strip() for name in plan.leader_names if name.strip()]
        by_id = {officer.id: officer for officer in officers}
        made = 0
        with self._workplace.pen.act(actor, "plan_duty") as act:
            before = self._store.duty.last_before(first)
            standing = {(s.duty_on, s.shift) for s in self._store.duty.between(first, last)}
            order = [officer.id for officer in officers]
            for line in rotated(slots, order, leaders, before.officer_id if before else ""):
                if (line.duty_on, line.times.name) not in standing:
                    officer = by_id[line.officer_id]
                    self._put(act, line.duty_on, line.times, officer, line.leader_name)
                    made += 1
        return made

    def add_shift(
        self, actor: Actor, day: str, times: ShiftTimes, officer_id: str, leader_name: str = ""
    ) -> DutyShift:
        """Put one more shift on the roster, an evening or a holiday for instance.

        Raises OperationRefused `duty_day_unreadable`, `duty_times_unreadable`, `staff_unknown`,
        `duty_shift_stands_already`.
        """
        self.add_shifts(actor, [PlannedShift(day, times, officer_id, leader_name)])
        return self._store.duty.by_id(shift_id_of(self._workplace.village.code, day, times.name))

    def add_shifts(self, actor: Actor, lines: Sequence[PlannedShift]) -> int:
        """Put several on the roster, all or none. Returns how many. Raises what `add_shift` raises."""
        for line in lines:
            _day_of(line.duty_on)
            _check_times(line.times)
        officers = {line.officer_id: self._officer(line.officer_id) for line in lines}
        with self._workplace.pen.act(actor, "plan_duty") as act:
            for line in lines:
                day, name = line.duty_on, line.times.name
                if any(s.shift == name for s in self._store.duty.between(day, day)):
                    raise OperationRefused("duty_shift_stands_already", shift=name)
                officer = officers[line.officer_id]
                self._put(act, day, line.times, officer, line.leader_name.strip())
        return len(lines)

    def change_shift(
        self, actor: Actor, shift_id: str, officer_id: str, leader_name: str
    ) -> DutyShift:
        """Give a shift that has not begun to another officer or leader; the roster itself changes.

        Someone who cannot come on the day needs `substitute` instead. Raises OperationRefused
        `duty_shift_unknown`, `duty_shift_begun`, `duty_shift_has_substitute` (name), `staff_unknown`.
        """
        officer = self._officer(officer_id)
        with self._workplace.pen.act(actor, "plan_duty") as act:
            shift = self._unbegun(shift_id)
            fields = {**_officer_fields(officer), "leader_name": leader_name.strip()}
            changed = {f: v for f, v in fields.items() if getattr(shift, f) != v}
            progress = duty_progress_of(self._store.duty.events(shift_id))
            if "officer_id" in changed and progress.substitute:
                # The leave was the officer's: it would be told of somebody who took none.
                raise OperationRefused("duty_shift_has_substitute", name=shift.on_duty_name)
            if changed:
                act.change("duty_shift", shift_id, changed)
        return self._store.duty.by_id(shift_id)

    def remove_shift(self, actor: Actor, shift_id: str) -> None:
        """Take a shift that has not begun off the roster.

        Raises OperationRefused `duty_shift_unknown`, `duty_shift_begun`.
        """
        with self._workplace.pen.act(actor, "plan_duty") as act:
            self._unbegun(shift_id)
            act.change("duty_shift", shift_id, {"is_deleted": True})

    def substitute(self, actor: Actor, shift_id: str, substitute_id: str, reason: str) -> DutyShift:
        """Someone is on leave, and who stands in is said at once; there is no leave without.

        Raises OperationRefused `duty_shift_unknown`, `duty_substitute_missing`,
        `duty_substitute_same`, `staff_unknown`, `duty_leave_reason_missing`,
        `duty_event_out_of_order`.
        """
        if not substitute_id:
            raise OperationRefused("duty_substitute_missing")
        stands_in = self._officer(substitute_id)
        with self._workplace.pen.act(actor, "sign_duty") as act:
            shift = self._store.duty.by_id(shift_id)
            if stands_in.id == shift.on_duty_id:
                raise OperationRefused("duty_substitute_same", name=stands_in.name)
            self._write(act, shift, SUBSTITUTE, stands_in, reason)
        return self._store.duty.by_id(shift_id)

    def sign_in(self, actor: Actor, shift_id: str) -> DutyShift:
        """Begin a shift of today: nobody signs for another.

        Raises OperationRefused `duty_shift_unknown`, `duty_not_today`, `duty_not_your_shift`,
        `duty_event_out_of_order`.
        """
        with self._workplace.pen.act(actor, "sign_duty") as act:
            shift = self._own_shift(actor, shift_id)
            if not self._is_today(shift):
                raise OperationRefused("duty_not_today", day=shift.duty_on)
            self._write(act, shift, SIGN_IN, _as_staff(actor))
        return self._store.duty.by_id(shift_id)

    def sign_out(self, actor: Actor, shift_id: str, note: str) -> DutyShift:
        """End a shift; `note` is what the next one must know (交接事项), 无 if nothing.

        Raises OperationRefused `duty_shift_unknown`, `duty_not_your_shift`,
        `duty_handover_note_missing`, `duty_event_out_of_order`.
        """
        with self._workplace.pen.act(actor, "sign_duty") as act:
            shift = self._own_shift(actor, shift_id)
            self._write(act, shift, SIGN_OUT, _as_staff(actor), note)
        return self._store.duty.by_id(shift_id)

    def take_over(self, actor: Actor, shift_id: str) -> DutyShift:
        """Sign for what the shift before has left (接班签字): whoever comes next, not whoever goes. Where
        both are one person, that person signs.

        Raises OperationRefused `duty_shift_unknown`, `duty_take_over_by_oneself`,
        `duty_event_out_of_order`.
        """
        with self._workplace.pen.act(actor, "sign_duty") as act:
            shift = self._store.duty.by_id(shift_id)
            if actor.id == shift.on_duty_id and not self.is_followed_by_itself(shift):
                raise OperationRefused("duty_take_over_by_oneself")
            self._write(act, shift, TAKE_OVER, _as_staff(actor))
        return self._store.duty.by_id(shift_id)

    def is_followed_by_itself(self, shift: DutyShift) -> bool:
        """Whether whoever had this shift has the next one too, or is the only one with an account."""
        last = date.fromisoformat(shift.duty_on) + timedelta(days=NEXT_SHIFT_WITHIN_DAYS)
        begins = (shift.duty_on, shift.starts_at_time)
        for each in self._store.duty.between(shift.duty_on, last.isoformat()):
            if (each.duty_on, each.starts_at_time) > begins:
                return each.on_duty_id == shift.on_duty_id
        return {officer.id for officer in self.officers()} == {shift.on_duty_id}

    def today(self) -> list[DutyShift]:
        """The shifts of today, and one of yesterday that still runs: who is on duty now."""
        today = self._workplace.today()
        yesterday = (today - timedelta(days=1)).isoformat()
        shifts = self._store.duty.between(yesterday, today.isoformat())
        return [s for s in shifts if s.duty_on == today.isoformat() or self._is_today(s)]

    def shift_names(self) -> Mapping[str, ShiftTimes]:
        """The shifts that the place's profile knows, by name."""
        return {times.name: times for times in self._workplace.profile.duty.shifts}

    def officers(self) -> list[Staff]:
        """Who can be put on the roster: everyone with an account that is in use."""
        return [member for member in self._store.stations.staff() if member.is_active]

    def _slots(self, plan: RosterPlan) -> list[tuple[str, ShiftTimes]]:
        rules = self._workplace.profile.duty
        names = plan.shift_names or tuple(times.name for times in rules.shifts)
        return slots_of_month(rules, self._workplace.calendar, plan.month, names)

    def _put(self, act: Act, day: str, times: ShiftTimes, officer: Staff, leader_name: str) -> str:
        """Two PCs that put the same shift write one record, whose differences are then settled."""
        shift_id = shift_id_of(self._workplace.village.code, day, times.name)
        fields: dict[str, object] = {
            "duty_on": day,
            "shift": times.name,
            "starts_at_time": times.starts,
            "ends_at_time": times.ends,
            "is_out_of_hours": times.is_out_of_hours,
            "leader_name": leader_name,
            **_officer_fields(officer),
        }
        if self._store.rows.row(DutyShift, self._workplace.village.code, shift_id) is None:
            return act.create("duty_shift", fields, shift_id)
        act.change("duty_shift", shift_id, {**fields, "is_deleted": False})
        return shift_id

    def _write(
        self, act: Act, shift: DutyShift, action: str, person: Staff, note: str = ""
    ) -> None:
        fields = {
            "action": action,
            "at": self._workplace.now(),
            "person_id": person.id,
            "person_name": person.name,
            "person_phone": person.phone,
            "note": note.strip(),
        }
        progress = duty_progress_of(self._store.duty.events(shift.id))
        check_duty_event(progress, msgspec.convert({"id": "", **fields}, DutyEvent))
        act.step("duty_event", shift.id, fields)

    def _officer(self, staff_id: str) -> Staff:
        member = self._store.stations.staff_member(staff_id)
        if member is None or not member.is_active or member.is_deleted:
            raise OperationRefused("staff_unknown")
        return member

    def _unbegun(self, shift_id: str) -> DutyShift:
        shift = self._store.duty.by_id(shift_id)
        if shift.state != PLANNED:
            raise OperationRefused("duty_shift_begun")
        return shift

    def _own_shift(self, actor: Actor, shift_id: str) -> DutyShift:
        shift = self._store.duty.by_id(shift_id)
        if actor.id != shift.on_duty_id:
            raise OperationRefused("duty_not_your_shift", name=shift.on_duty_name)
        return shift

    def _is_today(self, shift: DutyShift) -> bool:
        """Its own day, or the day after for one that ends after midnight."""
        today = self._workplace.today()
        day = date.fromisoformat(shift.duty_on)
        is_over_night = shift.ends_at_time <= shift.starts_at_time
        return day == today or (is_over_night and day == today - timedelta(days=1))


def shift_id_of(village_code: str, day: str, shift: str) -> str:
    """The id of a shift, the same on every PC: 32 hex digits."""
    text = f"lianxin/duty/1/{village_code}/{day}/{shift}"
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _officer_fields(officer: Staff) -> dict[str, object]:
    return {
        "officer_id": officer.id,
        "officer_name": officer.name,
        "officer_phone": officer.phone,
    }


def _as_staff(actor: Actor) -> Staff:
    return Staff(id=actor.id, name=actor.name, phone=actor.phone)


def _days_of(month: str) -> Sequence[date]:
    try:
        return month_days(month)
    except ValueError:
        raise OperationRefused("duty_month_unreadable") from None


def _day_of(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise OperationRefused("duty_day_unreadable") from None


def _check_times(times: ShiftTimes) -> None:
    for clock in (times.starts, times.ends):
        hour, colon, minute = clock.partition(":")
        is_clock = colon and len(clock) == 5 and (hour + minute).isdecimal()
        if not is_clock or int(hour) > 23 or int(minute) > 59 or not times.name.strip():
            raise OperationRefused("duty_times_unreadable")
