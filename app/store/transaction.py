"""Transactions: all or nothing, and durable once they are over."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlite_utils import Database

from app.store.sqlite_driver import DatabaseError
from app.store.sqlite_problems import DISK_FAILED, planned_failures, problem_of


@contextmanager
def write_transaction(db: Database) -> Iterator[None]:
    """All or nothing, taking the write lock at the start; joins one that is already open.

    db.atomic() takes the lock late. With a second writer about, that fails at once with
    "database is locked", whatever the busy timeout.

    Raises EnvironmentProblem as `problem_of` has it. After `disk_failed` the connection is closed:
    nobody knows what a failed sync has kept, so the file must be opened and looked at again.
    """
    if _is_inside(db):
        yield
        return
    try:
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        db.conn.execute("COMMIT")
    except BaseException as error:
        with suppress(DatabaseError):
            db.rollback()
        problem = problem_of(error)
        failure = problem or problem_of(error.__cause__)
        if failure is not None and failure.key == DISK_FAILED:
            db.close()
        if problem is None:
            raise
        raise problem from error


@contextmanager
def read_transaction(db: Database) -> Iterator[None]:
    """One unchanging view of the file for several queries; joins a transaction that is open."""
    if _is_inside(db):
        yield
        return
    with planned_failures():
        db.conn.execute("BEGIN")
        try:
            yield
        finally:
            db.rollback()


def require_transaction(db: Database) -> None:
    """A write outside a transaction would be kept by itself, without what belongs to it: a bug."""
    if not db.conn.in_transaction:
        raise RuntimeError("a write needs a transaction")


def _is_inside(db: Database) -> bool:
    with planned_failures():
        return bool(db.conn.in_transaction)
