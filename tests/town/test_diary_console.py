"""A leader reads a page of a village's diary in the browser and comments on it."""

from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push
from tests.town.test_console import sign_in

VILLAGE = VILLAGES[0]
VISIT = "ab" * 16


def test_a_leader_comments_on_a_visit(page, township, make_station, clerk):
    station = make_station(VILLAGE)
    station.device = greet(township, station)
    for content in ("记错了", "<b>看望老人</b>"):
        station.write(
            "visit", VISIT, (), number=f"{VILLAGE}-A20260302-001", household_id="cd" * 16,
            visited_on="2026-03-02", content=content, visitor_name="张三",
        )  # fmt: skip
    push(township, station, station.device)
    sign_in(page)
    page.goto(f"/stations/{VILLAGE}")
    assert "记错了" not in page.inner_text("#main")
    page.click("a[href^='/diary/']")
    assert "<b>看望老人</b>" in page.inner_text("#main")
    assert "记错了" in page.inner_text("#main")
    page.select_option("#rank", "main_leader")
    page.fill("#comment", "帮他把屋顶修好。")
    page.click("button:has-text('保存点评')")
    assert "点评已保存" in page.inner_text("[role=status]")
    assert "帮他把屋顶修好。" in page.inner_text("section:has(h2:text('主要领导点评'))")
    assert "还没有点评" in page.inner_text("section:has(h2:text('分管领导点评'))")
    with township.ledger.read() as connection:
        rows = connection.exec_driver_sql("SELECT rank, comment FROM diary_comments").fetchall()
    assert [tuple(row) for row in rows] == [("main_leader", "帮他把屋顶修好。")]
    assert page.complaints == []
