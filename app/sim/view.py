"""One machine's knowledge laid open for the checks: entries, rows, conflicts, branches."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from app.journal.chain import chain_start
from app.journal.entry import Entry
from app.journal.floors import Floor
from app.journal.journal import Journal
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, JournalStorage
from app.models.kinds import TABLES
from app.models.records import Attestation, Record
from app.sim.naive_branches import Told, histories_of
from app.sim.sim_station import SimStation
from app.sim.sim_town import SimTown
from app.sim.witness import Write, write_of
from app.town.books import Books

Rows = dict[type[Record], dict[str, Record]]


class View(msgspec.Struct):
    """What one machine has, read in one go."""

    name: str
    storage: JournalStorage
    journal: Journal
    states: list[FeedState]
    entries: dict[bytes, list[Entry]]
    rows: dict[str, Rows]
    conflicts: dict[str, dict[str, list[str]]]
    set_aside: set[tuple[bytes, int]]
    parked: set[Write]
    parked_feeds: set[bytes]
    told: dict[bytes, Told]
    floors: dict[bytes, Floor]  # of a snapshot: rows reach further than entries

    def writes(self) -> set[Write]:
        """All that it keeps, of whatever branch."""
        return {write_of(e) for entries in self.entries.values() for e in entries} | self.parked

    def ends(self, village: str) -> dict[bytes, tuple[bytes, ...]]:
        """The ends of all branches of each feed that concerns a village."""
        return {
            s.feed: tuple(sorted(_ends_of(self.told[s.feed])))
            for s in self.states
            if s.have and s.descriptor.village_code in (village, "")
        }


@contextmanager
def station_view(station: SimStation) -> Iterator[View]:
    """A station's knowledge."""
    store = station.store
    with store.reading():
        rows: dict[str, Rows] = defaultdict(lambda: defaultdict(dict))
        filled = store.rows.filled()
        for record_type in (kind for kind in TABLES if kind in filled):
            for record in store.rows.rows_of(record_type):
                rows[record.village_code][record_type][record.id] = record
        found = store.db.conn.execute("SELECT village_code, entity, fields FROM conflicts")
        conflicts: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for village, entity, fields in found.fetchall():
            conflicts[village][entity] = msgspec.json.decode(fields)
        set_aside = {(q.feed, q.seq) for q in store.rows.quarantined()}
        view = _view(station.name, station.journal, rows, conflicts, set_aside)
        view.floors = {floor.feed: floor for floor in store.snapshots.floors()}
        yield view


@contextmanager
def town_books(town: SimTown) -> Iterator[Books]:
    """The town's books as of one moment."""
    township = town.township
    with township.ledger.read() as connection:
        yield township.office.books(connection)


@contextmanager
def town_view(town: SimTown) -> Iterator[View]:
    """The town's knowledge."""
    with town_books(town) as books:
        villages = {s.descriptor.village_code for s in books.storage.feeds()}
        rows: dict[str, Rows] = defaultdict(lambda: defaultdict(dict))
        conflicts: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for village in sorted(villages):
            for record_type in TABLES:
                for record in books.rows.rows_of(record_type, village):
                    rows[village][record_type][record.id] = record
            for entity, (_, fields) in books.rows.conflicts(village).items():
                conflicts[village][entity] = fields
        set_aside = {(q.feed, q.seq) for q in books.rows.quarantined()}
        yield _view(town.name, books.journal, rows, conflicts, set_aside)


def entries_kept(journal: Journal, village: str | None = None) -> Iterator[Entry]:
    """All that a machine has of a village or of all, of whatever branch; a view shows much more."""
    storage: Any = journal.storage
    states = [s for s in storage.feeds() if village in (None, s.descriptor.village_code)]
    for state in states:
        yield from storage.entries(state.feed, 1, state.have)
    feeds = {state.feed for state in states}
    for parked in storage.parked():
        if village is None or parked.feed in feeds:
            yield from unpack_segment(journal.crypto, parked.packed).entries


def _view(
    name: str,
    journal: Journal,
    rows: dict[str, Rows],
    conflicts: dict[str, dict[str, list[str]]],
    set_aside: set[tuple[bytes, int]],
) -> View:
    storage: Any = journal.storage
    states = storage.feeds()
    parked = storage.parked()
    pieces = [unpack_segment(journal.crypto, segment.packed) for segment in parked]
    told, entries = {}, {}
    for state in states:
        main = entries[state.feed] = list(storage.entries(state.feed, 1, state.have))
        runs = [(chain_start(journal.crypto_of(state), state.feed), main)]
        runs += [(p.prev_chain, list(p.entries)) for p in pieces if p.feed == state.feed]
        hashing = journal.crypto_of(state).hash
        histories = histories_of(state.feed, runs, hashing)
        told[state.feed] = Told(state.feed, histories, _attested(rows, state), hashing)
    return View(
        name=name,
        storage=storage,
        journal=journal,
        states=states,
        entries=entries,
        rows=rows,
        conflicts=conflicts,
        set_aside=set_aside,
        parked={write_of(entry) for piece in pieces for entry in piece.entries},
        parked_feeds={segment.feed for segment in parked},
        told=told,
        floors={},
    )


def completed(view: View, others: list[View]) -> View | None:
    """A machine whose rows are of a snapshot, with the entries that they are of, as other machines
    have them; None where nobody has them all any more, with their bodies, or branches wait for them.
    """
    if view.parked_feeds:
        return None
    told = dict(view.told)
    for feed, floor in view.floors.items():
        holding = [other for other in others if _reaches(other, feed, floor)]
        if not holding:
            return None
        entries = holding[0].entries[feed][: floor.end.seq]
        if any(entry.body is None for entry in entries):  # erased there; here perhaps not yet
            return None
        (state,) = (s for s in view.states if s.feed == feed)
        runs = [(chain_start(view.journal.crypto_of(state), feed), entries)]
        hashing = view.journal.crypto_of(state).hash
        histories = histories_of(feed, runs, hashing)
        told[feed] = Told(feed, histories, _attested(view.rows, state), hashing)
    return msgspec.structs.replace(view, told=told)


def _reaches(other: View, feed: bytes, floor: Floor) -> bool:
    if len(other.entries.get(feed, ())) < floor.end.seq:
        return False
    return other.journal.chain_at(feed, floor.end.seq) == floor.end.chain


def _ends_of(told: Told) -> list[bytes]:
    return [history[-1][0] for history in told.histories if history]


def _attested(rows: dict[str, Rows], state: FeedState) -> list[tuple[int, str]]:
    found: list[Any] = list(
        rows.get(state.descriptor.village_code, {}).get(Attestation, {}).values()
    )
    mine = [each for each in found if each.entity_id == state.feed.hex()]
    return [(n, chain) for _, n, chain in sorted((a.hlc, a.last_seq, a.chain) for a in mine)]
