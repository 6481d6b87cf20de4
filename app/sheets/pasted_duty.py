"""Rows of a duty roster that were copied from a spreadsheet: with headings, or by what stands in them."""

import re
import unicodedata
from collections.abc import Collection, Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.moments import is_date
from app.sheets.csv_table import csv_rows
from app.sheets.item_cells import read_day
from app.sheets.pasted_rows import LEAST_SHARE
from app.sheets.roster_cells import cell_text, is_nothing, word_text

HEADINGS = {
    "day": ("日期", "值班日期", "日", "几号"),
    "shift": ("班次", "班", "班别"),
    "times": ("时间", "起止时间", "值班时间", "时段"),
    "officer": ("值班人", "值班人员", "值班员", "值班干部", "姓名", "人员"),
    "leader": ("带班领导", "带班", "带班人", "带班干部", "值班领导"),
}
_FIELDS = {word: field for field, words in HEADINGS.items() for word in words}
_HEADER_WITHIN_ROWS = 5
_WEEKDAY = re.compile(r"[(]?(周|星期|礼拜)[一二三四五六日天][)]?")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})[月./-](\d{1,2})[日号]?")
_DAY_ALONE = re.compile(r"(\d{1,2})[日号]?")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})[-—–―~～至到]+(\d{1,2}):(\d{2})")


class PastedShift(msgspec.Struct, frozen=True):
    """One shift of a copied roster. `day` is empty where `day_words` are no day; `starts` and `ends`
    where no times are written; `shift` where no shift is named.
    """

    row: int  # from 1, as it was copied
    day: str
    day_words: str
    shift: str = ""
    starts: str = ""
    ends: str = ""
    officer: str = ""
    leader: str = ""


def pasted_duty(
    name: str, text: str, month: str, shifts: Collection[str], officers: Collection[str]
) -> list[PastedShift]:
    """The shifts of the copied rows, in their order.

    A column may be headed by a shift of the place, with names below; a day stands for the rows below
    it too, as a merged cell is copied. Days without a month or year are those of `month` (`2026-11`).
    Raises OperationRefused `duty_paste_empty`, `duty_paste_columns_missing`, and what `csv_rows` raises.
    """
    rows = csv_rows(name, text)
    if not rows:
        raise OperationRefused("duty_paste_empty")
    header = _header_row(rows, shifts)
    fields = (
        _headed(rows[header], shifts) if header >= 0 else _by_look(rows, month, shifts, officers)
    )
    if "day" not in fields or not {"officer", *shifts} & set(fields):
        raise OperationRefused("duty_paste_columns_missing")
    found, day_words = [], ""
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        cells: dict[str, str] = {}
        for field, cell in zip(fields, row, strict=True):
            words = word_text(cell)
            if field and not is_nothing(words):
                cells.setdefault(field, words)
        day_words = cells.get("day", day_words)
        found += _shifts_of(number, day_words, cells, month, shifts)
    if not found:
        raise OperationRefused("duty_paste_empty")
    return found


def _shifts_of(
    number: int, day_words: str, cells: dict[str, str], month: str, shifts: Collection[str]
) -> list[PastedShift]:
    if not cells.keys() - {"day"}:
        return []
    starts, ends = read_span(cells.get("times", ""))
    line = PastedShift(
        number,
        read_duty_day(day_words, month),
        day_words,
        cells.get("shift", ""),
        starts,
        ends,
        cells.get("officer", ""),
        cells.get("leader", ""),
    )
    below = [
        msgspec.structs.replace(line, shift=shift, officer=cells[shift])
        for shift in shifts
        if shift in cells
    ]
    return below or [line]


def read_duty_day(words: str, month: str) -> str:
    """A day as records keep it; empty for what is none. `9日` and `3月9日` lie in the month or year."""
    text = _WEEKDAY.sub("", unicodedata.normalize("NFKC", words)).replace(" ", "")
    if day := read_day(text):
        return day
    if found := _MONTH_AND_DAY.fullmatch(text):
        day = f"{month[:4]}-{int(found[1]):02d}-{int(found[2]):02d}"
    elif found := _DAY_ALONE.fullmatch(text):
        day = f"{month}-{int(found[1]):02d}"
    else:
        return ""
    return day if is_date(day) else ""


def read_span(words: str) -> tuple[str, str]:
    """`8：30—11：30` is 08:30 to 11:30; twice nothing for what is no span."""
    found = _SPAN.fullmatch(unicodedata.normalize("NFKC", words).replace(" ", ""))
    if not found:
        return "", ""
    return f"{int(found[1]):02d}:{found[2]}", f"{int(found[3]):02d}:{found[4]}"


def _header_row(rows: Sequence[Sequence[object]], shifts: Collection[str]) -> int:
    """The row of the headings, from 0; -1 where there is none."""
    for number, row in enumerate(rows[:_HEADER_WITHIN_ROWS]):
        fields = _headed(row, shifts)
        if "day" in fields and len(set(fields) - {""}) > 1:
            return number
    return -1


def _headed(row: Sequence[object], shifts: Collection[str]) -> list[str]:
    words = [re.sub(r"\s", "", cell_text(cell)) for cell in row]
    return [word if word in shifts else _FIELDS.get(word, "") for word in words]


def _by_look(
    rows: Sequence[Sequence[object]], month: str, shifts: Collection[str], officers: Collection[str]
) -> list[str]:
    """For each column the field that most of its cells look like; empty where none fits."""
    looks = {
        "times": lambda words: bool(read_span(words)[0]),
        "day": lambda words: bool(read_duty_day(words, month)),
        "shift": lambda words: words in shifts or words.endswith("班"),
        "officer": lambda words: words in officers,
    }
    fields = [""] * len(rows[0])
    for column in range(len(fields)):
        texts = [words for row in rows if (words := word_text(row[column]))]
        for field, look in looks.items():
            if field not in fields and texts and sum(map(look, texts)) / len(texts) >= LEAST_SHARE:
                fields[column] = field
                break
    return fields
