"""Asking the township for a way in: by a file on a stick, or over the line. No Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.presenters.one_at_a_time import BusyScreen, OneAtATime


class Asked(Protocol):
    """A request to the township that was written."""

    @property
    def path(self) -> Path: ...
    @property
    def town_name(self) -> str: ...
    @property
    def digits(self) -> str: ...


class AskedAhead(Protocol):
    """A request that the township has."""

    @property
    def town_name(self) -> str: ...
    @property
    def digits(self) -> str: ...
    @property
    def is_granted(self) -> bool: ...


class AskingScreen(BusyScreen, Protocol):
    """Where the six digits are shown."""

    def show_asked(self, file_name: str, town_name: str, digits: str) -> None: ...

    def show_waiting(self, town_name: str, digits: str) -> None: ...

    def show_granted(self, town_name: str) -> None: ...


class TownshipAsking:
    """Shows what came of a request."""

    def __init__(self, screen: AskingScreen, work: OneAtATime) -> None:
        self._screen = screen
        self._work = work

    def by_stick(self, ask: Callable[[], Asked]) -> None:
        """Write a request, and show its six digits."""
        self._work.run(
            ask,
            lambda asked: self._screen.show_asked(asked.path.name, asked.town_name, asked.digits),
        )

    def by_line(
        self, ask: Callable[[], AskedAhead], password: str, on_granted: Callable[[], None]
    ) -> None:
        """Show the digits, or once the way is granted go on with the new password, if one was typed."""

        def show(asked: AskedAhead) -> None:
            if not asked.is_granted:
                self._screen.show_waiting(asked.town_name, asked.digits)
            elif not password:
                self._screen.show_granted(asked.town_name)
            else:
                on_granted()

        self._work.run(ask, show)
