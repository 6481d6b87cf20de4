"""Cases that someone has to think of although no clock of theirs says so."""

from collections.abc import Iterable
from datetime import date

import msgspec

from app.acts.desk import Desk
from app.models.deficiency import standing_of
from app.models.records import Case
from app.presenters.case_presenter import masked_case

COMMITMENTS, RECTIFICATIONS = "overdue_commitments", "open_rectifications"


class NotedCase(msgspec.Struct, frozen=True):
    """One of them. `papers` are still owed; `stage` is a rectification's."""

    case: Case
    due_on: str
    is_late: bool
    papers: tuple[str, ...] = ()
    stage: str = ""


def read_noted(desk: Desk) -> dict[str, list[NotedCase]]:
    """Commitments that were not kept (容缺到期没补), and bad ratings not yet settled, in the order
    of their days; inside one view of the file.
    """
    return {COMMITMENTS: list(_broken(desk)), RECTIFICATIONS: list(_unsettled(desk))}


def _broken(desk: Desk) -> Iterable[NotedCase]:
    store, today = desk.store, desk.workplace.today()
    for commitment in store.intakes.overdue_commitments(today.isoformat()):
        case = store.cases.by_id(commitment.case_id)
        owed = standing_of(commitment, store.cases.materials(case.id), today).owed
        names = tuple(paper.name for paper in owed)
        yield NotedCase(masked_case(case), commitment.due_on, True, papers=names)


def _unsettled(desk: Desk) -> Iterable[NotedCase]:
    store, today = desk.store, desk.workplace.today()
    for plan in store.rectifications.unsettled():
        case = store.cases.by_id(plan.case_id)
        yield NotedCase(
            masked_case(case), plan.due_on, _is_past(plan.due_on, today), stage=plan.stage
        )


def _is_past(day: str, today: date) -> bool:
    return bool(day) and day < today.isoformat()
