"""Pushes that come at the same time share a transaction, and one that is bad spoils none of the others."""

import random
import threading

import pytest

from app.journal.exchange import segments_missing_at
from app.journal.segment import unpack_segment
from app.journal.wire import SegmentReceipt
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import STATION_SIDE
from app.models.identity import new_id
from app.town.books import Books, GatheredBooks
from app.town.push_groups import PushGroups
from app.town.push_queue import GROUP_ENTRIES_MAX, GROUP_PUSHES_MAX, Push, PushQueue
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet
from tests.town.random_acts import assert_rows_equal, live, together


@pytest.fixture
def stations(township, make_station):
    """Three PCs in two villages, known to the township, each with its device."""
    made = [make_station(VILLAGES[0], "A"), make_station(VILLAGES[0], "B")]
    made.append(make_station(VILLAGES[1], "A"))
    for station in made:
        station.written = []
        station.device = greet(township, station)
    return made


@pytest.fixture
def groups(township):
    return PushGroups(township.office, township.exchange.take_alone)


def push_of(station, packed, device=None):
    segment = unpack_segment(station.crypto, packed)
    where = (segment.feed, segment.first, segment.last)
    return Push(device or station.device, *where, (packed,), (segment,))


def waiting_at(township, station):
    """What the station would put now, one push for each segment."""
    station.seal()
    with township.ledger.read() as connection:
        vector = Books(connection, township.ledger, township.surroundings).journal.vector()
    missing = segments_missing_at(station.journal, vector, station.scope)
    return [push_of(station, packed) for packed in missing]


def stored(township):
    """How far the stations' feeds are stored."""
    with township.ledger.read() as connection:
        states = Books(connection, township.ledger, township.surroundings).storage.feeds()
    return {s.feed: s.have for s in states if s.descriptor.side == STATION_SIDE}


def visits(station, count, entity=None):
    for _ in range(count):
        station.write("visit", entity or new_id(station.randomness), channel="home",
                      visited_on="2026-03-02", household_id="ab" * 16)  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_what_goes_in_groups_folds_as_memory_does(township, stations, groups, seed):
    rng = random.Random(seed)
    for _ in range(4):
        for _ in range(rng.randrange(30, 90)):
            live(stations, rng)
        together_now = [push for s in stations for push in waiting_at(township, s)]
        outcomes = groups.take(together_now)
        assert all(isinstance(outcome, SegmentReceipt) for outcome in outcomes)

    assert_rows_equal(township, together(stations))
    assert stored(township) == {each.feed: len(each.written) for each in stations}
    assert township.check().is_sound


def test_a_tail_that_has_become_a_segment_is_closed_in_a_group(township, stations, groups):
    station = stations[0]
    for _ in range(9):
        visits(station, 30)
        outcomes = groups.take(waiting_at(township, station))
        assert [type(outcome) for outcome in outcomes] == [SegmentReceipt] * len(outcomes)
    with township.ledger.read() as connection:
        storage = Books(connection, township.ledger, township.surroundings).storage
        state = storage.feed(station.feed)
        assert storage.closed_segment_at(station.feed, 1) is not None
    assert (state.have, state.closed, state.folded) == (270, 256, 270)
    assert township.check().is_sound


def test_a_tail_whose_bodies_were_all_erased_holds_up_no_group(
    township, stations, groups, monkeypatch
):
    alone = []
    take_alone = township.exchange.take_alone
    monkeypatch.setattr(groups, "_take_alone", lambda push: alone.append(push) or take_alone(push))
    erased, other, elsewhere = stations
    person = new_id(erased.randomness)
    erased.write("person", person, name="张三")
    groups.take(waiting_at(township, erased))
    other.write("erasure", new_id(other.randomness), entities=[person], reason="本人申请")
    groups.take(waiting_at(township, other))
    assert len(alone) == 1  # an erasure is taken by itself
    visits(elsewhere, 2)
    visits(erased, 2)
    waiting = [push for each in (erased, elsewhere) for push in waiting_at(township, each)]
    assert all(isinstance(outcome, SegmentReceipt) for outcome in groups.take(waiting))
    assert len(alone) == 1
    assert township.check().is_sound


def test_one_that_is_bad_spoils_none_of_the_others(township, stations, groups, monkeypatch):
    alone = []
    take_alone = township.exchange.take_alone
    monkeypatch.setattr(groups, "_take_alone", lambda push: alone.append(push) or take_alone(push))
    good, other, elsewhere = stations
    visits(good, 3)
    visits(other, 3)
    visits(elsewhere, 3)
    (first,), (second,), (third,) = (waiting_at(township, s) for s in stations)
    unknown = Push(third.device, bytes(16), 1, 3, third.packed, third.segments)
    foreign = push_of(good, first.packed[0], elsewhere.device)
    township.revoke_device(other.device_id)

    outcomes = groups.take([foreign, unknown, second, first, third])

    problems = [o.key for o in outcomes if isinstance(o, OperationRefused)]
    assert problems == ["feed_out_of_scope", "segment_not_as_named", "device_revoked"]
    assert outcomes[3:] == [SegmentReceipt(3, 3), SegmentReceipt(3, 3)]
    assert alone == [foreign, unknown, second]
    assert stored(township) == {good.feed: 3, other.feed: 0, elsewhere.feed: 3}


