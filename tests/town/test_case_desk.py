"""Cases shared out among clerks, many done at once, extensions that a leader approves, supervision."""

import csv
import io

import pytest
from playwright.sync_api import expect
from sqlalchemy import event

from app.models.case_states import check_step, progress_of
from app.models.errors import OperationRefused
from app.models.records import Case, CaseStep
from app.models.step_order import in_causal_order
from app.town.clerk_acts import Clerk
from app.town.people import ClerkFacts
from tests.town.browsing import confirm, sign_in
from tests.town.conftest import CLERK_PASSWORD, VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
LEADER = Clerk("c9" * 16, "孙立", "leader")


@pytest.fixture
def case_ids(township, station):
    ids = [station.submit_case(applicant_name=name) for name in ("王秀英", "赵桂兰", "=1+1")]
    push(township, station, station.device)
    return ids


@pytest.fixture
def officers(township, clerk):
    names = (("刘芳", "民政窗口"), ("陈静", "社保窗口"))
    return [
        township.people.add(ClerkFacts(name=name, department=window), CLERK_PASSWORD)
        for name, window in names
    ]


def refused(act, *arguments, **named) -> str:
    with pytest.raises(OperationRefused) as caught:
        act(*arguments, **named)
    return caught.value.key


def test_two_clerks_do_not_take_one_case(township, case_ids, officers):
    desk, key = township.case_desk, (VILLAGE, case_ids[0])
    desk.claim(key, officers[0])
    desk.claim(key, officers[0])
    assert refused(desk.claim, key, officers[1]) == "case_taken"
    assert desk.holders([key])[key].words == "民政窗口 刘芳"
    desk.assign(key, officers[1], " 社保窗口 ")
    desk.claim(key, officers[1])
    assert desk.holders([key])[key].words == "社保窗口 陈静"
    desk.release(key, officers[1])
    assert desk.holders([key]) == {}
    assert refused(desk.assign, key, officers[0], "") == "department_missing"
    assert refused(desk.claim, (VILLAGE, "ab" * 16), officers[0]) == "case_unknown"
    reader, stranger = Clerk("c", "甲", "reader"), Clerk("d", "乙", villages=(VILLAGES[1],))
    assert refused(desk.claim, key, reader) == "clerk_not_permitted"
    assert refused(desk.claim, key, stranger) == "village_out_of_scope"


def test_many_cases_at_once_and_what_is_refused_is_told(
    page, township, station, case_ids, officers
):
    township.accept_case(case_ids[1], VILLAGE, officers[0])
    sign_in(page)
    page.click("nav >> text='收件箱'")
    page.goto("/cases?state=all")
    for box in page.locator("[name=case]").all():
        box.check()
    page.fill("[name=department]", "民政窗口")
    page.click("button:has-text('分派')")
    assert "分派 3 件，全部办好" in page.inner_text("main")
    page.click("text='回到收件箱' >> visible=true")
    assert page.url.endswith("/cases?state=all")
    assert page.inner_text("tbody").count("民政窗口") == 3
    page.goto("/cases")
    page.check("[name=case] >> nth=0")
    page.click("button:has-text('受理')")
    assert "受理 1 件，全部办好" in page.inner_text("main")
    page.goto("/cases")
    page.click("button:has-text('受理')")
    assert "还没有勾选" in page.inner_text("main, body")
    outcome = township.case_desk.in_bulk(
        [(VILLAGE, each) for each in case_ids],
        lambda key: township.accept_case(key[1], key[0], officers[0]),
    )
    assert (outcome.done, len(outcome.refused)) == (1, 2)
    assert {problem.key for _, problem in outcome.refused} == {"case_step_out_of_order"}
    assert [c for c in page.complaints if "422" not in c] == []


