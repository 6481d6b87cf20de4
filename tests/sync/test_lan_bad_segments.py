"""A segment that a waiting PC refuses: one sentence here, the reason in its log, nothing changed."""

import pytest

from app.models.errors import OperationRefused
from app.sync.lan_line import HttpLanLine
from app.sync.lan_peer import LanCaller
from app.words.problem_words import problem_sentence
from tests.stations import contents
from tests.sync.pcs import waiting

LOG = ("exchange_log",)


def reasons(pc) -> list[str]:
    rows = pc.store.db.conn.execute("SELECT result FROM exchange_log WHERE carrier = 'lan'")
    return [result for (result,) in rows]


def spoilt(packed: bytes) -> bytes:
    return packed[:-20] + bytes(20)


def cut_short(packed: bytes) -> bytes:
    return packed[: len(packed) // 2]


@pytest.mark.parametrize("change", [spoilt, cut_short])
def test_a_segment_that_came_damaged_is_refused_and_the_reason_kept(pair, change):
    one, two = pair
    one.register()
    own = one.sync._own
    own.seal()
    after = two.have().get(one.feed, 0)
    packed = next(own.parts.journal.segments_after(one.feed, after))
    with waiting(two) as there:
        caller = LanCaller(own, HttpLanLine(there.address))
        caller.hello(own.hello())
        before = contents(two.store, without=LOG)
        with pytest.raises(OperationRefused) as refused:
            caller.put_segment(one.feed, after + 1, one.have()[one.feed], change(packed))
        assert contents(two.store, without=LOG) == before
    assert refused.value.key == "segment_damaged"
    assert problem_sentence(refused.value).endswith("。")
    assert reasons(two).count("segment_damaged") == 1


def test_a_segment_that_is_not_what_it_was_called_is_refused_and_the_reason_kept(pair):
    one, two = pair
    one.register()
    own = one.sync._own
    own.seal()
    after = two.have().get(one.feed, 0)
    packed = next(own.parts.journal.segments_after(one.feed, after))
    with waiting(two) as there:
        caller = LanCaller(own, HttpLanLine(there.address))
        caller.hello(own.hello())
        with pytest.raises(OperationRefused, match="segment_not_as_named"):
            caller.put_segment(two.feed, 1, 1, packed)
    assert "segment_not_as_named" in reasons(two)
