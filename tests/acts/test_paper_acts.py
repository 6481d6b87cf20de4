"""Papers for a case: what stands on them, and that every printing is known."""

import pytest

from app.acts.intake import (
    Consultation,
    DeficiencyTerms,
    IntakeMaterial,
    MoneyTerms,
    PowerTerms,
)
from app.acts.money_acts import MoneyEntry
from app.acts.print_acts import Handed, Printing
from app.models.errors import OperationRefused
from app.models.papers import PaperKey
from tests.stations import contents, papers_without


def test_a_receipt_names_the_papers_and_who_answers_for_them(pc):
    case = pc.register(materials=papers_without("户口簿"))
    receipt = pc.desk.papers.material_receipt(pc.actor, case.id)

    assert [line.name for line in receipt.materials] == ["居民身份证", "参保登记表"]
    assert receipt.number == case.number
    assert receipt.received_at == "2026年3月2日 09:00"
    assert receipt.first_receiver_name == pc.actor.name
    assert receipt.first_receiver_phone == pc.actor.phone
    assert receipt.station_due_on == "2026年3月5日"
    assert receipt.station_phone == "0536-0000002"


def test_a_notice_names_everything_that_is_missing(pc):
    case = pc.register(materials=papers_without("户口簿", "参保登记表"))
    notice = pc.desk.papers.one_time_notice(pc.actor, case.id)

    assert [line.name for line in notice.missing] == ["户口簿", "参保登记表"]
    assert [line.name for line in notice.received] == ["居民身份证"]
    assert notice.supplement_due_on == "2026年3月9日"
    assert notice.handler_name == pc.actor.name


def test_every_printing_is_known_with_what_stood_on_it(pc):
    case = pc.register()
    first = pc.desk.papers.material_receipt(pc.actor, case.id)
    assert pc.store.prints.of_subject(case.id) == []
    for _ in range(2):
        pc.desk.prints.hand_out(pc.actor, pc.desk.papers.material_receipt(pc.actor, case.id))

    prints = sorted(pc.store.prints.of_subject(case.id), key=lambda print_: print_.id)
    assert [(p.paper, p.number, p.is_reprint) for p in prints] == [
        ("material_receipt", case.number, False),
        ("material_receipt", case.number, True),
    ]
    assert prints[0].content_digest == first.digest()


def test_a_first_notice_after_a_receipt_is_no_reprint(pc):
    case = pc.register(materials=papers_without("户口簿"))
    for paper in ("material_receipt", "one_time_notice"):
        pc.desk.prints.hand_out(pc.actor, pc.desk.papers.case_paper(paper, pc.actor, case.id))
    assert {p.paper: p.is_reprint for p in pc.store.prints.of_subject(case.id)} == {
        "material_receipt": False,
        "one_time_notice": False,
    }


def test_papers_with_nothing_on_them_are_not_printed(pc):
    nothing = pc.register(materials=papers_without("居民身份证", "户口簿", "参保登记表"))
    everything = pc.register()
    before = contents(pc.store)
    with pytest.raises(OperationRefused, match="receipt_without_materials"):
        pc.desk.papers.material_receipt(pc.actor, nothing.id)
    with pytest.raises(OperationRefused, match="notice_without_missing_materials"):
        pc.desk.papers.one_time_notice(pc.actor, everything.id)
    with pytest.raises(OperationRefused, match="case_unknown"):
        pc.desk.papers.material_receipt(pc.actor, "ab" * 16)
    assert contents(pc.store) == before


def test_no_paper_leaves_before_the_mark_is_on_the_disk(pc):
    """Else a restored file could give the same number to two papers."""
    case = pc.register()
    pc.folder.joinpath("mark").unlink()
    pc.desk.prints.begin(pc.actor, Printing(receipt_key(pc, case)))
    assert pc.folder.joinpath("mark").exists()
    assert pc.check().is_sound


def receipt_key(pc, case):
    return pc.desk.papers.material_receipt(pc.actor, case.id).key


def test_fronts_and_then_backs_are_one_printing_and_a_page_again_is_a_reprint(pc):
    key = receipt_key(pc, pc.register())
    earlier = []
    for pages in ("1,3", "2,4", "3", "", "2"):
        earlier.append(pc.desk.prints.begin(pc.actor, Printing(key, pages)))
        pc.desk.prints.note(pc.actor, Printing(key, pages, copies=2))

    assert earlier == [0, 0, 1, 2, 2]
    noted = pc.store.prints.of_subject(key.subject)
    assert [(p.pages, p.copies, p.is_reprint) for p in noted] == [
        ("1,3", 2, False), ("2,4", 2, False), ("3", 2, True), ("", 2, True), ("2", 2, True),
    ]  # fmt: skip


def test_what_the_printer_refused_was_not_printed(pc):
    printing = Printing(receipt_key(pc, pc.register()))
    pc.desk.prints.begin(pc.actor, printing)
    pc.desk.prints.give_up()

    assert pc.desk.prints.begin(pc.actor, printing) == 0
    assert pc.store.prints.of_subject(printing.key.subject) == []


def test_a_program_that_died_while_printing_has_noted_the_paper_before_the_next_goes(pc):
    printing = Printing(receipt_key(pc, pc.register()), "1")
    pc.desk.prints.begin(pc.actor, printing)
    pc.close()
    pc.open()

    assert pc.desk.prints.begin(pc.actor, printing) == 1
    pc.desk.prints.note(pc.actor, printing)
    noted = pc.store.prints.of_subject(printing.key.subject)
    assert [(p.pages, p.is_reprint) for p in noted] == [("1", False), ("1", True)]
    assert pc.check().is_sound


