"""A case from the counter to its write-off, and everything that may not be done to it."""

import pytest

from app.acts.intake import IntakeMaterial
from app.models.custody import held_by
from app.models.deadlines import LATE_LEVELS, case_due
from app.models.errors import OperationRefused
from app.models.limit_runs import deadline_from
from app.words.problem_words import problem_sentence
from tests.refusals import key_of
from tests.stations import PAPERS, contents, intake_of, papers_without


def test_a_case_with_all_papers_is_received(pc):
    case = pc.register(applicant_phone=" 15400000003 ", request=" 参保 ")

    assert case.status == "received"
    assert case.number == f"370781109216-{pc.letters}20260302-001"
    assert (case.applicant_phone, case.request) == ("15400000003", "参保")
    assert case.first_receiver_name == pc.actor.name
    assert case.first_receiver_phone == pc.actor.phone
    assert case.station_received_at == "2026-03-02T01:00:00Z"
    assert [m.holder for m in pc.store.cases.materials(case.id)] == ["station"] * 3


def test_missing_papers_are_told_at_once_and_received_later(pc, clock):
    case = pc.register(materials=papers_without("户口簿", "参保登记表"))

    assert case.status == "supplement"
    assert pc.store.cases.steps(case.id)[-1].note == "缺：户口簿、参保登记表"
    missing = pc.desk.cases.missing_materials(case.id)
    assert [m.name for m in missing] == ["户口簿", "参保登记表"]

    clock.pass_days(1)
    half = pc.desk.cases.receive_materials(pc.actor, case.id, [missing[0].id])
    assert half.status == "supplement"
    whole = pc.desk.cases.receive_materials(pc.actor, case.id, [m.id for m in missing])
    assert whole.status == "received"
    times = {m.name: m.received_at for m in pc.store.cases.materials(case.id)}
    assert times["居民身份证"] < times["户口簿"] == times["参保登记表"]


def test_a_paper_that_is_named_again_keeps_the_time_it_came(pc, clock):
    case = pc.register()
    first = pc.store.cases.materials(case.id)[0]
    clock.pass_days(1)
    pc.desk.cases.receive_materials(pc.actor, case.id, [first.id])
    assert pc.store.cases.materials(case.id)[0].received_at == first.received_at


def test_papers_that_are_not_required_do_not_hold_a_case_up(pc):
    optional = IntakeMaterial("授权委托书", is_received=False, is_required=False)
    case = pc.register(materials=(*papers_without(), optional))
    assert case.status == "received"
    assert pc.desk.cases.submit(pc.actor, case.id).status == "submitted"


def test_the_papers_go_to_town_with_the_case(pc):
    case = pc.submitted()
    assert case.status == "submitted"
    assert {held_by(m) for m in pc.store.cases.materials(case.id)} == {"to_town"}


def test_the_whole_way_with_a_complaint_in_between(enrolled, town, concluded):
    acts, actor = enrolled.desk.cases, enrolled.actor
    case = enrolled.store.cases.by_id(concluded)
    assert (case.status, case.outcome, case.reply) == ("concluded", "granted", "已办好，请来领取。")
    assert case.due_on and case.authority_accepted_at

    case = acts.deliver(actor, concluded, " 李建国 ", note="本人")
    assert case.status == "delivered"
    assert enrolled.store.cases.steps(concluded)[-1].receiver_name == "李建国"
    assert {held_by(m) for m in enrolled.store.cases.materials(concluded)} == {"applicant"}
    assert acts.rate(actor, concluded, "satisfied").rating == "satisfied"

    case = acts.follow_up(actor, concluded, is_satisfied=False, method="phone", note="证还没到")
    assert (case.status, case.is_satisfied) == ("followed_up", False)
    with pytest.raises(OperationRefused) as refusal:
        acts.write_off(actor, concluded)
    assert problem_sentence(refusal.value) == (
        "还没有满意的回访，不能销号，这件仍在原来的状态；请先回访，群众满意后再销号。"
    )
    case = acts.rework(actor, concluded, "请镇里补发")
    assert (case.status, case.round, case.rating) == ("in_progress", 2, "")

    enrolled.sync.exchange()
    town.conclude(concluded, "已补发。")
    enrolled.sync.exchange()
    acts.deliver(actor, concluded, "李建国")
    assert key_of(lambda: acts.rework(actor, concluded, "再办")) == "case_step_out_of_order"
    acts.follow_up(actor, concluded, is_satisfied=True, method="home")
    assert key_of(lambda: acts.rework(actor, concluded, "再办")) == "case_rework_without_complaint"
    assert acts.write_off(actor, concluded).status == "written_off"
    assert acts.archive(actor, concluded).status == "archived"
    enrolled.sync.exchange()

    assert enrolled.check().is_sound
    assert town.township.check().is_sound
    assert enrolled.store.cases.by_id(concluded).flagged_steps == 0


