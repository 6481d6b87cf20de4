"""What staff do on visits (走访) and with the appeals (诉求) that come of them."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.acts.appeal_report import AppealReport
from app.acts.appeal_writing import open_appeal
from app.acts.appointment_acts import keep_by_visit
from app.acts.attachment_acts import AttachmentActs, PreparedFile
from app.acts.pen import Act, Actor
from app.acts.visit_report import VisitReport, check_report, cleaned
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.must_visits import GOING_THERE
from app.models.records import Visit
from app.models.step_order import counting_in_order
from app.models.visit_records import NO_FINDING
from app.models.visit_statistics import CHANNELS

__all__ = ["CHANNELS", "VisitActs", "VisitReport"]

MOST_HOUSEHOLDS_A_WALK = 200


class VisitActs:
    """The acts on visits."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._attachments = AttachmentActs(workplace)

    def record_visit(
        self,
        actor: Actor,
        report: VisitReport,
        draft_key: str = "",
        pictures: Sequence[PreparedFile] = (),
    ) -> Visit:
        """Keep a visit; a finding opens an appeal in the ledger.

        Photographs, and the end of the form's draft, if `draft_key` names one, go with the same commit.

        Raises OperationRefused `household_unknown`, `appeal_reply_missing`,
        `must_visit_not_answered_so`, what `check_report` raises;
        EnvironmentProblem `attachment_not_here` for a picture that was prepared too long ago.
        """
        return self.record_walk(actor, [report], draft_key, pictures)[0]

    def record_walk(
        self,
        actor: Actor,
        reports: Sequence[VisitReport],
        draft_key: str = "",
        pictures: Sequence[PreparedFile] = (),
    ) -> list[Visit]:
        """Keep all visits of one walk, or none of them; a refusal says which by `place`, from 0.
        Photographs are kept with the first.

        Raises OperationRefused `walk_empty`, `walk_too_long`, and what `record_visit` raises.
        """
        if not reports:
            raise OperationRefused("walk_empty")
        if len(reports) > MOST_HOUSEHOLDS_A_WALK:
            raise OperationRefused("walk_too_long", most=MOST_HOUSEHOLDS_A_WALK)
        kept: list[str] = []
        with self._workplace.pen.act(actor, "record_visit") as act:
            for place, report in enumerate(reports):
                try:
                    kept.append(self._keep(act, actor, cleaned(report), kept, len(reports)))
                except OperationRefused as refusal:
                    refusal.facts["place"] = place
                    raise
            for picture in pictures:
                self._attachments.write(act, "visit", kept[0], picture)
            if draft_key:
                self._store.drafts.drop(draft_key)
        return [self._store.visits.by_entity(visit_id) for visit_id in kept]

    def correct_visit(
        self, actor: Actor, visit_id: str, report: VisitReport, note: str, draft_key: str = ""
    ) -> Visit:
        """A later version of a visit; the earlier one stays readable. `note` says why.

        A finding that is new opens an appeal; one that had opened an appeal leaves its words as they
        are, but it goes with the visit to another household.

        Raises OperationRefused `visit_unknown`, `visit_correction_note_missing`,
        `visit_taken_back_already`, `visit_appeal_answered`, and what `record_visit` raises.
        """
        report = cleaned(report)
        self._check(report)
        with self._workplace.pen.act(actor, "record_visit") as act:
            earlier = self._standing(visit_id, note)
            appeal_id = earlier.appeal_id
            if report.finding and not appeal_id:
                appeal_id = self._open_appeal(act, actor, report)
                act.change("appeal", appeal_id, {"visit_id": visit_id})
            elif report.household_id != earlier.household_id:
                self._move_appeal(act, earlier, report)
            self._settle_tasks(act, visit_id, report, earlier.answered_tasks)
            fields = self._fields(actor, report) | {
                "number": earlier.number,
                "appeal_id": appeal_id,
                "outing_id": earlier.outing_id,
                "correction_note": note.strip(),
            }
            if not report.visitor_name:
                fields |= {name: getattr(earlier, name) for name in ("visitor_name", "visitor_id")}
            written = self._store.visits.written(visit_id)
            is_hidden = written.finding != earlier.finding
            if is_hidden and not report.finding:
                fields |= {name: getattr(written, name) for name in NO_FINDING}
            act.event("visit", fields, visit_id)
            if draft_key:
                self._store.drafts.drop(draft_key)
        return self._store.visits.by_entity(visit_id)

    def take_back_visit(self, actor: Actor, visit_id: str, note: str) -> None:
        """A visit that was written down by mistake counts no longer; it stays readable. Must-visit
        tasks that it had answered wait again.

        Raises OperationRefused `visit_unknown`, `visit_correction_note_missing`,
        `visit_taken_back_already`.
        """
        with self._workplace.pen.act(actor, "record_visit") as act:
            earlier = self._standing(visit_id, note)
            for task_id in earlier.answered_tasks:
                self._reopen(act, task_id, visit_id)
            kept = (
                *VisitReport.__struct_fields__,
                "number", "grid_id", "appeal_id", "outing_id", "visitor_id",
            )  # fmt: skip
            written = self._store.visits.written(visit_id)
            said = {name: getattr(written, name) for name in kept}
            now = self._workplace.now()
            act.event(
                "visit",
                {**said, "recorded_at": now, "correction_note": note.strip(), "is_deleted": True},
                visit_id,
            )

    def _keep(
        self, act: Act, actor: Actor, report: VisitReport, before: Sequence[str], households: int
    ) -> str:
        """Write one visit of a walk; the walk is named after its first visit."""
        self._check(report)
        appeal_id = self._open_appeal(act, actor, report) if report.finding else ""
        visit_id = act.event(
            "visit",
            {
                **self._fields(actor, report),
                "number": self._workplace.next_local_number("visit"),
                "appeal_id": appeal_id,
                "outing_id": before[0] if before else "",
            },
        )
        if appeal_id:
            act.change("appeal", appeal_id, {"visit_id": visit_id})
        self._settle_tasks(act, visit_id, report, [])
        if report.is_by_appointment:
            keep_by_visit(self._workplace, act, report.household_id, report.visited_on)
        return visit_id

    def _fields(self, actor: Actor, report: VisitReport) -> dict[str, Any]:
        household = self._store.households.by_id(report.household_id)
        visitors = self._store.visitors.known()
        name, cadre_id = visitors.read(report.visitor_name or actor.name, household.cadre_id)
        return {
            **msgspec.structs.asdict(report),
            "grid_id": household.grid_id,
            "visitor_name": name,
            "visitor_id": cadre_id,
            "recorded_at": self._workplace.now(),
        }

    def _check(self, report: VisitReport) -> None:
        profile = self._workplace.profile
        today, second = self._workplace.today(), profile.appeals.second_classes
        check_report(report, today, profile.must_record_classes, second)

    def _standing(self, visit_id: str, note: str) -> Visit:
        """The visit as it stands, if it may be corrected."""
        if not note.strip():
            raise OperationRefused("visit_correction_note_missing")
        earlier = self._store.visits.by_entity(visit_id)
        if earlier.is_deleted:
            raise OperationRefused("visit_taken_back_already")
        return earlier

    def _settle_tasks(
        self, act: Act, visit_id: str, report: VisitReport, before: Sequence[str]
    ) -> None:
        """Answer the tasks that the report names, open those that it names no longer."""
        for task_id in report.answered_tasks:
            task = self._store.must_visits.by_id(task_id)
            if task.household_id != report.household_id or report.channel not in GOING_THERE:
                raise OperationRefused("must_visit_not_answered_so")
            if task.status == "open" and task_id not in before:
                answered = {"action": "answer", "at": self._workplace.now(), "visit_id": visit_id}
                act.step("must_visit_step", task_id, answered)
        for task_id in before:
            if task_id not in report.answered_tasks:
                self._reopen(act, task_id, visit_id)

    def _reopen(self, act: Act, task_id: str, visit_id: str) -> None:
        """A task waits again, unless another visit has answered it."""
        if self._store.must_visits.by_id(task_id).visit_id == visit_id:
            act.step("must_visit_step", task_id, {"action": "reopen", "at": self._workplace.now()})

    def _move_appeal(self, act: Act, earlier: Visit, report: VisitReport) -> None:
        """Whose appeal it is follows the visit, unless the other household has been answered since."""
        appeal = self._store.appeals.find(earlier.appeal_id)
        if appeal is not None:
            said = counting_in_order(self._store.appeals.steps(appeal.id))
            if any(step.action in ("answer", "follow_up") for step in said):
                raise OperationRefused("visit_appeal_answered", number=appeal.number)
        else:  # nothing is said of one that bypasses the staff
            appeal = self._store.hidden_appeals.find(earlier.appeal_id)
        if appeal is None or appeal.household_id != earlier.household_id:
            return
        whose = {"household_id": report.household_id}
        if appeal.raised_by == earlier.interviewee:
            whose["raised_by"] = report.interviewee
        act.change("appeal", appeal.id, whose)

    def _open_appeal(self, act: Act, actor: Actor, report: VisitReport) -> str:
        if report.is_answered_on_the_spot and not report.answer:
            raise OperationRefused("appeal_reply_missing")
        raised = AppealReport(
            content=report.finding,
            appeal_class=report.finding_class,
            raised_on=report.visited_on,
            source="visit",
            household_id=report.household_id,
            raised_by=report.interviewee,
            second_class=report.second_class,
            is_urgent=report.is_urgent,
            answer=report.answer if report.is_answered_on_the_spot else "",
        )
        number = self._workplace.next_local_number("appeal")
        return open_appeal(self._workplace, act, actor, raised, number)
