"""The figures at the head of a month's pack (月度述职, 驻村工作点评会), each with its records."""

import msgspec

from app.models.appeal_figures import Span, figures_of
from app.models.profile import Profile
from app.models.scorecards import (
    APPEAL,
    CASE,
    SHIFT,
    VISIT,
    ScoreFigure,
    check_channels,
    figure_of,
)
from app.models.visit_statistics import CHANNELS
from app.models.work import Work
from app.words.score_words import PACK_CODES, PACK_FIGURE, SCORE_FORMULA
from app.words.terms import VISIT_CHANNEL

PACK_KINDS = (VISIT, APPEAL, CASE, SHIFT)
"""The kinds of records that a pack lists, in order."""


class PackFigure(msgspec.Struct, frozen=True):
    """One figure at the head of the pack, how it is worked out, and the records that it counts."""

    title: str
    text: str
    formula: str
    kind: str
    ids: tuple[str, ...]
    code: str = ""
    channel: str = ""  # of which the figure is the part of 走访联系次数


def meeting_day(profile: Profile, span: Span) -> str:
    """The day of the month's meeting (点评会); empty where the place holds none."""
    meeting = profile.calendar.monthly_meeting_on if profile.reviews.is_commented_monthly else None
    return span.first.replace(day=min(meeting, span.last.day)).isoformat() if meeting else ""


def figures_at_head(work: Work, decimals: int) -> tuple[ScoreFigure, ...]:
    """The figures of some days' work, in order. Raises OperationRefused `report_parts_unequal`."""
    check_channels(work)
    appeals = {figure.key: figure for figure in figures_of(work.appeals, decimals)}
    return tuple(figure_of(code, work, appeals, decimals) for code in PACK_CODES)


def pack_figures(work: Work, decimals: int) -> tuple[PackFigure, ...]:
    """The same in words, the contacts with their channels. Raises OperationRefused
    `report_parts_unequal`.
    """
    found = []
    for figure in figures_at_head(work, decimals):
        code = figure.code
        found.append(
            PackFigure(
                PACK_FIGURE[code], figure.text, SCORE_FORMULA[code], figure.kind, figure.ids, code
            )
        )
        if code == "contacts":
            found += _by_channel(work)
    return tuple(found)


def _by_channel(work: Work) -> list[PackFigure]:
    """The parts of 走访联系次数, those that are not nothing."""
    found = []
    for channel in CHANNELS:
        ids = tuple(visit.id for visit in work.visits if visit.channel == channel)
        if ids:
            title = f"其中{VISIT_CHANNEL[channel]}"
            found.append(
                PackFigure(
                    title, str(len(ids)), "各种方式加起来等于次数", VISIT, ids, channel=channel
                )
            )
    return found
