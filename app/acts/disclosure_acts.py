"""Showing whole what screens mask: who may, and the note that stays of it."""

from collections.abc import Sequence

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.priority_groups import open_groups
from app.models.roles import check_permission, has_permission
from app.models.security_records import EXPORT, FORM, MASKED_FIELDS, PRINT, REVEAL, Disclosure
from app.store.disclosure_repository import Holdings
from app.store.page_key import FIRST_DOWNWARDS, PageKey

REVEAL_SECONDS = 30
"""How long a screen shows whole what was revealed."""
SHORTEST_REASON = 4


class Revealed(msgspec.Struct, frozen=True):
    """What was masked, whole. It is shown for `REVEAL_SECONDS` and kept nowhere."""

    subject_id: str
    name: str
    id_number: str = ""
    phones: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


class BreachScope(msgspec.Struct, frozen=True):
    """What whoever has a copy of this station's files could see if they could open them."""

    holdings: Holdings
    accounts: int
    taken_out: tuple[Disclosure, ...]
    heard_by_town_at: str


class DisclosureActs:
    """The acts on masked values, and reading the log that they leave."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def reveal_person(self, actor: Actor, person_id: str) -> Revealed:
        """A villager's numbers and groups; restricted groups only for who may see these.

        Raises OperationRefused `person_unknown`.
        """
        person = self._store.persons.whole(person_id)
        may_see_all = has_permission(actor.role, "read_restricted_groups")
        groups = person.groups if may_see_all else open_groups(person.groups)
        revealed = Revealed(
            person.id, person.name, person.id_number, tuple(person.phones), tuple(groups)
        )
        self._note(actor, REVEAL, "person", person.id, _fields_of(revealed))
        return revealed

    def reveal_case(self, actor: Actor, case_id: str) -> Revealed:
        """An applicant's numbers as the case has them. Raises OperationRefused `case_unknown`."""
        case = self._store.cases.by_id(case_id)
        phones = (case.applicant_phone,) if case.applicant_phone else ()
        revealed = Revealed(case.id, case.applicant_name, case.applicant_id_number, phones)
        self._note(actor, REVEAL, "case", case.id, _fields_of(revealed))
        return revealed

    def note_form(self, actor: Actor, person_id: str) -> None:
        """A form for correcting shows somebody's numbers whole."""
        self._note(actor, FORM, "person", person_id, MASKED_FIELDS)

    def take_out(
        self, actor: Actor, ledger: str, subject_id: str, rows: int, how: str, reason: str
    ) -> None:
        """A list with whole numbers leaves the house as a file or on paper.

        Raises OperationRefused `disclosure_reason_missing`.
        """
        check_reason(reason)
        if how not in (EXPORT, PRINT):
            raise ValueError(how)
        with self._workplace.pen.act(actor, "take_out_numbers", is_leaving=True) as act:
            act.event(
                "disclosure",
                {
                    "action": how,
                    "subject_kind": ledger,
                    "fields": list(MASKED_FIELDS),
                    "rows": rows,
                    "reason": reason.strip(),
                    "at": self._workplace.now(),
                },
                subject_id,
            )

    # -- reading the log

    def of_person(self, actor: Actor, person_id: str) -> list[Disclosure]:
        """Who saw this villager's values whole: in the register, in cases, in lists of everybody.

        Raises OperationRefused `act_not_permitted`, `person_unknown`.
        """
        check_permission(actor.role, "read_disclosures")
        person = self._store.persons.by_id(person_id)
        records = self._store.persons.record_ids([person.id])
        case_ids = [case.id for case in self._store.cases.of_households([], records, 1000)]
        found = self._store.disclosures.of_subjects([*records, *case_ids])
        lists = [
            each
            for each in self._store.disclosures.taken_out_since("")
            if each.subject_kind == "people"
        ]
        return sorted([*found, *lists], key=lambda each: (each.at, each.id), reverse=True)

    def page_after(self, actor: Actor, key: PageKey = FIRST_DOWNWARDS) -> list[Disclosure]:
        """The whole log, the newest first. Raises OperationRefused `act_not_permitted`."""
        check_permission(actor.role, "read_disclosures")
        return self._store.disclosures.page_after(key)

    def breach_scope(self, actor: Actor) -> BreachScope:
        """For the report when a PC or a stick is lost. Raises OperationRefused `act_not_permitted`."""
        check_permission(actor.role, "read_disclosures")
        return BreachScope(
            holdings=self._store.disclosures.holdings(),
            accounts=sum(member.is_active for member in self._store.stations.staff()),
            taken_out=tuple(self._store.disclosures.taken_out_since("")),
            heard_by_town_at=self._store.township_heard_at(),
        )

    def _note(
        self, actor: Actor, action: str, kind: str, subject_id: str, fields: Sequence[str]
    ) -> None:
        with self._workplace.pen.act(actor, "reveal") as act:
            act.event(
                "disclosure",
                {
                    "action": action,
                    "subject_kind": kind,
                    "fields": list(fields),
                    "at": self._workplace.now(),
                },
                subject_id,
            )


def check_reason(reason: str) -> None:
    """Whoever takes whole numbers out says what for. Raises OperationRefused `disclosure_reason_missing`."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise OperationRefused("disclosure_reason_missing")


def _fields_of(revealed: Revealed) -> list[str]:
    return [field for field in MASKED_FIELDS if getattr(revealed, field)]
