"""A thread beside the windows': order, answers where the windows live, nothing lost at the end."""

import threading
import time

import pytest
from PySide6.QtCore import QThread, QTimer

from app.background.work_thread import TURN_SECONDS, WorkThread, words_of_crash
from app.models.errors import OperationRefused


class Listener:
    def __init__(self) -> None:
        self.answers = []
        self.threads = []
        self.problems = []

    def done(self, answer) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())

    def refused(self, problem) -> None:
        self.problems.append(problem.key)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def heard() -> Listener:
    return Listener()


@pytest.fixture
def thread(qtbot):
    thread = WorkThread("testing")
    yield thread
    thread.stop(lambda: None)
    thread.wait()


def test_answers_come_in_order_on_the_thread_of_the_windows(qtbot, thread, heard):
    worked_on = []

    def job(number):
        worked_on.append(threading.current_thread().name)
        time.sleep(0.002 * (5 - number))
        return number

    for number in range(5):
        thread.submit(lambda number=number: job(number), heard.done, heard.refused)
    qtbot.waitUntil(lambda: len(heard.answers) == 5)

    assert heard.answers == [0, 1, 2, 3, 4]
    assert set(heard.threads) == {QThread.currentThread()}
    assert all(name.startswith("testing") for name in worked_on)
    assert not thread.is_busy()


def test_between_long_answers_the_windows_have_their_turn(qtbot, thread, heard):
    """Answers that come together and take long are not one stretch of work."""
    turns = []

    def slow(answer):
        QTimer.singleShot(0, lambda: turns.append(f"after {answer}"))
        until = time.thread_time() + 2 * TURN_SECONDS
        while time.thread_time() < until:
            pass
        turns.append(answer)

    for number in range(3):
        thread.submit(lambda number=number: number, slow, heard.refused)
    time.sleep(0.05)  # all three wait before the first is heard
    qtbot.waitUntil(lambda: len(turns) == 6)

    assert [each for each in turns if isinstance(each, int)] == [0, 1, 2]
    assert turns.index("after 0") < turns.index(1)
    assert not thread.is_busy()


def test_a_planned_failure_is_an_answer_too(qtbot, thread, heard):
    def refuse():
        raise OperationRefused("case_note_missing")

    thread.submit(refuse, heard.done, heard.refused)
    qtbot.waitUntil(lambda: not thread.is_busy())

    assert (heard.answers, heard.problems) == ([], ["case_note_missing"])
    assert heard.threads == [QThread.currentThread()]


def test_a_bug_is_told_without_the_values_it_held(qtbot, thread, heard):
    told = []
    thread.crashed.connect(told.append)

    def stumble():
        raise ValueError("王桂兰 370781199001011234")

    thread.submit(stumble, heard.done, heard.refused)
    qtbot.waitUntil(lambda: bool(told))

    assert "builtins.ValueError" in told[0] and "stumble" in told[0]
    assert "王桂兰" not in told[0] and "370781" not in told[0]
    assert (heard.answers, heard.problems) == ([], [])


def test_the_cause_of_a_bug_is_told_too():
    def fail():
        try:
            raise KeyError("13800000001")
        except KeyError as cause:
            raise RuntimeError("张三") from cause

    with pytest.raises(RuntimeError) as caught:
        fail()
    words = words_of_crash(caught.value)

    assert words.index("builtins.KeyError") < words.index("builtins.RuntimeError")
    assert "138" not in words and "张三" not in words


def test_what_was_given_is_done_before_the_end_and_nothing_after(qtbot, thread, heard):
    ended = []
    for number in range(3):
        thread.submit(lambda number=number: number, heard.done, heard.refused)
    thread.stop(lambda: ended.append(len(ended)))
    thread.submit(lambda: 9, heard.done, heard.refused)
    thread.wait()
    qtbot.waitUntil(lambda: not thread.is_busy())

    assert heard.answers == [0, 1, 2]
    assert heard.problems == ["database_closed"]
    assert ended == [0]


def test_progress_is_told_where_the_windows_live(qtbot, thread, heard):
    def job():
        for done in range(3):
            thread.call_soon(lambda done=done: heard.done(done))
        return "end"

    thread.submit(job, heard.done, heard.refused)
    qtbot.waitUntil(lambda: len(heard.answers) == 4)

    assert heard.answers == [0, 1, 2, "end"]
    assert set(heard.threads) == {QThread.currentThread()}
