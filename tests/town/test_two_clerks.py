"""Two clerks with one case open, in a real browser."""

import pytest

from app.models.records import Case
from app.town.ledger.schema import RECORD_TABLES
from app.town.sign_in import OFFICER
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE = VILLAGES[0]


def row_of(township, record_type, row_id):
    table = RECORD_TABLES[record_type]
    with township.ledger.read() as connection:
        return connection.execute(table.select().where(table.c.id == row_id)).one()


@pytest.mark.both_ledgers
def test_of_two_clerks_with_one_case_open_the_second_is_told_and_keeps_what_was_typed(
    browser, server, township, station, clerk
):
    township.add_clerk("刘芳", CLERK_PASSWORD, OFFICER)
    case = station.submit_case()
    push(township, station, station.device)
    desks = []
    for name in (CLERK_NAME, "刘芳"):
        context = browser.new_context(base_url=server.url, locale="zh-CN")
        page = context.new_page()
        if name == CLERK_NAME:
            sign_in(page)
        else:
            sign_in(page, name=name)
        page.goto(f"/cases/{VILLAGE}/{case}")
        desks.append(page)
    one, other = desks
    other.fill("#note", "缺户口簿")
    one.click("form[action$='/accept'] button")
    assert "已受理" in one.inner_text("[role=status]")
    other.click("text=退回补正")
    assert other.locator("[role=alert]").count() == 1
    assert "缺户口簿" in other.content()
    for page in desks:
        page.goto(f"/cases/{VILLAGE}/{case}")
        page.check("input[value=granted]")
        page.fill("#reply", f"答复{desks.index(page)}")
    other.click("form[action$='/conclude'] button")
    one.click("form[action$='/conclude'] button")
    assert one.locator("[role=alert]").count() == 1 and "答复0" in one.content()
    done = row_of(township, Case, case)
    assert (done.status, done.reply, done.flagged_steps) == ("concluded", "答复1", 0)
    for page in desks:
        page.context.close()
