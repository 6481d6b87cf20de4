"""A villager asks for their own data at the desk: taken down, answered, erased, printed."""

import pytest

from app.models.records import Person
from tests.views.disclosing import desk, household_page

__all__ = ["desk", "household_page"]
OTHER = "李四"


@pytest.fixture
def villager(village):
    """The head of a household, and somebody else in it."""
    home = village.store.households.page_after()[0]
    village.desk.register.add_person(
        village.actor, Person(id="", household_id=home.id, name=OTHER, sex="1")
    )
    return next(p for p in village.store.households.persons(home.id) if p.id == home.head_person_id)


def ask(desk, household_page, action, content=""):
    """Take a request of the selected villager down."""
    household_page.history_button.chosen.emit("request")
    desk.settle()
    sheet = desk.shell.page("households").sheets.request_sheet
    sheet.action.set_value(action)
    sheet.content.set_text(content)
    sheet.keep_button.click()
    desk.settle()
    return sheet


def requests_page(desk):
    page = desk.page("settings")
    page.open_requests()
    desk.settle()
    return page.rights_page


def test_a_request_is_taken_down_answered_and_printed(desk, household_page):
    refused = ask(desk, household_page, "correct")
    assert refused.isVisible()
    assert "没有写明哪里要更正" in refused.message()
    refused.reject()
    ask(desk, household_page, "see")
    page = requests_page(desk)
    page.table.select_row(0)
    assert not page.erase_button.isEnabled()
    page.answer_button.click()
    page.sheet.answer.set_text("已当面交给本人")
    page.sheet.keep_button.click()
    desk.settle()
    assert [r.outcome for r in page.table.records_model.records()] == ["done"]
    page.table.select_row(0)
    assert not page.answer_button.isEnabled()
    page.print_button.click()
    desk.settle()
    assert desk.put_preview_away().suffix == ".pdf"


def test_an_applicants_archive_is_kept_and_somebody_else_is_deleted(desk, household_page):
    ask(desk, household_page, "delete", "不想再留")
    page = requests_page(desk)
    page.table.select_row(0)
    page.erase_button.click()
    page.sheet.keep_button.click()
    desk.settle()
    assert "办件档案" in page.sheet.message()
    page.close_sheet()

    desk.page("households")
    residents = [each.name for each in household_page.people.records_model.records()]
    household_page.people.select_row(residents.index(OTHER))
    ask(desk, household_page, "delete")
    page = requests_page(desk)
    names = [request.name for request in page.table.records_model.records()]
    page.table.select_row(names.index(OTHER))
    page.erase_button.click()
    page.sheet.keep_button.click()
    desk.settle()
    assert page.sheet is None
    answered = [r.name for r in page.table.records_model.records() if r.outcome == "done"]
    assert answered == [OTHER]
    page.table.select_row([r.name for r in page.table.records_model.records()].index(OTHER))
    page.print_button.click()
    desk.settle()
    assert desk.put_preview_away().suffix == ".pdf"
