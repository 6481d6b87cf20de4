"""Backups and the recovery code of the open station, for its settings and for once a day."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from app.background.freed_memory import give_back_memory
from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.diagnostics import sealed_diagnostics
from app.bootstrap.station import OpenStation
from app.bootstrap.station_backup import KeptCopy, copies_to_go_back_to, set_back
from app.bootstrap.station_keys import StationKeys
from app.bootstrap.station_recovery import code_was_seen, has_code, make_recovery_code
from app.bootstrap.stick_rule import StickRule
from app.bootstrap.update_installing import updater_of
from app.bootstrap.update_keeping import UpdateKeeping
from app.models.diagnostics import DIAGNOSTICS_SUFFIX
from app.models.errors import EnvironmentProblem
from app.models.long_work import Tell, untold
from app.models.moments import utc_text
from app.models.roles import check_permission
from app.presenters.backup_presenter import BackupStanding
from app.presenters.paper_files import keep_file

SET_MADE_KEY = "backup_set_made_at"


class Safekeeping:
    """Works on a connection of its own, on any thread but the windows'.

    Implements backup_presenter.Keeper. `updates` are those of the program that is running.
    """

    def __init__(self, station: Callable[[], OpenStation]) -> None:
        self._station = station
        self.updates = UpdateKeeping(
            lambda: updater_of(station().surroundings), self._check_manages
        )
        self._has_warned = False

    def _check_manages(self) -> None:
        check_permission(self._station().actor.role, "manage_station")

    def standing(self) -> BackupStanding:
        """How safe the station's file is now."""
        station = self._station()
        kept = BackupKeeping(station).kept()
        made_at = int(kept[0].made_at.timestamp() * 1000) if kept else 0
        return BackupStanding(
            count=len(kept),
            newest_at=utc_text(made_at) if kept else "",
            has_code=has_code(station),
            free_mib=station.room.free_mib(),
            is_disk_low=station.room.is_low(),
            set_made_at=self._set_made_at(),
            copies=copies_to_go_back_to(station),
        )

    def back_up(self, tell: Tell = untold) -> None:
        """A backup in the station's folder, tried by restoring it."""
        station = self._station()
        with contextlib.closing(station.open_store()) as store:
            store.settle_erasures()
            BackupKeeping(station).make(store, tell)
        give_back_memory()

    def back_up_to(self, folder: Path, tell: Tell = untold) -> Path:
        """A set on a stick. Raises OperationRefused `act_not_permitted`, `stick_not_allowed`."""
        station = self._station()
        check_permission(station.actor.role, "manage_station")
        with contextlib.closing(station.open_store()) as store:
            StickRule(store, station.rules.profile, station.surroundings.clock)(folder)
            store.settle_erasures()
            made = BackupKeeping(station).make_set(store, folder, tell)
            store.set_meta(SET_MADE_KEY, utc_text(station.surroundings.clock()).encode())
            return made

    def set_back(self, copy: KeptCopy, tell: Tell = untold) -> None:
        """An intact older file in place of this one; the desk is to be locked. Raises as
        `station_backup.set_back` does, and OperationRefused `act_not_permitted`.
        """
        self._check_manages()
        set_back(self._station(), copy.path, tell)

    def write_diagnostics(self, folder: Path) -> Path:
        """A file for whoever looks for a fault; see `sealed_diagnostics`.

        Raises EnvironmentProblem `file_not_written` too.
        """
        station = self._station()
        desk = station.open_desk()
        with contextlib.closing(desk.store):
            content = sealed_diagnostics(station, desk)
        name = f"诊断-{station.label.village_code}-{station.label.device_id[:6]}"
        return keep_file(folder, name, content, DIAGNOSTICS_SUFFIX)

    def _set_made_at(self) -> str:
        with contextlib.closing(self._station().open_store()) as store:
            return (store.meta(SET_MADE_KEY) or b"").decode()

    def new_code(self) -> str:
        """Another recovery code. Raises OperationRefused `act_not_permitted`."""
        station = self._station()
        check_permission(station.actor.role, "manage_station")
        return make_recovery_code(station)

    def code_seen(self) -> None:
        """It was written down."""
        code_was_seen(self._station())

    def replace_key(self) -> None:
        """Another database key; the desk is to be locked. Raises as `StationKeys.replace` does, and
        OperationRefused `act_not_permitted`.
        """
        self._check_manages()
        StationKeys(self._station).replace()

    def look_after(self) -> None:
        """Once a day a backup; and the reserve, while the disk has room for it.

        Raises EnvironmentProblem `disk_low` (mib) once each time the disk becomes low.
        """
        station = self._station()
        station.room.keep_reserve()
        is_low, had_warned = station.room.is_low(), self._has_warned
        self._has_warned = is_low
        if is_low and not had_warned:
            raise EnvironmentProblem("disk_low", mib=station.room.free_mib())
        if BackupKeeping(station).is_due() and not is_low:
            self.back_up()
