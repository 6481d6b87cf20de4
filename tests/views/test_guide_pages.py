"""The guide: read without a password and at the desk; a list brought in, refused, and kept."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.sheets.item_sheet_writing import item_headings, item_rows, item_sheet
from app.sheets.table_sheet import table_bytes
from tests.acts.item_lists import intake_for, item, preview_of
from tests.spreadsheets import protected_workbook

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def entrance(open_desktop, village):
    """The login of a station with a list of its own and a case in it."""
    long_name = item("B-2", "很长的事项名称" * 12, conditions="年满八十周岁。\n本村户籍。")
    married = item(
        "C-1",
        "结婚登记预约",
        pinyin="jiehundengjiyuyue",
        is_delegable=False,
        place="县民政局",
        consult_phone="12345",
    )
    village.desk.catalog.import_items(village.actor, preview_of(item("A-1"), long_name, married))
    village.desk.cases.register_case(
        village.actor, intake_for("A-1", applicant_name="张三", applicant_phone="15400000077")
    )
    at_work = open_desktop(village)
    at_work.settle()
    return at_work


@pytest.fixture
def guide(entrance):
    QTest.keyClick(entrance.entrance, Qt.Key.Key_F9)
    entrance.settle()
    return entrance.entrance


def names(page):
    model = page.table.records_model
    return [model.record_at(row).name for row in range(model.rowCount())]


def test_the_guide_is_read_without_logging_in(entrance, guide):
    assert guide.subtitle() == "清单“2026-03-02版”，共 3 项"
    assert QApplication.focusWidget() is guide.search_edit
    assert "1. 居民身份证（原件 1 份）" in guide.sheet.words()
    assert "2. 户口簿（原件 1 份，复印件 1 份）" in guide.sheet.words()
    assert "承诺时限 5 个工作日" in guide.sheet.words()
    assert "法定时限 20 个工作日" in guide.sheet.words()
    QTest.keyClicks(guide.search_edit, "jiehun")
    assert names(guide) == ["结婚登记预约"]
    assert "▲ 须本人办理" in guide.sheet.words() and "办理地点 县民政局" in guide.sheet.words()
    assert not hasattr(guide, "import_button")
    assert entrance.shell is None and not re.search("张三|15400000077", guide.sheet.words())


def test_keys_alone_lead_through_it_and_back(entrance, guide):
    QTest.keyClick(guide.search_edit, Qt.Key.Key_Down)
    assert guide.table.currentIndex().row() == 1
    assert "年满八十周岁。\n本村户籍。" in guide.sheet.words()
    QTest.keyClick(guide.search_edit, Qt.Key.Key_Up)
    QTest.keyClick(guide.search_edit, Qt.Key.Key_Up)
    assert guide.table.currentIndex().row() == 0
    QTest.keyClicks(guide.search_edit, "zzz")
    assert names(guide) == [] and not guide.print_button.isEnabled()
    QTest.keyClick(guide.search_edit, Qt.Key.Key_Escape)
    assert guide.search_edit.text() == "" and len(names(guide)) == 3
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    entrance.log_in()
    assert entrance.shell is not None


def test_a_blocked_certificate_is_explained_in_the_same_box(guide):
    QTest.keyClicks(guide.search_edit, "wfzjl")
    assert names(guide) == ["无犯罪记录证明"]
    assert "村里不能开这个证明（民发〔2020〕20号）" in guide.sheet.words()
    assert "派出所" in guide.sheet.words() and not guide.print_button.isEnabled()
    guide.search_edit.clear()
    guide.search_edit.setText("宅基地申请")
    assert "◆ 村里可以开这个证明" in guide.sheet.words()


def test_an_items_guide_is_printed_without_a_password(entrance, guide, tmp_path):
    QTest.keyClick(guide, Qt.Key.Key_P, CONTROL)
    entrance.settle()
    path = guide.paper_strip.path()
    assert path.name == "办事指南-A-1.pdf" and path.read_bytes().startswith(b"%PDF")


def test_the_desk_shows_the_same_and_categories(entrance):
    entrance.log_in()
    page = entrance.page("guide").guide_page
    assert len(names(page)) == 3
    assert [page.category_box.itemText(n) for n in range(page.category_box.count())] == [
        "全部类别",
        "养老",
    ]
    page.category_box.setCurrentIndex(1)
    page.search_edit.setText("wfz")
    assert names(page) == []  # a certificate belongs to no category


# ---------------------------------------------------------------- bringing a list in


@pytest.fixture
def importing(desk):
    section = desk.page("guide")
    QTest.keyClick(section.guide_page, Qt.Key.Key_I, CONTROL)
    desk.settle()
    return section.import_page


def choose(desk, page, path, content):
    path.write_bytes(content)
    page.file_chosen.emit(str(path))
    desk.settle()


def test_a_list_is_looked_at_and_then_kept(desk, importing, tmp_path):
    choose(
        desk, importing, tmp_path / "清单.xlsx", item_sheet("事项清单", [item("A-1"), item("A-2")])
    )
    assert importing.figures() == {
        "new": "2", "changed": "0", "withdrawn": "0", "unchanged": "0", "refused": "0",
    }  # fmt: skip
    importing.version_field.set_text("第一版")
    QTest.keyClick(importing, Qt.Key.Key_S, CONTROL)
    QTest.keyClick(importing, Qt.Key.Key_S, CONTROL)  # a second press does nothing
    desk.settle()
    assert "已导入清单“第一版”，共 2 项" in importing.message()
    section = desk.shell.page("guide")
    QTest.keyClick(importing, Qt.Key.Key_Escape)
    desk.settle()
    assert section.currentWidget() is section.guide_page
    assert section.guide_page.subtitle() == "清单“第一版”，共 2 项"


def test_a_list_with_bad_rows_cannot_be_kept(desk, importing, tmp_path):
    rows = item_rows([item("A-1"), item("A-1", "同编码"), item("A-3")])
    rows[2][8] = "20"
    choose(desk, importing, tmp_path / "清单.xlsx", table_bytes("清单", item_headings(), rows))

    assert importing.figures()["refused"] == "2"
    model = importing.lines.records_model
    told = [model.record_at(n).words for n in range(2)]
    assert told[0].startswith("编码与前面的一行相同") and told[1].startswith("时限没有说明单位")
    assert "有 2 行不能采用" in importing.message()
    assert not importing.import_button.isEnabled()


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"%PDF-1.7\x00\x00 no sheet", "这个文件不是能读的 Excel 表格"),
        (b"", "表里没有一行事项"),
        (protected_workbook(), "这个表格设了密码"),
        ("今天开会".encode(), "表“CSV”里没有找到“事项编码”"),
    ],
    ids=["pdf", "empty", "protected", "letter"],
)
def test_a_file_that_is_no_list_is_refused(desk, importing, tmp_path, content, beginning):
    choose(desk, importing, tmp_path / "清单.csv", content)
    assert importing.message().startswith(beginning)
    assert not importing.import_button.isEnabled()
