"""今日: the day's figures, and each one's way to its list."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.acts.intake import DeficiencyTerms, IntakeMaterial
from app.acts.visit_acts import VisitReport
from app.models.duty_roster import RosterPlan
from app.views.today_page import TodayPage
from tests.stations import VILLAGE, enrolled, papers_without, server

__all__ = ["enrolled", "server"]

GROUPS = {"to_supplement": "待补正 1", "to_deliver": "待送达 0", "to_follow_up": "待回访 0"}


@pytest.fixture
def busy_village(village, clock):
    """One case late, one due, and one with a paper missing."""
    village.register()
    clock.set(date(2026, 3, 3))
    village.register(applicant_name="王桂兰")
    clock.set(date(2026, 3, 6))
    village.register(materials=papers_without("户口簿"), applicant_name="张德顺")
    return village


@pytest.fixture
def today(open_desktop, busy_village):
    desk = open_desktop(busy_village)
    desk.log_in()
    return desk


def figures(desk):
    return {key: tile.number() for key, tile in desk.shell.page("today").tiles.items()}


def due_cells(desk):
    model = desk.shell.page("today").due_table.records_model
    return [
        tuple(model.data(model.index(row, column)) for column in (1, 4, 5))
        for row in range(model.rowCount())
    ]


def test_the_day_is_counted(today):
    shown = figures(today)

    assert shown["overdue"] == "1"
    assert shown["due_today"] == "1"
    assert shown["to_supplement"] == "1"
    assert shown["open_appeals"] == shown["to_follow_up"] == shown["to_deliver"] == "0"
    assert int(shown["waiting"].replace(",", "")) > 0


def test_the_longest_overdue_stands_first(today):
    assert due_cells(today) == [
        ("李建国", "报送 03-05", "■ 催办 超期 1 天"),
        ("王桂兰", "报送 03-06", "▲ 临期 今天"),
    ]


def test_the_figures_say_how_near_or_how_far_up_cases_are(today, clock):
    tiles = today.shell.page("today").tiles
    assert tiles["due_today"].detail() == "临期 1"
    assert tiles["overdue"].detail() == "催办 1"

    clock.set(date(2026, 3, 10))
    today.page("settings")
    today.page("today")

    assert tiles["due_today"].detail() == "临期 1"
    assert tiles["overdue"].detail() == "催办 1 督办 1"


def test_many_levels_on_a_tile_stand_in_two_lines_and_need_no_wider_page(qtbot):
    page = TodayPage()
    qtbot.addWidget(page)
    tile = page.tiles["overdue"]
    tile.set_figure(7)
    tile.set_detail("催办 1 督办 12 预警 3")
    in_one_line = tile.minimumSizeHint().width()
    tile.set_detail("催办 1", "督办 12", "预警 3")
    assert tile.detail() == "催办 1 督办 12 预警 3"
    assert tile.accessibleName().endswith("催办 1 督办 12 预警 3")
    assert tile.minimumSizeHint().width() < in_one_line


def test_the_day_is_greeted_with_its_date(today):
    page = today.shell.page("today")

    assert page.title() == "早上好，王秀英"
    assert page.subtitle() == "2026年3月6日  星期五"


def test_what_waits_says_since_when(today):
    assert today.shell.page("today").tiles["waiting"].detail() == "自3月2日起"


def test_a_home_visit_is_counted_when_the_page_is_opened_again(today, busy_village):
    assert figures(today)["visits"] == "0"
    today.page("settings")
    runner = today.desktop._runner
    household = []
    runner.run(
        lambda desk: desk.store.households.page_after()[0], household.append, household.append
    )
    today.settle()
    report = _visit(household[0].id)
    runner.run(
        lambda desk: desk.visits.record_visit(busy_village.actor, report),
        household.append,
        household.append,
    )
    today.page("today")

    assert figures(today)["visits"] == "1"
    assert figures(today)["open_appeals"] == "1"
    assert today.shell.page("today").tiles["visits"].detail() == "还差 7 户"


def test_a_due_case_opens_with_enter(qtbot, today):
    table = today.shell.page("today").due_table
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    today.settle()

    section = today.shell.page("cases")
    assert section.isVisible()
    assert section.currentWidget() is section.case_page


@pytest.mark.parametrize(("key", "row"), [("overdue", 0), ("due_today", 1)])
def test_a_figure_of_due_cases_leads_to_them_below(qtbot, today, key, row):
    qtbot.mouseClick(today.shell.page("today").tiles[key], Qt.MouseButton.LeftButton)
    table = today.shell.page("today").due_table

    assert table.hasFocus()
    assert table.currentIndex().row() == row


@pytest.mark.parametrize("key", ["to_supplement", "to_deliver", "to_follow_up"])
def test_a_figure_of_cases_opens_their_list(qtbot, today, key):
    qtbot.mouseClick(today.shell.page("today").tiles[key], Qt.MouseButton.LeftButton)
    today.settle()

    section = today.shell.page("cases")
    assert section.isVisible()
    assert section.currentWidget() is section.list_page
    assert section.list_page.tabs.tabText(section.list_page.tabs.currentIndex()) == GROUPS[key]


def test_every_figure_says_itself_to_those_who_cannot_see_it(today):
    names = [tile.accessibleName() for tile in today.shell.page("today").tiles.values()]

    assert "已逾期 1 件 催办 1" in names
    assert names.pop() == "上次备份 还没有"
    assert all(any(character.isdigit() for character in name) for name in names)


def test_a_day_without_anything_due_says_so(desk):
    page = desk.shell.page("today")

    assert page.due_table.records_model.rowCount() == 0
    assert "没有" in page.due_table.empty_text()


def _visit(household_id):
    return VisitReport(
        household_id=household_id,
        visited_on="2026-03-06",
        content="看望",
        finding_class="邻里纠纷",
        finding="宅基地边界",
    )


def test_broken_promises_and_bad_ratings_are_told_beside_the_clocks(village, open_desktop, clock):
    papers = (IntakeMaterial("居民身份证", True), IntakeMaterial("照片", False, is_key=False))
    terms = DeficiencyTerms("2026-03-09", is_credit_checked=True)
    late = village.register(item_code="S04-010", materials=papers, deficiency=terms)
    desk = open_desktop(village)
    desk.log_in()
    page = desk.shell.page("today")
    assert page.noted.isHidden()
    clock.pass_days(8)
    page.opened.emit()
    desk.settle()
    assert page.noted.buttons["overdue_commitments"].text() == "容缺到期没补 1 件"
    assert page.noted.buttons["open_rectifications"].isHidden()
    page.noted.buttons["overdue_commitments"].click()
    table = page.noted.sheet.table
    cells = [table.records_model.data(table.records_model.index(0, column)) for column in (2, 3)]
    assert cells == ["李建国", "照片"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    desk.settle()

    assert desk.shell.page("cases").case_page.case_id() == late.id


def test_what_the_township_sent_back_or_refused_is_told_with_its_reason(
    enrolled, town, open_desktop
):
    """A refusal of the station's own is no news."""
    back, refused, own = enrolled.submitted(), enrolled.submitted(), enrolled.register()
    enrolled.desk.cases.decline(enrolled.actor, own.id, "村里办不了")
    enrolled.sync.exchange()
    town.township.send_back_case(back.id, VILLAGE, town.clerk, "户口簿首页看不清")
    town.township.acts.refuse_case(refused.id, VILLAGE, town.clerk, "不归本镇办")
    enrolled.sync.exchange()
    desk = open_desktop(enrolled)
    desk.log_in()
    page = desk.shell.page("today")
    found = {}
    for button in page.noted.buttons.values():
        if not button.isHidden():
            button.click()
            line = page.noted.sheet.table.records_model.record_at(0)
            found[button.text()] = (line.case.id, line.words, line.due_on)
            page.noted.sheet.reject()
    assert found == {
        "镇里退回 1 件": (back.id, "户口簿首页看不清", "2026-03-05"),
        "镇里不予受理 1 件": (refused.id, "不归本镇办", ""),
    }


