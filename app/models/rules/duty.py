"""Shifts, reception sessions and activities (值班, 接访, 便民活动)."""

from datetime import date
from typing import Literal

import msgspec

from app.models.duty_records import DutyShift
from app.models.rules.bounds import ClockTime, Code, Count, Weekday, Word

DayKind = Literal["working_day", "day_off", "every_day"]


class ShiftTimes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One shift of a day, in the station's own time; `ends` may lie past midnight."""

    name: Word
    starts: ClockTime
    ends: ClockTime
    on: DayKind = "working_day"
    is_out_of_hours: bool = False


class DutyRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[duty]`. Whoever leaves a shift needs a substitute; that is no setting. One officer
    signs for a shift: where two serve at a time, the place names two shifts of those hours.
    """

    shifts: tuple[ShiftTimes, ...] = (
        ShiftTimes("上午", "08:30", "11:30"),
        ShiftTimes("下午", "14:00", "17:00"),
    )
    is_leader_named: bool = True
    """Whether each shift has a leader (带班领导)."""


class ReceptionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[reception]`: sessions that are held every week (接访, 接待日).

    `weekend_days` may be chosen at any time of the day, other days only as `evening_from` or later.
    """

    is_used: bool = False
    sessions_a_week: Count = 1
    weekend_days: tuple[Weekday, ...] = (6, 7)
    evening_from: ClockTime = "18:00"
    steps: tuple[Word, ...] = ()
    rooms: tuple[Word, ...] = ()


class ActivityRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[activities]` (便民利民活动): how many each department owes, and of which types."""

    a_department_year: Count = 0
    types: tuple[Word, ...] = ()
    wanted: tuple[Code, ...] = ("theme", "held_on", "responsible_name")
    """What must be filled in: 活动主题, 开展时间, 责任人员."""


def lacks_leader(rules: DutyRules, shift: DutyShift, today: date) -> bool:
    """Whether a shift of today or later still has nobody to lead it, where the place wants somebody."""
    return rules.is_leader_named and not shift.leader_name and shift.duty_on >= today.isoformat()


def shifts_on(rules: DutyRules, is_working_day: bool) -> tuple[ShiftTimes, ...]:
    """The shifts of a day."""
    left_out = "day_off" if is_working_day else "working_day"
    return tuple(shift for shift in rules.shifts if shift.on != left_out)


def is_reception_time(rules: ReceptionRules, day: date, starts: str) -> bool:
    """Whether a session may be held then: on a weekend, or on another evening."""
    return day.isoweekday() in rules.weekend_days or starts >= rules.evening_from
