"""What staff do about activities for the public (便民利民活动)."""

from datetime import date

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.activities import (
    ACTIVITY_STATES,
    ACTIVITY_TYPES,
    HELD,
    DepartmentYear,
    department_years,
)
from app.models.duty_records import Activity
from app.models.errors import OperationRefused

_DERIVED = ("id", "village_code", "is_deleted", "updated_at", "number")


class ActivityActs:
    """The acts on activities."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def types(self) -> tuple[str, ...]:
        """The types that the place's profile names, or the usual six."""
        return self._workplace.profile.activities.types or ACTIVITY_TYPES

    def keep(self, actor: Actor, activity: Activity) -> Activity:
        """Keep a new activity, or what has changed of one that has an id.

        Raises OperationRefused `activity_theme_missing`, `activity_day_missing`,
        `activity_responsible_missing`, `activity_department_missing`, `activity_type_unknown`,
        `activity_people_negative`, `activity_not_yet`, `activity_unknown`.
        """
        fields = _typed(activity)
        self._check(msgspec.structs.replace(activity, **fields))
        with self._workplace.pen.act(actor, "keep_activity") as act:
            if activity.id:
                known = self._store.duty.activity(activity.id)
                changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
                if changed:
                    act.change("activity", activity.id, changed)
                activity_id = activity.id
            else:
                number = self._workplace.next_local_number("activity")
                activity_id = act.create("activity", {**fields, "number": number})
        return self._store.duty.activity(activity_id)

    def remove(self, actor: Actor, activity_id: str) -> None:
        """Take one away that was written by mistake; its entries stay in the journal.

        Raises OperationRefused `activity_unknown`.
        """
        with self._workplace.pen.act(actor, "keep_activity") as act:
            self._store.duty.activity(activity_id)
            act.change("activity", activity_id, {"is_deleted": True})

    def department_years(self, year: int) -> list[DepartmentYear]:
        """What each department has held this year, those that owe most first."""
        owed = self._workplace.profile.activities.a_department_year
        departments = self._store.duty.activity_departments()
        return department_years(self._store.duty.activities(year), departments, owed)

    def _check(self, activity: Activity) -> None:
        if not activity.theme:
            raise OperationRefused("activity_theme_missing")
        try:
            day = date.fromisoformat(activity.held_on)
        except ValueError:
            raise OperationRefused("activity_day_missing") from None
        if not activity.responsible_name:
            raise OperationRefused("activity_responsible_missing")
        if not activity.department:
            raise OperationRefused("activity_department_missing")
        is_known = activity.activity_type in self.types()
        if not is_known or activity.state not in ACTIVITY_STATES:
            raise OperationRefused("activity_type_unknown")
        if activity.people_served < 0:
            raise OperationRefused("activity_people_negative")
        if activity.state == HELD and day > self._workplace.today():
            raise OperationRefused("activity_not_yet")


def _typed(activity: Activity) -> dict[str, object]:
    fields = msgspec.structs.asdict(activity)
    for derived in _DERIVED:
        fields.pop(derived)
    return {f: v.strip() if isinstance(v, str) else v for f, v in fields.items()}
