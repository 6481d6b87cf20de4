"""What is exported is text, and stays text when it is opened again."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.models.errors import OperationRefused
from app.sheets.table_sheet import LONGEST_CELL, table_bytes

# What a spreadsheet file can hold: no lone surrogates; line ends are its own.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)


def cells_of(content: bytes) -> list[list[object]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)


def written(title: str, headings: list[str], rows: list[list[object]]) -> list[list[object]]:
    return cells_of(table_bytes(title, headings, rows))


@pytest.mark.parametrize(
    "text",
    [
        "370781199001010019",
        "0012",
        "=1+1",
        '=HYPERLINK("http://example")',
        "{=SUM(A1)}",
        "+8613800138000",
        "-1",
        "@cmd",
        "http://example/",
        "1965-03-12",
        "TRUE",
        "1E5",
        "_x0041_",
        "a\tb",
        "王䶮㛃𬱖",
        " 前后有空格 ",
        "第一行\n第二行",
        "<b>&amp;</b>",
    ],
)
def test_text_stays_text(text):
    assert written("表", ["列"], [[text]]) == [["表"], ["列"], [text]]


@given(st.lists(st.tuples(texts, texts), max_size=5))
def test_any_text_comes_back_as_it_was(rows):
    marked = [[f"<{a}>", f"<{b}>"] for a, b in rows]

    assert written("表", ["甲", "乙"], marked)[2:] == marked


def test_numbers_and_nothing_are_written_as_text():
    assert written("表", ["甲", "乙"], [[12, None]])[2] == ["12", ""]


def test_counts_and_rates_are_numbers_where_figures_stand_and_words_stay_words():
    words = ["–", "370781194910010019", "13800138000", "66.67% 左右", "0.0001%"]
    row = [12, "66.67%", "8.3%", "100%", *words]
    content = table_bytes("表", list("甲乙丙丁戊己庚辛壬"), [row], has_figures=True)
    cells = list(load_workbook(io.BytesIO(content)).active[3])
    assert [cell.value for cell in cells] == [12, 0.6667, 0.083, 1, *words]
    looks = ["0", "0.00%", "0.0%", "0%"]
    assert [cell.number_format for cell in cells] == [*looks, *["@"] * len(words)]


def test_a_title_that_no_sheet_may_have_stands_in_full_in_its_first_cell():
    title = "王府街道[2026]/走访*统计:表?" + "很长" * 20

    assert written(title, ["列"], [["值"]])[0] == [title]
    assert written("'", ["列"], [["值"]])[0] == ["'"]


def test_a_cell_that_does_not_fit_is_refused_not_cut():
    with pytest.raises(OperationRefused, match="sheet_cell_too_long") as refusal:
        written("表", ["甲", "乙"], [["", "长" * (LONGEST_CELL + 1)]])
    assert refusal.value.facts == {"row": 3, "column": 2}
