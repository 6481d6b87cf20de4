"""The township's books on one village, open for one transaction."""

import logging
from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection

from app.journal.chain import CHAIN_PREFIX_LENGTH
from app.journal.entry import Dot
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.models.records import Attestation
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.durable import DurableMarks
from app.town.ledger.exchange_log import Exchange, ExchangeLog
from app.town.ledger.gathered_storage import GatheredStorage
from app.town.ledger.held_segments import HeldSegments
from app.town.ledger.journal_storage import LedgerJournalStorage
from app.town.ledger.rows import LedgerRows
from app.town.ledger.suite_choice import SuiteChoice
from app.town.ledger.waiting_devices import WaitingDevices
from app.town.surroundings import Surroundings

LOG = logging.getLogger(__name__)
ASKED_TOGETHER = 200
"""Questions in one statement; SQLite takes no more than 500."""


class Books:
    """Journal, rows, devices and log inside one transaction.

    Without a `village_code` they are those of the whole town.
    """

    def __init__(
        self,
        connection: Connection,
        ledger: Ledger,
        surroundings: Surroundings,
        village_code: str | None = None,
    ) -> None:
        town_code, crypto = ledger.town_code, surroundings.crypto
        self.connection = connection
        self.storage = LedgerJournalStorage(connection, town_code, crypto, village_code)
        self.journal = Journal(self.storage, crypto, surroundings.clock)
        self.rows = LedgerRows(connection, town_code, ledger.statements)
        self.devices = DeviceRegister(connection, town_code)
        self.waiting = WaitingDevices(connection, town_code)
        self.durable = DurableMarks(connection, town_code)
        self.log = ExchangeLog(connection, town_code)
        self.suites = SuiteChoice(connection, town_code)
        self.held = HeldSegments(connection, town_code)
        self._now = surroundings.now

    def note(
        self,
        device: Device | None,
        carrier: str,
        act: str,
        *,
        entries: int = 0,
        byte_count: int = 0,
        problem: str = "",
    ) -> int:
        """Keep what a station's PC brought, took or was refused in the exchange log; returns the
        line's number. `device` is None where nobody knows who sent it.
        """
        return self.log.note(
            Exchange(
                village_code=device.village_code if device else "",
                device_id=device.device_id if device else "",
                at=self._now(),
                carrier=carrier,
                act=act,
                entries=entries,
                byte_count=byte_count,
                problem=problem,
            )
        )

    def fold(self) -> int:
        """Fold what was stored but not folded yet; returns how many entries that was."""
        count = Fold(self.storage, self.rows).fold_pending()
        self.rows.flush()
        return count

    def start_over(self) -> None:
        """Forget all rows, so that every entry waits to be folded again."""
        Fold(self.storage, self.rows).start_over()

    def start_village_over(self, village_code: str) -> None:
        """The same for the rows of one village."""
        Fold(self.storage, self.rows).start_over(village_code)

    def fold_what_came_in(self) -> None:
        """Fold, but let no mistake in folding lose what a station has handed over."""
        self.tried(self.fold, "entries are stored, but could not be folded")

    def tried(self, act: Callable[[], object], trouble: str) -> bool:
        """Do a part of the transaction that may fail by itself; returns whether it went through."""
        try:
            with self.connection.begin_nested():
                act()
        except Exception:
            self.rows.forget()
            self.storage.forget()
            LOG.exception(trouble)
            return False
        return True

    def received_in_town(self, dots: Collection[Dot]) -> dict[Dot, str]:
        """When these entries first came in, by the town's clock; empty for what the town wrote itself.
        A page of them asks the same few questions as one.

        Receipts are lost with a ledger that is set back; attestations come back from the stations.
        """
        asked, receipts, attested = list(dots), dict[Dot, str](), dict[Dot, list[Attestation]]()
        for start in range(0, len(asked), ASKED_TOGETHER):
            some = asked[start : start + ASKED_TOGETHER]
            receipts |= self.log.received(some)
            attested |= self.rows.attestations_of(some)
        return {
            dot: self._first_word(dot[0], receipts.get(dot, ""), attested.get(dot, ()))
            for dot in asked
        }

    def _first_word(self, feed: bytes, receipt: str, attested: Sequence[Attestation]) -> str:
        for each in attested:
            if receipt and each.received_at >= receipt:
                break
            chain = self.journal.chain_at(feed, each.last_seq)
            if chain is not None and chain[:CHAIN_PREFIX_LENGTH].hex() == each.chain:
                return each.received_at
        return receipt


class GatheredBooks(Books):
    """The books on several villages for a transaction that takes much at once: what it needs is read
    together, and what it put is written by `flush`.

    Attributes:
        gathered: the storage, as one that gathers.
    """

    def __init__(
        self,
        connection: Connection,
        ledger: Ledger,
        surroundings: Surroundings,
        villages: Sequence[str],
    ) -> None:
        super().__init__(connection, ledger, surroundings)
        crypto = surroundings.crypto
        self.gathered = GatheredStorage(connection, ledger.town_code, crypto, villages)
        self.storage = self.gathered
        self.journal = Journal(self.gathered, crypto, surroundings.clock)

    def fold(self) -> int:
        """Fold what was put but not folded yet; returns how many entries that was."""
        self.rows.read_ahead(self.gathered.not_folded())
        return super().fold()

    def flush(self) -> None:
        """Write the journal that was put; its rows were written as they were folded."""
        self.gathered.flush()
