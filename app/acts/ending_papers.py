"""What stands on the papers of a case's way to town and of its end, gathered from what was kept."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.acts.intake_papers import known_station
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.case_states import merged_actions
from app.models.custody import APPLICANT, TO_TOWN, BatchCount, batch_count, held_by
from app.models.deadlines import case_due
from app.models.ending_papers import (
    ContentsRow,
    DeliveryReceiptContent,
    ExtensionSlipContent,
    FileContentsContent,
    FollowUpRecordContent,
    HandoverListContent,
    HandoverRow,
    RatingSheetContent,
    ReminderSlipContent,
)
from app.models.errors import OperationRefused
from app.models.moments import china_date_of, date_words, end_words, moment_words
from app.models.papers import MaterialLine, Paper
from app.models.records import Case, CaseStep, Material
from app.models.step_order import counting_in_order
from app.words.terms import (
    CASE_ACTION,
    CASE_CHANNEL,
    CUSTODY,
    DEADLINE_LEVEL,
    DELIVERY_METHOD,
    OUTCOME,
    PAPER,
    RATING,
    RATING_ITEM,
    RATING_METHOD,
)

DELIVERY_RECEIPT, RATING_SHEET, FOLLOW_UP_RECORD, FILE_CONTENTS, REMINDER_SLIP, EXTENSION_SLIP = (
    "delivery_receipt", "rating_sheet", "follow_up_record", "file_contents", "reminder_slip",
    "extension_slip",
)  # fmt: skip
HANDOVER_LIST = "handover_list"
TOWNSHIP, UNNAMED = "镇便民服务中心", "匿名"
WITH_CONTENTS = ("written_off", "archived", "declined", "withdrawn")


def delivery_receipt(workplace: Workplace, _actor: Actor, case: Case) -> DeliveryReceiptContent:
    """The delivery receipt (办结送达回执). Raises OperationRefused `case_step_missing`."""
    step = _last(workplace, case, "deliver")
    concluded = _last(workplace, case, "conclude")
    originals = [
        m
        for m in workplace.store.cases.materials(case.id)
        if m.form == "original" and m.received_at
    ]
    return DeliveryReceiptContent(
        **_common(workplace, case),
        outcome=OUTCOME.get(case.outcome, case.outcome),
        reply=case.reply,
        document_name=step.document_name or concluded.document_name,
        document_number=step.document_number or concluded.document_number,
        returned=_lines([m for m in originals if held_by(m) == APPLICANT]),
        kept=[
            MaterialLine(m.name, m.form, m.copies, CUSTODY[held_by(m)])
            for m in originals
            if held_by(m) != APPLICANT
        ],
        method=DELIVERY_METHOD.get(step.method, step.method),
        receiver_name=step.receiver_name,
        receiver_relation=step.receiver_relation,
        delivered_at=moment_words(step.at),
        handler_name=step.actor_name,
        supervision_phone=known_station(workplace).supervision_phone,
    )


def rating_sheet(workplace: Workplace, _actor: Actor, case: Case) -> RatingSheetContent:
    """The rating form (满意度评价表): empty, or with what the applicant chose in this round."""
    rated = _steps(workplace, case, "rate")
    step = rated[-1] if rated and case.rating else CaseStep(id="")
    chosen = (step.rated_efficiency, step.rated_skill, step.rated_attitude)
    common = _common(workplace, case) | ({"applicant_name": UNNAMED} if step.is_anonymous else {})
    return RatingSheetContent(
        **common,
        concluded_on=moment_words(_last(workplace, case, "conclude").at),
        levels=list(RATING.values()),
        chosen=RATING.get(step.rating, ""),
        items=list(RATING_ITEM.values()),
        item_levels=[RATING.get(each, "") for each in chosen],
        reason=step.note,
        is_named=not step.is_anonymous,
        method=RATING_METHOD.get(step.method, ""),
        rated_at=moment_words(step.at) if step.at else "",
        supervision_phone=known_station(workplace).supervision_phone,
    )


def follow_up_record(workplace: Workplace, _actor: Actor, case: Case) -> FollowUpRecordContent:
    """The newest follow-up (回访记录). Raises OperationRefused `case_step_missing`."""
    step = _last(workplace, case, "follow_up")
    return FollowUpRecordContent(
        **_common(workplace, case),
        applicant_phone=case.applicant_phone,
        method=CASE_CHANNEL.get(step.method, step.method),
        followed_up_at=moment_words(step.at),
        follower_name=step.actor_name,
        satisfaction="满意" if step.is_satisfied else "不满意",
        opinion=step.note,
        rework="不需要" if step.is_satisfied else "需要，回到镇里再办一轮",
        round=1 + len([s for s in _steps(workplace, case, "rework") if s.at < step.at]),
    )


def file_contents(workplace: Workplace, actor: Actor, case: Case) -> FileContentsContent:
    """The contents of the file (卷内目录): the applicant's papers, then each paper of a step."""
    store = workplace.store
    kept = [m for m in store.cases.materials(case.id) if m.received_at]
    rows = [
        ContentsRow(m.name, case.applicant_name, _day(m.received_at), CUSTODY[held_by(m)])
        for m in kept
    ]
    printed = {p.paper: p for p in store.prints.of_subject(case.id) if p.paper != FILE_CONTENTS}
    rows += [
        ContentsRow(PAPER.get(paper, paper), p.actor_name, _day(p.printed_at))
        for paper, p in printed.items()
    ]
    rows += [
        ContentsRow(CASE_ACTION[step.action], step.actor_name, _day(step.at), step.note)
        for step, counts in merged_actions(store.cases.steps(case.id))
        if counts
    ]
    return FileContentsContent(
        **_common(workplace, case),
        opened_on=_day(case.station_received_at),
        closed_on=date_words(workplace.today().isoformat()),
        outcome=OUTCOME.get(case.outcome, case.outcome),
        rows=rows,
        handler_name=actor.name,
        retention=workplace.profile.retention.cases,
    )


