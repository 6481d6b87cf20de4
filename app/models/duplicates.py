"""Who may be on the register twice: told by number, by name and birth, by name and phone, by aliases."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import msgspec

SAME_ID_NUMBER, SAME_NAME_AND_BIRTH = "same_id_number", "same_name_and_birth"
SAME_NAME_AND_PHONE, SAME_BY_ALIAS = "same_name_and_phone", "same_by_alias"
LIKENESSES = (SAME_ID_NUMBER, SAME_NAME_AND_BIRTH, SAME_NAME_AND_PHONE, SAME_BY_ALIAS)
"""The surest first."""
TAIL_DIGITS = 4
MOST_ALIKE = 6
"""More people alike than that are a placeholder (不详, 无名), not one person."""
_PRIVATE = range(0xE000, 0xF900)
_SPECIMEN = "\ue000"
_ANY = "*"


class PersonKeys(msgspec.Struct, frozen=True):
    """What a person is compared by."""

    id: str
    name: str
    born_on: str = ""
    id_number: str = ""
    phones: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Likeness(msgspec.Struct, frozen=True):
    """Two who may be one person; `one_id` is the smaller id."""

    one_id: str
    other_id: str
    reason: str


def likenesses(
    people: Iterable[PersonKeys], told_apart: Iterable[frozenset[str]] = ()
) -> list[Likeness]:
    """Every pair once with its surest reason, the surest first; pairs told apart are left out."""
    known = list(people)
    apart = set(told_apart)
    special = {p.id for p in known if any(_is_private(name) for name in (p.name, *p.aliases))}
    found: dict[frozenset[str], Likeness] = {}
    for reason in LIKENESSES:
        for key, alike in _groups(known, reason, has_private=bool(special)).items():
            ids = sorted(set(alike))
            if len(ids) > MOST_ALIKE:
                continue
            for one, other in combinations(ids, 2):
                pair = frozenset((one, other))
                if pair not in apart and (key[0] != _ANY or pair & special):
                    found.setdefault(pair, Likeness(one, other, reason))
    return sorted(
        found.values(), key=lambda each: (LIKENESSES.index(each.reason), each.one_id, each.other_id)
    )


def plain_name(name: str) -> str:
    """The name for comparing: a character of a private area may be any, for only its font knows."""
    return "".join(_SPECIMEN if ord(c) in _PRIVATE else c for c in name if not c.isspace())


def _groups(
    people: Iterable[PersonKeys], reason: str, *, has_private: bool
) -> Mapping[tuple[str, ...], list[str]]:
    groups: dict[tuple[str, ...], list[str]] = {}
    for person in people:
        for key in _keys(person, reason, has_private=has_private):
            groups.setdefault(key, []).append(person.id)
    return groups


def _keys(person: PersonKeys, reason: str, *, has_private: bool) -> Iterator[tuple[str, ...]]:
    if reason == SAME_ID_NUMBER and person.id_number:
        yield (person.id_number.upper(),)
    elif reason == SAME_NAME_AND_BIRTH and person.name and person.born_on:
        yield person.name, person.born_on
    elif reason == SAME_NAME_AND_PHONE and person.name:
        for phone in person.phones:
            digits = "".join(c for c in phone if c.isdigit())
            if len(digits) >= TAIL_DIGITS:
                yield person.name, digits[-TAIL_DIGITS:]
    elif reason == SAME_BY_ALIAS and person.born_on:
        for name in filter(None, (person.name, *person.aliases)):
            yield plain_name(name), person.born_on
            if has_private:
                yield from ((_ANY, form, person.born_on) for form in _forms(plain_name(name)))


def _forms(plain: str) -> Iterator[str]:
    """The name, or once for each of its characters the name with any other in that place."""
    if _SPECIMEN in plain:
        yield plain
    else:
        for place in range(len(plain)):
            yield plain[:place] + _SPECIMEN + plain[place + 1 :]


def _is_private(name: str) -> bool:
    return any(ord(character) in _PRIVATE for character in name)
