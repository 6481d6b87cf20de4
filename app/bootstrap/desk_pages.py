"""All pages of the desk, and the ways from one to another."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.desk_sections import DeskSections
from app.bootstrap.first_morning import FirstMorning
from app.bootstrap.ledger_sections import LedgerSections, LedgerWays
from app.bootstrap.manual_making import Help
from app.bootstrap.page_list import page_names, page_places
from app.bootstrap.unfinished_forms import UnfinishedForms
from app.models.errors import Problem
from app.models.moments import china_date
from app.presenters.draft_presenter import DraftPresenter
from app.presenters.search_presenter import SearchPresenter
from app.presenters.shell_presenter import ShellPresenter
from app.presenters.standing_presenter import StandingPresenter
from app.presenters.undo_presenter import UndoPresenter
from app.views.card_page import CardPage
from app.views.desk_shell import DeskShell, PageEntry
from app.views.household_section import HouseholdSection
from app.views.settings_page import SettingsPage
from app.views.sync_page import SyncPage
from app.views.today_page import TodayPage
from app.views.visit_section import VisitSection

PLACES_OF_FIGURES = {
    "visits": "visits:open_not_visited",
    "must_visits": "visits:open_planning",
    "waiting": "sync",
    "conflicts": "ledger:conflicts",
    "appointments": "ledger:appointments",
    "backup": "settings:open_backups",
}
"""Where the list behind a figure of the day stands, for `open_place`; cases and a few others have ways of their own."""
CASE_FIGURES = frozenset({"to_supplement", "to_deliver", "to_follow_up"})


class DeskPages:
    """Builds each page when it is first opened."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._sections = DeskSections(parts)
        self._ledgers = LedgerSections(
            parts, LedgerWays(self.open_household, self.open_case, self.open_appeal)
        )
        self.shell = DeskShell(parts.icons, lambda: china_date(parts.clock()))
        self._shell_presenter = ShellPresenter(self.shell, parts.runner, parts.actor)
        self._search_presenter = SearchPresenter(self.shell, parts.runner, page_places())
        self._undo_presenter = UndoPresenter(self.shell, parts.runner, parts.actor)
        self.shell.undo_wanted.connect(self._undo_presenter.take_back)
        self.shell.entries_written.connect(self._undo_presenter.refresh)
        self._draft_presenter = DraftPresenter(parts.runner, parts.actor, self._on_drafts_changed)
        self.shell.drafts.wanted.connect(self._draft_presenter.read)
        self.shell.drafts.typed.connect(self._draft_presenter.keep)
        self.shell.drafts.done_with.connect(self._draft_presenter.drop)
        self.unfinished = UnfinishedForms(self.shell, parts, self)
        self._standing_presenter = StandingPresenter(parts.runner)
        self.shell.standings.wanted.connect(self._standing_presenter.read)
        parts.runner.exchanged.connect(self.shell.standings.changed)
        parts.runner.entries_written.connect(self.shell.standings.changed)
        self.help = Help(parts)
        self.shell.help_wanted.connect(self._on_help)
        self.shell.search_wanted.connect(self._search_presenter.look_up)
        self.shell.hit_chosen.connect(self.open_hit)
        self.shell.page_opened.connect(self._on_page_opened)
        parts.runner.entries_written.connect(self.shell.entries_written)
        self.shell.entries_written.connect(self._shell_presenter.refresh_waiting)
        for entry in self._entries():
            self.shell.add_page(entry)

    def start(self) -> None:
        """Open the first page."""
        self._shell_presenter.start()
        self.unfinished.refresh()
        self.shell.open_page("today")
        self.shell.prepare_pages()

    def open_morning(self) -> None:
        """Show what a new station needs before its first day."""
        self.section("today").open_morning()

    def open_first_day(self, stick_folder: str | None) -> None:
        """The station was set up just now; with an install file from that folder (None: without one)
        the township is asked first.
        """
        if stick_folder is None:
            self.open_morning()
        else:
            self._sections.digits.open(self.shell.window(), self.open_morning, stick_folder)

    def refresh(self) -> None:
        """The desk was unlocked: show who is here and what waits now."""
        self._shell_presenter.start()
        self.unfinished.refresh()

    def take_over(self, other: "DeskPages") -> None:
        """Stand where other pages stood: at the settings, where another look is chosen."""
        self.section("settings").take_over(other.shell.page("settings"))

    def show_problem(self, problem: Problem) -> None:
        """Say on the first page what went wrong by itself."""
        page: Any = self.shell.page("today")
        page.show_problem(problem)

    def section(self, key: str) -> Any:
        """A page, brought to the front."""
        self.shell.open_page(key)
        return self.shell.page(key)

    # -- ways between pages

    def open_case(self, case_id: str) -> None:
        """Show a case."""
        self.section("cases").open_case(case_id)

    def open_intake(self, person_id: str) -> None:
        """Register a case for someone."""
        self.section("cases").open_intake(person_id)

    def open_household(self, household_id: str) -> None:
        """Show a household."""
        self.shell.open_page("households", lambda homes: homes.open_household(household_id))

    def open_appeal(self, appeal_id: str) -> None:
        """Show an appeal."""
        self.open_ledger("appeals").open_appeal(appeal_id)

    def open_ledger(self, key: str) -> Any:
        """Bring one of the ledgers to the front; returns its page."""
        return self.section("appeals").open_ledger(key)

    def open_visit_of(self, household_id: str) -> None:
        """Write down a visit to a household."""
        self.section("visits").write_visit_of(household_id)

    def open_household_plan(self, household_id: str) -> None:
        """Write a household's own plan (一户一策)."""
        self.section("visits").write_household_plan(household_id)

    def open_hit(self, hit: Any) -> None:
        """Show what was found."""
        if hit.kind == "case":
            self.open_case(hit.id)
        elif hit.kind == "household":
            self.open_household(hit.id)
        elif hit.kind == "person":
            self.shell.open_page("households", lambda homes: homes.open_household_of(hit.id))
        elif hit.kind == "item":
            self.section("guide").open_item(hit.title)
        elif hit.kind == "page":
            self.open_place(hit.id)

    def open_place(self, key: str) -> None:
        """Open a page, a ledger (`ledger:` and its key) or what stands within a page."""
        page, _, within = key.partition(":")
        if page == "ledger":
            self.open_ledger(within)
        elif within:
            getattr(self.section(page), within)()
        else:
            self.section(page)

    def open_list_of(self, key: str) -> None:
        """Show the list behind a figure of the day."""
        if key in PLACES_OF_FIGURES:
            self.open_place(PLACES_OF_FIGURES[key])
        elif key in CASE_FIGURES:
            section = self.section("cases")
            section.open_list()
            section.list_page.choose_group(key)
        elif key == "open_appeals":
            self.open_ledger("appeals").open_list("open")
        elif key == "stale_cards":
            self.section("cards").stale_button.click()
        elif key == "unfinished":
            self.unfinished.open()

    def show_unfinished(self, count: int) -> None:
        """Say on the first page how many forms were begun and not saved."""
        page: Any = self.shell.page("today")
        page.show_figure("unfinished", count)

    # -- the pages

    def _entries(self) -> list[PageEntry]:
        names, sections = page_names(), self._sections
        return [
            PageEntry("today", names["today"], "today", "F1", self._today),
            PageEntry("cases", names["cases"], "case", "F2", sections.cases, _open_list),
            PageEntry(
                "households", names["households"], "people", "F3", self._households, _open_list
            ),
            PageEntry("visits", names["visits"], "visit", "F4", self._visits, _open_list),
            PageEntry("cards", names["cards"], "card", "F5", self._cards),
            PageEntry(
                "appeals", names["appeals"], "ledger", "F6", self._ledgers.section, _open_list
            ),
            PageEntry("sync", names["sync"], "sync", "F7", self._sync),
            PageEntry("settings", names["settings"], "settings", "F8", self._settings),
            PageEntry("guide", names["guide"], "guide", "F9", sections.guide, _open_guide),
        ]

    def _today(self, parent: QWidget) -> TodayPage:
        page = self._sections.today(parent)
        page.case_opened.connect(self.open_case)
        page.list_wanted.connect(self.open_list_of)
        self._morning = FirstMorning(self._parts, page, self.open_place)
        return page

    def _households(self, parent: QWidget) -> HouseholdSection:
        section = self._sections.households(parent)
        section.intake_wanted.connect(self.open_intake)
        section.visit_wanted.connect(self.open_visit_of)
        section.own_plan_wanted.connect(self.open_household_plan)
        section.case_wanted.connect(self.open_case)
        return section

    def _visits(self, parent: QWidget) -> VisitSection:
        section = self._sections.visits(parent)
        section.household_wanted.connect(self.open_household)
        section.intake_wanted.connect(self.open_intake)
        section.appeal_wanted.connect(self.open_appeal)
        return section

    def _cards(self, parent: QWidget) -> CardPage:
        page = self._sections.cards(parent)
        page.household_wanted.connect(self.open_household)
        return page

    def _sync(self, parent: QWidget) -> SyncPage:
        page = self._sections.sync(parent)
        page.waiting_changed.connect(self.shell.show_waiting)
        page.case_opened.connect(self.open_case)
        return page

    def _settings(self, parent: QWidget) -> SettingsPage:
        page = self._sections.settings(parent, self._shell_presenter.start)
        page.lock_wanted.connect(self.shell.lock_wanted)
        return page

    def _on_help(self, page: str) -> None:
        try:
            self.help.open(page, self.shell.window())
        except Problem as problem:
            self.shell.show_problem(problem)

    def _on_page_opened(self, key: str) -> None:
        self._shell_presenter.refresh_waiting()
        self.unfinished.refresh()

    def _on_drafts_changed(self) -> None:
        self.unfinished.refresh()


def _open_guide(section: Any) -> None:
    section.open_guide()


def _open_list(section: Any) -> None:
    """A section's button, pressed once more, leads back to its list."""
    section.open_list()