def test_another_round_is_not_late_because_the_first_was_long_ago(enrolled, concluded, clock):
    acts, actor, store = enrolled.desk.cases, enrolled.actor, enrolled.store
    acts.deliver(actor, concluded, "李建国")
    first = store.cases.by_id(concluded).due_on
    clock.pass_days(120)
    acts.follow_up(actor, concluded, is_satisfied=False, method="phone")
    case = acts.rework(actor, concluded, "请镇里补发")

    calendar, now = enrolled.desk.workplace.calendar, enrolled.desk.workplace.now()
    limit = deadline_from(calendar, now, case.limit_amount, case.limit_unit)
    assert first < clock.today.isoformat() <= case.due_on == limit.due_on.isoformat()
    due = case_due(case, enrolled.desk.workplace.vantage())
    assert (due.kind, due.on, due.level in LATE_LEVELS) == ("conclude", case.due_on, False)
    assert enrolled.check().is_sound


def test_nothing_is_written_off_before_it_was_followed_up(enrolled, concluded):
    acts, actor = enrolled.desk.cases, enrolled.actor
    for step in (None, lambda: acts.deliver(actor, concluded, "李建国"),
                 lambda: acts.rate(actor, concluded, "satisfied")):  # fmt: skip
        if step:
            step()
        before = contents(enrolled.store)
        assert key_of(lambda: acts.write_off(actor, concluded)) == "case_step_out_of_order"
        assert contents(enrolled.store) == before


def test_a_case_that_was_sent_back_can_be_put_right_or_withdrawn(enrolled, town):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.township.send_back_case(case.id, case.village_code, town.clerk, "照片不清楚")
    enrolled.sync.exchange()
    acts = enrolled.desk.cases
    assert enrolled.store.cases.by_id(case.id).status == "returned"
    assert acts.ask_supplement(enrolled.actor, case.id, "请补一张照片").status == "supplement"
    assert acts.withdraw(enrolled.actor, case.id, "不办了").status == "withdrawn"
    assert key_of(lambda: acts.archive(enrolled.actor, case.id)) == "case_originals_unaccounted"
    papers = [material.id for material in enrolled.store.cases.materials(case.id)]
    enrolled.desk.custody.give_back(enrolled.actor, case.id, papers, "李建国", "本人")
    assert acts.archive(enrolled.actor, case.id).status == "archived"


def test_a_declined_case_says_why_and_is_closed(pc):
    acts, case = pc.desk.cases, pc.register()
    assert key_of(lambda: acts.decline(pc.actor, case.id, "  ")) == "case_note_missing"
    assert acts.decline(pc.actor, case.id, "应到户籍地办理").status == "declined"
    assert key_of(lambda: acts.submit(pc.actor, case.id)) == "case_step_out_of_order"


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"applicant_name": " 　"}, "applicant_name_missing"),
        ({"item_code": "S99-999"}, "service_item_unknown"),
        ({"household_id": "ab" * 16}, "household_unknown"),
        ({"applicant_id": "ab" * 16}, "person_unknown"),
        ({"request": "字" * 30_000}, "entry_too_large"),
        ({"request": "半个字\ud842"}, "entry_value_forbidden"),
    ],
)
def test_what_an_intake_may_not_be(pc, changed, key):
    before = contents(pc.store)
    assert key_of(lambda: pc.register(**changed)) == key
    assert contents(pc.store) == before


