"""The township's own forms, filled in place: looks, joined titles, totals and print setup stay."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from app.models.errors import OperationRefused
from app.models.list_papers import ListColumn, ListContent
from app.sheets.form_filling import check_form, fill_form
from app.sheets.form_rows import moved, moved_formula
from app.sheets.list_sheet import list_sheet
from tests.spreadsheets import protected_workbook

COLUMNS = (
    ListColumn("日期", ("值班日期",)),
    ListColumn("值班人", ("值班人员",)),
    ListColumn("电话"),
    ListColumn("接待人次", is_summed=True),
    ListColumn("交接事项"),
)
LINE = Border(*(Side("thin") for _ in range(4)))


def content(count: int = 0, **changed) -> ListContent:
    made = tuple(
        (f"2026-03-{n + 1:02d}", f"值班{n + 1}", "15400000001", n, "=1+1") for n in range(count)
    )
    return ListContent(
        **{
            "ledger": "duty", "title": "值班签到表", "station_name": "高家庄村党群服务站",
            "maker_name": "王秀英", "issued_at": "2026年3月31日 17:00", "columns": COLUMNS,
            "rows": made, "facts": (("年月", "2026年3月"),),
        } | changed
    )  # fmt: skip


def township_form() -> Workbook:
    """Title over all columns, heads in two rows, three blank lines, a total, and who signs."""
    book = Workbook()
    sheet = book.active
    sheet.title = "签到"
    sheet.merge_cells("A1:G1")
    sheet["A1"] = "{站名}{年月}值班签到表"
    sheet["A1"].font = Font(name="方正小标宋简体", size=20)
    for cell, words in {
        "A2": "序号", "B2": "值 班\n日 期", "C2": "值班人员", "D2": "联系方式", "D3": "电话",
        "E2": "接待人次（人）", "F2": "交接事项", "A7": "合计", "A8": "填表人：", "C8": "{填表人}",
    }.items():  # fmt: skip
        sheet[cell] = words
    for merged in ("A2:A3", "B2:B3", "C2:C3", "E2:E3", "F2:G3", "F4:G4", "F5:G5", "F6:G6", "A7:D7"):
        sheet.merge_cells(merged)
    for row in sheet["A2:G7"]:
        for cell in row:
            cell.border = LINE
    sheet["E7"] = "=SUM(E4:E6)"
    sheet["F7"] = '=IF(E7>10,"忙","闲")'
    for row, height in ((1, 40), (4, 26), (5, 26), (6, 26), (7, 31)):
        sheet.row_dimensions[row].height = height
    sheet.column_dimensions["B"].width = 23.5
    sheet.print_area = "A1:G8"
    sheet.print_title_rows = "2:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    rule = DataValidation("list", formula1='"有,无"', sqref="F4:F6")
    sheet.add_data_validation(rule)
    other = book.create_sheet("汇总")
    other["A1"] = "=签到!E7"
    other["A2"] = "=SUM(签到!E4:E6)"
    other["A3"] = "=E7"
    return book


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(count: int, form: Workbook | None = None, **changed) -> Workbook:
    done = fill_form(content(count, **changed), saved(form or township_form()))
    return load_workbook(io.BytesIO(done.content))


def refused(key: str, act, *args) -> OperationRefused:
    with pytest.raises(OperationRefused) as refusal:
        act(*args)
    assert refusal.value.key == key
    return refusal.value


def test_a_short_list_leaves_the_form_as_it_was():
    sheet = filled(2)["签到"]

    assert sheet["A1"].value == "高家庄村党群服务站2026年3月值班签到表"
    assert sheet["A1"].font.name == "方正小标宋简体"
    assert [c.value for c in sheet[4]] == [1, "2026-03-01", "值班1", "15400000001", 0, "=1+1", None]
    assert sheet["F4"].data_type == "s"
    assert [c.value for c in sheet[6]] == [None] * 7
    assert sheet["E7"].value == "=SUM(E4:E6)"
    assert sheet["C8"].value == "王秀英"
    assert {str(m) for m in sheet.merged_cells.ranges} == {
        str(m) for m in township_form()["签到"].merged_cells.ranges
    }


def test_a_long_list_makes_room_and_the_totals_take_it_in():
    book = filled(10)
    sheet = book["签到"]

    assert [sheet.cell(row, 3).value for row in range(4, 14)] == [f"值班{n}" for n in range(1, 11)]
    assert sheet["A14"].value == "合计"
    assert sheet["E14"].value == "=SUM(E4:E13)"
    assert sheet["F14"].value == '=IF(E14>10,"忙","闲")'
    assert sheet["C15"].value == "王秀英"
    assert [book["汇总"][cell].value for cell in ("A1", "A2", "A3")] == [
        "=签到!E14", "=SUM(签到!E4:E13)", "=E7",
    ]  # fmt: skip
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A1:G1", "F2:G3", "A14:D14", *(f"F{row}:G{row}" for row in range(4, 14))} <= merged
    assert [sheet.row_dimensions[row].height for row in (1, 4, 13, 14)] == [40, 26, 26, 31]
    assert sheet["C13"].border.bottom.style == "thin"


def test_print_setup_and_widths_stay():
    sheet = filled(10)["签到"]

    assert sheet.print_area.replace("$", "").endswith("A1:G15")
    assert sheet.print_title_rows.replace("$", "") == "2:3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.column_dimensions["B"].width == 23.5
    assert str(sheet.data_validations.dataValidation[0].sqref) == "F4:F13"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+86", "-1", "@x", "\t=1", "=1+1"])
def test_what_looks_like_a_formula_is_words(text):
    rows = (("d", text, "1", 1, "x"),)
    sheet = filled(0, rows=rows)["签到"]

    assert (sheet["C4"].value, sheet["C4"].data_type) == (text, "s")
    assert sheet["C4"].quotePrefix
    assert sheet["C4"].number_format == "@"


def test_numbers_of_people_keep_every_digit():
    rows = (("d", "甲", "370781199001010019", 1, "x"),)
    done = fill_form(content(rows=rows), saved(township_form())).content

    assert load_workbook(io.BytesIO(done))["签到"]["D4"].value == "370781199001010019"
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        parts = b"".join(archive.read(name) for name in archive.namelist())
    assert b"E+17" not in parts


def test_names_of_cells_do_as_well_as_headings():
    book = Workbook()
    sheet = book.active
    sheet["B2"] = "哪个村"
    for name, cell in (("站名", "$C$2"), ("日期", "$A$5"), ("值班人", "$C$5"), ("序号", "$E$5")):
        book.defined_names[name] = DefinedName(name, attr_text=f"Sheet!{cell}")
    done = filled(3, book).active

    assert done["C2"].value == "高家庄村党群服务站"
    assert [[done.cell(row, column).value for column in (1, 3, 5)] for row in (5, 6, 7)] == [
        ["2026-03-01", "值班1", 1], ["2026-03-02", "值班2", 2], ["2026-03-03", "值班3", 3],
    ]  # fmt: skip


def test_lines_with_formulas_of_their_own_keep_them():
    book = Workbook()
    sheet = book.active
    sheet.append(["日期", "值班人", "接待人次", "折半"])
    sheet["D2"] = "=C2/2"
    done = filled(3, book).active

    assert [done.cell(row, 4).value for row in (2, 3, 4)] == ["=C2/2", "=C3/2", "=C4/2"]


def test_entries_joined_over_several_lines_come_apart():
    book = township_form()
    book["签到"].merge_cells("B4:B6")
    sheet = filled(5, book)["签到"]

    assert [sheet.cell(row, 2).value for row in range(4, 9)] == [
        f"2026-03-0{n}" for n in range(1, 6)
    ]


def test_joined_cells_of_new_rows_look_like_those_of_the_last():
    book = township_form()
    book["签到"]["F6"].fill = PatternFill("solid", "FFFF00")
    book["签到"].merge_cells("B9:C11")
    sheet = filled(10, book)["签到"]

    for row in range(7, 14):
        assert sheet.cell(row, 6).fill.fgColor.rgb == "00FFFF00"
        assert sheet.cell(row, 7).border.right.style == "thin"
    assert "B16:C18" in {str(each) for each in sheet.merged_cells.ranges}


def test_a_longer_list_compares_no_more_joined_cells(monkeypatch):
    """Joining each row by itself compared it with all before: 5,000 rows took half a minute."""
    compared = []
    within = MultiCellRange.__contains__
    monkeypatch.setattr(
        MultiCellRange, "__contains__", lambda self, each: compared.append(1) or within(self, each)
    )
    figures = []
    for count in (30, 300):
        compared.clear()
        assert "F5:G5" in {str(each) for each in filled(count)["签到"].merged_cells.ranges}
        figures.append(len(compared))

    assert figures[0] == figures[1]


def test_what_the_form_has_no_place_for_is_told():
    book = Workbook()
    book.active.append(["日期", "值班人"])

    assert check_form("值班.xlsx", saved(book), COLUMNS) == ("电话", "接待人次", "交接事项")
    assert fill_form(content(1), saved(book)).left_out == ("电话", "接待人次", "交接事项")
    assert check_form("值班.xlsx", saved(township_form()), COLUMNS) == ()


def test_files_that_cannot_be_a_form_are_refused():
    wrong = Workbook()
    wrong.active.append(["品名", "数量"])
    chart = io.BytesIO(saved(township_form()))
    with zipfile.ZipFile(chart, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    for key, form in (
        ("file_not_a_spreadsheet", b"not a workbook"),
        ("spreadsheet_password_protected", protected_workbook()),
        ("form_without_headings", saved(wrong)),
        ("form_parts_lost", chart.getvalue()),
        ("form_too_large", bytes(5 << 20)),
    ):
        refused(key, check_form, "值班.xlsx", form, COLUMNS)


def test_without_a_form_the_plain_table_is_written_with_its_sums():
    done = list_sheet(content(3), None)
    sheet = load_workbook(io.BytesIO(done.content)).active

    assert not done.is_by_form
    assert [c.value for c in sheet[3]] == [column.heading for column in COLUMNS]
    assert [c.value for c in sheet[7]] == ["合计", "", "", 3, ""]


def test_a_plain_table_looks_like_a_paper_form_and_prints_as_it_opens():
    book = load_workbook(io.BytesIO(list_sheet(content(3), None).content))
    sheet = book.active

    assert sheet.title == sheet["A1"].value == content(3).title
    assert "A1:E1" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert content(3).station_name in sheet["A2"].value
    assert (sheet.print_title_rows, sheet.page_setup.fitToHeight) == ("$1:$3", 0)
    assert sheet["A4"].border.left.style == "thin"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("D5:D14", "D5:D20"), ("D5:D13", "D5:D13"), ("$D$5:$D$14", "$D$5:$D$20"),
        ("D15", "D21"), ("D14", "D14"), ("A1:B40", "A1:B46"), ("5:14", "5:20"), ("D:D", "D:D"),
        ("D15:D16", "D21:D22"), ("总表!A15", "总表!A21"),
    ],
)  # fmt: skip
def test_references_follow_what_they_point_at(before, after):
    assert moved(before, last=14, count=6) == after


def test_references_to_other_sheets_and_words_stay():
    formula = "=SUM(D5:D14)&\"D15\"&'别 表'!D15&LOG10(D15)"

    assert moved_formula(formula, 14, 6, own=True, title="本表") == (
        "=SUM(D5:D20)&\"D15\"&'别 表'!D15&LOG10(D21)"
    )


@given(st.integers(0, 12), st.integers(1, 6))
def test_every_row_arrives_whatever_room_the_form_has(rows, room):
    book = Workbook()
    sheet = book.active
    sheet.append(["日期", "值班人", "接待人次"])
    for _ in range(room):
        sheet.append([None, None, None])
    for row in sheet[f"A1:C{room + 1}"]:
        for cell in row:
            cell.border = LINE
    sheet.cell(room + 2, 1, "合计")
    sheet.cell(room + 2, 3, f"=SUM(C2:C{room + 1})")
    done = filled(rows, book).active

    foot = max(rows, room) + 2
    assert [done.cell(n + 2, 3).value for n in range(rows)] == list(range(rows))
    assert done.cell(foot, 1).value == "合计"
    assert done.cell(foot, 3).value == f"=SUM(C2:C{foot - 1})"
