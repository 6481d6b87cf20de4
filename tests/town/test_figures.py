"""The township's figures: kept as records change, equal to what counting anew says, over any period."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, select, update

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.moments import utc_text
from app.models.town_figures import grains_in, months_in, parts_within
from app.models.visit_statistics import Period
from app.town.clerk_acts import Clerk
from app.town.ledger.desk_schema import FIGURES, HOME_VISITS
from app.town.ledger.diary_queries import DiaryFilter, DiaryQueries
from app.town.ledger.figure_keeper import FigureKeeper
from app.town.ledger.figure_queries import FigureQueries
from app.words.problem_words import problem_sentence
from tests.town.browsing import sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push
from tests.town.visited_homes import visited_at_home

VILLAGE = VILLAGES[0]
CLERK = Clerk("ab" * 16, "张明")
YEAR = Period("2026-01-01", "2026-12-31")


def kept(township) -> set[tuple]:
    with township.ledger.read() as connection:
        figures = {tuple(row) for row in connection.execute(select(FIGURES)) if any(row[4:])}
        return figures | visited_at_home(connection)


def counted_anew(township) -> set[tuple]:
    with township.ledger.write() as connection:
        FigureKeeper(connection, township.ledger.town_code, township.ledger.statements).start_over()
    return kept(township)


def test_a_period_is_put_together_of_years_months_and_days_each_once():
    chance = random.Random(7)
    for _ in range(8):
        since = date(2024, 1, 1) + timedelta(days=chance.randrange(900))
        until = since + timedelta(days=chance.randrange(900))
        period = Period(since.isoformat(), until.isoformat())
        days = [
            (date(2024, 1, 1) + timedelta(days=n)).isoformat()
            for n in range((until - date(2024, 1, 1)).days + 800)
        ]
        for day in days:
            hits = sum(day.startswith(grain) for grain in grains_in(period))
            assert hits == (period.since <= day <= period.until), (period, day)
    assert grains_in(Period("2021-01-01", "2025-12-31")) == ["2021", "2022", "2023", "2024", "2025"]
    assert months_in(Period("2025-12-31", "2026-02-01")) == ["2025-12", "2026-01", "2026-02"]
    assert parts_within(Period("2024-12-30", "2026-02-01")) == {
        "2024-12": (29, 2),
        "202": (5, 1),
        "2026": (0, 1),
        "2026-02": (0, 1),
    }


def test_figures_that_were_kept_are_those_that_are_counted_anew(township, station, clock):
    """Whatever happens to the records, in whichever order and portions."""
    chance = random.Random(11)
    households = [new_id(station.randomness) for _ in range(6)]
    for number, each in enumerate(households):
        station.write("household", each, number=f"{number:03d}")
    visits, cases, appeals = [], [], []
    for round_number in range(8):
        for _ in range(6):
            day = (date(2025, 11, 1) + timedelta(days=chance.randrange(400))).isoformat()
            said = {
                "household_id": chance.choice([*households, ""]),
                "visited_on": chance.choice([day, day, day, "", "昨天"]),
                "channel": chance.choice(["home", "home", "phone", "field"]),
            }
            if visits and chance.random() < 0.4:
                visit, dot = chance.choice(visits)
                is_void = chance.random() < 0.3
                station.write("visit", visit, (dot,), is_deleted=is_void, **said)
            else:
                visit = new_id(station.randomness)
                visits.append((visit, station.write("visit", visit, **said)))
        cases.append(station.submit_case(station_received_at=utc_text(clock.now)))
        appeals.append(station.raise_appeal(raised_on=date(2026, 8, 1 + round_number).isoformat()))
        if chance.random() < 0.3:
            station.write("household", chance.choice(households), standing="left")
        push(township, station, station.device)
        clock.pass_days(chance.choice([0.2, 1, 9]))
        case = chance.choice(cases)
        for act in (
            lambda case=case: township.accept_case(case, VILLAGE, CLERK),
            lambda case=case: township.conclude_case(case, VILLAGE, CLERK, "granted", "好"),
            lambda: township.answer_appeal(chance.choice(appeals), VILLAGE, CLERK, "好"),
        ):
            try:
                act()
            except Exception as refusal:
                assert "out_of_order" in str(refusal) or "answered" in str(refusal), refusal
    assert len(kept(township)) > 60
    assert kept(township) == counted_anew(township)
    with township.ledger.read() as connection:
        queries = FigureQueries(connection, township.ledger.town_code)
        for period in (
            YEAR,
            Period("2026-02-01", "2026-02-28"),
            Period("2026-04-01", "2026-06-30"),
            Period("2025-07-01", "2025-12-31"),
            Period("2025-01-01", "2026-12-31"),
            Period("2024-01-01", "2028-12-31"),
            Period("2019-01-01", "2026-12-31"),
            Period("2025-11-01", "2026-03-31"),
            Period("2026-01-05", "2026-06-17"),
        ):
            looked = covered_by_looking(connection, period)
            assert {v: n for v, n in queries.covered(period).items() if n} == looked
    assert township.check().differing_counts == 0
    with township.ledger.write() as connection:
        connection.execute(
            update(FIGURES)
            .where(FIGURES.c.measure == "contacts", FIGURES.c.village_code == VILLAGE)
            .values(part_31=FIGURES.c.part_31 + 1)
        )
        connection.execute(delete(HOME_VISITS).where(HOME_VISITS.c.span == "202"))
    figures = township.check()
    assert figures.differing_counts > 10
    assert not figures.is_sound
    township.recount()
    assert township.check().is_sound
    with township.ledger.write() as connection:
        FigureKeeper(connection, township.ledger.town_code, township.ledger.statements).clear(
            VILLAGE
        )
    assert kept(township) == set()


def test_a_visit_that_its_station_voided_counts_no_longer(township, station):
    """As at the station itself; one whose correction alone was taken back goes on counting."""
    said = {"household_id": "ab" * 16, "visited_on": "2026-08-01", "channel": "home"}
    visit, kept_one = new_id(station.randomness), new_id(station.randomness)
    for each in (visit, kept_one):
        station.write("visit", each, **said)
    station.write("visit", visit, **said, is_deleted=True)
    station.write("visit", kept_one, **said | {"channel": "phone"})
    station.write("visit", kept_one, **said, correction_note="撤销")
    push(township, station, station.device)
    with township.ledger.read() as connection:
        town_code = township.ledger.town_code
        queries, diary = FigureQueries(connection, town_code), DiaryQueries(connection, town_code)
        lines = diary.lines(DiaryFilter(), None, 9)
        assert [line.visit.entity_id for line in lines] == [kept_one]
        counts = queries.sums(YEAR)
        assert (counts["contact_home"], counts["contacts"]) == (1, 1)
        assert counts.get("contact_phone", 0) == 0
    assert township.check().is_sound


def covered_by_looking(connection, period: Period) -> dict[str, int]:
    """Every visit read, its last correction kept, the households counted in memory."""
    rows = connection.exec_driver_sql(
        "SELECT entity_id, hlc, id, household_id, visited_on, channel, is_deleted FROM visits"
    ).all()
    last = {}
    for row in rows:
        if row.entity_id not in last or (row.hlc, row.id) > (
            last[row.entity_id].hlc,
            last[row.entity_id].id,
        ):
            last[row.entity_id] = row
    found = {
        row.household_id
        for row in last.values()
        if row.channel == "home"
        and not row.is_deleted
        and row.household_id
        and period.since <= row.visited_on <= period.until
    }
    return {VILLAGE: len(found)} if found else {}


@pytest.mark.ledger_file
def test_the_dashboard_shows_any_period_with_a_table_behind_each_chart(
    page, township, station, clerk, clock
):
    for day, channel in (("2026-08-01", "home"), ("2026-08-02", "home"), ("2026-07-02", "phone")):
        station.write(
            "visit",
            new_id(station.randomness),
            household_id="ab" * 16,
            visited_on=day,
            channel=channel,
        )
    for each in ("ab" * 16, "cd" * 16):
        station.write("household", each, number=each[:3])
    case_id = station.submit_case()
    station.raise_appeal()
    push(township, station, station.device)
    township.accept_case(case_id, VILLAGE, clerk)
    township.conclude_case(case_id, VILLAGE, clerk, "granted", "好")
    pictures = []
    page.on("response", lambda r: pictures.append((r.status, r.url)) if ".svg?s" in r.url else None)
    sign_in(page)
    page.click("text='看板'")

    page.wait_for_selector(".tile")
    assert page.inner_text(".head-note").startswith("2026年1月1日 至 2026年")
    tiles = [" ".join(t.split()) for t in page.locator(".tile").all_inner_texts()]
    assert tiles[:6] == [
        "联系群众（次） 3",
        "入户率 50.0% 1 ÷ 2 已入户 ÷ 应访户",
        "收件（件） 1",
        "办结率 100.0% 1 ÷ 1 办结 ÷ 受理",
        "按时办结率 100.0% 1 ÷ 1 未逾期办结 ÷ 办结",
        "满意率 – 0 ÷ 0 满意以上 ÷ 有效评价",
    ]
    page.wait_for_load_state("networkidle")
    assert [status for status, _ in pictures] == [200] * 3  # no case is open, so none is late
    page.click(".chart:first-child summary")
    cells = page.locator(".chart:first-child tbody tr:nth-child(8) td").all_inner_texts()
    assert cells == ["8月", "2", "0", "0", "0", "0", "0"]
    page.select_option("select[name=colour]", "coverage")
    page.click("button:has-text('着色')")
    assert page.inner_text(".village-grid") == "卢李村\n50.0%"
    page.fill("[name=since]", "2026-07-01")
    page.fill("[name=until]", "2026-07-31")
    page.click("button:has-text('统计')")
    assert "联系群众（次） 1" in " ".join(page.inner_text(".tiles").split())
    page.goto("/figures?since=2026-07-01&until=2026-06-01")
    assert page.inner_text("[role=alert]") == problem_sentence(
        OperationRefused("figures_period_wrong")
    )
    assert page.complaints == [] or all("422" in c for c in page.complaints)
