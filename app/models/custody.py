"""Who holds each paper of a case now (原件在谁手里), derived from what happened to it, as data.

A paper is at every moment with exactly one holder: the applicant, the station, the township, or on
the way in a batch. Its events of all PCs and the township are taken in causal order; one that was
not possible when its turn came is kept and flagged, and moves nothing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.case_states import STATION, TOWNSHIP
from app.models.custody_records import CustodyEvent, Handover
from app.models.errors import OperationRefused
from app.models.records import Material
from app.models.step_order import TAKEN_BACK, counting_in_order

APPLICANT, AT_STATION, AT_TOWN = "applicant", "station", "township"
TO_TOWN, TO_STATION, MISSED = "to_town", "to_station", "missed"
RETAINED, LOST = "retained", "lost"
HOLDERS = (APPLICANT, AT_STATION, TO_TOWN, MISSED, AT_TOWN, TO_STATION, RETAINED, LOST)
ACCOUNTED = frozenset({APPLICANT, RETAINED, LOST})
UNACCOUNTED = tuple(holder for holder in HOLDERS if holder not in ACCOUNTED)
ON_THE_WAY = frozenset({TO_TOWN, TO_STATION, MISSED})


class Move(msgspec.Struct, frozen=True):
    """One thing that may happen to a paper: who says so, held by whom before and after, and what
    must be said. An empty target leaves the paper where it is.
    """

    action: str
    sides: tuple[str, ...]
    sources: tuple[str, ...]
    target: str
    needs: tuple[str, ...] = ()


MOVES: tuple[Move, ...] = (
    Move("take_in", (STATION,), (APPLICANT,), AT_STATION),
    Move("hand_over", (STATION,), (AT_STATION,), TO_TOWN, ("batch_id",)),
    Move("take_back", (STATION,), (TO_TOWN, MISSED), AT_STATION, ("note",)),
    Move("receive_in_town", (TOWNSHIP,), (TO_TOWN, MISSED), AT_TOWN, ("batch_id",)),
    Move("miss", (TOWNSHIP,), (TO_TOWN,), MISSED, ("batch_id",)),
    Move("send_down", (TOWNSHIP,), (AT_TOWN,), TO_STATION, ("batch_id",)),
    Move("receive_at_station", (STATION,), (AT_TOWN, TO_STATION), AT_STATION),
    Move("give_back", (STATION,), (AT_STATION,), APPLICANT, ("signer_name",)),
    Move("give_back_in_town", (TOWNSHIP,), (AT_TOWN,), APPLICANT, ("signer_name",)),
    Move("retain", (STATION, TOWNSHIP), (AT_STATION, AT_TOWN), RETAINED, ("note",)),
    Move("declare_lost", (STATION, TOWNSHIP), UNACCOUNTED, LOST, ("note",)),
    Move("declare_damaged", (STATION, TOWNSHIP), UNACCOUNTED, "", ("note",)),
    Move("find", (STATION,), (LOST,), AT_STATION, ("note",)),
    Move("find_in_town", (TOWNSHIP,), (LOST,), AT_TOWN, ("note",)),
)
_BY_ACTION = {move.action: move for move in MOVES}


class Custody(msgspec.Struct, frozen=True):
    """Where a paper is, since when and why. `flagged` are ids of events that were not possible."""

    holder: str
    at: str = ""
    batch_id: str = ""
    signer_name: str = ""
    is_damaged: bool = False
    flagged: tuple[str, ...] = ()


def first_holder(material: Material) -> str:
    """Who held it before anything happened to it: whoever the intake says."""
    if not material.received_at:
        return APPLICANT
    known = {"": AT_STATION, "authority": AT_TOWN}
    return known.get(material.holder, material.holder)


def custody_of(material: Material, events: Iterable[CustodyEvent]) -> Custody:
    """Derive it from all events known, in whatever order they arrived."""
    custody = Custody(first_holder(material), material.received_at)
    for event in counting_in_order(events):
        if refusal_of(custody, event):
            custody = msgspec.structs.replace(custody, flagged=(*custody.flagged, event.id))
        else:
            custody = _after(custody, event)
    return custody


def refusal_of(custody: Custody, event: CustodyEvent) -> str:
    """The problem key that forbids this now, or nothing."""
    move = _BY_ACTION.get(event.action)
    if move is None or event.side not in move.sides:
        return "custody_step_not_yours"
    if custody.holder not in move.sources:
        return "custody_step_impossible"
    for field in move.needs:
        if not getattr(event, field).strip():
            return f"custody_{field}_missing"
    return ""


def check_move(custody: Custody, event: CustodyEvent, name: str = "") -> None:
    """Raises OperationRefused when a paper, of that name, cannot go that way."""
    key = refusal_of(custody, event)
    if key:
        raise OperationRefused(key, holder=custody.holder, custody=event.action, name=name)


def held_by(material: Material) -> str:
    """Who holds a paper whose events are folded into it."""
    return material.custody or first_holder(material)


def is_unaccounted(material: Material) -> bool:
    """Whether this is an original of a villager's that someone else has in hand."""
    return material.form == "original" and held_by(material) not in ACCOUNTED


