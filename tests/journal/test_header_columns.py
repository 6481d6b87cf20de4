"""Headers come back byte for byte, and cost little on the way."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.entry import Entry
from app.journal.header_columns import derived_id, from_columns, to_columns
from app.journal.segment import unpack_segment
from tests.journal.conftest import Node

ids = st.binary(min_size=16, max_size=16)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["visit", "case", "new_kind"]),
            st.one_of(st.just(""), ids.map(bytes.hex)),
            st.one_of(st.just(""), ids.map(bytes.hex)),
            st.lists(st.tuples(ids, st.integers(1, 2**40)), max_size=3),
            st.booleans(),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_headers_come_back_byte_for_byte(rows):
    node = Node(4)
    for kind, entity, op, bases, _ in rows:
        node.now += 17
        node.journal.write(
            node.feed,
            node.key,
            kind=kind,
            fields={"a": 1},
            actor=node.actor,
            entity=entity,
            op=op,
            bases=tuple(bases),
        )
    entries = [
        Entry(e.feed, e.header_bytes, e.header, None if row[4] else e.body)
        for e, row in zip(node.storage.entries(node.feed, 1, len(rows)), rows, strict=True)
    ]
    columns = to_columns(node.crypto, entries)
    assert columns is not None
    made = from_columns(node.crypto, node.feed, 1, columns, [e.body for e in entries])
    assert made == [(e.header, e.header_bytes) for e in entries]


def test_an_act_is_named_by_its_first_entry_also_from_a_later_segment():
    node = Node(4)
    first = node.journal.write(node.feed, node.key, kind="visit", fields={}, actor=node.actor)
    act = node.journal.act_id(first)
    for _ in range(300):
        node.journal.write(node.feed, node.key, kind="visit", fields={}, actor=node.actor, op=act)
    node.seal()
    segments = [unpack_segment(node.crypto, packed) for packed in node.segments_after(0)]
    assert {e.header.op.hex() for s in segments for e in s.entries} == {"", act}
    assert bytes.fromhex(act) == derived_id(node.crypto, node.feed, 1)


def test_headers_of_another_form_travel_as_they_are():
    """A later version may add to the header; this one must carry it unchanged."""
    node = Node(4)
    node.write("person", {"name": "张甲"})
    entry = next(node.storage.entries(node.feed, 1, 1))
    longer = msgspec.msgpack.encode([*msgspec.msgpack.decode(entry.header_bytes), "later"])
    strange = Entry(entry.feed, longer, entry.header, entry.body)
    assert to_columns(node.crypto, [strange]) is None
