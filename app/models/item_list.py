"""An item list as a spreadsheet gives it: what an import would do, row by row. Nothing is kept."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.errors import OperationRefused

SPELLING = frozenset({"pinyin", "initials"})
ChangeKind = Literal["new", "changed", "unchanged", "withdrawn"]


class ItemProblem(msgspec.Struct, frozen=True):
    """A cell that keeps its row out, or one that a person should look at. Rows count from 1."""

    row: int
    column: str
    value: str
    problem: str  # a problem key


class ItemChange(msgspec.Struct, frozen=True):
    """What an import would do with one item; `fields` are those that differ."""

    kind: ChangeKind
    code: str
    name: str
    category: str = ""
    fields: tuple[str, ...] = ()


class ItemListPreview(msgspec.Struct, frozen=True):
    """What a file holds. With a refused row none of it can be kept."""

    sheet: str
    header_row: int
    items: tuple[ServiceItem, ...]
    refused: tuple[ItemProblem, ...] = ()
    doubtful: tuple[ItemProblem, ...] = ()

    def refuse_bad_rows(self) -> None:
        """Raises OperationRefused `items_refused` (count)."""
        if self.refused:
            raise OperationRefused("items_refused", count=len({bad.row for bad in self.refused}))


def changes_of(current: ItemCatalog, items: Iterable[ServiceItem]) -> list[ItemChange]:
    """Each item of a new list beside the list in force; the sample is nobody's list.

    What the new list leaves out is withdrawn: nobody can choose it any more, its cases stay.
    """
    known = {} if current.is_sample else {item.code: item for item in current.items}
    changes = []
    for item in items:
        before = known.pop(item.code, None)
        fields = _differing(before, item) if before else ()
        kind: ChangeKind = "new" if before is None else "changed" if fields else "unchanged"
        changes.append(ItemChange(kind, item.code, item.name, item.category, fields))
    changes += [
        ItemChange("withdrawn", gone.code, gone.name, gone.category) for gone in known.values()
    ]
    return changes


def change_counts(changes: Iterable[ItemChange]) -> dict[str, int]:
    """How many items are new, changed, unchanged and withdrawn."""
    counts = dict.fromkeys(("new", "changed", "unchanged", "withdrawn"), 0)
    for change in changes:
        counts[change.kind] += 1
    return counts


def _differing(before: ServiceItem, after: ServiceItem) -> tuple[str, ...]:
    fields = (f for f in ServiceItem.__struct_fields__ if f not in SPELLING)
    return tuple(f for f in fields if getattr(before, f) != getattr(after, f))
