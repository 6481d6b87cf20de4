"""Every figure of the dashboard opens its records: as many as it says, each once, of the same days and villages."""

import html
import random
import re
from datetime import date, timedelta

import pytest

from app.models.identity import new_id
from app.models.moments import utc_text
from app.models.town_roles import OFFICER
from app.town.people import ClerkFacts
from tests.town.asking import Asking
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

LINK = re.compile(r'<a href="(/figures/records\?[^"]+)">([^<]+)</a>')
HEAD = re.compile(r'<h1>.*?<span class="number">([\d,]+)</span></h1>')
NEXT = re.compile(r'href="([^"]+)" rel="next"')
PART = re.compile(r"</i>(按时|满意|已办结|已入户)</span></td>\s*<td><span")
TILE = re.compile(r'<li class="tile">.*?</li>', re.S)


@pytest.fixture
def lived(township, make_station, clock):
    """A year of two villages: everything happens, is corrected, is taken back and goes on."""
    chance, voiding = random.Random(23), random.Random(5)
    clerk = township.add_clerk(CLERK_NAME, CLERK_PASSWORD, OFFICER)
    for village in VILLAGES[:2]:
        station = make_station(village)
        device = greet(township, station)
        homes = [new_id(station.randomness) for _ in range(40)]
        for number, each in enumerate(homes[:38]):  # of two nothing but their visits has come in
            station.write(
                "household", each, number=f"{number:03d}", head_name="户主", address="村东"
            )
        visits, cases, appeals = [], [], []
        for round_number in range(6):
            for _ in range(14):
                day = (date(2025, 12, 1) + timedelta(days=chance.randrange(300))).isoformat()
                said = {
                    "household_id": chance.choice([*homes, ""]),
                    "visited_on": chance.choice([day, day, day, day, "", "昨天"]),
                    "channel": chance.choice(["home", "home", "phone", "field", "message"]),
                    "content": "走访",
                }
                if visits and chance.random() < 0.4:
                    visit, dot = chance.choice(visits)
                    is_void = voiding.random() < 0.2
                    station.write("visit", visit, (dot,), is_deleted=is_void, **said)
                else:
                    visit = new_id(station.randomness)
                    visits.append((visit, station.write("visit", visit, **said)))
            cases += [
                station.submit_case(station_received_at=utc_text(clock.now)) for _ in range(4)
            ]
            appeals.append(station.raise_appeal(raised_on=f"2026-08-{1 + round_number:02d}"))
            station.write("household", chance.choice(homes[:38]), standing="left")
            push(township, station, device)
            clock.pass_days(chance.choice([0.2, 0.4, 9, 30]))
            for case in chance.sample(cases, min(len(cases), 5)):
                act = chance.choice(["accept", "accept", "conclude", "conclude", "send_back"])
                try:
                    if act == "accept":
                        township.accept_case(case, village, clerk)
                    elif act == "conclude":
                        township.conclude_case(case, village, clerk, "granted", "好")
                        rating = chance.choice(["satisfied", "satisfied", "unsatisfied"])
                        for said in ({"action": "deliver", "receiver_name": "李四"},
                                     {"action": "rate", "rating": rating}):  # fmt: skip
                            clock.pass_minutes(5)
                            at = utc_text(clock.now)
                            station.write("case_step", case, at=at, side="station", **said)
                    else:
                        township.send_back_case(case, village, clerk, "缺照片")
                except Exception as refusal:
                    assert "out_of_order" in str(refusal), refusal
            township.answer_appeal(appeals[-1], village, clerk, "好") if round_number % 2 else None
    return clerk


def read_whole(asking, url):
    """The figure at the head of a list, and how many rows and marks of its part all its pages have."""
    count, rows, is_marked = "0", [], False
    while url:
        page = asking.get(html.unescape(url)).data.decode()
        count = HEAD.search(page)[1]
        body = page.partition("<tbody>")[2].partition("</tbody>")[0]
        rows += re.findall(r"<tr>.*?</tr>", body, re.S)
        is_marked = is_marked or '<th class="state">算入</th>' in page
        found = NEXT.search(page)
        url = found[1] if found else ""
    marked = sum(bool(PART.search(row)) for row in rows) if is_marked else 0
    return int(count.replace(",", "")), len(rows), marked


def test_every_figure_on_the_page_opens_as_many_records_as_it_says(server, township, lived):
    """Also where a month's only visit was corrected to another, and of households known by visits alone."""
    ours = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    seen, parts = set(), 0
    for asked in ("", "since=2026-01-01&until=2026-08-31&colour=coverage",
                  "since=2026-08-01&until=2026-08-20&colour=in_time"):  # fmt: skip
        page = ours.get(f"/figures?{asked}").data.decode()
        links = set(LINK.findall(page))
        assert len(links) > 20
        for url, text in sorted(links):
            count, rows, _ = read_whole(ours, url)
            assert rows == count, (url, text)
            if "%" not in text and "–" not in text:
                assert count == int(text.replace(",", "")), (url, text)
            seen.add(html.unescape(url).partition("figure=")[2].partition("&")[0])
        for tile in TILE.findall(page):
            found = LINK.findall(tile)
            if (
                len(found) == 3 and "households" not in found[0][0]
            ):  # a rate, its part and its whole
                assert read_whole(ours, found[0][0])[2] == int(found[1][1]), found
                parts += int(found[1][1])
    assert parts > 10
    assert {"contacts", "contact_home", "households", "covered", "case_received", "case_accepted",
            "case_concluded", "case_in_time", "case_rated", "case_satisfied",
            "appeal_raised", "appeal_answered"} <= seen  # fmt: skip
    assert any(each.startswith("state_") for each in seen)
    assert any(each.startswith("level_") for each in seen)


@pytest.mark.ledger_file
def test_a_list_keeps_to_the_villages_that_a_clerk_may_see(server, township, lived):
    facts = ClerkFacts(name="一村", role=OFFICER, villages=VILLAGES[1:2])
    township.people.add(facts, CLERK_PASSWORD)
    with township.ledger.write() as connection:  # as if the first password had been changed
        connection.exec_driver_sql("UPDATE clerks SET is_password_given = FALSE")
    own = Asking(server, township.sign_in.sign_in("一村", CLERK_PASSWORD))
    both = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    span = "since=2026-01-01&until=2026-12-31"
    for figure in ("contacts", "households", "covered", "case_received", "appeal_raised"):
        url = f"/figures/records?figure={figure}&{span}"
        count, rows, _ = read_whole(own, url)
        assert 0 < count == rows < read_whole(both, url)[0]
        assert read_whole(both, f"{url}&village={VILLAGES[1]}")[:2] == (count, rows)
        assert own.get(f"{url}&village={VILLAGES[0]}").status == 403
    assert own.get(f"/figures/records?figure=nothing&{span}").status == 404
    assert own.get("/figures/records?figure=contacts&since=x&until=y").status == 422
    assert own.get(f"/figures/records?figure=contacts&{span}&after=x~y").status == 200
