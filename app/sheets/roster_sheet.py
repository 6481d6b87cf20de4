"""Reading a village's household roster (户籍花名册) from a spreadsheet, without keeping any of it.

The columns may stand in any order under the words that villages use (roster_headings); what a cell
may hold is in roster_cells; which rows are one household is in roster_households.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from app.models.errors import OperationRefused
from app.models.head_relations import HEAD_CODE, HEAD_RELATIONS, HeadRelation, read_head_relation
from app.models.id_number import SEX_UNKNOWN, IdNumber
from app.models.roster import RosterDoubt, RosterPreview, RosterRow
from app.sheets.roster_cells import (
    BirthCell,
    cell_text,
    is_nothing,
    read_birth_cell,
    read_ethnicity,
    read_id_cell,
    read_phone_cell,
    read_priority_groups,
    read_residence,
    read_sex,
    word_text,
)
from app.sheets.roster_headings import RosterColumns, field_of, find_columns
from app.sheets.roster_households import HouseholdBlock, HouseholdGrouping, fill_merged_cells
from app.sheets.workbooks import open_workbook, read_file, sheets_with_cells

_MERGED_FIELDS = ("group", "household_number", "head_name")
_TOTAL = re.compile(r"(合计|总计|小计|共计|总人数|总户数)")
_FOOTER = re.compile(
    r"(填表人|制表人?|审核人?|填报人?|填报单位|负责人|注[:：]|说明[:：]|备注[:：])"
)


class _ReadRow(msgspec.Struct):
    row: RosterRow
    block: HouseholdBlock


class _SheetRow:
    """One row of the sheet, looked up by field. `number` is the sheet's own, from 1."""

    def __init__(self, number: int, cells: Sequence[object], columns: RosterColumns) -> None:
        self.number = number
        self.columns = columns
        self.cells = cells
        self.texts = [cell_text(cell) for cell in cells]

    def cell(self, field: str) -> object:
        """The cell as the spreadsheet holds it."""
        places = self.columns.places.get(field)
        return self.cells[places[0]] if places else ""

    def text(self, field: str) -> str:
        """The cell as clean text."""
        places = self.columns.places.get(field)
        return self.texts[places[0]] if places else ""

    def word(self, field: str) -> str:
        """The cell as one word, without the gaps that only make it look wide."""
        text = self.text(field)
        return word_text(text) if " " in text else text

    def as_note(self, place: int) -> str:
        """A cell that could not be read in full, to be kept in the person's note."""
        return f"{self.columns.headings[place]}：{self.texts[place]}"

    def holds_a_person(self) -> bool:
        """Whether this is more than a running number, a total, a footer or the headings again."""
        serial = self.columns.places.get("serial", ())
        if not any(text for place, text in enumerate(self.texts) if place not in serial):
            return False
        first = next(text for text in self.texts if text).replace(" ", "")
        name = self.word("name").replace(" ", "")
        if _TOTAL.match(first) or _TOTAL.fullmatch(name) or (not name and _FOOTER.match(first)):
            return False
        return field_of(name) != "name"


def read_roster(path: Path) -> RosterPreview:
    """What an import of this file would do; nothing is written.

    Raises OperationRefused what `open_workbook` raises,
    `roster_name_column_missing` (sheet) or `roster_empty`; EnvironmentProblem
    `file_unreadable` when the file cannot be opened.
    """
    with open_workbook(path.name, read_file(path)) as workbook:
        found = list(sheets_with_cells(workbook, path.name))
        if not found:
            raise OperationRefused("roster_empty")
        rosters = [
            (sheet, rows, columns) for sheet, rows in found if (columns := find_columns(rows))
        ]
        if not rosters:
            raise OperationRefused("roster_name_column_missing", sheet=found[0][0].name)
        sheet, rows, columns = rosters[0]
        reader = _SheetReader(columns)
        merged = {place for field in _MERGED_FIELDS for place in columns.places.get(field, ())}
        fill_merged_cells(rows, sheet.merged_cell_ranges or (), frozenset(merged))
        for other, _, _ in rosters[1:]:
            reader.doubt(columns.row + 1, other.name, other.name, "roster_sheet_not_read")
        return reader.read(sheet.name, rows)


