"""The pages of the desk as the search box finds them: by their words, in full pinyin or initials."""

from collections.abc import Sequence

import msgspec

from app.store.search_hit import SearchHit

MOST_PLACES = 4


class PagePlace(msgspec.Struct, frozen=True):
    """A page: its `key`, what it is called, and how that is spelt, syllable by syllable."""

    key: str
    title: str
    spelling: str


def places_found(places: Sequence[PagePlace], query: str) -> list[SearchHit]:
    """The pages that these words may mean, the nearest first."""
    typed = "".join(query.lower().split())
    if not typed:
        return []
    found = [place for place in places if _is_meant(place, typed)]
    found.sort(key=lambda place: (place.title != typed, len(place.title)))
    return [SearchHit("page", each.key, each.title, "", "name") for each in found[:MOST_PLACES]]


def _is_meant(place: PagePlace, typed: str) -> bool:
    if not typed.isascii():
        return typed in place.title
    return is_spelt(typed, place.spelling.split()) or typed in place.title.lower()


def is_spelt(typed: str, syllables: Sequence[str]) -> bool:
    """Whether letters begin the syllables one after another, each in full or by its first ones:
    `daib`, `db` and `dban` all begin `dai ban`.
    """
    if not typed:
        return True
    if not syllables:
        return False
    first, rest = syllables[0], syllables[1:]
    return any(
        is_spelt(typed[length:], rest)
        for length in range(min(len(first), len(typed)), 0, -1)
        if typed[:length] == first[:length]
    )
