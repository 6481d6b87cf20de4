"""A copy of the ledger that was opened and read through before anyone relies on it.

Only then are the entries in it durable, and only what is durable do stations leave out of their
bundles. A ledger that is set back to the copy knows less than it once said: stations notice, and
send what is missing again.
"""

import contextlib
import os
from pathlib import Path

import msgspec
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from app.models.errors import EnvironmentProblem, OperationRefused
from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.surroundings import Surroundings
from app.vault.atomic_files import sync_folder


class LedgerBackup(msgspec.Struct, frozen=True):
    """What a verified copy holds. The keys are not in it: `key_files` are to be kept elsewhere; nor
    are the attachments, which lie in `attachments` and come back from the stations that have them.
    """

    file_bytes: int
    feeds: int
    entries: int
    key_files: tuple[str, ...] = ()
    attachments: str = ""


def back_up_ledger(ledger: Ledger, surroundings: Surroundings, target: Path) -> LedgerBackup:
    """Copy the ledger to `target`, prove the copy, and note how far it goes.

    The copy stands under its name only once it is whole, synced and read through; an older copy of
    that name is replaced. Raises OperationRefused `ledger_backup_elsewhere`, `backup_over_itself`;
    EnvironmentProblem `backup_not_verified`, `file_not_written`, `ledger_unavailable`.
    """
    fresh = target.with_name(target.name + ".new")
    try:
        _remove(fresh)
        ledger.copy_to(fresh)
        frontier = _verified(fresh, ledger, surroundings)
        _put_in_place(fresh, target)
    except OSError:
        raise EnvironmentProblem("file_not_written") from None
    finally:
        with contextlib.suppress(OSError):
            _remove(fresh)
    with ledger.write() as connection:
        books = Books(connection, ledger, surroundings)
        books.durable.put(frontier, surroundings.now())
    return LedgerBackup(target.stat().st_size, len(frontier), sum(frontier.values()))


def _verified(path: Path, ledger: Ledger, surroundings: Surroundings) -> dict[bytes, int]:
    """How far the copy has each feed, every chain and seal in it looked at."""
    url = URL.create("sqlite", database=str(path))
    try:
        copy = Ledger.open(url, surroundings.driver, ledger.cipher)
        try:
            with copy.read() as connection:
                if not copy.is_whole(connection) or copy.town_code != ledger.town_code:
                    raise EnvironmentProblem("backup_not_verified")
                journal = Books(connection, copy, surroundings).journal
                states = journal.storage.feeds()
                return {state.feed: journal.verify_feed(state.feed) for state in states}
        finally:
            copy.close()
    except (OperationRefused, DBAPIError):
        raise EnvironmentProblem("backup_not_verified") from None


def _put_in_place(fresh: Path, target: Path) -> None:
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(fresh, target)
    sync_folder(target.parent)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
