"""What the carriers tell the person at the desk."""

import msgspec


class SyncStatus(msgspec.Struct, frozen=True):
    """Where the station stands with its township."""

    is_enrolled: bool
    has_invitation: bool
    town_name: str = ""
    server_url: str = ""
    waiting_entries: int = 0  # written here, not known to be stored in town
    waiting_since: str = ""  # UTC, claimed time of the oldest of them
    last_exchange_at: str = ""  # UTC, empty when there was none
    forked_feeds: int = 0  # of which another branch was parked: a PC was cloned or set back


class ExchangeReport(msgspec.Struct, frozen=True):
    """What one exchange moved. Counts are entries."""

    carrier: str  # http | bundle
    sent: int = 0
    received: int = 0
    waiting: int = 0
    newly_enrolled: bool = False


class BundleReport(msgspec.Struct, frozen=True):
    """A bundle that was written, read back and verified."""

    path: str
    entries: int
    size_bytes: int
