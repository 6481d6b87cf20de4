"""What names a record: other records, attachments, and papers that were printed of it."""

from collections.abc import Collection

import msgspec
from sqlite_utils import Database

from app.models.kinds import KINDS, TABLES

_NAMED_AS = {
    "grid": ("grid_id", "parent_id"),
    "household": ("household_id",),
    "person": ("person_id", "applicant_id", "head_person_id"),
    "cadre": ("cadre_id", "leader_id"),
    "case": ("case_id", "other_id"),
    "appeal": ("appeal_id", "other_id"),
    "visit": ("visit_id",),
    "outreach": ("outreach_id",),
    "reception_session": ("session_id",),
    "appraisal": ("appraisal_id",),
}
"""The fields in which records name one of each kind, whatever kind they are themselves."""


class RecordUses:
    """Looks for them; a record that was written by the same act does not count."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def is_named(self, kind: str, entity: str, besides: Collection[str]) -> bool:
        """Whether anything that stands names it."""
        own = msgspec.json.encode(sorted(besides)).decode()
        return any(self._db.conn.execute(sql, (entity, own)).fetchone() for sql in _USES[kind])

    def is_printed_since(self, entities: Collection[str], since: str) -> bool:
        """Whether a paper of one of these left the printer at that time (UTC text) or later."""
        row = self._db.conn.execute(
            """SELECT 1 FROM print_records
               WHERE entity_id IN (SELECT value FROM json_each(?)) AND printed_at >= ? LIMIT 1""",
            (msgspec.json.encode(sorted(entities)).decode(), since),
        ).fetchone()
        return row is not None


def _queries(kind: str) -> list[str]:
    others = "id NOT IN (SELECT value FROM json_each(?2))"
    queries = [
        f"""SELECT 1 FROM attachments AS kept
            WHERE parent_id = ?1 AND action = 'attach' AND {others} AND NOT EXISTS (
                SELECT 1 FROM attachments AS gone
                WHERE gone.entity_id = kept.entity_id AND gone.action = 'retract') LIMIT 1"""  # noqa: S608 - our own names
    ]
    if kind == "case":
        queries.append(
            f"SELECT 1 FROM money_steps WHERE entity_id = ?1 AND {others} LIMIT 1"  # noqa: S608
        )
    if kind == "cadre":
        queries.append(
            f"""SELECT 1 FROM teams, json_each(teams.member_ids) AS member
                WHERE member.value = ?1 AND teams.is_deleted = 0 AND teams.{others} LIMIT 1"""  # noqa: S608
        )
    for user in KINDS.values():
        if user.name == "custody_event":
            continue  # told of the paper that it is about, whose own steps are looked at
        for field in _NAMED_AS.get(kind, ()):
            if field in user.record.__struct_fields__:
                table = TABLES[user.record]
                queries.append(
                    f"SELECT 1 FROM {table} WHERE {field} = ?1 AND is_deleted = 0 AND {others} LIMIT 1"  # noqa: S608
                )
    return queries


_USES = {kind: _queries(kind) for kind in KINDS}
