"""The USB courier (邮包) as three plain steps: write it, carry it, read the answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.labels import one_line_label, plain_label
from app.views.scale import scaled, side_by_side
from app.views.status_chip import StatusChip, Tone

if TYPE_CHECKING:
    from app.sync.reports import BundleReport, ExchangeReport

NUMBERS = "①②③"
STEPS_HEIGHT = 172  # with room for what came of it, so that nothing jumps


class SyncStep(QFrame):
    """One step: its number, what to do, perhaps a button, and what came of it."""

    def __init__(self, number: int, title: str, advice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._chip = StatusChip("", Tone.NEUTRAL, self)
        self._outcome = plain_label("", "muted", self)
        self._outcome.setMinimumWidth(1)  # a long path must not widen the page
        self._foot = QHBoxLayout()
        self._foot.setSpacing(10)
        self._foot.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(one_line_label(f"{NUMBERS[number - 1]} {title}", "heading", self))
        head.addStretch(1)
        head.addWidget(self._chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(plain_label(advice, "muted", self))
        layout.addWidget(self._outcome)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.show_outcome("", Tone.NEUTRAL, "")

    def add_button(self, text: str, shortcut: str) -> ActionButton:
        """The step's button."""
        button = ActionButton(text, shortcut, False, self)
        button.setAutoDefault(True)
        self._foot.insertWidget(0, button)
        return button

    def show_outcome(self, word: str, tone: Tone, details: str) -> None:
        """Show how the step stands; nothing when it was not begun."""
        self._chip.set_status(word, tone)
        self._chip.setVisible(bool(word))
        self._outcome.setText(details)
        self._outcome.setVisible(bool(details))
        self.setAccessibleDescription(f"{word} {details}".strip())

    def outcome(self) -> str:
        """How the step stands, in words."""
        return f"{self._chip.text()} {self._outcome.text()}".strip()


class SyncSteps(QWidget):
    """The three steps side by side.

    Signals:
        write_wanted: a stick is to be chosen and written.
        read_wanted: the township's answer is to be chosen and read.
    """

    write_wanted = Signal()
    read_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried = 0
        self.write = SyncStep(
            1, self.tr("写到U盘"), self.tr("插上U盘，选中它，把等着送的记录写进去。"), self
        )
        self.carry = SyncStep(
            2,
            self.tr("送到镇里"),
            self.tr("把U盘交给镇便民服务中心。镇里读完，会给回一个回执文件（.lxb）。"),
            self,
        )
        self.read = SyncStep(
            3, self.tr("读回执"), self.tr("拿回U盘，读镇里给的回执。读过才算送到。"), self
        )
        self.write_button = self.write.add_button(self.tr("写到U盘"), "Ctrl+U")
        self.write_button.clicked.connect(self.write_wanted)
        self.read_button = self.read.add_button(self.tr("读回执"), "Ctrl+R")
        self.read_button.clicked.connect(self.read_wanted)
        self.setMinimumHeight(scaled(STEPS_HEIGHT))
        layout = side_by_side(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for step in (self.write, self.carry, self.read):
            layout.addWidget(step, 1)

    def show_carried(self, entries: int) -> None:
        """So many are on a stick of which no receipt was read: said until one is, also another day."""
        self._carried = entries
        if entries or not self.write.outcome():
            self._show_way()

    def show_writing(self) -> None:
        """The stick must not be pulled now."""
        self.clear()
        self.carry.show_outcome("", Tone.NEUTRAL, "")
        self.write.show_outcome(self.tr("正在写，先别拔"), Tone.WARNING, "")

    def show_written(self, report: "BundleReport") -> None:
        """A BundleReport: written, read back and found right. It has not arrived anywhere yet."""
        words = self.tr("{entries} 条已写到 {path}，读回来核对过").format(
            entries=report.entries, path=report.path
        )
        self.write.show_outcome(self.tr("可以拔出"), Tone.ACTIVE, words)
        self.carry.show_outcome(self.tr("还没送到"), Tone.NEUTRAL, "")

    def show_not_written(self) -> None:
        """Nothing on the stick may be relied upon."""
        self.write.show_outcome(self.tr("没有写成"), Tone.DANGER, "")
        self._show_way()

    def show_reading(self) -> None:
        """The answer is being read."""
        self.clear()
        self.read.show_outcome(self.tr("正在读，先别拔"), Tone.WARNING, "")

    def show_read(self, report: "ExchangeReport") -> None:
        """An ExchangeReport: what the answer brought, and what the township still lacks."""
        if report.waiting:
            words = self.tr("收到新记录 {received} 条；还有 {waiting} 条镇里没有，下次再送")
            tone = Tone.ACTIVE
        else:
            words = self.tr("收到新记录 {received} 条；本站的记录镇里都有了")
            tone = Tone.DONE
        self.read.show_outcome(
            self.tr("读好了"),
            tone,
            words.format(received=report.received, waiting=report.waiting),
        )

    def show_not_read(self) -> None:
        """The answer was not taken."""
        self.read.show_outcome(self.tr("没有读成"), Tone.DANGER, "")

    def clear(self) -> None:
        """Forget how the steps stood: something newer is under way."""
        for step in (self.write, self.read):
            step.show_outcome("", Tone.NEUTRAL, "")
        self._show_way()

    def _show_way(self) -> None:
        words = self.tr("U盘上有 %n 条，等着读镇里的回执", "", self._carried)
        if self._carried:
            self.carry.show_outcome(self.tr("还没送到"), Tone.NEUTRAL, words)
        else:
            self.carry.show_outcome("", Tone.NEUTRAL, "")

    def set_enabled(self, is_enabled: bool) -> None:
        """Whether the steps can be taken."""
        for button in (self.write_button, self.read_button):
            button.setEnabled(is_enabled)
