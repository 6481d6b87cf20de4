"""Numbers on papers and cards are unique, and a slip in typing one is noticed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.identity import (
    CASE_NUMBER_PATTERN,
    CHECK_ALPHABET,
    card_number,
    check_character,
    interim_letters,
    local_number,
    new_id,
    read_card_number,
)

VILLAGE = "370781104212"
counters = st.integers(0, 99_999)
device_ids = st.binary(min_size=16, max_size=16).map(bytes.hex)
certified = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
letters = certified | device_ids.map(interim_letters)


def test_an_id_is_the_randomness_that_was_handed_in():
    assert new_id(lambda count: b"\x0a" * count) == "0a" * 16


@given(letters, counters)
def test_a_card_number_is_read_back(letter, counter):
    number = card_number(VILLAGE, letter, counter)

    assert read_card_number(f"  {number.lower()}\r\n") == number


@given(letters, counters, st.integers(0, 26), st.sampled_from(CHECK_ALPHABET))
def test_one_wrong_character_of_a_card_number_is_always_noticed(letter, counter, place, wrong):
    number = card_number(VILLAGE, letter, counter)
    changed = number[:place] + wrong + number[place + 1 :]

    if changed != number:
        with pytest.raises(OperationRefused, match="card_number_unreadable"):
            read_card_number(changed)


def test_nearly_every_swap_of_neighbours_is_noticed():
    texts = [f"{VILLAGE}A{n:05d}" for n in range(0, 99_999, 37)]
    swaps = [
        (text, text[:n] + text[n + 1] + text[n] + text[n + 2 :])
        for text in texts
        for n in range(len(text) - 1)
        if text[n] != text[n + 1]
    ]
    missed = sum(check_character(text) == check_character(swapped) for text, swapped in swaps)

    assert missed / len(swaps) < 0.01


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "370781",
        "３７０７８１１０４２１２-A00001-X",
        "http://example",
        f"{VILLAGE}-A00001-",
        "王",
    ],
)
def test_what_is_no_card_number_is_refused(typed):
    with pytest.raises(OperationRefused, match="card_number_unreadable"):
        read_card_number(typed)


@given(st.text(max_size=25))
def test_a_scanner_may_type_anything(text):
    try:
        assert read_card_number(text)
    except OperationRefused as refusal:
        assert refusal.key == "card_number_unreadable"


@given(letters, st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 5000))
def test_a_local_number_says_village_device_day_and_count(letter, on, counter):
    match = CASE_NUMBER_PATTERN.match(local_number(VILLAGE, letter, on, counter))

    assert match
    assert match.groups()[:3] == (VILLAGE, letter, f"{on:%Y%m%d}")
    assert int(match[4]) == counter


@given(st.sets(device_ids | certified, min_size=2, max_size=8), counters)
def test_pcs_that_never_met_give_out_no_number_twice(pcs, counter):
    """One letter each for those that the township has certified, their own seven for the others."""
    on = date(2026, 3, 2)
    drawn = [pc if len(pc) == 1 else interim_letters(pc) for pc in sorted(pcs)]

    assert len({local_number(VILLAGE, each, on, counter) for each in drawn}) == len(pcs)
    assert len({card_number(VILLAGE, each, counter) for each in drawn}) == len(pcs)


def test_interim_letters_stay_what_they_are():
    """They stand on papers: a later version must not draw others."""
    assert interim_letters("0" * 32) == "JMVLGCL"
