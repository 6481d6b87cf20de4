"""Appointments by their time, teams, and assemblies for criticism."""

from sqlite_utils import Database

from app.models.appointment_records import Appointment, Assembly, Team
from app.models.errors import OperationRefused
from app.store.record_table import RecordTable

MOST_APPOINTMENTS = 500


class AppointmentRepository:
    """Reads appointments (预约): a few a day."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._appointments = RecordTable(Appointment, "appointments")

    def by_id(self, appointment_id: str) -> Appointment:
        """One appointment. Raises OperationRefused `appointment_unknown`."""
        found = self._appointments.record(
            self._db.conn.execute(
                "SELECT * FROM appointments WHERE id = ? AND is_deleted = 0", (appointment_id,)
            )
        )
        if found is None:
            raise OperationRefused("appointment_unknown")
        return found

    def open(self, limit: int = MOST_APPOINTMENTS) -> list[Appointment]:
        """Those that neither were kept nor missed, by their time: what is past and unsettled first."""
        return self._appointments.records(
            self._db.conn.execute(
                """SELECT * FROM appointments WHERE is_deleted = 0 AND state = 'open'
                   ORDER BY meets_on, meets_at_time, id LIMIT ?""",
                (limit,),
            )
        )

    def settled(self, limit: int = MOST_APPOINTMENTS) -> list[Appointment]:
        """The others, the latest first."""
        return self._appointments.records(
            self._db.conn.execute(
                """SELECT * FROM appointments WHERE is_deleted = 0 AND state <> 'open'
                   ORDER BY meets_on DESC, meets_at_time DESC, id DESC LIMIT ?""",
                (limit,),
            )
        )

    def count_due(self, day: str) -> int:
        """How many open ones are on that day or were before it."""
        row = self._db.conn.execute(
            """SELECT count(*) FROM appointments
               WHERE is_deleted = 0 AND state = 'open' AND meets_on <= ?""",
            (day,),
        ).fetchone()
        return int(row[0])


class TeamRepository:
    """Reads teams (服务团队、党小组), some dozens in a village."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._teams = RecordTable(Team, "teams")

    def by_id(self, team_id: str) -> Team:
        """One team. Raises OperationRefused `team_unknown`."""
        found = self._teams.record(
            self._db.conn.execute("SELECT * FROM teams WHERE id = ? AND is_deleted = 0", (team_id,))
        )
        if found is None:
            raise OperationRefused("team_unknown")
        return found

    def all(self) -> list[Team]:
        """Every team, those that stand first, by name."""
        return self._teams.records(
            self._db.conn.execute(
                "SELECT * FROM teams WHERE is_deleted = 0 ORDER BY until_on <> '', name, id"
            )
        )


class AssemblyRepository:
    """Reads assemblies for criticism (有奖批评), a few a year."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._assemblies = RecordTable(Assembly, "assemblies")

    def by_id(self, assembly_id: str) -> Assembly:
        """One assembly. Raises OperationRefused `assembly_unknown`."""
        found = self._assemblies.record(
            self._db.conn.execute(
                "SELECT * FROM assemblies WHERE id = ? AND is_deleted = 0", (assembly_id,)
            )
        )
        if found is None:
            raise OperationRefused("assembly_unknown")
        return found

    def all(self) -> list[Assembly]:
        """All assemblies, the latest first."""
        return self._assemblies.records(
            self._db.conn.execute(
                "SELECT * FROM assemblies WHERE is_deleted = 0 ORDER BY held_on DESC, id DESC"
            )
        )
