"""The lists are found by index, and nothing is said that only SQLite understands."""

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from app.models.id_number import id_check_digit
from app.town.console.captions import APPEAL_TABS, CASE_TABS
from app.town.ledger.case_queries import CaseQueries, ListFilter, PageKey
from app.town.ledger.dialects import upsert
from app.town.ledger.figure_queries import FigureQueries
from app.town.ledger.figure_records import ON_DAYS, FigureRecords, _source_of
from app.town.ledger.schema import METADATA
from app.town.ledger.statements import RecordStatements
from app.town.ledger.station_queries import StationQueries
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push


@pytest.fixture
def plans(township):
    """What SQLite means to do for every statement since the last asking."""
    seen = []

    def remember(_connection, _cursor, statement, parameters, _context, _many):
        if not statement.startswith("EXPLAIN"):
            seen.append((statement, parameters))

    event.listen(township.ledger._engine, "before_cursor_execute", remember)

    def asked(connection):
        steps = []
        for statement, parameters in list(seen):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps += [row[3] for row in rows]
        seen.clear()
        return steps

    return asked


@pytest.mark.parametrize("tab", CASE_TABS, ids=lambda tab: tab.key)
@pytest.mark.parametrize("after", [None, PageKey("2026-08-05", "0" * 32)], ids=["first", "next"])
@pytest.mark.parametrize("village_code", ["", VILLAGES[0]])
@pytest.mark.ledger_file
def test_every_list_of_cases_is_read_along_an_index(township, plans, tab, after, village_code):
    wanted = ListFilter(tab.states, village_code, "", tab.sort, tab.is_descending)
    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        queries.cases(wanted, after, 31)
        steps = plans(connection)

    assert len(steps) == 1
    assert "USING INDEX ix_cases_" in steps[0]
    assert ("(" + tab.sort + ",id)" in steps[0]) == (after is not None)


@pytest.mark.parametrize("measure", sorted(ON_DAYS))
@pytest.mark.parametrize("after", [None, PageKey("2026-08-05", "0" * 32)], ids=["first", "next"])
@pytest.mark.ledger_file
def test_the_records_of_a_figure_are_read_along_an_index_of_their_days(
    township, plans, measure, after
):
    source, days = _source_of(measure), ["2026-08-01", "2026-08-02", "2026-08-09"]
    with township.ledger.read() as connection:
        own = (connection, township.ledger.town_code, township.ledger.statements)
        FigureRecords(*own)._rows(source, days, after, 31)
        (step,) = plans(connection)

    assert "USING INDEX ix_" in step
    assert f"{source.column}>?" in step or f"({source.column},id)" in step, step


@pytest.mark.ledger_file
def test_counting_cases_reads_the_index_alone(township, plans):
    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        queries.case_counts()
        queries.level_counts(("accepted",), township.profiles.vantage(), VILLAGES[0])
        steps = plans(connection)

    read = [step for step in steps if "cases" in step]
    assert len(read) == 2
    assert all("USING COVERING INDEX ix_cases_" in step for step in read), steps


def test_every_statement_is_understood_by_postgresql():
    dialect = postgresql.dialect()
    for table in METADATA.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect))
        assert all(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)
        if len(table.columns) > len(table.primary_key):  # else there is nothing to replace
            assert "ON CONFLICT" in str(upsert(table, "postgresql").compile(dialect=dialect))
    statements = RecordStatements("postgresql")
    asked = (statements.rows, statements.steps, statements.rows_among, statements.steps_among)
    for found in asked:
        assert all(str(statement.compile(dialect=dialect)) for statement in found.values())


@pytest.mark.both_ledgers
def test_words_with_signs_of_their_own_are_looked_for_as_they_are(township, make_station):
    station = make_station()
    device = greet(township, station)
    for name in ("王_秀英", "王秀英", "王%", "O'Brien", "王\\"):
        station.submit_case(applicant_name=name)
    push(township, station, device)

    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        found = {
            words: [c.applicant_name for c in queries.cases(ListFilter(words=words), None, 31)]
            for words in ("_", "%", "'", "\\", "' OR 1=1 --", "秀英")
        }

    assert {words: len(names) for words, names in found.items()} == {
        "_": 1,
        "%": 1,
        "'": 1,
        "\\": 1,
        "' OR 1=1 --": 0,
        "秀英": 2,
    }


@pytest.mark.both_ledgers
def test_what_clerks_see_of_a_station(township, make_station, clock):
    station = make_station(letter="B")
    number = "37078119500101123"
    station.write("person", "ab" * 16, id_number=number + id_check_digit(number), name="王秀英")
    station.write("station", "cd" * 16, name="卢李村党群服务站")
    station.write("weather", "ef" * 16, sky="晴")
    for number_of_visit, day in enumerate(("2026-08-01", "2026-08-03", "2026-08-02"), 1):
        station.write("visit", f"{number_of_visit:032x}", visited_on=day, content="走访")
    device = greet(township, station)
    push(township, station, device)

    with township.ledger.read() as connection:
        queries = StationQueries(connection, township.ledger.town_code)
        [line] = queries.villages()
        visits = [visit.visited_on for visit in queries.visits(VILLAGES[0], 2)]
        count = FigureQueries(connection, township.ledger.town_code, VILLAGES[:1]).contacts_ever()
        entries = queries.entries_of_devices(VILLAGES[0])

    assert (line.station_name, line.entries, line.quarantined) == ("卢李村党群服务站", 6, 1)
    assert (line.last_contact_at, line.last_carrier) == ("2026-08-05T02:00:00Z", "http")
    assert (visits, count) == (["2026-08-03", "2026-08-02"], 3)
    assert entries == {station.device_id: 6}


@pytest.mark.both_ledgers
def test_appeals_come_in_the_order_of_their_tab(township, make_station):
    station = make_station()
    device = greet(township, station)
    for day in ("2026-08-03", "2026-08-01", "2026-08-02"):
        station.raise_appeal(raised_on=day)
    push(township, station, device)
    waiting = APPEAL_TABS[0]

    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        wanted = ListFilter(waiting.states, "", "", waiting.sort, waiting.is_descending)
        first = queries.appeals(wanted, None, 2)
        rest = queries.appeals(wanted, PageKey(first[-1].raised_on, first[-1].id), 2)
        counts = queries.appeal_counts()

    days = [appeal.raised_on for appeal in (*first, *rest)]
    assert days == ["2026-08-01", "2026-08-02", "2026-08-03"]
    assert counts == {"collected": 3}
