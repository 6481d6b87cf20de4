"""Backups and the recovery code at the desk; and the way back in for who forgot the password."""

from contextlib import closing

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.models.records import Case
from app.models.town_roles import ADMIN
from app.store.disk_room import MIB
from tests.stations import HEAD_OF_DESK, enrolled, intake_of, server, stick, town

NEW_PASSWORD = "hai he jiang hu"
__all__ = ["enrolled", "server", "stick", "town"]


@pytest.fixture
def desk(open_desktop, village):
    at_work = open_desktop(village)
    at_work.log_in()
    return at_work


@pytest.fixture
def tab(desk):
    page = desk.page("settings")
    page.open_backups()
    desk.settle()
    return page.backup_tab


def test_a_new_station_is_warned_and_a_backup_calms_it(desk, tab):
    assert "▲ 还没有备份" in tab.words() and "▲ 还没有恢复码" in tab.words()
    tab.backup_button.click()
    desk.settle()
    assert desk.page("settings").message() == "已备份，并试着恢复过一次。"
    assert "共 1 份" in tab.words()
    assert len(list((desk.desktop._data / "backups").glob("station-*.db"))) == 1


def test_a_set_goes_to_the_stick(desk, tab, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    tab.set_wanted.emit(str(stick))
    desk.settle()
    assert "可以拔出" in desk.page("settings").message()
    [made] = stick.iterdir()
    assert {"slots", "device.keys", "station.json"} <= {path.name for path in made.iterdir()}
    tab.set_wanted.emit(str(tmp_path / "nowhere" / "stick"))
    desk.settle()


def test_a_backup_that_is_stopped_leaves_earlier_ones_and_nothing_half_written(desk, tab, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    tab.backup_button.click()
    tab.set_wanted.emit(str(stick))  # one at a time: a second press does nothing
    desk.settle()
    tab.backup_button.click()
    tab.progress.cancel_button.click()
    desk.settle()
    said = desk.page("settings").message()
    assert "已停止备份" in said and "以前的备份都还在" in said and tab.progress.isHidden()
    tab.set_wanted.emit(str(stick))
    tab.cancel_requested.emit()
    desk.settle()
    assert len(list((desk.desktop._data / "backups").glob("station-*"))) == 1
    assert not list(stick.rglob("station-*")) and not list(stick.rglob("*.new"))


def applicants(desk) -> set[str]:
    with closing(desk.desktop._opened_station().open_store()) as store:
        return {case.applicant_name for case in store.rows.rows_of(Case)}


def tab_of(desk):
    page = desk.page("settings")
    page.tabs.setCurrentWidget(page.backup_tab)
    desk.settle()
    return page.backup_tab


def test_an_older_file_is_set_back_and_the_newer_one_after_it(desk, tab):
    assert not tab.back_button.isEnabled() and tab.table.records_model.rowCount() == 0
    tab.backup_button.click()
    desk.settle()
    feed = desk.desktop._opened_station().device_keys.feed_ids()[-1]
    desk.desktop._runner.run(
        lambda at: at.cases.register_case(desk.desktop._who(), intake_of(applicant_name="张三")),
        lambda _: None, lambda problem: pytest.fail(problem.key),
    )  # fmt: skip
    desk.settle()
    tab.table.select_row(0)
    tab.back_button.click()
    said = "".join(label.text() for label in tab.question.findChildren(QLabel))
    assert "没送到镇里的，只留在换下的资料里" in said
    tab.question.yes_button.click()
    tab.progress.cancel_requested.emit()  # before it has begun
    desk.settle()
    assert desk.page("settings").message().startswith("已停止，没有换回")
    tab.table.select_row(0)
    tab.table.record_activated.emit(tab.table.current_record())
    tab.question.yes_button.click()
    desk.settle()
    assert desk.entrance.isVisible()
    desk.log_in()
    assert "张三" not in applicants(desk)
    assert desk.desktop._opened_station().device_keys.feed_ids()[-1] != feed

    tab = tab_of(desk)
    rows = tab.table.records_model.records()
    [former] = [row for row, copy in enumerate(rows) if copy.is_former]
    tab.table.select_row(former)
    tab.back_button.click()
    tab.question.yes_button.click()
    desk.settle()
    desk.log_in()
    assert "张三" in applicants(desk)


def test_the_desk_sees_to_its_backup_by_itself_once_a_day(desk):
    for _ in range(2):
        desk.desktop._on_upkeep()
        desk.settle()
    assert len(list((desk.desktop._data / "backups").glob("station-*.db"))) == 1


def test_a_forgotten_password_is_replaced_at_the_login_by_the_code(desk, tab):
    tab.code_button.click()
    desk.settle()
    tab.code_sheet.reject()  # nobody has written it down
    tab.opened.emit()
    desk.settle()
    assert "还没有恢复码" in tab.words()
    tab.code_button.click()
    desk.settle()
    code = tab.code_sheet.code_label.text()
    tab.code_sheet.accept()
    desk.settle()
    assert "恢复码已经做过" in tab.words()
    desk.desktop.lock()
    desk.settle()

    QTest.keyClick(desk.entrance, Qt.Key.Key_F8)
    if desk.desktop.way_back.sheet is None:
        desk.entrance.forgotten_button.click()
    sheet = desk.desktop.way_back.sheet
    sheet.code_field.set_text("7K3M")
    sheet.new_password.password_field.set_text(NEW_PASSWORD)
    sheet.new_password.again_field.set_text("别的")
    sheet.confirm_button.click()
    assert sheet.message().startswith("两次输入的密码不一样")
    sheet.new_password.again_field.set_text(NEW_PASSWORD)
    sheet.confirm_button.click()
    desk.settle()
    assert sheet.message().startswith("恢复码抄得不全")
    sheet.code_field.set_text(code.lower())
    sheet.confirm_button.click()
    desk.settle()

    shown = desk.desktop.way_back.code_sheet
    assert shown.isVisible() and shown.code_label.text() != code
    shown.accept()
    assert desk.desktop._actor.name == HEAD_OF_DESK
    desk.desktop.lock()
    desk.log_in(NEW_PASSWORD)
    assert desk.shell.isVisible()


def test_the_key_is_replaced_from_the_desk_and_the_same_password_comes_in(desk, tab):
    old = desk.desktop._opened_station().database_key
    tab.key_button.click()
    tab.question.yes_button.click()
    desk.settle()
    assert desk.shell is None or not desk.shell.isVisible()
    desk.log_in()
    assert desk.desktop._opened_station().database_key != old


def test_a_disk_that_becomes_low_is_told_wherever_one_is(desk):
    folder, room = desk.desktop._data, desk.desktop._opened_station().room
    room._free = lambda _: 300 * MIB
    desk.desktop._on_upkeep()
    desk.settle()
    assert "磁盘只剩 300 MB" in desk.page("today").message()
    assert not list((folder / "backups").glob("station-*.db"))


def test_a_request_to_the_township_is_written_and_its_answer_opens(
    open_desktop, enrolled, town, stick
):
    desk = open_desktop(enrolled)
    desk.log_in()
    desk.desktop.lock()
    desk.settle()
    desk.entrance.forgotten_button.click()
    sheet = desk.desktop.way_back.sheet
    sheet.request_wanted.emit(sheet._staff_id, str(stick))
    desk.settle()
    [request] = stick.iterdir()
    digits = sheet.asked_words().rpartition("：")[2]
    given = town.township.grants.grant(request.read_bytes(), digits)
    answer = stick / given.file_name
    answer.write_bytes(given.content)
    sheet.new_password.password_field.set_text(NEW_PASSWORD)
    sheet.new_password.again_field.set_text(NEW_PASSWORD)
    sheet.read_grant(str(request))
    desk.settle()
    assert sheet.message().startswith("这份答复不全")
    sheet.read_grant(str(answer))
    desk.settle()
    assert desk.desktop._actor.name == HEAD_OF_DESK and desk.shell.isVisible()
    desk.desktop.lock()
    desk.log_in(NEW_PASSWORD)
    assert desk.shell.isVisible()


def test_a_locked_desk_asks_the_township_over_the_line_and_opens_once_it_grants(
    open_desktop, enrolled, town
):
    desk = open_desktop(enrolled)
    desk.log_in()
    desk.desktop.lock()
    desk.settle()
    desk.entrance.forgotten_button.click()
    sheet = desk.desktop.way_back.sheet
    sheet.line_button.click()
    desk.settle()
    told = sheet.asked_words()
    assert told.startswith(f"申请已送到{town.township.identity.name}，还没有放行")
    [waiting] = town.township.grant_line.waiting()
    digits = told.partition("数字：")[2].partition("。")[0]
    by = msgspec.structs.replace(town.clerk, role=ADMIN)
    town.township.grant_line.grant(waiting.village_code, waiting.id, digits, by)
    sheet.line_button.click()
    desk.settle()
    assert "已放行。请在上面填两遍新密码" in sheet.asked_words()
    sheet.new_password.password_field.set_text(NEW_PASSWORD)
    sheet.line_button.click()
    desk.settle()
    assert sheet.message().startswith("两次输入的密码不一样")
    sheet.new_password.again_field.set_text(NEW_PASSWORD)
    sheet.line_button.click()
    desk.settle()
    assert desk.desktop._actor.name == HEAD_OF_DESK and desk.shell.isVisible()
    desk.desktop.lock()
    desk.log_in(NEW_PASSWORD)
    assert desk.shell.isVisible()


def test_a_diagnosis_is_written_for_the_township_once_there_is_one(desk, tmp_path):
    page = desk.page("settings")
    page.about_box.diagnostics_wanted.emit(str(tmp_path))
    desk.settle()

    assert page.message().startswith("本站还没有与镇里登记")
    assert list(tmp_path.glob("*.lxd")) == []


def test_a_diagnosis_lands_on_the_stick(open_desktop, enrolled, tmp_path):
    desk = open_desktop(enrolled)
    desk.log_in()
    page = desk.page("settings")
    page.about_box.diagnostics_wanted.emit(str(tmp_path))
    desk.settle()

    [written] = tmp_path.glob("*.lxd")
    assert page.message() == f"诊断文件已写好：{written.name}，可以拔出U盘，交给镇里。"
    assert written.stat().st_size > 500
