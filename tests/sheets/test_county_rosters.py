"""Rosters that a county's own systems and forms write (tools/county_rosters.py)."""

from pathlib import Path

import pytest

from app.models.errors import OperationRefused
from tests.spreadsheets import read_roster
from tools.county_rosters import OLD_MAN, SON

ROSTERS = Path(__file__).resolve().parents[1] / "rosters"
UNREAD = {"roster_column_not_read", "roster_sheet_not_read"}


def doubts(preview):
    return [
        (d.row, d.column, d.value, d.problem) for d in preview.doubtful if d.problem not in UNREAD
    ]


@pytest.mark.parametrize("name", ["police_register.xlsx", "police_register.et"])
def test_the_police_s_codes_are_read_as_words_and_who_is_gone_is_told(name):
    preview = read_roster(ROSTERS / name)

    assert [
        (r.household_number, r.head_name, r.name, r.head_relation, r.sex, r.ethnicity, r.education,
         r.marital_status, r.born_on) for r in preview.rows[:3]
    ] == [
        ("37078112345", "张三", "张三", "户主", "1", "汉族", "初中", "已婚", "1965-03-12"),
        ("37078112345", "张三", "李四", "妻", "2", "汉族", "小学", "已婚", "1968-09-01"),
        ("37078112345", "张三", "张小三", "子", "1", "汉族", "高中", "未婚", "1990-05-05"),
    ]  # fmt: skip
    assert (preview.rows[3].education, preview.rows[3].note) == ("", "文化程度：90")
    assert doubts(preview) == [
        (4, "人员状态", "死亡", "roster_row_gone"),
        (4, "何时何因注销户口", "20250101死亡注销", "roster_row_gone"),
        (5, "文化程度", "90", "roster_word_unknown"),
        (6, "与户主关系", "98", "head_relation_code_unknown"),
        (6, "人员状态", "迁出", "roster_row_gone"),
        (6, "何时何因注销户口", "2024年迁往外县", "roster_row_gone"),
    ]


def test_examples_and_hints_of_a_form_are_nobody():
    preview = read_roster(ROSTERS / "collecting_form.xlsx")

    assert [(r.household_number, r.name, r.head_relation) for r in preview.rows] == [
        ("001", "王五", "户主"),
        ("001", "赵六", "妻"),
    ]
    assert preview.rows[0].id_number == OLD_MAN
    assert [(d.row, d.column, d.value, d.problem) for d in preview.refused] == [
        (4, "*户号", "示例", "roster_row_is_example"),
        (5, "*户号", "例：001", "roster_row_is_example"),
    ]
    assert doubts(preview) == []


def test_a_birth_date_and_a_sex_over_several_columns_are_read_as_one():
    preview = read_roster(ROSTERS / "split_columns.xlsx")

    assert [(r.name, r.head_relation, r.sex, r.born_on, r.id_number) for r in preview.rows] == [
        ("张三", "户主", "1", "1965-03-12", ""),
        ("李四", "妻", "2", "1968-09-01", ""),
        ("张小三", "子", "1", "1990-05-05", SON),
        ("张小雨", "女", "0", "2015-06-01", ""),
    ]
    assert preview.refused == ()
    assert (7, "性别", "√√", "roster_word_unknown") in doubts(preview)
    assert preview.rows[3].note == "性别：√√"


@pytest.mark.parametrize("name", ["separator_named.csv", "phones_with_semicolons.csv"])
def test_semicolons_part_cells_or_phones_as_they_are_meant(name):
    preview = read_roster(ROSTERS / name)

    assert [(r.household_number, r.name, r.phones) for r in preview.rows] == [
        ("1", "张三", ("15400000001", "15400000002"))
    ]


def test_a_web_page_that_is_called_a_workbook_is_refused_as_what_it_is():
    with pytest.raises(OperationRefused) as refused:
        read_roster(ROSTERS / "web_page.xls")

    assert refused.value.key == "file_is_web_page"
