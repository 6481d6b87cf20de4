"""Liaison cards: which number stands on them, and which of those out there have gone stale."""

import msgspec
import pytest

from app.acts.card_acts import EVERY, MISSING, STALE, CardStack
from app.acts.card_mark_acts import CardMark
from app.models.card_lifecycle import known_life
from app.models.errors import OperationRefused
from app.models.identity import read_card_number
from app.models.records import Cadre, Grid
from tests.stations import Pc, contents


@pytest.fixture
def cadre(village) -> str:
    acts, actor = village.desk.register, village.actor
    cadre = Cadre(id="", name="周强", title="联户干部", phone="15400000001")
    cadre_id = acts.add_cadre(actor, cadre)
    acts.assign_cadre(actor, the_grid(village), cadre_id)
    return cadre_id


def the_grid(pc: Pc) -> str:
    return pc.store.stations.grids()[0].id


def figures(pc: Pc) -> tuple[int, int, int, int]:
    grid = pc.desk.cards.grids()[0]
    return grid.households, grid.without_cadre, grid.with_card, grid.stale


def printed(pc: Pc, which: str = EVERY) -> list:
    stack = pc.desk.cards.plan(pc.actor, [the_grid(pc)], which)
    pc.desk.cards.note_printed(pc.actor, stack)
    return stack.contents


def test_a_grid_gets_one_card_for_each_household(village, cadre):
    assert figures(village) == (8, 0, 0, 0)
    cards = printed(village)

    assert len({card.card_number for card in cards}) == 8
    assert [read_card_number(card.card_number) for card in cards] == [c.card_number for c in cards]
    assert {(c.cadre_name, c.cadre_title, c.cadre_phone) for c in cards} == {
        ("周强", "联户干部", "15400000001")
    }
    station = village.store.stations.station()
    assert cards[0].station_name == station.name
    assert cards[0].duty_phone == station.duty_phone
    assert figures(village) == (8, 0, 8, 0)
    households = {h.id for h in village.store.households.page_after()}
    kept = village.store.cards.page_after()
    assert {card.household_id for card in kept} == households
    assert {card.status for card in kept} == {"printed"}


def test_a_reprint_keeps_the_numbers_and_is_known_as_one(village, cadre, clock):
    first = printed(village)
    clock.pass_days(3)
    assert [c.card_number for c in printed(village)] == [c.card_number for c in first]
    assert len(village.store.cards.page_after()) == 8
    card = village.store.cards.by_number(first[0].card_number)
    reprints = [p.is_reprint for p in village.store.prints.of_subject(card.id)]
    assert sorted(reprints) == [False, True]
    assert card.printed_at == "2026-03-02T01:00:00Z"
    assert card.newest_printed_at == "2026-03-05T01:00:00Z"


def test_cards_go_stale_when_the_cadres_phone_changes_and_fresh_by_printing(village, cadre):
    printed(village)
    village.desk.register.change_cadre(village.actor, cadre, {"phone": "15400000002"})
    assert figures(village) == (8, 0, 8, 8)
    printed(village)
    assert figures(village) == (8, 0, 8, 0)


def test_a_change_that_is_on_no_card_makes_none_stale(village, cadre):
    printed(village)
    village.desk.register.change_cadre(village.actor, cadre, {"unit": "镇水利站"})
    assert figures(village) == (8, 0, 8, 0)


@pytest.mark.parametrize(
    ("status", "is_new"),
    [("issued", False), ("left", False), ("lost", True), ("replaced", True), ("void", True)],
)
def test_only_a_card_that_is_out_there_keeps_its_number(village, cadre, status, is_new):
    first = printed(village)[0].card_number
    card = village.store.cards.by_number(first)
    with village.desk.workplace.pen.act(village.actor, "print_paper") as act:
        act.change("card", card.id, {"status": status})
    again = {c.card_number for c in printed(village)}
    assert (first not in again) == is_new
    shown = known_life(village.store.cards.by_number(first)).standing
    assert shown == ("replaced" if status == "lost" else status)


