"""Keeps the anti-rollback mark in step with the database, without making anyone at the desk wait.

The mark need not be written before a commit is answered: it must be there before anything of that
commit leaves the PC, by line, by stick or on paper. So commits only note it, and a thread writes,
after a moment in which further commits may come: a roster must not sync the file a thousand times.
"""

import threading

from app.journal.journal import Journal
from app.journal.storage import FeedState
from app.models.errors import OperationRefused
from app.vault.device_keys import FeedMark, Mark

GATHERING_SECONDS = 0.05


class MarkKeeper:
    """Writes the newest mark noted, from whichever thread commits."""

    def __init__(self, mark: Mark) -> None:
        self._mark = mark
        self._lock = threading.Lock()  # held while the file is written, so it never goes back
        self._changed = threading.Condition()
        self._noted: dict[str, FeedMark] = {}
        self._is_closing = False
        self._thread = threading.Thread(target=self._write_noted, name="mark", daemon=True)
        self._thread.start()

    def note(self, state: FeedState) -> None:
        """A feed is committed up to here; the mark follows soon."""
        with self._changed:
            if not self._noted:  # otherwise it is awake, and gathers
                self._changed.notify()
            self._noted[state.feed.hex()] = FeedMark(state.have, state.chain)

    def keep(self, journal: Journal, feed: bytes) -> None:
        """Something is about to leave the PC: the mark is on the disk when this returns.

        Raises EnvironmentProblem `vault_file_not_written`; then nothing may leave.
        """
        with self._lock:
            state = journal.state(feed)
            self._mark.write({feed.hex(): FeedMark(state.have, state.chain)})

    def close(self) -> None:
        """Write what was noted and stop."""
        with self._changed:
            self._is_closing = True
            self._changed.notify()
        self._thread.join()

    def _write_noted(self) -> None:
        while True:
            with self._changed:
                while not self._noted and not self._is_closing:
                    self._changed.wait()
                self._changed.wait_for(lambda: self._is_closing, GATHERING_SECONDS)
                noted, self._noted = self._noted, {}
                if not noted:
                    return
            with self._lock:
                known = self._mark.known()
                ahead = {f: m for f, m in noted.items() if _is_ahead(m, known.get(f))}
                self._mark.write_if_possible(ahead)


def _is_ahead(mark: FeedMark, known: FeedMark | None) -> bool:
    return known is None or mark.last_seq > known.last_seq


def marks_in(mark: Mark) -> dict[str, FeedMark]:
    """A damaged mark vouches for nothing, just as one that is not there."""
    try:
        return mark.read()
    except OperationRefused:
        return {}
