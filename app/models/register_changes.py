"""What may happen to households and people (变动), how it is written down, and how it is taken back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from app.models.errors import OperationRefused
from app.models.id_number import SEX_UNKNOWN
from app.models.priority_groups import RESTRICTED_GROUPS
from app.models.records import Household, Person
from app.models.register_records import UNDO, RegisterChange

LEFT, DISSOLVED, DEAD = "left", "dissolved", "dead"
RESIDENT, AWAY = "常住", "外出"
HEAD = "户主"

MOVE_PERSON, MOVE_HOUSEHOLD, ASSIGN_CADRE = "move_person", "move_household", "assign_cadre"
HOUSEHOLD_LEFT, HOUSEHOLD_RETURNED = "household_left", "household_returned"
SPLIT, MERGE_HOUSEHOLDS, CHANGE_HEAD = "split", "merge_households", "change_head"
DIED, PERSON_LEFT, PERSON_AWAY, PERSON_RETURNED = (
    "died", "person_left", "person_away", "person_returned",
)  # fmt: skip
MERGE_PERSONS, TOLD_APART = "merge_persons", "told_apart"
ACTIONS = (
    MOVE_PERSON, MOVE_HOUSEHOLD, ASSIGN_CADRE, HOUSEHOLD_LEFT, HOUSEHOLD_RETURNED, SPLIT,
    MERGE_HOUSEHOLDS, CHANGE_HEAD, DIED, PERSON_LEFT, PERSON_AWAY, PERSON_RETURNED, MERGE_PERSONS,
    TOLD_APART, UNDO,
)  # fmt: skip


class Happening(msgspec.Struct, frozen=True):
    """When and why something happened, as the person at the desk says. The day is ISO text."""

    on: str
    reason: str = ""


class FieldStep(msgspec.Struct, frozen=True, array_like=True):
    """One field of one record, before and after a change."""

    kind: str
    entity_id: str
    field: str
    before: Any
    after: Any


class NewHousehold(msgspec.Struct, frozen=True):
    """The household that a split makes. An empty grid or cadre is taken from the old one."""

    number: str
    head_person_id: str
    address: str = ""
    grid_id: str = ""


class CadreTerm(msgspec.Struct, frozen=True):
    """Who was liaison of a household from when to when; `until` is empty for the present one.

    `since` is empty where nobody wrote down when it began.
    """

    cadre_id: str
    since: str = ""
    until: str = ""
    assigned_by: str = ""


def check_happening(when: Happening, today: date, *, needs_reason: bool = True) -> None:
    """Raises OperationRefused `change_day_missing`, `change_day_impossible`,
    `change_day_in_future`, `change_reason_missing`.
    """
    if not when.on.strip():
        raise OperationRefused("change_day_missing")
    try:
        day = date.fromisoformat(when.on)
    except ValueError:
        raise OperationRefused("change_day_impossible") from None
    if day > today:
        raise OperationRefused("change_day_in_future")
    if needs_reason and not when.reason.strip():
        raise OperationRefused("change_reason_missing")


def check_birth(born_on: str, today: date) -> None:
    """Raises OperationRefused `person_born_in_future`."""
    if born_on > today.isoformat():
        raise OperationRefused("person_born_in_future")


def written_steps(steps: Iterable[FieldStep]) -> list[str]:
    """As an entry keeps them."""
    return [msgspec.json.encode(step).decode() for step in steps]


def read_steps(change: RegisterChange) -> list[FieldStep]:
    """What a change did, in its order; what a later version may have written otherwise is left out."""
    found = []
    for text in change.steps:
        try:
            found.append(msgspec.json.decode(text, type=FieldStep))
        except (msgspec.ValidationError, msgspec.DecodeError):
            continue
    return found


def undone_ids(changes: Iterable[RegisterChange]) -> set[str]:
    """The entities of changes that were taken back."""
    return {change.entity_id for change in changes if change.action == UNDO}


def standing_changes(changes: Sequence[RegisterChange]) -> list[RegisterChange]:
    """Those that were not taken back, by day and clock."""
    undone = undone_ids(changes)
    kept = [c for c in changes if c.action != UNDO and c.entity_id not in undone]
    return sorted(kept, key=lambda change: (change.happened_on, change.hlc, change.id))


def cadre_terms(household: Household, changes: Sequence[RegisterChange]) -> list[CadreTerm]:
    """The liaison cadres of a household, oldest first, from its assignments that stand."""
    terms: list[CadreTerm] = []
    for change in standing_changes(changes):
        step = next(
            (
                step
                for step in read_steps(change)
                if (step.entity_id, step.field) == (household.id, "cadre_id")
            ),
            None,
        )
        if change.action != ASSIGN_CADRE or step is None:
            continue
        if not terms and step.before:
            terms.append(CadreTerm(step.before))
        if terms:
            terms[-1] = msgspec.structs.replace(terms[-1], until=change.happened_on)
        if step.after:
            terms.append(CadreTerm(step.after, change.happened_on, "", change.actor_name))
    if household.cadre_id and (not terms or terms[-1].cadre_id != household.cadre_id):
        terms.append(CadreTerm(household.cadre_id))
    return terms


def checked_groups(known: Sequence[str], wanted: Sequence[str], *, may_see: bool) -> list[str]:
    """The groups to keep when someone has typed `wanted`.

    Who may not see restricted groups neither adds nor removes one. Raises OperationRefused
    `restricted_group_not_permitted`.
    """
    if may_see:
        return list(dict.fromkeys(wanted))
    if any(group in RESTRICTED_GROUPS for group in wanted):
        raise OperationRefused("restricted_group_not_permitted")
    hidden = [group for group in known if group in RESTRICTED_GROUPS]
    return list(dict.fromkeys([*wanted, *hidden]))


TAKEN_FIELDS = (
    "household_id", "name", "head_relation", "sex", "ethnicity", "born_on", "id_number",
    "political_status", "education", "marital_status", "registration_type", "residence",
    "workplace", "note", "doubt", "standing", "standing_on", "standing_reason",
)  # fmt: skip
"""Of two records of one person, each of these is taken from one."""
JOINED_FIELDS = ("phones", "groups", "skills")
"""And these from both."""


def is_said(field: str, value: object) -> bool:
    """Whether a record says anything in that field: a sex that is not known is nothing said."""
    return bool(value) and (field, value) != ("sex", SEX_UNKNOWN)


def joined_person(kept: Person, other: Person, from_other: Iterable[str]) -> dict[str, Any]:
    """The fields of two records of one person: `kept`'s, but those named and those that it lacks
    from the other. Every name by which either was known stays findable.
    """
    named = set(from_other)
    fields: dict[str, Any] = {}
    for field in TAKEN_FIELDS:
        mine, its = getattr(kept, field), getattr(other, field)
        lacks = not is_said(field, mine) and not field.startswith("standing") and field != "doubt"
        fields[field] = its if field in named or lacks else mine
    for field in JOINED_FIELDS:
        fields[field] = list(dict.fromkeys([*getattr(kept, field), *getattr(other, field)]))
    names = [*kept.aliases, *other.aliases, kept.name, other.name]
    fields["aliases"] = [n for n in dict.fromkeys(names) if n and n != fields["name"]]
    return fields
