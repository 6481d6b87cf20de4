"""Records survive their way into the file and back."""

import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.kinds import RECORD_TYPES, TABLES
from app.models.records import Case, Person, Visit
from app.store.engine import open_database
from app.store.record_table import RecordTable
from app.store.transaction import write_transaction

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(-(2**53), 2**53),
    bool | None: st.none() | st.booleans(),
    list[str]: st.lists(TEXT, max_size=3),
}


@st.composite
def records(draw):
    record_type = draw(st.sampled_from(RECORD_TYPES))
    hints = typing.get_type_hints(record_type)
    fields = {f: draw(VALUES.get(hints[f], TEXT)) for f in record_type.__struct_fields__}
    return record_type(**fields)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    db = open_database(tmp_path_factory.mktemp("records") / "desk.db", bytes(32))
    yield db
    db.close()


def keep(db, table, record):
    with write_transaction(db):
        db.conn.execute(table.upsert_sql, table.values(record))


def kept(db, table, record):
    return table.record(db.conn.execute(table.row_sql, (record.id, record.village_code)))


@given(record=records())
def test_what_is_kept_comes_back(db, record):
    table = RecordTable(type(record), TABLES[type(record)])

    keep(db, table, record)

    assert kept(db, table, record) == record
    assert msgspec.json.encode(kept(db, table, record)) == msgspec.json.encode(record)


def test_a_row_is_replaced_as_a_whole(db):
    table = RecordTable(Person, "persons")
    keep(db, table, Person(id="p", village_code="v", name="王桂兰", phones=["1"], doubt="性别"))

    keep(db, table, Person(id="p", village_code="v", name="王桂芝"))

    person = kept(db, table, Person(id="p", village_code="v"))
    assert (person.name, person.phones, person.doubt) == ("王桂芝", [], "")


def test_two_villages_keep_their_rows_apart(db):
    table = RecordTable(Person, "persons")
    keep(db, table, Person(id="q", village_code="1", name="甲"))
    keep(db, table, Person(id="q", village_code="2", name="乙"))

    assert kept(db, table, Person(id="q", village_code="1")).name == "甲"
    assert kept(db, table, Person(id="q", village_code="3")) is None


def test_truths_come_back_as_truths(db):
    table = RecordTable(Case, "cases")
    keep(db, table, Case(id="c", is_satisfied=True))
    case = kept(db, table, Case(id="c"))

    assert case.is_satisfied is True
    assert case.is_deleted is False
    keep(db, table, Case(id="c", is_satisfied=None))
    assert kept(db, table, Case(id="c")).is_satisfied is None


def test_a_column_that_is_no_field_is_left_out(db):
    table = RecordTable(Visit, "visits")
    keep(db, table, Visit(id="v"))

    found = table.records(db.conn.execute("SELECT *, 1 AS later FROM visits WHERE id = 'v'"))

    assert found == [Visit(id="v")]
