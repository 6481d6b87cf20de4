"""Tables of the township's open doors: who may read from outside, whom changes are told, and texts."""

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, Table, Text

from app.town.ledger.desk_schema import DESK_TABLES
from app.town.ledger.schema import TextList

METADATA = DESK_TABLES
"""All tables of the ledger: the stations', the desk's, and these."""

API_TOKENS = Table(
    "api_tokens",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("scopes", TextList, nullable=False),
    Column("villages", TextList, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("revoked_at", Text, nullable=False),
    Column("last_used_at", Text, nullable=False),
    Column("last_address", Text, nullable=False),
    Column("uses", BigInteger, nullable=False),
)
CASES_TOUCHED = Table(
    "cases_touched",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
)
"""Cases whose rows were written since anybody was told; only kept while somebody wants to be told."""
CASES_TOLD = Table(
    "cases_told",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("village_code", Text, primary_key=True),
    Column("case_id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("round", BigInteger, nullable=False),
    Column("at", Text, nullable=False),
    Column("is_reminded", Boolean, nullable=False),
)
"""In which state each case was told last."""
WEBHOOKS = Table(
    "webhooks",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("sealed_secret", LargeBinary, nullable=False),
    Column("villages", TextList, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("stopped_at", Text, nullable=False),
)
DELIVERIES = Table(
    "webhook_deliveries",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("hook_id", Text, nullable=False),
    Column("village_code", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", BigInteger, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("status", BigInteger, nullable=False),
    Column("problem", Text, nullable=False),
    Column("done_at", Text, nullable=False),
)
TEXTS = Table(
    "text_messages",
    METADATA,
    Column("town_code", Text, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("village_code", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("batch", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("done_at", Text, nullable=False),
)
"""Texts to villagers, without their phones: those are looked up when a text leaves."""
Index("ix_deliveries_state", DELIVERIES.c.town_code, DELIVERIES.c.state, DELIVERIES.c.number)
Index("ix_texts_state", TEXTS.c.town_code, TEXTS.c.state, TEXTS.c.number)
Index("ix_cases_told_status", CASES_TOLD.c.town_code, CASES_TOLD.c.status, CASES_TOLD.c.at)
