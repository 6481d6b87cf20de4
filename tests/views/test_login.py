"""Coming in: a name, a password, and nothing that stops the window meanwhile."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.vault.passwords import PasswordCost
from app.views.guide_page import GuidePage
from app.views.login_view import LoginView
from tests.stations import HEAD_OF_DESK, PASSWORD


@pytest.fixture
def login(open_desktop, village):
    at_work = open_desktop(village)
    at_work.settle()
    return at_work


def test_whoever_may_come_in_is_on_a_tile(login):
    view = login.entrance

    assert [tile.text() for tile in view.tiles()] == [HEAD_OF_DESK]
    assert view.chosen() == view.tiles()[0].staff_id
    assert view.password_field.line_edit.hasFocus()
    assert view.station_name() == "高家庄村党群服务站"


def test_enter_logs_in(qtbot, login):
    field = login.entrance.password_field.line_edit
    qtbot.keyClicks(field, PASSWORD)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: login.shell is not None)
    login.settle()

    assert login.entrance is login.shell
    assert login.shell.person() == f"{HEAD_OF_DESK}（管理）"


def test_a_wrong_password_is_one_sentence_and_is_ready_to_be_typed_over(qtbot, login):
    field = login.entrance.password_field.line_edit
    qtbot.keyClicks(field, "bu shi zhe ge")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    login.settle()

    assert login.shell is None
    assert "密码不对" in login.entrance.message()
    assert len(field.selectedText()) == len(field.text()) > 0
    assert login.entrance.login_button.isEnabled()


def test_no_password_is_one_sentence(qtbot, login):
    qtbot.mouseClick(login.entrance.login_button, Qt.MouseButton.LeftButton)

    assert "密码" in login.entrance.message()


def test_locked_capitals_are_told(qtbot, login):
    field = login.entrance.password_field
    qtbot.keyClick(field.line_edit, "A")
    assert "大写锁定" in field.line()
    qtbot.keyClick(field.line_edit, "a")
    assert field.line() == ""
    qtbot.keyClick(field.line_edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert field.line() == ""


def test_the_password_can_be_shown(qtbot, login):
    field = login.entrance.password_field
    qtbot.keyClicks(field.line_edit, "shan shui")
    assert field.line_edit.displayText() != "shan shui"
    qtbot.mouseClick(field.show_button, Qt.MouseButton.LeftButton)
    assert field.line_edit.displayText() == "shan shui"


def test_trying_a_password_does_not_stop_the_window(qtbot, make_pc, open_desktop):
    pc = make_pc()
    pc.surroundings = type(pc.surroundings)(
        **{name: getattr(pc.surroundings, name) for name in pc.surroundings.__struct_fields__}
        | {"password_cost": PasswordCost(m_kib=64 * 1024, t=3, p=1)}
    )
    pc.set_up()
    login = open_desktop(pc)
    login.settle()
    ticks = []
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    login.entrance.password_field.set_text("bu shi zhe ge")
    login.entrance.password_field.submitted.emit()
    qtbot.waitUntil(lambda: "密码不对" in login.entrance.message())
    timer.stop()

    # The window went on answering while the password was being stretched.
    assert len(ticks) > 10


def test_up_and_down_choose_among_several(qtbot, login):
    class Tile:
        def __init__(self, staff_id, name):
            self.staff_id, self.name = staff_id, name

    view = login.entrance
    view.show_people([Tile("1", "李卫东"), Tile("2", "王秀英"), Tile("3", "张建国")])
    qtbot.keyClick(view.password_field.line_edit, Qt.Key.Key_Down)
    assert view.chosen() == "2"
    qtbot.keyClick(view.password_field.line_edit, Qt.Key.Key_Up)
    qtbot.keyClick(view.password_field.line_edit, Qt.Key.Key_Up)
    assert view.chosen() == "3"


def test_whoever_leaves_before_the_names_are_there_is_shown_the_guide(qtbot, open_desktop, village):
    desk = open_desktop(village)
    login = desk.window.findChild(LoginView)
    login.guide_wanted.emit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not isValid(login))
    desk.settle()

    assert isinstance(desk.entrance, GuidePage)
    assert desk.crashes == []
