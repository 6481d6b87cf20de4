"""Masked numbers: shown by a press, gone after half a minute, written down, taken out for a reason only."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.stations import PASSWORD
from tests.views.disclosing import NUMBER, PHONE, desk, household_page, villager
from tests.views.pressing import press

__all__ = ["desk", "household_page", "villager"]


def open_log(desk):
    page = desk.page("settings")
    page.open_disclosures()
    desk.settle()
    return page.disclosure_page


def test_a_press_shows_the_numbers_and_time_masks_them_again(desk, household_page):
    strip = household_page.reveal_strip
    assert not strip.isVisible()
    press(desk, household_page, Qt.Key.Key_Y)
    assert NUMBER in strip.words() and PHONE in strip.words() and "低保户" in strip.words()

    for _ in range(29):
        strip._on_tick()
    assert strip.isVisible()
    strip._on_tick()
    assert not strip.isVisible() and strip.words() == ""


def test_another_page_and_the_lock_mask_at_once(desk, household_page):
    strip = household_page.reveal_strip
    press(desk, household_page, Qt.Key.Key_Y)
    desk.page("today")
    assert strip.words() == ""

    desk.page("households")
    press(desk, household_page, Qt.Key.Key_Y)
    desk.desktop.lock()
    assert strip.words() == ""
    desk.settle()


def test_what_was_copied_leaves_the_clipboard_again(desk, household_page):
    strip, clipboard = household_page.reveal_strip, QApplication.clipboard()
    press(desk, household_page, Qt.Key.Key_Y)
    strip.copy_number_button.click()
    assert clipboard.text() == NUMBER
    strip._clipboard._timer.timeout.emit()
    assert clipboard.text() == ""

    strip.copy_phone_button.click()
    assert clipboard.text() == PHONE
    clipboard.setText("别的")
    strip.forget()
    assert clipboard.text() == "别的"


def test_the_page_of_a_case_shows_the_applicants_phone(desk):
    page = desk.page("cases").case_page
    case = desk.page("cases").list_page.table.records_model.record_at(0).case
    desk.pages.open_case(case.id)
    desk.settle()
    press(desk, page, Qt.Key.Key_Y)
    assert PHONE in page.reveal_strip.words()
    desk.page("cases").open_list()
    assert page.reveal_strip.words() == ""


def test_who_saw_a_villager_is_listed(desk, household_page):
    press(desk, household_page, Qt.Key.Key_Y)
    household_page.history_button.chosen.emit("viewers")
    desk.settle()
    sheet = desk.shell.page("households").sheets.viewers_sheet
    [line] = sheet.table.records_model.records()
    assert (line.action, line.actor_name) == ("reveal", "王秀英")
    assert sheet.table.horizontalScrollBar().maximum() == 0
    sheet.reject()


def test_opening_the_form_counts_as_seeing(desk, household_page):
    household_page.edit_button.chosen.emit("person")
    desk.settle()
    desk.shell.page("households").sheets.form_sheet.reject()
    page = open_log(desk)
    assert [line.action for line in page.table.records_model.records()] == ["form"]


def test_the_log_and_the_scope_of_a_breach_print_and_export(desk, household_page):
    opened = []
    press(desk, household_page, Qt.Key.Key_Y)
    page = open_log(desk)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        press(desk, page, Qt.Key.Key_P)
        opened.append(desk.put_preview_away())
        press(desk, page, Qt.Key.Key_E)
        opened.append(desk.save())
        assert page.message().startswith("已存到")
    assert [path.suffix for path in opened] == [".pdf", ".xlsx"] * 3
    scope = page.scope.records_model.records()
    assert scope[0].key == "people" and scope[0].count > 1
    assert page.scope.records_model.index(0, 0).data() == "群众人数"


def cells(path: Path) -> str:
    return str([[cell.value for cell in row] for row in load_workbook(path).active])


def test_a_list_leaves_the_house_masked_or_for_a_reason(desk):
    opened = []
    page = desk.page("appeals").open_ledger("forms")
    desk.settle()
    keys = [form.ledger for form in page.table.records_model.records()]
    page.table.select_row(keys.index("people"))
    press(desk, page, Qt.Key.Key_E)
    opened.append(desk.save())
    assert NUMBER not in cells(opened[-1]) and "3707**********0019" in cells(opened[-1])
    assert PHONE not in cells(opened[-1]) and "138****8000" in cells(opened[-1])

    press(desk, page, Qt.Key.Key_U)
    sheet = page.sheet
    sheet.reason_field.set_text("报镇民政办核对")
    sheet.password_field.set_text("bu dui de mi ma")
    sheet.confirm_button.click()
    desk.settle()
    assert sheet.message().startswith("密码不对") and QApplication.activeModalWidget() is sheet
    sheet.password_field.set_text(PASSWORD)
    sheet.reason_field.set_text("　")
    sheet.confirmed.emit("　", PASSWORD)
    desk.settle()
    assert sheet.message().startswith("没有写清用途") and QApplication.activeModalWidget() is sheet
    sheet.confirmed.emit("报镇民政办核对", PASSWORD)
    desk.settle()
    opened.append(desk.save("给民政办.xlsx"))
    assert NUMBER in cells(opened[-1])
    assert page.sheet is None

    log = open_log(desk)
    [line] = log.table.records_model.records()
    assert (line.action, line.subject, line.reason) == ("export", "花名册", "报镇民政办核对")
    page = desk.page("appeals").open_ledger("forms")
    page.table.select_row(keys.index("cases"))
    assert not page.take_out_button.isEnabled()
