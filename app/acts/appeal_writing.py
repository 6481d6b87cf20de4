"""Writes appeals and their steps, for the acts on appeals and for those of which one comes: visits, receptions."""

from typing import Any

import msgspec

from app.acts.appeal_report import AppealReport, day_of
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.appeal_limits import follow_up_day, reply_deadline, sightless_of
from app.models.appeal_stages import appeal_progress_of, check_appeal_step
from app.models.limit_runs import end_fields
from app.models.records import AppealStep
from app.store.appeal_repository import AppealRepository


def open_appeal(
    workplace: Workplace, act: Act, actor: Actor, report: AppealReport, number: str
) -> str:
    """Write a new appeal and its first steps; returns its id. The caller has checked the report."""
    fields = msgspec.structs.asdict(report)
    for name in ("route", "answer", "repeat_of"):
        del fields[name]
    receiver = {"first_receiver_id": actor.id, "first_receiver_name": actor.name}
    appeal_id = act.create("appeal", {**fields, "number": number, **receiver})
    now, profile, today = workplace.now(), workplace.profile, workplace.today()
    hidden = sightless_of(profile, report.route)
    collect: dict[str, Any] = {
        "action": "collect",
        "at": now,
        "route": report.route,
        "is_hidden_at_station": hidden.at_station,
        "is_hidden_in_town": hidden.in_town,
    }
    raised_on = day_of(report.raised_on)
    due = reply_deadline(profile, workplace.calendar, report.ledger, report.route, now, raised_on)
    if due is not None and not report.answer:
        collect |= end_fields(due)
    act.step("appeal_step", appeal_id, collect)
    if report.answer:
        day = follow_up_day(profile, report.ledger, today).isoformat()
        answer = {"action": "answer_on_the_spot", "at": now, "reply": report.answer}
        act.step("appeal_step", appeal_id, {**answer, "follow_up_on": day})
    return appeal_id


def write_appeal_step(
    workplace: Workplace,
    act: Act,
    appeal_id: str,
    fields: dict[str, Any],
    seen: AppealRepository | None = None,
) -> None:
    """Check a step against the appeal's history and write it, without what was left empty."""
    known = (seen or workplace.store.appeals).steps(appeal_id)
    said = {n: v for n, v in fields.items() if v not in ("", None) and _is_said(n, v)}
    check_appeal_step(appeal_progress_of(known), msgspec.convert({"id": "", **said}, AppealStep))
    act.step("appeal_step", appeal_id, {"note": "", "reply": "", **said})


def _is_said(name: str, value: object) -> bool:
    """Only 不满意 is something said by a no; other truths that do not hold are left out."""
    return value is not False or name == "is_satisfied"
