"""The ledger folds as memory does, row for row."""

import random

import msgspec
import pytest

from app.journal.chain import chain_after
from app.journal.entry import DIGEST_LENGTH, ENTRY_VERSION, Entry, Header
from app.journal.entry import SCHEMA as SCHEMA_OF_ENTRIES
from app.journal.fold import Fold
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import FeedEnvelope
from app.models.records import Appeal, Case, Household
from app.models.visit_statistics import Period
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.ledger.database import Ledger, ledger_url
from app.town.ledger.figure_queries import FigureQueries
from app.town.ledger.schema import RECORD_TABLES, SCHEMA
from app.town.township import Township
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push
from tests.town.random_acts import (
    PLACES,
    assert_rows_equal,
    live,
    live_and_push,
    together,
)

CLERK = Clerk("cd" * 16, "刘芳")


@pytest.mark.parametrize("seed", range(6))
def test_the_ledger_folds_as_memory_does(township, make_station, seed):
    stations = [make_station(*place) for place in PLACES]
    live_and_push(township, stations, random.Random(seed), acts=260)

    memory = together(stations)

    assert_rows_equal(township, memory)
    figures = township.check()
    assert figures.is_sound
    assert figures.entries == 260
    assert figures.quarantined == len(memory.quarantined()) > 0
    assert figures.conflicts == len(memory.conflicts) > 0


def test_a_rebuild_gives_the_same_rows(township, make_station, town_folder, surroundings):
    station = make_station()
    device = greet(township, station)
    station.written = []
    rng = random.Random(99)
    for _ in range(400):
        live([station], rng)
    push(township, station, device)
    with township.ledger.write() as connection:
        township.ledger.put_meta(connection, "fold_version", "0")

    reopened = Township.open(town_folder, surroundings)

    assert_rows_equal(reopened, together([station]))
    assert reopened.check().is_sound
    reopened.close()


@pytest.mark.ledger_file
def test_the_check_sees_a_changed_row_and_a_broken_chain(township, make_station):
    station = make_station()
    device = greet(township, station)
    case_id = station.submit_case()
    push(township, station, device)
    assert township.check().is_sound

    with township.ledger.write() as connection:
        connection.exec_driver_sql("UPDATE cases SET applicant_name = '另一人'")
    changed = township.check()
    with township.ledger.write() as connection:
        connection.exec_driver_sql("UPDATE journal_feeds SET chain = x'00'")
    broken = township.check()

    assert case_id
    assert (changed.differing_rows, changed.is_sound) == (1, False)
    assert broken.broken_feeds == (station.feed.hex(),)


def test_a_newer_ledger_is_not_opened(township, town_folder, surroundings):
    with township.ledger.write() as connection:
        township.ledger.put_meta(connection, "schema", str(SCHEMA + 1))

    with pytest.raises(EnvironmentProblem) as refused:
        Township.open(town_folder, surroundings)

    assert refused.value.key == "database_made_by_newer_version"


@pytest.mark.ledger_file
def test_a_ledger_of_an_older_program_gets_the_new_columns(township, town_folder, surroundings):
    with township.ledger.write() as connection:
        connection.exec_driver_sql("ALTER TABLE cases DROP COLUMN proxy_kind")
        connection.exec_driver_sql("ALTER TABLE materials DROP COLUMN is_key")
        connection.exec_driver_sql("DROP TABLE powers_of_attorney")
        connection.exec_driver_sql("ALTER TABLE commitments DROP COLUMN material_ids")
        township.ledger.put_meta(connection, "schema", "4")
    township.close()

    upgraded = Township.open(town_folder, surroundings)
    with upgraded.ledger.read() as connection:
        for table in RECORD_TABLES.values():
            connection.execute(table.select()).fetchall()
        assert upgraded.ledger.meta(connection)["schema"] == str(SCHEMA)
    assert upgraded.check().is_sound
    upgraded.close()


@pytest.mark.ledger_file
def test_a_missing_town_is_said_plainly(tmp_path, town_folder, township, surroundings):
    with pytest.raises(EnvironmentProblem) as nowhere:
        Township.open(tmp_path / "nowhere", surroundings)
    with pytest.raises(OperationRefused) as twice:
        Township.create(town_folder, surroundings, town_code="370781007000", name="又一个")
    (town_folder / "town.db").rename(town_folder / "moved.db")
    with pytest.raises(EnvironmentProblem) as without_ledger:
        Township.open(town_folder, surroundings)

    assert nowhere.value.key == "town_missing"
    assert twice.value.key == "town_already_exists"
    assert without_ledger.value.key == "ledger_missing"


def test_nothing_of_a_failed_transaction_stays(township):
    class PowerCut(Exception):
        pass

    with pytest.raises(PowerCut), township.ledger.write() as connection:
        township.ledger.put_meta(connection, "half", "done")
        raise PowerCut

    with township.ledger.read() as connection:
        assert "half" not in township.ledger.meta(connection)


def test_a_part_that_was_rolled_back_leaves_the_feeds_as_they_were(township, make_station):
    station = make_station()
    device = greet(township, station)
    station.submit_case()
    push(township, station, device)

    with township.ledger.write() as connection:
        books = Books(connection, township.ledger, township.surroundings, VILLAGES[0])
        before = books.storage.feeds()

        def advance_and_fail():
            books.storage.set_folded(station.feed, 0)
            envelope = books.storage.feed(station.feed).envelope
            books.storage.replace_envelope(station.feed, FeedEnvelope(envelope.descriptor))
            raise OSError

        assert not books.tried(advance_and_fail, "as intended")
        assert books.storage.feeds() == before
        assert books.storage.feed(station.feed) in before


