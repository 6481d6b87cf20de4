"""All or nothing, and what is said when the disk fails."""

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.engine import open_database
from app.store.sqlite_driver import sqlite
from app.store.sqlite_problems import planned_failures, problem_of
from app.store.transaction import (
    read_transaction,
    require_transaction,
    write_transaction,
)


@pytest.fixture
def db(path, key):
    db = open_database(path, key)
    yield db
    db.close()


def put(db, name, size=1):
    db.conn.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (name, bytes(size)))


def names(db):
    return [row[0] for row in db.conn.execute("SELECT key FROM meta ORDER BY key")]


def test_what_fails_leaves_nothing_behind(db):
    with pytest.raises(KeyError), write_transaction(db):
        put(db, "a")
        raise KeyError

    assert names(db) == []
    assert not db.conn.in_transaction


def test_an_inner_transaction_joins_the_outer_one(db):
    with pytest.raises(OperationRefused), write_transaction(db):
        with write_transaction(db):
            put(db, "a")
        assert db.conn.in_transaction
        raise OperationRefused("case_outcome_missing")

    assert names(db) == []


def test_the_write_lock_is_taken_at_the_start(db, path, key):
    other = open_database(path, key)
    other.conn.execute("PRAGMA busy_timeout = 20")
    with write_transaction(db), pytest.raises(EnvironmentProblem):  # noqa: SIM117
        with write_transaction(other):
            pass
    other.close()


def test_a_write_needs_a_transaction(db):
    with pytest.raises(RuntimeError):
        require_transaction(db)


def test_a_reader_sees_one_state_throughout(db, path, key):
    writer = open_database(path, key)
    with read_transaction(db):
        assert names(db) == []
        with write_transaction(writer):
            put(writer, "a")
        assert names(db) == []
        with read_transaction(db):
            assert names(db) == []

    assert names(db) == ["a"]
    assert not db.conn.in_transaction
    writer.close()


def test_a_full_disk_is_said_and_undone_and_can_be_tried_again(db):
    with write_transaction(db):
        put(db, "a")
    pages = db.conn.execute("PRAGMA page_count").fetchone()[0]
    db.conn.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(EnvironmentProblem) as problem, write_transaction(db):
        put(db, "b", 100_000)

    assert problem.value.key == "disk_full"
    assert names(db) == ["a"]
    db.conn.execute("PRAGMA max_page_count = 1000000")
    with write_transaction(db):
        put(db, "b", 100_000)
    assert names(db) == ["a", "b"]


def test_after_a_failed_write_the_file_must_be_opened_again(db, path, key):
    resource = pytest.importorskip("resource", reason="Windows sets a process no such limits")
    with write_transaction(db):
        put(db, "a")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, before[1]))
    try:
        with pytest.raises(EnvironmentProblem) as problem, write_transaction(db):
            put(db, "b", 2_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert problem.value.key == "disk_failed"
    with pytest.raises(EnvironmentProblem) as problem, write_transaction(db):
        put(db, "c")
    assert problem.value.key == "database_closed"
    with pytest.raises(EnvironmentProblem) as problem, read_transaction(db):
        pass
    assert problem.value.key == "database_closed"
    again = open_database(path, key)
    assert names(again) == ["a"]
    again.close()


def test_a_read_only_file_is_a_failing_disk(db):
    db.conn.execute("PRAGMA query_only = ON")

    with pytest.raises(EnvironmentProblem) as problem, write_transaction(db):
        put(db, "a")

    assert problem.value.key == "disk_failed"


def test_our_own_mistakes_stay_mistakes(db):
    with pytest.raises(sqlite.OperationalError), write_transaction(db):
        db.conn.execute("INSERT INTO no_such_table VALUES (1)")
    with pytest.raises(sqlite.IntegrityError), planned_failures():
        db.conn.execute("INSERT INTO meta (key, value) VALUES ('a', NULL)")
    assert problem_of(KeyError()) is None
    assert problem_of(None) is None
