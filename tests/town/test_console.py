"""The clerks' pages in a real browser."""

import re

import msgspec
import pytest
import urllib3

from app.journal.wire import GRANT_PATH
from app.models.errors import OperationRefused
from app.models.records import Case
from app.town.books import Books
from app.vault.crypto import Suite1
from app.vault.fingerprints import fingerprint
from app.vault.grants import GRANT_VERSION, GrantRequest, take_grant, write_request
from app.vault.install_files import read_install_file
from app.vault.slot_records import TownshipKey
from app.words.problem_words import problem_sentence
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD, HOSTILE, confirm, sign_in, steps_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push
from tests.town.fake_station import refusal_in

VILLAGE = VILLAGES[0]


def test_a_clerk_accepts_and_concludes_a_case(page, township, station, clerk):
    case_id = station.submit_case(applicant_name="王秀英")
    push(township, station, station.device)

    sign_in(page)
    assert page.inner_text("tbody tr td >> nth=3") == "王秀英\n138****8000"
    page.click(".main-link")
    assert "应办结日是 8月12日" in page.inner_text(".acts")
    page.click("text='受理' >> visible=true >> nth=-1")
    assert "已受理" in page.inner_text("[role=status]")
    page.check("input[value=granted]")
    page.fill("#reply", "已办好。\n请带身份证来取。")
    page.click("button:has-text('办结')")

    assert "已办结" in page.inner_text("[role=status]")
    assert (
        page.inner_text(".steps li:last-child .said")
        == "结果：准予\n答复：已办好。\n请带身份证来取。"
    )
    station.import_answer(township.export_bundle(station.device_id))
    case = station.rows.row(Case, VILLAGE, case_id)
    assert (case.status, case.reply) == ("concluded", "已办好。\n请带身份证来取。")
    assert page.complaints == []


def test_what_was_typed_stays_when_an_act_is_refused(page, township, station, clerk):
    case_id = station.submit_case()
    push(township, station, station.device)
    sign_in(page)
    page.click(".main-link")
    page.fill("#note", "  缺户口簿  ")
    township.accept_case(case_id, VILLAGE, clerk)

    page.click("text=退回补正")

    refused = OperationRefused("case_step_out_of_order", status="accepted", action="send_back")
    assert page.inner_text("[role=alert]") == problem_sentence(refused)
    assert len(steps_in(page)) == 3


def test_a_clerk_sends_back_or_refuses_with_a_reason(page, township, station, clerk):
    for name in ("甲", "乙"):
        station.submit_case(applicant_name=name)
    push(township, station, station.device)
    sign_in(page)

    page.click(".main-link >> nth=0")
    page.fill("#note", "缺户口簿")
    page.click("text=退回补正")
    assert page.inner_text(".head .chip") == "▲退回"
    page.goto("/cases")
    page.click(".main-link >> nth=0")
    page.fill("#note", "不属于本镇")
    page.click("text='不予受理'")
    assert page.inner_text(".head .chip") == "○不予受理"

    page.goto("/cases?state=back")
    assert page.locator("tbody tr").count() == 2


def test_a_clerk_answers_an_appeal(page, township, station, clerk):
    station.raise_appeal()
    push(township, station, station.device)
    sign_in(page)

    page.click("text=诉求")
    page.click(".main-link")
    page.fill("#reply", "周五前修好。")
    page.click("button:has-text('答复')")

    assert "已答复" in page.inner_text("[role=status]")
    assert page.inner_text(".steps li:last-child .said") == "答复：周五前修好。"


def test_the_steps_show_both_clocks(page, township, station, clerk, clock):
    station.submit_case(expected_by="2026-08-14")
    clock.pass_days(3)
    push(township, station, station.device)
    sign_in(page)

    page.click(".main-link")

    # What the station has told the applicant is not the authority's limit.
    assert page.inner_text(".head .chip >> nth=0").endswith("预计还有 5 个工作日")
    assert "预计 8月14日 办结" in page.inner_text(".clocks")
    received = steps_in(page)[0]
    assert "站点 李建国 · 8月5日 10:00" in received
    assert "镇里收到：8月8日 10:00" in received


