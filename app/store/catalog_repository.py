"""Item catalogues that the township has published, or that this station has imported itself."""

from sqlite_utils import Database

from app.models.catalog import ItemCatalog
from app.models.catalog_editions import Edition, editions_in, items_in
from app.models.records import CatalogPart
from app.store.record_table import RecordTable

# Everything but the items, of which an edition has a hundred kilobytes.
_HEADS = """
SELECT id, village_code, is_deleted, updated_at, entity_id, hlc, side, actor_id, actor_name, bases,
       version, effective_on, published_at, position, part_count
FROM catalog_parts ORDER BY id
"""


class CatalogRepository:
    """Reads editions."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._parts = RecordTable(CatalogPart, "catalog_parts")

    def editions(self) -> list[Edition]:
        """All of them without their items, the newest first."""
        return editions_in(self._parts.records(self._db.conn.execute(_HEADS)))

    def catalog(self, edition: Edition) -> ItemCatalog:
        """One edition whole."""
        rows = self._db.conn.execute(
            "SELECT * FROM catalog_parts WHERE entity_id = ? ORDER BY position, id", (edition.id,)
        )
        items = items_in(self._parts.records(rows))
        return ItemCatalog(edition.version, is_sample=False, items=items)
