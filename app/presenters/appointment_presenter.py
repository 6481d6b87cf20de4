"""What happens when someone uses the page of appointments (预约). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appointment_records import Appointment
from app.models.list_papers import ListContent
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.household_finding import HouseholdFound, HouseholdSearch
from app.presenters.list_files import ListFileScreen, ListMaking, list_content
from app.presenters.runner import Runner
from app.words.appointment_words import APPOINTMENT_STATE, APPOINTMENT_WAY


class AppointmentLine(msgspec.Struct, frozen=True):
    """An appointment with the household as it is called now."""

    appointment: Appointment
    household: str
    address: str
    is_past: bool


class Appointments(msgspec.Struct, frozen=True):
    """The page as it stands. `names` are who may receive or visit; `is_open_on_days_off` says whether
    the place takes appointments for days off.
    """

    today: date
    open: Sequence[AppointmentLine]
    settled: Sequence[AppointmentLine]
    names: Sequence[str]
    is_open_on_days_off: bool


class AppointmentScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_appointments(self, found: Appointments) -> None: ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None: ...

    def show_done(self, what: str) -> None: ...


class AppointmentPresenter(FiledListPresenter[AppointmentScreen]):
    """Appointments that wait, and those that are settled."""

    def __init__(
        self,
        screen: AppointmentScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: ListMaking,
    ) -> None:
        super().__init__(screen, runner, actor, making)
        self._households = HouseholdSearch(screen, runner)

    def refresh(self) -> None:
        """Read everything anew."""
        name = self._actor().name
        self._runner.run(
            lambda desk: appointments_of(desk, name),
            self._screen.show_appointments,
            self._screen.show_problem,
        )

    def find_households(self, query: str) -> None:
        """Look for whoever asks."""
        self._households.find(query)

    def keep(self, typed: Appointment) -> None:
        """A new appointment, or what was typed wrong in one."""

        def act(desk: Desk, actor: Actor) -> None:
            if typed.id:
                desk.appointments.correct(actor, typed)
            else:
                desk.appointments.make(actor, typed)

        self._do("keep", act)

    def move(self, appointment_id: str, typed: Mapping[str, Any]) -> None:
        """Another time."""
        self._do(
            "move",
            lambda desk, actor: desk.appointments.move(
                actor, appointment_id, typed["meets_on"], typed["meets_at_time"], typed["reason"]
            ),
        )

    def settle(self, appointment_id: str, state: str, note: str) -> None:
        """It was kept, missed or is called off."""
        self._do(
            state, lambda desk, actor: desk.appointments.settle(actor, appointment_id, state, note)
        )

    def print_list(self) -> None:
        """Those that wait, on paper."""
        self._files.print_list(appointments_content)

    def export(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(appointments_content)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def appointments_of(desk: Desk, name: str) -> Appointments:
    """Everything that the page shows."""
    today = desk.workplace.today()
    with desk.store.reading():
        waiting = desk.store.appointments.open()
        settled = desk.store.appointments.settled()
        cadres = desk.store.stations.cadres()
        return Appointments(
            today=today,
            open=_lines(desk, waiting, today),
            settled=_lines(desk, settled, today),
            names=list(dict.fromkeys([name, *(cadre.name for cadre in cadres)])),
            is_open_on_days_off=desk.workplace.profile.service.are_appointments_taken,
        )


def appointments_content(desk: Desk, actor: Actor) -> ListContent:
    """The appointments that wait, by their time."""
    with desk.store.reading():
        lines = _lines(desk, desk.store.appointments.open(), desk.workplace.today())
    rows = tuple(
        (
            each.appointment.meets_on,
            each.appointment.meets_at_time,
            APPOINTMENT_WAY.get(each.appointment.way, each.appointment.way),
            each.appointment.person_name,
            each.appointment.phone,
            each.address,
            each.appointment.subject,
            each.appointment.with_name,
            APPOINTMENT_STATE.get(each.appointment.state, each.appointment.state),
        )
        for each in lines
    )
    return list_content(desk, actor, "appointments", rows=rows)


def _lines(desk: Desk, found: Sequence[Appointment], today: date) -> list[AppointmentLine]:
    ids = list({each.household_id for each in found if each.household_id})
    households = desk.store.households.by_ids(ids)
    lines = []
    for each in found:
        known = households.get(each.household_id)
        named = " ".join(filter(None, [known.number, known.head_name])) if known else ""
        is_past = each.state == "open" and each.meets_on < today.isoformat()
        lines.append(AppointmentLine(each, named, known.address if known else "", is_past))
    return lines
