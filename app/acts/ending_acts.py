"""How a case ends: what was said on delivery, by the applicant and when asked again, and bad ratings."""

from collections.abc import Sequence

import msgspec

from app.acts.case_writing import bring_to_station, write_case_step, write_move
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.case_states import RATINGS, STATION
from app.models.custody import check_all_accounted, is_unaccounted
from app.models.errors import OperationRefused
from app.models.records import Material
from app.models.rectification import (
    BAD_RATINGS,
    SETTLED,
    check_rectification_step,
    rectification_progress_of,
)
from app.models.rectification_records import Rectification, RectificationStep
from app.models.working_days import WORKING_DAY, deadline_after

BROUGHT_FOR_DELIVERY = "随送达带回"
RATING_WAYS = frozenset({"screen", "paper"})


class Delivery(msgspec.Struct, frozen=True):
    """What stands on the delivery receipt (办结送达回执). `returned` are the papers given back;
    without it all originals of the case are.
    """

    receiver_name: str
    receiver_relation: str = ""
    method: str = "station"
    document_name: str = ""
    document_number: str = ""
    note: str = ""
    returned: tuple[str, ...] | None = None


class RatingGiven(msgspec.Struct, frozen=True):
    """What the applicant chose. `method` says how nobody else could choose it: `screen`, on the
    sheet turned to them, or `paper`, on a form that they signed.
    """

    rating: str
    efficiency: str = ""
    skill: str = ""
    attitude: str = ""
    reason: str = ""
    is_anonymous: bool = False
    method: str = "screen"


def deliver(workplace: Workplace, act: Act, case_id: str, said: Delivery) -> None:
    """Hand the result to the applicant, and originals back; what is not given back stays open.

    Raises OperationRefused `material_unknown`, and what the steps' rules say.
    """
    originals = [m for m in workplace.store.cases.materials(case_id) if is_unaccounted(m)]
    chosen = originals if said.returned is None else _chosen(originals, said.returned)
    receiver_name, relation = said.receiver_name.strip(), said.receiver_relation.strip()
    write_case_step(
        workplace,
        act,
        case_id,
        "deliver",
        receiver_name=receiver_name,
        receiver_relation=relation,
        method=said.method,
        document_name=said.document_name.strip(),
        document_number=said.document_number.strip(),
        note=said.note.strip(),
    )
    for material in chosen:
        bring_to_station(workplace, act, material, BROUGHT_FOR_DELIVERY)
        fresh = workplace.store.custody.materials([material.id])[0]
        write_move(
            workplace, act, fresh, "give_back", signer_name=receiver_name, signer_relation=relation
        )


def rate(workplace: Workplace, act: Act, case_id: str, given: RatingGiven) -> None:
    """Keep the applicant's rating, one for each round; a bad one opens a rectification.

    Raises OperationRefused `case_rating_unseen`, `case_rating_missing`, and what the rules say.
    """
    if given.method not in RATING_WAYS:
        raise OperationRefused("case_rating_unseen")
    items = (given.efficiency, given.skill, given.attitude)
    if any(item and item not in RATINGS for item in items):
        raise OperationRefused("case_rating_missing")
    step_id = write_case_step(
        workplace,
        act,
        case_id,
        "rate",
        rating=given.rating,
        rated_efficiency=given.efficiency,
        rated_skill=given.skill,
        rated_attitude=given.attitude,
        is_anonymous=given.is_anonymous,
        method=given.method,
        note=given.reason.strip(),
    )
    if given.rating not in BAD_RATINGS:
        return
    days = workplace.profile.rectification_working_days
    due = deadline_after(workplace.calendar, workplace.today(), days, WORKING_DAY)
    act.create(
        "rectification",
        {
            "case_id": case_id,
            "rating_step": step_id,
            "rating": given.rating,
            "reason": given.reason.strip(),
            "opened_at": workplace.now(),
            "due_on": due.due_on.isoformat(),
            "is_due_provisional": due.is_provisional,
        },
    )


def check_closing(workplace: Workplace, case_id: str, action: str) -> None:
    """The gates before write-off and archive that its steps alone do not show.

    Raises OperationRefused `case_originals_unaccounted` (names), `case_rectification_open`.
    """
    check_all_accounted(workplace.store.cases.materials(case_id))
    open_ones = [
        r for r in workplace.store.rectifications.of_case(case_id) if r.stage not in SETTLED
    ]
    if action == "write_off" and open_ones:
        raise OperationRefused("case_rectification_open")


class RectificationActs:
    """The acts on bad ratings (差评整改). Each returns the rectification as it is afterwards.

    Raises OperationRefused `rectification_unknown`, and what the rules of the steps say.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def take_step(
        self, actor: Actor, rectification_id: str, action: str, note: str, method: str = ""
    ) -> Rectification:
        """Verify with the applicant (`verify`), put right (`rectify`), tell the applicant (`tell`),
        or ask the township to exclude the rating (`appeal`).
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._store.rectifications.by_id(rectification_id)
            content = {
                "action": action,
                "at": self._workplace.now(),
                "note": note.strip(),
                "method": method,
            }
            known = self._store.rectifications.steps(rectification_id)
            step = msgspec.convert({"id": "", "side": STATION, **content}, RectificationStep)
            check_rectification_step(rectification_progress_of(known), step)
            act.step("rectification_step", rectification_id, content)
        return self._store.rectifications.by_id(rectification_id)


def _chosen(originals: Sequence[Material], returned: Sequence[str]) -> list[Material]:
    known = {material.id: material for material in originals}
    if not known.keys() >= set(returned):
        raise OperationRefused("material_unknown")
    return [known[material_id] for material_id in dict.fromkeys(returned)]
