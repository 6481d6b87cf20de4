"""走访统计 from the rows: figures of any period by village, grid and cadre, and what is behind each.

A visit to a household that was merged into another since counts for that other; one to a household
that has left counts among the visits, but the household is no longer one that has to be visited.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec
from sqlite_utils import Database

from app.models.errors import OperationRefused
from app.models.moments import china_date_of
from app.models.records import Visit
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import (
    CHANNELS,
    Group,
    HouseholdReach,
    Period,
    Share,
    VisitStatistics,
    check_parts,
    is_closed,
)
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.visit_repository import VisitRepository

AWAY = "外出"
COUNTED = (
    "households", "visited", "closed", "evening_visits", "findings", "answered_on_the_spot",
    "reported", "concluded", "satisfied", "rated", "overdue",
)  # fmt: skip
_FOUND = """finding <> '' AND NOT EXISTS (SELECT 1 FROM appeals
    WHERE appeals.id = visits.appeal_id AND is_hidden_at_station = 1)"""
_BEHIND = {
    "": "1", "visits": "1", **{channel: f"channel = '{channel}'" for channel in CHANNELS},
    "evening_visits": "timing = 'evening'", "findings": _FOUND,
    "answered_on_the_spot": f"{_FOUND} AND is_answered_on_the_spot = 1",
    "reported": f"{_FOUND} AND is_answered_on_the_spot = 0",
    **{
        name: f"{_FOUND} AND appeal_id IN (SELECT id FROM appeals WHERE {test})"  # noqa: S608
        for name, test in {
            "concluded": "stage = 'written_off'",
            "overdue": """stage IN ('collected', 'sorted', 'assigned') AND due_on <> ''
                AND CASE WHEN due_at <> '' THEN due_at < :now ELSE due_on < :today END""",
            "rated": "is_satisfied IS NOT NULL",
            "satisfied": "is_satisfied = 1",
        }.items()
    },
}  # fmt: skip
"""Which visits stand behind each figure; a finding whose appeal bypasses the village is none."""

_REACHED = """
SELECT households.id, households.grid_id, households.cadre_id,
    EXISTS (SELECT 1 FROM visits
        WHERE visits.household_id = households.id AND visits.channel = 'home'
            AND visits.visited_on BETWEEN :since AND :until
            AND visits.is_deleted = 0 AND visits.is_superseded = 0),
    EXISTS (SELECT 1 FROM visits
        WHERE visits.household_id = households.id
            AND visits.channel IN ('phone', 'message', 'card_left')
            AND visits.visited_on BETWEEN :since AND :until
            AND visits.is_deleted = 0 AND visits.is_superseded = 0)
FROM households WHERE is_deleted = 0
"""
_LATEST = """
SELECT households.id, (
    SELECT max(visited_on) FROM visits
    WHERE visits.household_id = households.id AND visits.channel = 'home'
        AND visits.is_deleted = 0 AND visits.is_superseded = 0)
FROM households WHERE is_deleted = 0
"""
_RESIDENCES = """
SELECT household_id, min(residence), max(residence) FROM persons
WHERE is_deleted = 0 AND standing = '' AND shown_under = '' GROUP BY household_id
"""
_COUNTED = """
SELECT household_id, channel, count(*) FROM visits
WHERE visited_on BETWEEN :since AND :until AND is_deleted = 0 AND is_superseded = 0
GROUP BY household_id, channel
"""
_TOTAL = """
SELECT count(*) FROM visits
WHERE visited_on BETWEEN :since AND :until AND is_deleted = 0 AND is_superseded = 0
"""
_EVENINGS = """
SELECT household_id, count(*) FROM visits
WHERE visited_on BETWEEN :since AND :until AND timing = 'evening'
    AND is_deleted = 0 AND is_superseded = 0
GROUP BY household_id
"""
_FINDINGS = """
SELECT visits.household_id, count(*), sum(visits.is_answered_on_the_spot),
    sum(coalesce(appeals.stage = 'written_off', 0)),
    sum(coalesce(appeals.is_satisfied, 0)), sum(appeals.is_satisfied IS NOT NULL),
    sum(coalesce(appeals.stage IN ('collected', 'sorted', 'assigned')
        AND appeals.due_on <> ''
        AND CASE WHEN appeals.due_at <> '' THEN appeals.due_at < :now
            ELSE appeals.due_on < :today END, 0))
