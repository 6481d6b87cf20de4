"""Headers as they travel and lie in segments: column by column, without what can be worked out again.

Seq follows from the place, length and digest from the body, and the ids of entities and acts mostly
from the dot that made them. What comes out is byte for byte what was signed: the chain proves it, and headers that
would not come out the same are carried as they are.
"""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

import msgspec

from app.journal.entry import DIGEST_LENGTH, Entry, Header, encode
from app.journal.keys import Crypto

ID_LENGTH = 16
OWN_FEED = b""
ENTRIES_MAX = 4096  # many times what is ever sealed at once; more would only fill the memory
ValueT = TypeVar("ValueT")
Column = Annotated[tuple[ValueT, ...], msgspec.Meta(max_length=ENTRIES_MAX)]


class ErasedBody(msgspec.Struct, frozen=True, array_like=True):
    """What a header says of a body that is gone."""

    place: int
    length: int
    digest: bytes


class HeaderColumns(msgspec.Struct, frozen=True, array_like=True):
    """The headers of one segment. Kinds, actors and feeds are numbered in order of appearance.

    `entities` is empty where the id follows from the dot, `hlcs` holds differences, and `ops` says
    how many entries before this one its act began (0: here), or the act's id as it is.
    """

    version: int
    schema: int
    kinds: Column[str]
    actors: Column[bytes]
    feeds: Column[bytes]
    kind_of: Column[int]
    actor_of: Column[int]
    hlcs: Column[int]
    entities: Column[bytes]
    ops: Column[int | bytes]
    bases: Column[tuple[tuple[int, int], ...]]
    erased: Column[ErasedBody]


def derived_id(crypto: Crypto, feed: bytes, seq: int) -> bytes:
    """The id of the entity, or of the act, that this write begins: unique because the dot is."""
    return crypto.hash(b"lianxin/id/1" + feed + seq.to_bytes(8, "big"))[:ID_LENGTH]


def to_columns(crypto: Crypto, entries: Sequence[Entry]) -> HeaderColumns | None:
    """The entries' headers as columns, or None when they would not come out byte for byte."""
    feed, first = entries[0].feed, entries[0].header
    headers = [entry.header for entry in entries]
    kinds: _Numbering[str] = _Numbering()
    actors: _Numbering[bytes] = _Numbering()
    feeds: _Numbering[bytes] = _Numbering()
    columns = HeaderColumns(
        version=first.version,
        schema=first.schema,
        kind_of=tuple(kinds.number(h.kind) for h in headers),
        actor_of=tuple(actors.number(h.actor) for h in headers),
        hlcs=_differences([h.hlc for h in headers]),
        entities=tuple(
            b"" if h.entity == derived_id(crypto, feed, h.seq) else h.entity for h in headers
        ),
        ops=_ops_of(crypto, feed, headers),
        bases=tuple(
            tuple((feeds.number(OWN_FEED if f == feed else f), seq) for f, seq in h.bases)
            for h in headers
        ),
        erased=tuple(
            ErasedBody(place, entry.header.body_length, entry.header.body_digest)
            for place, entry in enumerate(entries)
            if entry.body is None
        ),
        kinds=tuple(kinds.seen),
        actors=tuple(actors.seen),
        feeds=tuple(feeds.seen),
    )
    bodies = tuple(entry.body for entry in entries)
    made = from_columns(crypto, feed, first.seq, columns, bodies)
    is_same = [header for _, header in made] == [entry.header_bytes for entry in entries]
    return columns if is_same else None


def from_columns(
    crypto: Crypto,
    feed: bytes,
    first: int,
    columns: HeaderColumns,
    bodies: Sequence[bytes | None],
) -> list[tuple[Header, bytes]]:
    """The headers and their bytes. Raises IndexError or ValueError for columns that do not fit together."""
    erased = {body.place: body for body in columns.erased}
    made, hlc = [], 0
    acts: dict[int, bytes] = {}  # by the number of the entry that began it: most acts have several
    rows = zip(
        columns.kind_of,
        columns.actor_of,
        columns.hlcs,
        columns.entities,
        columns.ops,
        columns.bases,
        bodies,
        strict=True,
    )
    for place, (kind, actor, difference, entity, op, bases, body) in enumerate(rows):
        seq, hlc = first + place, hlc + difference
        if body is None:
            length, digest = erased[place].length, erased[place].digest
        else:
            length, digest = len(body), crypto.hash(body)[:DIGEST_LENGTH]
        header = Header(
            columns.version,
            seq,
            hlc,
            columns.actors[actor],
            columns.kinds[kind],
            entity or derived_id(crypto, feed, seq),
            _op_bytes(crypto, feed, seq, op, acts) if op else b"",
            tuple((columns.feeds[f] or feed, base) for f, base in bases) if bases else (),
            columns.schema,
            length,
            digest,
        )
        made.append((header, encode(header)))
    return made


def _ops_of(crypto: Crypto, feed: bytes, headers: Sequence[Header]) -> tuple[int | bytes, ...]:
    ops: list[int | bytes] = []
    begun: dict[bytes, int] = {}
    for header in headers:
        if not header.op:
            begun = {derived_id(crypto, feed, header.seq): header.seq}
            ops.append(0)
            continue
        # An act that began before this segment keeps its id: the same bytes again cost nothing.
        ops.append(header.seq - begun[header.op] if header.op in begun else header.op)
    return tuple(ops)


def _op_bytes(
    crypto: Crypto, feed: bytes, seq: int, op: int | bytes, acts: dict[int, bytes]
) -> bytes:
    if isinstance(op, bytes):
        return op
    if seq - op not in acts:
        acts[seq - op] = derived_id(crypto, feed, seq - op)
    return acts[seq - op]


class _Numbering(Generic[ValueT]):
    """Numbers values in order of first appearance."""

    def __init__(self) -> None:
        self.seen: dict[ValueT, int] = {}

    def number(self, value: ValueT) -> int:
        return self.seen.setdefault(value, len(self.seen))


def _differences(values: Sequence[int]) -> tuple[int, ...]:
    return tuple(b - a for a, b in zip([0, *values], values, strict=False))
