"""What the township's clerks do with the papers themselves, and with ratings that are appealed."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import msgspec

from app.models.custody import (
    MISSED,
    TO_STATION,
    TO_TOWN,
    BatchCount,
    batch_count,
    check_move,
    custody_of,
)
from app.models.custody_records import BATCH_SUFFIX, CustodyEvent, Handover
from app.models.errors import OperationRefused
from app.models.identity import local_number, new_id
from app.models.moments import china_date
from app.models.records import Case, Material
from app.models.rectification import check_rectification_step, rectification_progress_of
from app.models.rectification_records import Rectification, RectificationStep
from app.town.clerk_writing import Clerk, ClerkPen, clean_text, clerk_pen
from app.town.ledger.custody_queries import CustodyQueries
from app.town.office import Office

TOWN_LETTER = "Z"  # of batches that the township makes; PCs have the letters before it
DECISIONS = frozenset({"exclude", "uphold"})
DECLARED = frozenset({"retain", "declare_lost", "declare_damaged", "find_in_town"})


class TownCustodyActs:
    """The acts on papers. Each is one transaction.

    Raises OperationRefused `handover_unknown`, `case_unknown`, `material_unknown`, and what
    `check_move` says of a paper.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def receive_batch(
        self, batch_id: str, village_code: str, clerk: Clerk, arrived: Sequence[str]
    ) -> BatchCount:
        """点收: `arrived` are the papers that are on the table; the others are told as not seen.

        Papers that were counted in before, or taken back by the station, are left as they are.
        Raises OperationRefused also `handover_not_for_town`.
        """
        with self._pen(village_code, clerk) as pen:
            batch = _batch(pen, village_code, batch_id)
            if batch.direction != TO_TOWN:
                raise OperationRefused("handover_not_for_town")
            if not set(batch.material_ids) >= set(arrived):
                raise OperationRefused("material_unknown")
            for material_id in batch.material_ids:
                material, events = _paper(pen, village_code, material_id)
                custody = custody_of(material, events)
                if custody.holder not in (TO_TOWN, MISSED) or custody.batch_id != batch_id:
                    continue
                action = "receive_in_town" if material_id in arrived else "miss"
                if action == "miss" and custody.holder == MISSED:
                    continue
                self._move(
                    pen, material, events, CustodyEvent(id="", action=action, batch_id=batch_id)
                )
            pen.finish()
            return batch_count(batch, self._events_of(pen, village_code, batch.material_ids))

    def send_down(
        self, village_code: str, clerk: Clerk, case_id: str, material_ids: Sequence[str]
    ) -> Handover:
        """退还站点: papers of a case go back to the station with a list of their own."""
        with self._pen(village_code, clerk) as pen:
            papers = self._papers_of_case(pen, village_code, case_id, material_ids)
            batch_id = new_id(self._office.surroundings.randomness)
            batch = Handover(
                id="",
                entity_id=batch_id,
                number=self._next_number(pen, village_code),
                direction=TO_STATION,
                at=self._office.surroundings.now(),
                case_ids=[case_id],
                material_ids=[material.id for material, _ in papers],
                originals=sum(m.copies for m, _ in papers if m.form == "original"),
                copies=sum(m.copies for m, _ in papers if m.form != "original"),
            )
            pen.write("handover", batch_id, [], [pen.ready(batch, [])])
            for material, events in papers:
                event = CustodyEvent(id="", action="send_down", batch_id=batch_id)
                self._move(pen, material, events, event)
            pen.finish()
            return _batch(pen, village_code, batch_id)

    def give_back(
        self,
        village_code: str,
        clerk: Clerk,
        case_id: str,
        material_ids: Sequence[str],
        signer_name: str,
    ) -> None:
        """The applicant fetched papers in town, and signed for them."""
        event = CustodyEvent(id="", action="give_back_in_town", signer_name=clean_text(signer_name))
        self._say(village_code, clerk, case_id, material_ids, event)

    def declare(
        self,
        village_code: str,
        clerk: Clerk,
        case_id: str,
        material_ids: Sequence[str],
        action: str,
        note: str,
    ) -> None:
        """Say with a reason that papers are kept, lost, damaged, or found again."""
        if action not in DECLARED:
            raise OperationRefused("custody_step_not_yours")
        event = CustodyEvent(id="", action=action, note=clean_text(note))
        self._say(village_code, clerk, case_id, material_ids, event)

    def decide_rating(
        self, rectification_id: str, village_code: str, clerk: Clerk, action: str, note: str
    ) -> Rectification:
        """An appealed bad rating is excluded from the figures, or upheld; it is never deleted.

        Raises OperationRefused `rectification_unknown`, and what the rules of the steps say.
        """
        if action not in DECISIONS:
            raise OperationRefused("rectification_step_not_yours")
        with self._pen(village_code, clerk) as pen:
            _rectification(pen, village_code, rectification_id)
            known = pen.rows.steps(RectificationStep, village_code, rectification_id)
            step = RectificationStep(id="", action=action, note=clean_text(note))
            ready = pen.ready(step, known)
            check_rectification_step(rectification_progress_of(known), ready)
            pen.write("rectification_step", rectification_id, known, [ready])
            pen.finish()
            return _rectification(pen, village_code, rectification_id)

    # -- inside

    def _pen(self, village_code: str, clerk: Clerk) -> AbstractContextManager[ClerkPen]:
        return clerk_pen(self._office, village_code, clerk)

    def _say(
        self,
        village_code: str,
        clerk: Clerk,
        case_id: str,
        material_ids: Sequence[str],
        event: CustodyEvent,
    ) -> None:
        with self._pen(village_code, clerk) as pen:
            for material, events in self._papers_of_case(pen, village_code, case_id, material_ids):
                self._move(pen, material, events, event)
            pen.finish()

    def _move(
        self, pen: ClerkPen, material: Material, events: list[CustodyEvent], event: CustodyEvent
    ) -> None:
        named = msgspec.structs.replace(event, case_id=material.case_id)
        ready = pen.ready(named, events)
        check_move(custody_of(material, events), ready, material.name)
        pen.write("custody_event", material.id, events, [ready])

    def _papers_of_case(
        self, pen: ClerkPen, village_code: str, case_id: str, material_ids: Sequence[str]
    ) -> list[tuple[Material, list[CustodyEvent]]]:
        if pen.rows.row(Case, village_code, case_id) is None:
            raise OperationRefused("case_unknown")
        if not material_ids:
            raise OperationRefused("material_unknown")
        papers = [_paper(pen, village_code, each) for each in dict.fromkeys(material_ids)]
        if any(material.case_id != case_id for material, _ in papers):
            raise OperationRefused("material_unknown")
        return papers

    def _events_of(
        self, pen: ClerkPen, village_code: str, material_ids: Sequence[str]
    ) -> list[CustodyEvent]:
        return [
            e for each in material_ids for e in pen.rows.steps(CustodyEvent, village_code, each)
        ]

    def _next_number(self, pen: ClerkPen, village_code: str) -> str:
        today = china_date(self._office.surroundings.clock())
        start = local_number(village_code, TOWN_LETTER, today, 0)[:-3]
        queries = CustodyQueries(pen.connection, self._office.ledger.town_code)
        counter = queries.batches_numbered(village_code, start) + 1
        return local_number(village_code, TOWN_LETTER, today, counter) + BATCH_SUFFIX


def _batch(pen: ClerkPen, village_code: str, batch_id: str) -> Handover:
    found: list[Handover] = pen.rows.steps(Handover, village_code, batch_id)
    if not found:
        raise OperationRefused("handover_unknown")
    return min(found, key=lambda batch: (batch.hlc, batch.id))


def _paper(
    pen: ClerkPen, village_code: str, material_id: str
) -> tuple[Material, list[CustodyEvent]]:
    material: Material | None = pen.rows.row(Material, village_code, material_id)
    if material is None:
        raise OperationRefused("material_unknown")
    return material, list(pen.rows.steps(CustodyEvent, village_code, material_id))


def _rectification(pen: ClerkPen, village_code: str, rectification_id: str) -> Rectification:
    row: Rectification | None = pen.rows.row(Rectification, village_code, rectification_id)
    if row is None:
        raise OperationRefused("rectification_unknown")
    return row
