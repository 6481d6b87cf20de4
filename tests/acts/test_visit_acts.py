"""Visits and the appeals that come of them."""

import msgspec
import pytest

from app.acts.visit_acts import VisitReport
from app.models.appeal_stages import STAGES
from app.models.errors import OperationRefused
from app.words.problem_words import problem_sentence
from tests.stations import Pc, contents, roster_of

TODAY = "2026-03-02"


def report_on(pc: Pc, **changed) -> VisitReport:
    household = pc.store.households.page_after()[0]
    report = VisitReport(household_id=household.id, visited_on=TODAY, content="近况良好。")
    return msgspec.structs.replace(report, **changed)


def a_class(pc: Pc) -> str:
    return pc.desk.workplace.profile.must_record_classes[0]


@pytest.fixture
def appeal_id(village) -> str:
    report = report_on(village, finding="路灯坏了。", finding_class=a_class(village))
    return village.desk.visits.record_visit(village.actor, report).appeal_id


def test_a_visit_is_kept_with_who_made_it(village):
    household = village.store.households.page_after()[0]
    visit = village.desk.visits.record_visit(
        village.actor,
        report_on(village, interviewee=" 李建国 ", channel="phone", visited_on="2026-02-27"),
    )
    assert visit.number == f"370781109216-{village.letters}20260302-001"
    assert (visit.visitor_name, visit.interviewee) == (village.actor.name, "李建国")
    assert (visit.household_id, visit.grid_id) == (household.id, household.grid_id)
    assert (visit.channel, visit.visited_on) == ("phone", "2026-02-27")
    assert visit.appeal_id == ""
    assert village.store.visits.page_of_household(household.id) == [visit]


def test_a_finding_opens_an_appeal(village):
    report = report_on(
        village,
        finding="路灯坏了。",
        finding_class=a_class(village),
        interviewee="王梅",
        is_urgent=True,
    )
    visit = village.desk.visits.record_visit(village.actor, report)
    appeal = village.store.appeals.by_id(visit.appeal_id)
    assert (appeal.stage, appeal.content, appeal.raised_by) == ("collected", "路灯坏了。", "王梅")
    assert (appeal.is_urgent, appeal.raised_on) == (True, TODAY)
    assert village.store.visits.by_entity(appeal.visit_id) == visit


def moved(village, visit, **changed):
    """The visit corrected: it was in the second household."""
    neighbour = village.store.households.page_after()[1].id
    report = report_on(
        village, finding=visit.finding, finding_class=visit.finding_class,
        is_answered_on_the_spot=visit.is_answered_on_the_spot, answer=visit.answer,
    )  # fmt: skip
    report = msgspec.structs.replace(report, household_id=neighbour, **changed)
    village.desk.visits.correct_visit(village.actor, visit.entity_id, report, "户选错了")
    return neighbour


@pytest.mark.parametrize("answer", ["", "今天就修。"])
def test_an_appeal_follows_its_visit_to_the_household_that_it_was_made_in(village, answer):
    said = {"finding": "路灯坏了。", "finding_class": a_class(village), "interviewee": "王梅"}
    said |= {"is_answered_on_the_spot": bool(answer), "answer": answer}
    visit = village.desk.visits.record_visit(village.actor, report_on(village, **said))

    neighbour = moved(village, visit, interviewee="李强")

    appeal = village.store.appeals.by_id(visit.appeal_id)
    assert (appeal.household_id, appeal.raised_by, appeal.content) == (
        neighbour, "李强", "路灯坏了。",
    )  # fmt: skip
    assert village.store.visits.by_entity(visit.entity_id).appeal_id == appeal.id


def test_a_visit_whose_appeal_was_answered_stays_with_its_household(village, appeal_id):
    for action, words in (("sort", {}), ("claim", {}), ("answer", {"reply": "已换灯泡。"})):
        village.desk.appeals.advance(village.actor, appeal_id, action, **words)
    appeal = village.store.appeals.by_id(appeal_id)
    visit, before = village.store.visits.by_entity(appeal.visit_id), contents(village.store)

    with pytest.raises(OperationRefused) as refused:
        moved(village, visit)
    assert appeal.number in problem_sentence(refused.value)
    assert contents(village.store) == before


