"""The invariants: what must be true whatever has gone wrong."""

from collections import defaultdict

from app.journal.exchange import Scope, take_in, village_scope
from app.journal.fold import Fold
from app.journal.fresh_fold import fold_afresh
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.segment import unpack_segment
from app.models.errors import OperationRefused
from app.sim.naive_branches import retold
from app.sim.naive_model import Expected, expected_of
from app.sim.view import View, completed
from app.sim.witness import Witness, Write, write_of
from app.sim.world import World


class Broken(Exception):
    """An invariant does not hold. `invariant` is its number, the words say where."""

    def __init__(self, invariant: str, words: str) -> None:
        super().__init__(f"{invariant}: {words}")
        self.invariant = invariant


def check_machine(world: World, view: View, village: str | None, others: list[View]) -> None:
    """I3, I5, I6, I7, I9 and I14 on one machine; `village` is a station's own. Rows of a snapshot are
    held to the entries as `others` have them.
    """
    for state in view.states:
        check_feed(view, state.feed)
        if village is not None and state.descriptor.village_code not in (village, ""):
            raise Broken("I7", f"{view.name} holds a feed of {state.descriptor.village_code}")
        floor = view.floors.get(state.feed)
        if state.folded != (floor.end.seq if floor else state.have) or state.folded < state.have:
            raise Broken("I9", f"{view.name} has not folded all of {state.feed.hex()}")
    if view.floors:
        world.counts["sometimes/floor"] += 1
        whole = completed(view, others)
        if whole is None:
            world.counts["sometimes/floor_of_lost_entries"] += 1
            return
        view = whole
    set_aside = set()
    for code in sorted({s.descriptor.village_code for s in view.states}):
        expected = expected_at(view, code)
        set_aside |= expected.set_aside
        if expected.not_erased and not view.floors:
            feed, seq = min(expected.not_erased)
            raise Broken("I14", f"{view.name} still has the body of {feed.hex()[:8]}:{seq}")
        _compare(view, code, expected)
    if set_aside != view.set_aside:
        wrong = sorted((f.hex()[:8], n) for f, n in set_aside ^ view.set_aside)
        raise Broken("I9", f"{view.name} sets aside others than it must: {wrong[:4]}")
    world.counts["sometimes/set_aside"] += len(set_aside)


def check_feed(view: View, feed: bytes) -> None:
    """I5: contiguous, chained and sealed."""
    try:
        view.journal.verify_feed(feed)
    except OperationRefused as refusal:
        raise Broken("I5", f"{view.name}: {feed.hex()[:8]} {refusal.key}") from refusal
    if [entry.seq for entry in view.entries[feed]] != list(range(1, len(view.entries[feed]) + 1)):
        raise Broken("I5", f"{view.name}: {feed.hex()[:8]} is not contiguous")


def expected_at(view: View, village: str) -> Expected:
    """What the naive model makes of a machine's entries of one village."""
    mine = [s for s in view.states if s.descriptor.village_code == village]
    sides = {state.feed: state.descriptor.side for state in mine}
    everything = retold([view.told[state.feed] for state in mine])
    return expected_of((village, sides[told.feed], [entry]) for told, entry in everything)


def _compare(view: View, village: str, expected: Expected) -> None:
    rows = view.rows.get(village, {})
    for record_type in {*rows, *expected.rows}:
        kept, wanted = rows.get(record_type, {}), expected.rows.get(record_type, {})
        for row_id in sorted(kept.keys() | wanted.keys()):
            if kept.get(row_id) != wanted.get(row_id):
                words = f"{view.name} {record_type.__name__} {row_id}"
                raise Broken("I3", f"{words}\n  {kept.get(row_id)}\n  {wanted.get(row_id)}")
    conflicts = dict(view.conflicts.get(village, {}))
    if conflicts != expected.conflicts:
        raise Broken("I6", f"{view.name} {village}: {conflicts} != {expected.conflicts}")


def check_floors_gone(world: World, view: View, town: View, excused: set[bytes]) -> None:
    """Liveness: what lies below a snapshot has come, where anybody still has it."""
    for feed, floor in view.floors.items():
        world.counts["sometimes/floor_for_ever"] += 1
        is_there = len(town.entries.get(feed, ())) >= floor.seq
        if is_there and feed not in excused:
            raise Broken("liveness", f"{view.name} never fetched what is below {feed.hex()[:8]}")


def check_rebuild(view: View) -> None:
    """I3: folded afresh, the same rows and the same doubts."""
    if view.floors:
        return
    fresh = fold_afresh(view.storage, view.states)
    for village, tables in view.rows.items():
        for record_type, kept in tables.items():
            made = fresh.rows.get(record_type, {})
            if {i: r for (v, i), r in made.items() if v == village} != kept:
                raise Broken("I3", f"{view.name}: a rebuild makes other {record_type.__name__}")
    made_conflicts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (village, entity), (_, fields) in fresh.conflicts.items():
        made_conflicts[village][entity] = fields
    if made_conflicts != view.conflicts:
        raise Broken("I6", f"{view.name}: a rebuild finds other conflicts")


