"""What happened to a case, newest first: who did what, when, and what was said."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.rectification_records import RectificationStep
from app.views.case_layouts import empty_layout
from app.views.case_words import action_words, step_words
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.status_chip import StatusChip, Tone
from app.views.translation import history_mark, spoken, spoken_moment
from app.words.terms import CASE_ACTION


class CaseHistory(QFrame):
    """A card with the steps of a case. Lines are HistoryLine: a `step`, and whether it counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("办理经过"))
        self._steps = QWidget()
        self._column = QVBoxLayout(self._steps)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 10, 14)
        layout.setSpacing(10)
        layout.addWidget(one_line_label(self.tr("办理经过"), "heading", self))
        layout.addWidget(scrolling(self._steps, self), 1)

    def show_history(self, lines: Sequence[Any]) -> None:
        """Show these steps instead."""
        empty_layout(self._column)
        for line in lines:
            self._column.addWidget(self._line_widget(line))

    def texts(self) -> list[str]:
        """What the steps say, for whoever cannot see them."""
        found = []
        for number in range(self._column.count()):
            item = self._column.itemAt(number)
            widget = item.widget() if item else None
            if widget is not None:
                found.append(widget.accessibleName())
        return found

    def _line_widget(self, line: Any) -> QWidget:
        step = line.step
        if isinstance(step, RectificationStep):
            said = [step.note]
            action = self.tr("差评整改：{action}").format(action=action_words(step.action))
        else:
            said, action = step_words(step), spoken(CASE_ACTION, step.action)
        who = self.tr("镇里") if step.side == "township" else self.tr("本站")
        name = f"{who} {step.actor_name}".strip()
        widget = QWidget(self._steps)
        head = QHBoxLayout()
        head.setSpacing(10)
        title = one_line_label(action, "body", widget)
        title.setProperty("part", "caption")
        head.addWidget(title)
        mark = history_mark(line)
        if mark:
            tone = Tone.NEUTRAL if line.is_taken_back else Tone.WARNING
            head.addWidget(StatusChip(mark, tone, widget))
        head.addStretch(1)
        head.addWidget(one_line_label(f"{name}　{spoken_moment(step.at)}", "muted", widget))
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        for words in said:
            column.addWidget(plain_label(words, "body", widget))
        widget.setAccessibleName(" ".join(filter(None, [action, mark, name, *said])))
        return widget
