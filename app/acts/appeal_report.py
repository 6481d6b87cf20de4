"""What is typed about an appeal and about each of its steps, and whether it can be so."""

from datetime import date

import msgspec

from app.models.appeal_stages import APPEALS
from app.models.errors import OperationRefused

RELATIONS = ("same_matter", "hotline_to_petition", "petition_to_hotline")
LINKED_KINDS = ("appeal", "case")


class AppealReport(msgspec.Struct, frozen=True):
    """What was typed about an appeal. `repeat_of` is an earlier appeal that this one repeats."""

    content: str
    appeal_class: str
    raised_on: str
    ledger: str = APPEALS
    source: str = "station"
    source_number: str = ""
    household_id: str = ""
    visit_id: str = ""
    label: str = ""
    problem: str = ""
    second_class: str = ""
    difficulty: str = ""
    raised_by: str = ""
    raised_by_phone: str = ""
    is_urgent: bool = False
    route: str = ""
    answer: str = ""
    repeat_of: str = ""


class AppealSaid(msgspec.Struct, frozen=True):
    """What was typed for one step. `due_on` and `route` are optional, as the profile has them."""

    note: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    rating: str = ""
    method: str = ""
    assignee_id: str = ""
    assignee_name: str = ""
    duty: str = ""
    promise: str = ""
    due_on: str = ""
    route: str = ""
    other_kind: str = ""
    other_id: str = ""
    relation: str = ""


class RegisteredAppeal(msgspec.Struct, frozen=True):
    """What may be told of an appeal once it is kept, also when nobody here sees it any more."""

    id: str
    number: str
    is_hidden: bool


def check_due(typed: str, today: date, latest: str) -> None:
    """Raises OperationRefused `appeal_due_on_missing`, `appeal_due_on_past`, `appeal_due_on_too_late`."""
    day = due_day(typed)
    if day < today:
        raise OperationRefused("appeal_due_on_past")
    if latest and typed > latest:
        raise OperationRefused("appeal_due_on_too_late", latest=latest)


def due_day(typed: str) -> date:
    """Raises OperationRefused `appeal_due_on_missing`."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise OperationRefused("appeal_due_on_missing") from None
    if day.isoformat() != typed:
        raise OperationRefused("appeal_due_on_missing")
    return day


def day_of(raised_on: str) -> date:
    """Days sort as text only in one form, so any other is refused: `appeal_raised_on_missing`."""
    try:
        day = date.fromisoformat(raised_on)
    except ValueError:
        raise OperationRefused("appeal_raised_on_missing") from None
    if day.isoformat() != raised_on:
        raise OperationRefused("appeal_raised_on_missing")
    return day


def cleaned(report: AppealReport) -> AppealReport:
    """Without what stands around the words."""
    fields = msgspec.structs.asdict(report)
    stripped = {name: v.strip() for name, v in fields.items() if isinstance(v, str)}
    return msgspec.structs.replace(report, **stripped)
