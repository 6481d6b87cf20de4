"""What clerks do with a case between taking it up and closing it, and with its papers, in a browser."""

import msgspec
import pytest

from app.models.custody import held_by
from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep, Material
from app.models.step_order import in_causal_order
from app.words.problem_words import problem_sentence
from tests.town.browsing import sign_in, steps_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]


def open_case(page, case_id):
    page.goto(f"/cases/{VILLAGE}/{case_id}")


def brought_home(township, station, case_id):
    station.import_answer(township.export_bundle(station.device_id))
    return station.rows.row(Case, VILLAGE, case_id)


def test_a_clerk_starts_suspends_resumes_and_extends(
    page, township, station, clerk, clock, case_id
):
    township.accept_case(case_id, VILLAGE, clerk)
    sign_in(page)
    open_case(page, case_id)
    page.click("button:has-text('开始办理')")
    assert "已开始办理" in page.inner_text("[role=status]")

    page.click("summary:has-text('特别程序')")
    page.fill("#pause_note", "等残联鉴定")
    page.click("button:has-text('进入特别程序')")
    assert "时限暂停" in page.inner_text("[role=status]")
    assert page.inner_text(".head .chip") == "▲特别程序"
    clock.pass_days(7)
    sign_in(page)
    open_case(page, case_id)
    page.click("button:has-text('恢复办理')")
    assert "顺延" in page.inner_text("[role=status]")
    assert "应办结日 8月19日" in page.inner_text(".clocks")

    page.click("summary:has-text('延期')")
    page.fill("#new_due_on", "2026-09-02")
    page.fill("#told_on", "2026-08-12")
    page.fill("#approver", "孙立")
    page.fill("#extension_reason", "资料需要外调")
    page.click("button:has-text('批准延期')")
    assert "已延期" in page.inner_text("[role=status]")
    assert "应办结日 9月2日" in page.inner_text(".clocks")
    case = brought_home(township, station, case_id)
    step = in_causal_order(station.rows.steps(CaseStep, VILLAGE, case_id))[-1]
    assert (case.status, case.due_on) == ("in_progress", "2026-09-02")
    assert (step.approver_name, step.told_on, step.note) == ("孙立", "2026-08-12", "资料需要外调")
    assert page.complaints == []


def test_an_extension_is_later_than_what_it_extends(page, township, clerk, case_id):
    township.accept_case(case_id, VILLAGE, clerk)
    sign_in(page)
    open_case(page, case_id)
    page.click("summary:has-text('延期')")
    page.fill("#new_due_on", "2026-08-12")
    page.fill("#approver", "孙立")
    page.fill("#extension_reason", "资料需要外调")
    page.click("button:has-text('批准延期')")

    refused = OperationRefused("case_extension_not_later", due_on="2026-08-12")
    assert page.inner_text("[role=alert]") == problem_sentence(refused)
    assert page.input_value("#extension_reason") == "资料需要外调"
    assert len(steps_in(page)) == 3


def test_nobody_extends_without_an_approver_or_a_day(township, clerk, case_id):
    township.accept_case(case_id, VILLAGE, clerk)
    said = {"due_on": "2026-09-02", "reason": "外调", "approver_name": "孙立"}
    for changed, key in (
        ({"approver_name": " "}, "case_approver_name_missing"),
        ({"reason": " "}, "case_note_missing"),
        ({"due_on": "明天"}, "case_due_on_missing"),
        ({"told_on": "2026-13-01"}, "case_due_on_missing"),
    ):
        with pytest.raises(OperationRefused) as refused:
            township.acts.extend_case(case_id, VILLAGE, clerk, **(said | changed))
        assert refused.value.key == key


def test_a_conclusion_names_the_certificate(page, township, station, clerk, case_id):
    township.accept_case(case_id, VILLAGE, clerk)
    sign_in(page)
    open_case(page, case_id)
    page.fill("#reply", "已办好")
    page.fill("#document_name", "社会保障卡")
    page.fill("#document_number", "370700-001")
    page.click("button:has-text('办结')")

    brought_home(township, station, case_id)
    step = in_causal_order(station.rows.steps(CaseStep, VILLAGE, case_id))[-1]
    assert (step.document_name, step.document_number) == ("社会保障卡", "370700-001")


