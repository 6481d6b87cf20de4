"""What the township's clerks do with cases and appeals: each act is one transaction."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

from app.models.appeal_stages import appeal_progress_of, check_appeal_step
from app.models.case_states import OUTCOMES, SUPERVISE, check_step, merged_actions, progress_of
from app.models.errors import OperationRefused
from app.models.limit_runs import authority_deadline, deadline_from, end_fields
from app.models.records import Appeal, AppealStep, Case, CaseStep
from app.models.roles import sees_hidden_appeals
from app.models.town_roles import ACT_ON_CASE, ANSWER_APPEAL, APPROVE, check_may
from app.models.town_roles import SUPERVISE as SUPERVISING
from app.town.clerk_writing import Clerk, ClerkPen, clean_text, clerk_pen
from app.town.ledger.case_holders import BEING_WORKED_ON
from app.town.ledger.case_queries import CaseQueries
from app.town.office import Office

__all__ = ["Clerk", "ClerkActs"]

_RecordT = TypeVar("_RecordT", Case, Appeal)
_UNKNOWN: dict[type[Case] | type[Appeal], str] = {Case: "case_unknown", Appeal: "appeal_unknown"}
APPEAL_MOVES = ("escalate", "hand_down", "note")
StepsFor = Callable[[Case, Sequence[CaseStep]], list[CaseStep]]
"""The steps of an act, given the case and its steps until now."""


class ClerkActs:
    """The acts of the township. Each returns the record as it stands afterwards.

    Raises OperationRefused `case_unknown`, `appeal_unknown`, and what the rules of the steps say.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def accept_case(self, case_id: str, village_code: str, clerk: Clerk) -> Case:
        """受理: the department's limit starts to run today."""

        def steps(case: Case, _known: Sequence[CaseStep]) -> list[CaseStep]:
            deadline = deadline_from(
                self._office.surroundings.calendar,
                self._office.surroundings.now(),
                case.limit_amount,
                case.limit_unit,
            )
            return [
                CaseStep(
                    id="",
                    action="accept",
                    **end_fields(deadline),
                )
            ]

        return self._act_on_case(case_id, village_code, clerk, steps)

    def start_case(self, case_id: str, village_code: str, clerk: Clerk) -> Case:
        """开始办理."""
        step = CaseStep(id="", action="start")
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step])

    def send_back_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """退回: the station puts right what the note says."""
        step = CaseStep(id="", action="send_back", note=clean_text(note))
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step])

    def refuse_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """不予受理, with the reason."""
        step = CaseStep(id="", action="refuse", note=clean_text(note))
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step])

    def suspend_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """特别程序: the clock stands still; a case that was only accepted is started with it."""
        suspend = CaseStep(id="", action="suspend", note=clean_text(note))
        return self._act_on_case(
            case_id, village_code, clerk, lambda _, known: [*_started(known), suspend]
        )

    def resume_case(self, case_id: str, village_code: str, clerk: Clerk, note: str = "") -> Case:
        """恢复办理: the day it is due moves by as long as the clock stood still."""

        def steps(case: Case, known: Sequence[CaseStep]) -> list[CaseStep]:
            counted = [step for step, counts in merged_actions(known) if counts]
            surroundings = self._office.surroundings
            due = authority_deadline(
                surroundings.calendar, counted, case.limit_unit, surroundings.now()
            )
            return [
                CaseStep(
                    id="",
                    action="resume",
                    note=clean_text(note),
                    **(end_fields(due) if due else {}),
                )
            ]

        return self._act_on_case(case_id, village_code, clerk, steps)

    def extend_case(
        self,
        case_id: str,
        village_code: str,
        clerk: Clerk,
        *,
        due_on: str,
        reason: str,
        approver_name: str,
        told_on: str = "",
    ) -> Case:
        """延期: approved by a leader, with the reason and the day on which the applicant was told.

        Raises OperationRefused `case_due_on_missing` for no date, `case_extension_not_later`.
        """

        def steps(_case: Case, known: Sequence[CaseStep]) -> list[CaseStep]:
            progress = progress_of(known)
            day = _day(due_on)
            if progress.due_on and day <= progress.due_on:
                raise OperationRefused("case_extension_not_later", due_on=progress.due_on)
            extend = CaseStep(
                id="",
                action="extend",
                due_on=day,
                note=clean_text(reason),
                approver_name=clean_text(approver_name),
                told_on=_day(told_on) if told_on.strip() else "",
                is_due_provisional=not self._office.surroundings.calendar.covers(
                    date.fromisoformat(day)
                ),
            )
            return [*_started(known), extend]

        return self._act_on_case(case_id, village_code, clerk, steps, APPROVE)

    def check_extension(self, village_code: str, case_id: str, due_on: str) -> str:
        """The day of an extension that would be allowed now.

        Raises OperationRefused `case_due_on_missing`, `case_extension_not_later`, `case_unknown`,
        `case_step_out_of_order`.
        """
        day = _day(due_on)
        with self._office.ledger.read() as connection:
            ledger = self._office.ledger
            queries = CaseQueries(connection, ledger.town_code, ledger.statements)
            if queries.case(village_code, case_id) is None:
                raise OperationRefused("case_unknown")
            progress = progress_of(queries.case_steps(village_code, case_id))
        if progress.status not in BEING_WORKED_ON:
            raise OperationRefused(
                "case_step_out_of_order", status=progress.status, action="extend"
            )
        if progress.due_on and day <= progress.due_on:
            raise OperationRefused("case_extension_not_later", due_on=progress.due_on)
        return day

    def supervise_case(
        self,
        case_id: str,
        village_code: str,
        clerk: Clerk,
        level: str,
        note: str,
        answer_by: str = "",
    ) -> Case:
        """督办 at one of `SUPERVISION_LEVELS`: the station sees it too; nothing else changes."""
        step = CaseStep(
            id="",
            action=SUPERVISE,
            method=level,
            note=clean_text(note),
            due_on=_day(answer_by) if answer_by.strip() else "",
        )
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step], SUPERVISING)

    def conclude_case(
        self,
        case_id: str,
        village_code: str,
        clerk: Clerk,
        outcome: str,
        reply: str,
        *,
        document_name: str = "",
        document_number: str = "",
    ) -> Case:
        """办结 with a reply; a case that was only accepted is started in the same act."""
        if outcome not in OUTCOMES:
            raise OperationRefused("case_outcome_missing")
        conclude = CaseStep(
            id="",
            action="conclude",
            outcome=outcome,
            reply=clean_text(reply),
            document_name=clean_text(document_name),
            document_number=clean_text(document_number),
        )
        return self._act_on_case(
            case_id, village_code, clerk, lambda _, known: [*_started(known), conclude]
        )

    def answer_appeal(self, appeal_id: str, village_code: str, clerk: Clerk, reply: str) -> Appeal:
        """答复反馈; an appeal that was not sorted or assigned yet passes those stages too."""
        with self._pen(village_code, clerk, ANSWER_APPEAL) as pen:
            _appeal_in_sight(pen, village_code, appeal_id, clerk)
            known = pen.rows.steps(AppealStep, village_code, appeal_id)
            stage = appeal_progress_of(known).stage or "collected"
            answer = AppealStep(id="", action="answer", reply=clean_text(reply))
            before = {"collected": ("sort", "assign"), "sorted": ("assign",)}.get(stage, ())
            steps = [*(AppealStep(id="", action=action) for action in before), answer]
            pen.write("appeal_step", appeal_id, known, _checked_appeal_steps(pen, known, steps))
            pen.finish()
            return _known(pen, Appeal, village_code, appeal_id)

    def move_appeal(
        self, appeal_id: str, village_code: str, clerk: Clerk, action: str, note: str
    ) -> Appeal:
        """上报 to the county (`escalate`), 交回 one level down with what was answered above
        (`hand_down`), or 记进展 (`note`); each says something.
        """
        check_may(clerk.role, ANSWER_APPEAL)
        if action not in APPEAL_MOVES:
            raise OperationRefused("appeal_step_unknown")
        step = AppealStep(id="", action=action, note=clean_text(note))
        return self._step_appeal(appeal_id, village_code, clerk, step, ANSWER_APPEAL)

    def supervise_appeal(
        self,
        appeal_id: str,
        village_code: str,
        clerk: Clerk,
        level: str,
        note: str,
        answer_by: str = "",
    ) -> Appeal:
        """督办 at one of `SUPERVISION_LEVELS`: the station sees it too; nothing else changes, also not
        by when the appeal has to be answered.
        """
        step = AppealStep(
            id="",
            action=SUPERVISE,
            method=level,
            note=clean_text(note),
            due_on=_day(answer_by) if answer_by.strip() else "",
        )
        return self._step_appeal(appeal_id, village_code, clerk, step, SUPERVISING)

    # -- inside

    def _step_appeal(
        self, appeal_id: str, village_code: str, clerk: Clerk, step: AppealStep, act: str
    ) -> Appeal:
        with self._pen(village_code, clerk, act) as pen:
            _appeal_in_sight(pen, village_code, appeal_id, clerk)
            known = pen.rows.steps(AppealStep, village_code, appeal_id)
            pen.write("appeal_step", appeal_id, known, _checked_appeal_steps(pen, known, [step]))
            pen.finish()
            return _known(pen, Appeal, village_code, appeal_id)

    def _pen(
        self, village_code: str, clerk: Clerk, act: str = ACT_ON_CASE
    ) -> AbstractContextManager[ClerkPen]:
        return clerk_pen(self._office, village_code, clerk, act)

    def _act_on_case(
        self,
        case_id: str,
        village_code: str,
        clerk: Clerk,
        steps_for: StepsFor,
        act: str = ACT_ON_CASE,
    ) -> Case:
        with self._pen(village_code, clerk, act) as pen:
            case = _known(pen, Case, village_code, case_id)
            known = pen.rows.steps(CaseStep, village_code, case_id)
            steps = steps_for(case, known)
            pen.write("case_step", case_id, known, _checked_case_steps(pen, known, steps))
            pen.finish()
            return _known(pen, Case, village_code, case_id)


