"""A day's walk with cards: scanned, chosen, taken back, on a real station."""

import pytest

from app.models.records import Cadre
from app.presenters.card_mark_presenter import CardMarkPresenter

from .village import actor_of

ISSUE = {"action": "issue", "receiver_relation": "head"}


@pytest.fixture
def grid(runner, station):
    desk = runner.desk
    grid = desk.store.stations.grids()[0].id
    cadre = desk.register.add_cadre(station.actor, Cadre(id="", name="李强", phone="15405440000"))
    desk.register.assign_cadre(station.actor, grid, cadre)
    desk.cards.note_printed(station.actor, desk.cards.plan(station.actor, [grid]))
    return grid


@pytest.fixture
def sheet(screen, runner, station, grid):
    sheet = CardMarkPresenter(screen, runner, actor_of(station), lambda: screen.changed())
    sheet.open(grid)
    return sheet


def waiting(screen):
    return screen.last("show_cards")


def test_the_cards_at_the_station_are_listed_with_whom_they_are_for(sheet, screen, runner, grid):
    lines = waiting(screen)
    assert len(lines) == len(runner.desk.store.households.of_grid(grid))
    assert [line.household_number for line in lines] == sorted(
        each.household_number for each in lines
    )
    assert {line.standing for line in lines} == {"printed"}


def test_scan_after_scan_marks_one_card_each(sheet, screen):
    first, second = waiting(screen)[:2]
    sheet.scan(f" {first.card.number.lower()}\n", ISSUE)
    sheet.scan(second.card.number, ISSUE)
    told = [args for name, args, _ in screen.told if name == "show_marked"]
    assert [args[1] for args in told] == [1, 2]
    assert told[0][0][0].standing == "issued"
    assert first.card.id not in {line.card.id for line in waiting(screen)}
    assert screen.count("changed") == 2


def test_a_scan_that_is_no_card_says_so_and_marks_nothing(sheet, screen):
    sheet.scan("6901234567892", ISSUE)
    assert screen.last("show_problem").key == "card_number_unreadable"
    sheet.scan("   ", ISSUE)
    assert screen.count("show_marked") == 0


def test_the_same_card_scanned_twice_says_so(sheet, screen):
    number = waiting(screen)[0].card.number
    sheet.scan(number, ISSUE)
    sheet.scan(number, ISSUE)
    assert screen.last("show_problem").key == "card_handed_out_already"


def test_marks_are_taken_back_last_first(sheet, screen):
    ids = [line.card.id for line in waiting(screen)]
    sheet.mark(ids[:3], ISSUE)
    sheet.scan(waiting(screen)[0].card.number, {"action": "leave"})
    assert len(waiting(screen)) == len(ids) - 4
    sheet.undo()
    assert len(waiting(screen)) == len(ids) - 3
    sheet.undo()
    assert len(waiting(screen)) == len(ids)
    told = screen.count("show_undone")
    sheet.undo()
    assert screen.count("show_undone") == told == 2
