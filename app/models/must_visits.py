"""Must-visit tasks (五必到): an event in a household that a visit in person has to answer by a day."""

from collections.abc import Sequence

import msgspec

from app.models.step_order import counting_in_order
from app.models.visit_records import MustVisit, MustVisitStep

GOING_THERE = frozenset({"home", "field"})
"""必到 means to go there: neither a call nor a card answers it."""
_STATUS_AFTER = {"answer": "answered", "drop": "dropped", "reopen": "open"}
MUST_VISIT_DERIVED = frozenset({"status", "visit_id"})
MUST_VISIT_FIXED = frozenset({"household_id", "occasion", "opened_at", "opened_by"})


def must_visit_with_progress(task: MustVisit, steps: Sequence[MustVisitStep]) -> MustVisit:
    """A task with what its steps make of it. An answer stands until that visit is taken back.

    Two PCs may settle one task without knowing of each other: going there outweighs dropping it.
    """
    status, visit_id = "open", ""
    for step in counting_in_order(steps):
        after = _STATUS_AFTER.get(step.action)
        if after is None or (after == "dropped" and status == "answered"):
            continue
        status, visit_id = after, step.visit_id if after == "answered" else ""
    return msgspec.structs.replace(
        task,
        status=status,
        visit_id=visit_id,
        updated_at=max([task.updated_at, *(step.updated_at for step in steps)]),
    )
