"""The schema and today's records say the same."""

import typing

import pytest
from sqlite_utils import Database

from app.models.kinds import TABLES
from app.models.records import Visit
from app.store.engine import connect, open_database
from app.store.migrations import migrations
from app.store.record_table import RecordTable
from app.store.transaction import write_transaction
from tests.store.conftest import KEY


@pytest.fixture(scope="module")
def db(blank_file):
    """For looking at its schema only."""
    db = open_database(blank_file, KEY)
    yield db
    db.close()


def test_a_new_file_is_what_its_migrations_make_step_by_step(tmp_path):
    new, stepped = open_database(tmp_path / "new.db", KEY), connect(tmp_path / "stepped.db", KEY)
    with write_transaction(stepped):
        migrations.apply(stepped)

    assert schema_of(new) == schema_of(stepped)
    assert [each.name for each in migrations.applied(new)] == [
        each.name for each in migrations.applied(stepped)
    ]
    assert {table.name: table.count for table in new.tables} == {
        table.name: table.count for table in stepped.tables
    }
    for db in (new, stepped):
        db.close()


def schema_of(db: Database) -> set[tuple[str, str, str, str]]:
    return set(db.conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall())


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

    # Some are found by what they are about; a dot is of one entity.
    is_by_entity = table in ("visits", "case_steps")
    assert key == (["entity_id"] if is_by_entity else []) + ["id", "village_code"]


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
    older = connect(path, key)
    migrations.apply(older, stop_before="m002_journal")
    older.close()
    broken = next(m for m in migrations._migrations if m.name == "m002_journal")
    good = broken.fn

    def fails(db):
        good(db)
        raise OSError

    monkeypatch.setattr(broken, "fn", fails)
    with pytest.raises(OSError):
        open_database(path, key)
    monkeypatch.setattr(broken, "fn", good)
    older = connect(path, key)
    assert [applied.name for applied in migrations.applied(older)] == ["m001_records"]
    older.close()

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


def test_visits_move_to_their_new_key_with_their_corrections(path, key):
    db = connect(path, key)
    migrations.apply(db, stop_before="m035_visit_key")
    table = RecordTable(Visit, "visits")
    for seq, entity in ((1, "aa"), (2, "bb"), (3, "aa")):
        visit = Visit(
            id=f"f:{seq}", village_code="v", entity_id=entity, hlc=seq, is_urgent=seq == 2
        )
        db.conn.execute(table.upsert_sql, table.values(visit))
    before = db.execute("SELECT * FROM visits ORDER BY id").fetchall()
    names = {name for (name,) in db.execute(ABOUT_VISITS)}

    migrations.apply(db)
    assert db.execute("SELECT * FROM visits ORDER BY id").fetchall() == before
    assert {name for (name,) in db.execute(ABOUT_VISITS)} == names - {"visits_entity"}

    again = Visit(id="f:4", village_code="v", entity_id="bb", hlc=4)
    for _ in range(2):  # folded again, it is the same row
        db.conn.execute(table.upsert_sql, table.values(again))
    standing = db.execute("SELECT id FROM visits WHERE is_superseded = 0 ORDER BY id").fetchall()
    assert standing == [("f:3",), ("f:4",)]
    db.close()


ABOUT_VISITS = "SELECT name FROM sqlite_master WHERE tbl_name = 'visits' AND sql IS NOT NULL"
