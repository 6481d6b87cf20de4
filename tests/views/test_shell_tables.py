"""Lists of records: pages as someone scrolls, keys before the mouse."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from app.views.colours import colour
from app.views.figure_table import FigureTable
from app.views.record_table import NAME_ROOM, RIGHT, Column, RecordTable
from app.views.row_painting import PADDING
from app.views.scale import scaled
from app.views.status_chip import Tone

PAGE = 100


@dataclass(frozen=True)
class Row:
    number: int
    name: str = "王桂兰"


@pytest.fixture
def table(qtbot):
    table = RecordTable(
        [
            Column("编号", lambda row: f"{row.number:04d}", 120),
            Column("姓名", lambda row: row.name, is_bold=True),
            Column("状态", lambda row: "已收件", 140, tone=lambda row: Tone.ACTIVE),
            Column("期限", lambda row: "", 120, RIGHT, colour=lambda row: "danger"),
        ],
        "名单",
    )
    table.resize(800, 480)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    return table


def page_from(first: int, count: int = PAGE) -> list[Row]:
    return [Row(number) for number in range(first, first + count)]


def cell(table, row, column):
    model = table.records_model
    return model.data(model.index(row, column))


def test_scrolling_asks_once_for_what_follows(qtbot, table):
    asked = []
    table.page_wanted.connect(asked.append)
    table.show_records(page_from(0), more=True)
    table.scrollToBottom()
    qtbot.waitUntil(lambda: bool(asked))
    table.scrollToTop()
    table.scrollToBottom()
    assert asked == [Row(99)]

    table.add_records(page_from(100, 30), more=False)
    table.scrollToBottom()
    assert table.records_model.rowCount() == 130
    assert asked == [Row(99)]


def test_an_empty_further_page_ends_the_list(table):
    table.show_records(page_from(0), more=True)
    table.add_records([], more=False)

    assert table.records_model.rowCount() == PAGE
    assert not table.records_model.canFetchMore(QModelIndex())


def test_showing_anew_forgets_what_was_chosen(qtbot, table):
    chosen = []
    table.show_records(page_from(0, 3))
    table.select_row(1)
    assert table.current_record() == Row(1)
    table.record_selected.connect(chosen.append)
    table.show_records(page_from(10, 3))

    assert chosen[-1] is None
    assert table.current_record() is None


def test_enter_and_a_double_click_open(qtbot, table):
    table.show_records(page_from(0, 3))
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.record_activated) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [Row(1)]
    place = table.visualRect(table.records_model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.record_activated) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [Row(2)]


def test_enter_without_a_choice_opens_nothing(qtbot, table):
    opened = []
    table.record_activated.connect(opened.append)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened == []


def test_tab_leaves_the_list(table):
    assert not table.tabKeyNavigation()


def test_a_status_has_its_shape_also_for_those_who_cannot_see_it(table):
    table.show_records([Row(1)])

    assert cell(table, 0, 2) == "● 已收件"
    assert cell(table, 0, 3) == ""


def test_markup_in_a_name_is_shown_as_it_was_written(qtbot, table):
    table.show_records([Row(1, "<b>王</b><img src='http://example.invalid/'>")])
    table.grab()

    assert cell(table, 0, 1).startswith("<b>王</b>")


def test_rows_are_tall_enough_to_be_hit(table):
    table.show_records([Row(1)])

    assert table.rowHeight(0) == 40


def test_without_records_the_list_says_why(qtbot, table):
    table.set_empty_text("还没有名单。")
    empty = table.grab().toImage()
    table.set_empty_text("")

    assert table.grab().toImage() != empty


def test_a_painting_asks_for_the_words_of_each_cell_in_sight_once(qtbot):
    asked = []
    columns = [Column("编号", lambda row: asked.append(row.number) or "1", 120)]
    table = RecordTable(columns, "名单")
    table.resize(400, 480)
    qtbot.addWidget(table)
    table.show_records(page_from(0))
    table.show()
    qtbot.waitExposed(table)
    table.grab()
    asked.clear()

    table.grab()

    in_sight = table.rowAt(table.viewport().height() - 1) + 1
    assert asked == list(range(in_sight))


def test_what_is_chosen_is_marked_and_nothing_else(qtbot):
    columns = [Column(heading, lambda row: "", 120) for heading in ("户", "应访", "已访")]
    rows, cells = RecordTable(columns, "名单"), FigureTable(columns, "数字")
    for table in (rows, cells):
        table.resize(500, 480)
        qtbot.addWidget(table)
        table.show_records(page_from(0, 3))
    rows.select_row(1)
    cells.setCurrentIndex(cells.records_model.index(1, 1))

    def ground(table, row, column):
        place = table.visualRect(table.records_model.index(row, column)).center()
        return table.viewport().grab().toImage().pixelColor(place).name()

    def grounds(table):
        return [[ground(table, row, column) for column in range(3)] for row in range(3)]

    plain, chosen = colour("surface").name(), colour("neutral_soft").name()
    assert grounds(rows) == [[plain] * 3, [chosen] * 3, [plain] * 3]
    assert grounds(cells) == [[plain] * 3, [plain, chosen, plain], [plain] * 3]


def test_private_use_characters_are_marked_with_what_that_means(table):
    table.show_records([Row(1, "张\ue170"), Row(2, "李四")])
    model = table.records_model

    assert [model.index(row, 1).data() for row in (0, 1)] == ["张〔U+E170〕", "李四"]
    tips = [model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert tips[0].startswith("〔U+E170〕 是没有公开编码的自造字") and tips[1] is None


def test_a_column_of_bold_words_of_the_program_has_room_for_them(qtbot):
    words = "变更户主、分户和迁入迁出一并登记"
    column = Column("变动", lambda row: words, 10, is_bold=True, is_whole=True)
    table = RecordTable([column, Column("其余", lambda row: "")], "表")
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.show_records([Row(1)])
    font = QFont(table.font())
    font.setBold(True)
    assert table.columnWidth(0) >= QFontMetrics(font).horizontalAdvance(words) + 2 * PADDING


def test_a_crowded_list_keeps_room_for_the_names_it_is_about(qtbot):
    counts = [Column(f"数{n}", lambda row: str(row.number), 120) for n in range(8)]
    names = Column("单位", lambda row: row.name, is_bold=True, is_whole=True)
    table = RecordTable([names, *counts], "走访统计")
    table.resize(900, 300)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)

    table.show_records([Row(1, "东关街道第一网格")])
    bold = QFont(table.font())
    bold.setBold(True)
    assert table.columnWidth(0) >= QFontMetrics(bold).horizontalAdvance("东关街道第一网格")

    table.show_records([Row(1, "东关街道第一网格" * 9)])
    assert table.columnWidth(0) == scaled(NAME_ROOM)


def test_a_list_shown_again_measures_its_words_only_once(qtbot):
    """Coming back to a page is what is done most often."""
    measured = []
    column = Column("事项", lambda row: measured.append(row) or "低保", 10, is_whole=True)
    table = RecordTable([column], "表")
    qtbot.addWidget(table)
    table.show()
    table.show_records([Row(number) for number in range(100)])
    table.hide()
    measured.clear()
    table.show()
    assert measured == []


def test_the_column_that_takes_what_is_left_keeps_room_for_a_few_words(qtbot):
    table = RecordTable([Column("状态", str, 400), Column("事项", str)], "办件")
    qtbot.addWidget(table)
    table.show_records(["高龄津贴申请", "土地纠纷"])
    for width, is_wider in ((430, True), (900, False)):
        table.resize(width, 300)
        table.show()
        QApplication.processEvents()
        assert table.columnWidth(1) >= table.fontMetrics().horizontalAdvance("高龄津贴申请…")
        assert (table.horizontalHeader().length() > table.viewport().width()) is is_wider
