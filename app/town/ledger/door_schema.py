"""Tables of the township's open doors: who may read from outside, whom changes are told, and texts."""

from sqlalchemy import BigInteger, Column, LargeBinary, Table, Text

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
