"""The exchange: two machines say what they have, and each works out what the other lacks.

Stateless and idempotent: every message can be lost, repeated or late without harm.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from app.journal.branches import read_tree
from app.journal.chain import Seal, feed_id_of
from app.journal.entry import SCHEMA
from app.journal.journal import Journal
from app.journal.keys import Crypto
from app.journal.revocations import Revocation, Revoked, refuse_beyond
from app.journal.segment import Segment, unpack_segment
from app.journal.storage import FeedState, ParkedSegment
from app.journal.suite_list import ANY_SUITE, SuiteList
from app.journal.vector import Have, Seq, Vector
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import TOWNSHIP_SIDE, FeedDescriptor, FeedEnvelope, suite_in

PROTOCOL = 1
FORKED = "feed_forked"
NOBODY: Revoked = MappingProxyType({})
HELLO_BYTES_MAX = 1024 * 1024

Scope = Callable[[FeedDescriptor], bool]
"""Whether a feed may go to (or come from) the peer."""
Trust = Callable[[FeedEnvelope], FeedDescriptor]
"""Checks an envelope's signatures; raises OperationRefused `feed_not_trusted`."""


class Ack(msgspec.Struct, frozen=True, array_like=True):
    """How far the speaker has a feed: stored; folded into rows; durable in a verified backup."""

    stored: Seq
    folded: Seq
    durable: Seq = 0


