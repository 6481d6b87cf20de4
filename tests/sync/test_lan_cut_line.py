"""The village's own network cut at any byte: what was moved stays, and the next exchange goes on."""

import pytest

from app.models.errors import EnvironmentProblem
from tests.stations import Pc, roster_of
from tests.sync.cutting_line import CuttingLine
from tests.sync.pcs import are_same, waiting

CUTS = 24


def cut_exchange(pc: Pc, address: str) -> bool:
    """Whether it went through all the same; nothing but a planned failure may come of a cut."""
    try:
        report = pc.sync.lan.exchange(address)
    except EnvironmentProblem as problem:
        assert problem.key in ("lan_peer_unreachable", "lan_peer_unreadable")
        assert pc.store.exchange_log.latest().result == problem.key  # no green tick
        return False
    assert report.left == 0
    return True


def test_a_cut_at_any_byte_loses_no_progress(pair):
    one, two = pair
    with waiting(two) as there, CuttingLine(there.port) as line:
        one.register(), two.register()
        one.sync.lan.exchange(line.url)
        whole = line.bytes_passed
        for number in range(CUTS):
            one.register(), two.register()
            before = [pc.have() for pc in pair]
            line.cut_after(1 + number * (whole - 200) // CUTS)
            has_gone_through = cut_exchange(one, line.url)
            assert has_gone_through == are_same(one, two) or not has_gone_through
            for pc, had in zip(pair, before, strict=True):
                assert all(pc.have()[feed] >= have for feed, have in had.items())
        line.cut_after(None)
        one.sync.lan.exchange(line.url)
        assert are_same(one, two)
        assert one.sync.lan.exchange(line.url).sent == 0
    assert all(pc.check().is_sound for pc in pair)


@pytest.mark.parametrize("request_number", [1, 2, 3, 4, 5])
def test_a_reply_that_is_lost_after_the_other_has_kept_everything(pair, request_number):
    """1 the greeting, 2 the hello, 3 and 4 what is given and taken, 5 the second hello."""
    one, two = pair
    one.register(), two.register()
    with waiting(two) as there, CuttingLine(there.port) as line:
        line.lose_reply(request_number)
        with pytest.raises(EnvironmentProblem, match="lan_peer_unreachable"):
            one.sync.lan.exchange(line.url)
        assert not are_same(one, two) or request_number == 5
        assert one.sync.lan.exchange(line.url).left == 0
    assert are_same(one, two)
    assert all(pc.check().is_sound for pc in pair)


def test_a_goodbye_that_is_lost_leaves_a_line_in_the_others_log(pair):
    one, two = pair
    one.register()
    with waiting(two) as there, CuttingLine(there.port) as line:
        line.cut_after(None)
        one.sync.lan.exchange(line.url)
        one.register()
        whole = line.bytes_passed
        line.cut_after(whole // 2)
        assert not cut_exchange(one, line.url)
    assert two.store.exchange_log.latest().result == "lan_cut_off"
    assert there.kinds() == ["connected", "done", "connected", "cut_off"]


def test_a_long_exchange_that_is_cut_again_and_again_still_ends(pair):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(150))
    tries = 0
    with waiting(two) as there, CuttingLine(there.port) as line:
        while True:
            line.cut_after(24_000)  # a little more than one segment with all that is said around it
            tries += 1
            if cut_exchange(one, line.url):
                break
            assert tries < 20
    assert tries > 2
    assert are_same(one, two)
