"""What pages with a list and its files have in common: sheets over them, and files that lie ready."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.list_file_words import list_file_words
from app.views.page import Page
from app.views.record_form import FieldsSheet
from app.views.record_table import RecordTable
from app.views.sheet import Sheet


class ListPage(Page):
    """A page over which one sheet may lie, and whose list may become a paper or a table.

    Attributes:
        place: where the desk finds this page again, for forms that were left unfinished on it.

    Signals:
        preview_wanted: (str, Path) a list lies ready to be looked at and printed.
    """

    preview_wanted = Signal(str, Path)

    place = ""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self.sheet: Sheet | None = None

    def open_sheet(self, sheet: Sheet) -> None:
        """Lay a sheet over the page, in place of one before."""
        self.close_sheet()
        self.sheet = sheet
        sheet.open()

    def open_form(self, form: FieldsSheet, what: str, record: Any = None) -> None:
        """Lay a form over the page: what `openers` calls it, and the record that it is about."""
        form.road = (self.place, what, self.key_of(record) if record is not None else "")
        self.open_sheet(form)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """How each form that was left unfinished is opened again, with its record marked."""
        return MappingProxyType({})

    def key_of(self, record: Any) -> str:
        """By which a line is found again."""
        return str(record.id)

    def go_on(self, what: str, record_key: str) -> bool:
        """Open a form that was left unfinished. False when its record does not stand here now."""
        if record_key and not self._mark(record_key):
            return False
        self.openers()[what]()
        return True

    def bring_forward(self, table: RecordTable) -> None:
        """The list that is to be seen, of a page that has several."""

    def _mark(self, record_key: str) -> bool:
        for table in self.findChildren(RecordTable):
            keys = [self.key_of(record) for record in table.records_model.records()]
            if record_key in keys:
                self.bring_forward(table)
                table.select_row(keys.index(record_key))
                return True
        return False

    def close_sheet(self) -> None:
        """What the sheet was for is done."""
        if self.sheet is not None:
            self.sheet.accept()
            self.sheet.let_go()
            self.sheet = None

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong where it happened."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_problem(problem)
        else:
            super().show_problem(problem)

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """A list lies ready to be looked at and printed."""
        self.clear_message()
        self.preview_wanted.emit(ledger, path)

    def show_list_file(self, path: Path, left_out: Sequence[str], *, is_by_form: bool) -> None:
        """A list lies where it was wished: said with its place, and how to open it."""
        words = list_file_words(path, left_out, is_by_form=is_by_form) + self.form_hint(is_by_form)
        self.show_saved_file(words, path, is_warning=bool(left_out))

    def form_hint(self, is_by_form: bool) -> str:
        """What more is said of the way in which the list was written; of most, nothing."""
        return ""

    def set_busy(self, is_busy: bool) -> None:
        """A file is being written."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()
