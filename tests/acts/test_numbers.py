"""Local numbers: unique without a network, over days and over lost databases."""

from datetime import date

import pytest

from app.acts.visit_acts import VisitReport
from app.acts.workplace import CARDS_IN_ALL
from app.models.identity import CARD_NUMBER_PATTERN, CASE_NUMBER_PATTERN, read_card_number
from app.models.records import Cadre
from tests.stations import Pc


def visit(pc: Pc) -> str:
    household = pc.store.households.page_after()[0]
    today = pc.desk.workplace.today().isoformat()
    report = VisitReport(household_id=household.id, visited_on=today, content="近况良好。")
    return pc.desk.visits.record_visit(pc.actor, report).number


def test_numbers_count_within_a_day_and_begin_anew_with_the_next(pc, clock):
    numbers = [pc.register().number for _ in range(3)]
    clock.pass_days(1)
    numbers += [pc.register().number for _ in range(2)]

    head = f"370781109216-{pc.letters}"
    assert numbers == [
        f"{head}20260302-001", f"{head}20260302-002", f"{head}20260302-003",
        f"{head}20260303-001", f"{head}20260303-002",
    ]  # fmt: skip
    assert all(CASE_NUMBER_PATTERN.match(number) for number in numbers)


def test_cases_visits_and_appeals_count_apart(village):
    assert visit(village).endswith("-001")
    assert village.register().number.endswith("-001")
    assert visit(village).endswith("-002")


def test_a_clock_put_back_repeats_no_number(pc, clock):
    first = pc.register().number
    clock.pass_days(30)
    pc.register()
    clock.set(date(2026, 3, 2), hour=8)
    assert pc.register().number != first


def test_numbers_stay_unique_when_the_database_is_lost_again_and_again(village, clock):
    copy = village.keep_copy("morning")
    cases, visits = [], []
    for _ in range(4):
        cases += [village.register().number for _ in range(3)]
        visits.append(visit(village))
        village.bring_back(copy, "station.db")
        village.open()
    assert (len(set(cases)), len(set(visits))) == (12, 4)


def printed_numbers(pc: Pc, grid_id: str) -> set[str]:
    batch = pc.desk.cards.plan(pc.actor, [grid_id])
    pc.desk.cards.note_printed(pc.actor, batch)
    return {content.card_number for content in batch.contents}


@pytest.mark.parametrize("lost", [3, 1200])
def test_card_numbers_stay_unique_when_the_database_is_lost(village, lost):
    """A village of more than a thousand households prints more than a thousand cards."""
    cadre = village.desk.register.add_cadre(village.actor, Cadre(id="", name="周强"))
    grid = village.store.stations.grids()[0]
    village.desk.register.assign_cadre(village.actor, grid.id, cadre)
    copy = village.keep_copy("before-printing")
    with village.store.transaction():
        for _ in range(lost):
            village.desk.workplace.next_counter("card", CARDS_IN_ALL)
    first = printed_numbers(village, grid.id)
    village.bring_back(copy, "station.db")
    village.open()
    with village.store.transaction():
        for _ in range(lost - 1000):
            village.desk.workplace.next_counter("card", CARDS_IN_ALL)
    second = printed_numbers(village, grid.id)

    assert len(first) == len(second) == 8
    assert first.isdisjoint(second)
    assert all(read_card_number(number) == number for number in first | second)
    assert all(CARD_NUMBER_PATTERN.match(number) for number in first | second)
