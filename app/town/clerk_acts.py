"""What the township's clerks do with cases and appeals: each act is one transaction."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from app.journal.entry import dot_of_text
from app.models.appeal_stages import appeal_progress_of, check_appeal_step
from app.models.case_states import OUTCOMES, TOWNSHIP, check_step, progress_of
from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.limit_runs import deadline_from
from app.models.records import Appeal, AppealStep, Case, CaseStep, Event
from app.models.step_order import heads_of
from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.own_feed import OwnFeed
from app.town.surroundings import Surroundings
from app.town.town_keys import TownKeys

_StepT = TypeVar("_StepT", CaseStep, AppealStep)
_RecordT = TypeVar("_RecordT", Case, Appeal)
_UNKNOWN: dict[type[Case] | type[Appeal], str] = {Case: "case_unknown", Appeal: "appeal_unknown"}
StepsFor = Callable[[Case, str], list[CaseStep]]
"""The steps of an act, given the case and its status."""


class Clerk(msgspec.Struct, frozen=True):
    """Who acts: the id and the name that every step carries."""

    id: str
    name: str
    role: str = "officer"


class ClerkActs:
    """The acts of the township. Each returns the record as it stands afterwards.

    Raises OperationRefused `case_unknown`, `appeal_unknown`, and what the rules of the steps say.
    """

    def __init__(self, ledger: Ledger, keys: TownKeys, surroundings: Surroundings) -> None:
        self._ledger = ledger
        self._keys = keys
        self._surroundings = surroundings

    def accept_case(self, case_id: str, village_code: str, clerk: Clerk) -> Case:
        """受理: the department's limit starts to run today."""

        def steps(case: Case, _status: str) -> list[CaseStep]:
            deadline = deadline_from(
                self._surroundings.calendar,
                self._surroundings.now(),
                case.limit_amount,
                case.limit_unit,
            )
            return [
                CaseStep(
                    id="",
                    action="accept",
                    due_on=deadline.due_on.isoformat(),
                    is_due_provisional=deadline.is_provisional,
                )
            ]

        return self._act_on_case(case_id, village_code, clerk, steps)

    def send_back_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """退回: the station puts right what the note says."""
        step = CaseStep(id="", action="send_back", note=_clean(note))
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step])

    def refuse_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """不予受理, with the reason."""
        step = CaseStep(id="", action="refuse", note=_clean(note))
        return self._act_on_case(case_id, village_code, clerk, lambda *_: [step])

    def conclude_case(
        self,
        case_id: str,
        village_code: str,
        clerk: Clerk,
        outcome: str,
        reply: str,
    ) -> Case:
        """办结 with a reply; a case that was only accepted is started in the same act."""
        if outcome not in OUTCOMES:
            raise OperationRefused("case_outcome_missing")

        def steps(_case: Case, status: str) -> list[CaseStep]:
            conclude = CaseStep(id="", action="conclude", outcome=outcome, reply=_clean(reply))
            started = [CaseStep(id="", action="start")] if status == "accepted" else []
            return [*started, conclude]

        return self._act_on_case(case_id, village_code, clerk, steps)

    def answer_appeal(self, appeal_id: str, village_code: str, clerk: Clerk, reply: str) -> Appeal:
        """答复反馈; an appeal that was not sorted or assigned yet passes those stages too."""
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings, village_code)
            _known(books, Appeal, village_code, appeal_id)
            known = books.rows.steps(AppealStep, village_code, appeal_id)
            stage = appeal_progress_of(known).stage or "collected"
            answer = AppealStep(id="", action="answer", reply=_clean(reply))
            before = {"collected": ("sort", "assign"), "sorted": ("assign",)}.get(stage, ())
            steps = [*(AppealStep(id="", action=action) for action in before), answer]
            checked = self._checked_appeal_steps(known, steps, clerk)
            self._write(books, village_code, "appeal_step", appeal_id, known, checked, clerk)
            return _known(books, Appeal, village_code, appeal_id)

    # -- inside

    def _act_on_case(
        self, case_id: str, village_code: str, clerk: Clerk, steps_for: StepsFor
    ) -> Case:
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings, village_code)
            case = _known(books, Case, village_code, case_id)
            known = books.rows.steps(CaseStep, village_code, case_id)
            steps = steps_for(case, progress_of(known).status)
            checked = self._checked_case_steps(known, steps, clerk)
            self._write(books, village_code, "case_step", case_id, known, checked, clerk)
            return _known(books, Case, village_code, case_id)

    def _checked_case_steps(
        self, known: Sequence[CaseStep], steps: Sequence[CaseStep], clerk: Clerk
    ) -> list[CaseStep]:
        """Each step is checked as if those before it had been written."""
        so_far, checked = list(known), []
        for step in steps:
            ready = self._ready(step, so_far, clerk)
            check_step(progress_of(so_far), ready)
            so_far.append(ready)
            checked.append(ready)
        return checked

    def _checked_appeal_steps(
        self, known: Sequence[AppealStep], steps: Sequence[AppealStep], clerk: Clerk
    ) -> list[AppealStep]:
        so_far, checked = list(known), []
        for step in steps:
            ready = self._ready(step, so_far, clerk)
            check_appeal_step(appeal_progress_of(so_far), ready)
            so_far.append(ready)
            checked.append(ready)
        return checked

    def _ready(self, step: _StepT, so_far: Sequence[_StepT], clerk: Clerk) -> _StepT:
        # The hlc only sorts concurrent steps; this one comes after all that are known.
        return msgspec.structs.replace(
            step,
            id=f"~{len(so_far):08d}",
            side=TOWNSHIP,
            actor_name=clerk.name,
            at=self._surroundings.now(),
            bases=heads_of(so_far),
        )

    def _write(
        self,
        books: Books,
        village_code: str,
        kind: str,
        entity: str,
        known: Sequence[Event],
        steps: Sequence[Event],
        clerk: Clerk,
    ) -> None:
        own = OwnFeed(books, self._keys, self._surroundings, self._ledger.town_code, village_code)
        bases = [dot_of_text(head) for head in heads_of(known)]
        op = new_id(self._surroundings.randomness)
        for step in steps:
            dot = own.write(
                kind,
                entity,
                _fields_of(step),
                actor=clerk.id,
                op=op,
                bases=tuple(bases),
            )
            bases = [dot]
        own.finish()


def _known(books: Books, record_type: type[_RecordT], village_code: str, row_id: str) -> _RecordT:
    row: _RecordT | None = books.rows.row(record_type, village_code, row_id)
    if row is None:
        raise OperationRefused(_UNKNOWN[record_type])
    return row


def _fields_of(step: Event) -> dict[str, Any]:
    """What the entry's body says: the step's own words, without what the journal adds itself."""
    own = set(type(step).__struct_fields__) - set(Event.__struct_fields__) | {"actor_name"}
    values = msgspec.structs.asdict(step)
    return {name: values[name] for name in sorted(own) if values[name] not in ("", None, False)}


def _clean(text: str) -> str:
    """As entries have it: NFC, plain line ends, nothing around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
