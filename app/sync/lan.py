"""The exchange with the station's other PCs on the village's own network, for the desk and its doors."""

from collections.abc import Callable

from app.models.errors import EnvironmentProblem, Problem
from app.store.exchange_log import DONE
from app.sync.lan_circle import LAN, own_circle
from app.sync.lan_discovery import find_waiting
from app.sync.lan_host import LanEvent, LanHost
from app.sync.lan_peer import LanCaller, LanExchange, OnProgress
from app.sync.own_side import OwnSide
from app.sync.reports import ExchangeReport


class Lan:
    """Calls other PCs, or lets this one be called."""

    def __init__(self, own: OwnSide) -> None:
        self._own = own

    def find(self) -> list[str]:
        """Addresses of the station's PCs that wait. Raises as `own_circle` does."""
        return find_waiting(own_circle(self._own))

    def exchange(self, address: str, on_progress: OnProgress | None = None) -> ExchangeReport:
        """Exchange with the PC that waits at `host` or `host:port`; an empty address looks for one.

        Raises OperationRefused `lan_not_enrolled`, `lan_address_wrong`, `lan_peer_...`,
        `own_feed_behind`, `feed_forked` and what a segment is refused for; EnvironmentProblem
        `lan_peer_not_found`, `lan_peer_unreachable`, `lan_peer_unreadable`. What was moved before
        stays moved.
        """
        try:
            report = self._exchange(address.strip(), on_progress or _unheard)
        except Problem as problem:
            self._own.log(LAN, "both", problem.key)
            raise
        key = "lan_incomplete" if report.left else DONE
        self._own.log(
            LAN, "both", key, sent=report.sent, received=report.received, peer=report.peer
        )
        return report

    def host(self, on_event: Callable[[LanEvent], None]) -> LanHost:
        """What answers while this PC waits. Raises OperationRefused `lan_not_enrolled`."""
        return LanHost(self._own, on_event)

    def _exchange(self, address: str, on_progress: OnProgress) -> ExchangeReport:
        own_circle(self._own)  # whoever may not take part looks for nobody
        if not address:
            found = self.find()
            if not found:
                raise EnvironmentProblem("lan_peer_not_found")
            address = found[0]
        caller = LanCaller(self._own, self._own.parts.call(address))
        return LanExchange(self._own, caller, on_progress).run()


def _unheard(done: int, total: int) -> None:
    """Progress that nobody asked for."""
