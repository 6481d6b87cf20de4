"""A file that may hold rosters: its sheets, how each would be read, and what reading it so gives."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import msgspec

from app.models.collecting import collecting_later
from app.models.errors import OperationRefused
from app.models.roster import RosterChoice, RosterColumn, RosterPreview
from app.sheets.roster_cells import cell_text
from app.sheets.roster_headings import (
    HEADER_WITHIN_ROWS,
    column_letter,
    columns_of,
    find_header_row,
    guess_fields,
    headings_of,
    names_member,
)
from app.sheets.roster_households import fill_merged_cells
from app.sheets.roster_sheet import MERGED_FIELDS, SheetReader
from app.sheets.sheet_tables import SheetTable, sheet_tables
from app.sheets.workbooks import read_file

EXAMPLES = 3
_ROWS_FOR_EXAMPLES = 40
HEADING_LINE_FEWEST = 2  # known headings on each of two lines that are read together


class RosterFile(msgspec.Struct, frozen=True):
    """A file that may hold rosters, as it lies in memory: to be looked at sheet by sheet."""

    name: str
    tables: tuple[SheetTable, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that hold anything, hidden ones last."""
        return tuple(table.name for table in self.tables)

    @property
    def rosters(self) -> tuple[str, ...]:
        """The sheets in sight that name people: what one import takes unless somebody leaves one out.
        Hidden ones are mostly older copies.
        """
        tables = (table for table in self.tables if not table.is_hidden)
        return tuple(table.name for table in tables if "name" in _guessed(table))

    def guess(self, sheet: str = "", header_row: int = 0) -> RosterChoice:
        """How a sheet is read unless somebody says otherwise: its heading row and its columns.

        Without a sheet the first that names people is meant, without a row (from 1) the likeliest.
        Raises OperationRefused `roster_sheet_unknown` (sheet), `roster_header_row_unknown` (row).
        """
        if sheet:
            table = self._table(sheet)
        else:
            named = (table for table in self.tables if "name" in _guessed(table))
            table = next(named, self.tables[0])
        row = header_row - 1 if header_row else _likeliest_header_row(table)
        return RosterChoice(table.name, row + 1, guess_fields(_heading_cells(table, row)))

    def headings(self, choice: RosterChoice) -> tuple[str, ...]:
        """The headings of the chosen row, one a column."""
        return headings_of(_heading_cells(self._table(choice.sheet), choice.header_row - 1))

    def columns(self, choice: RosterChoice) -> tuple[RosterColumn, ...]:
        """Each column with what stands in it, for a person to correct how it is read."""
        table = self._table(choice.sheet)
        below = table.rows[choice.header_row : choice.header_row + _ROWS_FOR_EXAMPLES]
        return tuple(
            RosterColumn(
                column_letter(place),
                heading,
                tuple(text for row in below if (text := cell_text(row[place])))[:EXAMPLES],
                choice.fields[place],
            )
            for place, heading in enumerate(self.headings(choice))
        )

    @collecting_later()
    def preview(
        self, choice: RosterChoice, today: date, beside: Collection[str] = ()
    ) -> RosterPreview:
        """What an import of the sheet would keep; nothing is written. Nobody is born after `today`.
        The sheets `beside` are imported with it.

        Raises OperationRefused as `guess`, `roster_name_column_missing` (sheet), `roster_empty`.
        """
        table = self._table(choice.sheet)
        headings = self.headings(choice)
        if "name" not in choice.fields:
            raise OperationRefused("roster_name_column_missing", sheet=table.name)
        columns = columns_of(choice.header_row - 1, headings, choice.fields)
        rows = [list(row) for row in table.rows]
        for (number, place), error in table.marks.errors.items():
            if number < len(rows) and place < len(rows[number]):
                rows[number][place] = error
        merged = {place for field in MERGED_FIELDS for place in columns.places.get(field, ())}
        fill_merged_cells(rows, table.merged, frozenset(merged))
        reader = SheetReader(columns, table, today, has_hidden_rows=choice.has_hidden_rows)
        for other in self.tables:
            is_left_out = other is not table and other.name not in beside
            if is_left_out and "name" in _guessed(other):
                row = choice.header_row
                reader.doubt(row, other.name, other.name, "roster_sheet_not_read")
        return msgspec.structs.replace(reader.read(rows), file_name=self.name)

    def _table(self, name: str) -> SheetTable:
        found = next((table for table in self.tables if table.name == name), None)
        if found is None:
            raise OperationRefused("roster_sheet_unknown", sheet=name)
        return found


@collecting_later()
def open_roster(path: Path) -> RosterFile:
    """Read a file into memory; nothing is written.

    Raises OperationRefused what `sheet_tables` raises, `roster_empty`; EnvironmentProblem
    `file_unreadable` when the file cannot be opened.
    """
    tables = tuple(sheet_tables(path.name, read_file(path)))
    if not tables:
        raise OperationRefused("roster_empty")
    return RosterFile(path.name, tables)


def read_roster(path: Path, today: date) -> RosterPreview:
    """What an import of this file would do as it is guessed; nothing is written.

    Raises what `open_roster` and `RosterFile.preview` raise.
    """
    roster = open_roster(path)
    return roster.preview(roster.guess(), today)


def _guessed(table: SheetTable) -> tuple[str, ...]:
    return guess_fields(_heading_cells(table, _likeliest_header_row(table)))


def _likeliest_header_row(table: SheetTable) -> int:
    first = range(min(len(table.rows), HEADER_WITHIN_ROWS))
    return find_header_row([_heading_cells(table, number) for number in first])


def _heading_cells(table: SheetTable, number: int) -> list[object]:
    """The cells of a heading row, with those above it where headings stand on two lines."""
    if not 0 <= number < len(table.rows):
        raise OperationRefused("roster_header_row_unknown", row=number + 1)
    cells = list(table.rows[number])
    if number and _known_headings(table.rows[number - 1]) and _known_headings(cells):
        above = table.rows[number - 1]
        cells = [own or cells_above for own, cells_above in zip(cells, above, strict=True)]
    for (first, column), (last, _) in table.merged:
        if first < number <= last and column < len(cells):
            cells[column] = table.rows[first][column]
    if number:
        _name_members(cells, table.rows[number], table.rows[number - 1])
    return cells


def _name_members(cells: list[object], own: Sequence[object], above: Sequence[object]) -> None:
    """What stands under 成员1 are that member's columns, up to whatever stands beside it."""
    member = ""
    for place, text in enumerate(headings_of(above)):
        if text:
            member = text if names_member(text) else ""
        if member and own[place]:
            cells[place] = f"{member}{own[place]}"


def _known_headings(cells: list[object]) -> bool:
    return len(set(guess_fields(cells)) - {""}) >= HEADING_LINE_FEWEST
