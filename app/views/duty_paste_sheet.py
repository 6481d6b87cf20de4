"""Copied rows of a duty roster, as they would be put on it, before any of them is kept."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.labels import whole_label
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.status_chip import Tone
from app.views.translation import sentence

WIDTH, HEIGHT = 1120, 620


class DutyPasteSheet(Sheet):
    """Rows are PastedLine.

    Signals:
        kept: (list) the PlannedShift of every row that can be put on the roster.
    """

    kept = Signal(list)

    def __init__(self, lines: list[Any], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("粘贴的班次"))
        self._planned = [line.planned for line in lines if line.planned is not None]
        words = self.tr("排得上 {count} 班；排不上的 {others} 班不动，原因写在后面。还没有保存。")
        self.set_subtitle(
            words.format(count=len(self._planned), others=len(lines) - len(self._planned))
        )
        self.table = RecordTable(self._columns(), self.tr("粘贴的班次"), self)
        self.answer = whole_label("", "muted", self)
        self.table.record_selected.connect(self._on_selected)
        self.table.show_records(lines)
        self.table.select_row(0)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.answer)
        self.add_cancel()
        self.save_button = self.add_action(self.tr("排上这些班"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.save_button.setEnabled(bool(self._planned))
        self.set_size(WIDTH, HEIGHT)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("第几行"), lambda line: str(line.row), 72),
            Column(self.tr("日期"), lambda line: line.day, 116),
            Column(
                self.tr("班次"),
                lambda line: " ".join(filter(None, [line.shift, line.span])),
                170,
            ),
            Column(self.tr("带班领导"), lambda line: line.leader, 96),
            Column(self.tr("值班人"), lambda line: line.officer, 96, is_bold=True),
            Column(
                self.tr("能不能排"),
                self._answer,
                tone=lambda line: Tone.WARNING if line.problem else Tone.DONE,
                about=self._answer,
            ),
        ]

    def _answer(self, line: Any) -> str:
        return sentence(line.problem) if line.problem else self.tr("可以")

    def _on_selected(self, line: Any) -> None:
        """A reason may be longer than its row."""
        words = self._answer(line) if line is not None and line.problem else ""
        self.answer.set_words(words)
        self.answer.setVisible(bool(words))

    def _on_save_clicked(self) -> None:
        self.clear_message()
        self.kept.emit(self._planned)
