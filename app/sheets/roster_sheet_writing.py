"""Writing a household roster (户籍花名册) in the layout that villages keep it in."""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.models.roster import RosterRow
from app.sheets.synthetic_village import FIRST_ROSTER_ROW
from app.words.terms import SEX

_COLUMNS: tuple[tuple[str, int, Callable[[RosterRow], str]], ...] = (
    ("村民小组", 10, lambda row: row.group),
    ("户号", 8, lambda row: row.household_number),
    ("户主", 10, lambda row: row.head_name),
    ("姓名", 10, lambda row: row.name),
    ("与户主关系", 12, lambda row: row.head_relation),
    ("性别", 6, lambda row: "" if row.sex == "0" else SEX[row.sex]),
    ("民族", 8, lambda row: row.ethnicity),
    ("出生日期", 12, lambda row: row.born_on),
    ("身份证号", 22, lambda row: row.id_number),
    ("政治面貌", 10, lambda row: row.political_status),
    ("文化程度", 10, lambda row: row.education),
    ("婚姻状况", 10, lambda row: row.marital_status),
    ("户口性质", 14, lambda row: row.registration_type),
    ("居住状态", 10, lambda row: row.residence),
    ("务工地", 16, lambda row: row.workplace),
    ("电话", 26, lambda row: "、".join(row.phones)),
    ("人员类别", 22, lambda row: "、".join(row.groups)),
    ("备注", 20, lambda row: row.note),
)
_MERGED = {
    1: lambda row: row.group,
    2: lambda row: (row.group, row.household_number),
    3: lambda row: (row.group, row.household_number, row.head_name),
}  # the columns of group, number and head: what makes their rows one cell


def roster_bytes(
    rows: Sequence[RosterRow], village_title: str, merge_households: bool = False
) -> bytes:
    """A roster under its title, every cell as text; with `merge_households` as villages like to lay it
    out.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        text_format = workbook.add_format({"num_format": "@", "valign": "vcenter"})
        bold_format = workbook.add_format({"num_format": "@", "bold": True})
        sheet = workbook.add_worksheet("花名册")
        sheet.write_string(0, 0, village_title, bold_format)
        sheet.write_string(1, 0, "序号", bold_format)
        for column, (heading, width, _) in enumerate(_COLUMNS, start=1):
            sheet.write_string(1, column, heading, bold_format)
            sheet.set_column(column, column, width)
        for n, row in enumerate(rows):
            sheet.write_string(n + FIRST_ROSTER_ROW - 1, 0, str(n + 1), text_format)
            for column, (_, _, text_of) in enumerate(_COLUMNS, start=1):
                if not (merge_households and column in _MERGED):
                    sheet.write_string(n + FIRST_ROSTER_ROW - 1, column, text_of(row), text_format)
        if merge_households:
            for column in _MERGED:
                _write_merged(sheet, column, rows, text_format)
        sheet.freeze_panes(FIRST_ROSTER_ROW - 1, 0)
    return buffer.getvalue()


def _write_merged(
    sheet: Worksheet, column: int, rows: Sequence[RosterRow], text_format: Format
) -> None:
    text_of = _COLUMNS[column - 1][2]
    for first, last in _runs(rows, _MERGED[column]):
        top, bottom = first + FIRST_ROSTER_ROW - 1, last + FIRST_ROSTER_ROW - 1
        if bottom > top:
            sheet.merge_range(top, column, bottom, column, "", text_format)
        sheet.write_string(top, column, text_of(rows[first]), text_format)


def _runs(
    rows: Sequence[RosterRow], key: Callable[[RosterRow], object]
) -> Iterator[tuple[int, int]]:
    for _, run in groupby(range(len(rows)), lambda n: key(rows[n])):
        places = list(run)
        yield places[0], places[-1]
