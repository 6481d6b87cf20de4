"""The ledger on a PostgreSQL server: the same entries make the same rows as in a file (I12)."""

import json
import random
import threading
from dataclasses import replace

import pytest
from sqlalchemy import select

from app.cli.doors import main
from app.journal.snapshot import open_snapshot
from app.models.errors import OperationRefused
from app.models.records import Visit
from app.town.books import Books
from app.town.ledger.bulk import SENT_AT_ONCE, BulkWriter
from app.town.ledger.database import Ledger, ledger_address
from app.town.ledger.desk_schema import FIGURES, PARTS
from app.town.ledger.schema import CONFLICTS, QUARANTINE, RECORD_TABLES, REGISTERS
from app.town.ledger.statements import kept_names, kept_rows
from app.town.township import Township
from tests.town.conftest import CLERK_PASSWORD, TOWN_CODE, TOWN_NAME, VILLAGES
from tests.town.exchanging import greet, push
from tests.town.random_acts import PLACES, live, live_and_push
from tests.town.visited_homes import visited_at_home

FOLDED = (*RECORD_TABLES.values(), REGISTERS, CONFLICTS, QUARANTINE, FIGURES)


@pytest.fixture
def on_server(surroundings, postgres, tmp_path):
    """Another township of the same name, whose ledger is on the server."""
    around = replace(surroundings, database_url=postgres.new_database(), driver=None)
    made = Township.create(tmp_path / "server", around, town_code=TOWN_CODE, name=TOWN_NAME)
    yield made
    made.close()


def told_on(township, other):
    """Everything that `township` has of stations, stored at `other`, and folded there in a go."""
    with township.ledger.read() as mine, other.ledger.write() as theirs:
        from_books = Books(mine, township.ledger, township.surroundings)
        to_books = Books(theirs, other.ledger, other.surroundings)
        for state in from_books.storage.feeds():
            to_books.journal.open_feed(state.envelope)
            entries = list(from_books.storage.entries(state.feed, 1, state.have))
            to_books.storage.append(state, entries)
            to_books.storage.set_folded(state.feed, 0)
            to_books.storage.put_tail_seal(state.feed, from_books.storage.tail_seal(state.feed))
        to_books.storage.forget()
        to_books.fold_what_came_in()


def folded(township):
    """All folded rows, in one order."""
    with township.ledger.read() as connection:
        found = {
            table.name: sorted(
                repr(tuple(row))
                for row in connection.execute(select(table))
                if table is not FIGURES
                or any(row[-len(PARTS) :])  # one that has gone back to nothing may stay
            )
            for table in FOLDED
        }
        return found | {"visited": sorted(map(repr, visited_at_home(connection)))}


def snapshot(township, village):
    """What a new PC of the village would take, table by table."""
    crypto, key = township.surroundings.crypto, township.keys.signing_key.public_key
    found = open_snapshot(crypto, key, township.snapshots.current(village))
    rows = {}
    for table, some in found.blocks(crypto):
        rows.setdefault(table, []).extend(map(repr, some))
    return found.entries, {table: sorted(lines) for table, lines in rows.items()}


@pytest.mark.parametrize("seed", range(4))
def test_the_same_entries_make_the_same_rows(township, on_server, make_station, seed):
    stations = [make_station(*place) for place in PLACES]
    live_and_push(township, stations, random.Random(seed), acts=220)
    told_on(township, on_server)

    assert folded(on_server) == folded(township)
    assert sum(map(len, folded(on_server).values())) > 100
    for village in VILLAGES[:2]:
        assert snapshot(on_server, village) == snapshot(township, village)
    figures = on_server.check()
    assert figures.is_sound
    assert figures.entries >= 220


@pytest.mark.ledger_file
def test_events_of_which_some_are_there_already_make_the_same_rows(township, on_server):
    """A straight COPY is refused by the first taken key; what came before it in the transaction stays."""

    def visits(first, last, content):
        some = [
            Visit(id=f"{n:032x}", village_code=VILLAGES[0], content=content)
            for n in range(first, last)
        ]
        return list(kept_rows(some, Visit, TOWN_CODE))

    table, names, found = RECORD_TABLES[Visit], kept_names(Visit), {}
    for each in (township, on_server):
        with each.ledger.write() as connection:
            bulk = BulkWriter(connection)
            bulk.put_new(table, names, visits(0, 30, "第一次"))
            meanwhile = iter([None])
            bulk.put_new(table, names, visits(20, 60, "后来的"), meanwhile)
            bulk.put_new(table, names, visits(20, 60 + SENT_AT_ONCE, "后来的"), meanwhile)
            assert list(meanwhile) == ([None] if each is township else [])
            bulk.put_new(table, names, visits(58, 62, "几条"))
        with each.ledger.read() as connection:
            found[each] = sorted(map(repr, connection.execute(select(table)).all()))
    assert len(found[township]) == 60 + SENT_AT_ONCE
    assert found[on_server] == found[township]
    assert sum("后来的" in row for row in found[on_server]) == 36 + SENT_AT_ONCE
    with on_server.ledger.write() as connection, pytest.raises(on_server_error(connection)):
        BulkWriter(connection).insert(table, names, visits(0, 30, "直接写"))


