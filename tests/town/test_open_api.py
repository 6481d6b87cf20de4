"""Reading with a token from outside: what is answered, to whom, and what never is."""

import msgspec
import pytest
import schemathesis
import urllib3
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.models.id_number import masked_text
from app.models.town_roles import TOWN_ROLES
from app.town.clerk_acts import Clerk
from app.town.ledger.audit_log import AuditWanted
from app.town.open_api.door import TOKEN_RATE
from app.town.token_desk import SCOPES, TokenFacts
from tests.refusals import key_of
from tests.town.browsing import confirm, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE, OTHER = VILLAGES[0], VILLAGES[1]
ADMIN = Clerk("ab" * 16, "管理员", "admin")
PROMISED = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def make_token(township):
    def make(*scopes: str, villages: tuple[str, ...] = ()) -> str:
        facts = TokenFacts(
            name="热线", scopes=scopes or SCOPES, villages=villages, expires_on="2026-12-31"
        )
        return township.tokens.make(facts, ADMIN).text

    return make


@pytest.fixture
def ask(server):
    pool = urllib3.PoolManager(retries=False)

    def asked(path: str, token: str = "", **said: str) -> tuple[int, dict]:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        found = pool.request("GET", f"{server.url}/open/v1{path}", fields=said, headers=headers)
        return found.status, msgspec.json.decode(found.data)

    yield asked
    pool.clear()


def test_every_address_keeps_what_the_description_promises(server, township, station, make_token):
    """No 5xx, no success without a token, and no answer but those of the description."""
    station.submit_case(), station.raise_appeal()
    push(township, station, station.device)
    token = make_token()
    schema = schemathesis.openapi.from_url(f"{server.url}/open/openapi.json")
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=12,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def keeps_its_word(case):
            nonlocal tried
            tried += 1
            township.surroundings.clock.pass_minutes(1)
            headers = {"authorization": f"Bearer {token}"}
            answer = case.call(base_url=f"{server.url}/open/v1", headers=headers)
            case.validate_response(answer, checks=PROMISED)
            stranger = case.call(base_url=f"{server.url}/open/v1", auth=None)
            assert stranger.status_code in (401, 404), stranger.text

        keeps_its_word()
    assert tried >= 12 * 4


def test_a_case_is_told_with_its_numbers_masked(township, station, make_token, ask):
    case_id = station.submit_case(request="请打13800138000，证号370781196003074522")
    push(township, station, station.device)
    status, page = ask("/cases", make_token("cases"))
    assert (status, page["next"]) == (200, "")
    case = page["cases"][0]
    assert (case["id"], case["applicant_phone"]) == (case_id, "138****8000")
    assert case["request"] == "请打138****8000，证号3707**********4522"
    assert ask(f"/cases/{VILLAGE}/{case_id}", make_token("cases"))[1] == case
    assert ask(f"/case-numbers/{case['number']}", make_token("cases"))[1] == case
    assert ask(f"/case-numbers/{VILLAGE}-A20260805-999", make_token("cases"))[0] == 404
    assert (
        masked_text("编号37078100720120260805001不是证号") == "编号37078100720120260805001不是证号"
    )


@pytest.mark.both_ledgers
def test_pages_follow_each_other_without_gap_or_repetition(
    township, station, clock, make_token, ask
):
    made = []
    for _ in range(5):
        clock.pass_minutes(1)
        made.append(station.submit_case())
    push(township, station, station.device)
    token, after, seen = make_token("cases"), {}, []
    while True:
        _, page = ask("/cases", token, limit="2", **after)
        seen += [case["id"] for case in page["cases"]]
        if not page["next"]:
            break
        after = {"after": page["next"]}
    assert seen == made
    since = ask(f"/cases/{VILLAGE}/{made[3]}", token)[1]["updated_at"]
    _, page = ask("/cases", token, updated_since=since, state="submitted")
    assert [case["id"] for case in page["cases"]] == made[3:]


def test_an_appeal_that_passes_the_staff_by_is_told_to_nobody(township, station, make_token, ask):
    hidden, open_one = station.raise_appeal(content="干部作风"), station.raise_appeal()
    station.write(
        "appeal_step", hidden, (), action="note", note="-", at="2026-08-03T01:00:00Z",
        route="discipline", is_hidden_at_station=True, is_hidden_in_town=True,
    )  # fmt: skip
    push(township, station, station.device)
    token = make_token()
    assert [a["id"] for a in ask("/appeals", token)[1]["appeals"]] == [open_one]
    assert ask(f"/appeals/{VILLAGE}/{hidden}", token)[0] == 404
    assert ask(f"/appeals/{VILLAGE}/{open_one}", token)[0] == 200