class _SheetReader:
    """One sheet on its way to a preview."""

    def __init__(self, columns: RosterColumns) -> None:
        self._columns = columns
        self._grouping = HouseholdGrouping()
        self._read: list[_ReadRow] = []
        self._doubtful: list[RosterDoubt] = []
        self._refused: list[RosterDoubt] = []
        for heading in columns.unknown:
            self.doubt(columns.row + 1, heading, "", "roster_column_not_read")

    def doubt(self, row: int, column: str, value: str, problem: str) -> None:
        """Note something for a person to look at."""
        self._doubtful.append(RosterDoubt(row, column, value, problem))

    def read(self, sheet: str, rows: Sequence[Sequence[object]]) -> RosterPreview:
        """Read every row below the headings."""
        for n, cells in enumerate(rows[self._columns.row + 1 :], start=self._columns.row + 2):
            row = _SheetRow(n, cells, self._columns)
            if row.holds_a_person():
                self._read_row(row)
        if not self._read and not self._refused:
            raise OperationRefused("roster_empty")
        self._settle_households()
        self._doubt_repeated_id_numbers()
        return RosterPreview(
            sheet=sheet,
            header_row=self._columns.row + 1,
            rows=tuple(read.row for read in self._read),
            doubtful=tuple(sorted(self._doubtful, key=lambda doubt: doubt.row)),
            refused=tuple(self._refused),
        )

    def _read_row(self, row: _SheetRow) -> None:
        name, head_name = row.word("name"), row.word("head_name")
        relation = read_head_relation(row.word("head_relation"))
        number = row.word("household_number")
        block = self._grouping.place(row.number, row.word("group"), number, head_name)
        if is_nothing(name):
            heading = self._columns.heading("name")
            self._refused.append(RosterDoubt(row.number, heading, name, "person_name_missing"))
            return
        if not relation.name and name == head_name:
            relation = HeadRelation(HEAD_CODE, HEAD_RELATIONS[HEAD_CODE])
        block = self._grouping.seat(row.number, block, name, relation, number)
        self._read.append(_ReadRow(self._person(row, name, relation), block))

    def _person(self, row: _SheetRow, name: str, relation: HeadRelation) -> RosterRow:
        id_number = read_id_cell(row.cell("id_number"))
        if id_number.problem:
            self._doubt_field(row, "id_number", id_number.problem)
        born_on, birth_note = self._birth(row, id_number)
        phones, phone_note = self._phones(row)
        notes = (row.text("note"), birth_note, phone_note)
        return RosterRow(
            row=row.number,
            name=name,
            head_relation=relation.name,
            sex=self._sex(row, id_number),
            ethnicity=read_ethnicity(row.word("ethnicity")),
            born_on=born_on,
            id_number=id_number.text,
            political_status=row.word("political_status"),
            education=row.word("education"),
            marital_status=row.word("marital_status"),
            registration_type=row.word("registration_type"),
            residence=read_residence(row.word("residence")),
            workplace=row.text("workplace"),
            phones=phones,
            groups=read_priority_groups(row.text("groups")),
            note="；".join(note for note in notes if note),
        )

    def _birth(self, row: _SheetRow, id_number: IdNumber) -> tuple[str, str]:
        """The birth date, from the cell or else the ID number, and what must not be lost."""
        birth = read_birth_cell(row.cell("born_on"))
        known = id_number.born_on if not id_number.problem else None
        if birth.year and known and birth.agrees_with(known):
            return known.isoformat(), ""
        if birth.is_full:
            if known:
                self._doubt_field(row, "born_on", "birth_date_differs_from_id_number")
            return date(birth.year, birth.month, birth.day).isoformat(), ""
        born_on = known.isoformat() if known else ""
        if birth == BirthCell():
            return born_on, ""
        differs = bool(birth.year and known)
        problem = "birth_date_differs_from_id_number" if differs else birth.problem
        self._doubt_field(row, "born_on", problem)
        return born_on, row.as_note(self._columns.places["born_on"][0])

    def _sex(self, row: _SheetRow, id_number: IdNumber) -> str:
        sex = read_sex(row.word("sex"))
        known = id_number.sex if not id_number.problem else SEX_UNKNOWN
        if sex != SEX_UNKNOWN and known not in (SEX_UNKNOWN, sex):
            self._doubt_field(row, "sex", "sex_differs_from_id_number")
        return known if sex == SEX_UNKNOWN else sex

    def _phones(self, row: _SheetRow) -> tuple[tuple[str, ...], str]:
        numbers: dict[str, None] = {}
        notes = []
        for place in self._columns.places.get("phones", ()):
            phone = read_phone_cell(row.texts[place])
            numbers |= dict.fromkeys(phone.numbers)
            if phone.problem:
                heading = self._columns.headings[place]
                self.doubt(row.number, heading, row.texts[place], phone.problem)
            if phone.problem or phone.has_words:
                notes.append(row.as_note(place))
        return tuple(numbers), "；".join(notes)

    def _settle_households(self) -> None:
        self._grouping.settle_numbers()
        heading = self._columns.heading("household_number")
        if not heading:
            self.doubt(self._columns.row + 1, "户号", "", "household_number_column_missing")
        for block in self._grouping.blocks:
            if block.is_repeated:
                self.doubt(block.row, heading, block.number, "household_number_repeated")
            elif heading and not block.was_numbered:
                self.doubt(block.row, heading, "", "household_number_missing")
        for read in self._read:
            read.row = msgspec.structs.replace(
                read.row,
                group=read.block.group,
                household_number=read.block.number,
                head_name=read.block.head_name,
            )

    def _doubt_repeated_id_numbers(self) -> None:
        times = Counter(read.row.id_number for read in self._read if read.row.id_number)
        heading = self._columns.heading("id_number")
        for read in self._read:
            if times[read.row.id_number] > 1:
                self.doubt(read.row.row, heading, read.row.id_number, "id_number_repeated")

    def _doubt_field(self, row: _SheetRow, field: str, problem: str) -> None:
        self.doubt(row.number, self._columns.heading(field), row.text(field), problem)
