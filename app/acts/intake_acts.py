"""What staff do at the counter: give advice, take a case in, agree that papers may follow."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from app.acts.attachment_acts import AttachmentActs
from app.acts.case_writing import write_case_step
from app.acts.intake import (
    ENTRUSTED,
    POWER_OF_ATTORNEY_PAPER,
    PROXY_KINDS,
    Consultation,
    DeficiencyTerms,
    Intake,
    IntakeMaterial,
    IntakePicture,
)
from app.acts.money_acts import collect_money
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.deficiency import (
    EXPIRED,
    OPEN,
    CommitmentStanding,
    check_deficiency,
    latest_supplement_day,
    read_day,
    standing_of,
)
from app.models.errors import OperationRefused
from app.models.id_number import read_id_number
from app.models.intake_records import POWER_SCOPES
from app.models.moments import china_date_of, date_words
from app.models.records import Case, Material

MOST_COPIES = 99
ID_NUMBER_LENGTH = 18
POWER_TERM_DAYS = 90
"""How long a power of attorney lasts when nobody says otherwise [K]."""


class IntakeActs:
    """The acts at the counter. Each returns the case as it stands afterwards."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._attachments = AttachmentActs(workplace)

    def consult(self, actor: Actor, said: Consultation, draft_key: str = "") -> Case:
        """Note an enquiry that only wanted advice (咨询登记). What the item asks for is kept with it,
        so that it can be told on paper, and taken up when the enquiry becomes a case.

        Raises OperationRefused `consult_item_missing`, `service_item_unknown`,
        `household_unknown`, `person_unknown`.
        """
        if not said.item_code and not said.request.strip():
            raise OperationRefused("consult_item_missing")
        catalog = self._workplace.catalog
        item = catalog.item(said.item_code) if said.item_code else None
        self._check_known(said.household_id, said.applicant_id)
        with self._workplace.pen.act(actor, "register_case") as act:
            case_id = act.create(
                "case",
                {
                    "number": self._workplace.next_local_number("case"),
                    **(_item_fields(item, catalog.version) if item else {}),
                    "household_id": said.household_id,
                    "applicant_id": said.applicant_id,
                    "applicant_name": said.applicant_name.strip(),
                    "applicant_phone": said.applicant_phone.strip(),
                    "channel": said.channel,
                    "request": said.request.strip(),
                    **_receiver_fields(actor),
                },
            )
            if item:
                self._add_materials(act, case_id, wanted_materials(item))
            self._write_step(act, case_id, "consult")
            if draft_key:
                self._store.drafts.drop(draft_key)
        return self._store.cases.by_id(case_id)

    def register_case(self, actor: Actor, intake: Intake, draft_key: str = "") -> Case:
        """Take a case in; missing required papers put it at once into 待补正, unless they may follow.

        The form's draft, if `draft_key` names one, goes with the same commit.

        Raises OperationRefused `applicant_name_missing`, `service_item_unknown`,
        `household_unknown`, `person_unknown`, `case_not_a_consultation`; EnvironmentProblem
        `attachment_not_here` for a picture chosen too long ago; and what stands in the way
        of a proxy, of a commitment (see `accept_deficient`) or of money (see `check_money_step`).
        """
        with self._workplace.pen.act(actor, "register_case") as act:
            catalog = self._workplace.catalog
            item = catalog.item(intake.item_code)
            materials = self._checked(intake, item)
            missing = [m for m in materials if m.is_required and not m.is_received]
            with self._store.rows.gathering():
                item_fields = _item_fields(item, catalog.version)
                case_id = self._write_case(act, actor, intake, item, item_fields)
                self._add_materials(act, case_id, materials)
                if intake.proxy_name.strip() and _proxy_kind(intake) == ENTRUSTED:
                    self._write_power(act, case_id, intake)
                self._write_step(act, case_id, "receive")
                written = self._store.rows.row(Case, self._workplace.village.code, case_id)
            if missing and intake.deficiency:
                owed = self.missing_materials(case_id)
                self._write_commitment(act, case_id, owed, intake.deficiency)
            elif missing:
                names = "、".join(material.name for material in missing)
                self._write_step(act, case_id, "ask_supplement", note=f"缺：{names}")
            self._attach_pictures(act, case_id, intake.pictures)
            if intake.money:
                collect_money(self._workplace, act, case_id, intake.money)
            if draft_key:
                self._store.drafts.drop(draft_key)
            if written is None or missing or intake.pictures or intake.money:
                return self._store.cases.by_id(case_id)
            return written

    def accept_deficient(self, actor: Actor, case_id: str, terms: DeficiencyTerms) -> Case:
        """Take a case up although papers are missing that may follow (容缺受理).

        Raises OperationRefused `case_unknown`, `case_step_out_of_order`,
        `deficiency_credit_unchecked`, `deficiency_broken_before`, and what `check_deficiency` says.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            case = self._store.cases.by_id(case_id)
            if case.status not in ("received", "supplement"):
                raise OperationRefused(
                    "case_step_out_of_order", status=case.status, action="receive"
                )
            self._write_commitment(act, case_id, self.missing_materials(case_id), terms)
            if case.status == "supplement":
                self._write_step(act, case_id, "receive", note=self._commitment_words(case_id))
        return self._store.cases.by_id(case_id)

    def missing_materials(self, case_id: str) -> list[Material]:
        """Required papers that were not handed in yet, apart from those that may still follow."""
        standing = self.commitment(case_id)
        owed = {m.id for m in standing.owed} if standing and standing.state == OPEN else set()
        materials = self._store.cases.materials(case_id)
        return [m for m in materials if m.is_required and not m.received_at and m.id not in owed]

    def commitment(self, case_id: str) -> CommitmentStanding | None:
        """The newest commitment of a case, as it stands today."""
        return newest_standing(self._workplace, case_id)

    # -- checking

    def _checked(self, intake: Intake, item: ServiceItem) -> list[IntakeMaterial]:
        """The papers of an intake that may be registered."""
        if not intake.applicant_name.strip():
            raise OperationRefused("applicant_name_missing")
        self._check_known(intake.household_id, intake.applicant_id)
        if is_wrong_id_number(intake.applicant_id_number):
            raise OperationRefused("applicant_id_number_wrong")
        if intake.proxy_name.strip() or intake.proxy_relation.strip():
            self._check_proxy(intake, item)
        materials = list(intake.materials)
        if self._workplace.profile.service.is_written_proxy_wanted:
            materials = with_power_paper(intake)
        for material in materials:
            if not 1 <= material.copies <= MOST_COPIES:
                raise OperationRefused("material_count_wrong", name=material.name)
        return materials

    def _check_known(self, household_id: str, applicant_id: str) -> None:
        if household_id:
            self._store.households.by_id(household_id)
        if applicant_id:
            self._store.persons.by_id(applicant_id)

    def _check_proxy(self, intake: Intake, item: ServiceItem) -> None:
        if not item.is_delegable:
            raise OperationRefused("item_not_delegable", item=item.name)
        if not intake.proxy_name.strip():
            raise OperationRefused("proxy_name_missing")
        if not intake.proxy_relation.strip():
            raise OperationRefused("proxy_relation_missing")
        if _proxy_kind(intake) != ENTRUSTED:
            return
        power = intake.power
        if is_wrong_id_number(power.proxy_id_number):
            raise OperationRefused("proxy_id_number_wrong")
        if not set(power.scope) & set(POWER_SCOPES):
            raise OperationRefused("power_scope_missing")
        if power.valid_until and read_day(power.valid_until) < self._workplace.today():
            raise OperationRefused("power_expired")

    # -- writing

    def _write_case(
        self,
        act: Act,
        actor: Actor,
        intake: Intake,
        item: ServiceItem,
        item_fields: dict[str, Any],
    ) -> str:
        promised = self._workplace.promised_dates(item)
        name = intake.proxy_name.strip()
        fields: dict[str, Any] = {
            **item_fields,
            "household_id": intake.household_id,
            "applicant_id": intake.applicant_id,
            "applicant_name": intake.applicant_name.strip(),
            "applicant_phone": intake.applicant_phone.strip(),
            "applicant_id_number": intake.applicant_id_number.strip().upper(),
            "applicant_address": intake.applicant_address.strip(),
            "channel": intake.channel,
            "proxy_name": name,
            "proxy_relation": intake.proxy_relation.strip(),
            "proxy_kind": _proxy_kind(intake) if name else "",
            "request": intake.request.strip(),
            "station_received_at": self._workplace.now(),
            "station_due_on": promised.station_due_on,
            "expected_by": promised.expected_by,
            "is_expected_provisional": promised.is_provisional,
        }
        case_id = intake.consult_case_id
        if not case_id:
            number = self._workplace.next_local_number("case")
            return act.create("case", {"number": number, **fields, **_receiver_fields(actor)})
        if self._store.cases.by_id(case_id).status != "draft":
            raise OperationRefused("case_not_a_consultation")
        act.change("case", case_id, fields)
        for material in self._store.cases.materials(case_id):
            act.change("material", material.id, {"is_deleted": True})
        return case_id

    def _write_power(self, act: Act, case_id: str, intake: Intake) -> None:
        power, today = intake.power, self._workplace.today()
        usual = today + timedelta(days=POWER_TERM_DAYS)
        act.create(
            "power_of_attorney",
            {
                "case_id": case_id,
                "principal_name": intake.applicant_name.strip(),
                "proxy_name": intake.proxy_name.strip(),
                "proxy_id_number": power.proxy_id_number.strip().upper(),
                "proxy_phone": power.proxy_phone.strip(),
                "relation": intake.proxy_relation.strip(),
                "scope": [scope for scope in POWER_SCOPES if scope in power.scope],
                "valid_until": power.valid_until or usual.isoformat(),
                "signing_method": power.signing_method,
                "witness_name": power.witness_name.strip(),
                "signed_on": today.isoformat(),
            },
        )

    def _attach_pictures(self, act: Act, case_id: str, pictures: Sequence[IntakePicture]) -> None:
        """Each with its paper, or with the case when the paper is not among them any more."""
        papers = {m.name: m.id for m in self._store.cases.materials(case_id)} if pictures else {}
        for picture in pictures:
            paper = papers.get(picture.material_name)
            kind, parent = ("material", paper) if paper else ("case", case_id)
            self._attachments.write(act, kind, parent, picture.file)

    def _write_commitment(
        self, act: Act, case_id: str, missing: Sequence[Material], terms: DeficiencyTerms
    ) -> None:
        case, today = self._store.cases.by_id(case_id), self._workplace.today()
        calendar = self._workplace.calendar
        received_on = china_date_of(case.station_received_at)
        latest = latest_supplement_day(calendar, received_on, case.limit_amount, case.limit_unit)
        day = check_deficiency(missing, terms.due_on, today, latest)
        if not terms.is_credit_checked:
            raise OperationRefused("deficiency_credit_unchecked")
        if self._store.intakes.has_broken_commitment(case.applicant_id, today.isoformat()):
            raise OperationRefused("deficiency_broken_before")
        act.create(
            "commitment",
            {
                "case_id": case_id,
                "material_ids": [material.id for material in missing],
                "supplement_way": terms.supplement_way.strip(),
                "made_on": today.isoformat(),
                "due_on": day.isoformat(),
                "is_due_provisional": not (calendar.covers(received_on) and calendar.covers(day)),
            },
        )

    def _commitment_words(self, case_id: str) -> str:
        standing = newest_standing(self._workplace, case_id)
        if standing is None:
            return ""
        names = "、".join(material.name for material in standing.owed)
        return f"容缺受理，{date_words(standing.commitment.due_on)}前补交：{names}"

    def _write_step(self, act: Act, case_id: str, action: str, **fields: object) -> None:
        write_case_step(self._workplace, act, case_id, action, **fields)

    def _add_materials(self, act: Act, case_id: str, materials: Sequence[IntakeMaterial]) -> None:
        for position, material in enumerate(materials):
            received = material.is_received
            act.create(
                "material",
                {
                    "case_id": case_id,
                    "position": position,
                    "name": material.name,
                    "form": material.form,
                    "copies": material.copies,
                    "is_required": material.is_required,
                    "is_key": material.is_key,
                    "received_at": self._workplace.now() if received else "",
                    "holder": "station" if received else "applicant",
                },
            )


def newest_standing(workplace: Workplace, case_id: str) -> CommitmentStanding | None:
    """The newest commitment of a case, as it stands today."""
    commitments = workplace.store.intakes.commitments(case_id)
    if not commitments:
        return None
    materials = workplace.store.cases.materials(case_id)
    return standing_of(commitments[-1], materials, workplace.today())


def refuse_broken_commitment(standing: CommitmentStanding | None) -> None:
    """Raises OperationRefused `commitment_expired`: a word that was not kept ends the acceptance."""
    if standing is not None and standing.state == EXPIRED:
        raise OperationRefused("commitment_expired")


def wanted_materials(item: ServiceItem) -> list[IntakeMaterial]:
    """The papers that an item asks for, none of them here yet."""
    return [
        IntakeMaterial(
            name=material.name,
            is_received=False,
            form=material.form,
            copies=material.count,
            is_required=material.is_required,
            is_key=material.is_key,
        )
        for material in item.materials
    ]


def with_power_paper(intake: Intake) -> list[IntakeMaterial]:
    """The papers of an intake; who stands in for somebody absent brings the power of attorney."""
    materials = list(intake.materials)
    is_needed = bool(intake.proxy_name.strip()) and _proxy_kind(intake) == ENTRUSTED
    if is_needed and all(POWER_OF_ATTORNEY_PAPER not in m.name for m in materials):
        materials.append(IntakeMaterial(POWER_OF_ATTORNEY_PAPER, is_received=False))
    return materials


def is_wrong_id_number(text: str) -> bool:
    """Whether it is meant as a citizen's ID number and cannot be one. Other papers have other numbers."""
    number = text.strip()
    return len(number) == ID_NUMBER_LENGTH and bool(read_id_number(number).problem)


def _item_fields(item: ServiceItem, catalog_version: str) -> dict[str, Any]:
    return {
        "item_code": item.code,
        "item_name": item.name,
        "category": item.category,
        "department": item.department,
        "mode": item.mode,
        "catalog_version": catalog_version,
        "limit_amount": item.limit_amount,
        "limit_unit": item.limit_unit,
    }


def _proxy_kind(intake: Intake) -> str:
    return intake.proxy_kind if intake.proxy_kind in PROXY_KINDS else ENTRUSTED


def _receiver_fields(actor: Actor) -> dict[str, str]:
    """首问责任人: whoever was asked first."""
    return {
        "first_receiver_id": actor.id,
        "first_receiver_name": actor.name,
        "first_receiver_phone": actor.phone,
    }
