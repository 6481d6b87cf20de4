"""A new PC of a village with a long history: its township's snapshot first, the entries afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.own_side import SnapshotHabits, SyncParts
from app.sync.station_sync import StationSync
from tests.stations import Pc, Town, are_alike, contents, roster_of

TAKEN, NOT_TAKEN = SnapshotHabits(entries_min=10), SnapshotHabits(entries_min=10**9)
NOTHING_BELOW = SnapshotHabits(entries_min=10, segments_per_exchange=0)


def with_habits(pc: Pc, habits: SnapshotHabits) -> Pc:
    """The same open PC, its exchange with other habits."""
    pc.sync._parts = msgspec.structs.replace(pc.sync._parts, snapshots=habits)
    pc.sync._own.parts = pc.sync._parts
    return pc


@pytest.fixture
def busy(enrolled: Pc, town: Town) -> Pc:
    """A PC that has written much, and its township has all of it and has acted."""
    enrolled.desk.register.import_roster(enrolled.actor, roster_of(60))
    cases = [enrolled.submitted() for _ in range(3)]
    enrolled.sync.exchange()
    town.accept(cases[0].id)
    town.accept(cases[1].id)
    town.conclude(cases[1].id)
    enrolled.sync.exchange()
    return enrolled


@pytest.fixture
def newcomer(
    make_pc: Callable[..., Pc], town: Town, server, tmp_path: Path
) -> Iterator[Callable[[SnapshotHabits], Pc]]:
    """newcomer(habits): a second PC that has accepted its invitation."""
    made = []

    def make(habits: SnapshotHabits = TAKEN) -> Pc:
        letter = "BCDEFG"[len(made)]
        pc = make_pc(f"second-{letter}", 77 + len(made)).set_up(staff_name="赵敏")
        pc.sync.accept_invitation(town.invitation(tmp_path, letter, url=server.url))
        made.append(pc)
        return with_habits(pc, habits)

    yield make


def test_a_new_pc_shows_everything_before_it_holds_the_entries(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    report = second.sync.exchange()
    assert report.received > 100
    assert report.awaited > 100
    assert second.have().get(busy.feed) is None
    assert second.rows() == town.rows()
    assert second.check().awaited == report.awaited
    assert second.check().is_sound

    second.sync.exchange()
    with_habits(second, TAKEN)
    assert second.sync.exchange().awaited == 0
    assert are_alike(second, town)
    assert second.check().is_sound
    assert second.check().awaited == 0
