"""代办: the list narrowed down, and several cases handed over, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.stations import papers_without

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_level_narrows_the_list_down_and_is_taken_back(village, desk_of, clock):
    village.register()
    clock.pass_days(8)
    fresh = village.register()
    desk = desk_of()
    page = desk.page("cases").list_page
    box = page.filters.level_box
    assert box.itemText(box.findData("late")) == "已超期  1"
    assert not page.filters.clear_button.isEnabled()

    box.setFocus()
    box.setCurrentIndex(box.findData("late"))
    desk.settle()
    assert page.table.records_model.rowCount() == 1
    assert page.table.records_model.record_at(0).case.id != fresh.id
    assert page.tabs.tabText(0) == "全部 1"

    page.filters.clear_button.setFocus()
    QTest.keyClick(page.filters.clear_button, Qt.Key.Key_Return)
    desk.settle()
    assert page.table.records_model.rowCount() == 2


def test_several_cases_are_chosen_and_handed_over_with_keys(village, desk_of):
    for _ in range(3):
        village.register()
    desk = desk_of()
    page = desk.page("cases").list_page
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    assert page.hand_over_button.text() == "移交所选 2 件"

    QTest.keyClick(page.table, Qt.Key.Key_M, CONTROL)
    desk.settle()

    assert "已移交 2 件" in page.message()
    assert page.tabs.tabText(3) == "镇里办理 2"
    assert page.filters.batch_box.count() == 2


def test_what_cannot_go_to_town_cannot_be_handed_over(village, desk_of):
    village.register(materials=papers_without("户口簿"))
    village.register()
    desk = desk_of()
    page = desk.page("cases").list_page
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)

    assert len(page.table.selected_records()) == 2
    assert not page.hand_over_button.isEnabled()
