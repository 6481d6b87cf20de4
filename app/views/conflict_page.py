"""两边不一致: what two PCs wrote differently, side by side; one press lets one of them hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.form_column import scrolling
from app.views.labels import one_line_label, whole_label
from app.views.list_page import ListPage
from app.views.record_table import Column, RecordTable
from app.views.scale import side_by_side
from app.views.translation import spoken, spoken_moment
from app.words.conflict_words import CONFLICT_FIELD, CONFLICT_KIND, OTHER_FIELD, OTHER_KIND

if TYPE_CHECKING:
    from app.presenters.conflict_presenter import ConflictLine, WrittenValue

MOST_KEYS = 9


class ValueCard(QFrame):
    """One of the values: what, by whom, when; and the button that lets it hold.

    Signals:
        chosen: (object) the dot of this value.
    """

    chosen = Signal(object)

    def __init__(self, number: int, value: "WrittenValue", is_shown: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._dot = value.dot
        self.setProperty("kind", "card")
        now = self.tr("◆ 现在显示的") if is_shown else self.tr("○ 另一台写的")
        author = value.author or self.tr("不认得的账号")
        words = self.tr("{author} 写于 {at}").format(
            author=author, at=spoken_moment(value.written_at)
        )
        self.setAccessibleName(f"{now} {value.value} {words}")
        self.button = ActionButton(self.tr("用这个"), f"Ctrl+{number}", False, self)
        self.button.clicked.connect(lambda: self.chosen.emit(self._dot))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 14)
        layout.addWidget(one_line_label(now, "muted", self))
        value_label = whole_label(value.value, "body", self)
        value_label.setProperty("part", "answer")
        layout.addWidget(value_label)
        layout.addWidget(whole_label(words, "muted", self))
        layout.addStretch(1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class ConflictPage(ListPage):
    """Its presenter is ConflictPresenter: `opened` to `refresh`, `page_wanted` to `load_more`,
    `settle_wanted` to `settle`.

    Signals:
        settle_wanted: (object, object) the line, and the dot of the value that is to hold.
        page_wanted: (object) the last line shown.
    """

    settle_wanted = Signal(object, object)
    page_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("两边不一致"))
        self.set_subtitle(
            self.tr("两台电脑没同步时各改了同一项，两个都留着；看准了选一个，选完大家都看到这个。")
        )
        self.table = RecordTable(self._columns(), self.tr("两边不一致"), self)
        self.table.set_empty_text(self.tr("没有两边不一致的地方。"))
        self.table.record_selected.connect(self._show_cards)
        self.table.record_activated.connect(self._on_activated)
        self.table.page_wanted.connect(self.page_wanted)
        self.cards: list[ValueCard] = []
        self._holder = QWidget(self)
        self._line = side_by_side(self._holder)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(14)
        self.body.addWidget(self.table, 3)
        self._area = scrolling(self._holder, self)
        self.body.addWidget(self._area, 2)
        self._area.hide()
        self.setFocusProxy(self.table)

    def show_conflicts(self, lines: "Sequence[ConflictLine]", *, more: bool) -> None:
        """Show these; the place in the list stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.table.show_records(lines, more=more)
        if lines:
            self.table.select_row(min(row, len(lines) - 1))
        self._show_cards(self.table.current_record())

    def add_conflicts(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after them."""
        self.table.add_records(lines, more=more)

    def show_settled(self, line: "ConflictLine", value: str) -> None:
        """Say that it is settled."""
        words = self.tr("{name} 的{field}定为“{value}”；另一个留在记录里。")
        self.show_notice(words.format(name=line.name, field=_field(line), value=value))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("哪一类"), _kind, 130, is_whole=True),
            Column(self.tr("哪一条"), lambda line: line.name, is_bold=True),
            Column(self.tr("哪一项"), _field, 180, is_whole=True),
            Column(self.tr("现在显示的"), lambda line: line.values[0].value, 260),
            Column(self.tr("几个写法"), lambda line: str(len(line.values)), 110),
        ]

    def _show_cards(self, line: "ConflictLine") -> None:
        for card in self.cards:
            self._line.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._area.setVisible(line is not None)
        for number, value in enumerate(line.values if line is not None else (), start=1):
            card = ValueCard(number, value, number == 1, self._holder)
            card.button.setEnabled(line.may_settle and number <= MOST_KEYS)
            card.chosen.connect(lambda dot, line=line: self.settle_wanted.emit(line, dot))
            self._line.addWidget(card, 1)
            self.cards.append(card)
        self._area.updateGeometry()

    def _on_activated(self, line: "ConflictLine") -> None:
        if self.cards:
            self.cards[0].button.setFocus(Qt.FocusReason.TabFocusReason)


def _kind(line: "ConflictLine") -> str:
    kind = line.conflict.kind
    return (
        spoken(CONFLICT_KIND, kind) if kind in CONFLICT_KIND else spoken({kind: OTHER_KIND}, kind)
    )


def _field(line: "ConflictLine") -> str:
    field = line.conflict.field
    known = CONFLICT_FIELD if field in CONFLICT_FIELD else {field: OTHER_FIELD}
    return spoken(known, field)
