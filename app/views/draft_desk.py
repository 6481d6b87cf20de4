"""What is typed in a form is kept a moment later, so that a power cut or a closed form loses nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.views.record_standing import found_in_window
from app.views.station_day import day_in_window

PAUSE_MILLISECONDS = 500


class DraftDesk(QObject):
    """Where forms keep what is typed and not saved yet.

    Signals:
        wanted: (object, str) a form asks for what was typed in it earlier.
        typed: (str, dict) what a form holds now, as a KeptForm has it.
        done_with: (str) a form was saved, or holds nothing of its own any more.
        left: (str) the form of that title was closed with something in it that is not saved.
    """

    wanted = Signal(object, str)
    typed = Signal(str, dict)
    done_with = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._expected: dict[str, str] = {}

    def expect(self, title: str, key: str) -> None:
        """The next form of that title goes on with this draft, whatever it comes up with."""
        self._expected = {title: key}

    def take_expected(self, title: str) -> str:
        """The draft that the form of that title goes on with; empty for the one of its own."""
        return self._expected.pop(title, "")


class DraftKeeping(QObject):
    """Keeps one form's draft from when it is shown until it is saved.

    A form is known by its title and what it held when it was opened, today's date apart: so the form
    of another record, or of one that was changed meanwhile, has another draft. A step of a record is
    known by the record and the step.
    """

    def __init__(self, form: QWidget, title: str = "") -> None:
        super().__init__(form)
        self._form = form
        self._title = title
        self._road: Sequence[str] = ()
        self._desk: DraftDesk | None = None
        self._first: Mapping[str, Any] = {}
        self._key = ""
        self._has_begun = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.keep)

    def begin(self, values: Mapping[str, Any], road: Sequence[str] = (), mark: str = "") -> None:
        """The form came up with these values: ask for what was typed in it earlier. `road` leads back
        to it: the place of its page, what is opened there, and the record's id. A `mark` tells forms
        apart that are alike.
        """
        if self._has_begun:
            return
        self._has_begun = True
        day = day_in_window(self._form)
        told = {n: "" if day and value == day.isoformat() else value for n, value in values.items()}
        known_by = [self._title, told, mark] if mark else [self._title, told]
        said = json.dumps(known_by, ensure_ascii=False, sort_keys=True)
        self._follow(f"form/{hashlib.sha256(said.encode()).hexdigest()[:32]}", values, road)

    def begin_step(self, title: str, road: tuple[str, ...], values: Mapping[str, Any]) -> None:
        """Another step of a record is being filled in: `road` says of which kind and record, and
        which step.
        """
        self.keep_at_once()
        self._title = title
        self._follow(_step_key(road), values, road)

    def touch(self) -> None:
        """Something was typed."""
        if self._key:
            self._pause.start()

    def keep(self) -> None:
        """Keep what stands there now; what says the same as at first is no draft."""
        self._pause.stop()
        if self._desk is None or not self._key:
            return
        if self._holds_something():
            values = self._form.values()  # type: ignore[attr-defined]
            kept = {
                "title": self._title.strip(),
                "road": list(self._road),
                "values": values,
                "changed": [name for name in values if values[name] != self._first.get(name)],
            }
            self._desk.typed.emit(self._key, kept)
        else:
            self._desk.done_with.emit(self._key)

    def keep_at_once(self) -> None:
        """The form goes out of sight: what was typed this moment is kept too."""
        if self._pause.isActive():
            self.keep()

    def leave(self) -> None:
        """The form was closed unsaved: what was typed waits for the next time."""
        self.keep_at_once()
        if self._desk is not None and self._key and self._holds_something():
            self._desk.left.emit(self._title.strip())
        self._key = ""

    def end(self) -> None:
        """The form was saved."""
        self._pause.stop()
        if self._desk is not None and self._key:
            self._desk.done_with.emit(self._key)
        self._key = ""

    def end_step(self, road: tuple[str, ...]) -> None:
        """That step was taken."""
        key = _step_key(road)
        if self._desk is not None:
            self._desk.done_with.emit(key)
        if key == self._key:
            self._pause.stop()
            self._key = ""

    def first_values(self) -> Mapping[str, Any]:
        """What the form came up with."""
        return self._first

    def _follow(self, key: str, values: Mapping[str, Any], road: Sequence[str]) -> None:
        self._desk = found_in_window(self._form, DraftDesk)
        self._first, self._key, self._road = dict(values), key, road
        if self._desk is not None:
            self._key = self._desk.take_expected(self._title.strip()) or key
            self._desk.wanted.emit(self._form, self._key)

    def _holds_something(self) -> bool:
        return bool(self._form.values() != self._first)  # type: ignore[attr-defined]


def _step_key(road: tuple[str, ...]) -> str:
    return "/".join(("step", *road))