def test_who_is_on_duty_stands_beside_the_day(open_desktop, village):
    plan = RosterPlan("2026-03", (village.actor.id,))
    village.desk.duty.make_month(village.actor, plan)
    desk = open_desktop(village)
    desk.log_in()

    page = desk.page("today")
    assert page.subtitle() == f"2026年3月2日  星期一  值班：{village.actor.name}"


def test_who_is_on_duty_stands_after_what_the_day_is_kept_for(qtbot):
    page = TodayPage()
    qtbot.addWidget(page)
    page.show_greeting("王秀英", "morning", date(2026, 3, 2))
    page.show_duties(("night_visit",))
    page.show_on_duty(("王秀英", "李建国"))

    assert "今天要做：" in page.subtitle()
    assert page.subtitle().endswith("值班：王秀英、李建国")


def test_the_last_backup_stands_there_and_leads_to_the_backups(desk):
    page = desk.page("today")
    assert page.tiles["backup"].number() == "还没有"
    desk.desktop._safekeeping.back_up()
    page.opened.emit()
    desk.settle()
    assert page.tiles["backup"].number() == "今天"
    page.tiles["backup"].click()
    desk.settle()
    settings = desk.shell.page("settings")
    assert settings.backup_tab.isVisible()


def test_the_visits_lead_to_the_households_that_wait(desk):
    desk.page("today").tiles["visits"].click()
    desk.settle()
    section = desk.shell.page("visits")
    assert section.currentWidget() is section.planning_page
    assert section.planning_page.table.records_model.rowCount() == 8


def test_visits_that_are_owed_are_counted_and_lead_to_their_list(pc, village, open_desktop, clock):
    homes = pc.desk.store.households.page_after(limit=2)
    for home, day in zip(homes, ("2026-03-01", "2026-03-02"), strict=True):
        pc.desk.must_visits.open(pc.actor, home.id, "illness", day)
    desk = open_desktop(village)
    desk.log_in()
    page = desk.page("today")
    assert page.must_visits_button.text() == "必到 2 件"

    clock.pass_days(30)
    page.opened.emit()
    desk.settle()
    assert page.must_visits_button.text() == "必到 2 件，过期 2"

    page.must_visits_button.click()
    desk.settle()
    section = desk.shell.page("visits")
    assert section.currentWidget() is section.planning_page
    assert section.planning_page.table.records_model.rowCount() == 2


def test_a_day_on_which_no_visit_is_owed_does_not_speak_of_any(desk):
    assert desk.page("today").must_visits_button.isHidden()


def test_an_unknown_card_opens_nothing_and_says_so(desk):
    page = desk.page("today")
    box = desk.shell.search_box
    box.setText("LXZ000999999")
    box.textEdited.emit(box.text())
    box._choose()
    desk.settle()
    assert "没有找到“LXZ000999999”" in desk.shell.message()
    assert page.isVisible()
