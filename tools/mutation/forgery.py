"""Segments forged with care: chains recomputed, digests mended, everything right but the author's seal."""

import random
from collections.abc import Callable
from typing import Any

import msgspec
import zstandard

from app.journal.chain import Seal, chain_after, chain_start, make_seal
from app.journal.storage import FeedState
from app.vault.crypto import SigningKey
from tools.mutation.spelling import Raw, bent_bytes, bent_tree, harmful, parsed, spelled
from tools.mutation.village import Village

HASHED_BYTES = 20


def packed(plain: bytes) -> bytes:
    """As a segment is, only faster."""
    return zstandard.ZstdCompressor(level=1).compress(plain)


def list_of(seal: Seal) -> list[Any]:
    """The seal as it stands in a segment."""
    return list(msgspec.structs.astuple(seal))


class Forger:
    """Knows everything about the station's feed, save its key (which only `poisoned` uses)."""

    def __init__(self, village: Village, stranger: SigningKey) -> None:
        self._village = village
        self._crypto = village.crypto
        self._stranger = stranger
        feeds = village.station.device_keys.feed_ids()
        self._feed = bytes.fromhex(feeds[0])
        self._key = village.station.device_keys.feed_key(feeds[0])
        entries = village.truth.entries
        dots = sorted(dot for dot in entries if dot[0] == self._feed)
        self._headers = [entries[dot][0] for dot in dots]
        self._bodies = [entries[dot][1] or b"" for dot in dots]
        self._seal = self._sealed(self._key, self._headers)
        self._cut = [village.segments_of(self._feed, after)[0] for after in range(len(dots))]
        self._ways: tuple[Callable[[random.Random], bytes], ...] = (
            self._later,
            self._erased,
            self._other_body,
            self._rechained,
            self._renamed,
            self._reordered,
            self._shortened,
        )

    def forged(self, chance: random.Random) -> tuple[str, bytes]:
        """One of the ways, and what came of it."""
        way = chance.choice(self._ways)
        return way.__name__.strip("_"), way(chance)

    # -- without the key

    def _later(self, chance: random.Random) -> bytes:
        """A true segment whose beginning has not come."""
        return chance.choice(self._cut)

    def _erased(self, chance: random.Random) -> bytes:
        """A body left out, as if it had been erased."""
        bodies: list[Any] = list(self._bodies)
        bodies[chance.randrange(len(bodies))] = None
        return self._spelled(self._headers, bodies)

    def _other_body(self, chance: random.Random) -> bytes:
        """Another body under a true header; of the same length, or of any."""
        bodies = list(self._bodies)
        place = chance.randrange(len(bodies))
        bent = bytearray(bodies[place])
        bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        bodies[place] = chance.choice((bytes(bent), bent_bytes(chance, bodies[place])))
        return self._spelled(self._headers, bodies)

    def _rechained(self, chance: random.Random) -> bytes:
        """Entries that fit together, under the old signature or a stranger's."""
        headers, bodies = self._with_a_bent_entry(chance, is_mad=False)
        seal = self._sealed(self._stranger, headers)
        if chance.random() < 0.5:
            seal = msgspec.structs.replace(seal, signature=self._seal.signature)
        return self._spelled(headers, bodies, seal)

    def _renamed(self, chance: random.Random) -> bytes:
        """The same entries as another's feed."""
        feed = chance.choice(self._village.truth.states).feed
        if feed == self._feed:
            feed = chance.randbytes(16)
        return self._spelled(self._headers, self._bodies, feed=feed)

    def _reordered(self, chance: random.Random) -> bytes:
        """Two entries in each other's place."""
        headers, bodies = list(self._headers), list(self._bodies)
        a, b = chance.sample(range(len(headers)), 2)
        headers[a], headers[b] = headers[b], headers[a]
        bodies[a], bodies[b] = bodies[b], bodies[a]
        return self._spelled(headers, bodies, self._sealed(self._stranger, headers))

    def _shortened(self, chance: random.Random) -> bytes:
        """The last entries kept back, the seal made to fit; or true entries closed by nobody."""
        count = chance.randrange(1, len(self._headers) + 1)
        fitting = self._sealed(self._stranger, self._headers[:count])
        signature = self._seal.signature
        seal = Seal(count, fitting.chain, chance.random() < 0.5, signature)
        if count == len(self._headers) and not seal.is_closing:
            seal = msgspec.structs.replace(seal, is_closing=True)
        return self._spelled(self._headers[:count], self._bodies[:count], seal)

    # -- with it

    def poisoned(self, chance: random.Random) -> bytes:
        """The author's own key seals what no author of this version would write."""
        headers, bodies = self._with_a_bent_entry(chance, is_mad=True)
        return self._spelled(headers, bodies, self._sealed(self._key, headers))

    def appended(self, chance: random.Random, state: FeedState, key: SigningKey) -> bytes:
        """One mad entry more at the end of a feed, by its rightful author."""
        place = chance.randrange(len(self._headers))
        header, body = parsed(self._headers[place]), self._bodies[place]
        if chance.random() < 0.8:
            fields = parsed(body)
            for _ in range(chance.randrange(1, 4)):
                bent_tree(chance, fields, header)
            body = spelled(harmful(chance) if chance.random() < 0.15 else fields)
        header[1], header[9] = state.have + 1, len(body)
        header[10] = self._crypto.hash(body)[:HASHED_BYTES]
        if chance.random() < 0.5:
            header[5] = chance.randbytes(len(header[5]))
        if chance.random() < 0.4:
            part = chance.choice((0, 2, 3, 4, 5, 6, 7, 8))
            header[part] = self._foreign_bases(chance) if part == 7 else harmful(chance)
        content = spelled(header)
        chain = chain_after(self._crypto, state.chain, content)
        seal = make_seal(key, state.feed, state.have + 1, chain, is_closing=False)
        tree = [1, state.feed, state.have + 1, state.chain, None, [content], [body], list_of(seal)]
        return packed(spelled(tree))

    # -- parts

    def _with_a_bent_entry(
        self, chance: random.Random, *, is_mad: bool
    ) -> tuple[list[bytes], list[bytes]]:
        headers, bodies = list(self._headers), list(self._bodies)
        place = chance.randrange(len(headers))
        header, fields = parsed(headers[place]), parsed(bodies[place])
        if chance.random() < 0.7:
            if is_mad and chance.random() < 0.2:
                bodies[place] = spelled(harmful(chance))
            else:
                bent_tree(chance, fields, header)
                bodies[place] = spelled(fields)
            header[9] = len(bodies[place])
            header[10] = self._crypto.hash(bodies[place])[:HASHED_BYTES]
        if not is_mad:
            header[2] += 1
        elif chance.random() < 0.5:
            part = chance.choice((0, 2, 3, 4, 5, 6, 7, 8))
            is_bases = part == 7 and chance.random() < 0.5
            header[part] = self._foreign_bases(chance) if is_bases else harmful(chance)
        headers[place] = spelled(header)
        return headers, bodies

    def _foreign_bases(self, chance: random.Random) -> list[list[Any]]:
        dots = sorted(self._village.truth.entries)
        seqs = (1, 2, 9, 10**6, 2**63, -1, 0)
        return [[chance.choice(dots)[0], chance.choice(seqs)] for _ in range(chance.randrange(40))]

    def _sealed(self, key: SigningKey, headers: list[bytes]) -> Seal:
        chain = chain_start(self._crypto, self._feed)
        for header_bytes in headers:
            chain = chain_after(self._crypto, chain, header_bytes)
        return make_seal(key, self._feed, len(headers), chain, is_closing=False)

    def _spelled(
        self,
        headers: list[bytes],
        bodies: list[Any],
        seal: Seal | None = None,
        feed: bytes | None = None,
    ) -> bytes:
        feed = feed or self._feed
        start = chain_start(self._crypto, self._feed)
        tree = [1, feed, 1, start, None, headers, bodies, list_of(seal or self._seal)]
        return packed(spelled(tree))


