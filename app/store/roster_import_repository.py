"""Which rosters were imported, and which of those imports were undone."""

from typing import Any

import msgspec
from sqlite_utils import Database

from app.journal.entry import dot_of_text
from app.models.errors import OperationRefused
from app.models.kinds import KINDS, TABLES
from app.models.roster_records import RosterImported
from app.store.page_key import PAGE_ROWS
from app.store.record_table import RecordTable


class RosterImportRepository:
    """Reads imports of rosters."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._imports = RecordTable(RosterImported, "roster_imports")

    def by_id(self, import_id: str) -> RosterImported:
        """One import. Raises OperationRefused `roster_import_unknown`."""
        found = self._imports.records(
            self._db.conn.execute(
                "SELECT * FROM roster_imports WHERE entity_id = ? AND action = 'import'",
                (import_id,),
            )
        )
        if not found:
            raise OperationRefused("roster_import_unknown")
        return _as_one(found)

    def newest(self, limit: int = PAGE_ROWS) -> list[RosterImported]:
        """The imports that stand, newest first; those that were undone are left out."""
        sheets = self._imports.records(
            self._db.conn.execute(
                """SELECT * FROM roster_imports WHERE action = 'import' AND entity_id IN (
                       SELECT entity_id FROM roster_imports AS imported
                       WHERE action = 'import' AND NOT EXISTS (
                           SELECT 1 FROM roster_imports AS undone
                           WHERE undone.entity_id = imported.entity_id
                               AND undone.action = 'undo')
                       GROUP BY entity_id ORDER BY max(at) DESC, max(id) DESC LIMIT ?)
                   ORDER BY at DESC, id DESC""",
                (limit,),
            )
        )
        found: dict[str, list[RosterImported]] = {}
        for sheet in sheets:
            found.setdefault(sheet.entity_id, []).append(sheet)
        return [_as_one(each) for each in found.values()]

    def is_undone(self, import_id: str) -> bool:
        """Whether somebody has undone it."""
        found = self._db.conn.execute(
            "SELECT 1 FROM roster_imports WHERE entity_id = ? AND action = 'undo' LIMIT 1",
            (import_id,),
        )
        return found.fetchone() is not None

    def written(self, kind: str, ids: list[str]) -> dict[str, Any]:
        """Grids, households or people by id, deleted ones too, with every group: for acts only."""
        record = KINDS[kind].record
        found = self._db.conn.execute(
            f"SELECT * FROM {TABLES[record]} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - our names
            (msgspec.json.encode(ids).decode(),),
        )
        return {each.id: each for each in RecordTable(record, TABLES[record]).records(found)}

    def uses(self, kind: str) -> dict[str, list[str]]:
        """Which grids, households or people other records name, with the kinds of those records.

        Whatever kind has a field for them counts, so that one that comes later cannot be forgotten;
        only the register's own order (who lives where) is left out.
        """
        found: dict[str, list[str]] = {}
        for user, sql in _USES[kind]:
            for (entity,) in self._db.conn.execute(sql, {"kind": kind}):
                found.setdefault(entity, []).append(user)
        return found


def _as_one(sheets: list[RosterImported]) -> RosterImported:
    """One import that took several sheets, each of which is an event of it: the first of them, with
    the names and figures of all.
    """
    first, *others = sorted(sheets, key=lambda each: dot_of_text(each.id)[1])
    if not others:
        return first
    figures = {name: sum(getattr(each, name) for each in sheets) for name in _FIGURES}
    names = "、".join(each.sheet for each in (first, *others))
    return msgspec.structs.replace(first, sheet=names, **figures)


_FIGURES = (
    "rows", "households_new", "people_new", "people_changed", "unchanged", "doubtful", "refused",
)  # fmt: skip
_NAMING = {
    "grid": ("grid_id", "parent_id"), "household": ("household_id",), "person": ("applicant_id",),
}  # fmt: skip
_LISTING = {"household": "household_ids"}
_OWN_ORDER = {"grid": {"household"}, "household": {"person", "register_change"},
              "person": {"register_change"}}  # fmt: skip
_ATTACHED = """SELECT DISTINCT parent_id FROM attachments AS kept
               WHERE parent_kind = :kind AND action = 'attach' AND NOT EXISTS (
                   SELECT 1 FROM attachments AS gone WHERE gone.entity_id = kept.entity_id
                       AND gone.action = 'retract' AND gone.village_code = kept.village_code)"""


def _uses_of(kind: str) -> list[tuple[str, str]]:
    """Each kind of record that names one of these, and the query for whom."""
    queries = [("attachment", _ATTACHED)]
    for user, table in ((user, TABLES[each.record]) for user, each in KINDS.items()):
        fields = KINDS[user].record.__struct_fields__
        if user in {*_OWN_ORDER[kind], "attachment"}:
            continue
        queries += [
            (user, f"SELECT DISTINCT {field} FROM {table} WHERE is_deleted = 0 AND {field} <> ''")  # noqa: S608 - our own names
            for field in _NAMING[kind]
            if field in fields
        ]
        listing = _LISTING.get(kind)
        if listing in fields:
            queries.append(
                (
                    user,
                    f"SELECT DISTINCT value FROM {table}, json_each({listing}) WHERE is_deleted = 0",  # noqa: S608
                )
            )
    return queries


_USES = {kind: _uses_of(kind) for kind in _NAMING}
