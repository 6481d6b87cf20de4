"""A made-up village at work: what a desk does on one day, through the real program and on real files."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.visit_acts import VisitReport
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.surroundings import Surroundings
from app.models.records import Cadre, Case
from app.models.roster import RosterPreview
from app.sheets.synthetic_village import synthetic_roster
from app.store.store import Store
from app.sync.station_sync import StationSync
from app.vault.passwords import PasswordCost

VILLAGE, TOWN = "370781109216", "370781109000"
PASSWORD, NEXT_PASSWORD = "shan shui tian yuan", "chun xia qiu dong"
STAFF_NAME = "王秀英"
CHEAP = PasswordCost(m_kib=8, t=1, p=1)
ITEM = "S01-001"
PAPERS = ("居民身份证", "户口簿", "参保登记表")
STATION, STICK, BACKUPS, SAID = "station", "stick", "backups", "said.ack"
_MORNING = 1_772_413_200_000  # 2 March 2026, nine in the morning in China

Heads = dict[str, tuple[int, str]]
"""How far each feed has come: its last seq and the chain hash there, in hex."""


def surroundings(randomness: Callable[[int], bytes] = os.urandom) -> Surroundings:
    """The real program's, but with cheap passwords and a clock of its own."""
    real = Surroundings.of_this_machine()
    return msgspec.structs.replace(
        real,
        clock=_clock(),
        randomness=randomness,
        password_cost=CHEAP,
        secret_place="beside",
        machine_dir=Path("no-such-folder"),
        machine_name="",  # disks are looked at in many places
    )


def seeded(seed: int) -> Surroundings:
    """Draws the same ids and keys each time."""
    return surroundings(Random(seed).randbytes)


def first_start(folder: Path, around: Surroundings) -> OpenStation:
    """Set the station up."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return create_station(folder, FirstStart(VILLAGE, STAFF_NAME, PASSWORD), around)


def opened(folder: Path, around: Surroundings, password: str = PASSWORD) -> OpenStation:
    """Open the station as its one person."""
    return open_station(folder, STAFF_NAME, password, around)


def roster(households: int = 2) -> RosterPreview:
    """A roster as previewed from a sheet."""
    return RosterPreview("花名册", 1, tuple(synthetic_roster(households, 7)))


def heads_of(store: Store) -> Heads:
    """How far every feed has come."""
    states = store.journal_storage.feeds()
    return {state.feed.hex(): (state.have, state.chain.hex()) for state in states}


class Said:
    """What the program has promised to someone, written down only once it had done it.

    `trying` says that from here on either may be found, the old or the new.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def trying(self, **facts: Any) -> None:
        """An act begins."""
        self._write({"trying": facts})

    def said(self, **facts: Any) -> None:
        """An act has returned: its doer was told that it is done."""
        self._write({"said": facts})

    def _write(self, line: dict[str, Any]) -> None:
        descriptor = os.open(self._path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
        os.write(descriptor, msgspec.json.encode(line) + b"\n")
        os.close(descriptor)


class DeskWork:
    """Acts at the desk of one open station; each tells `done` when it has returned."""

    def __init__(self, station: OpenStation, desk: Desk, done: Callable[[Store], None]) -> None:
        self._actor = station.actor
        self._desk = desk
        self._done = done
        self._entries = self._count()

    def import_roster(self, households: int = 2) -> None:
        """A roster, its liaison cadre, and who looks after whom."""
        self._desk.rosters.import_roster(self._actor, roster(households))
        self._tell()
        cadre = Cadre(id="", name="赵敏", title="联户干部", phone="15400000001")
        cadre_id = self._desk.register.add_cadre(self._actor, cadre)
        self._tell()
        for grid in self._desk.store.stations.grids():
            if self._desk.register.assign_cadre(self._actor, grid.id, cadre_id):
                self._tell()

    def print_cards(self) -> None:
        """The liaison cards of the first grid."""
        grid = self._desk.store.stations.grids()[0]
        self._desk.cards.note_printed(self._actor, self._desk.cards.plan(self._actor, [grid.id]))
        self._tell()

    def register_case(self, *missing: str) -> Case:
        """A case, with or without all its papers."""
        papers = tuple(IntakeMaterial(name, is_received=name not in missing) for name in PAPERS)
        case = self._desk.cases.register_case(self._actor, Intake(ITEM, "李建国", papers))
        self._tell()
        return case

    def receive_materials(self, case: Case) -> None:
        """The missing papers are brought."""
        missing = self._desk.cases.missing_materials(case.id)
        self._desk.cases.receive_materials(self._actor, case.id, [m.id for m in missing])
        self._tell()

    def submit(self, case: Case) -> None:
        """The case goes to town."""
        self._desk.cases.submit(self._actor, case.id)
        self._tell()

    def print_papers(self, case: Case) -> None:
        """The receipt for a case's papers."""
        receipt = self._desk.papers.material_receipt(self._actor, case.id)
        self._desk.prints.hand_out(self._actor, receipt)
        self._tell()

    def attach(self, case: Case) -> None:
        """A paper that the applicant has signed, in three sectors and a bit, unlike any other."""
        content = b"%PDF-1.7\n" + hashlib.blake2b(case.id.encode()).digest() * 25
        self._desk.attachments.attach(self._actor, "case", case.id, "委托书.pdf", content)
        self._tell()

    def record_visit(self) -> None:
        """A visit with a finding, which opens an appeal."""
        workplace = self._desk.workplace
        household = self._desk.store.households.page_after()[0]
        report = VisitReport(
            household_id=household.id,
            visited_on=workplace.today().isoformat(),
            content="入户走访，了解近况。",
            finding_class=workplace.profile.must_record_classes[0],
            finding="屋后排水沟堵塞，下雨积水。",
        )
        self._desk.visits.record_visit(self._actor, report)
        self._tell()

    def whole_morning(self) -> None:
        """Roster, cards, two cases, a file with one of them, and a visit."""
        self.import_roster()
        self.print_cards()
        late = self.register_case(PAPERS[0])
        self.submit(self.register_case())
        self.receive_materials(late)
        self.attach(late)
        self.print_papers(late)
        self.submit(late)
        self.record_visit()

    def _tell(self) -> None:
        entries = self._count()
        if entries <= self._entries:
            raise AssertionError("an act was answered, and nothing was written")
        self._entries = entries
        self._done(self._desk.store)

    def _count(self) -> int:
        return self._desk.workplace.journal.state(self._desk.workplace.own.feed).have


@contextmanager
def at_the_desk(station: OpenStation) -> Iterator[Desk]:
    """A desk that is closed afterwards."""
    desk = station.open_desk()
    try:
        yield desk
    finally:
        desk.store.close()


@contextmanager
def in_exchange(station: OpenStation) -> Iterator[StationSync]:
    """An exchange that is closed afterwards."""
    with closing(station.open_sync()) as sync:
        yield sync


def digest_of(path: Path) -> str:
    """Which content a file has."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _clock() -> Callable[[], int]:
    now = _MORNING

    def later() -> int:
        nonlocal now
        now += 1000
        return now

    return later
