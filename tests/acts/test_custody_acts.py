"""Papers travel with a list, come back with a signature, and hold a case open until they did."""

import pytest

from app.acts.ending_acts import Delivery, RatingGiven
from app.models.custody import batch_count, held_by
from app.models.errors import OperationRefused
from tests.refusals import key_of
from tests.stations import PAPERS, are_alike, contents, papers_without


def holders(pc, case_id):
    return [held_by(m) for m in pc.store.cases.materials(case_id)]


def ids(pc, case_id):
    return [m.id for m in pc.store.cases.materials(case_id)]


def test_many_cases_go_with_one_list(pc):
    cases = [pc.register(applicant_name=name) for name in ("甲", "乙", "丙")]

    batch = pc.desk.hand_overs.hand_over(pc.actor, [case.id for case in cases])

    assert batch.number.startswith(f"{pc.desk.workplace.village.code}-")
    assert batch.number.endswith("20260302-001-Y")
    assert batch.case_ids == [case.id for case in cases]
    assert (len(batch.material_ids), batch.originals, batch.copies) == (9, 9, 0)
    for case in cases:
        assert pc.store.cases.by_id(case.id).status == "submitted"
        assert holders(pc, case.id) == ["to_town"] * 3
    assert pc.store.custody.counts_by_holder() == {"to_town": 9}
    assert [h.entity_id for h in pc.store.custody.handovers_after()] == [batch.entity_id]


def test_one_case_that_is_not_ready_keeps_the_whole_batch(pc):
    ready, lacking = pc.register(), pc.register(materials=papers_without("户口簿"))
    before = contents(pc.store)
    hand_over = pc.desk.hand_overs.hand_over

    with pytest.raises(OperationRefused, match="handover_case_not_ready") as refusal:
        hand_over(pc.actor, [ready.id, lacking.id])
    assert refusal.value.facts == {"number": lacking.number}
    assert key_of(lambda: hand_over(pc.actor, [])) == "handover_empty"
    assert key_of(lambda: hand_over(pc.actor, ["ab" * 16])) == "case_unknown"
    assert contents(pc.store) == before


def test_a_case_is_handed_over_once(pc):
    case = pc.register()
    pc.desk.hand_overs.hand_over(pc.actor, [case.id, case.id])

    again = key_of(lambda: pc.desk.hand_overs.hand_over(pc.actor, [case.id]))
    assert again == "handover_case_not_ready"


def test_delivery_gives_back_what_was_ticked_and_the_rest_stays_open(enrolled, concluded):
    acts, actor = enrolled.desk.cases, enrolled.actor
    first, second, third = ids(enrolled, concluded)
    acts.deliver_as(
        actor,
        concluded,
        Delivery("张三", "儿子", "home", "社会保障卡", "370700", returned=(first, second)),
    )

    step = enrolled.store.cases.steps(concluded)[-1]
    assert (step.receiver_name, step.receiver_relation, step.method) == ("张三", "儿子", "home")
    assert (step.document_name, step.document_number) == ("社会保障卡", "370700")
    assert holders(enrolled, concluded) == ["applicant", "applicant", "to_town"]
    acts.follow_up(actor, concluded, is_satisfied=True, method="phone")
    assert key_of(lambda: acts.write_off(actor, concluded)) == "case_originals_unaccounted"
    enrolled.desk.custody.bring_back(actor, concluded, [third])
    assert key_of(lambda: acts.write_off(actor, concluded)) == "case_originals_unaccounted"
    enrolled.desk.custody.declare(actor, concluded, [third], "retain", "镇里存档，不退")

    assert acts.write_off(actor, concluded).status == "written_off"
    assert acts.archive(actor, concluded).status == "archived"
    assert enrolled.store.custody.counts_by_holder() == {}


def test_a_lost_original_is_declared_and_told_of(pc):
    case = pc.register()
    first = ids(pc, case.id)[0]
    custody = pc.desk.custody

    unsaid = key_of(lambda: custody.declare(pc.actor, case.id, [first], "declare_lost", " "))
    assert unsaid == "custody_note_missing"
    custody.declare(pc.actor, case.id, [first], "declare_lost", "交接途中遗失")
    assert holders(pc, case.id)[0] == "lost"
    custody.declare(pc.actor, case.id, [first], "find", "在柜子里")
    custody.declare(pc.actor, case.id, [first], "declare_damaged", "受潮")
    material = pc.store.cases.materials(case.id)[0]
    assert (held_by(material), material.is_damaged) == ("station", True)


def test_papers_are_given_back_only_against_a_name(pc):
    case = pc.register()
    papers = ids(pc, case.id)
    before = contents(pc.store)
    custody = pc.desk.custody

    nobody = key_of(lambda: custody.give_back(pc.actor, case.id, papers, " "))
    assert nobody == "custody_signer_name_missing"
    other = pc.desk.cases
    assert key_of(lambda: custody.give_back(pc.actor, case.id, [], "张三")) == "material_unknown"
    strange = key_of(lambda: custody.give_back(pc.actor, case.id, ["ab" * 16], "张三"))
    assert strange == "material_unknown"
    assert contents(pc.store) == before
    custody.give_back(pc.actor, case.id, papers, "张三", "本人")
    assert holders(pc, case.id) == ["applicant"] * 3
    again = key_of(lambda: custody.give_back(pc.actor, case.id, papers, "张三"))
    assert again == "custody_step_impossible"
    assert other.receive_materials(pc.actor, case.id, papers[:1]).status == "received"
    assert holders(pc, case.id) == ["station", "applicant", "applicant"]


