"""What happens when someone uses the page of activities (便民利民活动). No Qt, no SQL."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.activities import DepartmentYear
from app.models.duty_records import Activity
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_contents import activities_content
from app.presenters.list_files import ListFileScreen
from app.presenters.offered_names import departments


class ActivityYear(msgspec.Struct, frozen=True):
    """The page as it stands. `departments` are those of this year, those that owe most first."""

    today: date
    activities: list[Activity]
    departments: list[DepartmentYear]
    types: Sequence[str]
    owed: int
    departments_offered: Sequence[str] = ()


class ActivityScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_year(self, year: ActivityYear) -> None: ...

    def show_done(self, what: str) -> None: ...


class ActivityPresenter(FiledListPresenter[ActivityScreen]):
    """The activities of the year."""

    def refresh(self) -> None:
        """Read the year anew."""
        self._runner.run(activity_year, self._screen.show_year, self._screen.show_problem)

    def keep(self, activity: Activity) -> None:
        """Keep a new activity, or what has changed of one."""
        self._do("keep", lambda desk, actor: desk.activities.keep(actor, activity))

    def remove(self, activity_id: str) -> None:
        """Take one away that was written by mistake."""
        self._do("remove", lambda desk, actor: desk.activities.remove(actor, activity_id))

    def print_list(self) -> None:
        """The year's list on paper."""
        self._files.print_list(activities_content)

    def export(self) -> None:
        """The year's list as a spreadsheet."""
        self._files.export_list(activities_content)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def activity_year(desk: Desk) -> ActivityYear:
    """The year that it is at the station."""
    today = desk.workplace.today()
    return ActivityYear(
        today=today,
        activities=desk.store.duty.activities(today.year),
        departments=desk.activities.department_years(today.year),
        types=desk.activities.types(),
        owed=desk.workplace.profile.activities.a_department_year,
        departments_offered=departments(desk),
    )
