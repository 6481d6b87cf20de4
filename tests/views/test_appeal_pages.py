"""台账: the real pages on real threads and a real station's files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.acts.appeal_acts import AppealReport
from app.acts.visit_acts import VisitReport
from app.models.appeal_records import Appeal
from app.presenters.appeal_entry_presenter import AppealEntryPresenter
from app.presenters.appeal_list_presenter import AppealListPresenter
from app.presenters.appeal_presenter import AppealPresenter
from app.sheets.profile_file import shipped_profile
from app.views.appeal_report_page import ReportRecordsPage
from app.views.appeal_section import AppealSection
from app.views.appeal_stage_line import AppealStageLine
from tests.presenters.village import (
    actor_of,
)
from tests.stations import RESOURCES

GROUPS = ("open", "due", "pending", "closed", "all")
MARKUP = '<a href="http://example.org">点这里</a><img src="file:///etc/passwd">'


@pytest.fixture
def section(qtbot, runner, station):
    section = AppealSection()
    qtbot.addWidget(section)
    ledger = AppealListPresenter(section.list_page, runner, actor_of(station))
    section.list_page.opened.connect(ledger.refresh)
    section.list_page.group_chosen.connect(ledger.choose_group)
    section.list_page.page_wanted.connect(ledger.load_more)
    one = AppealPresenter(section.appeal_page, runner, actor_of(station))
    section.appeal_opened.connect(one.open)
    section.appeal_page.step_wanted.connect(one.act)
    section.presenters = (ledger, one)  # a signal does not keep them
    section.resize(1198, 704)
    with qtbot.waitActive(section):
        section.show()
        section.activateWindow()
    return section


@pytest.fixture
def raise_appeal(second_desk, station, station_clock):
    def raise_appeal(number=0, finding="屋顶漏雨", **said):
        station_clock.now += 60_000
        household = second_desk.store.households.page_after()[number]
        report = VisitReport(
            household.id, "2026-11-20", finding=finding, finding_class="生活困难", **said
        )
        return second_desk.visits.record_visit(station.actor, report).appeal_id

    return raise_appeal


@pytest.fixture
def advance(second_desk, station, station_clock):
    def advance(appeal_id, action, **said):
        station_clock.now += 60_000
        second_desk.appeals.advance(station.actor, appeal_id, action, **said)

    return advance


def open_appeal(section, qtbot, appeal_id):
    page = section.appeal_page
    section.open_appeal(appeal_id)
    qtbot.waitUntil(lambda: page.panel.action() != "" or page.history.texts() != [])
    return page


def test_an_appeal_is_opened_and_sorted_by_keyboard_alone(
    section, qtbot, raise_appeal, second_desk, write
):
    appeal_id = raise_appeal(2)
    table = section.list_page.table
    section.list_page.opened.emit()
    qtbot.waitUntil(lambda: table.records_model.rowCount() == 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    page = section.appeal_page
    qtbot.waitUntil(lambda: page.panel.action() == "sort")
    note = page.panel.field("note").text_edit
    assert QApplication.focusWidget() is note

    write(note, "归入住房")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page.panel.action() == "assign")
    assert "已保存：归纳" in page.message()
    assert second_desk.store.appeals.by_id(appeal_id).stage == "sorted"
    assert second_desk.store.appeals.steps(appeal_id)[-1].note == "归入住房"
    assert QApplication.focusWidget() is page.panel.field("assignee_name").input

    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert section.currentWidget() is section.list_page


def test_the_route_that_an_appeal_takes_is_shown_and_stays_when_it_is_sorted(
    section, qtbot, raise_appeal, second_desk, station
):
    second_desk.profiles.adopt(station.actor, shipped_profile(RESOURCES, "pingyi"))
    said = AppealReport("水管爆了", "生活困难", "2026-11-20", route="study")
    urgent = second_desk.appeals.register(station.actor, said).id
    section.open_appeal(urgent)
    qtbot.waitUntil(lambda: "研办" in section.appeal_page.subtitle())
    route = section.appeal_page.panel.field("route")
    assert route.value() == "study"
    assert route.combo_box.findData("") == -1, "a route once taken is changed, never taken away"

    section.open_appeal(raise_appeal())
    qtbot.waitUntil(lambda: "研办" not in section.appeal_page.subtitle())
    assert section.appeal_page.panel.field("route").value() == ""


def test_the_stages_stand_as_a_line_in_words_too(section, qtbot, raise_appeal, advance):
    appeal_id = raise_appeal()
    advance(appeal_id, "sort")
    page = open_appeal(section, qtbot, appeal_id)

    assert page.stages.texts() == [
        "收集民意 已完成 11月21日 张敏",
        "归纳梳理 现在 11月21日 张敏",
        "分类落实 还没到",
        "答复反馈 还没到",
        "回访评价 还没到",
        "销号 还没到",
    ]
    assert page.stages.accessibleName().startswith("收集民意 已完成")


def test_a_missing_reply_is_said_at_its_field_and_the_other_words_stay(
    section, qtbot, raise_appeal
):
    page = open_appeal(section, qtbot, raise_appeal())
    page.panel.choose("answer_on_the_spot")
    page.panel.confirm_button.click()

    qtbot.waitUntil(lambda: page.panel.field("reply").has_error())
    page.panel.field("reply").set_text("明天来修")
    page.panel.confirm_button.click()
    qtbot.waitUntil(lambda: page.panel.action() == "follow_up")
    assert any("答复：明天来修" in line for line in page.history.texts())


def test_a_write_off_before_anyone_is_satisfied_is_refused_in_one_sentence(
    section, qtbot, raise_appeal, advance
):
    appeal_id = raise_appeal()
    for action, said in (
        ("sort", {}),
        ("assign", {}),
        ("answer", {"reply": "已报"}),
        ("follow_up", {"is_satisfied": False}),
    ):
        advance(appeal_id, action, **said)
    page = open_appeal(section, qtbot, appeal_id)
    assert page.panel.action() == "reopen"
    page.panel.choose("write_off")
    page.panel.confirm_button.click()

    qtbot.waitUntil(lambda: "不能销号" in page.message())
    assert page.message().count("。") == 1
    assert page.panel.action() == "write_off"


def test_satisfaction_must_be_chosen(section, qtbot, raise_appeal, second_desk):
    appeal_id = raise_appeal(is_answered_on_the_spot=True, answer="明天修")
    page = open_appeal(section, qtbot, appeal_id)
    assert page.panel.typed() == {"is_satisfied": None, "note": ""}
    page.panel.confirm_button.click()
    qtbot.waitUntil(lambda: page.panel.field("is_satisfied").has_error())

    page.panel.field("is_satisfied").buttons()["satisfied"].setChecked(True)
    page.panel.confirm_button.click()

    qtbot.waitUntil(lambda: page.panel.action() == "write_off")
    assert second_desk.store.appeals.by_id(appeal_id).is_satisfied is True


def test_words_typed_for_the_next_step_survive_a_refresh(section, qtbot, runner, raise_appeal):
    page = open_appeal(section, qtbot, raise_appeal())
    page.panel.field("note").set_text("写到一半")
    before = len(page.history.texts())
    section.presenters[1].refresh()
    qtbot.waitUntil(lambda: not runner.is_busy())

    assert len(page.history.texts()) == before
    assert page.panel.field("note").text() == "写到一半"


def test_what_villagers_say_is_shown_as_it_was_said(section, qtbot, raise_appeal):
    page = open_appeal(section, qtbot, raise_appeal(finding=MARKUP, interviewee=MARKUP))

    assert page.content() == MARKUP
    assert MARKUP in page.facts()
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_filter_shows_closed_appeals(section, qtbot, raise_appeal, advance):
    closed = raise_appeal(0, is_answered_on_the_spot=True, answer="修好了")
    advance(closed, "follow_up", is_satisfied=True)
    advance(closed, "write_off")
    raise_appeal(1)
    section.list_page.opened.emit()
    tabs, rows = section.list_page.tabs, section.list_page.table.records_model
    qtbot.waitUntil(lambda: tabs.tabText(0) == "未销号 1")

    section.open_list("closed")

    qtbot.waitUntil(lambda: [line.appeal.id for line in rows.records()] == [closed])
    expected = ["未销号 1", "到期和逾期 0", "久拖不决 0", "已销号 1", "全部 2"]
    assert [tabs.tabText(number) for number in range(5)] == expected


def test_a_long_story_leaves_room_for_the_next_step(section, qtbot, raise_appeal):
    page = open_appeal(section, qtbot, raise_appeal(finding="修路占地补偿款没有到账。" * 80))

    qtbot.waitUntil(lambda: page.panel.height() > 200)
    assert page.panel.confirm_button.isVisible()


def test_the_line_can_be_drawn_before_anything_is_known(qtbot):
    line = AppealStageLine()
    qtbot.addWidget(line)
    line.resize(800, 90)
    line.grab()
    assert line.texts() == []


def test_an_appeal_is_entered_by_keyboard_and_suggested_when_raised_before(
    section, qtbot, raise_appeal, second_desk, runner, station, write
):
    raise_appeal(0, interviewee="甲")
    presenters = []

    def enter(sheet):
        presenter = AppealEntryPresenter(sheet, runner, actor_of(station), "appeals")
        sheet.keep_wanted.connect(presenter.keep)
        sheet.looked_at.connect(presenter.suggest)
        presenters.append(presenter)
        presenter.open()

    section.entry_opened.connect(enter)
    QTest.keyClick(section.list_page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = section.entry_sheet
    qtbot.waitUntil(lambda: sheet.appeal_class.value() != "")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: sheet.content.has_error())
    sheet.content.set_text("屋顶又漏了")
    sheet.appeal_class.set_value("生活困难")
    sheet.raised_by.set_text("甲")
    qtbot.waitUntil(lambda: "以前反映过" in sheet.message())
    sheet.is_repeat.set_checked(True)
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert "已登记" in section.list_page.message()
    newest = next(a for a in second_desk.store.appeals.page_after() if a.source == "station")
    assert (newest.content, newest.times_raised, newest.source) == ("屋顶又漏了", 2, "station")


def test_the_ledger_of_criticism_speaks_of_criticism(qtbot):
    section = AppealSection(ledger="criticism")
    qtbot.addWidget(section)
    page = section.list_page
    said = [page.entry_button.text(), *(page.empty_words(group) for group in GROUPS)]
    section.open_entry()
    sheet = section.entry_sheet
    said += [sheet.windowTitle(), sheet.content.caption()]
    sheet.reject()
    assert all("批评" in words and "诉求" not in words for words in said)


def test_behind_a_figure_stands_who_sees_to_what_is_given_to_nobody(qtbot):
    page = ReportRecordsPage()
    qtbot.addWidget(page)
    page.show_records("收到", [Appeal(id="a", first_receiver_name="王秀英", stage="collected")])
    assert page.table.records_model.index(0, 4).data() == "王秀英"
