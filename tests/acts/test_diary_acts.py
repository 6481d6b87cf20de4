"""Pages of the diary: what stands on them, gathered from a real station."""

import io

import pytest
from PIL import Image

from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused
from app.models.must_visits import GOING_THERE
from tests.stations import roster_of


@pytest.fixture
def households(pc):
    pc.desk.rosters.import_roster(pc.actor, roster_of(3))
    return pc.store.households.page_after()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "navy").save(out, "JPEG")
    return out.getvalue()


def report(household, day="2026-03-02", **said):
    return VisitReport(household.id, day, content="看了看。", **said)


def test_a_page_holds_the_whole_visit_with_its_appeal_and_photographs(pc, households):
    task = pc.desk.must_visits.open(pc.actor, households[0].id, "illness", "2026-03-01")
    files = [pc.desk.attachments.prepare("屋顶.jpg", picture())]
    visit = pc.desk.visits.record_visit(
        pc.actor,
        report(
            households[0], finding="漏雨。", finding_class="生活困难", started_at="1930",
            ended_at="20:10", timing="evening", companions=["李四 村医"], is_by_appointment=True,
            answered_tasks=[task.id],
        ),
        pictures=files,
    )  # fmt: skip
    page = pc.desk.diary.page_of(pc.actor, visit.entity_id)
    pc.desk.prints.hand_out(pc.actor, page)
    (entry,) = page.entries
    assert (entry.hours, entry.companions) == ("19:30—20:10　晚上（夜访）　预约", "李四 村医")
    assert entry.reported.startswith("诉求 ")
    assert entry.reported.endswith("，已收集")
    assert (entry.occasions, entry.device, entry.households) == (
        "生病住院",
        f"{pc.letters} 号电脑",
        1,
    )
    assert entry.picture_count == len(entry.pictures) == 1
    assert Image.open(io.BytesIO(entry.pictures[0])).size == (800, 600)
    printed = pc.store.prints.of_subject(visit.entity_id)
    assert [(each.paper, each.number) for each in printed] == [("diary_page", visit.number)]
    assert "home" in GOING_THERE


def test_a_month_is_somebodys_own_in_order_with_sums_that_add_up(pc, households):
    said = [
        report(households[1], "2026-03-02", visitor_name="李四", started_at="1900",
               timing="evening"),
        report(households[0], "2026-03-02", visitor_name="李四", started_at="0900"),
        report(households[0], "2026-02-28", visitor_name="李四", channel="phone"),
        report(households[2], "2026-03-01", visitor_name="王五"),
        report(households[2], "2026-02-01", visitor_name="李四", finding="路灯坏。",
               finding_class="意见建议", is_answered_on_the_spot=True, answer="明天修。"),
    ]  # fmt: skip
    for each in said:
        pc.desk.visits.record_visit(pc.actor, each)
    assert pc.desk.diary.visitors_of("2026-03") == {"李四": 2, "王五": 1}
    march = pc.desk.diary.month_of(pc.actor, "李四", "2026-03")
    assert [each.household.split()[1] for each in march.entries] == ["001", "002"]
    assert march.sums[0] == "共 2 人次（入户走访 2）"
    assert march.sums[2] == "夜访 1 次"
    february = pc.desk.diary.month_of(pc.actor, "李四", "2026-02")
    assert february.sums == (
        "共 2 人次（入户走访 1、电话 1）", "入户 1 户", "夜访 0 次", "发现问题 1 个，当场解决 1 个",
    )  # fmt: skip
    with pytest.raises(OperationRefused, match="visit_date_missing"):
        pc.desk.diary.month_of(pc.actor, "李四", "2026-13")


def test_a_visit_taken_back_has_no_page_and_is_in_no_month(pc, households):
    visit = pc.desk.visits.record_visit(pc.actor, report(households[0]))
    pc.desk.visits.take_back_visit(pc.actor, visit.entity_id, "记错了户")
    with pytest.raises(OperationRefused, match="visit_taken_back_already"):
        pc.desk.diary.page_of(pc.actor, visit.entity_id)
    assert pc.desk.diary.visitors_of("2026-03") == {}
    empty = pc.desk.diary.month_of(pc.actor, pc.actor.name, "2026-03")
    assert (empty.entries, empty.sums[0]) == ((), "共 0 人次")
