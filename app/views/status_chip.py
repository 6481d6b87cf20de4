"""A status by word, shape and colour, so that no one of the three is needed to read it."""

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.views.labels import one_line_label


class Tone(Enum):
    """What a status means for the person at the desk; the value is the colour's name."""

    NEUTRAL = "neutral"
    ACTIVE = "active"
    WARNING = "warning"
    DANGER = "danger"
    DONE = "done"

    @property
    def shape(self) -> str:
        """The mark before the word."""
        return _SHAPES[self]


_SHAPES = {
    Tone.NEUTRAL: "○",
    Tone.ACTIVE: "●",
    Tone.WARNING: "▲",
    Tone.DANGER: "■",
    Tone.DONE: "◆",
}
_CASE_TONES = {
    "supplement": Tone.WARNING,
    "returned": Tone.WARNING,
    "suspended": Tone.WARNING,
    "received": Tone.ACTIVE,
    "submitted": Tone.ACTIVE,
    "accepted": Tone.ACTIVE,
    "in_progress": Tone.ACTIVE,
    "concluded": Tone.DONE,
    "delivered": Tone.DONE,
    "rated": Tone.DONE,
    "followed_up": Tone.DONE,
}
_APPEAL_TONES = {
    "collected": Tone.WARNING,
    "sorted": Tone.ACTIVE,
    "assigned": Tone.ACTIVE,
    "answered": Tone.DONE,
    "followed_up": Tone.DONE,
}


def case_tone(status: str) -> Tone:
    """How a case's status looks; closed ones are neutral."""
    return _CASE_TONES.get(status, Tone.NEUTRAL)


def appeal_tone(stage: str) -> Tone:
    """How an appeal's stage looks; written-off ones are neutral."""
    return _APPEAL_TONES.get(stage, Tone.NEUTRAL)


def status_text(tone: Tone, word: str) -> str:
    """`▲ 待补正`."""
    return f"{tone.shape} {word}" if word else ""


class StatusChip(QWidget):
    """A small coloured plate with a shape and a word."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label: QLabel = one_line_label("", "status", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self.set_status(word, tone)

    def set_status(self, word: str, tone: Tone) -> None:
        """Show another status."""
        self._label.setText(status_text(tone, word))
        self._label.setProperty("tone", tone.value)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)
        self._label.updateGeometry()  # the plate's padding and bold ink come with the polish
        self.setAccessibleName(word)

    def text(self) -> str:
        """What stands on it, shape included."""
        return self._label.text()