def test_households_without_a_cadre_get_no_card(village, cadre):
    one = village.store.households.page_after()[0]
    with village.desk.workplace.pen.act(village.actor, "edit_register") as act:
        act.change("household", one.id, {"cadre_id": ""})
    assert len(printed(village)) == 7
    assert figures(village) == (8, 1, 7, 0)


def test_what_cannot_be_printed(village):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match="grid_without_cadre"):
        printed(village)
    with pytest.raises(OperationRefused, match="grid_unknown"):
        village.desk.cards.plan(village.actor, ["ab" * 16])
    assert contents(village.store) == before
    with village.desk.workplace.pen.act(village.actor, "edit_register") as act:
        empty = act.create("grid", {"name": "海上网格", "kind": "sea"})
    assert isinstance(village.store.stations.grid(empty), Grid)
    with pytest.raises(OperationRefused, match="grid_without_households"):
        village.desk.cards.plan(village.actor, [empty])


def test_a_plan_that_is_given_up_notes_nothing_and_uses_no_number_up(village, cadre):
    before = village.entries()
    first = village.desk.cards.plan(village.actor, [the_grid(village)])
    assert (village.entries(), village.store.cards.page_after()) == (before, [])

    again = village.desk.cards.plan(village.actor, [the_grid(village)])
    assert again == first
    village.desk.cards.note_printed(village.actor, again)
    numbers = sorted(card.number for card in village.store.cards.page_after())
    assert numbers == sorted(content.card_number for content in first.contents)


def test_a_stack_whose_card_was_voided_meanwhile_is_not_noted(village, cadre):
    printed(village)
    stack = village.desk.cards.plan(village.actor, [the_grid(village)])
    mark = CardMark("void", note="印坏了")
    village.desk.card_marks.mark(village.actor, [stack.cards[0].card_id], mark)
    before = contents(village.store)

    with pytest.raises(OperationRefused, match="cards_changed_meanwhile"):
        village.desk.cards.note_printed(village.actor, stack)
    assert contents(village.store) == before


def test_the_same_stack_noted_twice_is_refused(village, cadre):
    stack = village.desk.cards.plan(village.actor, [the_grid(village)])
    village.desk.cards.note_printed(village.actor, stack)
    with pytest.raises(OperationRefused, match="cards_changed_meanwhile"):
        village.desk.cards.note_printed(village.actor, stack)


def test_only_those_without_a_card_or_with_a_stale_one_can_be_asked_for(village, cadre):
    printed(village)
    with pytest.raises(OperationRefused, match="cards_nothing_missing"):
        printed(village, MISSING)
    with pytest.raises(OperationRefused, match="cards_nothing_stale"):
        printed(village, STALE)
    card = village.store.cards.page_after()[0]
    village.desk.card_marks.mark(village.actor, [card.id], CardMark("void", note="印坏了"))
    assert len(printed(village, MISSING)) == 1


def move_one_household(pc: Pc, cadre_id: str) -> str:
    household = pc.store.households.of_grid(the_grid(pc))[2]
    with pc.desk.workplace.pen.act(pc.actor, "edit_register") as act:
        act.change("household", household.id, {"cadre_id": cadre_id})
    return household.id


def test_exactly_the_stale_cards_are_listed(village, cadre):
    printed(village)
    assert (village.desk.cards.stale_count(), village.desk.cards.stale()) == (0, [])
    other = Cadre(id="", name="吴敏", phone="15400000003")
    moved = move_one_household(village, village.desk.register.add_cadre(village.actor, other))

    assert village.desk.cards.stale_count() == 1
    assert [card.household_id for card in village.desk.cards.stale()] == [moved]
    assert [content.cadre_name for content in printed(village, STALE)] == ["吴敏"]
    assert village.desk.cards.stale_count() == 0


