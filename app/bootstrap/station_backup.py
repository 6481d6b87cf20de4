"""Backups of a station's file, and going back to one."""

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from app.bootstrap.backup_keeping import BackupKeeping, live_in, noted_entries
from app.bootstrap.copy_bringing import CopyBringing, attachment_paths
from app.bootstrap.key_replacement import key_of_copy
from app.bootstrap.station import OpenStation
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import slot_file, unlock_station
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.long_work import Tell
from app.store.backup import copy_database
from app.store.store import Store


class KeptCopy(msgspec.Struct, frozen=True):
    """What the station's file can be set back to. `entries` is None where it was not noted; `is_former`:
    the file that was in force before another took its place.
    """

    path: Path
    made_at: datetime
    file_bytes: int
    entries: int | None = None
    is_former: bool = False


def back_up(station: OpenStation, store: Store, target: Path) -> dict[str, Any]:
    """Copy the file and prove that the copy opens; returns its figures.

    Raises OperationRefused `backup_over_itself`, and what `copy_database` raises.
    """
    if target.resolve() == station.folder.database.resolve():
        raise OperationRefused("backup_over_itself")
    report = copy_database(store.db, target, station.database_key)
    return msgspec.structs.asdict(report)


def set_back(station: OpenStation, copy: Path, tell: Tell) -> None:
    """Bring one of this station's copies beside the file that is open; the next opening puts it in place,
    begins a new incarnation, and keeps what was in force beside.

    `tell` hears how far it is; what it raises leaves everything as it is. Raises EnvironmentProblem
    `file_unreadable`, `vault_file_not_written` (file), and those of `CopyBringing`.
    """
    if not copy.is_file():
        raise EnvironmentProblem("file_unreadable")
    folder, around, key = station.folder, station.surroundings, station.database_key
    bringing = CopyBringing(around.disk, tell)
    bringing.check_room([(copy, folder.restored)], folder.path, around.free_bytes)
    bringing.bring_database(copy, folder.restored, key_of_copy(copy, key, station.former_keys))
    folder.want_restored()


def copies_to_go_back_to(station: OpenStation) -> list[KeptCopy]:
    """The backups that rotate here, and what was in force before others took its place; newest first."""
    disk = station.surroundings.disk
    backups = [
        KeptCopy(each.path, each.made_at, each.file_bytes, noted_entries(each.path, disk))
        for each in BackupKeeping(station).kept()
    ]
    former = [live for folder in station.folder.kept_aside() if (live := live_in(folder))]
    aside = [KeptCopy(each.path, each.made_at, each.file_bytes, is_former=True) for each in former]
    return sorted([*backups, *aside], key=lambda each: each.made_at, reverse=True)


def restore_backup(
    data_dir: Path,
    staff: str,
    password: str,
    backup: Path,
    surroundings: Surroundings,
    set_folder: Path | None = None,
) -> Path:
    """Put a verified backup in the file's place; the old file is kept beside, never deleted.

    The mark outside the database is ahead of the backup, so the next opening starts a new
    incarnation and the township gives back what is missing. Returns where the old file lies.
    Of `set_folder` come the attachments that are wanting here.
    After a power cut either is in force. `surroundings.tell` hears how far it is. Raises
    EnvironmentProblem `backup_not_verified`, `file_unreadable`, `vault_file_not_written` (file), and
    those of `CopyBringing`.
    """
    folder, unlocked = unlock_station(data_dir, staff, password, surroundings)
    key = unlocked.database_key
    if not backup.is_file():
        raise EnvironmentProblem("file_unreadable")
    former = slot_file(folder, folder.label(), surroundings).former_keys(key)
    bringing = CopyBringing(surroundings.disk, surroundings.tell)
    attachments = []
    if set_folder is not None and set_folder != data_dir:
        kept = StationFolder(set_folder, surroundings.disk).attachments
        paths = attachment_paths(kept, folder.attachments)
        attachments = [(source, target) for source, target in paths if not target.exists()]
    paths = [(backup, folder.restored), *attachments]
    bringing.check_room(paths, data_dir, surroundings.free_bytes)
    bringing.bring_files(attachments)
    bringing.bring_database(backup, folder.restored, key_of_copy(backup, key, former))
    return folder.put_restored_in_place()
