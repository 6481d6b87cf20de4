"""开站准备: what a new station needs before the first person comes to its desk, in six steps."""

from collections.abc import Mapping

import msgspec

VILLAGE, PEOPLE, CODE, DUTY, PRINTER, BACKUP = MORNING_STEPS = (
    "village", "people", "code", "duty", "printer", "backup",
)  # fmt: skip


class MorningStep(msgspec.Struct, frozen=True):
    """One step, and whether the station's own records say that it is done: so the steps go on where
    they were left, also on another day and after a power cut.
    """

    key: str
    is_done: bool


def morning_steps(done: Mapping[str, bool]) -> tuple[MorningStep, ...]:
    """All steps in their order; what nobody knows of is not done."""
    return tuple(MorningStep(key, done.get(key, False)) for key in MORNING_STEPS)
