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


def is_named(places: Sequence[PagePlace], query: str) -> bool:
    """Whether these words are one page's whole name: `设置`, `shezhi`, `sz`."""
    typed = "".join(query.lower().split())
    return any(
        typed in (each.title, each.title.lower())
        or is_spelt(typed, each.spelling.split(), is_whole=True)
        for each in places
    )


def is_spelt(typed: str, syllables: Sequence[str], *, is_whole: bool = False) -> bool:
    """Whether letters begin the syllables one after another, each in full or by its first ones:
    `daib`, `db` and `dban` all begin `dai ban`. Whole, they leave no syllable out.
    """
    if not typed:
        return not (is_whole and syllables)
    if not syllables:
        return False
    first, rest = syllables[0], syllables[1:]
    return any(
        is_spelt(typed[length:], rest, is_whole=is_whole)
        for length in range(min(len(first), len(typed)), 0, -1)
        if typed[:length] == first[:length]
    )
