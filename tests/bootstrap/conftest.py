"""See tests/stations.py."""

from tests.stations import clock, enrolled, make_pc, pc, server, stick, town, village

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "stick", "town", "village"]
