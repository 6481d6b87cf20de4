"""基本台账 (松木): 四大块五十小项, filled by village and grid, kept each year and compared."""

from datetime import date

import pytest

from app.models.basic_ledger import change_of, compared, first_kept, read_value
from app.models.errors import OperationRefused
from app.models.rules.ledgers import BlockField
from tests.refusals import refused

HOUSEHOLDS, LAND, WATER, CROP = (
    ("村情概况", "总户数"),
    ("村情概况", "耕地面积"),
    ("民生实事", "通自来水"),
    ("生产致富", "主要作物"),
)


def test_fifty_fields_are_filled_and_only_what_changed_is_written(works_by):
    place = works_by("songmu")
    ledger = place.desk.basic_ledger
    typed = {HOUSEHOLDS: "３48", LAND: "1,203.50", WATER: "yes", CROP: " 水稻 "}
    assert ledger.fill(place.actor, "", typed) == 4
    assert ledger.values("") == {HOUSEHOLDS: "348", LAND: "1203.5", WATER: "yes", CROP: "水稻"}
    before = place.desk.entries_written()
    assert ledger.fill(place.actor, "", typed) == 0
    assert place.desk.entries_written() == before
    assert ledger.fill(place.actor, "", {HOUSEHOLDS: ""}) == 1
    assert HOUSEHOLDS not in ledger.values("")
    assert len(ledger.lines("")) == 50


def test_a_value_that_cannot_be_is_refused_and_nothing_of_the_form_is_kept(works_by):
    place = works_by("songmu")
    ledger = place.desk.basic_ledger
    fill = ledger.fill
    for key, words, problem in (
        (HOUSEHOLDS, "三百", "ledger_number_unreadable"),
        (WATER, "有", "ledger_choice_unknown"),
        (CROP, "稻" * 401, "ledger_text_too_long"),
        (("村情概况", "没有这项"), "1", "ledger_field_unknown"),
    ):
        refused(problem, fill, place.actor, "", {LAND: "5", key: words})
    refused("grid_unknown", fill, place.actor, "ab" * 16, {LAND: "5"})
    assert ledger.values("") == {}


def test_numbers_of_grids_are_added_up_beside_the_village(works_by):
    place = works_by("songmu")
    place.populate(40)
    ledger = place.desk.basic_ledger
    grids = [grid for grid, _ in ledger.subjects() if grid]
    ledger.fill(place.actor, "", {HOUSEHOLDS: "41"})
    for grid in grids[:2]:
        ledger.fill(place.actor, grid, {HOUSEHOLDS: "20", LAND: "1.25", CROP: "水稻"})
    assert ledger.sums() == {HOUSEHOLDS: "40", LAND: "2.50"}
    line = compared([], ledger.lines(""), ledger.sums())[0]
    assert (line.after, line.summed) == ("41", "40")


def test_a_year_is_kept_once_never_changed_and_compared(works_by, clock):
    place = works_by("songmu")
    place.populate(10)
    ledger = place.desk.basic_ledger
    refused("ledger_empty", ledger.keep_year, place.actor, 2026)
    grid = next(grid for grid, _ in ledger.subjects() if grid)
    ledger.fill(place.actor, "", {HOUSEHOLDS: "348", LAND: "1203.5", CROP: "水稻"})
    ledger.fill(place.actor, grid, {HOUSEHOLDS: "20"})
    assert ledger.keep_year(place.actor, 2026) == 2
    refused("ledger_year_kept", ledger.keep_year, place.actor, 2026)
    refused("ledger_year_unlikely", ledger.keep_year, place.actor, 2027)
    refused("ledger_year_unlikely", ledger.keep_year, place.actor, 2024)

    clock.set(date(2027, 1, 6))
    ledger.fill(place.actor, "", {HOUSEHOLDS: "351", LAND: "", CROP: "小麦"})
    assert ledger.keep_year(place.actor, 2027) == 2
    assert place.store.place.snapshot_years() == [2027, 2026]
    lines = {line.field: line for line in compared(ledger.lines("", 2026), ledger.lines("", 2027))}
    households, land, crop = lines["总户数"], lines["耕地面积"], lines["主要作物"]
    assert (households.before, households.after, households.change) == ("348", "351", "+3")
    assert (land.before, land.after, land.change) == ("1203.5", "", "")
    assert (crop.before, crop.after, crop.change) == ("水稻", "小麦", "")
    assert len(ledger.lines("", 2026)) == 50 and ledger.lines("", 2025) == []


def test_of_two_pcs_that_kept_one_year_the_first_counts(works_by):
    place = works_by("songmu")
    place.desk.basic_ledger.fill(place.actor, "", {HOUSEHOLDS: "348"})
    with place.desk.workplace.pen.act(place.actor, "keep_ledger_year") as act:
        for value in ("1", "2"):  # as if the other PC's had come by stick
            fields = {"year": 2026, "grid_id": "", "kept_on": place.today, "lines": [value]}
            act.event("ledger_snapshot", fields, "ab" * 16)
    kept = place.store.place.snapshots(2026)
    assert len(kept) == 2
    assert first_kept(kept)[(2026, "")].lines == ["1"]
    assert first_kept(kept[::-1])[(2026, "")].lines == ["1"]


def test_a_place_without_fields_keeps_no_year(works_by):
    place = works_by("jiaozhou")
    assert place.desk.basic_ledger.lines("") == []
    refused("ledger_has_no_fields", place.desk.basic_ledger.keep_year, place.actor, 2026)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("007", "7"),
        ("-3", "-3"),
        ("0", "0"),
        ("100", "100"),
        ("1.50", "1.5"),
        ("１，２００", "1200"),
    ],
)
def test_numbers_are_kept_in_one_form(typed, kept):
    assert read_value(BlockField("总户数", "number"), typed) == kept


@pytest.mark.parametrize("typed", ["1e9", "1.23456", "1" * 13, "一百", "=1+1", "NaN", "１．２．３"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(OperationRefused, match="ledger_number_unreadable"):
        read_value(BlockField("总户数", "number"), typed)


def test_a_change_is_told_of_numbers_alone():
    assert [change_of(*pair) for pair in (("5", "5"), ("5", "4.5"), ("", "4"), ("是", "4"))] == [
        "", "-0.5", "", "",
    ]  # fmt: skip
