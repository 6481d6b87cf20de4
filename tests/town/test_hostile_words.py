"""Hostile words in every field of the township's own desk, in a browser whose scripts are on."""

from app.models.notices import NoticeDraft
from app.town.people import ClerkFacts
from app.town.token_desk import TokenFacts
from tests.town.browsing import WATCH
from tests.town.conftest import CLERK_PASSWORD, VILLAGES
from tests.town.exchanging import greet, push
from tests.town.test_console import HOSTILE, sign_in

VILLAGE = VILLAGES[0]


def test_no_page_of_the_desk_takes_words_for_markup(browser, server, township, make_station, clerk):
    station = make_station(VILLAGE)
    station.device = greet(township, station)
    case_ids = [station.submit_case(item_name=word, applicant_name=word) for word in HOSTILE]
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
        "/figures",
        "/stations",
        "/account",
        "/doors",
        "/doors/hooks",
        "/doors/texts",
        "/notices",
        "/notices/holidays",
        f"/notices/{notice}",
        *(f"/cases/{VILLAGE}/{case_id}" for case_id in case_ids),
    ):
        page.goto(path)
        assert (
            page.evaluate("document.querySelectorAll('main script, main svg, iframe').length") == 0
        )
        seen[path] = page.inner_text("main")
    context.close()

    for path in (
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
