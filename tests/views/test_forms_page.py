"""Forms and exports by keyboard: a township's workbook is taken, filled, and put away again."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.presenters.list_contents import CONTENT_OF
from tests.views.pressing import press

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_forms(open_desktop, village):
    village.register()
    desk = open_desktop(village)
    desk.log_in()
    page = desk.page("appeals").open_ledger("forms")
    desk.settle()
    return desk, page


def form(path: Path, *headings: str) -> Path:
    book = Workbook()
    book.active.append(["{站名}代办台账"])
    book.active.append(list(headings))
    book.save(path)
    return path


def test_every_list_is_exported_and_printed(at_forms):
    desk, page = at_forms
    files = []
    for row in range(len(CONTENT_OF)):
        page.table.select_row(row)
        press(desk, page, Qt.Key.Key_E)
        files.append(desk.save())
        assert page.message().startswith("已存到"), page.message()
        press(desk, page, Qt.Key.Key_P)
        files.append(desk.put_preview_away())

    assert [path.suffix for path in files] == [".xlsx", ".pdf"] * len(CONTENT_OF)
    assert all(path.stat().st_size for path in files)


def test_a_form_is_taken_filled_and_put_away(at_forms, tmp_path):
    desk, page = at_forms
    assert page.table.current_record().ledger == "cases"
    page.form_chosen.emit("cases", str(form(tmp_path / "镇里的.xlsx", "序号", "事项", "申请人")))
    desk.settle()
    assert page.message().startswith(
        "“代办件清单”以后照这个表样导出；表样里没有这些列，不会填：编号、"
    )
    assert page.table.records_model.index(0, 1).data() == "镇里的.xlsx"
    press(desk, page, Qt.Key.Key_E)
    sheet = load_workbook(desk.save()).active
    assert page.message().startswith("已按表样存到")
    assert sheet["A1"].value.endswith("代办台账")
    assert [cell.value for cell in sheet[3]][:1] == [1]
    assert sheet["C3"].value == "李建国"

    QTest.keyClick(page, Qt.Key.Key_Delete)
    QTest.mouseClick(page.sheet.yes_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.table.records_model.index(0, 1).data() == "没有表样，按普通表格"


def test_the_roster_keeps_every_digit(at_forms, tmp_path):
    desk, page = at_forms
    page.form_chosen.emit("people", str(form(tmp_path / "花名册.xlsx", "姓名", "身份证号")))
    desk.settle()
    page.table.select_row(2)
    press(desk, page, Qt.Key.Key_E)

    numbers = [row[1].value for row in load_workbook(desk.save()).active.iter_rows(min_row=3)]
    assert numbers
    assert all(isinstance(number, str) and len(number) == 18 for number in numbers if number)


def test_a_wrong_file_is_refused_and_nothing_changes(at_forms, tmp_path):
    desk, page = at_forms
    wrong = tmp_path / "不是表格.xlsx"
    wrong.write_bytes(b"hello")
    page.form_chosen.emit("cases", str(wrong))
    desk.settle()
    assert "不是能读的 Excel 表格" in page.message()
    page.form_chosen.emit("cases", str(form(tmp_path / "别的.xlsx", "品名", "数量")))
    desk.settle()
    assert "没有找到表头" in page.message()
    assert page.table.records_model.index(0, 1).data() == "没有表样，按普通表格"


def test_the_file_is_asked_for(at_forms):
    desk, page = at_forms
    press(desk, page, Qt.Key.Key_I)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert dialogs
    for dialog in dialogs:
        dialog.close()
