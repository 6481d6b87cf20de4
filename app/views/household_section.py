"""The 群众 part of the desk: the list, one household, and bringing a roster in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.duplicate_page import DuplicatePage
from app.views.grid_page import GridPage
from app.views.household_list_page import HouseholdListPage
from app.views.household_page import HouseholdPage
from app.views.later import Later
from app.views.page_stack import PageStack
from app.views.register_sheets import RegisterSheets
from app.views.roster_import_page import RosterImportPage


class HouseholdSection(PageStack):
    """Goes from page to page. To be put together so:

        HouseholdListPresenter(section.list_page, runner, actor)
            list_page: opened → refresh, search_wanted → find, choice_made → choose,
                page_wanted → load_more, all_wanted → load_all
        HouseholdFilesPresenter(section.list_page, runner, actor, presenter.chosen, making)
            list_page: print_wanted → print_list, export_wanted → export_list
        HouseholdPresenter(section.household_page, runner)
            section: household_wanted → choose, household_of_person_wanted → open_of_person
            household_page: opened → refresh
        RevealPresenter(section.household_page, runner, actor)
            household_page: reveal_wanted → reveal_person
        ViewersPresenter(section.sheets, runner, actor)
            sheets: viewers_wanted → open
        RegisterFormPresenter(section.sheets, runner, actor)
            sheets: form_wanted → open, draft_changed → keep_draft, draft_given_up → give_up_draft,
                rows_pasted → read_pasted, save_wanted → save
        RegisterChangePresenter(section.sheets, runner, actor)
            sheets: change_form_wanted → open, several_wanted → open_several, households_wanted → find_households,
                change_wanted → keep, history_wanted → open_history, undo_wanted → undo
        GridPresenter(section.grid_page, runner, actor)
            grid_page: opened → refresh, keep_wanted → keep, close_wanted → close,
                open_wanted → open_again
        DuplicatePresenter(section.duplicate_page, runner, actor)
            duplicate_page: opened → refresh, merge_form_wanted → open_merge,
                merge_wanted → merge, apart_wanted → tell_apart
        RosterImportPresenter(section.roster_page, runner, actor)
            roster_page: opened → open, file_chosen → choose_file, rows_pasted → choose_rows,
                sheet_chosen → choose_sheet, header_row_chosen → choose_header_row,
                hidden_rows_wanted → read_hidden_rows,
                column_read → read_column, row_toggled → toggle_row,
                doubtful_toggled → toggle_doubtful, import_wanted → import_roster,
                undo_wanted → undo_import, progress_wanted → tell_progress,
                cancel_requested → cancel

    Other pages call `open_list`, `open_household`, `open_household_of` and `open_roster_import`.

    Signals:
        household_wanted: (str) the id of the household to be shown.
        household_of_person_wanted: (str) the same, by the id of one of its people.
        intake_wanted: (str) the page for new cases is wanted, for this person.
        visit_wanted: (str) the page for visits is wanted, for this household.
        own_plan_wanted: (str) the own plan of this household is to be written.
        case_wanted: (str) the page of this case is wanted.
    """

    household_wanted = Signal(str)
    household_of_person_wanted = Signal(str)
    intake_wanted = Signal(str)
    visit_wanted = Signal(str)
    own_plan_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_page = HouseholdListPage(self)
        self.addWidget(self.list_page)
        self.list_page.grids_requested.connect(self.open_grids)
        self.list_page.duplicates_requested.connect(self.open_duplicates)
        self.list_page.household_chosen.connect(self.open_household)
        self.list_page.import_requested.connect(self.open_roster_import)
        self.sheets = RegisterSheets(self)
        self.list_page.add_requested.connect(self._on_add_requested)
        self.list_page.place_wanted.connect(self._on_place_wanted)
        self.list_page.several_wanted.connect(self.sheets.several_wanted)
        self.sheets.several_changed.connect(self.list_page.opened)
        self.sheets.household_changed.connect(self.open_household)
        self.setAccessibleName(self.tr("群众"))
        self._show(self.list_page)

    @Later
    def household_page(self) -> HouseholdPage:
        """One household."""
        page, sheets = HouseholdPage(self), self.sheets
        page.intake_wanted.connect(self.intake_wanted)
        page.visit_wanted.connect(self.visit_wanted)
        page.own_plan_wanted.connect(self.own_plan_wanted)
        page.case_chosen.connect(self.case_wanted)
        page.back_requested.connect(self.open_list)
        page.form_wanted.connect(sheets.form_wanted)
        page.change_wanted.connect(sheets.change_form_wanted)
        page.history_wanted.connect(sheets.history_wanted)
        page.viewers_wanted.connect(sheets.viewers_wanted)
        page.request_form_wanted.connect(sheets.request_form_wanted)
        return page

    @Later
    def grid_page(self) -> GridPage:
        """The tree of grids."""
        page = GridPage(self)
        page.back_requested.connect(self.open_list)
        return page

    @Later
    def duplicate_page(self) -> DuplicatePage:
        """Who may be on the register twice."""
        page = DuplicatePage(self)
        page.back_requested.connect(self.open_list)
        page.head_wanted.connect(self._on_head_wanted)
        return page

    @Later
    def roster_page(self) -> RosterImportPage:
        """A roster that is brought in."""
        page = RosterImportPage(self)
        page.back_requested.connect(self.open_list)
        return page

    def open_list(self) -> None:
        """Show the list."""
        self._show(self.list_page)

    def open_household(self, household_id: str) -> None:
        """Show one household."""
        page = self.household_page
        self.household_wanted.emit(household_id)
        was_in_front = page.isVisible()
        self._show(page)
        if was_in_front:  # else it says so itself
            page.opened.emit()

    def open_household_of(self, person_id: str) -> None:
        """Show the household of one villager."""
        page = self.household_page
        self.household_of_person_wanted.emit(person_id)
        self._show(page)

    def open_grids(self) -> None:
        """Show the tree of grids."""
        self._show(self.grid_page)

    def open_duplicates(self) -> None:
        """Show who may be on the register twice."""
        self._show(self.duplicate_page)

    def _on_add_requested(self) -> None:
        self.sheets.form_wanted.emit("household", "", "")

    def _on_head_wanted(self, household_id: str) -> None:
        self.sheets.change_form_wanted.emit("change_head", household_id, "")

    def _on_place_wanted(self, household_id: str) -> None:
        self.sheets.form_wanted.emit("household", household_id, household_id)

    def open_roster_import(self) -> None:
        """Show the page that brings a roster in."""
        self._show(self.roster_page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()
