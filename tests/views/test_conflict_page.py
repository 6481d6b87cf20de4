"""Two PCs that wrote differently: both values side by side, and one press settles it."""

import pytest
from PySide6.QtCore import Qt

from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.roles import READ
from tests.stations import server, town
from tests.sync.two_pcs import meet, pair, quarrelled_over

__all__ = ["pair", "server", "town"]


@pytest.fixture
def quarrel(pair, clock):
    return quarrelled_over(pair, clock, households=2).id


def test_both_values_are_shown_and_one_press_settles_it(qtbot, open_desktop, pair, quarrel):
    desk = open_desktop(pair[0])
    desk.log_in()
    page = desk.pages.open_ledger("conflicts")
    desk.settle()

    assert [line.conflict.entity_id for line in page.table.records_model.records()] == [quarrel]
    assert ["已搬回村里" in c.accessibleName() for c in page.cards] == [True, False]
    qtbot.keyClick(page.table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert page.table.records_model.rowCount() == 0
    assert "在县城住" in page.message()


def test_a_value_that_was_written_again_is_not_settled_blindly(pair, quarrel):
    one, _ = pair
    conflict = one.desk.conflicts.open(one.actor)[0]
    one.desk.conflicts.settle(one.actor, conflict, conflict.heads[1].dot)

    assert one.store.persons.by_id(quarrel).note == "在县城住"
    assert one.store.registers.conflicts() == []
    with pytest.raises(OperationRefused, match="conflict_settled_already"):
        one.desk.conflicts.settle(one.actor, conflict, conflict.heads[0].dot)
    assert one.store.persons.by_id(quarrel).note == "在县城住"


def test_who_only_reads_settles_nothing(pair, quarrel):
    one, _ = pair
    conflict = one.desk.conflicts.open(one.actor)[0]
    reader = Actor(one.actor.id, one.actor.name, READ)

    with pytest.raises(OperationRefused, match="act_not_permitted"):
        one.desk.conflicts.settle(reader, conflict, conflict.heads[0].dot)


def test_what_is_settled_here_is_settled_everywhere(pair, quarrel):
    one, two = pair
    conflict = one.desk.conflicts.open(one.actor)[0]
    one.desk.conflicts.settle(one.actor, conflict, conflict.heads[1].dot)
    meet(one, two)

    assert two.store.registers.conflicts() == []
    assert two.store.persons.by_id(quarrel).note == "在县城住"
