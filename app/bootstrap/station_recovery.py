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
    """A new code in place of the old one; it is shown once and kept nowhere. Until `code_was_seen` the
    station counts as one without a code.
    """
    code = new_recovery_code(station.surroundings.randomness)
    station.folder.note_code(unseen=True)
    station.slots().set_recovery(station.database_key, recovery_secret(code))
    station.note_account(CODE_MADE)
    return code


def code_was_seen(station: OpenStation) -> None:
    """Somebody has written the newest code down."""
    station.folder.note_code(unseen=False)


def has_code(station: OpenStation) -> bool:
    """Whether there is a recovery code that somebody has written down."""
    return station.slots().has_recovery() and not station.folder.has_unseen_code()


def recover(
    data_dir: Path, staff_id: str, code: str, new_password: str, surroundings: Surroundings
) -> tuple[OpenStation, str]:
    """Open the station by the recovery code, with a new password for one of its people.

    Returns the station and the next recovery code: the used one is void. Raises OperationRefused
    `recovery_code_mistyped`, `recovery_code_wrong`, `recovery_code_missing`, `account_waiting`,
    `account_unknown`, `password_too_weak`; after a power cut the old code still opens, or the new
    password and the next code do.
    """
    secret = recovery_secret(code)
    check_new_password(new_password)
    folder = StationFolder(data_dir, surroundings.disk)
    slots = slot_file(folder, folder.label(), surroundings)
    attempts = attempts_of(folder, surroundings)
    attempts.begin(_CODE_ACCOUNT)
    key = slots.unlock_by_recovery(secret)
    attempts.succeeded(_CODE_ACCOUNT)
    next_code, cost = new_recovery_code(surroundings.randomness), surroundings.password_cost
    folder.note_code(unseen=True)
    slots.reset_password(key, staff_id, new_password, cost, recovery_secret(next_code))
    attempts.begin(staff_id)
    misses = attempts.succeeded(staff_id)
    station = open_unlocked(folder, Unlocked(staff_id, key, misses), surroundings)
    try:
        station.note_account(RECOVERED)
        station.note_account(CODE_MADE)
        return station, next_code
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
    restoring = SetRestoring(data_dir, set_folder, surroundings, copy)
    return restoring.by_code(staff, code, new_password)
