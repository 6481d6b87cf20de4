"""At the counter: advice, proxies, papers that may follow, and what never changes afterwards."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.acts.intake import (
    POWER_OF_ATTORNEY_PAPER,
    Consultation,
    DeficiencyTerms,
    Intake,
    IntakeMaterial,
    MoneyTerms,
    PowerTerms,
)
from app.acts.intake_acts import wanted_materials
from app.acts.money_acts import MoneyEntry
from app.models.errors import OperationRefused
from app.models.records import Person
from tests.stations import ITEM, PAPERS, Pc, contents, intake_of, papers_without

SLOW_ITEM = "S04-010"  # 20 working days
PHOTO = IntakeMaterial("照片", is_received=False, is_key=False)
WORD_OF_HONOUR = DeficiencyTerms(
    due_on="2026-03-09", supplement_way="本人送来", is_credit_checked=True
)


def refusal(act) -> OperationRefused:
    with pytest.raises(OperationRefused) as refused:
        act()
    return refused.value


def register(pc: Pc, **changes):
    return pc.desk.cases.register_case(pc.actor, intake_of(**changes))


def deficient(pc: Pc, **changes):
    usual = {
        "item_code": SLOW_ITEM,
        "materials": (IntakeMaterial("居民身份证", is_received=True), PHOTO),
        "deficiency": WORD_OF_HONOUR,
    }
    return register(pc, **usual | changes)


def not_delegable(pc: Pc) -> str:
    return next(item.code for item in pc.desk.workplace.catalog.items if not item.is_delegable)


# -- advice only


def test_an_enquiry_is_kept_with_what_its_item_asks_for(pc):
    case = pc.desk.cases.consult(pc.actor, Consultation(ITEM, "怎么参保"))

    assert (case.status, case.item_code, case.request) == ("draft", ITEM, "怎么参保")
    assert (case.station_received_at, case.station_due_on) == ("", "")
    assert case.first_receiver_name == pc.actor.name
    assert [m.name for m in pc.store.cases.materials(case.id)] == list(PAPERS)
    assert pc.desk.cases.archive(pc.actor, case.id).status == "archived"


def test_a_sentence_is_enough_and_nothing_is_not(pc):
    assert pc.desk.cases.consult(pc.actor, Consultation(request="路灯归谁管")).status == "draft"
    empty = Consultation(request="  ")
    assert refusal(lambda: pc.desk.cases.consult(pc.actor, empty)).key == "consult_item_missing"


def test_an_enquiry_becomes_a_case_and_keeps_who_was_asked_first(pc):
    asked = pc.desk.cases.consult(pc.actor, Consultation(ITEM, "怎么参保"))
    other = type(pc.actor)("ab" * 16, "李另一", "entry", "15400000009")
    intake = intake_of(consult_case_id=asked.id, request="怎么参保，已备齐")
    case = pc.desk.cases.register_case(other, intake)

    assert (case.id, case.number, case.status) == (asked.id, asked.number, "received")
    assert case.first_receiver_name == pc.actor.name
    assert case.applicant_name == "李建国"
    assert case.station_due_on
    assert [m.name for m in pc.store.cases.materials(case.id)] == list(PAPERS)
    again = refusal(lambda: pc.desk.cases.register_case(other, intake))
    assert again.key == "case_not_a_consultation"


# -- who stands in


def test_a_proxy_brings_a_power_of_attorney(pc):
    power = PowerTerms(scope=("collect",), witness_name="见证人", valid_until="2026-04-01")
    case = register(pc, proxy_name=" 李小建 ", proxy_relation="儿子", power=power)

    assert (case.proxy_name, case.proxy_relation, case.proxy_kind) == (
        "李小建",
        "儿子",
        "entrusted",
    )
    assert case.status == "supplement"
    kept = pc.store.intakes.power_of_attorney(case.id)
    assert (kept.principal_name, kept.proxy_name, kept.scope) == ("李建国", "李小建", ["collect"])
    assert (kept.valid_until, kept.signed_on) == ("2026-04-01", "2026-03-02")
    missing = pc.desk.cases.missing_materials(case.id)
    assert [m.name for m in missing] == [POWER_OF_ATTORNEY_PAPER]
    received = pc.desk.cases.receive_materials(pc.actor, case.id, [missing[0].id])
    assert received.status == "received"


def test_a_guardian_needs_none(pc):
    case = register(pc, proxy_name="李小建", proxy_relation="父亲", proxy_kind="guardian")

    assert (case.status, case.proxy_kind) == ("received", "guardian")
    assert pc.store.intakes.power_of_attorney(case.id) is None


def test_a_power_without_a_day_lasts_the_usual_term(pc):
    case = register(pc, proxy_name="李小建", proxy_relation="儿子")

    assert pc.store.intakes.power_of_attorney(case.id).valid_until == "2026-05-31"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"proxy_name": "李小建"}, "proxy_relation_missing"),
        ({"proxy_relation": "儿子"}, "proxy_name_missing"),
        ({"power": PowerTerms(scope=("sign",))}, "power_scope_missing"),
        ({"power": PowerTerms(valid_until="2026-03-01")}, "power_expired"),
        ({"power": PowerTerms(valid_until="2026-02-30")}, "date_impossible"),
        ({"power": PowerTerms(proxy_id_number="111111111111111111")}, "proxy_id_number_wrong"),
        ({"applicant_id_number": "111111111111111112"}, "applicant_id_number_wrong"),
        ({"materials": (IntakeMaterial("照片", True, copies=0),)}, "material_count_wrong"),
        ({"applicant_name": " "}, "applicant_name_missing"),
        ({"money": MoneyTerms("38o", "税务局", "医保费")}, "money_amount_wrong"),
        ({"money": MoneyTerms("380", "高家庄村党群服务站", "医保费")}, "money_payee_is_station"),
    ],
)
def test_what_is_wrong_is_refused_and_leaves_nothing(pc, changes, key):
    before, seq = contents(pc.store), pc.entries()
    with_proxy = {"proxy_name": "李小建", "proxy_relation": "儿子"} if "power" in changes else {}

    assert refusal(lambda: register(pc, **with_proxy, **changes)).key == key
    assert (contents(pc.store), pc.entries()) == (before, seq)


def test_what_must_be_done_in_person_refuses_a_proxy(pc):
    before = contents(pc.store)
    item_code = not_delegable(pc)
    refused = refusal(
        lambda: register(pc, item_code=item_code, proxy_name="李小建", proxy_relation="儿子")
    )

    assert refused.key == "item_not_delegable"
    assert refused.facts["item"] == pc.desk.workplace.catalog.item(item_code).name
    assert contents(pc.store) == before
    assert register(pc, item_code=item_code).status == "received"


# -- papers that may follow


def test_papers_that_are_no_key_papers_may_follow(pc, clock):
    case = deficient(pc)

    assert case.status == "received"
    standing = pc.desk.cases.commitment(case.id)
    assert (standing.state, [m.name for m in standing.owed]) == ("open", ["照片"])
    assert standing.commitment.due_on == "2026-03-09"
    assert pc.desk.cases.submit(pc.actor, case.id).status == "submitted"
    clock.pass_days(3)
    pc.desk.cases.receive_materials(pc.actor, case.id, [standing.owed[0].id])
    assert pc.desk.cases.commitment(case.id).state == "kept"


def test_a_case_that_waits_for_papers_may_be_taken_up_later(pc):
    case = deficient(pc, deficiency=None)
    assert case.status == "supplement"

    case = pc.desk.cases.accept_deficient(pc.actor, case.id, WORD_OF_HONOUR)

    assert case.status == "received"
    assert pc.store.cases.steps(case.id)[-1].note == "容缺受理，2026年3月9日前补交：照片"


def test_a_word_that_was_not_kept_ends_it_and_is_remembered(pc, clock):
    person = pc.desk.register.add_person(pc.actor, Person(id="", name="李建国"))
    case = deficient(pc, applicant_id=person)
    clock.pass_days(8)

    assert pc.desk.cases.commitment(case.id).state == "expired"
    assert [c.case_id for c in pc.store.intakes.overdue_commitments("2026-03-10")] == [case.id]
    assert refusal(lambda: pc.desk.cases.submit(pc.actor, case.id)).key == "commitment_expired"
    terms = DeficiencyTerms("2026-03-12", is_credit_checked=True)
    again = refusal(lambda: deficient(pc, applicant_id=person, deficiency=terms))
    assert again.key == "deficiency_broken_before"
    assert pc.desk.cases.decline(pc.actor, case.id, "容缺到期未补交").status == "declined"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"deficiency": DeficiencyTerms("2026-03-09")}, "deficiency_credit_unchecked"),
        ({"deficiency": DeficiencyTerms("2026-02-27", "", True)}, "deficiency_due_past"),
        ({"deficiency": DeficiencyTerms("2026-13-01", "", True)}, "date_impossible"),
        ({"deficiency": DeficiencyTerms("2026-06-01", "", True)}, "deficiency_due_too_late"),
        ({"materials": (IntakeMaterial("户口簿", False), PHOTO)}, "deficiency_key_material"),
    ],
)
def test_what_may_not_follow_is_refused(pc, changes, key):
    before, seq = contents(pc.store), pc.entries()

    assert refusal(lambda: deficient(pc, **changes)).key == key
    assert (contents(pc.store), pc.entries()) == (before, seq)


# -- money


def test_money_is_taken_with_the_case_and_passed_on(pc):
    case = register(pc, money=MoneyTerms("400", "国家税务总局", "医保费"))
    money, note = pc.desk.money, pc.desk.money.note
    entry = MoneyEntry

    assert money.sum_of(case.id).left == 40000
    assert refusal(lambda: pc.desk.cases.archive(pc.actor, case.id)).key == "case_money_open"
    note(pc.actor, case.id, entry("pay", "380", payee="国家税务总局", voucher_number="0012"))
    note(pc.actor, case.id, entry("return_change", "20", receiver_name="李建国"))
    assert money.sum_of(case.id).left == 0
    refused = refusal(
        lambda: note(pc.actor, case.id, entry("return_change", "1", receiver_name="x"))
    )
    assert (refused.key, refused.facts) == ("money_not_there", {"left": "0.00 元"})
    assert pc.store.cases.by_id(case.id).fee_cents == 0
    assert pc.check().is_sound


# -- what never changes


INTAKES = st.fixed_dictionaries(
    {
        "received": st.lists(st.booleans(), min_size=3, max_size=3),
        "proxy": st.sampled_from(["", "entrusted", "guardian"]),
        "due_on": st.sampled_from(["", "2026-03-02", "2026-03-09", "2026-09-01", "2026-02-30"]),
        "money": st.sampled_from(["", "380", "0", "x"]),
        "consulted": st.booleans(),
    }
)
STEPS = st.lists(
    st.sampled_from(["receive", "submit", "withdraw", "decline", "archive", "accept_deficient"]),
    max_size=6,
)


def wished_intake(pc: Pc, wish) -> Intake:
    item = pc.desk.workplace.catalog.item(ITEM)
    papers = zip(wanted_materials(item), wish["received"], strict=True)
    materials = tuple(
        IntakeMaterial(m.name, is_here, is_key=place < 2)
        for place, (m, is_here) in enumerate(papers)
    )
    return Intake(
        ITEM,
        "李建国",
        materials,
        proxy_name="李小建" if wish["proxy"] else "",
        proxy_relation="儿子" if wish["proxy"] else "",
        proxy_kind=wish["proxy"],
        deficiency=DeficiencyTerms(wish["due_on"], "", True) if wish["due_on"] else None,
        money=MoneyTerms(wish["money"], "税务局", "医保费") if wish["money"] else None,
    )


def take(pc: Pc, case_id: str, step: str) -> None:
    acts, actor = pc.desk.cases, pc.actor
    match step:
        case "receive":
            acts.receive_materials(
                actor, case_id, [m.id for m in pc.store.cases.materials(case_id)]
            )
        case "accept_deficient":
            acts.accept_deficient(actor, case_id, DeficiencyTerms("2026-03-02", "", True))
        case "submit" | "archive":
            getattr(acts, step)(actor, case_id)
        case _:
            getattr(acts, step)(actor, case_id, "理由")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wish=INTAKES, steps=STEPS)
def test_nothing_changes_the_first_receiver_or_the_fee_and_no_key_paper_is_skipped(pc, wish, steps):
    intake = wished_intake(pc, wish)
    if wish["consulted"]:
        asked = pc.desk.cases.consult(pc.actor, Consultation(ITEM))
        intake = type(intake)(**{**_fields(intake), "consult_case_id": asked.id})
    before = pc.entries()
    try:
        case = pc.desk.cases.register_case(pc.actor, intake)
    except OperationRefused:
        assert pc.entries() == before
        return
    for step in steps:
        try:
            take(pc, case.id, step)
        except OperationRefused:
            continue
    after = pc.store.cases.by_id(case.id)
    assert (after.first_receiver_id, after.fee_cents) == (pc.actor.id, 0)
    if after.status == "submitted":
        papers = pc.store.cases.materials(case.id)
        assert all(m.received_at for m in papers if m.is_key and m.is_required)
    if after.status == "archived":
        assert pc.desk.money.sum_of(case.id).left == 0


def _fields(intake: Intake) -> dict[str, object]:
    return {name: getattr(intake, name) for name in intake.__struct_fields__}


def test_papers_not_asked_for_hold_nothing_up(pc):
    assert register(pc, materials=papers_without()).status == "received"


def test_a_case_is_written_once_with_its_first_step_in_it(pc):
    said: list[str] = []
    with_trace = pc.desk.store.db.conn.set_trace_callback
    with_trace(said.append)
    case = register(pc)
    with_trace(None)

    # A trigger makes SQLite tell its statement again.
    assert len({sql for sql in said if sql.startswith("INSERT INTO cases (")}) == 1
    assert case == pc.desk.store.cases.by_id(case.id)
    assert case.status == "received"


def test_what_waits_outside_is_not_lost_when_gathering_inside_ends(pc):
    rows = pc.desk.store.rows
    with pc.desk.workplace.pen.act(pc.actor, "import_roster") as act, rows.gathering():
        first = act.create("person", {"name": "张三"})
        with rows.gathering():
            second = act.create("person", {"name": "李四"})
        act.change("person", first, {"phones": ["13800000000"]})

    people = [pc.desk.store.persons.by_id(each) for each in (first, second)]
    assert [(each.name, each.phones) for each in people] == [
        ("张三", ["13800000000"]),
        ("李四", []),
    ]
