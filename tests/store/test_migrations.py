"""The schema and today's records say the same."""

import typing

import pytest
from sqlite_utils import Database

from app.models.kinds import TABLES
from app.store.engine import connect, open_database
from app.store.migrations import migrations


@pytest.fixture
def db(path, key):
    db = open_database(path, key)
    yield db
    db.close()


BESIDE = {"visits": ("is_superseded",)}
"""Columns that a trigger keeps beside those of the record."""


def columns_of(db: Database, table: str) -> dict[str, tuple[str, bool]]:
    rows = db.conn.execute(f"PRAGMA table_info({table})").fetchall()
    return {row[1]: (row[2], bool(row[3])) for row in rows}


def expected_column(hint: object) -> tuple[str, bool]:
    """SQL type and whether it must be filled."""
    if hint in (int, bool):
        return "INTEGER", True
    if hint == bool | None:
        return "INTEGER", False
    return "TEXT", True


@pytest.mark.parametrize("record_type", TABLES, ids=lambda record_type: record_type.__name__)
def test_a_table_has_a_column_for_each_field(db, record_type):
    hints = typing.get_type_hints(record_type)
    expected = {f: expected_column(hints[f]) for f in record_type.__struct_fields__}

    for beside in BESIDE.get(TABLES[record_type], ()):
        expected[beside] = ("INTEGER", True)
    assert columns_of(db, TABLES[record_type]) == expected


@pytest.mark.parametrize("table", TABLES.values())
def test_a_row_is_known_by_id_and_village(db, table):
    rows = db.conn.execute(f"PRAGMA table_info({table})").fetchall()
    key = [row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]]

    assert key == ["id", "village_code"]


def test_every_table_is_strict(db):
    rows = db.conn.execute("PRAGMA table_list").fetchall()
    loose = [
        row[1]
        for row in rows
        if row[2] == "table" and not row[5] and not row[1].startswith(("sqlite_", "_sqlite"))
    ]

    assert loose == []


def test_migrations_are_numbered_without_gaps():
    names = [migration.name for migration in migrations.pending(Database(memory=True))]

    assert [name[:5] for name in names] == [f"m{n:03d}_" for n in range(1, len(names) + 1)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, key, monkeypatch):
    broken = next(m for m in migrations._migrations if m.name == "m002_journal")
    good = broken.fn

    def fails(db):
        good(db)
        raise OSError

    monkeypatch.setattr(broken, "fn", fails)
    with pytest.raises(OSError):
        open_database(path, key)
    monkeypatch.setattr(broken, "fn", good)

    db = open_database(path, key)
    assert {"cases", "feeds", "drafts"} <= set(db.table_names())
    db.close()


def test_unsealed_entries_move_with_their_feeds(path, key):
    db = connect(path, key)
    migrations.apply(db, stop_before="m030_fewer_pages")
    for feed in (b"b", b"a"):
        db.conn.execute(
            """INSERT INTO feeds (feed, descriptor, signature, certificate, have, chain, hlc, closed,
                                  closed_chain, folded)
               VALUES (?, x'', x'', x'', 2, x'', 0, 0, x'', 2)""",
            (feed,),
        )
        for seq in (1, 2):
            db.conn.execute(
                "INSERT INTO tail_entries (feed, seq, header, body) VALUES (?, ?, ?, ?)",
                (feed, seq, feed + bytes([seq]), None if seq == 2 else feed),
            )
    migrations.apply(db)
    moved = db.conn.execute(
        """SELECT feed, seq, header, body FROM tail_entries JOIN feeds ON number = place >> 40
           ORDER BY feed, seq"""
    ).fetchall()
    assert moved == [
        (feed, seq, feed + bytes([seq]), None if seq == 2 else feed)
        for feed in (b"a", b"b")
        for seq in (1, 2)
    ]
    db.close()
