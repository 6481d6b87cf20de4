"""A villager is found by pinyin, surnames read as surnames."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.pinyin import MOST_SPELLINGS, SURNAME_READINGS, pinyin_keys, pinyin_spellings

TABLE = {
    "单": ("dan", "chan", "shan"), "仇": ("chou", "qiu"), "解": ("jie", "xie"),
    "查": ("cha", "zha"), "曾": ("ceng", "zeng"), "尉": ("wei", "yu"), "迟": ("chi",),
    "长": ("zhang", "chang"), "孙": ("sun",), "万": ("wan",), "俟": ("si", "qi"),
    "秀": ("xiu",), "英": ("ying",), "乐": ("le", "yue"), "行": ("xing", "hang"),
    "䶮": ("yan",), "𬱖": ("di",),
}  # fmt: skip


def readings(character: str) -> tuple[str, ...]:
    return TABLE.get(character, ())


@pytest.mark.parametrize(
    ("name", "likeliest"),
    [
        ("单秀英", "shan xiu ying"),
        ("仇英", "qiu ying"),
        ("解英", "xie ying"),
        ("查英", "zha ying"),
        ("曾英", "zeng ying"),
        ("尉迟英", "yu chi ying"),
        ("长孙英", "zhang sun ying"),
        ("万俟英", "mo qi ying"),
        ("秀单", "xiu dan"),
    ],
)
def test_a_surname_is_read_as_a_surname_first(name, likeliest):
    assert " ".join(pinyin_spellings(name, readings)[0]) == likeliest


def test_what_people_may_type_finds_the_name_too():
    keys = pinyin_keys("单秀英", readings)

    assert keys == {
        "shanxiuying", "danxiuying", "chanxiuying", "sxy", "dxy", "cxy",
    }  # fmt: skip


def test_rare_characters_are_found():
    assert pinyin_keys("英䶮𬱖", readings) == {"yingyandi", "yyd"}


def test_letters_stand_for_themselves_and_the_unknown_is_left_out():
    assert pinyin_keys("英·A1 \ue170秀", readings) == {"yinga1xiu", "ya1x"}


@pytest.mark.parametrize("name", ["", "·", "\ue170", "  "])
def test_a_name_without_readings_has_no_keys(name):
    assert pinyin_keys(name, readings) == set()


@given(st.text(alphabet=[*TABLE, "A", " ", "\ue170"], max_size=60))
def test_spellings_are_few_distinct_and_likeliest_first(name):
    spellings = pinyin_spellings(name, readings)

    assert len(spellings) <= MOST_SPELLINGS
    assert len({tuple(spelling) for spelling in spellings}) == len(spellings)
    departures = [
        sum(a != b for a, b in zip(spelling, spellings[0], strict=True)) for spelling in spellings
    ]
    assert departures == sorted(departures)


def test_the_surname_table_has_one_syllable_for_each_character():
    for surname, spelled in SURNAME_READINGS.items():
        for reading in spelled:
            assert len(reading.split(" ")) == len(surname)
            assert reading.replace(" ", "").isalpha() and reading.islower()
