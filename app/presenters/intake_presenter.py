"""What happens when someone registers a case at the counter. No Qt, no SQL."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.intake_acts import wanted_materials
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.errors import OperationRefused, Problem
from app.models.id_number import mask_id_number, mask_phone
from app.models.promise import PromisedDates
from app.models.proofs import Proof
from app.models.records import Household, Person
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

DRAFT_KEY = "intake"
MOST_APPLICANTS = 12
MOST_ITEMS = 40
WHOLE_HOUSEHOLD = frozenset({"household_number", "card_number", "address"})


class Applicant(msgspec.Struct, frozen=True):
    """A villager who may be meant, told apart from a namesake by household and number tails."""

    person_id: str
    household_id: str
    name: str
    household_number: str
    head_name: str
    head_relation: str
    masked_phone: str
    masked_id_number: str
    doubt: str


class ItemSheet(msgspec.Struct, frozen=True):
    """A chosen item with the papers that it needs and the dates it promises."""

    item: ServiceItem
    materials: tuple[IntakeMaterial, ...]
    dates: PromisedDates


class IntakeDraft(msgspec.Struct, frozen=True):
    """What was typed at an earlier time, with the records that it names."""

    intake: Intake
    saved_at: str
    item: ItemSheet | None
    applicant: Applicant | None


class IntakeScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the form."""

    def clear_form(self) -> None:
        """An empty form, the cursor in its first field."""
        ...

    def show_catalog_kind(self, *, is_sample: bool) -> None:
        """Say so when the catalogue is only a sample."""
        ...

    def show_applicants(self, applicants: Sequence[Applicant]) -> None:
        """Who may be meant by what was typed."""
        ...

    def show_applicant(self, applicant: Applicant) -> None:
        """Show who the applicant is."""
        ...

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items, or certificates that no village may issue, may be meant by what was typed."""
        ...

    def show_item(self, sheet: ItemSheet) -> None:
        """Show the item that is wanted, its papers and its dates."""
        ...

    def refuse_item(self, problem: Problem) -> None:
        """What was chosen cannot be done here, and why; the choice is empty again."""
        ...

    def offer_draft(self, draft: IntakeDraft) -> None:
        """Ask whether to go on with what was typed earlier."""
        ...

    def show_draft(self, draft: IntakeDraft) -> None:
        """Fill the form with what was typed earlier."""
        ...

    def mark_missing(self, field: str) -> None:
        """Point at a field that must be filled: `applicant` or `item`."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that the case is being kept, or no longer."""
        ...

    def show_registered(self, case_id: str) -> None:
        """The case is kept; its page comes next."""
        ...


