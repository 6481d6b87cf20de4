"""Reviews of people and of diaries, and the grades, sheets and comments that they take."""

from datetime import date
from typing import Annotated

import msgspec

from app.models.errors import OperationRefused
from app.models.rules.bounds import Count, Month, Percent, Sentence, Word

ASSESSORS = 3
"""党员自评、群众评议、支部评定, in this order."""


class ReviewRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[reviews]`: public appraisals (评议) and leaders' comments on the diary (点评).

    `months` are those in which a session is held; a session with fewer than `minimum_sheets` is not
    closed. `comment_ranks` are kept apart. `assessors` each give their own word to a grade.
    """

    months: tuple[Month, ...] = ()
    minimum_sheets: Count = 0
    attendants: Sentence = ""
    comment_ranks: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1, max_length=3)] = (
        "联系领导",
        "分管领导",
        "主要领导",
    )
    """What the ranks are called here, the lowest first; comments of each are kept apart."""
    is_commented_monthly: bool = False
    assessors: tuple[Word, ...] = ()
    grades: tuple[Word, ...] = ()
    is_wall_sheet_printed: bool = False
    is_responsibility_letter_signed: bool = False
    is_year_end_vote_held: bool = False
    score_weights: tuple[Percent, ...] = ()
    """How much each of `assessors` counts, in percent; none: the place names no weights."""

    def __post_init__(self) -> None:
        if self.score_weights and len(self.score_weights) != len(self.assessors):
            raise ValueError("a weight is needed for each assessor")
        if self.score_weights and sum(self.score_weights) != 100:
            raise ValueError("the weights do not make 100")


def weights_of_parts(rules: ReviewRules) -> tuple[int, ...]:
    """How much self-appraisal, the masses and the branch count, where the place names these three."""
    return rules.score_weights if len(rules.assessors) == ASSESSORS else ()


def check_sheets(rules: ReviewRules, sheets: int) -> None:
    """Raises OperationRefused `review_sheets_too_few` (least, sheets) below the minimum."""
    if sheets < rules.minimum_sheets:
        raise OperationRefused("review_sheets_too_few", least=rules.minimum_sheets, sheets=sheets)


def is_review_month(rules: ReviewRules, day: date) -> bool:
    """Whether a review belongs into that month."""
    return day.month in rules.months
