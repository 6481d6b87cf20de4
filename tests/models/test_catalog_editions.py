"""Which edition holds follows from the set of parts alone; one that is not whole counts nowhere."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.catalog import ItemCatalog, ItemMaterial, ServiceItem
from app.models.catalog_editions import items_in, part_fields, parted
from app.models.editions import (
    PART_BYTES_MAX,
    edition_in_force,
    edition_of_version,
    editions_in,
    free_version,
    refuse_known_version,
)
from app.models.errors import OperationRefused
from app.models.item_list import change_counts, changes_of
from app.models.limits import Limit
from app.models.records import CatalogPart


def item(code: str, **changed) -> ServiceItem:
    plain = ServiceItem(
        code=code,
        category="养老",
        name=f"事项{code}",
        level="township",
        department="市民政局",
        materials=(ItemMaterial("居民身份证"),),
        mode="proxy",
        promised_limit=Limit(5),
    )
    return msgspec.structs.replace(plain, **changed)


def parts_of(
    items, version="2026版", effective_on="2026-03-01", *, edition="e1", side="township", hlc=1
):
    fields = part_fields(items, version, effective_on, "2026-03-01T00:00:00Z")
    return [
        msgspec.convert(
            {"id": f"{edition}:{n}", "entity_id": edition, "side": side, "hlc": hlc + n, **each},
            CatalogPart,
        )
        for n, each in enumerate(fields)
    ]


def long_item(code: str) -> ServiceItem:
    return item(code, conditions="条件" * 3000)


def test_a_long_list_travels_in_parts_that_each_fit_an_entry():
    items = [long_item(f"A-{n}") for n in range(12)]
    parts = parts_of(items)
    assert len(parts) == 12
    assert all(len(msgspec.msgpack.encode(part.items)) < 64 * 1024 for part in parts)
    assert items_in(reversed(parts)) == items
    assert next(len(part) for part in parted([item(f"B-{n}") for n in range(200)])) > 50


@given(st.data())
def test_an_edition_counts_once_all_parts_are_here_in_whatever_order(data):
    parts = data.draw(st.permutations(parts_of([long_item(f"A-{n}") for n in range(5)])))
    for count in range(len(parts)):
        assert edition_in_force(editions_in(parts[:count]), "2026-03-02") is None
    (edition,) = editions_in(parts)
    assert edition_in_force([edition], "2026-03-02") == edition
    assert edition_in_force([edition], "2026-02-28") is None
    assert edition.items == 5


@given(st.data())
def test_the_edition_in_force_does_not_depend_on_the_order_of_arrival(data):
    parts = [
        *parts_of([item("A-1")], "甲", "2026-01-01", edition="e1", hlc=10),
        *parts_of([item("A-1")], "乙", "2026-03-01", edition="e2", hlc=20),
        *parts_of([item("A-1")], "丙", "2026-03-01", edition="e3", hlc=30),
        *parts_of([item("A-1")], "丁", "2026-06-01", edition="e4", hlc=40),
        *parts_of([item("A-1")], "自编", "2026-03-09", edition="e5", side="station", hlc=50),
    ]
    editions = editions_in(data.draw(st.permutations(parts)))
    named = [
        edition_in_force(editions, day).version
        for day in ("2026-01-02", "2026-03-10", "2026-06-01")
    ]
    assert named == ["甲", "丙", "丁"]
    assert edition_of_version(editions, "自编").side == "station"
    assert edition_of_version(editions, "没有") is None


def test_a_stations_own_list_holds_until_the_township_has_one_in_force():
    own = parts_of([item("A-1")], "自编", "2026-03-01", edition="s", side="station", hlc=1)
    town = parts_of([item("A-1")], "镇里", "2026-04-01", edition="t", hlc=2)
    editions = editions_in([*own, *town])
    assert edition_in_force(editions, "2026-03-20").version == "自编"
    assert edition_in_force(editions, "2026-04-01").version == "镇里"


@pytest.mark.parametrize("count", [0, -1, 2**40])
def test_a_part_count_out_of_reason_is_never_complete(count):
    (part,) = parts_of([item("A-1")])
    (edition,) = editions_in([msgspec.structs.replace(part, part_count=count)])
    assert not edition.is_complete


def test_an_item_of_a_newer_program_is_left_out_and_the_rest_is_read():
    (part,) = parts_of([item("A-1"), item("A-2")])
    strange = msgspec.structs.replace(part, items=["{", '{"code": 1}', *part.items, part.items[0]])
    assert [each.code for each in items_in([strange])] == ["A-1", "A-2"]


@pytest.mark.parametrize(
    ("items", "version", "day", "problem"),
    [
        ([], "甲", "2026-03-01", "catalog_empty"),
        ([item("A"), item("A")], "甲", "2026-03-01", "catalog_code_repeated"),
        ([item("A")], " ", "2026-03-01", "edition_version_missing"),
        ([item("A")], "甲" * 41, "2026-03-01", "edition_version_missing"),
        ([item("A")], "甲", "2026-02-30", "edition_date_impossible"),
        ([item("A")], "甲", "3月1日", "edition_date_impossible"),
        ([item("A", note="长" * PART_BYTES_MAX)], "甲", "2026-03-01", "item_too_long"),
    ],
)
def test_what_cannot_be_published_is_refused(items, version, day, problem):
    with pytest.raises(OperationRefused, match=problem):
        part_fields(items, version, day, "2026-03-01T00:00:00Z")


def test_no_two_editions_bear_one_name():
    editions = editions_in(parts_of([item("A-1")], "2026-03-01版"))
    with pytest.raises(OperationRefused, match="edition_version_repeated"):
        refuse_known_version(editions, " 2026-03-01版 ")
    assert free_version(editions, "2026-03-01") == "2026-03-01第2版"
    assert free_version(editions, "2026-03-02") == "2026-03-02版"


def test_a_new_list_is_shown_beside_the_one_in_force():
    from_town = [item("A-1"), item("A-2"), item("A-3")]
    new = [item("A-1"), item("A-2", promised_limit=Limit(3), pinyin="x"), item("A-4")]
    catalog = editions_catalog(from_town)
    changes = changes_of(catalog, new)
    assert change_counts(changes) == {"new": 1, "changed": 1, "unchanged": 1, "withdrawn": 1}
    assert [c.fields for c in changes if c.kind == "changed"] == [("promised_limit",)]
    sample = editions_catalog(from_town, is_sample=True)
    assert change_counts(changes_of(sample, new))["new"] == 3


def editions_catalog(items, *, is_sample=False):
    return ItemCatalog("旧", is_sample, items)
