"""What the rows must be, worked out from all entries at once, as plainly as the policy table says it.

Written against the policies of docs/architecture.md, not against the journal: it neither folds nor keeps
registers, and asks nobody what came first.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from app.journal.entry import Entry
from app.models.kinds import KINDS
from app.models.records import Event, Record
from app.sim.naive_appeals import appeal_of

STATION, TOWN = "station", "township"
# action: who, from where, to where, what it must carry
CASE_STEPS: dict[str, tuple[str, str, str, str]] = {
    "consult": (STATION, "", "draft", ""),
    "receive": (STATION, " draft supplement", "received", ""),
    "ask_supplement": (STATION, "received returned", "supplement", "note"),
    "decline": (STATION, "received", "declined", "note"),
    "withdraw": (STATION, "supplement returned", "withdrawn", "note"),
    "submit": (STATION, "received returned", "submitted", ""),
    "accept": (TOWN, "submitted", "accepted", "due_on"),
    "send_back": (TOWN, "submitted", "returned", "note"),
    "refuse": (TOWN, "submitted", "declined", "note"),
    "start": (TOWN, "accepted", "in_progress", ""),
    "suspend": (TOWN, "in_progress", "suspended", "note"),
    "resume": (TOWN, "suspended", "in_progress", ""),
    "extend": (TOWN, "in_progress", "in_progress", "due_on note approver_name"),
    "conclude": (TOWN, "in_progress", "concluded", "outcome reply"),
    "deliver": (STATION, "concluded", "delivered", "receiver_name"),
    "rate": (STATION, "delivered", "rated", "rating"),
    "follow_up": (STATION, "delivered rated", "followed_up", "is_satisfied"),
    "rework": (STATION, "followed_up", "in_progress", "note"),
    "write_off": (STATION, "followed_up", "written_off", ""),
    "archive": (STATION, "draft written_off declined withdrawn", "archived", ""),
}
CHOICES = {
    "outcome": ("granted", "refused", "terminated"),
    "rating": (
        "very_satisfied", "satisfied", "fairly_satisfied", "unsatisfied", "very_unsatisfied",
    ),
}  # fmt: skip
EVENTS = {"case_step", "appeal_step", "visit", "print", "attestation", "money_step", "erasure"}
ERASABLE = {"person", "register_change", "appointment", "attachment"}
BOTH_SIDES, TOWN_ALONE = {"case_step", "appeal_step"}, {"attestation"}
WRITTEN_ONCE = {
    "case": {"first_receiver_id", "first_receiver_name", "first_receiver_phone", "fee_cents"},
    "appeal": {"first_receiver_id", "first_receiver_name", "ledger"},
}
DERIVED = {
    "case": {
        "status", "round", "authority_accepted_at", "due_on", "outcome", "reply", "rating",
        "is_satisfied", "flagged_steps", "due_at",
    },
    "appeal": {
        "stage", "reply", "is_satisfied", "flagged_steps", "status", "round", "level", "route",
        "is_hidden_at_station", "is_hidden_in_town", "assignee_id", "assignee_name", "duty",
        "promise", "due_on", "is_due_provisional", "follow_up_on", "latest_note", "times_raised",
        "collected_on", "assigned_on", "answered_on", "followed_up_on", "written_off_on",
        "due_at", "answered_at",
    },
}  # fmt: skip
Dot = tuple[bytes, int]
ALL_TIME = datetime(2020, 1, 1, tzinfo=UTC)


class Expected(msgspec.Struct):
    """One village as it must look."""

    rows: dict[type[Record], dict[str, Record]]
    conflicts: dict[str, list[str]]
    set_aside: set[Dot]
    not_erased: set[Dot]
    """Entries that were erased here, and have their body all the same."""


def expected_of(feeds: Iterable[tuple[str, str, list[Entry]]]) -> Expected:
    """The village that these feeds tell of: (village, side, entries) each, in any order."""
    writes: dict[tuple[str, str], list[tuple[Entry, dict[str, Any]]]] = defaultdict(list)
    events: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    found = Expected(defaultdict(dict), {}, set(), set())
    feeds = list(feeds)
    erased = _erased(feeds)
    village = ""
    for village, side, entries in feeds:
        for entry in entries:
            if entry.header.kind in ERASABLE and entry.entity in erased:
                found.not_erased |= {entry.dot} if entry.body is not None else set()
                continue
            fields = _readable(entry, side)
            if fields is None:
                found.set_aside.add(entry.dot)
            elif entry.header.kind in EVENTS:
                event = _event(entry, fields, side, village)
                found.rows[type(event)][event.id] = event
                events[entry.header.kind][entry.entity].append(event)
            else:
                writes[entry.entity, entry.header.kind].append((entry, fields))
    for (entity, kind), written in writes.items():
        record, conflicts = _register(entity, kind, written, village)
        if kind == "case":
            record = _case(record, events["case_step"][entity])
        if kind == "appeal":
            appeal_steps = events["appeal_step"][entity]
            record = _derived(record, appeal_steps, appeal_of(_in_order(appeal_steps)))
        found.rows[type(record)][entity] = record
        if conflicts:
            found.conflicts[entity] = sorted({*conflicts, *found.conflicts.get(entity, [])})
    return found


def _erased(feeds: Iterable[tuple[str, str, list[Entry]]]) -> set[str]:
    """What erasures name, whoever wrote of it and when."""
    read = (
        _readable(entry, side)
        for _, side, entries in feeds
        for entry in entries
        if entry.header.kind == "erasure"
    )
    return {entity for fields in read if fields is not None for entity in fields["entities"]}


def _readable(entry: Entry, side: str) -> dict[str, Any] | None:
    """The fields, or nothing when the entry has to be set aside, whatever else there is."""
    name = entry.header.kind
    writes = (name in BOTH_SIDES, name in TOWN_ALONE) if side == TOWN else (name not in TOWN_ALONE,)
    if name not in KINDS or not any(writes):
        return None
    if entry.body is None:
        return None
    fields = msgspec.msgpack.decode(entry.body)
    record_type = KINDS[name].record
    known = {f: v for f, v in fields.items() if f in record_type.__struct_fields__}
    try:
        msgspec.convert({"id": "", **known}, record_type)
    except msgspec.ValidationError:
        return None
    if entry.header.bases and WRITTEN_ONCE.get(name, set()) & fields.keys():
        return None
    return None if DERIVED.get(name, set()) & fields.keys() else fields


def _known(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {f: v for f, v in fields.items() if f in KINDS[kind].record.__struct_fields__}


def _claimed(hlc: int) -> str:
    return (ALL_TIME + timedelta(milliseconds=hlc >> 12)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _name(dot: Dot) -> str:
    return f"{dot[0].hex()}:{dot[1]:010d}"


def _event(entry: Entry, fields: dict[str, Any], side: str, village: str) -> Any:
    own = {
        "id": _name(entry.dot),
        "entity_id": entry.entity,
        "village_code": village,
        "hlc": entry.header.hlc,
        "side": side,
        "actor_id": entry.header.actor.hex(),
        "bases": [_name((feed, seq)) for feed, seq in entry.header.bases],
        "updated_at": _claimed(entry.header.hlc),
    }
    return KINDS[entry.header.kind].record(**{**_known(entry.header.kind, fields), **own})


def _register(
    entity: str, kind: str, written: list[tuple[Entry, dict[str, Any]]], village: str
) -> tuple[Any, list[str]]:
    heads: dict[str, list[tuple[tuple[int, bytes, int], Any]]] = defaultdict(list)
    newest = 0
    for entry, fields in written:
        for field, value in fields.items():
            is_replaced = any(
                entry.dot in [tuple(base) for base in later.header.bases] and field in changed
                for later, changed in written
            )
            if not is_replaced:
                heads[field].append(((entry.header.hlc, entry.feed, entry.seq), value))
                newest = max(newest, entry.header.hlc)
    shown = {field: max(found, key=lambda head: head[0])[1] for field, found in heads.items()}
    conflicts = sorted(
        field for field, found in heads.items() if any(v != found[0][1] for _, v in found)
    )
    own = {"id": entity, "village_code": village, "updated_at": _claimed(newest)}
    return KINDS[kind].record(**{**_known(kind, shown), **own}), conflicts


def _in_order(steps: list[Any]) -> list[Any]:
    """Each after all that its author had seen; among those that may come next, the earliest clock."""
    left = sorted(steps, key=lambda step: (step.hlc, step.id))
    ordered: list[Any] = []
    while left:
        waiting = {step.id for step in left}
        ready = [step for step in left if not waiting & set(step.bases) - {step.id}]
        ready = [step for step in ready if step.id not in step.bases] or left
        ordered.append(ready[0])
        left.remove(ready[0])
    return ordered


def _case(record: Any, steps: list[Any]) -> Any:
    now: dict[str, Any] = {
        "status": "", "round": 1, "authority_accepted_at": "", "due_on": "", "outcome": "", "due_at": "",
        "reply": "", "rating": "", "is_satisfied": None,
    }  # fmt: skip
    flagged = 0
    for step in _in_order(steps):
        if not _is_case_step_legal(now, step):
            flagged += 1
            continue
        now["status"] = CASE_STEPS[step.action][2]
        if step.action == "accept":
            now |= {"authority_accepted_at": step.at}
            now |= {"due_on": step.due_on, "due_at": step.due_at}
        elif step.action == "extend" or (step.action == "resume" and step.due_on):
            now |= {"due_on": step.due_on, "due_at": step.due_at}
        elif step.action == "conclude":
            now |= {"outcome": step.outcome, "reply": step.reply}
        elif step.action == "rate":
            now["rating"] = step.rating
        elif step.action == "follow_up":
            now["is_satisfied"] = step.is_satisfied
        elif step.action == "rework":
            now |= {"round": now["round"] + 1, "due_on": step.due_on, "due_at": step.due_at}
            now |= {"is_satisfied": None, "rating": ""}
    now["status"] = now["status"] or "draft"
    return _derived(record, steps, {**now, "flagged_steps": flagged})


def _is_case_step_legal(now: dict[str, Any], step: Any) -> bool:
    who, sources, _, needs = CASE_STEPS.get(step.action, ("", "nowhere", "", ""))
    if who != step.side or now["status"] not in sources.split(" "):
        return False
    for field in needs.split():
        value = getattr(step, field)
        if value is None or value == "" or (field in CHOICES and value not in CHOICES[field]):
            return False
    if step.action == "write_off":
        return now["is_satisfied"] is True
    return step.action != "rework" or now["is_satisfied"] is False


def _derived(record: Any, steps: list[Any], changes: dict[str, Any]) -> Any:
    newest = max([record.updated_at, *(step.updated_at for step in steps)])
    return msgspec.structs.replace(record, **changes, updated_at=newest)