FROM visits INDEXED BY visits_finding LEFT JOIN appeals ON appeals.id = visits.appeal_id
    AND appeals.village_code = visits.village_code
WHERE visits.visited_on BETWEEN :since AND :until AND visits.finding <> ''
    AND visits.is_deleted = 0 AND visits.is_superseded = 0
    AND coalesce(appeals.is_hidden_at_station, 0) = 0
GROUP BY visits.household_id
"""


class VisitFigures:
    """Counts visits and households; every figure can be opened into its records."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._visits = VisitRepository(db)

    def statistics(
        self, period: Period, group: Group, rules: VisitRules, now: str = ""
    ) -> tuple[VisitStatistics, list[VisitStatistics]]:
        """The village, and its parts by grid or cadre (none for the village itself). `now` is the
        moment, UTC text, by which 逾期 is counted: a limit in hours runs out at its own; without it
        nothing is overdue.

        Raises OperationRefused `visit_figures_do_not_add_up`: the parts are held against a total
        that is counted by itself.
        """
        counts = self._counts_by_household(period, rules, now)
        whole = _lines(counts, "village", self._shares("village"))[0]
        parts = _lines(counts, group, self._shares(group)) if group != "village" else []
        check_parts(whole, parts or [whole])
        if whole.visits != self.total(period):
            raise OperationRefused("visit_figures_do_not_add_up")
        return whole, parts

    def reach(self, period: Period) -> list[HouseholdReach]:
        """How each active household was reached, in the order of their numbers."""
        between = {"since": period.since, "until": period.until}
        roots = self._roots()
        visited: set[str] = set()
        contacted: set[str] = set()
        for household, _, _, is_visited, is_contacted in self._db.conn.execute(_REACHED, between):
            root = roots.get(household, household)
            visited |= {root} if is_visited else set()
            contacted |= {root} if is_contacted else set()
        residences: dict[str, set[str]] = {}
        for household, *found in self._db.conn.execute(_RESIDENCES):
            residences.setdefault(roots.get(household, household), set()).update(found)
        return [
            HouseholdReach(
                household_id=household,
                grid_id=grid,
                cadre_id=cadre,
                is_visited=household in visited,
                is_contacted=household in contacted,
                is_away=residences.get(household) == {AWAY},
            )
            for household, grid, cadre in self._db.conn.execute(
                "SELECT id, grid_id, cadre_id FROM active_households ORDER BY number, id"
            )
        ]

    def total(self, period: Period) -> int:
        """All visits of a period, counted in one go."""
        between = {"since": period.since, "until": period.until}
        return int(self._db.conn.execute(_TOTAL, between).fetchone()[0])

    def to_visit(self, period: Period, share: Share, rules: VisitRules) -> list[str]:
        """未访户名单: ids of active households still to be visited, by their numbers."""
        return [
            each.household_id
            for each in self.reach(period)
            if _is_of(each, share) and not each.is_visited and not is_closed(rules, each)
        ]

    def households_of(
        self, period: Period, share: Share, figure: str, rules: VisitRules
    ) -> list[str]:
        """Ids of the households behind a figure of HOUSEHOLD_FIGURES, by their numbers."""
        if figure == "not_visited":
            return self.to_visit(period, share, rules)
        return [
            each.household_id
            for each in self.reach(period)
            if _is_of(each, share)
            and (
                figure == "households"
                or (figure == "visited" and each.is_visited)
                or (figure == "closed" and is_closed(rules, each))
            )
        ]

    def latest_home_visits(self) -> dict[str, str]:
        """The day of the latest home visit of each household that ever had one."""
        roots, latest = self._roots(), dict[str, str]()
        for household, day in self._db.conn.execute(_LATEST):
            root = roots.get(household, household)
            latest[root] = max(latest.get(root, ""), day or "")
        return latest

    def page_of_visits(
        self,
        period: Period,
        share: Share,
        figure: str = "",
        key: PageKey = FIRST_DOWNWARDS,
        limit: int = PAGE_ROWS,
        now: str = "",
    ) -> list[Visit]:
        """The visits behind a figure of VISIT_FIGURES (empty: all), by (visited_on, id), newest
        first. `now` is what 逾期 was counted by.
        """
        shares = self._shares(share.group)
        members = [household for household, own in shares.items() if own == share.key]
        return self._visits.read(
            self._db.conn.execute(
                f"""SELECT * FROM visits
                   WHERE visited_on BETWEEN :since AND :until
                       AND ({_BEHIND[figure]})
                       AND (:is_village OR household_id IN (SELECT value FROM json_each(:members)))
                       AND is_deleted = 0 AND is_superseded = 0
                       AND (visited_on, id) < (:order, :id)
                   ORDER BY visited_on DESC, id DESC LIMIT :limit""",  # noqa: S608
                {
                    **_moment(now),
                    "since": period.since,
                    "until": period.until,
                    "is_village": share.group == "village",
                    "members": msgspec.json.encode(members).decode(),
                    "order": key.order,
                    "id": key.id,
                    "limit": limit,
                },
            )
        )

    def grids_of_households(self) -> dict[str, str]:
        """The grid that each household counts for, merged and departed ones included."""
        return self._shares("grid")

    def longest_not_visited(self, share: Share, limit: int = PAGE_ROWS) -> list[tuple[str, str]]:
        """Active households of a share with the day of their latest home visit (empty: never), the
        longest ago first.
        """
        latest = self.latest_home_visits()
        ever = Period(FIRST_UPWARDS.order, FIRST_DOWNWARDS.order)
        mine = [each.household_id for each in self.reach(ever) if _is_of(each, share)]
        return sorted(((each, latest.get(each, "")) for each in mine), key=_day_of)[:limit]

    # -- inside

    def _roots(self) -> dict[str, str]:
        return dict(
            self._db.conn.execute(
                "SELECT household_id, root_id FROM household_roots WHERE household_id <> root_id"
            ).fetchall()
        )

    def _shares(self, group: Group) -> dict[str, str]:
        """The key of the group that each household belongs to, merged and departed ones included."""
        if group == "village":
            rows = self._db.conn.execute("SELECT id FROM households").fetchall()
            return {row[0]: "" for row in rows}
        column = {"grid": "grid_id", "cadre": "cadre_id"}[group]
        own = dict(self._db.conn.execute(f"SELECT id, {column} FROM households").fetchall())  # noqa: S608
        roots = self._roots()
        return {household: own.get(roots.get(household, household), "") for household in own}

    def _counts_by_household(
        self, period: Period, rules: VisitRules, now: str
    ) -> dict[str, Counter[str]]:
        """Every figure for each household; those of channels have the channel's name."""
        between = {"since": period.since, "until": period.until, **_moment(now)}
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for each in self.reach(period):
            counts[each.household_id].update(
                households=1, visited=each.is_visited, closed=is_closed(rules, each)
            )
        for household, channel, number in self._db.conn.execute(_COUNTED, between):
            counts[household][channel] += number
        for household, number in self._db.conn.execute(_EVENINGS, between):
            counts[household]["evening_visits"] += number
        for household, *numbers in self._db.conn.execute(_FINDINGS, between):
            findings, spot, concluded, satisfied, rated, overdue = numbers
            counts[household].update(
                findings=findings,
                answered_on_the_spot=spot,
                reported=findings - spot,
                concluded=concluded,
                satisfied=satisfied,
                rated=rated,
                overdue=overdue,
            )
        return counts


