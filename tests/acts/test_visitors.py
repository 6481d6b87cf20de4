"""Two cadres of one name: whose visits are whose."""

import pytest

from app.acts.visit_report import VisitReport
from app.models.appeal_figures import MONTH, span_of
from app.models.records import Cadre
from app.models.visitors import Visitors
from app.presenters.visit_drafts import read_standing
from app.presenters.work_reading import read_work, worker_of
from tests.stations import VILLAGE, roster_of


def cadre(cadre_id: str, name: str, unit: str = "", phone: str = "") -> Cadre:
    return Cadre(
        id=cadre_id, village_code=VILLAGE, updated_at="", name=name, unit=unit, phone=phone
    )


def test_a_name_of_ones_own_is_the_label_and_a_shared_one_says_more():
    known = Visitors([cadre("a", "李四"), cadre("b", "王五", "妇联"), cadre("c", "王五", "水利站")])
    assert known.labels == ("李四", "王五（妇联）", "王五（水利站）")
    assert known.read("王五（水利站）") == ("王五", "c")
    assert known.read("李四") == ("李四", "a")
    assert known.read("赵六") == ("赵六", "")
    assert known.read("王五") == ("王五", "")
    assert known.read("王五", "b") == ("王五", "b")
    assert known.label_of("王五", "b") == "王五（妇联）"


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        (("", "1"), ("", "2"), ("王五（1）", "王五（2）")),
        (("妇联", "1"), ("妇联", "2"), ("王五（妇联 1）", "王五（妇联 2）")),
        (("", ""), ("", ""), ("王五（1）", "王五（2）")),
    ],
)
def test_labels_are_never_the_same(first, second, labels):
    assert Visitors([cadre("a", "王五", *first), cadre("b", "王五", *second)]).labels == labels


@pytest.fixture
def pair(pc):
    """Two cadres of one name, each with a household of their own; a third household is nobody's."""
    pc.desk.rosters.import_roster(pc.actor, roster_of(3))
    homes = pc.store.households.page_after()
    ids = []
    with pc.desk.workplace.pen.act(pc.actor, "import_roster") as act:
        for home, unit in zip(homes, ("妇联", "水利站"), strict=False):
            ids.append(act.create("cadre", {"name": "王五", "unit": unit}))
            act.change("household", home.id, {"cadre_id": ids[-1]})
        act.change("household", homes[2].id, {"cadre_id": ""})
    return homes, ids


def visits_of(pc, cadre_id):
    span = span_of(MONTH, pc.desk.workplace.today(), 0)
    return [
        v.content for v in read_work(pc.desk, pc.actor, worker_of(pc.desk, cadre_id), span).visits
    ]


def test_each_of_two_has_the_visits_that_name_them_and_no_others(pc, pair):
    homes, (first, second) = pair
    for home, who, words in (
        (homes[0], "王五（水利站）", "替人去"),
        (homes[1], "王五", "自己那户"),
        (homes[2], "王五（妇联）", "别的户"),
        (homes[2], "王五", "说不清"),
        (homes[2], "", "记的人"),
    ):
        pc.desk.visits.record_visit(
            pc.actor, VisitReport(home.id, "2026-03-02", content=words, visitor_name=who)
        )
    assert visits_of(pc, second) == ["替人去", "自己那户"]
    assert visits_of(pc, first) == ["别的户"]
    assert len(visits_of(pc, "")) == 5
    assert pc.desk.diary.visitors_of("2026-03") == {
        "王五（水利站）": 2, "王五（妇联）": 1, "王五": 1, pc.actor.name: 1,
    }  # fmt: skip
    march = pc.desk.diary.month_of(pc.actor, "王五（妇联）", "2026-03")
    assert [entry.content for entry in march.entries] == ["别的户"]


def test_a_visit_of_before_counts_by_name_and_then_by_household(pc, pair):
    homes, (first, second) = pair
    with pc.desk.workplace.pen.act(pc.actor, "record_visit") as act:
        for home in homes:
            said = {"household_id": home.id, "visitor_name": "王五", "visited_on": "2026-03-01"}
            act.event("visit", {**said, "content": home.number})
    assert visits_of(pc, first) == [homes[0].number]
    assert visits_of(pc, second) == [homes[1].number]


def test_a_correction_without_a_visitor_leaves_the_visit_with_its_cadre(pc, pair):
    homes, (_, second) = pair
    report = VisitReport(homes[2].id, "2026-03-02", content="一", visitor_name="王五（水利站）")
    visit = pc.desk.visits.record_visit(pc.actor, report)
    assert (visit.visitor_name, visit.visitor_id) == ("王五", second)
    typed = read_standing(pc.desk, visit.entity_id).report
    assert typed.visitor_name == "王五（水利站）"
    again = VisitReport(homes[2].id, "2026-03-02", content="二")
    assert (
        pc.desk.visits.correct_visit(pc.actor, visit.entity_id, again, "错字").visitor_id == second
    )
