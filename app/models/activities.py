"""Activities for the public: six types, and how many a department owes a year."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.duty_records import Activity

ACTIVITY_TYPES = ("送政策", "送信息", "送科技", "送文化", "送卫生", "送法律")
"""Where the profile names none."""
PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"
ACTIVITY_STATES = (PLANNED, HELD, CANCELLED)


class DepartmentYear(msgspec.Struct, frozen=True):
    """What one department has done in one year; `is_short` while it owes activities."""

    department: str
    held: int
    planned: int
    people_served: int
    owed: int

    @property
    def is_short(self) -> bool:
        """Fewer were held than the department owes."""
        return self.held < self.owed


def department_years(
    activities: Iterable[Activity], departments: Sequence[str], owed: int
) -> list[DepartmentYear]:
    """Every department of the list or with an activity among these; the shortest first."""
    known = list(activities)
    names = dict.fromkeys([*departments, *sorted(a.department for a in known if a.department)])
    years = []
    for name in names:
        mine = [activity for activity in known if activity.department == name]
        held = [activity for activity in mine if activity.state == HELD]
        planned = sum(activity.state == PLANNED for activity in mine)
        served = sum(activity.people_served for activity in held)
        years.append(DepartmentYear(name, len(held), planned, served, owed))
    return sorted(years, key=lambda year: (year.held >= owed, year.held, year.department))
