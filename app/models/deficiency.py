"""Accepting a case although papers are missing (容缺受理): for which papers, until when, and then what.

Only papers that are not key may follow; the applicant commits to a day no later than the item's
promised limit; a commitment that was not kept ends the acceptance.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from app.models.errors import OperationRefused
from app.models.intake_records import Commitment
from app.models.records import Material
from app.models.working_days import WORKING_DAY, Deadline, WorkingCalendar, deadline_after

OPEN, KEPT, EXPIRED = "open", "kept", "expired"


class CommitmentStanding(msgspec.Struct, frozen=True):
    """Where a commitment stands on a day: `open`, `kept` or `expired`; `owed` are still missing."""

    commitment: Commitment
    state: str
    owed: tuple[Material, ...] = ()


def standing_of(
    commitment: Commitment, materials: Iterable[Material], today: date
) -> CommitmentStanding:
    """Where a commitment stands. The day itself still counts."""
    wanted = set(commitment.material_ids)
    owed = tuple(m for m in materials if m.id in wanted and not m.received_at)
    if not owed:
        return CommitmentStanding(commitment, KEPT)
    is_over = commitment.due_on < today.isoformat()
    return CommitmentStanding(commitment, EXPIRED if is_over else OPEN, owed)


def latest_supplement_day(
    calendar: WorkingCalendar, today: date, limit_amount: int, limit_unit: str
) -> Deadline:
    """The last day that a commitment of today may name: the item's promised limit from today on."""
    return deadline_after(calendar, today, limit_amount, limit_unit)


def usual_supplement_day(
    calendar: WorkingCalendar, today: date, working_days: int, latest: Deadline
) -> date:
    """The day that the desk proposes: the county's usual term, or the latest day if that is sooner."""
    usual = deadline_after(calendar, today, working_days, WORKING_DAY)
    return min(usual.due_on, latest.due_on)


def check_deficiency(
    missing: Sequence[Material], due_on: str, today: date, latest: Deadline
) -> date:
    """The day of a commitment, once it may be made.

    Raises OperationRefused `deficiency_nothing_missing`, `deficiency_key_material`,
    `date_impossible`, `deficiency_due_past`, `deficiency_due_too_late`.
    """
    if not missing:
        raise OperationRefused("deficiency_nothing_missing")
    if any(material.is_key for material in missing):
        raise OperationRefused("deficiency_key_material")
    day = read_day(due_on)
    if day < today:
        raise OperationRefused("deficiency_due_past")
    if day > latest.due_on:
        raise OperationRefused("deficiency_due_too_late", latest=latest.due_on.isoformat())
    return day


def read_day(text: str) -> date:
    """A day in ISO 8601. Raises OperationRefused `date_impossible`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OperationRefused("date_impossible", date=text) from None
