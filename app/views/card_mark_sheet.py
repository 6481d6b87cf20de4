"""发卡登记: what became of the cards of a day's walk, one scan or one key after the other."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, DateField, LineField
from app.views.labels import plain_label
from app.views.record_table import Column
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.standing_table import StandingTable
from app.views.translation import spoken
from app.words.terms import CARD_ACTION, CARD_RECEIVER, CARD_STATUS

if TYPE_CHECKING:
    from app.presenters.card_mark_presenter import CardLine

ISSUE, NEIGHBOUR = "issue", "neighbour"
ACTIONS = (ISSUE, "leave", "declare_lost", "find", "void")
SIZE = (1040, 620)


class CardMarkSheet(Sheet):
    """The cards of one grid that lie at the station, and a field for the scanner. Rows are CardLine.

    Signals:
        card_scanned: (str, dict) what was scanned, and what is said of it, as a CardMark.
        mark_requested: (list, dict) the ids of the chosen cards, and what is said of them.
        undo_requested: the last mark is to be taken back.
    """

    card_scanned = Signal(str, dict)
    mark_requested = Signal(list, dict)
    undo_requested = Signal()

    def __init__(self, grid_name: str, today: date, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("CardMarkSheet", "发卡登记：{grid}")
        super().__init__(title.format(grid=grid_name), "", parent)
        self.set_subtitle(self.tr("先选好怎么发、谁收的，再一张一张扫；或在下面选中几户一起登记"))
        self.action = ChoiceField(
            self.tr("登记什么"), [(action, spoken(CARD_ACTION, action)) for action in ACTIONS]
        )
        self.day = DateField(self.tr("哪一天"))
        self.day.set_today(today)
        self.day.set_value(today.isoformat())
        self.receiver = ChoiceField(
            self.tr("谁收的"), [(code, spoken(CARD_RECEIVER, code)) for code in CARD_RECEIVER]
        )
        self.receiver_name = LineField(self.tr("收卡人姓名"), self.tr("邻居代收必须写"))
        self.note = LineField(self.tr("说明"), self.tr("作废必须写原因"))
        self.scanner = LineField(
            self.tr("扫卡背面的码，或照着卡号输入，按回车"), placeholder=self.tr("卡号")
        )
        self.table = StandingTable(
            self._columns(),
            self.tr("在站里等着发的卡"),
            self,
            kind="card",
            id_of=lambda line: str(line.card.id),
        )
        self.table.allow_several()
        self.table.set_empty_text(self.tr("这个网格没有等着发的卡。"))
        self._count = plain_label("", "muted", self)
        self._lay_out_sheet()
        self.undo_button = self.add_action(self.tr("撤回上一次"), "Ctrl+Z")
        self.undo_button.clicked.connect(self.undo_requested)
        self.undo_button.setEnabled(False)
        self.add_cancel(self.tr("完成"))
        self.mark_button = self.add_action(self.tr("登记所选"), "Ctrl+S", is_primary=True)
        self.mark_button.clicked.connect(self._on_mark_clicked)
        self.scanner.submitted.connect(self._on_scanned)
        self.take_scans(self.scanner.line_edit)
        self.action.changed.connect(self._on_action_changed)
        self.receiver.changed.connect(self._on_action_changed)
        jump = QShortcut(QKeySequence("Ctrl+K"), self)
        jump.activated.connect(self.scanner.setFocus)
        self._on_action_changed()
        self.set_size(*SIZE)
        self.scanner.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, Any]:
        """What is said, by the names that CardMark has."""
        is_issue = self.action.value() == ISSUE
        return {
            "action": self.action.value(),
            "done_on": self.day.value(),
            "receiver_relation": self.receiver.value() if is_issue else "",
            "receiver_name": self.receiver_name.text().strip() if is_issue else "",
            "note": self.note.text().strip(),
        }

    def show_cards(self, lines: "Sequence[CardLine]") -> None:
        """The cards that lie at the station now."""
        self.table.show_records(lines)
        self.mark_button.setEnabled(bool(lines))

    def show_marked(self, lines: "Sequence[CardLine]", marked_today: int) -> None:
        """These are noted."""
        self._count_up(marked_today)
        if len(lines) == 1:
            words = self.tr("已登记“{standing}”：{number} {head}")
            self.show_notice(
                words.format(
                    standing=spoken(CARD_STATUS, lines[0].standing),
                    number=lines[0].household_number,
                    head=lines[0].head_name,
                )
            )
        else:
            self.show_notice(self.tr("已登记 {count} 张。").format(count=len(lines)))
        self.scanner.set_text("")
        self.scanner.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_undone(self, lines: "Sequence[CardLine]", marked_today: int) -> None:
        """What was noted last is taken back."""
        self._count_up(marked_today)
        self.show_notice(self.tr("已撤回 {count} 张的登记。").format(count=len(lines)))
        self.scanner.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count_up(self, marked: int) -> None:
        self._count.setText(self.tr("这一次已登记 {count} 张").format(count=marked))
        self.undo_button.setEnabled(marked > 0)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("户号"), lambda line: line.household_number, 76, is_bold=True),
            Column(self.tr("户主"), lambda line: line.head_name, 96),
            Column(self.tr("现在"), lambda line: spoken(CARD_STATUS, line.standing), 84),
            Column(self.tr("卡号"), lambda line: line.card.number),
        ]

    def _lay_out_sheet(self) -> None:
        form = FormColumn(self)
        form.add_field(self.action)
        form.add_field(self.day)
        form.add_field(self.receiver)
        form.add_field(self.receiver_name)
        form.add_field(self.note)
        form.setFixedWidth(scaled(330))
        left = QVBoxLayout()
        left.addWidget(form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.scanner)
        right.addWidget(self.table, 1)
        right.addWidget(self._count)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)

    def _on_action_changed(self) -> None:
        is_issue = self.action.value() == ISSUE
        self.receiver.setVisible(is_issue)
        self.receiver_name.setVisible(is_issue and self.receiver.value() == NEIGHBOUR)

    def _on_scanned(self) -> None:
        self.scanner.line_edit.selectAll()
        self.card_scanned.emit(self.scanner.text(), self.typed())

    def _on_mark_clicked(self) -> None:
        chosen = [line.card.id for line in self.table.selected_records()]
        self.mark_requested.emit(chosen, self.typed())
