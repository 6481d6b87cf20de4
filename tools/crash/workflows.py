"""Thirteen things that a desk does, each of which a failing disk may interrupt at any call."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec

from app.acts.desk import Desk
from app.bootstrap.station import OpenStation
from app.bootstrap.station_backup import back_up
from app.models.records import Case
from app.sync.station_sync import StationSync
from tools.crash import town
from tools.crash.shop import Shop
from tools.crash.village import (
    BACKUPS,
    CHEAP,
    NEXT_PASSWORD,
    PAPERS,
    PASSWORD,
    STAFF_NAME,
    STATION,
    STICK,
    DeskWork,
    Said,
    at_the_desk,
    digest_of,
    first_start,
    heads_of,
    in_exchange,
    seeded,
)

MADE_FROM, WORKED_FROM = 1, 2  # seeds


class Bench(Shop):
    """A station with a roster, two open cases, an invitation and an answer of the township."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "world", seeded(MADE_FROM))
        self._aside = folder / "aside"
        self._aside.mkdir()
        self.answer = self._aside / "answer.lxb"
        self._late = self._ready = ""
        self.make(self._made)

    def _made(self) -> OpenStation:
        for part in (STICK, BACKUPS):
            (self.world / part).mkdir()
        station = first_start(self.world / STATION, self.around)
        with at_the_desk(station) as desk, in_exchange(station) as sync:
            work = DeskWork(station, desk, lambda store: None)
            work.import_roster()
            self._late, self._ready = work.register_case(PAPERS[0]).id, work.register_case().id
            letter = self._aside / "invitation.lxi"
            sync.accept_invitation(town.invitation(self._aside / "town", self.around, letter))
            bundle = Path(sync.export_bundle(self.world / STICK).path)
            town.answer(self._aside / "town", self.around, bundle, self.answer)
            self.heads = heads_of(desk.store)
        town.second_pc(self._aside / "town", self._aside, self.around)
        self.newcomer = town.snapshot(self._aside / "town", self.around)
        return station

    def late(self, desk: Desk) -> Case:
        """A case that waits for a paper."""
        return desk.store.cases.by_id(self._late)

    def ready(self, desk: Desk) -> Case:
        """A case that has all its papers."""
        return desk.store.cases.by_id(self._ready)


class Hands(msgspec.Struct, frozen=True):
    """What a workflow works with. The station stands open before the first call is counted."""

    bench: Bench
    station: OpenStation
    desk: Desk
    sync: StationSync
    said: Said

    @property
    def work(self) -> DeskWork:
        """Acts that tell what they have done."""
        tell = self.said.said
        return DeskWork(self.station, self.desk, lambda store: tell(heads=heads_of(store)))


def import_more(hands: Hands) -> None:
    hands.work.import_roster(households=3)


def register_case(hands: Hands) -> None:
    hands.work.register_case(PAPERS[1])


def receive_materials(hands: Hands) -> None:
    hands.work.receive_materials(hands.bench.late(hands.desk))


def submit(hands: Hands) -> None:
    hands.work.submit(hands.bench.ready(hands.desk))


def attach(hands: Hands) -> None:
    hands.work.attach(hands.bench.ready(hands.desk))


def export_bundle(hands: Hands) -> None:
    path = Path(hands.sync.export_bundle(hands.bench.world / STICK).path)
    hands.said.said(bundle={f"{STICK}/{path.name}": digest_of(path)})


def import_bundle(hands: Hands) -> None:
    hands.sync.import_bundle(hands.bench.answer)
    hands.said.said(kept=["certificate"], heads=heads_of(hands.desk.store))


def take_snapshot(hands: Hands) -> None:
    store = hands.desk.store
    hands.bench.newcomer.take(hands.sync, lambda: hands.said.said(heads=heads_of(store)))


def change_password(hands: Hands) -> None:
    hands.said.trying(account={STAFF_NAME: NEXT_PASSWORD})
    staff_id = hands.station.actor.id
    hands.station.slots().change_password(staff_id, PASSWORD, NEXT_PASSWORD, CHEAP)
    hands.said.said(account={STAFF_NAME: NEXT_PASSWORD})


def make_backup(hands: Hands) -> None:
    back_up(hands.station, hands.desk.store, hands.bench.world / BACKUPS / "copy.db")
    hands.said.said(backup={f"{BACKUPS}/copy.db": heads_of(hands.desk.store)})


def start_for_the_first_time(bench: Bench, said: Said) -> None:
    """The one workflow that begins without a station."""
    said.trying(account={STAFF_NAME: PASSWORD})
    with closing(first_start(bench.world / STATION, seeded(WORKED_FROM))) as station:
        said.said(account={STAFF_NAME: PASSWORD})
        with at_the_desk(station) as desk:
            said.said(heads=heads_of(desk.store))


FIRST_START, SNAPSHOT = "first start", "take snapshot"
WORKFLOWS: dict[str, Callable[[Hands], None]] = {
    "import roster": import_more,
    "register case": register_case,
    "receive materials": receive_materials,
    "submit": submit,
    "attach file": attach,
    "visit with finding": lambda hands: hands.work.record_visit(),
    "print cards": lambda hands: hands.work.print_cards(),
    "export bundle": export_bundle,
    "import bundle": import_bundle,
    SNAPSHOT: take_snapshot,
    "change password": change_password,
    "backup": make_backup,
}
