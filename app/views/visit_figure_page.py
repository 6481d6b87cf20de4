"""走访统计明细: the records that one figure counts, visits or households."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.views.list_page import ListPage
from app.views.record_table import Column, RecordTable
from app.views.visit_list_page import visit_columns

if TYPE_CHECKING:
    from app.presenters.visit_figure_presenter import Figure, HouseholdLine
    from app.presenters.visit_list_presenter import VisitLine


class VisitFigurePage(ListPage):
    """Its presenter is VisitFigurePresenter: `page_wanted` to `load_more`, `print_wanted` to
    `print_list`, `export_wanted` to `export_list`; whoever shows the page asks for `open`.

    Signals:
        page_wanted: (object) the last line of visits; what follows it is wanted.
        visit_chosen: (object) the line whose visit is to be read.
        household_wanted: (str) household id.
        print_wanted, export_wanted: the records as a file.
        left: back to the figures.
    """

    page_wanted = Signal(object)
    visit_chosen = Signal(object)
    household_wanted = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("走访统计明细"))
        self.add_way_back().clicked.connect(self.left)
        self.export_button = self.add_action(self.tr("导出表格"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self._tables = QStackedWidget(self)
        self.visits = RecordTable(visit_columns(), self.tr("数里的走访"), self._tables)
        self.visits.set_empty_text(self.tr("这个数是 0，没有走访。"))
        self.visits.page_wanted.connect(self.page_wanted)
        self.visits.record_activated.connect(self.visit_chosen)
        self.households = RecordTable(self._household_columns(), self.tr("数里的户"), self._tables)
        self.households.set_empty_text(self.tr("这个数是 0，没有户。"))
        self.households.record_activated.connect(self._on_household_opened)
        for table in (self.visits, self.households):
            self._tables.addWidget(table)
        self.body.addWidget(self._tables, 1)
        self.setFocusProxy(self._tables)

    def show_figure_visits(
        self, figure: "Figure", lines: "Sequence[VisitLine]", *, more: bool
    ) -> None:
        """Show these visits instead of all that stood here."""
        self.visits.show_records(lines, more=more)
        self._bring(self.visits, figure)

    def add_figure_visits(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.visits.add_records(lines, more=more)

    def show_figure_households(self, figure: "Figure", lines: "Sequence[HouseholdLine]") -> None:
        """Show these households instead of all that stood here."""
        self.households.show_records(lines)
        self._bring(self.households, figure)

    def _bring(self, table: RecordTable, figure: "Figure") -> None:
        said = self.tr("{words}；{since} 至 {until}").format(
            words=figure.words, since=figure.period.since, until=figure.period.until
        )
        self.set_subtitle(said)
        self._tables.setCurrentWidget(table)
        table.select_row(0)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _household_columns(self) -> list[Column]:
        return [
            Column(self.tr("户号"), lambda line: line.household.number, 96),
            Column(self.tr("户主"), lambda line: line.household.head_name, 130, is_bold=True),
            Column(self.tr("网格"), lambda line: line.grid_name, 180),
            Column(self.tr("联户干部"), lambda line: line.cadre_name, 130),
            Column(self.tr("住址"), lambda line: line.household.address),
            Column(self.tr("上次入户"), lambda line: line.visited_on or self.tr("从没入户"), 130),
        ]

    def _on_household_opened(self, line: "HouseholdLine") -> None:
        self.household_wanted.emit(line.household.id)
