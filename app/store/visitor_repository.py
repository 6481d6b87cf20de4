"""Who went on which visits: liaison cadres by id, others by name."""

from collections import Counter

from sqlite_utils import Database

from app.models.records import Cadre, Visit
from app.models.visitors import Visitors
from app.store.record_table import RecordTable
from app.store.visit_repository import VisitRepository


class VisitorRepository:
    """Reads visits by their visitors. A cadre's are all that are theirs by `app.models.visitors`."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cadres = RecordTable(Cadre, "cadres")
        self._visits = VisitRepository(db)

    def known(self) -> Visitors:
        """The liaison cadres, by what they are called."""
        rows = self._db.conn.execute("SELECT * FROM cadres WHERE is_deleted = 0 ORDER BY id")
        return Visitors(self._cadres.records(rows))

    def visits(self, name: str, cadre_id: str, since: str, until: str) -> list[Visit]:
        """Somebody's visits from one day to another, both included, in the order of the days: those
        of the cadre of that id, or without one those of that name that are no cadre's.
        """
        whose = _Whose(self._db, self.known())
        found = self._visits.read(
            self._db.conn.execute(
                """SELECT * FROM visits
                   WHERE (visitor_name = :name OR (visitor_id = :cadre AND visitor_id <> ''))
                       AND visited_on BETWEEN :since AND :until
                       AND is_deleted = 0 AND is_superseded = 0
                   ORDER BY visited_on, started_at, number, id""",
                {"name": name, "cadre": cadre_id, "since": since, "until": until},
            )
        )
        return [
            visit
            for visit in found
            if whose.cadre(visit.visitor_name, visit.visitor_id, visit.household_id) == cadre_id
        ]

    def counts(self, since: str, until: str) -> Counter[tuple[str, str]]:
        """How many visits were made from one day to another, by the visitor's name and cadre's id."""
        whose, made = _Whose(self._db, self.known()), Counter[tuple[str, str]]()
        for name, cadre_id, household, number in self._db.conn.execute(
            """SELECT visitor_name, visitor_id, household_id, count(*) FROM visits
               WHERE visited_on BETWEEN ? AND ? AND is_deleted = 0 AND is_superseded = 0
               GROUP BY visitor_name, visitor_id, household_id""",
            (since, until),
        ).fetchall():
            made[name, whose.cadre(name, cadre_id, household)] += number
        return made

    def evenings(self, since: str, until: str) -> list[tuple[str, tuple[str, str], str]]:
        """The night visits of some days: day, the visitor's name and cadre's id, household."""
        whose = _Whose(self._db, self.known())
        return [
            (day, (name, whose.cadre(name, cadre_id, household)), household)
            for day, name, cadre_id, household in self._db.conn.execute(
                """SELECT visited_on, visitor_name, visitor_id, household_id FROM visits
                   WHERE visited_on BETWEEN ? AND ? AND timing = 'evening'
                       AND is_deleted = 0 AND is_superseded = 0""",
                (since, until),
            ).fetchall()
        ]


class _Whose:
    """Answers whose a visit is; households are asked only where a name alone does not say it."""

    def __init__(self, db: Database, visitors: Visitors) -> None:
        self._db = db
        self._visitors = visitors
        self._cadres: dict[str, str] | None = None

    def cadre(self, name: str, cadre_id: str, household_id: str) -> str:
        found = self._visitors.cadre_of(name, cadre_id, "")
        if found or cadre_id or not self._visitors.is_shared(name):
            return found
        if self._cadres is None:
            rows = self._db.conn.execute("SELECT id, cadre_id FROM households")
            self._cadres = dict(rows.fetchall())
        return self._visitors.cadre_of(name, "", self._cadres.get(household_id, ""))
