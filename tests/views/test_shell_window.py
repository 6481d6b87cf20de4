"""The window itself: one on a folder, where it stood, and Chinese that can be typed in it."""

from PySide6.QtCore import QRect, QSettings, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.bootstrap.qt_setting import choose_input_method
from app.views.flow_row import FlowRow
from app.views.labels import whole_label
from app.views.main_window import MainWindow
from app.views.page import PRIMARY_RANK, WAY_BACK_RANK, Page
from app.views.page_stack import PageFrame, PageStack, PageTabs
from tests.stations import PASSWORD, Pc


def test_a_second_window_on_one_folder_is_refused(open_desktop, village):
    first = open_desktop(village)
    first.log_in()
    second = open_desktop(Pc(village.folder, village.surroundings))
    second.log_in()
    assert second.shell is None
    assert "另一个程序占用" in second.entrance.message()

    first.window.close()
    second.log_in(PASSWORD)
    assert second.shell is not None


def test_the_window_comes_back_where_it_stood(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    window = MainWindow()
    qtbot.addWidget(window)
    window.remember_place(settings)
    window.show()
    window.setGeometry(QRect(40, 30, 1200, 700))
    window.close()
    settings.sync()

    again = MainWindow()
    qtbot.addWidget(again)
    again.remember_place(QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))

    assert again.height() == 700  # the screen of the tests is too narrow to tell of the width


def test_fcitx_is_reached_as_ibus_when_qt_has_no_plugin_for_it(tmp_path):
    environment = {"QT_IM_MODULE": "fcitx5"}
    choose_input_method(environment, tmp_path)

    assert environment == {"QT_IM_MODULE": "ibus"}


def test_an_input_method_that_qt_knows_is_left_alone(tmp_path):
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    for chosen in ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}, {}):
        environment = dict(chosen)
        choose_input_method(environment, tmp_path)
        assert environment == chosen


def test_papers_are_gone_with_the_window(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    folder = desk.desktop._papers.path
    (folder / "联系卡.pdf").write_bytes(b"%PDF")
    desk.window.close()

    assert not folder.exists()


def test_a_fault_is_told_once_however_often_it_comes(qtbot, open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    show = type(desk.desktop).show_crash
    for _ in range(3):
        show(desk.desktop, "app/views/page.py:12 show\nbuiltins.LookupError")

    sheets = [child for child in desk.window.children() if type(child).__name__ == "CrashSheet"]
    assert len(sheets) == 1
    assert "LookupError" in sheets[0].words()
    sheets[0].reject()


def begin_visit(desk):
    section = desk.page("visits")
    section.write_visit()
    desk.settle()
    section.form_page.content.set_text("到家中看望，屋顶漏雨。")
    return section.form_page


def drafts_in(village):
    village.open()
    keys = list(village.store.drafts.keys())
    kept = [village.store.drafts.load(key) for key in keys]
    village.close()
    return b"".join(kept).decode("utf-8", "replace")


def test_locking_in_the_middle_of_a_word_keeps_the_draft(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    page = begin_visit(desk)
    desk.desktop.lock()
    desk.settle()

    assert "屋顶漏雨" in drafts_in(village)
    desk.log_in()
    assert page.isVisible()
    assert page.message() == ""
    assert page.content.text() == "到家中看望，屋顶漏雨。"


def test_closing_in_the_middle_of_a_word_keeps_the_draft(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    begin_visit(desk)
    desk.window.close()

    assert "屋顶漏雨" in drafts_in(village)


def test_a_closed_window_leaves_nothing_open(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    desk.page("sync")
    desk.window.close()
    village.open()

    assert village.check().is_sound


def test_the_way_back_stands_in_the_corner_of_every_page(qtbot):
    page = Page("住户")
    qtbot.addWidget(page)
    back = page.add_way_back()
    primary = page.add_action("登记", "Ctrl+S", is_primary=True)
    other = page.add_action("导出")
    page.resize(900, 300)
    page.show()
    assert other.x() < primary.x() < back.x() and other.y() == back.y()
    other.setFocus()
    for button in (primary, back):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is button


def test_the_main_button_stays_in_the_first_line_where_there_is_no_room_for_all(qtbot):
    row = FlowRow(is_at_right=True)
    qtbot.addWidget(row)
    other, primary, back = (QPushButton(row) for _ in range(3))
    for button, rank in ((other, 0), (primary, PRIMARY_RANK), (back, WAY_BACK_RANK)):
        button.setFixedWidth(100)
        row.add(button, rank)
    row.resize(240, 200)
    row.show()
    assert primary.y() == back.y() < other.y()
    assert primary.x() < back.x() and back.geometry().right() == row.rect().right()


class _Tall(QWidget):
    """Would like to be high, and can be low."""

    def sizeHint(self):
        return QSize(100, 2000)

    def minimumSizeHint(self):
        return QSize(10, 10)


def test_a_page_that_fits_is_not_moved_about_for_a_higher_one_behind_it(qtbot):
    def section(parent):
        section = QWidget(parent)
        stack = PageStack(section)
        QVBoxLayout(section).addWidget(stack)
        for _ in range(2):
            page = QWidget()
            lines = QVBoxLayout(page)
            lines.addWidget(whole_label("每一行都看得懂。", "body", page))
            lines.addWidget(_Tall(page), 1)
            stack.addWidget(page)
        return section

    frame = PageFrame()
    qtbot.addWidget(frame)
    frame.make(section)
    frame.resize(800, 600)
    frame.show()
    qtbot.waitUntil(lambda: frame.viewport().height() == 600)
    qtbot.waitUntil(lambda: frame.widget().height() == 600)


def test_a_page_of_tabs_is_not_moved_about_for_a_higher_tab_behind(qtbot):
    page = Page("设置")
    tabs = PageTabs(page)
    page.body.addWidget(tabs, 1)
    for least in (100, 3000):
        tab = QWidget()
        lines = QVBoxLayout(tab)
        lines.addWidget(whole_label("每一行都看得懂。", "body", tab))
        lines.addWidget(high := QWidget())
        high.setMinimumHeight(least)
        tabs.addTab(tab, "一页")
    frame = PageFrame()
    qtbot.addWidget(frame)
    frame.make(lambda parent: (page.setParent(parent), page)[1])
    frame.resize(800, 600)
    frame.show()
    qtbot.waitUntil(lambda: frame.widget().height() == 600)
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: frame.widget().height() > 3000)
    tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: frame.widget().height() == 600)


def test_a_long_name_above_a_page_goes_on_in_the_next_line(qtbot):
    page = Page("一户")
    qtbot.addWidget(page)
    page.add_action("登记代办", "Ctrl+N", is_primary=True)
    page.resize(700, 400)
    page.show()
    line = page._title.fontMetrics().height()

    page.set_title("阿" * 40)
    qtbot.waitUntil(lambda: page._title.height() > 1.5 * line)
    assert page.minimumSizeHint().width() <= 700

    page.set_title("一户")
    qtbot.waitUntil(lambda: page._title.height() < 1.5 * line)
