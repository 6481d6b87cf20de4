"""A page with two lists of records, one behind the other, and what may be done with the one in front."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from app.views.list_page import ListPage
from app.views.record_table import RecordTable


class TwoListsPage(ListPage):
    """Tabs above, the table of the chosen tab below; who inherits it lays both into the body."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(title)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget(self)

    def fill(self, tabs_name: str, lists: Sequence[tuple[str, RecordTable]]) -> None:
        """Put the lists in, each with the words on its tab; `tabs_name` is for screen readers."""
        self.tabs.setAccessibleName(tabs_name)
        for words, table in lists:
            self.tabs.addTab(words)
            self.stack.addWidget(table)
            table.record_selected.connect(self._show_what_can_be_done)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.setFocusProxy(lists[0][1])

    def focus_list(self) -> None:
        """The keys go to the list in front."""
        self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_forward(self, table: RecordTable) -> None:
        """The tab of a list."""
        self.tabs.setCurrentIndex(self.stack.indexOf(table))

    def _is_at_second(self) -> bool:
        return self.tabs.currentIndex() == 1

    def _on_tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.setFocusProxy(self.stack.currentWidget())
        self._show_what_can_be_done()

    def _show_what_can_be_done(self, _record: object = None) -> None:
        """The buttons follow what is marked: for who inherits it."""


def show_again(table: RecordTable, records: Sequence[Any], *, more: bool = False) -> None:
    """Show these records in a table; the line that was marked stays marked."""
    row = max(table.currentIndex().row(), 0)
    table.show_records(records, more=more)
    if records:
        table.select_row(min(row, len(records) - 1))
