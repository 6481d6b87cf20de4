"""群众: the narrowed list, the tree of grids, and duplicates, on real threads and real files."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.records import Cadre, Grid, Household, Person

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(pc, open_desktop):
    """Two households, one in a grid below a tier; the same villager in both."""
    acts, actor = pc.desk, pc.actor
    tier = acts.grids.add(actor, Grid(id="", name="东管区", kind="community"))
    grid = acts.grids.add(actor, Grid(id="", name="一组", parent_id=tier))
    acts.register.add_cadre(actor, Cadre(id="", name="周强"))
    one = acts.households.add_household(
        actor, Household(id="", number="001", grid_id=grid), Person(id="", name="甲一")
    )
    other = acts.households.add_household(
        actor, Household(id="", number="002"), Person(id="", name="乙一", groups=["社区矫正"])
    )
    for home, phone, sex in ((one, "15400000001", "0"), (other, "15400000002", "2")):
        twin = Person(id="", name="王桂兰", household_id=home, born_on="1950-02-03", sex=sex,
                      phones=[phone], note=phone, head_relation="其他亲属")  # fmt: skip
        acts.register.add_person(actor, twin)
    at_work = open_desktop(pc)
    at_work.log_in()
    return at_work


@pytest.fixture
def section(desk):
    section = desk.page("households")
    desk.settle()
    return section


def numbers(section):
    return [line.household.number for line in section.list_page.table.records_model.records()]


def pick(desk, box, code):
    box.setCurrentIndex(box.findData(code))
    desk.settle()


def press(desk, widget, key):
    QTest.keyClick(widget, key, CONTROL)
    desk.settle()


def test_the_list_is_narrowed_by_tier_group_and_what_is_missing(desk, section):
    page = section.list_page
    assert page.grid_box.itemText(1) == "东管区（1 户）"
    assert page.grid_box.itemText(2) == "　一组（1 户）"
    pick(desk, page.grid_box, page.grid_box.itemData(1))
    assert numbers(section) == ["001"]
    assert "符合条件 1 户" in page.subtitle()
    pick(desk, page.grid_box, "")
    pick(desk, page.group_box, "社区矫正")  # the administrator may
    assert numbers(section) == ["002"]
    pick(desk, page.group_box, "")
    pick(desk, page.more_box, "is_closed")
    assert numbers(section) == []
    assert page.table.empty_text()
    pick(desk, page.more_box, "is_without_cadre")
    assert numbers(section) == ["001", "002"]


def test_who_is_to_be_placed_is_counted_listed_and_placed_by_keyboard(desk, section, qtbot):
    page = section.list_page
    assert "待安置 1 户" in page.subtitle()
    pick(desk, page.more_box, "is_unplaced")
    assert numbers(section) == ["002"]
    page.table.select_row(0)
    assert page.placing_button.isEnabled()
    press(desk, page.table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: section.sheets.form_sheet is not None)
    sheet = section.sheets.form_sheet
    sheet.field("grid_id").set_value(page.grid_box.itemData(2))
    sheet.field("address").set_text("村西1号")
    sheet.save_button.click()
    desk.settle()
    section.open_list()
    desk.settle()
    assert "待安置" not in page.subtitle()
    assert numbers(section) == []
    pick(desk, page.more_box, "")
    lines = page.table.records_model.records()
    assert [(line.household.address, line.grid_name) for line in lines][1] == ("村西1号", "一组")


def test_grids_are_added_renamed_and_closed_by_keyboard(desk, section):
    press(desk, section.list_page, Qt.Key.Key_G)
    page = section.grid_page
    assert section.currentWidget() is page
    names = lambda: [line.grid.name for line in page.table.records_model.records()]  # noqa: E731
    assert names() == ["东管区", "一组"]

    page.add_button.click()
    desk.settle()
    page.sheet.name.set_text("一组")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.sheet.name.has_error()
    page.sheet.name.set_text("海上一网格")
    page.sheet.kind.set_value("sea")
    press(desk, page.sheet, Qt.Key.Key_S)
    assert sorted(names()) == sorted(["东管区", "一组", "海上一网格"])

    page.table.select_row(names().index("一组"))
    page.close_button.click()
    desk.settle()
    assert "一组" in page.message()
    page.table.select_row(names().index("海上一网格"))
    page.close_button.click()
    desk.settle()
    page.table.select_row(names().index("海上一网格"))
    assert page.close_button.text() == "恢复网格"
    page.table.select_row(names().index("东管区"))
    page.edit_button.click()
    tier = page.table.current_record().grid.id
    assert page.sheet.parent_id.combo_box.findData(tier) < 0  # not below itself
    QTest.keyClick(page.sheet, Qt.Key.Key_Escape)
    page.back_button.click()
    assert section.currentWidget() is section.list_page


def test_a_duplicate_is_merged_with_the_chosen_note_and_taken_apart_again(desk, section, pc):
    section.open_duplicates()
    desk.settle()
    page = section.duplicate_page
    line = page.table.current_record()
    assert line.reason == "same_name_and_birth"

    QTest.keyClick(page.table, Qt.Key.Key_Return)
    desk.settle()
    assert set(page.sheet.choices) == {"household_id", "note"}
    page.sheet.choices["note"].set_value("other")
    wanted = page.sheet.choices["note"].combo_box.currentText()
    press(desk, page.sheet, Qt.Key.Key_S)
    assert page.table.records_model.rowCount() == 0
    assert "撤销" in page.message()

    section.open_household_of(line.other.person_id)
    desk.settle()
    residents = section.household_page.people.records_model.records()
    ids = [resident.person_id for resident in residents]
    shown = min(line.one.person_id, line.other.person_id)
    section.household_page.people.select_row(ids.index(shown))
    section.household_page.history_button.chosen.emit("person")
    desk.settle()
    history = section.sheets.history_sheet
    assert wanted in [write.after for write in history.writes.records_model.records()]
    history.reason.set_text("不是一个人")
    history.undo_button.click()
    desk.settle()
    QTest.keyClick(history, Qt.Key.Key_Escape)
    section.open_duplicates()
    desk.settle()
    assert page.table.records_model.rowCount() == 1


def test_a_household_that_loses_its_head_by_a_merge_gets_the_proposed_one_by_one_press(
    pc, open_desktop
):
    """乙一 heads household 002 and stands in 001 too; wife, brother and daughter stay behind."""
    acts, actor = pc.desk, pc.actor
    homes = [
        acts.households.add_household(
            actor, Household(id="", number=number), Person(id="", name=name, born_on="1968-05-05")
        )
        for number, name in (("001", "甲一"), ("002", "乙一"))
    ]
    for home, name, relation, born in (
        (homes[1], "乙妻", "妻", "1970-01-01"), (homes[1], "乙弟", "弟", "1950-01-01"),
        (homes[1], "乙女", "长女", "1995-01-01"), (homes[0], "乙一", "", "1968-05-05"),
    ):  # fmt: skip
        member = Person(id="", name=name, household_id=home, head_relation=relation, born_on=born)
        acts.register.add_person(actor, member)
    desk = open_desktop(pc)
    desk.log_in()
    section = desk.page("households")
    section.open_duplicates()
    desk.settle()
    page = section.duplicate_page
    page.merge_button.click()
    desk.settle()
    stays = page.sheet.choices["household_id"]
    stays.set_value("own" if stays.combo_box.itemText(0).startswith("001") else "other")
    press(desk, page.sheet, Qt.Key.Key_S)

    press(desk, section.sheets.change_sheet, Qt.Key.Key_S)

    people = section.household_page.people.records_model.records()
    assert [(p.name, p.head_relation) for p in people] == [
        ("乙妻", "户主"), ("乙弟", ""), ("乙女", "长女"),
    ]  # fmt: skip
    assert section.household_page.warning() == ""


def test_two_people_are_told_apart(desk, section):
    section.open_duplicates()
    desk.settle()
    page = section.duplicate_page
    page.apart_button.click()
    page.apart_button.click()
    desk.settle()
    assert page.table.records_model.rowCount() == 0
    assert not page.merge_button.isEnabled()
    assert page.table.empty_text() == "没有发现重复的人。"


def test_many_households_are_moved_and_given_a_cadre_together_and_taken_back(desk, section):
    page, sheets = section.list_page, section.sheets
    assert page.move_button.isEnabled(), "the first household is marked"
    QTest.keyClick(page, Qt.Key.Key_A, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert len(page.marked_ids()) == 2
    press(desk, page, Qt.Key.Key_M)
    sheet = sheets.change_sheet
    assert sheet.windowTitle() == "调整网格：2 户一起"
    sheet.field("grid_id").combo_box.setCurrentIndex(1)  # 一组, below its tier
    sheet.field("reason").set_text("重新划片")
    press(desk, sheet, Qt.Key.Key_S)

    assert section.currentWidget() is page
    assert "2 户" in page.message()
    assert {line.grid_name for line in page.table.records_model.records()} == {"一组"}

    page.table.selectAll()
    page.cadre_button.click()
    desk.settle()
    sheets.change_sheet.field("cadre_id").combo_box.setCurrentIndex(0)
    press(desk, sheets.change_sheet, Qt.Key.Key_S)
    assert {line.cadre_name for line in page.table.records_model.records()} == {"周强"}

    section.open_household(page.marked_ids()[0])
    desk.settle()
    section.household_page.history_button.chosen.emit("household")
    desk.settle()
    history = sheets.history_sheet
    model = history.changes.records_model
    assert model.column(1).text(model.records()[1]) == "调整网格（2 户一起）"
    history.changes.select_row(0)
    history.reason.set_text("登错了")
    history.undo_button.click()
    desk.settle()
    history.reject()
    section.open_list()
    desk.settle()
    assert {line.cadre_name for line in page.table.records_model.records()} == {""}


def test_the_list_as_it_stands_is_exported(desk, section):
    page = section.list_page
    pick(desk, page.grid_box, page.grid_box.itemData(1))
    press(desk, page, Qt.Key.Key_E)
    sheet = load_workbook(desk.save()).active
    assert "东管区" in sheet["A2"].value
    assert [cell.value for cell in sheet["A"]][3:4] == ["001"]
