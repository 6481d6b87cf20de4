"""The first start, by keyboard, to a real station in a folder."""

import pytest
from PySide6.QtCore import Qt

from app.bootstrap.station import open_station

CODE = "370781109216"
OWN_PASSWORD = "chuntian de shu ye"


@pytest.fixture
def start(open_desktop, make_pc):
    at_work = open_desktop(make_pc())
    at_work.settle()
    return at_work


def next_step(qtbot, start):
    qtbot.mouseClick(start.entrance.next_button, Qt.MouseButton.LeftButton)
    start.settle()


def find(qtbot, start, text):
    step = start.entrance.village_step
    step.query_field.line_edit.clear()
    qtbot.keyClicks(step.query_field.line_edit, text)
    qtbot.waitUntil(lambda: not step._pause.isActive())
    start.settle()
    return step.village_table.records_model.records()


def choose_village(qtbot, start):
    find(qtbot, start, CODE)
    next_step(qtbot, start)


def fill_account(start, write, password=OWN_PASSWORD, again=None):
    account = start.entrance.account_step
    write(account.name_field.line_edit, "李卫东")
    account.password_field.set_text(password)
    account.again_field.set_text(password if again is None else again)


def test_a_station_is_set_up_by_keyboard_alone(qtbot, start, write):
    view = start.entrance
    assert view.village_step.query_field.line_edit.hasFocus()
    qtbot.keyClicks(view.village_step.query_field.line_edit, "gaojiazhuang")
    qtbot.keyClick(view.village_step.query_field.line_edit, Qt.Key.Key_Return)
    table = view.village_step.village_table
    assert table.hasFocus()
    while table.current_record().code != CODE:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert view.step() == 1
    assert view.station_step.profile_field.value() == "qingzhou"
    view.station_step.profile_field.set_value("songmu")
    assert view.station_step.name_field.text() == "高家庄村党群服务站"
    qtbot.keyClicks(view.station_step.phone_field.line_edit, "0536-3201234")
    qtbot.keyClick(view.station_step.phone_field.line_edit, Qt.Key.Key_Return)

    assert view.step() == 2
    account = view.account_step
    assert account.name_field.line_edit.hasFocus()
    write(account.name_field.line_edit, "李卫东")
    for field in (account.name_field, account.phone_field):
        qtbot.keyClick(field.line_edit, Qt.Key.Key_Return)
    assert account.password_field.line_edit.hasFocus()
    qtbot.keyClicks(account.password_field.line_edit, OWN_PASSWORD)
    qtbot.keyClick(account.password_field.line_edit, Qt.Key.Key_Return)
    qtbot.keyClicks(account.again_field.line_edit, OWN_PASSWORD)
    qtbot.keyClick(account.again_field.line_edit, Qt.Key.Key_Return)

    assert view.step() == 3 and view.next_button.hasFocus()
    qtbot.keyClick(view.next_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: start.shell is not None)
    start.settle()

    assert start.entrance is start.shell
    assert "李卫东" in start.shell.page("today").title()
    start.window.close()
    station = open_station(start.desktop._data, "李卫东", OWN_PASSWORD, start.desktop._surroundings)
    assert station.label.village_code == CODE and station.label.profile_code == "songmu"
    assert station.label.station_name == "高家庄村党群服务站"


def test_villages_are_found_by_name_pinyin_initials_and_code(qtbot, start, write):
    by_code = find(qtbot, start, CODE)
    assert [village.code for village in by_code] == [CODE]
    for typed in ("gaojiazhuang", "gjz", "370781109216"):
        assert CODE in [village.code for village in find(qtbot, start, typed)]
    step = start.entrance.village_step
    step.query_field.line_edit.clear()
    write(step.query_field.line_edit, "高家庄")
    qtbot.waitUntil(lambda: not step._pause.isActive())

    assert CODE in [village.code for village in step.village_table.records_model.records()]


def test_villages_of_one_name_are_told_apart_by_town_and_code(qtbot, start):
    found = [v for v in find(qtbot, start, "gaojiazhuang") if v.short_name == "高家庄村"]
    model = start.entrance.village_step.village_table.records_model
    shown = {
        tuple(model.data(model.index(row, column)) for column in range(3))
        for row in range(model.rowCount())
    }

    assert len(found) > 1
    for village in found:
        assert (village.short_name, village.town_name, village.code) in shown


def test_a_town_narrows_the_list(qtbot, start):
    step = start.entrance.village_step
    everywhere = len(find(qtbot, start, "gjz"))
    step.town_field.set_value("370781109000")
    start.settle()
    there = step.village_table.records_model.records()

    assert 0 < len(there) < everywhere
    assert {village.town_code for village in there} == {"370781109000"}


def test_an_unknown_code_is_one_sentence(qtbot, start):
    find(qtbot, start, "999999999999")
    next_step(qtbot, start)

    assert start.entrance.step() == 0
    assert "没有编码为“999999999999”的村" in start.entrance.message()


def test_nothing_typed_and_nothing_chosen_goes_nowhere(start):
    assert not start.entrance.next_button.isEnabled()


def test_a_weak_password_is_one_sentence_and_keeps_what_was_typed(qtbot, start, write):
    choose_village(qtbot, start)
    next_step(qtbot, start)
    fill_account(start, write, "12345678")
    next_step(qtbot, start)

    assert start.entrance.step() == 2
    assert "密码太简单" in start.entrance.message()
    assert start.entrance.account_step.name_field.text() == "李卫东"


def test_two_different_passwords_are_one_sentence(qtbot, start, write):
    choose_village(qtbot, start)
    next_step(qtbot, start)
    fill_account(start, write, again="chuntian de shu yr")
    next_step(qtbot, start)

    assert start.entrance.step() == 2
    assert "不一样" in start.entrance.message()


def test_a_proposed_password_is_shown_with_its_pictures_and_is_good_enough(qtbot, start, write):
    choose_village(qtbot, start)
    next_step(qtbot, start)
    account = start.entrance.account_step
    write(account.name_field.line_edit, "李卫东")
    qtbot.mouseClick(account.new_password.propose_button, Qt.MouseButton.LeftButton)
    typed = account.password_field.text()

    assert len(typed.split()) == 4 == len(set(typed.split()))
    assert account.again_field.text() == typed
    assert account.password_field.line_edit.displayText() == typed
    next_step(qtbot, start)
    assert start.entrance.step() == 3


def test_the_summary_names_the_village_with_its_code(qtbot, start, write):
    choose_village(qtbot, start)
    next_step(qtbot, start)
    fill_account(start, write)
    next_step(qtbot, start)
    words = start.entrance.summary_step.words()

    assert "青州市 高柳镇 高家庄村" in words
    assert CODE in words
    assert OWN_PASSWORD not in words


def test_going_back_keeps_everything(qtbot, start, write):
    choose_village(qtbot, start)
    write(start.entrance.station_step.name_field.line_edit, "便民")
    next_step(qtbot, start)
    fill_account(start, write)
    for _ in range(2):
        qtbot.keyClick(start.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    answers = start.entrance.answers()
    assert start.entrance.step() == 0
    assert answers.village.code == CODE
    assert answers.station_name.endswith("便民")
    assert answers.staff_name == "李卫东"


def test_a_station_whose_name_was_emptied_is_refused(qtbot, start):
    choose_village(qtbot, start)
    start.entrance.station_step.name_field.line_edit.clear()
    next_step(qtbot, start)

    assert start.entrance.step() == 1
    assert "站名" in start.entrance.message()
