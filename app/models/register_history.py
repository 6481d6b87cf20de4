"""Who changed which field of a household or a person, and when, as read from the journal."""

from collections.abc import Iterable
from typing import Any

import msgspec

from app.models.priority_groups import open_groups


class FieldWrite(msgspec.Struct, frozen=True):
    """One write of fields, by whom and by which clock reading; `at` is UTC text."""

    at: str
    hlc: int
    place: str
    actor_id: str
    fields: dict[str, Any]


class FieldChange(msgspec.Struct, frozen=True):
    """A field that became another: `before` is None where the record was made with it."""

    at: str
    actor_id: str
    field: str
    before: Any
    after: Any


def field_changes(writes: Iterable[FieldWrite], *, may_see_restricted: bool) -> list[FieldChange]:
    """What became of each field, newest first. Writes that changed nothing are left out."""
    known: dict[str, Any] = {}
    found: list[FieldChange] = []
    for write in sorted(writes, key=lambda each: (each.hlc, each.place)):
        for field, value in sorted(write.fields.items()):
            after = value
            if field == "groups" and not may_see_restricted:
                after = open_groups(value)
            before = known.get(field)
            known[field] = after
            if after != before and (after or before):
                found.append(FieldChange(write.at, write.actor_id, field, before, after))
    return found[::-1]
