"""A villager asks to see, correct or delete what is kept of them: registered, answered in time, logged.

个人信息保护法 art. 44 to 50. The day on which the answer is due is the 15th working day, the limit by
which an operator's silence counts as a breach of these rights (App违法违规收集使用个人信息行为认定方法).
"""

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.rights_records import (
    CORRECT,
    DELETE,
    DONE,
    ERASURE,
    OUTCOMES,
    SEE,
    PersonRequest,
)
from app.models.roles import check_permission
from app.models.security_records import MASKED_FIELDS, PRINT
from app.models.working_days import WORKING_DAY, deadline_after
from app.store.rights_repository import Kept

ANSWER_WORKING_DAYS = 15
REQUEST = "person_request"
ACTIONS = (SEE, CORRECT, DELETE)


class RightsActs:
    """The acts on requests about one's own data."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def register(
        self, actor: Actor, action: str, person_id: str, asked_by: str, content: str
    ) -> PersonRequest:
        """Take a request down. `asked_by` is empty when the villager asks in person.

        Raises OperationRefused `person_unknown`, `request_content_missing` where a correction is
        asked for and nothing is said of what is wrong.
        """
        if action not in ACTIONS:
            raise ValueError(action)
        person = self._store.persons.whole(self._store.persons.shown_id(person_id))
        if action == CORRECT and not content.strip():
            raise OperationRefused("request_content_missing")
        today = self._workplace.today()
        due = deadline_after(self._workplace.calendar, today, ANSWER_WORKING_DAYS, WORKING_DAY)
        with self._workplace.pen.act(actor, "register_request") as act:
            request_id = act.create(
                REQUEST,
                {
                    "action": action,
                    "person_id": person.id,
                    "name": person.name,
                    "asked_on": today.isoformat(),
                    "asked_by": asked_by.strip(),
                    "content": content.strip(),
                    "due_on": due.due_on.isoformat(),
                },
            )
        return self._store.rights.by_id(request_id)

    def requests(self, actor: Actor) -> list[PersonRequest]:
        """All requests, those first that wait. Raises OperationRefused `act_not_permitted`."""
        check_permission(actor.role, "answer_request")
        return self._store.rights.requests()

    def answer(self, actor: Actor, request_id: str, outcome: str, answer: str) -> None:
        """What was done about it, or why not (OUTCOMES).

        Raises OperationRefused `request_unknown`, `request_answered_already`,
        `request_answer_missing`, `request_waits_for_erasure` for a deletion that was not carried out.
        """
        if outcome not in OUTCOMES:
            raise ValueError(outcome)
        with self._workplace.pen.act(actor, "answer_request") as act:
            request = self._open(request_id)
            if not answer.strip():
                raise OperationRefused("request_answer_missing")
            if request.action == DELETE and outcome == DONE and self._person(request) is not None:
                raise OperationRefused("request_waits_for_erasure")
            act.change(REQUEST, request.id, self._answered(actor, outcome, answer))

    def shown_data(self, actor: Actor, request_id: str) -> tuple[Person, Kept]:
        """Everything that the register has of whoever asked, whole, to be handed to them.

        Showing it is noted like every print of whole numbers. Raises OperationRefused
        `request_unknown`, `person_unknown`.
        """
        with self._workplace.pen.act(actor, "answer_request", is_leaving=True) as act:
            request = self._store.rights.by_id(request_id)
            person = self._store.persons.whole(self._store.persons.shown_id(request.person_id))
            told = {
                "action": PRINT,
                "subject_kind": "person",
                "fields": list(MASKED_FIELDS),
                "reason": request.action,
                "at": self._workplace.now(),
            }
            act.event("disclosure", told, person.id)
        return person, self._kept(person)

    def erased_for(self, actor: Actor, request_id: str) -> dict[str, int]:
        """How much of which kind was erased because of a request; empty when nothing was."""
        check_permission(actor.role, "answer_request")
        counts = (each.partition(":") for each in self._store.rights.counts_of(request_id))
        return {kind: int(count) for kind, _, count in counts if count != "0"}

    def erase(self, actor: Actor, request_id: str, reason: str) -> None:
        """Carry a deletion out: the villager's records lose their content in every copy, for good.

        Raises OperationRefused `request_unknown`, `request_answered_already`,
        `request_not_for_deletion`, `request_answer_missing` without a reason, `person_unknown`,
        `erasure_archive_kept` (cases) for an applicant, whose case archives the law keeps,
        `erasure_head_first` for the head of a household. Nothing is erased then.
        """
        with self._workplace.pen.act(actor, "answer_request") as act:
            request = self._open(request_id)
            if request.action != DELETE:
                raise OperationRefused("request_not_for_deletion")
            if not reason.strip():
                raise OperationRefused("request_answer_missing")
            person = self._store.persons.whole(self._store.persons.shown_id(request.person_id))
            self._refuse_kept(person)
            people = self._store.persons.record_ids([person.id])
            traces = self._store.rights.traces_of(person, people)
            entities = [*people, *traces.changes, *traces.appointments, *traces.attachments]
            counts = {
                "person": len(people),
                "register_change": len(traces.changes),
                "appointment": len(traces.appointments),
                "attachment": len(traces.attachments),
            }
            fields = {
                "entities": entities,
                "contents": list(traces.contents),
                "counts": [f"{kind}:{count}" for kind, count in counts.items()],
                "reason": reason.strip(),
                "at": self._workplace.now(),
            }
            act.event(ERASURE, fields, request.id)
            act.change(REQUEST, request.id, self._answered(actor, DONE, reason))
            with self._store.journal_storage.erasing():
                self._store.rights.drop_drafts_with([*people, person.id_number])
        self._workplace.pen.forget(entities)
        self._workplace.blobs.drop(self._store.rights.erased_contents())
        self._store.rights.settle()

    # -- inside

    def _open(self, request_id: str) -> PersonRequest:
        request = self._store.rights.by_id(request_id)
        if request.outcome:
            raise OperationRefused("request_answered_already")
        return request

    def _answered(self, actor: Actor, outcome: str, answer: str) -> dict[str, str]:
        return {
            "outcome": outcome,
            "answer": answer.strip(),
            "answered_on": self._workplace.today().isoformat(),
            "answered_by": actor.name,
        }

    def _person(self, request: PersonRequest) -> Person | None:
        try:
            return self._store.persons.whole(request.person_id)
        except OperationRefused:
            return None

    def _kept(self, person: Person) -> Kept:
        people = self._store.persons.record_ids([person.id])
        return self._store.rights.kept_of(people, person.name)

    def _refuse_kept(self, person: Person) -> None:
        kept = self._kept(person)
        if kept.cases:
            raise OperationRefused("erasure_archive_kept", cases=kept.cases)
        if kept.headed_households:
            raise OperationRefused("erasure_head_first")
