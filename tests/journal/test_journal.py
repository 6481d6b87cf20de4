"""Writing, sealing, sending, taking in; forks, gaps and replays."""

import msgspec
import pytest
import zstandard

from app.journal.entry import Entry, check_plain
from app.journal.segment import SEGMENT_ENTRIES, pack_segment, unpack_segment
from app.journal.vector import Have
from app.models.errors import OperationRefused


def person(number: int) -> dict:
    return {"name": f"张{number}", "phones": ["13800000000"]}


def deliver(source, target, have=0):
    return [target.journal.ingest(packed, target.scope) for packed in source.segments_after(have)]


def test_what_was_written_arrives_whole(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    for number in range(2 * SEGMENT_ENTRIES + 40):
        station.write("person", person(number))
    station.seal()

    results = deliver(station, town)
    town.fold()

    assert [new for _, new in results] == [SEGMENT_ENTRIES, SEGMENT_ENTRIES, 40]
    assert town.journal.vector()[station.feed] == station.journal.vector()[station.feed]
    assert town.rows.rows == station.rows.rows
    assert town.journal.verify_feed(station.feed) == 2 * SEGMENT_ENTRIES + 40


def test_unsealed_entries_stay_at_home(node):
    station = node(1)
    station.write("person", person(1))
    assert list(station.segments_after(0)) == []


def test_a_replay_changes_nothing(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    for number in range(300):
        station.write("person", person(number))
    station.seal()
    deliver(station, town)
    before = town.journal.vector()
    assert [new for _, new in deliver(station, town)] == [0, 0]
    assert town.journal.vector() == before


def test_a_longer_tail_replaces_a_shorter_one(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    for count in (10, 250, 30):
        for number in range(count):
            station.write("person", person(number))
        station.seal()
        have = town.journal.state(station.feed).have
        assert sum(new for _, new in deliver(station, town, have)) == count
    assert next(iter(town.journal.segments_after(station.feed, 0))) == next(
        iter(station.segments_after(0))
    )


def test_a_whole_segment_is_kept_as_it_came_and_one_that_comes_in_parts_just_the_same(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    for number in range(3 * SEGMENT_ENTRIES):
        station.write("person", person(number))
        if number == SEGMENT_ENTRIES + 9:
            station.seal()
            deliver(station, town)
    station.seal()
    deliver(station, town, town.journal.state(station.feed).have)

    assert town.journal.verify_feed(station.feed) == 3 * SEGMENT_ENTRIES
    assert list(town.journal.segments_after(station.feed, 0)) == list(station.segments_after(0))
    town.fold()
    assert town.rows.rows == station.rows.rows


def test_nothing_rides_along_behind_a_segment(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    station.write("person", person(1))
    station.seal()
    (packed,) = station.segments_after(0)
    for passenger in (b"\0", packed, b"x" * 1000):
        with pytest.raises(OperationRefused, match="segment_damaged"):
            town.journal.ingest(packed + passenger, town.scope)


def test_what_was_relayed_can_be_relayed_again(node):
    station, town, second_pc = node(1), node(2, "township"), node(3)
    town.meet(station)
    second_pc.meet(station)
    for number in range(SEGMENT_ENTRIES + 7):
        station.write("person", person(number))
    station.seal()
    deliver(station, town)
    for packed in town.journal.segments_after(station.feed, 3):
        with pytest.raises(OperationRefused) as refusal:
            second_pc.journal.ingest(packed, second_pc.scope)
        assert refusal.value.key == "segment_gap"
        assert refusal.value.facts == {"have": 0, "first": 4}
        break
    for packed in town.journal.segments_after(station.feed, 0):
        second_pc.journal.ingest(packed, second_pc.scope)
    second_pc.fold()
    assert second_pc.rows.rows == station.rows.rows


def test_another_branch_of_a_feed_is_noticed_and_not_applied(node):
    station, clone, town = node(1), node(1), node(2, "township")
    assert station.feed == clone.feed
    town.meet(station)
    for number in range(5):
        station.write("person", person(number))
        clone.write("person", person(number))
    station.write("person", {"name": "王甲"})
    clone.write("person", {"name": "王乙"})
    station.seal()
    clone.seal()
    deliver(station, town)
    before = town.journal.state(station.feed)
    with pytest.raises(OperationRefused, match="feed_forked"):
        deliver(clone, town)
    assert town.journal.state(station.feed) == before


def test_a_segment_for_an_unknown_or_foreign_feed_is_refused(node):
    station, town = node(1), node(2, "township")
    station.write("person", person(1))
    station.seal()
    (packed,) = station.segments_after(0)
    with pytest.raises(OperationRefused, match="feed_unknown"):
        town.journal.ingest(packed, town.scope)
    town.meet(station)
    with pytest.raises(OperationRefused, match="feed_out_of_scope"):
        town.journal.ingest(packed, lambda descriptor: False)
    assert town.journal.state(station.feed).have == 0


def test_a_seal_by_another_key_is_refused(node):
    station, other, town = node(1), node(9), node(2, "township")
    town.meet(station)
    station.write("person", person(1))
    station.seal()
    (packed,) = station.segments_after(0)
    segment = unpack_segment(station.crypto, packed)
    other.write("person", person(1))
    other.seal()
    forged = msgspec.structs.replace(
        segment.seal, signature=other.storage.tail_seal(other.feed).signature
    )
    with pytest.raises(OperationRefused, match="segment_seal_wrong"):
        town.journal.ingest(
            pack_segment(station.crypto, segment.feed, segment.prev_chain, segment.entries, forged),
            town.scope,
        )


def test_every_flipped_byte_is_refused(node):
    station, town = node(1), node(2, "township")
    town.meet(station)
    for number in range(4):
        station.write("person", person(number))
    station.seal()
    (packed,) = station.segments_after(0)
    plain = zstandard.ZstdDecompressor().decompress(packed)
    for at in range(len(plain)):
        changed = bytearray(plain)
        changed[at] ^= 0x41
        forged = zstandard.ZstdCompressor().compress(bytes(changed))
        with pytest.raises(OperationRefused):
            town.journal.ingest(forged, town.scope)
    assert town.journal.state(station.feed).have == 0


def test_a_bomb_stays_packed(node):
    bomb = zstandard.ZstdCompressor(level=19).compress(bytes(200 * 1024 * 1024))
    with pytest.raises(OperationRefused, match="segment_too_large"):
        unpack_segment(node(1).crypto, bomb)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": 1.5},
        {"name": "e\u0301"},  # not in NFC
        {"name": 2**53},
        {"name": [[[[[[[[[[]]]]]]]]]]},
        {"name": {1, 2}},
    ],
)
def test_values_that_versions_could_read_differently_are_not_kept(node, fields):
    station = node(1)
    with pytest.raises(OperationRefused, match="entry_value_forbidden"):
        station.write("person", fields)
    assert station.journal.state(station.feed).have == 0


@pytest.mark.parametrize(
    ("fields", "is_kept"),
    [
        (
            {"name": '王\n\u0303"\\u0000', "tags": ["é", "<"], "count": 2**53 - 1, "is_left": None},
            True,
        ),
        ({"name": {"given": ["桂", {"rare": b"1"}]}, "count": -5}, True),
        ({"name": 1.0}, False),
        ({"name": -(2**53)}, False),
        ({"name": "王\0"}, False),
        ({"e\u0301": "王"}, False),
        ({"tags": ["\u0301", "e\u0301"]}, False),
        ({"tags": ["王", 1.5]}, False),
        ({"name": {"given": "e\u0301"}}, False),
    ],
)
def test_a_body_that_came_is_read_by_the_rule_by_which_one_is_written(fields, is_kept):
    """Also where it is flat, as nearly all are, and most of it is looked at together."""
    came = Entry(b"", b"", None, msgspec.msgpack.encode(fields))
    if is_kept:
        assert came.fields() == fields
        check_plain(fields)
        return
    for read in (came.fields, lambda: check_plain(fields)):
        with pytest.raises(OperationRefused, match="entry_value_forbidden"):
            read()


def test_too_large_a_body_is_not_kept(node):
    with pytest.raises(OperationRefused, match="entry_too_large"):
        node(1).write("visit", {"content": "长" * 30_000})


def test_the_clock_never_goes_back_and_no_foreign_clock_carries_it_away(node):
    station, town = node(1), node(2, "township")
    station.meet(town)
    station.write("person", person(1))
    station.now -= 10 * 365 * 24 * 3600 * 1000
    station.write("person", person(2))
    first, second = (e.header.hlc for e in station.storage.entries(station.feed, 1, 2))
    assert second > first

    town.now += 40 * 365 * 24 * 3600 * 1000
    town.write("appeal_step", {"action": "sort"})
    town.seal()
    deliver(town, station)
    station.write("person", person(3))
    (third,) = (e.header.hlc for e in station.storage.entries(station.feed, 3, 3))
    assert third < town.journal.state(town.feed).hlc


def test_vectors_say_seq_and_chain(node):
    station = node(1)
    assert station.journal.vector() == {}
    station.write("person", person(1))
    state = station.journal.state(station.feed)
    assert station.journal.vector() == {station.feed: Have(1, state.chain[:16])}


def test_a_changed_header_breaks_the_chain(node):
    station = node(1)
    for number in range(3):
        station.write("person", person(number))
    entry = next(station.storage.entries(station.feed, 2, 2))
    later = msgspec.structs.replace(entry.header, hlc=entry.header.hlc + 1)
    damaged = msgspec.structs.replace(entry, header_bytes=msgspec.msgpack.encode(later))
    station.storage._entries[station.feed][1] = damaged
    with pytest.raises(OperationRefused, match="journal_chain_broken"):
        station.journal.verify_feed(station.feed)
