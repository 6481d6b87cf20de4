"""Several segments in one request: one at first, more while the line is quick, all of them or none."""

import msgspec
import pytest

from app.journal import segment_runs
from app.journal.segment import place_of
from app.journal.segment_runs import SegmentRuns
from app.journal.wire import RUN_SEGMENTS_MAX, pack_run, read_run
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.own_side import OwnSide
from app.sync.town_client import TownClient
from app.town.push_groups import PushGroups
from tests.stations import Pc, are_alike

PUTS = ("put_segment", "put_run")
MINUTE = 60_000


@pytest.fixture
def filled(enrolled: Pc) -> Pc:
    """A PC with many small closed segments that the township lacks, and a tail."""
    enrolled.desk.workplace.journal._segment_entries = 4
    for _ in range(12):
        enrolled.register()
    enrolled.sync._own.seal()
    return enrolled


@pytest.fixture
def puts(monkeypatch) -> list[tuple[str, int, int]]:
    """Each put that goes to the township: how, its first and its last entry."""
    seen: list[tuple[str, int, int]] = []

    def watch(name: str) -> None:
        original = getattr(TownClient, name)

        def put(self, feed, first, last, content):
            seen.append((name, first, last))
            return original(self, feed, first, last, content)

        monkeypatch.setattr(TownClient, name, put)

    for name in PUTS:
        watch(name)
    return seen


def segments(pc: Pc) -> list[bytes]:
    return list(pc.desk.workplace.journal.segments_after(pc.feed, 2))


def sizes(runs: SegmentRuns, packed: list[bytes], clock, took: int = 0) -> list[int]:
    """How many segments each run has, when each takes so many milliseconds."""
    found = []
    for run in runs.of(packed):
        clock.now += took
        found.append(len(run.segments))
    return found


def test_a_push_takes_several_segments_at_once(filled, town, puts):
    count = len(segments(filled))
    assert count > 6
    filled.sync.exchange()
    assert puts == [("put_segment", 3, 4), ("put_run", 5, filled.entries())]
    assert are_alike(filled, town)
    attested = [row.first_seq for row in filled.rows()["attestations"]]
    assert sorted(attested) == [1, 3, 5]


def test_runs_grow_while_the_line_is_quick_and_shrink_on_a_slow_one(filled, clock, monkeypatch):
    packed = segments(filled)
    one = max(map(len, packed))
    monkeypatch.setattr(segment_runs, "FIRST_BYTES", one)
    quick = sizes(SegmentRuns(clock, 1 << 20), packed, clock)
    assert quick[:2] == [1, 1]
    assert quick[2] >= 2
    assert sum(quick) == len(packed)
    assert max(quick) > 3
    steady = sizes(SegmentRuns(clock, 1 << 20), packed, clock, took=10_000)
    assert set(steady) == {1}
    monkeypatch.setattr(segment_runs, "FIRST_BYTES", 3 * one)
    runs, tired = SegmentRuns(clock, 1 << 20), []
    for run in runs.of(packed):
        tired.append(len(run.segments))
        clock.now += 0 if len(tired) == 1 else MINUTE
    assert tired[1] >= 3
    assert tired[2] < tired[1]


def test_a_run_holds_one_feed_without_gaps_and_not_too_many(filled, clock):
    packed = segments(filled)
    single, rest = SegmentRuns(clock, 1 << 20).of(packed)
    assert single.segments == (packed[0],)
    assert (rest.place.first, rest.place.last) == (single.place.last + 1, filled.entries())
    gap = list(SegmentRuns(clock, 1 << 20).of([packed[0], packed[2]]))
    assert [run.place for run in gap] == [place_of(packed[0]), place_of(packed[2])]
    many = list(SegmentRuns(clock, 1 << 20).of(packed * 20))
    assert max(len(run.segments) for run in many) <= RUN_SEGMENTS_MAX
    assert sizes(SegmentRuns(clock, 0), packed, clock) == [1] * len(packed)


def test_a_township_of_an_older_program_gets_single_segments(filled, town, puts, monkeypatch):
    original = TownClient.hello

    def hello(self, said):
        return msgspec.structs.replace(original(self, said), run_bytes=0)

    monkeypatch.setattr(TownClient, "hello", hello)
    filled.sync.exchange()
    assert {name for name, _, _ in puts} == {"put_segment"}
    assert are_alike(filled, town)


