"""How a roster file is read: which sheet, which row has the headings, which column means what."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.forms import CheckField, ChoiceField
from app.views.labels import one_line_label
from app.views.record_table import Column, RecordTable
from app.views.translation import spoken, spoken_pairs
from app.words.terms import ROSTER_COLUMN

NOT_READ = ""
SEPARATOR = "　"

FEWEST_LETTERS = 16


class RosterSheetChoice(QWidget):
    """Which sheet and which heading row, and whether hidden rows count.

    Signals:
        sheet_chosen: (str) its name.
        header_row_chosen: (int) the row of the headings, from 1.
        hidden_rows_wanted: (bool) whether hidden rows are imported.
        sheet_wanted: (bool) whether the sheet is imported with the others.
    """

    sheet_chosen = Signal(str)
    header_row_chosen = Signal(int)
    hidden_rows_wanted = Signal(bool)
    sheet_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_field = ChoiceField(self.tr("工作表"), parent=self)
        self.wanted_field = CheckField(" ", self.tr("导入这张"), parent=self)
        self.header_field = ChoiceField(self.tr("表头在第几行"), parent=self)
        self.hidden_field = CheckField(" ", "", parent=self)
        headings = (
            self.header_field.combo_box
        )  # all of a row in one line: it must not widen the page
        headings.setSizeAdjustPolicy(
            headings.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        headings.setMinimumContentsLength(FEWEST_LETTERS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addWidget(self.sheet_field, 2)
        layout.addWidget(self.wanted_field, 1)
        layout.addWidget(self.header_field, 5)
        layout.addWidget(self.hidden_field, 3)
        self.sheet_field.changed.connect(self._on_sheet_changed)
        self.header_field.changed.connect(self._on_header_changed)
        self.hidden_field.check_box.clicked.connect(self.hidden_rows_wanted)
        self.wanted_field.check_box.clicked.connect(self.sheet_wanted)

    def show_choice(self, summary: Any) -> None:
        """Show how a RosterSummary was read."""
        self.sheet_field.set_choices((name, name) for name in summary.sheets)
        words = self.tr("第 {row} 行：{words}")
        self.header_field.set_choices(
            (str(row), words.format(row=row, words=text)) for row, text in summary.headers
        )
        for field, value in (
            (self.sheet_field, summary.sheet),
            (self.header_field, str(summary.header_row)),
        ):
            field.combo_box.blockSignals(True)
            field.set_value(value)
            field.combo_box.blockSignals(False)
        self.wanted_field.set_checked(summary.is_wanted)
        offered = summary.wanted.offered
        self.wanted_field.setVisible(len(offered) > 1 and summary.sheet in offered)
        box = self.hidden_field.check_box
        box.setText(self.tr("隐藏的 {count} 行也导入").format(count=summary.hidden_rows))
        box.setAccessibleName(box.text())
        box.setChecked(summary.has_hidden_rows)
        self.hidden_field.setVisible(bool(summary.hidden_rows))

    def _on_sheet_changed(self) -> None:
        self.sheet_chosen.emit(self.sheet_field.value())

    def _on_header_changed(self) -> None:
        if self.header_field.value():
            self.header_row_chosen.emit(int(self.header_field.value()))


class RosterColumnsPane(QWidget):
    """The columns of the sheet, what stands in them, and what each is read as.

    Up and down choose a column; Enter goes to the box below, where the field is chosen.

    Signals:
        column_read: (int, str) this column (from 0) is to be read as this field.
    """

    column_read = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = RecordTable(self._columns(), self.tr("各列读作什么"), self)
        self.field_choice = ChoiceField(self.tr("这一列读作"))
        self.field_choice.set_choices(
            [(NOT_READ, self.tr("不读这一列")), *spoken_pairs(ROSTER_COLUMN)]
        )
        self._caption = one_line_label("", "body", self)
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self._caption, 3)
        below.addWidget(self.field_choice, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)
        self.table.record_selected.connect(self._on_column_selected)
        self.table.record_activated.connect(self._on_column_activated)
        self.field_choice.changed.connect(self._on_field_chosen)
        self.field_choice.submitted.connect(self.table.setFocus)

    def show_columns(self, columns: Any) -> None:
        """Show RosterColumns; the chosen one stays chosen."""
        row = max(self.table.currentIndex().row(), 0)
        self.table.show_records(columns)
        if columns:
            self.table.select_row(min(row, len(columns) - 1))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("列"), lambda column: column.letter, 52),
            Column(self.tr("表头"), lambda column: column.heading, 190),
            Column(self.tr("读作"), self._field_words, 150, is_bold=True, colour=_ink),
            Column(self.tr("里面写的"), lambda column: SEPARATOR.join(column.examples)),
        ]

    def _field_words(self, column: Any) -> str:
        return spoken(ROSTER_COLUMN, column.field) if column.field else self.tr("不读")

    def _on_column_selected(self, column: Any) -> None:
        self.field_choice.setEnabled(column is not None)
        if column is None:
            return
        words = self.tr("{letter} 列“{heading}”")
        self._caption.setText(words.format(letter=column.letter, heading=column.heading))
        box = self.field_choice.combo_box
        box.blockSignals(True)
        self.field_choice.set_value(column.field)
        box.blockSignals(False)
        box.setAccessibleDescription(self._caption.text())

    def _on_column_activated(self, column: Any) -> None:
        self.field_choice.combo_box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field_choice.combo_box.showPopup()

    def _on_field_chosen(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            field = self.field_choice.combo_box.currentData() or NOT_READ
            self.column_read.emit(row, field)


def _ink(column: Any) -> str:
    return "" if column.field else "ink_soft"
