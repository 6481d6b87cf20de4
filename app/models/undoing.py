"""What was done in this session, and how each kind of entry is taken back: by another entry."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

FIELDS, STEP, MARK, VERSION = "fields", "step", "mark", "version"
ATTACHED, MONEY, TICKED, CHANGE = "attached", "money", "ticked", "change"
BATCH = "batch"
_WITH_FIELDS = """
    grid cadre household person case material rectification appeal visit_round must_visit household_plan
    outreach visit_plan duty_shift activity appraisal responsibility_letter reception_session reception
    home_service power_of_attorney commitment ledger_cell score_mark review_conclusion assignee_rule
    card_layout station appointment team assembly person_request
"""
_STEPS = """
    case_step custody_event rectification_step appeal_step must_visit_step duty_event appraisal_event
    reception_step
"""
WAYS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(_WITH_FIELDS.split(), FIELDS),
        **dict.fromkeys(_STEPS.split(), STEP),
        "card_step": MARK,
        "visit": VERSION,
        "attachment": ATTACHED,
        "money_step": MONEY,
        "outreach_delivery": TICKED,
        "handover": BATCH,
        "register_change": CHANGE,
    }
)
"""How an entry of each kind is taken back: its fields as they were (what it made is deleted); a step
that takes back; a card's own undoing; another version; a retraction; a voiding; the other tick; the
change of the register as a whole. A batch stays: its papers count as recalled.
"""
LASTING = frozenset(
    {"card", "staff", "catalog_part", "profile_part", "ledger_snapshot", "roster_import", "erasure"}
)
"""Kinds of which one entry keeps a whole act from being taken back."""
UNDOING = frozenset({("register_change", "undo"), ("money_step", "void"), ("card_step", "undo")})
"""Entries that take something back themselves."""
BESIDES = frozenset({"handover", "custody_event"})
"""Kinds that come along with what an act is about."""
ABOVE_ALL = frozenset({"visit"})
"""Kinds that an act is about wherever they stand: a visit's finding is written before it."""
NOTED = frozenset({"print", "disclosure", "account_event", "notice_reading"})
"""Kinds that only note that something was shown, read or printed: such an act is no saving."""


class DoneEntry(msgspec.Struct, frozen=True):
    """One entry of an act. `before` has the fields as they were shown; `was_disputed`: two PCs had
    written them differently, and this write settled it.
    """

    kind: str
    entity: str
    dot: str
    fields: dict[str, Any]
    before: dict[str, Any] = {}
    is_made: bool = False
    was_disputed: bool = False


class DoneAct(msgspec.Struct, frozen=True):
    """One act of this session, as the pen wrote it."""

    actor_id: str
    permission: str
    at: str
    entries: tuple[DoneEntry, ...]

    @property
    def is_saving(self) -> bool:
        """Whether a person would say that something was saved."""
        return any(entry.kind not in NOTED for entry in self.entries)

    @property
    def main(self) -> DoneEntry:
        """What the act was about: its first entry that is more than a note or goes along."""
        told = [entry for entry in self.entries if entry.kind not in NOTED]
        order = [entry for entry in told if entry.kind in ABOVE_ALL]
        order += [entry for entry in told if entry.kind not in BESIDES]
        return (order or told)[0]


def undo_refusal(done: DoneAct) -> str:
    """The problem key that keeps an act from being taken back by its kind alone; empty when none."""
    refusals = (_refusal_of(entry) for entry in done.entries)
    return next(filter(None, refusals), "")


def _refusal_of(entry: DoneEntry) -> str:
    action = entry.fields.get("action", "")
    if entry.kind in ("card", "print") or (
        entry.kind == "card_step" and action in ("print", "replace")
    ):
        return "undo_paper_out"
    if entry.kind == "staff":
        return "undo_account"
    if entry.kind in ("catalog_part", "profile_part"):
        return "undo_edition"
    if entry.kind == "ledger_snapshot":
        return "undo_year_kept"
    if entry.kind == "erasure":
        return "undo_erasure"
    if entry.kind == "roster_import":
        return "undo_roster_import"
    if entry.was_disputed:
        return "undo_settled"
    if (entry.kind, action) in UNDOING:
        return "undo_of_undo"
    return ""