def test_the_key_files_are_their_owners_only(township, town_folder):
    modes = {path.name: path.stat().st_mode & 0o777 for path in town_folder.glob("town.[!d]*")}

    assert modes == {"town.secret": 0o600, "town.keys": 0o600, "town.keys.copy": 0o600}
    assert (town_folder.stat().st_mode & 0o777) == 0o700


def test_the_ledger_url_may_name_a_server(tmp_path):
    assert ledger_url(tmp_path).database == str(tmp_path / "town.db")
    assert ledger_url(tmp_path, "postgresql+psycopg://db/town").get_backend_name() == "postgresql"
    assert Ledger.__doc__


def test_an_entry_of_nonsense_delays_no_other(township, make_station):
    station = make_station()
    device = greet(township, station)
    station.submit_case()
    nonsense = [b"\xa4name\xa4\xff\xff\xff\xff", b"\x81\xa4name\xa2\xff\xff", b"\xc1", b""]
    for number, body in enumerate(nonsense):
        write_body(station, f"{number:032x}", body)
    case_id = station.submit_case()

    push(township, station, device)

    with township.ledger.read() as connection:
        books = Books(connection, township.ledger, township.surroundings)
        assert len(books.rows.quarantined()) == len(nonsense)
        assert books.rows.row(Case, VILLAGES[0], case_id).status == "submitted"
    assert township.check().is_sound


def write_body(station, entity, body):
    """An entry whose body no honest program writes, properly chained and sealed."""
    state = station.journal.state(station.feed)
    digest = station.crypto.hash(body)[:DIGEST_LENGTH]
    header = Header(
        ENTRY_VERSION,
        state.have + 1,
        state.hlc + 1,
        bytes(16),
        "person",
        bytes.fromhex(entity),
        b"",
        (),
        SCHEMA_OF_ENTRIES,
        len(body),
        digest,
    )
    entry = Entry(station.feed, msgspec.msgpack.encode(header), header, body)
    chain = chain_after(station.crypto, state.chain, entry.header_bytes)
    advanced = msgspec.structs.replace(state, have=entry.seq, chain=chain, hlc=header.hlc)
    station.storage.append(advanced, [entry])


def test_a_mistake_in_folding_loses_nothing_and_stops_no_other_village(
    township, make_station, monkeypatch, town_folder, surroundings, caplog
):
    stations = [make_station(code) for code in VILLAGES[:2]]
    devices = [greet(township, station) for station in stations]
    cases = [station.submit_case() for station in stations]
    fold = Fold.fold_entries

    def mistaken(self, entries, descriptor):
        if descriptor.village_code == VILLAGES[0]:
            raise ZeroDivisionError
        return fold(self, entries, descriptor)

    monkeypatch.setattr(Fold, "fold_entries", mistaken)
    for station, device in zip(stations, devices, strict=True):
        push(township, station, device)
    during = statuses(township, cases)
    monkeypatch.undo()
    reopened = Township.open(town_folder, surroundings)

    assert during == [None, "submitted"]
    assert "could not be folded" in caplog.text
    assert statuses(reopened, cases) == ["submitted", "submitted"]
    assert reopened.check().is_sound
    reopened.close()


def statuses(township, cases):
    with township.ledger.read() as connection:
        rows = Books(connection, township.ledger, township.surroundings).rows
        found = [rows.row(Case, *key) for key in zip(VILLAGES[:2], cases, strict=True)]
    return [case.status if case else None for case in found]


def test_what_a_station_writes_of_another_village_is_set_aside_and_kept(township, make_station):
    own, other = make_station(VILLAGES[0], "A"), make_station(VILLAGES[1], "A")
    device, other_device = greet(township, own), greet(township, other)
    household = "ab" * 16
    other.write("household", household, number="007")
    push(township, other, other_device)
    own.write("household", household, number="666", village_code=VILLAGES[1])
    own.write("household", "cd" * 16, number="008", village_code=VILLAGES[0])

    push(township, own, device)

    with township.ledger.read() as connection:
        books = Books(connection, township.ledger, township.surroundings)
        rows = {v: [r.number for r in books.rows.rows_of(Household, v)] for v in VILLAGES[:2]}
        aside = [(entry.seq, entry.problem) for entry in books.rows.quarantined()]
        have = books.storage.feed(own.feed).have
    assert rows == {VILLAGES[0]: ["008"], VILLAGES[1]: ["007"]}
    assert (aside, have) == ([(1, "entry_of_another_village")], 2)


def test_a_day_that_is_none_is_kept_as_it_stands_at_both_ends(township, make_station):
    """It delays nothing, counts in no figure, and is nowhere lost."""
    station, none = make_station(VILLAGES[0], "A"), "2026-13-45"
    device = greet(township, station)
    station.write("visit", "ef" * 16, visited_on=none, recorded_at=none, channel="home")
    case = station.submit_case(station_received_at=none)
    station.write("case_step", case, action="note", at=none, due_on=none, told_on=none)
    appeal = station.raise_appeal(raised_on=none)
    push(township, station, device)
    memory = together([station])
    assert_rows_equal(township, memory)
    assert memory.quarantined() == []
    assert memory.row(Appeal, VILLAGES[0], appeal).raised_on == none
    assert memory.row(Case, VILLAGES[0], case).station_received_at == none
    with township.ledger.read() as connection:
        queries = FigureQueries(connection, township.ledger.town_code)
        assert queries.sums(Period("0001-01-01", "9999-12-31")) == {}
    assert township.check().is_sound