def test_a_clerk_counts_in_a_batch_and_tells_what_is_not_there(
    page, township, station, clerk, case_id
):
    batch_id, papers = station.hand_over(case_id, "户口簿", "居民身份证")
    push(township, station, station.device)
    sign_in(page)
    page.click("text='移交'")
    assert "2 份待点收" in page.inner_text("tbody tr")
    page.fill("[name=number]", "001-y")
    page.click("button:has-text('查找')")
    assert page.url.endswith(f"/handovers/{VILLAGE}/{batch_id}")
    page.uncheck(f"input[value='{papers[1]}']")
    page.click("button:has-text('点收勾选的材料')")

    assert "没有见到的材料已告诉站点" in page.inner_text("[role=status]")
    facts = page.inner_text(".facts")
    assert "收到 1 份　没见到 1 份　站点收回 0 份　待点收 0 份" in facts
    assert "张明霞" in facts
    brought_home(township, station, case_id)
    rows = [station.rows.row(Material, VILLAGE, paper) for paper in papers]
    assert [held_by(row) for row in rows] == ["township", "missed"]
    # It turned up after all.
    page.check(f"input[value='{papers[1]}']")
    page.click("button:has-text('点收勾选的材料')")
    assert "全部到齐" in page.inner_text("[role=status]")
    assert page.locator("input[type=checkbox]").count() == 0
    assert page.complaints == []


def test_a_number_that_nobody_has_sent_is_told_plainly(page, clerk, case_id):
    sign_in(page)
    page.goto("/handovers?number=<b>999-Y")

    assert "没有找到批次号以“<B>999-Y”结尾的清单" in page.inner_text(".empty")
    page.goto(f"/handovers/{VILLAGE}/{'ab' * 16}")
    assert page.inner_text("main, body").count(
        problem_sentence(OperationRefused("handover_unknown"))
    )


def test_papers_go_back_with_a_list_or_to_whoever_signs(page, township, station, clerk, case_id):
    batch_id, papers = station.hand_over(case_id, "户口簿", "身份证", "申请表")
    push(township, station, station.device)
    township.custody.receive_batch(batch_id, VILLAGE, clerk, papers)
    sign_in(page)

    def say(paper, button):
        open_case(page, case_id)
        page.check(f"input[value='{paper}']")
        page.click("summary:has-text('登记勾选')")
        yield
        page.click(f"button:has-text('{button}')")

    for _ in say(papers[0], "退还站点"):
        pass
    assert "已登记退还站点" in page.inner_text("[role=status]")
    for _ in say(papers[1], "登记取走"):
        pass
    assert "签收人" in page.inner_text("[role=alert]")
    for _ in say(papers[1], "登记取走"):
        page.fill("#signer", "王秀英")
    for _ in say(papers[2], "登记去向"):
        page.fill("#paper_note", "随卷存档")

    brought_home(township, station, case_id)
    rows = [station.rows.row(Material, VILLAGE, paper) for paper in papers]
    assert [held_by(row) for row in rows] == ["to_station", "applicant", "retained"]
    page.goto("/handovers")
    assert "回站点" in page.inner_text("tbody")


def test_a_rating_that_was_appealed_is_decided(page, township, station, clerk, case_id):
    plan = station.write("rectification", "cd" * 16, case_id=case_id, rating="unsatisfied",
                         reason="等得久", due_on="2026-08-12")  # fmt: skip
    station.write("rectification_step", "cd" * 16, (), action="appeal", note="申请人说按错了")
    push(township, station, station.device)
    assert plan
    sign_in(page)
    open_case(page, case_id)
    page.fill("[name=decision_note]", "已电话核实")
    page.click("button:has-text('认定不计')")

    assert "镇里认定不计" in page.inner_text(".acts")
    assert page.complaints == []


def test_a_paper_is_not_moved_by_a_stranger_to_its_case(township, station, clerk, case_id):
    other = station.submit_case()
    batch_id, papers = station.hand_over(case_id, "户口簿")
    push(township, station, station.device)
    acts = township.custody
    for act in (
        lambda: acts.send_down(VILLAGE, clerk, other, papers),
        lambda: acts.send_down(VILLAGE, clerk, case_id, []),
        lambda: acts.receive_batch(batch_id, VILLAGE, clerk, ["ab" * 16]),
    ):
        with pytest.raises(OperationRefused, match="material_unknown"):
            act()
    with pytest.raises(OperationRefused, match="custody_step_impossible"):
        acts.send_down(VILLAGE, clerk, case_id, papers)
    acts.receive_batch(batch_id, VILLAGE, clerk, papers)
    down = acts.send_down(VILLAGE, clerk, case_id, papers)
    with pytest.raises(OperationRefused, match="handover_not_for_town"):
        acts.receive_batch(down.entity_id, VILLAGE, clerk, papers)
    assert down.number.endswith("Z20260805-001-Y")
    assert msgspec.structs.asdict(down)["direction"] == "to_station"
