"""The lists beside the visits by keys: rounds, evenings for visits, outreach, households' own plans."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.visit_report import VisitReport
from app.presenters.outreach_presenter import OutreachPresenter
from app.presenters.visit_lists_presenter import VisitListsPresenter
from app.presenters.visit_planning_presenter import VisitPlanningPresenter
from app.sheets.profile_file import shipped_profile
from app.views.visit_section import VisitSection
from tests.presenters.village import actor_of
from tests.stations import RESOURCES


@pytest.fixture
def section(qtbot, runner, station, list_making):
    section, actor = VisitSection(), actor_of(station)
    lists = VisitListsPresenter(section.lists_page, runner, actor, list_making)
    section.lists_opened.connect(lists.open)
    page = section.lists_page
    page.span_chosen.connect(lists.choose)
    page.round_typed.connect(lists.set_round)
    page.round_closed.connect(lists.close_round)
    page.round_removed.connect(lists.remove_round)
    page.print_wanted.connect(lists.print_list)
    outreach = OutreachPresenter(section.outreach_page, runner, actor, list_making)
    section.outreach_opened.connect(outreach.open)
    page = section.outreach_page
    page.choice_made.connect(outreach.choose)
    page.outreach_typed.connect(outreach.begin)
    page.ticked.connect(outreach.tick)
    page.print_wanted.connect(outreach.print_list)
    planning = VisitPlanningPresenter(section.planning_page, runner, actor, list_making)
    section.planning_opened.connect(planning.open)
    section.planning_page.source_chosen.connect(planning.choose)
    section.planning_page.own_plan_wanted.connect(planning.open_household_plan)
    section.planning_page.own_plan_typed.connect(planning.keep_household_plan)
    section.presenters = (lists, outreach, planning)
    qtbot.addWidget(section)
    section.resize(1180, 720)
    section.show()
    QApplication.processEvents()
    return section


def records(table):
    return table.records_model.records()


def test_a_round_is_begun_closed_and_removed(section, second_desk, qtbot, drawn):
    section.list_page.more_button.chosen.emit("rounds")
    page = section.lists_page
    table = page.tables["rounds"]
    qtbot.waitUntil(lambda: bool(records(table)))
    page.close_button.click()  # a round that follows from the rules alone
    assert "不用改" in page.message()
    page.new_button.click()
    page.sheet.fields["name"].set_text("秋季普遍走访")
    page.sheet.fields["starts_on"].set_value("2026-11-01")
    page.sheet.fields["ends_on"].set_value("2026-10-01")
    page.sheet.save_button.click()
    qtbot.waitUntil(lambda: bool(page.sheet.message()))
    page.sheet.fields["ends_on"].set_value("2026-12-20")
    page.sheet.save_button.click()
    qtbot.waitUntil(lambda: [r.cells[0] for r in records(table)] == ["秋季普遍走访"])
    assert records(table)[0].state == "running"
    page.close_button.click()
    qtbot.waitUntil(lambda: records(table)[0].cells[2] == "2026-11-21")
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(drawn))
    assert drawn[0].rows[0][:3] == ("秋季普遍走访", "2026-11-01", "2026-11-21")
    with qtbot.waitSignal(section.waiting_opened):
        QTest.keyClick(table, Qt.Key.Key_Return)
    section.planning_page.left.emit()
    assert section.currentWidget() is page
    page.remove_button.click()
    page.sheet.yes_button.click()
    qtbot.waitUntil(lambda: second_desk.store.visit_planning.rounds() == [])


def test_an_evening_says_who_went_out_and_who_did_not(section, second_desk, station, qtbot):
    second_desk.profiles.adopt(station.actor, shipped_profile(RESOURCES, "zhoushan"))
    homes = second_desk.store.households.page_after(limit=2)
    second_desk.visits.record_walk(
        station.actor,
        [
            VisitReport(each.id, "2026-11-20", content="夜访", timing="evening",
                        visitor_name="李四")
            for each in homes
        ],
    )  # fmt: skip
    section.list_page.more_button.chosen.emit("nights")
    table = section.lists_page.tables["nights"]
    qtbot.waitUntil(lambda: bool(records(table)))
    first = records(table)[0]
    assert first.cells[:4] == ("2026-11-20", 2, 2, "李四")
    assert len(records(table)) == 32  # three a month until the 20th of November
    with qtbot.waitSignal(section.figure_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[2] == "evening_visits"


def test_outreach_is_ticked_household_by_household(section, second_desk, qtbot, drawn):
    section.list_page.more_button.chosen.emit("outreach")
    page = section.outreach_page
    qtbot.waitUntil(lambda: "Ctrl+N" in page.table.empty_text())
    assert not page.tick_button.isEnabled()
    page.new_button.click()
    page.sheet.fields["outreach_type"].set_value("policy")
    page.sheet.fields["title"].set_text("医保缴费政策")
    page.sheet.save_button.click()
    qtbot.waitUntil(lambda: len(records(page.table)) == 40)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已到 1 户" in page.subtitle())
    page.table.select_rows([1, 2, 3])
    page.tick_button.click()
    qtbot.waitUntil(lambda: "还差 36 户" in page.subtitle())
    page.table.select_rows([1])
    page.untick_button.click()
    qtbot.waitUntil(lambda: "还差 37 户" in page.subtitle())
    page.left_only.set_checked(True)
    qtbot.waitUntil(lambda: len(records(page.table)) == 37)
    page.file_button.chosen.emit("print")
    qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn[0].rows) == 37
    assert drawn[0].chosen == "上级政策宣讲到户：医保缴费政策　已到 3 户，共 40 户"


def test_a_household_has_its_own_plan_and_is_listed_by_the_day_of_its_review(
    section, second_desk, qtbot
):
    home = second_desk.store.households.page_after()[3]
    section.write_household_plan(home.id)
    page = section.planning_page
    qtbot.waitUntil(lambda: page.sheet is not None and home.head_name in page.sheet.windowTitle())
    page.sheet.save_button.click()
    qtbot.waitUntil(lambda: "至少写一项" in page.sheet.message())
    page.sheet.fields["measures"].set_text("帮修屋顶")
    page.sheet.fields["review_on"].set_value("2026-12-01")
    page.sheet.save_button.click()
    qtbot.waitUntil(lambda: page.sheet is None)
    page.source_chosen.emit("plans")
    qtbot.waitUntil(lambda: len(records(page.table)) == 1)
    line = records(page.table)[0]
    assert (line.number, line.due_on) == (home.number, "2026-12-01")
    assert "帮修屋顶" in line.reason