def test_a_wrong_password_is_refused_in_one_plain_sentence(page, clerk):
    sign_in(page, "liu shu xiang hai")

    assert page.inner_text("[role=alert]") == problem_sentence(OperationRefused("sign_in_refused"))
    assert page.input_value("#name") == CLERK_NAME
    assert page.input_value("#password") == ""
    page.goto("/cases")
    assert page.url.endswith("/login?next=/cases")


def test_passwords_cannot_be_guessed_fast(page, clerk, clock):
    for _ in range(6):
        sign_in(page, "wrong password")

    assert page.inner_text("[role=alert]") == problem_sentence(
        OperationRefused("sign_in_barred", minutes=1)
    )
    sign_in(page)
    assert page.locator("[role=alert]").count() == 1
    clock.pass_minutes(1)
    sign_in(page)
    assert page.inner_text("h1") == "收件箱"


def sign_in_here(page, password):
    page.fill("#name", CLERK_NAME)
    page.fill("#password", password)
    with page.expect_navigation():
        page.click("button")


def test_signing_out_and_time_end_a_session(page, clerk, clock):
    sign_in(page)
    clock.pass_minutes(29)
    page.goto("/stations")
    assert page.inner_text("h1") == "站点"

    page.click("text=退出")
    page.goto("/stations")
    assert "/login" in page.url
    sign_in(page)
    clock.pass_minutes(31)
    page.goto("/stations")
    assert page.url.endswith("/login?next=/stations")
    sign_in_here(page, CLERK_PASSWORD)
    assert page.url.endswith("/stations")


def test_what_was_typed_while_the_session_ended_is_saved_after_the_login(
    page, township, station, clerk, clock
):
    case_id = station.submit_case()
    push(township, station, station.device)
    sign_in(page)
    address, missing = f"/cases/{VILLAGE}/{case_id}", "缺“土地承包合同”复印件 <b>1</b> 份"
    page.goto(address)
    page.fill("#note", missing)
    clock.pass_minutes(31)
    page.click("button:text-is('退回补正')")
    assert "还没有保存" in page.inner_text("[role=status]")
    sign_in_here(page, "不是这个密码")
    assert "还没有保存" in page.inner_text("[role=status]")
    sign_in_here(page, CLERK_PASSWORD)

    assert page.inner_text(".typed") == missing
    assert page.get_attribute("text=不要了", "href") == address
    with page.expect_navigation():
        page.click("button")

    assert page.url.endswith(f"{address}?done=sent_back")
    assert missing in page.inner_text(".steps")


def test_what_cannot_be_kept_over_the_login_is_said(page, township, clerk, clock):
    sign_in(page)
    page.goto("/account")
    for name in ("old", "new", "again"):
        page.fill(f"[name={name}]", "青山绿水青山绿水")
    clock.pass_minutes(31)
    page.click("button:text-is('换密码')")

    assert "没有保存" in page.inner_text("[role=status]")
    assert "青山" not in page.content()
    sign_in_here(page, CLERK_PASSWORD)
    assert page.url.endswith("/account")


def test_no_other_site_lays_a_form_over_the_login(server, township, station, clerk):
    fields = {"note": "别处写的", "unsaved": '{"path":"/logout","page":"","fields":[["a","别处"]]}'}
    for path in (f"/cases/{VILLAGE}/{'ab' * 16}/send-back", "/login"):
        answer = post(server, path, fields, origin="http://evil.example").data.decode()
        assert "别处" not in answer, path
    for path in ("//evil.example/x", "https://evil.example/x", "javascript:alert(1)"):
        fields["unsaved"] = f'{{"path":"{path}","page":"{path}","fields":[["a","别处"]]}}'
        assert "evil" not in post(server, "/login", fields).data.decode()
        assert "javascript" not in post(server, "/login", fields).data.decode()


