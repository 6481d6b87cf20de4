"""Who heads a household (户主) after its head is no longer in it: a proposal, for a person to confirm."""

from collections.abc import Collection, Mapping, Sequence

import msgspec

from app.models.head_relations import read_head_relation
from app.models.records import Household, Person

_SPOUSES = ("10", "11", "12")
_DESCENDANTS = ("2", "3", "4")


class ProposedHead(msgspec.Struct, frozen=True):
    """Who it would be, and what the others would be to them; of whom that cannot be said, nothing."""

    person_id: str
    relations: Mapping[str, str]


def is_headless(household: Household, people: Collection[Person]) -> bool:
    """Whether people live there, and the head is not one of them."""
    return bool(people) and household.head_person_id not in {person.id for person in people}


def proposed_head(people: Sequence[Person]) -> ProposedHead:
    """The old head's spouse, or else the eldest; children of the old head are the spouse's too."""
    codes = {person.id: read_head_relation(person.head_relation).code for person in people}
    head = min(people, key=lambda p: (codes[p.id] not in _SPOUSES, not p.born_on, p.born_on, p.id))
    is_spouse = codes[head.id] in _SPOUSES
    relations = {
        person.id: person.head_relation
        if is_spouse and codes[person.id].startswith(_DESCENDANTS)
        else ""
        for person in people
        if person is not head
    }
    return ProposedHead(head.id, relations)
