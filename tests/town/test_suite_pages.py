"""Crypto suites on the console: what each PC writes, a second look before a change, and who may."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from app.models.town_roles import OFFICER
from app.vault.suites import Suites
from tests.town.browsing import CLERK_PASSWORD, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push


@pytest.fixture
def surroundings(surroundings):
    """A township whose machine knows both suites."""
    return replace(
        surroundings, crypto=Suites(surroundings.randomness).of(surroundings.crypto.suite)
    )


@pytest.mark.both_ledgers
def test_an_administrator_looks_twice_and_says_why(page, township, station, clerk, tmp_path):
    station.submit_case()
    push(township, station, station.device)
    sign_in(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/stations")
    page.click("a:has-text('密码算法')")
    assert "只收通用" in page.inner_text("main")
    page.check("input[value=state]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("从“只收通用”改成“新记录用国密，通用的也收”")
    page.screenshot(path=str(tmp_path / "look.png"), full_page=True)
    assert page.evaluate("document.activeElement.id") == "reason"
    page.keyboard.type("按县里通知，换用国密")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("已改")
    assert "通用算法，还没换" in page.inner_text("main")
    page.screenshot(path=str(tmp_path / "suites.png"), full_page=True)
    standing = township.suites.standing()
    assert (standing.chosen, standing.allowed) == (2, (1, 2))
    assert [each.writes for each in standing.devices] == [1]

    page.goto("/suites/change?choice=state_only")
    assert "还有 1 台电脑没有换过来" in page.inner_text("main")
    assert page.locator("#reason").count() == 0
    page.screenshot(path=str(tmp_path / "blocked.png"), full_page=True)
    page.goto("/people/audit")
    shown = page.inner_text("main")
    assert "改密码算法" in shown and "按县里通知，换用国密" in shown
    page.screenshot(path=str(tmp_path / "audit.png"), full_page=True)


def test_without_a_reason_or_the_role_nothing_changes(page, township, clerk):
    sign_in(page)
    page.goto("/suites/change?choice=state")
    page.locator("form.act").evaluate("form => form.noValidate = true")
    page.click("form.act button")
    assert "没有写理由" in page.inner_text("[role=alert]")
    assert "新记录用国密" in page.inner_text("main")  # what was chosen is still there
    page.goto("/suites/change?choice=no-such")
    assert "改一种" in page.inner_text("main")
    page.context.clear_cookies()
    township.add_clerk("李四", CLERK_PASSWORD, OFFICER)
    sign_in(page, name="李四")
    for path in ("/suites", "/suites/change?choice=state"):
        assert page.request.get(path).status == 403
    page.goto(f"/stations/{VILLAGES[0]}")
    assert page.locator("a[href='/suites']").count() == 0
    assert township.suites.standing().chosen == 1
