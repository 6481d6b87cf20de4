"""Who waits for a visit and why: must-visit tasks, households not visited, today's spot check, plans."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Literal

import msgspec

from app.acts.appointment_acts import VISIT
from app.acts.desk import Desk
from app.models.moments import china_date_of
from app.models.rules.visits import drawn_for_check, must_visit_due_on
from app.models.visit_statistics import Period, Share
from app.store.page_key import FIRST_UPWARDS, PageKey
from app.words.appointment_words import APPOINTMENT_WAY
from app.words.clauses import joined_clauses
from app.words.visit_terms import MUST_VISIT_OCCASION

Source = Literal["tasks", "not_visited", "longest", "checks", "plans"]
MOST_LINES = 500
ERRANDS_LOOKED_BACK_DAYS = 365


class PlanLine(msgspec.Struct, frozen=True):
    """A household that waits for a visit, and why. `task_id` is empty for what no task asks for."""

    household_id: str
    number: str
    head_name: str
    grid_name: str
    cadre_name: str
    reason: str
    due_on: str = ""
    last_visited_on: str = ""
    task_id: str = ""


def _owed(desk: Desk) -> list[PlanLine]:
    """Must-visit tasks, households that asked to be visited, and those whose open cases ask for a visit,
    if the rules say so.
    """
    found, key = list[PlanLine](), FIRST_UPWARDS
    while len(found) < MOST_LINES:
        tasks = desk.store.must_visits.page_of("open", key)
        if not tasks:
            break
        for task in tasks:
            words = "：".join(filter(None, [MUST_VISIT_OCCASION[task.occasion], task.note]))
            found.append(_bare(task.household_id, words, task.due_on, task.id))
        key = PageKey(tasks[-1].due_on, tasks[-1].id)
    for waiting in desk.store.appointments.open():
        if waiting.way == VISIT:
            when = "" if not waiting.meets_at_time else f"（{waiting.meets_at_time}）"
            words = f"{APPOINTMENT_WAY[VISIT]}{when}：{waiting.subject}"
            found.append(_bare(waiting.household_id, words, waiting.meets_on))
    rules = desk.workplace.profile.visits
    if rules.are_cases_must_visits:
        since = desk.workplace.today() - timedelta(days=ERRANDS_LOOKED_BACK_DAYS)
        for case in desk.store.must_visits.cases_to_visit(since.isoformat()):
            due_on = must_visit_due_on(rules, china_date_of(case.station_received_at))
            words = f"{MUST_VISIT_OCCASION['errand']}：{case.item_name}"
            found.append(_bare(case.household_id, words, due_on.isoformat()))
    return sorted(found, key=lambda line: line.due_on)[:MOST_LINES]


def _tasks(desk: Desk, period: Period, share: Share) -> list[PlanLine]:
    return _owed(desk)


class VisitsOwed(msgspec.Struct, frozen=True):
    """How long the list of must-visit tasks is, and how many of its lines are past their day."""

    count: int = 0
    late: int = 0


def visits_owed(desk: Desk) -> VisitsOwed:
    """What 今日 says of the list, counted as the list is made; inside one view of the file."""
    today = desk.workplace.today().isoformat()
    lines = _owed(desk)
    return VisitsOwed(len(lines), sum(1 for line in lines if line.due_on < today))


def _not_visited(desk: Desk, period: Period, share: Share) -> list[PlanLine]:
    rules = desk.workplace.profile.visits
    left = desk.store.visit_figures.to_visit(period, share, rules)
    is_year = period.since.endswith("-01-01")
    words = f"{period.since[:4]}年还没入户" if is_year else f"{period.since} 起还没入户"
    return [_bare(household_id, words) for household_id in left]


def _longest(desk: Desk, period: Period, share: Share) -> list[PlanLine]:
    return [
        _bare(household_id, f"上次入户 {day}" if day else "从没入户")
        for household_id, day in desk.store.visit_figures.longest_not_visited(share)
    ]


def _checks(desk: Desk, period: Period, share: Share) -> list[PlanLine]:
    """The households that today's spot check falls on (抽查), drawn from all of the share."""
    today, rules = desk.workplace.today(), desk.workplace.profile.visits
    every = desk.store.visit_figures.households_of(period, share, "households", rules)
    drawn = drawn_for_check(every, today, rules.spot_check_households)
    return [_bare(household_id, f"{today.isoformat()} 抽查") for household_id in drawn]


def _plans(desk: Desk, period: Period, share: Share) -> list[PlanLine]:
    """Households with a plan of their own (一户一策), by the day of its review."""
    return [
        _bare(
            plan.household_id,
            joined_clauses((plan.needs, plan.measures, plan.responsible_name)),
            plan.review_on,
        )
        for plan in desk.store.visit_planning.household_plans(MOST_LINES)
    ]


ASKED: Mapping[Source, Callable[[Desk, Period, Share], list[PlanLine]]] = MappingProxyType(
    {
        "tasks": _tasks,
        "not_visited": _not_visited,
        "longest": _longest,
        "checks": _checks,
        "plans": _plans,
    }
)


def _bare(household_id: str, reason: str, due_on: str = "", task_id: str = "") -> PlanLine:
    return PlanLine(household_id, "", "", "", "", reason, due_on, "", task_id)
