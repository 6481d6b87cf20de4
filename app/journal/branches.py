"""Branches: what was written under one feed's numbers on two machines, a clone or a disk set back.

All branches count. What stands on one branch only is folded as if it had been written to a feed of its
own: its dots and the ids that it began get the name of the branch, so that they cannot be taken for
those of another. The names follow from the entries alone, so every machine that has the same entries
gives the same names, in whatever order the branches came.

Where branches part, each goes on under a name of its own; one of them keeps the ids: the one whose
entries the township attested first, because that is the one that others have seen; without an
attestation the one that was written first. A base or an id by which another feed names the plain feed
is read as meant where only one branch fits; a write that could replace either replaces neither, and
both are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from app.journal.chain import CHAIN_PREFIX_LENGTH, chain_after
from app.journal.entry import Dot, Entry
from app.journal.header_columns import derived_id
from app.journal.keys import Crypto
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState, JournalStorage
from app.journal.vector import Have
from app.models.feeds import FEED_ID_LENGTH
from app.models.kinds import KINDS

BRANCH_PURPOSE = b"lianxin/branch/1"
Attested = Callable[[FeedState], Sequence[Have]]
"""Heads of a feed that the township has attested, the first attestation first."""


def branch_name(crypto: Crypto, feed: bytes, chain: bytes) -> bytes:
    """What stands in a feed's place for the branch whose first entry has this chain."""
    return crypto.hash(BRANCH_PURPOSE + feed + chain)[:FEED_ID_LENGTH]


class Tree(msgspec.Struct, frozen=True):
    """All entries of a feed from before its first branch on, by the chain after each.

    `before` is the chain before an entry; `root` the chain from which everything here grows; `head`
    that of the branch that this machine keeps as the feed itself.
    """

    root: bytes
    head: bytes
    entries: dict[bytes, Entry]
    before: dict[bytes, bytes]

    def way_to(self, chain: bytes) -> Iterator[bytes]:
        """From an entry back to the root."""
        while chain in self.entries:
            yield chain
            chain = self.before[chain]

    def ends(self) -> list[bytes]:
        """The chains that nothing follows."""
        return sorted(self.entries.keys() - set(self.before.values()))

    def chain_of(self, have: Have) -> bytes | None:
        """The entry that a head names, if it is here."""
        for chain, entry in self.entries.items():
            if entry.seq == have.seq and chain[:CHAIN_PREFIX_LENGTH] == have.chain:
                return chain
        return None


def read_tree(storage: JournalStorage, crypto: Crypto, state: FeedState) -> Tree | None:
    """The tree of a feed of which another branch is kept; None for one that has none."""
    crypto = crypto.of(state.descriptor.suite)
    segments = [unpack_segment(crypto, each.packed) for each in storage.parked(state.feed)]
    if not segments:
        return None
    first = min(segment.first for segment in segments)
    entries, before = _main_run(storage, crypto, state, min(first - 1, state.closed))
    root = next(iter(before.values()), state.chain)
    for segment in segments:
        chain = segment.prev_chain
        for entry in segment.entries:
            following = chain_after(crypto, chain, entry.header_bytes)
            if following not in entries:
                entries[following], before[following] = entry, chain
            chain = following
    connected = _connected(root, before)
    return Tree(
        root,
        state.chain,
        {chain: entry for chain, entry in entries.items() if chain in connected},
        {chain: earlier for chain, earlier in before.items() if chain in connected},
    )


def _main_run(
    storage: JournalStorage, crypto: Crypto, state: FeedState, after: int
) -> tuple[dict[bytes, Entry], dict[bytes, bytes]]:
    """The feed itself from the segment on in which `after` lies."""
    chain, first = state.closed_chain, state.closed + 1
    packed = storage.closed_segment_at(state.feed, max(after, 1)) if after < state.closed else None
    if packed is not None:
        segment = unpack_segment(crypto, packed)
        chain, first = segment.prev_chain, segment.first
    entries, before = {}, {}
    for entry in storage.entries(state.feed, first, state.have):
        following = chain_after(crypto, chain, entry.header_bytes)
        entries[following], before[following] = entry, chain
        chain = following
    return entries, before


def _connected(root: bytes, before: Mapping[bytes, bytes]) -> set[bytes]:
    """What is reached from the root: a branch of which a piece is missing waits for it."""
    following = _following(before)
    found, waiting = set(), [root]
    while waiting:
        for chain in following.get(waiting.pop(), ()):
            found.add(chain)
            waiting.append(chain)
    return found


def _following(before: Mapping[bytes, bytes]) -> dict[bytes, list[bytes]]:
    following: dict[bytes, list[bytes]] = {}
    for chain, earlier in before.items():
        following.setdefault(earlier, []).append(chain)
    return following


