"""The item catalogue in the ledger: what was published to everyone, and lists that wait to be."""

from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from app.journal.entry import dot_of_text
from app.journal.vector import Vector
from app.models.catalog import ItemCatalog
from app.models.catalog_editions import Edition, editions_in, items_in
from app.models.errors import OperationRefused
from app.models.item_list import ItemListPreview
from app.models.records import CatalogPart
from app.town.ledger.devices import Device
from app.town.ledger.schema import CATALOG_DRAFTS, RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

FOR_EVERYONE = ""
"""The village code of the feed that goes to all stations."""


class CatalogDraft(msgspec.Struct, frozen=True):
    """A list that a clerk has uploaded and not published yet."""

    id: str
    clerk_id: str
    file_name: str
    created_at: str
    preview: ItemListPreview


class CatalogQueries:
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def editions(self) -> list[Edition]:
        """Every edition that was published, the newest first."""
        return editions_in(self._parts())

    def catalog(self, edition: Edition) -> ItemCatalog:
        """One edition whole."""
        items = items_in(part for part in self._parts() if part.entity_id == edition.id)
        return ItemCatalog(edition.version, is_sample=False, items=items)

    def last_entries(self, edition: Edition) -> dict[bytes, int]:
        """How far a station must have each feed to have the whole edition."""
        last: dict[bytes, int] = {}
        for part in self._parts():
            if part.entity_id == edition.id:
                feed, seq = dot_of_text(part.id)
                last[feed] = max(last.get(feed, 0), seq)
        return last

    def add_draft(self, draft: CatalogDraft) -> None:
        """Keep it; a clerk has one at a time."""
        self.drop_drafts(draft.clerk_id)
        values = {
            "town_code": self._town_code,
            "id": draft.id,
            "clerk_id": draft.clerk_id,
            "file_name": draft.file_name,
            "created_at": draft.created_at,
            "content": msgspec.json.encode(draft.preview),
        }
        self._connection.execute(insert(CATALOG_DRAFTS), values)

    def draft(self, draft_id: str) -> CatalogDraft:
        """Raises OperationRefused `catalog_draft_gone`."""
        query = select(CATALOG_DRAFTS).where(
            CATALOG_DRAFTS.c.town_code == self._town_code, CATALOG_DRAFTS.c.id == draft_id
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise OperationRefused("catalog_draft_gone")
        preview = msgspec.json.decode(row.content, type=ItemListPreview)
        return CatalogDraft(row.id, row.clerk_id, row.file_name, row.created_at, preview)

    def drop_drafts(self, clerk_id: str) -> None:
        """Forget what a clerk has uploaded."""
        self._connection.execute(
            delete(CATALOG_DRAFTS).where(
                CATALOG_DRAFTS.c.town_code == self._town_code,
                CATALOG_DRAFTS.c.clerk_id == clerk_id,
            )
        )

    def _parts(self) -> list[CatalogPart]:
        table = RECORD_TABLES[CatalogPart]
        query: Any = record_columns(CatalogPart).where(
            table.c.town_code == self._town_code, table.c.village_code == FOR_EVERYONE
        )
        return [record_of(CatalogPart, row) for row in self._connection.execute(query)]


def has_edition(device: Device, last_entries: dict[bytes, int]) -> bool:
    """Whether a PC has said, signed, that it has a whole edition."""
    if not device.vector:
        return False
    vector = msgspec.msgpack.decode(device.vector, type=Vector)
    return all(feed in vector and vector[feed].seq >= seq for feed, seq in last_entries.items())
