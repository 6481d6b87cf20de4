"""Active households: those that a coverage figure is measured against (应访户).

The rule stands once, in the view `active_households`: neither deleted nor merged into another, nor
left or dissolved. Join with it rather than spelling the rule again; join `household_roots` first
where a record may still name a household that was merged into another.
"""

from collections.abc import Sequence

import msgspec
from sqlite_utils import Database


class ActiveHouseholds:
    """Counts and ids of the active households."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self) -> int:
        """How many there are."""
        row = self._db.conn.execute("SELECT count(*) FROM active_households")
        return int(row.fetchone()[0])

    def ids(self, grid_ids: Sequence[str] | None = None) -> list[str]:
        """Their ids by (number, id): all, or those of these grids."""
        if grid_ids is None:
            rows = self._db.conn.execute("SELECT id FROM active_households ORDER BY number, id")
        else:
            rows = self._db.conn.execute(
                """SELECT id FROM active_households
                   WHERE grid_id IN (SELECT value FROM json_each(?)) ORDER BY number, id""",
                (msgspec.json.encode(list(grid_ids)).decode(),),
            )
        return [row[0] for row in rows]

    def counts_by_grid(self) -> dict[str, int]:
        """How many each grid has of its own, without those of the grids below it."""
        return dict(
            self._db.conn.execute(
                "SELECT grid_id, count(*) FROM active_households GROUP BY grid_id ORDER BY grid_id"
            ).fetchall()
        )

    def cadres_by_grid(self) -> dict[str, int]:
        """How many cadres look after the households of each grid."""
        return dict(
            self._db.conn.execute(
                """SELECT grid_id, count(DISTINCT cadre_id) FROM active_households
                   WHERE cadre_id <> '' GROUP BY grid_id ORDER BY grid_id"""
            ).fetchall()
        )

    def counts_by_cadre(self) -> dict[str, int]:
        """How many each cadre has."""
        return dict(
            self._db.conn.execute(
                """SELECT cadre_id, count(*) FROM active_households
                   GROUP BY cadre_id ORDER BY cadre_id"""
            ).fetchall()
        )
