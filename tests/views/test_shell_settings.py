"""设置: what is changed there is kept, and stands on the next paper."""

from PySide6.QtCore import Qt

from tests.stations import PASSWORD


def read(desk, job):
    answers = []
    desk.desktop._runner.run(job, answers.append, answers.append)
    desk.settle()
    return answers[0]


def test_the_station_is_shown_and_its_changes_are_kept(qtbot, desk, write):
    page = desk.page("settings")
    assert page.station_tab.fields["duty_phone"].text() == "0536-0000002"
    write(page.station_tab.fields["address"].line_edit, "村委会大院东屋")
    page.station_tab.fields["common_items"].set_text("医保参保缴费\n\n高龄津贴 \n")
    qtbot.keyClick(desk.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    station = read(desk, lambda open_desk: open_desk.store.stations.station())
    assert "已保存" in page.message()
    assert station.address == "村委会大院东屋"
    assert station.common_items == ["医保参保缴费", "高龄津贴"]
    assert desk.shell.station_name() == "高家庄村党群服务站"


def test_a_new_name_of_the_station_stands_above_the_desk(desk):
    page = desk.page("settings")
    page.station_tab.fields["name"].set_text("高家庄便民服务站")
    page.station_tab.save_button.click()
    desk.settle()

    assert desk.shell.station_name() == "高家庄便民服务站"


def test_a_station_without_a_name_is_refused_and_the_words_stay(desk):
    page = desk.page("settings")
    page.station_tab.fields["name"].set_text(" ")
    page.station_tab.fields["address"].set_text("东屋")
    page.station_tab.save_button.click()
    desk.settle()

    assert "站名" in page.message()
    assert page.station_tab.fields["address"].text() == "东屋"


def test_a_cadre_is_added_by_keyboard(qtbot, desk, write):
    page = desk.page("settings")
    page.tabs.setCurrentIndex(1)
    qtbot.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = page.cadre_sheet()
    qtbot.waitUntil(sheet.isActiveWindow)
    write(sheet.name_field.line_edit, "张建国")
    write(sheet.title_field.line_edit, "村委委员")
    sheet.phone_field.set_text("15400000009")
    qtbot.keyClick(sheet, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    row = page.cadre_table.records_model.record_at(0)
    assert page.cadre_sheet() is None
    assert (row.cadre.name, row.cadre.title, row.cadre.phone) == (
        "张建国",
        "村委委员",
        "15400000009",
    )
    assert "张建国" in page.message()


def test_a_cadre_is_corrected_by_keyboard_and_keeps_the_households(qtbot, desk):
    page = desk.page("settings")
    page.tabs.setCurrentIndex(1)
    page.ask_for_cadre()
    page.cadre_sheet().name_field.set_text("周立")
    page.cadre_sheet().phone_field.set_text("15400000001")
    page.cadre_sheet().save_button.click()
    desk.settle()
    first = page.cadre_table.records_model.record_at(0).cadre

    page.cadre_table.select_row(0)
    qtbot.keyClick(page.cadre_table, Qt.Key.Key_Return)
    sheet = page.cadre_sheet()
    assert (sheet.name_field.text(), sheet.phone_field.text()) == ("周立", "15400000001")
    sheet.phone_field.set_text("15400000002")
    sheet.save_button.click()
    desk.settle()

    assert page.cadre_table.records_model.rowCount() == 1
    row = page.cadre_table.records_model.record_at(0)
    assert (row.cadre.id, row.cadre.phone) == (first.id, "15400000002")
    assert "已改好" in page.message()


def test_a_cadre_without_a_name_is_refused_in_the_form(qtbot, desk):
    page = desk.page("settings")
    page.tabs.setCurrentIndex(1)
    page.ask_for_cadre()
    page.cadre_sheet().phone_field.set_text("15400000009")
    page.cadre_sheet().save_button.click()
    desk.settle()

    assert "姓名" in page.cadre_sheet().message()
    assert page.cadre_sheet().phone_field.text() == "15400000009"
    page.cadre_sheet().reject()


def ask_for_account(qtbot, desk):
    page = desk.page("settings")
    page.tabs.setCurrentIndex(2)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = page.account_tab.sheet()
    qtbot.waitUntil(sheet.isActiveWindow)
    return page, sheet


def test_another_person_gets_an_account_and_logs_in(qtbot, desk, write):
    page, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "赵敏")
    sheet.role_field.set_value("admin")
    sheet.new_password.password_field.set_text("chuntian de shu ye")
    sheet.new_password.again_field.set_text("chuntian de shu ye")
    sheet.save_button.click()
    desk.settle()
    shown = [member.name for member in page.account_tab.table.records_model.records()]
    assert shown == ["王秀英", "赵敏"]
    assert page.account_tab.sheet() is None

    desk.desktop.lock()
    desk.settle()
    view = desk.entrance
    view.choose(next(tile.staff_id for tile in view.tiles() if tile.text() == "赵敏"))
    desk.log_in("chuntian de shu ye")
    assert desk.shell.person() == "赵敏（管理）"


def test_one_administrator_alone_is_warned(desk):
    page = desk.page("settings")

    assert "只有一位管理员" in page.account_tab.note()


def test_a_weak_password_of_another_account_is_one_sentence(qtbot, desk, write):
    page, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "赵敏")
    sheet.new_password.password_field.set_text("123")
    sheet.save_button.click()
    desk.settle()

    assert "密码太简单" in sheet.message()
    assert page.account_tab.table.records_model.rowCount() == 1
    sheet.reject()


