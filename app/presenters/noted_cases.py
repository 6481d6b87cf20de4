"""Cases that someone has to think of although no clock of theirs says so."""

from collections.abc import Collection, Iterable
from datetime import date

import msgspec

from app.acts.desk import Desk
from app.models.case_lists import CaseFilter
from app.models.case_states import TOWNSHIP, merged_actions
from app.models.deadlines import binding_due_on
from app.models.deficiency import standing_of
from app.models.records import Case
from app.presenters.case_reading import masked_case

SENT_BACK, REFUSED = "sent_back", "refused"
COMMITMENTS, RECTIFICATIONS = "overdue_commitments", "open_rectifications"
STATUS_OF = {SENT_BACK: "returned", REFUSED: "declined"}


class NotedCase(msgspec.Struct, frozen=True):
    """One of them. `papers` are still owed; `stage` is a rectification's; `words` the township's."""

    case: Case
    due_on: str
    is_late: bool
    papers: tuple[str, ...] = ()
    stage: str = ""
    words: str = ""


def read_noted(desk: Desk) -> dict[str, list[NotedCase]]:
    """What the township sent back or refused, commitments that were not kept (容缺到期没补), and bad
    ratings not yet settled, in the order of their days; inside one view of the file.
    """
    return {
        SENT_BACK: list(_turned_away(desk, SENT_BACK)),
        REFUSED: list(_turned_away(desk, REFUSED)),
        COMMITMENTS: list(_broken(desk)),
        RECTIFICATIONS: list(_unsettled(desk)),
    }


def read_turned_away(desk: Desk, case_ids: Collection[str]) -> list[NotedCase]:
    """What the township said of these, which it sent back or refused; inside one view of the file."""
    kinds = (SENT_BACK, REFUSED)
    return [line for kind in kinds for line in _turned_away(desk, kind) if line.case.id in case_ids]


def _turned_away(desk: Desk, kind: str) -> Iterable[NotedCase]:
    """A refusal counts until the applicant was told of it and the case archived."""
    store, today = desk.store, desk.workplace.today()
    cases = store.case_lists.page(CaseFilter(statuses=(STATUS_OF[kind],)))
    for case in sorted(cases, key=lambda each: (binding_due_on(each), each.id)):
        steps = [step for step, counts in merged_actions(store.cases.steps(case.id)) if counts]
        said = next((s for s in reversed(steps) if s.action in ("send_back", "refuse")), None)
        if said is not None and said.side == TOWNSHIP:
            due_on = binding_due_on(case)
            is_late = _is_past(due_on, today)
            yield NotedCase(masked_case(case), due_on, is_late, words=said.note)


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
