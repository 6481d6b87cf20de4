"""A field register gives one answer for one set of writes, in whatever order they arrive."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.journal.register import LiveWrite, Register

FIELDS = ("name", "phone", "address")


@st.composite
def histories(draw):
    """Writes by three authors, each of whom has seen some of the earlier writes."""
    writes = []
    for number in range(draw(st.integers(1, 9))):
        author = draw(st.integers(0, 2))
        fields = draw(
            st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 3), min_size=1, max_size=3)
        )
        seen = draw(st.sets(st.integers(0, number - 1))) if number else set()
        hlc = draw(st.integers(1, 6))
        writes.append((bytes([author]) * 16, number + 1, hlc, fields, seen))
    dots = [(write[0], write[1]) for write in writes]
    return [(w[0], w[1], w[2], w[3], tuple(dots[i] for i in sorted(w[4]))) for w in writes]


def fold(writes):
    register, folded = Register("person"), set()
    for feed, seq, hlc, fields, bases in writes:
        register = register.write(
            LiveWrite(feed, seq, hlc, "", fields), bases, lambda dot: dot in folded
        )
        folded.add((feed, seq))
    return register


def heads_by_definition(writes, field):
    """Independent oracle: writes of the field that no stored write of the field names as a base."""
    replaced = {base for *_, fields, bases in writes for base in bases if field in fields}
    return {(f, s) for f, s, _, fields, _ in writes if field in fields and (f, s) not in replaced}


@settings(max_examples=400)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(writes, random):
    shuffled = list(writes)
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(writes)


@settings(max_examples=400)
@given(histories())
def test_heads_are_the_writes_that_nothing_replaced(writes):
    register = fold(writes)
    for field in FIELDS:
        found = {(head.feed, head.seq) for head in register.heads(field)}
        assert found == heads_by_definition(writes, field)


def test_two_people_changing_one_field_unseen_is_a_conflict_until_one_settles_it():
    first = LiveWrite(b"a" * 16, 1, 1, "x", {"phone": "1"})
    here = LiveWrite(b"a" * 16, 2, 2, "x", {"phone": "2"})
    there = LiveWrite(b"b" * 16, 1, 3, "y", {"phone": "3"})
    base = ((b"a" * 16, 1),)

    register = Register("person").write(first, (), lambda dot: True)
    register = register.write(here, base, lambda dot: True)
    register = register.write(there, base, lambda dot: True)

    assert register.conflicts() == ["phone"]
    assert register.values() == {"phone": "3"}
    settled = LiveWrite(b"a" * 16, 3, 4, "x", {"phone": "2"})
    register = register.write(settled, register.bases_for({"phone": ""}), lambda dot: True)
    assert register.conflicts() == []
    assert register.values() == {"phone": "2"}


def test_the_same_value_from_two_people_is_no_conflict():
    register = Register("person")
    for author in (b"a", b"b"):
        write = LiveWrite(author * 16, 1, 1, "", {"phone": "1"})
        register = register.write(write, (), lambda dot: True)
    assert register.conflicts() == []
    assert len(register.heads("phone")) == 2
