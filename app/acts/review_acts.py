"""What a half-year's review (半年评议) comes to: written once the sheets are enough and counted."""

import hashlib

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.appraisals import CLOSED
from app.models.errors import OperationRefused
from app.models.place_records import ReviewConclusion
from app.models.rules.reviews import check_sheets
from app.models.score_periods import span_named


class ConclusionTyped(msgspec.Struct, frozen=True):
    """What was typed as the conclusion of a review. `period` is a half-year: `2026-H1`."""

    period: str
    conclusion: str
    measures: str = ""
    leader_name: str = ""


class ReviewActs:
    """The acts on conclusions. A review below its minimum of sheets has none."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def conclude(self, actor: Actor, appraisal_id: str, typed: ConclusionTyped) -> ReviewConclusion:
        """Write what a review came to, or what has changed of that.

        Raises OperationRefused `appraisal_unknown`, `review_sheets_too_few`,
        `review_not_closed`, `score_period_unreadable`, `review_conclusion_missing`.
        """
        appraisal = self._store.appraisals.by_id(appraisal_id)
        rules = msgspec.structs.replace(
            self._workplace.profile.reviews, minimum_sheets=appraisal.minimum
        )
        check_sheets(rules, appraisal.sheets)
        if appraisal.state != CLOSED:
            raise OperationRefused("review_not_closed")
        fields = {name: words.strip() for name, words in msgspec.structs.asdict(typed).items()} | {
            "concluded_on": self._workplace.today().isoformat()
        }
        span_named(fields["period"])
        if not fields["conclusion"]:
            raise OperationRefused("review_conclusion_missing")
        with self._workplace.pen.act(actor, "run_appraisal") as act:
            known = self._store.place.conclusion_of(appraisal_id)
            if known:
                act.change("review_conclusion", known.id, fields)
            else:
                act.create(
                    "review_conclusion",
                    {"appraisal_id": appraisal_id, **fields},
                    hashlib.sha256(f"lianxin/review/{appraisal_id}".encode()).hexdigest()[:32],
                )
        kept = self._store.place.conclusion_of(appraisal_id)
        assert kept is not None
        return kept
