"""The desk around its pages: keys, the one search box, locking."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from app.bootstrap.page_list import page_places
from app.models.errors import OperationRefused
from app.models.records import Cadre, Person
from app.sheets.synthetic_village import synthetic_roster
from app.views.later import made_ready
from app.views.page_stack import PageFrame, PageStack
from tests.stations import PASSWORD


def new_name():
    return synthetic_roster(1, 77)[0].name


def search(qtbot, desk, text):
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.shell.search_box.selectAll()
    qtbot.keyClicks(desk.shell.search_box, text)
    desk.settle()
    return desk.shell.search_box.hit_list


def test_every_page_opens_by_its_key(qtbot, desk):
    for key in desk.shell.page_keys():
        button = desk.shell.rail.button(key)
        qtbot.keyClick(desk.window, Qt.Key[f"Key_{button.shortcut().toString()}"])
        desk.settle()

        assert button.isChecked()
        assert desk.shell.page(key).isVisible()


class Dressed(QLabel):
    """Counts how often the style sheet has dressed it."""

    times = 0

    def event(self, event):
        self.times += event.type() == QEvent.Type.Polish
        return super().event(event)


def test_a_page_is_dressed_in_a_moment_of_its_own(qtbot):
    page = QFrame()
    qtbot.addWidget(page)
    label = Dressed(page)
    dress, *_ = made_ready(lambda: page)()
    QApplication.processEvents()
    assert label.times == 0
    dress()
    assert label.times == 1


def test_a_large_page_is_dressed_in_several_moments(qtbot, monkeypatch):
    monkeypatch.setattr("app.views.later.DRESSING_SECONDS", -1.0)
    page = QFrame()
    qtbot.addWidget(page)
    labels = [Dressed(page) for _ in range(3)]
    (dress,) = made_ready(lambda: page)()
    (dress,) = dress()
    assert sum(label.times for label in labels) == 1
    while further := dress():
        (dress,) = further
    assert [label.times for label in labels] == [1, 1, 1]


def test_what_a_section_shows_first_is_not_dressed_before_its_moment(qtbot):
    section = PageStack()
    qtbot.addWidget(section)
    page = QFrame(section)
    label = Dressed(page)
    section.addWidget(page)
    assert label.times == 0 and section.currentWidget() is page

    section.show()
    assert label.times == 1 and page.isVisible()


class Paints(QObject):
    """Counts how often the widgets that it watches are painted."""

    times = 0

    def eventFilter(self, watched, event):
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_making_a_page_ready_paints_nothing_of_the_one_in_front(desk):
    for _ in range(3):
        QApplication.processEvents()
    paints = Paints()
    desk.shell.page("today").installEventFilter(paints)
    desk.shell.page("cards")
    QApplication.processEvents()
    assert paints.times == 0


@pytest.mark.idle_moments
def test_the_other_pages_are_built_while_nobody_types(qtbot, desk, monkeypatch):
    keys, asked, rests = desk.shell.page_keys(), [], []
    monkeypatch.setattr(desk.window, "has_rested", lambda seconds: asked.append(1) or bool(rests))
    before = len(desk.shell.findChildren(PageFrame))
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert len(desk.shell.findChildren(PageFrame)) == before

    rests.append(1)
    desk.shell._moment.setInterval(0)
    qtbot.waitUntil(lambda: len(desk.shell.findChildren(PageFrame)) == len(keys))
    assert [key for key in keys if desk.shell.page(key).isVisible()] == ["today"]

    rests.clear()  # somebody types, and what is half ready is whole at once
    homes = desk.page("households")
    assert not desk.shell.is_ready() and "household_page" not in vars(homes)
    home = homes.list_page.table.records_model.record_at(0).household
    homes.open_household(home.id)
    desk.settle()
    assert homes.household_page.isVisible() and homes.household_page.subtitle()

    rests.append(1)
    qtbot.waitUntil(desk.shell.is_ready)
    assert {"roster_page", "duplicate_page"} <= vars(homes).keys() and homes.isVisible()
    assert "look_tab" in vars(desk.shell.page("settings"))


def test_every_key_belongs_to_one_page(desk):
    keys = [desk.shell.rail.button(key).shortcut().toString() for key in desk.shell.page_keys()]

    assert len(keys) == len(set(keys))


def test_every_control_has_a_name_for_those_who_cannot_see_it(desk):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    nameless = []
    for key in desk.shell.page_keys():
        desk.page(key)
        for kind in kinds:
            for control in desk.shell.findChildren(kind):
                if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    name = control.accessibleName()
                    if isinstance(control, QAbstractButton):
                        name = name or control.text()
                    if not name:
                        nameless.append(f"{key}: {type(control).__name__}")
    assert nameless == []


def test_typing_initials_finds_people_and_the_arrows_choose(qtbot, desk):
    hits = search(qtbot, desk, "wgl")

    assert hits.isVisible() and hits.hits.rowCount() > 1
    assert hits.currentIndex().row() == 0
    qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Down)
    assert hits.currentIndex().row() == 1
    qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Up)
    qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Up)
    assert hits.currentIndex().row() == hits.hits.rowCount() - 1


def test_escape_puts_the_list_away(qtbot, desk):
    hits = search(qtbot, desk, "wgl")
    qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Escape)

    assert not hits.isVisible()
    assert desk.shell.search_box.text() == ""


def test_finding_nothing_is_said(qtbot, desk):
    hits = search(qtbot, desk, "qqqq")

    assert hits.isVisible() and hits.hits.rowCount() == 0


def test_enter_opens_what_was_found(qtbot, desk, village):
    hits = search(qtbot, desk, "wgl")
    chosen = hits.hits.hit_at(0)
    with qtbot.waitSignal(desk.shell.hit_chosen) as opened:
        qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Return)
    desk.settle()

    assert opened.args[0].id == chosen.id
    assert not hits.isVisible()


def test_a_scanner_opens_its_household_wherever_the_keys_go_and_again_when_it_scans_again(
    qtbot, desk
):
    number = desk.page("households").list_page.table.records_model.record_at(0).household.number
    for key in [*desk.shell.page_keys(), "today", "today"]:
        desk.page(key)
        desk.shell.page(key).setFocus()
        if isinstance(QApplication.focusWidget(), QLineEdit):
            continue  # it is looked for there
        with qtbot.waitSignal(desk.shell.hit_chosen) as opened:
            for typed in number:
                qtbot.keyClick(QApplication.focusWidget(), typed)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        desk.settle()
        assert opened.args[0].subtitle == number
        assert desk.shell.page("households").household_page.isVisible()


def test_a_scanner_that_is_faster_than_the_answer_still_opens_its_hit(qtbot, desk):
    desk.shell.search_box.go_here()
    with qtbot.waitSignal(desk.shell.hit_chosen) as opened:
        qtbot.keyClicks(desk.shell.search_box, "wgl")
        qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Return)
    desk.settle()

    assert opened.args[0].matched_by == "pinyin"


def test_chinese_is_searched_as_soon_as_it_is_written(qtbot, desk, write):
    desk.shell.search_box.go_here()
    write(desk.shell.search_box, "王")
    desk.settle()

    titles = [
        desk.shell.search_box.hit_list.hits.hit_at(row).title
        for row in range(desk.shell.search_box.hit_list.hits.rowCount())
    ]
    assert titles and all("王" in title for title in titles)


def test_a_name_with_markup_is_shown_as_it_was_written(qtbot, open_desktop, village):
    name = "王<img src='http://example.invalid/x.png'><b>二</b>"
    village.desk.register.add_person(village.actor, Person(id="", name=name))
    desk = open_desktop(village)
    desk.log_in()
    hits = search(qtbot, desk, "wang")
    shown = [hits.hits.hit_at(row).title for row in range(hits.hits.rowCount())]

    assert name in shown
    assert hits.hits.data(hits.hits.index(shown.index(name), 0)).startswith(name)


def test_locking_keeps_the_screen_and_its_words_for_the_same_person(qtbot, desk):
    page = desk.page("settings")
    page.station_tab.fields["address"].set_text("村委会大院")
    qtbot.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert desk.entrance is not desk.shell
    assert not desk.shell.isVisible()

    desk.log_in("bu shi zhe ge mi ma")
    assert "密码" in desk.entrance.message()
    assert not desk.shell.isVisible()
    desk.log_in(PASSWORD)

    assert desk.entrance is desk.shell
    assert desk.shell.page("settings") is page
    assert page.station_tab.fields["address"].text() == "村委会大院"


def test_a_locked_desk_works_again_after_the_password(qtbot, desk):
    desk.desktop.lock()
    desk.settle()
    desk.log_in()
    hits = search(qtbot, desk, "wgl")

    assert hits.hits.rowCount() > 0


def test_a_desk_that_is_left_alone_locks_itself(qtbot, desk):
    desk.window.left_alone.emit()
    desk.settle()

    assert desk.entrance is not desk.shell


def test_a_desk_that_was_busy_just_then_locks_itself_later(qtbot, desk, monkeypatch):
    monkeypatch.setattr(desk.desktop, "is_busy", lambda: True)
    desk.window.left_alone.emit()
    assert desk.entrance is desk.shell
    monkeypatch.undo()
    desk.window._watch._touched_at -= 3600
    desk.window._watch.check()
    desk.settle()
    assert desk.entrance is not desk.shell


def test_what_waits_for_the_township_stands_below_the_pages(desk):
    waiting = desk.shell.rail.foot()

    assert waiting.startswith("▲") and "条待送出" in waiting


def test_what_is_kept_counts_as_waiting_at_once(qtbot, desk):
    before = desk.shell.rail.foot()
    page = desk.page("settings")
    page.cadre_typed.emit(Cadre(id="", name=new_name(), title="联户干部", phone="15400000002"))
    desk.settle()

    assert desk.shell.rail.foot() != before
    assert desk.shell.rail.foot().startswith("▲")


def test_a_problem_of_no_page_is_one_sentence_above_it(desk):
    desk.shell.show_problem(OperationRefused("account_unknown"))

    assert "没有这个账号" in desk.shell.message()


def test_the_window_is_no_larger_than_an_old_screen(desk):
    for key in desk.shell.page_keys():
        desk.page(key)
        least = desk.window.centralWidget().minimumSizeHint()
        assert least.width() <= 1366, key
        assert least.height() <= 768 - 40, key  # the title bar and the task bar take their share


@pytest.mark.parametrize("is_busy", [True, False])
def test_work_under_way_is_not_locked_out(qtbot, desk, monkeypatch, is_busy):
    monkeypatch.setattr(desk.desktop, "is_busy", lambda: is_busy)
    desk.window.left_alone.emit()
    monkeypatch.undo()
    desk.settle()

    assert (desk.entrance is desk.shell) is is_busy


def test_a_page_is_found_and_opened_by_its_initials(qtbot, desk):
    hits = search(qtbot, desk, "zftj").hits
    assert hits.hit_at(0).kind == "page"
    qtbot.keyClick(desk.shell.search_box, Qt.Key.Key_Return)
    desk.settle()

    assert desk.shell.page("visits").statistics_page.isVisible()


def test_every_page_that_is_named_opens(desk):
    for place in page_places():
        desk.pages.open_place(place.key)
        desk.settle()


def test_an_item_is_found_and_shown_in_the_guide(qtbot, desk, write):
    desk.shell.search_box.go_here()
    write(desk.shell.search_box, "高龄津贴")
    desk.settle()
    hits = desk.shell.search_box.hit_list.hits
    kinds = [hits.hit_at(row).kind for row in range(hits.rowCount())]
    desk.shell.hit_chosen.emit(hits.hit_at(kinds.index("item")))
    desk.settle()

    page = desk.shell.page("guide").guide_page
    assert page.isVisible() and page.table.records_model.rowCount() > 0
