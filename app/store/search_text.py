"""How names become index entries, and what kind of thing was typed into the search box."""

import re
import unicodedata
from collections.abc import Callable

import msgspec

from app.models.private_use import is_private, with_typed_marks
from app.models.records import Case, Household, Person, Record

Readings = Callable[[str], set[str]]
"""The pinyin keys of a name: in full and initials, for every reading, in small letters."""

PERSON, HOUSEHOLD, CASE = 1, 2, 3
KIND_NAMES = {PERSON: "person", HOUSEHOLD: "household", CASE: "case"}
TAIL_CHARACTERS_MIN = 4

# First letter of a search key: what it is a key for.
PINYIN, PHONE, ID_NUMBER, CASE_NUMBER = "p", "t", "i", "n"
_SEPARATORS = re.compile(r"[\s\-—–·_./()（）]+")
_LAST_IN_BASIC_PLANE = 0xFFFF
_COMMON_HAN = re.compile(r"[\u4e00-\u9fa5]+")  # nearly every name: each of these is a word


class SearchDocument(msgspec.Struct, frozen=True, array_like=True):
    """What one record can be found by: words of its name, other words, keys."""

    name: str = ""
    rest: str = ""
    keys: tuple[str, ...] = ()


def document_of(record: Record, readings: Readings) -> tuple[int, SearchDocument] | None:
    """The record's kind and document; an empty one when it is deleted, None when never found."""
    match record:
        case Person():
            kind, document = PERSON, _person_document(record, readings)
        case Household():
            kind, document = HOUSEHOLD, _household_document(record, readings)
        case Case():
            kind, document = CASE, _case_document(record, readings)
        case _:
            return None
    return kind, SearchDocument() if record.is_deleted or _is_merged(record) else document


def _is_merged(record: Record) -> bool:
    """Whether another record is shown instead, as the column `shown_under` says."""
    return isinstance(record, Person | Household) and "" < record.merged_into < record.id


def cleaned(text: str) -> str:
    """What was typed, with full-width letters and digits made plain, and the marks of private-use
    characters as these.
    """
    return with_typed_marks(unicodedata.normalize("NFKC", text).strip())


def spaced(text: str) -> str:
    """Every character of a script without word spaces as a word of its own.

    Characters beyond the basic plane, and private-use ones, become their code in letters: the
    tokenizer's tables end somewhere among them, and a name must not depend on where.
    """
    if _COMMON_HAN.fullmatch(text):
        return " ".join(text)
    words = []
    for character in text:
        if ord(character) > _LAST_IN_BASIC_PLANE or is_private(character):
            words.append(f" x{ord(character):x} ")
        elif unicodedata.category(character) == "Lo":
            words.append(f" {character} ")
        else:
            words.append(character)
    return " ".join("".join(words).split())


def phrases(text: str) -> str:
    """An FTS5 query: each blank-separated part as a phrase, a number at the end as a beginning."""
    parts = []
    for part in text.split():
        words = spaced(part.replace('"', " "))
        if any(character.isalnum() for character in words):
            is_begun = words[-1].isascii() and part[-1].isascii()
            parts.append(f'"{words}"' + ("*" if is_begun else ""))
    return " ".join(parts)


def compact(text: str) -> str:
    """A number without its separators, in capitals."""
    return (text if text.isalnum() else _SEPARATORS.sub("", text)).upper()


def tail_key(family: str, number: str) -> str:
    """Backwards, so that the end of a number is found as a beginning."""
    return family + compact(number)[::-1]


def _person_document(person: Person, readings: Readings) -> SearchDocument:
    names = [person.name, *person.aliases]
    keys = {PINYIN + key for name in names for key in readings(name)}
    keys |= {tail_key(PHONE, phone) for phone in person.phones}
    keys.add(tail_key(ID_NUMBER, person.id_number))
    aliases = " ".join(spaced(alias) for alias in person.aliases)
    return SearchDocument(spaced(person.name), aliases, _useful(keys))


def _household_document(household: Household, readings: Readings) -> SearchDocument:
    keys = {PINYIN + key for key in readings(household.head_name)}
    return SearchDocument(spaced(household.head_name), spaced(household.address), _useful(keys))


def _case_document(case: Case, readings: Readings) -> SearchDocument:
    keys = {PINYIN + key for key in readings(case.applicant_name)}
    keys |= {tail_key(CASE_NUMBER, case.number), tail_key(PHONE, case.applicant_phone)}
    return SearchDocument(spaced(case.applicant_name), spaced(case.item_name), _useful(keys))


def _useful(keys: set[str]) -> tuple[str, ...]:
    return tuple(sorted(key for key in keys if len(key) > 1))
