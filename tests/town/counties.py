"""A county with two towns that forward to it."""

import random
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2

from app.journal.digests import claim_rows
from app.models.errors import EnvironmentProblem
from app.sync.town_client import TownClient
from app.town.books import Books
from app.town.ledger.schema import CONFLICTS, QUARANTINE, RECORD_TABLES, SEGMENTS
from app.town.server import RunningServer
from app.town.township import Township
from tests.town.attaching import attached
from tests.town.conftest import TOWN_CODE, TOWN_NAME
from tests.town.exchanging import greet, push
from tests.town.fake_station import FakeStation
from tests.town.random_acts import live

COUNTY, COUNTY_NAME = "370781000000", "青州市"
OTHER_TOWN, OTHER_NAME, OTHER_VILLAGE = "370781001000", "王府街道", "370781001024"


@pytest.fixture
def ground(tmp_path, surroundings, randomness, clock):
    """A county's server, and two towns on files that have joined it."""
    on_file = replace(surroundings, database_url="", driver=dbapi2, dial_county=TownClient)
    county = Township.create(
        tmp_path / "county", surroundings, town_code=COUNTY, name=COUNTY_NAME, is_county=True
    )
    towns = [
        Township.create(tmp_path / code, on_file, town_code=code, name=name)
        for code, name in ((TOWN_CODE, TOWN_NAME), (OTHER_TOWN, OTHER_NAME))
    ]
    found = SimpleNamespace(
        county=county, towns=towns, folder=tmp_path, on_file=on_file, around=surroundings,
        randomness=randomness, clock=clock,
    )  # fmt: skip
    found.server = RunningServer(county)
    found.server.start()
    for town in towns:
        join(found, town)
    yield found
    found.server.stop()
    for each in (found.county, *towns):
        each.close()


def join(ground, town):
    text = ground.county.invitations.invite(town.ledger.town_code, url=ground.server.url).text
    town.forwarding.join(text)


def station_of(ground, town, village, letter="A"):
    """A PC that has enrolled in town."""
    found = FakeStation(town.invite(village, letter), ground.randomness, ground.clock)
    found.device, found.written = greet(town, found), []
    return found


def work(ground, town, village, seed, count=40):
    """What a station's PC has written and brought to its town."""
    station, rng = station_of(ground, town, village), random.Random(seed)
    for _ in range(count):
        live([station], rng)
    station.submit_case()
    push(town, station, station.device)
    return station


def told(ledger, surroundings):
    """Everything of a town: claim of its rows, conflicts, quarantine and the segments' own bytes."""
    with ledger.read() as connection:
        books = Books(connection, ledger, surroundings)

        def rows_of(record_type):
            table = RECORD_TABLES[record_type]
            query = select(table.c.village_code).where(table.c.town_code == ledger.town_code)
            for village in sorted(connection.execute(query.distinct()).scalars()):
                yield from books.rows.rows_of(record_type, village)

        kept = {
            table.name: sorted(
                repr(tuple(row))
                for row in connection.execute(
                    select(table).where(table.c.town_code == ledger.town_code)
                )
            )
            for table in (CONFLICTS, QUARANTINE, SEGMENTS)
        }
        return claim_rows(books.journal, lambda _: True, rows_of), kept


def assert_alike(ground):
    """The county holds of each town what the town holds, entry for entry and row for row."""
    for town in ground.towns:
        code = town.ledger.town_code
        at_county = told(ground.county.ledger.of_town(code), ground.county.surroundings)
        assert at_county == told(town.ledger, town.surroundings)
        assert at_county[0].vector
    assert ground.county.check().is_sound


class CutLine(TownClient):
    """Breaks off after so many requests that carry something."""

    left = 0

    def _request(self, method, target, body, headers):
        if method == "PUT":
            if CutLine.left == 0:
                raise EnvironmentProblem("server_unreachable")
            CutLine.left -= 1
        return super()._request(method, target, body, headers)


def with_files(ground, town, village, *contents):
    """A station that has brought a case with these files to its town."""
    station = station_of(ground, town, village)
    case_id = station.submit_case()
    for content in contents:
        attached(station, case_id, content)
    push(town, station, station.device)
    return station
