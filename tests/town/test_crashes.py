"""The server is killed while stations push: what it acknowledged is there, whole."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import urllib3

from app.journal.exchange import segments_missing_at
from app.models.feeds import TOWNSHIP_SIDE
from app.town.books import Books
from app.town.township import Township
from tests.town.exchanging import greet
from tests.town.fake_station import FakeStation, Line

ROOT = Path(__file__).parents[2]
SERVING = """
import os, secrets, signal, sys, time
from pathlib import Path
from sqlcipher3 import dbapi2
from app.models.divisions import DivisionTable
from app.models.working_days import WorkingCalendar
from app.town.server import RunningServer
from app.town.surroundings import Surroundings
from app.town.town_keys import GatheredKeys
from app.town.township import Township
from app.vault.crypto import Suite1
surroundings = Surroundings(
    crypto=Suite1(), randomness=secrets.token_bytes, clock=lambda: int(time.time() * 1000),
    given_calendar=WorkingCalendar("", 2026, 2026, frozenset(), frozenset()),
    divisions=DivisionTable([]), driver=None if sys.argv[2] else dbapi2, database_url=sys.argv[2],
)
if len(sys.argv) > 3:  # dies between the mark of that push and its commit
    writes, left = GatheredKeys.write, iter(range(int(sys.argv[3]), -1, -1))
    def write_and_die(keys):
        writes(keys)
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    GatheredKeys.write = write_and_die
with RunningServer(Township.open(Path(sys.argv[1]), surroundings)) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def serving(town_folder, database_url):
    """serving(writes): another process that serves the township, and dies after so many marks."""

    def start(*writes):
        return subprocess.Popen(
            [sys.executable, "-c", SERVING, str(town_folder), database_url, *writes],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_a_kill(
    township, town_folder, surroundings, clock, randomness, serving, seed
):
    rng = random.Random(seed)
    station = FakeStation(township.invite("370781007201"), randomness, clock)
    greet(township, station)
    township.close()
    acknowledged = 0
    for _ in range(3):
        acknowledged = pushed_until_killed(serving, station, rng, acknowledged)

    reopened = Township.open(town_folder, surroundings)
    with reopened.ledger.read() as connection:
        state = Books(connection, reopened.ledger, surroundings).journal.state(station.feed)
    figures = reopened.check()
    reopened.close()

    assert acknowledged >= 3
    assert state.have >= acknowledged
    assert figures.is_sound


def pushed_until_killed(serving, station, rng, acknowledged):
    """Push one entry after another; after some, kill the server in the middle of the next."""
    server = serving()
    line = Line(server.stdout.readline().strip(), station)
    line.pool.request("GET", line.url + "/v1/challenge")
    last = rng.randrange(3, 25)
    try:
        for number in range(200):
            station.write("grid", randomness_of(rng), name=f"第{number}网格")
            station.seal()
            if number == last:
                killer = subprocess.Popen(
                    ["sh", "-c", f"sleep 0.00{rng.randrange(9)}; kill -9 {server.pid}"]
                )
            vector = line.hello().vector
            for packed in segments_missing_at(station.journal, vector, station.scope):
                response = line.put(packed)
                assert response.status == 200
            acknowledged = station.journal.state(station.feed).have
    except (urllib3.exceptions.HTTPError, OSError):
        pass
    finally:
        line.close()
        server.wait(60)
        killer.wait(60)
        server.stdin.close()
        server.stdout.close()
    assert server.returncode == -signal.SIGKILL
    return acknowledged


def randomness_of(rng):
    return rng.randbytes(16).hex()


def synced(server_url, station):
    line = Line(server_url, station)
    try:
        line.sync()
    finally:
        line.close()


def own_feeds(township, village_code):
    with township.ledger.read() as connection:
        feeds = Books(connection, township.ledger, township.surroundings).journal.storage.feeds()
    return [
        state
        for state in feeds
        if state.descriptor.side == TOWNSHIP_SIDE and state.descriptor.village_code == village_code
    ]


def test_a_kill_between_mark_and_commit_begins_a_new_feed_for_that_village_and_loses_nothing(
    township, town_folder, surroundings, clock, randomness, serving
):
    villages = ("370781007201", "370781007202")
    stations = [FakeStation(township.invite(code), randomness, clock) for code in villages]
    for station in stations:
        greet(township, station)
    township.close()

    dying = serving("2")
    url = dying.stdout.readline().strip()
    for station in stations:
        station.write("grid", randomness(16).hex(), name="第一网格")
        synced(url, station)
    stations[0].write("grid", randomness(16).hex(), name="第二网格")
    with pytest.raises((urllib3.exceptions.HTTPError, OSError)):
        synced(url, stations[0])
    assert dying.wait(60) == -signal.SIGKILL
    dying.communicate()

    again = serving()
    url = again.stdout.readline().strip()
    for station in stations:
        station.write("grid", randomness(16).hex(), name="第三网格")
        synced(url, station)
    again.communicate("")

    reopened = Township.open(town_folder, surroundings)
    counts = [len(own_feeds(reopened, code)) for code in villages]
    with reopened.ledger.read() as connection:
        journal = Books(connection, reopened.ledger, surroundings).journal
        kept = [journal.state(station.feed).have for station in stations]
        heard = [
            [s.journal.state(f.feed).have == f.have for f in own_feeds(reopened, code)]
            for s, code in zip(stations, villages, strict=True)
        ]
    figures = reopened.check()
    reopened.close()
    assert counts == [2, 1]  # the mark is ahead of the first village's feed alone
    assert kept == [3, 2]
    assert figures.is_sound
    assert all(all(each) for each in heard)
