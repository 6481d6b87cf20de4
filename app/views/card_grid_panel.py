"""One grid at the right of the card page: its figures, its cadre, and the printing of its cards."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.card_layouts import CardLayout
from app.views.buttons import ActionButton, quiet_button
from app.views.form_column import scrolling
from app.views.forms import ChoiceField, LineField
from app.views.labels import one_line_label, plain_label

LONG, SHORT = "long", "short"
ONE_GRID, WHOLE_VILLAGE, EACH_GRID = "grid", "village", "each"
STALE = "stale"


class CardGridPanel(QFrame):
    """Shows one GridLine.

    Signals:
        cadre_wanted: a cadre is to be named for the grid.
        photo_wanted: the photographs of its cadres are to be looked at or changed.
        print_requested: (dict) which cards are to be printed, and how, as a CardWish.
        again_requested: (int) the last stack is to be printed again from that sheet on.
        marks_wanted: what became of the grid's cards is to be noted.
        offset_wanted: the printer's second side is to be set right.
        layouts_wanted: layouts are to be looked at or changed.
    """

    cadre_wanted = Signal()
    photo_wanted = Signal()
    print_requested = Signal(dict)
    again_requested = Signal(int)
    marks_wanted = Signal()
    offset_wanted = Signal()
    layouts_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._line: Any = None
        self._sheets = 0
        content = QWidget()
        self._area = scrolling(content, self)
        self._title = one_line_label("", "heading", content)
        self._figures = plain_label("", "body", content)
        self._cadre_caption = self._caption(self.tr("联户干部"), content)
        self._cadres = plain_label("", "body", content)
        self._without = plain_label("", "muted", content)
        self.cadre_button = ActionButton(self.tr("指定联户干部"), "Ctrl+G", False, content)
        self.cadre_button.setAutoDefault(True)
        self.cadre_button.clicked.connect(self.cadre_wanted)
        self.photo_button = quiet_button(self.tr("照片…"), content)
        self.photo_button.clicked.connect(self.photo_wanted)
        self._make_print_fields(content)
        self._lay_out()
        self.show_sheets(0)
        self.show_grid(None)

    def _make_print_fields(self, content: QWidget) -> None:
        self._print_caption = self._caption(self.tr("打印联系卡"), content)
        self._ready = plain_label("", "body", content)
        self.mark_button = ActionButton(self.tr("发卡登记"), "Ctrl+D", False, content)
        self.mark_button.setAutoDefault(True)
        self.mark_button.clicked.connect(self.marks_wanted)
        self.layout_field = ChoiceField(
            self.tr("版式"), [("", self.tr("便民联系卡"))], parent=content
        )
        self.which = ChoiceField(
            self.tr("给哪些户"),
            [
                ("every", self.tr("每户一张")),
                ("missing", self.tr("只给还没有卡的户")),
                (STALE, self.tr("只重印过期的")),
            ],
            parent=content,
        )
        self.scope = ChoiceField(
            self.tr("打印范围"),
            [
                (ONE_GRID, self.tr("这个网格")),
                (WHOLE_VILLAGE, self.tr("全村，合成一个文件")),
                (EACH_GRID, self.tr("全村，每个网格一个文件")),
            ],
            parent=content,
        )
        self.again_from = LineField(
            self.tr("卡纸了？从第几张纸接着印"), self.tr("看纸边上的“第几张”"), parent=content
        )
        self.again_button = ActionButton(self.tr("重新生成后面的"), "Ctrl+J", False, content)
        self.again_button.clicked.connect(self._on_again_clicked)
        self.again_from.submitted.connect(self._on_again_clicked)
        self.offset_button = quiet_button(self.tr("双面校准…"), content)
        self.offset_button.clicked.connect(self.offset_wanted)
        self.layout_button = quiet_button(self.tr("版式…"), content)
        self.layout_button.clicked.connect(self.layouts_wanted)
        self.duplex = ChoiceField(
            self.tr("双面打印时，纸沿哪一边翻转"),
            [(LONG, self.tr("长边翻转（多数打印机）")), (SHORT, self.tr("短边翻转"))],
            self.tr("和打印机“双面”设置里选的一样，正反面才对得上"),
            parent=content,
        )
        self.duplex.set_value(LONG)
        self.print_button = ActionButton(self.tr("生成联系卡"), "Ctrl+P", True, self)
        self.print_button.setAutoDefault(True)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.duplex.submitted.connect(self._on_duplex_submitted)

    def show_grid(self, line: Any) -> None:
        """Show a grid, or that none is chosen."""
        self._line = line
        buttons = (self.cadre_button, self.print_button, self.mark_button, self.photo_button)
        for widget in buttons:
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
            self.tr("{households} 户，有卡 {held} 户，等着发 {waiting} 户").format(
                households=cards.households, held=cards.held, waiting=cards.waiting
            )
        )
        self._cadres.setText(self._cadre_words(line))
        self._show_without(cards)
        self._ready.setText(self._ready_words(line))
        self.print_button.setEnabled(line.served > 0)
        self.photo_button.setEnabled(bool(line.cadres))

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
        words = self.tr("可以打印 {served} 户的卡。").format(served=line.served)
        if cards.stale:
            old = self.tr("▲ 有 {stale} 户手里的卡已经过期（干部、电话或内容改了），请重印换发。")
            words += "\n" + old.format(stale=cards.stale)
        return words

    def _caption(self, text: str, parent: QWidget) -> QLabel:
        label = one_line_label(text, "body", parent)
        label.setProperty("part", "caption")
        return label

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._area.widget())
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._figures)
        layout.addSpacing(8)
        layout.addWidget(self._cadre_caption)
        layout.addWidget(self._cadres)
        layout.addWidget(self._without)
        layout.addLayout(_at_left(self.cadre_button, self.photo_button))
        layout.addLayout(_at_left(self.mark_button))
        layout.addSpacing(12)
        layout.addWidget(self._print_caption)
        layout.addWidget(self._ready)
        for field in (self.layout_field, self.which, self.scope, self.duplex):
            # Words longer than the panel are shown whole once the list opens.
            field.combo_box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            layout.addWidget(field)
        layout.addLayout(_at_left(self.layout_button, self.offset_button))
        layout.addWidget(self.again_from)
        layout.addLayout(_at_left(self.again_button))
        layout.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._area, 1)
        # Below what scrolls: the button is in sight on the smallest screen.
        foot = _at_left(self.print_button)
        foot.setContentsMargins(20, 8, 20, 12)
        outside.addLayout(foot)

    def _on_duplex_submitted(self) -> None:
        self.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    def wish(self) -> dict[str, Any]:
        """What was chosen, by the names that CardWish has."""
        is_one = self.scope.value() == ONE_GRID
        return {
            "grid_ids": (self._line.cards.grid.id,) if is_one else (),
            "which": self.which.value(),
            "layout": self.layout_field.value(),
            "duplex": self.duplex.value(),
            "is_parted": self.scope.value() == EACH_GRID,
        }

    def show_layouts(self, layouts: Sequence[CardLayout]) -> None:
        """Offer these layouts; the one that was chosen stays chosen."""
        chosen = self.layout_field.value()
        self.layout_field.set_choices([(layout.key, layout.name) for layout in layouts])
        if any(layout.key == chosen for layout in layouts):
            self.layout_field.set_value(chosen)

    def show_sheets(self, sheets: int) -> None:
        """The last stack took so many sheets."""
        self._sheets = sheets
        for widget in (self.again_from, self.again_button):
            widget.setVisible(sheets > 1)
        self.again_from.set_text("")

    def _on_again_clicked(self) -> None:
        text = self.again_from.text().strip()
        if text.isdecimal() and 1 <= int(text) <= self._sheets:
            self.again_from.clear_error()
            self.again_requested.emit(int(text))
        else:
            words = self.tr("请填 1 到 {sheets} 之间的数").format(sheets=self._sheets)
            self.again_from.show_error(words)

    def _on_print_clicked(self) -> None:
        self.print_requested.emit(self.wish())


def _at_left(*buttons: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
