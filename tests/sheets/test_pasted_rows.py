"""Rows copied from a spreadsheet are read as a roster, with headings and without."""

import pytest

from app.models.errors import OperationRefused
from app.sheets.pasted_rows import fields_by_look, pasted_roster
from tests.spreadsheets import TODAY

ROWS = "张三\t户主\t男\t110105194912310020\t13800000001\n李四\t妻\t女\t\t13800000002\n"


def read(text):
    roster = pasted_roster("粘贴的表格", text)
    choice = roster.guess()
    preview = roster.preview(choice, TODAY)
    return choice.fields, [person.name for person in preview.rows]


def test_rows_without_headings_are_read_by_what_stands_in_them():
    fields, names = read(ROWS)
    assert fields == ("name", "head_relation", "sex", "id_number", "phones")
    assert names == ["张三", "李四"]


def test_one_row_alone_is_enough():
    assert read("张三\t13800000001")[1] == ["张三"]


def test_headings_that_were_copied_too_are_taken():
    fields, names = read("成员姓名\t家庭编号\n张三\t012\n")
    assert (fields, names) == (("name", "household_number"), ["张三"])


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("１１０１０５１９４９１２３１００２０", "id_number"),
        ("11010519491231002ｘ", "id_number"),
        ("110105 19491231 0020", "id_number"),
        ("１３８０００００００１", "phones"),
        ('"13800000001\r\n13800000002"', "phones"),
        ("13800000001、138 0000 0002", "phones"),
        ('"高家庄村\n三组12号"', "address"),
        ("中共党员", "political_status"),
        ("初中", "education"),
        ("丧偶", "marital_status"),
        ("非农业户口", "registration_type"),
    ],
)
def test_cells_are_known_as_people_and_programs_write_them(cell, field):
    assert read(f"张三\t{cell}\r\n")[0] == ("name", field)


def test_a_column_that_looks_like_nothing_is_left_for_a_person_to_say():
    rows = [["张三", "abc"], ["李四", ""]]
    assert fields_by_look(rows) == ["name", ""]


@pytest.mark.parametrize(
    ("text", "key"),
    [("", "roster_empty"), ("\n\n", "roster_empty"), ("1\t2\n", "roster_name_column_missing")],
)
def test_what_is_no_list_of_people_is_refused(text, key):
    with pytest.raises(OperationRefused) as refused:
        pasted_roster("粘贴的表格", text)
    assert refused.value.key == key
