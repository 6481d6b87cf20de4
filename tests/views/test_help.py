"""帮助: every page has its few lines and its part of the manual, found, read and printed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from app.bootstrap.manual_file import PICTURES, manual_folder, read_manual
from app.bootstrap.manual_making import PARTS
from app.cli.doors import main
from app.models.manual import PICTURE, section_for, sections_of
from app.printing.manual_book import manual_pdf
from app.words.page_guides import PAGE_GUIDE
from tests.printing.conftest import faces
from tests.printing.pages import PdfPage
from tests.stations import RESOURCES
from tests.views.conftest import DeskAtWork

__all__ = ["faces"]


@pytest.fixture
def helped(qtbot, desk: DeskAtWork):
    """Opens the help of a page by its key."""

    def open_it(key):
        desk.page(key)
        assert desk.shell.help_button.shortcut().toString() == "Shift+F1"
        desk.shell.help_button.click()
        desk.settle()
        return desk.pages.help.sheet

    yield open_it
    if desk.pages.help.sheet is not None:
        desk.pages.help.sheet.reject()


def test_every_page_has_three_to_five_lines_and_a_part_of_the_manual(desk):
    sections = read_manual(RESOURCES)
    assert set(desk.shell.page_keys()) == set(PAGE_GUIDE) == set(PARTS)
    for key, words in PAGE_GUIDE.items():
        assert 3 <= len(words.splitlines()) <= 5, key
        assert PARTS[key] in sections[section_for(sections, PARTS[key])].title


def test_a_guide_names_only_what_stands_on_the_desk(desk):
    said, keys = set(), {"Ctrl+K", "Ctrl+PgDown"}
    for key in desk.shell.page_keys():
        desk.page(key)
    for button in desk.shell.findChildren(QAbstractButton):
        said.add(button.accessibleName() or button.text())
        keys.add(button.shortcut().toString())
    said |= {label.text() for label in desk.shell.findChildren(QLabel)}
    for tabs in desk.shell.findChildren(QTabBar):
        said |= {tabs.tabText(place) for place in range(tabs.count())}
    for words in PAGE_GUIDE.values():
        for named in re.findall("“(.+?)”", words):
            assert any(named in each for each in said), named
        for key in re.findall(r"Ctrl\+\w+", words):
            assert key in keys, key


def test_help_opens_at_the_page_and_finds_words(qtbot, helped):
    sheet = helped("visits")
    assert "批量记走访" in sheet.guide.text() and sheet.search_field.line_edit.hasFocus()
    assert sheet.contents.currentItem().text().startswith("5 走访")
    assert "走访" in sheet.text.toPlainText()
    sheet.search_field.set_text("恢复码")
    assert 0 < sheet.contents.count() < len(read_manual(RESOURCES))
    assert sheet.text.textCursor().selectedText() == "恢复码"
    qtbot.keyClick(sheet.search_field.line_edit, Qt.Key.Key_Return)
    assert sheet.contents.hasFocus()
    sheet.search_field.set_text("没有这样的话")
    assert sheet.contents.count() == 0 and sheet.nothing.text() and not sheet.text.toPlainText()


def test_the_whole_manual_is_a_book_with_its_pictures(qtbot, helped, faces):
    sections = read_manual(RESOURCES)
    pictures = manual_folder(RESOURCES) / PICTURES
    named = [m[2] for s in sections for line in s.text.splitlines() if (m := PICTURE.match(line))]
    assert len(named) >= 8 and all((pictures / name).stat().st_size < 60_000 for name in named)
    page = PdfPage(manual_pdf(sections, pictures, faces), 0)
    assert "操作手册" in page.words() and "**" not in page.words()
    page.close()
    sheet = helped("today")
    with qtbot.waitSignal(sheet.preview_wanted) as heard:
        sheet.book_button.click()
    assert heard.args[1].read_bytes().startswith(b"%PDF")


def test_the_book_can_be_given_up_and_wanted_again(qtbot, desk, helped):
    sheet = helped("today")
    books = []
    sheet.preview_wanted.connect(lambda kind, path: books.append(path))
    sheet.book_button.click()
    sheet.progress.cancel_button.click()
    desk.settle()
    assert not books and "没有留下写了一半的文件" in sheet.message()
    sheet.book_button.click()
    desk.settle()
    assert len(books) == 1


def test_the_command_writes_the_book(tmp_path):
    assert main(["manual", "--out", str(tmp_path / "book.pdf")]) == 0
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")


def test_a_manual_is_parted_at_its_headings():
    found = sections_of("before\n# A\n\none\n## B\ntwo\n#no heading\n")
    assert [(s.title, s.level, s.text) for s in found] == [
        ("A", 1, "one"),
        ("B", 2, "two\n#no heading"),
    ]
