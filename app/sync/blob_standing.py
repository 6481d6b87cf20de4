"""Which attachments are here, which the township lacks, and which are still to be fetched."""

from collections.abc import Collection, Sequence

import msgspec

from app.journal.blobs import WANTED_MAX, BlobNeed, BlobNeeds, read_needs
from app.journal.entry import dot_of_text
from app.journal.vector import Vector
from app.models.errors import EnvironmentProblem
from app.store.blob_store import BlobStore
from app.store.store import Store

NEEDS_KEY = "township_blob_needs"
PART_BYTES = 64  # what an attachment costs in a bundle beside its own bytes


class BlobStanding:
    """Worked out from the records, the folder and the township's latest word; there is no "sent" mark."""

    def __init__(self, store: Store, blobs: BlobStore) -> None:
        self._store = store
        self.blobs = blobs

    def named(self) -> dict[bytes, tuple[int, str]]:
        """Every content that a record names, the oldest first: size, and the event that names it."""
        return self._store.attachments.named()

    def missing(self) -> dict[bytes, int]:
        """What is not here, with its size."""
        named = self.named()
        return {each: named[each][0] for each in self.blobs.missing(named)}

    def own_needs(self, vector: Vector) -> BlobNeeds:
        """What this PC lacks, as it says in a bundle whose hello says that vector."""
        missing = self.missing()
        wanted = tuple(
            BlobNeed(each, size, self.blobs.arrived(each))
            for each, size in list(missing.items())[:WANTED_MAX]
        )
        return BlobNeeds(wanted, len(missing) <= WANTED_MAX, vector)

    def owed(self) -> dict[bytes, int]:
        """What is here and the township lacks, by its latest word and by the records that it has not
        spoken of yet; with the sizes, the oldest first.
        """
        said, missing = self.township_needs(), self.missing()
        wanted = said.hashes() if said else set()
        return {
            each: size
            for each, (size, event_id) in self.named().items()
            if each not in missing
            and (said is None or each in wanted or _is_beyond(event_id, said.vector))
        }

    def load(self, room: int, given: Collection[bytes] = ()) -> list[bytes]:
        """Contents that are owed, but for those given, and go into so many bytes, the oldest first; what is
        too large for the rest of the room is left for the next bundle.
        """
        loaded = []
        for content_hash, size in self.owed().items():
            cost = size + PART_BYTES
            if cost > room or content_hash in given:
                continue
            try:
                loaded.append(self.blobs.read(content_hash))
            except EnvironmentProblem:  # damaged: `check` tells of it
                continue
            room -= cost
        return loaded

    def township_needs(self) -> BlobNeeds | None:
        """What the township has last said that it lacks; None before it has said anything."""
        content = self._store.meta(NEEDS_KEY)
        return read_needs(content) if content else None

    def keep_township_needs(self, needs: BlobNeeds) -> None:
        """Know what the township says."""
        with self._store.transaction():
            self._store.set_meta(NEEDS_KEY, msgspec.msgpack.encode(needs))

    def keep_arrived(self, contents: Sequence[bytes]) -> int:
        """Keep whole contents that a record names; returns how many were news. The others are left."""
        self.drop_erased()
        named, kept = self.named(), 0
        for content in contents:
            content_hash = self.blobs.hash_of(content)
            if content_hash in named and not self.blobs.has(content_hash):
                self.blobs.keep(content)
                kept += 1
        return kept

    def drop_erased(self) -> None:
        """What an erasure names and no record names any more."""
        self.blobs.drop(self._store.rights.erased_contents())

    def sweep(self) -> None:
        """Look after the folder; the write lock keeps acts from standing half way."""
        with self._store.transaction():
            self.blobs.sweep(self.named())


def _is_beyond(event_id: str, vector: Vector) -> bool:
    feed, seq = dot_of_text(event_id)
    return feed not in vector or vector[feed].seq < seq
