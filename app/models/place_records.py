"""The records that a place's own rules ask for: basic ledger, scores, conclusions of reviews, default assignees."""

import msgspec

from app.models.record_bases import Event, Record


class LedgerCell(Record, frozen=True, kw_only=True):
    """One field of the basic ledger (基本台账), of a grid or, without `grid_id`, of the whole village.

    Its id follows from grid, block and field, so that two PCs fill the same one. `value` is text in
    the form that the field's kind has: a number in digits, `yes` or `no`, an ISO date.
    """

    grid_id: str = ""
    block: str = ""
    field: str = ""
    value: str = ""


class LedgerSnapshot(Event, frozen=True, kw_only=True):
    """The basic ledger of one grid or of the village as it was kept for a year (年末留存).

    `entity_id` follows from year and grid. `lines` are `app.models.basic_ledger.KeptLine` as JSON.
    """

    year: int = 0
    grid_id: str = ""
    grid_name: str = ""
    kept_on: str = ""
    lines: list[str] = msgspec.field(default_factory=list)


class ScoreMark(Record, frozen=True, kw_only=True):
    """Points that a person gave for one indicator of a scorecard, with what they rest on.

    Its id follows from the other fields but the last two. `cadre_id` is empty for the station's own
    card. `points` is text: empty when a mark was taken back.
    """

    period: str = ""
    cadre_id: str = ""
    block: str = ""
    indicator: str = ""
    points: str = ""
    reason: str = ""


class ReviewConclusion(Record, frozen=True, kw_only=True):
    """What a half-year's review (半年评议) came to: one for an appraisal, whose id follows from it."""

    appraisal_id: str = ""
    period: str = ""
    conclusion: str = ""
    measures: str = ""
    leader_name: str = ""
    concluded_on: str = ""


class AssigneeRule(Record, frozen=True, kw_only=True):
    """Who gets an appeal of an area, class and difficulty by default; an empty one means any.

    `assignee_id` is a staff member's or a liaison cadre's.
    """

    grid_id: str = ""
    appeal_class: str = ""
    difficulty: str = ""
    assignee_id: str = ""
    assignee_name: str = ""
