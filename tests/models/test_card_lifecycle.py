"""A card's life: what may follow what, on one PC or on two that do not know of each other."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.card_lifecycle import (
    ACTIONS,
    HELD,
    RECEIVERS,
    STANDINGS,
    VALID,
    card_with_life,
    first_life,
    known_life,
    life_of,
)
from app.models.card_records import CardStep
from app.models.records import Card

CARD = Card(id="c", number="K", content_digest="old", printed_at="2026-03-02T01:00:00Z")


def step(place: int, action: str, **said) -> CardStep:
    usual = {
        "id": f"s{place}",
        "hlc": place,
        "bases": [f"s{place - 1}"] if place > 1 else [],
        "done_on": "2026-03-03",
        "receiver_relation": "head",
        "content_digest": "new",
        "replaced_by": "d",
        "note": "说明",
    }
    return CardStep(action=action, **(usual | said))


def told(*actions: str, **said) -> list[CardStep]:
    return [step(place, action, **said) for place, action in enumerate(actions, 1)]


def standing_after(*actions: str) -> str:
    life = life_of(CARD, told(*actions))
    assert life.flagged == ()
    return life.standing


def test_a_card_is_printed_handed_over_lost_and_replaced():
    assert first_life(CARD).standing == "printed"
    assert standing_after("issue") == "issued"
    assert standing_after("leave") == "left"
    assert standing_after("leave", "issue") == "issued"
    assert standing_after("issue", "declare_lost") == "lost"
    assert standing_after("issue", "declare_lost", "find") == "issued"
    assert standing_after("issue", "declare_lost", "replace") == "replaced"
    assert standing_after("void") == "void"


@pytest.mark.parametrize(
    "actions",
    [("issue", "issue"), ("issue", "leave"), ("void", "issue"), ("find",), ("replace", "print")],
)
def test_what_cannot_be_is_kept_and_flagged(actions):
    life = life_of(CARD, told(*actions))
    assert life.flagged == (f"s{len(actions)}",)


def test_the_household_holds_the_old_paper_until_the_new_one_is_handed_out():
    printed_again = life_of(CARD, told("issue", "print"))
    assert (printed_again.held_digest, printed_again.newest_digest) == ("old", "new")
    assert printed_again.is_waiting
    assert printed_again.standing == "issued"

    handed_out = life_of(CARD, told("issue", "print", "issue"))
    assert handed_out.held_digest == "new"
    assert not handed_out.is_waiting


@pytest.mark.parametrize("status", HELD)
def test_a_card_that_was_handed_out_before_there_were_steps_is_held(status):
    earlier = msgspec.structs.replace(CARD, status=status)
    assert first_life(earlier).held_digest == "old"
    assert life_of(earlier, told("print")).is_waiting


def test_the_last_word_can_be_taken_back_and_only_that():
    issued = told("issue")
    undo = step(2, "undo", undoes="s1")
    assert life_of(CARD, [*issued, undo]) == first_life(CARD)
    again = step(3, "undo", undoes="s1")
    assert life_of(CARD, [*issued, undo, again]).flagged == ("s3",)

    two = told("issue", "declare_lost")
    not_last = step(3, "undo", undoes="s1")
    assert life_of(CARD, [*two, not_last]).flagged == ("s3",)
    assert life_of(CARD, [*two, step(3, "undo", undoes="s2")]).standing == "issued"


@pytest.mark.parametrize(
    "said",
    [
        {"action": "issue", "receiver_relation": ""},
        {"action": "issue", "receiver_relation": "cat"},
        {"action": "issue", "receiver_relation": "neighbour", "receiver_name": " "},
        {"action": "void", "note": " "},
        {"action": "print", "content_digest": ""},
        {"action": "replace", "replaced_by": ""},
        {"action": "burn"},
    ],
)
def test_a_step_that_leaves_out_what_it_must_say_changes_nothing(said):
    life = life_of(CARD, [step(1, **said)])
    assert life.flagged == ("s1",)
    assert life.standing == "printed"


def test_two_pcs_that_mark_one_card_agree_on_it():
    """One says issued, the other left at the door: both are kept, and every order shows the same."""
    issued = step(1, "issue", bases=[])
    left = step(2, "leave", bases=[])
    lives = {life_of(CARD, order).standing for order in ([issued, left], [left, issued])}
    assert lives == {"issued"}
    assert life_of(CARD, [left, issued]).flagged == ("s2",)


@st.composite
def histories(draw) -> list[CardStep]:
    steps: list[CardStep] = []
    for place in range(draw(st.integers(1, 8))):
        ids = [each.id for each in steps]
        steps.append(
            step(
                place + 1,
                draw(st.sampled_from(ACTIONS)),
                bases=draw(st.lists(st.sampled_from(ids), unique=True)) if ids else [],
                undoes=draw(st.sampled_from(ids)) if ids else "",
                receiver_relation=draw(st.sampled_from(["", *RECEIVERS])),
                content_digest=draw(st.sampled_from(["", "a", "b"])),
            )
        )
    return steps


@given(steps=histories(), data=st.data())
def test_the_order_of_arrival_never_shows(steps, data):
    shuffled = data.draw(st.permutations(steps))
    one, other = life_of(CARD, steps), life_of(CARD, shuffled)

    assert one == other
    assert one.standing in STANDINGS
    assert (one.standing in VALID) or not one.is_waiting
    # Folding again from a row that was derived before comes to the same.
    row = card_with_life(CARD, steps)
    assert card_with_life(card_with_life(CARD, steps[:1]), steps) == row
    shown = msgspec.structs.replace(known_life(row), flagged=one.flagged)
    assert shown == one
