"""Who holds the originals: reached, read and counted in by keyboard, on a real station."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.stations import enrolled, server, town

__all__ = ["enrolled", "server", "town"]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_originals(open_desktop):
    """at_originals(pc): the desk, with the view of originals in front, reached by keys."""

    def go(pc):
        desk = open_desktop(pc)
        desk.log_in()
        section = desk.page("cases")
        section.list_page.table.setFocus()
        QTest.keyClick(section.list_page.table, Qt.Key.Key_Y, CONTROL)
        desk.settle()
        assert section.currentWidget() is section.custody_page
        return desk, section

    return go


def cell(page, row, column):
    model = page.table.records_model
    return model.index(row, column).data()


def test_keys_lead_to_the_originals_into_a_case_and_back(village, at_originals):
    village.submitted()
    stayed = village.register()
    desk, section = at_originals(village)
    page = section.custody_page
    assert page.tabs.tabText(0) == "全部 6"
    assert page.tabs.tabText(1) == "在本站 3"
    assert not page.receive_button.isEnabled()
    assert cell(page, 0, 0) == "● 在本站"
    assert cell(page, 3, 6).endswith("-Y")

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert section.currentWidget() is section.case_page
    assert stayed.item_name in section.case_page.title()
    QTest.keyClick(section.case_page, Qt.Key.Key_Escape)
    desk.settle()
    assert section.currentWidget() is page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert section.currentWidget() is section.list_page


def test_a_tab_shows_one_holder(village, at_originals):
    village.submitted()
    village.register()
    desk, section = at_originals(village)
    page = section.custody_page

    page.tabs.setFocus()
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    QTest.keyClick(page.tabs, Qt.Key.Key_Right)
    desk.settle()

    assert {cell(page, row, 0) for row in range(page.table.records_model.rowCount())} == {
        "▲ 在去镇里的路上"
    }


def test_without_originals_the_page_says_so(village, at_originals):
    _, section = at_originals(village)
    page = section.custody_page

    assert page.table.records_model.rowCount() == 0
    assert "原件都已退还" in page.table.empty_text()


def test_a_closed_case_says_that_its_original_is_still_out(village, at_originals):
    case = village.register()
    village.desk.cases.decline(village.actor, case.id, "不属于受理范围")
    _, section = at_originals(village)

    assert cell(section.custody_page, 0, 4) == "■ 不予受理，原件没还"


def test_a_batch_from_town_is_counted_in_by_keys(enrolled, town, at_originals):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    [batch] = enrolled.store.custody.handovers_after()
    acts = town.township.custody
    acts.receive_batch(batch.entity_id, case.village_code, town.clerk, batch.material_ids)
    acts.send_down(case.village_code, town.clerk, case.id, batch.material_ids[:2])
    enrolled.sync.exchange()
    desk, section = at_originals(enrolled)
    page = section.custody_page
    assert page.receive_button.text() == "点收退回的材料 1 批"

    QTest.keyClick(page.table, Qt.Key.Key_D, CONTROL)
    desk.settle()
    sheet = page.sheet
    first, second = sheet.boxes.values()
    assert not first.isChecked()
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    desk.settle()
    assert sheet.isVisible()
    assert "勾选收到的材料" in sheet.message()
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    desk.settle()

    assert not sheet.isVisible()
    missing = second.text().partition("（")[0]
    assert page.message().startswith("已点收 1 份。还有 1 份没到")
    assert page.message().endswith(missing)
    QTest.keyClick(page.receive_button, Qt.Key.Key_Space)
    desk.settle()
    QTest.keyClick(page.sheet, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(page.sheet, Qt.Key.Key_S, CONTROL)
    desk.settle()
    assert page.message() == "已点收 1 份。"
    assert not page.receive_button.isEnabled()
