"""The strip that names the forms which were left unfinished, each of one villager in the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.buttons import ActionButton, quiet_button
from app.views.case_layouts import empty_layout
from app.views.labels import one_line_label
from app.views.sheet import Question
from app.views.translation import spoken_moment

if TYPE_CHECKING:
    from app.presenters.intake_reading import WaitingDraft

MOST_SHOWN = 3
LONGEST_WORDS = 14


class DraftStrip(QFrame):
    """A button for each unfinished form (Alt+1 is the newest), and one to throw it away.

    Signals:
        continued: (str) go on with the draft of that key.
        given_up: (str) forget it.
    """

    continued = Signal(str)
    given_up = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.continue_buttons: list[ActionButton] = []
        self.give_up_buttons: list[QWidget] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(18, 6, 12, 6)
        self._layout.setSpacing(8)
        self.hide()

    def show_waiting(self, drafts: "Sequence[WaitingDraft]") -> None:
        """Show these WaitingDrafts; the oldest ones make do with a number."""
        empty_layout(self._layout)
        self.continue_buttons, self.give_up_buttons = [], []
        title = self.tr("没登记完的 %n 件：", "", len(drafts))
        self._layout.addWidget(one_line_label(title, "muted", self))
        for number, draft in enumerate(drafts[:MOST_SHOWN], start=1):
            button = ActionButton(self._words(draft), f"Alt+{number}", False, self)
            button.setProperty("draft", draft.key)
            button.setToolTip(self._about(draft))
            button.clicked.connect(self._on_continue_clicked)
            away = quiet_button(self.tr("不要了"), self)
            away.setProperty("draft", draft.key)
            away.setAccessibleName(self.tr("不要了：{about}").format(about=self._about(draft)))
            away.clicked.connect(self._on_give_up_clicked)
            self._layout.addWidget(button)
            self._layout.addWidget(away)
            self.continue_buttons.append(button)
            self.give_up_buttons.append(away)
        self._layout.addStretch(1)
        self.setAccessibleName(title)
        self.setVisible(bool(drafts))

    def texts(self) -> list[str]:
        """What stands on the buttons."""
        return [button.text() for button in self.continue_buttons]

    def _words(self, draft: "WaitingDraft") -> str:
        who = draft.applicant_name or self.tr("还没写姓名")
        words = f"{who} {draft.item_name}".strip()
        return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"

    def _about(self, draft: "WaitingDraft") -> str:
        who = draft.applicant_name or self.tr("还没写姓名")
        return "　".join(filter(None, [who, draft.item_name, spoken_moment(draft.saved_at)]))

    def _on_continue_clicked(self) -> None:
        self.continued.emit(self.sender().property("draft"))

    def _on_give_up_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QWidget)
        key = button.property("draft")
        question = Question(
            self.tr("这份没登记完的不要了？"),
            button.accessibleName(),
            self.tr("不要了"),
            self.tr("留着"),
            self.window(),
        )
        question.confirmed.connect(lambda: self.given_up.emit(key))
        question.open()
        self.question = question
