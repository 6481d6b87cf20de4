"""Gathers what somebody, or the whole station, did in some days. No Qt, no SQL."""

from collections.abc import Sequence

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.activities import HELD
from app.models.appeal_figures import Span
from app.models.appeal_stages import LEDGERS
from app.models.errors import OperationRefused
from app.models.visit_statistics import HouseholdReach, Period
from app.models.work import Work, Worker, is_work_of, moments_of, workers_of
from app.store.store import Store


def workers(desk: Desk) -> list[Worker]:
    """The station itself, then every liaison cadre with the accounts of that name."""
    return workers_of(desk.store.stations.cadres(), desk.store.stations.staff())


def worker_of(desk: Desk, cadre_id: str) -> Worker:
    """Raises OperationRefused `cadre_unknown`."""
    found = next((each for each in workers(desk) if each.cadre_id == cadre_id), None)
    if found is None:
        raise OperationRefused("cadre_unknown")
    return found


def read_work(desk: Desk, actor: Actor, worker: Worker, span: Span) -> Work:
    """What one of them did."""
    return read_works(desk, actor, (worker,), span)[0]


def read_works(desk: Desk, actor: Actor, wanted: Sequence[Worker], span: Span) -> list[Work]:
    """A cadre's are the households that are theirs now, visits that are theirs, appeals that are given
    to them or, while given to nobody, came to them first, and cases and shifts of their accounts.
    """
    first, last = span.first.isoformat(), span.last.isoformat()
    store = desk.store
    with store.reading():
        seen = appeals_for(store, actor.role)
        all_reach = store.visit_figures.reach(Period(first, last))
        until = min(last, desk.workplace.today().isoformat())
        whole = Work(
            worker=Worker(),
            span=span,
            appeals=[a for ledger in LEDGERS for a in seen.raised_between(first, last, ledger)],
            cases=store.work.cases(*moments_of(span)),
            shifts=store.duty.between(first, until),
            activities=[
                each
                for year in range(span.first.year, span.last.year + 1)
                for each in store.duty.activities(year)
                if first <= each.held_on <= last and each.state == HELD
            ],
        )
        return [_share_of(store, whole, all_reach, worker) for worker in wanted]


def _share_of(
    store: Store, whole: Work, all_reach: Sequence[HouseholdReach], worker: Worker
) -> Work:
    is_all = not worker.cadre_id
    mine = {worker.cadre_id, *worker.account_ids}
    first, last = whole.span.first.isoformat(), whole.span.last.isoformat()
    reach = [each for each in all_reach if is_all or each.cadre_id == worker.cadre_id]
    households = tuple(each.household_id for each in reach)
    carded = store.work.holding_cards(households)
    visits = (
        store.visits.between(first, last)
        if is_all
        else store.visitors.visits(worker.name, worker.cadre_id, first, last)
    )
    return msgspec.structs.replace(
        whole,
        worker=worker,
        households=households,
        visited=tuple(each.household_id for each in reach if each.is_visited),
        carded=tuple(each for each in households if each in carded),
        visits=visits,
        comments=store.visits.comments_of([visit.entity_id for visit in visits]),
        appeals=[a for a in whole.appeals if is_all or is_work_of(a, mine, worker.name)],
        cases=[case for case in whole.cases if is_all or case.first_receiver_id in mine],
        shifts=[
            shift
            for shift in whole.shifts
            if is_all or (shift.on_duty_id or shift.officer_id) in mine
        ],
        activities=[
            each for each in whole.activities if is_all or each.responsible_name == worker.name
        ],
    )
