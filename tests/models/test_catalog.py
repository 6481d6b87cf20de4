"""An item is found by its name, its pinyin, its code; a catalogue holds each code once."""

import msgspec
import pytest

from app.models.catalog import (
    ItemCatalog,
    ItemMaterial,
    ServiceItem,
    seems_delegable,
    stated_material,
)
from app.models.errors import OperationRefused
from app.models.limits import LONGEST_LIMIT, Limit, check_limit


def item(
    code: str, name: str, pinyin: str, initials: str, category: str = "医疗保险"
) -> ServiceItem:
    return ServiceItem(
        code=code,
        category=category,
        name=name,
        level="township",
        department="市医疗保障局",
        materials=(ItemMaterial("居民身份证"),),
        promised_limit=Limit(0),
        mode="proxy",
        pinyin=pinyin,
        initials=initials,
    )


CATALOG = ItemCatalog(
    "测试",
    True,
    [
        item("S01-001", "城乡医疗救助申请", "chengxiangyiliaojiuzhushenqing", "cxyljzsq"),
        item("S01-002", "医保参保登记", "yibaocanbaodengji", "ybcbdj"),
        item("S10-001", "ETC 办理", "etcbanli", "etcbl", "交通与车辆"),
    ],
)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("医保", ["S01-002"]),
        ("yibao", ["S01-002"]),
        ("YBCB", ["S01-002"]),
        ("etc", ["S10-001"]),
        ("ETC", ["S10-001"]),
        ("s01-001", ["S01-001"]),
        ("交通", ["S10-001"]),
        ("医", ["S01-002", "S01-001"]),
        ("没有", []),
    ],
)
def test_an_item_is_found_by_what_people_type(query, codes):
    assert [found.code for found in CATALOG.find(query)] == codes


def test_an_empty_search_shows_the_beginning():
    assert [found.code for found in CATALOG.find(" ", limit=2)] == ["S01-001", "S01-002"]


def test_a_code_is_looked_up_or_refused():
    assert CATALOG.item("S01-002").name == "医保参保登记"
    with pytest.raises(OperationRefused, match="service_item_unknown") as refusal:
        CATALOG.item("S99")
    assert refusal.value.facts == {"code": "S99"}


def test_a_catalogue_with_one_code_twice_is_refused():
    with pytest.raises(OperationRefused, match="catalog_code_repeated"):
        ItemCatalog("测试", False, [CATALOG.items[0], CATALOG.items[0]])


def test_a_case_is_held_to_the_promise_or_else_to_the_law():
    promised, statutory = Limit(1), Limit(20, "calendar_day")
    plain = msgspec.structs.replace(CATALOG.items[0], promised_limit=None)
    assert plain.limit == Limit(0)
    lawful = msgspec.structs.replace(plain, statutory_limit=statutory)
    assert (lawful.limit_amount, lawful.limit_unit) == (20, "calendar_day")
    both = msgspec.structs.replace(lawful, promised_limit=promised)
    assert both.limit == promised and not both.limit.is_on_the_spot


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        (Limit(3, ""), "limit_unit_missing"),
        (Limit(3, "week"), "limit_unit_missing"),
        (Limit(-1), "limit_negative"),
        (Limit(LONGEST_LIMIT + 1), "limit_too_long"),
    ],
)
def test_a_limit_without_a_unit_or_out_of_reason_is_refused(limit, problem):
    with pytest.raises(OperationRefused, match=problem):
        check_limit(limit)
    check_limit(Limit(24, "hour"))


@pytest.mark.parametrize(
    ("material", "form", "count"),
    [
        (ItemMaterial("户口簿"), "original", 1),
        (ItemMaterial("户口簿", originals=0, copies=2), "copy", 2),
        (ItemMaterial("照片", originals=3, copies=1), "original", 3),
        (ItemMaterial("照片", originals=0, copies=0), "original", 1),
    ],
)
def test_a_material_is_asked_for_as_original_or_copy(material, form, count):
    assert (material.form, material.count) == (form, count)


def test_a_paper_that_may_follow_later_is_required_but_not_key():
    later = stated_material("居民身份证(可后补)")
    assert later.is_required and not later.is_key
    assert stated_material("居民身份证") == ItemMaterial("居民身份证")


def test_what_needs_the_applicant_in_person_is_known_by_its_words():
    assert not seems_delegable("结婚登记预约与材料指导")
    assert not seems_delegable("医保电子凭证激活协助", "居民身份证", "须本人刷脸")
    assert seems_delegable("城乡居民医保停保登记", "居民身份证")


def test_an_item_is_in_force_between_its_dates():
    item = msgspec.structs.replace(
        CATALOG.items[0], effective_on="2026-03-01", expires_on="2026-12-31"
    )
    days = ("2026-02-28", "2026-03-01", "2026-12-31", "2027-01-01")
    assert [item.holds_on(day) for day in days] == [False, True, True, False]
    assert CATALOG.items[0].holds_on("1999-01-01")
