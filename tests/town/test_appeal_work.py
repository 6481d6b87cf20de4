"""Several appeals at once, and pressing for one: as for cases, and never for what the role does not see."""

import pytest

from app.models.errors import OperationRefused
from app.models.records import Appeal, AppealStep
from app.models.town_roles import TOWN_PERMISSIONS, TOWN_ROLES
from app.town.clerk_acts import Clerk
from app.town.ledger.case_queries import CaseQueries
from tests.town.browsing import HOSTILE, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]
LEADER, OFFICER = Clerk("cd" * 16, "刘芳", "leader"), Clerk("ef" * 16, "孙立")


def appeal_of(township, appeal_id):
    with township.ledger.read() as connection:
        queries = CaseQueries(connection, township.ledger.town_code, township.ledger.statements)
        return queries.appeal(VILLAGE, appeal_id)


def test_pressing_for_an_appeal_moves_nothing_and_is_for_leaders(township, station):
    appeal_id = station.raise_appeal()
    push(township, station, station.device)
    acts = township.acts
    for role in TOWN_ROLES:
        who = Clerk("ab" * 16, "某人", role)
        if role not in TOWN_PERMISSIONS["supervise"]:
            with pytest.raises(OperationRefused, match="clerk_not"):
                acts.supervise_appeal(appeal_id, VILLAGE, who, "order", "请快办")
    for level, note, key in (
        ("king", "请快办", "supervision_level_unknown"),
        ("order", " ", "appeal_note_missing"),
    ):
        with pytest.raises(OperationRefused, match=key):
            acts.supervise_appeal(appeal_id, VILLAGE, LEADER, level, note)
    with pytest.raises(OperationRefused, match="case_due_on_missing"):
        acts.supervise_appeal(appeal_id, VILLAGE, LEADER, "yellow", "快办", "三天内")
    before = appeal_of(township, appeal_id)
    acts.supervise_appeal(appeal_id, VILLAGE, LEADER, "yellow", "三天内答复", "2026-08-08")
    pressed = appeal_of(township, appeal_id)
    # By when a leader wants a word is not by when the appeal has to be answered.
    assert (pressed.stage, pressed.flagged_steps) == ("collected", 0)
    assert (pressed.due_on, pressed.due_at) == (before.due_on, before.due_at)
    station.import_answer(township.export_bundle(station.device_id))
    [said] = [s for s in station.rows.steps(AppealStep, VILLAGE, appeal_id) if s.method]
    assert (said.due_on, station.rows.row(Appeal, VILLAGE, appeal_id).due_on) == (
        "2026-08-08",
        before.due_on,
    )
    assert acts.answer_appeal(appeal_id, VILLAGE, OFFICER, "已修好").stage == "answered"
    with pytest.raises(OperationRefused, match="appeal_step_out_of_order"):
        acts.supervise_appeal(appeal_id, VILLAGE, LEADER, "red", "再催")

    # A station cannot press in the township's name: the step is kept, and does not count.
    other = station.raise_appeal(number=f"{VILLAGE}-A20260805-102")
    station.write("appeal_step", other, (), action="supervise", method="red", note="-",
                  at="2026-08-05T02:00:00Z")  # fmt: skip
    push(township, station, station.device)
    with township.ledger.read() as connection:
        flagged = connection.exec_driver_sql(
            f"SELECT flagged_steps FROM appeals WHERE id = '{other}'"
        ).scalar_one()
    assert flagged == 1


def test_a_clerk_moves_several_and_presses_for_them(page, township, clerk, station):
    for number, word in enumerate(HOSTILE[:2]):
        station.raise_appeal(content=word, number=f"{VILLAGE}-A20260805-20{number}")
    hidden = station.raise_appeal(content="干部作风", number=f"{VILLAGE}-A20260805-301")
    station.write(
        "appeal_step", hidden, (), action="note", note="-", at="2026-08-03T01:00:00Z",
        route="discipline", is_hidden_at_station=True, is_hidden_in_town=True,
    )  # fmt: skip
    push(township, station, station.device)
    sign_in(page)
    page.goto("/appeals")
    boxes = page.locator("input[name=appeal]")
    assert boxes.count() == 2
    for place in range(2):
        boxes.nth(place).check()
    page.fill("input[name=note]", "已到现场看过")
    page.click("button[value=note]")
    assert "记进展 2 件，全部办好" in page.inner_text("main")
    page.click("text='回到诉求'")
    page.locator("input[name=appeal]").first.check()
    page.click("button[value=hand_down]")
    assert "1 件没有办" in page.inner_text("main")
    page.goto("/appeals")
    page.locator("input[name=appeal]").first.check()
    page.fill("input[name=note]", "请三天内答复")
    page.click("button[value=remind]")
    assert "提醒 1 件" in page.inner_text("main")
    page.goto("/appeals")
    assert page.locator("tbody .chip:has-text('提醒')").count() == 1
    page.goto("/supervision")
    assert "请三天内答复" in page.inner_text("table") and "干部作风" not in page.content()
    page.click("main table a >> nth=0")
    page.select_option("#level", "red")
    page.fill("#supervision_note", "限后天答复")
    page.fill("#answer_by", "2026-08-07")
    page.click("button:has-text('写下督办')")
    assert "红牌" in page.inner_text(".head")
    assert "红牌" in page.inner_text(".steps") and "限后天答复" in page.inner_text(".steps")
    assert "请在 8月7日 前答复" in page.inner_text(".steps")
    page.goto("/supervision?of=appeals")
    assert "8月7日" in page.inner_text("table")
    page.goto("/appeals")
    page.click("button[value=note]")
    assert "还没有勾选" in page.inner_text("[role=alert]")
    assert [c for c in page.complaints if "status of 422" not in c] == []