class Branch(msgspec.Struct):
    """One branch: its name, the one that it parts from, its first number and the entries that stand
    there. `ids_of` is the name from which the ids of what it began follow.
    """

    name: bytes
    parent: bytes
    first: int
    ids_of: bytes
    entries: list[Entry]
    ids: dict[str, str] = {}


class ForkedFeed:
    """The branches of one feed under their names.

    Attributes:
        branches: by name; under the feed's own name stands what all of them have in common.
        parked: what this machine keeps beside the feed, each entry with the name of its branch.
        digest: changes whenever names or entries do.
    """

    def __init__(self, crypto: Crypto, state: FeedState, tree: Tree, heads: Sequence[Have]) -> None:
        self.feed = state.feed
        self._crypto = crypto.of(state.descriptor.suite)
        self._tree = tree
        self.branches = {state.feed: Branch(state.feed, b"", 0, state.feed, [])}
        self._names: dict[bytes, bytes] = {}
        self._standing: dict[int, list[tuple[bytes, Entry]]] = {}
        self._give_names(_ranks(tree, heads))
        main = set(tree.way_to(tree.head))
        self._main_names = {tree.entries[c].seq: n for c, n in self._names.items() if c in main}
        self.parked = [
            (self._names[chain], tree.entries[chain])
            for chain in sorted(self._names, key=lambda c: (tree.entries[c].seq, c))
            if chain not in main
        ]
        for branch in self.branches.values():
            branch.ids = self._ids_on(branch)
        ends = [[chain, self._names[chain], self._ids_name(chain)] for chain in tree.ends()]
        self.digest = crypto.hash(msgspec.msgpack.encode([tree.head, ends]))

    def name_at(self, seq: int) -> bytes:
        """Under which name this machine's own branch stands at `seq`."""
        return self._main_names.get(seq, self.feed)

    def resolved(self, name: bytes, seq: int) -> bytes:
        """On which branch an author who wrote on `name` knows the number `seq`."""
        while seq < self.branches[name].first:
            name = self.branches[name].parent
        return name

    def at(self, name: bytes, seq: int) -> list[tuple[bytes, Entry]]:
        """What stands under a number on a branch and those that have parted from it."""
        return [each for each in self._standing.get(seq, ()) if self._is_within(each[0], name)]

    def last_of(self, name: bytes) -> int:
        """How far a branch goes before others part from it."""
        branch = self.branches[name]
        return branch.entries[-1].seq if branch.entries else branch.first

    def began(self, name: bytes) -> set[int]:
        """The numbers with which a branch began something new."""
        return {
            entry.seq
            for entry in self.branches[name].entries
            if entry.header.entity == derived_id(self._crypto, self.feed, entry.seq)
        }

    def id_of(self, name: bytes, seq: int) -> str:
        """The id of what began with this number, where ids follow from `name`."""
        return derived_id(self._crypto, name, seq).hex()

    # -- inside

    def _give_names(self, ranks: Mapping[bytes, tuple[int, int, bytes]]) -> None:
        tree, following = self._tree, _following(self._tree.before)
        waiting = [(tree.root, self.feed)]
        while waiting:
            chain, name = waiting.pop()
            ways = sorted(following.get(chain, ()), key=lambda way: ranks[way])
            for place, way in enumerate(ways):
                own, entry = name, tree.entries[way]
                if len(ways) > 1:
                    own = branch_name(self._crypto, self.feed, way)
                    ids_of = own if place else self.branches[name].ids_of
                    self.branches[own] = Branch(own, name, entry.seq, ids_of, [])
                self._names[way] = own
                self.branches[own].entries.append(entry)
                self._standing.setdefault(entry.seq, []).append((own, entry))
                waiting.append((way, own))

    def _is_within(self, name: bytes, outer: bytes) -> bool:
        while name and name != outer:
            name = self.branches[name].parent
        return name == outer

    def _ids_name(self, chain: bytes) -> bytes:
        return self.branches[self._names[chain]].ids_of

    def _ids_on(self, branch: Branch) -> dict[str, str]:
        """What an author on this branch calls by the feed's ids, with the ids that it has."""
        if not branch.entries:
            return {}
        first = min(seq for seq, standing in self._standing.items() if standing)
        found = {}
        for seq in range(first, branch.entries[-1].seq + 1):
            known_on = self.branches[self.resolved(branch.name, seq)]
            found[self.id_of(self.feed, seq)] = self.id_of(known_on.ids_of, seq)
        return found


def _ranks(tree: Tree, heads: Sequence[Have]) -> dict[bytes, tuple[int, int, bytes]]:
    """Which way keeps the ids where branches part: the least."""
    attested: dict[bytes, int] = {}
    for place, head in enumerate(heads):
        found = tree.chain_of(head)
        for chain in tree.way_to(found) if found else ():
            attested.setdefault(chain, place)
    return {
        chain: (attested.get(chain, len(heads)), entry.header.hlc, entry.header_bytes)
        for chain, entry in tree.entries.items()
    }


