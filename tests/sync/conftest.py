"""See tests/stations.py."""

from tests.stations import clock, enrolled, make_pc, pc, server, stick, town, village
from tests.sync.newcomers import busy, newcomer

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