def test_villagers_text_is_never_markup(page, township, station, clerk):
    names = [text for text in HOSTILE if len(text) <= 60]
    for text in HOSTILE:
        station.submit_case(
            applicant_name=text, item_name=text, request=text, number=text, proxy_name=text
        )
        station.raise_appeal(content=text, raised_by=text, appeal_class=text, number=text)
        station.write("station", "ab" * 16, name=text, duty_phone=text)
        station.write("visit", "cd" * 16, content=text, visited_on="2026-08-01", finding=text)
    push(township, station, station.device)
    for text in names:
        township.invite(VILLAGE, "", text)
    sign_in(page)
    page.locator(".main-link").first.wait_for()  # signing in leads here by a redirect
    listed = page.locator(".main-link").all_inner_texts()
    cases = page.locator(".main-link").all()
    addresses = [link.get_attribute("href") for link in cases]
    page.goto("/appeals")
    addresses += [link.get_attribute("href") for link in page.locator(".main-link").all()]

    for address in addresses:
        page.goto(address)
        if address.startswith("/cases"):
            text = page.inner_text("h1")
            page.fill("#note", text)
            page.click("text=退回补正")
            assert page.inner_text(".steps li:last-child .said") == text
        else:
            text = page.inner_text(".card p.written >> nth=0")
            page.fill("#reply", text)
            page.click("button:has-text('答复')")
        assert page.locator("body script, iframe, .main img, .main svg, .main meta").count() == 0
    for address in (f"/stations/{VILLAGE}", "/stations", "/cases?state=all&q=<script>alert(1)"):
        page.goto(address)
        assert page.locator("body script, iframe, .main img, .main svg").count() == 0
    page.goto("/cases?state=<script>&village='\"><script>alert(1)</script>&after=~~~")
    page.goto('/login?next="><script>alert(1)</script>')

    assert sorted(listed) == sorted(HOSTILE)
    assert page.complaints == []


