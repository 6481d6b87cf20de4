"""What staff do on visits (走访) and with the appeals (诉求) that come of them."""

from datetime import date
from typing import Any

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.appeal_stages import appeal_progress_of, check_appeal_step
from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep, Visit

CHANNELS = ("home", "field", "phone", "message", "card_left")


class VisitReport(msgspec.Struct, frozen=True):
    """What was typed about one visit. A finding opens an appeal; `finding_class` is then required."""

    household_id: str
    visited_on: str
    channel: str = "home"
    interviewee: str = ""
    content: str = ""
    finding_class: str = ""
    finding: str = ""
    is_answered_on_the_spot: bool = False
    answer: str = ""
    is_urgent: bool = False


class VisitActs:
    """The acts on visits."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def record_visit(self, actor: Actor, report: VisitReport, draft_key: str = "") -> Visit:
        """Keep a visit; a finding opens an appeal in the ledger.

        The form's draft, if `draft_key` names one, goes with the same commit.

        Raises OperationRefused `visit_channel_unknown`, `visit_date_missing`,
        `visit_in_the_future`, `visit_content_missing`, `finding_class_missing`,
        `household_unknown`, `appeal_reply_missing`.
        """
        report = _cleaned(report)
        self._check(report)
        household = self._store.households.by_id(report.household_id)
        with self._workplace.pen.act(actor, "record_visit") as act:
            appeal_id = self._open_appeal(act, actor, report) if report.finding else ""
            visit_id = act.event(
                "visit",
                {
                    **msgspec.structs.asdict(report),
                    "number": self._workplace.next_local_number("visit"),
                    "grid_id": household.grid_id,
                    "visitor_name": actor.name,
                    "appeal_id": appeal_id,
                    "recorded_at": self._workplace.now(),
                },
            )
            if appeal_id:
                act.change("appeal", appeal_id, {"visit_id": visit_id})
            if draft_key:
                self._store.drafts.drop(draft_key)
        return self._store.visits.by_entity(visit_id)

    def _check(self, report: VisitReport) -> None:
        if report.channel not in CHANNELS:
            raise OperationRefused("visit_channel_unknown")
        if _day_of(report.visited_on) > self._workplace.today():
            raise OperationRefused("visit_in_the_future")
        if not (report.content or report.finding):
            raise OperationRefused("visit_content_missing")
        classes = self._workplace.profile.must_record_classes
        if report.finding and report.finding_class not in classes:
            raise OperationRefused("finding_class_missing")

    def _open_appeal(self, act: Act, actor: Actor, report: VisitReport) -> str:
        appeal_id = act.create(
            "appeal",
            {
                "number": self._workplace.next_local_number("appeal"),
                "source": "visit",
                "household_id": report.household_id,
                "appeal_class": report.finding_class,
                "content": report.finding,
                "raised_by": report.interviewee,
                "raised_on": report.visited_on,
                "first_receiver_id": actor.id,
                "first_receiver_name": actor.name,
                "is_urgent": report.is_urgent,
            },
        )
        now = self._workplace.now()
        act.step("appeal_step", appeal_id, {"action": "collect", "at": now})
        if report.is_answered_on_the_spot:
            answered = {"action": "answer_on_the_spot", "at": now, "reply": report.answer}
            write_appeal_step(self._workplace, act, appeal_id, answered)
        return appeal_id


class AppealActs:
    """The acts on appeals: five stages, then write-off."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def advance(
        self,
        actor: Actor,
        appeal_id: str,
        action: str,
        *,
        note: str = "",
        reply: str = "",
        is_satisfied: bool | None = None,
    ) -> Appeal:
        """Take the next step of an appeal.

        Raises OperationRefused `appeal_unknown`, `appeal_is_satisfied_missing`, and what
        `check_appeal_step` raises.
        """
        if action == "follow_up" and is_satisfied is None:
            raise OperationRefused("appeal_is_satisfied_missing")
        fields = {
            "action": action,
            "at": self._workplace.now(),
            "note": note.strip(),
            "reply": reply.strip(),
            "is_satisfied": is_satisfied,
        }
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            self._workplace.store.appeals.by_id(appeal_id)
            write_appeal_step(self._workplace, act, appeal_id, fields)
        return self._workplace.store.appeals.by_id(appeal_id)


def write_appeal_step(
    workplace: Workplace, act: Act, appeal_id: str, fields: dict[str, Any]
) -> None:
    """Check a step against the appeal's history and write it."""
    progress = appeal_progress_of(workplace.store.appeals.steps(appeal_id))
    check_appeal_step(progress, msgspec.convert({"id": "", **fields}, AppealStep))
    act.step("appeal_step", appeal_id, fields)


def _cleaned(report: VisitReport) -> VisitReport:
    return msgspec.structs.replace(
        report,
        interviewee=report.interviewee.strip(),
        content=report.content.strip(),
        finding=report.finding.strip(),
        answer=report.answer.strip(),
    )


def _day_of(visited_on: str) -> date:
    """Days sort as text only in one form, so any other is refused."""
    try:
        day = date.fromisoformat(visited_on)
    except ValueError:
        raise OperationRefused("visit_date_missing") from None
    if day.isoformat() != visited_on:
        raise OperationRefused("visit_date_missing")
    return day
