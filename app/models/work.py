"""What somebody, or the whole station, did in some days: the records that scorecards and monthly packs count."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

import msgspec

from app.models.appeal_figures import Span
from app.models.duty_records import Activity, DutyShift
from app.models.moments import midnight_of
from app.models.records import Appeal, Cadre, Case, Staff, Visit
from app.models.visit_records import DiaryComment
from app.models.visitors import Visitors


class Worker(msgspec.Struct, frozen=True):
    """Whose work: a liaison cadre, with the accounts of that name; without `cadre_id` the station's.

    `label` is the name, with more where two cadres share it.
    """

    cadre_id: str = ""
    name: str = ""
    title: str = ""
    account_ids: tuple[str, ...] = ()
    label: str = ""


class Work(msgspec.Struct, frozen=True):
    """The records. Households are those that are looked after now; ids of all of them, of those visited
    at home in these days, and of those that hold a valid card.
    """

    worker: Worker
    span: Span
    households: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    carded: tuple[str, ...] = ()
    visits: Sequence[Visit] = ()
    comments: Mapping[str, Sequence[DiaryComment]] = {}
    appeals: Sequence[Appeal] = ()
    cases: Sequence[Case] = ()
    shifts: Sequence[DutyShift] = ()
    activities: Sequence[Activity] = ()


def workers_of(cadres: Sequence[Cadre], staff: Sequence[Staff]) -> list[Worker]:
    """The station itself, then every liaison cadre with the accounts of that name."""
    labels = Visitors(cadres).by_id
    return [
        Worker(),
        *(
            Worker(
                cadre.id,
                cadre.name,
                cadre.title,
                tuple(each.id for each in staff if each.name == cadre.name),
                labels[cadre.id],
            )
            for cadre in cadres
        ),
    ]


def is_work_of(appeal: Appeal, mine: Collection[str], name: str) -> bool:
    """Whether an appeal is somebody's: given to them or, while given to nobody, theirs at first."""
    if appeal.assignee_id or appeal.assignee_name:
        return appeal.assignee_id in mine or (
            not appeal.assignee_id and appeal.assignee_name == name
        )
    return appeal.first_receiver_id in mine


def moments_of(span: Span) -> tuple[str, str]:
    """From the first day's midnight at the station to that after the last."""
    return midnight_of(span.first), midnight_of(span.last + timedelta(days=1))
