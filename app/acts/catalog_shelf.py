"""The catalogues at hand: the one in force today, those that old cases were made under, the sample."""

from collections.abc import Callable, Sequence

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.editions import Edition, edition_in_force, edition_of_version
from app.models.errors import OperationRefused
from app.store.store import Store

KEPT = 8
KeepPublic = Callable[[Sequence[Edition], Callable[[Edition], ItemCatalog], str], None]
"""Keeps what everyone may read outside the encrypted file: the editions, how to read one, the day."""


class CatalogShelf:
    """Reads editions as they are asked for and keeps a few; they never change once they are whole."""

    def __init__(
        self, store: Store, sample: ItemCatalog, keep_public: KeepPublic | None = None
    ) -> None:
        self._store = store
        self._sample = sample
        self._keep_public = keep_public
        self._known: frozenset[tuple[str, bool]] | None = None
        self._kept: dict[str, ItemCatalog] = {}
        self._today: tuple[str, str, ItemCatalog] | None = None

    def in_force(self, day: str) -> ItemCatalog:
        """What may be chosen on that day; the sample as long as nothing was published."""
        edition = edition_in_force(self._editions(day), day)
        if edition is None:
            return self._sample
        if self._today is None or self._today[:2] != (edition.id, day):
            whole = self._whole(edition)
            items = [item for item in whole.items if item.holds_on(day)]
            self._today = (edition.id, day, ItemCatalog(whole.version, False, items))
        return self._today[2]

    def whole_in_force(self, day: str) -> ItemCatalog:
        """The same with the items that are not in force yet, or no longer."""
        edition = edition_in_force(self._store.catalogs.editions(), day)
        return self._sample if edition is None else self._whole(edition)

    def of_version(self, version: str) -> ItemCatalog | None:
        """The catalogue that a case names; None when it never came here."""
        if version == self._sample.version:
            return self._sample
        edition = edition_of_version(self._store.catalogs.editions(), version)
        return None if edition is None else self._whole(edition)

    def item_of(self, version: str, code: str) -> ServiceItem | None:
        """An item as it stood in that version."""
        catalog = self.of_version(version)
        try:
            return None if catalog is None else catalog.item(code)
        except OperationRefused:
            return None

    def _editions(self, day: str) -> list[Edition]:
        """The editions as they are now; what has come in since is told to the public copy."""
        editions = self._store.catalogs.editions()
        known = frozenset((edition.id, edition.is_complete) for edition in editions)
        if known != self._known:
            self._known = known
            if self._keep_public:
                self._keep_public(editions, self._whole, day)
        return editions

    def _whole(self, edition: Edition) -> ItemCatalog:
        if edition.id not in self._kept:
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[edition.id] = self._store.catalogs.catalog(edition)
        return self._kept[edition.id]
