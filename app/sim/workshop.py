"""The folder in which histories are played, and the blanks that each begins with.

Making an empty station file takes longer than most histories; a copy of one takes no time.
"""

import shutil
import tempfile
from datetime import date
from pathlib import Path
from random import Random
from types import TracebackType

from app.models.divisions import DivisionTable, Village
from app.models.identity import Randomness
from app.models.suite_rules import STANDARD_SUITE
from app.models.working_days import WorkingCalendar
from app.sim.cheap_suite import CheapSuite
from app.store.engine import open_database
from app.store.sqlite_driver import sqlite
from app.town.ledger.database import Ledger
from app.town.office import Office
from app.town.surroundings import Clock
from app.town.surroundings import Surroundings as TownSurroundings
from app.town.town_keys import TownKeys
from app.town.township import Township
from app.vault.crypto import CryptoProvider
from app.vault.passwords import PasswordCost
from app.vault.suites import Suites

TOWN_CODE, TOWN_NAME = "370781109000", "模拟镇"
VILLAGES = ("370781109216", "370781109275", "370781109224")
DATABASE_KEY = b"the same key in every history...".ljust(32)[:32]
REAL_EVERY = 20
_MEMORY_DISK = Path("/dev/shm")
_CALENDAR = WorkingCalendar("模拟", 2026, 2026, frozenset({date(2026, 10, 1)}), frozenset())


class Workshop:
    """A temporary folder; use it as a context manager."""

    def __init__(self) -> None:
        place = _MEMORY_DISK if _MEMORY_DISK.is_dir() else None
        self.root = Path(tempfile.mkdtemp(prefix="lianxin-sim-", dir=place))
        self.town_folder = self.root / "town"
        self._town_ledger: Ledger | None = None
        self._blank_station = self.root / "blank-station.db"
        open_database(self._blank_station, DATABASE_KEY).close()

    def __enter__(self) -> "Workshop":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def put_blank_station(self, path: Path) -> None:
        """An empty station file."""
        shutil.copyfile(self._blank_station, path)

    def open_town(self, surroundings: TownSurroundings) -> Township:
        """The township of the town's folder.

        Every history has it in the same place, so that the ledger's statements, once compiled, can
        be used by all of them: that is most of what opening it costs.
        """
        folder = self.town_folder
        if self._town_ledger is None:
            township = Township.open(folder, surroundings)
            self._town_ledger = township.ledger
            return township
        keys = TownKeys.open(
            folder, surroundings.crypto, surroundings.randomness, surroundings.disk
        )
        identity = keys.identity(TOWN_CODE, TOWN_NAME)
        office = Office(self._town_ledger, keys, surroundings, identity)
        township = Township(office, folder)
        township.fold()
        return township

    def put_blank_town(self, crypto: CryptoProvider, clock: Clock) -> None:
        """The folder of a township that has just been made; its keys are the same every time."""
        folder = self.town_folder
        shutil.rmtree(folder, ignore_errors=True)
        blank = self.root / f"blank-town-{type(crypto).__name__}"
        if not blank.exists():
            # The bytes may be anything, as long as they are the same in every history.
            surroundings = town_surroundings(crypto, lambda n: bytes(range(n)), clock)
            Township.create(blank, surroundings, town_code=TOWN_CODE, name=TOWN_NAME).close()
        shutil.copytree(blank, folder)


def suite_of(seed: int) -> CryptoProvider:
    """Every twentieth history pays for real signatures, of either suite."""
    if seed % REAL_EVERY:
        return CheapSuite(seed)
    return Suites(Random(seed).randbytes).of(STANDARD_SUITE)


def town_surroundings(
    crypto: CryptoProvider, randomness: Randomness, clock: Clock
) -> TownSurroundings:
    """What the simulated township stands in."""
    return TownSurroundings(
        crypto=crypto,
        randomness=randomness,
        clock=clock,
        given_calendar=_CALENDAR,
        divisions=DivisionTable(
            Village("370781000000", "模拟县", TOWN_CODE, TOWN_NAME, code, name, name, "village")
            for code, name in zip(VILLAGES, ("甲村", "乙村", "丙村"), strict=True)
        ),
        driver=sqlite,
        password_cost=PasswordCost(m_kib=8, t=1, p=1),
    )
