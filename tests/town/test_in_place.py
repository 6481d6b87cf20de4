"""What scripts add for a clerk, in a browser that has them; without them everything works as before."""

import hashlib

from playwright.sync_api import expect

from app.town.clerk_acts import Clerk
from app.town.console.pages import STATIC
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
HTMX = "e209dda5c8235479f3166defc7750e1dbcd5a5c1808b7792fc2e6733768fb447"
STAYED = "document.body.dataset.stayed"


def test_htmx_is_the_file_that_was_looked_at_and_evaluates_nothing():
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == HTMX
    assert "Zero-Clause BSD" in (STATIC / "htmx-LICENSE.txt").read_text("utf-8")


def test_a_case_is_claimed_where_it_stands(scripted, township, station, clerk):
    for name in ("王秀英", "李建国"):
        station.submit_case(applicant_name=name)
    push(township, station, station.device)
    scripted.goto("/cases")
    scripted.evaluate(f"{STAYED} = 'yes'")
    scripted.locator("tr", has_text="李建国").locator("button[name=one]").click()
    scripted.wait_for_selector("[role=status]")
    assert clerk.name in scripted.locator("tr", has_text="李建国").inner_text()
    assert "我来办" in scripted.locator("tr", has_text="王秀英").inner_text()
    assert scripted.evaluate(STAYED) == "yes"

    # Somebody else was faster: the refusal stands in the page, and nothing is taken from them.
    other = Clerk("cd" * 16, "刘芳")
    key = next(k for k, h in township.case_desk.holders(all_keys(township)).items())
    assert township.case_desk.holders([key])[key].clerk_name == clerk.name
    free = next(k for k in all_keys(township) if k != key)
    township.case_desk.claim(free, other)
    scripted.locator("tr", has_text="王秀英").locator("button[name=one]").click()
    scripted.wait_for_selector("[role=alert]")
    assert "在刘芳手里" in scripted.inner_text("[role=alert]")
    assert [c for c in scripted.complaints if "status of 4" not in c] == []


def all_keys(township) -> list[tuple[str, str]]:
    with township.ledger.read() as connection:
        rows = connection.exec_driver_sql("SELECT village_code, id FROM cases").all()
    return [(row[0], row[1]) for row in rows]


def test_a_list_is_filtered_while_one_types_and_an_ended_session_asks_to_sign_in(
    scripted, township, station, clock
):
    for name in ("王秀英", "李建国"):
        station.submit_case(applicant_name=name)
    push(township, station, station.device)
    scripted.goto("/cases")
    scripted.evaluate(f"{STAYED} = 'yes'")
    scripted.locator("#find").press_sequentially("秀英")
    expect(scripted.locator(".main-link")).to_have_count(1)
    assert scripted.evaluate("document.activeElement.id") == "find"
    assert scripted.input_value("#find") == "秀英"
    assert "q=" in scripted.url
    scripted.click(".tabs a:has-text('全部')")
    scripted.wait_for_url("**state=all**")
    assert scripted.evaluate(STAYED) == "yes"
    # The new field listens a moment after it stands there; no hand is as fast as this one.
    expect(scripted.locator(".htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    clock.pass_minutes(40)
    scripted.locator("#find").press_sequentially("建")
    scripted.wait_for_url("**/login**")
    assert scripted.complaints == []
