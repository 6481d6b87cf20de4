"""The shipped tables hold what they say, and say when they cannot be read."""

from collections import Counter
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.pinyin import pinyin_keys
from app.models.working_days import CALENDAR_DAY, WORKING_DAY, deadline_after
from app.sheets.shipped import (
    load_calendar,
    load_catalog,
    load_divisions,
    load_profile,
    load_readings,
)


@pytest.fixture(scope="module")
def calendar(resources):
    return load_calendar(resources)


@pytest.fixture(scope="module")
def divisions(resources):
    return load_divisions(resources)


@pytest.fixture(scope="module")
def catalog(resources):
    return load_catalog(resources)


@pytest.fixture(scope="module")
def readings(resources):
    return load_readings(resources)


# ---------------------------------------------------------------- divisions


def test_qingzhou_has_its_1054_villages_and_13_towns(divisions):
    villages = divisions.find("", limit=2000)

    assert Counter(v.kind for v in villages) == {"village": 1054, "community": 26}
    assert divisions.counties() == [("370781000000", "青州市")]
    assert len(divisions.towns("370781000000")) == 13
    assert all(len(v.code) == len(v.town_code) == len(v.county_code) == 12 for v in villages)
    assert len({v.code for v in villages}) == len({v.label for v in villages}) == 1080


def test_a_village_is_found_by_its_name_pinyin_and_initials(divisions):
    for village in divisions.find("", limit=2000)[::9]:
        spellings = f"{village.pinyin} {village.initials}".split(" ")
        for query in (village.short_name, village.code, *spellings):
            assert village in divisions.find(query)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("shanjiayu", "单家峪村"),
        ("zengjialiu", "曾家溜村"),
        ("xiejiacun", "解家村"),
        ("qihuiyu", "七迴峪村"),
        ("shifosi", "石佛寺村"),
        ("daxuncun", "大郇村"),
        ("dahuancun", "大郇村"),
        ("chaoyang", "朝阳村"),
    ],
)
def test_a_village_is_found_as_its_people_say_it(divisions, query, name):
    assert name in [village.short_name for village in divisions.find(query)]


# ---------------------------------------------------------------- catalogue


def test_the_sample_catalogue_is_marked_as_a_sample(catalog):
    assert (catalog.version, catalog.is_sample) == ("示例目录 2026", True)


def test_the_sample_catalogue_holds_what_was_counted(catalog):
    items = catalog.items

    assert len(items) == 211
    assert len({item.category for item in items}) == 18
    assert Counter(item.level for item in items) == {"county": 115, "township": 65, "village": 31}
    assert Counter(item.mode for item in items) == {
        "proxy": 147, "assisted": 32, "direct": 25, "guidance": 7,
    }  # fmt: skip
    assert all(item.materials and item.fee_note and item.department for item in items)
    assert all("=" not in item.note for item in items)


def test_an_item_says_its_materials_fee_and_note_apart(catalog):
    item = catalog.item("S01-002")

    assert [m.name for m in item.materials] == ["居民身份证", "缴费人员名单", "缴费凭证"]
    assert item.fee_note == "代办免费、法定或市场规费自付"
    assert item.note == "代收须当日上缴并交付票据；不得截留"
    assert (item.limit_amount, item.limit_unit) == (0, WORKING_DAY)


def test_limits_in_natural_days_are_counted_in_natural_days(catalog):
    natural = {
        item.code: item.limit_amount for item in catalog.items if item.limit_unit == CALENDAR_DAY
    }

    assert natural == {"S05-013": 15, "S09-004": 7, "S09-008": 60, "S18-004": 15}
    assert sum("自然日" in item.note for item in catalog.items) == len(natural)


@pytest.mark.parametrize(
    ("query", "code"), [("医保", "S01-003"), ("yibaocanbao", "S01-004"), ("lianxika", "S18-010")]
)
def test_items_are_found_by_name_and_pinyin(catalog, query, code):
    assert code in [item.code for item in catalog.find(query)]


# ---------------------------------------------------------------- calendar


def test_every_day_of_23_years_is_as_the_state_council_announced(calendar):
    day, last = date(2004, 1, 1), date(2026, 12, 31)
    wrong = []
    while day <= last:
        if calendar.is_working_day(day) != is_workday(day) or not calendar.covers(day):
            wrong.append(day)
        day += timedelta(days=1)

    assert wrong == []


