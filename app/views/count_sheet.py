"""Counting appraisal sheets one after another, by number keys alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.models.appraisals import MASSES
from app.views.forms import ChoiceField
from app.views.labels import one_line_label, whole_label
from app.views.sheet import Sheet
from app.views.translation import spoken, spoken_pairs
from app.words.duty_words import APPRAISAL_PART

if TYPE_CHECKING:
    from app.presenters.appraisal_presenter import Counting

WIDTH, HEIGHT = 820, 640
ROW_HEIGHT = 36


class MarksTable(QTableWidget):
    """One line a person, one column a grade. A digit gives the grade and goes down a line.

    Signals:
        filled: Enter was pressed: the sheet is done.
    """

    filled = Signal()

    def __init__(
        self, subjects: Sequence[str], grades: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(len(subjects), len(grades) + 1, parent)
        self._grades = tuple(grades)
        self._marks = [""] * len(subjects)
        heads = [f"{number} {grade}" for number, grade in enumerate(grades, start=1)]
        self.setHorizontalHeaderLabels([self.tr("姓名"), *heads])
        self.setAccessibleName(self.tr("这张票"))
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        for row, name in enumerate(subjects):
            self.setItem(row, 0, QTableWidgetItem(name))
            for column in range(len(grades)):
                cell = QTableWidgetItem("")
                cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(row, column + 1, cell)
        self.setColumnWidth(0, 220)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.cellClicked.connect(self._on_clicked)
        self.clear_marks()

    def marks(self) -> list[str]:
        """The grade of each, empty where none was given."""
        return list(self._marks)

    def clear_marks(self) -> None:
        """An empty sheet."""
        for row in range(len(self._marks)):
            self._set(row, "")
        self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits mark, Backspace takes back, Enter ends the sheet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.filled.emit()
            return
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Backspace:
            above = max(row - 1, 0) if not self._marks[row] else row
            self._set(above, "")
            self.setCurrentCell(above, 0)
            return
        digit = event.text()
        if digit.isdecimal() and digit.isascii() and 0 < int(digit) <= len(self._grades):
            self._set(row, self._grades[int(digit) - 1])
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), 0)
            return
        if digit == "0":
            self._set(row, "")
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), 0)
            return
        super().keyPressEvent(event)

    def _set(self, row: int, grade: str) -> None:
        self._marks[row] = grade
        for column, each in enumerate(self._grades, start=1):
            cell = self.item(row, column)
            if cell is not None:
                cell.setText("●" if grade and each == grade else "")

    def _on_clicked(self, row: int, column: int) -> None:
        if column:
            self._set(row, self._grades[column - 1])


class CountSheet(Sheet):
    """One session while its sheets are typed in.

    Signals:
        sheet_filled: (str, str, list, str, str) appraisal id, whose sheet it is, the marks, how it
            came in, and the juror where a jury scores openly.
        sheet_voided: (str, str) appraisal id, the sheet that was typed last.
    """

    sheet_filled = Signal(str, str, list, str, str)
    sheet_voided = Signal(str, str)

    def __init__(self, counting: "Counting", parent: QWidget | None = None) -> None:
        appraisal = counting.appraisal
        title = QCoreApplication.translate("CountSheet", "计票：{title}")
        super().__init__(title.format(title=appraisal.title), "", parent)
        self._counting = counting
        self.part = ChoiceField(self.tr("谁的票"), spoken_pairs(APPRAISAL_PART))
        self.channel = ChoiceField(
            self.tr("怎样收来的"), [(each, each) for each in counting.channels]
        )
        self.juror = ChoiceField(self.tr("评审员"))
        self.channel.setVisible(bool(counting.channels))
        self.juror.setVisible(bool(counting.jurors))
        self.count_label = one_line_label("", "heading", self)
        self.hint = whole_label(
            self.tr(
                "按数字选档次，0 表示弃权，退格改上一个，回车计入这张票并录下一张。票上不记姓名。"
            ),
            "muted",
            self,
        )
        self.marks = MarksTable(appraisal.subjects, appraisal.grades, self)
        self.marks.filled.connect(self._on_filled)
        self.part.changed.connect(self._on_part_changed)
        chosen = QHBoxLayout()
        for field in (self.part, self.channel, self.juror):
            field.submitted.connect(self.marks.setFocus)
            chosen.addWidget(field, 1)
        self.body.addLayout(chosen)
        for label in (self.count_label, self.hint):
            self.body.addWidget(label)
        self.body.addWidget(self.marks, 1)
        self.void_button = self.add_action(self.tr("作废上一张"), "Ctrl+Z")
        self.void_button.clicked.connect(self._on_void)
        self.add_cancel(self.tr("关闭"))
        self.set_size(WIDTH, HEIGHT)
        self.show_counting(counting)

    def show_counting(self, counting: "Counting") -> None:
        """A sheet was counted or taken back: an empty one is ready."""
        self._counting = counting
        counts = self.tr("　").join(
            self.tr("{part} {count} 张").format(part=spoken(APPRAISAL_PART, part), count=count)
            for part, count in counting.counts.items()
        )
        if counting.appraisal.minimum:
            least = self.tr("（群众票至少 {least} 张）").format(least=counting.appraisal.minimum)
            counts = f"{counts}{least}"
        ways = self.tr("、").join(f"{way} {count}" for way, count in counting.by_channel.items())
        counts += self.tr("　其中 {ways}").format(ways=ways) if ways else ""
        self.juror.set_choices([(name, name) for name in counting.jurors])
        self.count_label.setText(counts)
        self.void_button.setEnabled(bool(counting.last_sheet))
        self.clear_message()
        self.marks.clear_marks()
        self.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filled(self) -> None:
        appraisal_id = self._counting.appraisal.id
        self.sheet_filled.emit(
            appraisal_id,
            self.part.value(),
            self.marks.marks(),
            self.channel.value(),
            self.juror.value(),
        )

    def _on_part_changed(self) -> None:
        """Only the masses' sheets come in by several ways."""
        self.channel.setVisible(bool(self._counting.channels) and self.part.value() == MASSES)

    def _on_void(self) -> None:
        self.sheet_voided.emit(self._counting.appraisal.id, self._counting.last_sheet)
