"""Ledgers whose columns a place chooses (基本台账, 动态台账) and its scorecard (考核)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from app.models.rules.bounds import Count, Month, Percent, Sentence, Word

DynamicDuty = Literal["定人", "定责", "定时限", "交办", "承诺", "销号"]

FigureCode = Literal[
    "home_visit_rate",
    "card_rate",
    "contacts",
    "findings",
    "labelled_appeals",
    "escalated_appeals",
    "first_received",
    "conclusion_rate",
    "on_time_rate",
    "handled_rate",
    "reply_rate",
    "follow_up_rate",
    "satisfaction_rate",
    "rectification_rate",
    "cases",
    "duty_rate",
    "handover_rate",
    "activities",
    "people_served",
]
"""The figures that an indicator can be read from; `docs/profiles.md` says what each counts."""
FIGURE_CODES: Mapping[str, FigureCode] = MappingProxyType(
    {code: code for code in get_args(FigureCode)}
)
"""The same, by what an address names them by."""


class BlockField(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field of the basic ledger: its name, and what is filled in."""

    name: Word
    kind: Literal["text", "number", "yes_no", "date"] = "text"
    unit: str = ""


class LedgerBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block of the basic ledger (块)."""

    name: Word
    fields: tuple[BlockField, ...] = ()


class LedgerRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[ledgers]`. The basic ledger is taken anew each year in `snapshot_month`.

    `dynamic_duties` are what each line of the dynamic ledger names: 定人, 定责, 定时限, 承诺, 销号.
    """

    basic_blocks: tuple[LedgerBlock, ...] = ()
    snapshot_month: Month = 1
    dynamic_duties: tuple[DynamicDuty, ...] = ()


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a scorecard. `figure` names the report's figure that it is read from, if any."""

    name: Word
    points: Count = 0
    figure: FigureCode | Literal[""] = ""
    note: Sentence = ""


class ScoreBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block of the scorecard (板块)."""

    name: Word
    indicators: tuple[Indicator, ...] = ()


class ScorecardRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[scorecard]`: figures that are used against people, so each opens its records."""

    blocks: tuple[ScoreBlock, ...] = ()
    grades: tuple[Word, ...] = ("优秀", "合格", "不合格")
    grade_percents: tuple[Percent, ...] = ()
    """From what share of all points on each grade but the last is reached; none: the place names none."""

    def __post_init__(self) -> None:
        percents = self.grade_percents
        if percents and len(percents) != len(self.grades) - 1:
            raise ValueError("a threshold is needed for each grade but the last")
        if list(percents) != sorted(percents, reverse=True):
            raise ValueError("the thresholds do not come down")
