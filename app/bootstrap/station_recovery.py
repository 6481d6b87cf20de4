"""In again without a password: by the recovery code, here or with a backup set on another PC."""

import contextlib
import shutil
from pathlib import Path

from app.acts.account_acts import CODE_MADE, RECOVERED, RESTORED
from app.bootstrap.backup_keeping import kept_in, sealed_files
from app.bootstrap.key_replacement import key_of_copy
from app.bootstrap.station import OpenStation, open_unlocked
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import Unlocked, attempts_of, slot_file, staff_id_of
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.backup import verify_copy
from app.vault.device_secret import read_or_make_device_secret
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
) -> tuple[OpenStation, str]:
    """Set the station up on this PC from a backup set and its recovery code, as the same device.

    Its mark stays behind with the dead PC, so it begins a new incarnation by itself and asks for
    what the set lacks at the next exchange. Nothing that looks like a station is left behind when
    it fails. Raises as `recover` does, and OperationRefused `station_already_set_up`,
    EnvironmentProblem `backup_set_missing`, `backup_not_verified`, `file_not_written`.
    """
    folder, kept = (
        StationFolder(data_dir, surroundings.disk),
        StationFolder(set_folder, surroundings.disk),
    )
    if folder.exists():
        raise OperationRefused("station_already_set_up")
    copies = kept_in(set_folder)
    if not copies or not kept.exists():
        raise EnvironmentProblem("backup_set_missing")
    secret, label = recovery_secret(code), kept.label()
    check_new_password(new_password)
    disk = surroundings.disk
    disk.make_folder(data_dir)
    folder.set_unfinished_aside()
    for name in sealed_files(folder)[:-1]:  # the label is written last
        content = disk.read(set_folder / name)
        if content is None:
            raise EnvironmentProblem("backup_set_missing")
        disk.write_atomically(data_dir / name, content)
    read_or_make_device_secret(
        data_dir,
        label.station_id,
        surroundings.randomness,
        disk,
        surroundings.machine_dir,
        surroundings.secret_place,
    )
    slots = slot_file(folder, label, surroundings)
    key = slots.unlock_by_recovery(secret)
    staff_id = staff_id_of(slots.names(), staff)
    slots.reset_password(key, staff_id, new_password, surroundings.password_cost)
    newest = copies[0].path
    _bring_back(newest, kept, folder, key_of_copy(newest, key, slots.former_keys(key)))
    folder.write_label(label)
    station = open_unlocked(folder, Unlocked(staff_id, key), surroundings)
    try:
        station.note_account(RESTORED)
        return station, make_recovery_code(station)
    except BaseException:
        station.close()
        raise


def _bring_back(copy: Path, kept: StationFolder, folder: StationFolder, key: bytes) -> None:
    verify_copy(copy, key)
    try:
        shutil.copyfile(copy, folder.database)
        if kept.attachments.is_dir():
            shutil.copytree(kept.attachments, folder.attachments, dirs_exist_ok=True)
    except OSError:
        for left in (folder.database,):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)
        raise EnvironmentProblem("file_not_written") from None
