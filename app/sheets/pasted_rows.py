"""Rows that were copied from a spreadsheet, read as a roster: with headings, or by what stands in them."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

import msgspec

from app.models.errors import OperationRefused
from app.models.head_relations import HEAD_RELATIONS
from app.models.roster import RosterRow
from app.sheets.csv_table import csv_rows
from app.sheets.roster_cells import cell_text, word_text
from app.sheets.roster_file import RosterFile
from app.sheets.roster_headings import HEADINGS, REPEATABLE, find_header_row, guess_fields
from app.sheets.sheet_tables import SheetTable
from app.words.register_terms import RESIDENCE

LEAST_SHARE = 0.6
"""How many of a column's cells have to look like a field."""
_RELATIONS = frozenset(HEAD_RELATIONS.values()) | frozenset(
    ("户主", "本人", "妻子", "丈夫", "儿子", "女儿", "父亲", "母亲", "儿媳", "孙子", "孙女")
)
_PATTERNS = {
    "id_number": r"\d{17}[\dXx]|\d{15}",
    "phones": r"(1[3-9]\d ?-?\d{4} ?-?\d{4}[、,/; ]*)+",
    "sex": "男|女",
    "head_relation": "|".join(_RELATIONS),
    "residence": "|".join(RESIDENCE),
    "ethnicity": r"[\u3400-\u9fff]{1,4}族",
    "political_status": r"群众|(中共)?(预备)?党员|(共青)?团员|无党派(民主)?人士",
    "education": r"文盲|小学|初中|高中|中专|技校|职高|大专|(大学)?专科|(大学)?本科|大学|(硕士|博士)?研究生|硕士|博士",
    "marital_status": r"未婚|已婚|初婚|再婚|复婚|离异|离婚|丧偶",
    "registration_type": r"(非)?农业(户口|家庭户口)?|非农(户口)?|居民户口?|城镇(户口)?",
    "born_on": r"(19|20)\d\d[-./年]\d{1,2}([-./月]\d{1,2}日?|月)?",
    "household_number": r"\d{3,6}",
    "name": r"[\u3400-\u9fff·]{2,4}",
    "address": r".*(村|组|路|街|巷|号).*\d.*|.*\d.*(村|组|路|街|巷|号).*",
}
_LOOKS = {field: re.compile(pattern) for field, pattern in _PATTERNS.items()}
"""What the cells of a column look like, the surest first."""


class PastedPerson(msgspec.Struct, frozen=True):
    """The first person of some copied rows. `left` are the cells of the row that were not understood,
    `others` how many rows more were copied.
    """

    row: RosterRow
    left: tuple[str, ...] = ()
    others: int = 0


def pasted_person(name: str, text: str, today: date) -> PastedPerson:
    """The first of the copied rows as a person, read as a roster is.

    Raises OperationRefused what `pasted_roster` raises, `roster_empty`.
    """
    roster = pasted_roster(name, text)
    choice = roster.guess()
    preview = roster.preview(choice, today)
    if not preview.rows:
        raise OperationRefused("roster_empty")
    row = preview.rows[0]
    cells = zip(choice.fields, roster.tables[0].rows[row.row - 1], strict=True)
    left = tuple(words for field, cell in cells if not field and (words := cell_text(cell)))
    return PastedPerson(row, left, len(preview.rows) - 1)


def pasted_roster(name: str, text: str) -> RosterFile:
    """The copied rows as a roster called `name`; a heading row is added where there is none.

    Raises OperationRefused `roster_empty`, `roster_name_column_missing` (sheet), and what `csv_rows`
    raises.
    """
    rows = csv_rows(name, text)
    if not rows:
        raise OperationRefused("roster_empty")
    if "name" not in guess_fields(rows[find_header_row(rows)]):
        fields = fields_by_look(rows)
        if "name" not in fields:
            raise OperationRefused("roster_name_column_missing", sheet=name)
        rows.insert(0, [HEADINGS[field][0] if field else "" for field in fields])
    return RosterFile(name, (SheetTable(name, rows),))


def fields_by_look(rows: Sequence[Sequence[object]]) -> list[str]:
    """For each column the field that most of its cells look like; empty where none fits."""
    width = len(rows[0])
    fields = [""] * width
    for field, look in _LOOKS.items():
        for column in range(width):
            if fields[column] or (field in fields and field not in REPEATABLE):
                continue
            texts = [text for row in rows if (text := word_text(row[column]))]
            alike = sum(bool(look.fullmatch(_as_typed(text, field))) for text in texts)
            if texts and alike / len(texts) >= LEAST_SHARE:
                fields[column] = field
    return fields


def _as_typed(text: str, field: str) -> str:
    """A cell as it is looked at: half as wide, on one line; a number without what parts its digits."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    return plain.lstrip("'").replace(" ", "") if field == "id_number" else plain
