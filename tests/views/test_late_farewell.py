"""Somebody quick at a slow desk: what is closed before it was filled is no fault of the program."""

import threading

import msgspec
import pytest
from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.acts.visit_acts import VisitReport
from app.views.card_page import CardPage
from app.views.case_page import CasePage
from app.views.duty_page import DutyPage
from app.views.picture_strip import PictureStrip
from tests.stations import PASSWORD


@pytest.fixture
def held(desk):
    """The desk, whose database answers nothing before `go_on` is set."""
    desk.page("cards")
    desk.page("visits")
    desk.go_on = threading.Event()
    desk.desktop._runner.run(lambda _desk: desk.go_on.wait(60), print, print)
    yield desk
    desk.go_on.set()


def close_and_answer(qtbot, desk, sheet) -> None:
    sheet.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.go_on.set()
    qtbot.waitUntil(lambda: not isValid(sheet))
    desk.settle()


def test_a_list_that_is_closed_before_it_is_there_is_gone_once_it_came(qtbot, held):
    page = held.shell.page("cards")
    page.stale_button.click()
    close_and_answer(qtbot, held, page.sheet)


def test_a_visit_that_is_closed_before_it_is_there_is_gone_once_it_came(qtbot, held, village):
    desk = village.open().desk
    household = desk.store.households.page_after()[0]
    report = VisitReport(household.id, "2026-03-02", content="看了看老人。")
    visit = desk.visits.record_visit(village.actor, report)
    village.close()
    section = held.shell.page("visits")
    section.open_visit(visit.entity_id)
    sheet = section.sheet
    deeds = (sheet.correct_button, sheet.household_button, sheet.appeal_button, sheet.print_button)
    assert not any(deed.isVisible() for deed in deeds)
    close_and_answer(qtbot, held, sheet)


def test_what_was_asked_before_locking_is_answered_to_nobody_once_another_is_in(qtbot, desk):
    """A paper may be drawn for longer than it takes to lock, and to log in as somebody else."""
    page, go_on = desk.page("cards"), threading.Event()
    desk.desktop._drawing.submit(
        lambda: go_on.wait(60), lambda _drawn: page.show_notice("画好了"), print
    )
    desk.desktop.lock()
    desk.desktop._actor = msgspec.structs.replace(desk.desktop._actor, id="ab" * 16)
    qtbot.waitUntil(lambda: not desk.desktop._entrance.is_busy())
    desk.entrance.password_field.set_text(PASSWORD)
    desk.entrance.password_field.submitted.emit()
    qtbot.waitUntil(lambda: desk.entrance is desk.shell)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: not isValid(page))
    desk.page("households")
    desk.settle()


class EmptyClipboard:
    def mimeData(self) -> QMimeData | None:
        return None


def test_an_empty_clipboard_holds_no_picture(qtbot, monkeypatch):
    strip = PictureStrip()
    qtbot.addWidget(strip)
    monkeypatch.setattr(QApplication, "clipboard", EmptyClipboard)
    with qtbot.waitSignal(strip.nothing_pasted):
        strip.paste()


def test_a_case_or_card_that_is_not_there_yet_opens_no_form(qtbot):
    cases, cards = CasePage(), CardPage()
    qtbot.addWidget(cases), qtbot.addWidget(cards)
    cases.materials.fate_wanted.emit()
    cards.panel.offset_wanted.emit()
    assert cards.sheet is None


def test_no_paper_of_a_month_is_made_before_the_month_is_there(qtbot):
    page = DutyPage()
    qtbot.addWidget(page)
    buttons = (page.roster_button, page.signing_button, page.export_button, page.paste_button)
    assert not any(button.isEnabled() for button in buttons)
