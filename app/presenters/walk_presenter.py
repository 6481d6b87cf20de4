"""What happens when someone writes down a whole day's walk (批量记走访). No Qt, no SQL."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused, Problem
from app.models.must_visits import GOING_THERE
from app.models.records import Visit
from app.models.rules.visits import VisitRules
from app.models.visit_records import MustVisit
from app.presenters.household_finding import HouseholdFound, find_households, read_household
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

DRAFT_KEY = "walk"


class WalkRow(msgspec.Struct, frozen=True):
    """One household of a walk, as it was typed. `text` is what the household was looked up by."""

    household_id: str = ""
    text: str = ""
    channel: str = "home"
    interviewee: str = ""
    content: str = ""
    finding_class: str = ""
    finding: str = ""
    answer: str = ""
    answers_tasks: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that names a household or a finding."""
        return not (self.household_id or self.text.strip() or self.finding.strip())


class Walk(msgspec.Struct, frozen=True):
    """A walk as it was typed: what all its visits have in common, and one row for each household."""

    visited_on: str = ""
    visitor_name: str = ""
    companions: str = ""  # several parted by 、 or commas
    started_at: str = ""
    timing: str = ""
    rows: list[WalkRow] = []


class WalkForm(msgspec.Struct, frozen=True):
    """What an empty form begins with."""

    today: str
    visitor_name: str
    finding_classes: tuple[str, ...]
    cadre_names: tuple[str, ...]
    rules: VisitRules = VisitRules()


class WalkHousehold(msgspec.Struct, frozen=True):
    """Which households a row may mean, and what waits at the only one."""

    row: int
    text: str
    found: Sequence[HouseholdFound]
    tasks: Sequence[MustVisit] = ()


class WalkKept(msgspec.Struct, frozen=True):
    """A walk that was kept."""

    visits: Sequence[Visit]
    appeals: int
    answered: int


class WalkScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the form."""

    def show_form(self, form: WalkForm) -> None:
        """An empty form."""
        ...

    def show_draft(self, walk: Walk) -> None:
        """Fill the form with what was typed earlier."""
        ...

    def show_households(self, answers: Sequence[WalkHousehold]) -> None:
        """Which household each row means, or may mean."""
        ...

    def show_row_problem(self, row: int, problem: Problem) -> None:
        """Say which row is wrong, and why."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that something is under way."""
        ...

    def show_kept(self, kept: WalkKept) -> None:
        """All visits are kept."""
        ...


