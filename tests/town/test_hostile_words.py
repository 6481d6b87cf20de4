"""Hostile words in every field of the township's own desk, in a browser whose scripts are on."""

from urllib.parse import quote

from app.models.notices import NoticeDraft
from app.town.people import ClerkFacts
from app.town.token_desk import TokenFacts
from tests.town.asking import Asking
from tests.town.browsing import CLERK_NAME, HOSTILE, WATCH, sign_in
from tests.town.conftest import CLERK_PASSWORD, VILLAGES
from tests.town.exchanging import greet, push

VILLAGE = VILLAGES[0]


def test_no_page_of_the_desk_takes_words_for_markup(browser, server, township, make_station, clerk):
    station = make_station(VILLAGE)
    station.device = greet(township, station)
    case_ids = [station.submit_case(item_name=word, applicant_name=word) for word in HOSTILE]
    visits = [f"{n:032x}" for n in range(len(HOSTILE))]
    appeals = []
    for visit, word in zip(visits, HOSTILE, strict=True):
        appeals.append(station.raise_appeal(content=word, raised_by=word, raised_on=word))
        for content in ("记错了", word):
            station.write("visit", visit, (), number=word, visited_on="2026-03-02",
                          content=content, finding=word, visitor_name=word, channel=word)  # fmt: skip
    station.write("visit", "ef" * 16, (), visited_on=HOSTILE[0], content="哪天不清楚")
    push(township, station, station.device)
    added = [
        township.people.add(ClerkFacts(name=f"{n}{word}", department=word), CLERK_PASSWORD, clerk)
        for n, word in enumerate(HOSTILE)
    ]
    for case_id, word in zip(case_ids, HOSTILE, strict=True):
        key = (VILLAGE, case_id)
        township.case_desk.assign(key, clerk, word)
        township.acts.accept_case(case_id, VILLAGE, clerk)
        township.case_desk.ask_extension(key, clerk, "2026-09-02", word, "")
        township.acts.supervise_case(case_id, VILLAGE, clerk, "red", word)
        township.people.note(clerk, "reveal", word, word, VILLAGE)
    for visit, appeal, word in zip(visits, appeals, HOSTILE, strict=True):
        township.diary.comment(VILLAGE, visit, clerk, "main_leader", word)
        township.acts.supervise_appeal(appeal, VILLAGE, clerk, "order", word, "2026-08-08")

    for word in HOSTILE:
        facts = TokenFacts(name=word[:60], scopes=("cases",), expires_on="2026-12-31")
        township.tokens.make(facts, clerk)
        notice = township.notices.publish(NoticeDraft(title=word[:40], body=word), clerk)
    context = browser.new_context(base_url=server.url, locale="zh-CN")
    context.add_init_script(WATCH)
    page, complaints = context.new_page(), []
    page.on("dialog", lambda dialog: complaints.append(dialog.message) or dialog.dismiss())
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page)
    seen = {}
    for path in (
        "/cases?state=all",
        "/people",
        f"/people/{added[0].id}",
        "/people/audit",
        "/supervision",
        "/supervision?list=extensions",
        "/supervision?of=appeals",
        "/figures",
        "/stations",
        "/account",
        "/doors",
        "/doors/hooks",
        "/doors/texts",
        "/notices",
        "/notices/holidays",
        f"/notices/{notice}",
        "/publishing",
        "/publishing/updates",
        "/appeals",
        "/diary",
        f"/diary?q={quote(HOSTILE[1])}&since={quote(HOSTILE[0])}&rank={quote(HOSTILE[2])}",
        f"/diary/{VILLAGE}/{'ef' * 16}",
        *(f"/diary/{VILLAGE}/{visit}" for visit in visits),
        *(f"/appeals/{VILLAGE}/{appeal}" for appeal in appeals),
        *(f"/cases/{VILLAGE}/{case_id}" for case_id in case_ids),
    ):
        assert page.goto(path).status == 200, path
        assert (
            page.evaluate("document.querySelectorAll('main script, main svg, iframe').length") == 0
        )
        seen[path] = page.inner_text("main")
    context.close()

    for path in (
        "/publishing",
        "/appeals",
        "/diary",
        "/doors",
        "/notices",
        "/people",
        "/supervision",
        "/supervision?list=extensions",
        "/people/audit",
    ):
        for word in HOSTILE:
            assert " ".join(word.split())[:16] in " ".join(seen[path].split()), (path, word)
    assert complaints == []


def test_a_day_that_is_none_stops_no_page(server, township, station, clerk):
    """What a station wrote for a day is shown as it stands, whatever it is."""
    bad = HOSTILE[0]
    case = station.submit_case(station_received_at=bad, station_due_on=bad)
    station.write("case_step", case, (), action="note", at=bad, due_on=bad, told_on=bad, note="记")
    station.write("case_step", case, (), action="submit", at=bad)
    appeal = station.raise_appeal(raised_on=bad)
    station.write("appeal_step", appeal, (), action="progress", at=bad, due_on=bad, note="记")
    station.write("visit", "ef" * 16, (), visited_on=bad, recorded_at=bad, content="哪天不清楚")
    push(township, station, station.device)
    asking = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    for path in ("/cases?state=all", f"/cases/{VILLAGE}/{case}", "/appeals?state=all",
                 f"/appeals/{VILLAGE}/{appeal}", "/diary", f"/diary/{VILLAGE}/{'ef' * 16}",
                 f"/stations/{VILLAGE}", "/stations", "/figures", "/supervision?list=pending",
                 "/supervision?list=pending&of=appeals", f"/assessments/cards?village={VILLAGE}",
                 f"/assessments/packs?village={VILLAGE}"):  # fmt: skip
        response = asking.get(path)
        assert response.status == 200 and bad.encode() not in response.data, path
