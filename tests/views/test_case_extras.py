"""What belongs to a case beside its steps, and enquiries: real pages, threads and files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.intake import Consultation, DeficiencyTerms, IntakeMaterial
from tests.pictures.samples import PDF, picture
from tests.stations import ITEM

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(desk_of, village):
    """at_work(): the desk, with the station's file open beside it."""

    def log_in():
        desk = desk_of()
        village.open()
        return desk

    return log_in


def opened(desk, case):
    section = desk.page("cases")
    section.open_case(case.id)
    desk.settle()
    return section


def test_an_enquiry_takes_one_box_and_one_key(village, at_work, write):
    desk = at_work()
    section = desk.page("cases")
    QTest.keyClick(section.list_page, Qt.Key.Key_E, CONTROL)
    desk.settle()
    sheet = section.consult_sheet
    QTest.keyClicks(sheet.item.line_edit, "cxjmjbylbxcb")
    desk.settle()
    QTest.keyClick(sheet.item.line_edit, Qt.Key.Key_Return)
    desk.settle()
    assert sheet.told() == "要带的材料：居民身份证、户口簿、参保登记表"
    assert sheet.keep_button.isDefault() or QApplication.focusWidget() is sheet.keep_button
    sheet.keep_button.click()
    desk.settle()

    case = village.store.cases.page_after()[0]
    assert (case.status, case.item_code) == ("draft", ITEM)
    assert "咨询已经记下" in section.list_page.message()


def test_an_enquiry_may_be_a_sentence_and_never_nothing(village, at_work):
    desk = at_work()
    section = desk.page("cases")
    section.open_consult()
    sheet = section.consult_sheet
    sheet.keep_button.click()
    desk.settle()
    assert "咨询的什么还没有写" in sheet.message()
    sheet.item.set_text("路灯归谁管")
    assert sheet.channel.value() == "station"
    sheet.channel.set_value("phone")
    sheet.keep_button.click()
    desk.settle()

    asked = village.store.cases.page_after()[0]
    assert (asked.request, asked.channel) == ("路灯归谁管", "phone")


def test_an_enquiry_that_was_cut_off_waits_whole_in_the_list_and_may_be_begun_anew(
    village, at_work
):
    desk = at_work()
    section = desk.page("cases")
    section.open_consult()
    desk.settle()
    sheet = section.consult_sheet
    QTest.keyClicks(sheet.item.line_edit, "cxjmjbylbxcb")
    desk.settle()
    QTest.keyClick(sheet.item.line_edit, Qt.Key.Key_Return)
    desk.settle()
    sheet.applicant.set_text("王桂兰")
    sheet.channel.set_value("phone")
    sheet.reject()
    desk.settle()
    assert "F10" in desk.shell.message()

    desk.pages.unfinished.open()
    desk.settle()
    unfinished = desk.pages.unfinished.sheet
    unfinished.table.select_row(0)
    unfinished.continue_button.click()
    desk.settle()
    sheet = section.consult_sheet
    assert sheet.typed()["item_code"] == ITEM and sheet.applicant.text() == "王桂兰"
    assert sheet.typed()["channel"] == "phone"
    assert "户口簿" in sheet.told() and "没保存" in sheet.subtitle()
    sheet.begin_anew_button.click()
    assert sheet.values() == {**dict.fromkeys(sheet.values(), ""), "channel": "station"}
    assert not sheet.told()
    sheet.reject()
    desk.settle()
    assert not desk.shell.rail.unfinished_button.isVisibleTo(desk.shell)


def test_an_enquiry_prints_what_to_bring_and_becomes_a_case(village, at_work):
    asked = village.desk.cases.consult(village.actor, Consultation(ITEM, "怎么参保", "王桂兰"))
    desk = at_work()
    section = opened(desk, asked)
    section._on_consult_kept(asked.id, True)
    desk.settle()
    assert section.case_page.paper_strip.path().name.startswith("一次性告知单")
    section.case_page.extras.take_up_button.click()
    desk.settle()
    form = section.intake_page
    assert section.currentWidget() is form
    assert (form.applicant.text(), form.request.text()) == ("王桂兰", "怎么参保")
    for row in form.papers.rows:
        row.box.setChecked(True)
    form.register_button.click()
    desk.settle()

    case = village.store.cases.by_id(asked.id)
    assert (case.status, case.number) == ("received", asked.number)
    assert section.case_page.extras.take_up_button.isHidden()


