"""The sheets of the register: forms, changes and histories, opened over whatever page asked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from app.models.errors import Problem
from app.views.page import Page
from app.views.register_change_sheet import RegisterChangeSheet
from app.views.register_form_sheet import RegisterFormSheet
from app.views.register_history_sheet import RegisterHistorySheet
from app.views.rights_sheets import RequestSheet
from app.views.viewers_sheet import ViewersSheet

if TYPE_CHECKING:
    from app.presenters.disclosure_presenter import DisclosureLine
    from app.presenters.household_finding import HouseholdFound
    from app.presenters.register_change_presenter import ChangeForm
    from app.presenters.register_form_presenter import PastedFields, RegisterForm
    from app.presenters.register_history import RegisterHistory


class RegisterSheets(QObject):
    """One sheet at a time, over the section's window. What no sheet can say, the page says.

    Presenters: RegisterFormPresenter, RegisterChangePresenter.

    Signals:
        form_wanted: (str, str, str) kind, id (none for a new one), household's id.
        draft_changed, draft_given_up, rows_pasted, save_wanted: of the form.
        change_form_wanted: (str, str, str) action, household's id, person's id.
        households_wanted, change_wanted: of the change.
        several_wanted: (str, object) action, the households' ids.
        several_changed: many households have been changed together.
        history_wanted: (str, str) `household` or `person`, and the id.
        undo_wanted: (str, str) a change's id and the reason.
        viewers_wanted: (str) who saw this villager's numbers.
        request_form_wanted: (str) this villager asks for their own data.
        request_wanted: (str, str, str, str) person's id, action, who asks for them, their words.
        household_changed: (str) the household to show now.
    """

    form_wanted = Signal(str, str, str)
    draft_changed = Signal(dict)
    draft_given_up = Signal()
    rows_pasted = Signal(str, str)
    save_wanted = Signal(dict)
    change_form_wanted = Signal(str, str, str)
    several_wanted = Signal(str, object)
    several_changed = Signal()
    households_wanted = Signal(str)
    change_wanted = Signal(dict)
    history_wanted = Signal(str, str)
    undo_wanted = Signal(str, str)
    household_changed = Signal(str)
    viewers_wanted = Signal(str)
    request_form_wanted = Signal(str)
    request_wanted = Signal(str, str, str, str)

    def __init__(self, section: QStackedWidget) -> None:
        super().__init__(section)
        self._section = section
        self.form_sheet: RegisterFormSheet | None = None
        self.change_sheet: RegisterChangeSheet | None = None
        self.history_sheet: RegisterHistorySheet | None = None
        self.viewers_sheet: ViewersSheet | None = None
        self.request_sheet: RequestSheet | None = None

    def show_form(self, form: "RegisterForm") -> None:
        """Open the form; one that stands open is replaced."""
        if self.form_sheet is not None and self.form_sheet.isVisible():
            self.form_sheet.accept()
        sheet = self.form_sheet = RegisterFormSheet(form, self._section.window())
        sheet.save_wanted.connect(self.save_wanted)
        sheet.draft_changed.connect(self.draft_changed)
        sheet.draft_given_up.connect(self.draft_given_up)
        sheet.rows_pasted.connect(self.rows_pasted)
        sheet.open()

    def show_pasted(self, pasted: "PastedFields") -> None:
        """Fill the form with a pasted row."""
        if self.form_sheet is not None and self.form_sheet.isVisible():
            self.form_sheet.show_pasted(pasted)

    def show_kept(self, household_id: str) -> None:
        """The form is kept."""
        if self.form_sheet is not None:
            self.form_sheet.accept()
        self._page().clear_message()
        self.household_changed.emit(household_id)

    def show_change_form(self, form: "ChangeForm") -> None:
        """Open the sheet for one change."""
        sheet = self.change_sheet = RegisterChangeSheet(form, self._section.window())
        sheet.keep_wanted.connect(self.change_wanted)
        sheet.households_wanted.connect(self.households_wanted)
        sheet.open()

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Which households may be meant."""
        if self.change_sheet is not None:
            self.change_sheet.show_households(query, found)

    def show_changed(self, household_id: str, load: tuple[int, int] | None) -> None:
        """The change is kept or taken back."""
        if self.change_sheet is not None and self.change_sheet.isVisible():
            self.change_sheet.accept()
        self.household_changed.emit(household_id)
        self._say_kept(self.tr("已经登记，可以在“记录”里撤销。"), load)

    def show_several_changed(self, count: int, load: tuple[int, int] | None) -> None:
        """The change of so many households is kept."""
        if self.change_sheet is not None and self.change_sheet.isVisible():
            self.change_sheet.accept()
        self.several_changed.emit()
        words = self.tr("{count} 户一起登记好了；要撤销时打开其中任何一户的“记录”，一次全部退回。")
        self._say_kept(words.format(count=count), load)

    def show_some_kept(self, count: int) -> None:
        """So many households stay as they are now."""
        words = self.tr("已经撤销。其中 {count} 户后来又改过，保持现在的样子。")
        self._page().show_warning(words.format(count=count))

    def _say_kept(self, words: str, load: tuple[int, int] | None) -> None:
        if load is None:
            self._page().show_notice(words)
            return
        words = self.tr("已经指定。这位干部现在联系 {count} 户，超过了 {most} 户。")
        self._page().show_warning(words.format(count=load[0], most=load[1]))

    def show_history(self, history: "RegisterHistory") -> None:
        """Open the history, or fill the one that stands open."""
        if self.history_sheet is None or not self.history_sheet.isVisible():
            sheet = self.history_sheet = RegisterHistorySheet(self._section.window())
            sheet.undo_wanted.connect(self.undo_wanted)
            sheet.open()
        self.history_sheet.show_history(history)

    def show_viewers(self, name: str, lines: "Sequence[DisclosureLine]") -> None:
        """Open the list of who saw a villager's numbers."""
        sheet = self.viewers_sheet = ViewersSheet(name, lines, self._section.window())
        sheet.open()

    def show_request_form(self, person_id: str, name: str) -> None:
        """Open the form for what a villager asks about their own data."""
        sheet = self.request_sheet = RequestSheet(person_id, name, self._section.window())
        sheet.typed.connect(lambda *typed: self.request_wanted.emit(person_id, *typed))
        sheet.open()

    def show_request_kept(self, due_on: str) -> None:
        """It is taken down."""
        if self.request_sheet is not None:
            self.request_sheet.accept()
        self._page().show_notice(self.tr("已经登记，最晚 {day} 答复。").format(day=due_on))

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say it at the field of the sheet that stands open."""
        for sheet in (self.form_sheet, self.change_sheet, self.history_sheet):
            if sheet is not None and sheet.isVisible():
                sheet.show_field_problem(field, problem)
                return
        self._page().show_problem(problem)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, where the person looks."""
        for sheet in (self.form_sheet, self.change_sheet, self.history_sheet, self.request_sheet):
            if sheet is not None and sheet.isVisible():
                sheet.show_problem(problem)
                return
        self._page().show_problem(problem)

    def show_notice(self, text: str) -> None:
        """Say what is done."""
        self._page().show_notice(text)

    def clear_message(self) -> None:
        """Put the message away."""
        self._page().clear_message()

    def set_busy(self, is_busy: bool) -> None:
        """A second press does nothing."""
        for sheet in (self.form_sheet, self.change_sheet, self.history_sheet):
            if sheet is not None and sheet.isVisible():
                sheet.set_busy(is_busy)

    def _page(self) -> Page:
        page = self._section.currentWidget()
        if not isinstance(page, Page):
            raise TypeError(page)
        return page
