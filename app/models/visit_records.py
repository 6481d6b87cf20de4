"""The records around visits: rounds, must-visit tasks, household plans, outreach, visit plans, comments."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from app.models.records import Event, Record, Visit

Occasion = Literal["celebration", "illness", "hardship", "errand", "troubled_mind"]
OutreachType = Literal["policy", "decision", "activity", "opinion"]
OCCASIONS: tuple[Occasion, ...] = ("celebration", "illness", "hardship", "errand", "troubled_mind")
"""五必到: 红白大事, 生病住院, 急难重活, 代办事项, 思想波动."""
OUTREACH_TYPES: tuple[OutreachType, ...] = ("policy", "decision", "activity", "opinion")
"""四到户: 政策宣讲, 决议传达, 公益活动发动, 意见建议征求."""
NO_FINDING: Mapping[str, str | bool] = MappingProxyType(
    {
        "finding": "", "finding_class": "", "second_class": "", "answer": "",
        "is_answered_on_the_spot": False,
    }
)  # fmt: skip
COMMENT_RANKS = ("liaison_leader", "supervising_leader", "main_leader")
"""联系领导, 分管领导, 主要领导: kept apart."""


class VisitRound(Record, frozen=True, kw_only=True):
    """A named round of general visits (普遍走访), from one day to another, both included."""

    name: str = ""
    starts_on: str = ""
    ends_on: str = ""


class MustVisit(Record, frozen=True, kw_only=True):
    """An event in a household that somebody must go for (五必到). The last two follow from its steps."""

    household_id: str = ""
    occasion: str = ""
    person_name: str = ""
    note: str = ""
    happened_on: str = ""
    due_on: str = ""
    opened_at: str = ""
    opened_by: str = ""
    status: str = "open"  # open | answered | dropped
    visit_id: str = ""  # the visit that answered it


class MustVisitStep(Event, frozen=True, kw_only=True):
    """One step of a must-visit task, which `entity_id` is: `answer`, `drop` or `reopen`."""

    action: str = ""
    at: str = ""
    note: str = ""
    visit_id: str = ""


class HouseholdPlan(Record, frozen=True, kw_only=True):
    """A household's own plan (一户一策). There is one for a household: its id follows from it."""

    household_id: str = ""
    situation: str = ""
    needs: str = ""
    measures: str = ""
    responsible_name: str = ""
    review_on: str = ""
    written_on: str = ""


class Outreach(Record, frozen=True, kw_only=True):
    """Something to be carried to every household (四到户)."""

    outreach_type: str = "policy"
    title: str = ""
    starts_on: str = ""
    ends_on: str = ""
    note: str = ""


class OutreachDelivery(Event, frozen=True, kw_only=True):
    """A tick that a household was reached, or its taking back: the newest of an entity counts.

    `entity_id` follows from outreach and household, so that two PCs tick the same thing.
    """

    outreach_id: str = ""
    household_id: str = ""
    action: str = "deliver"  # deliver | retract
    delivered_on: str = ""
    note: str = ""


class VisitPlan(Record, frozen=True, kw_only=True):
    """Who visits which households till when (走访计划). `reasons` runs alongside `household_ids`."""

    number: str = ""
    visitor_name: str = ""
    starts_on: str = ""
    until_on: str = ""
    household_ids: list[str] = msgspec.field(default_factory=list)
    reasons: list[str] = msgspec.field(default_factory=list)
    note: str = ""


class DiaryComment(Event, frozen=True, kw_only=True):
    """What a leader in town says to a page of the diary (点评); `entity_id` is the visit's."""

    rank: str = ""
    comment: str = ""
    at: str = ""


def without_finding(visit: Visit) -> Visit:
    """A visit as those see it from whom the appeal that came of it is hidden."""
    return msgspec.structs.replace(visit, **NO_FINDING)
