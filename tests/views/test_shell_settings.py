"""设置: what is changed there is kept, and stands on the next paper."""

from PySide6.QtCore import Qt


def read(desk, job):
    answers = []
    desk.desktop._runner.run(job, answers.append, answers.append)
    desk.settle()
    return answers[0]


def test_the_station_is_shown_and_its_changes_are_kept(qtbot, desk, write):
    page = desk.page("settings")
    assert page.station_fields["duty_phone"].text() == "0536-0000002"
    write(page.station_fields["address"].line_edit, "村委会大院东屋")
    page.station_fields["common_items"].set_text("医保参保缴费\n\n高龄津贴 \n")
    qtbot.keyClick(desk.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.settle()

    station = read(desk, lambda open_desk: open_desk.store.stations.station())
    assert "已保存" in page.message()
    assert station.address == "村委会大院东屋"
    assert station.common_items == ["医保参保缴费", "高龄津贴"]
    assert desk.shell.station_name() == "高家庄村党群服务站"


def test_a_new_name_of_the_station_stands_above_the_desk(desk):
    page = desk.page("settings")
    page.station_fields["name"].set_text("高家庄便民服务站")
    page.save_button.click()
    desk.settle()

    assert desk.shell.station_name() == "高家庄便民服务站"


def test_a_station_without_a_name_is_refused_and_the_words_stay(desk):
    page = desk.page("settings")
    page.station_fields["name"].set_text(" ")
    page.station_fields["address"].set_text("东屋")
    page.save_button.click()
    desk.settle()

    assert "站名" in page.message()
    assert page.station_fields["address"].text() == "东屋"


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
