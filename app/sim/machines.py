"""All machines of one history, what their people know, and what was acknowledged to them."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from app.journal.entry import Entry
from app.journal.register import read_register
from app.models.errors import OperationRefused
from app.sim.sim_station import SimStation
from app.sim.sim_town import SimTown
from app.sim.view import View, entries_kept, station_view, town_books, town_view
from app.sim.witness import Witness, Write, write_of
from app.sim.workshop import VILLAGES
from app.sim.world import Killed, World

RESTART_KEYS = {"own_feed_behind", "feed_forked"}


class Machines:
    """The township and its stations. A clone counts as a station of its own."""

    read_register = staticmethod(read_register)

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance = world.chance
        self.witness = Witness()
        self.town = SimTown(world)
        self.stations: list[SimStation] = []
        self.villages = VILLAGES[: self.chance.randint(1, 3)]
        self.revoked_devices: set[str] = set()
        self.joined_later = 0
        self._entities: dict[tuple[str, str], list[str]] = defaultdict(list)

    def close(self) -> None:
        """Let go of all files."""
        for station in self.stations:
            station.store.close()
        self.town.close()

    # -- who there is

    def add_station(self, village: str, letter: str) -> SimStation:
        """A PC that holds an invitation."""
        station = SimStation(self.world, self.town, f"{village[-3:]}{letter}", village, letter)
        station.set_up()
        self._hand_over([station], letter)
        self.stations.append(station)
        return station

    def scrap(self, station: SimStation) -> str:
        """A PC whose disk has died: what nobody else has of it is lost. Returns its village."""
        before = self.writes()
        station.store.close()
        self.stations.remove(station)
        lost = self.witness.lost_with_its_disk(before, self.writes())
        self.world.note("fault/scrap", f"{station.name} lost {lost}")
        return station.village

    def invite_again(self, station: SimStation) -> None:
        """The first invitation was not answered in time, or a restored ledger has forgotten it."""
        twins = [s for s in self.stations if s.device_id == station.device_id]
        self._hand_over(twins, "")
        self.world.note("sometimes/invited_again", station.name)

    def _hand_over(self, twins: list[SimStation], letter: str) -> None:
        """One invitation for one device, however many machines believe that they are it."""
        village = twins[0].village
        text = self.town.township.invite(village, letter, url="http://town")
        for station in twins:
            invitation = station.folder / "invitation.lxi"
            invitation.write_bytes(text)
            station.enrolment.accept_invitation(invitation)

    def any_station(self) -> SimStation:
        """One of the PCs."""
        return self.chance.choice(self.stations)

    def two_of_one_village(self) -> tuple[SimStation, SimStation]:
        """Two PCs of one village, or the same one twice."""
        first = self.any_station()
        others = [s for s in self.stations if s.village == first.village and s is not first]
        return first, self.chance.choice(others) if others else first

    def named(self, name: str) -> SimStation | None:
        """The station of that name."""
        return next((s for s in self.stations if s.name == name), None)

    # -- what there is to write about

    def remember(self, station: SimStation, kind: str, entity: str) -> None:
        """People talk: an entity may be chosen at other desks of the village too."""
        self._entities[station.village, kind].append(entity)

    def recent(self, village: str, kind: str) -> list[str]:
        """The newest entities of a village, in any order."""
        found = self._entities[village, kind][-6:]
        self.chance.shuffle(found)
        return found

    def entities(self, village: str, kind: str) -> list[str]:
        """Every entity of a village that somebody made, the oldest first."""
        return self._entities[village, kind]

    def any_entity(self, village: str, kind: str) -> str:
        """One of them; empty when there is none."""
        found = self.recent(village, kind)
        return found[0] if found else ""

    # -- what was acknowledged

    @contextmanager
    def acknowledged(self, station: SimStation) -> Iterator[None]:
        """What is written inside was acknowledged once the block is left without a crash."""
        feed, before = station.feed, station.journal.state(station.feed).have
        try:
            yield
        except Killed:
            self.switch_on(station)
            return
        if station.feed != feed:  # one that was left has been followed by a new one
            before = 0
        after = station.journal.state(station.feed).have
        for entry in station.store.journal_storage.entries(station.feed, before + 1, after):
            self.witness.saw(entry)
        self.world.counts["write/entries"] += after - before

    @contextmanager
    def town_writing(self, village: str) -> Iterator[None]:
        """The same for the town's own feed to a village."""
        before = self._town_heads(village)
        yield
        for feed, have in self._town_heads(village).items():
            for entry in self._town_entries(village, feed, before.get(feed, 0) + 1, have):
                self.witness.saw(entry)

    def _town_heads(self, village: str) -> dict[bytes, int]:
        with self.town.township.ledger.read() as connection:
            books = self.town.township.office.books(connection, village)
            feeds = books.storage.feeds()
            return {s.feed: s.have for s in feeds if s.descriptor.side == "township"}

    def _town_entries(self, village: str, feed: bytes, first: int, last: int) -> list[Entry]:
        with self.town.township.ledger.read() as connection:
            books = self.town.township.office.books(connection, village)
            return list(books.storage.entries(feed, first, last))

    # -- switching off and on

    def switch_on(self, station: SimStation) -> None:
        """After the power went."""
        self.world.note("crash", station.name)
        station.kill()
        station.open()

    def heard(self, station: SimStation, refusal: OperationRefused) -> None:
        """A refusal at the desk: some are cured by starting the program again."""
        self.world.note(f"refused/{refusal.key}", station.name)
        if refusal.key in RESTART_KEYS and self.chance.random() < 0.7:
            station.reopen()

    # -- looking at everything

    @contextmanager
    def views(self) -> Iterator[list[View]]:
        """All machines, the town first."""
        with ExitStack() as stack:
            yield [
                stack.enter_context(town_view(self.town)),
                *(stack.enter_context(station_view(station)) for station in self.stations),
            ]

    def writes(self) -> set[Write]:
        """What all live machines keep."""
        with town_books(self.town) as books:
            found = {write_of(entry) for entry in entries_kept(books.journal)}
        for station in self.stations:
            with station.store.reading():
                found |= {write_of(entry) for entry in entries_kept(station.journal)}
        return found
