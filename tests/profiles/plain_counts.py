"""A station's figures counted anew, record by record: nothing here asks the program's own queries or rules."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from app.models.appeal_records import Appeal
from app.models.records import Case, Household, Person, Visit
from tests.stations import Pc

OPEN = ("collected", "sorted", "assigned")
TRIED = ("phone", "message", "card_left")


class PlainCounts:
    """The rows of a station as they lie in its file, and what can be counted in them."""

    def __init__(self, pc: Pc) -> None:
        self.rows: dict[str, list[Any]] = pc.rows()
        self.today = pc.desk.workplace.today().isoformat()
        self.now = pc.desk.workplace.now()
        self.closes_absent = pc.desk.workplace.profile.visits.are_absent_closed_without_visit

    # -- the register

    @cached_property
    def _homes(self) -> dict[str, Household]:
        return {each.id: each for each in self.rows["households"]}

    def root(self, household_id: str) -> str:
        """The household under which this one is shown."""
        while household_id in self._homes and self._homes[household_id].merged_into:
            household_id = self._homes[household_id].merged_into
        return household_id

    @cached_property
    def homes(self) -> dict[str, Household]:
        """Those that are to be visited."""
        return {
            key: home
            for key, home in self._homes.items()
            if not (home.is_deleted or home.standing or home.merged_into)
        }

    @cached_property
    def people(self) -> list[Person]:
        """Who lives, lives here, and is shown."""
        rows = self.rows["persons"]
        return [p for p in rows if not (p.is_deleted or p.standing or p.merged_into)]

    @cached_property
    def away(self) -> set[str]:
        """Households of which everybody is away."""
        found: dict[str, set[str]] = {}
        for person in self.people:
            found.setdefault(self.root(person.household_id), set()).add(person.residence)
        return {home for home, residences in found.items() if residences == {"外出"}}

    # -- visits

    @cached_property
    def hidden(self) -> set[str]:
        """The appeals that nobody here sees."""
        return {each.id for each in self.rows["appeals"] if each.is_hidden_at_station}

    @cached_property
    def visits(self) -> list[Visit]:
        """Every visit once, as it was corrected last."""
        newest: dict[str, Visit] = {}
        for visit in sorted(self.rows["visits"], key=lambda each: (each.hlc, each.id)):
            newest[visit.entity_id] = visit
        return [each for each in newest.values() if not each.is_deleted]

    def made(self, since: str, until: str) -> list[Visit]:
        """The visits of some days."""
        return [each for each in self.visits if since <= each.visited_on <= until]

    def is_finding(self, visit: Visit) -> bool:
        """Whether a finding came of it that may be spoken of."""
        return bool(visit.finding) and visit.appeal_id not in self.hidden

    def visited(self, since: str, until: str) -> set[str]:
        """Households to be visited that were visited at home."""
        made = self.made(since, until)
        return {self.root(v.household_id) for v in made if v.channel == "home"} & set(self.homes)

    def closed(self, since: str, until: str) -> set[str]:
        """Households to be visited that are away and were called, written to or left a card."""
        if not self.closes_absent:
            return set()
        made = self.made(since, until)
        tried = {self.root(v.household_id) for v in made if v.channel in TRIED}
        return (tried & self.away & set(self.homes)) - self.visited(since, until)

    def statistics(
        self, since: str, until: str, share: Callable[[Household], bool]
    ) -> dict[str, int]:
        """One line of 走访统计."""
        homes = {key for key, home in self.homes.items() if share(home)}
        visited, closed = self.visited(since, until) & homes, self.closed(since, until) & homes
        made = [
            visit
            for visit in self.made(since, until)
            if self.root(visit.household_id) in self._homes
            and share(self._homes[self.root(visit.household_id)])
        ]
        found = [visit for visit in made if self.is_finding(visit)]
        appeals = {each.id: each for each in self.rows["appeals"]}
        raised = [appeals[visit.appeal_id] for visit in found]
        channels = {visit.channel for visit in made}
        return {
            **{name: sum(visit.channel == name for visit in made) for name in channels},
            "households": len(homes),
            "visited": len(visited),
            "closed": len(closed),
            "not_visited": len(homes - visited - closed),
            "visits": len(made),
            "evening_visits": sum(visit.timing == "evening" for visit in made),
            "findings": len(found),
            "answered_on_the_spot": sum(visit.is_answered_on_the_spot for visit in found),
            "reported": sum(not visit.is_answered_on_the_spot for visit in found),
            "concluded": sum(each.stage == "written_off" for each in raised),
            "overdue": sum(self.is_overdue(each) for each in raised),
            "rated": sum(each.is_satisfied is not None for each in raised),
            "satisfied": sum(each.is_satisfied is True for each in raised),
        }

    # -- appeals, cases

    def is_overdue(self, appeal: Appeal) -> bool:
        """Past its day, or past the moment of a limit in hours, and not answered."""
        if appeal.stage not in OPEN or not appeal.due_on:
            return False
        return appeal.due_at < self.now if appeal.due_at else appeal.due_on < self.today

    def appeals(self, ledger: str = "", since: str = "", until: str = "9999") -> list[Appeal]:
        """The appeals that may be seen here."""
        return [
            each
            for each in self.rows["appeals"]
            if not each.is_deleted
            and not each.is_hidden_at_station
            and ledger in ("", each.ledger)
            and since <= each.raised_on <= until
        ]

    def report(self, appeals: Iterable[Appeal], watched: int) -> dict[str, tuple[int, int | None]]:
        """The figures of 统计报表: each with the whole of which it is a rate."""
        all_of = list(appeals)
        done = [each for each in all_of if each.stage not in OPEN]
        asked = [each for each in all_of if each.is_satisfied is not None]
        again = [each for each in all_of if each.round > 1 or each.is_satisfied is False]
        in_hand = [each for each in all_of if each.status == "in_progress"]
        in_time = [
            each
            for each in done
            if (not each.due_at or each.answered_at <= each.due_at)
            and (each.due_at or not each.due_on or each.answered_on <= each.due_on)
        ]
        satisfied = [each for each in asked if each.is_satisfied]
        return {
            "received": (len(all_of), None),
            "unclaimed": (len(all_of) - len(done) - len(in_hand), None),
            "in_progress": (len(in_hand), None),
            "concluded": (len(done), None),
            "conclusion_rate": (len(done), len(all_of)),
            "in_time_rate": (len(in_time), len(done)),
            "disposal_rate": (len(done) + len(in_hand), len(all_of)),
            "reply_rate": (sum(bool(each.answered_on) for each in all_of), len(all_of)),
            "rectification_rate": (sum(each.is_satisfied is True for each in again), len(again)),
            "satisfaction_rate": (len(satisfied), len(asked)),
            "urgent": (sum(each.is_urgent for each in all_of), None),
            "repeated": (sum(each.times_raised >= watched for each in all_of), None),
            "escalated": (sum(each.level > 0 for each in all_of), None),
            "written_off": (sum(each.stage == "written_off" for each in all_of), None),
        }

    def cases(self, since: date, until: date) -> list[Case]:
        """The cases that the station received in some days."""
        return [
            each
            for each in self.rows["cases"]
            if not each.is_deleted
            and since.isoformat() <= _china_day(each.station_received_at) <= until.isoformat()
        ]


def _china_day(at: str) -> str:
    day, hour = date.fromisoformat(at[:10]), int(at[11:13])
    return (day + timedelta(days=hour >= 16)).isoformat()