def test_a_run_with_a_damaged_segment_leaves_nothing_behind(filled, town, puts):
    packed = segments(filled)
    damaged = bytearray(packed[2])
    damaged[len(damaged) // 2] ^= 1
    exchange = town.township.exchange
    device = exchange.known_device(filled.station.label.device_id)
    before = town.have()
    with pytest.raises(OperationRefused, match=r"segment_(damaged|seal_wrong|too_large)"):
        exchange.take_run(
            device, filled.feed, 3, filled.entries(), [*packed[:2], bytes(damaged), *packed[3:]]
        )
    assert town.have() == before
    filled.sync.exchange()
    assert are_alike(filled, town)


@pytest.mark.parametrize("first, last", [(3, 10_000), (0, 6), (9, 3)])
def test_a_run_must_be_the_one_that_its_address_names(filled, town, first, last):
    exchange = town.township.exchange
    device = exchange.known_device(filled.station.label.device_id)
    before = town.have()
    with pytest.raises(OperationRefused, match="segment_not_as_named"):
        exchange.take_run(device, filled.feed, first, last, segments(filled))
    with pytest.raises(OperationRefused, match="segment_not_as_named"):
        exchange.take_run(device, bytes(16), 3, filled.entries(), segments(filled))
    assert town.have() == before


def test_after_a_refused_run_the_segments_go_one_by_one(filled, town, puts, monkeypatch):
    """Which of them the township does not take, and why, shows then; the others arrive."""
    exchange = town.township.exchange

    def refuse(*_):
        raise OperationRefused("segment_gap", have=0, first=1)

    monkeypatch.setattr(exchange, "take_run", refuse)
    filled.sync.exchange()
    assert [name for name, _, _ in puts][:3] == ["put_segment", "put_run", "put_segment"]
    assert [name for name, _, _ in puts].count("put_run") == 1
    assert are_alike(filled, town)


def test_a_run_whose_answer_is_lost_is_there_once(filled, town, monkeypatch):
    original = TownClient.put_run

    def lost(self, *said):
        original(self, *said)
        raise EnvironmentProblem("server_unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(TownClient, "put_run", lost)
        with pytest.raises(EnvironmentProblem, match="server_unreachable"):
            filled.sync.exchange()
    assert town.have()[filled.feed] == filled.entries()
    assert filled.sync.exchange().sent == 0
    assert are_alike(filled, town)


def test_nothing_is_kept_of_a_run_before_its_last_segment_is_durable(filled, town, monkeypatch):
    """A township that dies among the segments has none of them, and was not heard to have any."""
    exchange = town.township.exchange
    monkeypatch.setattr(PushGroups, "_attest", lambda *_: (_ for _ in ()).throw(SystemExit("dies")))
    device = exchange.known_device(filled.station.label.device_id)
    before = town.have()
    with pytest.raises(SystemExit, match="dies"):
        exchange.take_run(device, filled.feed, 3, filled.entries(), segments(filled))
    assert town.have() == before


@pytest.mark.parametrize("body", [b"", b"\x90", b"\xc0", pack_run([b"x"] * (RUN_SEGMENTS_MAX + 1))])
def test_what_is_no_run_is_refused(body):
    with pytest.raises(OperationRefused, match="segment_damaged"):
        read_run(body)


def test_whoever_stops_the_exchange_stops_it_between_runs(filled, town, puts):
    def stop(_done: int, _total: int) -> None:
        raise OperationRefused("exchange_cancelled")

    with pytest.raises(OperationRefused, match="exchange_cancelled"):
        filled.sync.exchange(stop)
    assert [name for name, _, _ in puts] == ["put_segment"]
    assert town.have()[filled.feed] == puts[0][2]


def test_the_sealed_tail_goes_with_the_run(filled, town, puts):
    own: OwnSide = filled.sync._own
    assert own.parts.journal.state(filled.feed).closed < filled.entries()
    filled.sync.exchange()
    assert puts[-1][2] == filled.entries()
