"""Editions of the item catalogue: how one travels in entries, and which is in force on a day."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.moments import is_date
from app.models.records import CatalogPart

PART_BYTES_MAX = 32 * 1024  # an entry's body holds 64 KiB
LONGEST_VERSION = 40


class Edition(msgspec.Struct, frozen=True):
    """One published catalogue, without its items.

    `side` says who published it; `hlc` tells two of one day apart. It counts only once all of its
    parts are here. `items` is how many there are, where the parts were read whole.
    """

    id: str
    side: str
    version: str
    effective_on: str
    published_at: str
    publisher: str
    hlc: int
    is_complete: bool
    items: int = 0

    @property
    def rank(self) -> tuple[str, int, str]:
        """Which of two editions in force is meant: the later date, then the later publication."""
        return self.effective_on, self.hlc, self.id


def editions_in(parts: Iterable[CatalogPart]) -> list[Edition]:
    """The editions that these parts make, the newest first."""
    by_edition: dict[str, list[CatalogPart]] = {}
    for part in parts:
        by_edition.setdefault(part.entity_id, []).append(part)
    editions = [_edition_of(found) for found in by_edition.values()]
    return sorted(editions, key=lambda edition: edition.rank, reverse=True)


def edition_in_force(editions: Iterable[Edition], day: str) -> Edition | None:
    """The edition that holds on that day: the township's, or else the station's own.

    Depends on the set of editions alone. None: only the sample that ships is left.
    """
    begun = [e for e in editions if e.is_complete and e.effective_on <= day]
    ours = [e for e in begun if e.side == TOWNSHIP_SIDE] or begun
    return max(ours, key=lambda edition: edition.rank, default=None)


def edition_of_version(editions: Iterable[Edition], version: str) -> Edition | None:
    """The edition that a case was made under; the newest where two bear one name."""
    named = [e for e in editions if e.is_complete and e.version == version]
    ours = [e for e in named if e.side == TOWNSHIP_SIDE] or named
    return max(ours, key=lambda edition: edition.rank, default=None)


def items_in(parts: Iterable[CatalogPart]) -> list[ServiceItem]:
    """The items of one edition, in the order of its list.

    What a newer program wrote otherwise is left out, and a code that stands twice counts once.
    """
    items: dict[str, ServiceItem] = {}
    at_position = {part.position: part for part in sorted(parts, key=lambda part: part.id)}
    for _, part in sorted(at_position.items()):
        for text in part.items:
            try:
                item = msgspec.json.decode(text, type=ServiceItem)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue
            items.setdefault(item.code, item)
    return list(items.values())


def parted(items: Iterable[ServiceItem]) -> list[list[str]]:
    """The items as text, in parts that each fit an entry.

    Raises OperationRefused `item_too_long` (code) for an item that fits none.
    """
    parts: list[list[str]] = [[]]
    size = 0
    for item in items:
        text = msgspec.json.encode(item).decode()
        length = len(text.encode())
        if length > PART_BYTES_MAX:
            raise OperationRefused("item_too_long", code=item.code)
        if size + length > PART_BYTES_MAX:
            parts.append([])
            size = 0
        parts[-1].append(text)
        size += length
    return parts


def part_fields(
    items: Sequence[ServiceItem], version: str, effective_on: str, published_at: str
) -> list[dict[str, object]]:
    """The bodies of the entries of a new edition.

    Raises OperationRefused `catalog_empty`, `catalog_code_repeated`, `catalog_version_missing`,
    `catalog_date_impossible`, `item_too_long`.
    """
    if not items:
        raise OperationRefused("catalog_empty")
    if not version.strip() or len(version) > LONGEST_VERSION:
        raise OperationRefused("catalog_version_missing", most=LONGEST_VERSION)
    if not is_date(effective_on):
        raise OperationRefused("catalog_date_impossible")
    ItemCatalog(version, is_sample=False, items=items)  # each code once
    parts = parted(items)
    return [
        {
            "version": version.strip(),
            "effective_on": effective_on,
            "published_at": published_at,
            "position": position,
            "part_count": len(parts),
            "items": texts,
        }
        for position, texts in enumerate(parts)
    ]


def refuse_known_version(editions: Iterable[Edition], version: str) -> None:
    """Cases name their version, so no two editions may bear one name.

    Raises OperationRefused `catalog_version_repeated`.
    """
    if any(edition.version == version.strip() for edition in editions):
        raise OperationRefused("catalog_version_repeated", version=version.strip())


def free_version(editions: Iterable[Edition], day: str) -> str:
    """A name for a new edition: `2026-03-02版`, with a number when that day has one already."""
    taken = {edition.version for edition in editions}
    name, number = f"{day}版", 1
    while name in taken:
        number += 1
        name = f"{day}第{number}版"
    return name


def _edition_of(parts: Sequence[CatalogPart]) -> Edition:
    first = min(parts, key=lambda part: (part.position, part.id))
    positions = {part.position for part in parts}
    return Edition(
        id=first.entity_id,
        side=first.side,
        version=first.version,
        effective_on=first.effective_on,
        published_at=first.published_at,
        publisher=first.actor_name,
        hlc=max(part.hlc for part in parts),
        is_complete=len(positions) >= first.part_count > 0
        and positions >= set(range(first.part_count)),
        items=sum(len(part.items) for part in parts),
    )
