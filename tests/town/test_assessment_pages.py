"""Appraisals, scorecards and monthly packs in the township's pages."""

from dataclasses import replace

import pytest

from app.models.errors import OperationRefused
from app.models.town_roles import READER
from app.town.people import ClerkFacts
from app.town.surroundings import ProfileFiles
from tests.town.browsing import HOSTILE, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE, OTHER = VILLAGES[:2]
CADRE, HOMES = "ca" * 16, ("a1" * 16, "b2" * 16, "c3" * 16)
RULES = """code = "tried"
name = "试用规则"
must_record_classes = ["意见建议"]
appeal_classes = ["意见建议"]
[[scorecard.blocks]]
name = "走访"
indicators = [
  {name = "入户率", points = 30, figure = "home_visit_rate"},
  {name = "办结率", points = 20, figure = "conclusion_rate"},
  {name = "作风", points = 10},
]
"""


@pytest.fixture
def surroundings(surroundings):
    return replace(surroundings, profile_files=ProfileFiles(RULES))


def write_work(station, words="看望老人"):
    """Three households of one cadre, one of them visited twice; an appeal; a score; a shift."""
    station.write("cadre", CADRE, name="张三", title="村委委员")
    for number, home in enumerate(HOMES, start=1):
        station.write("household", home, number=f"00{number}", head_name=words, cadre_id=CADRE)
    for day, visit in (("2026-08-03", "d1" * 16), ("2026-08-04", "d2" * 16)):
        station.write(
            "visit", visit, household_id=HOMES[0], visited_on=day, content=words,
            visitor_name="张三", visitor_id=CADRE, channel="home",
        )  # fmt: skip
    station.write(
        "score_mark", "5c" * 16, period="2026-H2", cadre_id=CADRE, block="走访", indicator="作风",
        points="8.5", reason=words,
    )  # fmt: skip
    station.write(
        "duty_shift", "5f" * 16, duty_on="2026-08-05", shift="白班", officer_id=CADRE,
        officer_name="张三",
    )  # fmt: skip
    return station.raise_appeal(content=words, first_receiver_id=CADRE)


def appraise(station, sheets=2, words="2026年上半年评议", appraisal="e0" * 16):
    said = {"title": words, "period": words, "held_on": "2026-07-30", "place": words,
            "subjects": ["张三", "李四"], "grades": ["好", "较好", "一般", "较差"], "minimum": 2}  # fmt: skip
    station.write("appraisal", appraisal, **said)
    for _ in range(sheets):
        last = station.write(
            "appraisal_event", appraisal, action="sheet", at="2026-07-30T02:00:00Z", part="masses",
            marks=["好", "一般"],
        )  # fmt: skip
    station.write("appraisal_event", appraisal, (last,), action="close", at="2026-07-30T03:00:00Z")
    station.write(
        "review_conclusion", appraisal[::-1], appraisal_id=appraisal, period="2026-H1", conclusion=words,
        measures=words, leader_name="王五", concluded_on="2026-07-31",
    )  # fmt: skip
    return appraisal


def test_every_figure_of_a_card_opens_its_records(page, township, station, clerk):
    write_work(station)
    push(township, station, station.device)
    sign_in(page)
    page.click("text=考评")
    page.click(".tabs >> text=考核表")
    assert "卢李村　本站　2026年下半年" in page.inner_text(".head-note")
    page.select_option("select[name=cadre]", CADRE)
    page.click("button:has-text('查看')")
    rows = page.locator("main tbody tr")
    assert rows.nth(0).locator("td").all_inner_texts()[2:5] == ["30", "33.3%", "10.0"]
    assert rows.nth(2).locator("td").all_inner_texts()[4:] == ["8.5", "打分：看望老人"]

    page.click("text=33.3%")

    marks = page.locator("main tbody tr td:first-child").all_inner_texts()
    assert marks == ["◆算", "○不算", "○不算"]
    page.click("text=‹ 考核表")
    assert page.input_value("select[name=cadre]") == CADRE
    page.click("main tbody tr:nth-child(2) a")
    page.click(".main-link")
    assert "看望老人" in page.inner_text("main") and "/appeals/" in page.url
    assert page.complaints == []


