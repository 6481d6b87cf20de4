"""A station's PC, its township and a stick for tests: real files, real threads, a clock that is moved."""

import atexit
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.pen import Actor
from app.acts.self_check import CheckReport, check_station
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.models.identity import new_id
from app.models.kinds import TABLES
from app.models.moments import CHINA, china_date
from app.models.records import Case, Record
from app.models.roster import RosterPreview
from app.sheets.synthetic_village import synthetic_roster
from app.store.store import Store
from app.sync.station_sync import StationSync
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.server import RunningServer
from app.town.township import Township
from app.vault.atomic_files import Disk
from app.vault.passwords import PasswordCost
from app.vault.suites import Suites

RESOURCES = Path(__file__).parents[1] / "resources"
VILLAGE, TOWN = "370781109216", "370781109000"
PASSWORD = "shan shui tian yuan"
HEAD_OF_DESK = "王秀英"
CHEAP = PasswordCost(m_kib=8, t=1, p=1)
ITEM = "S01-001"
PAPERS = ("居民身份证", "户口簿", "参保登记表")


class DeskClock:
    """A clock that the test moves; it begins on Monday, 2 March 2026, nine in the morning."""

    def __init__(self) -> None:
        self.set(date(2026, 3, 2))

    def __call__(self) -> int:
        return self.now

    def set(self, day: date, hour: int = 9) -> None:
        """To that hour of that day, by the station's time."""
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=CHINA).astimezone(UTC)
        self.now = int(moment.timestamp() * 1000)

    def pass_days(self, days: int) -> None:
        self.now += int(timedelta(days=days).total_seconds() * 1000)

    def pass_minutes(self, minutes: int) -> None:
        self.now += minutes * 60_000

    @property
    def today(self) -> date:
        return china_date(self.now)


def surroundings_of(
    clock: DeskClock, seed: int = 20260302, disk: Disk | None = None
) -> Surroundings:
    return Surroundings(
        resources=RESOURCES,
        clock=clock,
        randomness=random.Random(seed).randbytes,
        crypto=Suites(random.Random(seed).randbytes).of(1),
        disk=disk or Disk(),
        password_cost=CHEAP,
        secret_place="beside",
        machine_dir=Path("no-such-folder"),
    )


def roster_of(households: int, seed: int = 7) -> RosterPreview:
    return RosterPreview("花名册", 1, tuple(synthetic_roster(households, seed)))


def intake_of(**changed: Any) -> Intake:
    """Papers all handed in, unless said otherwise."""
    papers = tuple(IntakeMaterial(name, is_received=True) for name in PAPERS)
    intake = Intake(item_code=ITEM, applicant_name="李建国", materials=papers)
    return msgspec.structs.replace(intake, **changed)


def papers_without(*missing: str) -> tuple[IntakeMaterial, ...]:
    return tuple(IntakeMaterial(name, is_received=name not in missing) for name in PAPERS)


class Pc:
    """One PC of a village: its folder, and what stands open in it."""

    def __init__(self, folder: Path, surroundings: Surroundings) -> None:
        self.folder = folder
        self.surroundings = surroundings
        self.station: OpenStation
        self.desk: Desk
        self.sync: StationSync
        self._is_open = False

    def set_up(self, village: str = VILLAGE, staff_name: str = HEAD_OF_DESK) -> "Pc":
        first = FirstStart(village, staff_name, PASSWORD, staff_phone="15400000001",
                           duty_phone="0536-0000002")  # fmt: skip
        self._connect(create_station(self.folder, first, self.surroundings))
        return self

    def open(self, staff: str = "") -> "Pc":
        self.close()
        self._connect(open_station(self.folder, staff, PASSWORD, self.surroundings))
        return self

    def close(self) -> None:
        if self._is_open:
            self.desk.store.close()
            self.sync.close()
            self.station.close()
        self._is_open = False

    def _connect(self, station: OpenStation) -> None:
        self.station = station
        self.desk, self.sync = station.open_desk(), station.open_sync()
        self._is_open = True

    @property
    def actor(self) -> Actor:
        return self.station.actor

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def feed(self) -> bytes:
        return self.desk.workplace.own.feed

    @property
    def letters(self) -> str:
        """What stands in this PC's numbers."""
        return self.desk.workplace.own.letters

    def actor_as(self, role: str) -> Actor:
        return Actor(new_id(self.surroundings.randomness), "赵敏", role)

    def register(self, **changed: Any) -> Case:
        return self.desk.cases.register_case(self.actor, intake_of(**changed))

    def submitted(self) -> Case:
        return self.desk.cases.submit(self.actor, self.register().id)

    def have(self) -> dict[bytes, int]:
        """How far this PC has each feed."""
        journal = self.desk.workplace.journal
        return {feed: have.seq for feed, have in journal.vector().items()}

    def rows(self) -> dict[str, list[Record]]:
        """All rows of this PC."""
        rows = self.store.rows
        return {
            table: sorted(rows.rows_of(kind), key=lambda row: row.id)
            for kind, table in TABLES.items()
        }

    def check(self) -> CheckReport:
        in_step = self.station.is_mark_in_step(self.store)
        return check_station(self.desk.workplace, is_mark_in_step=in_step)

    def entries(self) -> int:
        return self.desk.workplace.journal.state(self.feed).have

    def keep_copy(self, name: str) -> Path:
        """The whole folder as it is now, as a disk image or a careful person would have it."""
        self.close()
        target = self.folder.with_name(f"{self.folder.name}-{name}")
        shutil.copytree(self.folder, target)
        self.open()
        return target

    def bring_back(self, copy: Path, *names: str) -> None:
        """Files of that copy in place of today's (all of them when none is named); reopens nothing."""
        self.close()
        for old in [p for p in self.folder.iterdir() if not names or p.name.startswith(names)]:
            old.unlink()
        for kept in [p for p in copy.iterdir() if not names or p.name.startswith(names)]:
            shutil.copy2(kept, self.folder / kept.name)


