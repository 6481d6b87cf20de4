"""A leader reads the villages' diaries in the browser, and comments on a page of them."""

from app.models.diary_papers import rank_names
from app.models.visit_records import COMMENT_RANKS
from app.town.ledger.case_queries import PageKey
from app.town.ledger.diary_queries import NO_COMMENT, DiaryFilter, DiaryQueries
from tests.town.browsing import sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

VILLAGE, OTHER = VILLAGES[:2]
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


def a_year_of_visits(township, make_station, clerk):
    """Sixty-five visits of two villages, some on one day, one corrected, three with a comment."""
    for place, code in enumerate((VILLAGE, OTHER)):
        station = make_station(code)
        station.device = greet(township, station)
        for n in range(33 - place):
            for content in ("记错了", "走访") if n == 5 else ("走访",):
                station.write(
                    "visit", f"{n:032x}", (), number=f"{code}-A2026030{place}-{n:03d}",
                    visited_on=f"2026-0{1 + n % 3}-0{1 + n % 4}", content=content,
                    visitor_name=("张三", "李_四", "")[n % 3],
                )  # fmt: skip
        push(township, station, station.device)
    for n, rank in enumerate(COMMENT_RANKS):
        township.diary.comment(VILLAGE, f"{n:032x}", clerk, rank, "好")


def test_the_diary_of_all_villages_is_leafed_through_and_filtered(township, make_station, clerk):
    a_year_of_visits(township, make_station, clerk)
    with township.ledger.read() as connection:
        queries = DiaryQueries(connection, township.ledger.town_code)

        def found(limit=1000, **wanted):
            return queries.lines(DiaryFilter(**wanted), None, limit)

        whole = found()
        keys = [(line.visit.visited_on, line.visit.id) for line in whole]
        assert len(whole) == 65 and keys == sorted(keys, reverse=True)
        assert all(line.visit.content == "走访" for line in whole)
        seen, after = [], None
        while rows := queries.lines(DiaryFilter(), after, 9):
            seen += rows
            after = PageKey(rows[-1].visit.visited_on, rows[-1].visit.id)
        assert seen == whole
        assert len(found(villages=(OTHER,))) == 32
        assert {line.visit.visitor_name for line in found(visitor="_")} == {"李_四"}
        march = found(since="2026-03-01", until="2026-03-02")
        assert march and {x.visit.visited_on for x in march} == {"2026-03-01", "2026-03-02"}
        for n, rank in enumerate(COMMENT_RANKS):
            [line] = found(rank=rank)
            assert (line.visit.entity_id, line.ranks) == (f"{n:032x}", {rank})
        assert len(found(rank=NO_COMMENT)) == 62


def test_a_leader_finds_visits_by_village_person_days_and_comment(
    page, township, make_station, clerk
):
    a_year_of_visits(township, make_station, clerk)
    sign_in(page)
    page.click("nav >> text=日记")
    assert page.locator("tbody tr").count() == 30
    page.click("text=下一页")
    page.click("text=下一页")
    assert page.locator("tbody tr").count() == 5 and page.locator("text=下一页").count() == 0
    page.goto("/diary")
    page.select_option("select[name=village]", OTHER)
    page.fill("#find", "张三")
    page.fill("[name=since]", "2026-01-02")
    page.click("button:has-text('查看')")
    rows = page.inner_text("tbody")
    assert (
        "卢坊村" in rows and "卢李村" not in rows and "李_四" not in rows and "1月1日" not in rows
    )
    assert page.input_value("#find") == "张三"
    names = rank_names(township.profiles.profile())
    page.goto("/diary?rank=main_leader")
    assert page.locator("tbody tr").count() == 1
    assert names["main_leader"] in page.inner_text("tbody tr")
    page.click("tbody a")
    page.click("a.back")
    assert page.url.endswith(f"/diary?village={VILLAGE}")
    page.goto("/diary?since=morgen&until=2026-13-40&rank=king&after=x")
    assert page.locator("tbody tr").count() == 30
    assert page.complaints == []