def test_a_pack_holds_a_cadre_s_month_and_leads_to_each_record(page, township, station, clerk):
    write_work(station)
    push(township, station, station.device)
    sign_in(page)
    page.goto("/assessments/packs?period=2026-08")
    page.click("text='张三'")
    assert "2026年8月述职点评材料" in page.inner_text("h1")
    titles = page.locator("main h2").all_inner_texts()
    assert titles == ["一个月的数字", "走访　2 条", "诉求　1 条", "值班　1 条"]
    page.click("tr:has-text('其中入户走访') a")
    assert page.inner_text("h1 .number") == "2" == str(page.locator("tbody tr").count())
    page.click("text=‹ 述职材料")
    page.click("section:has(h2:text('走访')) .main-link >> nth=0")
    assert page.inner_text("h1") == "民情日记"
    page.goto("/assessments/packs?period=2026-07")
    page.click("text='张三'")
    assert "没有走访" in page.inner_text(".empty")


def test_an_appraisal_shows_its_counts_and_conclusion(page, township, station, clerk):
    appraise(station)
    appraise(station, sheets=1, appraisal="e2" * 16)
    push(township, station, station.device)
    sign_in(page)
    page.goto("/assessments")
    page.click(".main-link >> nth=0")
    assert "不到 2 张，结果还不能算数" in page.inner_text("main")
    page.goto("/assessments")
    assert "已结束" in page.inner_text("tbody tr:last-child")
    page.click(".main-link >> nth=1")
    assert page.locator("tbody tr").all_inner_texts() == [
        "张三\t好 2　较好 0　一般 0　较差 0\t100.00%\t好",
        "李四\t好 0　较好 0　一般 2　较差 0\t0.00%\t一般",
    ]
    assert "王五" in page.inner_text("main")


def test_a_clerk_of_other_villages_reads_none_of_it(page, township, station):
    appraisal = appraise(station)
    write_work(station)
    push(township, station, station.device)
    facts = ClerkFacts(name="赵六", role=READER, villages=(OTHER,))
    reader = township.people.add(facts, "yi ge hao mima 6")
    desk = township.assessments
    assert desk.sessions(reader, "", None, 9) == []
    for ask in (
        lambda: desk.sessions(reader, VILLAGE, None, 9),
        lambda: desk.session(reader, VILLAGE, appraisal),
        lambda: desk.scorecard(reader, VILLAGE, "", "2026"),
        lambda: desk.pack(reader, VILLAGE, "", "2026-08"),
        lambda: desk.packs(reader, VILLAGE, "2026-08"),
        lambda: desk.records(reader, VILLAGE, "", "2026", "cases"),
    ):
        with pytest.raises(OperationRefused, match="village_out_of_scope"):
            ask()


def test_what_nobody_offers_is_refused_in_words(township, station, clerk):
    desk = township.assessments
    for key, ask in {
        "cadre_unknown": lambda: desk.scorecard(clerk, VILLAGE, "no", "2026"),
        "score_period_unreadable": lambda: desk.scorecard(clerk, VILLAGE, "", "2026-13"),
        "page_unknown": lambda: desk.records(clerk, VILLAGE, "", "2026", "__class__"),
        "appraisal_unknown": lambda: desk.session(clerk, VILLAGE, "no"),
    }.items():
        with pytest.raises(OperationRefused, match=key):
            ask()


def test_hostile_words_stay_words_on_every_page(page, township, station, clerk):
    words = " ".join(HOSTILE)
    write_work(station, words)
    appraisal = appraise(station, words=words)
    push(township, station, station.device)
    sign_in(page)
    about = f"village={VILLAGE}&cadre={CADRE}"
    for path in (
        "/assessments",
        f"/assessments/{VILLAGE}/{appraisal}",
        f"/assessments/cards?{about}",
        f"/assessments/records?{about}&figure=home_visit_rate",
        f"/assessments/packs/one?{about}&period=2026-08",
    ):
        page.goto(path)
        assert HOSTILE[0] in page.inner_text("main"), path
        assert page.locator("main script, main iframe, main img[src=x]").count() == 0
    assert page.complaints == []
