"""Putting right what a bad rating (差评) was about: verify, put right, tell the applicant.

A rating that was mistaken or malicious is excluded by the township after an appeal; it is never
deleted.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.case_states import STATION, TOWNSHIP
from app.models.errors import OperationRefused
from app.models.rectification_records import Rectification, RectificationStep
from app.models.step_order import counting_in_order

BAD_RATINGS = frozenset({"unsatisfied", "very_unsatisfied"})
STAGES = ("open", "verified", "rectified", "closed", "appealed", "excluded")
SETTLED = frozenset({"closed", "excluded"})


class RectificationMove(msgspec.Struct, frozen=True):
    """One step: who takes it, from where, to where. Each needs a note."""

    action: str
    side: str
    sources: tuple[str, ...]
    target: str


MOVES: tuple[RectificationMove, ...] = (
    RectificationMove("verify", STATION, ("open",), "verified"),
    RectificationMove("rectify", STATION, ("verified",), "rectified"),
    RectificationMove("tell", STATION, ("rectified",), "closed"),
    RectificationMove("appeal", STATION, ("open", "verified"), "appealed"),
    RectificationMove("exclude", TOWNSHIP, ("appealed",), "excluded"),
    RectificationMove("uphold", TOWNSHIP, ("appealed",), "open"),
)
_BY_ACTION = {move.action: move for move in MOVES}


class RectificationProgress(msgspec.Struct, frozen=True):
    """Where it stands. `was_upheld`: the township has decided once, a second appeal is refused."""

    stage: str = "open"
    was_upheld: bool = False
    flagged: tuple[str, ...] = ()


def rectification_progress_of(steps: Iterable[RectificationStep]) -> RectificationProgress:
    """Derive the stage from all steps known; illegal ones are kept, flagged."""
    progress = RectificationProgress()
    for step in counting_in_order(steps):
        if rectification_refusal_of(progress, step):
            progress = msgspec.structs.replace(progress, flagged=(*progress.flagged, step.id))
            continue
        progress = msgspec.structs.replace(
            progress,
            stage=_BY_ACTION[step.action].target,
            was_upheld=progress.was_upheld or step.action == "uphold",
        )
    return progress


def rectification_refusal_of(progress: RectificationProgress, step: RectificationStep) -> str:
    """The problem key that forbids this step now, or nothing."""
    move = _BY_ACTION.get(step.action)
    if move is None or move.side != step.side:
        return "rectification_step_not_yours"
    if progress.stage not in move.sources or (step.action == "appeal" and progress.was_upheld):
        return "rectification_step_out_of_order"
    return "" if step.note.strip() else "rectification_note_missing"


def check_rectification_step(progress: RectificationProgress, step: RectificationStep) -> None:
    """Raises OperationRefused when the step is not allowed."""
    key = rectification_refusal_of(progress, step)
    if key:
        raise OperationRefused(key, stage=progress.stage, action=step.action)


def allowed_rectification_actions(progress: RectificationProgress, side: str) -> list[str]:
    """What one side may do next, in the order of the table."""
    return [
        move.action
        for move in MOVES
        if move.side == side
        and progress.stage in move.sources
        and not (move.action == "appeal" and progress.was_upheld)
    ]


def rectification_with_progress(
    rectification: Rectification, steps: Sequence[RectificationStep]
) -> Rectification:
    """A rectification with the fields that its steps decide."""
    progress = rectification_progress_of(steps)
    return msgspec.structs.replace(
        rectification,
        stage=progress.stage,
        flagged_steps=len(progress.flagged),
        updated_at=max([rectification.updated_at, *(step.updated_at for step in steps)]),
    )


RECTIFICATION_DERIVED = frozenset({"stage", "flagged_steps"})
