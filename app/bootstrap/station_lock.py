"""The lock of a station's folder: who may come in, and from a password to the database key."""

from pathlib import Path

import msgspec

from app.bootstrap.station_folder import StationFolder, StationLabel
from app.bootstrap.suites import suited
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.attempts import Attempts
from app.vault.device_secret import read_device_secret
from app.vault.slots import LoginTile, SlotFile


class Unlocked(msgspec.Struct, frozen=True):
    """Who came in, with which key, and after how many wrong passwords."""

    staff_id: str
    database_key: bytes
    misses: int = 0


def login_tiles(data_dir: Path, surroundings: Surroundings) -> list[LoginTile]:
    """Who can log in at this station; needs no password."""
    folder = StationFolder(data_dir, surroundings.disk)
    return slot_file(folder, folder.label(), surroundings).names()


def unlock_station(
    data_dir: Path, staff: str, password: str, surroundings: Surroundings
) -> tuple[StationFolder, Unlocked]:
    """The folder and its database key, without opening the database.

    `staff` is an id or the name on the login tile. Raises OperationRefused `station_missing`,
    `account_unknown`, `account_waiting` (minutes), `password_wrong`; EnvironmentProblem for
    damaged files.
    """
    folder = StationFolder(data_dir, surroundings.disk)
    slots = slot_file(folder, folder.label(), surroundings)
    staff_id = staff_id_of(slots.names(), staff)
    attempts = attempts_of(folder, surroundings)
    return folder, checked_password(slots, attempts, staff_id, password)


def checked_password(slots: SlotFile, attempts: Attempts, staff_id: str, password: str) -> Unlocked:
    """Try a password; wrong ones are counted. Raises as `unlock_station` does."""
    attempts.begin(staff_id)
    try:
        key = slots.unlock(staff_id, password)
    except OperationRefused as refusal:
        if refusal.key != "password_wrong":
            attempts.failed_for_other_reasons(staff_id)
        raise
    except EnvironmentProblem:
        attempts.failed_for_other_reasons(staff_id)
        raise
    return Unlocked(staff_id, key, attempts.succeeded(staff_id))


def shut_out(slots: SlotFile, database_key: bytes, staff_id: str) -> None:
    """Take somebody's slot away; the last one stays, though it opens nothing any more."""
    try:
        slots.remove_slot(database_key, staff_id)
    except OperationRefused as refusal:
        if refusal.key not in ("last_account_cannot_go", "account_unknown"):
            raise


def attempts_of(folder: StationFolder, surroundings: Surroundings) -> Attempts:
    """The wrong passwords of this folder's accounts."""
    return Attempts(folder.attempts, surroundings.disk, surroundings.running_seconds)


def slot_file(folder: StationFolder, label: StationLabel, surroundings: Surroundings) -> SlotFile:
    """The key slots. Raises EnvironmentProblem `device_secret_missing`."""
    surroundings = suited(surroundings, label.suite)
    secret = read_device_secret(
        folder.path, label.station_id, surroundings.disk, surroundings.machine_dir
    )
    return SlotFile(
        folder.slots, surroundings.crypto, secret, surroundings.randomness, surroundings.disk
    )


def staff_id_of(tiles: list[LoginTile], staff: str) -> str:
    """The one person meant; an empty name means the only account there is."""
    if not staff and len(tiles) == 1:
        return tiles[0].staff_id
    for tile in tiles:
        if staff in (tile.staff_id, tile.name):
            return tile.staff_id
    raise OperationRefused("account_unknown")