class Town:
    """A township with one clerk; its server runs while `serving`."""

    def __init__(self, township: Township) -> None:
        self.township = township
        known = township.people.clerks()
        self.clerk: Clerk = known[0] if known else township.add_clerk("孙立", PASSWORD)

    def invitation(self, folder: Path, letter: str = "A", url: str = "") -> Path:
        path = folder / f"invitation-{letter}.lxi"
        path.write_bytes(self.township.invite(VILLAGE, letter, url=url))
        return path

    def accept(self, case_id: str) -> Case:
        return self.township.accept_case(case_id, VILLAGE, self.clerk)

    def books(self, connection: Any, village: str = VILLAGE) -> Books:
        return self.township.office.books(connection, village)

    def have(self, village: str = VILLAGE) -> dict[bytes, int]:
        """How far the township has each feed."""
        with self.township.ledger.read() as connection:
            vector = self.books(connection, village).journal.vector()
        return {feed: have.seq for feed, have in vector.items()}

    def rows(self) -> dict[str, list[Record]]:
        """The village's rows as the township folds them, and those for everyone."""
        with self.township.ledger.read() as connection:
            rows = self.books(connection).rows
            return {
                table: sorted(
                    [*rows.rows_of(kind, VILLAGE), *rows.rows_of(kind, "")], key=lambda row: row.id
                )
                for kind, table in TABLES.items()
            }

    def conclude(self, case_id: str, reply: str = "已办好，请来领取。") -> Case:
        return self.township.conclude_case(case_id, VILLAGE, self.clerk, "granted", reply)


def contents(store: Store, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, for asking whether anything at all has changed."""
    conn = store.db.conn
    names = conn.execute(
        """SELECT name FROM sqlite_master WHERE type = 'table'
           AND name NOT LIKE 'search_text_%' AND name <> 'sqlite_sequence'"""
    ).fetchall()
    return {
        name: sorted(conn.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
        for (name,) in names
        if name not in without
    }


def are_alike(pc: Pc, town: Town) -> bool:
    """Whether both sides hold the same entries and have folded them into the same rows."""
    return pc.have() == town.have() and pc.rows() == town.rows()


def folder_bytes(folder: Path) -> dict[str, bytes]:
    """Every file but the count of wrong passwords, which any try changes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in files
        if not path.name.startswith("attempts")
    }


@pytest.fixture
def clock() -> DeskClock:
    return DeskClock()


@pytest.fixture
def make_pc(tmp_path: Path, clock: DeskClock) -> Iterator[Callable[..., Pc]]:
    """make_pc(name, seed): a PC whose folder is still empty."""
    made: list[Pc] = []

    def make(name: str = "station", seed: int = 20260302) -> Pc:
        made.append(Pc(tmp_path / name, surroundings_of(clock, seed)))
        return made[-1]

    yield make
    for each in made:
        each.close()


@cache
def ready_made(kind: str) -> Path:
    """A folder made once for all tests and copied for each: `alone` holds a station that was just
    set up and a township; in `together` the two have exchanged once; in `busy` they have worked.
    """
    folder = Path(tempfile.mkdtemp(prefix="lianxin-ready-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock = DeskClock()
    made = Pc(folder / "station", surroundings_of(clock, 1)).set_up()
    town = Town(create_township(folder / "town", TOWN, surroundings_of(clock, 2)))
    if kind != "alone":
        with RunningServer(town.township) as running:
            made.sync.accept_invitation(town.invitation(folder, url=running.url))
            made.sync.exchange()
            if kind == "busy":
                _work(made, town)
    made.close()
    town.township.close()
    return folder


def _work(pc: Pc, town: Town) -> None:
    pc.desk.rosters.import_roster(pc.actor, roster_of(60))
    cases = [pc.submitted() for _ in range(3)]
    pc.sync.exchange()
    town.accept(cases[0].id)
    town.accept(cases[1].id)
    town.conclude(cases[1].id)
    pc.sync.exchange()


def _ready_for(request: pytest.FixtureRequest) -> Path:
    if "enrolled" not in request.fixturenames:
        return ready_made("alone")
    return ready_made("busy" if "busy" in request.fixturenames else "together")


@pytest.fixture
def pc(make_pc: Callable[..., Pc], request: pytest.FixtureRequest) -> Pc:
    """A station that was just set up."""
    made: Pc = make_pc()
    shutil.copytree(_ready_for(request) / "station", made.folder)
    return made.open()


@pytest.fixture
def village(pc: Pc) -> Pc:
    """A station with a small roster."""
    pc.desk.rosters.import_roster(pc.actor, roster_of(8))
    return pc


@pytest.fixture
def town(tmp_path: Path, clock: DeskClock, request: pytest.FixtureRequest) -> Iterator[Town]:
    """A township that knows no station but the one `enrolled` asks for."""
    shutil.copytree(_ready_for(request) / "town", tmp_path / "town")
    township = open_township(tmp_path / "town", surroundings_of(clock, 42))
    yield Town(township)
    township.close()


@pytest.fixture
def server(town: Town) -> Iterator[RunningServer]:
    with RunningServer(town.township) as running:
        yield running


@pytest.fixture
def enrolled(pc: Pc, town: Town, server: RunningServer) -> Pc:
    """A station that has exchanged once with its township over HTTP."""
    pc.sync.set_server_url(server.url)
    return pc


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
