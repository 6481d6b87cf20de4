"""A scanner ends the code of a card with Enter: over a sheet that opens, saves and presses nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.identity import card_number
from app.views.card_mark_sheet import CardMarkSheet
from app.views.forms import LineField
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet

CARD = card_number("370781102204", "A", 1)


def scan(sheet, code=CARD):
    """As the keys of a scanner come: through the window, capitals with Shift held."""
    window = sheet.windowHandle()
    for typed in code:
        if typed.isupper():
            QTest.keyPress(window, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(window, typed)
    QTest.keyClick(window, Qt.Key.Key_Return)


@pytest.fixture
def sheet(qtbot):
    over = Sheet("一张表")
    over.field = LineField("说明")
    over.table = RecordTable([Column("名字", str)], "几行", over)
    over.table.show_records(["甲", "乙"])
    over.table.select_row(0)
    over.body.addWidget(over.field)
    over.body.addWidget(over.table)
    over.save_button = over.add_action("保存", "Ctrl+S", is_primary=True)
    over.happened = []
    over.field.submitted.connect(lambda: over.happened.append("field"))
    over.table.record_activated.connect(over.happened.append)
    over.save_button.clicked.connect(lambda: over.happened.append("saved"))
    qtbot.addWidget(over)
    over.open()
    qtbot.waitUntil(lambda: over.windowHandle() is not None and over.isVisible())
    over.activateWindow()
    return over


@pytest.mark.parametrize("place", ["field", "table", "save_button"])
def test_a_scanned_card_fills_what_takes_words_and_does_nothing_else(qtbot, sheet, place):
    widget = getattr(sheet, place)
    widget.setFocus()
    qtbot.waitUntil(lambda: sheet.focusWidget() in (widget, widget.focusProxy()))
    scan(sheet)

    assert sheet.happened == [] and sheet.isVisible()
    assert sheet.field.text() == (CARD if place == "field" else "")

    QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_Return)  # a person's own
    assert len(sheet.happened) == 1


def test_words_that_are_no_card_are_ended_by_enter(qtbot, sheet):
    sheet.field.setFocus()
    scan(sheet, "370781")
    assert sheet.happened == ["field"]


def test_the_field_for_the_scanner_takes_what_it_scans(qtbot):
    cards = CardMarkSheet("一网格", date(2026, 3, 2))
    qtbot.addWidget(cards)
    cards.open()
    cards.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is cards.scanner.line_edit)
    with qtbot.waitSignal(cards.card_scanned) as scanned:
        scan(cards)
    assert scanned.args[0] == CARD
