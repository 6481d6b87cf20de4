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
from app.models.private_use import characters_of
from app.models.profile import Profile
from app.models.rules.papers import GuideTexts
from app.vault.atomic_files import Disk

GUIDE_VERSION = 1


class PublicEdition(msgspec.Struct, frozen=True):
    """One edition, whole."""

    edition: Edition
    items: tuple[ServiceItem, ...]


class PublicPlace(msgspec.Struct, frozen=True):
    """What the place's rules say of the guide: see `GuideBook`."""

    promises: tuple[str, ...] = ()
    words: GuideTexts = GuideTexts()
    characters: dict[str, str] = {}


class PublicCatalog(msgspec.Struct, frozen=True):
    """What the file holds: the edition in force, those that will be, and the place's own words."""

    version: int
    editions: tuple[PublicEdition, ...]
    place: PublicPlace = PublicPlace()


class GuideFile:
    """The file; whatever is wrong with it, the list that ships is shown instead."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def catalog(self, sample: ItemCatalog, day: str) -> ItemCatalog:
        """The items in force on that day; the sample when none were published."""
        kept = {each.edition.id: each for each in self._read().editions}
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
        known = self._read()
        if {e.id for e in wanted} == {each.edition.id for each in known.editions}:
            return
        public = tuple(PublicEdition(e, items_of(e).items) for e in wanted)
        self._write(msgspec.structs.replace(known, editions=public))

    def place(self) -> PublicPlace:
        """What the rules that were in force last say of the guide."""
        return self._read().place

    def keep_place(self, profile: Profile) -> None:
        """Bring the file up to the rules that are in force now."""
        promises, words = profile.appeals.handled_in_village, profile.papers.item_guide
        now = PublicPlace(promises, words, characters_of(profile.characters))
        known = self._read()
        if now != known.place:
            self._write(msgspec.structs.replace(known, place=now))

    def _write(self, public: PublicCatalog) -> None:
        with contextlib.suppress(EnvironmentProblem):
            self._disk.write_atomically(self._path, msgspec.json.encode(public))

    def _read(self) -> PublicCatalog:
        nothing = PublicCatalog(GUIDE_VERSION, ())
        try:
            content = self._disk.read(self._path)
            public = msgspec.json.decode(content or b"", type=PublicCatalog)
        except (EnvironmentProblem, msgspec.MsgspecError, UnicodeDecodeError):
            return nothing
        return public if public.version == GUIDE_VERSION else nothing
