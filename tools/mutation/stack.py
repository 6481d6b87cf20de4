"""What the real township and the real station make of a mutant, on their real files."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.bootstrap.station import open_station
from app.bootstrap.township import open_township
from app.journal.segment import unpack_segment
from app.models.errors import Problem
from app.models.feeds import TOWNSHIP_SIDE
from app.town.books import Books
from app.town.ledger.exchange_log import ExchangeLog
from app.town.ledger.schema import EXCHANGES, METADATA
from app.words.problem_words import PROBLEM_SENTENCES
from tools.crash.village import PASSWORD, STAFF_NAME
from tools.mutation.judges import SIGNED, Wrong
from tools.mutation.mutants import Mutant
from tools.mutation.village import TRUE, Village

TOWN, STATION = "town", "station"
UNLOGGED = {"segment", "signed_hello", "enrolment", "invitation"}  # their callers keep the log
HELD = {
    "device_revoked"
}  # what it has sealed itself is held for an operator; it must be true all the same
STATION_LOG = {"exchange_log", "sqlite_sequence"}


class Stack:
    """The village at work: each mutant finds it as the one before found it."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._kept = village.folder / "kept"
        self._arrived = village.folder / "arrived"
        village.sync.close()
        village.station.close()
        village.township.close()
        for name in (TOWN, STATION):
            shutil.copytree(village.folder / name, self._kept / name)
        self._open()
        self._doors: dict[str, Callable[[Mutant], None]] = {
            "bundle": self._bundle,
            "segment": self._segment,
            "signed_hello": self._signed_hello,
            "enrolment": self._enrolment,
            "invitation": self._invitation,
        }

    def takes(self, mutant: Mutant) -> bool:
        """Whether there is a door for it."""
        return mutant.door in self._doors

    def judge(self, mutant: Mutant) -> str:
        """The key that it was refused for, or TRUE or SIGNED. Raises Wrong."""
        before = self._contents()
        try:
            self._doors[mutant.door](mutant)
        except Problem as problem:
            self._check_refusal(mutant, problem, before)
            return problem.key
        except Exception as error:
            raise Wrong(f"{type(error).__name__}: {str(error)[:120]}") from error
        finally:
            if self._contents() != before:
                try:
                    self._check_truth()
                finally:
                    self._start_over()
        return SIGNED if mutant.is_signed else TRUE

    # -- the doors

    def _bundle(self, mutant: Mutant) -> None:
        village = self._village
        if mutant.to_town:
            village.township.import_bundle(mutant.content)
        else:
            self._arrived.write_bytes(mutant.content)
            village.sync.import_bundle(self._arrived)

    def _segment(self, mutant: Mutant) -> None:
        exchange = self._village.township.exchange
        device = exchange.known_device(self._village.station.label.device_id)
        try:
            named = unpack_segment(self._village.crypto, mutant.content)
            place = named.feed, named.first, named.last
        except Problem:
            place = self._village.truth.states[0].feed, 1, 2
        exchange.take_segment(device, *place, mutant.content)

    def _signed_hello(self, mutant: Mutant) -> None:
        exchange = self._village.township.exchange
        device = exchange.known_device(self._village.station.label.device_id)
        exchange.greet(device, mutant.content)

    def _enrolment(self, mutant: Mutant) -> None:
        self._village.township.enrolment.enrol(mutant.content)

    def _invitation(self, mutant: Mutant) -> None:
        self._arrived.write_bytes(mutant.content)
        self._village.sync.accept_invitation(self._arrived)

    # -- the demands

    def _check_refusal(self, mutant: Mutant, problem: Problem, before: Any) -> None:
        if problem.key not in PROBLEM_SENTENCES:
            raise Wrong(f"no sentence for {problem.key}")
        may_keep = mutant.is_signed or problem.key in HELD
        if not may_keep and self._contents() != before:
            raise Wrong(f"refused as {problem.key}, and yet something was kept")
        if mutant.door not in UNLOGGED and self._newest_in_log(mutant.to_town) != problem.key:
            raise Wrong(f"{problem.key} is not in the log")

    def _check_truth(self) -> None:
        village = self._village
        device_id = village.station.label.device_id
        with village.township.ledger.read() as connection:
            books = Books(connection, village.township.ledger, village.township.surroundings)
            is_true = village.truth.verdict(books.storage, lambda told: told.side == TOWNSHIP_SIDE)
        at_the_station = village.sync._journal.storage
        if not (
            is_true
            and village.truth.verdict(at_the_station, lambda told: told.device_id == device_id)
        ):
            raise Wrong("something was kept that its author has not written")
        if not village.township.check().is_sound:
            raise Wrong("the township is not sound any more")

    def _newest_in_log(self, at_town: bool) -> str:
        village = self._village
        if not at_town:
            return village.sync._store.exchange_log.page_before()[0].result
        with village.township.ledger.read() as connection:
            return ExchangeLog(connection, village.township.ledger.town_code).latest()[0].problem

    def _contents(self) -> Any:
        """All that either side keeps, save its log."""
        village = self._village
        with village.township.ledger.read() as connection:
            ledger = [
                connection.execute(select(table).order_by(*table.primary_key)).all()
                for table in METADATA.sorted_tables
                if table is not EXCHANGES
            ]
        conn = village.sync._store.db.conn
        names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        station = [
            (name, conn.execute(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608
            for (name,) in conn.execute(names).fetchall()
            if name not in STATION_LOG
        ]
        return ledger, station, village.township.keys.marks()

    # -- again as it was

    def _start_over(self) -> None:
        village = self._village
        village.sync.close()
        village.station.close()
        village.township.close()
        for name in (TOWN, STATION):
            shutil.rmtree(village.folder / name)
            shutil.copytree(self._kept / name, village.folder / name)
        self._open()

    def _open(self) -> None:
        village = self._village
        village.township = open_township(Path(village.folder / TOWN), village.around)
        village.station = open_station(
            village.folder / STATION, STAFF_NAME, PASSWORD, village.around
        )
        village.sync = village.station.open_sync()
        self._village.truth = self._village._truth()
