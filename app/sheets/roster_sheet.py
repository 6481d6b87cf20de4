"""Reading a village's household roster (户籍花名册) from a spreadsheet, without keeping any of it.

The columns may stand in any order under the words that villages use (roster_headings); what a cell
may hold is in roster_cells; which rows are one household is in roster_households.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

import msgspec

from app.models.errors import OperationRefused
from app.models.head_relations import HEAD_CODE, HEAD_RELATIONS, HeadRelation, read_head_relation
from app.models.id_number import SEX_UNKNOWN, IdNumber, doubted_if_later
from app.models.priority_groups import group_of_heading
from app.models.roster import RosterDoubt, RosterPreview, RosterRow
from app.sheets.roster_cells import (
    OLD_FORM,
    BirthCell,
    is_nothing,
    read_birth_cell,
    read_ethnicity,
    read_id_cell,
    read_phone_cell,
    read_residence,
    read_sex,
    read_skills,
    read_tick,
    word_text,
)
from app.sheets.roster_codes import CODED_FIELDS, word_of_code
from app.sheets.roster_headings import (
    RosterColumns,
    column_letter,
    columns_of,
    guess_fields,
    headings_of,
)
from app.sheets.roster_households import HouseholdBlock, HouseholdGrouping
from app.sheets.roster_leavers import may_say_gone, says_gone
from app.sheets.roster_members import people_in
from app.sheets.roster_rows import SheetRow, bare_name
from app.sheets.sheet_tables import SheetTable

MERGED_FIELDS = ("group", "household_number", "head_name")
_NO_NAME = re.compile(r"同上|[\d\W]+|#[A-Z0/]+[!?]?")
_MORE_THAN_A_NAME = re.compile(r"[()（）\[\]【】、，,;；/\\*?？&+=_:：。<>|]")
_SOUND = ("", OLD_FORM)  # such a number tells birth and sex
_SEX_NOT_SAID = ("9", "00", "09", "未说明", "未知的性别", "未说明的性别")
_FORMULA_BEGINS = "=+-@"
_FORMULA = re.compile(r"=.*[|!(]|[+@-].*\|")
_GROUP_SHEET = re.compile(r"(组|队|网格|自然村|屯)$")


class _ReadRow(msgspec.Struct):
    row: RosterRow
    block: HouseholdBlock


class SheetReader:
    """One sheet on its way to a preview."""

    def __init__(
        self,
        columns: RosterColumns,
        table: SheetTable,
        today: date,
        *,
        has_hidden_rows: bool = True,
    ) -> None:
        self._columns = columns
        self._table = table
        self._today = today
        self._has_hidden_rows = has_hidden_rows
        self._hidden = self._blank = self._totals = 0
        self._grouping = HouseholdGrouping()
        self._read: list[_ReadRow] = []
        self._suspects: list[int] = []  # rows in which a cell may look like a formula
        self._doubtful: list[RosterDoubt] = []
        self._refused: list[RosterDoubt] = []
        self._tables = [columns]
        self._texts_above: list[str] = []
        self._unnamed: dict[int, str] = {}  # columns without a heading, and what they hold first
        self._nameless: list[int] = []
        self._standings: list[int] = []  # columns that may say that somebody is gone
        self._asked: dict[int, str] = {}  # columns of ticks, and the group that each asks for
        self._doubt_columns(columns)

    def doubt(self, row: int, column: str, value: str, problem: str, *, member: int = 0) -> None:
        """Note something for a person to look at."""
        self._doubtful.append(RosterDoubt(row, column, value, problem, member))

    def read(self, rows: Sequence[Sequence[object]]) -> RosterPreview:
        """Read every row below the headings."""
        for n, cells in enumerate(rows[self._columns.row + 1 :], start=self._columns.row + 2):
            row = SheetRow(n, cells, self._columns)
            if not any(row.texts):
                self._blank += 1
            elif not row.holds_a_person():
                self._totals += 1
                if row.names_columns():
                    self._go_on_with(row)
                elif example := row.as_example():
                    heading, text = example
                    problem = "roster_row_is_example"
                    self._refused.append(RosterDoubt(n, heading, text, problem))
            elif n - 1 in self._table.marks.hidden_rows:
                self._hidden += 1
                self._read_people(row, is_kept=self._has_hidden_rows)
            else:
                self._read_people(row)
        if not self._read and not self._refused:
            raise OperationRefused("roster_empty")
        self._doubt_unnamed_columns()
        self._settle_households()
        self._doubt_repeated_id_numbers()
        self._doubt_formulas()
        kept = {read.row.row for read in self._read} | {t.row + 1 for t in self._tables}
        doubtful = (doubt for doubt in self._doubtful if doubt.row in kept)
        return RosterPreview(
            sheet=self._table.name,
            header_row=self._tables[0].row + 1,
            rows=tuple(read.row for read in self._read),
            doubtful=tuple(sorted(doubtful, key=lambda doubt: doubt.row)),
            refused=tuple(self._refused),
            headings=self._tables[0].all_headings(),
            hidden_rows=self._hidden,
            blank_rows=self._blank,
            total_rows=self._totals,
        )

    def _read_people(self, row: SheetRow, *, is_kept: bool = True) -> None:
        row.copy_dittos(self._texts_above)
        self._texts_above = row.texts
        errors = row.take_errors() if "#" in "".join(row.texts) else []
        for person in people_in(row):
            self._read_row(person, is_kept=is_kept)
        if is_kept:
            self._doubt_cells(row, errors)
            if row.may_hold_formula:
                self._suspects.append(row.number)

    def _read_row(self, row: SheetRow, *, is_kept: bool) -> None:
        """A row that is not kept still tells which household the rows below it belong to."""
        name, head_name = bare_name(row.word("name")), row.head_name
        relation = read_head_relation(row.word("head_relation"))
        number = row.word("household_number")
        group = row.word("group") or self._group_of_sheet
        block = self._grouping.place(row.at, group, number, head_name)
        if not is_kept:
            self._grouping.seat(row.at, block, name, relation, number)
            return
        if is_nothing(name) or _NO_NAME.fullmatch(name):
            heading = row.columns.heading("name")
            problem = "person_name_missing" if is_nothing(name) else "person_name_unreadable"
            self._refused.append(RosterDoubt(row.number, heading, name, problem, row.member))
            return
        if relation.name.isdecimal() and not relation.code:
            self._doubt_field(row, "head_relation", "head_relation_code_unknown")
        if not relation.name and name == head_name:
            relation = HeadRelation(HEAD_CODE, HEAD_RELATIONS[HEAD_CODE])
        block = self._grouping.seat(row.at, block, name, relation, number)
        self._read.append(_ReadRow(self._person(row, name, relation), block))
        if _MORE_THAN_A_NAME.search(name) and name[0] not in _FORMULA_BEGINS:
            self._doubt_field(row, "name", "person_name_has_more")
        if (row.number - 1, row.columns.places["name"][0]) in self._table.marks.struck:
            self._doubt_field(row, "name", "roster_row_struck")

    def _person(self, row: SheetRow, name: str, relation: HeadRelation) -> RosterRow:
        id_number = doubted_if_later(read_id_cell(row.cell("id_number")), self._today)
        if id_number.problem:
            self._doubt_field(row, "id_number", id_number.problem)
        born_on, birth_note = self._birth(row, id_number)
        phones, phone_note = self._phones(row)
        number_note = ""
        if id_number.text and not any(figure.isdigit() for figure in id_number.text):
            number_note = row.as_note(row.columns.places["id_number"][0])  # 未上户
            id_number = IdNumber("", id_number.problem)
        sex, sex_note = self._sex(row, id_number)
        words = {field: self._word_of(row, field) for field in sorted(CODED_FIELDS)}
        code_notes = (note for _, note in words.values())
        groups, group_note = self._groups(row)
        notes = (row.text("note"), birth_note, phone_note, number_note, sex_note, group_note,
                 *code_notes)  # fmt: skip
        return RosterRow(
            row=row.number,
            member=row.member,
            name=name,
            head_relation=relation.name,
            sex=sex,
            ethnicity=read_ethnicity(words["ethnicity"][0]),
            born_on=born_on,
            id_number=id_number.text,
            address=row.text("address"),
            political_status=words["political_status"][0],
            education=words["education"][0],
            marital_status=words["marital_status"][0],
            registration_type=row.word("registration_type"),
            residence=read_residence(row.word("residence")),
            workplace=row.text("workplace"),
            phones=phones,
            groups=groups,
            skills=read_skills(row.text("skills")),
            note="；".join(note for note in notes if note),
        )

    def _birth(self, row: SheetRow, id_number: IdNumber) -> tuple[str, str]:
        """The birth date, from the cell or else the ID number, and what must not be lost."""
        birth = read_birth_cell(row.cell("born_on"), self._today)
        known = id_number.born_on if id_number.problem in _SOUND else None
        if birth.year and known and birth.agrees_with(known):
            return known.isoformat(), ""
        if birth.is_full:
            if known:
                self._doubt_field(row, "born_on", "birth_date_differs_from_id_number")
            return date(birth.year, birth.month, birth.day).isoformat(), ""
        born_on = known.isoformat() if known else ""
        if birth == BirthCell():
            return born_on, ""
        note = row.as_note(row.columns.places["born_on"][0])
        if birth.problem == "birth_date_lunar" and known:
            return born_on, note
        differs = bool(birth.year and known)
        problem = "birth_date_differs_from_id_number" if differs else birth.problem
        self._doubt_field(row, "born_on", problem)
        return born_on, note

    def _sex(self, row: SheetRow, id_number: IdNumber) -> tuple[str, str]:
        """The sex, from the cell or else the ID number, and what must not be lost."""
        word = row.word("sex")
        sex = read_sex(word)
        known = id_number.sex if id_number.problem in _SOUND else SEX_UNKNOWN
        if sex != SEX_UNKNOWN and known not in (SEX_UNKNOWN, sex):
            self._doubt_field(row, "sex", "sex_differs_from_id_number")
        if sex != SEX_UNKNOWN or is_nothing(word) or word in _SEX_NOT_SAID:
            return known if sex == SEX_UNKNOWN else sex, ""
        self._doubt_field(row, "sex", "roster_word_unknown")
        return known, row.as_note(row.columns.places["sex"][0])

    def _word_of(self, row: SheetRow, field: str) -> tuple[str, str]:
        """A word that may be written as its standard's figure, and what must not be lost."""
        text = row.word(field)
        word = text if not text.isdecimal() or is_nothing(text) else word_of_code(field, text)
        if word is not None:
            return word, ""
        self._doubt_field(row, field, "roster_word_unknown")
        return "", row.as_note(row.columns.places[field][0])

    def _phones(self, row: SheetRow) -> tuple[tuple[str, ...], str]:
        numbers: dict[str, None] = {}
        notes = []
        for place in row.columns.places.get("phones", ()):
            phone = read_phone_cell(row.texts[place])
            numbers |= dict.fromkeys(phone.numbers)
            if phone.problem:
                heading = self._heading_at(place)
                self.doubt(row.number, heading, row.texts[place], phone.problem, member=row.member)
            if phone.problem or phone.has_words:
                notes.append(row.as_note(place))
        return tuple(numbers), "；".join(notes)

    def _groups(self, row: SheetRow) -> tuple[tuple[str, ...], str]:
        found: dict[str, None] = {}
        notes = []
        for place in row.columns.places.get("groups", ()):
            text = row.texts[place]
            groups, is_read = read_tick(self._asked.get(place, ""), text)
            found |= dict.fromkeys(groups)
            if not is_read:
                heading = self._heading_at(place)
                self.doubt(row.number, heading, text, "roster_word_unknown", member=row.member)
                notes.append(row.as_note(place))
        return tuple(found), "；".join(notes)

    def _doubt_columns(self, columns: RosterColumns) -> None:
        """Columns that are not read: nobody knows their heading, or one further left has it too."""
        width = len(self._table.rows[columns.row])
        nameless = (place for place in range(width) if place not in columns.headings)
        self._nameless = [place for place in nameless if not self._is_read(place)]
        told = {n for f in ("note", "residence") for n in columns.places.get(f, ())}
        others = columns.all_places() - told
        self._standings = [
            n for n, h in columns.headings.items() if n not in others and may_say_gone(h)
        ]
        asked = ((n, group_of_heading(heading)) for n, heading in columns.headings.items())
        self._asked = {n: group for n, group in asked if group}
        read = {columns.headings.get(n, "") for n in columns.all_places()}
        for heading in columns.unknown:
            problem = "roster_column_twice" if heading in read else "roster_column_not_read"
            self.doubt(columns.row + 1, heading, "", problem)

    def _go_on_with(self, row: SheetRow) -> None:
        """A second table below the first is read by its own headings, whatever their order."""
        headings, was = headings_of(row.cells), self._columns
        if any(was.headings.get(n, "") != heading for n, heading in enumerate(headings) if heading):
            self._columns = columns_of(row.number - 1, headings, guess_fields(row.cells))
            self._tables.append(self._columns)
            self._doubt_columns(self._columns)

    def _doubt_cells(self, row: SheetRow, errors: list[tuple[int, str]]) -> None:
        """Cells that hold a formula's error, that have no heading, or that say somebody is gone."""
        for place, error in errors:
            if self._is_read(place):
                self.doubt(row.number, self._heading_at(place), error, "roster_cell_is_error")
        for place in self._nameless:
            if row.texts[place]:
                self._unnamed.setdefault(place, row.texts[place])
        for place in self._standings:
            heading, text = self._columns.headings[place], row.texts[place]
            if text and says_gone(heading, text):
                self.doubt(row.number, heading, text, "roster_row_gone")

    def _is_read(self, place: int) -> bool:
        return place in self._columns.all_places()

    def _doubt_unnamed_columns(self) -> None:
        for place, text in self._unnamed.items():
            letter = column_letter(place)
            self.doubt(self._tables[0].row + 1, letter, text, "roster_column_unnamed")

    def _settle_households(self) -> None:
        self._grouping.settle_numbers()
        heading = self._columns.heading("household_number")
        if not heading:
            self.doubt(self._columns.row + 1, "户号", "", "household_number_column_missing")
        for block in self._grouping.blocks:
            row, member = block.at
            if block.is_repeated:
                self.doubt(row, heading, block.number, "household_number_repeated", member=member)
            elif heading and not block.was_numbered:
                self.doubt(row, heading, "", "household_number_missing", member=member)
        for read in self._read:
            read.row = msgspec.structs.replace(
                read.row,
                group=read.block.group,
                household_number=read.block.number,
                head_name=read.block.head_name,
            )

    def _doubt_repeated_id_numbers(self) -> None:
        times = Counter(read.row.id_number for read in self._read if read.row.id_number)
        headings = self._columns.all_headings()
        for read in self._read:
            row = read.row
            if times[row.id_number] > 1:
                heading = headings.get(row.heading_key("id_number"), "")
                self.doubt(row.row, heading, row.id_number, "id_number_repeated", member=row.member)

    def _doubt_formulas(self) -> None:
        """A formula is never run: its last result counts, and words that look like one are words."""
        read = frozenset[int]().union(*(columns.all_places() for columns in self._tables))
        errors = self._table.marks.errors
        for formula in self._table.marks.formulas:
            if (formula.row, formula.column) in errors:
                continue
            if formula.column in read and formula.row > self._tables[0].row:
                heading = self._heading_at(formula.column)
                if not formula.has_value:
                    problem = "roster_formula_without_value"
                    self.doubt(formula.row + 1, heading, formula.text, problem)
                elif "|" in formula.text:
                    self.doubt(formula.row + 1, heading, formula.text, "roster_cell_is_formula")
        for row in self._suspects:
            for place in read:
                text = self._cell_text(row, place)
                if text[:1] in _FORMULA_BEGINS and _FORMULA.match(text):
                    heading = self._heading_at(place)
                    self.doubt(row, heading, text, "roster_cell_is_formula")

    def _cell_text(self, row: int, place: int) -> str:
        cell = self._table.rows[row - 1][place]
        return cell if isinstance(cell, str) else ""

    def _heading_at(self, place: int) -> str:
        return self._columns.headings.get(place, column_letter(place))

    @property
    def _group_of_sheet(self) -> str:
        """Many a village keeps one sheet for each group, and no column for it."""
        is_named = "group" in self._columns.places or not _GROUP_SHEET.search(self._table.name)
        return "" if is_named else word_text(self._table.name)

    def _doubt_field(self, row: SheetRow, field: str, problem: str) -> None:
        self.doubt(
            row.number, row.columns.heading(field), row.text(field), problem, member=row.member
        )
