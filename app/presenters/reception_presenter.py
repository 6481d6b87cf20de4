"""What happens when someone uses the page of receptions and services at the door. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.reception_acts import TRANSFER_SLIP
from app.models.duty_records import HomeService, Reception, ReceptionSession
from app.models.duty_typed import Visitor
from app.models.papers import Paper
from app.models.public_papers import TransferSlipContent
from app.presenters.doing import Doing
from app.presenters.hand_outs import PaperHandOut
from app.presenters.household_finding import HouseholdFound, HouseholdSearch
from app.presenters.list_contents import home_services_content, receptions_content
from app.presenters.list_files import ListFiles, ListFileScreen, ListMaking
from app.presenters.offered_names import departments, services
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey


class Receptions(msgspec.Struct, frozen=True):
    """The page as it stands, with what its forms offer. `checklist` is what is ticked at a door."""

    today: date
    receptions: list[Reception]
    services: list[HomeService]
    sessions: list[ReceptionSession]
    counts: dict[str, int]
    classes: Sequence[str]
    departments: Sequence[str] = ()
    services_offered: Sequence[str] = ()
    checklist: Mapping[str, str] = {}
    rooms: Sequence[str] = ()
    sessions_owed: int = 0


class ReceptionScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_receptions(self, found: Receptions, *, more: tuple[bool, bool]) -> None: ...

    def add_receptions(self, receptions: Sequence[Reception], *, more: bool) -> None: ...

    def add_services(self, services: Sequence[HomeService], *, more: bool) -> None: ...

    def show_done(self, what: str) -> None: ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None: ...


class SlipMaking(msgspec.Struct, frozen=True):
    """How lists and slips become files."""

    lists: ListMaking
    draw: Callable[[Paper], bytes]


class ReceptionPresenter:
    """Receptions in their five steps, sessions, and services at the door."""

    def __init__(
        self,
        screen: ReceptionScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: SlipMaking,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._making = making
        self._households = HouseholdSearch(screen, runner)
        self._doing = Doing(runner, actor, screen.show_problem)
        self._files = ListFiles(screen, runner, actor, making.lists)

    def refresh(self) -> None:
        """Read everything anew."""

        def show(found: Receptions) -> None:
            more = (len(found.receptions) == PAGE_ROWS, len(found.services) == PAGE_ROWS)
            self._screen.show_receptions(found, more=more)

        self._runner.run(receptions_of, show, self._screen.show_problem)

    def load_receptions(self, last: Reception) -> None:
        """Show what follows."""
        key = PageKey(last.received_at, last.id)
        self._runner.run(
            lambda desk: desk.store.receptions.page_after(key),
            lambda found: self._screen.add_receptions(found, more=len(found) == PAGE_ROWS),
            self._screen.show_problem,
        )

    def load_services(self, last: HomeService) -> None:
        """Show what follows."""
        key = PageKey(last.served_on, last.id)
        self._runner.run(
            lambda desk: desk.store.receptions.home_services(key),
            lambda found: self._screen.add_services(found, more=len(found) == PAGE_ROWS),
            self._screen.show_problem,
        )

    def find_households(self, query: str) -> None:
        """Look for the household that a visitor is of."""
        self._households.find(query)

    def receive(self, visitor: Visitor) -> None:
        """Write down who came."""
        self._do("receive", lambda desk, actor: desk.receptions.receive(actor, visitor))

    def open_session(self, session: ReceptionSession) -> None:
        """Announce a session."""
        self._do("session", lambda desk, actor: desk.receptions.open_session(actor, session))

    def advance(self, reception_id: str, action: str, typed: dict[str, Any]) -> None:
        """Take a step; where the place prints the slip with it (转办单), that comes next."""

        def step(desk: Desk, actor: Actor) -> bool:
            desk.receptions.advance(actor, reception_id, action, **typed)
            return action == "transfer" and desk.workplace.profile.appeals.is_transfer_slip_printed

        def taken(is_slip_wanted: bool) -> None:
            self._screen.show_done("step")
            self.refresh()
            if is_slip_wanted:
                self.print_slip(reception_id)

        self._doing.run(step, taken)

    def open_appeal(self, reception_id: str, appeal_class: str) -> None:
        """Enter the matter as an appeal."""
        self._do(
            "appeal",
            lambda desk, actor: desk.receptions.open_appeal(actor, reception_id, appeal_class),
        )

    def keep_service(self, service: HomeService) -> None:
        """Keep a service at the door."""
        self._do("service", lambda desk, actor: desk.home_services.keep(actor, service))

    def call_back(self, service_id: str, note: str, is_satisfied: bool) -> None:
        """Write down the call afterwards."""
        self._do(
            "call_back",
            lambda desk, actor: desk.home_services.call_back(
                actor, service_id, note, is_satisfied=is_satisfied
            ),
        )

    def print_slip(self, reception_id: str) -> None:
        """The transfer slip."""
        making = self._making

        def draw(made: tuple[Actor, TransferSlipContent]) -> None:
            actor, content = made
            lists = making.lists

            def work() -> Path:
                name = f"转办单-{content.number}"
                path = keep_file(lists.papers_folder, name, making.draw(content))
                hand_out = PaperHandOut(self._runner, actor, content, making.draw, path)
                return lists.hand_outs.put(hand_out)

            lists.drawing.submit(work, shown, self._screen.show_problem)

        def shown(path: Path) -> None:
            self._screen.show_list_paper(TRANSFER_SLIP, path)

        self._doing.run(
            lambda desk, actor: (actor, desk.receptions.transfer_slip(actor, reception_id)), draw
        )

    def export(self, is_services: bool) -> None:
        """The ledger in front as a spreadsheet."""
        self._files.export_list(home_services_content if is_services else receptions_content)

    def print_list(self, is_services: bool) -> None:
        """The ledger in front on paper."""
        self._files.print_list(home_services_content if is_services else receptions_content)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def receptions_of(desk: Desk) -> Receptions:
    """The first pages of both ledgers, and what the forms choose from."""
    today = desk.workplace.today()
    store = desk.store.receptions
    with desk.store.reading():
        return Receptions(
            today=today,
            receptions=store.page_after(FIRST_DOWNWARDS, PAGE_ROWS),
            services=store.home_services(FIRST_DOWNWARDS, PAGE_ROWS),
            sessions=store.sessions(f"{today.year}-01-01"),
            counts=store.counts_by_stage(),
            classes=desk.receptions.appeal_classes(),
            departments=departments(desk),
            services_offered=services(desk),
            checklist=desk.home_services.checklist(),
            rooms=desk.workplace.profile.reception.rooms,
            sessions_owed=desk.receptions.sessions_owed(),
        )
