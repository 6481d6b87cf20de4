"""PCs that come late to a village that has written much, for the tests of snapshots."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.sync.own_side import SnapshotHabits
from app.sync.snapshot_lane import SnapshotLane
from tests.stations import HEAD_OF_DESK, VILLAGE, Pc, Town

TAKEN, NOT_TAKEN = SnapshotHabits(entries_min=10), SnapshotHabits(entries_min=10**9)
NOTHING_BELOW = SnapshotHabits(entries_min=10, segments_per_exchange=0)


def with_habits(pc: Pc, habits: SnapshotHabits) -> Pc:
    """The same open PC, its exchange with other habits."""
    pc.sync._parts = msgspec.structs.replace(pc.sync._parts, snapshots=habits)
    pc.sync._own.parts = pc.sync._parts
    return pc


@pytest.fixture
def busy(enrolled: Pc) -> Pc:
    """A PC that has written much, and its township has all of it and has acted (`ready_made`)."""
    return enrolled


@pytest.fixture
def newcomer(make_pc: Callable[..., Pc], town: Town, server, tmp_path: Path) -> Callable[..., Pc]:
    """newcomer(habits): a further PC that has accepted its invitation."""
    made = []

    def make(habits: SnapshotHabits = TAKEN) -> Pc:
        letter = "BCDEFG"[len(made)]
        pc = make_pc(f"second-{letter}", 77 + len(made)).set_up(staff_name=HEAD_OF_DESK + letter)
        pc.sync.accept_invitation(town.invitation(tmp_path, letter, url=server.url))
        made.append(pc)
        return with_habits(pc, habits)

    return make


def log_of(pc: Pc) -> list[str]:
    return [event.result for event in pc.store.exchange_log.page_before()]


def reopened(pc: Pc, habits: SnapshotHabits = TAKEN) -> Pc:
    return with_habits(pc.open(), habits)


def lane_of(pc: Pc) -> SnapshotLane:
    return SnapshotLane(pc.sync._own)


def snapshot_of(town: Town) -> bytes:
    content = town.township.snapshots.current(VILLAGE)
    assert content is not None
    return content


def line_of(pc: Pc) -> tuple[Any, ...]:
    parts = pc.sync._parts
    invitation = parts.enrolment.required_invitation()
    own = (parts.enrolment.device_id, parts.keys.signing_key)
    return (parts.enrolment.url(), parts.crypto, *own, invitation.township.public_key)
