"""What a station keeps of a snapshot: the pieces while it arrives, its rows, its floors."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.chain import Seal
from app.journal.floors import Floor
from app.journal.register import read_registers
from app.journal.snapshot import CONFLICTS, QUARANTINE, REGISTERS, Row
from app.journal.storage import QuarantinedEntry
from app.models.errors import OperationRefused
from app.models.kinds import TABLES
from app.models.records import Record
from app.store.fold_storage import StationRows
from app.store.transaction import require_transaction, write_transaction

_RECORD_TYPES: Mapping[str, type[Record]] = {table: kind for kind, table in TABLES.items()}


class SnapshotStorage:
    """Keeps floors as `app.journal.floors.FloorStorage` asks, and takes a snapshot's rows."""

    def __init__(self, db: Database, rows: StationRows) -> None:
        self._db = db
        self._rows = rows

    # -- while it arrives

    def arrived(self) -> tuple[str, int]:
        """Of which snapshot pieces are here, and how many bytes; none: an empty name and 0."""
        row = self._db.conn.execute(
            "SELECT coalesce(max(name), ''), coalesce(sum(length(piece)), 0) FROM arriving_snapshot"
        ).fetchone()
        return row[0], row[1]

    def put_piece(self, name: str, start: int, piece: bytes) -> None:
        """Keep the next piece, durably."""
        with write_transaction(self._db):
            self._db.conn.execute(
                "INSERT OR REPLACE INTO arriving_snapshot (start, name, piece) VALUES (?, ?, ?)",
                (start, name, piece),
            )

    def arrived_bytes(self) -> bytes:
        """All pieces that are here, in order."""
        rows = self._db.conn.execute("SELECT piece FROM arriving_snapshot ORDER BY start")
        return b"".join(piece for (piece,) in rows)

    def drop_arrived(self) -> None:
        """Forget the pieces; joins a transaction that is open."""
        with write_transaction(self._db):
            self._db.conn.execute("DELETE FROM arriving_snapshot")

    # -- its rows

    def put_block(self, villages: Sequence[str], table: str, rows: Sequence[Row]) -> None:
        """Rows of one table as a snapshot has them; only those of these villages are taken.

        Raises OperationRefused `snapshot_damaged`, `snapshot_for_another_village`.
        """
        require_transaction(self._db)
        try:
            if table in _RECORD_TYPES:
                self._put_records(villages, _RECORD_TYPES[table], rows)
            elif table == REGISTERS:
                self._put_registers(villages, rows)
            elif table == CONFLICTS:
                for village, entity, kind, fields in msgspec.convert(
                    rows, list[tuple[str, str, str, list[str]]]
                ):
                    _refuse_foreign(village, villages)
                    self._rows.put_conflicts(village, entity, kind, fields)
            elif table == QUARANTINE:
                for row in rows:
                    self._rows.quarantine(_struct_of(QuarantinedEntry, row))
            else:
                raise OperationRefused("snapshot_damaged")
        except (ValueError, TypeError, LookupError):  # a ValidationError too
            raise OperationRefused("snapshot_damaged") from None

    def _put_records(
        self, villages: Sequence[str], record_type: type[Record], rows: Sequence[Row]
    ) -> None:
        records = [_struct_of(record_type, row) for row in rows]
        for record in records:
            _refuse_foreign(record.village_code, villages)
        self._rows.put_rows(record_type, records)

    def _put_registers(self, villages: Sequence[str], rows: Sequence[Row]) -> None:
        for village, entity, kind, content in msgspec.convert(
            rows, list[tuple[str, str, str, bytes]]
        ):
            _refuse_foreign(village, villages)
            read_registers(content)
            self._rows.put_register(village, entity, kind, content)

    def row_count(self) -> int:
        """How many rows all records have."""
        counts = (f"SELECT count(*) AS n FROM {table}" for table in TABLES.values())  # noqa: S608
        sql = f"SELECT sum(n) FROM ({' UNION ALL '.join(counts)})"  # noqa: S608 - our own names
        return int(self._db.conn.execute(sql).fetchone()[0])

    # -- its floors

    def floors(self) -> list[Floor]:
        """All floors, ordered by feed."""
        rows = self._db.conn.execute("SELECT feed, seq, chain, seal FROM floors ORDER BY feed")
        return [
            Floor(feed, seq, chain, msgspec.msgpack.decode(seal, type=Seal))
            for feed, seq, chain, seal in rows.fetchall()
        ]

    def put_floor(self, floor: Floor) -> None:
        """Know a floor, or how far the rows reach by now."""
        require_transaction(self._db)
        self._db.conn.execute(
            "INSERT OR REPLACE INTO floors (feed, seq, chain, seal) VALUES (?, ?, ?, ?)",
            (floor.feed, floor.seq, floor.chain, msgspec.msgpack.encode(floor.end)),
        )

    def drop_floor(self, feed: bytes) -> None:
        """It is gone; the segments after it stay."""
        require_transaction(self._db)
        self._db.conn.execute("DELETE FROM floors WHERE feed = ?", (feed,))

    def add_ahead(self, feed: bytes, first: int, packed: bytes) -> None:
        """Keep a segment after the floor."""
        require_transaction(self._db)
        self._db.conn.execute(
            "INSERT OR REPLACE INTO ahead_segments (feed, first, packed) VALUES (?, ?, ?)",
            (feed, first, packed),
        )

    def ahead(self, feed: bytes) -> list[bytes]:
        """The segments after the floor, in order."""
        rows = self._db.conn.execute(
            "SELECT packed FROM ahead_segments WHERE feed = ? ORDER BY first", (feed,)
        ).fetchall()
        return [packed for (packed,) in rows]

    def drop_ahead(self, feed: bytes) -> None:
        """They are gone."""
        require_transaction(self._db)
        self._db.conn.execute("DELETE FROM ahead_segments WHERE feed = ?", (feed,))


def _struct_of(kind: type[Any], row: Row) -> Any:
    fields = dict(zip(kind.__struct_fields__, row, strict=True))
    return msgspec.convert(fields, kind)


def _refuse_foreign(village: str, villages: Sequence[str]) -> None:
    if village not in villages:
        raise OperationRefused("snapshot_for_another_village")
