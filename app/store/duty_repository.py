"""The duty roster, what happened on each shift, and what came in while someone was on duty."""

from collections.abc import Mapping

import msgspec
from sqlite_utils import Database

from app.models.duty_records import Activity, DutyEvent, DutyShift
from app.models.errors import OperationRefused
from app.store.record_table import RecordTable

# What someone took in between signing in and signing out; a visitor who asked first and then handed
# in a case is one, and so is one whose reception became an appeal. Appeals found on a visit did not
# come to the station; those on hidden routes are nobody's figure here.
_TAKEN_IN = """
    SELECT duty_shifts.id AS shift_id, 'case' AS kind, case_steps.entity_id AS record_id,
           min(case_steps.at) AS at, max(case_steps.action = 'receive') AS is_accepted
    FROM duty_shifts JOIN case_steps
        ON case_steps.actor_id = duty_shifts.on_duty_id
        AND case_steps.at >= duty_shifts.signed_in_at
        AND (duty_shifts.signed_out_at = '' OR case_steps.at <= duty_shifts.signed_out_at)
    WHERE case_steps.action IN ('consult', 'receive') AND {chosen}
    GROUP BY duty_shifts.id, case_steps.entity_id
    UNION ALL
    SELECT duty_shifts.id, 'appeal', appeal_steps.entity_id, appeal_steps.at, 0
    FROM duty_shifts JOIN appeal_steps
        ON appeal_steps.actor_id = duty_shifts.on_duty_id
        AND appeal_steps.at >= duty_shifts.signed_in_at
        AND (duty_shifts.signed_out_at = '' OR appeal_steps.at <= duty_shifts.signed_out_at)
    JOIN appeals ON appeals.id = appeal_steps.entity_id
    WHERE appeal_steps.action = 'collect' AND appeals.source <> 'visit'
        AND appeals.is_hidden_at_station = 0
        AND NOT EXISTS (SELECT 1 FROM receptions WHERE receptions.appeal_id = appeals.id)
        AND {chosen}
    UNION ALL
    SELECT duty_shifts.id, 'reception', receptions.id, receptions.received_at, 0
    FROM duty_shifts JOIN receptions
        ON receptions.receiver_id = duty_shifts.on_duty_id
        AND receptions.received_at >= duty_shifts.signed_in_at
        AND (duty_shifts.signed_out_at = '' OR receptions.received_at <= duty_shifts.signed_out_at)
    WHERE receptions.is_deleted = 0 AND {chosen}
"""
_SIGNED = "duty_shifts.is_deleted = 0 AND duty_shifts.signed_in_at <> ''"
_BETWEEN = f"{_SIGNED} AND duty_shifts.duty_on BETWEEN ? AND ?"
_ONE = f"{_SIGNED} AND duty_shifts.id = ?"
_COUNT_SQL = f"""
    SELECT shift_id, count(*), sum(is_accepted) FROM ({_TAKEN_IN.format(chosen=_BETWEEN)})
    GROUP BY shift_id
"""  # noqa: S608 - made of our own texts
_RECORDS_SQL = f"""
    SELECT kind, record_id, at, is_accepted FROM ({_TAKEN_IN.format(chosen=_ONE)})
    ORDER BY at, record_id
"""  # noqa: S608 - made of our own texts


class DutyCount(msgspec.Struct, frozen=True):
    """接待人次 and 受理件数 of a shift, counted from the records."""

    visitors: int = 0
    accepted: int = 0


class TakenIn(msgspec.Struct, frozen=True):
    """One record behind those figures: a `case`, an `appeal` or a `reception`."""

    kind: str
    record_id: str
    at: str
    is_accepted: bool


class DutyRepository:
    """Reads shifts in the order of their days, and activities."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._shifts = RecordTable(DutyShift, "duty_shifts")
        self._events = RecordTable(DutyEvent, "duty_events")
        self._activities = RecordTable(Activity, "activities")

    def by_id(self, shift_id: str) -> DutyShift:
        """One shift. Raises OperationRefused `duty_shift_unknown`."""
        found = self._shifts.record(
            self._db.conn.execute(
                "SELECT * FROM duty_shifts WHERE id = ? AND is_deleted = 0", (shift_id,)
            )
        )
        if found is None:
            raise OperationRefused("duty_shift_unknown")
        return found

    def between(self, first: str, last: str) -> list[DutyShift]:
        """The shifts of these days, both ends included. One day: who is on duty that day."""
        return self._shifts.records(
            self._db.conn.execute(
                """SELECT * FROM duty_shifts WHERE is_deleted = 0 AND duty_on BETWEEN ? AND ?
                   ORDER BY duty_on, starts_at_time, id""",
                (first, last),
            )
        )

    def last_before(self, day: str) -> DutyShift | None:
        """The last shift before a day, from which the rotation goes on."""
        return self._shifts.record(
            self._db.conn.execute(
                """SELECT * FROM duty_shifts WHERE is_deleted = 0 AND duty_on < ?
                   ORDER BY duty_on DESC, starts_at_time DESC, id DESC LIMIT 1""",
                (day,),
            )
        )

    def events(self, shift_id: str) -> list[DutyEvent]:
        """What happened to a shift, ordered by clock; `in_causal_order` is the caller's."""
        return self._events.records(
            self._db.conn.execute(
                "SELECT * FROM duty_events WHERE entity_id = ? ORDER BY hlc, id", (shift_id,)
            )
        )

    def counts(self, first: str, last: str) -> Mapping[str, DutyCount]:
        """The figures of each shift of these days on which anyone came, by shift."""
        rows = self._db.conn.execute(_COUNT_SQL, (first, last) * 3).fetchall()
        return {shift_id: DutyCount(visitors, accepted) for shift_id, visitors, accepted in rows}

    def taken_in(self, shift_id: str) -> list[TakenIn]:
        """The records behind a shift's figures, in their order."""
        rows = self._db.conn.execute(_RECORDS_SQL, (shift_id,) * 3).fetchall()
        return [TakenIn(kind, record, at, bool(accepted)) for kind, record, at, accepted in rows]

    def activity(self, activity_id: str) -> Activity:
        """One activity. Raises OperationRefused `activity_unknown`."""
        found = self._activities.record(
            self._db.conn.execute(
                "SELECT * FROM activities WHERE id = ? AND is_deleted = 0", (activity_id,)
            )
        )
        if found is None:
            raise OperationRefused("activity_unknown")
        return found

    def activities(self, year: int) -> list[Activity]:
        """The activities of a year, the latest first."""
        return self._activities.records(
            self._db.conn.execute(
                """SELECT * FROM activities WHERE is_deleted = 0 AND held_on BETWEEN ? AND ?
                   ORDER BY held_on DESC, id DESC""",
                (f"{year}-01-01", f"{year}-12-31"),
            )
        )

    def activity_departments(self) -> list[str]:
        """Every department that ever had an activity here."""
        rows = self._db.conn.execute(
            """SELECT DISTINCT department FROM activities
               WHERE is_deleted = 0 AND department <> '' ORDER BY department"""
        ).fetchall()
        return [row[0] for row in rows]
