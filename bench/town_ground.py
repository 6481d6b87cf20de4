"""A fresh township to measure on: in a file, or on a durable PostgreSQL of its own."""

import contextlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.shipped_rules import load_rules
from app.bootstrap.surroundings import Surroundings as Machine
from app.store.sqlite_driver import sqlite
from app.town.surroundings import Surroundings
from app.town.township import Township
from app.vault.passwords import PasswordCost
from bench.town_stations import TOWN_CODE, divisions
from tools.private_postgres import PrivatePostgres

HOLD_SECONDS = 0.2


@dataclass(frozen=True)
class Ground:
    """The township with its folder; `url` and `server` are empty for a file."""

    township: Township
    surroundings: Surroundings
    folder: Path
    url: str
    server: PrivatePostgres | None
    hold: Path | None = None
    contacts: float = 1.0

    def wait(self) -> None:
        """All is prepared: with `hold`, wait until that file is there, for the cores to be calm."""
        if self.hold is not None:
            print(f"prepared; waiting for {self.hold}", flush=True)
        while self.hold is not None and not self.hold.exists():
            time.sleep(HOLD_SECONDS)

    def busy_seconds(self) -> float:
        """Processor time that this process and the database server have used so far."""
        return time.process_time() + (self.server.cpu_seconds() if self.server else 0.0)


def town_surroundings(url: str) -> Surroundings:
    machine = Machine.of_this_machine()
    rules = load_rules(machine.resources)
    return Surroundings(
        crypto=machine.crypto,
        randomness=machine.randomness,
        clock=machine.clock,
        given_calendar=rules.calendar,
        divisions=divisions(1_054),
        driver=None if url else sqlite,
        database_url=url,
        password_cost=PasswordCost(1024, 1, 1),
        fonts=machine.resources / "fonts",
    )


@contextlib.contextmanager
def township_on(
    *, is_file: bool, hold: Path | None = None, contacts: float = 1.0
) -> Iterator[Ground]:
    """A fresh township on a durable database of its own."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "town"
        server = None if is_file else stack.enter_context(PrivatePostgres(is_durable=True))
        url = server.new_database() if server else ""
        surroundings = town_surroundings(url)
        township = Township.create(folder, surroundings, town_code=TOWN_CODE, name="测试镇")
        stack.callback(township.close)
        yield Ground(township, surroundings, folder, url, server, hold, contacts)
