"""Activities and appraisals by keyboard on a real station."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.views.ledger_pages import look, open_ledger
from tests.views.pressing import PLAIN, press

__all__ = ["open_ledger"]


def test_an_activity_is_typed_refused_kept_and_changed(open_ledger):
    desk, page = open_ledger("activities")
    press(desk, page, Qt.Key.Key_N)
    form = page.sheet
    form.fields["theme"].set_text("义诊进村")
    press(desk, form, Qt.Key.Key_S)
    assert "责任人" in form.message()
    form.fields["responsible_name"].set_text("张三")
    form.fields["department"].set_text("卫生院")
    form.fields["people_served"].set_text("很多")
    press(desk, form, Qt.Key.Key_S)
    assert "人次" in form.message()
    form.fields["people_served"].set_text("42")
    look(form, "activity-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.message() == "已保存这次活动。"
    press(desk, page.table, Qt.Key.Key_Return, PLAIN)
    page.sheet.fields["place"].set_text("村委会")
    press(desk, page.sheet, Qt.Key.Key_S)

    model = page.table.records_model
    assert [model.index(0, column).data() for column in (3, 4, 5, 7)] == [
        "义诊进村", "卫生院", "村委会", "42",
    ]  # fmt: skip
    look(page, "activities")
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("便民利民活动台账")
    press(desk, page, Qt.Key.Key_E)
    assert desk.save().suffix == ".xlsx"
    assert page.message().startswith("已存到")


def session_in(desk, page, *names):
    press(desk, page, Qt.Key.Key_N)
    page.sheet.fields["title"].set_text("村干部评议")
    page.sheet.fields["subjects"].set_text("\n".join(names))
    look(page.sheet, "appraisal-form")
    press(desk, page.sheet, Qt.Key.Key_S)


def test_what_was_typed_for_one_activity_is_offered_for_the_next(open_ledger):
    desk, page = open_ledger("activities")
    for number in range(2):
        press(desk, page, Qt.Key.Key_N)
        fields = page.sheet.fields
        if number:
            break
        for name, words in (
            ("theme", "义诊进村"),
            ("department", "镇卫生院"),
            ("place", "村广场"),
            ("responsible_name", "周强"),
            ("responsible_phone", "15400000007"),
        ):
            fields[name].set_text(words)
        press(desk, page.sheet, Qt.Key.Key_S)

    offered = fields["place"].line_edit.completer().model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["村广场"]
    fields["responsible_name"].set_text("周强")
    assert fields["responsible_phone"].text() == "15400000007"


def test_sheets_are_counted_by_digits_and_enter(open_ledger):
    desk, page = open_ledger("appraisals")
    session_in(desk, page, "张三", "李四")
    press(desk, page.sessions, Qt.Key.Key_Return, PLAIN)
    marks = page.sheet.marks
    for keys in ("12", "11", "3 "):
        for key in keys.replace(" ", ""):
            QTest.keyClick(marks, key)
        press(desk, marks, Qt.Key.Key_Return, PLAIN)
    assert page.sheet.count_label.text().startswith("群众评议 3 张")
    look(page.sheet, "appraisal-count")
    press(desk, marks, Qt.Key.Key_Return, PLAIN)
    assert "一个档次也没有选" in page.sheet.message()
    press(desk, page.sheet, Qt.Key.Key_Z)
    assert page.sheet.count_label.text().startswith("群众评议 2 张")
    QTest.keyClick(marks, "1")
    QTest.keyClick(marks, Qt.Key.Key_Backspace)
    assert marks.marks()[0] == "" or marks.marks()[1] == ""
    press(desk, page.sheet, Qt.Key.Key_Escape, PLAIN)

    press(desk, page, Qt.Key.Key_D)
    state = page.sessions.records_model.index(0, 1).data()
    assert ("至少" in page.message() or "不够" in page.message()) or state == "◆ 已结束"
    look(page, "appraisals")
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.endswith(".pdf")


def test_a_closed_session_is_opened_again_with_a_reason(open_ledger):
    desk, page = open_ledger("appraisals")
    session_in(desk, page, "张三")
    least = page.sessions.current_record().minimum
    press(desk, page.sessions, Qt.Key.Key_Return, PLAIN)
    for _ in range(max(least, 1)):
        QTest.keyClick(page.sheet.marks, "1")
        press(desk, page.sheet.marks, Qt.Key.Key_Return, PLAIN)
    press(desk, page.sheet, Qt.Key.Key_Escape, PLAIN)
    press(desk, page, Qt.Key.Key_D)
    assert page.sessions.records_model.index(0, 1).data() == "◆ 已结束"
    assert page.end_button.text() == "重新打开"
    press(desk, page, Qt.Key.Key_D)
    page.sheet.fields["reason"].set_text("漏了两张")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.sessions.records_model.index(0, 1).data() == "● 计票中"


def test_a_responsibility_letter_is_written_and_printed(open_ledger):
    desk, page = open_ledger("appraisals")
    page.tabs.setCurrentIndex(1)
    press(desk, page, Qt.Key.Key_N)
    page.sheet.fields["person_name"].set_text("张三")
    page.sheet.fields["duties"].set_text("每月走访三十户\n诉求十五日内答复")
    look(page.sheet, "letter-form")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.letters.records_model.index(0, 3).data() == "每月走访三十户；诉求十五日内答复"
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith("2026年目标责任书")


def test_a_visitor_goes_through_five_steps_by_keys(open_ledger):
    desk, page = open_ledger("receptions")
    press(desk, page, Qt.Key.Key_N)
    form = page.sheet
    form.fields["visitor_name"].set_text("赵敏")
    press(desk, form, Qt.Key.Key_S)
    assert "来访事由" in form.message()
    form.fields["content"].set_text("门前路坑洼")
    look(form, "reception-form")
    press(desk, form, Qt.Key.Key_S)
    assert page.receptions.records_model.index(0, 0).data() == "▲ 已接待"
    assert not page.slip_button.isEnabled()
    for proposed, typed in (
        ("register", {"action": "register"}),
        ("transfer", {"action": "transfer", "department": "交通站"}),
        ("answer", {"action": "track", "note": "已列入计划"}),
        ("answer", {"action": "answer", "reply": "四月修", "is_satisfied": "no"}),
        ("archive", {"action": "archive"}),
    ):
        press(desk, page, Qt.Key.Key_D)
        assert page.sheet.fields["action"].value() == proposed
        for name, value in typed.items():
            field = page.sheet.fields[name]
            is_choice = name in ("action", "is_satisfied")
            (field.set_value if is_choice else field.set_text)(value)
        look(page.sheet, "reception-step")
        press(desk, page.sheet, Qt.Key.Key_S)
        assert page.message() == "已记下这一步。", typed
    assert page.receptions.records_model.index(0, 0).data() == "○ 已归档"
    assert page.receptions.records_model.index(0, 6).data() == "四月修（不满意）"
    assert not page.step_button.isEnabled()
    look(page, "receptions")
    for key, name in ((Qt.Key.Key_J, "转办单-"), (Qt.Key.Key_P, "接待登记台账-")):
        press(desk, page, key)
        assert desk.put_preview_away().name.startswith(name)
    press(desk, page, Qt.Key.Key_E)
    assert desk.save().suffix == ".xlsx"
    assert page.message().startswith("已存到")


def test_a_visitor_becomes_an_appeal(open_ledger):
    desk, page = open_ledger("receptions")
    press(desk, page, Qt.Key.Key_N)
    page.sheet.fields["visitor_name"].set_text("赵敏")
    page.sheet.fields["content"].set_text("门前路坑洼")
    press(desk, page.sheet, Qt.Key.Key_S)
    press(desk, page, Qt.Key.Key_T)
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message().startswith("已转成诉求")
    assert page.appeal_button.text() == "看诉求"
    press(desk, page, Qt.Key.Key_T)
    assert desk.page("appeals").current_key() == "appeals"


def test_a_visitor_of_the_village_is_found_and_the_appeal_is_the_households(open_ledger, village):
    home = village.store.households.page_after()[1]
    desk, page = open_ledger("receptions")
    press(desk, page, Qt.Key.Key_N)
    form, picker = page.sheet, page.sheet.fields["household_id"]
    QTest.keyClicks(picker.line_edit, home.number)
    QTest.qWait(200)
    desk.settle()
    look(form, "reception-form-found")
    assert form.fields["visitor_name"].text() == home.head_name
    form.fields["content"].set_text("门前路坑洼")
    press(desk, form, Qt.Key.Key_S)
    assert page.receptions.records_model.records()[0].household_id == home.id

    press(desk, page, Qt.Key.Key_N)
    picker = page.sheet.fields["household_id"]
    QTest.keyClicks(picker.line_edit, home.number)
    QTest.qWait(200)
    desk.settle()
    picker.line_edit.selectAll()
    QTest.keyClick(picker.line_edit, Qt.Key.Key_Delete)
    page.sheet.fields["visitor_name"].set_text("外村人")
    page.sheet.fields["content"].set_text("问路")
    press(desk, page.sheet, Qt.Key.Key_S)
    homes = {
        each.visitor_name: each.household_id for each in page.receptions.records_model.records()
    }
    assert homes == {home.head_name: home.id, "外村人": ""}


def test_a_service_keeps_its_ticks_and_its_call(open_ledger):
    desk, page = open_ledger("receptions")
    page.tabs.setCurrentIndex(1)
    press(desk, page, Qt.Key.Key_N)
    page.sheet.fields["served_name"].set_text("赵敏")
    offered = page.sheet.fields["offered"].line_edit
    offered.setFocus()
    QTest.keyClick(offered, Qt.Key.Key_Down)
    popup = offered.completer().popup()
    assert popup.isVisible()
    names = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert len(names) > 100
    popup.hide()
    offered.setText(names[0])
    offered.editingFinished.emit()
    assert (page.sheet.fields["content"].text(), offered.text()) == (names[0], "")
    for box in list(page.sheet.fields["ticks"].boxes.values())[:5]:
        box.setChecked(True)
    look(page.sheet, "service-form")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.services.records_model.index(0, 4).data() == "5/8"
    press(desk, page, Qt.Key.Key_D)
    page.sheet.fields["is_satisfied"].set_value("no")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert "不满意" in page.sheet.message()
    page.sheet.fields["note"].set_text("灯又坏了")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.services.records_model.index(0, 4).data() == "6/8"
    assert page.services.records_model.index(0, 6).data() == "03-02 不满意"


def test_a_service_is_for_a_household_and_the_next_is_offered_what_was_done(open_ledger, village):
    home = village.store.households.page_after()[1]
    desk, page = open_ledger("receptions")
    page.tabs.setCurrentIndex(1)
    for _ in range(2):
        press(desk, page, Qt.Key.Key_N)
        picker = page.sheet.fields["household_id"]
        QTest.keyClicks(picker.line_edit, home.number)
        QTest.qWait(200)
        desk.settle()
        assert page.sheet.fields["served_name"].text() == home.head_name
        page.sheet.fields["content"].set_text("修水管")
        press(desk, page.sheet, Qt.Key.Key_S)
    press(desk, page, Qt.Key.Key_N)
    assert page.sheet.fields["offered"].line_edit.completer().model().stringList()[0] == "修水管"
    page.sheet.reject()
    saved = page.services.records_model.records()
    assert [each.household_id for each in saved] == [home.id] * 2


def test_a_session_is_arranged(open_ledger):
    desk, page = open_ledger("receptions")
    press(desk, page, Qt.Key.Key_G)
    page.sheet.fields["opened_on"].set_value("2026-03-07")
    page.sheet.fields["delegates"].set_text("张三、李四")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.message() == "已安排这场接待。"
    press(desk, page, Qt.Key.Key_N)
    assert page.sheet.fields["session_id"].combo_box.count() == 2


@pytest.mark.parametrize(("ledger", "title"), [("appeals", "民情台账"), ("criticism", "批评台账")])
def test_the_ledgers_of_appeals_print_and_export_what_is_in_front(open_ledger, ledger, title):
    desk, page = open_ledger(ledger)
    page.list_page.choose_group("all")
    desk.settle()
    press(desk, page, Qt.Key.Key_P)
    assert desk.put_preview_away().name.startswith(title)
    press(desk, page, Qt.Key.Key_E)
    assert desk.save().name.startswith(title)
    assert page.list_page.message().startswith("已存到")