def test_the_town_counts_in_what_came_and_both_sides_see_the_same(enrolled, town):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    [batch] = enrolled.store.custody.handovers_after()
    first, second, third = batch.material_ids
    acts, village = town.township.custody, case.village_code

    count = acts.receive_batch(batch.entity_id, village, town.clerk, [first, second])

    assert (count.received, count.missed, count.on_the_way) == (2, 1, 0)
    enrolled.sync.exchange()
    assert holders(enrolled, case.id) == ["township", "township", "missed"]
    events = enrolled.store.custody.events_of_batch(batch.entity_id)
    assert batch_count(batch, events).receiver_name == "孙立"
    enrolled.desk.custody.bring_back(enrolled.actor, case.id, [third], "漏装，还在站里")
    down = acts.send_down(village, town.clerk, case.id, [first, second])
    enrolled.sync.exchange()
    assert holders(enrolled, case.id) == ["to_station", "to_station", "station"]
    enrolled.desk.hand_overs.receive(enrolled.actor, down.entity_id, [first])
    enrolled.sync.exchange()

    assert holders(enrolled, case.id) == ["station", "to_station", "station"]
    assert are_alike(enrolled, town)
    assert enrolled.check().is_sound


def test_a_bad_rating_opens_a_rectification_that_holds_the_write_off(enrolled, town, concluded):
    acts, actor, plans = enrolled.desk.cases, enrolled.actor, enrolled.desk.rectifications
    acts.deliver(actor, concluded, "张三")
    unseen = RatingGiven("unsatisfied", method="desk")
    assert key_of(lambda: acts.rate_as(actor, concluded, unseen)) == "case_rating_unseen"
    acts.rate_as(
        actor,
        concluded,
        RatingGiven("unsatisfied", "very_unsatisfied", "satisfied", "", "等得久", True),
    )
    [plan] = enrolled.store.rectifications.of_case(concluded)
    assert (plan.stage, plan.reason, plan.due_on) == ("open", "等得久", "2026-03-09")
    acts.follow_up(actor, concluded, is_satisfied=True, method="phone")
    assert key_of(lambda: acts.write_off(actor, concluded)) == "case_rectification_open"
    early = key_of(lambda: plans.take_step(actor, plan.id, "rectify", "已改"))
    assert early == "rectification_step_out_of_order"
    unsaid = key_of(lambda: plans.take_step(actor, plan.id, "verify", " "))
    assert unsaid == "rectification_note_missing"
    for action in ("verify", "rectify", "tell"):
        plan = plans.take_step(actor, plan.id, action, "已办", "phone")
    assert plan.stage == "closed"
    assert acts.write_off(actor, concluded).status == "written_off"
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)


def test_a_mistaken_rating_is_excluded_by_the_town_and_stays(enrolled, town, concluded):
    acts, actor = enrolled.desk.cases, enrolled.actor
    acts.deliver(actor, concluded, "张三")
    acts.rate_as(actor, concluded, RatingGiven("very_unsatisfied", reason="按错了", method="paper"))
    [plan] = enrolled.store.rectifications.of_case(concluded)
    enrolled.desk.rectifications.take_step(actor, plan.id, "appeal", "申请人说按错了")
    enrolled.sync.exchange()

    decided = town.township.custody.decide_rating(
        plan.id, plan.village_code, town.clerk, "exclude", "已电话核实"
    )

    assert decided.stage == "excluded"
    enrolled.sync.exchange()
    assert enrolled.store.rectifications.by_id(plan.id).stage == "excluded"
    assert enrolled.store.cases.by_id(concluded).rating == "very_unsatisfied"
    acts.follow_up(actor, concluded, is_satisfied=True, method="phone")
    assert acts.write_off(actor, concluded).status == "written_off"


def test_the_papers_of_the_way_are_there_when_their_step_was_taken(enrolled, concluded):
    desk, actor = enrolled.desk, enrolled.actor
    desk.cases.deliver_as(actor, concluded, Delivery("张三", "儿子"))
    desk.cases.rate_as(actor, concluded, RatingGiven("satisfied", is_anonymous=True))
    desk.cases.follow_up(actor, concluded, is_satisfied=True, method="phone")
    desk.cases.write_off(actor, concluded)

    papers = desk.papers.papers_of(concluded)
    contents_of = {paper: desk.papers.case_paper(paper, actor, concluded) for paper in papers}
    desk.prints.hand_out(actor, contents_of["delivery_receipt"])
    contents = desk.papers.case_paper("file_contents", actor, concluded)
    assert {"handover_list", "delivery_receipt", "rating_sheet", "follow_up_record"} <= set(papers)
    assert contents_of["handover_list"].number.endswith("-Y")
    assert contents_of["handover_list"].originals == 3
    receipt = contents_of["delivery_receipt"]
    assert (receipt.receiver_name, receipt.receiver_relation) == ("张三", "儿子")
    assert [line.name for line in receipt.returned] == list(PAPERS)
    assert contents_of["rating_sheet"].applicant_name == "匿名"
    assert contents_of["follow_up_record"].satisfaction == "满意"
    titles = [row.title for row in contents.rows]
    assert "户口簿" in titles
    assert "办结送达回执" in titles
    assert "销号" in titles
