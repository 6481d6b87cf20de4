"""What happens when someone writes down a visit (记走访). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.errors import OperationRefused
from app.models.records import Household, Visit
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.runner import Runner

DRAFT_KEY = "visit"
MOST_HOUSEHOLDS = 8
HITS_LOOKED_THROUGH = 24
LATEST_LOOKED_THROUGH = 5
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "household_unknown": "household_id",
        "visit_channel_unknown": "channel",
        "visit_date_missing": "visited_on",
        "visit_in_the_future": "visited_on",
        "visit_content_missing": "content",
        "finding_class_missing": "finding_class",
        "finding_missing": "finding",
        "appeal_reply_missing": "answer",
    }
)
"""Which field a refusal is about."""


class HouseholdFound(msgspec.Struct, frozen=True):
    """A household that may be meant; `person_name` is who was found by what was typed."""

    household_id: str
    number: str
    head_name: str
    address: str
    person_name: str


class VisitForm(msgspec.Struct, frozen=True):
    """What an empty form begins with."""

    today: str
    finding_classes: tuple[str, ...]
    visitor_name: str


class VisitDraft(msgspec.Struct, frozen=True):
    """What was typed at an earlier time, with the household that it names."""

    report: VisitReport
    household: HouseholdFound | None
    saved_at: str


class VisitKept(msgspec.Struct, frozen=True):
    """A visit that was kept, and the appeal that came of it; empty when none did."""

    visit: Visit
    head_name: str
    appeal_number: str


class VisitFormScreen(FormScreen, Protocol):
    """What the presenter may ask of the form."""

    def show_form(self, form: VisitForm) -> None:
        """An empty form, the cursor in its first field."""
        ...

    def show_draft(self, draft: VisitDraft) -> None:
        """Fill the form with what was typed earlier, and say so."""
        ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None:
        """Which households may be meant by what was typed."""
        ...

    def show_household(self, household: HouseholdFound) -> None:
        """The household that was visited."""
        ...

    def show_kept(self, kept: VisitKept) -> None:
        """The visit is kept and the form done with."""
        ...

    def show_next(self, kept: VisitKept) -> None:
        """The visit is kept; an empty form with the same date and channel comes next."""
        ...


class VisitFormPresenter(FormPresenter):
    """The form for a visit. What is typed is kept as a draft until the visit is kept."""

    _screen: VisitFormScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(self, screen: VisitFormScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form = 0  # which filling-in of the form it is, so that late answers can be dropped
        self._draft_key = DRAFT_KEY
        self._query = ""

    def open(self) -> None:
        """Show the form, with what was typed earlier and never kept."""
        self._draft_key = DRAFT_KEY
        self._begin(lambda desk: None)

    def open_for(self, household_id: str) -> None:
        """Show the form for a household that was found elsewhere; other drafts stay kept."""
        self._draft_key = f"{DRAFT_KEY}/{household_id}"
        self._begin(lambda desk: read_household(desk, household_id))

    def clear(self) -> None:
        """Begin anew; what was typed is forgotten."""
        if self._is_busy:
            return
        self._drop_draft()
        self.open()

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now; a form without words is no draft."""
        if self._is_busy:
            return
        report, key = msgspec.convert(typed, VisitReport), self._draft_key
        if not has_words(report):
            self._drop_draft()
            return
        content = msgspec.json.encode(report)
        self._runner.run(
            lambda desk: desk.store.drafts.save(key, content, desk.workplace.now()),
            lambda _: None,
            self._screen.show_problem,
        )

    def find_households(self, query: str) -> None:
        """Look for households by a name, initials, tail of a phone or household number."""
        self._query = query

        def show(found: list[HouseholdFound]) -> None:
            if query == self._query:
                self._screen.show_households(query, found)

        self._runner.run(lambda desk: find_households(desk, query), show, self._screen.show_problem)

    def choose_household(self, household: HouseholdFound) -> None:
        """Take the household that was visited."""
        self._query = ""
        self._screen.show_household(household)

    def save(self, typed: Mapping[str, Any]) -> None:
        """Keep the visit and be done."""
        self._save(typed, self._screen.show_kept)

    def save_and_next(self, typed: Mapping[str, Any]) -> None:
        """Keep the visit and go on with another household."""
        self._save(typed, self._screen.show_next)

    def _begin(self, read_given: Callable[[Desk], HouseholdFound | None]) -> None:
        self._form += 1
        self._query = ""
        form, key, visitor = self._form, self._draft_key, self._actor().name
        self._screen.clear_message()

        def read(desk: Desk) -> tuple[VisitForm, HouseholdFound | None, VisitDraft | None]:
            empty = VisitForm(
                today=desk.workplace.today().isoformat(),
                finding_classes=desk.workplace.profile.must_record_classes,
                visitor_name=visitor,
            )
            return empty, read_given(desk), read_draft(desk, key)

        def show(answer: tuple[VisitForm, HouseholdFound | None, VisitDraft | None]) -> None:
            if form != self._form:
                return
            empty, household, draft = answer
            self._screen.show_form(empty)
            if household:
                self._screen.show_household(household)
            if draft:
                self._screen.show_draft(draft)

        self._runner.run(read, show, self._screen.show_problem)

    def _save(self, typed: Mapping[str, Any], show_kept: Callable[[VisitKept], None]) -> None:
        if self._is_busy:
            return
        report, actor, key = msgspec.convert(typed, VisitReport), self._actor(), self._draft_key
        problem = problem_of(report)
        if problem:
            self._refused(problem)
            return
        self._set_busy(True)

        def keep(desk: Desk) -> VisitKept:
            visit = desk.visits.record_visit(actor, report, draft_key=key)
            appeal = desk.store.appeals.find(visit.appeal_id) if visit.appeal_id else None
            household = desk.store.households.by_id(visit.household_id)
            return VisitKept(visit, household.head_name, appeal.number if appeal else "")

        def show(kept: VisitKept) -> None:
            self._form += 1
            self._draft_key = DRAFT_KEY
            self._set_busy(False)
            show_kept(kept)

        self._runner.run(keep, show, self._refused)

    def _drop_draft(self) -> None:
        key = self._draft_key
        self._runner.run(
            lambda desk: desk.store.drafts.drop(key), lambda _: None, self._screen.show_problem
        )


