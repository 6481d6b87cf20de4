"""代办: the list and the page of one case, on real threads, with a real township's answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.models.deadlines import CaseDue
from app.models.records import Case, CaseStep, Material
from app.presenters.case_reading import CaseFile, HistoryLine
from app.views.case_page import CasePage
from tests.stations import papers_without, server, town

__all__ = ["server", "town"]

CONTROL = Qt.KeyboardModifier.ControlModifier
MARKUP = '<img src="http://example.org/x.png"><b>粗</b>'


@pytest.fixture
def answered(village, town, server, tmp_path):
    """A case to which the town has answered."""
    village.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    village.sync.exchange()
    case = village.desk.cases.submit(
        village.actor, village.register(applicant_phone="13800138000").id
    )
    village.sync.exchange()
    town.accept(case.id)
    town.conclude(case.id, reply="社保卡已制好。")
    village.sync.exchange()
    return village.store.cases.by_id(case.id)


def opened(desk, case):
    section = desk.page("cases")
    section.open_case(case.id)
    desk.settle()
    return section.case_page


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def shown_rows(section):
    return section.list_page.table.records_model.records()


def take_step(desk, page, action, **said):
    page.step_buttons[action].click()
    for name, value in said.items():
        field = page.form.field(name)
        if name in ("rating", "is_satisfied"):
            field.buttons()[value].setChecked(True)
        elif name == "method":
            field.set_value(value)
        else:
            field.set_text(value)
    page.form.confirm_button.setFocus()
    press(Qt.Key.Key_Return)
    desk.settle()


# -- the list


def test_the_list_shows_groups_with_counts_and_opens_a_case_with_enter(village, desk_of):
    village.register()
    lacking = village.register(materials=papers_without("户口簿"), applicant_phone="13800138000")
    desk = desk_of()
    section = desk.page("cases")
    tabs = section.list_page.tabs
    assert [tabs.tabText(n) for n in range(3)] == ["全部 2", "待补正 1", "待报送 1"]

    tabs.setCurrentIndex(1)
    desk.settle()
    assert [line.case.id for line in shown_rows(section)] == [lacking.id]
    model = section.list_page.table.records_model
    words = [model.index(0, column).data() for column in range(model.columnCount())]
    assert words[0] == "▲ 待补正"
    assert words[1] == lacking.number.split("-", 1)[1]
    assert words[3] == "李建国"
    assert "138****8000" in model.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert words[4:7] == ["03-02", "报送 03-05", "○ 3 天"]

    section.list_page.table.setFocus()
    press(Qt.Key.Key_Return)
    desk.settle()
    assert section.currentWidget() is section.case_page
    assert section.case_page.title() == lacking.item_name


def test_an_empty_list_says_what_to_do(desk):
    section = desk.page("cases")
    assert "Ctrl+N" in section.list_page.table.empty_text()
    section.list_page.tabs.setCurrentIndex(6)
    desk.settle()
    assert section.list_page.table.empty_text() == "没有已销号的代办件。"


def test_a_late_case_is_seen_to_be_late(village, desk_of, clock):
    village.register()
    clock.pass_days(10)
    section = desk_of().page("cases")

    model = section.list_page.table.records_model
    assert model.index(0, 6).data() == "■ 预警 超期 5 天"


def test_a_figure_elsewhere_opens_its_group(village, desk_of):
    village.register()
    desk = desk_of()
    section = desk.page("cases")

    section.open_list("to_deliver")
    desk.settle()

    assert section.list_page.tabs.currentIndex() == 4
    assert shown_rows(section) == []


# -- one case


def test_both_clocks_are_shown_apart(village, desk_of):
    case = village.register()
    page = opened(desk_of(), case)

    assert page.head.station_clock.texts() == [
        "收件时间　2026年3月2日 09:00",
        "最迟报送　2026年3月5日",
        "○ 还有 3 个工作日",
    ]
    started, ends, left = page.head.town_clock.texts()
    assert started == "受理时间　还没有受理"
    assert ends.startswith("预计办结　2026年3月")
    assert left == ""
    assert "首问责任人 王秀英 15400000001" in page.head.people_text()


def test_the_towns_answer_and_its_clock_are_shown(answered, desk_of):
    page = opened(desk_of(), answered)

    assert page.head.reply_text() == "镇里的答复：准予 社保卡已制好。"
    assert page.head.town_clock.texts()[0].startswith("受理时间　2026年3月2日")
    assert page.head.town_clock.texts()[1].startswith("应办结日　")
    assert any("镇里 孙立" in words for words in page.history.texts())


def test_papers_brought_later_are_ticked_and_make_it_complete(village, desk_of):
    case = village.register(materials=papers_without("户口簿", "居民身份证"))
    desk = desk_of()
    page = opened(desk, case)
    assert page.materials.summary() == "▲ 还缺 2 份"

    for box in page.materials.boxes():
        box.setFocus()
        press(Qt.Key.Key_Space)
    page.materials.receive_button.setFocus()
    press(Qt.Key.Key_Return)
    desk.settle()

    assert page.materials.summary() == "◆ 已收齐"
    assert page.head.status.text() == "● 已收件"
    assert "已保存" in page.message()
    assert page.notice_button.isHidden()


def test_a_case_goes_to_town_in_two_presses(village, desk_of):
    case = village.register()
    desk = desk_of()
    page = opened(desk, case)

    page.step_buttons["submit"].setFocus()
    press(Qt.Key.Key_Return)
    assert page.is_form_open()
    assert QApplication.focusWidget() is page.form.confirm_button
    press(Qt.Key.Key_Return)
    desk.settle()

    assert page.head.status.text() == "● 已报送"
    assert not page.is_form_open()
    assert page.step_buttons == {}


def test_from_the_answer_to_the_archive(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)

    take_step(desk, page, "deliver", receiver_name="李建国")
    rate(desk, page, "very_satisfied")
    take_step(desk, page, "follow_up", method="phone", is_satisfied="satisfied", note="很好")
    take_step(desk, page, "write_off")
    take_step(desk, page, "archive")

    assert page.head.status.text() == "○ 已归档"
    assert page.history.texts()[2] == "回访 本站 王秀英 满意（电话） 很好"


def test_a_refused_step_keeps_what_was_typed(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)

    take_step(desk, page, "deliver", receiver_name="", note="放在门卫那里")

    assert "签收人" in page.message()
    assert page.is_form_open()
    typed = page.form.typed()
    assert (typed["receiver_name"], typed["note"]) == ("", "放在门卫那里")
    assert len(typed["returned"]) == 3
    assert QApplication.focusWidget() is page.form.confirm_button


def test_writing_off_too_early_is_there_to_be_pressed_and_says_why_not(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)
    take_step(desk, page, "deliver", receiver_name="李建国")

    page.step_buttons["write_off"].click()
    desk.settle()

    assert "还没有满意的回访，不能销号" in page.message()
    assert page.head.status.text() == "◆ 已送达"


def rate(desk, page, level):
    page.step_buttons["rate"].click()
    page.rating_sheet.level.buttons[level].click()
    page.rating_sheet.submit_button.click()
    desk.settle()


def test_the_applicant_sees_all_five_levels_and_nothing_else(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)
    take_step(desk, page, "deliver", receiver_name="李建国")

    page.step_buttons["rate"].click()

    sheet = page.rating_sheet
    assert sheet.isFullScreen()
    buttons = list(sheet.level.buttons.values())
    assert [b.text() for b in buttons] == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert not sheet.submit_button.isEnabled()
    sheet.level.buttons["unsatisfied"].click()
    sheet.items["attitude"].buttons["satisfied"].click()
    sheet.reason.setText("等得久")
    sheet.anonymous.setChecked(True)
    sheet.submit_button.click()
    desk.settle()

    assert page.rating_sheet is None
    assert "不满意（匿名） 等得久" in page.history.texts()[0]
    assert "差评整改：待核实" in page._plan.text()
    assert "verify" in page.step_buttons

    take_step(desk, page, "verify", note="已上门道歉")
    assert page.history.texts()[0] == "差评整改：回访核实 本站 王秀英 已上门道歉"
    assert "评价" in page.history.texts()[1]


def test_who_does_not_want_to_rate_need_not(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)
    take_step(desk, page, "deliver", receiver_name="李建国")
    page.step_buttons["rate"].click()

    page.rating_sheet.decline_button.click()
    desk.settle()

    assert page.rating_sheet is None
    assert page.head.status.text() == "◆ 已送达"


def test_an_original_that_stays_in_town_is_told_and_accounted_for(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)
    page.step_buttons["deliver"].click()
    next(iter(page.form.field("returned").boxes().values())).setChecked(False)
    page.form.confirm_button.click()
    desk.settle()
    assert page.head.status.text() == "◆ 已送达"
    take_step(desk, page, "follow_up", method="phone", is_satisfied="satisfied", note="很好")
    page.step_buttons["write_off"].click()
    page.form.confirm_button.click()
    desk.settle()
    assert "还有原件没有着落：居民身份证" in page.message()
    page._close_form()

    page.materials.fate_button.click()
    page.form.field("fate").set_value("declare_lost")
    page.form.confirm_button.click()
    desk.settle()
    assert page.is_form_open()
    next(iter(page.form.field("material_ids").boxes().values())).setChecked(True)
    page.form.field("note").set_text("镇里说没有找到")
    page.form.confirm_button.click()
    desk.settle()

    assert not page.is_form_open()
    assert "已保存：登记材料去向" in page.message()
    take_step(desk, page, "write_off")
    assert page.head.status.text() == "○ 已销号"


def test_not_satisfied_goes_round_again(answered, desk_of):
    desk = desk_of()
    page = opened(desk, answered)
    take_step(desk, page, "deliver", receiver_name="李建国")
    take_step(desk, page, "follow_up", method="home", is_satisfied="unsatisfied", note="卡打不开")

    take_step(desk, page, "rework", note="请重新制卡")

    assert page.head.status.text() == "● 办理中"


def test_escape_puts_the_form_away_then_goes_back(village, desk_of):
    case = village.register()
    desk = desk_of()
    page = opened(desk, case)
    section = desk.shell.page("cases")
    page.step_buttons["decline"].click()

    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.is_form_open()
    assert section.currentWidget() is page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert section.currentWidget() is section.list_page


def test_what_is_told_at_once_names_the_missing_papers(village, desk_of):
    case = village.register()
    desk = desk_of()
    page = opened(desk, case)

    take_step(desk, page, "ask_supplement", note="户口簿要带原件")

    assert page.head.status.text() == "▲ 待补正"
    assert page.history.texts()[0].endswith("户口簿要带原件")


# -- papers


def test_a_receipt_is_drawn_and_leaves_by_the_preview_only(village, desk_of):
    case = village.register()
    desk = desk_of()
    page = opened(desk, case)

    QTest.keyClick(page, Qt.Key.Key_P, CONTROL)
    desk.settle()
    assert page.paper_strip.isVisible()
    path = page.paper_strip.path()
    assert path.read_bytes().startswith(b"%PDF")
    assert case.number in path.name
    assert QApplication.focusWidget() is page.paper_strip.open_button
    assert not page.paper_strip.folder_button.isVisible()  # there it would go out unnoted


def test_every_paper_of_a_case_is_made_by_its_digit(village, desk_of):
    case = village.register(proxy_name="李小建", proxy_relation="儿子")
    desk = desk_of()
    page = opened(desk, case)
    assert page.papers_button.papers() == [
        "acceptance_form",
        "power_of_attorney",
        "material_receipt",
        "one_time_notice",
    ]

    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page.papers_button.menu_of_papers, Qt.Key.Key_2)
    desk.settle()

    path = page.paper_strip.path()
    assert path.read_bytes().startswith(b"%PDF")
    assert path.name.startswith("授权委托书")
    assert not page.papers_button.menu_of_papers.isVisible()


# -- the page alone


def case_file(**changes):
    step = CaseStep(id="f:1", action="receive", at="2026-03-02T01:00:00Z", note=MARKUP)
    case = Case(
        id="c1",
        number="370781109216-A20260302-001",
        item_name="医保参保",
        applicant_name=MARKUP,
        proxy_name=MARKUP,
        request=MARKUP,
        reply=MARKUP,
        status="received",
        station_received_at="2026-03-02T01:00:00Z",
        station_due_on="2026-03-05",
    )
    return CaseFile(
        case=case,
        due=CaseDue("submit", "2026-03-05", 3),
        household_number="",
        materials=(Material(id="m1", name=MARKUP, is_required=True),),
        history=(HistoryLine(step, changes.get("is_counted", True)),),
        actions=("submit",),
        is_write_off_near=False,
    )


@pytest.fixture
def page(qtbot):
    page = CasePage()
    qtbot.addWidget(page)
    page.resize(1198, 704)
    page.show()
    return page


def test_villagers_words_are_never_markup(page):
    page.show_case(case_file())

    labels = [label for label in page.findChildren(QLabel) if "example.org" in label.text()]
    assert len(labels) >= 4
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_step_that_lost_against_another_pc_is_marked(page):
    page.show_case(case_file(is_counted=False))

    assert "与别处冲突，未计入" in page.history.texts()[0]


def test_a_form_that_was_begun_stays_when_the_case_is_read_anew(page):
    page.show_case(case_file())
    page.step_buttons["submit"].click()

    page.show_case(case_file())
    assert page.is_form_open()


def test_every_button_has_a_name(page):
    page.show_case(case_file())
    page.step_buttons["submit"].click()

    nameless = [
        b for b in page.findChildren(QPushButton) if not b.accessibleName() and not b.text()
    ]
    assert nameless == []
