"""The history of a household or villager, as far as its reader may see it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from app.acts.change_writing import EACH_BY_ITSELF
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.id_number import mask_id_number, mask_phone
from app.models.register_changes import cadre_terms, undone_ids
from app.models.register_records import UNDO, RegisterChange

MASKED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"id_number": mask_id_number, "phones": mask_phone}
)


class ChangeLine(msgspec.Struct, frozen=True):
    """One change of the history. `people` are names; `is_undone`: it was taken back."""

    change_id: str
    action: str
    happened_on: str
    reason: str
    actor_name: str
    people: tuple[str, ...]
    is_undone: bool
    households: int = 1  # that were changed together


class WriteLine(msgspec.Struct, frozen=True):
    """One field that somebody changed; values in words, masked where lists mask them."""

    at: str
    actor_name: str
    field: str
    before: str
    after: str


class TermLine(msgspec.Struct, frozen=True):
    """One liaison cadre of a household."""

    name: str
    since: str
    until: str
    assigned_by: str


class RegisterHistory(msgspec.Struct, frozen=True):
    """All that the history sheet shows; `terms` of a household only."""

    kind: str
    entity_id: str
    name: str
    changes: tuple[ChangeLine, ...]
    writes: tuple[WriteLine, ...]
    terms: tuple[TermLine, ...] = ()


def read_history(desk: Desk, actor: Actor, kind: str, entity_id: str) -> RegisterHistory:
    """Raises OperationRefused `household_unknown`, `person_unknown`."""
    store = desk.store
    with store.reading():
        staff = {member.id: member.name for member in store.stations.staff()}
        words = _names(desk)
        terms: tuple[TermLine, ...] = ()
        if kind == "person":
            name = store.persons.by_id(entity_id).name
            changes = store.register_changes.of_person(entity_id)
        else:
            household = store.households.by_id(entity_id)
            name = household.head_name or household.number
            changes = store.register_changes.of_household(entity_id)
            terms = tuple(
                TermLine(words.get(t.cadre_id, ""), t.since, t.until, t.assigned_by)
                for t in cadre_terms(household, changes)[::-1]
            )
        writes = tuple(
            WriteLine(
                change.at,
                staff.get(change.actor_id, ""),
                change.field,
                _value_words(desk, change.field, change.before, words),
                _value_words(desk, change.field, change.after, words),
            )
            for change in desk.reading.history(actor, entity_id)
        )
        return RegisterHistory(kind, entity_id, name, _change_lines(desk, changes), writes, terms)


def _change_lines(desk: Desk, changes: Sequence[RegisterChange]) -> tuple[ChangeLine, ...]:
    undone = undone_ids(changes)
    lines = []
    for change in changes:
        people = tuple(desk.store.persons.by_id(each).name for each in change.person_ids)
        told = [change]
        if change.action in EACH_BY_ITSELF and len(change.household_ids) > 1:
            events = desk.store.register_changes.of_change(change.entity_id)
            told = [event for event in events if event.action == change.action]
        lines.append(
            ChangeLine(
                change_id=change.entity_id,
                action=change.action,
                happened_on=change.happened_on,
                reason=change.reason,
                actor_name=change.actor_name,
                people=people,
                is_undone=change.action != UNDO and change.entity_id in undone,
                households=sum(len(event.household_ids) for event in told),
            )
        )
    return tuple(lines)


def _names(desk: Desk) -> dict[str, str]:
    """Words for the ids that fields hold."""
    stations = desk.store.stations
    names = {grid.id: grid.name for grid in stations.grids()}
    return names | {cadre.id: cadre.name for cadre in stations.cadres()}


def _value_words(desk: Desk, field: str, value: Any, words: Mapping[str, str]) -> str:
    if field in ("household_id", "head_person_id", "merged_into"):
        return _record_name(desk, str(value or ""))
    values = value if isinstance(value, list) else [value]
    mask = MASKED.get(field)
    said = [str(each) for each in values if each not in (None, "", False)]
    return "、".join(mask(each) if mask else words.get(each, each) for each in said)


def _record_name(desk: Desk, entity_id: str) -> str:
    """The name of a villager, or number and head of a household."""
    household = desk.store.households.by_ids([entity_id]).get(entity_id)
    if household is not None:
        return f"{household.number}　{household.head_name}"
    try:
        return desk.store.persons.by_id(entity_id).name
    except OperationRefused:
        return ""