def has_words(report: VisitReport) -> bool:
    """Whether anything was typed that would be missed."""
    return any((report.content, report.finding, report.answer))


def problem_of(report: VisitReport) -> OperationRefused | None:
    """What only a form can get wrong; the act looks at all else."""
    if not report.household_id:
        return OperationRefused("household_unknown")
    if report.finding_class and not report.finding:
        return OperationRefused("finding_missing")
    return None


def find_households(desk: Desk, query: str) -> list[HouseholdFound]:
    """Households that a query may mean; a villager stands for the household."""
    store = desk.store
    found: dict[str, HouseholdFound] = {}
    with store.reading():
        for hit in store.search.find(query, HITS_LOOKED_THROUGH):
            if hit.kind == "household":
                household_id, person_name = hit.id, ""
            elif hit.kind == "person":
                household_id, person_name = store.persons.by_id(hit.id).household_id, hit.title
            else:
                continue
            household = store.households.by_ids([household_id]).get(household_id)
            if household and not household.is_deleted:
                found.setdefault(household_id, _found(household, person_name))
    heads_first = sorted(found.values(), key=lambda one: one.person_name not in ("", one.head_name))
    return heads_first[:MOST_HOUSEHOLDS]


def read_household(desk: Desk, household_id: str) -> HouseholdFound:
    """Raises OperationRefused `household_unknown`."""
    return _found(desk.store.households.by_id(household_id), "")


def read_draft(desk: Desk, key: str) -> VisitDraft | None:
    """What was typed earlier. One that an older program wrote otherwise is none, and neither is one
    whose visit was kept in the moment before the power went.
    """
    content = desk.store.drafts.load(key)
    if content is None:
        return None
    try:
        report = msgspec.json.decode(content, type=VisitReport)
        household = read_household(desk, report.household_id) if report.household_id else None
    except (msgspec.MsgspecError, UnicodeDecodeError, OperationRefused):
        return None
    if is_kept_already(desk, report):
        desk.store.drafts.drop(key)
        return None
    return VisitDraft(report, household, desk.store.drafts.keys()[key])


def is_kept_already(desk: Desk, report: VisitReport) -> bool:
    """Whether the newest visits of the household say just the same."""
    if not report.household_id:
        return False
    latest = desk.store.visits.page_of_household(report.household_id, limit=LATEST_LOOKED_THROUGH)
    said = msgspec.structs.asdict(report)
    if not report.visitor_name:
        del said["visitor_name"]  # whoever wrote it down
    return any(all(getattr(visit, name) == said[name] for name in said) for visit in latest)


def _found(household: Household, person_name: str) -> HouseholdFound:
    return HouseholdFound(
        household_id=household.id,
        number=household.number,
        head_name=household.head_name,
        address=household.address,
        person_name=person_name,
    )