@pytest.mark.parametrize(
    ("act", "words", "key"),
    [
        ("submit", (), "case_materials_missing"),
        ("deliver", ("李建国",), "case_step_out_of_order"),
        ("rate", ("satisfied",), "case_step_out_of_order"),
        ("write_off", (), "case_step_out_of_order"),
        ("rework", ("再办",), "case_step_out_of_order"),
        ("decline", ("不受理",), "case_step_out_of_order"),
        ("ask_supplement", ("缺照片",), "case_step_out_of_order"),
        ("archive", (), "case_step_out_of_order"),
        ("withdraw", ("",), "case_note_missing"),
        ("receive_materials", (["ab" * 16],), "material_unknown"),
        ("receive_materials", ([],), "material_unknown"),
    ],
)
def test_what_may_not_be_done_while_papers_are_missing(pc, act, words, key):
    case = pc.register(materials=papers_without("户口簿"))
    before = contents(pc.store)
    assert key_of(lambda: getattr(pc.desk.cases, act)(pc.actor, case.id, *words)) == key
    assert contents(pc.store) == before


@pytest.mark.parametrize(
    ("act", "words"),
    [("submit", ()), ("withdraw", ("不办了",)), ("receive_materials", (["ab" * 16],)),
     ("archive", ()), ("rate", ("satisfied",))],
)  # fmt: skip
def test_nothing_is_done_to_a_case_that_is_not_there(pc, act, words):
    before = contents(pc.store)
    assert (
        key_of(lambda: getattr(pc.desk.cases, act)(pc.actor, "ab" * 16, *words)) == "case_unknown"
    )
    assert contents(pc.store) == before


def test_what_delivering_rating_and_following_up_need(enrolled, concluded):
    acts, actor = enrolled.desk.cases, enrolled.actor
    assert key_of(lambda: acts.deliver(actor, concluded, " ")) == "case_receiver_name_missing"
    acts.deliver(actor, concluded, "李建国")
    assert key_of(lambda: acts.rate(actor, concluded, "")) == "case_rating_missing"
    assert key_of(lambda: acts.rate(actor, concluded, "五星")) == "case_rating_missing"
    nobody_said = {"is_satisfied": None, "method": "phone"}
    assert (
        key_of(lambda: acts.follow_up(actor, concluded, **nobody_said))
        == "case_is_satisfied_missing"
    )
    acts.rate(actor, concluded, "unsatisfied")
    assert key_of(lambda: acts.rate(actor, concluded, "satisfied")) == "case_step_out_of_order"


def test_a_name_typed_in_parts_is_kept_as_every_pc_reads_it(pc):
    case = pc.register(applicant_name="Jose\u0301", request="cafe\u0301")
    assert (case.applicant_name, case.request) == ("Jos\u00e9", "caf\u00e9")


def test_a_catalogue_item_is_copied_into_the_case_as_it_stood(pc):
    item = pc.desk.workplace.catalog.item("S01-001")
    case = pc.register()
    copied = (case.item_name, case.department, case.limit_amount, case.limit_unit, case.mode)
    assert copied == (item.name, item.department, item.limit_amount, item.limit_unit, item.mode)
    assert case.catalog_version == pc.desk.workplace.catalog.version
    assert tuple(m.name for m in pc.store.cases.materials(case.id)) == PAPERS


def test_who_brought_the_papers_is_kept(village):
    household = village.store.households.page_after()[0]
    person = village.store.households.persons(household.id)[0]
    case = village.desk.cases.register_case(
        village.actor,
        intake_of(
            applicant_name=person.name,
            applicant_id=person.id,
            household_id=person.household_id,
            proxy_name="李建国",
            proxy_relation="长子",
        ),
    )
    assert (case.applicant_id, case.household_id) == (person.id, person.household_id)
    assert (case.proxy_name, case.proxy_relation) == ("李建国", "长子")
