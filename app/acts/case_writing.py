"""Writing one step of a case, or one thing that happened to a paper: checked, then written."""

from collections.abc import Sequence

import msgspec

from app.acts.pen import Act
from app.acts.workplace import Workplace
from app.models.case_states import STATION, check_step, progress_of
from app.models.custody import (
    AT_STATION,
    MISSED,
    TO_TOWN,
    check_move,
    custody_of,
    held_by,
)
from app.models.custody_records import BATCH_SUFFIX, CustodyEvent, Handover
from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep, Material

CARRIED_STATES = frozenset({"received", "returned"})
IN_TOWN_STATES = frozenset({"submitted", "accepted", "in_progress", "suspended"})


def write_case_step(
    workplace: Workplace, act: Act, case_id: str, action: str, **fields: object
) -> str:
    """Write a step after all that are known; returns its id.

    Raises OperationRefused `case_unknown`, and what `check_step` says of it.
    """
    if not act.has_made(case_id):  # its row may still wait to be written
        workplace.store.cases.by_id(case_id)
    content = {"action": action, "at": workplace.now(), **fields}
    progress = progress_of(act.steps("case_step", case_id))
    check_step(progress, msgspec.convert({"id": "", "side": STATION, **content}, CaseStep))
    return act.step("case_step", case_id, content)


def write_move(
    workplace: Workplace, act: Act, material: Material, action: str, **fields: str
) -> None:
    """Write what happened to a paper. Raises OperationRefused as `check_move` does."""
    content = {
        "case_id": material.case_id,
        "action": action,
        "at": workplace.now(),
        **fields,
    }
    custody = custody_of(material, workplace.store.custody.events(material.id))
    event = msgspec.convert({"id": "", "side": STATION, **content}, CustodyEvent)
    check_move(custody, event, material.name)
    act.step("custody_event", material.id, content)


def bring_to_station(workplace: Workplace, act: Act, material: Material, note: str) -> None:
    """A paper that lies on the desk is at the station, whatever was known of its way until now."""
    holder = held_by(material)
    if holder == AT_STATION:
        return
    was_recalled = holder in (TO_TOWN, MISSED)
    action = "take_back" if was_recalled else "receive_at_station"
    fields = {"note": note} if was_recalled else {}
    if material.batch_id:
        fields["batch_id"] = material.batch_id
    write_move(workplace, act, material, action, **fields)


def hand_over_cases(workplace: Workplace, act: Act, cases: Sequence[Case]) -> Handover:
    """Report these cases to town, their papers in one batch; a case that is reported already sends
    what came in since. Raises OperationRefused `handover_case_not_ready` (number).
    """
    store = workplace.store
    carried: list[Material] = []
    for case in cases:
        mine = [m for m in store.cases.materials(case.id) if held_by(m) == AT_STATION]
        is_late = case.status in IN_TOWN_STATES and bool(mine)
        if case.status not in CARRIED_STATES and not is_late:
            raise OperationRefused("handover_case_not_ready", number=case.number)
        carried += mine
    batch = Handover(
        id="",
        number=workplace.next_local_number("handover") + BATCH_SUFFIX,
        direction=TO_TOWN,
        at=workplace.now(),
        case_ids=[case.id for case in cases],
        material_ids=[material.id for material in carried],
        originals=sum(m.copies for m in carried if m.form == "original"),
        copies=sum(m.copies for m in carried if m.form != "original"),
    )
    fields = ("number", "direction", "at", "case_ids", "material_ids", "originals", "copies")
    batch_id = act.event("handover", {field: getattr(batch, field) for field in fields})
    for case in cases:
        if case.status in CARRIED_STATES:
            write_case_step(workplace, act, case.id, "submit")
    for material in carried:
        write_move(workplace, act, material, "hand_over", batch_id=batch_id)
    return store.custody.handover(batch_id)
