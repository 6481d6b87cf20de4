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
