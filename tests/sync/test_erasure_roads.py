"""What was erased comes back by no road: old bundles, answers, backups, sets, ledgers, late PCs; in any order."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.bootstrap.backup_keeping import BackupKeeping, kept_in
from app.bootstrap.station_backup import restore_backup
from app.bootstrap.station_recovery import make_recovery_code, restore_set
from app.bootstrap.township import open_township
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.rights_records import DELETE
from app.town.server import RunningServer
from tests.erasures import NUMBER, REASON, all_bodies
from tests.stations import (
    HEAD_OF_DESK,
    PASSWORD,
    DeskClock,
    Pc,
    Town,
    are_alike,
    ready_made,
    roster_of,
    surroundings_of,
)
from tests.sync.newcomers import TAKEN, with_habits


class Places:
    """A PC, another, their township and a stick; and old copies of each from before the erasure."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, DeskClock()
        shutil.copytree(ready_made("together"), folder / "ready")
        self.town_folder = folder / "ready" / "town"
        self._serve()
        self.one = Pc(folder / "ready" / "station", surroundings_of(self.clock)).open()
        self.one.sync.set_server_url(self.server.url)
        self.two = self.joined("B", 2)

    def _serve(self) -> None:
        township = open_township(self.town_folder, surroundings_of(self.clock, 42))
        self.town = Town(township)
        self.server = RunningServer(township)
        self.server.start()

    def joined(self, letter: str, seed: int) -> Pc:
        pc = Pc(self.folder / f"pc-{letter}", surroundings_of(self.clock, seed))
        pc.set_up(staff_name=HEAD_OF_DESK + letter)
        pc.sync.accept_invitation(self.town.invitation(self.folder, letter, self.server.url))
        return pc

    @property
    def pcs(self) -> tuple[Pc, Pc]:
        return self.one, self.two

    def stop(self) -> None:
        self.server.stop()
        self.town.township.close()

    def close(self) -> None:
        for pc in self.pcs:
            pc.close()
        self.stop()

    def reached(self) -> None:
        """The server may have another address by now."""
        for pc in self.pcs:
            pc.sync.set_server_url(self.server.url)

    def meet(self) -> None:
        for pc in (*self.pcs, *self.pcs):
            pc.sync.exchange()

    def keep_old(self) -> None:
        """Everything that somebody may still have, with the body in it."""
        stick = self.folder / "stick"
        stick.mkdir()
        self.old_bundle = Path(self.one.sync.export_bundle(stick).path).read_bytes()
        self.old_answer = self.folder / "answer.lxb"
        self.old_answer.write_bytes(self.town.township.import_bundle(self.old_bundle).answer)
        keeping = BackupKeeping(self.two.station)
        self.code = make_recovery_code(self.two.station)
        keeping.make(self.two.store)
        self.set = keeping.make_set(self.two.store, stick)
        self.old_file = self.one.keep_copy("old")
        self.stop()
        shutil.copytree(self.town_folder, self.folder / "old-town")
        self._serve()
        self.reached()

    # -- the roads

    def old_bundle_to_town(self) -> None:
        with contextlib.suppress(OperationRefused):  # older than what is here
            self.town.township.import_bundle(self.old_bundle)

    def old_answer_to_a_pc(self) -> None:
        for pc in self.pcs:
            with contextlib.suppress(OperationRefused):
                pc.sync.import_bundle(self.old_answer)

    def old_file_in_place(self) -> None:
        self.one.bring_back(self.old_file, "station.db")
        self.one.open()
        self.reached()

    def backup_in_place(self) -> None:
        self.two.close()
        newest = kept_in(self.two.folder / "backups")[:1]
        for kept in newest:  # a PC that was set up from the stick has none yet
            restore_backup(self.two.folder, "", PASSWORD, kept.path, self.two.surroundings)
        self.two.open()
        self.reached()

    def set_on_another_pc(self) -> None:
        self.two.close()
        self.two.folder = Path(tempfile.mkdtemp(dir=self.folder)) / "spare"
        around = self.two.surroundings
        station, _ = restore_set(self.two.folder, self.set, "", self.code, PASSWORD, around)
        station.close()
        self.two.open()
        self.reached()

    def old_ledger_in_place(self) -> None:
        """What only one disk has is lost with it, an erasure too: so all meet before and after."""
        self.meet()
        self.stop()
        shutil.rmtree(self.town_folder)
        shutil.copytree(self.folder / "old-town", self.town_folder)
        self._serve()
        self.reached()
        self.meet()


ROADS: tuple[Callable[[Places], None], ...] = (
    Places.old_bundle_to_town,
    Places.old_answer_to_a_pc,
    Places.old_file_in_place,
    Places.backup_in_place,
    Places.set_on_another_pc,
    Places.old_ledger_in_place,
)


def in_town(town: Town) -> bytes:
    with town.township.ledger.read() as connection:
        storage = town.books(connection).storage
        entries = [e for s in storage.feeds() for e in storage.entries(s.feed, 1, s.have)]
    return b"".join(entry.body or b"" for entry in entries)


@contextlib.contextmanager
def places() -> Iterator[Places]:
    with tempfile.TemporaryDirectory() as folder:
        found = Places(Path(folder))
        try:
            yield found
        finally:
            found.close()


@settings(
    max_examples=1 if settings().derandomize else 25,  # `--hypothesis-profile=chance` draws more
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.integers(0, 1),
    st.booleans(),
    st.permutations(range(len(ROADS))),
    st.lists(st.booleans(), min_size=len(ROADS), max_size=len(ROADS)),
)
def test_by_no_road_in_no_order(who, is_heard, order, meetings):
    """Every road once; whoever erased, whether the others had heard of it, and whether all met between."""
    with places() as at:
        at.one.desk.rosters.import_roster(at.one.actor, roster_of(1))
        home = at.one.store.households.page_after()[0]
        person = at.one.desk.register.add_person(
            at.one.actor, Person(id="", household_id=home.id, name="鹮鸊鷉", id_number=NUMBER)
        )
        at.meet()
        assert NUMBER.encode() in in_town(at.town) and NUMBER.encode() in all_bodies(at.two)
        at.keep_old()
        pc = at.pcs[who]
        request = pc.desk.rights.register(pc.actor, DELETE, person, "", "")
        pc.desk.rights.erase(pc.actor, request.id, REASON)
        pc.sync.exchange()
        if is_heard:
            at.meet()
        for number, is_meeting in zip(order, meetings, strict=True):
            ROADS[number](at)
            at.clock.pass_minutes(1)
            if is_meeting:
                at.meet()
        at.meet()
        late = with_habits(at.joined("C", 3), TAKEN)
        late.sync.exchange()
        at.meet()

        for each in (*at.pcs, late):
            assert NUMBER.encode() not in all_bodies(each)
            assert not each.store.search.find("鹮鸊鷉")
            assert not each.store.rows.quarantined()
            assert each.check().is_sound
            assert are_alike(each, at.town)
        assert NUMBER.encode() not in in_town(at.town)
        assert at.town.township.check().is_sound
        late.close()
