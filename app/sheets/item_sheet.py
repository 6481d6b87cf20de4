"""Reading a county's item list (事项清单) from Excel or CSV, without keeping any of it.

The columns may stand in any order under the words that counties use (item_headings); what a cell
may hold is in item_cells. A row that cannot be meant is refused and named, never guessed.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from app.models.catalog import ItemMaterial, ServiceItem, seems_delegable
from app.models.errors import OperationRefused
from app.models.item_list import ItemListPreview, ItemProblem
from app.models.limits import Limit
from app.models.pinyin import Readings, pinyin_spellings
from app.sheets.csv_table import CSV_SHEET, csv_rows, text_of
from app.sheets.item_cells import (
    LEVELS,
    read_day,
    read_limit,
    read_materials,
    read_mode,
    read_truth,
)
from app.sheets.item_headings import LIMITS, ItemColumns, find_item_columns
from app.sheets.roster_cells import cell_text, is_nothing, word_text
from app.sheets.roster_households import fill_merged_cells
from app.sheets.workbooks import Grid, open_workbook, read_file, sheets_with_cells

FILE_BYTES_MAX = 16 * 1024 * 1024
ITEMS_MAX = 5_000
SPELLINGS = 4
_MERGED_FIELDS = ("category", "level", "department")
_TEXTS = ("basis", "conditions", "procedure", "fee_note", "office_hours", "place", "note")
_PHONES = ("consult_phone", "complaint_phone")
_TOTAL = re.compile(r"(合计|总计|小计|共计)")
_SECTION = re.compile(r"^[（(]?[一二三四五六七八九十百]+[)）、.．]\s*")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def read_item_file(path: Path, readings: Readings) -> ItemListPreview:
    """What an import of this file would do; see `read_item_list`.

    Raises also EnvironmentProblem `file_unreadable` (name).
    """
    return read_item_list(path.name, read_file(path), readings)


def read_item_list(name: str, content: bytes, readings: Readings) -> ItemListPreview:
    """What a file of this content holds; nothing is written.

    Raises OperationRefused `item_file_too_large`, what `open_workbook` raises, `item_list_empty`,
    `item_columns_missing` (sheet), `item_list_too_long` (most).
    """
    if len(content) > FILE_BYTES_MAX:
        raise OperationRefused("item_file_too_large", most=FILE_BYTES_MAX // 1024 // 1024)
    found = list(tables_in(name, content))
    if not found:
        raise OperationRefused("item_list_empty")
    for sheet, rows, ranges in found:
        columns = find_item_columns(rows)
        if columns is not None:
            merged = {columns.places[f] for f in _MERGED_FIELDS if f in columns.places}
            fill_merged_cells(rows, ranges, frozenset(merged))
            return _SheetReader(columns, readings).read(sheet, rows)
    raise OperationRefused("item_columns_missing", sheet=found[0][0])


Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def tables_in(name: str, content: bytes) -> Iterator[tuple[str, Grid, Ranges]]:
    """Each sheet that holds anything: its name, its cells, its merged ranges."""
    text = text_of(content)
    if text is None:
        with open_workbook(name, content) as workbook:
            for sheet, rows in sheets_with_cells(workbook, name):
                yield sheet.name, rows, tuple(sheet.merged_cell_ranges or ())
        return
    csv = csv_rows(name, text)
    if csv:
        yield CSV_SHEET, csv, ()


class _SheetRow:
    """One row of the sheet, looked up by field. `number` is the sheet's own, from 1."""

    def __init__(self, number: int, cells: Sequence[object], columns: ItemColumns) -> None:
        self.number = number
        self._cells = cells
        self._columns = columns

    def cell(self, field: str) -> object:
        place = self._columns.places.get(field)
        return "" if place is None else self._cells[place]

    def text(self, field: str) -> str:
        """The cell as clean text; 无 and the like say nothing."""
        text = cell_text(self.cell(field))
        return "" if is_nothing(text) else text

    def lines(self, field: str) -> str:
        """The same with its line breaks: a procedure is often one step a line."""
        cell = self.cell(field)
        if not isinstance(cell, str):
            return self.text(field)
        lines = (cell_text(line) for line in cell.replace("_x000D_", "").splitlines())
        text = "\n".join(line for line in lines if line)
        return "" if is_nothing(text) else text

    def word(self, field: str) -> str:
        return word_text(self.text(field))

    def filled(self) -> list[str]:
        """What stands in the row besides its running number."""
        serial = self._columns.places.get("serial")
        texts = (cell_text(cell) for place, cell in enumerate(self._cells) if place != serial)
        return [text for text in texts if text]


