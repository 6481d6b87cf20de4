"""百色: three modes, what is settled in the village, and proxies for those who are away."""

from app.acts.intake import PowerTerms
from app.models.records import Grid
from app.models.rules.appeals import level_name
from app.presenters.grid_presenter import read_tree
from tests.refusals import refused


def test_an_applicant_who_is_away_is_served_by_written_proxy(works_by):
    place = works_by("baise")
    assert place.rules.service.is_written_proxy_wanted
    case = place.pc.register(
        proxy_name="李小建", proxy_relation="儿子", power=PowerTerms(scope=("hand_in", "collect"))
    )
    assert (case.proxy_name, case.proxy_kind) == ("李小建", "entrusted")
    kept = place.store.intakes.power_of_attorney(case.id)
    assert (kept.principal_name, kept.proxy_name) == ("李建国", "李小建")
    assert kept.scope == ["hand_in", "collect"]  # never signing for somebody
    assert case.fee_cents == 0


def test_three_modes_five_tiers_and_what_does_not_leave_the_village(works_by):
    rules = works_by("baise").rules
    assert rules.cadres.tiers == ("县", "乡", "村", "屯", "户")
    assert len(rules.appeals.handled_in_village) == 3
    assert rules.appeals.escalation_chain == ("屯", "村", "乡", "县")
    assert [level_name(rules.appeals, level) for level in (0, 1, 2)] == ["", "乡", "县"]


def test_points_below_the_village_are_grids(works_by):
    place = works_by("baise")
    assert place.rules.cadres.grid_kinds == ("屯",)
    kinds = read_tree(place.desk).kinds
    assert list(kinds.items())[:2] == [("屯", "屯"), ("community", "农村社区、管区")]
    place.desk.grids.add(place.actor, Grid(id="", name="上屯", kind="屯"))
    assert [line.grid.kind for line in read_tree(place.desk).lines] == ["屯"]
    refused(
        "grid_kind_unknown", place.desk.grids.add, place.actor, Grid(id="", name="甲", kind="乙")
    )
