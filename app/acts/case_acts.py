"""What staff do with cases (代办) once they were taken in: report, deliver, follow up, write off."""

from collections.abc import Sequence

from app.acts.case_writing import CARRIED_STATES, hand_over_cases, write_move
from app.acts.ending_acts import Delivery, RatingGiven, check_closing, deliver, rate
from app.acts.intake_acts import IntakeActs, refuse_broken_commitment
from app.acts.money_acts import check_money_settled
from app.acts.pen import Actor
from app.models.custody import APPLICANT, held_by
from app.models.errors import OperationRefused
from app.models.limit_runs import deadline_from, end_fields
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
                elif held_by(known[material_id]) == APPLICANT:
                    write_move(self._workplace, act, known[material_id], "take_in")
            is_complete = not self.missing_materials(case_id)
            if is_complete and self._store.cases.by_id(case_id).status == "supplement":
                self._write_step(act, case_id, "receive")
        return self._store.cases.by_id(case_id)

    def submit(self, actor: Actor, case_id: str) -> Case:
        """Report the case to town; its papers go along as a batch of their own.

        Papers that may still follow hold nothing up. Raises OperationRefused
        `case_materials_missing`, `commitment_expired` and what `check_step` raises.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            refuse_broken_commitment(self.commitment(case_id))
            case = self._store.cases.by_id(case_id)
            if self.missing_materials(case_id):
                raise OperationRefused("case_materials_missing")
            if case.status in CARRIED_STATES:
                hand_over_cases(self._workplace, act, [case])
            else:
                self._write_step(act, case_id, "submit")
        return self._store.cases.by_id(case_id)

    def deliver(self, actor: Actor, case_id: str, receiver_name: str, note: str = "") -> Case:
        """Hand the result to the applicant, and all originals back."""
        return self.deliver_as(actor, case_id, Delivery(receiver_name, note=note))

    def deliver_as(self, actor: Actor, case_id: str, said: Delivery) -> Case:
        """The same with everything that the delivery receipt says."""
        with self._workplace.pen.act(actor, "advance_case") as act:
            deliver(self._workplace, act, case_id, said)
        return self._store.cases.by_id(case_id)

    def rate(self, actor: Actor, case_id: str, rating: str, note: str = "") -> Case:
        """Keep the applicant's rating: one for each round."""
        return self.rate_as(actor, case_id, RatingGiven(rating, reason=note))

    def rate_as(self, actor: Actor, case_id: str, given: RatingGiven) -> Case:
        """The same with everything that the applicant was asked."""
        with self._workplace.pen.act(actor, "advance_case") as act:
            rate(self._workplace, act, case_id, given)
        return self._store.cases.by_id(case_id)

    def follow_up(
        self, actor: Actor, case_id: str, *, is_satisfied: bool, method: str, note: str = ""
    ) -> Case:
        """Keep what the applicant said when asked again."""
        return self._single_step(
            actor, case_id, "follow_up", is_satisfied=is_satisfied, method=method, note=note
        )

    def write_off(self, actor: Actor, case_id: str) -> Case:
        """Write the case off (销号): only after a satisfied follow-up, with every original accounted
        for and every bad rating settled.

        Raises OperationRefused also `case_originals_unaccounted`, `case_rectification_open`.
        """
        return self._closing_step(actor, case_id, "write_off")

    def rework(self, actor: Actor, case_id: str, note: str) -> Case:
        """Back to town for another round, because the applicant is not satisfied.

        The authority's promised limit starts to run anew.
        """
        workplace = self._workplace
        with workplace.pen.act(actor, "advance_case") as act:
            case = self._store.cases.by_id(case_id)
            due = deadline_from(
                workplace.calendar, workplace.now(), case.limit_amount, case.limit_unit
            )
            self._write_step(act, case_id, "rework", note=note, **end_fields(due))
        return self._store.cases.by_id(case_id)

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
        """Put a closed case away. Raises OperationRefused also `case_originals_unaccounted`,
        `case_money_open`.
        """
        check_money_settled(self._workplace, case_id)
        return self._closing_step(actor, case_id, "archive")

    def _single_step(self, actor: Actor, case_id: str, action: str, **fields: object) -> Case:
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._write_step(act, case_id, action, **fields)
        return self._store.cases.by_id(case_id)

    def _closing_step(self, actor: Actor, case_id: str, action: str) -> Case:
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._write_step(act, case_id, action)  # first, for its own reason comes first
            check_closing(self._workplace, case_id, action)
        return self._store.cases.by_id(case_id)
