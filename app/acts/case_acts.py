"""What staff do with cases (代办): take papers in, report to town, deliver, follow up, write off."""

from collections.abc import Sequence

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.case_states import STATION, check_step, progress_of
from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep, Material


class IntakeMaterial(msgspec.Struct, frozen=True):
    """One paper of an intake, ticked or not."""

    name: str
    is_received: bool
    form: str = "original"
    copies: int = 1
    is_required: bool = True


class Intake(msgspec.Struct, frozen=True):
    """What the desk typed for a new case."""

    item_code: str
    applicant_name: str
    materials: tuple[IntakeMaterial, ...]
    applicant_id: str = ""
    applicant_phone: str = ""
    household_id: str = ""
    channel: str = "station"
    request: str = ""
    proxy_name: str = ""
    proxy_relation: str = ""


class CaseActs:
    """The acts on cases. Each returns the case as it stands afterwards.

    Raises OperationRefused `case_unknown`, and what `check_step` says of a step.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def register_case(self, actor: Actor, intake: Intake, draft_key: str = "") -> Case:
        """Take a case in; missing required papers put it at once into 待补正.

        The form's draft, if `draft_key` names one, goes with the same commit.

        Raises OperationRefused `applicant_name_missing`, `service_item_unknown`,
        `household_unknown`, `person_unknown`.
        """
        name = intake.applicant_name.strip()
        if not name:
            raise OperationRefused("applicant_name_missing")
        item = self._workplace.catalog.item(intake.item_code)
        promised = self._workplace.promised_dates(item)
        if intake.household_id:
            self._store.households.by_id(intake.household_id)
        if intake.applicant_id:
            self._store.persons.by_id(intake.applicant_id)
        with self._workplace.pen.act(actor, "register_case") as act:
            case_id = act.create(
                "case",
                {
                    "number": self._workplace.next_local_number("case"),
                    "item_code": item.code,
                    "item_name": item.name,
                    "category": item.category,
                    "department": item.department,
                    "mode": item.mode,
                    "catalog_version": self._workplace.catalog.version,
                    "limit_amount": item.limit_amount,
                    "limit_unit": item.limit_unit,
                    "household_id": intake.household_id,
                    "applicant_id": intake.applicant_id,
                    "applicant_name": name,
                    "applicant_phone": intake.applicant_phone.strip(),
                    "channel": intake.channel,
                    "proxy_name": intake.proxy_name.strip(),
                    "proxy_relation": intake.proxy_relation.strip(),
                    "request": intake.request.strip(),
                    "first_receiver_id": actor.id,
                    "first_receiver_name": actor.name,
                    "first_receiver_phone": actor.phone,
                    "station_received_at": self._workplace.now(),
                    "station_due_on": promised.station_due_on,
                    "expected_by": promised.expected_by,
                    "is_expected_provisional": promised.is_provisional,
                },
            )
            self._add_materials(act, case_id, intake.materials)
            self._write_step(act, case_id, "receive")
            missing = [m.name for m in intake.materials if m.is_required and not m.is_received]
            if missing:
                self._write_step(act, case_id, "ask_supplement", note="缺：" + "、".join(missing))
            if draft_key:
                self._store.drafts.drop(draft_key)
        return self._store.cases.by_id(case_id)

    def receive_materials(self, actor: Actor, case_id: str, material_ids: Sequence[str]) -> Case:
        """Papers brought later; once none that is required is missing, the case is 已收件 again.

        What was handed in before keeps its time. Raises OperationRefused `case_unknown`,
        `material_unknown`.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._store.cases.by_id(case_id)
            known = {material.id: material for material in self._store.cases.materials(case_id)}
            if not material_ids or not known.keys() >= set(material_ids):
                raise OperationRefused("material_unknown")
            for material_id in material_ids:
                if not known[material_id].received_at:
                    received = {"received_at": self._workplace.now(), "holder": "station"}
                    act.change("material", material_id, received)
            is_complete = not self.missing_materials(case_id)
            if is_complete and self._store.cases.by_id(case_id).status == "supplement":
                self._write_step(act, case_id, "receive")
        return self._store.cases.by_id(case_id)

    def missing_materials(self, case_id: str) -> list[Material]:
        """Required papers that were not handed in yet."""
        materials = self._store.cases.materials(case_id)
        return [m for m in materials if m.is_required and not m.received_at]

    def submit(self, actor: Actor, case_id: str) -> Case:
        """Report the case to town; the papers go along.

        Raises OperationRefused `case_materials_missing` and what `check_step` raises.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            if self.missing_materials(case_id):
                raise OperationRefused("case_materials_missing")
            self._write_step(act, case_id, "submit")
            for material in self._store.cases.materials(case_id):
                if material.holder == "station":
                    act.change("material", material.id, {"holder": "township"})
        return self._store.cases.by_id(case_id)

    def deliver(self, actor: Actor, case_id: str, receiver_name: str, note: str = "") -> Case:
        """Hand the result to the applicant, and the originals back."""
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._write_step(
                act, case_id, "deliver", receiver_name=receiver_name.strip(), note=note
            )
            for material in self._store.cases.materials(case_id):
                if material.received_at and material.form == "original":
                    act.change("material", material.id, {"holder": "applicant"})
        return self._store.cases.by_id(case_id)

    def rate(self, actor: Actor, case_id: str, rating: str, note: str = "") -> Case:
        """Keep the applicant's rating: one for each round."""
        return self._single_step(actor, case_id, "rate", rating=rating, note=note)

    def follow_up(
        self, actor: Actor, case_id: str, *, is_satisfied: bool, method: str, note: str = ""
    ) -> Case:
        """Keep what the applicant said when asked again."""
        return self._single_step(
            actor, case_id, "follow_up", is_satisfied=is_satisfied, method=method, note=note
        )

    def write_off(self, actor: Actor, case_id: str) -> Case:
        """Write the case off (销号): only after a satisfied follow-up."""
        return self._single_step(actor, case_id, "write_off")

    def rework(self, actor: Actor, case_id: str, note: str) -> Case:
        """Back to town for another round, because the applicant is not satisfied."""
        return self._single_step(actor, case_id, "rework", note=note)

    def withdraw(self, actor: Actor, case_id: str, note: str) -> Case:
        """The applicant takes the case back."""
        return self._single_step(actor, case_id, "withdraw", note=note)

    def decline(self, actor: Actor, case_id: str, note: str) -> Case:
        """The station cannot take it, and says why."""
        return self._single_step(actor, case_id, "decline", note=note)

    def ask_supplement(self, actor: Actor, case_id: str, note: str) -> Case:
        """Say everything that is missing, once (一次性告知)."""
        return self._single_step(actor, case_id, "ask_supplement", note=note)

    def archive(self, actor: Actor, case_id: str) -> Case:
        """Put a closed case away."""
        return self._single_step(actor, case_id, "archive")

    def _single_step(self, actor: Actor, case_id: str, action: str, **fields: object) -> Case:
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._write_step(act, case_id, action, **fields)
        return self._store.cases.by_id(case_id)

    def _write_step(self, act: Act, case_id: str, action: str, **fields: object) -> None:
        self._store.cases.by_id(case_id)
        content = {"action": action, "at": self._workplace.now(), **fields}
        progress = progress_of(self._store.cases.steps(case_id))
        check_step(progress, msgspec.convert({"id": "", "side": STATION, **content}, CaseStep))
        act.step("case_step", case_id, content)

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
                    "received_at": self._workplace.now() if received else "",
                    "holder": "station" if received else "applicant",
                },
            )
