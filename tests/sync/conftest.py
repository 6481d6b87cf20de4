"""See tests/stations.py and tests/sync/pcs.py."""

import pytest

from tests.stations import Pc, clock, enrolled, make_pc, pc, server, stick, town, village
from tests.sync.newcomers import busy, newcomer
from tests.sync.pcs import open_pair

__all__ = [
    "busy",
    "clock",
    "enrolled",
    "make_pc",
    "newcomer",
    "pc",
    "server",
    "stick",
    "town",
    "village",
]


@pytest.fixture
def pair(make_pc) -> tuple[Pc, Pc]:
    return open_pair(make_pc)


@pytest.fixture
def second(enrolled, town, server, make_pc, tmp_path) -> Pc:
    """Another PC of the same village."""
    pc = make_pc("second", seed=11).set_up()
    pc.sync.accept_invitation(town.invitation(tmp_path, "B", server.url))
    pc.sync.exchange()
    return pc
