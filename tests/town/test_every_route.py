"""Whatever address the console has: strangers, other sites' forms and clerks of other villages get nothing."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import event

from app.models.errors import OperationRefused
from app.models.town_roles import AUDITOR, OFFICER
from app.town.console import console
from app.town.console.console import Console
from app.town.people import ClerkFacts
from app.words.problem_words import problem_sentence
from tests.town.asking import Asking
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE, OTHER = VILLAGES[:2]
OPEN = {"/login", "/favicon.ico", "/static/{name}", "/static/fonts/{name}", "/"}
OWN_CHECKS = {"/login", "/logout"}
OF_AUDITORS = {
    "/people/audit",
    "/account",
    "/account/password",
    "/account/code",
    "/account/papers",
    "/logout",
}
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self'; object-src 'none'; base-uri "
    "'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
INLINE = re.compile(rb"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=\"|javascript:", re.I)
ASKED_ALSO = ("after", "before", "done", "from", "need", "next", "number", "state", "v", "village")
LONGEST_ASKED = 400
REFUSED = (303, 403, 404, 422)
TEMPLATES = Path(console.__file__).with_name("templates")
FIELD, FORM_TOKEN = re.compile(r'name="(\w+)"'), re.compile(r'name="form_token" value="(\w+)"')
STATEMENTS_MOST = 25  # of one page: on PostgreSQL each is a question over a line


@pytest.fixture
def routes(township):
    found = []
    for route in Console(township).app().routes:
        path = re.sub(r"\{number:int\}", "1", route.path)
        path = path.replace("{village}", VILLAGE).replace("{code:path}", "S01-001")
        path = re.sub(r"\{name\}", "contacts", path)
        found.append((route.path, re.sub(r"\{\w+\}", "ab" * 16, path), route.methods))
    assert len(found) > 80
    return found


def test_every_address_is_guarded(server, township, station, clerk, routes):
    station.submit_case()
    push(township, station, station.device)
    facts = ClerkFacts(name="别村", role=OFFICER, villages=(OTHER,))
    township.people.add(facts, CLERK_PASSWORD)
    stranger = Asking(server)
    ours = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    form = township.sign_in.sign_in("别村", CLERK_PASSWORD)
    with township.ledger.write() as connection:  # as if the first password had been changed
        connection.exec_driver_sql("UPDATE clerks SET is_password_given = FALSE")
    away = Asking(server, form)
    township.people.add(ClerkFacts(name="审计", role=AUDITOR), CLERK_PASSWORD)
    auditor = Asking(server, township.sign_in.sign_in("审计", CLERK_PASSWORD))
    not_ours = problem_sentence(OperationRefused("form_not_ours"))
    asked = []
    event.listen(
        township.ledger._engine,
        "before_cursor_execute",
        lambda _c, _cur, sql, *_: asked.append(sql),
    )
    for named, path, methods in routes:
        if "GET" in methods:
            asked.clear()
            shown = ours.get(path)
            questions = [sql for sql in asked if not sql.startswith("SET ")]  # which opens a view
            assert len(questions) <= STATEMENTS_MOST, (path, questions)
            hidden = stranger.get(path)
            for response in (shown, hidden):
                for header, value in HEADERS.items():
                    is_picture = path.endswith(".svg") and header == "content-security-policy"
                    assert is_picture or response.headers[header] == value, (path, header)
            is_page = shown.headers.get("content-type", "").startswith("text/html")
            assert shown.status < 500 and not (is_page and INLINE.search(shown.data)), path
            if named not in OPEN:
                assert (hidden.status, hidden.headers["location"][:6]) == (303, "/login"), path
            if "{village}" in named:
                assert away.get(path).status == 403, path
            if named not in OPEN | OF_AUDITORS:
                assert auditor.get(path).status == 403, path
        else:
            assert stranger.post(path, server.url).status == 303 or named == "/login", path
            for origin, fields in ((server.url, {}), ("http://evil.example", {"form_token": "0"})):
                refused = ours.post(path, origin, **fields)
                assert refused.status in REFUSED, (path, refused.status)
                if named not in OWN_CHECKS and refused.status not in (303, 404):  # nothing to show
                    assert not_ours in refused.data.decode(), path
            if "{village}" in named:
                assert away.post(path, server.url).status == 403, path
            if named not in OPEN | OF_AUDITORS:
                assert auditor.post(path, server.url).status == 403, path
    assert ours.get("/cases").status == 200


def broken_by(value, server, township, routes):
    """The addresses that answer nonsense with a fault of their own: value everywhere, and fields missing."""
    ours = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    token = {"form_token": FORM_TOKEN.search(ours.get("/account").data.decode())[1]}
    names = {name for page in TEMPLATES.rglob("*.html") for name in FIELD.findall(page.read_text())}
    assert len(names) > 70
    forms = [dict.fromkeys(names, value) | token, *([] if value else [token])]
    asked = urlencode(dict.fromkeys((*names, *ASKED_ALSO), value[:LONGEST_ASKED]))
    found = []
    for named, path, methods in routes:
        if "GET" in methods:
            found.append((path, ours.get(f"{path}?{asked}").status))
        elif named not in OWN_CHECKS:
            found += [(path, ours.post(path, server.url, **form).status) for form in forms]
    return [each for each in found if each[1] >= 500]


@pytest.mark.parametrize("value", ["", "2026-02-30", "9" * 4_500])
def test_no_nonsense_breaks_a_page(server, township, station, clerk, routes, value):
    station.submit_case()
    push(township, station, station.device)
    assert broken_by(value, server, township, routes) == []


@pytest.mark.both_ledgers
def test_a_nul_breaks_no_page(server, township, clerk, routes):
    """No text of PostgreSQL's can have one."""
    assert broken_by("乱\0", server, township, routes) == []


def test_a_village_that_is_asked_for_is_asked_for_in_vain(server, township, station):
    """Also where the address names it behind a question mark."""
    facts = ClerkFacts(name="别村", role=OFFICER, villages=(OTHER,))
    township.people.add(facts, CLERK_PASSWORD)
    station.submit_case(applicant_name="看不到的人")
    push(township, station, station.device)
    with township.ledger.write() as connection:
        connection.exec_driver_sql("UPDATE clerks SET is_password_given = FALSE")
    away = Asking(server, township.sign_in.sign_in("别村", CLERK_PASSWORD))
    for path in ("/cases?state=all", "/appeals", "/supervision", "/stations", "/handovers",
                 "/figures", "/stick", "/assessments"):  # fmt: skip
        response = away.get(f"{path}{'&' if '?' in path else '?'}village={VILLAGE}")
        assert response.status in (200, 403), path
        assert "看不到的人" not in response.data.decode(), path
        assert response.status == 403 or "卢李村" not in response.data.decode(), path
    for path in ("/assessments/cards", "/assessments/packs", "/assessments/packs/one",
                 "/assessments/records"):  # fmt: skip
        assert away.get(f"{path}?village={VILLAGE}&figure=cases").status == 403, path
