"""Who has a key to the open station. Slow, and so never on the windows' thread."""

from collections.abc import Callable

from app.bootstrap.station import OpenStation
from app.bootstrap.station_lock import attempts_of, checked_password, shut_out
from app.vault.slots import LoginTile


class StationKeys:
    """Changes and checks the keys of the open station; implements settings_presenter.Keys."""

    def __init__(self, station: Callable[[], OpenStation]) -> None:
        self._station = station

    def let_in(self, tile: LoginTile, password: str) -> None:
        """Give one more person a key."""
        station = self._station()
        cost = station.surroundings.password_cost
        station.slots().add_slot(station.database_key, tile, password, cost)

    def check(self, staff_id: str, password: str) -> None:
        """Whether this is the person's password; wrong ones are counted as at the login."""
        station = self._station()
        attempts = attempts_of(station.folder, station.surroundings)
        checked_password(station.slots(), attempts, staff_id, password)

    def relock(self, staff_id: str, password: str) -> None:
        """Give a person who forgot theirs a new password."""
        station = self._station()
        cost = station.surroundings.password_cost
        station.slots().reset_password(station.database_key, staff_id, password, cost)

    def shut_out(self, staff_id: str) -> None:
        """Take a person's key away."""
        station = self._station()
        shut_out(station.slots(), station.database_key, staff_id)
