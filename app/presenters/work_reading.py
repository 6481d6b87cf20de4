"""Gathers what somebody, or the whole station, did in some days. No Qt, no SQL."""

from app.acts.appeal_acts import appeals_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.activities import HELD
from app.models.appeal_figures import Span
from app.models.appeal_stages import LEDGERS
from app.models.errors import OperationRefused
from app.models.visit_statistics import Period
from app.models.work import Work, Worker, is_work_of, moments_of, workers_of


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
    """A cadre's are the households that are theirs now, visits that are theirs, appeals that are given
    to them or, while given to nobody, came to them first, and cases and shifts of their accounts.
    """
    first, last = span.first.isoformat(), span.last.isoformat()
    is_all = not worker.cadre_id
    mine = {worker.cadre_id, *worker.account_ids}
    store = desk.store
    with store.reading():
        reach = [
            each
            for each in store.visit_figures.reach(Period(first, last))
            if is_all or each.cadre_id == worker.cadre_id
        ]
        households = tuple(each.household_id for each in reach)
        carded = store.work.holding_cards(households)
        visits = (
            store.visits.between(first, last)
            if is_all
            else store.visitors.visits(worker.name, worker.cadre_id, first, last)
        )
        seen = appeals_for(store, actor.role)
        appeals = [
            appeal
            for ledger in LEDGERS
            for appeal in seen.raised_between(first, last, ledger)
            if is_all or is_work_of(appeal, mine, worker.name)
        ]
        return Work(
            worker=worker,
            span=span,
            households=households,
            visited=tuple(each.household_id for each in reach if each.is_visited),
            carded=tuple(each for each in households if each in carded),
            visits=visits,
            comments=store.visits.comments_of([visit.entity_id for visit in visits]),
            appeals=appeals,
            cases=store.work.cases(*moments_of(span), None if is_all else mine),
            shifts=[
                shift
                for shift in store.duty.between(
                    first, min(last, desk.workplace.today().isoformat())
                )
                if is_all or (shift.on_duty_id or shift.officer_id) in mine
            ],
            activities=[
                each
                for year in range(span.first.year, span.last.year + 1)
                for each in store.duty.activities(year)
                if first <= each.held_on <= last
                and each.state == HELD
                and (is_all or each.responsible_name == worker.name)
            ],
        )
