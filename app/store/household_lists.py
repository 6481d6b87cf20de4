"""Lists of households, narrowed and read page by page."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlite_utils import Database

from app.models.household_lists import HouseholdChoice, HouseholdCounts
from app.models.priority_groups import RESTRICTED_GROUPS
from app.models.records import Household
from app.models.transfers import NO_GROUP, ORIGIN_PATTERN
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

_UNPLACED = """(NOT EXISTS (SELECT 1 FROM grids WHERE grids.id = households.grid_id
                                 AND grids.is_deleted = 0 AND grids.name <> ?)
                AND EXISTS (SELECT 1 FROM grids WHERE is_deleted = 0 AND name <> ?))"""
_LIVING_HERE = """WITH RECURSIVE mine (id) AS (
        SELECT households.id
        UNION
        SELECT merged.id FROM mine JOIN households AS merged ON merged.shown_under = mine.id
        WHERE merged.shown_under <> '')
    SELECT 1 FROM mine CROSS JOIN persons ON persons.household_id = mine.id
    WHERE persons.is_deleted = 0 AND persons.shown_under = '' AND persons.standing = ''"""
"""Who is written under a household that was merged into this one lives here too."""


class HouseholdLists:
    """Reads lists of households by number."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._households = RecordTable(Household, "households")

    def page(
        self,
        choice: HouseholdChoice,
        grid_ids: Sequence[str] = (),
        key: PageKey = FIRST_UPWARDS,
        limit: int = PAGE_ROWS,
        *,
        may_see_restricted: bool = False,
        among: Sequence[str] | None = None,
    ) -> list[Household]:
        """A page by (number, id), perhaps of some households only. `grid_ids` are the chosen grid
        and those below it.

        A restricted group finds nobody unless `may_see_restricted`.
        """
        if choice.group in RESTRICTED_GROUPS and not may_see_restricted:
            return []
        tests, asked = _tests(choice, grid_ids)
        if among is not None:
            tests += " AND id IN (SELECT value FROM json_each(?))"
            asked.append(_json(among))
        return self._households.records(
            self._db.conn.execute(
                f"""SELECT households.* FROM households INDEXED BY households_number
                    WHERE {tests} AND (number, id) > (?, ?)
                    ORDER BY number, id LIMIT ?""",  # noqa: S608 - our own
                (*asked, *key, limit),
            )
        )

    def count(
        self,
        choice: HouseholdChoice,
        grid_ids: Sequence[str] = (),
        *,
        may_see_restricted: bool = False,
    ) -> int:
        """How many households the whole list has."""
        if choice.group in RESTRICTED_GROUPS and not may_see_restricted:
            return 0
        tests, asked = _tests(choice, grid_ids)
        row = self._db.conn.execute(
            f"SELECT count(*) FROM households WHERE {tests}",  # noqa: S608 - our own
            asked,
        )
        return int(row.fetchone()[0])

    def with_counts(self, households: Sequence[Household]) -> list[HouseholdCounts]:
        """The same households with their people counted, in one query."""
        rows = self._db.conn.execute(
            """WITH RECURSIVE mine (root, id) AS (
                   SELECT value, value FROM json_each(?)
                   UNION
                   SELECT mine.root, households.id FROM mine JOIN households
                       ON households.shown_under = mine.id WHERE households.shown_under <> '')
               SELECT mine.root, count(persons.id), coalesce(sum(persons.doubt <> ''), 0)
               FROM mine JOIN persons ON persons.household_id = mine.id
               WHERE persons.is_deleted = 0 AND persons.shown_under = '' AND persons.standing = ''
               GROUP BY mine.root""",
            (_json([household.id for household in households]),),
        ).fetchall()
        counts = {row[0]: (row[1], row[2]) for row in rows}
        return [HouseholdCounts(each, *counts.get(each.id, (0, 0))) for each in households]


def _tests(choice: HouseholdChoice, grid_ids: Sequence[str]) -> tuple[str, list[Any]]:
    standing = "standing <> ''" if choice.is_closed else "standing = ''"
    if choice.is_irregular:
        no_head = f"NOT {_of_someone('persons.id = households.head_person_id')}"
        with_people = f"{_of_someone('TRUE')} AND (standing <> '' OR {no_head})"
        standing = f"({with_people} OR (standing = '' AND NOT {_of_someone('TRUE')}))"
    tests, asked = ["is_deleted = 0", "shown_under = ''", standing], list[Any]()
    if choice.grid_id:
        tests.append("grid_id IN (SELECT value FROM json_each(?))")
        asked.append(_json(list(grid_ids) or [choice.grid_id]))
    if choice.is_unplaced:
        tests.append(f"({_UNPLACED} OR (address = '' AND {_of_someone('persons.note LIKE ?')}))")
        asked += [NO_GROUP, NO_GROUP, ORIGIN_PATTERN]
    if choice.is_without_cadre:
        tests.append("cadre_id = ''")
    if choice.is_doubtful:
        tests.append(_of_someone("persons.doubt <> ''"))
    if choice.residence:
        tests.append(_of_someone("persons.residence = ?"))
        asked.append(choice.residence)
    if choice.group:
        tests.append(_of_someone("instr(persons.groups, ?) > 0"))
        asked.append(f'"{choice.group}"')
    return " AND ".join(tests), asked


def _of_someone(test: str) -> str:
    return f"EXISTS ({_LIVING_HERE} AND {test})"


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
