"""What stands on pages of the diary (民情日记): one visit, or what somebody visited in a month."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from app.models.papers import Paper
from app.models.profile import Profile
from app.models.rules.papers import DiaryTexts
from app.models.visit_records import COMMENT_RANKS

MOST_PICTURES = 6
"""Photographs on the page of one visit; a month's diary only counts them."""


class DiaryRemark(msgspec.Struct, frozen=True):
    """What a leader said (点评), under the name of the rank."""

    rank: str
    comment: str
    signed: str  # who, and when


class DiaryEntry(msgspec.Struct, frozen=True):
    """One visit, in words: the columns of 走访记录. `households` is how many were
    visited on the same walk; `reported` says what became of a finding that was not answered there.
    """

    number: str
    day: str
    hours: str
    channel: str
    visitor: str
    companions: str
    grid: str
    household: str
    interviewee: str
    households: int
    content: str
    classes: str = ""
    finding: str = ""
    answer: str = ""
    occasions: str = ""
    reported: str = ""
    handling: str = ""
    handler: str = ""
    due_on: str = ""
    replied_on: str = ""
    device: str = ""
    correction: str = ""
    remarks: tuple[DiaryRemark, ...] = ()
    pictures: tuple[bytes, ...] = ()
    picture_count: int = 0


class DiaryContent(Paper, frozen=True, kw_only=True):
    """Pages of the diary. `ranks` are the names of the ranks whose comments are kept apart; `sums`
    what a month comes to, empty on the page of one visit.
    """

    station_name: str
    chosen: str
    maker_name: str
    ranks: tuple[str, ...]
    entries: tuple[DiaryEntry, ...] = ()
    sums: tuple[str, ...] = ()
    words: DiaryTexts = DiaryTexts()


def rank_names(profile: Profile) -> Mapping[str, str]:
    """What a place calls each rank of comments, the lowest first; it may have fewer than three."""
    return MappingProxyType(dict(zip(COMMENT_RANKS, profile.reviews.comment_ranks, strict=False)))
