"""五必到: what happened in a household, and the visit that answers it."""

import msgspec
import pytest

from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused
from tests.stations import Pc, contents

TODAY = "2026-03-02"


@pytest.fixture
def home(village) -> str:
    return village.store.households.page_after()[0].id


@pytest.fixture
def task(village, home):
    return village.desk.must_visits.open(
        village.actor, home, "illness", "2026-03-01", person_name="王五", note="住院"
    )


def report_on(home: str, *tasks: str, **changed) -> VisitReport:
    report = VisitReport(
        household_id=home, visited_on=TODAY, content="看望。", answered_tasks=list(tasks)
    )
    return msgspec.structs.replace(report, **changed)


def standing(pc: Pc, task) -> tuple[str, str]:
    kept = pc.store.must_visits.by_id(task.id)
    return kept.status, kept.visit_id


def test_what_happened_asks_for_a_visit_by_a_day(village, home, task):
    assert (task.status, task.due_on, task.opened_by) == ("open", "2026-03-05", village.actor.name)
    assert village.store.must_visits.open_of(home) == [task]
    assert village.store.must_visits.page_of("open") == [task]


def test_a_visit_answers_it_and_taking_the_visit_back_opens_it_again(village, home, task):
    visit = village.desk.visits.record_visit(village.actor, report_on(home, task.id))
    assert standing(village, task) == ("answered", visit.entity_id)
    assert village.store.must_visits.open_of(home) == []
    village.desk.visits.take_back_visit(village.actor, visit.entity_id, "没去成")
    assert standing(village, task) == ("open", "")
    assert [step.action for step in village.store.must_visits.steps(task.id)] == [
        "answer",
        "reopen",
    ]


def test_a_correction_may_add_and_drop_what_it_answers(village, home, task):
    acts, actor = village.desk.visits, village.actor
    visit = acts.record_visit(actor, report_on(home))
    acts.correct_visit(actor, visit.entity_id, report_on(home, task.id), "漏勾")
    assert standing(village, task) == ("answered", visit.entity_id)
    acts.correct_visit(actor, visit.entity_id, report_on(home), "勾错")
    assert standing(village, task) == ("open", "")


@pytest.mark.parametrize("channel", ["phone", "message", "card_left", "station"])
def test_only_going_there_answers_it(village, home, task, channel):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match="must_visit_not_answered_so"):
        village.desk.visits.record_visit(village.actor, report_on(home, task.id, channel=channel))
    assert contents(village.store) == before


def test_a_visit_next_door_does_not_answer_it(village, task):
    other = village.store.households.page_after()[1].id
    with pytest.raises(OperationRefused, match="must_visit_not_answered_so"):
        village.desk.visits.record_visit(village.actor, report_on(other, task.id))


def test_it_may_be_dropped_with_a_reason(village, task):
    acts = village.desk.must_visits
    with pytest.raises(OperationRefused, match="must_visit_note_missing"):
        acts.drop(village.actor, task.id, " ")
    assert acts.drop(village.actor, task.id, "已转院外地").status == "dropped"
    with pytest.raises(OperationRefused, match="must_visit_settled_already"):
        acts.drop(village.actor, task.id, "再来")


@pytest.mark.parametrize(
    ("household", "occasion", "day", "key"),
    [
        ("", "illness", TODAY, "household_unknown"),
        ("home", "birthday", TODAY, "must_visit_occasion_unknown"),
        ("home", "illness", "2026-03-03", "must_visit_in_the_future"),
        ("home", "illness", "昨天", "visit_date_missing"),
    ],
)
def test_what_cannot_have_happened(village, home, household, occasion, day, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        village.desk.must_visits.open(
            village.actor, home if household else household, occasion, day
        )
    assert contents(village.store) == before


def test_an_open_case_asks_for_a_visit_until_somebody_was_there(village, home):
    case = village.register(household_id=home)
    assert [each.id for each in village.store.must_visits.cases_to_visit("2026-01-01")] == [case.id]
    village.desk.visits.record_visit(village.actor, report_on(home, channel="phone"))
    assert village.store.must_visits.cases_to_visit("2026-01-01")
    village.desk.visits.record_visit(village.actor, report_on(home))
    assert village.store.must_visits.cases_to_visit("2026-01-01") == []