def test_an_extension_waits_for_a_leader(page, township, station, case_ids, officers):
    key = (VILLAGE, case_ids[0])
    desk, acts = township.case_desk, township.acts
    said = {"due_on": "2026-09-02", "reason": "外调", "told_on": "2026-08-05"}
    assert refused(desk.ask_extension, key, officers[0], **said) == "case_step_out_of_order"
    acts.accept_case(key[1], VILLAGE, officers[0])
    direct = {"due_on": "2026-09-02", "reason": "外调", "approver_name": "孙立"}
    assert (
        refused(acts.extend_case, key[1], VILLAGE, officers[0], **direct) == "clerk_not_permitted"
    )
    for wrong, problem in (
        ({"due_on": "2026-08-06"}, "case_extension_not_later"),
        ({"due_on": "明天"}, "case_due_on_missing"),
        ({"reason": " "}, "case_note_missing"),
    ):
        assert refused(desk.ask_extension, key, officers[0], **(said | wrong)) == problem
    desk.ask_extension(key, officers[0], **said)
    assert (
        refused(desk.decide_extension, key, officers[0], is_approved=True) == "clerk_not_permitted"
    )
    sign_in(page)
    page.goto("/supervision?list=extensions")
    assert "外调" in page.inner_text("tbody")
    page.click("button:has-text('批准') >> nth=0")
    assert "已延期" in page.inner_text("[role=status]")
    assert "应办结日 9月2日" in page.inner_text(".clocks")
    step = in_causal_order(rows_of(township, station, key[1]))[-1]
    assert (step.action, step.approver_name, step.note) == ("extend", "张明霞", "外调")
    assert refused(desk.decide_extension, key, LEADER, is_approved=True) == "extension_not_asked"
    desk.ask_extension(key, officers[0], **(said | {"due_on": "2026-09-09"}))
    desk.decide_extension(key, LEADER, is_approved=False)
    assert desk.requests(()) == []
    assert station.rows.row(Case, VILLAGE, key[1]).due_on == "2026-09-02"


def test_an_extension_that_would_be_refused_is_not_offered_for_approval(
    page, township, station, case_ids, officers, clerk
):
    sign_in(page)
    said = {"due_on": "2026-09-02", "reason": "外调", "told_on": "2026-08-05"}
    for case_id in case_ids[:2]:
        township.acts.accept_case(case_id, VILLAGE, officers[0])
        township.case_desk.ask_extension((VILLAGE, case_id), officers[0], **said)
    township.conclude_case(case_ids[0], VILLAGE, officers[0], "granted", "好")
    longer = said | {"due_on": "2026-09-09", "approver_name": "孙立"}
    township.acts.extend_case(case_ids[1], VILLAGE, clerk, **longer)
    for place in ("/supervision?list=extensions", *(f"/cases/{VILLAGE}/{c}" for c in case_ids[:2])):
        page.goto(place)
        assert page.locator("button[value=decline]").count() == (2 if "list" in place else 1)
        assert page.locator("button[value=approve]").count() == 0, place
    page.goto("/supervision?list=extensions")
    assert "已办结" in page.inner_text("tbody")
    assert page.complaints == []


def rows_of(township, station, case_id):
    station.import_answer(township.export_bundle(station.device_id))
    return station.rows.steps(CaseStep, VILLAGE, case_id)


