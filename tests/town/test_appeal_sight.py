"""An appeal that bypasses the township's staff (受理), and one on its way up and down."""

import pytest

from app.models.errors import OperationRefused
from app.models.records import Appeal
from app.town.clerk_acts import Clerk
from app.town.ledger.case_queries import CaseQueries, ListFilter
from tests.town.browsing import sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
OFFICER, DISCIPLINE = Clerk("c1", "孙立"), Clerk("c2", "周正", "discipline")


@pytest.fixture
def hidden(township, station) -> str:
    found = station.raise_appeal(content="干部作风")
    station.write(
        "appeal_step", found, (), action="note", note="-", at="2026-08-03T01:00:00Z",
        route="discipline", is_hidden_at_station=True, is_hidden_in_town=True,
    )  # fmt: skip
    push(township, station, station.device)
    return found


def test_a_hidden_appeal_is_in_no_answer_of_the_ledger_but_for_its_own_role(township, hidden):
    ledger = township.ledger
    with ledger.read() as connection:
        for sees_hidden, expected in ((False, []), (True, [hidden])):
            queries = CaseQueries(
                connection, ledger.town_code, ledger.statements, sees_hidden=sees_hidden
            )
            assert [a.id for a in queries.appeals(ListFilter(), None, 9)] == expected
            assert queries.appeal_counts() == ({"collected": 1} if expected else {})
            assert (queries.appeal(VILLAGE, hidden) is not None) == sees_hidden
            assert bool(queries.appeal_steps(VILLAGE, hidden)) == sees_hidden


def test_nobody_else_can_act_on_it(township, hidden):
    with pytest.raises(OperationRefused, match="appeal_unknown"):
        township.answer_appeal(hidden, VILLAGE, OFFICER, "查清了")
    with pytest.raises(OperationRefused, match="appeal_unknown"):
        township.acts.move_appeal(hidden, VILLAGE, OFFICER, "note", "看过")
    assert township.answer_appeal(hidden, VILLAGE, DISCIPLINE, "查清了").reply == "查清了"


def test_the_pages_show_it_to_its_own_role_alone(page, township, clerk, hidden):
    sign_in(page)
    page.goto("/appeals?state=all")
    assert "干部作风" not in page.inner_text("body")
    page.goto(f"/appeals?state=all&q={hidden[:4]}")
    assert page.locator("table.rows").count() == 0
    answer = page.goto(f"/appeals/{VILLAGE}/{hidden}")
    assert answer.status == 404
    assert "干部作风" not in page.inner_text("body")


def test_no_page_tells_what_a_visit_found_that_led_to_it(page, township, station, clerk):
    found = station.raise_appeal()
    visit = "ab" * 16
    for content in ("记错了", ""):  # a visit that was corrected, with nothing but what it found
        station.write(
            "visit", visit, (), number=f"{VILLAGE}-A20260802-001", visited_on="2026-08-02",
            content=content, finding="吃拿卡要", finding_class="作风", appeal_id=found,
        )  # fmt: skip
    push(township, station, station.device)
    sign_in(page)
    pages = (
        "/diary", f"/diary/{VILLAGE}/{visit}", f"/stations/{VILLAGE}",
        "/figures/records?figure=contacts&since=2026-08-01&until=2026-08-05",
    )  # fmt: skip
    for address in pages:
        page.goto(address)
        assert "吃拿卡要" in page.inner_text("body"), address
    station.write(
        "appeal_step", found, (), action="note", note="-", at="2026-08-03T01:00:00Z",
        route="discipline", is_hidden_at_station=True, is_hidden_in_town=True,
    )  # fmt: skip
    push(township, station, station.device)
    for address in pages:
        page.goto(address)
        assert "吃拿卡要" not in page.inner_text("body"), address
        assert "作风" not in page.inner_text("body"), address


def test_an_escalated_appeal_comes_back_one_level_at_a_time(page, township, station, clerk):
    appeal_id = station.raise_appeal()
    station.write(
        "appeal_step", appeal_id, (), action="escalate", note="村里办不了",
        at="2026-08-03T01:00:00Z",
    )  # fmt: skip
    push(township, station, station.device)
    sign_in(page)
    page.goto(f"/appeals/{VILLAGE}/{appeal_id}")
    page.fill("#note", "镇里也办不了")
    page.click("button:has-text('上报')")
    assert "已保存" in page.inner_text("[role=status]")
    assert page.locator("#reply").count() == 0  # the county has it
    for answer, level in (("县里同意立项", 1), ("镇里安排施工", 0)):
        page.fill("#note", answer)
        page.click("button:has-text('交回')")
        station.import_answer(township.export_bundle(station.device_id))
        found = station.rows.row(Appeal, VILLAGE, appeal_id)
        assert (found.level, found.latest_note) == (level, answer)
    assert page.locator("button:has-text('交回')").count() == 0
