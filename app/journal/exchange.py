"""The exchange: two machines say what they have, and each works out what the other lacks.

Stateless and idempotent: every message can be lost, repeated or late without harm.
"""

from collections.abc import Callable, Iterator

import msgspec

from app.journal.chain import feed_id_of
from app.journal.entry import SCHEMA
from app.journal.journal import Journal
from app.journal.keys import Crypto
from app.journal.storage import FeedState
from app.journal.vector import Vector
from app.models.errors import OperationRefused
from app.models.feeds import FeedDescriptor, FeedEnvelope

PROTOCOL = 1
HELLO_BYTES_MAX = 1024 * 1024

Scope = Callable[[FeedDescriptor], bool]
"""Whether a feed may go to (or come from) the peer."""
Trust = Callable[[FeedEnvelope], FeedDescriptor]
"""Checks an envelope's signatures; raises OperationRefused `feed_not_trusted`."""


class Ack(msgspec.Struct, frozen=True, array_like=True):
    """How far the speaker has a feed: stored; folded into rows; durable in a verified backup."""

    stored: int
    folded: int
    durable: int = 0


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


class TakenIn(msgspec.Struct, frozen=True):
    """What came of one segment."""

    feed: bytes
    new_entries: int
    have: int


def village_scope(village_code: str) -> Scope:
    """The feeds that concern one village: its own, the township's to it, the township's to all."""

    def holds(descriptor: FeedDescriptor) -> bool:
        return descriptor.village_code in (village_code, "")

    return holds


def make_hello(
    journal: Journal, scope: Scope, *, sender: str, village_code: str, wall: int
) -> Hello:
    """What this machine has within the scope."""
    states = [state for state in journal.storage.feeds() if scope(state.descriptor)]
    full = journal.vector()
    return Hello(
        protocol=PROTOCOL,
        schema_min=1,
        schema_max=SCHEMA,
        sender=sender,
        village_code=village_code,
        wall=wall,
        feeds=tuple(state.envelope for state in states),
        vector={state.feed: full[state.feed] for state in states if state.feed in full},
        acks={state.feed: Ack(state.have, state.folded) for state in states},
    )


def read_hello(content: bytes) -> Hello:
    """Raises OperationRefused `hello_damaged` or `hello_from_newer_version`."""
    if len(content) > HELLO_BYTES_MAX:
        raise OperationRefused("hello_damaged")
    try:
        hello = msgspec.msgpack.decode(content, type=Hello)
    except (msgspec.MsgspecError, RecursionError):
        raise OperationRefused("hello_damaged") from None
    if hello.protocol > PROTOCOL:
        raise OperationRefused("hello_from_newer_version")
    return hello


def meet_feeds(
    journal: Journal, crypto: Crypto, hello: Hello, scope: Scope, trust: Trust
) -> list[FeedState]:
    """Know the feeds that a peer speaks of, once their signatures hold and they are in scope."""
    met = []
    for envelope in hello.feeds:
        known = journal.storage.feed(feed_id_of(crypto, envelope.descriptor))
        if known is not None and known.envelope == envelope:
            met.append(known)
            continue
        if not scope(envelope.described()):
            raise OperationRefused("feed_out_of_scope")
        trust(envelope)
        met.append(journal.open_feed(envelope))
    return met


def missing_at(journal: Journal, peer: Vector, scope: Scope) -> list[tuple[FeedState, int]]:
    """Feeds of which the peer lacks something, with how far it has each.

    A feed that the peer has further than this machine is simply not in the list.
    """
    behind = []
    for state in journal.storage.feeds():
        if not scope(state.descriptor):
            continue
        have = peer[state.feed].seq if state.feed in peer else 0
        if have < state.have:
            behind.append((state, have))
    return behind


def segments_missing_at(journal: Journal, peer: Vector, scope: Scope) -> Iterator[bytes]:
    """Packed segments that bring the peer up to date, feed by feed."""
    for state, have in missing_at(journal, peer, scope):
        yield from journal.segments_after(state.feed, have)


def take_in(journal: Journal, packed: bytes, scope: Scope) -> TakenIn:
    """Store one segment, if its feed is within the scope; raises what `Journal.ingest` raises."""
    state, new = journal.ingest(packed, scope)
    return TakenIn(state.feed, new, state.have)


def feeds_ahead(journal: Journal, peer: Vector) -> list[bytes]:
    """Feeds that the peer has further than this machine: what to fetch."""
    found = []
    for feed, have in sorted(peer.items()):
        state = journal.storage.feed(feed)
        if state is not None and have.seq > state.have:
            found.append(feed)
    return found
