"""没填完的表, put together: the list over whatever page is in front, and the ways back to its forms."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from app.bootstrap.desk_parts import DeskParts
from app.models.errors import Problem
from app.presenters.unfinished_presenter import Unfinished, UnfinishedPresenter
from app.views.desk_shell import DeskShell
from app.views.list_page import ListPage
from app.views.unfinished_sheet import UnfinishedSheet

CASE, APPEAL, VISIT, CORRECTION = "case", "appeal", "visit", "visit_correction"
INTAKE, WALK, REGISTER, HOUSEHOLD_PLAN = "intake", "walk", "register", "household_plan"
CONSULT, MONEY, DEFICIENCY = "consult", "money", "deficiency"
CHANGE, CHANGES, REQUEST, GRID, CADRE = "change", "changes", "request", "grid", "cadre"
STATION, CARD_LAYOUT = "station", "card_layout"
ROUNDS = 3
"""How often at most it is asked whether a form can go on: after each, all that was asked for has come."""


class Pages(Protocol):
    """The pages of the desk, as the way back needs them."""

    def section(self, key: str) -> Any: ...

    def open_place(self, key: str) -> None: ...

    def show_unfinished(self, count: int) -> None: ...

    def open_appeal(self, appeal_id: str) -> None: ...

    def open_household_plan(self, household_id: str) -> None: ...


class UnfinishedForms:
    """Tells the rail how many forms wait, and opens them again."""

    def __init__(self, shell: DeskShell, parts: DeskParts, pages: Pages) -> None:
        self._shell = shell
        self._runner = parts.runner
        self._pages = pages
        self.sheet: UnfinishedSheet | None = None
        self._presenter = UnfinishedPresenter(self, parts.runner, parts.actor)
        shell.unfinished_wanted.connect(self.open)
        self._find_roads()

    def refresh(self) -> None:
        """Count them anew."""
        self._presenter.refresh()

    def open(self) -> None:
        """Lay the list over the page in front."""
        sheet = self.sheet = UnfinishedSheet(self._shell.window())
        sheet.continued.connect(self.go_on)
        sheet.given_up.connect(self._presenter.give_up)
        sheet.finished.connect(self._on_finished)
        self._presenter.refresh()
        sheet.open()

    def close(self) -> None:
        """Put the list away."""
        if self.sheet is not None:
            self.sheet.reject()

    def go_on(self, form: Unfinished) -> None:
        """Open that form with what was typed in it."""
        place, *rest = form.road
        walk = self._roads_of_own_drafts.get(place)
        if walk is None:
            self._shell.drafts.expect(form.name, form.key)
            walk = self._roads.get(place, partial(self._go_on_in_list, place))
        walk(*rest)

    def _find_roads(self) -> None:
        section = self._pages.section  # asked when a road is walked: it may not be made yet
        self._roads_of_own_drafts: Mapping[str, Callable[..., object]] = {
            INTAKE: lambda case: section("cases").continue_intake(case),
            CONSULT: lambda *_none: section("cases").open_consult(),
            WALK: lambda *_none: section("visits").write_walk(),
            VISIT: self._go_on_with_visit,
            CORRECTION: lambda visit: section("visits").correct_visit(visit),
            REGISTER: lambda *form: section("households").sheets.form_wanted.emit(*form),
        }
        self._roads: Mapping[str, Callable[..., object]] = {
            HOUSEHOLD_PLAN: self._pages.open_household_plan,
            CASE: self._go_on_with_case,
            APPEAL: self._go_on_with_appeal,
            MONEY: partial(self._go_on_beside_case, "go_on_with_money"),
            DEFICIENCY: partial(self._go_on_beside_case, "go_on_with_deficiency"),
            CHANGE: lambda *form: section("households").sheets.change_form_wanted.emit(*form),
            CHANGES: lambda action, *households: section("households").sheets.several_wanted.emit(
                action, households
            ),
            REQUEST: lambda person: section("households").sheets.request_form_wanted.emit(person),
            GRID: self._go_on_with_grid,
            CADRE: self._go_on_with_cadre,
            STATION: lambda: self._pages.open_place("settings:open_station"),
            CARD_LAYOUT: lambda key: section("cards").open_layouts(key),
        }

    def _go_on_with_visit(self, household_id: str) -> None:
        visits = self._pages.section("visits")
        if household_id:
            visits.write_visit_of(household_id)
        else:
            visits.write_visit()

    def _go_on_with_case(self, case_id: str, action: str) -> None:
        cases = self._pages.section("cases")
        cases.open_case(case_id)
        self._when_shown(lambda: bool(cases.case_page.begin_step(action)))

    def _go_on_with_appeal(self, appeal_id: str, action: str) -> None:
        self._pages.open_appeal(appeal_id)
        self._when_shown(lambda: self._choose_step(action))

    def _go_on_beside_case(self, go_on: str, case_id: str) -> None:
        cases = self._pages.section("cases")
        cases.open_case(case_id)
        self._when_shown(lambda: bool(getattr(cases.case_page.extras, go_on)(case_id)))

    def _go_on_with_grid(self, grid_id: str) -> None:
        households = self._pages.section("households")
        households.open_grids()
        self._when_shown(lambda: bool(households.grid_page.go_on(grid_id)))

    def _go_on_with_cadre(self, cadre_id: str) -> None:
        self._pages.open_place("settings")
        settings = self._pages.section("settings")
        self._when_shown(lambda: bool(settings.go_on_with_cadre(cadre_id)))

    def _go_on_in_list(self, place: str, what: str, record_id: str) -> None:
        self._pages.open_place(place)
        page = next(each for each in self._shell.findChildren(ListPage) if each.place == place)
        self._when_shown(lambda: page.go_on(what, record_id))

    def show_unfinished(self, forms: Sequence[Unfinished]) -> None:
        """On the rail, and in the list if it lies there."""
        self._shell.show_unfinished(len(forms))
        self._pages.show_unfinished(len(forms))
        if self.sheet is not None:
            self.sheet.show_unfinished(forms)

    def show_problem(self, problem: Problem) -> None:
        """Say it where the list is."""
        (self.sheet or self._shell).show_problem(problem)

    def _choose_step(self, action: str) -> bool:
        panel = self._pages.section("appeals").ledger("appeals").appeal_page.panel
        is_offered = bool(panel.may_do(action))
        if is_offered:
            panel.choose(action)
        return is_offered

    def _when_shown(self, go_on: Callable[[], bool], rounds: int = ROUNDS) -> None:
        """The page asked for its records before: jobs and answers keep their order. What is made when
        first looked at, or stands beside a record, asks a round later.
        """

        def do(_: None) -> None:
            if go_on():
                return
            if rounds > 1:
                self._when_shown(go_on, rounds - 1)
            else:
                self._shell.tell_form_closed()

        self._runner.run(lambda desk: None, do, self._shell.show_problem)

    def _on_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.let_go()
            self.sheet = None
