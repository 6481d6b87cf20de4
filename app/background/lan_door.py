"""Lets other PCs of the station call this one, on threads beside the desk's own."""

from collections.abc import Callable

from app.sync.lan_discovery import own_addresses
from app.sync.lan_host import LanEvent
from app.sync.lan_server import LanServer
from app.sync.station_sync import StationSync


class LanDoor:
    """Open or closed. All calls come from one thread, events from another."""

    def __init__(self, open_sync: Callable[[], StationSync]) -> None:
        self._open_sync = open_sync
        self._server: LanServer | None = None

    def open(self, on_event: Callable[[LanEvent], None]) -> tuple[str, ...]:
        """Wait; returns the addresses that the other PC may type, the likeliest first.

        Raises OperationRefused `lan_not_enrolled`, `device_revoked`; EnvironmentProblem
        `lan_cannot_listen`.
        """
        self.close()
        server = LanServer(self._open_sync, on_event)
        port = server.start()
        self._server = server
        return tuple(f"{address}:{port}" for address in own_addresses())

    def close(self) -> None:
        """Wait no longer; what is being done is finished first."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()
