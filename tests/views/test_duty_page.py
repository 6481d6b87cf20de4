"""Duty by keyboard on a real station: a month planned, signed in and out, read down to the records."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.pen import Actor
from app.models.identity import new_id
from tests.stations import intake_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_duty(open_desktop, village):
    """The desk with the duty page in front, reached by keys."""
    other = Actor(new_id(village.surroundings.randomness), "李建国", "entry", "15400000002")
    village.desk.register.add_staff(village.actor, other)
    desk = open_desktop(village)
    desk.log_in()
    section = desk.page("appeals")
    desk.settle()
    while section.current_key() != "duty":
        press(section, Qt.Key.Key_PageDown)
        desk.settle()
    return desk, section.stack.currentWidget()


def press(widget, key, modifier=CONTROL):
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(widget, key, modifier)
    QApplication.processEvents()  # a sheet that opens takes the keys


def cell(page, row, column):
    return page.table.records_model.index(row, column).data()


def planned(desk, page):
    """A month is planned by keys alone, as proposed."""
    press(page, Qt.Key.Key_N)
    look(page.sheet, "duty-plan")
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()


def stands_whole(table):
    """No column is out of sight."""
    return table.horizontalScrollBar().maximum() == 0


def look(page, name):
    """Keep a picture of the page where one is asked for."""
    folder = os.environ.get("LIANXIN_PICTURES")
    if folder:
        page.window().grab().save(f"{folder}/{name}.png")


def test_a_month_is_planned_and_today_is_marked(at_duty, village):
    desk, page = at_duty
    page.window().resize(1366, 768)
    desk.settle()
    assert "Ctrl+N" in page.table.empty_text() and stands_whole(page.table)
    planned(desk, page)

    assert page.message() == "已排好 44 班，可以再逐班修改。"
    assert cell(page, 0, 0) == "03-02 周一"
    assert (cell(page, 0, 3), cell(page, 1, 3)) == (village.actor.name, "李建国")
    assert page.table.currentIndex().row() == 0
    assert page.sign_button.text() == "签到"
    assert page.subtitle().startswith(f"今天：上午 {village.actor.name}（未到岗）")
    look(page, "duty-month")
    desk.settle()
    assert stands_whole(page.table)
    assert page.before_button.y() == page.plan_button.y(), "one line on an old screen"


def test_signing_in_and_out_with_what_came_between(at_duty, village):
    desk, page = at_duty
    planned(desk, page)
    press(page, Qt.Key.Key_D)
    desk.settle()
    assert cell(page, 0, 4) == "● 在岗"
    clock = page.table.fontMetrics().horizontalAdvance(cell(page, 0, 5))
    assert page.table.columnWidth(5) > clock + 24, "the hour is read whole"
    case = []
    desk.desktop._runner.run(
        lambda at: at.cases.register_case(village.actor, intake_of()), case.append, case.append
    )
    desk.settle()
    press(page, Qt.Key.Key_D)
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()
    assert "交接事项" in page.sheet.message()
    page.sheet.fields["note"].set_text("低保复核等电话")
    look(page.sheet, "duty-sign-out")
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()

    assert cell(page, 0, 4) == "▲ 已签退"
    assert [cell(page, 0, column) for column in (7, 8, 9)] == ["1", "1", "低保复核等电话"]
    assert not page.sign_button.isEnabled()  # the next one signs for it
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle()
    look(page.sheet, "duty-shift")
    assert page.sheet.table.records_model.rowCount() == 1
    QTest.keyClick(page.sheet.table, Qt.Key.Key_Return)
    desk.settle()
    assert case[0].item_name in desk.page("cases").case_page.title()


def test_leave_names_who_stands_in(at_duty, village):
    desk, page = at_duty
    planned(desk, page)
    press(page, Qt.Key.Key_T)
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()
    assert "请假原因" in page.sheet.message()
    assert page.sheet.focusWidget() is page.sheet.fields["reason"].input
    page.sheet.fields["reason"].set_text("看病")
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()

    assert cell(page, 0, 3) == f"李建国（替{village.actor.name}）"
    page.window().resize(1366, 768)
    desk.settle()
    assert stands_whole(page.table), "who stands in for whom is read without moving the list"
    look(page, "duty-leave")
    assert not page.sign_button.isEnabled()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert f"{village.actor.name} 请假，李建国 替班　看病" in page.sheet.history.text()


def test_evenings_are_added_changed_and_removed(at_duty, village):
    desk, page = at_duty
    press(page, Qt.Key.Key_B)
    page.sheet.fields["starts"].set_text("18：30")
    page.sheet.fields["ends"].set_text("20:30")
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()
    assert cell(page, 0, 1) == "晚班 18:30—20:30"
    press(page, Qt.Key.Key_G)
    page.sheet.fields["leader"].set_text("支书")
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()
    assert cell(page, 0, 2) == "支书"
    press(page, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    QTest.mouseClick(page.sheet.yes_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.table.records_model.rowCount() == 0


def test_rows_of_a_spreadsheet_are_shown_and_put_on_the_roster_when_kept(at_duty, village):
    desk, page = at_duty
    name = village.actor.name
    QGuiApplication.clipboard().clear()
    press(page, Qt.Key.Key_V)
    assert "Ctrl+V" in page.message()
    QGuiApplication.clipboard().setText("甲\t乙\n丙\t丁\n")
    press(page, Qt.Key.Key_V)
    desk.settle()
    assert "看不出哪一列" in page.message()
    QGuiApplication.clipboard().setText(
        f"日期\t上午\t下午\t带班领导\n3月9日 周一\t{name}\t李建国\t支书\n10日\t没有的人\t\t\n"
    )
    press(page, Qt.Key.Key_V)
    desk.settle()
    look(page.sheet, "duty-pasted")
    shown = page.sheet.table.records_model
    assert [shown.index(row, 5).data()[:4] for row in range(3)] == ["◆ 可以", "◆ 可以", "▲ 没有"]
    assert page.table.records_model.rowCount() == 0
    press(page.sheet, Qt.Key.Key_S)
    desk.settle()
    assert page.message() == "已排上 2 班，可以再逐班修改。"
    assert [cell(page, row, 3) for row in range(2)] == [name, "李建国"]
    assert cell(page, 1, 1) == "下午 14:00—17:00"
    press(page, Qt.Key.Key_V)  # the same again: nothing is doubled
    desk.settle()
    assert not page.sheet.save_button.isEnabled()


def test_other_months_are_a_key_away(at_duty):
    desk, page = at_duty
    press(page, Qt.Key.Key_Right)
    desk.settle()
    assert page.month_label.text() == "2026年4月"
    for _ in range(4):
        press(page, Qt.Key.Key_Left)
        desk.settle()
    assert page.month_label.text() == "2025年12月"


@pytest.mark.parametrize(
    ("key", "modifier", "ending"),
    [
        (Qt.Key.Key_P, CONTROL, ".pdf"),
        (Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier, ".pdf"),
        (Qt.Key.Key_E, CONTROL, ".xlsx"),
    ],
)
def test_lists_become_files(at_duty, key, modifier, ending):
    desk, page = at_duty
    planned(desk, page)
    press(page, key, modifier)
    desk.settle()
    QApplication.processEvents()

    path = desk.save() if ending == ".xlsx" else desk.put_preview_away()
    assert path.suffix == ending and path.exists()
