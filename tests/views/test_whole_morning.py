"""A whole morning at the desk, once by keyboard alone and once by mouse: a real station with a second PC, a
real township with its server, a real stick.
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.views.main_window import MainWindow
from app.views.walk_table import CONTENT, HOUSEHOLD
from tests.stations import PASSWORD, server, stick, town
from tests.sync.two_pcs import pair, quarrelled_over

__all__ = ["pair", "server", "stick", "town"]

MOST_TABS = 90
LEFT = Qt.MouseButton.LeftButton
ITEM = "医疗保险参保登记"


def keys_to():
    """Whoever has the keys now; a desktop with a screen gives them to a sheet by itself, and back."""
    wanted = QApplication.activeModalWidget() or next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)
    )
    if QApplication.activeWindow() is not wanted:
        wanted.activateWindow()
        QApplication.processEvents()
    return QApplication.focusWidget() or wanted


class Keyboard:
    """Every press is a key, every way to a field is Tab."""

    def press(self, button):
        assert button.isVisible() and button.isEnabled(), button.text()
        if button.shortcut().isEmpty():
            self.reach(button)
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            QTest.keySequence(keys_to(), button.shortcut())
        QApplication.processEvents()

    def reach(self, widget):
        for _ in range(MOST_TABS):
            if keys_to() is widget:
                return
            QTest.keyClick(keys_to(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.accessibleName()}")

    def go_to_ledger(self, section, key):
        while section.current_key() != key:
            QTest.keyClick(keys_to(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    def search(self, box):
        QTest.keySequence(keys_to(), QKeySequence("Ctrl+K"))
        assert keys_to() is box

    def take_hit(self, box):
        QTest.keyClick(box, Qt.Key.Key_Return)

    def open_row(self, table):
        self.reach(table)
        QTest.keyClick(table, Qt.Key.Key_Return)

    def go_to_cell(self, table, row, column):
        self.reach(table)
        while table.currentRow() != row:
            is_above = table.currentRow() < row
            QTest.keyClick(table, Qt.Key.Key_Down if is_above else Qt.Key.Key_Up)
        while table.currentColumn() != column:
            right = table.currentColumn() < column
            QTest.keyClick(table, Qt.Key.Key_Right if right else Qt.Key.Key_Left)
        QTest.keyClick(table, Qt.Key.Key_0)  # typing opens the cell

    def undo(self, shell):
        QTest.keySequence(keys_to(), QKeySequence("Ctrl+Z"))

    def enter(self, button):
        QTest.keyClick(keys_to(), Qt.Key.Key_Return)


class Mouse:
    """Every press is a click; only words are typed."""

    def press(self, button):
        assert button.isVisible() and button.isEnabled(), button.text()
        QTest.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))
        QApplication.processEvents()

    def reach(self, widget):
        QTest.mouseClick(widget, LEFT, pos=QPoint(12, widget.height() // 2))
        assert keys_to() in (widget, widget.focusProxy()), widget.accessibleName()

    def go_to_ledger(self, section, key):
        place = section.ledger_keys().index(key)
        QTest.mouseClick(section.strip, LEFT, pos=section.strip.tabRect(place).center())

    def search(self, box):
        self.reach(box)

    def take_hit(self, box):
        hits = box.hit_list
        place = hits.visualRect(hits.model().index(0, 0)).center()
        QTest.mouseClick(hits.viewport(), LEFT, pos=place)

    def open_row(self, table):
        place = table.visualRect(table.model().index(0, 1)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        QTest.mouseDClick(table.viewport(), LEFT, pos=place)

    def go_to_cell(self, table, row, column):
        place = table.visualRect(table.model().index(row, column)).center()
        QTest.mouseClick(table.viewport(), LEFT, pos=place)
        QTest.mouseDClick(table.viewport(), LEFT, pos=place)

    def undo(self, shell):
        self.press(shell.undo_note.button)

    def enter(self, button):
        self.press(button)


@pytest.fixture
def quarrel(pair, clock):
    return quarrelled_over(pair, clock, households=4)


@pytest.fixture(params=[Keyboard, Mouse], ids=["keyboard", "mouse"])
def hands(request):
    return request.param()


class Morning:
    """What one person does between eight and noon."""

    def __init__(self, desk, hands, write):
        self.desk, self.hands, self.write = desk, hands, write

    def page(self, key):
        self.hands.press(self.desk.shell.rail.button(key))
        self.desk.settle()
        return self.desk.shell.page(key)

    def press(self, button):
        self.hands.press(button)
        self.desk.settle()

    def type_in(self, field, words):
        self.hands.reach(field)
        self.write(field, words)
        self.desk.settle()

    def log_in(self):
        self.desk.settle()
        entrance = self.desk.entrance
        self.hands.reach(entrance.password_field.line_edit)
        QTest.keyClicks(entrance.password_field.line_edit, PASSWORD)
        self.hands.enter(entrance.login_button)
        self.desk.settle()
        assert self.desk.shell is not None and self.desk.shell.isVisible()

    def begin_duty(self):
        section = self.page("appeals")
        self.hands.go_to_ledger(section, "duty")
        self.desk.settle()
        page = section.ledger("duty")
        self.press(page.plan_button)
        self.press(page.sheet.save_button)
        self.press(page.sign_button)
        assert page.table.records_model.index(0, 4).data() == "● 在岗"

    def take_in(self, name):
        section = self.page("cases")
        self.press(section.list_page.new_case_button)
        form = section.intake_page
        self.type_in(form.applicant.line_edit, name)
        QTest.keyClick(keys_to(), Qt.Key.Key_Return)  # the first that was found
        self.desk.settle()
        if not form.phone.text():
            self.type_in(form.phone.line_edit, "15400000001")
        self.type_in(form.item.line_edit, ITEM)
        QTest.keyClick(keys_to(), Qt.Key.Key_Return)
        self.desk.settle()
        for row in form.papers.rows:
            self.press(row.box)
        assert "材料齐全" in form.summary.missing_text()
        self.press(form.register_button)
        assert section.currentWidget() is section.case_page
        assert "已登记，材料齐全" in section.case_page.message()
        return section.case_page

    def hand_out_receipt(self, page):
        self.press(page.receipt_button)
        self.press(page.paper_strip.open_button)
        assert self.desk.put_preview_away().read_bytes().startswith(b"%PDF")

    def take_step(self, page, action, said=None, is_chosen=""):
        self.press(page.step_buttons[action])
        for name, words in (said or {}).items():
            self.type_in(page.form.field(name).line_edit, words)
        if is_chosen:
            self.press(page.form.field("is_satisfied").buttons()[is_chosen])
        self.press(page.form.confirm_button)

    def write_walk(self, numbers):
        section = self.page("visits")
        self.press(section.list_page.walk_button)
        page, table = section.walk_page, section.walk_page.table
        for row, number in enumerate(numbers):
            for column, words in ((HOUSEHOLD, number), (CONTENT, "问了收成和药费")):
                self.hands.go_to_cell(table, row, column)
                editor = next(e for e in table.findChildren(QLineEdit) if e.isVisible())
                editor.selectAll()
                self.write(editor, words)
                QTest.keyClick(editor, Qt.Key.Key_Return)
                self.desk.settle()
        self.press(page.save_button)
        assert "已保存 2 户的走访。" in section.list_page.message() + page.message()

    def find(self, letters, home_title):
        box = self.desk.shell.search_box
        self.hands.search(box)
        QTest.keyClicks(box, letters)
        self.desk.settle()
        self.hands.take_hit(box)
        self.desk.settle()
        page = self.desk.shell.page("households").household_page
        assert page.isVisible() and home_title in page.title()

    def settle_conflict(self):
        today = self.page("today")
        self.press(today.tiles["conflicts"])
        page = self.desk.shell.page("appeals").ledger("conflicts")
        assert len(page.cards) == 2
        self.press(page.cards[1].button)
        assert page.table.records_model.rowCount() == 0 and "在县城住" in page.message()

    def carry_stick(self, stick, town):
        page = self.page("sync")
        self.press(page.steps.write_button)
        assert "可以拔出" not in page.steps.write.outcome()
        self.pick(page, stick)
        assert "可以拔出" in page.steps.write.outcome()
        assert "还没送到" in page.steps.carry.outcome()
        bundle = next(stick.glob("*.lxb"))
        answer = stick / "answer.lxb"
        answer.write_bytes(town.township.import_bundle(bundle.read_bytes()).answer)
        self.press(page.steps.read_button)
        self.pick(page, answer)
        assert "读好了" in page.steps.read.outcome()

    def pick(self, page, path):
        """What one does in the system's own window."""
        dialog = page.dialog
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        self.desk.window.activateWindow()
        QApplication.processEvents()
        self.desk.settle()

    def exchange(self):
        page = self.page("sync")
        self.press(page.exchange_button)
        assert "同步完成" in page.message()

    def open_first_case(self):
        section = self.page("cases")
        if section.currentWidget() is not section.list_page:
            section = self.page("cases")  # pressed once more: back to the list
        self.hands.open_row(section.list_page.table)
        self.desk.settle()
        assert section.currentWidget() is section.case_page
        return section.case_page