class IntakePresenter:
    """The form for a new case. What is typed is kept as a draft until the case is registered."""

    def __init__(self, screen: IntakeScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form = 0  # which filling-in of the form it is, so that late answers can be dropped
        self._applicant_query = ""
        self._item_query = ""
        self._asked_for = ""
        self._offered: IntakeDraft | None = None
        self._is_busy = False

    def open(self, person_id: str = "") -> None:
        """Show an empty form, or first ask about the draft of an earlier one.

        `person_id` is the applicant when a villager was found elsewhere.
        """
        form = self._begin()
        self._asked_for = person_id

        def show(answer: tuple[bool, IntakeDraft | None]) -> None:
            if form != self._form:
                return
            is_sample, self._offered = answer
            self._screen.show_catalog_kind(is_sample=is_sample)
            if self._offered:
                self._screen.offer_draft(self._offered)
            else:
                self._show_asked_for()

        self._runner.run(
            lambda desk: (desk.workplace.catalog.is_sample, read_draft(desk)),
            show,
            self._screen.show_problem,
        )

    def continue_draft(self) -> None:
        """Go on with what was typed earlier."""
        if self._offered:
            self._screen.show_draft(self._offered)
            self._offered = None

    def give_up_draft(self) -> None:
        """Begin anew; what was typed earlier is forgotten."""
        self._begin()
        self._drop_draft()
        self._show_asked_for()

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now. Not while an earlier draft still waits for an answer."""
        if self._is_busy or self._offered:
            return
        intake = msgspec.convert(typed, Intake)
        if intake == Intake("", "", ()):
            self._drop_draft()
            return
        content = msgspec.json.encode(intake)
        self._runner.run(
            lambda desk: desk.store.drafts.save(DRAFT_KEY, content, desk.workplace.now()),
            lambda _: None,
            self._screen.show_problem,
        )

    def find_applicants(self, query: str) -> None:
        """Look for villagers by name, pinyin, tail of a number or household number."""
        self._applicant_query = query

        def show(applicants: list[Applicant]) -> None:
            if query == self._applicant_query:
                self._screen.show_applicants(applicants)

        self._runner.run(lambda desk: find_applicants(desk, query), show, self._screen.show_problem)

    def find_items(self, query: str) -> None:
        """Look for items by name, pinyin, initials, category or code."""
        self._item_query = query

        def show(items: list[ServiceItem | Proof]) -> None:
            if query == self._item_query:
                self._screen.show_items(items)

        self._runner.run(
            lambda desk: choices_for(desk.workplace, query),
            show,
            self._screen.show_problem,
        )

    def choose_applicant(self, applicant: Applicant) -> None:
        """Take this villager as the applicant."""
        self._applicant_query = ""
        self._screen.show_applicant(applicant)

    def choose_item(self, item: ServiceItem | Proof) -> None:
        """Take this item as what is asked for; a blocked certificate is explained and refused."""
        self._item_query = ""
        if isinstance(item, Proof):
            self._screen.refuse_item(
                OperationRefused("proof_not_issued_by_villages", name=item.name, advice=item.advice)
            )
            return
        form = self._form

        def show(sheet: ItemSheet) -> None:
            if form == self._form:
                self._screen.show_item(sheet)

        self._runner.run(
            lambda desk: item_sheet(desk.workplace, item.code), show, self._screen.show_problem
        )

    def register(self, typed: Mapping[str, Any]) -> None:
        """Register the case. A second press while it is being kept does nothing."""
        if self._is_busy:
            return
        intake = msgspec.convert(typed, Intake)
        missing = _missing_field(intake)
        if missing:
            self._screen.mark_missing(missing)
            return
        actor = self._actor()
        self._set_busy(True)

        def keep(desk: Desk) -> str:
            typed = with_known_phone(desk, intake)
            return desk.cases.register_case(actor, typed, draft_key=DRAFT_KEY).id

        def show(case_id: str) -> None:
            self._set_busy(False)
            self._begin()
            self._screen.show_registered(case_id)

        self._runner.run(keep, show, self._refused)

    def _begin(self) -> int:
        self._form += 1
        self._offered = None
        self._screen.clear_message()
        self._screen.clear_form()
        return self._form

    def _show_asked_for(self) -> None:
        person_id, form = self._asked_for, self._form
        if not person_id:
            return

        def show(applicant: Applicant) -> None:
            if form == self._form:
                self._screen.show_applicant(applicant)

        self._runner.run(
            lambda desk: read_applicant(desk, person_id), show, self._screen.show_problem
        )

    def _drop_draft(self) -> None:
        self._runner.run(
            lambda desk: desk.store.drafts.drop(DRAFT_KEY),
            lambda _: None,
            self._screen.show_problem,
        )

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def find_applicants(desk: Desk, query: str) -> list[Applicant]:
    """Villagers that a query may mean; a household's number or card stands for all its people."""
    store = desk.store
    with store.reading():
        found: dict[str, Applicant] = {}
        for hit in store.search.find(query, MOST_APPLICANTS):
            if hit.kind == "person":
                found.setdefault(hit.id, read_applicant(desk, hit.id))
            elif hit.kind == "household" and hit.matched_by in WHOLE_HOUSEHOLD:
                household = store.households.by_id(hit.id)
                for person in store.households.persons(hit.id):
                    found.setdefault(person.id, _applicant(person, household))
    return list(found.values())[:MOST_APPLICANTS]


def read_applicant(desk: Desk, person_id: str) -> Applicant:
    """Raises OperationRefused `person_unknown`."""
    person = desk.store.persons.by_id(person_id)
    households = desk.store.households.by_ids([person.household_id])
    return _applicant(person, households.get(person.household_id))


def with_known_phone(desk: Desk, intake: Intake) -> Intake:
    """A phone left empty is the one in the roster, which screens show masked only."""
    if intake.applicant_phone or not intake.applicant_id:
        return intake
    phones = desk.store.persons.by_id(intake.applicant_id).phones
    return msgspec.structs.replace(intake, applicant_phone=phones[0]) if phones else intake


def choices_for(workplace: Workplace, query: str) -> list[ServiceItem | Proof]:
    """Items that a query may mean, and behind them the certificates that no village may issue."""
    blocked = [proof for proof in workplace.proofs.find(query) if proof.is_blocked]
    return [*workplace.catalog.find(query, MOST_ITEMS), *blocked]


def item_sheet(workplace: Workplace, item_code: str) -> ItemSheet:
    """An item as the form shows it. Raises OperationRefused `service_item_unknown`."""
    item = workplace.catalog.item(item_code)
    materials = tuple(wanted_materials(item))
    return ItemSheet(item, materials, workplace.promised_dates(item))


def read_draft(desk: Desk) -> IntakeDraft | None:
    """The draft of an earlier form. One that another version wrote otherwise is none; an item or a
    villager that is gone since is left out.
    """
    content = desk.store.drafts.load(DRAFT_KEY)
    if content is None:
        return None
    try:
        intake = msgspec.json.decode(content, type=Intake)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    item = applicant = None
    with contextlib.suppress(OperationRefused):
        item = item_sheet(desk.workplace, intake.item_code)
    with contextlib.suppress(OperationRefused):
        applicant = read_applicant(desk, intake.applicant_id)
    return IntakeDraft(intake, desk.store.drafts.keys()[DRAFT_KEY], item, applicant)


def _missing_field(intake: Intake) -> str:
    name = intake.applicant_name
    is_only_a_query = name.isascii() and (name.islower() or name.isdigit())
    if not name or (is_only_a_query and not intake.applicant_id):
        return "applicant"
    return "" if intake.item_code else "item"


def _applicant(person: Person, household: Household | None) -> Applicant:
    return Applicant(
        person_id=person.id,
        household_id=person.household_id,
        name=person.name,
        household_number=household.number if household else "",
        head_name=household.head_name if household else "",
        head_relation=person.head_relation,
        masked_phone=mask_phone(person.phones[0]) if person.phones else "",
        masked_id_number=mask_id_number(person.id_number),
        doubt=person.doubt,
    )
