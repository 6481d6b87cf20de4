"""The server is killed while stations push: what it acknowledged is there, whole."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import urllib3

from app.journal.exchange import segments_missing_at
from app.town.books import Books
from app.town.township import Township
from tests.town.exchanging import greet
from tests.town.fake_station import FakeStation, Line

ROOT = Path(__file__).parents[2]
SERVING = """
import sys, time, secrets
from pathlib import Path
from sqlcipher3 import dbapi2
from app.models.divisions import DivisionTable
from app.models.working_days import WorkingCalendar
from app.town.server import RunningServer
from app.town.surroundings import Surroundings
from app.town.township import Township
from app.vault.crypto import Suite1
surroundings = Surroundings(
    crypto=Suite1(), randomness=secrets.token_bytes, clock=lambda: int(time.time() * 1000),
    given_calendar=WorkingCalendar("", 2026, 2026, frozenset(), frozenset()),
    divisions=DivisionTable([]), driver=dbapi2,
)
with RunningServer(Township.open(Path(sys.argv[1]), surroundings)) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("seed", range(3))
def test_what_was_acknowledged_survives_a_kill(
    township, town_folder, surroundings, clock, randomness, seed
):
    rng = random.Random(seed)
    station = FakeStation(township.invite("370781007201"), randomness, clock)
    greet(township, station)
    township.close()
    acknowledged = 0
    for _ in range(3):
        acknowledged = pushed_until_killed(town_folder, station, rng, acknowledged)

    reopened = Township.open(town_folder, surroundings)
    with reopened.ledger.read() as connection:
        state = Books(connection, reopened.ledger, surroundings).journal.state(station.feed)
    figures = reopened.check()
    reopened.close()

    assert acknowledged >= 3
    assert state.have >= acknowledged
    assert figures.is_sound


def pushed_until_killed(folder, station, rng, acknowledged):
    """Push one entry after another; after some, kill the server in the middle of the next."""
    server = subprocess.Popen(
        [sys.executable, "-c", SERVING, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
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
        server.wait(20)
        killer.wait(20)
        server.stdin.close()
        server.stdout.close()
    assert server.returncode == -signal.SIGKILL
    return acknowledged


def randomness_of(rng):
    return rng.randbytes(16).hex()
