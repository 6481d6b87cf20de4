"""A walk's visits in one act, corrections, and what is taken back."""

import msgspec
import pytest

from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused
from tests.stations import Pc, contents

TODAY = "2026-03-02"


def walk(pc: Pc, count: int = 3, **changed) -> list[VisitReport]:
    households = pc.store.households.page_after()[:count]
    return [
        msgspec.structs.replace(
            VisitReport(household_id=each.id, visited_on=TODAY, content="家里都好。"), **changed
        )
        for each in households
    ]


def test_a_walk_is_kept_as_one(village):
    companions = ["李四 副镇长", "  ", " 王五   干事 "]
    visits = village.desk.visits.record_walk(
        village.actor, walk(village, companions=companions, started_at="19:05", timing="evening")
    )
    assert [visit.number[-3:] for visit in visits] == ["001", "002", "003"]
    assert {visit.outing_id for visit in visits[1:]} == {visits[0].entity_id}
    assert visits[0].companions == ["李四 副镇长", "王五 干事"]
    assert (visits[0].started_at, visits[0].timing) == ("19:05", "evening")
    for visit in visits:
        assert village.store.visits.outing_of(visit) == visits


def test_a_walk_with_one_wrong_row_is_not_kept_at_all(village):
    before = contents(village.store)
    reports = walk(village)
    reports[1] = msgspec.structs.replace(reports[1], finding="路灯坏了。")
    with pytest.raises(OperationRefused, match="finding_class_missing") as refusal:
        village.desk.visits.record_walk(village.actor, reports)
    assert refusal.value.facts["place"] == 1
    assert contents(village.store) == before


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"started_at": "25:00"}, "visit_time_unreadable"),
        ({"ended_at": "晚饭后"}, "visit_time_unreadable"),
        ({"started_at": "10:00", "ended_at": "09:59"}, "visit_ends_before_it_starts"),
        ({"timing": "noon"}, "visit_channel_unknown"),
        ({"second_class": "工程本身"}, "finding_second_class_unknown"),
        ({"answered_tasks": ["ab" * 16]}, "must_visit_unknown"),
    ],
)
def test_what_a_walk_may_not_hold(village, changed, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        village.desk.visits.record_walk(village.actor, walk(village, 1, **changed))
    assert contents(village.store) == before


def test_nobody_walks_without_households(village):
    with pytest.raises(OperationRefused, match="walk_empty"):
        village.desk.visits.record_walk(village.actor, [])
    with pytest.raises(OperationRefused, match="walk_too_long"):
        village.desk.visits.record_walk(village.actor, walk(village, 1) * 201)


def test_a_correction_stands_and_the_first_version_stays_readable(village):
    acts, actor = village.desk.visits, village.actor
    first = acts.record_walk(actor, walk(village, 1))[0]
    other = village.store.households.page_after()[1]
    report = VisitReport(household_id=other.id, visited_on="2026-03-01", content="记错了户。")
    with pytest.raises(OperationRefused, match="visit_correction_note_missing"):
        acts.correct_visit(actor, first.entity_id, report, " ")
    corrected = acts.correct_visit(actor, first.entity_id, report, "户记错了")
    assert (corrected.number, corrected.correction_note) == (first.number, "户记错了")
    assert village.store.visits.versions(first.entity_id) == [first, corrected]
    assert village.store.visits.page_after() == [corrected]
    assert village.store.visits.page_of_household(first.household_id) == []


def test_a_correction_may_bring_a_finding_that_opens_an_appeal_once(village):
    acts, actor = village.desk.visits, village.actor
    kind = village.desk.workplace.profile.must_record_classes[0]
    first = acts.record_walk(actor, walk(village, 1))[0]
    found = msgspec.structs.replace(walk(village, 1)[0], finding="路灯坏了。", finding_class=kind)
    once = acts.correct_visit(actor, first.entity_id, found, "漏记")
    twice = acts.correct_visit(actor, first.entity_id, found, "再看一遍")
    assert once.appeal_id
    assert twice.appeal_id == once.appeal_id
    assert len(village.store.appeals.page_after()) == 1


def test_a_visit_taken_back_counts_no_more(village):
    acts, actor = village.desk.visits, village.actor
    first = acts.record_walk(actor, walk(village, 1))[0]
    acts.take_back_visit(actor, first.entity_id, "记重了")
    store = village.store.visits
    assert store.page_after() == []
    assert store.counts_by_channel() == {}
    assert store.by_entity(first.entity_id).is_deleted
    assert store.versions(first.entity_id)[0] == first
    with pytest.raises(OperationRefused, match="visit_taken_back_already"):
        acts.take_back_visit(actor, first.entity_id, "再来")


def test_who_only_reads_writes_no_visit(village):
    with pytest.raises(OperationRefused, match="act_not_permitted"):
        village.desk.visits.record_walk(village.actor_as("read"), walk(village))


@pytest.mark.parametrize("typed", ["0905", "905", "9:05", "9：05", " 09:05 ", "9点05"])
def test_a_time_may_be_typed_as_comes_to_hand(village, typed):
    visit = village.desk.visits.record_walk(village.actor, walk(village, 1, started_at=typed))[0]
    assert visit.started_at == "09:05"


def test_a_class_without_a_finding_is_not_kept(village):
    """It would be a finding in one figure and none in another."""
    classes = village.desk.workplace.profile.must_record_classes
    typed = walk(village, 2)
    said = [typed[0], msgspec.structs.replace(typed[1], finding_class=classes[0])]
    with pytest.raises(OperationRefused, match="finding_missing") as refusal:
        village.desk.visits.record_walk(village.actor, said)
    assert refusal.value.facts["place"] == 1
    assert village.store.visits.page_after() == []
