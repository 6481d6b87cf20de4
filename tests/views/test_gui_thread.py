"""The windows' own thread is never held up by work: what it computes between two waits is counted.

Counted is its own processor time, so that a busy machine changes nothing.
"""

import time

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from PySide6.QtTest import QTest

from app.acts.visit_acts import VisitReport

LONGEST_SECONDS = 0.05


class Watch:
    """The longest stretch of work of this thread between two waits for something to do."""

    def __init__(self):
        self.longest = 0.0
        self._began = time.thread_time()
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._dispatcher.awake.connect(self._on_turn)
        self._dispatcher.aboutToBlock.connect(self._on_turn)

    def _on_turn(self):
        """Waiting costs no processor time: what was spent since the last turn was one stretch."""
        self.longest = max(self.longest, time.thread_time() - self._began)
        self._began = time.thread_time()

    def stop(self):
        self._dispatcher.awake.disconnect(self._on_turn)
        self._dispatcher.aboutToBlock.disconnect(self._on_turn)


@pytest.fixture
def watch():
    watches = []

    def begin():
        watches.append(Watch())
        return watches[-1]

    yield begin
    for each in watches:
        each.stop()


def test_the_watch_sees_work_that_holds_up_the_window(qtbot, watch):
    def hold_up():
        until = time.thread_time() + 2 * LONGEST_SECONDS
        while time.thread_time() < until:
            pass

    one = watch()
    QTimer.singleShot(0, hold_up)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: one.longest > LONGEST_SECONDS)


def test_no_work_holds_up_the_window(desk, watch):
    shell = desk.shell
    for key in shell.page_keys():  # built while nobody waits
        desk.page(key)
    seen = {}
    for key in shell.page_keys():
        one = watch()
        desk.page(key)
        seen[key] = one.longest
    one = watch()
    QTest.keyClicks(shell.search_box, "wang")
    desk.settle()
    seen["search"] = one.longest
    station = desk.desktop._opened_station()
    extra = station.open_desk()
    household = extra.store.households.page_after()[0]
    extra.store.close()
    one = watch()
    report = VisitReport(household_id=household.id, visited_on="2026-03-02", content="近况良好。")
    actor = station.actor
    done = []
    desk.desktop._runner.run(
        lambda d: d.visits.record_visit(actor, report), done.append, done.append
    )
    desk.settle()
    seen["visit"] = one.longest
    one = watch()
    backups = []
    desk.desktop._drawing.submit(desk.desktop._safekeeping.back_up, backups.append, backups.append)
    desk.settle()
    seen["backup"] = one.longest
    assert done and backups == [None]
    assert max(seen.values()) < LONGEST_SECONDS, seen
