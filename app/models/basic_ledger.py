"""The basic ledger (基本台账): its fields filled, summed over grids, kept each year and compared."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from app.models.errors import OperationRefused
from app.models.place_records import LedgerCell, LedgerSnapshot
from app.models.rules.ledgers import BlockField, LedgerRules

LONGEST_TEXT = 400
YES, NO = "yes", "no"
_NUMBER = re.compile(r"^-?[0-9]{1,12}(\.[0-9]{1,4})?$")
FieldKey = tuple[str, str]
"""A field's block and name."""


class KeptLine(msgspec.Struct, frozen=True):
    """One field as it was kept for a year, with what the rules said of it then."""

    block: str
    field: str
    kind: str
    unit: str
    value: str


class ComparedLine(msgspec.Struct, frozen=True):
    """One field at two times. `change` is of numbers alone: `+3`, `-12.5`, empty where nothing changed.

    `summed` is what the grids' numbers make together; empty where no grid has one.
    """

    block: str
    field: str
    kind: str
    unit: str
    before: str
    after: str
    change: str = ""
    summed: str = ""


def cell_id(grid_id: str, block: str, field: str) -> str:
    """The id of a cell, which follows from where it stands."""
    return _id_of("ledger_cell", grid_id, block, field)


def snapshot_id(year: int, grid_id: str) -> str:
    """What a year's snapshot of a grid, or of the village, is about."""
    return _id_of("ledger_snapshot", str(year), grid_id)


def fields_of(rules: LedgerRules) -> Iterator[tuple[str, BlockField]]:
    """Every field with its block, in order."""
    return ((block.name, field) for block in rules.basic_blocks for field in block.fields)


def values_of(cells: Iterable[LedgerCell]) -> dict[FieldKey, str]:
    """What is filled in, by field."""
    return {(cell.block, cell.field): cell.value for cell in cells if cell.value}


def read_value(field: BlockField, typed: str) -> str:
    """What was typed, in the form in which it is kept; empty stays empty.

    Raises OperationRefused `ledger_number_unreadable`, `ledger_date_unreadable`,
    `ledger_choice_unknown`, `ledger_text_too_long` (field).
    """
    words = typed.strip()
    if not words:
        return ""
    if field.kind == "number":
        return _number(field, words)
    if field.kind == "date":
        return _day(field, words)
    if field.kind == "yes_no":
        if words not in (YES, NO):
            raise OperationRefused("ledger_choice_unknown", field=field.name)
        return words
    if len(words) > LONGEST_TEXT:
        raise OperationRefused("ledger_text_too_long", field=field.name, most=LONGEST_TEXT)
    return words


def kept_lines(rules: LedgerRules, values: Mapping[FieldKey, str]) -> list[KeptLine]:
    """Every field as the rules have it today, filled or not."""
    return [
        KeptLine(block, each.name, each.kind, each.unit, values.get((block, each.name), ""))
        for block, each in fields_of(rules)
    ]


def written(lines: Iterable[KeptLine]) -> list[str]:
    """Lines as a snapshot holds them."""
    return [msgspec.json.encode(line).decode() for line in lines]


def lines_of(snapshot: LedgerSnapshot) -> list[KeptLine]:
    """The lines of a snapshot."""
    return [msgspec.json.decode(line, type=KeptLine) for line in snapshot.lines]


def first_kept(snapshots: Iterable[LedgerSnapshot]) -> dict[tuple[int, str], LedgerSnapshot]:
    """The snapshot that counts for each year and grid: the one that was kept first.

    Two PCs that did not know of each other may both keep a year; the later one stays in the journal.
    """
    found: dict[tuple[int, str], LedgerSnapshot] = {}
    for each in sorted(snapshots, key=lambda snapshot: (snapshot.hlc, snapshot.id)):
        found.setdefault((each.year, each.grid_id), each)
    return found


def compared(
    before: Sequence[KeptLine],
    after: Sequence[KeptLine],
    sums: Mapping[FieldKey, str] | None = None,
) -> list[ComparedLine]:
    """The fields of both times, those of `after` first in its order, then what it has no more."""
    earlier = {(line.block, line.field): line for line in before}
    later = {(line.block, line.field): line for line in after}
    gone = [line for line in before if (line.block, line.field) not in later]
    found = []
    for line in (*after, *gone):
        key = (line.block, line.field)
        was = earlier[key].value if key in earlier else ""
        now = later[key].value if key in later else ""
        found.append(
            ComparedLine(
                line.block,
                line.field,
                line.kind,
                line.unit,
                was,
                now,
                change_of(was, now) if line.kind == "number" else "",
                (sums or {}).get(key, ""),
            )
        )
    return found


def change_of(before: str, after: str) -> str:
    """By how much a number has changed; empty where one is missing or both are the same."""
    if not (_NUMBER.match(before) and _NUMBER.match(after)):
        return ""
    change = Decimal(after) - Decimal(before)
    return f"{change:+f}" if change else ""


def summed(rules: LedgerRules, grids: Iterable[Mapping[FieldKey, str]]) -> dict[FieldKey, str]:
    """What the grids' numbers make together, for those fields that a grid has filled."""
    totals: dict[FieldKey, Decimal] = {}
    numbers = {(block, each.name) for block, each in fields_of(rules) if each.kind == "number"}
    for values in grids:
        for key in numbers & values.keys():
            if _NUMBER.match(values[key]):
                totals[key] = totals.get(key, Decimal(0)) + Decimal(values[key])
    return {key: f"{total:f}" for key, total in totals.items()}


def _number(field: BlockField, words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).replace(",", "").replace(" ", "")
    if not _NUMBER.match(plain):
        raise OperationRefused("ledger_number_unreadable", field=field.name)
    value = Decimal(plain)
    return f"{value.normalize() + 0:f}"


def _day(field: BlockField, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise OperationRefused("ledger_date_unreadable", field=field.name) from None


def _id_of(*parts: str) -> str:
    return hashlib.sha256("/".join(("lianxin", *parts)).encode()).hexdigest()[:32]
