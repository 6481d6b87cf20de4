"""Wrong passwords slow the next try down, whatever is done to the clock, and bar nobody for ever."""

import pytest

from app.models.errors import OperationRefused
from app.vault.attempts import FREE_MISSES, LONGEST_WAIT_SECONDS, Attempts, wait_seconds_after


class Running:
    def __init__(self):
        self.seconds = 500.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def running():
    return Running()


@pytest.fixture
def attempts(tmp_path, disk, running):
    return Attempts(tmp_path / "attempts", disk, running)


def miss(attempts, times=1, who="a"):
    for _ in range(times):
        attempts.begin(who)


def refused_minutes(attempts, who="a"):
    with pytest.raises(OperationRefused, match="account_waiting") as refusal:
        attempts.begin(who)
    return refusal.value.facts["minutes"]


def test_the_first_misses_cost_nothing_and_the_fifth_a_minute(attempts, running):
    miss(attempts, FREE_MISSES)
    assert refused_minutes(attempts) == 1
    running.seconds += 59
    assert refused_minutes(attempts) == 1
    running.seconds += 2
    attempts.begin("a")
    assert refused_minutes(attempts) == 2


def test_waiting_doubles_to_half_an_hour_and_no_further():
    waits = [wait_seconds_after(n) for n in range(FREE_MISSES, 40)]
    assert waits[:5] == [60, 120, 240, 480, 960]
    assert set(waits[5:]) == {LONGEST_WAIT_SECONDS}


def test_nobody_is_barred_for_ever(attempts, running):
    for _ in range(200):
        attempts.begin("a")
        running.seconds += LONGEST_WAIT_SECONDS + 1
    attempts.begin("a")
    assert attempts.succeeded("a") == 200


def test_others_do_not_wait(attempts):
    miss(attempts, FREE_MISSES)
    attempts.begin("b")
    assert attempts.succeeded("b") == 0


def test_a_right_password_begins_anew_and_tells_of_the_misses(attempts):
    miss(attempts, 3)
    attempts.begin("a")
    assert attempts.succeeded("a") == 3
    miss(attempts, FREE_MISSES - 1)
    attempts.begin("a")


def test_being_refused_does_not_lengthen_the_wait(attempts, running):
    miss(attempts, FREE_MISSES)
    for _ in range(50):
        refused_minutes(attempts)
    running.seconds += 61
    attempts.begin("a")


def test_a_restart_of_the_pc_shortens_nothing(attempts, running, tmp_path, disk):
    for _ in range(FREE_MISSES + 3):
        running.seconds += LONGEST_WAIT_SECONDS
        attempts.begin("a")
    running.seconds = 2.0  # switched off and on
    again = Attempts(tmp_path / "attempts", disk, running)
    assert refused_minutes(again) == 8
    running.seconds += 240
    assert refused_minutes(again) == 4
    running.seconds = 1.0  # and once more: what was waited and asked for counts
    assert refused_minutes(again) == 4


def test_a_try_is_counted_before_it_is_made(attempts, tmp_path, disk, running):
    miss(attempts, 4)
    attempts.begin("a")  # and the program is killed
    assert refused_minutes(Attempts(tmp_path / "attempts", disk, running)) == 1


def test_a_try_that_says_nothing_about_the_password_does_not_count(attempts):
    for _ in range(20):
        attempts.begin("a")
        attempts.failed_for_other_reasons("a")
    attempts.begin("a")


@pytest.mark.parametrize("content", [b"", b"garbage" * 9, b"LXV1" + bytes(60)])
def test_a_damaged_file_keeps_nobody_out(attempts, tmp_path, content):
    miss(attempts, FREE_MISSES)
    for name in ("attempts", "attempts.copy"):
        (tmp_path / name).write_bytes(content)
    attempts.begin("a")
    assert attempts.succeeded("a") == 0