class _SheetReader:
    """One sheet on its way to a preview."""

    def __init__(self, columns: ItemColumns, readings: Readings) -> None:
        self._columns = columns
        self._readings = readings
        self._items: list[ServiceItem] = []
        self._first_rows: dict[str, int] = {}
        self._refused: list[ItemProblem] = []
        self._doubtful: list[ItemProblem] = []
        self._section = ""
        header = columns.row + 1
        for heading in columns.unknown:
            self._doubtful.append(ItemProblem(header, heading, "", "item_column_not_read"))
        if "mode" not in columns.places:
            self._doubtful.append(ItemProblem(header, "办理方式", "", "item_mode_column_missing"))

    def read(self, sheet: str, rows: Grid) -> ItemListPreview:
        """Read every row below the headings."""
        for n, cells in enumerate(rows[self._columns.row + 1 :], start=self._columns.row + 2):
            row = _SheetRow(n, cells, self._columns)
            if self._holds_an_item(row):
                self._read_row(row)
            if len(self._items) + len(self._refused) > ITEMS_MAX:
                raise OperationRefused("item_list_too_long", most=ITEMS_MAX)
        if not self._items and not self._refused:
            raise OperationRefused("item_list_empty")
        return ItemListPreview(
            sheet=sheet,
            header_row=self._columns.row + 1,
            items=tuple(self._items),
            refused=tuple(self._refused),
            doubtful=tuple(sorted(self._doubtful, key=lambda doubt: doubt.row)),
        )

    def _holds_an_item(self, row: _SheetRow) -> bool:
        filled = row.filled()
        if not filled or _TOTAL.match(filled[0].replace(" ", "")):
            return False
        if len(filled) == 1 and not row.text("name") and not _CODE.fullmatch(filled[0]):
            self._section = _SECTION.sub("", filled[0])  # 一、医疗保险
            return False
        return row.text("name") not in ("事项名称", "名称")

    def _read_row(self, row: _SheetRow) -> None:
        before = len(self._refused)
        code, name = row.word("code"), row.word("name")
        if not code:
            self._refuse(row, "code", "item_code_missing")
        elif code in self._first_rows:
            self._refuse(row, "code", "item_code_repeated")
        else:
            self._first_rows[code] = row.number
        if not name:
            self._refuse(row, "name", "item_name_missing")
        limits = {field: self._limit(row, field) for field in LIMITS}
        if not any(limits.values()) and len(self._refused) == before:
            self._refuse(row, "promised_limit", "item_limit_missing")
        mode = self._mode(row)
        days = {field: self._day(row, field) for field in ("effective_on", "expires_on")}
        if days["expires_on"] and days["effective_on"] > days["expires_on"]:
            self._refuse(row, "expires_on", "item_dates_swapped")
        if len(self._refused) > before:
            return
        spelled = pinyin_spellings(name, self._readings, SPELLINGS)
        self._items.append(
            ServiceItem(
                code=code,
                name=name,
                category=row.word("category") or self._section,
                level=self._level(row),
                department=row.text("department"),
                materials=self._materials(row),
                mode=mode,
                promised_limit=limits["promised_limit"],
                statutory_limit=limits["statutory_limit"],
                is_delegable=self._is_delegable(row),
                pinyin=" ".join(dict.fromkeys("".join(each) for each in spelled)),
                initials=" ".join(dict.fromkeys("".join(s[0] for s in each) for each in spelled)),
                **days,
                **self._texts(row),
            )
        )

    def _limit(self, row: _SheetRow, field: str) -> Limit | None:
        read = read_limit(
            row.cell(field), row.text(LIMITS[field]), self._columns.units.get(field, "")
        )
        if read.problem:
            self._refuse(row, field, read.problem)
        return read.limit

    def _mode(self, row: _SheetRow) -> str:
        if "mode" in self._columns.places:
            mode = read_mode(row.text("mode"))
        else:
            mode = read_mode(_stated(row.text("note")).get("方式", "代办"))
        if not mode:
            self._refuse(row, "mode", "item_mode_unknown")
        return mode

    def _day(self, row: _SheetRow, field: str) -> str:
        day = read_day(row.cell(field))
        if day is None:
            self._refuse(row, field, "item_date_impossible")
        return day or ""

    def _level(self, row: _SheetRow) -> str:
        word = row.word("level")
        if word and word not in LEVELS:
            self._doubt(row, "level", "item_level_unknown")
        return LEVELS.get(word, "")

    def _materials(self, row: _SheetRow) -> tuple[ItemMaterial, ...]:
        materials = read_materials(row.cell("materials"))
        later = {material.name for material in read_materials(row.cell("later_materials"))}
        known = {material.name for material in materials}
        extra = tuple(m for m in read_materials(row.cell("later_materials")) if m.name not in known)
        return tuple(
            msgspec.structs.replace(material, is_key=material.is_key and material.name not in later)
            for material in (*materials, *extra)
        )

    def _is_delegable(self, row: _SheetRow) -> bool:
        for field, meaning in (("is_delegable", True), ("in_person", False)):
            if text := row.text(field) or cell_text(row.cell(field)):
                answer = read_truth(text)
                if answer is not None:
                    return answer is meaning
                self._doubt(row, field, "item_delegable_unclear")
        words = (row.text(f) for f in ("name", "materials", "conditions", "note"))
        return seems_delegable(*words)

    def _texts(self, row: _SheetRow) -> dict[str, str]:
        texts = {field: row.lines(field) for field in (*_TEXTS, *_PHONES)}
        stated = _stated(texts["note"])
        if stated:  # 方式=代办;收费=免费: as the sample keeps them in its note
            texts["fee_note"] = texts["fee_note"] or stated.get("收费", "")
            parts = re.split("[;；]", texts["note"])
            texts["note"] = "；".join(p.strip() for p in parts if p.strip() and "=" not in p)
        return texts

    def _refuse(self, row: _SheetRow, field: str, problem: str) -> None:
        self._refused.append(self._problem(row, field, problem))

    def _doubt(self, row: _SheetRow, field: str, problem: str) -> None:
        self._doubtful.append(self._problem(row, field, problem))

    def _problem(self, row: _SheetRow, field: str, problem: str) -> ItemProblem:
        value = cell_text(row.cell(field))[:60]
        return ItemProblem(row.number, self._columns.heading(field), value, problem)


def _stated(note: str) -> dict[str, str]:
    parts = (part.split("=", 1) for part in re.split("[;；]", note) if "=" in part)
    return {key.strip(): value.strip() for key, value in parts if key.strip() in ("方式", "收费")}
