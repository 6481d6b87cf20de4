"""谁看过: who saw one villager's numbers whole, or took out a list that they stand on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.views.disclosure_columns import disclosure_columns
from app.views.record_table import RecordTable
from app.views.sheet import Sheet

WIDTH, HEIGHT = 1240, 560


class ViewersSheet(Sheet):
    """Shows the lines of one villager."""

    def __init__(self, name: str, lines: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("谁看过 {name} 的号码").format(name=name))
        self.set_subtitle(self.tr("包括看号码、打开修改表单、代办件里看电话，和导出的全村名册。"))
        self.table = RecordTable(disclosure_columns(), self.tr("查看记录"), self)
        self.table.set_empty_text(self.tr("还没有人看过。"))
        self.table.show_records(lines)
        self.body.addWidget(self.table, 1)
        self.add_cancel(self.tr("关闭"))
        self.set_size(WIDTH, HEIGHT)
