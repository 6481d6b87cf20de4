"""See tests/stations.py."""

import pytest

from tests.stations import Pc, clock, enrolled, make_pc, pc, server, stick, town, village

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "stick", "town", "village"]


@pytest.fixture
def locked(enrolled: Pc) -> Pc:
    """Enrolled, logged in once since, and locked; nobody knows the password."""
    enrolled.open()
    enrolled.close()
    return enrolled
