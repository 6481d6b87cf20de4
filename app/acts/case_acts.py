"""What staff do with cases (代办) once they were taken in: report, deliver, follow up, write off."""

from collections.abc import Sequence

from app.acts.intake_acts import IntakeActs, refuse_broken_commitment
from app.acts.money_acts import check_money_settled
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.records import Case


class CaseActs(IntakeActs):
    """The acts on cases. Each returns the case as it stands afterwards.

    Raises OperationRefused `case_unknown`, and what `check_step` says of a step.
    """

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

    def submit(self, actor: Actor, case_id: str) -> Case:
        """Report the case to town; the papers go along.

        Papers that may still follow hold nothing up. Raises OperationRefused
        `case_materials_missing`, `commitment_expired` and what `check_step` raises.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            refuse_broken_commitment(self.commitment(case_id))
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
        """Put a closed case away. Raises OperationRefused also `case_money_open`."""
        check_money_settled(self._workplace, case_id)
        return self._single_step(actor, case_id, "archive")

    def _single_step(self, actor: Actor, case_id: str, action: str, **fields: object) -> Case:
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._write_step(act, case_id, action, **fields)
        return self._store.cases.by_id(case_id)