def test_supervision_reaches_the_station_and_moves_nothing(
    page, township, station, case_ids, clerk
):
    before = progress_of(rows_of(township, station, case_ids[0]))
    sign_in(page)
    page.goto(f"/cases/{VILLAGE}/{case_ids[0]}")
    page.select_option("#level", "yellow")
    page.fill("#supervision_note", "  ")
    page.fill("#answer_by", "2026-08-07")
    page.click("button:has-text('写下督办')")
    expect(page.locator("[role=alert]")).to_be_visible()
    assert page.input_value("#level") == "yellow"
    assert page.input_value("#answer_by") == "2026-08-07"
    page.complaints.clear()  # of the refusal
    page.fill("#supervision_note", "群众等了<b>很久</b>，请今天受理")
    page.click("button:has-text('写下督办')")
    assert "督办已写下" in page.inner_text("[role=status]")
    said = page.inner_text(".steps li:last-child .said")
    assert "黄牌" in page.inner_text(".head")
    assert said == "黄牌\n群众等了<b>很久</b>，请今天受理\n请在 8月7日 前答复"
    steps = rows_of(township, station, case_ids[0])
    assert progress_of(steps) == before
    assert in_causal_order(steps)[-1].method == "yellow"
    assert station.rows.row(Case, VILLAGE, case_ids[0]).flagged_steps == 0
    page.click("text='督办' >> nth=0")
    assert "黄牌" in page.inner_text("tbody")
    asked = []
    event.listen(
        township.ledger._engine,
        "before_cursor_execute",
        lambda _c, _cur, sql, *_: asked.append(sql),
    )
    page.goto("/cases")
    assert page.locator("tbody tr").count() == len(case_ids)
    assert page.locator("tbody .chip:has-text('黄牌')").count() == 1
    for what in ("case_steps", "receipts", "attestations"):
        assert sum(f"FROM {what}" in sql for sql in asked) == 1, what  # of all rows together
    acts = township.acts
    arguments = (case_ids[0], VILLAGE, LEADER)
    assert refused(acts.supervise_case, *arguments, "king", "快") == "supervision_level_unknown"
    assert refused(acts.supervise_case, *arguments, "red", " ") == "case_note_missing"
    officer = Clerk("d", "乙")
    assert (
        refused(acts.supervise_case, case_ids[0], VILLAGE, officer, "red", "快")
        == "clerk_not_permitted"
    )
    acts.refuse_case(case_ids[0], VILLAGE, clerk, "不归本镇")
    page.goto("/cases?state=all")
    assert "黄牌" not in page.inner_text("tbody")
    page.goto(f"/cases/{VILLAGE}/{case_ids[0]}")
    assert "黄牌" not in page.inner_text(".head")  # nobody has to be pressed any more
    assert refused(acts.supervise_case, *arguments, "red", "快") == "case_step_out_of_order"
    by_station = CaseStep(id="x", side="station", action="supervise", method="red", note="快")
    assert refused(check_step, before, by_station) == "case_step_not_yours"
    assert page.complaints == []


def test_what_waits_long_or_comes_again_and_how_villages_compare(page, township, station, clerk):
    station.submit_case(applicant_name="王秀英", station_received_at="2026-05-01T02:00:00Z")
    done = station.submit_case(applicant_name="王秀英")
    push(township, station, station.device)
    township.accept_case(done, VILLAGE, clerk)
    township.conclude_case(done, VILLAGE, clerk, "granted", "好")
    sign_in(page)
    page.goto("/supervision?list=pending")
    assert page.locator("tbody tr").count() == 1
    page.click("a:has-text('反复')")
    assert "2 次" in page.inner_text("tbody tr")
    page.click("a:has-text('各村排名')")
    assert "100.0%" in page.inner_text("tbody tr")
    assert "1 ÷ 1" in page.inner_text("tbody tr")
    for each in ("supervised", "extensions", "king"):
        page.goto(f"/supervision?list={each}")
        assert "没有" in page.inner_text(".empty")
    assert page.complaints == []


def test_a_list_is_exported_with_a_reason_and_no_formula(page, township, case_ids, clerk):
    sign_in(page)
    page.goto("/cases?state=all")
    page.click("summary:has-text('导出这张列表')")
    page.fill("[name=reason]", "月度通报")
    confirm(page)
    with page.expect_download() as caught:
        page.click("button:has-text('导出表格')")
    rows = list(csv.reader(io.StringIO(caught.value.path().read_text("utf-8-sig"))))
    assert len(rows) == 4
    assert {row[3] for row in rows[1:]} == {"王秀英", "赵桂兰", "'=1+1"}
    assert {row[4] for row in rows[1:]} == {"138****8000"}
    page.goto("/people/audit?act=export")
    assert "月度通报" in page.inner_text("tbody tr")
