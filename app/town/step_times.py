"""The steps of a case or an appeal with both clocks: what its author claims, and when it came in."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from app.journal.entry import Dot, dot_of_text
from app.models.case_states import STATION


class StepLine(msgspec.Struct, frozen=True):
    """One step. `received_at` is the town's time of receipt, empty for the town's own steps."""

    step: Any
    counts: bool
    received_at: str


def step_lines(
    steps: Iterable[tuple[Any, bool]], received_at: Callable[[Dot], str]
) -> list[StepLine]:
    """The steps in their order, each with whether it counted."""
    return [
        StepLine(
            step,
            counts,
            received_at(dot_of_text(step.id)) if step.side == STATION else "",
        )
        for step, counts in steps
    ]