def test_money_is_passed_on_step_by_step_in_its_sheet(village, at_work):
    case = village.register()
    desk = at_work()
    bar = opened(desk, case).case_page.extras
    bar.money_button.click()
    sheet = bar.money_sheet
    sheet.amount.set_text("400")
    sheet.payee.set_text("税务局")
    sheet.note_button.click()
    desk.settle()
    assert "没有写代缴什么费" in sheet.message()
    assert sheet.amount.text() == "400"
    sheet.purpose.set_text("医保费")
    sheet.note_button.click()
    desk.settle()
    assert "代收医保费 400.00 元" in sheet.lines()
    assert bar.money_button.text() == "代收代缴，余 400.00 元"
    assert (sheet.action.value(), sheet.payee.text()) == ("pay", "税务局")
    sheet.amount.set_text("380")
    sheet.voucher_number.set_text("0012")
    sheet.note_button.click()
    desk.settle()
    assert (sheet.action.value(), sheet.amount.text()) == ("return_change", "20.00")
    sheet.receiver_name.set_text("本人")
    sheet.note_button.click()
    desk.settle()

    assert "已全部交清、退清。" in sheet.lines()
    assert village.desk.money.sum_of(case.id).left == 0


def test_pictures_are_added_to_a_case_and_its_papers(village, at_work, tmp_path):
    case = village.register()
    paper = village.store.cases.materials(case.id)[0]
    (tmp_path / "一.jpg").write_bytes(picture())
    (tmp_path / "二.pdf").write_bytes(PDF)
    (tmp_path / "假.png").write_bytes(b"no picture")
    desk = at_work()
    bar = opened(desk, case).case_page.extras
    bar.attachment_button.click()
    desk.settle()
    sheet = bar.attachment_sheet
    sheet.pictures.set_target(paper.id)
    sheet.pictures.add_files([str(tmp_path / "一.jpg"), str(tmp_path / "假.png")])
    desk.settle()
    assert "这不是照片" in sheet.message()
    sheet.pictures.set_target("")
    sheet.pictures.add_files([str(tmp_path / "二.pdf")])
    desk.settle()

    names = [each.accessibleName() for each in sheet.pictures.thumbnails]
    assert names == ["二.pdf", "居民身份证　一.jpg"]
    assert bar.attachment_button.text() == "附件 2"
    assert len(village.desk.attachments.of("material", paper.id)) == 1
    sheet.pictures.thumbnails[1].click()
    assert not QApplication.activeModalWidget().picture.pixmap().isNull()


def test_papers_to_follow_are_seen_until_they_came_and_once_they_are_late(village, at_work, clock):
    terms = DeficiencyTerms("2026-03-09", is_credit_checked=True)
    papers = (IntakeMaterial("居民身份证", True), IntakeMaterial("照片", False, is_key=False))
    changes = {"item_code": "S04-010", "materials": papers, "deficiency": terms}
    case, late = village.register(**changes), village.register(**changes)
    village.desk.cases.submit(village.actor, case.id)
    desk = at_work()
    page = opened(desk, case).case_page
    assert "容缺" in page.extras.chip.text()
    page.materials.boxes()[0].setChecked(True)
    page.materials.receive_button.click()
    desk.settle()
    assert "容缺已补齐" in page.extras.chip.text()
    clock.pass_days(8)
    opened(desk, late)
    assert "容缺已到期" in page.extras.chip.text()


def test_papers_may_follow_after_the_case_was_sent_for_them(village, at_work, clock):
    papers = (IntakeMaterial("居民身份证", True), IntakeMaterial("照片", False, is_key=False))
    case = village.register(item_code="S04-010", materials=papers)
    desk = at_work()
    page = opened(desk, case).case_page
    assert not page.extras.deficiency_button.isHidden()
    page.extras.deficiency_button.click()
    sheet = page.extras.deficiency_sheet
    sheet.accept_button.click()
    desk.settle()
    assert "失信" in sheet.message()
    sheet.panel.is_credit_checked.set_checked(True)
    sheet.accept_button.click()
    desk.settle()

    assert not sheet.isVisible()
    assert village.store.cases.by_id(case.id).status == "received"
    assert page.head.status.text().endswith("已收件")
    assert page.extras.chip.text().endswith("容缺")
    assert page.extras.deficiency_button.isHidden()


def test_a_key_paper_may_not_follow(village, at_work):
    papers = (IntakeMaterial("居民身份证", False), IntakeMaterial("照片", False, is_key=False))
    case = village.register(item_code="S04-010", materials=papers)

    bar = opened(at_work(), case).case_page.extras

    assert bar.deficiency_button.isHidden()
