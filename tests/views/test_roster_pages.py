"""导入花名册: the real page on real threads, with real spreadsheets."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.acts.roster_undo import RosterUndoReport
from app.presenters.roster_summary import RosterIssue
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from app.views.roster_undo_sheet import RosterUndoSheet
from tools.trap_sheets import sheet

CONTROL = Qt.KeyboardModifier.ControlModifier
ROSTERS = Path(__file__).resolve().parents[1] / "rosters"


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
        "households_new": "1",
        "people_new": "1",
        "people_changed": "0",
        "unchanged": "0",
        "doubtful_rows": "1",
        "refused_rows": "1",
    }
    assert page.sheet_choice.sheet_field.value() == "全村"
    model = page.lines.issues.records_model
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
    path.write_bytes(roster_bytes(synthetic_roster(500, 3), "花名册"))
    look_at(desk, page, str(path))

    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert section.currentWidget() is page, "a second Enter does not leave"
    with qtbot.waitSignal(page.progress_wanted):
        pass
    assert not page.choose_button.isEnabled()
    page.cancel_requested.emit()
    desk.settle()

    assert page.message() == "已取消，什么都没有改动。"
    assert page.import_button.isEnabled()
    section.open_list()
    desk.settle()
    assert section.list_page.table.records_model.rowCount() == 8


def test_without_any_sheet_nothing_is_imported_and_the_page_says_why(desk, page):
    look_at(desk, page, str(ROSTERS / "numbered_in_each_group.xlsx"))
    for name in ("一组", "二组"):
        page.sheet_chosen.emit(name)
        desk.settle()
        page.sheet_wanted.emit(False)
        desk.settle()
    assert "一张表都没选" in page._file_words.text()
    assert not page.import_button.isEnabled()


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
    how = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    coming, dropping = QDragEnterEvent(QPoint(10, 10), *how), QDropEvent(QPoint(10, 10), *how)

    QApplication.sendEvent(page, coming)
    with qtbot.waitSignal(page.file_chosen) as chosen:
        QApplication.sendEvent(page, dropping)

    assert coming.isAccepted()
    assert chosen.args == [roster]


def test_escape_goes_back(section, page):
    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert section.currentWidget() is section.list_page


@pytest.mark.qt_log_ignore("This plugin does not support", "Keyboard event not accepted")
def test_a_column_is_corrected_by_keyboard_alone(desk, page, tmp_path):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(sheet([("甲", "乙"), ("901", "高明"), ("901", "高亮")]))
    look_at(desk, page, str(path))
    assert "没有找到“姓名”一列" in page.message()
    assert page.tabs.tabText(page.tabs.currentIndex()).startswith("各列读作什么")
    assert not page.import_button.isEnabled()

    table, choice = page.columns.table, page.columns.field_choice
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_record().letter == "B"
    QTest.keyClick(table, Qt.Key.Key_Return)
    popup = choice.combo_box.view()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    desk.settle()

    assert table.current_record().field == "name"
    assert page.message() == ""
    assert page.figures()["people_new"] == "2"
    assert page.import_button.isEnabled()


def test_a_doubtful_row_is_left_out_with_enter(desk, page, roster):
    look_at(desk, page, roster)
    issues = page.lines.issues
    issues.setFocus()
    issues.select_row(1)

    QTest.keyClick(issues, Qt.Key.Key_Return)
    desk.settle()

    assert page.figures()["people_new"] == "0"
    assert not page.import_button.isEnabled()
    assert issues.records_model.index(1, 3).data() == "■ 不导入"
    assert page.lines.all_button.text() == "待核的都导入"
    page.lines.all_button.click()
    desk.settle()
    assert page.figures()["people_new"] == "1"


def test_lists_of_new_and_changed_people(desk, page, roster):
    look_at(desk, page, roster)
    page.tabs.setCurrentIndex(1)
    people = page.lines.people.records_model
    assert [people.index(0, column).data() for column in range(4)] == ["2", "高明", "901", "新增"]
    page.tabs.setCurrentIndex(2)
    assert people.rowCount() == 0
    assert page.lines.people.empty_text() == "没有要改动的人。"


def test_an_import_is_undone_from_the_list_of_imports(desk, section, page, roster):
    look_at(desk, page, roster)
    QTest.keyClick(page.import_button, Qt.Key.Key_Return)
    desk.settle()

    QTest.keyClick(page, Qt.Key.Key_U, CONTROL)
    undo = page.findChild(RosterUndoSheet)
    assert undo.table.current_record().file_name == "花名册.xlsx"
    QTest.keyClick(undo.table, Qt.Key.Key_Return)
    desk.settle()

    assert page.message() == "已撤销：删去 1 户、1 人，退回 0 人。"
    section.open_list()
    desk.settle()
    assert section.list_page.table.records_model.rowCount() == 8


def test_what_an_undoing_leaves_is_told_in_sentences(desk, page, roster):
    look_at(desk, page, roster)
    left = RosterIssue(
        row=0,
        column="phones",
        value="高明",
        problem="roster_undo_field_changed",
        is_refused=True,
        facts={"name": "高明", "household": "901", "field": "phones"},
    )
    page.show_undone(RosterUndoReport(0, 0, 1), (left,))

    model = page.lines.issues.records_model
    words = [model.index(0, column).data() for column in range(5)]
    assert words[1:4] == ["电话", "高明", "▲ 保留"]
    assert words[4].startswith("高明（户号901）的“电话”在导入以后又改过")
    assert "有 1 处保留" in page.message()


def test_copied_rows_are_looked_at_before_they_are_kept(desk, page):
    QGuiApplication.clipboard().setText("高明\t户主\t男\t13800000001\n高小明\t子\t男\t\n")
    page.paste_button.click()
    desk.settle()
    assert page.figures()["people_new"] == "2"
    page.import_button.click()
    desk.settle()
    assert "2 人" in page.message()

    QGuiApplication.clipboard().setText("")
    page.paste_button.click()
    assert "没有复制到表格" in page.message()
