"""The weekly comparison of this station's rows with the township's; what differs is folded anew."""

from collections.abc import Callable

import msgspec

from app.journal.clock import Clock
from app.journal.digests import RowsAnswer, RowsClaim, claim_rows
from app.journal.exchange import Scope
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.store.store import Store
from app.sync.reports import Verdict

CHECKED_KEY, DIFFERING_KEY = "rows_checked_at", "rows_differing"
WEEK_MILLISECONDS = 7 * 24 * 3600 * 1000
Ask = Callable[[RowsClaim], RowsAnswer]
"""Has a claim compared with the township's."""


class RowCheck:
    """Compares, and makes the rows anew from the journal where they differ; never takes over rows."""

    def __init__(self, store: Store, journal: Journal, clock: Clock, scope: Scope) -> None:
        self._store = store
        self._journal = journal
        self._clock = clock
        self._scope = scope

    def is_due(self) -> bool:
        """Whether the last comparison is more than a week ago, or of a clock that was wrong."""
        kept = self._store.meta(CHECKED_KEY)
        return not kept or not 0 <= self._clock() - int(kept) < WEEK_MILLISECONDS

    def differing(self) -> tuple[str, ...]:
        """Tables that the last comparison could not bring to agree."""
        kept = (self._store.meta(DIFFERING_KEY) or b"").decode()
        return tuple(kept.split(",")) if kept else ()

    def claim(self) -> RowsClaim | None:
        """What the rows of this station come to."""
        rows = self._store.rows
        with self._store.reading():
            filled = rows.filled()
            return claim_rows(
                self._journal,
                self._scope,
                lambda kind: rows.each_of(kind) if kind in filled else (),
            )

    def claim_when_due(self) -> bytes:
        """The claim as it goes into a bundle, whose answer then holds the township's; or nothing."""
        claim = self.claim() if self.is_due() else None
        return b"" if claim is None else msgspec.msgpack.encode(claim)

    def compare(self, ask: Ask) -> Verdict:
        """Compare; on a difference make all rows anew and compare once more."""
        answer = self._asked(ask)
        if not answer.is_comparable:
            return "not_compared"
        if not answer.differing:
            self._keep(())
            return "same"
        with self._store.transaction():
            Fold(self._store.journal_storage, self._store.rows).rebuild()
        again = self._asked(ask)
        if again.is_comparable:  # else someone has written meanwhile: the next exchange compares
            self._keep(again.differing)
        return "differing" if again.differing else "rebuilt"

    def _asked(self, ask: Ask) -> RowsAnswer:
        claim = self.claim()
        return RowsAnswer(is_comparable=False) if claim is None else ask(claim)

    def _keep(self, differing: tuple[str, ...]) -> None:
        with self._store.transaction():
            self._store.set_meta(CHECKED_KEY, str(self._clock()).encode())
            self._store.set_meta(DIFFERING_KEY, ",".join(differing).encode())
