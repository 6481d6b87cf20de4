"""The township's tables: one for each record type, and what the journal and the desk keep beside them.

Every table starts with the town's code and, where it belongs to one, the village's, so that a
county's database can be spread over several servers by town.
"""

from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.models.kinds import TABLES
from app.models.records import Event, Record
from app.models.register_records import RegisterChange
from app.town.ledger.column_cipher import IndexKey, SealedBytes, SealedList, SealedText

SCHEMA = 38
"""Raised with every change of the tables; an older program refuses a newer ledger."""
SEALED_SINCE = 28
ID_NUMBER, INDEX_KEY = "id_number", "_key"


class TextList(TypeDecorator[list[str]]):
    """A list of plain text, kept as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str | None:
        """As it is kept."""
        if not value:  # nearly always
            return None if value is None else "[]"
        return msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str] | None:
        """As records have it."""
        return None if value is None else msgspec.json.decode(value, type=list[str])


_COLUMN_TYPES: dict[Any, type[TypeEngine[Any]]] = {
    str: Text,
    int: BigInteger,
    bool: Boolean,
    bool | None: Boolean,
    list[str]: TextList,
}


def _key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def id_number_fields(record_type: type[Record]) -> tuple[str, ...]:
    """The fields of a record that are ID numbers."""
    return tuple(n for n in record_type.__struct_fields__ if n.endswith(ID_NUMBER))


def _type_of(record_type: type[Record], field: msgspec.structs.FieldInfo) -> TypeEngine[Any]:
    if field.name in id_number_fields(record_type):
        return SealedText()
    if (record_type, field.name) == (RegisterChange, "steps"):
        return SealedList()
    return _COLUMN_TYPES[field.type]()


def _record_table(metadata: MetaData, record_type: type[Record], name: str) -> Table:
    columns = [_key("town_code"), _key("village_code"), _key("id")]
    for field in msgspec.structs.fields(record_type):
        if field.name in ("village_code", "id"):
            continue
        is_nullable = field.type == (bool | None)
        columns.append(Column(field.name, _type_of(record_type, field), nullable=is_nullable))
    keys = [f"{name}{INDEX_KEY}" for name in id_number_fields(record_type)]
    columns += [Column(key, IndexKey, nullable=False, server_default="") for key in keys]
    table = Table(name, metadata, *columns)
    for key in keys:
        Index(f"ix_{name}_{key}", table.c.town_code, table.c[key])
    if issubclass(record_type, Event):
        Index(f"ix_{name}_entity", table.c.town_code, table.c.village_code, table.c.entity_id)
    return table


METADATA = MetaData()
RECORD_TABLES: dict[type[Record], Table] = {
    record_type: _record_table(METADATA, record_type, name) for record_type, name in TABLES.items()
}

META = Table("meta", METADATA, _key("name"), Column("value", Text, nullable=False))

FEEDS = Table(
    "journal_feeds",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    Column("village_code", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("descriptor", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("have", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("closed", BigInteger, nullable=False),
    Column("closed_chain", LargeBinary, nullable=False),
    Column("folded", BigInteger, nullable=False),
)
TAIL = Table(
    "journal_tail",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    _key("seq", BigInteger),
    Column("header", LargeBinary, nullable=False),
    Column("body", SealedBytes),
)
SEGMENTS = Table(
    "journal_segments",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    _key("last_seq", BigInteger),
    Column("first_seq", BigInteger, nullable=False),
    Column("packed", SealedBytes, nullable=False),
)
SEALS = Table(
    "journal_seals",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    Column("seq", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("is_closing", Boolean, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)
PARKED = Table(
    "journal_parked",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    _key("last_seq", BigInteger),
    _key("chain", LargeBinary),
    Column("village_code", Text, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("problem", Text, nullable=False),
    Column("packed", SealedBytes, nullable=False),
)
BRANCHES = Table(
    "fold_branches",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    Column("content", LargeBinary, nullable=False),
)
REGISTERS = Table(
    "fold_registers",
    METADATA,
    _key("town_code"),
    _key("village_code"),
    _key("entity"),
    Column("kind", Text, nullable=False),
    Column("content", SealedBytes, nullable=False),
)
CONFLICTS = Table(
    "fold_conflicts",
    METADATA,
    _key("town_code"),
    _key("village_code"),
    _key("entity"),
    Column("kind", Text, nullable=False),
    Column("fields", TextList, nullable=False),
)
QUARANTINE = Table(
    "fold_quarantine",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    _key("seq", BigInteger),
    Column("kind", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("code_version", BigInteger, nullable=False),
)
DEVICES = Table(
    "devices",
    METADATA,
    _key("town_code"),
    _key("device_id"),
    Column("village_code", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("age_recipient", Text, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("revoked_at", Text, nullable=False),
    Column("last_contact_at", Text, nullable=False),
    Column("last_carrier", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("exports", BigInteger, nullable=False),
    Column("drift_seconds", BigInteger, nullable=False),
    Column("program", Text, nullable=False, server_default=""),
    Column("free_bytes", BigInteger, nullable=False, server_default="0"),
)
INVITATIONS = Table(
    "invitations",
    METADATA,
    _key("town_code"),
    _key("id"),
    Column("village_code", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sealed_text", LargeBinary, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_on", Text, nullable=False),
    Column("voided_at", Text, nullable=False),
    Column("used_at", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("is_in_person", Boolean, nullable=False),
    Column("code_name", Text, nullable=False),
    Column("code_box", LargeBinary, nullable=False),
    Column("sealed_code", LargeBinary, nullable=False),
)
WAITING_DEVICES = Table(
    "waiting_devices",
    METADATA,
    _key("town_code"),
    _key("device_id"),
    Column("village_code", Text, nullable=False),
    Column("invitation_id", Text, nullable=False),
    Column("letter", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("age_recipient", Text, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("is_refused", Boolean, nullable=False),
)
GRANT_REQUESTS = Table(
    "grant_requests",
    METADATA,
    _key("town_code"),
    _key("id"),
    Column("village_code", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("station_name", Text, nullable=False),
    Column("staff_name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("asked_at", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    Column("fetched_at", Text, nullable=False),
)
CLERKS = Table(
    "clerks",
    METADATA,
    _key("town_code"),
    _key("id"),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("password", LargeBinary, nullable=False),
    Column("m_kib", BigInteger, nullable=False),
    Column("passes", BigInteger, nullable=False),
    Column("lanes", BigInteger, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("villages", TextList, nullable=False),
    Column("totp_secret", LargeBinary, nullable=False),
    Column("totp_step", BigInteger, nullable=False),
    Column("is_password_given", Boolean, nullable=False),
)
SESSIONS = Table(
    "clerk_sessions",
    METADATA,
    _key("town_code"),
    _key("token_digest", LargeBinary),
    Column("clerk_id", Text, nullable=False),
    Column("started", BigInteger, nullable=False),
    Column("last_seen", BigInteger, nullable=False),
)
RECEIPTS = Table(
    "receipts",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    _key("last_seq", BigInteger),
    Column("first_seq", BigInteger, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("carrier", Text, nullable=False),
)
REVOKED_FEEDS = Table(
    "revoked_feeds",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    Column("device_id", Text, nullable=False),
    Column("village_code", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
)
DURABLE = Table(
    "durable_feeds",
    METADATA,
    _key("town_code"),
    _key("feed", LargeBinary),
    Column("seq", BigInteger, nullable=False),
    Column("backed_up_at", Text, nullable=False),
)
CATALOG_DRAFTS = Table(
    "catalog_drafts",
    METADATA,
    _key("town_code"),
    _key("id"),
    Column("clerk_id", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
EXCHANGES = Table(
    "exchanges",
    METADATA,
    _key("town_code"),
    _key("number", BigInteger),
    Column("village_code", Text, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("carrier", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("entries", BigInteger, nullable=False),
    Column("byte_count", BigInteger, nullable=False),
    Column("problem", Text, nullable=False),
)


def _add_indexes() -> None:
    cases, appeals, visits, materials, files = (
        METADATA.tables[name] for name in ("cases", "appeals", "visits", "materials", "attachments")
    )
    # In the order of the lists; `is_deleted` first, because every list leaves the deleted out.
    live = (cases.c.town_code, cases.c.is_deleted)
    Index("ix_cases_waiting", *live, cases.c.status, cases.c.station_received_at, cases.c.id)
    Index("ix_cases_due", *live, cases.c.due_on, cases.c.id, cases.c.status)
    Index("ix_cases_updated", *live, cases.c.updated_at, cases.c.id, cases.c.status)
    Index("ix_cases_received", *live, cases.c.station_received_at, cases.c.id)
    by_day = (cases.c.status, cases.c.due_on, cases.c.due_at)
    Index("ix_cases_counted", *live, *by_day, cases.c.village_code)
    steps = METADATA.tables["case_steps"]
    Index("ix_case_steps_action", steps.c.town_code, steps.c.action, steps.c.hlc)
    Index("ix_case_steps_at", steps.c.town_code, steps.c.action, steps.c.at, steps.c.id)
    said = METADATA.tables["appeal_steps"]
    Index("ix_appeal_steps_action", said.c.town_code, said.c.action, said.c.hlc)
    Index("ix_appeals_stage", appeals.c.town_code, appeals.c.stage, appeals.c.raised_on)
    Index("ix_appeals_raised", appeals.c.town_code, appeals.c.raised_on, appeals.c.id)
    Index("ix_appeals_answered", appeals.c.town_code, appeals.c.answered_on, appeals.c.id)
    Index("ix_visits_visited", visits.c.town_code, visits.c.visited_on, visits.c.id)
    comments, tasks = METADATA.tables["diary_comments"], METADATA.tables["must_visits"]
    Index("ix_diary_comments_at", comments.c.town_code, comments.c.at, comments.c.id)
    Index("ix_must_visits_status", tasks.c.town_code, tasks.c.village_code, tasks.c.status)
    batches = METADATA.tables["handovers"]
    events, plans = METADATA.tables["custody_events"], METADATA.tables["rectifications"]
    Index("ix_handovers_at", batches.c.town_code, batches.c.at, batches.c.id)
    Index("ix_handovers_number", batches.c.town_code, batches.c.number)
    Index("ix_custody_events_batch", events.c.town_code, events.c.village_code, events.c.batch_id)
    Index("ix_rectifications_case", plans.c.town_code, plans.c.village_code, plans.c.case_id)
    Index("ix_materials_case", materials.c.town_code, materials.c.village_code, materials.c.case_id)
    Index("ix_attachments_hash", files.c.town_code, files.c.village_code, files.c.content_hash)
    Index("ix_attachments_parent", files.c.town_code, files.c.village_code, files.c.parent_id)
    Index("ix_journal_feeds_village", FEEDS.c.town_code, FEEDS.c.village_code)
    Index("ix_devices_village", DEVICES.c.town_code, DEVICES.c.village_code)
    Index("ix_invitations_village", INVITATIONS.c.town_code, INVITATIONS.c.village_code)
    Index("ix_invitations_code", INVITATIONS.c.town_code, INVITATIONS.c.code_name)
    Index("ix_exchanges_village", EXCHANGES.c.town_code, EXCHANGES.c.village_code)


_add_indexes()
