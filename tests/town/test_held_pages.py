"""What a revoked PC handed in, on the station's page: shown to all, taken in by an administrator only."""

import pytest

from app.models.errors import OperationRefused
from tests.town.asking import Asking
from tests.town.browsing import sign_in
from tests.town.conftest import VILLAGES

VILLAGE = VILLAGES[0]
PASSWORD = "liu shu xiang hai"


@pytest.fixture
def held(township, station):
    """Three entries of a PC that was revoked before it could send them."""
    station.submit_case()
    township.revoke_device(station.device.device_id)
    with pytest.raises(OperationRefused, match="revoked_records_held"):
        township.import_bundle(station.write_bundle())
    (found,) = township.held.waiting(VILLAGE)
    return found


def test_an_administrator_takes_in_what_was_held(page, township, station, clerk, held, tmp_path):
    sign_in(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"/stations/{VILLAGE}")
    shown = page.inner_text("main")
    assert "没有采用的记录" in shown and "代办件 1" in shown
    page.screenshot(path=str(tmp_path / "held.png"), full_page=True)
    page.fill("input[name=reason]", "电话核对过，是停用前办的")
    page.click("button:has-text('采用这些记录')")
    assert "已采用" in page.inner_text("[role=status]")
    assert "没有采用的记录" not in page.inner_text("main")
    assert township.held.waiting() == []
    page.goto("/people/audit")
    assert "采用停用后的记录" in page.inner_text("main")
    bundle = {
        "name": "U.lxb",
        "mimeType": "application/octet-stream",
        "buffer": station.write_bundle(),
    }
    page.goto("/stick")
    page.set_input_files("#bundle", bundle)
    page.click("text=读入邮包")
    told = page.inner_text("[data-outcome=refused]")
    assert "都已采用" in told and "请打电话告诉村里" in told


def test_what_is_declined_is_kept_and_never_asked_about_again(
    page, township, station, clerk, held, tmp_path
):
    sign_in(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/stations?need=1")
    assert "1 台停用的电脑交来的记录等着决定" in page.inner_text("main")
    page.goto(f"/stations/{VILLAGE}")
    page.fill("input[name=reason]", "村里说不是他们办的")
    page.click("button:has-text('不采用')")
    assert "不采用" in page.inner_text("[role=status]")
    page.screenshot(path=str(tmp_path / "declined.png"), full_page=True)
    page.goto("/people/audit")
    assert "不采用停用后的记录" in page.inner_text("main")
    page.goto("/stations")
    assert "等着决定" not in page.inner_text("main")
    with pytest.raises(OperationRefused, match="device_revoked"):
        township.import_bundle(station.write_bundle())  # the same once more
    assert township.held.waiting() == []
    admin = next(each for each in township.people.clerks() if each.role == "admin")
    with pytest.raises(OperationRefused, match="held_decline_reason_missing"):
        township.held.decline(held.device_id, admin, " ")
    with pytest.raises(OperationRefused, match="held_records_missing"):
        township.held.decline(held.device_id, admin, "理由")
    assert township.held.take_in(held.device_id, admin, "后来问清楚了") == held.entries


def test_an_officer_sees_them_and_may_not(page, server, township, station, clerk, held):
    township.add_clerk("李四", PASSWORD)
    sign_in(page, PASSWORD, name="李四")
    page.goto(f"/stations/{VILLAGE}")
    assert "由管理角色决定" in page.inner_text("main")
    assert page.locator("input[name=reason]").count() == 0
    officer = next(each for each in township.people.clerks() if each.name == "李四")
    with pytest.raises(OperationRefused, match="clerk_not_administrator"):
        township.held.take_in(held.device_id, officer, "理由")
    stranger = Asking(server)
    path = f"/stations/{VILLAGE}/devices/{held.device_id}/held"
    assert stranger.post(path, server.url, reason="x").status in (303, 403, 422)
    assert township.held.waiting(VILLAGE) == [held]
