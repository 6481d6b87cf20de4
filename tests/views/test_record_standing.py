"""Beside each record stands how far it has come; it changes under the eyes of whoever looks at it."""

import pytest
from PySide6.QtCore import Qt

from app.views.standing_table import StandingTable
from tests.stations import server, town

__all__ = ["server", "town"]


@pytest.fixture
def desk_in_touch(open_desktop, village, town, server, tmp_path):
    """A desk whose station the township knows, and a case that it has not sent yet."""
    village.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    village.sync.exchange()
    case = village.desk.cases.submit(village.actor, village.register().id)
    at_work = open_desktop(village)
    at_work.log_in()
    return at_work, case


def exchange(at_work):
    """As someone at the sync page would."""
    page = at_work.shell.page("sync")
    page.exchange_requested.emit()
    at_work.settle()
    at_work.settle()


def test_a_case_page_changes_when_the_township_s_word_arrives(desk_in_touch, town, tmp_path):
    at_work, case = desk_in_touch
    section = at_work.page("cases")
    section.open_case(case.id)
    at_work.settle()
    line = section.case_page.record_standing
    assert line.texts()[0] == "○ 本机"
    exchange(at_work)
    assert line.texts() == ("● 镇已收到", "镇里已收到，等镇里备份好才算送达。")
    village_code = case.village_code
    town.township.send_back_case(case.id, village_code, town.clerk, "缺户口簿复印件")
    town.township.back_up(tmp_path / "copy.db")
    exchange(at_work)
    assert line.texts() == ("▲ 镇里退回", "镇里退回：缺户口簿复印件")


def test_the_exchange_says_what_the_township_sent_back_and_leads_to_it(desk_in_touch, town):
    at_work, case = desk_in_touch
    page = at_work.page("sync")
    exchange(at_work)
    assert "退回" not in page.message()
    town.township.send_back_case(case.id, case.village_code, town.clerk, "缺户口簿复印件")
    exchange(at_work)
    assert page.message() == "同步完成：送出 0 条，收到 1 条。镇里退回 1 件，要补好再报。"
    assert page._strip.lead_button.text() == "打开这一件"
    page._strip.lead_button.click()
    at_work.settle()
    assert at_work.page("cases").case_page.case_id() == case.id
    exchange(at_work)
    assert page.message() == "同步完成：送出 0 条，收到 0 条。"  # it is no news any more
    assert page._strip.lead_button.isHidden()


def test_lists_say_it_of_every_record_by_word_and_shape(desk_in_touch):
    at_work, _ = desk_in_touch
    for key, name in (("cases", "list_page"), ("households", "list_page")):
        table = getattr(at_work.page(key), name).table
        assert isinstance(table, StandingTable)
        at_work.settle()
        model = table.records_model
        last = model.columnCount() - 1
        said = {model.index(row, last).data() for row in range(model.rowCount())}
        assert said <= {"○ 本机", "● 镇已收到"} and said
        assert model.headerData(last, table.horizontalHeader().orientation()) == "送达"


def test_a_household_s_cases_say_it_by_shape_with_the_word_for_ear_and_pointer(
    open_desktop, village
):
    home = village.store.households.page_after()[0]
    village.register(applicant_id=home.head_person_id)
    at_work = open_desktop(village)
    at_work.log_in()
    section = at_work.page("households")
    section.open_household(home.id)
    at_work.settle()
    table = section.household_page.cases
    at_work.settle()
    model = table.records_model
    last = model.index(0, model.columnCount() - 1)
    assert last.data() == "○"
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "○ 本机"
    assert last.data(Qt.ItemDataRole.ToolTipRole).startswith("○ 本机　最近的改动只在")
    assert table.columnWidth(last.column()) < 80


def test_duty_receptions_appraisals_and_cards_say_it_too(open_desktop, village):
    at_work = open_desktop(village)
    at_work.log_in()
    for ledger, names in (
        ("duty", ("table",)),
        ("receptions", ("receptions", "services")),
        ("appraisals", ("sessions", "letters")),
    ):
        page = at_work.pages.open_ledger(ledger)
        at_work.settle()
        tables = [getattr(page, name) for name in names]
        assert all(isinstance(table, StandingTable) for table in tables)
    duty = at_work.pages.open_ledger("duty")
    at_work.settle()
    duty.plan_button.click()
    officers = duty.sheet.fields["officers"]
    officers.set_values(list(officers.boxes)[:1])
    duty.sheet.save_button.click()
    at_work.settle()
    model = duty.table.records_model
    index = model.index(0, model.columnCount() - 1)
    assert index.data() == "○ 本机"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "最近的改动只在这台电脑上，等下次同步或装盘。"
