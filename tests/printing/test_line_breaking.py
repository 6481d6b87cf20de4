"""Lines end where Chinese lets them end, and nothing is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.line_breaking import NEVER_FIRST, NEVER_LAST, wrap_items, wrap_text

TEXT = st.text(alphabet="村民委员会桂兰，。；：（）「」、·《》ABC 0123-年月日", max_size=80)


def width_of(text: str) -> float:
    """Ideographs are two wide, the rest one, as in a terminal."""
    return float(sum(2 if character > "\u2e80" else 1 for character in text))


@given(TEXT, st.integers(min_value=2, max_value=40))
def test_nothing_is_lost_and_no_line_is_too_wide(text, width):
    lines = wrap_text(text, width, width_of)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


@given(TEXT)
def test_marks_stand_where_they_may(text):
    lines = wrap_text(text, 24, width_of)

    # A run of marks longer than a line has to be broken somewhere.
    if not any(all(c in NEVER_FIRST | NEVER_LAST for c in line) for line in lines):
        assert not any(line.strip()[:1] in NEVER_FIRST for line in lines[1:] if line.strip())
        assert not any(line.strip()[-1:] in NEVER_LAST for line in lines[:-1] if line.strip())


def test_a_comma_goes_down_with_the_character_before_it():
    assert wrap_text("村民委员，会议", 8, width_of) == ["村民委", "员，会议"]


def test_an_opening_bracket_goes_down_with_what_it_opens():
    assert wrap_text("村民委（员会）", 8, width_of) == ["村民委", "（员会）"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("拨打12345热线", ["拨打", "12345热", "线"]),
        ("2026年11月", ["2026年", "11月"]),
        ("0536-3210001-8003", ["0536", "-321000", "1-8003"]),
        ("一行\n二行", ["一行", "二行"]),
        ("", [""]),
    ],
)
def test_words_and_numbers_stay_whole_where_they_can(text, lines):
    assert wrap_text(text, 7, width_of) == lines


def test_items_stay_whole_and_are_only_parted_within_a_line():
    items = ["医保", "养老认证", "低保", "城乡居民参保登记"]

    assert wrap_items(items, "·", 15, width_of) == ["医保·养老认证", "低保", "城乡居民参保登", "记"]