def _moment(now: str) -> dict[str, str]:
    """A moment and its day in China; both empty without one."""
    return {"now": now, "today": china_date_of(now).isoformat() if now else ""}


def _lines(
    counts: Mapping[str, Counter[str]], group: Group, shares: Mapping[str, str]
) -> list[VisitStatistics]:
    """One line for each share that has households or visits; for a village always one."""
    lines: dict[str, Counter[str]] = {"": Counter()} if group == "village" else {}
    for household, counted in counts.items():
        line = lines.setdefault(shares.get(household, "") if group != "village" else "", Counter())
        for name, number in counted.items():
            line[name] += number
    return [_line(Share(group, key), lines[key]) for key in sorted(lines)]


def _line(share: Share, counts: Counter[str]) -> VisitStatistics:
    by_channel = {channel: counts[channel] for channel in CHANNELS}
    return VisitStatistics(
        share=share,
        by_channel=by_channel,
        visits=sum(by_channel.values()),
        **{name: counts[name] for name in COUNTED},
    )


def _is_of(reach: HouseholdReach, share: Share) -> bool:
    return _key_of(reach, share.group) == share.key


def _key_of(reach: HouseholdReach, group: Group) -> str:
    if group == "village":
        return ""
    return reach.grid_id if group == "grid" else reach.cadre_id


def _day_of(pair: tuple[str, str]) -> str:
    return pair[1]
