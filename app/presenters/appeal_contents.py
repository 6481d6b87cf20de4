"""What stands on 民情台账 and 批评台账 as whole lists."""

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_stages import APPEALS, CRITICISM
from app.models.list_papers import ListContent
from app.models.listed_ledgers import CRITICISM_SHEET
from app.models.moments import end_text
from app.models.records import Appeal
from app.presenters.appeal_list_presenter import (
    ALL,
    CLOSED,
    DUE,
    OPEN,
    PENDING,
    AppealLine,
    Wanted,
    all_appeals,
)
from app.presenters.list_files import list_content
from app.words.terms import APPEAL_SOURCE, APPEAL_STAGE

LINES = 22
CHOSEN = {ALL: "", OPEN: "未销号", DUE: "到期和逾期", PENDING: "久拖不决", CLOSED: "已销号"}
SATISFIED = {True: "满意", False: "不满意", None: ""}


def appeals_content(desk: Desk, actor: Actor, group: str = ALL) -> ListContent:
    """The appeals that the actor may see, open urgent ones and the newest change first."""
    lines = all_appeals(desk, Wanted(APPEALS, group, actor.role))
    rows = tuple(_appeal_row(place, line) for place, line in enumerate(lines, 1))
    return list_content(desk, actor, "appeals", rows=rows, chosen=CHOSEN[group])


def criticism_content(desk: Desk, actor: Actor, group: str = ALL) -> ListContent:
    """The ledger of criticism, with its reply within 15 days and its follow-up after a month."""
    lines = all_appeals(desk, Wanted(CRITICISM, group, actor.role))
    rows = tuple(_criticism_row(line.appeal) for line in lines)
    note = f"由{desk.workplace.profile.criticism.supervisor}跟踪督办。"
    return list_content(desk, actor, "criticism", rows=rows, chosen=CHOSEN[group], note=note)


def criticism_sheet_content(desk: Desk, actor: Actor, title: str = "") -> ListContent:
    """A sheet on which criticism is collected (寻问题解决表、开门纳谏表), to be filled in by hand."""
    rules = desk.workplace.profile.criticism
    rows = tuple((str(place), *("",) * (len(CRITICISM_SHEET) - 1)) for place in range(1, LINES + 1))
    note = (
        f"收齐后登入批评台账，交办之日起{rules.reply_days}天内回复，由{rules.supervisor}跟踪督办。"
    )
    named = {"title": title} if title else {}
    return list_content(desk, actor, "criticism_sheet", rows=rows, note=note, **named)


def _appeal_row(place: int, line: AppealLine) -> tuple[str | int, ...]:
    appeal = line.appeal
    stage = APPEAL_STAGE.get(appeal.stage, appeal.stage)
    return (
        place,
        APPEAL_SOURCE.get(appeal.source, appeal.source),
        appeal.raised_by or line.head_name,
        line.household_number,
        " ".join(filter(None, [appeal.appeal_class, appeal.problem])),
        appeal.content,
        appeal.assignee_name,
        appeal.assigned_on,
        end_text(appeal.due_on, appeal.due_at),
        appeal.promise,
        appeal.latest_note or stage,
        appeal.reply,
        appeal.answered_on,
        " ".join(filter(None, [appeal.followed_up_on, SATISFIED[appeal.is_satisfied]])),
        appeal.written_off_on,
        appeal.number,
        appeal.first_receiver_name,
        appeal.raised_on,
        stage,
    )


def _criticism_row(appeal: Appeal) -> tuple[str, ...]:
    return (
        appeal.number,
        appeal.raised_on,
        APPEAL_SOURCE.get(appeal.source, appeal.source),
        appeal.content,
        appeal.appeal_class,
        appeal.assignee_name,
        end_text(appeal.due_on, appeal.due_at),
        appeal.answered_on,
        appeal.followed_up_on or appeal.follow_up_on,
        SATISFIED[appeal.is_satisfied],
        appeal.written_off_on,
    )