class Branches:
    """All forked feeds of a journal. Empty nearly always, and then it changes nothing."""

    def __init__(self, forked: Iterable[ForkedFeed] = ()) -> None:
        self.by_feed = {each.feed: each for each in forked}
        self._owners = {name: each for each in self.by_feed.values() for name in each.branches}
        self._ids: dict[str, str] = {}
        for each in self.by_feed.values():
            self._ids |= _ids_for_others(each)
        self._ids_on = {
            name: {**self._ids, **branch.ids}
            for each in self.by_feed.values()
            for name, branch in each.branches.items()
        }

    def __bool__(self) -> bool:
        return bool(self.by_feed)

    def names(self) -> set[bytes]:
        """Under which names branches stand, those of the feeds themselves too."""
        return set(self._owners)

    def last_of(self, name: bytes) -> int | None:
        """How far a branch goes; None for what is no branch."""
        owner = self._owners.get(name)
        return owner.last_of(name) if owner else None

    def restated(self, entry: Entry, name: bytes = b"") -> Entry:
        """The entry as it is folded; `name` is its branch's, when it is not this machine's own."""
        if not self.by_feed:
            return entry
        own = self.by_feed.get(entry.feed)
        name = name or (own.name_at(entry.seq) if own else entry.feed)
        ids = self._ids_on.get(name, self._ids)
        header = entry.header
        entity = bytes.fromhex(ids.get(entry.entity, entry.entity))
        bases = tuple(
            dot
            for base in header.bases
            if (dot := self._base(entry, name, base, entity)) is not None
        )
        header = msgspec.structs.replace(header, entity=entity, bases=bases)
        return Entry(name, entry.header_bytes, header, _renamed_body(entry.body, ids))

    def _base(self, entry: Entry, name: bytes, base: Dot, entity: bytes) -> Dot | None:
        feed, seq = base
        owner = self._owners.get(feed)
        if owner is None:
            return base
        if feed == entry.feed:
            return owner.resolved(name, seq), seq
        standing = owner.at(feed, seq)
        if len(standing) > 1:
            standing = [each for each in standing if self._is_about(*each, entry, entity)]
        if len(standing) > 1:
            if KINDS[entry.header.kind].policy == "field_register":
                return None
            standing.sort(key=lambda each: owner.branches[each[0]].ids_of != owner.feed)
        return (standing[0][0] if standing else feed), seq

    def _is_about(self, name: bytes, other: Entry, entry: Entry, entity: bytes) -> bool:
        kind = entry.header.kind
        if kind not in KINDS or other.header.kind != kind:
            return False
        return bytes.fromhex(self._ids_on[name].get(other.entity, other.entity)) == entity


def _ids_for_others(forked: ForkedFeed) -> dict[str, str]:
    """Ids as authors of other feeds may know them, with those that they have now."""
    ids: dict[str, str] = {}
    kept = set[int]().union(
        *(forked.began(n) for n, branch in forked.branches.items() if branch.ids_of == forked.feed)
    )
    for name in sorted(forked.branches):
        ids_of = forked.branches[name].ids_of
        for seq in forked.began(name):
            if ids_of != forked.feed and seq not in kept:
                ids.setdefault(forked.id_of(forked.feed, seq), forked.id_of(ids_of, seq))
            if ids_of != name:
                ids[forked.id_of(name, seq)] = forked.id_of(ids_of, seq)
    return ids


def _renamed_body(body: bytes | None, ids: Mapping[str, str]) -> bytes | None:
    """The body with ids renamed; byte for byte the same when it names none of them."""
    if body is None or not ids:
        return body
    try:
        content = msgspec.msgpack.decode(body)
        renamed = _renamed(content, ids)
    except (ValueError, RecursionError):  # the fold will say so
        return body
    return body if renamed == content else msgspec.msgpack.encode(renamed)


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list):
        return [_renamed(item, ids) for item in value]
    if isinstance(value, dict):
        return {key: _renamed(item, ids) for key, item in value.items()}
    return value


def read_branches(
    storage: JournalStorage, attested: Attested, states: Iterable[FeedState] | None = None
) -> Branches:
    """The forked feeds among these, or among all that this storage lists."""
    feeds = {each.feed for each in storage.parked()}
    if not feeds:
        return Branches()
    crypto, forked = storage.crypto, []
    for state in storage.feeds() if states is None else states:
        tree = read_tree(storage, crypto, state) if state.feed in feeds else None
        if tree is not None and tree.entries.keys() - set(tree.way_to(tree.head)):
            forked.append(ForkedFeed(crypto, state, tree, attested(state)))
    return Branches(forked)
