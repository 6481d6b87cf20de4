"""Who has a key to the open station. Slow, and so never on the windows' thread."""

from collections.abc import Callable

from app.acts.account_acts import KEY_REPLACED
from app.bootstrap.station import OpenStation
from app.bootstrap.station_lock import attempts_of, checked_password, shut_out
from app.models.errors import EnvironmentProblem
from app.store.disk_room import MIB
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

    def replace(self) -> None:
        """Put another database key in force; the desk is to be locked at once and opened again.

        Raises EnvironmentProblem `disk_nearly_full` (mib) unless the file fits on the disk twice
        more; OperationRefused `slot_needs_login` (name).
        """
        station = self._station()
        size = station.folder.database.stat().st_size
        if station.room.free_mib() * MIB < 2 * size + MIB:
            raise EnvironmentProblem("disk_nearly_full", mib=station.room.free_mib())
        station.note_account(KEY_REPLACED)
        station.slots().replace_key(station.database_key)

    def shut_out(self, staff_id: str) -> None:
        """Take a person's key away."""
        station = self._station()
        shut_out(station.slots(), station.database_key, staff_id)
