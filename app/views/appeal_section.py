"""台账 as one page of the desk: the ledger, and one appeal in its place while it is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.appeal_entry_sheet import AppealEntrySheet
from app.views.appeal_list_page import AppealListPage
from app.views.appeal_page import AppealPage
from app.views.assignee_sheet import AssigneeSheet
from app.views.case_words import short_number, told_at_once_words
from app.views.later import Later
from app.views.page_stack import PageStack


class AppealSection(PageStack):
    """Goes from the ledger to an appeal and back. Wire `list_page` and `appeal_page` as their own
    docstrings say, and

        section.appeal_opened       to AppealPresenter.open
        section.household_wanted    to whoever shows households

    and keep the presenters somewhere: a signal does not. Other pages call `open_list` (with one of
    `open`, `closed`, `all`) and `open_appeal`.

    Signals:
        appeal_opened: (str) the page of this appeal is in front and wants its contents.
        household_wanted: (str) household id.
        entry_opened: (object) an AppealEntrySheet that wants its presenter.
        assignees_opened: (object) an AssigneeSheet that wants its presenter.
    """

    appeal_opened = Signal(str)
    household_wanted = Signal(str)
    entry_opened = Signal(object)
    assignees_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, ledger: str = "appeals") -> None:
        super().__init__(parent)
        self.list_page = AppealListPage(self, ledger)
        self.entry_sheet: AppealEntrySheet | None = None
        self.assignee_sheet: AssigneeSheet | None = None
        self.list_page.entry_requested.connect(self.open_entry)
        self.list_page.assignees_requested.connect(self.open_assignees)
        self.addWidget(self.list_page)
        self.setAccessibleName(self.tr("台账"))
        self.list_page.record_chosen.connect(self.open_appeal)
        self._show(self.list_page)

    @Later
    def appeal_page(self) -> AppealPage:
        """One appeal."""
        page = AppealPage(self)
        page.left.connect(self._on_left)
        page.household_wanted.connect(self.household_wanted)
        page.gone.connect(self._on_gone)
        return page

    def open_list(self, group: str = "") -> None:
        """Show the ledger; the filter stays as it was when `group` is empty."""
        self._show(self.list_page)
        if group:
            self.list_page.choose_group(group)

    def open_entry(self) -> None:
        """Enter an appeal."""
        sheet = self.entry_sheet = AppealEntrySheet(
            self.window(),
            (self.list_page.place, "entry", ""),
            is_criticism=self.list_page.is_criticism,
        )
        sheet.kept.connect(self._on_kept)
        self.entry_opened.emit(sheet)
        sheet.open()

    def open_assignees(self) -> None:
        """The rules for default assignees."""
        sheet = self.assignee_sheet = AssigneeSheet(self.window())
        self.assignees_opened.emit(sheet)
        sheet.open()

    def open_appeal(self, appeal_id: str) -> None:
        """Show one appeal."""
        page = self.appeal_page
        self.appeal_opened.emit(appeal_id)
        self._show(page)
        page.panel.focus_first()

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_gone(self) -> None:
        self.open_list()
        self.list_page.show_notice(
            self.tr("已保存，按这个渠道直接报给专门受理的部门，这里不再显示。")
        )

    def _on_kept(self, number: str, is_hidden: bool, is_told_at_once: bool) -> None:
        self.list_page.opened.emit()
        if is_hidden:
            words = self.tr("已登记 {number}，按这个渠道直接报给专门受理的部门，这里不显示。")
        else:
            words = self.tr("已登记 {number}。")
        said = words.format(number=short_number(number))
        self.list_page.show_notice(said + (told_at_once_words() if is_told_at_once else ""))

    def _on_left(self) -> None:
        self.open_list()
