"""An item is found by its name, its pinyin, its code; a catalogue holds each code once."""

import pytest

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.errors import OperationRefused


def item(
    code: str, name: str, pinyin: str, initials: str, category: str = "医疗保险"
) -> ServiceItem:
    return ServiceItem(
        code=code,
        category=category,
        name=name,
        level="township",
        department="市医疗保障局",
        materials=("居民身份证",),
        limit_amount=0,
        limit_unit="working_day",
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
