"""The township's catalogue: a list is read, looked at, and published to all stations in one act."""

import msgspec
from sqlalchemy import Connection

from app.models.catalog import ItemCatalog
from app.models.catalog_editions import part_fields
from app.models.editions import Edition, edition_in_force, free_version, refuse_known_version
from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.item_list import ItemChange, changes_of
from app.town.clerk_acts import Clerk
from app.town.ledger.catalog_queries import CatalogDraft, CatalogQueries
from app.town.ledger.edition_queries import StationReceipt
from app.town.office import Office
from app.town.publisher import Publisher
from app.town.surroundings import ItemSheets

CATALOG_PART = "catalog_part"


class CatalogView(msgspec.Struct, frozen=True):
    """What the pages show: the list in force with all editions, and the name a new one would get."""

    catalog: ItemCatalog
    in_force: Edition | None
    editions: tuple[Edition, ...]
    next_version: str


class CatalogDesk:
    """Each call is one transaction. Entries go into the township's feed for everyone."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._publisher = Publisher(office)

    @property
    def sheets(self) -> ItemSheets:
        """How lists are read and written."""
        if self._office.surroundings.item_sheets is None:
            raise RuntimeError("this township was put together without item sheets")
        return self._office.surroundings.item_sheets

    def view(self) -> CatalogView:
        """The catalogue as it stands today."""
        with self._office.ledger.read() as connection:
            return self._view(connection)

    def read_list(self, name: str, content: bytes, clerk: Clerk) -> CatalogDraft:
        """Read a file and keep what it says for a look; nothing is published.

        Raises OperationRefused what `read_item_list` raises.
        """
        preview = self.sheets.read(name, content)
        draft = CatalogDraft(
            id=new_id(self._office.surroundings.randomness),
            clerk_id=clerk.id,
            file_name=name,
            created_at=self._office.surroundings.now(),
            preview=preview,
        )
        with self._office.ledger.write() as connection:
            CatalogQueries(connection, self._office.ledger.town_code).add_draft(draft)
        return draft

    def draft(self, draft_id: str) -> tuple[CatalogDraft, list[ItemChange], CatalogView]:
        """A list that waits, beside the one in force. Raises OperationRefused `catalog_draft_gone`."""
        with self._office.ledger.read() as connection:
            draft = CatalogQueries(connection, self._office.ledger.town_code).draft(draft_id)
            view = self._view(connection)
        return draft, changes_of(view.catalog, draft.preview.items), view

    def publish(self, draft_id: str, version: str, effective_on: str, clerk: Clerk) -> Edition:
        """Send a list to all stations; each has it with its next exchange.

        Raises OperationRefused `catalog_draft_gone`, `items_refused`, and what `part_fields` and
        `refuse_known_version` raise.
        """
        with self._office.ledger.write() as connection:
            queries = CatalogQueries(connection, self._office.ledger.town_code)
            draft = queries.draft(draft_id)
            draft.preview.refuse_bad_rows()
            known = queries.editions()
            name = version.strip() or free_version(known, self._office.surroundings.today())
            refuse_known_version(known, name)
            parts = part_fields(
                draft.preview.items,
                name,
                effective_on or self._office.surroundings.today(),
                self._office.surroundings.now(),
            )
            edition = self._publisher.publish(connection, CATALOG_PART, parts, clerk)
            queries.drop_drafts(draft.clerk_id)
            return next(e for e in queries.editions() if e.id == edition)

    def receipts(self, edition_id: str) -> list[StationReceipt]:
        """Which PC has an edition. Raises OperationRefused `catalog_edition_unknown`."""
        with self._office.ledger.read() as connection:
            queries = CatalogQueries(connection, self._office.ledger.town_code)
            edition = queries.edition(edition_id)
            if edition is None:
                raise OperationRefused("catalog_edition_unknown")
            return queries.receipts(edition)

    def _view(self, connection: Connection) -> CatalogView:
        queries = CatalogQueries(connection, self._office.ledger.town_code)
        editions = queries.editions()
        today = self._office.surroundings.today()
        in_force = edition_in_force(editions, today)
        return CatalogView(
            catalog=queries.catalog(in_force) if in_force else self.sheets.sample,
            in_force=in_force,
            editions=tuple(editions),
            next_version=free_version(editions, today),
        )