def unaccounted_originals(materials: Iterable[Material]) -> list[Material]:
    """Originals that must come back, be kept for good with a reason, or be declared lost."""
    return [m for m in materials if not m.is_deleted and is_unaccounted(m)]


def check_all_accounted(materials: Iterable[Material]) -> None:
    """The gate before write-off and archive.

    Raises OperationRefused `case_originals_unaccounted` (names).
    """
    left = unaccounted_originals(materials)
    if left:
        names = "、".join(material.name for material in left)
        raise OperationRefused("case_originals_unaccounted", names=names)


class BatchCount(msgspec.Struct, frozen=True):
    """What became of a batch: how many papers, by what was said of them, and who received them.

    `received` were counted in by the other side, `missed` were looked for and not there, `recalled`
    were taken back by the giver; the rest is still on the way.
    """

    papers: int
    received: int = 0
    missed: int = 0
    recalled: int = 0
    receiver_name: str = ""
    received_at: str = ""

    @property
    def on_the_way(self) -> int:
        """Papers of which nobody has said anything yet."""
        return self.papers - self.received - self.missed - self.recalled


def batch_count(batch: Handover, events: Iterable[CustodyEvent]) -> BatchCount:
    """Count a batch by the events that name it; of each paper the last word is taken."""
    fates: dict[str, str] = {}
    receiver_name = received_at = ""
    wanted = set(batch.material_ids)
    known = [event for event in events if event.batch_id == batch.entity_id]
    fates |= dict.fromkeys((e.entity_id for e in known if e.action == TAKEN_BACK), "recalled")
    for event in counting_in_order(known):
        if event.entity_id not in wanted:
            continue
        fate = _FATES.get(event.action, "")
        if fate:
            fates[event.entity_id] = fate
        if fate == "received":
            receiver_name, received_at = event.actor_name, event.at
    said = list(fates.values())
    return BatchCount(
        papers=len(wanted),
        received=said.count("received"),
        missed=said.count("missed"),
        recalled=said.count("recalled"),
        receiver_name=receiver_name,
        received_at=received_at,
    )


_FATES = {
    "receive_in_town": "received",
    "receive_at_station": "received",
    "miss": "missed",
    "take_back": "recalled",
}


def material_with_custody(material: Material, events: Sequence[CustodyEvent]) -> Material:
    """A material with the fields that its events decide; without any they stay empty."""
    if not events:
        return material
    if not counting_in_order(events):  # all of it was taken back
        fields = dict.fromkeys(MATERIAL_DERIVED, "") | {"is_damaged": False, "flagged_moves": 0}
        return msgspec.structs.replace(material, **fields)
    custody = custody_of(material, events)
    return msgspec.structs.replace(
        material,
        custody=custody.holder,
        custody_at=custody.at,
        batch_id=custody.batch_id,
        is_damaged=custody.is_damaged,
        flagged_moves=len(custody.flagged),
        updated_at=max([material.updated_at, *(event.updated_at for event in events)]),
    )


MATERIAL_DERIVED = frozenset({"custody", "custody_at", "batch_id", "is_damaged", "flagged_moves"})


def _after(custody: Custody, event: CustodyEvent) -> Custody:
    target = _BY_ACTION[event.action].target
    if not target:
        return msgspec.structs.replace(custody, is_damaged=True)
    return msgspec.structs.replace(
        custody,
        holder=target,
        at=event.at,
        batch_id=event.batch_id if target in ON_THE_WAY else "",
        signer_name=event.signer_name,
    )
