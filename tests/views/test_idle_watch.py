"""The desk locks itself once nobody is there: untouched, asleep, or busy just then."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from app.views.idle_watch import CHECK_MILLISECONDS, USUAL_MINUTES, IdleWatch, running_seconds

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Hours:
    """Running time in the test's hands."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watched(qtbot):
    """A watch, its time, and how often it told that nobody is there."""
    hours, told = Hours(), []
    watch = IdleWatch(None, hours)
    watch.left_alone.connect(lambda: told.append(hours.now))
    watch.start()
    yield watch, hours, told
    watch.stop()


def pass_minutes(watch, hours, minutes):
    for _ in range(int(minutes * 60_000 / CHECK_MILLISECONDS)):
        hours.now += CHECK_MILLISECONDS / 1000
        watch.check()


def test_hands_rest_from_the_last_touch_on(watched):
    watch, hours, _ = watched
    assert not watch.has_rested(1.0)

    hours.now += 1.0
    assert watch.has_rested(1.0)

    watch.eventFilter(watch, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NO_MODIFIER))
    assert not watch.has_rested(1.0)


def test_nobody_there_is_told_again_until_it_is_heeded(watched):
    watch, hours, told = watched
    pass_minutes(watch, hours, USUAL_MINUTES - 0.25)
    assert told == []
    pass_minutes(watch, hours, 1)
    assert len(told) == 4  # the desk may have been busy the first time


def test_a_key_in_a_sheet_over_the_desk_is_a_touch(qtbot, watched):
    watch, hours, told = watched
    sheet = QDialog()
    qtbot.addWidget(sheet)
    field = QLineEdit(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    for _ in range(USUAL_MINUTES):
        pass_minutes(watch, hours, 2)
        QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_A)
    assert told == [] and field is not None


def test_a_pc_that_slept_is_locked_whoever_woke_it(qtbot, watched):
    watch, hours, told = watched
    pass_minutes(watch, hours, 1)
    sheet = QDialog()
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    watch.check()
    hours.now += 90
    QTest.keyClick(sheet.windowHandle(), Qt.Key.Key_A)
    watch.check()
    assert len(told) == 1


def test_running_time_rises_whatever_the_clock_says():
    first = running_seconds()
    assert running_seconds() >= first > 0
