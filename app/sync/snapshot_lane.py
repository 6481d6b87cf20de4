"""How a new PC takes its township's snapshot: fetched piece by piece, proved, and taken as a whole."""

import msgspec

from app.journal.chain import feed_id_of
from app.journal.digests import rules_digest
from app.journal.erasing import Erasing
from app.journal.exchange import Hello
from app.journal.floors import Floor
from app.journal.fold import Fold, are_rows_ahead
from app.journal.snapshot import (
    QUARANTINE,
    SNAPSHOT_BYTES_MAX,
    FrontierFeed,
    Snapshot,
    open_snapshot,
    read_head,
)
from app.journal.storage import FeedState
from app.journal.wire import SnapshotPiece
from app.models.errors import OperationRefused
from app.sync.blob_lane import OnProgress
from app.sync.own_side import OwnSide
from app.sync.suite_memory import suites_of
from app.sync.town_client import TownLine

PIECE_BYTES = 256 * 1024
"""Half a minute on a slow line: so often there is progress, and so much is fetched twice at most."""
NO_SNAPSHOT = {"address_unknown", "asked_too_often"}
"""An older township knows none; and segments do as well."""
SILENT = "snapshot_from_other_version"


class SnapshotLane:
    """Fetches, proves and takes a snapshot. Where that cannot be, everything comes by segments."""

    def __init__(self, own: OwnSide) -> None:
        self._own = own
        self._parts = own.parts
        self._store = own.parts.store
        self._journal = own.parts.journal
        self._kept = own.parts.store.snapshots
        self._rules = rules_digest(own.parts.crypto)

    def run(self, line: TownLine, peer: Hello, on_progress: OnProgress) -> int:
        """Returns how many entries the snapshot stands for; 0 when none was taken.

        Raises what the line and the listener raise; the pieces that came stay, and are gone on with.
        """
        if not self.is_wanted(peer):
            if self._kept.arrived()[0]:
                self._kept.drop_arrived()
            return 0
        try:
            content = self._fetched(line, self._lacking(peer), on_progress)
            return self.take(content) if content else 0
        except OperationRefused as refusal:
            if not refusal.key.startswith("snapshot_") and refusal.key not in NO_SNAPSHOT:
                raise
            self._kept.drop_arrived()
            self._tell(refusal, "http")
            return 0

    def take_from_stick(self, content: bytes, peer: Hello) -> None:
        """Take one that came in a bundle; where that cannot be, its segments do as well."""
        if not self.is_wanted(peer):
            return
        try:
            self.take(content)
        except OperationRefused as refusal:
            if not refusal.key.startswith("snapshot_"):
                raise
            self._tell(refusal, "bundle")

    def asked_for(self, hello: Hello) -> Hello:
        """The hello of a PC that has nothing of others yet: it says that it could use a snapshot."""
        return msgspec.structs.replace(hello, rules=self._rules) if self._is_new() else hello

    def is_wanted(self, peer: Hello) -> bool:
        """Whether this PC holds nothing of others yet, and there is much to come."""
        is_worth_it = self._lacking(peer) >= self._parts.snapshots.entries_min
        return self._is_new() and not peer.parked and is_worth_it

    def _is_new(self) -> bool:
        journal = self._store.journal_storage
        if journal.parked() or are_rows_ahead(journal):
            return False
        return all(self._is_own(state) or not state.have for state in journal.feeds())

    def _tell(self, refusal: OperationRefused, carrier: str) -> None:
        if refusal.key.startswith("snapshot_") and refusal.key != SILENT:
            self._own.log(carrier, "in", refusal.key)

    def take(self, content: bytes) -> int:
        """Put the rows of a snapshot in the place of this PC's, and fold on top what it wrote itself;
        all or nothing. Returns how many entries it stands for.

        Raises OperationRefused `snapshot_damaged`, `snapshot_too_large`, `snapshot_not_trusted`,
        `snapshot_from_other_version`, `snapshot_for_another_village`, `snapshot_older`,
        `snapshot_does_not_fit`.
        """
        township = self._parts.enrolment.required_invitation().township
        snapshot = open_snapshot(self._parts.crypto, township.public_key, content)
        head = snapshot.head
        if (head.town_code, head.village_code) != (township.town_code, self._parts.village_code):
            raise OperationRefused("snapshot_for_another_village")
        if head.rules != self._rules:
            raise OperationRefused(SILENT)
        with self._store.transaction():
            frontier = self._known_frontier(snapshot)
            for state in self._store.journal_storage.feeds():
                self._check_fits(state, frontier.get(state.feed))
            self._put_rows(snapshot, frontier)
            erasing = Erasing(self._store.journal_storage, self._store.rows)
            for state in self._store.journal_storage.feeds():
                self._put_floor(state, frontier.get(state.feed))
                erasing.sweep(
                    state, 1
                )  # what the rows of a snapshot have erased is folded by nobody here
            Fold(self._store.journal_storage, self._store.rows).fold_pending()
            self._kept.drop_arrived()
        return snapshot.entries

    # -- fetching

    def _fetched(self, line: TownLine, entries: int, on_progress: OnProgress) -> bytes:
        name, have = self._kept.arrived()
        is_proved = False
        while True:
            piece = self._piece(line, name, have)
            if piece is None or not piece.content:
                self._kept.drop_arrived()
                return b""
            if name and piece.name != name:
                raise OperationRefused("snapshot_damaged")
            if piece.total > SNAPSHOT_BYTES_MAX or have + len(piece.content) > piece.total:
                raise OperationRefused("snapshot_too_large")
            self._kept.put_piece(piece.name, have, piece.content)
            name, have = piece.name, have + len(piece.content)
            on_progress(entries * have // piece.total, entries)
            if not is_proved:
                is_proved = self._is_head_good()
            if have == piece.total:
                return self._kept.arrived_bytes()

    def _piece(self, line: TownLine, name: str, have: int) -> SnapshotPiece | None:
        return line.get_snapshot(self._parts.village_code, self._rules, name, have, PIECE_BYTES)

    def _is_head_good(self) -> bool:
        """Known early: a line is not kept busy for what will be refused."""
        township = self._parts.enrolment.required_invitation().township
        arrived = self._kept.arrived_bytes()
        return read_head(self._parts.crypto, township.public_key, arrived) is not None

    # -- taking

    def _known_frontier(self, snapshot: Snapshot) -> dict[bytes, FrontierFeed]:
        """The feeds of the frontier, each trusted, in scope and known to the journal."""
        trust = self._parts.enrolment.trust()
        revoked, suites = self._own.township.revoked(), suites_of(self._store)
        frontier = dict(snapshot.head.frontier)
        for feed, told in frontier.items():
            if feed_id_of(self._parts.crypto, told.envelope.descriptor) != feed:
                raise OperationRefused("snapshot_not_trusted")
            try:
                descriptor = trust(told.envelope)
            except OperationRefused:
                raise OperationRefused("snapshot_not_trusted") from None
            if not self._own.scope(descriptor):
                raise OperationRefused("snapshot_for_another_village")
            good = revoked.get(descriptor.device_id)
            if good is not None and (feed not in good or good[feed].seq < told.seal.seq):
                raise OperationRefused("snapshot_does_not_fit")
            end = suites.good_end(descriptor, feed)
            if end is not None and end.seq < told.seal.seq:
                raise OperationRefused("snapshot_does_not_fit")
            self._journal.open_feed(told.envelope)
        return frontier

    def _check_fits(self, state: FeedState, told: FrontierFeed | None) -> None:
        """Of others' feeds the snapshot must hold at least what is here, and what is
        here must be of the same branch.
        """
        seq = told.seal.seq if told else 0
        if state.have > seq and not self._is_own(state):
            raise OperationRefused("snapshot_older")
        if seq > state.have:
            if state.feed == self._parts.feeds.feed:
                raise OperationRefused("snapshot_does_not_fit")
        elif told and self._journal.chain_at(state.feed, seq) != told.seal.chain:
            raise OperationRefused("snapshot_does_not_fit")

    def _put_rows(self, snapshot: Snapshot, frontier: dict[bytes, FrontierFeed]) -> None:
        self._store.rows.clear()
        villages = (self._parts.village_code, "")
        with self._store.rows.refilling():
            for table, rows in snapshot.blocks(self._parts.crypto):
                if table == QUARANTINE and any(row[0] not in frontier for row in rows if row):
                    raise OperationRefused("snapshot_damaged")
                self._kept.put_block(villages, table, rows)

    def _put_floor(self, state: FeedState, told: FrontierFeed | None) -> None:
        journal = self._store.journal_storage
        journal.set_folded(state.feed, told.seal.seq if told else 0)
        if told and told.seal.seq > state.have:
            hlc = max(state.hlc, told.hlc)
            journal.append(msgspec.structs.replace(state, hlc=hlc), ())
            floor = Floor(state.feed, told.seal.seq, told.seal.chain, told.seal)
            self._kept.put_floor(floor)

    def _lacking(self, peer: Hello) -> int:
        theirs = self._own.township.good_part(peer.vector)
        have = {state.feed: state.have for state in self._store.journal_storage.feeds()}
        return sum(max(told.seq - have.get(feed, 0), 0) for feed, told in theirs.items())

    def _is_own(self, state: FeedState) -> bool:
        return state.descriptor.device_id == self._parts.enrolment.device_id
