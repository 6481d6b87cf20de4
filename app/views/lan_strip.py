"""与本站另一台电脑同步: one of the two waits, the other calls it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.flow_row import FlowRow
from app.views.labels import one_line_label, plain_label
from app.views.scale import scaled
from app.views.status_chip import StatusChip, Tone
from app.views.text_edits import LineEdit
from app.views.translation import sentence_for

if TYPE_CHECKING:
    from app.sync.lan_host import LanEvent
    from app.sync.reports import ExchangeReport

ADDRESS_WIDTH, WAIT_KEY = 232, "Ctrl+D"


class LanStrip(QFrame):
    """A slim card: what it is about, how it stands, the other PC's address, and the two ways.

    Signals:
        waiting_wanted: this PC is to wait, or to wait no longer.
        call_wanted: (str) the PC at that address is to be called; empty: whichever is found.
    """

    waiting_wanted = Signal()
    call_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._is_waiting = False
        self._title = one_line_label(self.tr("与本站另一台电脑同步"), "heading", self)
        self._chip = StatusChip("", Tone.NEUTRAL, self)
        self._words = plain_label("", "muted", self)
        self.address = LineEdit(self)
        self.address.setFixedWidth(scaled(ADDRESS_WIDTH))
        self.address.setPlaceholderText(self.tr("那台的地址，空着会自动找"))
        self.address.setAccessibleName(self.tr("另一台电脑的地址"))
        self.address.returnPressed.connect(self._on_call_wanted)
        self.call_button = ActionButton(self.tr("连另一台"), "Ctrl+E", False, self)
        self.call_button.setAutoDefault(True)
        self.call_button.clicked.connect(self._on_call_wanted)
        self.wait_button = ActionButton(self.tr("等另一台来连"), WAIT_KEY, False, self)
        self.wait_button.setAutoDefault(True)
        self.wait_button.clicked.connect(self.waiting_wanted)
        self._lay_out()
        self._say("", Tone.NEUTRAL, self._advice())

    def show_address(self, address: str) -> None:
        """Where the other PC was the last time; what is being typed stays."""
        if not self.address.text() and not self.address.hasFocus():
            self.address.setText(address)

    def show_starting(self) -> None:
        """It gets ready."""
        self._say(self.tr("正在准备"), Tone.NEUTRAL, "")

    def show_waiting(self, addresses: Sequence[str]) -> None:
        """It waits."""
        self._set_waiting(True)
        if addresses:
            words = self.tr("在另一台按“连另一台”；找不到就输入 {addresses}")
            words = words.format(addresses=self.tr(" 或 ").join(addresses[:2]))
        else:
            words = self.tr("这台没有连上任何网络，请先接好网线或无线")
        self._say(self.tr("正在等"), Tone.ACTIVE, words)

    def show_not_waiting(self) -> None:
        """It waits no longer."""
        self._set_waiting(False)
        self._say("", Tone.NEUTRAL, self._advice())

    def show_event(self, event: "LanEvent") -> None:
        """A LanEvent."""
        moved = self.tr("送出 {sent} 条，收到 {received} 条")
        moved = moved.format(sent=event.sent, received=event.received)
        if event.kind in ("connected", "moved"):
            word = self.tr("电脑{letter}连上了").format(letter=event.peer)
            self._say(word, Tone.ACTIVE, moved)
        elif event.kind == "done":
            self._say(self.tr("同步好了"), Tone.DONE, self._same_words(event.peer, moved))
        elif event.kind == "incomplete":
            self._say(self.tr("没传完"), Tone.WARNING, sentence_for("lan_incomplete", {}))
        elif event.kind == "cut_off":
            self._say(self.tr("断开了"), Tone.WARNING, sentence_for("lan_cut_off", {}))
        else:
            self._say(self.tr("没同步"), Tone.DANGER, sentence_for(event.problem, event.facts))

    def show_calling(self) -> None:
        """It looks for the other PC."""
        self._say(self.tr("正在连"), Tone.ACTIVE, "")

    def show_called(self, report: "ExchangeReport") -> None:
        """An ExchangeReport of an exchange that went through."""
        moved = self.tr("送出 {sent} 条，收到 {received} 条")
        moved = moved.format(sent=report.sent, received=report.received)
        if report.left:
            self._say(self.tr("没传完"), Tone.WARNING, sentence_for("lan_incomplete", {}))
        else:
            self._say(self.tr("同步好了"), Tone.DONE, self._same_words(report.peer, moved))

    def show_not_called(self) -> None:
        """Why, stands above."""
        self._say(self.tr("没同步"), Tone.DANGER, "")

    def set_enabled(self, is_enabled: bool) -> None:
        """Whether this PC may exchange at all."""
        for widget in (self.address, self.call_button, self.wait_button):
            widget.setEnabled(is_enabled)

    def outcome(self) -> str:
        """How it stands, in words."""
        return f"{self._chip.text()} {self._words.text()}".strip()

    # -- inside

    def _advice(self) -> str:
        return self.tr("两台接在同一个网络里：一台按“等另一台来连”，另一台按“连另一台”。")

    def _same_words(self, letter: str, moved: str) -> str:
        words = self.tr("与电脑{letter}：{moved}，两台现在一样；送到镇里另算")
        return words.format(letter=letter, moved=moved)

    def _say(self, word: str, tone: Tone, words: str) -> None:
        self._chip.set_status(word, tone)
        self._chip.setVisible(bool(word))
        self._words.setText(words)
        self.setAccessibleName(f"{self._title.text()} {word} {words}".strip())

    def _set_waiting(self, is_waiting: bool) -> None:
        self._is_waiting = is_waiting
        self.wait_button.setText(self.tr("不等了") if is_waiting else self.tr("等另一台来连"))

    def _on_call_wanted(self) -> None:
        self.call_wanted.emit(self.address.text().strip())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        doing = FlowRow(self, is_at_right=True)
        for member in (self.address, self.call_button, self.wait_button):
            doing.add(member)
        row.addWidget(doing, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._words)
