"""A page with one list, shown group by group: a line of tabs with their figures, the rows below."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from app.views.list_page import ListPage
from app.views.record_table import RecordTable


class GroupedListPage(ListPage):
    """Subclasses give the table, the words of the groups, and what a row's id is.

    Signals:
        record_chosen: (str) the id of the record to open.
        group_chosen: (str) the group to show.
        page_wanted: (object) the last row; what follows it is wanted.
    """

    record_chosen = Signal(str)
    group_chosen = Signal(str)
    page_wanted = Signal(object)

    def __init__(self, title: str, id_of: Callable[[Any], str], parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._id_of = id_of
        self._group_words: dict[str, str] = {}
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)

    def fill(self, table: RecordTable, group_words: Mapping[str, str], tabs_name: str) -> None:
        """Lay out the page; call it once, from `__init__`."""
        self.table = table
        self._group_words = dict(group_words)
        self.tabs.setAccessibleName(tabs_name)
        for words in self._group_words.values():
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        table.record_activated.connect(self._on_record_activated)
        table.page_wanted.connect(self.page_wanted)
        self.body.setSpacing(10)
        self.body.addWidget(self.tabs)
        self.body.addWidget(table, 1)
        self.setFocusProxy(table)
        self.table.set_empty_text(self.empty_words(self.group()))

    def group(self) -> str:
        """The group that is shown."""
        return list(self._group_words)[self.tabs.currentIndex()]

    def choose_group(self, group: str) -> None:
        """Show a group, as a figure on another page wishes."""
        self.tabs.setCurrentIndex(list(self._group_words).index(group))

    def empty_words(self, group: str) -> str:
        """What stands where the group has no rows; subclasses know."""
        return ""

    def show_counts(self, counts: Any) -> None:
        """How many rows each group has."""
        self.show_group_counts(counts)

    def show_group_counts(self, counts: Mapping[str, int]) -> None:
        """The figures on the tabs."""
        for number, (group, words) in enumerate(self._group_words.items()):
            self.tabs.setTabText(number, f"{words} {counts.get(group, 0)}")

    def show_lines(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these; what was marked stays marked."""
        marked = self.table.current_record()
        chosen = {self._id_of(line) for line in self.table.selected_records()}
        self.table.show_records(lines, more=more)
        ids = [self._id_of(line) for line in lines]
        if marked is not None and self._id_of(marked) in ids:
            self.table.select_row(ids.index(self._id_of(marked)))
        elif lines:
            self.table.select_row(0)
        if len(chosen) > 1:
            self.table.select_rows([row for row, row_id in enumerate(ids) if row_id in chosen])

    def add_lines(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def _on_tab_changed(self, number: int) -> None:
        group = list(self._group_words)[number]
        self.table.set_empty_text(self.empty_words(group))
        self.group_chosen.emit(group)

    def _on_record_activated(self, line: Any) -> None:
        if line is not None:
            self.record_chosen.emit(self._id_of(line))
