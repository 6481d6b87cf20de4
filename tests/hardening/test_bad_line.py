"""A line that breaks, hangs, is deaf on one side or slow: nothing is lost, nothing comes twice, and
the next exchange brings everything over. `./dev fuzz --cuts` cuts after every single byte.
"""

import random
import threading
from collections.abc import Iterator

import pytest

from app.models.errors import EnvironmentProblem
from app.town.push_groups import GatheredKeys
from tools.bad_line import CUT, DOWN, HALF_OPEN, STALL, UP, Fault
from tools.cuts import HONEST_SECONDS, MARGIN, CutVillage, Lost

SHORT_SECONDS = 2.0  # to wait for an answer that never comes
CUTS_EACH_WAY = 75
SLOW_BITS = 16_000
HANZI = [chr(code) for code in range(0x4E00, 0x9FA0)]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CutVillage]:
    made = CutVillage(tmp_path_factory.mktemp("line") / "village")
    yield made
    made.close()


@pytest.fixture(scope="module")
def size(village: CutVillage) -> dict[str, int]:
    return village.size()


@pytest.mark.timeout(400)
@pytest.mark.parametrize("direction", [UP, DOWN])
def test_a_cut_after_any_byte_loses_no_progress(village, size, direction):
    chance = random.Random(direction)
    offsets = chance.sample(range(size[direction] + MARGIN), CUTS_EACH_WAY)
    village.ends.clear()
    for offset in sorted(offsets):
        village.broken_at(Fault(CUT, direction, offset))
    assert village.ends["server_unreachable"] > CUTS_EACH_WAY // 2
    village.prove()


@pytest.mark.parametrize("kind", [STALL, HALF_OPEN])
@pytest.mark.parametrize("direction", [UP, DOWN])
@pytest.mark.parametrize("share", [0.05, 0.4, 0.8])
def test_a_line_that_hangs_is_given_up_in_time(village, size, kind, direction, share):
    village.wait(SHORT_SECONDS)
    try:
        end = village.broken_at(Fault(kind, direction, int(size[direction] * share)))
    finally:
        village.wait(HONEST_SECONDS)
    assert end == "server_unreachable"


@pytest.mark.parametrize("number", range(1, 7))
def test_an_answer_lost_after_the_township_has_kept_everything_does_no_harm(village, number):
    """The challenge, the hello, what is put, what is fetched, the second hello; there is no sixth."""
    village.work()
    before = village.line.replies_lost
    village.line.lose_reply(number)
    assert village.tried() == ("server_unreachable" if number < 6 else "done")
    assert village.line.replies_lost - before == (number < 6)


@pytest.mark.timeout(300)
def test_a_line_of_16_kbit_brings_everything_over(village):
    village.work()
    village.line.heal()
    village.line.throttle(SLOW_BITS)
    try:
        assert village.tried() == "done"
    finally:
        village.line.throttle(0)
    village.prove()


def test_what_takes_longer_to_send_than_to_answer_is_waited_for(village):
    """A segment of 1 MiB takes nine minutes at 16 kbit/s; an answer is given up after one."""
    chance = random.Random(1)
    for _ in range(6):
        village.work("".join(chance.choices(HANZI, k=15_000)))
    village.line.heal()
    village.line.throttle(800_000)
    try:
        assert village.tried() == "done"
    finally:
        village.line.throttle(0)


def test_a_line_that_breaks_again_and_again_still_brings_everything_over(village):
    for _ in range(4):
        village.work()
    step, tries = 3000, 0
    while True:
        tries += 1
        before = sum(village.there().values())
        village.line.strike(Fault(CUT, UP, step))
        try:
            village.sync.exchange()
            break
        except EnvironmentProblem:
            assert sum(village.there().values()) >= before
        step += 500
        assert tries < 12
    assert tries > 1
    assert village.here() == village.there()


class SlowKeeping:
    """A township that keeps a push only once its station has given up waiting for the answer."""

    def __init__(self, village: CutVillage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.has_come, self._may_keep = threading.Event(), threading.Event()
        self._village, self._exchanges = village, 0
        self._write, self._exchange = GatheredKeys.write, village.sync.exchange
        self._heal = village.line.heal
        monkeypatch.setattr(GatheredKeys, "write", lambda keys: self._write_late(keys))
        monkeypatch.setattr(village.line, "heal", self._heal_and_keep_soon)
        monkeypatch.setattr(village.sync, "exchange", self._exchange_when_kept)

    def _write_late(self, keys: GatheredKeys) -> None:
        self.has_come.set()
        assert self._may_keep.wait(HONEST_SECONDS)
        self._write(keys)

    def _heal_and_keep_soon(self) -> None:
        self._heal()
        if self.has_come.is_set():
            threading.Timer(0.2, self._may_keep.set).start()

    def _exchange_when_kept(self):
        """The second finds the township to have more than was counted, unless that was waited for."""
        self._exchanges += 1
        if self._exchanges > 1:
            assert self._may_keep.wait(HONEST_SECONDS)
            CutVillage.await_quiet(self._village)
        return self._exchange()


@pytest.mark.parametrize("is_waited_for", [True, False])
def test_the_trial_counts_only_once_a_busy_township_has_kept_what_came(
    village, monkeypatch, is_waited_for
):
    village.work()
    village.line.heal()
    slow = SlowKeeping(village, monkeypatch)
    if not is_waited_for:
        monkeypatch.setattr(village, "await_quiet", lambda: None)
    village.wait(SHORT_SECONDS)
    try:
        if is_waited_for:
            assert village.tried() == "server_unreachable"
        else:
            with pytest.raises(Lost, match="twice, or not at all"):
                village.tried()
    finally:
        village.wait(HONEST_SECONDS)
    assert slow.has_come.is_set()
