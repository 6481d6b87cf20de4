"""The strip of ledgers: by mouse, by keyboard, each built when it is first wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.views.ledger_section import LedgerEntry, LedgerSection


class Ledger(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.homes = 0

    def go_home(self) -> None:
        self.homes += 1


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def section(qtbot, made):
    def entry(key: str) -> LedgerEntry:
        def make(_parent: QWidget) -> QWidget:
            made.append(key)
            return Ledger()

        return LedgerEntry(key, key, make, Ledger.go_home)

    section = LedgerSection([entry("甲"), entry("乙"), entry("丙")])
    qtbot.addWidget(section)
    with qtbot.waitActive(section):
        section.show()
        section.activateWindow()
    return section


def test_a_ledger_is_built_when_it_is_first_opened(section, made):
    assert made == ["甲"]
    assert section.open_ledger("丙") is section.stack.currentWidget()
    section.open_ledger("甲")
    section.open_ledger("丙")
    assert made == ["甲", "丙"]
    assert section.current_key() == "丙"


def test_keys_go_round_the_ledgers_and_take_the_hands_along(section, qtbot):
    section.ledger("甲").setFocus()
    for expected in ("乙", "丙", "甲"):
        qtbot.keyClick(
            section.stack.currentWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier
        )
        assert section.current_key() == expected
        assert section.stack.currentWidget().hasFocus()
    qtbot.keyClick(
        section.stack.currentWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier
    )
    assert section.current_key() == "丙"


def test_a_tab_pressed_once_more_leads_back_to_the_list(section, qtbot):
    place = section.strip.tabRect(1).center()
    qtbot.mouseClick(section.strip, Qt.MouseButton.LeftButton, pos=place)
    assert section.current_key() == "乙"
    assert section.ledger("乙").homes == 0
    qtbot.mouseClick(section.strip, Qt.MouseButton.LeftButton, pos=place)
    assert section.ledger("乙").homes == 1
    section.open_list()
    assert section.ledger("乙").homes == 2


def test_all_ledgers_stand_in_a_list_and_the_one_chosen_takes_the_hands(section, qtbot):
    qtbot.keyClick(section.ledger("甲"), Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    menu = section.list_of_all
    assert menu.isVisible() and menu.activeAction().data() == "甲"
    qtbot.keyClick(menu, Qt.Key.Key_Up)  # round to the last
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert section.current_key() == "丙" and section.stack.currentWidget().hasFocus()
