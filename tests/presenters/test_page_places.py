"""Pages found by words, pinyin and initials, mixed as people type them."""

import pytest

from app.presenters.page_places import PagePlace, is_named, is_spelt, places_found

PLACES = [
    PagePlace("cases", "代办", "dai ban"),
    PagePlace("cases:open_intake", "新登记代办件", "xin deng ji dai ban jian"),
    PagePlace("visits:write_visit", "记走访", "ji zou fang"),
]


@pytest.mark.parametrize("typed", ["db", "daib", "dban", "daiban", "d", "代办", "DB", "dai ban"])
def test_a_page_is_found_as_people_type_it(typed):
    assert places_found(PLACES, typed)[0].id == "cases"


@pytest.mark.parametrize("typed", ["", "bd", "daibanx", "村", "ai"])
def test_what_it_is_not_called_finds_nothing(typed):
    assert places_found(PLACES, typed) == []


def test_all_pages_with_the_words_are_found_the_nearest_first():
    assert [hit.id for hit in places_found(PLACES, "代办")] == ["cases", "cases:open_intake"]


def test_syllables_are_begun_in_their_order():
    assert is_spelt("jzf", ["ji", "zou", "fang"])
    assert is_spelt("jizouf", ["ji", "zou", "fang"])
    assert not is_spelt("jf", ["ji", "zou", "fang"])


@pytest.mark.parametrize(
    ("typed", "named"), [("代办", True), ("db", True), ("daiban", True), ("d", False)]
)
def test_a_page_is_named_by_its_whole_name(typed, named):
    assert is_named(PLACES, typed) is named
