"""Backups of a station's file, and going back to one."""

import os
from pathlib import Path
from typing import Any

import msgspec

from app.bootstrap.key_replacement import key_of_copy
from app.bootstrap.station import OpenStation
from app.bootstrap.station_lock import slot_file, unlock_station
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.backup import copy_database, verify_copy
from app.store.store import Store


def back_up(station: OpenStation, store: Store, target: Path) -> dict[str, Any]:
    """Copy the file and prove that the copy opens; returns its figures.

    Raises OperationRefused `backup_over_itself`, and what `copy_database` raises.
    """
    if target.resolve() == station.folder.database.resolve():
        raise OperationRefused("backup_over_itself")
    report = copy_database(store.db, target, station.database_key)
    return msgspec.structs.asdict(report)


def restore_backup(
    data_dir: Path, staff: str, password: str, backup: Path, surroundings: Surroundings
) -> Path:
    """Put a verified backup in the file's place; the old file is kept beside, never deleted.

    The mark outside the database is ahead of the backup, so the next opening starts a new
    incarnation and the township gives back what is missing. Returns where the old file lies.
    After a power cut either is in force. Raises EnvironmentProblem `backup_not_verified`,
    `file_unreadable`, `file_not_written`, `vault_file_not_written` (file).
    """
    folder, unlocked = unlock_station(data_dir, staff, password, surroundings)
    key = unlocked.database_key
    if not backup.is_file():
        raise EnvironmentProblem("file_unreadable")
    former = slot_file(folder, folder.label(), surroundings).former_keys(key)
    verify_copy(backup, key_of_copy(backup, key, former))
    try:
        with backup.open("rb") as source, folder.restored.open("wb") as target:
            while block := source.read(1 << 20):
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        raise EnvironmentProblem("file_not_written") from None
    return folder.put_restored_in_place()
