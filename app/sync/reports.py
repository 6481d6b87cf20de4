"""What the carriers tell the person at the desk."""

from typing import Literal

import msgspec

Verdict = Literal["", "not_compared", "same", "rebuilt", "differing"]
"""What comparing the rows with the township's has shown; empty when it was not due."""


def rows_problem(verdict: Verdict) -> str:
    """What of it a person is told, by problem key; empty when there is nothing to tell."""
    if verdict == "rebuilt":
        return "rows_rebuilt"
    return "rows_differ_from_township" if verdict == "differing" else ""


class ShutOut(msgspec.Struct, frozen=True):
    """A revoked PC's standing: of what it has handed in, so many entries wait for the township's decision, and
    so many count; `handed_in` is all of it.
    """

    handed_in: int = 0
    waiting: int = 0
    counted: int = 0


class SyncStatus(msgspec.Struct, frozen=True):
    """Where the station stands with its township."""

    is_enrolled: bool
    has_invitation: bool
    town_name: str = ""
    server_url: str = ""
    waiting_entries: int = 0  # written here, not known to be stored in town
    waiting_since: str = ""  # UTC, claimed time of the oldest of them
    carried_entries: int = 0  # of these on a stick whose receipt was not read yet
    last_exchange_at: str = ""  # UTC, empty when there was none
    forked_feeds: int = 0  # of which another branch was parked: a PC was cloned or set back
    differing_tables: tuple[str, ...] = ()  # whose rows are not the township's, even made anew
    awaited_entries: int = 0  # of a snapshot, whose rows are here and they are not
    clock_minutes: int = 0  # this PC's clock is ahead of the township's by so much, or behind it
    shut_out: ShutOut | None = None  # the township would not have this PC any more
    digits: str = ""  # six, which a clerk compares on the telephone; empty when there is nothing to


class BlobCounts(msgspec.Struct, frozen=True):
    """How the lane of attachments went. `unsent` are here and not in town, `to_fetch` the other way
    round; `problem` is the key of what ended it early.
    """

    sent: int = 0
    received: int = 0
    unsent: int = 0
    to_fetch: int = 0
    problem: str = ""


class ExchangeReport(msgspec.Struct, frozen=True):
    """What one exchange moved. Counts are entries.

    With another PC of the station: `peer` is its letter, `left` what one of the two still lacks.
    """

    carrier: str  # http | bundle | lan
    sent: int = 0
    received: int = 0
    waiting: int = 0
    newly_enrolled: bool = False
    rows: Verdict = ""
    peer: str = ""
    left: int = 0
    attachments: BlobCounts = BlobCounts()
    archived: int = 0  # fetched of what lies below a snapshot; its rows were here before
    awaited: int = 0  # of it still to be fetched
    turned_away: tuple[str, ...] = ()  # cases that it brought back: sent back or refused
    problem: str = ""  # key of why a bundle brought nothing: `bundle_read_before`, `bundle_older`


class BundleReport(msgspec.Struct, frozen=True):
    """A bundle that was written, read back and verified."""

    path: str
    entries: int
    size_bytes: int
    attachments: int = 0
    attachments_left: int = 0  # for the next one
