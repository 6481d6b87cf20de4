"""What the reader of an .xlsx does not tell: hidden rows, and cells that hold formulas."""

import html
import io
import posixpath
import re
import zipfile

import msgspec

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?f>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>[^<]")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_FORMULA_SHOWN = 60


class Formula(msgspec.Struct, frozen=True):
    """A cell with a formula. Rows and columns count from 0."""

    row: int
    column: int
    text: str
    has_value: bool


class SheetMarks(msgspec.Struct, frozen=True):
    """Hidden rows (from 0) and formulas of one sheet."""

    hidden_rows: frozenset[int] = frozenset()
    formulas: tuple[Formula, ...] = ()


def xlsx_marks(content: bytes) -> dict[str, SheetMarks]:
    """By the name of the sheet; `refuse_giants` has looked at the file before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {info.filename.lower(): info.filename for info in archive.infolist()}
        marks = {}
        for sheet, part in _parts(archive, names).items():
            if part.lower() in names:
                marks[sheet] = _marks_of(archive.read(names[part.lower()]))
        return marks


def _parts(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    relations, workbook = names.get("xl/_rels/workbook.xml.rels"), names.get("xl/workbook.xml")
    if relations is None or workbook is None:
        return {}
    targets = {}
    for attributes in map(_attributes, _RELATION.findall(archive.read(relations))):
        target = attributes.get("Target", "")
        targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", target))[1:]
    sheets = map(_attributes, _SHEET.findall(archive.read(workbook)))
    return {sheet.get("name", ""): targets.get(sheet.get("r:id", ""), "") for sheet in sheets}


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(errors="replace"): html.unescape(value.decode(errors="replace"))
        for name, value in _ATTRIBUTE.findall(tag)
    }


def _marks_of(xml: bytes) -> SheetMarks:
    hidden = set()
    for tag in _ROW.findall(xml) if b"hidden=" in xml else ():
        if b"hidden=" in tag:
            attributes = _attributes(tag)
            if attributes.get("hidden") in ("1", "true") and attributes.get("r", "").isdigit():
                hidden.add(int(attributes["r"]) - 1)
    formulas = []
    if b"<f" in xml or b":f>" in xml:
        for tag, inside in _CELL.findall(xml):
            found = _FORMULA.search(inside)
            place = _PLACE.fullmatch(_attributes(tag).get("r", ""))
            if found and place:
                text = html.unescape((found[1] or b"").decode(errors="replace"))[:_FORMULA_SHOWN]
                has_value = bool(_VALUE.search(inside))
                row, column = int(place[2]) - 1, _column(place[1])
                formulas.append(Formula(row, column, f"={text}", has_value))
    return SheetMarks(frozenset(hidden), tuple(formulas))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
