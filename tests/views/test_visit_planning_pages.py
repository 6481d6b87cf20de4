"""走访统计 and 走访计划: from a figure to the households behind it, to a route sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.visit_planning_acts import PlannedVisit
from app.acts.visit_report import VisitReport
from app.models.visit_records import VisitPlan
from app.models.visit_statistics import Period
from app.presenters.household_finding import read_household
from app.presenters.visit_figure_presenter import Figure, VisitFigurePresenter
from app.presenters.visit_planning_presenter import VisitPlanningPresenter, route_sheet
from app.presenters.visit_statistics_presenter import VisitStatisticsPresenter, statistics_content
from app.views.visit_section import VisitSection
from tests.presenters.village import actor_of


@pytest.fixture
def section(qtbot, runner, station, list_making):
    section = VisitSection()
    actor = actor_of(station)
    figures = VisitStatisticsPresenter(section.statistics_page, runner, actor, list_making)
    page = section.statistics_page
    page.opened.connect(figures.open)
    page.choice_made.connect(figures.choose)
    page.print_wanted.connect(figures.print_list)
    page.export_wanted.connect(figures.export_list)
    planning = VisitPlanningPresenter(section.planning_page, runner, actor, list_making)
    section.planning_opened.connect(planning.open)
    section.waiting_opened.connect(planning.open_not_visited)
    plan = section.planning_page
    plan.source_chosen.connect(planning.choose)
    plan.plan_wanted.connect(planning.keep_and_print)
    plan.household_search_wanted.connect(planning.find_households)
    plan.print_wanted.connect(planning.print_waiting)
    behind = VisitFigurePresenter(section.figure_page, runner, actor, list_making)
    section.figure_opened.connect(lambda *said: behind.open(Figure(*said)))
    section.figure_page.print_wanted.connect(behind.print_list)
    plan.task_typed.connect(planning.open_task)
    plan.task_dropped.connect(planning.drop_task)
    section.presenters = (figures, planning, behind)
    qtbot.addWidget(section)
    section.resize(1180, 720)
    section.show()
    section.activateWindow()
    QApplication.processEvents()
    return section


def visit_first(second_desk, actor, count: int) -> None:
    homes = second_desk.store.households.page_after(limit=count)
    day = second_desk.workplace.today().isoformat()
    second_desk.visits.record_walk(
        actor, [VisitReport(household_id=each.id, visited_on=day, content="好") for each in homes]
    )


def found_at(second_desk, household_id: str):
    return read_household(second_desk, household_id)


def test_a_figure_leads_to_its_households_and_those_to_a_route_sheet(
    section, second_desk, station, qtbot, drawn
):
    visit_first(second_desk, station.actor, 5)
    all_homes = second_desk.store.households.active.count()
    section.list_page.statistics_button.click()
    table = section.statistics_page.table
    qtbot.waitUntil(lambda: table.records_model.rowCount() > 1)
    whole = table.current_record()
    assert (whole.name, whole.figures.visited) == ("全村", 5)
    QTest.keyClick(table, Qt.Key.Key_Return)
    plan = section.planning_page
    qtbot.waitUntil(lambda: plan.table.records_model.rowCount() == all_homes - 5)
    assert section.currentWidget() is plan
    plan.table.setFocus()
    QTest.keyClick(plan.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    plan.plan_button.click()
    qtbot.waitUntil(lambda: bool(drawn))
    assert len(drawn[0].rows) == all_homes - 5
    assert drawn[0].title == "走访路线单"
    kept = second_desk.store.rows.rows_of(VisitPlan)[0]
    assert len(kept.household_ids) == all_homes - 5
    phones = [row[4] for row in drawn[0].rows if row[4]]
    assert phones and all("****" in phone for phone in phones)


def test_enter_on_any_figure_opens_exactly_what_it_counts(
    section, second_desk, station, qtbot, drawn
):
    homes = second_desk.store.households.page_after(limit=6)
    day = second_desk.workplace.today().isoformat()
    channels = ("home", "phone", "phone", "message", "home", "field")
    second_desk.visits.record_walk(
        station.actor,
        [
            VisitReport(household_id=home.id, visited_on=day, channel=channel, content="好")
            for home, channel in zip(homes, channels, strict=True)
        ],
    )
    section.list_page.statistics_button.click()
    table = section.statistics_page.table
    qtbot.waitUntil(lambda: table.records_model.rowCount() > 1)
    headings = [table.records_model.column(n).heading for n in range(table.model().columnCount())]
    page = section.figure_page
    for heading, count in (("电话", 2), ("已访", 2), ("人次", 6), ("逾期", 0), ("应访", 40)):
        section.statistics_page.columns.set_value("findings" if heading == "逾期" else "contacts")
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, headings.index(heading)))
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert section.currentWidget() is page
        qtbot.waitUntil(lambda heading=heading: heading in page.subtitle())
        shown = page._tables.currentWidget().records_model.records()
        assert len(shown) == count, heading
        assert f"{heading} {count}" in page.subtitle()
        page.left.emit()
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(drawn))
    assert (drawn[0].title, len(drawn[0].rows)) == ("走访统计明细（户）", 40)


def test_rates_of_findings_stand_beside_their_parts_and_open_what_they_count(
    section, second_desk, station, qtbot
):
    home = second_desk.store.households.page_after()[0]
    finding_class = second_desk.workplace.profile.must_record_classes[0]
    day = second_desk.workplace.today().isoformat()
    for words in ("路灯坏了", "水渠堵了"):
        second_desk.visits.record_visit(
            station.actor,
            VisitReport(household_id=home.id, visited_on=day, finding=words,
                        finding_class=finding_class),
        )  # fmt: skip
    section.list_page.statistics_button.click()
    page, table = section.statistics_page, section.statistics_page.table
    qtbot.waitUntil(lambda: table.records_model.rowCount() > 1)
    table.setCurrentIndex(table.model().index(0, page._figures.index("phone")))
    page.columns.set_value("findings")
    model = table.records_model
    shown = {
        model.column(n).heading: model.index(0, n).data()
        for n in range(model.columnCount())
        if not table.isColumnHidden(n)
    }
    assert shown == {
        "单位": "全村", "人次": "2", "问题": "2", "当场": "0", "上报": "2", "销号": "0", "逾期": "0",
        "办结率": "0.0%", "有评价": "0", "满意": "0", "满意率": "–",
    }  # fmt: skip
    assert not table.isColumnHidden(table.currentIndex().column())
    with qtbot.waitSignal(page.figure_opened) as opened:
        table.figure_opened.emit(table.current_record(), page._figures.index("conclusion_rate"))
    assert opened.args[2:] == ["concluded", "全村：销号 0"]
    page.columns.set_value("contacts")
    assert not table.isColumnHidden(page._figures.index("phone"))
    assert table.isColumnHidden(page._figures.index("closed"))  # a place that closes nobody so


def test_the_households_not_visited_print_as_a_list(section, second_desk, station, qtbot, drawn):
    visit_first(second_desk, station.actor, 5)
    section.list_page.statistics_button.click()
    table = section.statistics_page.table
    qtbot.waitUntil(lambda: table.records_model.rowCount() > 1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    plan = section.planning_page
    qtbot.waitUntil(lambda: plan.table.records_model.rowCount() == 35)
    plan.file_button.chosen.emit("print")
    qtbot.waitUntil(lambda: bool(drawn))
    assert (drawn[0].title, len(drawn[0].rows)) == ("未走访户名单", 35)
    assert {row[5] for row in drawn[0].rows} == {"从没入户"}


def test_something_that_happened_is_kept_and_dropped_by_keys(section, second_desk, qtbot):
    section.open_planning()
    plan = section.planning_page
    qtbot.waitUntil(lambda: bool(plan.visitor.text()))
    home = second_desk.store.households.page_after()[0]
    plan.task_button.click()
    sheet = plan.sheet
    with qtbot.waitSignal(sheet.household.households_wanted):
        QTest.keyClicks(sheet.household.line_edit, home.number)
    sheet.show_households(home.number, [found_at(second_desk, home.id)])
    assert sheet.household.household_id() == home.id
    sheet.occasion.set_value("illness")
    sheet.note.set_text("住院三天")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: plan.table.records_model.rowCount() == 1)
    line = plan.table.current_record()
    assert (line.head_name, line.reason) == (home.head_name, "生病住院：住院三天")
    plan.drop_button.click()
    plan.sheet.reason.set_text("已出院搬去县城")
    plan.sheet.keep_button.click()
    qtbot.waitUntil(lambda: plan.table.records_model.rowCount() == 0)
    assert second_desk.store.must_visits.page_of("open") == []


def test_a_task_without_household_says_so_in_its_sheet(section, qtbot):
    section.open_planning()
    plan = section.planning_page
    qtbot.waitUntil(lambda: bool(plan.visitor.text()))
    plan.task_button.click()
    plan.sheet.keep_button.click()
    qtbot.waitUntil(lambda: "没有找到这一户" in plan.sheet.message())


def test_a_report_has_a_line_for_each_part_and_the_sum(second_desk, station):
    visit_first(second_desk, station.actor, 3)
    year = Period("2026-01-01", "2026-12-31")
    content = statistics_content(second_desk, station.actor, year, "grid")
    whole = content.rows[-1]
    assert whole[0] == "全村"
    for column in (1, 2, 4, 5, 6):
        assert sum(row[column] for row in content.rows[:-1]) == whole[column]
    assert whole[2] == 3


def test_a_route_sheet_tells_why_and_leaves_room(second_desk, station):
    homes = second_desk.store.households.page_after(limit=2)
    plan = second_desk.visit_planning.plan_visits(
        station.actor, "张三", "2026-12-31", [PlannedVisit(home.id, "看望") for home in homes]
    )
    sheet = route_sheet(second_desk, station.actor, plan)
    assert [row[5] for row in sheet.rows] == ["看望", "看望"]
    assert [row[2] for row in sheet.rows] == [home.head_name for home in homes]
    assert "张三" in sheet.chosen
