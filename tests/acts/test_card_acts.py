"""Liaison cards: which number stands on them, and which of those out there have gone stale."""

import pytest

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


def printed(pc: Pc) -> list:
    return pc.desk.cards.cards_of_grid(pc.actor, the_grid(pc))


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
    assert card.printed_at == "2026-03-05T01:00:00Z"


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
    assert village.store.cards.by_number(first).status == status


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
        village.desk.cards.cards_of_grid(village.actor, "ab" * 16)
    assert contents(village.store) == before
    with village.desk.workplace.pen.act(village.actor, "edit_register") as act:
        empty = act.create("grid", {"name": "海上网格", "kind": "sea"})
    assert isinstance(village.store.stations.grid(empty), Grid)
    with pytest.raises(OperationRefused, match="grid_without_households"):
        village.desk.cards.cards_of_grid(village.actor, empty)