def test_rows_are_found_whatever_characters_their_ids_have(township, on_server):
    ids = ('"', "\\", 'a\\"b', "NULL", "{}", ",", "", " ", "'", "村\n头")
    visits = [Visit(id=each, village_code=VILLAGES[0]) for each in ids]
    rows = kept_rows(visits, Visit, TOWN_CODE)
    asked = {(VILLAGES[0], each) for each in (*ids, "none")}
    for each in (township, on_server):
        with each.ledger.write() as connection:
            BulkWriter(connection).insert(RECORD_TABLES[Visit], kept_names(Visit), rows)
            found = Books(connection, each.ledger, each.surroundings).rows.among(Visit, asked)
            assert {visit.id for visit in found} == set(ids)


def on_server_error(connection):
    return connection.dialect.dbapi.errors.UniqueViolation


def test_a_history_that_is_folded_twice_makes_the_same_rows(township, on_server, make_station):
    """After a crash between rows and mark, say: every key is taken then."""
    station = make_station(VILLAGES[0], "A")
    station.written = []
    device, rng = greet(township, station), random.Random(3)
    for _ in range(120):
        live([station], rng)
    push(township, station, device)
    told_on(township, on_server)
    for each in (township, on_server):
        with each.ledger.write() as connection:
            books = Books(connection, each.ledger, each.surroundings)
            for state in books.storage.feeds():
                books.storage.set_folded(state.feed, 0)
            books.fold_what_came_in()
    assert folded(on_server) == folded(township)
    assert on_server.check().is_sound and township.check().is_sound


def test_writers_of_several_processes_wait_for_each_other(on_server):
    other = Ledger.open(on_server.ledger._engine.url, None, on_server.ledger.cipher)
    order = []

    def second():
        with other.write() as connection:
            order.append(other.meta(connection)["name"])

    with on_server.ledger.write() as connection:
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.5)
        assert order == []
        on_server.ledger.put_meta(connection, "name", "改过的名字")
    waiting.join(30)
    other.close()

    assert order == ["改过的名字"]


def test_who_reads_has_one_view(on_server):
    with on_server.ledger.read() as reading:
        before = on_server.ledger.meta(reading)["name"]
        with on_server.ledger.write() as writing:
            on_server.ledger.put_meta(writing, "name", "后来的名字")
        assert on_server.ledger.meta(reading)["name"] == before


def test_a_township_is_set_up_on_a_server_and_found_again(postgres, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)
    address = postgres.new_database().replace("+psycopg", "")
    data = ["--data", str(tmp_path / "town"), "--json"]
    who = ["--town", TOWN_CODE, "--clerk", "张明霞", "--database", address]

    assert main(["town", "init", *data, *who]) == 0
    capsys.readouterr()
    assert main(["town", "check", *data]) == 0
    assert json.loads(capsys.readouterr().out)["feeds"] == 0
    assert not (tmp_path / "town" / "town.db").exists()
    monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)
    assert main(["town", "init", "--data", str(tmp_path / "second"), *who]) == 1
    assert "已经有镇街台账" in "".join(capsys.readouterr())


@pytest.mark.parametrize("typed", ["", "mysql://a@b/c", "postgresql://a@b", "不是地址"])
def test_an_address_that_is_none_is_refused(typed):
    with pytest.raises(OperationRefused, match="ledger_address_wrong"):
        ledger_address(typed)


def test_a_database_that_orders_text_otherwise_is_refused(postgres, surroundings, tmp_path):
    around = replace(surroundings, database_url=postgres.new_database("zh"), driver=None)
    with pytest.raises(OperationRefused, match="ledger_collation_wrong"):
        Township.create(tmp_path / "t", around, town_code=TOWN_CODE, name=TOWN_NAME)
