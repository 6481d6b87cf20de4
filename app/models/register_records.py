"""The records of what happened to households and people: moves, splits, deaths, merges."""

import msgspec

from app.models.records import Event

UNDO = "undo"


class RegisterChange(Event, frozen=True, kw_only=True):
    """One change of the register (变动) with its day and reason, or the word that it was undone.

    Both have one `entity_id`. What changed stands in the fields of households and people
    themselves; `steps` are `app.models.register_changes.FieldStep` as JSON, so that it can be
    taken back. `happened_on` is the day on which it happened, by the person who wrote it down.
    """

    action: str = ""
    happened_on: str = ""
    reason: str = ""
    person_ids: list[str] = msgspec.field(default_factory=list)
    household_ids: list[str] = msgspec.field(default_factory=list)
    steps: list[str] = msgspec.field(default_factory=list)
