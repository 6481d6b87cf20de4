"""See tests/stations.py."""

import pytest

from tests.stations import Pc, clock, enrolled, make_pc, pc, server, stick, town, village

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "stick", "town", "village"]


@pytest.fixture
def concluded(enrolled: Pc, town) -> str:
    """A case that went to town and came back answered."""
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(case.id)
    town.conclude(case.id)
    enrolled.sync.exchange()
    return case.id
