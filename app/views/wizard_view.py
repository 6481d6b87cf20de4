"""What a wizard looks like: the steps at the left, one of them at the right, back and on below."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.first_start_steps import Step
from app.views.icons import IconBook
from app.views.labels import one_line_label, plain_label
from app.views.message_strip import MessageStrip
from app.views.scale import scaled, text_scale

CARD = (1020, 640)


class WizardView(QWidget):
    """Holds the steps. Subclasses say what Back and On do, and call `lay_out` once."""

    def __init__(self, icons: IconBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._steps: tuple[Step, ...] = ()
        self._stack = QStackedWidget(self)
        self._strip = MessageStrip(self)
        self._marks: list[QLabel] = []
        self._heading = one_line_label("", "title", self)
        self._help = plain_label("", "muted", self)
        self._intro = plain_label("", "muted", self)
        self.back_button = ActionButton(self.tr("上一步"), "Alt+Left", False, self)
        self.next_button = ActionButton(self.tr("下一步"), "", True, self)
        self.next_button.show_key("Enter")

    def lay_out(self, steps: tuple[Step, ...], *side_buttons: QPushButton) -> None:
        """The card, with `side_buttons` below the list of steps."""
        self._steps = steps
        for step in steps:
            self._stack.addWidget(step)
        card = QFrame(self)
        card.setProperty("kind", "card")
        card.setMaximumSize(QSize(*CARD) * text_scale())  # and what the window has, in large text
        content = QVBoxLayout()
        is_large = text_scale() > 1
        content.setContentsMargins(36, 16 if is_large else 30, 36, 0)
        content.setSpacing(10)
        content.addWidget(self._heading)
        content.addWidget(self._help)
        content.addWidget(self._strip)
        content.addSpacing(4)
        content.addWidget(self._stack, 1)
        foot = QFrame(card)
        foot.setProperty("kind", "foot")
        buttons = QHBoxLayout(foot)
        low = 6 if is_large else 14
        buttons.setContentsMargins(36, low, 36, low)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(content, 1)
        right.addWidget(foot)
        across = QHBoxLayout(card)
        across.setContentsMargins(1, 1, 1, 1)
        across.setSpacing(0)
        across.addWidget(self._step_list(side_buttons))
        across.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        layout.addLayout(middle, 1000)
        layout.addStretch(1)

    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._stack.currentIndex()

    def turn_to(self, step: int) -> None:
        """Show a step with its heading, and mark it at the left."""
        self._strip.clear()
        for number, each in enumerate(self._steps):  # only the one that is shown claims room
            policy = QSizePolicy.Policy.Preferred if number == step else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentIndex(step)
        self._heading.setText(self._steps[step].heading)
        self._help.setText(self._steps[step].explanation)
        for number, mark in enumerate(self._marks):
            state = "done" if number < step else "now" if number == step else "later"
            mark.setProperty("step", state)
            mark.style().unpolish(mark)
            mark.style().polish(mark)

    def name_steps(self, names: list[str], intro: str) -> None:
        """What stands at the left; an empty name is no step."""
        self._intro.setText(intro)
        shown = [name for name in names if name]
        for mark, name in zip(self._marks, names, strict=True):
            mark.setVisible(bool(name))
            mark.setText(f"{shown.index(name) + 1}  {name}" if name else "")

    def show_problem(self, problem: Problem) -> None:
        """What is still missing, or what went wrong."""
        self._strip.show_problem(problem)

    def message(self) -> str:
        """What the strip says."""
        return self._strip.text()

    def heading(self) -> str:
        """What the step that is shown is called."""
        return self._heading.text()

    def _step_list(self, side_buttons: tuple[QPushButton, ...]) -> QWidget:
        side = QFrame(self)
        side.setProperty("kind", "steps")
        side.setFixedWidth(scaled(250))
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 30, 16, 24)
        column.setSpacing(8)
        mark = one_line_label("", "body", side)
        mark.setPixmap(self._icons.picture("heart", "accent", 36))
        column.addWidget(mark)
        column.addWidget(one_line_label(self.tr("连心站"), "heading", side))
        column.addWidget(self._intro)
        column.addSpacing(18)
        for _ in self._steps:
            words = one_line_label("", "body", side)
            words.setProperty("step", "later")
            self._marks.append(words)
            column.addWidget(words)
        column.addStretch(1)
        for button in side_buttons:
            column.addWidget(button)
        return side
