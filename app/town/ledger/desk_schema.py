"""Tables of the township's own desk, which no station ever sees: who came in, who did what, what is held."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from app.models.town_figures import DAYS
from app.town.ledger.column_cipher import SealedBytes
from app.town.ledger.schema import METADATA

CLERK_AUDIT = Table(
    "clerk_audit",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("clerk_id", Text, nullable=False),
    Column("clerk_name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("village_code", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("address", Text, nullable=False),
)
SIGN_IN_TRIES = Table(
    "sign_in_tries",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("asker", Text, primary_key=True),
    Column("failures", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
)
PARTS = tuple(f"part_{number}" for number in range(1, DAYS + 1))
FIGURES = Table(
    "figure_counts",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("span", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    *(Column(name, Integer, nullable=False, server_default="0") for name in PARTS),
)
"""Counts by village, and of the whole town under no village, by decade, year and month: of each part
with all before it, so that two columns say what lies between. What stands now is the first part.
"""
VISITED_HOUSEHOLDS = Table(
    "visited_at_home",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("household_id", Text, primary_key=True),
    Column("bit", BigInteger, nullable=False),
)
"""Households that have been visited at home, each with its bit in the village's `HOME_VISITS`."""
HOME_VISITS = Table(
    "home_visits",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("span", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("households", LargeBinary, nullable=False),
)
"""By decade, year and month: the households visited in each year, month or on each day (`visited_bits`)."""
PAPER_CODES = Table(
    "clerk_paper_codes",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("clerk_id", Text, primary_key=True),
    Column("digest", LargeBinary, primary_key=True),
    Column("made_at", Text, nullable=False),
    Column("used_at", Text, nullable=False),
)
"""备用码, of which only keyed digests are kept."""
CASE_HOLDERS = Table(
    "case_holders",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("department", Text, nullable=False),
    Column("clerk_id", Text, nullable=False),
    Column("clerk_name", Text, nullable=False),
    Column("at", Text, nullable=False),
)
EXTENSION_REQUESTS = Table(
    "extension_requests",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("due_on", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("told_on", Text, nullable=False),
    Column("clerk_id", Text, nullable=False),
    Column("clerk_name", Text, nullable=False),
    Column("at", Text, nullable=False),
)
HELD_SEGMENTS = Table(
    "held_segments",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("feed", LargeBinary, primary_key=True),
    Column("last_seq", BigInteger, primary_key=True),
    Column("chain", LargeBinary, primary_key=True),
    Column("village_code", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("held_at", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("packed", SealedBytes, nullable=False),
    Column("declined_at", Text, nullable=False, server_default=""),
)
"""What came after the last entry that counts of a feed: kept for a person, in no row and no journal."""
Index(
    "ix_figure_counts_village",
    FIGURES.c.town_code,
    FIGURES.c.village_code,
    FIGURES.c.span,
    FIGURES.c.measure,
)
Index("ix_clerk_audit_at", CLERK_AUDIT.c.town_code, CLERK_AUDIT.c.at)

DESK_TABLES = METADATA
"""These and the stations'."""
