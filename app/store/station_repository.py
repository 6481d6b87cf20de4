"""The station itself, its staff, liaison cadres and grids: a few rows each, given whole."""

from sqlite_utils import Database

from app.models.natural_order import natural_key
from app.models.records import Cadre, Grid, Staff, Station
from app.store.record_table import RecordTable


class StationRepository:
    """Reads what the station says of itself."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._stations = RecordTable(Station, "stations")
        self._staff = RecordTable(Staff, "staff")
        self._cadres = RecordTable(Cadre, "cadres")
        self._grids = RecordTable(Grid, "grids")

    def station(self) -> Station | None:
        """The station, once it has been set up."""
        return self._stations.record(
            self._db.conn.execute(
                "SELECT * FROM stations WHERE is_deleted = 0 ORDER BY id, village_code LIMIT 1"
            )
        )

    def staff(self) -> list[Staff]:
        """All who have or had an account, in the order in which they were added."""
        return self._staff.records(
            self._db.conn.execute("SELECT * FROM staff WHERE is_deleted = 0 ORDER BY rowid")
        )

    def staff_member(self, staff_id: str) -> Staff | None:
        """One of them, also when deleted: old papers bear the name."""
        return self._staff.record(
            self._db.conn.execute("SELECT * FROM staff WHERE id = ?", (staff_id,))
        )

    def cadres(self) -> list[Cadre]:
        """All liaison cadres, ordered by id."""
        return self._cadres.records(
            self._db.conn.execute("SELECT * FROM cadres WHERE is_deleted = 0 ORDER BY id")
        )

    def cadre(self, cadre_id: str) -> Cadre | None:
        """One of them, also when deleted."""
        return self._cadres.record(
            self._db.conn.execute("SELECT * FROM cadres WHERE id = ?", (cadre_id,))
        )

    def grids(self) -> list[Grid]:
        """All grids, in the order of their names."""
        grids = self._grids.records(
            self._db.conn.execute("SELECT * FROM grids WHERE is_deleted = 0 ORDER BY id")
        )
        return sorted(grids, key=lambda grid: natural_key(grid.name))

    def grid(self, grid_id: str) -> Grid | None:
        """One of them, also when deleted."""
        return self._grids.record(
            self._db.conn.execute("SELECT * FROM grids WHERE id = ?", (grid_id,))
        )
