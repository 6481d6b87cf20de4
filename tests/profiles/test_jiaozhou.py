"""胶州: 待认领, 办理中, 已办结 add up; a default assignee; kinds of grids; three periods."""

from collections import Counter

from app.models.appeal_figures import AppealFigure, check_parts
from app.models.appraisals import AppraisalSession
from app.models.records import Cadre, Grid
from app.models.register_changes import Happening
from app.presenters.appeal_report_presenter import read_report
from app.presenters.grid_presenter import read_tree
from tests.refusals import refused

KINDS = ("lane", "building", "school", "enterprise", "hospital")


def statuses(place) -> Counter:
    return Counter(each.status for each in place.store.appeals.page_after())


def test_every_appeal_is_exactly_one_of_three_and_they_add_up(works_by):
    place = works_by("jiaozhou")
    ids = [place.raise_appeal().id for _ in range(7)]
    assert statuses(place) == {"unclaimed": 7}
    for each in ids[:5]:
        place.advance(each, "sort")
        place.advance(each, "assign", assignee_name="乙")
    assert statuses(place) == {"unclaimed": 7}  # handed over, and not taken up yet
    for each in ids[:4]:
        place.advance(each, "claim")
    for each in ids[:2]:
        place.advance(each, "answer", reply="已办。")
    counts = statuses(place)
    assert counts == {"concluded": 2, "in_progress": 2, "unclaimed": 3}
    assert sum(counts.values()) == len(ids)
    refused("appeal_claimed_already", place.advance, ids[3], "claim")


def test_the_household_s_own_cadre_is_the_default_assignee(works_by):
    place = works_by("jiaozhou")
    mine, nobodys = place.populate(2)
    cadre = place.desk.register.add_cadre(
        place.actor, Cadre(id="", name="张明", phone="15400000001")
    )
    place.desk.households.assign_cadre(place.actor, [mine], cadre, Happening(place.today))
    for household, expected in ((mine, "张明"), (nobodys, place.actor.name)):
        appeal_id = place.raise_appeal(household_id=household).id
        place.advance(appeal_id, "sort")
        assert place.advance(appeal_id, "assign").assignee_name == expected
    # somebody else may take it over, and then it is theirs
    moved = place.advance(appeal_id, "reassign", assignee_name="丙")
    assert (moved.assignee_name, moved.status) == ("丙", "unclaimed")


def test_grids_are_of_any_kind(works_by):
    place = works_by("jiaozhou")
    kinds = dict(zip(place.rules.cadres.grid_kinds, KINDS, strict=True))
    assert tuple(kinds) == ("村庄胡同", "小区楼栋", "学校", "企业", "医院")
    for name, kind in kinds.items():
        place.desk.grids.add(place.actor, Grid(id="", name=name, kind=kind))
    assert {grid.kind for grid in place.store.stations.grids()} >= set(kinds.values())
    offered = read_tree(place.desk).kinds
    assert [offered[code] for code in KINDS] == list(kinds)


def test_ratings_have_three_periods(works_by):
    assert works_by("jiaozhou").rules.ratings.periods == ("即时评价", "半年评价", "年度评价")


def test_the_published_parts_make_no_report(works_by):
    """4875 + 795 + 231 are 5901, and the account says 5899: such a report is not drawn up."""
    ids = [str(number) for number in range(5901)]
    parts = [
        AppealFigure(key, str(last - first), tuple(ids[first:last]))
        for key, first, last in (
            ("concluded", 0, 4875), ("in_progress", 4875, 5670), ("unclaimed", 5670, 5901),
        )
    ]  # fmt: skip
    refusal = refused("report_parts_unequal", check_parts, ids[:5899], parts)
    assert refusal.facts == {"total": 5899, "parts": 5901}
    check_parts(ids, parts)


def test_the_report_of_the_station_adds_up_and_opens_its_records(works_by):
    place = works_by("jiaozhou")
    ids = [place.raise_appeal().id for _ in range(5)]
    for each in ids[:3]:
        place.advance(each, "sort")
        place.advance(each, "assign")
    place.advance(ids[0], "answer", reply="已办。")
    report = read_report(place.desk, place.actor, "appeals", "month", 0)
    figures = {line.figure.key: line.figure for line in report.lines}
    counts = [len(figures[key].ids) for key in ("concluded", "in_progress", "unclaimed")]
    assert counts == [1, 2, 2] and sum(counts) == len(figures["received"].ids) == 5
    assert figures["concluded"].ids == (ids[0],)


def test_sessions_are_held_for_a_half_year_or_a_year_and_the_rest_is_said_on_the_spot(works_by):
    place = works_by("jiaozhou")
    acts = place.desk.appraisals
    assert acts.periods() == ("半年评价", "年度评价")
    asked = AppraisalSession("评议", "即时评价", place.today, ("张明",))
    refused("appraisal_period_unknown", acts.open_session, place.actor, asked)
    half = AppraisalSession("评议", "半年评价", place.today, ("张明",))
    assert acts.open_session(place.actor, half).period == "半年评价"
