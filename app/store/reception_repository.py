"""Who was received and what became of it, the sessions, and the services at people's doors."""

from collections.abc import Sequence

from sqlite_utils import Database

from app.models.duty_records import HomeService, Reception, ReceptionSession, ReceptionStep
from app.models.errors import OperationRefused
from app.models.reception_states import RECEPTION_STAGES
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable


class ReceptionRepository:
    """Reads receptions (接待) and services at the door (上门服务), the latest first."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sessions = RecordTable(ReceptionSession, "reception_sessions")
        self._receptions = RecordTable(Reception, "receptions")
        self._steps = RecordTable(ReceptionStep, "reception_steps")
        self._services = RecordTable(HomeService, "home_services")

    def by_id(self, reception_id: str) -> Reception:
        """One reception. Raises OperationRefused `reception_unknown`."""
        found = self._receptions.record(
            self._db.conn.execute(
                "SELECT * FROM receptions WHERE id = ? AND is_deleted = 0", (reception_id,)
            )
        )
        if found is None:
            raise OperationRefused("reception_unknown")
        return found

    def page_after(
        self,
        key: PageKey = FIRST_DOWNWARDS,
        limit: int = PAGE_ROWS,
        stages: Sequence[str] = RECEPTION_STAGES,
    ) -> list[Reception]:
        """Receptions of these stages by (received_at, id)."""
        places = ", ".join("?" * len(stages))
        return self._receptions.records(
            self._db.conn.execute(
                f"""SELECT * FROM receptions WHERE is_deleted = 0 AND stage IN ({places})
                       AND (received_at, id) < (?, ?)
                   ORDER BY received_at DESC, id DESC LIMIT ?""",  # noqa: S608 - our own names
                (*stages, *key, limit),
            )
        )

    def counts_by_stage(self) -> dict[str, int]:
        """How many stand at each stage."""
        return dict(
            self._db.conn.execute(
                "SELECT stage, count(*) FROM receptions WHERE is_deleted = 0 GROUP BY stage"
            ).fetchall()
        )

    def steps(self, reception_id: str) -> list[ReceptionStep]:
        """The steps of one, by clock; `in_causal_order` is the caller's."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM reception_steps WHERE entity_id = ? ORDER BY hlc, id",
                (reception_id,),
            )
        )

    def session(self, session_id: str) -> ReceptionSession:
        """One session. Raises OperationRefused `reception_session_unknown`."""
        found = self._sessions.record(
            self._db.conn.execute(
                "SELECT * FROM reception_sessions WHERE id = ? AND is_deleted = 0", (session_id,)
            )
        )
        if found is None:
            raise OperationRefused("reception_session_unknown")
        return found

    def sessions(self, since: str = "") -> list[ReceptionSession]:
        """The sessions from that day on, the latest first."""
        return self._sessions.records(
            self._db.conn.execute(
                """SELECT * FROM reception_sessions WHERE is_deleted = 0 AND opened_on >= ?
                   ORDER BY opened_on DESC, id DESC""",
                (since,),
            )
        )

    def home_service(self, service_id: str) -> HomeService:
        """One service. Raises OperationRefused `home_service_unknown`."""
        found = self._services.record(
            self._db.conn.execute(
                "SELECT * FROM home_services WHERE id = ? AND is_deleted = 0", (service_id,)
            )
        )
        if found is None:
            raise OperationRefused("home_service_unknown")
        return found

    def home_services(
        self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS
    ) -> list[HomeService]:
        """Services by (served_on, id)."""
        return self._services.records(
            self._db.conn.execute(
                """SELECT * FROM home_services WHERE is_deleted = 0 AND (served_on, id) < (?, ?)
                   ORDER BY served_on DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def recent_departments(self, limit: int) -> list[str]:
        """The departments that matters were sent to, the latest first."""
        rows = self._db.conn.execute(
            """SELECT department FROM receptions WHERE is_deleted = 0 AND department <> ''
               GROUP BY department ORDER BY max(received_at) DESC, department LIMIT ?""",
            (limit,),
        )
        return [row[0] for row in rows.fetchall()]

    def recent_services(self, limit: int) -> list[str]:
        """What was done at doors, the latest first."""
        rows = self._db.conn.execute(
            """SELECT content FROM home_services WHERE is_deleted = 0 AND content <> ''
               GROUP BY content ORDER BY max(served_on) DESC, content LIMIT ?""",
            (limit,),
        )
        return [row[0] for row in rows.fetchall()]