def test_a_whole_morning(hands, open_desktop, pair, quarrel, town, write, stick, clock):
    one, _ = pair
    first, second = one.store.households.page_after()[:2]
    case_name = one.store.households.persons(second.id)[0].name
    desk = open_desktop(one)
    desk.window.resize(1366, 768)
    morning = Morning(desk, hands, write)
    morning.log_in()
    morning.begin_duty()
    page = morning.take_in(case_name)
    morning.hand_out_receipt(page)
    morning.take_step(page, "submit")
    assert page.head.status.text() == "● 已报送"
    morning.write_walk([first.number, second.number])
    morning.find("gjq", first.head_name)
    morning.settle_conflict()
    clock.pass_minutes(60)
    morning.carry_stick(stick, town)
    [case] = [c for c in town.rows()["cases"] if c.applicant_name == case_name]
    town.accept(case.id)
    town.conclude(case.id)
    morning.exchange()
    page = morning.open_first_case()
    morning.take_step(page, "deliver", {"receiver_name": case_name})
    morning.take_step(page, "follow_up", is_chosen="satisfied")
    assert "回访" in page.history.texts()[0]
    hands.undo(desk.shell)
    desk.settle()
    desk.settle()
    assert "已撤销" in desk.shell.message() and "已撤销" in page.history.texts()[0]
    hands.press(desk.shell.lock_button)
    desk.settle()
    assert desk.entrance.password_field.isVisible() and not desk.shell.isVisible()
    one.open()
    assert one.check().is_sound
    assert one.store.visits.counts_by_channel().get("home", 0) == 2
