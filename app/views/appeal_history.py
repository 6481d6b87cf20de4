"""What happened to an appeal, newest first: who did what, when, and what was said."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.appeal_stages import SUPERVISE
from app.models.moments import end_text
from app.models.records import AppealStep
from app.views.case_layouts import empty_layout
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.status_chip import StatusChip, Tone
from app.views.translation import history_mark, spoken, spoken_moment
from app.words.terms import APPEAL_ACTION, SUPERVISION_LEVEL


class AppealHistory(QFrame):
    """A card with the steps. Lines are AppealHistoryLine: a `step`, and whether it counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("经过"))
        self._steps = QWidget()
        self._column = QVBoxLayout(self._steps)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._texts: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 10, 14)
        layout.setSpacing(10)
        layout.addWidget(one_line_label(self.tr("经过"), "heading", self))
        layout.addWidget(scrolling(self._steps, self), 1)

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
        step, said = line.step, self._said(line.step)
        action = spoken(APPEAL_ACTION, step.action)
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
        head.addWidget(one_line_label(f"{name}　{spoken_moment(step.at)}", "muted", widget))
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        for words in said:
            column.addWidget(plain_label(words, "body", widget))
        widget.setAccessibleName(" ".join(filter(None, [action, mark, name, *said])))
        return widget

    def _said(self, step: AppealStep) -> list[str]:
        satisfaction = {True: self.tr("满意"), False: self.tr("不满意"), None: ""}
        reply = self.tr("答复：{reply}").format(reply=step.reply) if step.reply else ""
        person = (
            self.tr("责任人：{name}").format(name=step.assignee_name) if step.assignee_name else ""
        )
        due = (
            self.tr("时限：{day}").format(day=end_text(step.due_on, step.due_at))
            if step.due_on
            else ""
        )
        level = spoken(SUPERVISION_LEVEL, step.method) if step.action == SUPERVISE else ""
        told = (level, reply, satisfaction[step.is_satisfied], person, step.duty, due, step.promise)
        return [part for part in (*told, step.note) if part]
