"""Marks on cards: all or none, on a day that was, with undo, and the same on two PCs."""

import pytest

from app.acts.card_mark_acts import CardMark
from app.models.card_lifecycle import known_life
from app.models.errors import OperationRefused
from app.models.records import Cadre
from tests.stations import Pc, contents

ISSUE = CardMark("issue", receiver_relation="head")


@pytest.fixture
def card_ids(village) -> list[str]:
    grid = village.store.stations.grids()[0].id
    cadre = Cadre(id="", name="周强", phone="15400000001")
    cadre_id = village.desk.register.add_cadre(village.actor, cadre)
    village.desk.register.assign_cadre(village.actor, grid, cadre_id)
    stack = village.desk.cards.plan(village.actor, [grid])
    village.desk.cards.note_printed(village.actor, stack)
    return [card.id for card in village.store.cards.waiting("", grid)]


def standings(pc: Pc, card_ids: list[str]) -> list[str]:
    return [known_life(pc.store.cards.by_id(card_id)).standing for card_id in card_ids]


def test_a_card_is_found_by_what_a_scanner_typed(village, card_ids):
    card = village.store.cards.by_id(card_ids[0])
    assert village.desk.card_marks.card_of(f" {card.number.lower()}\n") == card
    with pytest.raises(OperationRefused, match="card_number_unreadable"):
        village.desk.card_marks.card_of(card.number[:-1])


def test_the_day_and_the_hand_are_kept(village, card_ids):
    mark = CardMark("issue", "2026-03-01", "neighbour", "东邻", "家里没人")
    [card] = village.desk.card_marks.mark(village.actor, card_ids[:1], mark)
    life = known_life(card)
    assert (life.standing, life.standing_on) == ("issued", "2026-03-01")
    assert (life.receiver_relation, life.receiver_name) == ("neighbour", "东邻")
    [step] = village.store.cards.steps(card.id)
    assert (step.actor_name, step.note) == (village.actor.name, "家里没人")


def test_several_cards_are_marked_together_or_not_at_all(village, card_ids):
    village.desk.card_marks.mark(village.actor, card_ids[:3], ISSUE)
    before = contents(village.store)
    with pytest.raises(OperationRefused, match="card_handed_out_already") as refused:
        village.desk.card_marks.mark(village.actor, card_ids[2:5], ISSUE)
    assert refused.value.facts["number"] == village.store.cards.by_id(card_ids[2]).number
    assert contents(village.store) == before


def test_a_card_scanned_twice_in_one_walk_is_marked_once(village, card_ids):
    village.desk.card_marks.mark(village.actor, [card_ids[0], card_ids[0]], ISSUE)
    assert len(village.store.cards.steps(card_ids[0])) == 1


@pytest.mark.parametrize(
    ("mark", "key"),
    [
        (CardMark("issue"), "card_receiver_missing"),
        (CardMark("issue", receiver_relation="neighbour"), "card_receiver_name_missing"),
        (CardMark("void"), "card_note_missing"),
        (CardMark("find"), "card_step_impossible"),
        (CardMark("leave", "2026-03-03"), "card_day_ahead"),
        (CardMark("leave", "昨天"), "card_day_unreadable"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_and_changes_nothing(village, card_ids, mark, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        village.desk.card_marks.mark(village.actor, card_ids[:1], mark)
    assert contents(village.store) == before


def test_a_mark_can_be_taken_back_but_a_printing_cannot(village, card_ids):
    village.desk.card_marks.mark(village.actor, card_ids[:2], ISSUE)
    village.desk.card_marks.undo(village.actor, card_ids[:2])
    assert standings(village, card_ids[:2]) == ["printed", "printed"]
    with pytest.raises(OperationRefused, match="card_nothing_to_undo"):
        village.desk.card_marks.undo(village.actor, card_ids[:1])


def test_a_card_that_was_lost_gives_way_to_a_new_number(village, card_ids):
    lost = card_ids[0]
    village.desk.card_marks.mark(village.actor, [lost], CardMark("declare_lost"))
    grid = village.store.stations.grids()[0].id
    stack = village.desk.cards.plan(village.actor, [grid], "missing")
    village.desk.cards.note_printed(village.actor, stack)

    [new] = [content.card_number for content in stack.contents]
    assert new != village.store.cards.by_id(lost).number
    assert standings(village, [lost]) == ["replaced"]
    [*_, step] = village.store.cards.steps(lost)
    assert village.store.cards.by_id(step.replaced_by).number == new
