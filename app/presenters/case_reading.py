"""What the page of one case shows, read in one view of the file. No Qt, no SQL."""

import heapq
from collections.abc import Collection, Iterable, Sequence

import msgspec

from app.acts.desk import Desk
from app.models.case_states import STATION, allowed_actions, progress_of
from app.models.deadlines import CaseDue, case_due
from app.models.id_number import mask_phone
from app.models.limits import Limit
from app.models.records import Case, CaseStep, Material
from app.models.rectification import (
    SETTLED,
    allowed_rectification_actions,
    rectification_progress_of,
)
from app.models.rectification_records import Rectification, RectificationStep
from app.models.step_order import told_in_order

BEFORE_WRITE_OFF = frozenset({"delivered", "rated", "followed_up"})


class HistoryLine(msgspec.Struct, frozen=True):
    """One step of the case, or of putting a bad rating right, and whether it counted when the steps
    of all PCs came together.
    """

    step: CaseStep | RectificationStep
    is_counted: bool
    is_taken_back: bool = False


class CaseFile(msgspec.Struct, frozen=True):
    """Everything that the case page shows. The history begins with the newest step."""

    case: Case
    due: CaseDue
    household_number: str
    materials: tuple[Material, ...]
    history: tuple[HistoryLine, ...]
    actions: tuple[str, ...]
    is_write_off_near: bool
    papers: tuple[str, ...] = ()
    owes_papers: bool = False  # some may still follow (容缺受理)
    plan: Rectification | None = None
    statutory_limit: Limit | None = None  # as this case's version of the catalogue has it

    @property
    def missing(self) -> tuple[Material, ...]:
        """Required papers that are not here yet."""
        return tuple(m for m in self.materials if m.is_required and not m.received_at)


def masked_case(case: Case) -> Case:
    """A case as screens may show it."""
    return msgspec.structs.replace(case, applicant_phone=mask_phone(case.applicant_phone))


def read_case_file(desk: Desk, case_id: str, offered: Collection[str]) -> CaseFile:
    """Everything about one case, in one view of the file; of its next actions those that are offered.

    Raises OperationRefused `case_unknown`.
    """
    store, workplace = desk.store, desk.workplace
    with store.reading():
        vantage = workplace.vantage()
        case = store.cases.by_id(case_id)
        steps = store.cases.steps(case_id)
        household = store.households.by_ids([case.household_id]).get(case.household_id)
        materials = store.cases.materials(case_id)
        plans = {
            plan.id: store.rectifications.steps(plan.id)
            for plan in store.rectifications.of_case(case_id)
        }
        plan = open_plan(desk, case_id)
    progress, standing = progress_of(steps), desk.cases.commitment(case_id)
    item = workplace.catalogs.item_of(case.catalog_version, case.item_code)
    actions = [action for action in allowed_actions(progress, STATION) if action in offered]
    if plan:
        plan_progress = rectification_progress_of(plans[plan.id])
        actions += allowed_rectification_actions(plan_progress, STATION)
    return CaseFile(
        case=masked_case(case),
        due=case_due(case, vantage),
        household_number=household.number if household else "",
        materials=tuple(materials),
        history=_history(steps, plans.values()),
        actions=tuple(actions),
        plan=plan,
        is_write_off_near=progress.status in BEFORE_WRITE_OFF,
        papers=tuple(desk.papers.papers_of(case_id)),
        owes_papers=bool(standing and standing.owed),
        statutory_limit=item.statutory_limit if item else None,
    )


def _told(
    steps: Sequence[CaseStep | RectificationStep], flagged: Sequence[str]
) -> list[HistoryLine]:
    return [
        HistoryLine(step, step.id not in flagged and not is_taken_back, is_taken_back)
        for step, is_taken_back in told_in_order(steps)
    ]


def _history(
    steps: Sequence[CaseStep], plans: Iterable[Sequence[RectificationStep]]
) -> tuple[HistoryLine, ...]:
    """All steps, the newest first; those of the case, and of each bad rating, in their own order."""
    told = [_told(steps, progress_of(steps).flagged)]
    told += [_told(each, rectification_progress_of(each).flagged) for each in plans]
    return tuple(reversed(list(heapq.merge(*told, key=lambda line: line.step.hlc))))


def open_plan(desk: Desk, case_id: str) -> Rectification | None:
    """The bad rating of a case that still has to be put right, the earliest first."""
    plans = desk.store.rectifications.of_case(case_id)
    return next((plan for plan in plans if plan.stage not in SETTLED), None)
