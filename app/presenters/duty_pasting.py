"""What copied rows of a duty roster would put on the roster, and why a row cannot be put there."""

from collections.abc import Sequence
from datetime import date

import msgspec

from app.acts.desk import Desk
from app.models.duty_roster import PlannedShift
from app.models.errors import OperationRefused, Problem
from app.models.rules.duty import ShiftTimes, shifts_on
from app.sheets.pasted_duty import PastedShift, pasted_duty


class PastedLine(msgspec.Struct, frozen=True):
    """One pasted shift: as it can be put on the roster, or why not."""

    row: int
    day: str
    shift: str
    span: str
    officer: str
    leader: str
    planned: PlannedShift | None = None
    problem: Problem | None = None


def pasted_lines(desk: Desk, month: str, name: str, text: str) -> list[PastedLine]:
    """The copied rows, each with what it would put on the roster; nothing is kept.

    Raises OperationRefused what `pasted_duty` raises.
    """
    known = [*usual_shifts(desk), *shifts_of_month(desk, month)]
    officers = desk.duty.officers()
    names = list(dict.fromkeys(times.name for times in usual_shifts(desk)))
    rows = pasted_duty(name, text, month, names, {officer.name for officer in officers})
    ids: dict[str, list[str]] = {}
    for officer in officers:
        ids.setdefault(officer.name, []).append(officer.id)
    taken: set[tuple[str, str]] = set()
    lines = []
    for row in rows:
        try:
            for times in _times_of(desk, row, known):
                lines.append(_line(desk, row, times, ids, taken))
        except OperationRefused as refused:
            lines.append(_told(row, refused))
    return lines


def usual_shifts(desk: Desk) -> Sequence[ShiftTimes]:
    """The shifts that the place's rules name."""
    return desk.workplace.profile.duty.shifts


def shifts_of_month(desk: Desk, month: str) -> list[ShiftTimes]:
    """The times of shifts that were added to a month, the latest first."""
    first, last = f"{month}-01", f"{month}-31"
    return [
        ShiftTimes(
            shift.shift, shift.starts_at_time, shift.ends_at_time, "every_day",
            is_out_of_hours=shift.is_out_of_hours,
        )
        for shift in reversed(desk.store.duty.between(first, last))
    ]  # fmt: skip


def _times_of(desk: Desk, row: PastedShift, known: Sequence[ShiftTimes]) -> Sequence[ShiftTimes]:
    """The shifts that a row names; without a name those of its day."""
    if not row.day:
        raise OperationRefused("duty_paste_day_unreadable", day=row.day_words)
    if not row.shift:
        is_working_day = desk.workplace.calendar.is_working_day(date.fromisoformat(row.day))
        usual = shifts_on(desk.workplace.profile.duty, is_working_day)
        if not usual:
            raise OperationRefused("duty_paste_shift_missing")
        return usual
    same = [times for times in known if times.name == row.shift]
    if row.starts:
        is_out_of_hours = same[0].is_out_of_hours if same else True
        return [
            ShiftTimes(
                row.shift, row.starts, row.ends, "every_day", is_out_of_hours=is_out_of_hours
            )
        ]
    if not same:
        raise OperationRefused("duty_paste_times_missing", shift=row.shift)
    return same[:1]


def _line(
    desk: Desk,
    row: PastedShift,
    times: ShiftTimes,
    ids: dict[str, list[str]],
    taken: set[tuple[str, str]],
) -> PastedLine:
    named = msgspec.structs.replace(row, shift=times.name, starts=times.starts, ends=times.ends)
    found = ids.get(row.officer, [])
    slot = (row.day, times.name)
    standing = {shift.shift for shift in desk.store.duty.between(row.day, row.day)}
    if not row.officer:
        return _told(named, OperationRefused("duty_paste_officer_missing"))
    if len(found) != 1:
        key = "duty_paste_officer_unclear" if found else "duty_paste_officer_unknown"
        return _told(named, OperationRefused(key, name=row.officer))
    if slot in taken or times.name in standing:
        return _told(named, OperationRefused("duty_shift_stands_already", shift=times.name))
    taken.add(slot)
    line = _told(named, None)
    planned = PlannedShift(row.day, times, found[0], row.leader)
    return msgspec.structs.replace(line, planned=planned)


def _told(row: PastedShift, problem: Problem | None) -> PastedLine:
    span = f"{row.starts}—{row.ends}" if row.starts else ""
    return PastedLine(
        row.row, row.day or row.day_words, row.shift, span, row.officer, row.leader, None, problem
    )