def test_guides_of_the_entrance_are_taken_up_once(pc):
    key = PaperKey("item_guide", "ab" * 16, "S04-010", "cd" * 16)
    handed = [Handed(Printing(key), "没有人登录", f"2026-03-01T08:0{n}:00Z") for n in range(2)]
    pc.desk.prints.take_up(pc.actor, handed[:1])
    pc.desk.prints.take_up(pc.actor, handed)

    noted = pc.store.prints.of_subject(key.subject)
    assert [(p.printed_at[:16], p.is_reprint, p.actor_name) for p in noted] == [
        ("2026-03-01T08:00", False, "没有人登录"),
        ("2026-03-01T08:01", True, "没有人登录"),
    ]


# -- the papers of an intake


SLOW_ITEM = "S04-010"


@pytest.fixture
def everything(pc):
    """A case with a proxy, a commitment and money."""
    return pc.register(
        item_code=SLOW_ITEM,
        materials=(
            IntakeMaterial("居民身份证", is_received=True),
            IntakeMaterial("照片", is_received=False, is_key=False),
            IntakeMaterial("授权委托书", is_received=True),
        ),
        applicant_phone="15400000003",
        applicant_id_number="H00000001",
        applicant_address="村东头17号",
        proxy_name="李小建",
        proxy_relation="儿子",
        power=PowerTerms(witness_name="见证人", signing_method="fingerprint"),
        deficiency=DeficiencyTerms("2026-03-09", "本人送来", is_credit_checked=True),
        money=MoneyTerms("40", "市公安局", "工本费"),
    )


def test_the_acceptance_form_says_everything(pc, everything):
    form = pc.desk.papers.case_paper("acceptance_form", pc.actor, everything.id)

    assert form.number == everything.number
    assert (form.received_at, form.channel) == ("2026年3月2日 09:00", "来站")
    assert form.first_receiver == f"{pc.actor.name} {pc.actor.phone}"
    assert form.applicant_id_number == "H00000001"
    assert form.applicant_address == "村东头17号"
    assert form.proxy == "李小建（儿子，受委托）"
    assert [(m.name, m.note) for m in form.materials] == [
        ("居民身份证", "已收"),
        ("照片", "容缺，待补交"),
        ("授权委托书", "已收"),
    ]
    assert (form.limit_text, form.station_due_on) == ("20 个工作日", "2026年3月5日")
    assert form.expected_by == "2026年4月2日"
    assert form.commitment == "2026年3月9日前补交：照片"
    assert form.money_lines == [
        "2026年3月2日 09:00 代收工本费 40.00 元，代交市公安局",
        "尚余 40.00 元未结清。",
    ]


def test_the_power_of_attorney_never_lets_anyone_sign(pc, everything):
    paper = pc.desk.papers.case_paper("power_of_attorney", pc.actor, everything.id)

    assert (paper.applicant_name, paper.proxy_name) == ("李建国", "李小建")
    assert paper.scope == ["代交材料", "代领结果"]
    assert (paper.signing_method, paper.witness_name) == ("按指印", "见证人")
    assert paper.valid_until == "2026年5月31日"


def test_letter_and_notice_name_what_follows_and_by_when(pc, everything, clock):
    letter = pc.desk.papers.case_paper("commitment_letter", pc.actor, everything.id)
    notice = pc.desk.papers.case_paper("deficient_notice", pc.actor, everything.id)
    clock.pass_days(8)
    ended = pc.desk.papers.case_paper("deficient_notice", pc.actor, everything.id)

    assert [m.name for m in letter.owed] == [m.name for m in notice.owed] == ["照片"]
    assert (letter.due_on, letter.supplement_way) == ("2026年3月9日", "本人送来")
    assert (notice.is_expired, ended.is_expired) == (False, True)


def test_a_receipt_has_a_line_for_each_step_of_money(pc, everything):
    note = pc.desk.money.note
    note(pc.actor, everything.id, MoneyEntry("pay", "30", "", "市公安局", "0012"))
    note(pc.actor, everything.id, MoneyEntry("return_change", "10", receiver_name="李小建"))

    assert pc.desk.papers.material_receipt(pc.actor, everything.id).money_lines == [
        "2026年3月2日 09:00 代收工本费 40.00 元，代交市公安局",
        "2026年3月2日 09:00 已交市公安局 30.00 元，票据号 0012",
        "2026年3月2日 09:00 退还找零 10.00 元，交给 李小建",
        "已全部交清、退清。",
    ]


def test_a_case_offers_only_the_papers_that_it_has(pc, everything):
    papers = pc.desk.papers.papers_of
    asked = pc.desk.cases.consult(pc.actor, Consultation(SLOW_ITEM))

    assert papers(everything.id) == [
        "acceptance_form",
        "power_of_attorney",
        "commitment_letter",
        "deficient_notice",
        "material_receipt",
        "one_time_notice",
    ]
    assert papers(pc.register().id) == ["acceptance_form", "material_receipt"]
    assert papers(asked.id) == ["one_time_notice"]
    for paper, key in (
        ("power_of_attorney", "power_of_attorney_missing"),
        ("commitment_letter", "commitment_missing"),
    ):
        with pytest.raises(OperationRefused, match=key):
            pc.desk.papers.case_paper(paper, pc.actor, asked.id)


def test_a_notice_tells_conditions_and_the_way_and_no_term_to_who_only_asks(pc):
    case = pc.register(item_code="S08-010", materials=papers_without("户口簿"))
    told = pc.desk.papers.one_time_notice(pc.actor, case.id)
    asked = pc.desk.cases.consult(pc.actor, Consultation(SLOW_ITEM))
    advice = pc.desk.papers.one_time_notice(pc.actor, asked.id)

    assert "须本人到场" in told.conditions
    assert told.procedure
    assert (advice.is_advice, advice.supplement_due_on) == (True, "")
    assert "镇街便民服务中心" in advice.procedure
