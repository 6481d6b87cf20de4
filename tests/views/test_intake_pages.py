"""新登记: the real form on real threads and a real station's files, filled in by keyboard."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton

from app.models.records import Person
from app.presenters.intake_reading import waiting_drafts
from tests.pictures.samples import picture

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

    qtbot.waitUntil(lambda: bool(waiting_drafts(other.desk)))


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
    assert form.draft_strip.texts() == ["王桂兰 城乡居民基本医疗保…"]
    assert form.typed()["applicant_name"] == ""
    QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.settle()

    assert form.typed() == before
    assert form.draft_strip.isHidden()


def test_a_draft_that_is_given_up_does_not_come_again(desk, section, form, write):
    choose(desk, write, form.applicant, "王桂兰")
    section.open_list()
    section.open_intake()
    desk.settle()
    assert QApplication.focusWidget() is form.applicant.line_edit

    form.draft_strip.give_up_buttons[0].click()
    form.draft_strip.question.no_button.click()
    desk.settle()
    assert form.draft_strip.texts() == ["王桂兰"]
    form.draft_strip.give_up_buttons[0].click()
    form.draft_strip.question.yes_button.click()
    desk.settle()
    section.open_list()
    section.open_intake()
    desk.settle()
    assert form.draft_strip.isHidden()


def test_the_next_in_the_queue_is_served_while_the_first_looks_for_papers(
    desk, section, form, write, other
):
    choose(desk, write, form.applicant, "王桂兰")
    form.request.set_text("第一位")
    QTest.keyClick(form, Qt.Key.Key_B, CONTROL)
    desk.settle()
    assert form.typed()["applicant_name"] == ""
    choose(desk, write, form.applicant, "王桂林")
    form.request.set_text("第二位")
    QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.settle()

    assert (form.applicant.text(), form.request.text()) == ("王桂兰", "第一位")
    assert form.draft_strip.texts() == ["王桂林"]
    choose(desk, write, form.item, "医疗保险参保登记")
    form.register_button.click()
    desk.settle()
    assert [draft.applicant_name for draft in waiting_drafts(other.desk)] == ["王桂林"]
    case = other.store.cases.page_after()[0]
    assert (case.applicant_name, case.request) == ("王桂兰", "第一位")


# -- who stands in


def with_proxy(desk, write, form, item="医疗保险参保登记"):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, item)
    form.proxy_name.set_text("李小建")


def test_a_proxy_asks_for_a_power_of_attorney_and_a_guardian_does_not(desk, form, write):
    assert not form.fields.power.isVisible()
    with_proxy(desk, write, form)
    assert form.fields.power.isVisible()
    assert form.papers.names()[-1] == "授权委托书"
    form.fields.proxy_kind.set_value("guardian")
    assert not form.fields.power.isVisible()
    assert "授权委托书" not in form.papers.names()


def test_a_power_of_attorney_is_kept_as_typed(desk, form, write, other):
    with_proxy(desk, write, form)
    form.proxy_relation.set_text("儿子")
    form.fields.power.scope.scope.boxes["collect"].setChecked(False)
    form.fields.power.valid_until.set_value("2026-04-01")
    form.fields.power.witness_name.set_text("见证人")
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    case = other.store.cases.page_after()[0]
    power = other.store.intakes.power_of_attorney(case.id)
    assert (power.proxy_name, power.scope) == ("李小建", ["hand_in"])
    assert (power.valid_until, power.witness_name) == ("2026-04-01", "见证人")


def test_a_refusal_leaves_everything_typed_and_goes_to_the_field(desk, form, write, other):
    with_proxy(desk, write, form)
    form.proxy_relation.set_text("儿子")
    form.fields.power.valid_until.line_edit.setText("2026-02-30")
    before = form.typed()
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    assert "“2026-02-30”不是日历上的日子" in form.message()
    assert form.typed() == before
    assert QApplication.focusWidget() is form.fields.power.valid_until.line_edit
    assert other.store.cases.page_after() == []


def test_what_must_be_done_in_person_refuses_a_proxy_in_one_sentence(desk, form, write, other):
    with_proxy(desk, write, form, "居民身份证申领换领补领")
    assert "须本人办理" in form.item.line()
    form.proxy_relation.set_text("儿子")
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    assert "要本人亲自办" in form.message()
    assert form.proxy_name.text() == "李小建"
    assert QApplication.focusWidget() is form.proxy_name.line_edit
    assert other.store.cases.page_after() == []


# -- papers that may follow, and money


def test_papers_that_may_follow_are_committed_to_by_keyboard(desk, form, write, other):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "临时救助申请(急难型先行救助)")
    assert not form.deficiency.isVisible()
    form.papers.rows[1].box.setChecked(True)
    assert form.deficiency.isVisible()
    form.papers.rows[1].box.setFocus()
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.deficiency.is_wanted.check_box
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert form.deficiency.due_on.value() == "2026-03-03"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.deficiency.is_credit_checked.check_box
    press(Qt.Key.Key_Space)
    assert "容缺 1 份" in form.summary.missing_text()
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.register_button
    press(Qt.Key.Key_Return)
    desk.settle()

    case = other.store.cases.page_after()[0]
    assert case.status == "received"
    assert other.store.intakes.commitments(case.id)[0].due_on == "2026-03-03"


def test_money_for_others_is_noted_with_the_case(desk, form, write, other):
    choose(desk, write, form.applicant, "王桂兰")
    choose(desk, write, form.item, "医疗保险参保登记")
    assert not form.fields.money_amount.isVisible()
    form.fields.has_money.set_checked(True)
    form.fields.money_amount.set_text("400块")
    form.fields.money_payee.set_text("税务局")
    form.fields.money_purpose.set_text("医保费")
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()
    assert "金额不对" in form.message()
    assert QApplication.focusWidget() is form.fields.money_amount.line_edit
    form.fields.money_amount.set_text("400")
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    case = other.store.cases.page_after()[0]
    assert other.desk.money.sum_of(case.id).left == 40000
    assert case.fee_cents == 0


# -- pictures


def test_pictures_come_from_files_and_the_clipboard_and_stay_with_the_draft(
    desk, section, form, write, other, tmp_path
):
    (tmp_path / "身份证.jpg").write_bytes(picture())
    choose(desk, write, form.item, "医疗保险参保登记")
    assert form.pictures.target.currentText() == "居民身份证"
    form.pictures.add_files([str(tmp_path / "身份证.jpg")])
    desk.settle()
    QApplication.clipboard().setImage(QImage(40, 30, QImage.Format.Format_RGB32))
    form.pictures.paste()
    desk.settle()
    assert [each.accessibleName() for each in form.pictures.thumbnails] == [
        "居民身份证　身份证.jpg",
        "居民身份证　粘贴的图片.jpg",
    ]
    section.open_list()
    section.open_intake()
    desk.settle()
    assert form.pictures.thumbnails == []
    QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert len(form.pictures.thumbnails) == 2
    QTest.keyClick(form.pictures.thumbnails[1], Qt.Key.Key_Delete)
    desk.settle()
    choose(desk, write, form.applicant, "王桂兰")
    QTest.keyClick(form, Qt.Key.Key_S, CONTROL)
    desk.settle()

    case = other.store.cases.page_after()[0]
    paper = other.store.cases.materials(case.id)[0]
    kept = other.desk.attachments.of("material", paper.id)
    assert [each.file_name for each in kept] == ["身份证.jpg"]


def test_what_is_no_picture_is_refused_in_one_sentence(desk, form, write, tmp_path):
    (tmp_path / "假.jpg").write_bytes(b"not a picture")
    choose(desk, write, form.applicant, "王桂兰")
    form.pictures.add_files([str(tmp_path / "假.jpg")])
    desk.settle()

    assert "这不是照片" in form.message()
    assert form.applicant.text() == "王桂兰"
    assert form.pictures.thumbnails == []


def test_the_camera_folder_offers_the_newest_first(desk, form, tmp_path):
    (tmp_path / "一.jpg").write_bytes(picture())
    (tmp_path / "二.jpg").write_bytes(picture(320, 240))
    os.utime(tmp_path / "一.jpg", (1000, 1000))
    form.camera_wanted.emit(str(tmp_path))
    desk.settle()
    sheet = form.camera_sheet()
    assert sheet.list.item(0).text().startswith("二.jpg")
    sheet.take_button.click()
    desk.settle()

    assert [each.accessibleName() for each in form.pictures.thumbnails] == ["二.jpg"]


def test_a_picture_opens_large_and_can_be_taken_off(desk, form, tmp_path):
    (tmp_path / "一.jpg").write_bytes(picture())
    form.pictures.add_files([str(tmp_path / "一.jpg")])
    desk.settle()
    form.pictures.thumbnails[0].click()
    sheet = QApplication.activeModalWidget()
    assert not sheet.picture.pixmap().isNull()
    sheet.remove_button.click()
    desk.settle()

    assert form.pictures.thumbnails == []


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
