"""No ID number can be read in the township's database; who has the key finds a case by one."""

import pytest
from sqlalchemy import bindparam, select, text, update

from app.models.records import Case, Person
from app.town.books import Books
from app.town.ledger.case_queries import CaseQueries, ListFilter
from app.town.ledger.column_cipher import SealedBytes, SealedList, SealedText
from app.town.ledger.database import METADATA
from app.town.ledger.schema import RECORD_TABLES, SEGMENTS, TextList
from app.town.township import Township
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

NUMBER = "11010519491231002X"
SEALED = [
    (table, column)
    for table in METADATA.sorted_tables
    for column in table.columns
    if isinstance(column.type, (SealedBytes, SealedText))
]


@pytest.fixture(params=["file", "server"])
def database_kind(request):
    return request.param


@pytest.fixture
def case_id(township, make_station):
    """A person and a case with an ID number, in a closed segment and again in the tail after it."""
    station = make_station()
    device = greet(township, station)
    for number in range(2):
        person = f"{number + 1:032x}"
        station.write("person", person, name="张三", id_number=NUMBER)
        found = station.submit_case(applicant_id_number=NUMBER)
        station.write("register_change", f"{number + 7:032x}", action="correct",
                      happened_on="2026-08-05", steps=[f'{{"after": "{NUMBER}"}}'])  # fmt: skip
        if not number:
            for each in range(260):
                station.write("grid", f"{each + 100:032x}", name=f"第{each}网格")
    push(township, station, device)
    return found


def everything_in(township):
    """All that stands in the database, as whoever copies it would read it."""
    with township.ledger.read() as connection:
        found = []
        for table in METADATA.sorted_tables:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"'):
                found += [v if isinstance(v, bytes) else str(v).encode() for v in row]
    return found


def persons(township):
    with township.ledger.read() as connection:
        rows = Books(connection, township.ledger, township.surroundings).rows
        return {person.id_number for person in rows.rows_of(Person, VILLAGES[0])}


def found_by(township, words):
    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        return {case.id for case in queries.cases(ListFilter(words=words), None, 10)}


def test_no_id_number_can_be_read_in_the_database(township, case_id, town_folder, database_kind):
    kept = everything_in(township)
    assert len(kept) > 1000
    assert not [value for value in kept if NUMBER[:-1].encode() in value]
    with township.ledger.read() as connection:
        packed = connection.exec_driver_sql("SELECT packed FROM journal_segments").scalars().all()
        opened = connection.execute(select(SEGMENTS.c.packed)).scalars().all()
    assert packed and all(each[:4] == b"\x28\xb5\x2f\xfd" for each in opened)
    assert not [each for each in packed if b"\x28\xb5\x2f\xfd" in bytes(each)]
    if database_kind == "file":
        for path in town_folder.glob("town.db*"):
            assert NUMBER[:-1].encode() not in path.read_bytes()
    assert persons(township) == {NUMBER}
    assert township.check().is_sound


@pytest.mark.parametrize("typed", [NUMBER, NUMBER.lower(), f" {NUMBER[:6]} {NUMBER[6:]} "])
def test_a_case_is_found_by_the_whole_number_only(township, case_id, typed):
    assert case_id in found_by(township, typed)
    assert found_by(township, NUMBER[:-2]) == set()


def test_a_ledger_of_an_older_program_is_sealed_as_it_is_opened(
    township, case_id, town_folder, surroundings
):
    kept_in_the_open(township)
    assert any(NUMBER.encode() in value for value in everything_in(township))
    township.close()

    upgraded = Township.open(town_folder, surroundings)

    assert not any(NUMBER[:-1].encode() in value for value in everything_in(upgraded))
    assert persons(upgraded) == {NUMBER}
    assert case_id in found_by(upgraded, NUMBER)
    assert upgraded.check().is_sound
    upgraded.close()


def test_all_columns_are_sealed_anew_under_a_new_key(township, case_id, town_folder, surroundings):
    before = set(everything_in(township))
    assert township.ledger.seal_anew() == 2
    township.close()

    again = Township.open(town_folder, surroundings)

    with again.ledger.read() as connection:
        numbers = {bytes(v)[0] for v in connection.exec_driver_sql(
            "SELECT content FROM fold_registers").scalars()}  # fmt: skip
    assert numbers == {2}
    assert len(set(everything_in(again)) - before) > 250
    assert persons(again) == {NUMBER}
    assert case_id in found_by(again, NUMBER)
    assert again.check().is_sound
    again.close()


def kept_in_the_open(township):
    """As a program before this kept its ledger."""
    with township.ledger.write() as connection:
        for table, column in SEALED:
            plain = TextList() if isinstance(column.type, SealedList) else column.type.impl_instance
            keys = list(table.primary_key)
            rows = connection.execute(select(*keys, column)).all()
            whose = [key == bindparam(f"of_{key.name}") for key in keys]
            statement = (
                update(table).where(*whose).values({column.name: bindparam("plain", type_=plain)})
            )
            for row in rows:
                values = {f"of_{k.name}": v for k, v in zip(keys, row, strict=False)}
                connection.execute(statement, {**values, "plain": row[-1]})
        for table in (RECORD_TABLES[Case], RECORD_TABLES[Person]):
            for index in [i for i in table.indexes if i.name.endswith("_key")]:
                connection.execute(text(f"DROP INDEX {index.name}"))
            for name in [c.name for c in table.columns if c.name.endswith("id_number_key")]:
                connection.execute(text(f"ALTER TABLE {table.name} DROP COLUMN {name}"))
        township.ledger.put_meta(connection, "schema", "27")
