"""What the reader of an .xlsx does not tell: hidden rows, formulas, errors, what is struck out."""

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
_ERROR = re.compile(rb"<(?:\w+:)?v>(#[^<]+)<")
_FONT = re.compile(rb"<(?:\w+:)?font\b(?:[^>]*/>|.*?</(?:\w+:)?font>)", re.DOTALL)
_STRIKE = re.compile(rb"<(?:\w+:)?strike\b(?![^>]*val=\"(?:0|false)\")")
_LOOK = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile(r"[0-9]{1,7}")
_FORMULA_SHOWN = 60


class Formula(msgspec.Struct, frozen=True):
    """A cell with a formula. Rows and columns count from 0."""

    row: int
    column: int
    text: str
    has_value: bool


class SheetMarks(msgspec.Struct, frozen=True):
    """What the cells of one sheet do not say. Rows and columns count from 0."""

    hidden_rows: frozenset[int] = frozenset()
    formulas: tuple[Formula, ...] = ()
    errors: dict[tuple[int, int], str] = {}  # #N/A and the like, which the reader leaves empty
    struck: frozenset[tuple[int, int]] = frozenset()


def xlsx_marks(content: bytes) -> dict[str, SheetMarks]:
    """By the name of the sheet; `refuse_giants` has looked at the file before."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {info.filename.lower(): info.filename for info in archive.infolist()}
        marks = {}
        styles = names.get("xl/styles.xml")
        struck = _struck_looks(archive.read(styles)) if styles else frozenset()
        for sheet, part in _parts(archive, names).items():
            if part.lower() in names:
                marks[sheet] = _marks_of(archive.read(names[part.lower()]), struck)
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


def _struck_looks(styles: bytes) -> frozenset[str]:
    """The numbers of the cell looks (`s`) whose letters are struck out."""
    fonts = [bool(_STRIKE.search(font)) for font in _FONT.findall(_within(styles, b"fonts"))]
    looks = _LOOK.findall(_within(styles, b"cellXfs"))
    used = [_attributes(look).get("fontId", "") for look in looks]
    return frozenset(
        str(number)
        for number, font in enumerate(used)
        if _NUMBER.fullmatch(font) and int(font) < len(fonts) and fonts[int(font)]
    )


def _within(xml: bytes, tag: bytes) -> bytes:
    found = re.search(rb"<(?:\w+:)?%b\b.*?</(?:\w+:)?%b>" % (tag, tag), xml, re.DOTALL)
    return found[0] if found else b""


def _errors_in(xml: bytes) -> dict[tuple[int, int], str]:
    errors = {}
    for tag, inside in _CELL.findall(xml) if b't="e"' in xml else ():
        attributes = _attributes(tag)
        error, place = _ERROR.search(inside), _PLACE.fullmatch(attributes.get("r", ""))
        if attributes.get("t") == "e" and error and place:
            errors[int(place[2]) - 1, _column(place[1])] = error[1].decode(errors="replace")
    return errors


def _struck_in(xml: bytes, looks: frozenset[str]) -> frozenset[tuple[int, int]]:
    struck = set()
    for tag, _ in _CELL.findall(xml) if looks else ():
        attributes = _attributes(tag)
        place = _PLACE.fullmatch(attributes.get("r", ""))
        if attributes.get("s") in looks and place:
            struck.add((int(place[2]) - 1, _column(place[1])))
    return frozenset(struck)


def _marks_of(xml: bytes, struck: frozenset[str]) -> SheetMarks:
    hidden = set()
    for tag in _ROW.findall(xml) if b"hidden=" in xml else ():
        if b"hidden=" in tag:
            attributes = _attributes(tag)
            number = _NUMBER.fullmatch(attributes.get("r", ""))
            if number and attributes.get("hidden") in ("1", "true"):
                hidden.add(int(number[0]) - 1)
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
    return SheetMarks(frozenset(hidden), tuple(formulas), _errors_in(xml), _struck_in(xml, struck))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
