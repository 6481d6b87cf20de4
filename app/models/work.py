"""What somebody, or the whole station, did in some days: the records that scorecards and monthly packs count."""

from collections.abc import Mapping, Sequence

import msgspec

from app.models.appeal_figures import Span
from app.models.duty_records import Activity, DutyShift
from app.models.records import Appeal, Case, Visit
from app.models.visit_records import DiaryComment


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