class Hello(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one machine says of itself. Fields are only ever added."""

    protocol: int
    schema_min: int
    schema_max: int
    sender: str  # device id
    village_code: str
    wall: int  # the speaker's clock, milliseconds since 1970
    feeds: tuple[FeedEnvelope, ...]
    vector: Vector
    acks: dict[bytes, Ack]
    certificate: bytes = b""  # township to station: a certificate newly issued to it
    parked: tuple[tuple[bytes, Have], ...] = ()  # ends of other branches that the speaker keeps
    revoked: tuple[Revocation, ...] = ()  # township to station: devices of its village
    revocations: tuple[bytes, ...] = ()  # the same as signed lists, which PCs pass on
    seals: tuple[tuple[bytes, Seal], ...] = ()  # of the township's feeds: proof of the vector
    rules: bytes = b""  # how the speaker folds, when it could use a snapshot now
    run_bytes: int = 0  # township to station: how much it takes in one request; 0: single segments
    floors: tuple[tuple[bytes, Have], ...] = ()  # rows reach up to here, entries as the vector says
    program: str = ""  # station to township: the version of its program
    free_bytes: int = 0  # station to township: room on the disk of its data; 0: not said
    suites: bytes = b""  # the township's signed list of suites, which PCs pass on


class TakenIn(msgspec.Struct, frozen=True):
    """What came of one segment. `problem`: it belongs to another branch and was parked; `is_new`,
    for the first time.
    """

    feed: bytes
    new_entries: int
    have: int
    problem: str = ""
    seq: int = 0  # where the branches part, as far as it is known
    is_new: bool = False


def village_scope(village_code: str) -> Scope:
    """The feeds that concern one village: its own, the township's to it, the township's to all."""

    def holds(descriptor: FeedDescriptor) -> bool:
        return descriptor.village_code in (village_code, "")

    return holds


def make_hello(
    journal: Journal,
    scope: Scope,
    *,
    sender: str,
    village_code: str,
    wall: int,
    durable: Mapping[bytes, int] | None = None,
    revoked: Sequence[Revocation] = (),
    revocations: Sequence[bytes] = (),
) -> Hello:
    """What this machine has within the scope; `durable`, how far feeds are in a verified backup."""
    states = [state for state in journal.storage.feeds() if scope(state.descriptor)]
    hello = brief_hello(
        journal, scope, sender=sender, village_code=village_code, wall=wall, durable=durable
    )
    return msgspec.structs.replace(
        hello,
        feeds=tuple(state.envelope for state in states),
        seals=tuple(_head_seals(journal, states)),
        revoked=tuple(revoked),
        revocations=tuple(revocations),
    )


def brief_hello(
    journal: Journal,
    scope: Scope,
    *,
    sender: str,
    village_code: str,
    wall: int,
    durable: Mapping[bytes, int] | None = None,
) -> Hello:
    """The same without envelopes and seals, for a peer that is told of new feeds only."""
    backed_up = durable or {}
    states = [state for state in journal.storage.feeds() if scope(state.descriptor)]
    full = journal.vector()
    return Hello(
        protocol=PROTOCOL,
        schema_min=1,
        schema_max=SCHEMA,
        sender=sender,
        village_code=village_code,
        wall=wall,
        feeds=(),
        vector={state.feed: full[state.feed] for state in states if state.feed in full},
        acks={
            state.feed: Ack(state.have, min(state.folded, state.have), backed_up.get(state.feed, 0))
            for state in states
        },
        parked=tuple(_ends_kept_whole(journal, states)),
    )


def _ends_kept_whole(journal: Journal, states: Sequence[FeedState]) -> Iterator[tuple[bytes, Have]]:
    """Ends of other branches, save of pieces that wait for one before them: who was told of those
    would believe that nothing is lacking.
    """
    forked = {parked.feed for parked in journal.storage.parked()}
    for state in states:
        tree = read_tree(journal.storage, journal.crypto, state) if state.feed in forked else None
        for piece in journal.storage.parked(state.feed) if tree else ():
            if tree and piece.chain in tree.entries:
                yield state.feed, Have.at(piece.last, piece.chain)


def _head_seals(journal: Journal, states: Sequence[FeedState]) -> Iterator[tuple[bytes, Seal]]:
    """What the township itself has signed of its feeds, so that it believes what is said of them."""
    for state in states:
        if state.descriptor.side == TOWNSHIP_SIDE and state.have:
            seal = journal.head_seal(state)
            if seal is not None:
                yield state.feed, seal


def read_hello(content: bytes) -> Hello:
    """Raises OperationRefused `hello_damaged` or `hello_from_newer_version`."""
    if len(content) > HELLO_BYTES_MAX:
        raise OperationRefused("hello_damaged")
    try:
        hello = msgspec.msgpack.decode(content, type=Hello)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("hello_damaged") from None
    if hello.protocol > PROTOCOL:
        raise OperationRefused("hello_from_newer_version")
    return hello


def meet_feeds(
    journal: Journal, crypto: Crypto, hello: Hello, scope: Scope, trust: Trust
) -> list[FeedState]:
    """Know the feeds that a peer speaks of, once their signatures hold and they are in scope."""
    return meet_envelopes(journal, crypto, hello.feeds, scope, trust)


def meet_envelopes(
    journal: Journal, crypto: Crypto, envelopes: Sequence[FeedEnvelope], scope: Scope, trust: Trust
) -> list[FeedState]:
    """The same for feeds that came without a hello."""
    met = []
    for envelope in envelopes:
        if not can_read(crypto, envelope):
            continue  # without libcrypto the rest of the village still works
        known = journal.storage.feed(feed_id_of(crypto, envelope.descriptor))
        if known is not None and known.envelope == envelope:
            met.append(known)
            continue
        if not scope(envelope.described()):
            raise OperationRefused("feed_out_of_scope")
        trust(envelope)
        met.append(journal.open_feed(envelope))
    return met


def can_read(crypto: Crypto, envelope: FeedEnvelope) -> bool:
    """Whether this machine has the suite of a feed."""
    try:
        crypto.of(suite_in(envelope.descriptor) or crypto.suite)
    except EnvironmentProblem:
        return False
    return True


def missing_at(journal: Journal, peer: Vector, scope: Scope) -> list[tuple[FeedState, int]]:
    """Feeds of which the peer lacks something, with how far it has each.

    A feed that the peer has further than this machine is simply not in the list; of one that has
    another branch there, the peer is sent all, for it to find where the branches part.
    """
    behind = []
    for state in journal.storage.feeds():
        if not scope(state.descriptor):
            continue
        if is_forked_at(journal, state.feed, peer):
            behind.append((state, 0))
        elif state.feed not in peer or peer[state.feed].seq < state.have:
            behind.append((state, peer[state.feed].seq if state.feed in peer else 0))
    return behind


def is_forked_at(journal: Journal, feed: bytes, peer: Vector) -> bool:
    """Whether the peer is known to have another branch of a feed than this machine."""
    theirs = peer.get(feed)
    if theirs is None:
        return False
    mine = journal.chain_at(feed, theirs.seq)
    if mine is not None:
        return Have.at(theirs.seq, mine) != theirs
    return bool(journal.storage.parked(feed))  # the peer is ahead, but a branch came from somewhere


def segments_missing_at(
    journal: Journal, peer: Vector, scope: Scope, parked: Sequence[tuple[bytes, Have]] = ()
) -> Iterator[bytes]:
    """Packed segments that bring the peer up to date, feed by feed.

    `parked` are the ends of branches that the peer has said it keeps already. All branches that are
    kept here go too, so that everyone comes to have them all.
    """
    kept = set(parked)
    for state, have in missing_at(journal, peer, scope):
        if not _is_kept_at(journal, state, kept):
            yield from journal.segments_after(state.feed, have)
    for feed in dict.fromkeys(each.feed for each in journal.storage.parked()):
        if scope(journal.state(feed).descriptor):
            yield from _branches_missing_at(journal, feed, peer.get(feed), kept)


def _is_kept_at(journal: Journal, state: FeedState, kept: set[tuple[bytes, Have]]) -> bool:
    """Whether the peer keeps what is this machine's own branch as another branch of its own."""
    seal = journal.storage.tail_seal(state.feed)
    end = (seal.seq, seal.chain) if seal else (state.closed, state.closed_chain)
    return (state.feed, Have.at(*end)) in kept


def _branches_missing_at(
    journal: Journal, feed: bytes, theirs: Have | None, kept: set[tuple[bytes, Have]]
) -> Iterator[bytes]:
    tree = read_tree(journal.storage, journal.crypto, journal.state(feed))
    head = tree.chain_of(theirs) if tree and theirs else None
    own = set(tree.way_to(head)) if tree and head else set()
    for each in journal.storage.parked(feed):
        end = Have.at(each.last, each.chain)
        if each.chain not in own and end != theirs and (feed, end) not in kept:
            yield each.packed


def branches_wanted(
    journal: Journal, peer: Vector, parked: Sequence[tuple[bytes, Have]]
) -> list[tuple[bytes, Have]]:
    """Ends of branches that the peer keeps and this machine does not, each with its feed: what to
    fetch beside the feeds that the peer has further.
    """
    wanted = []
    for feed, end in [*sorted(peer.items()), *parked]:
        state = journal.storage.feed(feed)
        if state is None or not (is_forked_at(journal, feed, {feed: end}) or (feed, end) in parked):
            continue
        tree = read_tree(journal.storage, journal.crypto, state)
        mine = journal.chain_at(feed, end.seq)
        is_mine = mine is not None and Have.at(end.seq, mine) == end
        if not is_mine and (tree is None or tree.chain_of(end) is None):
            wanted.append((feed, end))
    return wanted


def take_in(
    journal: Journal,
    packed: bytes,
    scope: Scope,
    revoked: Revoked = NOBODY,
    suites: SuiteList = ANY_SUITE,
) -> TakenIn:
    """Store one segment, if its feed is within the scope; raises what `Journal.ingest` raises, and
    `device_revoked` for what a revoked device wrote after its last good entry, `suite_not_allowed` for
    what was written in a suite after that was closed.

    A segment of another branch is parked: both branches are kept and folded; the first is not
    touched.
    """

    def accepts(descriptor: FeedDescriptor) -> bool:
        if descriptor.device_id in revoked:
            refuse_beyond(journal.crypto, packed, revoked[descriptor.device_id])
        suites.check(journal.crypto, descriptor, packed)
        return scope(descriptor)

    try:
        state, new = journal.ingest(packed, accepts)
    except OperationRefused as refusal:
        segment = unpack_segment(journal.crypto, packed)
        if not _is_of_a_branch(journal, segment, refusal.key):
            raise
        seq = refusal.facts.get("seq", segment.first)
        end = segment.seal
        is_new = journal.storage.park(
            ParkedSegment(segment.feed, segment.first, end.seq, end.chain, FORKED, packed)
        )
        have = journal.state(segment.feed).have
        return TakenIn(segment.feed, 0, have, FORKED, seq, is_new)
    return TakenIn(state.feed, new, state.have)


def _is_of_a_branch(journal: Journal, segment: Segment, problem: str) -> bool:
    """Its seal was found good before either problem is raised."""
    if problem == "segment_gap":
        parked = journal.storage.parked(segment.feed)
        return any(before.chain == segment.prev_chain for before in parked)
    return problem == FORKED


def feeds_ahead(journal: Journal, peer: Vector) -> list[bytes]:
    """Feeds that the peer has further than this machine: what to fetch."""
    found = []
    for feed, have in sorted(peer.items()):
        state = journal.storage.feed(feed)
        if state is not None and have.seq > state.have:
            found.append(feed)
    return found