def test_a_finding_answered_on_the_spot_is_answered(village):
    report = report_on(
        village,
        finding="不知道怎么参保。",
        finding_class=a_class(village),
        is_answered_on_the_spot=True,
        answer="已当场说明。",
    )
    visit = village.desk.visits.record_visit(village.actor, report)
    appeal = village.store.appeals.by_id(visit.appeal_id)
    assert (appeal.stage, appeal.reply) == ("answered", "已当场说明。")


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"household_id": ""}, "household_unknown"),
        ({"household_id": "ab" * 16}, "household_unknown"),
        ({"channel": "pigeon"}, "visit_channel_unknown"),
        ({"visited_on": "2026-03-03"}, "visit_in_the_future"),
        ({"visited_on": ""}, "visit_date_missing"),
        ({"visited_on": "2026-02-30"}, "visit_date_missing"),
        ({"visited_on": "20260302"}, "visit_date_missing"),
        ({"content": " \n"}, "visit_content_missing"),
        ({"finding": "路灯坏了。"}, "finding_class_missing"),
        ({"finding": "路灯坏了。", "finding_class": "别的"}, "finding_class_missing"),
        ({"content": "字" * 30_000}, "entry_too_large"),
    ],
)
def test_what_a_visit_may_not_be(village, changed, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        village.desk.visits.record_visit(village.actor, report_on(village, **changed))
    assert contents(village.store) == before


def test_an_answer_on_the_spot_needs_its_words(village):
    report = report_on(
        village,
        finding="路灯坏了。",
        finding_class=a_class(village),
        is_answered_on_the_spot=True,
        answer=" ",
    )
    before = contents(village.store)
    with pytest.raises(OperationRefused, match="appeal_reply_missing"):
        village.desk.visits.record_visit(village.actor, report)
    assert contents(village.store) == before


def test_an_appeal_goes_through_its_stages(village, appeal_id):
    advance, actor = village.desk.appeals.advance, village.actor
    stages = [
        advance(actor, appeal_id, "sort").stage,
        advance(actor, appeal_id, "assign", note=" 交水利员 ").stage,
        advance(actor, appeal_id, "answer", reply="已换灯泡。").stage,
        advance(actor, appeal_id, "follow_up", is_satisfied=False).stage,
    ]
    assert stages == ["sorted", "assigned", "answered", "followed_up"]
    with pytest.raises(OperationRefused) as refusal:
        advance(actor, appeal_id, "write_off")
    assert problem_sentence(refusal.value) == (
        "还没有满意的回访，不能销号，诉求仍在台账里；请先回访，群众满意后再销号。"
    )
    advance(actor, appeal_id, "reopen")
    advance(actor, appeal_id, "answer", reply="已换整盏灯。")
    advance(actor, appeal_id, "follow_up", is_satisfied=True)
    appeal = advance(actor, appeal_id, "write_off")
    assert (appeal.stage, appeal.reply, appeal.flagged_steps) == ("written_off", "已换整盏灯。", 0)
    assert appeal.stage == STAGES[-1]
    notes = {step.action: step.note for step in village.store.appeals.steps(appeal_id)}
    assert notes["assign"] == "交水利员"


@pytest.mark.parametrize(
    ("action", "fields", "key"),
    [
        ("answer", {"reply": "好。"}, "appeal_step_out_of_order"),
        ("write_off", {}, "appeal_step_out_of_order"),
        ("collect", {}, "appeal_step_out_of_order"),
        ("celebrate", {}, "appeal_step_unknown"),
        ("answer_on_the_spot", {"reply": " "}, "appeal_reply_missing"),
        ("follow_up", {}, "appeal_is_satisfied_missing"),
    ],
)
def test_what_may_not_be_done_to_an_appeal(village, appeal_id, action, fields, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        village.desk.appeals.advance(village.actor, appeal_id, action, **fields)
    assert contents(village.store) == before


@pytest.mark.parametrize("action", ["collect", "sort"])
def test_nothing_is_done_to_an_appeal_that_is_not_there(village, action):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match="appeal_unknown"):
        village.desk.appeals.advance(village.actor, "ab" * 16, action)
    assert contents(village.store) == before


def test_the_town_answers_an_appeal(enrolled, town):
    pc = enrolled
    pc.desk.rosters.import_roster(pc.actor, roster_of(1))
    report = report_on(pc, finding="路灯坏了。", finding_class=a_class(pc))
    appeal_id = pc.desk.visits.record_visit(pc.actor, report).appeal_id
    pc.sync.exchange()
    town.township.answer_appeal(appeal_id, pc.desk.workplace.village.code, town.clerk, "已派人修。")
    pc.sync.exchange()
    appeal = pc.store.appeals.by_id(appeal_id)
    assert (appeal.stage, appeal.reply, appeal.flagged_steps) == ("answered", "已派人修。", 0)
