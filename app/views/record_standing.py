"""How far a record has come on its way to the township, beside the record: by word and by shape."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.errors import OperationRefused
from app.models.record_standing import QUARANTINED, RecordStanding
from app.views.labels import plain_label
from app.views.status_chip import StatusChip, Tone, status_text
from app.views.translation import sentence, spoken
from app.words.desk_words import RECORD_STANDING, STANDING_MEANING

_TONES = {
    "local": Tone.NEUTRAL,
    "carried": Tone.ACTIVE,
    "stored": Tone.ACTIVE,
    "delivered": Tone.DONE,
    "accepted": Tone.DONE,
    "returned": Tone.WARNING,
    "declined": Tone.WARNING,
    "refused": Tone.DANGER,
    "quarantined": Tone.DANGER,
}
DeskT = TypeVar("DeskT", bound=QObject)
_INKS = {Tone.WARNING: "warning", Tone.DANGER: "danger"}


class StandingDesk(QObject):
    """Where whatever shows records asks how far they have come.

    Signals:
        wanted: (object, str, list) who asks, the kind of record, and their ids.
        changed: the township was heard, or something was kept: what was told may be old.
    """

    wanted = Signal(object, str, list)
    changed = Signal()


def found_in_window(widget: QWidget, kind: type[DeskT]) -> DeskT | None:
    """The only one of its kind in the window that a widget stands in, or lies over."""
    top = widget.window()
    while (parent := top.parentWidget()) is not None:
        top = parent.window()
    return top.findChild(kind)


def standing_words(standing: RecordStanding | None) -> str:
    """`◆ 已送达`; nothing while it is not known."""
    if standing is None:
        return ""
    return status_text(_TONES[standing.state], spoken(RECORD_STANDING, standing.state))


def standing_shape(standing: RecordStanding) -> str:
    """`◆`, where a list has no room for the word; nothing while it is not known."""
    return _TONES[standing.state].shape if standing is not None else ""


def standing_ink(standing: RecordStanding) -> str:
    """What came back stands out; the rest is quiet."""
    return _INKS.get(_TONES[standing.state], "ink_soft") if standing is not None else "ink_soft"


def meaning_words(standing: RecordStanding | None) -> str:
    """What it means, and why it came back or could not be taken over; nothing while it is not known."""
    if standing is None:
        return ""
    reason = standing.reason
    if standing.state == QUARANTINED:
        reason = sentence(OperationRefused(standing.reason))
    return spoken(STANDING_MEANING, standing.state).format(reason=reason)


def standing_about(standing: Any) -> str:
    """The word and what it means, where only the shape is seen."""
    return "　".join(filter(None, [standing_words(standing), meaning_words(standing)]))


class StandingAsker:
    """The part that lists and single records have in common: asking, and asking again."""

    def __init__(self, widget: QWidget, ask_again: Callable[[], None]) -> None:
        """`ask_again` is a method of the widget."""
        self._widget = widget
        self._ask_again = ask_again
        self._desk: StandingDesk | None = None

    def ask(self, kind: str, ids: list[str]) -> None:
        """Ask about these; the answer comes to the widget's `show_standings`."""
        desk = self._desk or found_in_window(self._widget, StandingDesk)
        if desk is None or not ids:
            return
        if self._desk is None:
            self._desk = desk
            desk.changed.connect(self._ask_again)
        desk.wanted.emit(self._widget, kind, ids)


class StandingLine(QWidget):
    """The standing of one record, with what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = self._record_id = ""
        self._asker = StandingAsker(self, self.ask_again)
        self.chip = StatusChip("", Tone.NEUTRAL, self)
        self._meaning = plain_label("", "muted", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.chip)
        layout.addWidget(self._meaning, 1)
        self.hide()

    def show_record(self, kind: str, record_id: str) -> None:
        """Tell of this record from now on."""
        if (kind, record_id) != (self._kind, self._record_id):
            self.hide()
        self._kind, self._record_id = kind, record_id
        self.ask_again()

    def ask_again(self) -> None:
        """Something may have changed on the way."""
        if self._record_id:
            self._asker.ask(self._kind, [self._record_id])

    def show_standings(self, standings: Mapping[str, RecordStanding]) -> None:
        """The answer; one about another record is late."""
        standing = standings.get(self._record_id)
        if standing is None:
            return
        self.chip.set_status(spoken(RECORD_STANDING, standing.state), _TONES[standing.state])
        words = meaning_words(standing)
        self._meaning.setText(words)
        self.setAccessibleName(self.chip.text())
        self.setAccessibleDescription(words)
        self.show()

    def texts(self) -> tuple[str, str]:
        """The plate, and what it means; empty while nothing is told."""
        if self.isHidden():
            return "", ""
        return self.chip.text(), self._meaning.text()
