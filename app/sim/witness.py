"""The witness: sees every write that was acknowledged and everything that left a machine, forgets neither.

It stands outside the machines, so that no restored disk can take back what it has seen.
"""

from collections import defaultdict

from app.journal.entry import Entry
from app.models.kinds import ERASABLE

Write = tuple[bytes, int, bytes]
"""Feed, seq and header: names one write of one branch."""


def write_of(entry: Entry) -> Write:
    """The write that an entry is."""
    return entry.feed, entry.seq, entry.header_bytes


class Witness:
    """What must be found again, and what must not exist twice."""

    def __init__(self) -> None:
        self.acknowledged: dict[Write, bytes | None] = {}
        self.backed_up: dict[bytes, int] = {}
        """How far each feed stands in some verified copy of the ledger."""
        self.erased: dict[str, set[str]] = defaultdict(set)
        """By village what was ever asked to be erased, also on a disk that is lost."""
        self.set_back: set[bytes] = set()
        """Feeds of which a second branch may come about: a clone or a whole disk set back was
        injected, and only there."""

    def saw(self, entry: Entry) -> None:
        """A write was acknowledged to the person who made it."""
        self.acknowledged[write_of(entry)] = entry.body

    def lost_with_its_disk(self, before: set[Write], after: set[Write]) -> int:
        """A disk was set back: what was nowhere else is nobody's fault."""
        gone = (before - after) & self.acknowledged.keys()
        for write in gone:
            del self.acknowledged[write]
        return len(gone)

    def may_lack_body(self, entry: Entry, village: str) -> bool:
        """Whether it may have been erased. What was begun on a branch may be named as others call it."""
        named = entry.entity in self.erased[village] or entry.feed in self.set_back
        return entry.header.kind in ERASABLE and bool(self.erased[village]) and named

    def missing_in(self, union: set[Write]) -> list[Write]:
        """Acknowledged writes that no live machine has."""
        return sorted(self.acknowledged.keys() - union)
