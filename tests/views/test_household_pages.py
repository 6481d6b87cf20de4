"""群众: the list of households and the page of one, on real threads and real files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.acts.visit_acts import VisitReport
from app.models.records import Cadre
from app.presenters import household_presenter
from app.presenters.household_presenter import read_household_file
from tests.stations import intake_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def household(village):
    """The first household, with a cadre, a doubt, a case and a visit."""
    household = village.store.households.page_after()[0]
    head = village.store.households.persons(household.id)[0]
    cadre_id = village.desk.register.add_cadre(village.actor, Cadre(id="", name="孙丽"))
    village.desk.register.assign_cadre(village.actor, household.grid_id, cadre_id)
    doubt = {"doubt": "身份证号待核", "phones": ["13800138000"]}
    village.desk.register.change_person(village.actor, head.id, doubt)
    intake = intake_of(applicant_name=head.name, applicant_id=head.id, household_id=household.id)
    village.desk.cases.register_case(village.actor, intake)
    report = VisitReport(household.id, "2026-03-01", content="问了收成")
    village.desk.visits.record_visit(village.actor, report)
    return household


@pytest.fixture
def desk(household, village, open_desktop):
    """The desk, after all that was done to the household."""
    at_work = open_desktop(village)
    at_work.log_in()
    return at_work


@pytest.fixture
def section(desk):
    return desk.page("households")


def cells(table, row=0):
    model = table.records_model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_list_shows_households_with_their_cadre_and_doubts(section):
    page = section.list_page

    assert page.table.records_model.rowCount() == 8
    words = cells(page.table)
    assert words[0] == "001"
    assert words[4] == "孙丽"
    assert words[6] == "▲ 1 人"
    assert cells(page.table, 1)[6] == ""
    assert page.grid_box.count() >= 2


def test_a_household_is_found_and_opened_by_keyboard(desk, section, village, household):
    page = section.list_page
    page.search_edit.setFocus()
    QTest.keyClicks(page.search_edit, household.number)
    QTest.qWait(250)
    desk.settle()
    assert page.table.current_record().household.number == household.number
    QTest.keyClick(page.search_edit, Qt.Key.Key_Return)
    desk.settle()

    assert section.currentWidget() is section.household_page
    assert section.household_page.title() == f"{household.head_name} 户"


def test_down_goes_into_the_list_and_escape_empties_the_search(desk, section, write):
    page = section.list_page
    page.search_edit.setFocus()
    write(page.search_edit, "没有这个人")
    QTest.qWait(250)
    desk.settle()
    assert page.table.records_model.rowCount() == 0

    QTest.keyClick(page.search_edit, Qt.Key.Key_Escape)
    QTest.qWait(250)
    desk.settle()
    QTest.keyClick(page.search_edit, Qt.Key.Key_Down)

    assert page.table.records_model.rowCount() == 8
    assert QApplication.focusWidget() is page.table


def test_one_grid_is_shown_alone(desk, section):
    page = section.list_page
    page.grid_box.setCurrentIndex(1)
    desk.settle()

    grids = {line.household.grid_id for line in page.table.records_model.records()}
    assert grids == {page.grid_box.currentData()}


def test_a_household_shows_people_masked_with_cases_and_visits(desk, section, household):
    section.open_household(household.id)
    desk.settle()

    page = section.household_page
    words = cells(page.people)
    assert words[4].startswith("3707****")
    assert words[5] == "138****8000"
    assert words[8] == "▲ 身份证号待核"
    assert cells(page.cases)[0] == "● 已收件"
    assert cells(page.visits)[3] == "问了收成"


def test_a_case_is_begun_for_the_person_who_is_marked(desk, section, household, qtbot):
    section.open_household(household.id)
    desk.settle()
    page = section.household_page
    person = page.people.current_record()

    with qtbot.waitSignal(section.intake_wanted) as wish:
        QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    desk.settle()

    assert wish.args == [person.person_id]
    cases = desk.shell.page("cases")
    assert cases.currentWidget() is cases.intake_page
    assert cases.intake_page.typed()["applicant_id"] == person.person_id


def test_a_case_of_the_household_is_opened_with_enter(desk, section, household):
    section.open_household(household.id)
    desk.settle()
    page = section.household_page
    page.cases.setFocus()
    page.cases.select_row(0)
    case_id = page.cases.current_record().case.id

    QTest.keyClick(page.cases, Qt.Key.Key_Return)
    desk.settle()

    assert desk.shell.page("cases").case_page.case_id() == case_id


def test_escape_goes_back_to_the_list(desk, section, household):
    section.open_household(household.id)
    desk.settle()

    QTest.keyClick(section.household_page, Qt.Key.Key_Escape)

    assert section.currentWidget() is section.list_page


def test_every_list_has_a_name(section):
    tables = [section.list_page.table, section.household_page.people]
    tables += [section.household_page.cases, section.household_page.visits]

    assert all(table.accessibleName() for table in tables)
    assert section.list_page.search_edit.accessibleName()
    assert section.list_page.grid_box.accessibleName()


@pytest.mark.parametrize("front", ["today", "households"])
def test_a_household_opened_from_elsewhere_is_read_once(desk, village, front, monkeypatch):
    read = []
    monkeypatch.setattr(
        household_presenter,
        "read_household_file",
        lambda work, key: read.append(key) or read_household_file(work, key),
    )
    lines = desk.page("households").list_page.table.records_model.records()
    first, other = (line.household.id for line in lines[:2])
    desk.page("today")
    desk.pages.open_household(first)
    desk.settle()
    assert read == [first]
    desk.page(front)
    desk.settle()
    desk.pages.open_household(other)
    desk.settle()

    assert read == [first, other], "what stood there is not read again first"
    desk.pages.open_household(other)
    desk.settle()
    assert read == [first, other, other], "opened anew on its page it is read anew"