class WalkPresenter:
    """The form for a walk. What is typed is kept as a draft until the walk is kept."""

    def __init__(self, screen: WalkScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._is_busy = False

    def open(self) -> None:
        """Show the form, with what was typed earlier and never kept."""
        visitor = self._actor().name
        self._screen.clear_message()

        def read(desk: Desk) -> tuple[WalkForm, Walk | None]:
            form = WalkForm(
                today=desk.workplace.today().isoformat(),
                visitor_name=visitor,
                finding_classes=desk.workplace.profile.must_record_classes,
                cadre_names=desk.store.visitors.known().labels,
                rules=desk.workplace.profile.visits,
            )
            return form, read_walk(desk)

        def show(answer: tuple[WalkForm, Walk | None]) -> None:
            self._screen.show_form(answer[0])
            if answer[1]:
                self._screen.show_draft(answer[1])
                named = [(n, r.household_id) for n, r in enumerate(answer[1].rows)]
                self._look_up_known([(n, each) for n, each in named if each])

        self._runner.run(read, show, self._screen.show_problem)

    def clear(self) -> None:
        """Begin anew; what was typed is forgotten."""
        if self._is_busy:
            return
        self._runner.run(
            lambda desk: desk.store.drafts.drop(DRAFT_KEY),
            lambda _: self.open(),
            self._screen.show_problem,
        )

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now; a form without rows is no draft."""
        walk = msgspec.convert(typed, Walk)
        if self._is_busy or all(row.is_empty for row in walk.rows):
            return
        content = msgspec.json.encode(walk)
        self._runner.run(
            lambda desk: desk.store.drafts.save(DRAFT_KEY, content, desk.workplace.now()),
            lambda _: None,
            self._screen.show_problem,
        )

    def look_up(self, asked: Sequence[tuple[int, str]]) -> None:
        """Find the household of each row by its number, a name, initials or a phone's tail."""
        self._runner.run(
            lambda desk: [look_up(desk, row, text) for row, text in asked],
            self._screen.show_households,
            self._screen.show_problem,
        )

    def choose(self, row: int, household: HouseholdFound) -> None:
        """Of several the row means this one."""
        self._look_up_known([(row, household.household_id)])

    def save(self, typed: Mapping[str, Any]) -> None:
        """Keep all visits of the walk, or none."""
        if self._is_busy:
            return
        walk, actor = msgspec.convert(typed, Walk), self._actor()
        rows = [place for place, row in enumerate(walk.rows) if not row.is_empty]
        for row in rows:
            if not walk.rows[row].household_id:
                self._screen.show_row_problem(row, OperationRefused("household_unknown"))
                return
        self._set_busy(True)

        def keep(desk: Desk) -> WalkKept:
            reports = [report_of(desk, walk, walk.rows[row]) for row in rows]
            visits = desk.visits.record_walk(actor, reports, draft_key=DRAFT_KEY)
            return WalkKept(
                visits,
                appeals=sum(bool(visit.appeal_id) for visit in visits),
                answered=sum(len(visit.answered_tasks) for visit in visits),
            )

        def show(kept: WalkKept) -> None:
            self._set_busy(False)
            self._screen.show_kept(kept)

        def refused(problem: Problem) -> None:
            self._set_busy(False)
            place = problem.facts.get("place")
            if isinstance(place, int):
                self._screen.show_row_problem(rows[place], problem)
            else:
                self._screen.show_problem(problem)

        self._runner.run(keep, show, refused)

    def _look_up_known(self, known: Sequence[tuple[int, str]]) -> None:
        self._runner.run(
            lambda desk: [answer_for(desk, row, each) for row, each in known],
            self._screen.show_households,
            self._screen.show_problem,
        )

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def look_up(desk: Desk, row: int, text: str) -> WalkHousehold:
    """The household of that number, or whatever else the text may mean."""
    number = unicodedata.normalize("NFKC", text).strip()
    for written in dict.fromkeys((number, number.zfill(3), number.zfill(4))):
        household = desk.store.households.by_number(written) if written else None
        if household:
            return answer_for(desk, row, household.id, text)
    found = find_households(desk, number) if number else []
    if len(found) == 1:
        return answer_for(desk, row, found[0].household_id, text)
    return WalkHousehold(row, text, found)


def answer_for(desk: Desk, row: int, household_id: str, text: str = "") -> WalkHousehold:
    """A household that is known, with what waits there."""
    tasks = desk.store.must_visits.open_of(household_id)
    return WalkHousehold(row, text, [read_household(desk, household_id)], tasks)


def report_of(desk: Desk, walk: Walk, row: WalkRow) -> VisitReport:
    """A row as the report of one visit. Going there answers all that waits, unless it was unticked."""
    goes = row.answers_tasks and row.channel in GOING_THERE
    tasks = desk.store.must_visits.open_of(row.household_id) if goes else []
    names = walk.companions.replace("，", "、").replace(",", "、").split("、")
    return VisitReport(
        household_id=row.household_id,
        visited_on=walk.visited_on,
        channel=row.channel,
        interviewee=row.interviewee,
        content=row.content,
        finding_class=row.finding_class,
        finding=row.finding,
        is_answered_on_the_spot=bool(row.answer.strip()),
        answer=row.answer,
        visitor_name=walk.visitor_name,
        companions=names,
        started_at=walk.started_at,
        timing=walk.timing,
        answered_tasks=[task.id for task in tasks],
    )


def read_walk(desk: Desk) -> Walk | None:
    """What was typed earlier; what an older program wrote otherwise is none."""
    content = desk.store.drafts.load(DRAFT_KEY)
    try:
        return msgspec.json.decode(content, type=Walk) if content else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
