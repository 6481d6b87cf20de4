"""What a case will promise and what it still lacks, shown while it is being filled in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.labels import one_line_label, plain_label
from app.views.status_chip import StatusChip, Tone
from app.views.translation import listed, spoken_day


class PromiseTile(QWidget):
    """One promise in large words: its name above, how it is meant below."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._words = one_line_label("—", "heading", self)
        self._line = plain_label("", "muted", self)
        self.mark = StatusChip(self.tr("暂定"), Tone.WARNING, self)
        self.mark.hide()
        caption = one_line_label(title, "muted", self)
        caption.setMinimumHeight(
            self.mark.sizeHint().height()
        )  # so that all tiles stand on one line
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(caption)
        head.addWidget(self.mark)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._words)
        layout.addWidget(self._line)

    def show_promise(self, words: str, line: str) -> None:
        """Show a promise; empty for none yet."""
        self._words.setText(words or "—")
        self._line.setText(line)
        self.setAccessibleDescription(self.text())

    def text(self) -> str:
        """What it says."""
        return f"{self._words.text()} {self._line.text()}".strip()


class IntakeSummary(QFrame):
    """A card with both dates, the fee, and whether papers are missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("时限和材料"))
        self.station_due = PromiseTile(self.tr("最迟报送日"), self)
        self.expected = PromiseTile(self.tr("预计办结日"), self)
        fee = PromiseTile(self.tr("收费"), self)
        fee.show_promise(self.tr("免费"), self.tr("代办不收任何费用"))
        self._missing = plain_label("", "body", self)
        self._state = StatusChip("", Tone.NEUTRAL, self)
        self._state.hide()
        self._lay_out(fee)

    def show_dates(self, dates: Any) -> None:
        """Show PromisedDates, or None while no item is chosen."""
        if dates is None:
            self.station_due.show_promise("", "")
            self.expected.show_promise("", "")
            self.expected.mark.hide()
            return
        self.station_due.show_promise(
            spoken_day(dates.station_due_on), self.tr("%n 个工作日内报镇里", "", dates.station_days)
        )
        self.expected.show_promise(
            spoken_day(dates.expected_by), self.tr("约 %n 个工作日后", "", dates.expected_days)
        )
        self.expected.mark.setVisible(dates.is_provisional)

    def show_missing(
        self, missing: Sequence[str], has_item: bool, *, is_deficient: bool = False
    ) -> None:
        """Say which papers are missing, and what will be printed for it."""
        self._state.setVisible(has_item)
        if not has_item:
            words = ""
        elif missing and is_deficient:
            self._state.set_status(self.tr("容缺 %n 份", "", len(missing)), Tone.WARNING)
            words = self.tr("{names}。登记后打印容缺承诺书。").format(names=listed(missing))
        elif missing:
            self._state.set_status(self.tr("还缺 %n 份", "", len(missing)), Tone.WARNING)
            words = self.tr("{names}。登记后打印一次性告知单。").format(names=listed(missing))
        else:
            self._state.set_status(self.tr("材料齐全"), Tone.DONE)
            words = self.tr("登记后打印材料接收凭证。")
        self._missing.setText(words)

    def is_provisional(self) -> bool:
        """Whether the dates are marked 暂定."""
        return not self.expected.mark.isHidden()

    def missing_text(self) -> str:
        """What is said about the papers."""
        return f"{self._state.text()} {self._missing.text()}".strip()

    def _lay_out(self, fee: PromiseTile) -> None:
        dates = QHBoxLayout()
        dates.setSpacing(20)
        dates.addWidget(self.station_due, 3)
        dates.addWidget(self.expected, 3)
        dates.addWidget(fee, 2)
        state = QHBoxLayout()
        state.setSpacing(10)
        state.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._missing, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        layout.setSpacing(6)
        layout.addLayout(dates)
        layout.addLayout(state)
