"""What staff do with the papers themselves: hand them over in batches, give them back, account for them."""

from collections.abc import Sequence

from app.acts.case_writing import (
    CARRIED_STATES,
    bring_to_station,
    hand_over_cases,
    write_move,
)
from app.acts.intake_acts import IntakeActs, refuse_broken_commitment
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.custody import APPLICANT, TO_STATION, held_by
from app.models.custody_records import Handover
from app.models.errors import OperationRefused
from app.models.records import Case, Material

FOUND_HERE = "核对时在站里找到"


class HandOverActs:
    """The acts on batches of papers (移交清单)."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._intake = IntakeActs(workplace)

    def hand_over(self, actor: Actor, case_ids: Sequence[str]) -> Handover:
        """Report all these cases to town with one hand-over list, or none of them.

        Raises OperationRefused `handover_empty`, `case_unknown`, `handover_case_not_ready` (number),
        `handover_materials_missing` (number, names), `commitment_expired`.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            cases = [self._store.cases.by_id(case_id) for case_id in dict.fromkeys(case_ids)]
            if not cases:
                raise OperationRefused("handover_empty")
            for case in cases:
                self._check_ready(case)
            return hand_over_cases(self._workplace, act, cases)

    def receive(self, actor: Actor, batch_id: str, arrived: Sequence[str]) -> Handover:
        """Count in a batch that the township sent down: `arrived` are the papers that are there.

        The others stay on the way. Raises OperationRefused `handover_unknown`, `material_unknown`,
        `handover_not_for_us`.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            batch = self._store.custody.handover(batch_id)
            if batch.direction != TO_STATION:
                raise OperationRefused("handover_not_for_us")
            if not arrived or not set(batch.material_ids) >= set(arrived):
                raise OperationRefused("material_unknown")
            for material in self._store.custody.materials(list(arrived)):
                if held_by(material) == TO_STATION and material.batch_id == batch_id:
                    write_move(
                        self._workplace, act, material, "receive_at_station", batch_id=batch_id
                    )
            return batch

    def _check_ready(self, case: Case) -> None:
        if case.status not in CARRIED_STATES:
            return
        refuse_broken_commitment(self._intake.commitment(case.id))
        missing = self._intake.missing_materials(case.id)
        if missing:
            names = "、".join(material.name for material in missing)
            raise OperationRefused("handover_materials_missing", number=case.number, names=names)


class CustodyActs:
    """The acts on single papers. Each returns the papers of the case as they are afterwards.

    Raises OperationRefused `case_unknown`, `material_unknown`, and what `check_move` says.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def give_back(
        self,
        actor: Actor,
        case_id: str,
        material_ids: Sequence[str],
        signer_name: str,
        signer_relation: str = "",
    ) -> list[Material]:
        """Return papers to the applicant, or whoever signs for them."""
        with self._workplace.pen.act(actor, "advance_case") as act:
            for material in self._chosen(case_id, material_ids):
                bring_to_station(self._workplace, act, material, FOUND_HERE)
                fresh = self._store.custody.materials([material.id])[0]
                write_move(
                    self._workplace,
                    act,
                    fresh,
                    "give_back",
                    signer_name=signer_name.strip(),
                    signer_relation=signer_relation.strip(),
                )
        return self._store.cases.materials(case_id)

    def bring_back(
        self, actor: Actor, case_id: str, material_ids: Sequence[str], note: str = ""
    ) -> list[Material]:
        """Papers came back to the station: from town, from the way, or they had never left."""
        with self._workplace.pen.act(actor, "advance_case") as act:
            for material in self._chosen(case_id, material_ids):
                if held_by(material) == APPLICANT:
                    write_move(self._workplace, act, material, "take_in")
                else:
                    bring_to_station(self._workplace, act, material, note.strip() or FOUND_HERE)
        return self._store.cases.materials(case_id)

    def declare(
        self, actor: Actor, case_id: str, material_ids: Sequence[str], action: str, note: str
    ) -> list[Material]:
        """Say with a reason that papers are kept for good (`retain`), lost (`declare_lost`),
        damaged (`declare_damaged`) or found again (`find`).
        """
        if action not in ("retain", "declare_lost", "declare_damaged", "find"):
            raise OperationRefused("custody_step_not_yours")
        with self._workplace.pen.act(actor, "advance_case") as act:
            for material in self._chosen(case_id, material_ids):
                write_move(self._workplace, act, material, action, note=note.strip())
        return self._store.cases.materials(case_id)

    def _chosen(self, case_id: str, material_ids: Sequence[str]) -> list[Material]:
        self._store.cases.by_id(case_id)
        known = {material.id: material for material in self._store.cases.materials(case_id)}
        if not material_ids or not known.keys() >= set(material_ids):
            raise OperationRefused("material_unknown")
        return [known[material_id] for material_id in dict.fromkeys(material_ids)]
