"""Everything that one village's entries have folded into, table by table, for a snapshot."""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from app.journal.snapshot import CONFLICTS, QUARANTINE, REGISTERS, Row
from app.journal.storage import QuarantinedEntry
from app.models.kinds import TABLES
from app.models.records import Record
from app.town.ledger import schema
from app.town.ledger.rows import LedgerRows


class SnapshotQueries:
    """Reads inside one transaction of the ledger."""

    def __init__(self, connection: Connection, town_code: str, rows: LedgerRows) -> None:
        self._connection = connection
        self._town_code = town_code
        self._rows = rows

    def tables(
        self, villages: Iterable[str], feeds: Iterable[bytes]
    ) -> Iterator[tuple[str, Iterator[Row]]]:
        """The rows of these villages, and what was set aside of these feeds."""
        codes, whose = list(villages), list(feeds)
        for record_type, table in TABLES.items():
            yield table, self._records(record_type, codes)
        yield REGISTERS, self._registers(codes)
        yield CONFLICTS, self._conflicts(codes)
        yield QUARANTINE, self._quarantined(whose)

    def _records(self, record_type: type[Record], villages: list[str]) -> Iterator[Row]:
        for village in villages:
            for record in self._rows.each_of(record_type, village):
                yield msgspec.structs.astuple(record)

    def _registers(self, villages: list[str]) -> Iterator[Row]:
        table = schema.REGISTERS
        query = (
            select(table.c.village_code, table.c.entity, table.c.kind, table.c.content)
            .where(table.c.town_code == self._town_code, table.c.village_code.in_(villages))
            .order_by(table.c.village_code, table.c.entity)
        )
        for row in self._connection.execute(query):
            yield tuple(row)

    def _conflicts(self, villages: list[str]) -> Iterator[Row]:
        for village in villages:
            for entity, (kind, fields) in sorted(self._rows.conflicts(village).items()):
                yield village, entity, kind, fields

    def _quarantined(self, feeds: list[bytes]) -> Iterator[Row]:
        for entry in self._rows.quarantined():
            if entry.feed in feeds:
                yield tuple(getattr(entry, name) for name in QuarantinedEntry.__struct_fields__)
