"""Clerks find the files that a station has attached, and get them as downloads and nothing else."""

import urllib.parse

import pytest
import urllib3

from tests.town.attaching import PDF, attached, deliver
from tests.town.browsing import CLERK_NAME, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]


def test_a_file_is_listed_and_downloaded(page, township, station, clerk):
    case_id = station.submit_case()
    attached(station, case_id)
    attached(station, case_id, b"%PDF-1.7 later", file_name="还在路上.pdf")
    push(township, station, station.device)
    deliver(township, station)
    sign_in(page)
    page.click(".main-link")
    rows = page.locator("section:has(h2:text-is('附件')) tbody tr")
    assert "委托书.pdf" in rows.nth(0).inner_text() and "PDF" in rows.nth(0).inner_text()
    assert "还没有传到" in rows.nth(1).inner_text()
    with page.expect_download() as waiting:
        page.click("text=下载")
    assert waiting.value.suggested_filename == "委托书.pdf"
    with open(waiting.value.path(), "rb") as file:
        assert file.read() == PDF
    assert page.complaints == []


def test_a_case_without_files_says_so(page, township, station, clerk):
    station.submit_case()
    push(township, station, station.device)
    sign_in(page)
    page.click(".main-link")
    assert "站点没有附照片或文件" in page.inner_text("main")


def cookie_of(page) -> dict[str, str]:
    (cookie,) = page.context.cookies()
    return {"cookie": f"{cookie['name']}={cookie['value']}"}


def test_it_is_never_shown_by_the_browser_itself(page, server, township, station, clerk):
    case_id = station.submit_case()
    odd = attached(station, case_id, media_type="text/html", file_name='x"\r\nset-cookie: a.html')
    push(township, station, station.device)
    deliver(township, station)
    sign_in(page)
    target = f"{server.url}/cases/{VILLAGE}/{case_id}/attachments/{odd}"
    http = urllib3.PoolManager()
    answer = http.request("GET", target, headers=cookie_of(page), redirect=False)
    assert answer.status == 200 and answer.data == PDF
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "set-cookie" not in {name.lower() for name in answer.headers}
    assert urllib.parse.quote('x"', safe="") in answer.headers["content-disposition"]
    stranger = http.request("GET", target, redirect=False)
    assert stranger.status == 303 and CLERK_NAME not in stranger.data.decode()


@pytest.mark.parametrize("change", [{"content_hash": "../../town.db"}, {"content_hash": ""}])
def test_a_record_with_a_strange_hash_lists_nothing(page, township, station, clerk, change):
    case_id = station.submit_case()
    attached(station, case_id, **change)
    push(township, station, station.device)
    sign_in(page)
    page.click(".main-link")
    assert "站点没有附照片或文件" in page.inner_text("main")
    assert township.blobs.needs(station.device).wanted == ()


def test_what_was_retracted_or_belongs_to_another_case_is_not_there(
    page, server, township, station, clerk
):
    case_id, other = station.submit_case(), station.submit_case()
    gone = attached(station, case_id)
    station.write("attachment", gone, action="retract", note="拍错了")
    here = attached(station, other)
    push(township, station, station.device)
    deliver(township, station)
    sign_in(page)
    http = urllib3.PoolManager()
    for attachment in (gone, here, "0" * 32):
        target = f"{server.url}/cases/{VILLAGE}/{case_id}/attachments/{attachment}"
        assert http.request("GET", target, headers=cookie_of(page)).status == 404
