"""What is typed in a form is kept a moment later, so that a power cut or a closed form loses nothing."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.views.record_standing import found_in_window

PAUSE_MILLISECONDS = 500


class DraftDesk(QObject):
    """Where forms keep what is typed and not saved yet.

    Signals:
        wanted: (object, str) a form asks for what was typed in it earlier.
        typed: (str, dict) what a form holds now.
        done_with: (str) a form was saved, or holds nothing of its own any more.
    """

    wanted = Signal(object, str)
    typed = Signal(str, dict)
    done_with = Signal(str)


class DraftKeeping(QObject):
    """Keeps one form's draft from when it is shown until it is saved.

    A form is known by its title and what it held when it was opened, today's date apart: so the form
    of another record, or of one that was changed meanwhile, has another draft.
    """

    def __init__(self, form: QWidget, title: str, today: str) -> None:
        super().__init__(form)
        self._form = form
        self._title = title
        self._today = today
        self._desk: DraftDesk | None = None
        self._first: Mapping[str, Any] = {}
        self._key = ""
        self._has_begun = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.keep)

    def begin(self, values: Mapping[str, Any]) -> None:
        """The form came up with these values: ask for what was typed in it earlier."""
        if self._has_begun:
            return
        self._has_begun = True
        self._desk = found_in_window(self._form, DraftDesk)
        self._first = dict(values)
        told = {name: "" if value == self._today else value for name, value in values.items()}
        said = json.dumps([self._title, told], ensure_ascii=False, sort_keys=True)
        self._key = f"form/{hashlib.sha256(said.encode()).hexdigest()[:32]}"
        if self._desk is not None:
            self._desk.wanted.emit(self._form, self._key)

    def touch(self) -> None:
        """Something was typed."""
        if self._key:
            self._pause.start()

    def keep(self) -> None:
        """Keep what stands there now; what says the same as at first is no draft."""
        self._pause.stop()
        values = self._form.values()  # type: ignore[attr-defined]
        if self._desk is None or not self._key:
            return
        if values == self._first:
            self._desk.done_with.emit(self._key)
        else:
            self._desk.typed.emit(self._key, values)

    def keep_at_once(self) -> None:
        """The form goes out of sight: what was typed this moment is kept too."""
        if self._pause.isActive():
            self.keep()

    def leave(self) -> None:
        """The form was closed unsaved: what was typed waits for the next time."""
        self.keep_at_once()
        self._key = ""

    def end(self) -> None:
        """The form was saved."""
        self._pause.stop()
        if self._desk is not None and self._key:
            self._desk.done_with.emit(self._key)
        self._key = ""

    def first_values(self) -> Mapping[str, Any]:
        """What the form came up with."""
        return self._first
