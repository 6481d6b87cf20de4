"""The records behind a figure of somebody's work: of a rate all of its whole, those that count marked."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.case_words import short_number
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone
from app.views.work_words import result_words
from app.words.work_lines import WorkLine


class WorkRecordsPage(Page):
    """Shows WorkLines.

    Signals:
        record_chosen: (object) the WorkLine to open.
        left: the page before is wanted again.
    """

    record_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.left)
        self.table = RecordTable(
            [
                Column(
                    self.tr("计入"),
                    lambda line: self.tr("计入") if line.is_counted else self.tr("没计入"),
                    112,
                    tone=lambda line: Tone.DONE if line.is_counted else Tone.NEUTRAL,
                    is_whole=True,
                ),
                Column(self.tr("日期"), lambda line: line.day, 112),
                Column(self.tr("编号或户"), lambda line: short_number(line.number), 180),
                Column(self.tr("内容"), lambda line: " ".join(line.words.split())),
                Column(self.tr("谁"), lambda line: line.who, 100),
                Column(self.tr("情况"), result_words, 130),
            ],
            self.tr("记录"),
            self,
        )
        self.table.set_empty_text(self.tr("这个数是 0，没有记录。"))
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None:
        """Show these."""
        counted = sum(line.is_counted for line in lines)
        words = self.tr("{figure}：计入 {counted} 条，共 {count} 条")
        self.set_title(words.format(figure=title, counted=counted, count=len(lines)))
        self.table.show_records(lines)
        if lines:
            self.table.select_row(0)

    def _on_activated(self, line: Any) -> None:
        if line is not None:
            self.record_chosen.emit(line)
