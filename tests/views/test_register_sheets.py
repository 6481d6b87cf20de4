"""Adding, correcting and changing households and villagers at the desk, on real threads and files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.models.id_number import id_check_digit
from app.models.records import Household, Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(pc, open_desktop):
    """The desk of a village with 甲户 (a head, a wife, a son) and 乙户 (a head)."""
    acts, actor = pc.desk, pc.actor
    pc.home = acts.households.add_household(
        actor, Household(id="", number="001"), Person(id="", name="甲一")
    )
    pc.other = acts.households.add_household(
        actor, Household(id="", number="002"), Person(id="", name="乙一")
    )
    for name, relation, born in (("甲二", "配偶", "1970-01-01"), ("甲三", "子", "1995-01-01")):
        person = Person(
            id="", name=name, household_id=pc.home, head_relation=relation, born_on=born
        )
        acts.register.add_person(actor, person)
    at_work = open_desktop(pc)
    at_work.log_in()
    return at_work


@pytest.fixture
def section(desk, pc):
    section = desk.page("households")
    section.open_household(pc.home)
    desk.settle()
    return section


def with_check_digit(first):
    return first + id_check_digit(first)


def names(section):
    return [resident.name for resident in section.household_page.people.records_model.records()]


def choose(section, name):
    section.household_page.people.select_row(names(section).index(name))


def paste(desk, sheet):
    QTest.keyClick(sheet, Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()


def press(desk, widget, key):
    QTest.keyClick(widget, key, CONTROL)
    desk.settle()


def test_a_person_is_added_by_keyboard(desk, section):
    press(desk, section.household_page, Qt.Key.Key_I)
    sheet = section.sheets.form_sheet
    assert sheet.windowTitle() == "给甲一户新增人员"
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.field("name").has_error()

    sheet.field("name").set_text("甲四")
    sheet.field("head_relation").set_value("长女")
    sheet.field("id_number").set_text("370781199001")
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.field("id_number").has_error()
    sheet.field("doubt").set_text("身份证号待核")
    sheet.field("skills").set_text("木工、剪纸")
    press(desk, sheet, Qt.Key.Key_S)

    assert not sheet.isVisible()
    assert "甲四" in names(section)
    kept = next(
        p for p in section.household_page.people.records_model.records() if p.name == "甲四"
    )
    assert (kept.head_relation, kept.doubt) == ("长女", "身份证号待核")


def test_a_pasted_row_fills_the_form_and_is_kept_only_when_saved(desk, section):
    press(desk, section.household_page, Qt.Key.Key_I)
    sheet = section.sheets.form_sheet
    QGuiApplication.clipboard().clear()
    paste(desk, sheet)
    assert "Ctrl+Shift+V" in sheet.message()
    QGuiApplication.clipboard().setText("370781199001")
    paste(desk, sheet)
    assert "没有找到“姓名”" in sheet.message()
    QGuiApplication.clipboard().setText(
        "姓名\t性别\t身份证号\t电话\t关系\t组\t人员类别\t爱好\n"
        "甲四\t女\t370781199001011248\t13800000000、13800000001\t长女\t三组\t低保户\t下棋\n"
        "甲五\t男\t\t\t\t\t\t\n"
    )
    paste(desk, sheet)
    typed = sheet.typed()
    assert [typed[name] for name in ("name", "sex", "id_number", "head_relation")] == [
        "甲四", "2", "370781199001011248", "长女",
    ]  # fmt: skip
    assert typed["phones"] == "13800000000、13800000001"
    assert "没有填进去的：下棋。" in sheet.message()
    assert "只取了第一行" in sheet.message()
    assert "甲四" not in names(section)

    press(desk, sheet, Qt.Key.Key_S)
    assert "甲四" in names(section)
    assert "甲五" not in names(section)


def test_what_was_typed_outlives_escape(desk, section):
    press(desk, section.household_page, Qt.Key.Key_I)
    sheet = section.sheets.form_sheet
    sheet.field("name").set_text("写到一半")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    desk.settle()
    assert not sheet.isVisible()

    section.household_page.add_person_button.click()
    desk.settle()
    again = section.sheets.form_sheet
    assert again.typed()["name"] == "写到一半"
    assert "还没保存" in again.subtitle()
    again.fresh_button.click()
    desk.settle()
    assert section.sheets.form_sheet.typed()["name"] == ""


def test_a_household_is_added_with_the_next_number(desk, section):
    section.open_list()
    press(desk, section.list_page, Qt.Key.Key_N)
    sheet = section.sheets.form_sheet
    assert sheet.typed()["number"] == "003"
    sheet.field("number").set_text("002")
    sheet.field("name").set_text("丙一")
    press(desk, sheet, Qt.Key.Key_S)
    assert "乙一" in sheet.field("number").line()
    sheet.field("number").set_text("003")
    press(desk, sheet, Qt.Key.Key_S)

    assert section.currentWidget() is section.household_page
    assert section.household_page.title() == "丙一 户"


def test_a_person_moves_and_the_move_is_undone(desk, section):
    choose(section, "甲三")
    section.household_page.person_changes.chosen.emit("move_person")
    desk.settle()
    sheet = section.sheets.change_sheet
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.field("household_id").has_error()

    picker = sheet.field("household_id")
    QTest.keyClicks(picker.line_edit, "002")
    QTest.qWait(200)
    desk.settle()
    sheet.field("reason").set_text("跟着姑姑住")
    press(desk, sheet, Qt.Key.Key_S)
    assert section.household_page.title() == "乙一 户"
    assert names(section) == ["乙一", "甲三"]

    choose(section, "甲三")
    section.household_page.history_button.chosen.emit("person")
    desk.settle()
    history = section.sheets.history_sheet
    assert history.changes.current_record().action == "move_person"
    history.undo_button.click()
    desk.settle()
    assert history.reason.has_error()
    history.reason.set_text("登错了")
    history.undo_button.click()
    desk.settle()
    assert [line.action for line in history.changes.records_model.records()] == [
        "undo",
        "move_person",
    ]
    assert section.household_page.title() == "甲一 户"
    assert not history.undo_button.isEnabled()


def test_the_dead_stand_last_and_nothing_more_becomes_of_them(desk, section):
    choose(section, "甲二")
    section.household_page.person_changes.chosen.emit("died")
    desk.settle()
    sheet = section.sheets.change_sheet
    sheet.field("reason").set_text("病故")
    press(desk, sheet, Qt.Key.Key_S)

    assert names(section)[-1] == "甲二"
    assert section.household_page.warning() == ""
    choose(section, "甲一")
    section.household_page.person_changes.chosen.emit("died")
    desk.settle()
    section.sheets.change_sheet.field("reason").set_text("病故")
    press(desk, section.sheets.change_sheet, Qt.Key.Key_S)
    assert "变更户主" in section.household_page.warning()
    choose(section, "甲二")
    assert not section.household_page.person_changes.isEnabled()


def test_a_household_is_split(desk, section):
    section.household_page.household_changes.chosen.emit("split")
    desk.settle()
    sheet = section.sheets.change_sheet
    assert [box.text() for box in sheet.field("people").boxes.values()] == [
        "甲二　配偶",
        "甲三　子",
    ]
    sheet.field("reason").set_text("结婚")
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.field("people").has_error()
    list(sheet.field("people").boxes.values())[1].setChecked(True)
    press(desk, sheet, Qt.Key.Key_S)
    assert sheet.field("head_person_id").has_error()
    sheet.field("head_person_id").combo_box.setCurrentIndex(1)
    press(desk, sheet, Qt.Key.Key_S)

    assert section.household_page.title() == "甲三 户"
    assert names(section) == ["甲三"]


def test_a_household_gets_another_head_and_another_grid(desk, section, pc):
    section.household_page.household_changes.chosen.emit("change_head")
    desk.settle()
    sheet = section.sheets.change_sheet
    sheet.field("head_person_id").combo_box.setCurrentIndex(0)
    relations = list(sheet.typed()["relations"])
    assert len(relations) == 3
    sheet.field("reason").set_text("年纪大了")
    press(desk, sheet, Qt.Key.Key_S)
    assert section.household_page.title() == "甲二 户"


def test_every_change_has_a_sheet(desk, section):
    page = section.household_page
    for action in page.household_changes.choices():
        page.household_changes.chosen.emit(action)
        desk.settle()
        sheet = section.sheets.change_sheet
        assert sheet.isVisible()
        assert "on" in sheet.typed()
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


def test_a_number_fills_sex_and_birth_and_a_form_left_is_said_to_wait(desk, section):
    press(desk, section.household_page, Qt.Key.Key_I)
    sheet = section.sheets.form_sheet
    number = sheet.field("id_number").line_edit
    QTest.keyClicks(number, with_check_digit("37078119800305002"))
    assert (sheet.field("sex").value(), sheet.field("born_on").value()) == ("2", "1980-03-05")
    number.clear()
    QTest.keyClicks(number, with_check_digit("37078119811109001"))
    assert (sheet.field("sex").value(), sheet.field("born_on").value()) == ("1", "1981-11-09")

    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    desk.settle()
    assert "“给甲一户新增人员”还没保存" in desk.shell.message()

    press(desk, section.household_page, Qt.Key.Key_E)
    QTest.keyClick(section.sheets.form_sheet, Qt.Key.Key_Escape)
    desk.settle()
    assert "修改" not in desk.shell.message()  # nothing was typed in that one