@pytest.mark.both_ledgers
def test_a_token_opens_its_scopes_and_villages_and_nothing_after_its_end(
    township, station, clock, make_token, ask
):
    case_id = station.submit_case()
    push(township, station, station.device)
    few = make_token("cases", villages=(OTHER,))
    assert ask("/cases", few)[1]["cases"] == []
    for path in (f"/cases/{VILLAGE}/{case_id}", f"/case-numbers/{VILLAGE}-A20260805-001"):
        assert ask(path, few)[1]["problem"] == "village_out_of_scope"
    assert ask("/cases", few, village_code=VILLAGE)[0] == 403
    for path in ("/appeals", "/stations"):
        assert ask(path, few)[1]["problem"] == "token_scope_lacking"
    stations = ask("/stations", make_token("stations"))[1]["stations"]
    assert [(each["village_code"], each["computers"]) for each in stations] == [(VILLAGE, 1)]
    for text in ("", "lxt_" + "0" * 64, few[:-1], few.upper()):
        assert ask("/cases", text)[1]["problem"] == "token_not_trusted"

    made = {each.villages == [OTHER]: each.id for each in township.tokens.page(ADMIN, "", 9)}
    township.tokens.revoke(made[True], ADMIN)
    assert ask("/cases", few)[0] == 401
    late = make_token("cases")
    clock.pass_days(149)
    assert ask("/cases", late)[0] == 401


@pytest.mark.both_ledgers
def test_every_use_is_noted_and_too_many_are_refused(township, make_token, ask):
    token = make_token("cases")
    assert ask("/cases", token, village_code=VILLAGE)[0] == 200
    line = township.people.audit(AuditWanted(act="api_read"), ADMIN)[0]
    assert (line.clerk_name, line.note) == ("热线", f"/cases?village_code={VILLAGE}")
    assert line.address == "127.0.0.1"
    assert township.tokens.page(ADMIN, "", 9)[0].uses == 1
    answers = [ask("/case-numbers/x", token)[0] for _ in range(TOKEN_RATE.burst + 1)]
    assert answers[0] == 422
    assert answers[-1] == 429
    with township.ledger.read() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM api_tokens").one()
    assert token not in str(kept)
    assert bytes.fromhex(token[4:]) not in kept


def test_only_administrators_make_tokens_and_say_enough(township):
    good = TokenFacts(name="热线", scopes=("cases",), expires_on="2026-12-31")
    for role in TOWN_ROLES:
        who = Clerk("cd" * 16, "某人", role)
        if role != "admin":
            for act, facts in ((township.tokens.make, good), (township.tokens.revoke, "ab" * 16)):
                assert key_of(act, facts, who) == "clerk_not_administrator"
            assert key_of(township.tokens.page, who, "", 9) == "clerk_not_administrator"
    wrong = {
        "token_name_missing": {"name": "  "},
        "token_scope_missing": {"scopes": ("king",)},
        "token_expiry_wrong": {"expires_on": "2026-08-04"},
        "village_not_of_this_township": {"villages": ("370781001024",)},
    }
    for key, change in wrong.items():
        assert key_of(township.tokens.make, msgspec.structs.replace(good, **change), ADMIN) == key
    assert key_of(township.tokens.revoke, "ab" * 16, ADMIN) == "token_unknown"


def test_an_administrator_hands_a_token_out_once_and_takes_it_back(page, clerk, ask):
    sign_in(page)
    page.click("text='接口'")
    assert "还没有开过令牌" in page.inner_text("main")
    page.fill("#name", "<b>热线</b>")
    page.check("input[value='appeals']")
    page.fill("#expires_on", "2026-12-31")
    confirm(page)
    page.click("button:has-text('开令牌')")
    token = page.inner_text(".secret").strip()
    assert ask("/appeals", token)[0] == 200
    page.reload()
    assert page.locator(".secret").count() == 0
    assert token not in page.content()
    assert "<b>热线</b>" in page.inner_text("table")
    page.click("button:has-text('作废')")
    assert "已作废" in page.inner_text("table")
    assert ask("/appeals", token)[0] == 401
    page.fill("#name", "再开一个")
    page.uncheck("input[value='cases']")
    page.fill("#expires_on", "2026-12-31")
    confirm(page)
    page.click("button:has-text('开令牌')")
    assert "至少勾选一项" in page.inner_text("[role=alert]")
    assert page.input_value("#name") == "再开一个"
    page.goto("/people/audit?act=api_read")
    assert "接口读取" in page.inner_text("table")
    page.goto("/people/audit?act=token_made")
    assert "诉求，2026-12-31" in page.inner_text("table")
    assert [c for c in page.complaints if "status of 422" not in c] == []
