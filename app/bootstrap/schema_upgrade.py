"""The station's file before a newer program opens it, and after such a program was rolled back."""

import contextlib
import os
import shutil

from app.bootstrap.program_versions import ROLLED_BACK, ProgramShelf
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem
from app.store.backup import copy_before_upgrade, is_ahead_by_schema_only

COPY_NAME = "before-upgrade.db"


def see_to_upgrade(folder: StationFolder, key: bytes, surroundings: Surroundings) -> None:
    """Keep a verified copy before today's schema is put into an older file; and where a newer program
    that did so was rolled back, put the copy in its place.

    Nothing that somebody wrote goes out of sight by this: a file in which the newer program has
    written entries stays where it is, and what is put aside is kept. Raises EnvironmentProblem
    `update_copy_not_made`, `file_not_written`, `vault_file_not_written`, and those of `problem_of`.
    """
    copy = folder.path / COPY_NAME
    if _was_rolled_back(surroundings) and is_ahead_by_schema_only(folder.database, copy, key):
        _put_back(folder)
    try:
        copy_before_upgrade(folder.database, key, copy)
    except EnvironmentProblem as problem:
        if problem.key in ("disk_full", "disk_failed", "backup_not_verified"):
            raise EnvironmentProblem("update_copy_not_made") from problem
        raise


def _was_rolled_back(surroundings: Surroundings) -> bool:
    news = ProgramShelf(surroundings.programs_dir, surroundings.disk).news()
    return news is not None and news.key == ROLLED_BACK


def _put_back(folder: StationFolder) -> None:
    try:
        shutil.copyfile(folder.path / COPY_NAME, folder.restored)
        with folder.restored.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            folder.restored.unlink(missing_ok=True)
        raise EnvironmentProblem("file_not_written") from None
    folder.put_restored_in_place()
