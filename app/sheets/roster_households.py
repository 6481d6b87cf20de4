"""Which rows of a roster are one household: merged cells, blanks to be filled, numbers that repeat."""

from collections.abc import Iterable

import msgspec

from app.models.head_relations import HeadRelation
from app.models.roster import SELF_NUMBERED


class HouseholdBlock(msgspec.Struct):
    """One household as the sheet lists it. `at` is its first row in the sheet, from 1, and its member."""

    at: tuple[int, int]
    group: str
    number: str
    head_name: str = ""
    has_head: bool = False
    is_repeated: bool = False  # another household of the same group has its number
    was_numbered: bool = True


class HouseholdGrouping:
    """Puts rows into households in the order of the sheet, filling blanks downward.

    A new household starts with another number, with another head's name where numbers are blank,
    or with a second head where nothing else tells.
    """

    def __init__(self) -> None:
        self.blocks: list[HouseholdBlock] = []
        self._group = ""

    def place(self, at: tuple[int, int], group: str, number: str, head_name: str) -> HouseholdBlock:
        """The household of a row, from what its own cells say (blank where merged or left out)."""
        is_other_group = bool(group) and group != self._group
        self._group = group or self._group
        block = self.blocks[-1] if self.blocks else None
        if block is None or _is_another(block, number, head_name, is_other_group):
            block = self._start(at, number, head_name)
        if head_name and not block.head_name:
            block.head_name = head_name
        return block

    def seat(
        self,
        at: tuple[int, int],
        block: HouseholdBlock,
        name: str,
        relation: HeadRelation,
        number: str,
    ) -> HouseholdBlock:
        """Note who is the head; a second head under no number of their own starts a household."""
        if not relation.is_head:
            return block
        if block.has_head and not number:
            block = self._start(at, "", name)
        block.has_head = True
        block.head_name = block.head_name or name
        return block

    def settle_numbers(self) -> None:
        """Give every household a number of its own.

        Numbers that start again in each group get the group's name in front; a household without
        one gets 自编0001 and so on.
        """
        by_number: dict[str, list[HouseholdBlock]] = {}
        for block in self.blocks:
            by_number.setdefault(block.number, []).append(block)
        unnumbered = by_number.pop("", [])
        for number, blocks in by_number.items():
            if len({_identity(block) for block in blocks}) > 1:
                _tell_apart(number, blocks)
        taken = {block.number for block in self.blocks}
        free = (text for n in range(1, 10**6) if (text := f"{SELF_NUMBERED}{n:04d}") not in taken)
        for block, number in zip(unnumbered, free, strict=False):
            block.number, block.was_numbered = number, False

    def _start(self, at: tuple[int, int], number: str, head_name: str) -> HouseholdBlock:
        block = HouseholdBlock(at, self._group, number, head_name)
        self.blocks.append(block)
        return block


def fill_merged_cells(
    rows: list[list[object]],
    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]],
    columns: frozenset[int],
) -> None:
    """Copy the value of each merged cell of `columns` into the rows that it covers."""
    for (first, column), (last, _) in ranges:
        if column not in columns or first >= len(rows):
            continue
        for row in rows[first + 1 : last + 1]:
            row[column] = rows[first][column]


def _is_another(block: HouseholdBlock, number: str, head_name: str, is_other_group: bool) -> bool:
    if number:
        return is_other_group or number != block.number
    return bool(head_name) and bool(block.head_name) and head_name != block.head_name


def _identity(block: HouseholdBlock) -> tuple[str, str]:
    return block.group, block.head_name


def _tell_apart(number: str, blocks: list[HouseholdBlock]) -> None:
    groups = {block.group for block in blocks}
    seen: dict[str, str] = {}
    for block in blocks:
        if len(groups) > 1 and block.group:
            block.number = f"{block.group}-{number}"
        block.is_repeated = seen.setdefault(block.group, block.head_name) != block.head_name