@pytest.mark.parametrize("field", ["duty_hours", "duty_phone", "supervision_phone", "name"])
def test_what_the_station_says_makes_every_card_stale(village, cadre, field):
    printed(village)
    station = village.store.stations.station()
    changed = msgspec.structs.replace(station, **{field: "改过的"})
    village.desk.register.set_up_station(village.actor, changed)
    assert village.desk.cards.stale_count() == 8
    assert len(village.desk.cards.stale(the_grid(village))) == 8
    assert village.desk.cards.stale("ab" * 16) == []


def test_a_card_whose_cadre_is_gone_is_stale_and_waits_for_a_new_one(village, cadre):
    printed(village)
    move_one_household(village, "")
    assert village.desk.cards.stale_count() == 1
    assert figures(village) == (8, 1, 8, 1)


def test_void_lost_and_replaced_cards_are_never_stale(village, cadre):
    printed(village)
    card = village.store.cards.page_after()[0]
    village.desk.card_marks.mark(village.actor, [card.id], CardMark("declare_lost"))
    village.desk.register.change_cadre(village.actor, cadre, {"phone": "15400000002"})
    assert village.desk.cards.stale_count() == 7


def test_a_household_that_left_counts_no_more(village, cadre):
    printed(village)
    household = village.store.households.of_grid(the_grid(village))[0]
    with village.desk.workplace.pen.act(village.actor, "edit_register") as act:
        act.change("household", household.id, {"standing": "left"})
    village.desk.register.change_cadre(village.actor, cadre, {"phone": "15400000002"})
    assert village.desk.cards.stale_count() == 7
    assert figures(village) == (7, 0, 7, 7)


def test_a_merged_households_card_is_the_others(village, cadre):
    printed(village)
    one, other = sorted(village.store.households.of_grid(the_grid(village)), key=lambda h: h.id)[:2]
    with village.desk.workplace.pen.act(village.actor, "edit_register") as act:
        act.change("household", other.id, {"merged_into": one.id})
    assert figures(village) == (7, 0, 7, 0)
    village.desk.register.change_cadre(village.actor, cadre, {"phone": "15400000002"})
    assert village.desk.cards.stale_count() == 8
    printed(village)
    assert village.desk.cards.stale_count() == 0
    standings = [known_life(card).standing for card in village.store.cards.page_after()]
    assert sorted(standings) == ["printed"] * 7 + ["replaced"]


def test_coverage_counts_what_was_handed_out(village, cadre):
    printed(village)
    cards = village.store.cards.waiting("", the_grid(village))
    assert len(cards) == 8
    ids = [card.id for card in cards]
    village.desk.card_marks.mark(
        village.actor, ids[:3], CardMark("issue", receiver_relation="head")
    )
    village.desk.card_marks.mark(village.actor, ids[3:5], CardMark("leave"))
    line = village.desk.cards.grids()[0]
    assert (line.with_card, line.held, line.waiting) == (8, 5, 3)
    # A reprint waits to be handed out, and the household keeps what it has until then.
    village.desk.register.change_cadre(village.actor, cadre, {"phone": "15400000002"})
    printed(village, STALE)
    line = village.desk.cards.grids()[0]
    assert (line.with_card, line.held, line.waiting, line.stale) == (8, 5, 8, 0)


def test_sheets_printed_once_more_are_logged_as_reprints(village, cadre):
    stack = village.desk.cards.plan(village.actor, [the_grid(village)])
    village.desk.cards.note_printed(village.actor, stack)
    village.desk.cards.note_again(village.actor, CardStack(stack.cards[5:], stack.layout))
    reprints = [
        [p.is_reprint for p in village.store.prints.of_subject(card.id)]
        for card in village.store.cards.page_after()
    ]
    assert sorted(map(len, reprints)) == [1, 1, 1, 1, 1, 2, 2, 2]
    assert village.desk.cards.stale_count() == 0
