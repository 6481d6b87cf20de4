"""Tests share what their ledgers' statements are compiled to, and never another ledger's key."""

import pytest
from sqlalchemy import create_engine, select, tuple_

from app.sim.cheap_suite import CheapSuite
from app.town.ledger.column_cipher import ColumnCipher, give_cipher
from app.town.ledger.database import METADATA
from app.town.ledger.schema import INDEX_KEY, META
from tests.statements import SharedStatements

PERSONS, TAIL = METADATA.tables["persons"], METADATA.tables["journal_tail"]
ID_KEY = PERSONS.c[f"id_number{INDEX_KEY}"]


def is_compiled_twice(statement):
    """Whether the second of two ledgers compiles it too."""
    shared, found = {}, []
    for number in range(2):
        engine = create_engine("sqlite://")
        METADATA.create_all(engine)
        give_cipher(
            engine.dialect, ColumnCipher(CheapSuite(1), lambda _, n=number: bytes([n]) * 32)
        )
        engine.update_execution_options(compiled_cache=SharedStatements(engine, shared))
        with engine.connect() as connection:
            found.append(connection.execute(statement).context.compiled)
        engine.dispose()
    return found[0] is not found[1]


def test_what_seals_nothing_is_compiled_once():
    assert not is_compiled_twice(select(META.c.value).where(META.c.name == "schema"))


@pytest.mark.parametrize(
    "statement",
    [
        select(TAIL.c.body),
        select(PERSONS.c.id_number),
        select(PERSONS.c.id).where(ID_KEY == "11010519491231002X"),
        select(PERSONS.c.id).where(ID_KEY.in_(["11010519491231002X"])),
        select(PERSONS.c.id).where(tuple_(PERSONS.c.id, ID_KEY).in_([("a", "11010519491231002X")])),
    ],
    ids=["bytes", "text", "key", "keys", "pairs"],
)
def test_what_is_sealed_by_a_ledgers_key_is_its_own(statement):
    assert is_compiled_twice(statement)
