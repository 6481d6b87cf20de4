"""Real journals in memory with real signatures; only clock and randomness are given."""

import random
from collections.abc import Callable, Iterator

import pytest

from app.journal.chain import feed_id_of
from app.journal.exchange import village_scope
from app.journal.fold import Fold
from app.journal.fresh_fold import fold_afresh
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.slices import FreshSlices
from app.models.feeds import FeedDescriptor, FeedEnvelope
from app.vault.crypto import SigningKey
from app.vault.suites import Suites

VILLAGE = "370781109216"
TOWN = "370781109000"


def made_afresh(storage: MemoryJournalStorage) -> MemoryRows:
    """What a fold from the beginning makes, at once and in slices of the entities alike."""
    fresh, sliced = fold_afresh(storage, storage.feeds()), MemoryRows()
    slices = FreshSlices(storage, storage.feeds(), slice_entries=3)
    for part in slices:
        for record_type, made in part.rows.items():
            rows = sliced.rows.setdefault(record_type, {})
            assert not rows.keys() & made.keys()
            rows |= made
    assert {k: v for k, v in sliced.rows.items() if v} == {k: v for k, v in fresh.rows.items() if v}
    assert slices.conflicts == fresh.conflicts
    return fresh


class Node:
    """One machine: a journal, its rows, and one feed of its own."""

    def __init__(
        self, seed: int, side: str = "station", village: str = VILLAGE, suite: int = 1
    ) -> None:
        self.random = random.Random(seed)
        self.crypto = Suites(random.Random(seed).randbytes).of(1)
        self.now = 1_795_000_000_000
        self.storage = MemoryJournalStorage(self.crypto)
        self.rows = MemoryRows()
        self.journal = Journal(self.storage, self.crypto, lambda: self.now)
        self.key: SigningKey = self.crypto.of(suite).generate_signing_key(self.random.randbytes)
        self.actor = self.random.randbytes(16).hex()
        self.envelope = FeedEnvelope(
            FeedDescriptor(
                1,
                suite,
                side,
                self.random.randbytes(16).hex(),
                TOWN,
                village,
                self.random.randbytes(16),
                self.key.public_key,
            ).encode()
        )
        self.feed = feed_id_of(self.crypto, self.envelope.descriptor)
        self.journal.open_feed(self.envelope)
        self.scope = village_scope(village)

    def write(self, kind: str, fields: dict, entity: str = "", bases=()) -> str:
        """Write and fold one entry; returns the entity."""
        self.now += 1000
        entity = entity or self.random.randbytes(16).hex()
        self.journal.write(
            self.feed,
            self.key,
            kind=kind,
            entity=entity,
            fields=fields,
            actor=self.actor,
            bases=tuple(bases),
        )
        self.fold()
        return entity

    def fold(self) -> int:
        return Fold(self.storage, self.rows).fold_pending()

    def seal(self) -> None:
        self.journal.seal(self.feed, self.key)

    def meet(self, other: "Node") -> None:
        self.journal.open_feed(other.envelope)

    def segments_after(self, have: int) -> Iterator[bytes]:
        return self.journal.segments_after(self.feed, have)


@pytest.fixture
def node() -> Callable[..., Node]:
    return Node
