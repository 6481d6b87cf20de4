"""What staff print for a case: each printing is an entry, so the papers out there are known."""

import contextlib
from collections.abc import Sequence

from app.acts.ending_papers import CONTENT_OF as ENDING_CONTENT_OF
from app.acts.ending_papers import HANDOVER_LIST, ending_papers_of, handover_list
from app.acts.intake_papers import (
    CONTENT_OF,
    intake_papers_of,
    known_station,
    money_lines,
    procedure_words,
)
from app.acts.paper_noting import PaperT, made_out, worded
from app.acts.pen import Actor
from app.acts.team_acts import TeamActs
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.ending_papers import HandoverListContent
from app.models.errors import OperationRefused
from app.models.moments import date_words, moment_words
from app.models.papers import (
    RETENTION,
    MaterialLine,
    MaterialReceiptContent,
    OneTimeNoticeContent,
    Paper,
)
from app.models.records import Material
from app.models.working_days import WORKING_DAY, deadline_after
from app.words.terms import limit_words

RECEIPT, NOTICE = "material_receipt", "one_time_notice"
TOLD_IN = ("draft", "received", "supplement", "returned")


class PaperActs:
    """The acts on papers. They return what stands on the paper; drawing it is another room's work."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def papers_of(self, case_id: str) -> list[str]:
        """Which papers can be made for a case now, in the order of its way.

        Raises OperationRefused `case_unknown`.
        """
        case = self._store.cases.by_id(case_id)
        materials = self._store.cases.materials(case_id)
        papers = ending_papers_of(self._workplace, case) + intake_papers_of(self._workplace, case)
        if any(m.received_at for m in materials):
            papers.append(RECEIPT)
        if _missing(materials) and case.status in TOLD_IN:
            papers.append(NOTICE)
        return papers

    def case_paper(self, paper: str, actor: Actor, case_id: str) -> Paper:
        """One paper of a case by its name. Raises OperationRefused as that paper does."""
        if paper == RECEIPT:
            return self.material_receipt(actor, case_id)
        if paper == NOTICE:
            return self.one_time_notice(actor, case_id)
        case = self._store.cases.by_id(case_id)
        gathered = ENDING_CONTENT_OF.get(paper) or CONTENT_OF[paper]
        content: Paper = gathered(self._workplace, actor, case)
        return self._finished(actor, paper, case.id, case.number, content)

    def handover_list(self, actor: Actor, batch_id: str) -> HandoverListContent:
        """The list of one batch (移交清单). Raises OperationRefused `handover_unknown`."""
        content = handover_list(self._workplace, batch_id)
        return self._finished(actor, HANDOVER_LIST, batch_id, content.number, content)

    def material_receipt(self, actor: Actor, case_id: str) -> MaterialReceiptContent:
        """The receipt for the papers taken in (材料接收凭证).

        Raises OperationRefused `receipt_without_materials` when nothing was handed in.
        """
        case, station = self._store.cases.by_id(case_id), known_station(self._workplace)
        received = [m for m in self._store.cases.materials(case_id) if m.received_at]
        if not received:
            raise OperationRefused("receipt_without_materials")
        content = MaterialReceiptContent(
            number=case.number,
            issued_at=moment_words(self._workplace.now()),
            station_name=station.name,
            item_name=case.item_name,
            applicant_name=case.applicant_name,
            materials=_lines(received),
            received_at=moment_words(case.station_received_at),
            first_receiver_name=case.first_receiver_name,
            first_receiver_phone=case.first_receiver_phone or station.duty_phone,
            station_due_on=date_words(case.station_due_on),
            expected_by=date_words(case.expected_by),
            is_expected_provisional=case.is_expected_provisional,
            agent=TeamActs(self._workplace).agent_of(case.household_id),
            station_phone=station.duty_phone,
            supervision_phone=station.supervision_phone,
            money_lines=money_lines(self._store.intakes.money_steps(case_id)),
            retention=self._workplace.profile.retention.cases or RETENTION,
        )
        return self._finished(actor, RECEIPT, case.id, case.number, content)

    def one_time_notice(self, actor: Actor, case_id: str) -> OneTimeNoticeContent:
        """Everything that is missing, told at once (一次性告知单).

        Raises OperationRefused `notice_without_missing_materials` when nothing is.
        """
        case, station = self._store.cases.by_id(case_id), known_station(self._workplace)
        materials = self._store.cases.materials(case_id)
        missing = _missing(materials)
        if not missing:
            raise OperationRefused("notice_without_missing_materials")
        item = self._item(case.item_code)
        content = OneTimeNoticeContent(
            number=case.number,
            issued_at=moment_words(self._workplace.now()),
            station_name=station.name,
            item_name=case.item_name,
            applicant_name=case.applicant_name,
            received=_lines([m for m in materials if m.received_at]),
            missing=_lines(missing),
            supplement_due_on="" if case.status == "draft" else self._supplement_due(),
            limit_text=limit_words(case.limit_amount, case.limit_unit),
            conditions=item.conditions or item.note if item else "",
            procedure=procedure_words(case, item),
            consult_phone=item.consult_phone if item and item.consult_phone else station.duty_phone,
            supervision_phone=station.supervision_phone,
            handler_name=actor.name,
            is_advice=case.status == "draft",
        )
        return self._finished(actor, NOTICE, case.id, case.number, content)

    def _item(self, item_code: str) -> ServiceItem | None:
        """The item as the catalogue has it now; none when a later version has dropped it."""
        with contextlib.suppress(OperationRefused):
            return self._workplace.catalog.item(item_code)
        return None

    def _supplement_due(self) -> str:
        days = self._workplace.profile.supplement_working_days
        due = deadline_after(self._workplace.calendar, self._workplace.today(), days, WORKING_DAY)
        return date_words(due.due_on)

    def _finished(
        self, actor: Actor, paper: str, subject: str, number: str, content: PaperT
    ) -> PaperT:
        content = worded(self._workplace, paper, content)
        return made_out(self._workplace, actor, paper, subject, number, content)


def _lines(materials: Sequence[Material]) -> list[MaterialLine]:
    return [MaterialLine(m.name, m.form, m.copies) for m in materials]


def _missing(materials: Sequence[Material]) -> list[Material]:
    return [m for m in materials if m.is_required and not m.received_at]