def check_any_order(world: World, view: View, village: str) -> None:
    """I4: the same segments in any order, some twice, make the same rows."""
    storage, rows = MemoryJournalStorage(world.crypto), MemoryRows()
    journal = Journal(storage, world.crypto, lambda: world.now)
    segments = []
    scope: Scope = village_scope(village)
    for state in view.states:
        if scope(state.descriptor):
            journal.open_feed(state.envelope)
            segments += list(view.journal.segments_after(state.feed, 0))
            segments += [each.packed for each in view.storage.parked(state.feed)]
    late = [*segments, *world.chance.sample(segments, min(3, len(segments)))]
    while late:
        world.chance.shuffle(late)
        waiting = []
        for packed in late:
            try:
                take_in(journal, packed, scope)
            except OperationRefused as refusal:
                if refusal.key != "segment_gap":
                    raise Broken("I4", f"{view.name}: {refusal.key}") from refusal
                waiting.append(packed)
            Fold(storage, rows).fold_pending()
        if len(waiting) == len(late):
            raise Broken("I4", f"{view.name}: {len(late)} segments never fit")
        late = waiting
    made = {write_of(e) for s in storage.feeds() for e in storage.entries(s.feed, 1, s.have)}
    made |= {
        write_of(entry)
        for each in storage.parked()
        for entry in unpack_segment(world.crypto, each.packed).entries
    }
    mine = {state.feed for state in view.states if scope(state.descriptor)}
    if any(write not in made for write in view.writes() if write[0] in mine):
        return  # entries that were not sealed yet stay at home
    _compare_any_order(view, village, rows)


def _compare_any_order(view: View, village: str, made: MemoryRows) -> None:
    for record_type, kept in view.rows.get(village, {}).items():
        others = {
            i: record for (v, i), record in made.rows.get(record_type, {}).items() if v == village
        }
        if others != kept:
            raise Broken("I4", f"{view.name}: another order makes other {record_type.__name__}")


def check_union(world: World, witness: Witness, views: list[View]) -> None:
    """I1, I10 and I13 over all live machines."""
    union: set[Write] = set()
    for view in views:
        union |= view.writes()
    missing = witness.missing_in(union)
    if missing:
        found = ", ".join(f"{feed.hex()[:8]}:{seq}" for feed, seq, _ in missing[:5])
        raise Broken("I1", f"{len(missing)} acknowledged writes are nowhere: {found}")
    for view in views:
        villages = {state.feed: state.descriptor.village_code for state in view.states}
        for entries in view.entries.values():
            for entry in entries:
                body = witness.acknowledged.get((entry.feed, entry.seq, entry.header_bytes))
                if body is None or body == entry.body:
                    continue
                if entry.body is None and witness.may_lack_body(entry, villages[entry.feed]):
                    world.counts["sometimes/erased_body"] += 1
                    continue
                raise Broken("I13", f"{view.name}: {entry.feed.hex()[:8]}:{entry.seq}")
    for feed in sorted(forked_feeds(union)):
        world.counts["sometimes/forked_feed"] += 1
        if feed not in witness.set_back:
            raise Broken("I10", f"{feed.hex()[:8]} was written twice, and nothing was set back")


def forked_feeds(union: set[Write]) -> set[bytes]:
    """Feeds that have two writes under one number."""
    numbers: dict[tuple[bytes, int], bytes] = {}
    found = set()
    for feed, seq, header in union:
        if numbers.setdefault((feed, seq), header) != header:
            found.add(feed)
    return found


def check_same(world: World, first: View, second: View, village: str) -> None:
    """I2: the same entries make the same rows."""
    if first.floors or second.floors or first.ends(village) != second.ends(village):
        return
    world.counts["sometimes/same_entries"] += 1
    mine, theirs = (
        {t: rows for t, rows in view.rows.get(village, {}).items() if rows}
        for view in (first, second)
    )
    conflicts = [dict(view.conflicts.get(village, {})) for view in (first, second)]
    if mine != theirs or conflicts[0] != conflicts[1]:
        raise Broken("I2", f"{first.name} and {second.name} differ about {village}")


def check_converged(
    witness: Witness, town: View, station: View, village: str, excused: set[bytes]
) -> None:
    """After healing: the same entries everywhere, of all branches; save what is `excused`."""
    mine, theirs = station.ends(village), town.ends(village)
    for feed in sorted(mine.keys() | theirs.keys()):
        if feed in excused:
            continue
        if mine.get(feed) != theirs.get(feed):
            have = [sorted(c.hex()[:6] for c in ends.get(feed, ())) for ends in (mine, theirs)]
            words = f"{station.name} has {feed.hex()[:8]} to {have[0]}, the town to {have[1]}"
            raise Broken("liveness", words)


def check_forks(heard: set[Write], town: View, excused: set[bytes]) -> None:
    """Every fork that could be `heard` of is told of, and the town keeps both branches."""
    kept = town.writes()
    for feed in sorted(forked_feeds(heard) - excused):
        if feed not in town.parked_feeds:
            raise Broken("I10", f"the fork of {feed.hex()[:8]} went unnoticed")
        lacking = [seq for f, seq, h in heard if f == feed and (f, seq, h) not in kept]
        if lacking:
            raise Broken("I10", f"the town lacks {sorted(lacking)} of a branch of {feed.hex()[:8]}")
