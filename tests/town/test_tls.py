"""The township speaks TLS itself: the cookie is bound to it, and nobody's word on addresses counts."""

from datetime import UTC, datetime

import pytest
import urllib3

from app.town.server import RunningServer
from app.town.sign_in import CODE_GRACE_MILLISECONDS
from app.vault.one_time_codes import STEP_MILLISECONDS, code_at
from app.vault.tls_files import TlsFiles
from tests.town.browsing import sign_in
from tests.town.conftest import CLERK_NAME, CLERK_PASSWORD
from tests.vault.tls_files import written


@pytest.fixture
def server(township, tmp_path):
    context = TlsFiles(*written(tmp_path, "town", days=4000)).context(
        datetime(2026, 8, 5, tzinfo=UTC)
    )
    with RunningServer(township, context=context) as running:
        yield running


def test_the_cookie_is_bound_to_tls_and_forwarded_addresses_count_for_nothing(
    browser, server, township, clerk
):
    assert server.url.startswith("https://")
    context = browser.new_context(base_url=server.url, ignore_https_errors=True, locale="zh-CN")
    page = context.new_page()
    sign_in(page)
    cookie = context.cookies()[0]
    assert (cookie["name"], cookie["secure"], cookie["sameSite"]) == (
        "__Host-lianxin",
        True,
        "Strict",
    )
    assert "max-age" in page.goto("/cases").headers["strict-transport-security"]
    context.close()
    pool = urllib3.PoolManager(retries=False)
    with pytest.raises(urllib3.exceptions.HTTPError):
        pool.request("GET", server.url.replace("https:", "http:") + "/login")
    pool.clear()


def test_an_administrator_without_a_code_gets_to_no_page_after_a_week(
    browser, server, township, clerk, clock
):
    clock.now += CODE_GRACE_MILLISECONDS + 60_000
    context = browser.new_context(base_url=server.url, ignore_https_errors=True, locale="zh-CN")
    page = context.new_page()
    sign_in(page)
    for path in ("/cases", "/people", "/stations"):
        page.goto(path)
        assert page.url.endswith("/account")
    assert "要先启用才能打开别的页面" in page.inner_text("main")
    secret = bytes.fromhex(page.input_value("input[name=secret]"))
    page.fill("#code", code_at(secret, clock.now // STEP_MILLISECONDS))
    page.click("button:has-text('启用动态口令')")
    assert "动态口令已启用" in page.inner_text("[role=status]")
    page.goto("/people")
    assert page.url.endswith("/people")
    context.close()
    officer = township.add_clerk("刘芳", CLERK_PASSWORD)
    clock.now += CODE_GRACE_MILLISECONDS + 60_000
    token = township.sign_in.sign_in("刘芳", CLERK_PASSWORD)
    assert not township.sign_in.clerk_of(token).must_join_phone
    assert (officer.name, CLERK_NAME) == ("刘芳", clerk.name)
