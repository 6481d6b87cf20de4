"""A village is found by its name, its pinyin, its initials or its code."""

import pytest

from app.models.divisions import DivisionTable, Village
from app.models.errors import OperationRefused


def village(
    code: str, short_name: str, pinyin: str, initials: str, town: str = "高柳镇"
) -> Village:
    return Village(
        county_code="370781000000",
        county_name="青州市",
        town_code=code[:9] + "000",
        town_name=town,
        code=code,
        name=f"{short_name}村民委员会",
        short_name=short_name,
        kind="village",
        pinyin=pinyin,
        initials=initials,
    )


TABLE = DivisionTable(
    [
        village("370781105201", "高家庄村", "gaojiazhuangcun", "gjzc"),
        village("370781105260", "高家庄村", "gaojiazhuangcun", "gjzc"),
        village("370781105202", "东高村", "donggaocun", "dgc"),
        village("370781101203", "单家峪村", "shanjiayucun danjiayucun", "sjyc djyc", "邵庄镇"),
    ]
)


def test_same_names_in_one_town_are_told_apart_by_their_labels():
    labels = [found.label for found in TABLE.find("高家庄村")]

    assert labels == ["高柳镇 高家庄村 370781105201", "高柳镇 高家庄村 370781105260"]


@pytest.mark.parametrize("query", ["高", "gao", "GJZ", " 高 家 庄 ", "370781105201", "5201"])
def test_a_village_is_found_by_what_people_type(query):
    assert TABLE.village("370781105201") in TABLE.find(query)


def test_the_beginning_of_a_name_comes_before_its_middle():
    assert [found.short_name for found in TABLE.find("高")] == ["高家庄村", "高家庄村", "东高村"]


def test_both_readings_of_a_name_find_it():
    assert [found.short_name for found in TABLE.find("shanjia")] == ["单家峪村"]
    assert [found.short_name for found in TABLE.find("danjia")] == ["单家峪村"]


def test_a_search_keeps_to_one_town_and_to_its_limit():
    assert [v.short_name for v in TABLE.find("", town_code="370781101000")] == ["单家峪村"]
    assert len(TABLE.find("", limit=2)) == 2
    assert TABLE.find("没有这个村") == []


def test_counties_and_towns_are_listed_once():
    assert TABLE.counties() == [("370781000000", "青州市")]
    assert TABLE.towns("370781000000") == [("370781101000", "邵庄镇"), ("370781105000", "高柳镇")]


def test_a_code_that_is_not_there_is_refused_by_name():
    with pytest.raises(OperationRefused, match="village_code_unknown") as refusal:
        TABLE.village(" 370781999999 ")
    assert refusal.value.facts == {"code": "370781999999"}
