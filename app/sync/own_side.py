"""What one PC says and takes in in an exchange, whoever is at the other end.

Each step is a transaction of its own, and may be cut off and done again without harm.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.journal.clock import Clock
from app.journal.entry import Entry
from app.journal.exchange import (
    FORKED,
    Hello,
    Scope,
    TakenIn,
    is_forked_at,
    make_hello,
    meet_feeds,
    village_scope,
)
from app.journal.floors import Floors
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.revocations import REVOKED, open_revocations
from app.journal.segment_push import NOT_COUNTED
from app.journal.snapshot import WORTH_ENTRIES
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.moments import utc_text
from app.store.blob_store import BlobStore
from app.store.exchange_log import DONE
from app.store.store import Store
from app.sync.arriving_update import ArrivingUpdate
from app.sync.enrolment import Enrolment
from app.sync.fetching import Fetching, in_turn
from app.sync.incarnation import OwnFeeds, leave
from app.sync.lan_line import HttpLanLine, LanLine
from app.sync.reports import BlobCounts
from app.sync.suite_memory import (
    keep_suites,
    signed_suites,
    suite_for_new_feeds,
    suites_of,
)
from app.sync.town_client import TownClient, TownLine
from app.sync.township_memory import TownshipMemory
from app.vault.crypto import CryptoProvider, Randomness
from app.vault.device_keys import DeviceKeys

ATTESTATION = "attestation"
FEEDS_PER_HELLO_MAX, REVOCATION_LISTS_MAX = 256, 32


class SnapshotHabits(msgspec.Struct, frozen=True):
    """When a PC takes a snapshot, and how much it then fetches of what lies below in one exchange:
    half a million entries are more than a village writes in twenty years.
    """

    entries_min: int = WORTH_ENTRIES
    segments_per_exchange: int = 2_000


class MachineFacts(msgspec.Struct, frozen=True):
    """What a PC says of itself besides its records, so that the township sees what it needs."""

    program: str = ""
    free_bytes: int = 0


def anything_goes(_path: Path) -> None:
    """Where nobody forbids sticks."""


class SyncParts(msgspec.Struct, frozen=True):
    """What the exchange of one open station works with; its store has a connection of its own."""

    store: Store
    blobs: BlobStore
    journal: Journal
    crypto: CryptoProvider
    keys: DeviceKeys
    enrolment: Enrolment
    clock: Clock
    feeds: OwnFeeds
    village_code: str
    station_name: str
    keep_mark: Callable[[], None]
    dial: Callable[..., TownLine] = TownClient  # url, crypto, device id, its key, the town's key
    call: Callable[[str], LanLine] = HttpLanLine
    randomness: Randomness = os.urandom
    snapshots: SnapshotHabits = SnapshotHabits()
    machine: Callable[[], MachineFacts] = MachineFacts
    refuse_stick: Callable[[Path], None] = anything_goes
    updates: ArrivingUpdate | None = None  # of the program, where it is an installed one
    fetching: Fetching = in_turn


class OwnSide:
    """What one open station gives to and takes from a peer: its township, or another of its PCs."""

    def __init__(self, parts: SyncParts) -> None:
        self.parts = parts
        self.scope: Scope = village_scope(parts.village_code)
        self.township = TownshipMemory(parts.store, parts.journal, parts.enrolment.device_id)
        self._store = parts.store
        self._journal = parts.journal
        self.floors = Floors(parts.journal, parts.store.snapshots, parts.store.rows)

    def seal(self) -> None:
        """Only committed, synced and sealed entries leave the PC: also the last ones of a feed that
        this device has left for a new one.
        """
        keys = self.parts.keys
        with self._store.transaction():
            for feed_id in keys.feed_ids():
                if self._journal.storage.feed(bytes.fromhex(feed_id)) is not None:
                    self._journal.seal(bytes.fromhex(feed_id), keys.feed_key(feed_id))
        self.parts.keep_mark()

    def hello(self) -> Hello:
        """What this PC has; beside it, how much further its rows reach."""
        hello = make_hello(
            self._journal,
            self.scope,
            sender=self.parts.enrolment.device_id,
            village_code=self.parts.village_code,
            wall=self.parts.clock(),
            revocations=self.township.revocation_lists(),
        )
        machine = self.parts.machine()
        hello = msgspec.structs.replace(
            hello,
            program=machine.program,
            free_bytes=machine.free_bytes,
            suites=signed_suites(self._store),
        )
        floors = self.floors.standing()
        if not floors:
            return hello
        # A township that was set back must not write the numbers again that these rows are of.
        ends = {
            floor.feed: floor.end
            for floor in floors
            if self._journal.state(floor.feed).descriptor.side == TOWNSHIP_SIDE
        }
        return msgspec.structs.replace(
            hello,
            seals=tuple((dict(hello.seals) | ends).items()),
            floors=tuple((f.feed, Have.at(f.end.seq, f.end.chain)) for f in floors),
        )

    def meet(self, hello: Hello) -> None:
        """Know the feeds that another PC of the village speaks of.

        Raises OperationRefused `hello_names_too_many_feeds` (limit), `feed_not_trusted`,
        `feed_out_of_scope`, `hello_not_trusted`.
        """
        if len(hello.feeds) > FEEDS_PER_HELLO_MAX:
            raise OperationRefused("hello_names_too_many_feeds", limit=FEEDS_PER_HELLO_MAX)
        trust = self.parts.enrolment.trust()
        with self._store.transaction():
            self.hear_lists(hello)
            meet_feeds(self._journal, self.parts.crypto, hello, self.scope, trust)
            behind = self.leave_when_behind(hello)
            if behind:
                self.log("lan", "in", behind, peer=hello.sender)

    def hear_lists(self, hello: Hello) -> None:
        """Keep the township's lists, whoever passes them on, and go by them; inside a transaction.

        Raises OperationRefused `hello_not_trusted`.
        """
        parts = self.parts
        town_key = parts.enrolment.required_invitation().township.public_key
        for signed in hello.revocations[:REVOCATION_LISTS_MAX]:
            told = open_revocations(parts.crypto, town_key, parts.village_code, signed)
            self.township.keep_list(signed, told)
        if hello.suites:
            self.hear_suites(hello.suites)

    def hear_suites(self, signed: bytes) -> None:
        """Keep the township's word on suites, and change over: what is written from now on goes into a new
        feed of the suite that it has chosen. Inside a transaction; raises OperationRefused `hello_not_trusted`.
        """
        parts = self.parts
        town_key = parts.enrolment.required_invitation().township.public_key
        keep_suites(self._store, parts.crypto, town_key, parts.village_code, signed)
        wanted, problem = suite_for_new_feeds(self._store, parts.crypto)
        if problem:
            self.log("http", "in", problem)
        state = self._journal.state(parts.feeds.feed)
        if state.descriptor.suite != wanted.suite:
            self._leave(state.feed)
            key = "suite_changed"
            self.log("http", "in", key)

    def leave_when_behind(self, hello: Hello) -> str:
        """The peer has more of this PC's own feed than the PC, or another branch of it: the
        database was restored or cloned. Nothing more is written to that feed; a new one begins.

        Returns what a person has to be told, by problem key; empty when all is well.
        """
        state = self._journal.state(self.parts.feeds.feed)
        theirs = hello.vector.get(state.feed)
        is_forked = is_forked_at(self._journal, state.feed, hello.vector) or any(
            feed == state.feed for feed, _ in hello.parked
        )
        is_behind = theirs is not None and theirs.seq > state.have
        if not (is_forked or is_behind):
            return ""
        self._leave(state.feed)
        problem = FORKED if is_forked else "own_feed_behind"
        return problem

    def _leave(self, feed: bytes) -> None:
        with self._store.transaction():
            leave(self._store, feed)
            self.parts.feeds.current(self._store, self._journal)

    def take_in(self, segments: Sequence[bytes], carrier: str) -> int:
        """Returns how many entries are news to a person: attestations come with every exchange.

        A segment that cannot be taken holds up no other feed; the first problem is told last.
        """
        received, problem, cut_off = 0, None, list[str]()
        for packed in segments:
            try:
                received += self.news_in(self.take_in_one(packed))
            except OperationRefused as refusal:
                if refusal.key in NOT_COUNTED:
                    cut_off.append(refusal.key)
                else:
                    problem = problem or refusal
        for key in dict.fromkeys(cut_off):
            self.log_not_counted(carrier, key)
        if problem is not None:
            raise problem
        return received

    def take_in_one(self, packed: bytes) -> TakenIn:
        """Store one segment and fold it, durably; raises what `take_in` of the journal raises."""
        with self._store.transaction():
            taken, is_given_up = self.floors.take_in(
                packed, self.scope, self.township.revoked(), suites_of(self._store)
            )
            if is_given_up:
                problem = "snapshot_did_not_meet"
                self.log("http", "in", problem)
            if taken.problem and taken.feed == self.parts.feeds.feed:
                self._leave(taken.feed)
            Fold(self._store.journal_storage, self._store.rows).fold_pending()
        return taken

    def take_in_after_floor(self, packed: bytes) -> int:
        """Fold one segment of which those before are still to come; returns how many news it holds.

        Raises what `Floors.take_in_after` raises.
        """
        with self._store.transaction():
            segment = self.floors.take_in_after(
                packed, self.scope, self.township.revoked(), suites_of(self._store)
            )
        return news_among(segment.entries)

    def news_in(self, taken: TakenIn) -> int:
        """How many of the entries just taken in a person would call new."""
        first = taken.have - taken.new_entries + 1
        return news_among(self._journal.storage.entries(taken.feed, first, taken.have))

    def log_not_counted(self, carrier: str, problem: str, peer: str = "") -> None:
        """Keep that entries were left out by the township's word, and which word that was."""
        key = "revoked_entries_refused" if problem == REVOKED else "suite_entries_refused"
        self.log(carrier, "in", key, peer=peer)

    def log(
        self,
        carrier: str,
        direction: str,
        result: str,
        *,
        sent: int = 0,
        received: int = 0,
        peer: str = "",
        facts: dict[str, Any] | None = None,
    ) -> None:
        """Keep for the people at the desk how an exchange ended; see `ExchangeEvent`."""
        with self._store.transaction():
            self._store.exchange_log.append(
                at=utc_text(self.parts.clock()),
                carrier=carrier,
                direction=direction,
                peer=peer,
                result=result,
                facts=facts,
                sent=sent,
                received=received,
            )

    def log_attachments(self, carrier: str, direction: str, counts: BlobCounts) -> None:
        """Keep what became of the attachments, in a line of its own after that of the records."""
        moved = {"attachments_sent": counts.sent, "attachments_received": counts.received}
        self.log(carrier, direction, counts.problem or DONE, facts=moved)


def news_among(entries: Iterable[Entry]) -> int:
    """How many entries a person would call new: attestations come with every exchange."""
    return sum(entry.header.kind != ATTESTATION for entry in entries)