def bombs(unpacked_max: int, gibibyte: int = 1 << 30) -> list[tuple[str, bytes]]:
    """Small frames that unpack to much, or say so, or do not say so."""
    zeros = bytes(1 << 20)
    silent = zstandard.ZstdCompressor(level=1, write_content_size=False)
    writer = zstandard.ZstdCompressor(level=1).compressobj(size=gibibyte)
    big = b"".join(writer.compress(zeros) for _ in range(gibibyte >> 20)) + writer.flush()
    nothings = b"\x98\x01\xc4\x00\x01\xc4\x00\xc0\x90\xdd"
    count = unpacked_max - 64
    nils = spelled(Raw(nothings + count.to_bytes(4, "big") + b"\xc0" * count))
    return [
        ("a gibibyte of nothing", big),
        ("a gibibyte cut short", big[: len(big) // 2]),
        ("a frame that does not say how much", silent.compress(zeros * 9)),
        ("just above the limit", packed(bytes(unpacked_max + 1))),
        ("eight million bodies", packed(nils)),
        ("one frame after another", packed(b"\x90") * 50),
        ("a frame that can be skipped", b"\x50\x2a\x4d\x18\xff\xff\xff\x7f"),
        ("too many bytes", bytes((1 << 20) + 1)),
    ]
