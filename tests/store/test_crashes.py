"""A process that dies at any moment leaves an act whole or not at all."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from app.journal.fold import Fold
from tests.store.desk import dump

# Writes acts of three entries for ever and says after each commit how many acts there are.
WORKER = """
import os, sys
from pathlib import Path
from app.store.engine import open_database
from app.store.store import Store
from app.vault.crypto import Suite1
from tests.store.desk import Desk, readings

path, key, stop_at = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
desk = Desk(Store(open_database(path, key), Suite1(), readings))
done = desk.store.households.count()
while True:
    with desk.store.transaction():
        household = desk.write("household", f"h{done}", number=f"{done:05d}", head_name="王桂兰")
        desk.write("visit", f"v{done}", household_id=household, visited_on="2026-08-01")
        if done == stop_at:
            os._exit(9)
        desk.write("person", f"p{done}", household_id=household, name="王桂兰")
    done += 1
    print(done, flush=True)
"""


def worker(path, key, stop_at=-1):
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), key.hex(), str(stop_at)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=os.getcwd(),
    )


def check_whole(store, acknowledged):
    """Acts are whole, none that was acknowledged is missing, rows are what the journal says."""
    acts = store.households.count()
    assert acts >= acknowledged
    assert store.persons.count() == acts
    assert sum(store.visits.counts_by_channel().values()) == acts
    states = store.journal_storage.feeds()
    assert sum(state.have for state in states) == 3 * acts
    assert all(state.folded == state.have for state in states)
    assert len(store.search.find("王桂兰", limit=10**6)) == 2 * acts
    before = dump(store)
    with store.transaction():
        Fold(store.journal_storage, store.rows).rebuild()
    assert dump(store) == before


def test_dying_before_the_commit_leaves_nothing_of_the_act(path, key, open_store):
    died = worker(path, key, stop_at=5)
    said, _ = died.communicate(timeout=60)

    assert died.returncode == 9
    assert said.split() == ["1", "2", "3", "4", "5"]
    store = open_store()
    check_whole(store, 5)
    assert store.households.count() == 5


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(path, key, open_store):
    choose = random.Random(7)
    for _ in range(8):
        killed = worker(path, key)
        acknowledged = [killed.stdout.readline()]
        time.sleep(choose.uniform(0, 0.05))
        killed.send_signal(signal.SIGKILL)
        rest, _ = killed.communicate(timeout=60)
        lines = [line for line in (*acknowledged, *rest.splitlines(True)) if line.endswith("\n")]
        store = open_store()
        check_whole(store, int(lines[-1]))
        store.close()
