"""Garbage is collected on the windows' thread, whoever made it."""

import gc
import threading
import time
import weakref

import pytest

from app.background.garbage_collector import (
    CALM_SHARE,
    OLDEST,
    OLDEST_TIMES,
    PAUSE_MS,
    GarbageCollector,
)


class Ring:
    """Something that only the collector can free."""

    def __init__(self, freed_on: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_on.append(threading.get_ident()))


@pytest.fixture
def collector(qapp):
    was_on = gc.isenabled()
    collector = GarbageCollector()
    yield collector
    collector.stop()
    if not was_on:
        gc.disable()


def make_garbage(freed_on: list[int]) -> None:
    for _ in range(3 * gc.get_threshold()[0]):
        Ring(freed_on)


def test_what_another_thread_leaves_is_freed_on_the_windows_thread(collector):
    freed_on: list[int] = []
    worker = threading.Thread(target=make_garbage, args=(freed_on,))
    worker.start()
    worker.join()
    assert freed_on == []
    collector.collect_due()
    assert set(freed_on) == {threading.get_ident()}


def test_it_comes_round_by_itself(collector, qtbot):
    freed_on: list[int] = []
    make_garbage(freed_on)
    qtbot.waitUntil(lambda: bool(freed_on))


def test_afterwards_python_collects_again(collector):
    collector.stop()
    assert gc.isenabled()


def test_a_busy_desk_is_not_held_up_by_a_look_through_everything(collector, monkeypatch):
    asked: list[int] = []
    thresholds = gc.get_threshold()
    monkeypatch.setattr(
        gc, "get_count", lambda: tuple(most * OLDEST_TIMES + 1 for most in thresholds)
    )
    monkeypatch.setattr(gc, "collect", asked.append)
    collector.collect_due()
    until = time.thread_time() + CALM_SHARE * PAUSE_MS / 1000
    while time.thread_time() < until:
        pass
    collector.collect_due()
    collector.collect_due()
    assert asked == [OLDEST, OLDEST - 1, OLDEST]
