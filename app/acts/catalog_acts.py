"""Keeping an item list at a station that reports to no township, or none that has published one."""

from collections.abc import Sequence

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.catalog_editions import part_fields
from app.models.editions import Edition, free_version, refuse_known_version
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.item_list import ItemListPreview


class CatalogActs:
    """The acts on the catalogue."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def import_items(
        self, actor: Actor, preview: ItemListPreview, version: str = "", effective_on: str = ""
    ) -> Edition:
        """Keep a previewed list as this station's own, in force from today or a later day.

        Raises OperationRefused `catalog_from_township` where the township has published one,
        `items_refused` (count) while a row is refused, and what `part_fields` and
        `refuse_known_version` raise.
        """
        preview.refuse_bad_rows()
        self.refuse_where_township_publishes()
        return self._publish(actor, preview.items, version, effective_on)

    def refuse_where_township_publishes(self) -> None:
        """Raises OperationRefused `catalog_from_township`."""
        if any(e.side == TOWNSHIP_SIDE and e.is_complete for e in self._store.catalogs.editions()):
            raise OperationRefused("catalog_from_township")

    def _publish(
        self, actor: Actor, items: Sequence[ServiceItem], version: str, effective_on: str
    ) -> Edition:
        today = self._workplace.today().isoformat()
        known = self._store.catalogs.editions()
        name = version.strip() or free_version(known, today)
        refuse_known_version(known, name)
        parts = part_fields(items, name, effective_on or today, self._workplace.now())
        with self._workplace.pen.act(actor, "import_items") as act:
            edition = act.event("catalog_part", parts[0])
            for fields in parts[1:]:
                act.event("catalog_part", fields, edition)
        kept = next(e for e in self._store.catalogs.editions() if e.id == edition)
        return msgspec.structs.replace(kept, items=len(items))
