"""双面校准: print a test sheet, read two numbers off it, type them in."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.scale import scaled
from app.views.sheet import Sheet

WIDTH = 560


class CardOffsetSheet(Sheet):
    """How far this PC's printer misses with the second side.

    Signals:
        calibration_requested: (str) the test sheet is wanted, turned over that edge.
        offset_typed: (str, str) what was read off: to the right, and up, in millimetres.
    """

    calibration_requested = Signal(str)
    offset_typed = Signal(str, str)

    def __init__(self, offset: Any, duplex: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("双面校准"))
        self.set_subtitle(
            self.tr("先打印校准页（按实际大小、双面），对着光看，把读到的两个数填在这里")
        )
        self.duplex = ChoiceField(
            self.tr("双面打印时，纸沿哪一边翻转"),
            [("long", self.tr("长边翻转（多数打印机）")), ("short", self.tr("短边翻转"))],
        )
        self.duplex.set_value(duplex)
        self.right_field = LineField(self.tr("向右几毫米"), self.tr("偏左写负数，如 -1.5"))
        self.up_field = LineField(self.tr("向上几毫米"), self.tr("偏下写负数"))
        self.right_field.set_text(f"{offset.right_mm:g}")
        self.up_field.set_text(f"{offset.up_mm:g}")
        form = FormColumn(self)
        form.add_field(self.duplex)
        form.add_row(self.right_field, self.up_field)
        self.body.addWidget(form)
        self.body.addStretch(1)
        self.test_button = self.add_action(self.tr("打印校准页"), "Ctrl+P")
        self.test_button.clicked.connect(self._on_test_clicked)
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.setMinimumWidth(scaled(WIDTH))
        self.duplex.setFocus()

    def _on_test_clicked(self) -> None:
        self.calibration_requested.emit(self.duplex.value())

    def _on_keep_clicked(self) -> None:
        self.offset_typed.emit(self.right_field.text(), self.up_field.text())
