"""A page of figures, and in its place the records behind one of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.later import Later
from app.views.page_stack import PageStack
from app.views.work_records_page import WorkRecordsPage


class FiguredSection(PageStack):
    """Shows the records when the page of figures says `records_shown`.

    Signals:
        record_wanted: (object) the WorkLine of a record that is to be shown.
    """

    record_wanted = Signal(object)

    def __init__(self, make_page: Callable[[QWidget], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page = make_page(self)
        self.addWidget(page)
        self.setAccessibleName(page.title())
        page.records_shown.connect(self._on_records_shown)
        self._show(page)

    @Later
    def records_page(self) -> WorkRecordsPage:
        """The records behind a figure."""
        page = WorkRecordsPage(self)
        page.left.connect(self.open_list)
        page.record_chosen.connect(self.record_wanted)
        return page

    def open_list(self) -> None:
        """Back to the figures."""
        self._show(self.page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_records_shown(self, title: str, lines: Sequence[Any]) -> None:
        self.records_page.show_records(title, lines)
        self._show(self.records_page)
