"""The steps of a case or an appeal with both clocks: what its author claims, and when it came in."""

from collections.abc import Callable, Collection, Mapping, Sequence
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
    steps: Sequence[tuple[Any, bool]], received: Callable[[Collection[Dot]], Mapping[Dot, str]]
) -> list[StepLine]:
    """The steps in their order, each with whether it counted."""
    dots = {step.id: dot_of_text(step.id) for step, _ in steps if step.side == STATION}
    received_at = received(list(dots.values()))
    return [
        StepLine(step, counts, received_at[dots[step.id]] if step.id in dots else "")
        for step, counts in steps
    ]