def test_the_browser_would_stop_a_script_that_got_through(browser, server, page, clerk, township):
    """The second line: even with scripts on, the pages' own policy forbids every one."""
    context = browser.new_context(base_url=server.url, java_script_enabled=True)
    found = context.new_page()
    response = found.goto("/login")
    policy = response.headers["content-security-policy"]
    blocked = found.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', e => done(e.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.got = 1';
            document.head.append(script);
        })"""
    )
    context.close()

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert blocked.startswith("script-src")
    assert response.headers["x-content-type-options"] == "nosniff"


def grant_request(township, station):
    """The key that opens the answer, and a request for a way in with hostile words in it."""
    crypto, town = township.surroundings.crypto, township.identity
    asking = crypto.generate_age_identity()
    key = TownshipKey(station.device_id, VILLAGE, b"k" * 32)
    sealed = crypto.encrypt_to([town.age_recipient], msgspec.msgpack.encode(key))
    parts = (VILLAGE, "某站", HOSTILE[0], asking.recipient, sealed, "2026-08-05T01:00:00Z")
    return asking, write_request(GrantRequest(GRANT_VERSION, station.device_id, *parts))


def test_an_administrator_lets_a_station_in_once_the_digits_are_right(
    page, township, station, clerk, tmp_path
):
    crypto = township.surroundings.crypto
    asking, text = grant_request(township, station)
    request = tmp_path / "request.lxq"
    request.write_bytes(text)
    sign_in(page)
    page.goto("/stations")
    page.set_input_files("#request", request)
    page.fill("#digits", "1")
    page.click("text=放行，下载答复")
    assert "六位数字和这份申请对不上" in page.inner_text("[role=alert]")
    page.set_input_files("#request", request)
    page.fill("#digits", fingerprint(crypto, text))
    with page.expect_download() as download:
        page.click("text=放行，下载答复")
    answer = download.value.path().read_bytes()
    assert take_grant(crypto, asking.secret, text, answer) == b"k" * 32
    page.goto("/people/audit")
    assert "放行忘了密码的站点" in page.inner_text("body")


def test_an_administrator_lets_a_station_in_that_asks_over_the_line(
    page, township, station, clerk, make_line
):
    crypto, line = township.surroundings.crypto, make_line(station)
    asking, text = grant_request(township, station)
    asked, again = (line.plain("POST", GRANT_PATH, text) for _ in range(2))
    assert [refusal_in(each)[0] for each in (asked, again)] == ["grant_waiting"] * 2
    sign_in(page)
    page.goto("/stations")
    page.click(".waiting a")
    page.fill("#digits-1", "1")
    page.click("text='放行'")
    assert "六位数字和这份申请对不上" in page.inner_text("[role=alert]")
    page.fill("#digits-1", fingerprint(crypto, text))
    page.click("text='放行'")
    assert "已放行" in page.inner_text("[role=status]")
    assert page.locator(".waiting").count() == 0
    answer = line.plain("POST", GRANT_PATH, text)
    assert take_grant(crypto, asking.secret, text, answer.data) == b"k" * 32
    _, other = grant_request(township, station)
    line.plain("POST", GRANT_PATH, other)
    page.goto(f"/stations/{VILLAGE}")
    page.click("text=不放行")
    assert "没有放行" in page.inner_text("[role=status]")
    assert refusal_in(line.plain("POST", GRANT_PATH, other))[0] == "grant_refused"
    page.goto("/people/audit")
    assert "没有放行忘了密码的站点" in page.inner_text("body")


def test_an_administrator_invites_a_pc(page, township, clerk):
    sign_in(page)
    page.goto("/stations")
    page.select_option("#village", VILLAGES[2])
    page.fill("#name", "便民窗口")
    page.click("text=生成安装文件")

    with page.expect_download() as download:
        page.click("text=下载安装文件")

    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"{VILLAGES[2]}-A.lxi"
    invitation, _ = read_install_file(Suite1(), content)
    named = (invitation.village_code, invitation.letter, invitation.expires_on)
    assert named == (VILLAGES[2], "A", "2026-08-12")


def test_an_administrator_shuts_a_pc_out_after_being_asked(page, township, station, clerk):
    device_id = station.device.device_id
    sign_in(page)
    page.goto(f"/stations/{VILLAGE}")
    page.click("text=停用")
    page.click("text=不停用，返回")
    assert not township.exchange.known_device(device_id).revoked_at

    page.click("text=停用")
    assert "都保留着" in page.inner_text("main")
    confirm(page, "liu shu xiang hai")
    page.click("button:has-text('停用这台电脑')")
    wrong = problem_sentence(OperationRefused("password_again_wrong"))
    assert page.inner_text("[role=alert]") == wrong
    assert not township.exchange.known_device(device_id).revoked_at
    confirm(page)
    page.click("button:has-text('停用这台电脑')")

    assert "已停用" in page.inner_text("[role=status]")
    assert page.locator("a:has-text('停用')").count() == 0
    with pytest.raises(OperationRefused, match="device_revoked"):
        township.exchange.known_device(device_id)
    page.goto(f"/stations/{VILLAGE}/devices/{'0' * 32}/revoke")
    assert page.inner_text("[role=alert]") == problem_sentence(OperationRefused("device_unknown"))


def test_an_officer_may_not_shut_a_pc_out(page, server, township, station, clerk):
    township.add_clerk("李四", CLERK_PASSWORD)
    sign_in(page, name="李四")
    page.goto(f"/stations/{VILLAGE}")
    assert page.locator("text=停用").count() == 0
    refusal = problem_sentence(OperationRefused("clerk_not_administrator"))
    path = f"/stations/{VILLAGE}/devices/{station.device.device_id}/revoke"
    page.goto(path)
    assert page.inner_text("[role=alert]") == refusal

    page.goto("/stations")
    token = page.locator("input[name=form_token]").first.input_value()
    cookie = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    assert refusal in post(server, path, {"form_token": token}, cookie).data.decode()
    assert not township.exchange.known_device(station.device.device_id).revoked_at


def test_an_officer_may_not_invite(page, township, clerk, server):
    township.add_clerk("李四", CLERK_PASSWORD)
    sign_in(page, name="李四")
    page.goto("/stations")

    assert page.locator("text=生成安装文件").count() == 0
    written = township.invitations.invite(VILLAGE)
    page.goto(f"/stations/{VILLAGE}/{written.id}.lxi")
    assert page.inner_text("[role=alert]") == problem_sentence(
        OperationRefused("clerk_not_administrator")
    )


def test_the_list_comes_in_pages(page, township, station, clerk, clock):
    for number in range(65):
        clock.pass_minutes(1)
        station.submit_case(applicant_name=f"第{number:02d}人")
    push(township, station, station.device)
    sign_in(page)

    names = []
    while True:
        names += page.locator("tbody td:nth-child(4)").all_inner_texts()
        if not page.locator("text=下一页").count():
            break
        page.click("text=下一页")

    assert [name.partition("\n")[0] for name in names] == [f"第{n:02d}人" for n in range(65)]
    page.goto("/cases?q=第07人")
    assert page.locator("tbody tr").count() == 1
    page.goto(f"/cases?village={VILLAGES[1]}")
    assert page.inner_text(".empty") == "没有符合条件的代办件。"


def test_numbers_of_people_are_masked(page, township, station, clerk):
    station.write("person", "ab" * 16, name="王秀英", id_number="370781195001011239")
    station.submit_case(applicant_id="ab" * 16, proxy_name="李四")
    push(township, station, station.device)
    sign_in(page)
    listed = page.content()
    page.click(".main-link")

    assert "3707**********1239" in page.content()
    for secret in ("370781195001011239", "13800138000"):
        assert secret not in listed
        assert secret not in page.content()


# -- forms of others


def post(server, path, fields, cookie="", origin=None):
    headers = {"origin": server.url if origin is None else origin, "cookie": cookie}
    pool = urllib3.PoolManager(retries=False)
    response = pool.request(
        "POST", server.url + path, fields=fields, headers=headers, encode_multipart=False,
        redirect=False,
    )  # fmt: skip
    pool.clear()
    return response


@pytest.fixture
def session(server, township, clerk):
    """A cookie, and the token of its forms."""
    token = township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD)
    cookie = f"lianxin={token.hex()}"
    pool = urllib3.PoolManager()
    html = pool.request("GET", server.url + "/cases", headers={"cookie": cookie}).data.decode()
    pool.clear()
    return cookie, re.search(r'name="form_token" value="(\w+)"', html)[1]


def test_a_form_of_another_site_does_nothing(server, township, station, session):
    case_id = station.submit_case()
    push(township, station, station.device)
    cookie, token = session
    path = f"/cases/{VILLAGE}/{case_id}/accept"

    refused = [
        post(server, path, {"form_token": token}, cookie, "http://evil.example"),
        post(server, path, {"form_token": token}, cookie, "null"),
        post(server, path, {"form_token": "0" * 64}, cookie),
        post(server, path, {}, cookie),
        post(server, path, {"form_token": token}),
    ]

    assert [response.status for response in refused] == [422, 422, 422, 422, 303]
    with township.ledger.read() as connection:
        rows = Books(connection, township.ledger, township.surroundings, VILLAGE).rows
        assert rows.row(Case, VILLAGE, case_id).status == "submitted"
    assert post(server, path, {"form_token": token}, cookie).status == 303


def test_the_session_cookie_is_out_of_reach(server, township, clerk):
    pool = urllib3.PoolManager(retries=False)
    html = pool.request("GET", server.url + "/login").data.decode()
    token = re.search(r'name="form_token" value="([\w.]+)"', html)[1]
    pool.clear()
    fields = {
        "name": CLERK_NAME,
        "password": CLERK_PASSWORD,
        "form_token": token,
        "next": "//evil.example",
    }

    response = post(server, "/login", fields)
    foreign = post(server, "/login", fields, origin="http://evil.example")
    stale = post(server, "/login", fields | {"form_token": "a.b.c"})

    cookie = response.headers["set-cookie"]
    assert (response.status, response.headers["location"]) == (303, "/")
    assert re.match(r"lianxin=[0-9a-f]{64}; ", cookie)
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
    assert [foreign.status, stale.status] == [422, 422]
    assert "set-cookie" not in foreign.headers


def test_over_tls_the_cookie_is_bound_to_the_host(server, township, clerk):
    pool = urllib3.PoolManager(retries=False)
    behind_proxy = {"x-forwarded-proto": "https", "origin": server.url.replace("http", "https")}
    html = pool.request("GET", server.url + "/login").data.decode()
    token = re.search(r'name="form_token" value="([\w.]+)"', html)[1]
    response = pool.request(
        "POST",
        server.url + "/login",
        fields={"name": CLERK_NAME, "password": CLERK_PASSWORD, "form_token": token},
        headers=behind_proxy,
        encode_multipart=False,
        redirect=False,
    )
    pool.clear()

    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-lianxin=")
    assert "Secure" in cookie


def test_a_long_form_is_refused(server, session):
    cookie, token = session

    response = post(server, "/stations", {"form_token": token, "name": "长" * 200_000}, cookie)

    assert response.status == 413
