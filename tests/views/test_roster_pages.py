"""导入花名册: the real page on real threads, with real spreadsheets."""

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.sheets.synthetic_village import synthetic_roster, write_roster

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(desk):
    section = desk.page("households")
    QTest.keyClick(section.list_page, Qt.Key.Key_I, CONTROL)
    desk.settle()
    return section


@pytest.fixture
def page(section):
    assert section.currentWidget() is section.roster_page
    return section.roster_page


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "花名册.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("全村")
    sheet.write_row(0, 0, ["户号", "户主", "姓名", "与户主关系", "身份证号"])
    sheet.write_row(1, 0, ["901", "高明", "高明", "户主", "370781196503120019"])
    sheet.write_row(2, 0, ["901", "高明", "", "妻", ""])
    book.close()
    return str(path)


def look_at(desk, page, path):
    page.file_chosen.emit(path)
    desk.settle()


def test_a_roster_is_looked_at_then_imported_by_keyboard(desk, section, page, roster):
    assert not page.import_button.isEnabled()
    look_at(desk, page, roster)
    assert page.figures() == {
        "sheet": "全村",
        "header_row": "1",
        "households": "1",
        "people": "1",
        "doubtful_rows": "1",
        "refused_rows": "1",
    }
    model = page.issues.records_model
    words = [[model.index(row, column).data() for column in range(5)] for row in range(2)]
    assert words[0][:4] == ["3", "姓名", "", "■ 不导入"]
    assert words[1][:4] == ["2", "身份证号", "3707**********0019", "▲ 待核"]
    assert "校验不对" in words[1][4]

    assert QApplication.focusWidget() is page.import_button
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    desk.settle()
    assert "新增 1 户、1 人" in page.message()
    assert "待核 1 行" in page.message()
    assert QApplication.focusWidget() is page.back_button
    QTest.keyClick(page.back_button, Qt.Key.Key_Return)
    desk.settle()
    assert section.list_page.table.records_model.rowCount() == 9


def test_a_file_that_is_no_roster_gets_one_sentence(desk, page, tmp_path):
    path = tmp_path / "文字.xlsx"
    path.write_bytes(b"no sheet")

    look_at(desk, page, str(path))

    assert "不是能读的 Excel 表格" in page.message()
    assert not page.import_button.isEnabled()
    assert page.choose_button.isEnabled()


def test_a_long_import_shows_how_far_it_is_and_can_be_stopped(desk, section, page, tmp_path, qtbot):
    path = tmp_path / "big.xlsx"
    write_roster(path, synthetic_roster(500, 3), "花名册")
    look_at(desk, page, str(path))

    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert section.currentWidget() is page, "a second Enter does not leave"
    with qtbot.waitSignal(page.progress_wanted):
        pass
    assert not page.choose_button.isEnabled()
    page.cancel_requested.emit()
    desk.settle()

    assert page.message() == "已取消，什么都没有导入。"
    assert page.import_button.isEnabled()
    section.open_list()
    desk.settle()
    assert section.list_page.table.records_model.rowCount() == 8


def test_a_file_is_chosen_in_a_dialog_that_leaves_the_desk_running(page, qtbot, roster):
    page.choose_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog.isVisible()

    with qtbot.waitSignal(page.file_chosen) as chosen:
        dialog.fileSelected.emit(roster)
    dialog.close()

    assert chosen.args == [roster]


def test_a_file_may_be_dropped(page, qtbot, roster):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(roster)])
    event = QDropEvent(
        QPoint(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    with qtbot.waitSignal(page.file_chosen) as chosen:
        page.dropEvent(event)

    assert chosen.args == [roster]


def test_escape_goes_back(section, page):
    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert section.currentWidget() is section.list_page
