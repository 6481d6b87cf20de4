"""The published catalogue beside the encrypted file, for the guide that needs no password.

It holds what the township publishes to everyone and nothing of any villager. The desk itself never
reads it: who can write to the folder could change it, so cases are made from the journal alone.
"""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.editions import Edition, edition_in_force
from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Disk

GUIDE_VERSION = 1


class PublicEdition(msgspec.Struct, frozen=True):
    """One edition, whole."""

    edition: Edition
    items: tuple[ServiceItem, ...]


class PublicCatalog(msgspec.Struct, frozen=True):
    """What the file holds: the edition in force, and those that will be."""

    version: int
    editions: tuple[PublicEdition, ...]


class GuideFile:
    """The file; whatever is wrong with it, the list that ships is shown instead."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def catalog(self, sample: ItemCatalog, day: str) -> ItemCatalog:
        """The items in force on that day; the sample when none were published."""
        kept = {each.edition.id: each for each in self._read()}
        edition = edition_in_force((each.edition for each in kept.values()), day)
        if edition is None:
            return sample
        items = {item.code: item for item in kept[edition.id].items if item.holds_on(day)}
        return ItemCatalog(edition.version, is_sample=False, items=items.values())

    def keep(
        self, editions: Sequence[Edition], items_of: Callable[[Edition], ItemCatalog], day: str
    ) -> None:
        """Bring the file up to the editions that are known now. A disk that is full must not keep
        anyone from working: the guide is then an older one.
        """
        now = edition_in_force(editions, day)
        wanted = [e for e in editions if e == now or (e.is_complete and e.effective_on > day)]
        if {e.id for e in wanted} == {each.edition.id for each in self._read()}:
            return
        public = tuple(PublicEdition(e, items_of(e).items) for e in wanted)
        content = msgspec.json.encode(PublicCatalog(GUIDE_VERSION, public))
        with contextlib.suppress(EnvironmentProblem):
            self._disk.write_atomically(self._path, content)

    def _read(self) -> tuple[PublicEdition, ...]:
        try:
            content = self._disk.read(self._path)
            public = msgspec.json.decode(content or b"", type=PublicCatalog)
        except (EnvironmentProblem, msgspec.MsgspecError, UnicodeDecodeError):
            return ()
        return public.editions if public.version == GUIDE_VERSION else ()