def test_a_name_that_has_an_account_is_not_given_another(qtbot, desk, write):
    _, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "王秀英")
    qtbot.mouseClick(sheet.new_password.propose_button, Qt.MouseButton.LeftButton)
    sheet.save_button.click()
    desk.settle()

    assert "已经有了" in sheet.message()
    sheet.reject()


def test_whoever_may_only_enter_cannot_add_accounts(qtbot, desk, write):
    _, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "钱进")
    qtbot.mouseClick(sheet.new_password.propose_button, Qt.MouseButton.LeftButton)
    password = sheet.new_password.password_field.text()
    sheet.save_button.click()
    desk.settle()
    desk.desktop.lock()
    desk.settle()
    view = desk.entrance
    view.choose(next(tile.staff_id for tile in view.tiles() if tile.text() == "钱进"))
    desk.log_in(password)
    assert desk.shell.person() == "钱进（录入）"

    _, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "赵敏")
    qtbot.mouseClick(sheet.new_password.propose_button, Qt.MouseButton.LeftButton)
    sheet.save_button.click()
    desk.settle()
    assert "角色" in sheet.message()
    sheet.reject()


def test_a_forgotten_password_is_replaced_and_the_old_one_no_longer_opens(qtbot, desk):
    page = desk.page("settings")
    page.tabs.setCurrentIndex(2)
    assert not page.account_tab.reset_button.isEnabled()
    page.account_tab.table.select_row(0)
    page.account_tab.reset_button.click()
    sheet = page.account_tab.sheet()
    sheet.new_password.password_field.set_text("xin de mi ma")
    sheet.new_password.again_field.set_text("xin de mi mb")
    sheet.save_button.click()
    desk.settle()
    assert "不一样" in sheet.message()
    sheet.new_password.again_field.set_text("xin de mi ma")
    sheet.save_button.click()
    desk.settle()
    assert "新密码已生效" in page.message()

    desk.desktop.lock()
    desk.settle()
    desk.log_in(PASSWORD)
    assert "密码不对" in desk.entrance.message()
    desk.log_in("xin de mi ma")
    assert desk.entrance is desk.shell


def test_an_account_changes_its_role_is_closed_and_opens_no_more(qtbot, desk, write):
    page, sheet = ask_for_account(qtbot, desk)
    write(sheet.name_field.line_edit, "钱进")
    qtbot.mouseClick(sheet.new_password.propose_button, Qt.MouseButton.LeftButton)
    sheet.save_button.click()
    desk.settle()
    tab = page.account_tab

    def close(row):
        tab.table.select_row(row)
        tab.close_button.click()
        tab.question.yes_button.click()
        desk.settle()

    close(0)
    assert page.message().startswith("不能停用自己的账号")
    tab.table.select_row(1)
    tab.role_button.click()
    tab.sheet().role_field.set_value("review")
    tab.sheet().save_button.click()
    desk.settle()
    assert page.message().startswith("钱进 的角色改好了")
    assert [m.role for m in tab.table.records_model.records()] == ["admin", "review"]
    close(1)
    assert page.message().startswith("已停用账号 钱进")
    assert [m.name for m in tab.table.records_model.records()] == ["王秀英"]
    desk.desktop.lock()
    desk.settle()
    assert [tile.text() for tile in desk.entrance.tiles()] == ["王秀英"]