def reminder_slip(workplace: Workplace, actor: Actor, case: Case) -> ReminderSlipContent:
    """A reminder (催办单) for who has the case in hand. Raises OperationRefused `case_not_running`."""
    due = case_due(case, workplace.vantage())
    if not due.on:
        raise OperationRefused("case_not_running")
    is_own = due.kind == "submit"
    return ReminderSlipContent(
        **_common(workplace, case),
        due_on=end_words(due.on, due.at),
        days_late=max(-due.days_left, 0),
        level=DEADLINE_LEVEL.get(due.level, due.level),
        addressee=known_station(workplace).name if is_own else case.department or TOWNSHIP,
        sender_name=actor.name,
    )


def extension_slip(workplace: Workplace, _actor: Actor, case: Case) -> ExtensionSlipContent:
    """The newest extension (延期审批单). Raises OperationRefused `case_step_missing`."""
    step = _last(workplace, case, "extend")
    counted = [s for s, counts in merged_actions(workplace.store.cases.steps(case.id)) if counts]
    before = [s.due_on for s in counted[: counted.index(step)] if s.due_on]
    return ExtensionSlipContent(
        **_common(workplace, case),
        reason=step.note,
        old_due_on=date_words(before[-1]) if before else "",
        new_due_on=date_words(step.due_on),
        approver_name=step.approver_name,
        told_on=date_words(step.told_on) if step.told_on else "",
        extended_at=moment_words(step.at),
    )


def handover_list(workplace: Workplace, batch_id: str) -> HandoverListContent:
    """The list of one batch (移交清单). Raises OperationRefused `handover_unknown`."""
    store, station = workplace.store, known_station(workplace)
    batch = store.custody.handover(batch_id)
    cases = store.custody.cases(batch.case_ids)
    papers = store.custody.materials(batch.material_ids)
    count = batch_count(batch, store.custody.events_of_batch(batch_id))
    is_up = batch.direction == TO_TOWN
    return HandoverListContent(
        number=batch.number,
        issued_at=moment_words(workplace.now()),
        station_name=station.name,
        giver=station.name if is_up else TOWNSHIP,
        receiver=TOWNSHIP if is_up else station.name,
        handed_over_at=moment_words(batch.at),
        giver_name=batch.actor_name,
        receiver_name=count.receiver_name,
        received_at=moment_words(count.received_at) if count.received_at else "",
        rows=[
            _row(cases[each], [m for m in papers if m.case_id == each])
            for each in batch.case_ids
            if each in cases
        ],
        originals=batch.originals,
        copies=batch.copies,
        difference=_difference(count),
    )


