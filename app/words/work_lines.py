"""The records behind a figure of somebody's work, as lines that can be read and opened."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from app.models.moments import china_date_of
from app.models.records import Household
from app.models.scorecards import ACTIVITY, APPEAL, CASE, HOUSEHOLD, SHIFT, VISIT
from app.models.work import Work
from app.words.clauses import joined_clauses
from app.words.duty_words import DUTY_STATE
from app.words.score_words import HOME_REACHED
from app.words.terms import APPEAL_STAGE, CASE_STATUS, VISIT_CHANNEL
from app.words.visit_terms import COMMENT_RANK

Homes = Mapping[str, Household]


class WorkLine(msgspec.Struct, frozen=True):
    """One record: what it is, its day, number, words, who did it, how it stands, what leaders said.

    `household_id` is the household that it is about, if any. `is_counted` is no where it belongs to
    the whole of a rate and not to its part. `code` is what `result` says, and `remarks` what `comments`
    do, each with the rank or the act that it comes from: for a desk in another language.
    """

    kind: str
    id: str
    day: str
    number: str
    words: str
    who: str
    result: str = ""
    comments: str = ""
    household_id: str = ""
    is_counted: bool = True
    code: str = ""
    remarks: tuple[tuple[str, str], ...] = ()


def lines_in(
    work: Work, kind: str, homes: Homes, ids: Collection[str] | None = None
) -> list[WorkLine]:
    """The records of one kind; those named, or all. `homes` are the households by id."""
    wanted = None if ids is None else set(ids)
    return [line for line in _READERS[kind](work, homes) if wanted is None or line.id in wanted]


def home_ids(work: Work, kind: str) -> list[str]:
    """The households that the lines of a kind name."""
    if kind == HOUSEHOLD:
        return list(work.households)
    return sorted({visit.household_id for visit in work.visits}) if kind == VISIT else []


def marked(lines: Iterable[WorkLine], counted: Collection[str]) -> list[WorkLine]:
    """The records of a rate's whole, with those of its part marked."""
    known = set(counted)
    return [msgspec.structs.replace(each, is_counted=each.id in known) for each in lines]


def _households(work: Work, homes: Homes) -> Iterator[WorkLine]:
    visited = set(work.visited)
    for household_id in work.households:
        household = homes.get(household_id)
        if household is not None:
            yield WorkLine(
                HOUSEHOLD,
                household_id,
                "",
                household.number,
                " ".join(words for words in (household.head_name, household.address) if words),
                work.worker.name,
                HOME_REACHED["visited" if household_id in visited else "not_visited"],
                household_id=household_id,
                code="visited" if household_id in visited else "not_visited",
            )


def _visits(work: Work, homes: Homes) -> Iterator[WorkLine]:
    for visit in work.visits:
        home = homes.get(visit.household_id)
        yield WorkLine(
            VISIT,
            visit.id,
            visit.visited_on,
            home.head_name if home else "",
            joined_clauses((visit.content, visit.finding)),
            visit.visitor_name,
            VISIT_CHANNEL.get(visit.channel, visit.channel),
            joined_clauses(
                f"{COMMENT_RANK.get(each.rank, each.rank)}：{each.comment}"
                for each in work.comments.get(visit.entity_id, ())
            ),
            visit.household_id,
            code=visit.channel,
            remarks=tuple(
                (each.rank, each.comment) for each in work.comments.get(visit.entity_id, ())
            ),
        )


def _appeals(work: Work, _homes: Homes) -> Iterator[WorkLine]:
    for appeal in work.appeals:
        yield WorkLine(
            APPEAL,
            appeal.id,
            appeal.raised_on,
            appeal.number,
            appeal.content,
            appeal.assignee_name or appeal.first_receiver_name,
            APPEAL_STAGE.get(appeal.stage, appeal.stage),
            appeal.reply,
            code=appeal.stage,
        )


def _cases(work: Work, _homes: Homes) -> Iterator[WorkLine]:
    for case in work.cases:
        yield WorkLine(
            CASE,
            case.id,
            china_date_of(case.station_received_at).isoformat(),
            case.number,
            " ".join(words for words in (case.item_name, case.applicant_name) if words),
            case.first_receiver_name,
            CASE_STATUS.get(case.status, case.status),
            case.reply,
            code=case.status,
        )


def _shifts(work: Work, _homes: Homes) -> Iterator[WorkLine]:
    for shift in work.shifts:
        yield WorkLine(
            SHIFT,
            shift.id,
            shift.duty_on,
            shift.shift,
            shift.handover_note,
            shift.on_duty_name or shift.officer_name,
            DUTY_STATE.get(shift.state, shift.state),
            f"接班 {shift.taken_over_by}" if shift.taken_over_by else "",
            code=shift.state,
            remarks=(("take_over", shift.taken_over_by),) if shift.taken_over_by else (),
        )


def _activities(work: Work, _homes: Homes) -> Iterator[WorkLine]:
    for each in work.activities:
        yield WorkLine(
            ACTIVITY,
            each.id,
            each.held_on,
            each.number,
            each.theme,
            each.responsible_name,
            f"服务 {each.people_served} 人次",
            each.result,
            code=str(each.people_served),
        )


_READERS: Mapping[str, Callable[[Work, Homes], Iterator[WorkLine]]] = MappingProxyType(
    {
        HOUSEHOLD: _households,
        VISIT: _visits,
        APPEAL: _appeals,
        CASE: _cases,
        SHIFT: _shifts,
        ACTIVITY: _activities,
    }
)
