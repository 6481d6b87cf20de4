"""The records of appeals (诉求)."""

from app.models.record_bases import Event, Record


class Appeal(Record, frozen=True, kw_only=True):
    """An appeal (诉求) in the ledger (民情台账, 批评台账). Fields from `stage` on are derived from its
    steps, never written directly. `due_at` is the moment at which a limit in hours runs out, UTC
    text; empty for one in days.
    """

    number: str = ""
    ledger: str = "appeals"  # appeals | criticism
    source: str = "visit"
    source_number: str = ""  # of the hotline's or petition office's own sheet
    household_id: str = ""
    visit_id: str = ""
    label: str = ""  # 揪心事, 烦心事, 操心事 where the profile has them
    appeal_class: str = ""
    problem: str = ""  # the class below `appeal_class`
    second_class: str = ""
    difficulty: str = ""
    content: str = ""
    raised_by: str = ""
    raised_by_phone: str = ""
    raised_on: str = ""
    first_receiver_id: str = ""
    first_receiver_name: str = ""
    is_urgent: bool = False
    stage: str = "collected"
    reply: str = ""
    is_satisfied: bool | None = None
    flagged_steps: int = 0
    status: str = "unclaimed"  # unclaimed | in_progress | concluded
    round: int = 1
    level: int = 0  # how many levels it was escalated, above the village
    route: str = ""
    is_hidden_at_station: bool = False
    is_hidden_in_town: bool = False
    assignee_id: str = ""
    assignee_name: str = ""
    duty: str = ""
    promise: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    follow_up_on: str = ""
    latest_note: str = ""
    times_raised: int = 1
    collected_on: str = ""
    assigned_on: str = ""
    answered_on: str = ""
    followed_up_on: str = ""
    written_off_on: str = ""
    due_at: str = ""
    answered_at: str = ""


class AppealStep(Event, frozen=True, kw_only=True):
    """One step of an appeal; `entity_id` is the appeal. `other_id` is the record that a `link` or a
    `repeat` names; `is_hidden_…` is what the profile said of the route when it was chosen.
    """

    action: str = ""
    at: str = ""
    note: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    rating: str = ""
    method: str = ""
    assignee_id: str = ""
    assignee_name: str = ""
    duty: str = ""
    promise: str = ""
    is_in_hand: bool = False  # assigned to somebody who need not claim it first
    due_on: str = ""
    is_due_provisional: bool = False
    follow_up_on: str = ""
    route: str = ""
    is_hidden_at_station: bool = False
    is_hidden_in_town: bool = False
    other_kind: str = ""
    other_id: str = ""
    relation: str = ""
    due_at: str = ""
