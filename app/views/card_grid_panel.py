"""One grid at the right of the card page: its figures, its cadre, and the printing of its cards."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.form_column import scrolling
from app.views.forms import ChoiceField
from app.views.labels import one_line_label, plain_label

LONG, SHORT = "long", "short"


class CardGridPanel(QFrame):
    """Shows one GridLine.

    Signals:
        cadre_wanted: a cadre is to be named for the grid.
        print_requested: (str) the cards are to be printed; the edge that the printer turns over.
    """

    cadre_wanted = Signal()
    print_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._line: Any = None
        self._title = one_line_label("", "heading", self)
        self._figures = plain_label("", "body", self)
        self._cadre_caption = self._caption(self.tr("联户干部"))
        self._cadres = plain_label("", "body", self)
        self._without = plain_label("", "muted", self)
        self.cadre_button = ActionButton(self.tr("指定联户干部"), "Ctrl+G", False, self)
        self.cadre_button.setAutoDefault(True)
        self.cadre_button.clicked.connect(self.cadre_wanted)
        self._print_caption = self._caption(self.tr("打印联系卡"))
        self._ready = plain_label("", "body", self)
        self.duplex = ChoiceField(
            self.tr("双面打印时，纸沿哪一边翻转"),
            [(LONG, self.tr("长边翻转（多数打印机）")), (SHORT, self.tr("短边翻转"))],
            self.tr("和打印机“双面”设置里选的一样，正反面才对得上"),
        )
        self.duplex.set_value(LONG)
        self.print_button = ActionButton(self.tr("生成联系卡"), "Ctrl+P", True, self)
        self.print_button.setAutoDefault(True)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.duplex.submitted.connect(self._on_duplex_submitted)
        self._lay_out()
        self.show_grid(None)

    def show_grid(self, line: Any) -> None:
        """Show a grid, or that none is chosen."""
        self._line = line
        for widget in (self.cadre_button, self.print_button, self.duplex):
            widget.setEnabled(line is not None)
        if line is None:
            for label in (self._figures, self._cadres, self._without, self._ready):
                label.setText("")
            self._title.setText(self.tr("先在左边选一个网格"))
            self._without.hide()
            return
        cards = line.cards
        self._title.setText(cards.grid.name)
        self.setAccessibleName(cards.grid.name)
        self._figures.setText(
            self.tr("{households} 户，已印卡 {cards} 户").format(
                households=cards.households, cards=cards.with_card
            )
        )
        self._cadres.setText(self._cadre_words(line))
        self._show_without(cards)
        self._ready.setText(self._ready_words(line))
        self.print_button.setEnabled(line.served > 0)

    def texts(self) -> list[str]:
        """What the panel says."""
        labels = (self._title, self._figures, self._cadres, self._without, self._ready)
        return [label.text() for label in labels if label.text()]

    def _cadre_words(self, line: Any) -> str:
        if not line.cadres:
            return self.tr("还没有")
        rows = []
        for share in line.cadres:
            words = "　".join(filter(None, [share.cadre.name, share.cadre.title]))
            phone = share.cadre.phone or self.tr("没有电话")
            count = self.tr("{count} 户").format(count=share.households)
            rows.append(f"{words}　{phone}　{count}")
        return "\n".join(rows)

    def _show_without(self, cards: Any) -> None:
        self._without.setVisible(bool(cards.without_cadre))
        if not cards.without_cadre:
            self._without.setText("")
            return
        words = self.tr("▲ 还有 {count} 户没有联户干部，这些户打不出卡；请先指定联户干部。")
        self._without.setText(words.format(count=cards.without_cadre))

    def _ready_words(self, line: Any) -> str:
        cards = line.cards
        if not line.served:
            return self.tr("指定联户干部以后才能打印。")
        words = self.tr("可以打印 {served} 张，每张 A4 纸排 10 张，双面。").format(
            served=line.served
        )
        if cards.stale:
            old = self.tr("▲ 有 {stale} 户手里的卡已经过期（干部、电话或内容改了），请重印换发。")
            words += "\n" + old.format(stale=cards.stale)
        return words

    def _caption(self, text: str) -> QLabel:
        label = one_line_label(text, "body", self)
        label.setProperty("part", "caption")
        return label

    def _lay_out(self) -> None:
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._figures)
        layout.addSpacing(8)
        layout.addWidget(self._cadre_caption)
        layout.addWidget(self._cadres)
        layout.addWidget(self._without)
        layout.addLayout(_at_left(self.cadre_button))
        layout.addSpacing(12)
        layout.addWidget(self._print_caption)
        layout.addWidget(self._ready)
        layout.addSpacing(4)
        layout.addWidget(self.duplex)
        layout.addSpacing(4)
        layout.addLayout(_at_left(self.print_button))
        layout.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(content, self))

    def _on_duplex_submitted(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_print_clicked(self) -> None:
        self.print_requested.emit(self.duplex.value())


def _at_left(button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line