def _started(known: Sequence[CaseStep]) -> list[CaseStep]:
    """Nobody has to press 开始办理 before doing what follows from it."""
    return [CaseStep(id="", action="start")] if progress_of(known).status == "accepted" else []


def _checked_case_steps(
    pen: ClerkPen, known: Sequence[CaseStep], steps: Sequence[CaseStep]
) -> list[CaseStep]:
    """Each step is checked as if those before it had been written."""
    so_far, checked = list(known), []
    for step in steps:
        ready = pen.ready(step, so_far)
        check_step(progress_of(so_far), ready)
        so_far.append(ready)
        checked.append(ready)
    return checked


def _checked_appeal_steps(
    pen: ClerkPen, known: Sequence[AppealStep], steps: Sequence[AppealStep]
) -> list[AppealStep]:
    so_far, checked = list(known), []
    for step in steps:
        ready = pen.ready(step, so_far)
        check_appeal_step(appeal_progress_of(so_far), ready)
        so_far.append(ready)
        checked.append(ready)
    return checked


def _known(pen: ClerkPen, record_type: type[_RecordT], village_code: str, row_id: str) -> _RecordT:
    row: _RecordT | None = pen.rows.row(record_type, village_code, row_id)
    if row is None:
        raise OperationRefused(_UNKNOWN[record_type])
    return row


def _appeal_in_sight(pen: ClerkPen, village_code: str, appeal_id: str, clerk: Clerk) -> None:
    """An appeal on a hidden route is unknown to whoever may not see it, and others to its own role."""
    appeal = _known(pen, Appeal, village_code, appeal_id)
    if appeal.is_hidden_in_town != sees_hidden_appeals(clerk.role):
        raise OperationRefused("appeal_unknown")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise OperationRefused("case_due_on_missing") from None
