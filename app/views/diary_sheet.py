"""打印民情日记: whose diary of which month."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.forms import ChoiceField
from app.views.scale import scaled
from app.views.sheet import Sheet

WIDTH = 520


class DiarySheet(Sheet):
    """Takes a month and somebody who visited in it.

    Signals:
        month_chosen: (str) who visited in that month is wanted.
        print_wanted: (str, str) whose diary of which month is to be printed.
    """

    month_chosen = Signal(str)
    print_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("DiarySheet", "打印民情日记"), "", parent)
        self.month = ChoiceField(self.tr("哪个月"))
        self.visitor = ChoiceField(self.tr("走访人"), hint=" ")
        self.month.combo_box.currentIndexChanged.connect(self._on_month_chosen)
        self.body.addWidget(self.month)
        self.body.addWidget(self.visitor)
        self.body.addStretch(1)
        self.add_cancel()
        self.print_button = self.add_action(self.tr("做成日记"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.month.submitted.connect(self.visitor.setFocus)
        self.visitor.submitted.connect(self._on_print_clicked)
        self.setMinimumWidth(scaled(WIDTH))
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_choice(self, choice: Any) -> None:
        """Show a DiaryChoice."""
        self.month.set_choices([(month, self._month_words(month)) for month in choice.months])
        self.month.combo_box.blockSignals(True)
        self.month.set_value(choice.month)
        self.month.combo_box.blockSignals(False)
        self.visitor.set_choices(
            [
                (name, self.tr("{name}　{count} 次走访").format(name=name, count=count))
                for name, count in choice.visitors.items()
            ]
        )
        self.visitor.set_value(choice.visitor)
        self.print_button.setEnabled(bool(choice.visitors))
        self.visitor.set_hint("" if choice.visitors else self.tr("这个月还没有人记过走访。"))

    def _month_words(self, month: str) -> str:
        year, _, number = month.partition("-")
        return self.tr("{year}年{month}月").format(year=year, month=int(number))

    def _on_month_chosen(self) -> None:
        if self.month.value():
            self.month_chosen.emit(self.month.value())

    def _on_print_clicked(self) -> None:
        if self.print_button.isEnabled():
            self.print_wanted.emit(self.visitor.value(), self.month.value())
