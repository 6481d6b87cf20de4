"""The ways back in for who forgot the password, as the sheet at the login walks them."""

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.station import OpenStation
from app.bootstrap.station_recovery import recover
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township_grant import (
    AskedByLine,
    AskedGrant,
    ask_by_line,
    ask_township,
    enter_by_grant,
    enter_by_line,
)


class RoadsBack:
    """Slow: on the entrance's thread. `take_folder` keeps a second window off the folder.

    Implements recovery_presenter.Roads.
    """

    def __init__(
        self, data: Path, surroundings: Surroundings, take_folder: Callable[[], None]
    ) -> None:
        self._data = data
        self._surroundings = surroundings
        self._take_folder = take_folder

    def by_code(self, staff_id: str, code: str, password: str) -> tuple[OpenStation, str]:
        """In by the recovery code; returns the next one too."""
        self._take_folder()
        return recover(self._data, staff_id, code, password, self._surroundings)

    def ask(self, staff_id: str, folder: Path) -> AskedGrant:
        """Write a request to the township."""
        return ask_township(self._data, staff_id, folder, self._surroundings)

    def by_grant(self, staff_id: str, answer: Path, password: str) -> OpenStation:
        """In by the township's answer."""
        self._take_folder()
        return enter_by_grant(self._data, staff_id, answer, password, self._surroundings)

    def ask_by_line(self, staff_id: str) -> AskedByLine:
        """Ask the township over the line."""
        return ask_by_line(self._data, staff_id, self._surroundings)

    def by_line(self, staff_id: str, password: str) -> OpenStation:
        """In, once the township has granted it."""
        self._take_folder()
        return enter_by_line(self._data, staff_id, password, self._surroundings)
