"""Spreadsheets as villages make them, written cell by cell."""

from pathlib import Path

import pytest
import xlsxwriter

ROSTER_HEADINGS = (
    "序号", "村民小组", "户号", "户主", "姓名", "与户主关系", "性别", "民族", "出生日期", "身份证号",
    "电话", "人员类别", "备注",
)  # fmt: skip


@pytest.fixture(scope="session")
def resources() -> Path:
    """The tables that ship."""
    return Path(__file__).parents[2] / "resources"


@pytest.fixture
def make_sheet(tmp_path):
    """Writes rows of plain values as one sheet; a value may be a number, a date or text."""

    def make(rows, name="花名册", date_format="yyyy-mm-dd", merges=()):
        path = tmp_path / "花名册.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": date_format}) as workbook:
            sheet = workbook.add_worksheet(name)
            for n, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(n, column, value)
                    elif value is not None:
                        sheet.write(n, column, value)
            for first_row, last_row, column, value in merges:
                sheet.merge_range(first_row, column, last_row, column, "")
                sheet.write_string(first_row, column, value)
        return path

    return make


@pytest.fixture
def make_roster(make_sheet):
    """A roster sheet from rows that name only the columns they need."""

    def make(*people, headings=ROSTER_HEADINGS, title="张家村户籍花名册", **options):
        rows = [[title], list(headings)]
        for person in people:
            assert set(person) <= set(headings), person
            rows.append([person.get(heading) for heading in headings])
        return make_sheet(rows, **options)

    return make
