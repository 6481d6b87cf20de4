"""Editions of the item catalogue: its items as texts, in parts that each fit an entry."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.editions import PART_BYTES_MAX, edition_fields, texts_in
from app.models.errors import OperationRefused
from app.models.records import CatalogPart


def items_in(parts: Iterable[CatalogPart]) -> list[ServiceItem]:
    """The items of one edition, in the order of its list.

    What a newer program wrote otherwise is left out, and a code that stands twice counts once.
    """
    items: dict[str, ServiceItem] = {}
    for text in texts_in(parts):
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

    Raises OperationRefused `catalog_empty`, `catalog_code_repeated`, `item_too_long`, and what
    `edition_fields` raises.
    """
    if not items:
        raise OperationRefused("catalog_empty")
    ItemCatalog(version, is_sample=False, items=items)  # each code once
    return edition_fields(parted(items), version, effective_on, published_at)