def test_a_push_that_comes_again_is_answered_again(township, stations, groups):
    visits(stations[0], 3)
    (push,) = waiting_at(township, stations[0])
    assert groups.take([push, push]) == [SegmentReceipt(3, 3), SegmentReceipt(3, 0)]
    assert groups.take([push]) == [SegmentReceipt(3, 0)]
    assert stored(township)[stations[0].feed] == 3


def test_several_pushes_of_a_feed_may_wait_together(township, stations, groups):
    station, packed = stations[0], []
    for _ in range(3):
        have = station.journal.state(station.feed).have
        visits(station, 2, entity="cd" * 16)
        station.seal()
        packed += station.journal.segments_after(station.feed, have)
    outcomes = groups.take([push_of(station, each) for each in packed])
    assert [outcome.have for outcome in outcomes] == [2, 4, 6]
    assert_rows_equal(township, together(stations))


def test_what_a_mistake_in_folding_stops_is_stored_all_the_same(
    township, stations, groups, monkeypatch
):
    def fails(_books):
        raise RuntimeError("a mistake")

    monkeypatch.setattr(GatheredBooks, "fold", fails)
    for station in stations:
        visits(station, 2)
    pushes = [push for station in stations for push in waiting_at(township, station)]
    assert groups.take(pushes) == [SegmentReceipt(2, 2)] * 3
    assert_rows_equal(township, together(stations))


def test_a_ledger_that_is_away_is_told_to_all(township, stations, groups, monkeypatch):
    def away():
        raise EnvironmentProblem("ledger_unavailable")

    visits(stations[0], 1)
    pushes = waiting_at(township, stations[0])
    with monkeypatch.context() as patch:
        patch.setattr(township.ledger, "write", away)
        (outcome,) = groups.take(pushes)
    assert str(outcome) == "ledger_unavailable"
    assert groups.take(pushes) == [SegmentReceipt(1, 1)]


# ---------------------------------------------------------------- who waits for whom


class Counting:
    """Takes groups of pushes that are only numbers, and can be held up."""

    def __init__(self):
        self.groups, self.go_on, self.began = [], threading.Event(), threading.Event()

    def take(self, pushes):
        self.groups.append([push.first for push in pushes])
        self.began.set()
        assert self.go_on.wait(60)
        return [SegmentReceipt(push.first, push.entry_count) for push in pushes]


@pytest.mark.ledger_file
@pytest.mark.parametrize("entries", [1, GROUP_ENTRIES_MAX // 4])
def test_whoever_waits_is_taken_with_all_that_wait(database_kind, entries):
    counting = Counting()
    queue, answers = PushQueue(counting.take), []

    class Long(Push, frozen=True):
        @property
        def entry_count(self):
            return entries

    def put(number):
        answers.append(queue.put(lambda: Long(None, b"", number, 0, (), ())).have)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(80)]
    threads[0].start()
    assert counting.began.wait(60)
    for thread in threads[1:]:
        thread.start()
    while len(queue._waiting) < 79:
        threads[0].join(0.001)
    counting.go_on.set()
    for thread in threads:
        thread.join(60)

    limit = min(GROUP_PUSHES_MAX, GROUP_ENTRIES_MAX // entries)
    assert sorted(answers) == list(range(80))
    assert sorted(number for group in counting.groups for number in group) == list(range(80))
    assert [len(group) for group in counting.groups[:2]] == [1, limit]
    assert max(map(len, counting.groups)) == limit


@pytest.mark.ledger_file
def test_nobody_waits_for_a_group_that_broke_off(database_kind):
    def breaks(_pushes):
        raise SystemExit

    queue = PushQueue(breaks)
    with pytest.raises(SystemExit):
        queue.put(lambda: Push(None, b"", 1, 1, (), ()))
    with pytest.raises(SystemExit):
        queue.put(lambda: Push(None, b"", 2, 2, (), ()))


@pytest.mark.ledger_file
def test_a_group_waits_a_little_for_what_is_being_unpacked(database_kind, monkeypatch):
    """Not for what turns out to be damaged, and not for ever."""
    counting = Counting()
    counting.go_on.set()
    queue, is_begun, go_on = PushQueue(counting.take), threading.Event(), threading.Event()

    def slowly(number, problem=None):
        is_begun.set()
        assert go_on.wait(60)
        if problem:
            raise problem
        return Push(None, b"", number, number, (), ())

    def damaged():
        with pytest.raises(OperationRefused):
            queue.put(lambda: slowly(0, OperationRefused("segment_damaged")))

    def taken_with(act):
        is_begun.clear()
        go_on.clear()
        threads = [threading.Thread(target=act)]
        threads[0].start()
        assert is_begun.wait(60)
        threads.append(threading.Thread(target=lambda: queue.put(lambda: push(1))))
        threads[1].start()
        while not queue._is_taking:
            threads[0].join(0.001)
        go_on.set()
        for thread in threads:
            thread.join(60)

    def push(number):
        return Push(None, b"", number, number, (), ())

    monkeypatch.setattr("app.town.push_queue.GATHERING_SECONDS", 60)
    taken_with(lambda: queue.put(lambda: slowly(2)))
    taken_with(damaged)
    assert counting.groups == [[1, 2], [1]]

    monkeypatch.setattr("app.town.push_queue.GATHERING_SECONDS", 0)
    is_begun.clear()
    go_on.clear()
    late = threading.Thread(target=lambda: queue.put(lambda: slowly(3)))
    late.start()
    assert is_begun.wait(60)
    assert queue.put(lambda: push(4)).have == 4
    go_on.set()
    late.join(60)
    assert counting.groups[2:] == [[4], [3]]
