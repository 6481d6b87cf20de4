"""ID numbers say what GB 11643 says, and never stop an import."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.id_number import (
    CHECK_DIGITS,
    clean_id_number,
    id_check_digit,
    mask_id_number,
    mask_phone,
    read_id_number,
)

EXAMPLE = "11010519491231002X"  # the example of GB 11643-1999

first_17_digits = st.builds(
    lambda area, born_on, order: f"{area:06d}{born_on:%Y%m%d}{order:03d}",
    st.integers(110000, 659999),
    st.dates(date(1900, 1, 1), date(2026, 12, 31)),
    st.integers(0, 999),
)


def test_the_standards_own_example_is_right():
    read = read_id_number(EXAMPLE)

    assert (read.text, read.problem) == (EXAMPLE, "")
    assert (read.born_on, read.sex) == (date(1949, 12, 31), "2")


@given(first_17_digits)
def test_a_right_number_tells_birth_date_and_sex(first_17):
    read = read_id_number(first_17 + id_check_digit(first_17))

    assert read.problem == ""
    assert f"{read.born_on:%Y%m%d}" == first_17[6:14]
    assert read.sex == ("1" if int(first_17[16]) % 2 else "2")


@given(first_17_digits, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first_17, place, step):
    number = first_17 + id_check_digit(first_17)
    wrong_digit = str((int(number[place]) + step) % 10)

    assert read_id_number(number[:place] + wrong_digit + number[place + 1 :]).problem


@given(first_17_digits, st.integers(0, 15))
def test_two_neighbours_that_changed_places_are_always_noticed(first_17, place):
    number = first_17 + id_check_digit(first_17)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    assert swapped == number or read_id_number(swapped).problem


@given(first_17_digits)
def test_a_wrong_check_digit_still_tells_birth_date_and_sex(first_17):
    right = id_check_digit(first_17)
    wrong = CHECK_DIGITS[(CHECK_DIGITS.index(right) + 1) % 11]
    read = read_id_number(first_17 + wrong)

    assert read.problem == "id_number_check_digit_wrong"
    assert read.born_on is not None


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "'11010519491231002X",
        "\u300011010519491231002X\n",
    ],
)
def test_habits_of_writing_are_cleaned_away(written):
    assert read_id_number(written).text == EXAMPLE
    assert read_id_number(written).problem == ""


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("", "id_number_malformed"),
        ("110105491231002", "id_number_malformed"),
        ("X1010519491231002X", "id_number_malformed"),
        ("11010519491231002XX", "id_number_malformed"),
        ("١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "id_number_malformed"),
        ("110105194913310028", "id_number_birth_date_impossible"),
        ("110105190002290021", "id_number_birth_date_impossible"),
        ("110105000001010021", "id_number_birth_date_impossible"),
    ],
)
def test_what_cannot_be_right_is_named(number, problem):
    assert read_id_number(number).problem == problem


@given(st.text(max_size=30))
def test_reading_never_fails(text):
    read = read_id_number(text)

    assert read.text == clean_id_number(text)
    assert read.problem or read.born_on


def test_masks_hide_the_middle():
    assert mask_id_number("370781199001010019") == "3707**********0019"
    assert mask_phone("13800138000") == "138****8000"
    assert mask_phone("3221234") == "*****34"


@given(st.text("0123456789X", max_size=20))
def test_a_mask_never_shows_a_short_number_and_keeps_the_length(number):
    assert len(mask_id_number(number)) == len(number)
    assert len(mask_phone(number)) == len(number)
    if len(number) <= 8:
        assert set(mask_id_number(number)) <= {"*"}
