"""In again without a password: by the recovery code, here or with a backup set on another PC."""

from pathlib import Path

from app.acts.account_acts import CODE_MADE, RECOVERED
from app.bootstrap.set_restoring import SetRestoring
from app.bootstrap.station import OpenStation, open_unlocked
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import Unlocked, attempts_of, slot_file
from app.bootstrap.surroundings import Surroundings
from app.vault.passwords import check_new_password
from app.vault.recovery_code import new_recovery_code, recovery_secret

_CODE_ACCOUNT = "recovery-code"


def make_recovery_code(station: OpenStation) -> str:
    """A new code in place of the old one; it is shown and printed once and kept nowhere."""
    code = new_recovery_code(station.surroundings.randomness)
    station.slots().set_recovery(station.database_key, recovery_secret(code))
    station.note_account(CODE_MADE)
    return code


def recover(
    data_dir: Path, staff_id: str, code: str, new_password: str, surroundings: Surroundings
) -> tuple[OpenStation, str]:
    """Open the station by the recovery code, with a new password for one of its people.

    Returns the station and the next recovery code: the used one is void. Raises OperationRefused
    `recovery_code_mistyped`, `recovery_code_wrong`, `recovery_code_missing`, `account_waiting`,
    `account_unknown`, `password_too_weak`; after a power cut the old code still opens, or the new
    password does.
    """
    secret = recovery_secret(code)
    check_new_password(new_password)
    folder = StationFolder(data_dir, surroundings.disk)
    slots = slot_file(folder, folder.label(), surroundings)
    attempts = attempts_of(folder, surroundings)
    attempts.begin(_CODE_ACCOUNT)
    key = slots.unlock_by_recovery(secret)
    attempts.succeeded(_CODE_ACCOUNT)
    slots.reset_password(key, staff_id, new_password, surroundings.password_cost)
    attempts.begin(staff_id)
    misses = attempts.succeeded(staff_id)
    station = open_unlocked(folder, Unlocked(staff_id, key, misses), surroundings)
    try:
        station.note_account(RECOVERED)
        return station, make_recovery_code(station)
    except BaseException:
        station.close()
        raise


def restore_set(
    data_dir: Path,
    set_folder: Path,
    staff: str,
    code: str,
    new_password: str,
    surroundings: Surroundings,
    copy: str = "",
) -> tuple[OpenStation, str]:
    """Set the station up on this PC from a backup set and its recovery code; the next code comes with it.

    Raises as `SetRestoring.by_code` does.
    """
    station = SetRestoring(data_dir, set_folder, surroundings, copy).by_code(
        staff, code, new_password
    )
    try:
        return station, make_recovery_code(station)
    except BaseException:
        station.close()
        raise
