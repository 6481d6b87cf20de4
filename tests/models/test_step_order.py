"""Steps from several PCs come in one order, whatever order they arrived in."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.models.records import CaseStep
from app.models.step_order import heads_of, in_causal_order


@st.composite
def histories(draw, may_be_forged=False):
    """Steps whose bases lie before them; forged ones may name anything, themselves included."""
    count = draw(st.integers(0, 9))
    steps = []
    for n in range(count):
        known = range(count) if may_be_forged else range(n)
        bases = draw(st.sets(st.sampled_from(list(known)), max_size=3)) if known else set()
        clock = draw(st.integers(0, 3))  # clocks may lie, and may be equal
        steps.append(CaseStep(id=f"f:{n}", hlc=clock, bases=[f"f:{b}" for b in sorted(bases)]))
    return steps


@given(histories(), st.randoms())
def test_no_step_comes_before_what_its_author_had_seen(steps, chance):
    places = {step.id: n for n, step in enumerate(in_causal_order(steps))}

    assert all(places[base] < places[step.id] for step in steps for base in step.bases)


@given(histories(may_be_forged=True), st.randoms())
def test_the_order_does_not_depend_on_arrival_and_loses_no_step(steps, chance):
    arrived = list(steps)
    chance.shuffle(arrived)

    ordered = in_causal_order(arrived)
    assert ordered == in_causal_order(steps)
    assert sorted(step.id for step in ordered) == sorted(step.id for step in steps)


@given(histories())
def test_a_step_that_came_twice_counts_once(steps):
    assert in_causal_order(steps + steps) == in_causal_order(steps)


def test_the_clock_orders_only_what_is_concurrent():
    first = CaseStep(id="a:1", hlc=900)
    answer = CaseStep(id="b:1", hlc=5, bases=["a:1"])  # its clock is far behind
    beside = CaseStep(id="c:1", hlc=100)

    assert [step.id for step in in_causal_order([answer, first, beside])] == ["c:1", "a:1", "b:1"]


def test_a_base_that_has_not_arrived_holds_nothing_up():
    step = CaseStep(id="a:2", bases=["a:1"])

    assert in_causal_order([step]) == [step]


@given(histories())
def test_heads_are_what_no_step_has_seen(steps):
    seen = {base for step in steps for base in step.bases}

    assert heads_of(steps) == sorted({step.id for step in steps} - seen)


def test_a_new_step_on_all_heads_leaves_one_head():
    steps = [CaseStep(id=f"f:{n}") for n in range(4)]
    random.Random(1).shuffle(steps)
    settled = CaseStep(id="g:1", bases=heads_of(steps))

    assert heads_of([*steps, settled]) == ["g:1"]
