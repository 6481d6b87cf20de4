"""Appointments, teams and the assembly for criticism by keyboard on a real station."""

import pytest
from PySide6.QtCore import Qt

from app.models.appointment_records import Appointment
from app.models.records import Cadre
from app.sheets.profile_file import shipped_profile
from tests.stations import RESOURCES
from tests.views.ledger_pages import look, open_ledger
from tests.views.pressing import PLAIN, press

__all__ = ["open_ledger"]


def texts(table, row=0):
    model = table.records_model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_a_villager_asks_to_be_visited_and_the_day_and_its_plan_say_so(open_ledger, village):
    number = village.store.households.page_after()[0].number
    desk, page = open_ledger("appointments")
    press(desk, page, Qt.Key.Key_N)
    form = page.sheet
    form.fields["way"].set_value("visit")
    form.fields["subject"].set_text("问低保")
    press(desk, form, Qt.Key.Key_S)
    assert "选户" in form.message()
    picker = form.fields["household_id"]
    picker.line_edit.setText(number)
    picker.households_wanted.emit(number)
    desk.settle()
    picker.table.select_row(0)
    assert picker.household_id()
    look(form, "appointment-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.message() == "已保存预约，到那天“今日”里会提醒。"
    assert texts(page.waiting)[2] == "约访" and texts(page.waiting)[5] == "问低保"

    today = desk.page("today")
    desk.settle()
    assert "1" in today.appointments_button.text()
    visits = desk.page("visits")
    visits.open_planning()
    desk.settle()
    assert "约访：问低保" in texts(visits.planning_page.table)
    today.appointments_button.click()
    desk.settle()

    press(desk, page, Qt.Key.Key_R)
    day = page.sheet.fields["meets_on"]
    day.set_value("2026-03-03")
    page.sheet.fields["meets_at_time"].set_text("1430")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert texts(page.waiting)[:2] == ["2026-03-03", "14:30"]
    press(desk, page, Qt.Key.Key_T)
    assert "还没有到" in page.message()
    look(page, "appointments")
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("预约登记表")
    press(desk, page, Qt.Key.Key_D)
    page.sheet.fields["note"].set_text("自己来了")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message() == "已取消这个预约。"
    page.tabs.setCurrentIndex(1)
    assert page.ended.records_model.rowCount() == 1


def test_somebody_did_not_come(open_ledger, village):
    typed = Appointment(id="", person_name="张三", subject="办医保", meets_on="2026-03-02")
    village.desk.appointments.make(village.actor, typed)
    desk, page = open_ledger("appointments")
    press(desk, page, Qt.Key.Key_M)
    assert page.message() == "已记下：没来。"
    assert page.ended.records_model.record_at(0).appointment.state == "missed"


@pytest.fixture
def with_cadres(village):
    for number in range(12):
        cadre = Cadre(id="", name=f"干部{number}")
        village.desk.register.add_cadre(village.actor, cadre)
    return village


def test_a_team_is_made_from_cadres_and_ended(with_cadres, open_ledger):
    shown = shipped_profile(RESOURCES, "raoyang")
    with_cadres.desk.profiles.adopt(with_cadres.actor, shown)
    desk, page = open_ledger("teams")
    press(desk, page, Qt.Key.Key_N)
    form = page.sheet
    form.fields["name"].set_text("第一党小组")
    form.fields["kind"].set_value("party_group")
    for box in form.fields["member_ids"].boxes.values():
        box.setChecked(True)
    look(form, "team-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.message() == "已保存这个团队。"
    assert texts(page.table)[8] == "▲ 党员 11 名，多于 10 名"
    assert "每名党员联系 10 户左右" in page.subtitle()
    look(page, "teams")
    press(desk, page, Qt.Key.Key_D)
    page.sheet.confirmed.emit()
    desk.settle()
    assert not page.table.records_model.record_at(0).is_standing


def test_an_assembly_is_prepared_scored_and_concluded(village, open_ledger):
    village.desk.profiles.adopt(village.actor, shipped_profile(RESOURCES, "yingshan"))
    desk, page = open_ledger("assemblies")
    press(desk, page, Qt.Key.Key_N)
    form = page.sheet
    form.fields["title"].set_text("上半年有奖批评")
    form.fields["held_on"].set_value("2026-03-02")
    form.fields["announced_on"].set_value("2026-02-28")
    form.fields["teams"].set_text("甲队：" + "、".join(f"甲{n}" for n in range(6)))
    form.fields["jurors"].set_text("、".join(f"评{n}" for n in range(10)))
    press(desk, form, Qt.Key.Key_S)
    assert "2026-02-23" in form.message()
    form.fields["announced_on"].set_value("2026-02-23")
    look(form, "assembly-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.message() == "已保存这次大会。"
    look(page, "assemblies")
    press(desk, page, Qt.Key.Key_T)
    assert "逐张计票" in page.message()
    press(desk, page, Qt.Key.Key_T)
    appraisals = desk.page("appeals").ledger("appraisals")
    counting = appraisals.sheet
    for _ in range(10):
        press(desk, counting.marks, Qt.Key.Key_1, PLAIN)
        press(desk, counting.marks, Qt.Key.Key_Return, PLAIN)
    assert "10 张" in counting.count_label.text()
    look(counting, "assembly-counting")
    appraisals.close_sheet()
    press(desk, appraisals, Qt.Key.Key_D)
    page = desk.page("appeals").open_ledger("assemblies")
    desk.settle()
    press(desk, page, Qt.Key.Key_R)
    page.sheet.fields["result"].set_text("甲队一等奖")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message() == "已保存大会结果。"
    assert texts(page.table)[7] == "甲队一等奖"
