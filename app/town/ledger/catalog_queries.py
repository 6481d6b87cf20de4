"""The item catalogue in the ledger: what was published to everyone, and lists that wait to be."""

import msgspec
from sqlalchemy import Connection, delete, insert, select

from app.models.catalog import ItemCatalog
from app.models.catalog_editions import items_in
from app.models.editions import Edition
from app.models.errors import OperationRefused
from app.models.item_list import ItemListPreview
from app.models.records import CatalogPart
from app.town.ledger.edition_queries import EditionQueries
from app.town.ledger.schema import CATALOG_DRAFTS


class CatalogDraft(msgspec.Struct, frozen=True):
    """A list that a clerk has uploaded and not published yet."""

    id: str
    clerk_id: str
    file_name: str
    created_at: str
    preview: ItemListPreview


class CatalogQueries(EditionQueries[CatalogPart]):
    """Inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        super().__init__(connection, town_code, CatalogPart)

    def catalog(self, edition: Edition) -> ItemCatalog:
        """One edition whole."""
        return ItemCatalog(edition.version, is_sample=False, items=items_in(self.parts(edition)))

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
