"""Item catalogues that the township has published, or that this station has imported itself."""

from sqlite_utils import Database

from app.models.catalog import ItemCatalog
from app.models.catalog_editions import items_in
from app.models.editions import Edition
from app.models.records import CatalogPart
from app.store.edition_parts import EditionParts
from app.store.record_table import RecordTable

# Everything but the items, of which an edition has a hundred kilobytes.
_HEADS = """
SELECT id, village_code, is_deleted, updated_at, entity_id, hlc, side, actor_id, actor_name, bases,
       version, effective_on, published_at, position, part_count
FROM catalog_parts ORDER BY id
"""
_WHOLE = "SELECT * FROM catalog_parts WHERE entity_id = ? ORDER BY position, id"


class CatalogRepository:
    """Reads editions."""

    def __init__(self, db: Database) -> None:
        table = RecordTable(CatalogPart, "catalog_parts")
        self._parts = EditionParts(db, table, _HEADS, _WHOLE)

    def editions(self) -> list[Edition]:
        """All of them without their items, the newest first."""
        return self._parts.editions()

    def catalog(self, edition: Edition) -> ItemCatalog:
        """One edition whole."""
        items = items_in(self._parts.parts(edition.id))
        return ItemCatalog(edition.version, is_sample=False, items=items)
