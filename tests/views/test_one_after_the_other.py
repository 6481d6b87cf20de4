"""Two people at one desk: what one left open behind the lock is not the other's, and waits for the first."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from app.acts.pen import Actor
from app.bootstrap.station_keys import StationKeys
from app.models.identity import new_id
from app.vault.slots import LoginTile
from app.views.search_box import HitList
from tests.stations import HEAD_OF_DESK, PASSWORD

OTHER, OTHERS_PASSWORD = "赵敏", "chuntian de shu ye"
SECRET, OTHERS_WORDS = "老人走前交代的话", "另一位写的话"


@pytest.fixture
def home(village):
    return village.store.households.page_after()[0]


@pytest.fixture
def at_work(desk_of, village, home):
    """王秀英 at the desk of a station at which 赵敏 has an account too."""
    other = Actor(new_id(village.surroundings.randomness), OTHER, "admin")
    village.desk.register.add_staff(village.actor, other)
    StationKeys(lambda: village.station).let_in(LoginTile(other.id, OTHER), OTHERS_PASSWORD)
    return desk_of()


def change_over(at_work, name, password):
    """Whoever is there locks the desk; somebody logs in."""
    at_work.desktop.lock()
    at_work.settle()
    assert sheets_in_sight(at_work) == []
    view = at_work.entrance
    view.choose(next(tile.staff_id for tile in view.tiles() if tile.text() == name))
    at_work.log_in(password)
    assert at_work.shell.person().startswith(name)


def sheets_in_sight(at_work):
    sheets = at_work.window.findChildren(QDialog)
    return [each for each in sheets if each.isVisible()]


def words_in_sight(at_work):
    fields = at_work.window.findChildren(QLineEdit) + at_work.window.findChildren(QLabel)
    return [each.text() for each in fields if each.isVisible()]


def names_of_unfinished(at_work):
    sheet = at_work.unfinished()
    forms = sheet.table.records_model.records()
    sheet.reject()
    at_work.settle()
    return [form.detail for form in forms]


def open_change(at_work, home):
    at_work.pages.section("households").sheets.change_form_wanted.emit(
        "household_left", home.id, ""
    )
    at_work.settle()
    return QApplication.activeModalWidget()


def test_a_sheet_behind_the_lock_is_its_owners_alone(at_work, home):
    sheet = open_change(at_work, home)
    sheet.fields["reason"].set_text(SECRET)
    change_over(at_work, OTHER, OTHERS_PASSWORD)

    assert sheets_in_sight(at_work) == [] and SECRET not in words_in_sight(at_work)
    assert names_of_unfinished(at_work) == []
    others = open_change(at_work, home)
    assert others.fields["reason"].text() == ""
    others.fields["reason"].set_text(OTHERS_WORDS)
    change_over(at_work, HEAD_OF_DESK, PASSWORD)

    assert OTHERS_WORDS not in words_in_sight(at_work)
    assert names_of_unfinished(at_work) == [SECRET]
    assert open_change(at_work, home).fields["reason"].text() == SECRET
    QApplication.activeModalWidget().reject()


def test_what_was_asked_for_before_the_lock_never_opens_over_the_login(at_work, home):
    households = at_work.pages.section("households")
    cases = at_work.pages.section("cases")
    cases.open_intake()
    at_work.settle()
    cases.intake_page.applicant.set_text(home.head_name)
    cases.intake_page.applicant.setFocus()
    for ask in (
        lambda: households.sheets.change_form_wanted.emit("household_left", home.id, ""),
        lambda: cases.intake_page.applicant.search_wanted.emit(home.head_name),
        lambda: at_work.shell.search_wanted.emit(home.head_name),
    ):
        ask()
        at_work.desktop.lock()
        at_work.settle()
        assert sheets_in_sight(at_work) == []
        assert [each for each in at_work.window.findChildren(HitList) if each.isVisible()] == []
        at_work.log_in()
        assert sheets_in_sight(at_work) == []
    households.sheets.change_form_wanted.emit("household_left", home.id, "")
    change_over(at_work, OTHER, OTHERS_PASSWORD)
    assert sheets_in_sight(at_work) == []
    assert open_change(at_work, home).fields["reason"].text() == ""
    QApplication.activeModalWidget().reject()
