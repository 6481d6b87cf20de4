"""What happened to a record, newest first: who did what, when, and what was said."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.case_layouts import empty_layout
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.scale import is_large
from app.views.status_chip import StatusChip, Tone
from app.views.translation import history_mark, spoken_moment


class HistoryCard(QFrame):
    """A card with the steps of a record. Lines have a `step` and whether it counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.title())
        self._steps = QWidget()
        self._column = QVBoxLayout(self._steps)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._texts: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 10, 14)
        layout.setSpacing(10)
        layout.addWidget(one_line_label(self.title(), "heading", self))
        layout.addWidget(scrolling(self._steps, self), 1)

    @abstractmethod
    def title(self) -> str:
        """What stands above the steps."""

    @abstractmethod
    def action_and_words(self, step: Any) -> tuple[str, list[str]]:
        """What was done in a step, and what was said with it."""

    def show_history(self, lines: Sequence[Any]) -> None:
        """Show these steps instead."""
        empty_layout(self._column)
        self._texts = []
        for line in lines:
            widget = self._line_widget(line)
            self._texts.append(widget.accessibleName())
            self._column.addWidget(widget)

    def texts(self) -> list[str]:
        """What the steps say, for whoever cannot see them."""
        return list(self._texts)

    def _line_widget(self, line: Any) -> QWidget:
        step = line.step
        action, said = self.action_and_words(step)
        who = self.tr("镇里") if step.side == "township" else self.tr("本站")
        name = f"{who} {step.actor_name}".strip()
        mark = history_mark(line)
        widget = QWidget(self._steps)
        head = QHBoxLayout()
        head.setSpacing(10)
        title = one_line_label(action, "body", widget)
        title.setProperty("part", "caption")
        head.addWidget(title)
        if mark:
            tone = Tone.NEUTRAL if line.is_taken_back else Tone.WARNING
            head.addWidget(StatusChip(mark, tone, widget))
        head.addStretch(1)
        by_whom = one_line_label(f"{name}　{spoken_moment(step.at)}", "muted", widget)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        (column if is_large() else head).addWidget(by_whom)  # large text has no room for both
        for words in said:
            column.addWidget(plain_label(words, "body", widget))
        widget.setAccessibleName(" ".join(filter(None, [action, mark, name, *said])))
        return widget