def test_spring_festival_2026(calendar):
    assert calendar.is_working_day(date(2026, 2, 14))
    assert not any(calendar.is_working_day(date(2026, 2, day)) for day in range(15, 24))
    assert deadline_after(calendar, date(2026, 2, 13), 2, WORKING_DAY).due_on == date(2026, 2, 24)


@given(start=st.dates(date(2004, 1, 1), date(2026, 10, 1)), amount=st.integers(0, 45))
def test_deadlines_are_what_counting_day_by_day_gives(calendar, start, amount):
    due, left = start, amount
    while left:
        due += timedelta(days=1)
        left -= bool(is_workday(due))

    deadline = deadline_after(calendar, start, amount, WORKING_DAY)
    assert (deadline.due_on, deadline.is_provisional) == (due, False)


def test_a_deadline_into_2027_is_provisional(calendar):
    assert not calendar.covers(date(2027, 1, 1))
    last_sure = deadline_after(calendar, date(2026, 12, 30), 1, WORKING_DAY)
    assert (last_sure.due_on, last_sure.is_provisional) == (date(2026, 12, 31), False)
    assert deadline_after(calendar, date(2026, 12, 30), 2, WORKING_DAY).is_provisional
    assert not deadline_after(calendar, date(2026, 12, 30), 9, CALENDAR_DAY).is_provisional


def test_the_calendar_says_which_notices_it_holds(calendar):
    assert (calendar.first_year, calendar.last_year) == (2004, 2026)
    assert "2026" in calendar.version


# ---------------------------------------------------------------- profiles


@pytest.mark.parametrize("code", ["", "beijing", "../profiles/qingzhou", "QINGZHOU", "a\0b"])
def test_an_unknown_profile_is_refused(resources, code):
    with pytest.raises(OperationRefused, match="profile_unknown") as refusal:
        load_profile(resources, code)
    assert refusal.value.facts == {"code": code}


# ---------------------------------------------------------------- readings


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("䶮", "yan"), ("㛃", "jie"), ("𬱖", "di"), ("㙟", "lang"), ("𡐓", "kang"), ("喆", "zhe"),
        ("堃", "kun"), ("赟", "yun"), ("𠅤", "xi"), ("吕", "lv"), ("女", "nv"),
    ],
)  # fmt: skip
def test_rare_characters_have_readings(readings, character, expected):
    assert expected in readings(character)


def test_a_character_without_a_reading_has_none(readings):
    for character in ("\ue170", "", *map(chr, range(128))):
        assert readings(character) == ()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单秀英", "shanxiuying"), ("单秀英", "dxy"), ("仇永福", "qyf"), ("解放军", "xiefangjun"),
        ("查玉兰", "zhayulan"), ("曾国强", "zengguoqiang"), ("区志强", "ou"), ("朴玉", "piaoyu"),
        ("翟红", "zhaihong"), ("盖丽", "gaili"), ("尉迟恭", "yuchigong"), ("长孙霞", "zhangsunxia"),
        ("万俟雪", "moqixue"), ("吕梅", "lvmei"), ("㛃𬱖", "jd"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_it_is_said(readings, name, typed):
    assert any(key.startswith(typed) for key in pinyin_keys(name, readings))


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    ("path", "content", "load"),
    [
        ("divisions/x.csv", "code,name\n1,2\n", load_divisions),
        ("divisions/x.csv", None, load_divisions),
        ("catalog/sample.csv", "code\nS01\n", load_catalog),
        ("catalog/sample.csv", None, load_catalog),
        ("calendar/workdays.toml", "version = 3", load_calendar),
        ("calendar/workdays.toml", "version", load_calendar),
        ("calendar/workdays.toml", None, load_calendar),
        ("pinyin/readings.tsv", None, load_readings),
        ("profiles/x.toml", "no_such_rule = 1", lambda folder: load_profile(folder, "x")),
    ],
)
def test_a_damaged_or_missing_table_is_named(tmp_path, path, content, load):
    if content is not None:
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(content, "utf-8")

    with pytest.raises(EnvironmentProblem, match="resource_unreadable") as problem:
        load(tmp_path)
    assert problem.value.facts["name"] in path
