"""Rosters as they really come: each file of tests/rosters/, made by tools/roster_traps.py."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.models.errors import OperationRefused
from app.models.roster import RosterPreview
from app.sheets.roster_file import open_roster
from app.sheets.roster_headings import HEADINGS as ROSTER_WORDS
from app.sheets.roster_headings import field_of, guess_fields
from tests.spreadsheets import TODAY, read_roster
from tools.roster_traps import HEADINGS, MAN, WOMAN, files
from tools.trap_sheets import csv_text

ROSTERS = Path(__file__).resolve().parents[1] / "rosters"
FAMILY = [
    ("001", "张三", "张三", "户主"),
    ("001", "张三", "李四", "妻"),
    ("002", "王五", "王五", "户主"),
]


def people(preview: RosterPreview) -> list[tuple[str, str, str, str]]:
    return [(r.household_number, r.head_name, r.name, r.head_relation) for r in preview.rows]


def problems(preview: RosterPreview) -> list[tuple[int, str, str]]:
    return [(doubt.row, doubt.column, doubt.problem) for doubt in preview.doubtful]


def test_the_files_are_those_that_the_tool_writes():
    assert {path.name for path in ROSTERS.iterdir()} == files().keys()


@pytest.mark.parametrize(
    ("name", "header_row"),
    [
        ("title_rows.xlsx", 4),
        ("merged_households.xlsx", 1),
        ("two_line_headings.xlsx", 3),
        ("utf8.csv", 1),
        ("utf8_bom.csv", 1),
        ("gb18030.csv", 1),
        ("utf16.txt", 1),
        ("tabs.csv", 1),
        ("semicolons.csv", 1),
        ("kept_as_text.csv", 1),
        ("million_rows.xlsx", 1),
    ],
)
def test_one_village_comes_out_of_every_shape(name, header_row):
    preview = read_roster(ROSTERS / name)

    assert people(preview) == FAMILY
    assert preview.header_row == header_row
    assert [row.id_number for row in preview.rows] == [MAN, WOMAN, ""]
    assert preview.rows[0].phones == ("15400000001",)
    assert (preview.doubtful, preview.refused) == ((), ())


def test_blank_head_cells_belong_to_the_household_above():
    preview = read_roster(ROSTERS / "blank_heads.xlsx")

    assert people(preview)[:2] == FAMILY[:2]
    assert people(preview)[2] == ("自编0001", "王五", "王五", "户主")
    assert preview.blank_rows == 1
    assert problems(preview) == [(5, "户号", "household_number_missing")]


def test_headings_in_other_words_are_understood():
    preview = read_roster(ROSTERS / "other_headings.xlsx")
    row = preview.rows[0]

    assert (row.group, row.household_number, row.head_name, row.name) == (
        "一组",
        "7",
        "张三",
        "张三",
    )
    assert (row.head_relation, row.id_number) == ("户主", MAN)
    assert row.phones == ("15400000001", "15400000002")
    assert (row.address, row.skills) == ("村东3号", ("木工", "瓦工"))
    assert problems(preview) == [(1, "鞋码", "roster_column_not_read")]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("和户主啥关系", "head_relation"),
        ("跟户主是什么关系", "head_relation"),
        ("同户主的关系（必填）", "head_relation"),
        ("您的姓名", "name"),
        ("手机号是多少", "phones"),
        ("宅电", "phones"),
        ("哪个组", "group"),
        ("身分证号码*", "id_number"),
        ("哪年生的", "born_on"),
        ("户主身份证号", ""),  # of every member's row: somebody else's
        ("监护人电话", ""),
        ("是否党员", ""),  # 是 and 否 are no words for what a person is
        ("残疾证号", ""),
    ],
)
def test_a_heading_is_understood_as_people_say_it(heading, field):
    assert field_of(heading) == field


def test_every_column_is_known_by_many_words_and_none_by_a_word_of_another():
    words = [word.lower() for each in ROSTER_WORDS.values() for word in each]

    assert len(words) == len(set(words))
    assert all(len(each) >= 8 for each in ROSTER_WORDS.values())
    assert all(field_of(word) == field for field, each in ROSTER_WORDS.items() for word in each)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("门牌", "户主", "姓名"), ("household_number", "head_name", "name")),
        (("住址", "门牌号", "姓名"), ("address", "household_number", "name")),
        (("户号", "门牌号", "姓名"), ("household_number", "address", "name")),
    ],
)
def test_door_plates_number_the_households_where_nothing_else_does(headings, fields):
    assert guess_fields(headings) == fields


def test_id_numbers_that_cannot_be_right_are_doubtful_and_old_ones_are_told_anew():
    preview = read_roster(ROSTERS / "id_numbers.xlsx")

    assert [row.id_number for row in preview.rows] == [
        "", "", "", "370781196001010014", "370781196001010014", "11010519491231002X",
        WOMAN, "370781196001010019",
    ]  # fmt: skip
    damaged = "id_number_damaged_by_spreadsheet"
    found = [(row, problem) for row, _, problem in problems(preview)]
    assert [(2, damaged), (3, damaged), (4, damaged)] == found[:3]
    assert (5, "id_number_old_form") in found
    assert (9, "id_number_check_digit_wrong") in found
    assert preview.rows[3].born_on == "1960-01-01"


def test_dates_phones_and_relations_in_every_manner():
    preview = read_roster(ROSTERS / "dates_and_phones.xlsx")

    assert [row.born_on for row in preview.rows] == [
        "1965-03-12", "1965-03-12", "1965-03-12", "", "1965-03-12", "1965-03-12",
    ]  # fmt: skip
    assert [row.phones for row in preview.rows][:4] == [
        ("15400000001", "15400000002"),
        ("0536-3290001", "15400000003"),
        ("15400000004",),
        ("15400000005", "15400000006"),
    ]
    relations = [row.head_relation for row in preview.rows]
    assert relations[:2] == ["户主", "妻"]
    assert relations[4] == "孙子媳妇的弟弟", "what no list has is kept in its own words"
    assert problems(preview) == [(5, "出生日期", "birth_date_incomplete")]
    assert "65年3月" in preview.rows[3].note
    assert "不详" in preview.rows[4].note


def test_totals_footers_and_repeated_headings_are_nobody():
    preview = read_roster(ROSTERS / "totals.xlsx")

    assert [row.name for row in preview.rows] == ["张三", "李四", "王五", "赵六"]
    assert preview.total_rows == 4


@pytest.mark.parametrize("name", ["hidden_rows.xlsx", "hidden_rows.xls"])
def test_hidden_rows_are_counted_and_read_or_not_as_is_chosen(name):
    roster = open_roster(ROSTERS / name)
    choice = roster.guess()
    assert roster.preview(choice, TODAY).hidden_rows == 1
    assert len(roster.preview(choice, TODAY).rows) == 3

    without = type(choice)(choice.sheet, choice.header_row, choice.fields, has_hidden_rows=False)
    preview = roster.preview(without, TODAY)

    assert [row.name for row in preview.rows] == ["张三", "王五"]
    assert preview.hidden_rows == 1


def test_one_of_several_sheets_is_chosen_and_names_its_group():
    roster = open_roster(ROSTERS / "several_sheets.xlsx")

    assert roster.sheets == ("说明", "一组", "二组")
    assert roster.guess().sheet == "一组"
    preview = roster.preview(roster.guess("二组"), TODAY)
    assert [(row.group, row.name) for row in preview.rows] == [("二组", "张三")]
    assert [(d.value, d.problem) for d in preview.doubtful] == [("一组", "roster_sheet_not_read")]
    with pytest.raises(OperationRefused, match="roster_sheet_unknown"):
        roster.guess("三组")


def test_an_old_workbook_is_read_like_a_new_one():
    preview = read_roster(ROSTERS / "old.xls")

    assert (preview.sheet, preview.header_row) == ("花名册", 2)
    assert people(preview) == FAMILY
    assert problems(preview) == [(4, "身份证号", "id_number_damaged_by_spreadsheet")]


def test_columns_that_nobody_could_guess_are_read_as_a_person_says():
    roster = open_roster(ROSTERS / "unknown_headings.xlsx")
    guessed = roster.guess()
    assert [column.letter for column in roster.columns(guessed)] == ["A", "B", "C"]
    assert roster.columns(guessed)[1].examples == ("张三", "李四")
    with pytest.raises(OperationRefused, match="roster_name_column_missing"):
        roster.preview(guessed, TODAY)

    said = type(guessed)(guessed.sheet, 1, ("household_number", "name", "id_number"))
    preview = roster.preview(said, TODAY)

    assert [(row.household_number, row.name) for row in preview.rows] == [
        ("001", "张三"),
        ("001", "李四"),
    ]
    assert preview.headings["id_number"] == "丙"


def test_another_heading_row_may_be_chosen():
    roster = open_roster(ROSTERS / "title_rows.xlsx")
    assert "name" not in roster.guess(header_row=2).fields
    assert roster.guess(header_row=4) == roster.guess()
    with pytest.raises(OperationRefused, match="roster_header_row_unknown"):
        roster.guess(header_row=99)


def test_one_number_on_two_people_of_a_file_is_doubtful():
    preview = read_roster(ROSTERS / "duplicate_numbers.xlsx")

    assert problems(preview) == [(row, "身份证号", "id_number_repeated") for row in (2, 3)]


@pytest.mark.parametrize("name", ["formulas.xlsx", "formulas.csv"])
def test_formulas_are_words_and_never_run(name):
    preview = read_roster(ROSTERS / name)

    assert len(preview.rows) == 3
    called = [d for d in preview.doubtful if d.problem == "roster_cell_is_formula"]
    assert [(d.column, d.value) for d in called] == [("姓名", "=cmd|'/C calc'!A0")]
    if name.endswith("xlsx"):
        assert preview.rows[1].household_number == "001", "what the formula came to"
        assert (4, "身份证号", "roster_formula_without_value") in problems(preview)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("password.xlsx", "spreadsheet_password_protected"),
        ("password.xls", "spreadsheet_password_protected"),
        ("far_corner.xlsx", "spreadsheet_too_large"),
        ("bomb.xlsx", "spreadsheet_too_large"),
        ("letter.xlsx", "file_not_a_spreadsheet"),
        ("picture.xlsx", "file_not_a_spreadsheet"),
        ("nul.csv", "file_not_a_spreadsheet"),
        ("unclosed_quote.csv", "csv_quote_unclosed"),
        ("no_names.xlsx", "roster_name_column_missing"),
        ("nobody.xlsx", "roster_empty"),
    ],
)
def test_what_cannot_be_read_is_refused(name, problem):
    with pytest.raises(OperationRefused, match=problem) as refusal:
        read_roster(ROSTERS / name)
    if problem == "csv_quote_unclosed":
        assert refusal.value.facts == {"row": 3}


@pytest.mark.parametrize("piece", [1, 7, 64])
def test_the_last_cell_is_found_wherever_the_sheet_is_cut(monkeypatch, piece):
    monkeypatch.setattr("app.sheets.workbook_limits._PIECE", piece)

    with pytest.raises(OperationRefused, match="spreadsheet_too_large"):
        read_roster(ROSTERS / "far_corner.xlsx")
    assert len(read_roster(ROSTERS / "hidden_rows.xlsx").rows) == 3


def test_a_million_empty_lines_of_csv_are_nothing(tmp_path):
    path = tmp_path / "空行.csv"
    rows = [HEADINGS, ("001", "张三", "张三", "户主", MAN, "")]
    path.write_text(csv_text(rows) + ",,,,,\r\n" * 1_000_000, encoding="utf-8")

    assert [row.name for row in read_roster(path).rows] == ["张三"]


def test_rows_without_end_are_refused(tmp_path):
    path = tmp_path / "长.csv"
    path.write_text("户号,姓名\r\n" + "1,张\r\n" * 200_001, encoding="utf-8")

    with pytest.raises(OperationRefused, match="spreadsheet_too_large"):
        read_roster(path)


def test_a_bomb_goes_off_in_little_memory():
    """A process with 700 MiB reads it to the limit and refuses it."""
    script = (
        "import resource, sys; from datetime import date; from pathlib import Path;"
        "from app.sheets.roster_file import read_roster;"
        "from app.models.errors import OperationRefused\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))\n"
        "try: read_roster(Path(sys.argv[1]), date.max)\n"
        "except OperationRefused as refused: print(refused.key)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(ROSTERS / "bomb.xlsx")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.strip() == "spreadsheet_too_large", said.stderr


def test_common_headings_over_two_lines_do_not_hide_the_columns_below_them():
    preview = read_roster(ROSTERS / "heading_blocks.xlsx")

    assert people(preview) == FAMILY
    assert (preview.header_row, preview.doubtful) == (2, ())
    assert [row.id_number for row in preview.rows] == [MAN, WOMAN, ""]


def test_a_second_table_below_is_read_by_its_own_headings():
    preview = read_roster(ROSTERS / "two_tables.xlsx")

    assert people(preview) == [*FAMILY, ("3", "赵六", "赵六", "户主")]
    assert preview.rows[-1].phones == ("15400000003",)
    assert (preview.doubtful, preview.refused, preview.total_rows) == ((), (), 3)


def test_every_member_of_a_row_that_lists_a_household_is_read():
    preview = read_roster(ROSTERS / "a_row_a_household.xlsx")

    assert people(preview) == [
        ("001", "张三", "张三", "户主"),
        ("001", "张三", "李四", "妻"),
        ("001", "张三", "张小雨", "孙女"),
        ("002", "王五", "王五", "户主"),
        ("003", "赵六", "赵六", "户主"),
    ]
    head, wife, granddaughter, *_ = preview.rows
    assert (head.id_number, head.phones, head.note) == (MAN, ("15400000001",), "低保")
    assert (wife.id_number, wife.phones, wife.note) == (WOMAN, (), "")
    assert problems(preview) == [(2, "成员2身份证号", "id_number_malformed")]
    assert [doubt.member for doubt in preview.doubtful] == [granddaughter.member] == [2]
    assert [(r.row, r.column, r.member) for r in preview.refused] == [(4, "成员2姓名", 2)]
    assert preview.headings["id_number"] == "户主身份证号"
    assert preview.headings["id_number/2"] == "成员2身份证号"


def test_members_are_told_apart_also_by_a_line_above_their_headings():
    preview = read_roster(ROSTERS / "members_on_two_lines.csv")

    assert [(r.head_name, r.name, r.head_relation, r.phones) for r in preview.rows] == [
        ("张三", "张三", "户主", ("15400000001",)),
        ("张三", "李四", "妻", ()),
        ("张三", "张小雨", "女", ()),
        ("王五", "王五", "户主", ()),
    ]
    assert preview.households == 2
    assert {problem for _, _, problem in problems(preview)} == {"household_number_column_missing"}


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("姓名1", "身份证1", "姓名2", "身份证2"), ("name", "id_number") * 2),
        (("第一人姓名", "第一人电话", "第二人姓名", "第二人电话"), ("name", "phones") * 2),
        (("户主", "家庭成员（1）", "家庭成员（2）"), ("head_name", "name", "name")),
        (("姓名", "手机1", "手机2", "第二电话"), ("name", "phones", "phones", "phones")),
        (("户号1", "姓名1", "户号2", "姓名2"), ("household_number", "name", "", "")),
    ],
)
def test_numbered_headings_are_of_members_only_where_names_are_numbered(headings, fields):
    assert guess_fields(headings) == fields


def test_a_second_table_beside_is_told_and_gives_nobody_its_values():
    preview = read_roster(ROSTERS / "side_by_side.xlsx")

    assert people(preview) == FAMILY
    assert {problem for _, _, problem in problems(preview)} == {"roster_column_twice"}


@pytest.mark.parametrize("name", ["struck_out.xlsx", "struck_out.xls"])
def test_a_name_that_is_struck_out_is_doubtful(name):
    preview = read_roster(ROSTERS / name)

    assert people(preview) == FAMILY
    assert problems(preview) == [(3, "姓名", "roster_row_struck")]


@pytest.mark.parametrize("name", ["error_cells.xlsx", "error_cells.xls", "error_cells.csv"])
def test_the_error_of_a_formula_is_never_a_name(name):
    preview = read_roster(ROSTERS / name)

    assert not any(row.name.startswith("#") for row in preview.rows)
    assert [doubt.problem for doubt in preview.refused] == ["person_name_unreadable"]


@pytest.mark.parametrize("name", ["error_cells.xlsx", "error_cells.xls"])
def test_the_error_of_a_formula_elsewhere_is_told_by_its_cell(name):
    preview = read_roster(ROSTERS / name)

    told = [(doubt.column, doubt.value, doubt.problem) for doubt in preview.doubtful]
    assert told == [
        ("身份证号", "#N/A", "roster_cell_is_error"),
        ("联系电话", "#N/A", "roster_cell_is_error"),
    ]
    assert preview.rows[-1].id_number == ""


def test_what_people_write_beside_a_value_neither_hides_nor_becomes_it():
    preview = read_roster(ROSTERS / "habits.xlsx")

    first, second, third, fourth, fifth = preview.rows
    assert {row.household_number for row in preview.rows} == {"1"}
    assert (first.name, first.head_relation, first.id_number) == ("张三", "户主", MAN)
    assert (first.phones, first.born_on) == ((), "1960-01-01")
    assert (second.id_number, second.born_on, second.phones) == (WOMAN, "1962-02-02", ())
    assert (third.id_number, third.phones) == ("", ())
    assert "未上户" in third.note
    assert "农历二〇一〇年三月" in third.note
    assert (fourth.born_on, fifth.born_on) == ("1935-10-21", "1965-03-12")
    assert problems(preview) == [
        (4, "身份证号", "id_number_malformed"),
        (4, "出生日期", "birth_date_lunar"),
        (4, "联系电话", "phone_unclear"),
        (5, "姓名", "person_name_has_more"),
    ]
    assert [(doubt.row, doubt.problem) for doubt in preview.refused] == [
        (7, "person_name_unreadable")
    ]


def test_a_column_that_has_no_heading_is_told():
    preview = read_roster(ROSTERS / "unnamed_column.xlsx")

    assert problems(preview) == [(1, "F", "roster_column_unnamed")]
    assert preview.rows[0].phones == ()


@pytest.mark.parametrize(
    ("name", "part", "pattern", "nonsense"),
    [
        ("error_cells.xlsx", "xl/worksheets/sheet1.xml", "<sheetData>",
         '<sheetData><!--<c r="ZZ99" t="e"><v>#N/A</v></c>-->'),
        ("hidden_rows.xlsx", "xl/worksheets/sheet1.xml", r'<row r="\d+"', '<row r="²"'),
        ("hidden_rows.xlsx", "xl/worksheets/sheet1.xml", r'<row r="\d+"', f'<row r="{"9" * 5_000}"'),
        ("struck_out.xlsx", "xl/styles.xml", r'fontId="\d+"', 'fontId="²"'),
    ],
)  # fmt: skip
def test_a_file_with_nonsense_in_its_marks_is_read_or_refused(
    name, part, pattern, nonsense, tmp_path
):
    with zipfile.ZipFile(ROSTERS / name) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    written = re.sub(pattern, nonsense, parts[part].decode())
    assert written != parts[part].decode()
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, written if each == part else content)

    try:
        assert read_roster(tmp_path / name).rows
    except OperationRefused as refusal:
        assert refusal.key == "file_not_a_spreadsheet"
