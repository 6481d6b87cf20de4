"""What the branches of a feed come to, told once more and plainly: as histories, each from the first
entry to its end. Written against the rule in docs/architecture.md ("Exchange"), not against the journal.
"""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.journal.entry import Entry
from app.models.kinds import KINDS

Node = tuple[bytes, Entry]
"""The chain after an entry, and the entry."""
History = list[Node]


Hashing = Callable[[bytes], bytes]
"""Of a feed's crypto suite."""


def histories_of(
    feed: bytes, runs: Iterable[tuple[bytes, list[Entry]]], hashing: Hashing
) -> list[History]:
    """All histories that pieces of a feed make up; each piece begins after a known chain."""
    after: dict[bytes, Node] = {}
    before: dict[bytes, bytes] = {}
    start = hashing(b"lianxin/chain/1" + feed)
    for known, entries in runs:
        here = known
        for entry in entries:
            chain = hashing(here + entry.header_bytes)
            after[chain], before[chain] = (chain, entry), here
            here = chain
    histories = []
    for end in after.keys() - set(before.values()):
        history, chain = [], end
        while chain in after:
            history.append(after[chain])
            chain = before[chain]
        if chain == start:
            histories.append(history[::-1])
    return sorted(histories, key=lambda history: history[-1][0])


class Told:
    """One feed's entries with the branch that each stands on, and what each branch is called.

    `named` is by chain; `parents` says from which branch and number on a branch has its own;
    `ids_of` from which name its ids follow.
    """

    def __init__(
        self,
        feed: bytes,
        histories: list[History],
        attested: list[tuple[int, str]],
        hashing: Hashing,
    ):
        self.feed = feed
        self.hashing = hashing
        self.histories = histories
        self.attested = attested
        self.named: dict[bytes, bytes] = {}
        self.parents: dict[bytes, tuple[bytes, int]] = {}
        self.ids_of = {feed: feed}
        self.nodes = {chain: entry for history in histories for chain, entry in history}
        self.is_forked = len(histories) > 1
        self._tell(histories, 0, feed)

    def _tell(self, histories: list[History], depth: int, name: bytes) -> None:
        ways: dict[bytes, list[History]] = {}
        for history in histories:
            if len(history) > depth:
                ways.setdefault(history[depth][0], []).append(history)
        if len(ways) > 1:
            ways = dict(sorted(ways.items(), key=lambda way: self._rank(way[1], depth)))
        for place, chain in enumerate(ways):
            own = name
            if len(ways) > 1:
                own = self.hashing(b"lianxin/branch/1" + self.feed + chain)[:16]
                self.parents[own] = name, depth + 1
                self.ids_of[own] = own if place else self.ids_of[name]
            self.named[chain] = own
            self._tell(ways[chain], depth + 1, own)

    def _rank(self, histories: list[History], depth: int) -> tuple[int, int, bytes]:
        reached = {(entry.seq, chain[:16].hex()) for h in histories for chain, entry in h[depth:]}
        found = [place for place, head in enumerate(self.attested) if head in reached]
        first = histories[0][depth][1]
        return min(found, default=len(self.attested)), first.header.hlc, first.header_bytes

    def known_on(self, name: bytes, seq: int) -> bytes:
        """Whose number an author on that branch means."""
        while name in self.parents and seq < self.parents[name][1]:
            name = self.parents[name][0]
        return name

    def id_of(self, feed: bytes, seq: int) -> str:
        """The id of what began with this number."""
        return self.hashing(b"lianxin/id/1" + feed + seq.to_bytes(8, "big"))[:16].hex()

    def first_fork(self) -> int:
        """From which number on there is more than one branch."""
        return min((seq for _, seq in self.parents.values()), default=2**53)

    def began(self, name: bytes) -> set[int]:
        """Numbers under which a branch began something new."""
        return {
            e.seq
            for c, e in self.nodes.items()
            if self.named[c] == name and e.entity == self.id_of(self.feed, e.seq)
        }


def retold(feeds: list[Told]) -> list[tuple[Told, Entry]]:
    """All entries as they count: under the names of their branches."""
    forked = [told for told in feeds if told.is_forked]
    others = _ids_for_others(forked)
    found = []
    for told in feeds:
        for chain, entry in told.nodes.items():
            ids = others | _ids_on(told, told.named[chain])
            entity = ids.get(entry.entity, entry.entity)
            bases = [
                _base(told, chain, tuple(b), entity, forked, others) for b in entry.header.bases
            ]
            header = msgspec.structs.replace(
                entry.header,
                entity=bytes.fromhex(entity),
                bases=tuple(base for base in bases if base is not None),
            )
            body = _each_text(entry.body, ids)
            found.append((told, Entry(told.named[chain], entry.header_bytes, header, body)))
    return found


def _ids_on(told: Told, name: bytes) -> dict[str, str]:
    if not told.is_forked:
        return {}
    last = max((e.seq for c, e in told.nodes.items() if told.named[c] == name), default=0)
    return {
        told.id_of(told.feed, seq): told.id_of(told.ids_of[told.known_on(name, seq)], seq)
        for seq in range(told.first_fork(), last + 1)
    }


def _ids_for_others(forked: list[Told]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for told in forked:
        kept = {
            n
            for name, ids_of in told.ids_of.items()
            if ids_of == told.feed
            for n in told.began(name)
        }
        for name in sorted(told.ids_of, reverse=True):
            ids_of = told.ids_of[name]
            for seq in told.began(name):
                if seq not in kept:
                    ids[told.id_of(told.feed, seq)] = told.id_of(ids_of, seq)
                if ids_of != name:
                    ids[told.id_of(name, seq)] = told.id_of(ids_of, seq)
    return ids


def _base(
    told: Told,
    chain: bytes,
    base: Any,
    entity: str,
    forked: list[Told],
    others: dict[str, str],
) -> tuple[bytes, int] | None:
    feed, seq = base
    other = next((o for o in forked if feed == o.feed or feed in o.parents), None)
    if other is None:
        return base
    if feed == told.feed:
        return told.known_on(told.named[chain], seq), seq
    there = [
        (other.named[c], e)
        for c, e in other.nodes.items()
        if e.seq == seq and feed in _above(other, other.named[c])
    ]
    if len(there) > 1:
        kind = told.nodes[chain].header.kind
        there = [
            (name, e)
            for name, e in there
            if e.header.kind == kind
            and kind in KINDS
            and (others | _ids_on(other, name)).get(e.entity, e.entity) == entity
        ]
        if len(there) > 1 and KINDS[kind].policy == "field_register":
            return None
    names = [name for name, _ in there]
    seen = [name for name in names if other.ids_of[name] == other.feed]
    return [*seen, *names, feed][0], seq


def _above(told: Told, name: bytes) -> list[bytes]:
    found = [name]
    while name in told.parents:
        name = told.parents[name][0]
        found.append(name)
    return found


def _each_text(body: bytes | None, ids: dict[str, str]) -> bytes | None:
    if body is None:
        return None

    def changed(value: Any) -> Any:
        if isinstance(value, str):
            return ids.get(value, value)
        if isinstance(value, list):
            return [changed(item) for item in value]
        return {k: changed(v) for k, v in value.items()} if isinstance(value, dict) else value

    content = msgspec.msgpack.decode(body)
    return body if changed(content) == content else msgspec.msgpack.encode(changed(content))
