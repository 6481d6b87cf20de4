"""The records of what bad ratings led to."""

from app.models.records import Event, Record


class Rectification(Record, frozen=True, kw_only=True):
    """What a bad rating opened (差评整改), with its own limit. `stage` is derived from its steps.

    `rating_step` is the rating's step of the case.
    """

    case_id: str = ""
    rating_step: str = ""
    rating: str = ""
    reason: str = ""
    opened_at: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    stage: str = "open"
    flagged_steps: int = 0


class RectificationStep(Event, frozen=True, kw_only=True):
    """One step of a rectification; `entity_id` is the rectification."""

    action: str = ""
    at: str = ""
    note: str = ""
    method: str = ""
