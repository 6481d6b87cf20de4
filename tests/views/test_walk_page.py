"""批量记走访: ten households by keyboard alone, on real threads and a real station's files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.presenters.visit_list_presenter import VisitListPresenter
from app.presenters.walk_presenter import WalkPresenter
from app.views.visit_section import VisitSection
from app.views.walk_table import CHANNEL, CONTENT, FINDING, HOUSEHOLD, TASKS
from tests.presenters.village import actor_of


@pytest.fixture
def section(qtbot, runner, station):
    section = VisitSection()
    visit_list = VisitListPresenter(section.list_page, runner)
    section.list_page.opened.connect(visit_list.refresh)
    page = section.walk_page
    walk = WalkPresenter(page, runner, actor_of(station))
    section.walk_opened.connect(walk.open)
    page.households_typed.connect(walk.look_up)
    page.household_chosen.connect(walk.choose)
    page.draft_changed.connect(walk.keep_draft)
    page.save_requested.connect(walk.save)
    page.clear_requested.connect(walk.clear)
    section.presenters = (visit_list, walk)
    qtbot.addWidget(section)
    section.resize(1180, 720)
    section.show()
    section.activateWindow()
    QApplication.processEvents()
    section.write_walk()
    qtbot.waitUntil(lambda: bool(page.visited_on.value()))
    page.table.setFocus()
    return section


def type_in_cell(table, words: str) -> None:
    """Keys as a person presses them: the first opens the editor."""
    QTest.keyClick(table.viewport(), Qt.Key.Key_F2)
    editor = next(each for each in table.findChildren(QLineEdit) if each.isVisible())
    editor.setText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def numbers(second_desk, count: int) -> list[str]:
    return [each.number for each in second_desk.store.households.page_after(limit=count)]


def test_ten_households_are_written_down_by_keys_alone(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    homes = numbers(second_desk, 10)
    table.setCurrentCell(0, CONTENT)
    type_in_cell(table, "宣讲医保政策，家中都好。")
    table.setCurrentCell(0, HOUSEHOLD)
    for number in homes:
        type_in_cell(table, number)
    last = len(homes) - 1
    qtbot.waitUntil(lambda: bool(table.item(last, CONTENT) and table.item(last, CONTENT).text()))
    with qtbot.waitSignal(page.walk_kept) as kept:
        QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert kept.args == [f"已保存 {len(homes)} 户的走访。"]
    qtbot.waitUntil(
        lambda: second_desk.store.visits.counts_by_channel().get("home", 0) >= len(homes)
    )
    visits = second_desk.store.visits.page_after(limit=len(homes))
    assert {visit.content for visit in visits} == {"宣讲医保政策，家中都好。"}
    assert len({visit.outing_id or visit.entity_id for visit in visits}) == 1
    assert second_desk.store.drafts.load("walk") is None


def test_rows_of_a_sheet_are_pasted(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    one, two = numbers(second_desk, 2)
    kind = second_desk.workplace.profile.must_record_classes[0]
    lines = f"{one}\t电话\t\t问候\r\n{two}\t入户走访\t李四\t看望\t{kind}\t漏雨\t已联系瓦匠\r\n"
    QGuiApplication.clipboard().setText(lines)
    table.setCurrentCell(0, HOUSEHOLD)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: all(row["household_id"] for row in table.typed_rows()))
    with qtbot.waitSignal(page.walk_kept) as kept:
        page.save_button.click()
    assert kept.args == ["已保存 2 户的走访。发现的问题已记入台账 1 条。"]
    visits = {visit.content: visit for visit in second_desk.store.visits.page_after(limit=2)}
    assert (visits["问候"].channel, visits["看望"].interviewee) == ("phone", "李四")
    assert visits["看望"].is_answered_on_the_spot


def test_rows_are_pasted_with_their_heading_and_without_empty_ones(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    one, two = numbers(second_desk, 2)

    def paste(text):
        QGuiApplication.clipboard().setText(text)
        table.setCurrentCell(0, HOUSEHOLD)
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: len([row for row in named(table) if row["household_id"]]) == 2)

    paste(f"户号\t方式\t走访内容\t年龄\n{one}\t电话\t问候\t71\n\n{two}\t入户\t看望\t\n")
    rows = table.typed_rows()
    assert [(row["channel"], row["content"]) for row in rows] == [
        ("phone", "问候"),
        ("home", "看望"),
    ]
    assert "71" in page.message()
    paste(f"{two}\t入户\t\t一\n{one}\t入户\t\t二\n")  # over them: who stood there is meant no more
    assert [row["text"][-len(two) :] for row in table.typed_rows()] == [two, one]
    table.setCurrentCell(1, HOUSEHOLD)
    table.paste("\t电话")
    assert len(table.typed_rows()) == 1


def named(table):
    return [row for row in table.typed_rows() if row["text"]]


def test_what_a_spreadsheet_copies_of_awkward_cells_stays_in_its_cells(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    one, two = numbers(second_desk, 2)
    wide = one.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    lines = (
        f'{wide}\t入户\t李四\t"问了""收成""\n和老人"\t\t\t\t多一列\r\n{two}\t视频\t\t"没有收尾\r\n'
    )
    QGuiApplication.clipboard().setText(lines)
    table.setCurrentCell(0, HOUSEHOLD)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: all(row["household_id"] for row in table.typed_rows()))
    rows = table.typed_rows()
    assert [row["content"] for row in rows] == ['问了"收成" 和老人', '"没有收尾']
    assert rows[0]["channel"] == "home"
    assert "多一列" in page.message()
    page.save_button.click()
    qtbot.waitUntil(lambda: "请选一种方式" in page.message())
    assert page.message().startswith("第 2 行")
    assert (table.currentRow(), table.currentColumn()) == (1, CHANNEL)
    assert table.item(1, CHANNEL).text() == "视频"


def test_the_first_key_or_word_of_an_input_method_opens_the_cell(section, write, qtbot):
    table = section.walk_page.table
    table.setCurrentCell(0, HOUSEHOLD)
    QTest.keyClicks(table, "0")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "0"
    table.setCurrentCell(1, HOUSEHOLD)
    table.setFocus()
    write(table, "０")
    assert QApplication.focusWidget().text() == "０"
    table.setCurrentCell(0, CONTENT)
    table.setFocus()
    QApplication.sendEvent(table, QInputMethodEvent("kan wang", []))
    write(table, "看望")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "看望"


def test_a_row_that_means_nobody_is_named_and_nothing_is_lost(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    before = len(second_desk.store.visits.page_after())
    table.setCurrentCell(0, HOUSEHOLD)
    type_in_cell(table, "没有这一户")
    qtbot.waitUntil(lambda: "第 1 行" in page.message())
    page.save_button.click()
    qtbot.waitUntil(lambda: "没有找到这一户" in page.message())
    assert table.currentRow() == 0
    assert table.typed_rows()[0]["text"] == "没有这一户"
    assert len(second_desk.store.visits.page_after()) == before


def type_households(table, household_numbers, qtbot):
    for row, number in enumerate(household_numbers):
        table.setCurrentCell(row, HOUSEHOLD)
        type_in_cell(table, number)
    qtbot.waitUntil(lambda: all(row["household_id"] for row in table.typed_rows()))


def test_a_finding_without_a_class_is_told_by_its_row(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    type_households(table, numbers(second_desk, 2), qtbot)
    table.setCurrentCell(0, CONTENT)
    type_in_cell(table, "看望")
    table.setCurrentCell(1, FINDING)
    type_in_cell(table, "漏雨")
    page.save_button.click()
    qtbot.waitUntil(lambda: "第 2 行" in page.message())
    assert table.typed_rows()[1]["finding"] == "漏雨"


def test_what_was_done_may_be_written_once_after_all_households(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    type_households(table, numbers(second_desk, 3), qtbot)
    page.save_button.click()
    qtbot.waitUntil(lambda: "第 1 行" in page.message())
    assert (table.currentRow(), table.currentColumn()) == (0, CONTENT)
    assert table.typed_rows()[0]["household_id"], "the row still means its household"
    table.setCurrentCell(2, CONTENT)
    type_in_cell(table, "只有这一户不同")
    table.setCurrentCell(0, CONTENT)
    type_in_cell(table, "看望老人。")
    with qtbot.waitSignal(page.walk_kept):
        page.save_button.click()
    visits = second_desk.store.visits.page_after(limit=3)
    assert sorted(visit.content for visit in visits) == [
        "只有这一户不同",
        "看望老人。",
        "看望老人。",
    ]


def test_all_rows_that_mean_nobody_are_told(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    for row, words in enumerate(("没有这一户", "也没有", *numbers(second_desk, 1))):
        table.setCurrentCell(row, HOUSEHOLD)
        type_in_cell(table, words)
    qtbot.waitUntil(lambda: bool(table.typed_rows()[-1]["household_id"]))
    assert "第 1、2 行" in page.message()


def test_what_waits_at_a_household_is_shown_and_answered(section, second_desk, station, qtbot):
    page, table = section.walk_page, section.walk_page.table
    home = second_desk.store.households.page_after()[0]
    day = second_desk.workplace.today().isoformat()
    task = second_desk.must_visits.open(station.actor, home.id, "illness", day)
    table.setCurrentCell(0, HOUSEHOLD)
    type_in_cell(table, home.number)
    qtbot.waitUntil(lambda: bool(table.item(0, TASKS) and table.item(0, TASKS).text()))
    assert table.item(0, TASKS).text() == "生病住院"
    table.setCurrentCell(0, CONTENT)
    type_in_cell(table, "看望")
    with qtbot.waitSignal(page.walk_kept) as kept:
        page.save_button.click()
    assert kept.args == ["已保存 1 户的走访。必到事项办结 1 条。"]
    assert second_desk.store.must_visits.by_id(task.id).status == "answered"


def test_a_walk_that_was_left_is_found_again(section, second_desk, qtbot):
    page, table = section.walk_page, section.walk_page.table
    type_in_cell(table, numbers(second_desk, 1)[0])
    qtbot.waitUntil(lambda: all(row["household_id"] for row in table.typed_rows()))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: second_desk.store.drafts.load("walk") is not None)
    section.write_walk()
    qtbot.waitUntil(lambda: bool(table.typed_rows()) and "接着填" in page.message())
    qtbot.waitUntil(lambda: all(row["household_id"] for row in table.typed_rows()))
    page.clear_button.click()
    qtbot.waitUntil(lambda: table.typed_rows() == [])
    assert second_desk.store.drafts.load("walk") is None
