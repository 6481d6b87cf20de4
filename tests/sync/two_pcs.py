"""Two PCs of one village that work apart and meet by their township."""

import pytest

from app.models.records import Person
from tests.stations import HEAD_OF_DESK, DeskClock, Pc, roster_of


@pytest.fixture
def pair(make_pc, town, server, tmp_path) -> tuple[Pc, Pc]:
    made = []
    for letter in "AB":
        pc = make_pc(f"pc-{letter}", seed=ord(letter)).set_up(staff_name=HEAD_OF_DESK + letter)
        pc.sync.accept_invitation(town.invitation(tmp_path, letter, server.url))
        pc.sync.exchange()
        made.append(pc.open())  # the letter stands in numbers from the next opening
    return made[0], made[1]


def meet(*pcs: Pc) -> None:
    for pc in (*pcs, *pcs):
        pc.sync.exchange()


def quarrelled_over(pair: tuple[Pc, Pc], clock: DeskClock, households: int) -> Person:
    """Whose remarks the two PCs corrected apart; both and the township know."""
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(households))
    meet(one, two)
    person = one.store.households.persons(one.store.households.page_after()[0].id)[0]
    one.desk.register.change_person(one.actor, person.id, {"note": "在县城住"})
    clock.pass_minutes(3)
    two.desk.register.change_person(two.actor, person.id, {"note": "已搬回村里"})
    meet(one, two, one)
    return person