def newest_handover_list(workplace: Workplace, _actor: Actor, case: Case) -> HandoverListContent:
    """The list with which papers of a case travelled last. Raises OperationRefused
    `handover_unknown`.
    """
    events = counting_in_order(workplace.store.custody.events_of_case(case.id))
    batches = [event.batch_id for event in events if event.batch_id]
    return handover_list(workplace, batches[-1] if batches else "")


CONTENT_OF: Mapping[str, Callable[[Workplace, Actor, Case], Paper]] = MappingProxyType(
    {
        HANDOVER_LIST: newest_handover_list,
        REMINDER_SLIP: reminder_slip,
        EXTENSION_SLIP: extension_slip,
        DELIVERY_RECEIPT: delivery_receipt,
        RATING_SHEET: rating_sheet,
        FOLLOW_UP_RECORD: follow_up_record,
        FILE_CONTENTS: file_contents,
    }
)


def ending_papers_of(workplace: Workplace, case: Case) -> list[str]:
    """Which of these papers can be made for a case, in the order of its way."""
    actions = {
        step.action
        for step, counts in merged_actions(workplace.store.cases.steps(case.id))
        if counts
    }
    due = case_due(case, workplace.vantage())
    events = counting_in_order(workplace.store.custody.events_of_case(case.id))
    is_wanted = {
        HANDOVER_LIST: any(event.batch_id for event in events),
        REMINDER_SLIP: bool(due.on) and due.level != "running",
        EXTENSION_SLIP: "extend" in actions,
        DELIVERY_RECEIPT: {"conclude", "deliver"} <= actions,
        RATING_SHEET: {"conclude", "deliver"} <= actions,
        FOLLOW_UP_RECORD: "follow_up" in actions,
        FILE_CONTENTS: case.status in WITH_CONTENTS,
    }
    return [paper for paper in CONTENT_OF if is_wanted[paper]]


def _steps(workplace: Workplace, case: Case, action: str) -> list[CaseStep]:
    counted = merged_actions(workplace.store.cases.steps(case.id))
    return [step for step, counts in counted if counts and step.action == action]


def _last(workplace: Workplace, case: Case, action: str) -> CaseStep:
    found = _steps(workplace, case, action)
    if not found:
        raise OperationRefused("case_step_missing", action=action)
    return found[-1]


def _common(workplace: Workplace, case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "issued_at": moment_words(workplace.now()),
        "station_name": known_station(workplace).name,
        "item_name": case.item_name,
        "applicant_name": case.applicant_name,
    }


def _row(case: Case, papers: Sequence[Material]) -> HandoverRow:
    return HandoverRow(
        number=case.number.partition("-")[2] or case.number,
        item_name=case.item_name,
        applicant_name=case.applicant_name,
        materials="、".join(material.name for material in papers),
        originals=sum(m.copies for m in papers if m.form == "original"),
        copies=sum(m.copies for m in papers if m.form != "original"),
    )


def _difference(count: BatchCount) -> str:
    if not count.received and not count.missed:
        return ""
    words = [f"收到 {count.received} 份"]
    if count.missed:
        words.append(f"没见到 {count.missed} 份")
    if count.recalled:
        words.append(f"移交方收回 {count.recalled} 份")
    return "，".join(words)


def _day(at: str) -> str:
    return date_words(china_date_of(at)) if at else ""


def _lines(materials: Sequence[Material]) -> list[MaterialLine]:
    return [MaterialLine(m.name, m.form, m.copies) for m in materials]
