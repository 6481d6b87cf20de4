"""See tests/stations.py."""

from tests.stations import clock, make_pc, pc, village

__all__ = ["clock", "make_pc", "pc", "village"]
