"""Which import is to be undone: those that stand, the newest first."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.record_table import RIGHT, Column, RecordTable
from app.views.sheet import Sheet
from app.views.translation import spoken_moment

WIDTH, HEIGHT = 900, 460


class RosterUndoSheet(Sheet):
    """Lists imports; one is chosen and undone.

    Signals:
        undo_wanted: (str) the id of the import.
    """

    undo_wanted = Signal(str)

    def __init__(self, imports: Any, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("撤销导入"))
        self.set_subtitle(
            self.tr(
                "选一次导入，把它新增的删去、改过的退回。导入以后又改过、办过事的保留，逐条告诉您。"
            )
        )
        self.table = RecordTable(self._columns(), self.tr("导入过的花名册"), self)
        self.table.set_empty_text(self.tr("没有可以撤销的导入。"))
        self.table.record_activated.connect(self._on_import_activated)
        self.body.addWidget(self.table, 1)
        self.undo_button = self.add_action(self.tr("撤销这次导入"), "Ctrl+S", is_primary=True)
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.add_cancel()
        self.table.show_records(imports)
        if imports:
            self.table.select_row(0)
        self.undo_button.setEnabled(bool(imports))
        self.set_size(WIDTH, HEIGHT)
        self.table.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("时间"), lambda each: spoken_moment(each.at), 190),
            Column(self.tr("文件"), lambda each: f"{each.file_name}　{each.sheet}"),
            Column(self.tr("经手人"), lambda each: each.actor_name, 90),
            Column(self.tr("新增户"), lambda each: str(each.households_new), 80, RIGHT),
            Column(self.tr("新增人"), lambda each: str(each.people_new), 80, RIGHT),
            Column(self.tr("更新人"), lambda each: str(each.people_changed), 80, RIGHT),
        ]

    def _on_undo_clicked(self) -> None:
        self._on_import_activated(self.table.current_record())

    def _on_import_activated(self, imported: Any) -> None:
        if imported is not None:
            self.accept()
            self.undo_wanted.emit(imported.entity_id)
