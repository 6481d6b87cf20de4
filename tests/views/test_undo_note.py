"""After each save stands what was saved; Ctrl+Z takes it back wherever nothing is being typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.looks import TEXT_POINTS, Look
from app.models.records import Cadre
from app.models.undoing import DoneAct, DoneEntry
from app.views.icons import IconBook
from app.views.rail import Rail
from app.views.text_edits import LineEdit
from app.views.theme import Theme
from app.views.undo_note import saved_words
from app.views.walk_table import CONTENT
from tests.stations import RESOURCES, papers_without
from tests.views.walking import overlaps

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def on_a_case(open_desktop, village):
    """A case's page, whose first step was taken by its button."""
    case = village.register(materials=papers_without())
    at_work = open_desktop(village)
    at_work.log_in()
    section = at_work.page("cases")
    section.open_case(case.id)
    at_work.settle()
    section.case_page.step_buttons["submit"].click()
    section.case_page.form.confirm_button.click()
    at_work.settle()
    return at_work, section.case_page


def test_a_step_is_said_to_be_saved_and_goes_back_with_ctrl_z(on_a_case):
    at_work, page = on_a_case
    assert page.head.status.text() == "● 已报送"
    assert at_work.shell.undo_note.text() == "已保存：办件步骤（报送镇里）"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    at_work.settle()
    at_work.settle()
    assert at_work.shell.message() == "已撤销：办件步骤（报送镇里）。"
    assert page.head.status.text() == "● 已收件"
    assert any("已撤销" in words for words in page.history.texts())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    at_work.settle()
    assert "没有可以撤销的" in at_work.shell.message()  # the registration was before this login


def test_typing_is_undone_first(on_a_case):
    at_work, _ = on_a_case
    box = at_work.shell.search_box
    box.setFocus()
    QTest.keyClicks(box, "wang")
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    at_work.settle()
    assert box.text() == ""
    assert at_work.shell.message() == ""
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    at_work.settle()
    assert at_work.shell.message().startswith("已撤销")


def test_a_visit_with_a_finding_is_named_as_the_visit():
    entries = tuple(DoneEntry(kind, "e", "d", {}, is_made=True) for kind in ("appeal", "visit"))
    assert saved_words(DoneAct("a", "record_visit", "", entries)) == "走访和发现的问题"
    assert saved_words(DoneAct("a", "record_visit", "", entries[1:])) == "走访"


@pytest.mark.parametrize("points", TEXT_POINTS)
def test_the_note_covers_no_page_of_the_rail(points, dressed_again, qtbot):
    Theme(RESOURCES).apply(dressed_again, Look("light", points))
    rail = Rail(IconBook(RESOURCES / "icons"))
    qtbot.addWidget(rail)
    for number in range(1, 10):
        rail.add_page(str(number), "联系卡", "form", f"F{number}")
    rail.show_unfinished(2)
    step = DoneEntry("appeal_step", "e", "d", {"action": "sort"}, is_made=True)
    for height in (660, 768, 1080):
        rail.resize(rail.width(), height)
        rail.show()
        rail.undo_note.show_saved(DoneAct("a", "take_step", "", (step,)))
        for _ in range(3):
            QApplication.processEvents()
        note = rail.undo_note.button.parentWidget()
        below = rail.undo_note.mapTo(rail, note.geometry().topLeft()).y()
        assert list(overlaps(rail)) == []
        assert below >= rail.button("9").geometry().bottom(), (points, height)
        assert note.geometry().bottom() < rail.undo_note.height(), (points, height)
        assert rail.unfinished_button.geometry().bottom() < height - 1, (points, height)


def press_undo(at_work):
    focused = QApplication.focusWidget() or at_work.shell
    QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL)
    at_work.settle()
    at_work.settle()


def save_something(at_work, number):
    name = f"干部{number}"
    at_work.shell.page("settings").cadre_typed.emit(Cadre(id="", name=name, title="委员"))
    at_work.settle()
    return name


def cadres(at_work):
    return {
        row.cadre.name for row in at_work.shell.page("settings").cadre_table.records_model.records()
    }


def test_on_every_page_the_key_takes_back_what_was_saved_last(open_desktop, village):
    at_work = open_desktop(village)
    at_work.log_in()
    at_work.page("settings")
    for number, key in enumerate(at_work.shell.page_keys()):
        name = save_something(at_work, number)
        at_work.page(key)
        at_work.shell.page(key).setFocus()
        press_undo(at_work)
        assert at_work.shell.message().startswith("已撤销"), (key, at_work.shell.message())
        at_work.page("settings")
        assert name not in cadres(at_work), key


def forms_to_type_in(at_work):
    """Each with the page it stands on, a field to type in and one that stays empty."""
    visits = at_work.page("visits")
    visits.write_visit()
    page = visits.form_page
    yield page, page.content.text_edit, page.household.line_edit
    cases = at_work.page("cases")
    cases.open_intake()
    page = cases.intake_page
    at_work.settle()
    empty, typed = [each for each in page.findChildren(LineEdit) if each.isVisible()][:2]
    yield page, typed, empty
    page = at_work.page("settings")
    fields = page.station_tab.fields
    yield page, fields["address"].line_edit, fields["duty_hours"].line_edit
    visits = at_work.page("visits")
    visits.write_walk()
    page = visits.walk_page
    at_work.settle()
    yield page, page.companions.line_edit, page.table


def test_cells_of_a_walk_hold_the_key_too_until_they_are_empty(open_desktop, village):
    at_work = open_desktop(village)
    at_work.log_in()
    at_work.page("settings")
    name = save_something(at_work, 1)
    visits = at_work.page("visits")
    visits.write_walk()
    at_work.settle()
    page = visits.walk_page
    page.table.setCurrentCell(0, CONTENT)
    page.table.paste("宣讲医保政策")
    page.table.setFocus()
    press_undo(at_work)
    assert page.isVisible() and "还没保存" in at_work.shell.message()
    assert page.table.item(0, CONTENT).text() == "宣讲医保政策"
    assert name in cadres(at_work)

    page.clear_button.click()
    at_work.settle()
    page.table.setFocus()
    press_undo(at_work)
    assert at_work.shell.message().startswith("已撤销")
    at_work.page("settings")
    assert name not in cadres(at_work)


def test_the_key_never_takes_a_form_away_in_which_something_is_typed(open_desktop, village):
    at_work = open_desktop(village)
    at_work.log_in()
    at_work.page("settings")
    name = save_something(at_work, 1)
    for page, typed, empty in forms_to_type_in(at_work):
        at_work.settle()
        typed.setFocus()
        QTest.keyClicks(typed, "abc")
        empty.setFocus()
        press_undo(at_work)
        assert page.isVisible() and "还没保存" in at_work.shell.message()
        assert "abc" in (typed.text() if isinstance(typed, LineEdit) else typed.toPlainText())
    assert name in cadres(at_work)
