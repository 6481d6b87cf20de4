"""过期的卡: exactly the cards out there that say something else than they would today."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.record_table import Column
from app.views.sheet import Sheet
from app.views.standing_table import StandingTable
from app.views.translation import spoken
from app.words.terms import CARD_STATUS

if TYPE_CHECKING:
    from app.presenters.card_mark_presenter import CardLine

SIZE = (900, 560)


class CardStaleSheet(Sheet):
    """A list of CardLine.

    Signals:
        reprint_requested: (str) the stale cards of this layout are to be printed again.
    """

    reprint_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("过期的卡"))
        self.table = StandingTable(
            self._columns(),
            self.tr("过期的卡"),
            self,
            kind="card",
            id_of=lambda line: str(line.card.id),
        )
        self.table.set_empty_text(self.tr("没有过期的卡，发出去的都还对。"))
        self.body.addWidget(self.table, 1)
        self.add_cancel(self.tr("关闭"))
        self.reprint_button = self.add_action(
            self.tr("重印这种版式的过期卡"), "Ctrl+P", is_primary=True
        )
        self.reprint_button.clicked.connect(self._on_reprint_clicked)
        self.set_size(*SIZE)
        self.table.setFocus()

    def show_cards(self, lines: "Sequence[CardLine]") -> None:
        """Show these cards, all that are stale."""
        self.table.show_records(lines)
        self.reprint_button.setEnabled(bool(lines))
        if lines:
            self.table.select_row(0)
            words = self.tr(
                "共 {count} 张：干部、电话、值班时间或别的内容改过了，卡上还是老的。重印时卡号不变。"
            )
            self.set_subtitle(words.format(count=len(lines)))
        else:
            self.set_subtitle("")

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("网格"), lambda line: line.grid_name, is_bold=True),
            Column(self.tr("户号"), lambda line: line.household_number, 76),
            Column(self.tr("户主"), lambda line: line.head_name, 96),
            Column(self.tr("现在"), lambda line: spoken(CARD_STATUS, line.standing), 84),
            Column(self.tr("版式"), lambda line: line.layout_name, 200),
            Column(self.tr("卡号"), lambda line: line.card.number, 210),
        ]

    def _on_reprint_clicked(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.reprint_requested.emit(line.card.layout)
