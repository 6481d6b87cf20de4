"""新登记: the real form on real threads and a real station's files, filled in by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from app.models.records import Person
from app.presenters.intake_presenter import DRAFT_KEY

CONTROL = Qt.KeyboardModifier.ControlModifier
MARKUP = '<img src="http://example.org/x.png"><b>粗</b>'


@pytest.fixture
def section(desk):
    section = desk.page("cases")
    QTest.keyClick(section.list_page, Qt.Key.Key_N, CONTROL)
    desk.settle()
    assert section.currentWidget() is section.intake_page
    return section


@pytest.fixture
def form(section):
    return section.intake_page


@pytest.fixture
def other(desk, village):
    """A second look at the same files, as another program would take it."""
    desk.settle()
    village.open()
    return village


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def choose(desk, write, field, words):
    field.line_edit.setFocus()
    write(field.line_edit, words)
    desk.settle()
    press(Qt.Key.Key_Return)
    desk.settle()


def test_a_case_is_registered_by_keyboard_alone(desk, section, form, write, other):
    assert QApplication.focusWidget() is form.applicant.line_edit
    write(form.applicant.line_edit, "王桂")
    desk.settle()
    titles = [found.title for found in form.applicant.found()]
    assert set(titles[:2]) == {"王桂兰", "王桂林"}
    press(Qt.Key.Key_Return)
    desk.settle()
    assert QApplication.focusWidget() is form.phone.line_edit
    QTest.keyClicks(form.phone.line_edit, "13800138000")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.item.line_edit
    QTest.keyClicks(form.item.line_edit, "cxjmjbylbxcb")
    desk.settle()
    press(Qt.Key.Key_Return)
    desk.settle()
    assert QApplication.focusWidget() is form.papers.rows[0].box
    for _ in form.papers.rows:
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.register_button
    press(Qt.Key.Key_Return)
    desk.settle()

    assert section.currentWidget() is section.case_page
    assert "已登记，材料齐全" in section.case_page.message()
    assert QApplication.focusWidget() is section.case_page.receipt_button
    case = other.store.cases.page_after()[0]
    assert (case.applicant_name, case.applicant_phone) == (titles[0], "13800138000")
    assert case.status == "received"


def test_the_sample_catalogue_is_called_one(form):
    banner = [label for label in form.findChildren(QLabel) if "示例目录" in label.text()]

    assert banner
    assert banner[0].isVisible()


def test_dates_and_missing_papers_are_shown_while_ticking(desk, form, write):
    assert form.summary.station_due.text() == "—"
    choose(desk, write, form.item, "医疗保险参保登记")

    # Monday, 2 March 2026, and three working days.
    assert form.summary.station_due.text() == "2026年3月5日 3 个工作日内报镇里"
    assert not form.summary.is_provisional()
    assert "还缺 3 份" in form.summary.missing_text()
    assert "一次性告知单" in form.summary.missing_text()
    for row in form.papers.rows:
        row.box.setChecked(True)
    assert form.summary.missing_text() == "◆ 材料齐全 登记后打印材料接收凭证。"


def test_dates_in_a_year_without_known_holidays_are_marked(desk, form, write, clock):
    clock.set(clock.today.replace(month=12, day=30))
    choose(desk, write, form.item, "医疗保险参保登记")

    assert form.summary.is_provisional()


def test_missing_papers_lead_to_the_notice(desk, section, form, write, other):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")
    form.papers.rows[0].box.setChecked(True)
    form.papers.rows[0].form.setCurrentIndex(1)
    form.papers.rows[0].copies.setCurrentIndex(1)
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    page = section.case_page
    assert "还缺 2 份材料" in page.message()
    assert QApplication.focusWidget() is page.notice_button
    case = other.store.cases.page_after()[0]
    paper = other.store.cases.materials(case.id)[0]
    assert (case.status, paper.form, paper.copies) == ("supplement", "copy", 2)


def test_someone_new_is_registered_by_name_and_for_someone_absent(desk, form, write, other):
    write(form.applicant.line_edit, "孙小川")
    desk.settle()
    assert form.applicant.found()[-1].title == "不在花名册里：就按“孙小川”登记"
    press(Qt.Key.Key_Return)
    form.channel.set_value("phone")
    form.proxy_name.set_text("孙大川")
    form.proxy_relation.set_text("父亲")
    form.request.set_text("孩子要上学")
    choose(desk, write, form.item, "医疗保险参保登记")
    form.register_button.click()
    desk.settle()

    case = other.store.cases.page_after()[0]
    assert (case.applicant_name, case.applicant_id) == ("孙小川", "")
    assert (case.channel, case.proxy_name, case.proxy_relation) == ("phone", "孙大川", "父亲")
    assert case.request == "孩子要上学"


def test_two_quick_presses_register_once(desk, form, write, other):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")

    for _ in range(3):
        QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    assert len(other.store.cases.page_after()) == 1


def test_a_second_enter_on_the_button_neither_registers_again_nor_leaves(
    desk, section, form, write, other
):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")
    form.register_button.setFocus()

    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    desk.settle()

    assert section.currentWidget() is section.case_page
    assert len(other.store.cases.page_after()) == 1


@pytest.mark.parametrize(("applicant", "where"), [("", "applicant"), ("王桂兰", "item")])
def test_what_is_missing_is_pointed_at(desk, form, write, other, applicant, where):
    form.applicant.set_text(applicant)
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    field = getattr(form, where)
    assert field.has_error()
    assert QApplication.focusWidget() is field.line_edit
    assert other.store.cases.page_after() == []


def test_typing_over_a_choice_drops_it(desk, form, write):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")
    assert form.typed()["applicant_id"]

    write(form.applicant.line_edit, "子")
    write(form.item.line_edit, "了")

    typed = form.typed()
    assert (typed["applicant_id"], typed["item_code"], typed["materials"]) == ("", "", [])


def test_the_arrows_choose_and_escape_closes_the_list_only(desk, section, form, write):
    write(form.applicant.line_edit, "王桂")
    desk.settle()
    second = form.applicant.found()[1].record
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    desk.settle()
    assert form.typed()["applicant_id"] == second.person_id

    QTest.keyClicks(form.item.line_edit, "yl")
    form.item.line_edit.setFocus()
    desk.settle()
    assert form.item.found()
    press(Qt.Key.Key_Escape)
    assert form.item.found() == []
    assert section.currentWidget() is form


def test_enter_before_the_answer_takes_the_first_when_it_comes(desk, form, write):
    write(form.applicant.line_edit, "王桂兰")
    press(Qt.Key.Key_Return)
    desk.settle()

    assert form.typed()["applicant_id"]
    assert QApplication.focusWidget() is form.phone.line_edit


def test_a_pause_in_typing_keeps_a_draft(desk, form, write, qtbot, other):
    write(form.applicant.line_edit, "王桂兰")

    qtbot.waitUntil(lambda: other.store.drafts.load(DRAFT_KEY) is not None)


def test_a_form_that_was_left_is_offered_again_and_continued(desk, section, form, write):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")
    form.papers.rows[1].box.setChecked(True)
    before = form.typed()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    desk.settle()
    assert section.currentWidget() is section.list_page

    QTest.keyClick(section.list_page, Qt.Key.Key_N, CONTROL)
    desk.settle()
    assert "王桂兰" in form.draft_strip.text()
    assert not form.register_button.isEnabled()
    assert QApplication.focusWidget() is form.draft_strip.continue_button
    press(Qt.Key.Key_Return)

    assert form.typed() == before
    assert form.register_button.isEnabled()


def test_a_draft_that_is_given_up_does_not_come_again(desk, section, form, write):
    choose(desk, write, form.applicant, "王桂兰")
    section.open_list()
    section.open_intake()
    desk.settle()

    form.draft_strip.give_up_button.click()
    desk.settle()
    assert form.typed()["applicant_name"] == ""
    assert QApplication.focusWidget() is form.applicant.line_edit
    section.open_list()
    section.open_intake()
    desk.settle()
    assert form.draft_strip.isHidden()


def test_a_form_is_opened_for_a_villager_found_elsewhere(desk, section, form, other):
    person_id = other.desk.register.add_person(other.actor, Person(id="", name="䶮𬱖兰"))

    section.open_intake(person_id)
    desk.settle()

    assert form.typed()["applicant_id"] == person_id
    assert form.applicant.text() == "䶮𬱖兰"


def test_markup_in_a_name_is_shown_as_it_was_written(desk, section, form, write, other):
    write(form.applicant.line_edit, MARKUP)
    desk.settle()
    press(Qt.Key.Key_Return)
    form.request.set_text(MARKUP)
    choose(desk, write, form.item, "医疗保险参保登记")
    form.register_button.click()
    desk.settle()

    labels = [
        label
        for label in section.findChildren(QLabel)
        if "example.org" in label.text() and label.isVisible()
    ]
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_every_control_has_a_name_for_those_who_cannot_see(desk, form, write):
    choose(desk, write, form.item, "医疗保险参保登记")

    nameless = [
        widget
        for kind in (QPushButton, QLineEdit, QComboBox)
        for widget in form.findChildren(kind)
        if not widget.accessibleName() and not (kind is QPushButton and widget.text())
    ]
    assert nameless == []
    assert all(row.box.accessibleName() for row in form.papers.rows)


def test_a_certificate_that_no_village_may_issue_is_refused_at_the_counter(desk, form, write):
    form.item.line_edit.setFocus()
    write(form.item.line_edit, "亲属关系证明")
    desk.settle()
    (found,) = form.item.found()
    assert found.subtitle.startswith("▲ 村里不能开具")
    press(Qt.Key.Key_Return)
    desk.settle()

    assert form.message().startswith("村里不能开“亲属关系证明”（民发〔2020〕20号），没有登记；")
    assert form.item.text() == "" and form.typed()["item_code"] == ""
    assert QApplication.focusWidget() is form.item.line_edit
