"""What the form for a new case reads: villagers, items with their papers, and forms left unfinished."""

import contextlib
from collections.abc import Iterable

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.intake_acts import wanted_materials
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.deficiency import latest_supplement_day, usual_supplement_day
from app.models.errors import OperationRefused
from app.models.id_number import mask_id_number, mask_phone
from app.models.promise import PromisedDates
from app.models.proofs import Proof
from app.models.records import Household, Person

DRAFT_KEY = "intake"
"""Drafts are kept under `intake/1`, `intake/2`; one of an earlier version under `intake` alone."""
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
    """A chosen item with the papers that it needs and the dates it promises. `is_power_wanted`: who
    stands in for the applicant brings a written power of attorney.
    """

    item: ServiceItem
    materials: tuple[IntakeMaterial, ...]
    dates: PromisedDates
    usual_supplement_on: str = ""
    latest_supplement_on: str = ""
    is_power_wanted: bool = True


class WaitingDraft(msgspec.Struct, frozen=True):
    """A form that was left unfinished, in one line."""

    key: str
    saved_at: str
    applicant_name: str
    item_name: str
    picture_count: int = 0


class IntakeDraft(msgspec.Struct, frozen=True):
    """What was typed at an earlier time, with the records that it names."""

    intake: Intake
    saved_at: str
    item: ItemSheet | None
    applicant: Applicant | None


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
    item, today = workplace.catalog.item(item_code), workplace.today()
    latest = latest_supplement_day(workplace.calendar, today, item.limit_amount, item.limit_unit)
    days = workplace.profile.supplement_working_days
    usual = usual_supplement_day(workplace.calendar, today, days, latest)
    return ItemSheet(
        item,
        tuple(wanted_materials(item)),
        workplace.promised_dates(item),
        usual.isoformat(),
        latest.due_on.isoformat(),
        workplace.profile.service.is_written_proxy_wanted,
    )


def read_intake(desk: Desk, intake: Intake, saved_at: str = "") -> IntakeDraft:
    """A form with the records that it names; an item or a villager that is gone is left out."""
    item = applicant = None
    with contextlib.suppress(OperationRefused):
        item = item_sheet(desk.workplace, intake.item_code)
    with contextlib.suppress(OperationRefused):
        applicant = read_applicant(desk, intake.applicant_id)
    return IntakeDraft(intake, saved_at, item, applicant)


def read_draft(desk: Desk, key: str) -> IntakeDraft | None:
    """The draft of an earlier form. One that another version wrote otherwise is none."""
    intake = _kept_intake(desk, key)
    return read_intake(desk, intake, desk.store.drafts.keys()[key]) if intake else None


def waiting_drafts(desk: Desk) -> list[WaitingDraft]:
    """Every form that was left unfinished, the newest first."""
    waiting = []
    for key, saved_at in desk.store.drafts.keys().items():
        intake = _kept_intake(desk, key) if _is_ours(key) else None
        if intake is None:
            continue
        item_name = ""
        with contextlib.suppress(OperationRefused):
            item_name = desk.workplace.catalog.item(intake.item_code).name
        name, pictures = intake.applicant_name, len(intake.pictures)
        waiting.append(WaitingDraft(key, saved_at, name, item_name, pictures))
    return sorted(waiting, key=lambda draft: (draft.saved_at, draft.key), reverse=True)


def next_draft_key(keys: Iterable[str]) -> str:
    """A key that no draft has."""
    numbers = [key.partition("/")[2] for key in keys if _is_ours(key)]
    return f"{DRAFT_KEY}/{max([int(n) for n in numbers if n.isdigit()], default=0) + 1}"


def intake_of_consultation(desk: Desk, case_id: str) -> Intake:
    """What was typed when somebody only asked, to go on with. Raises OperationRefused
    `case_unknown`, `case_not_a_consultation`.
    """
    case = desk.store.cases.by_id(case_id)
    if case.status != "draft":
        raise OperationRefused("case_not_a_consultation")
    sheet = item_sheet(desk.workplace, case.item_code) if case.item_code else None
    return Intake(
        case.item_code,
        case.applicant_name,
        sheet.materials if sheet else (),
        applicant_id=case.applicant_id,
        applicant_phone=case.applicant_phone,
        household_id=case.household_id,
        channel=case.channel,
        request=case.request,
        consult_case_id=case_id,
    )


def _is_ours(key: str) -> bool:
    return key == DRAFT_KEY or key.startswith(f"{DRAFT_KEY}/")


def _kept_intake(desk: Desk, key: str) -> Intake | None:
    content = desk.store.drafts.load(key)
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Intake)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


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
