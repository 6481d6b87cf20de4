"""A paper is looked at before it is printed, by keyboard, on a printer of the system's own service."""

import io

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.preview_sheet import PreviewSheet
from tools.private_cups import PRINTER, PrivateCups

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def cups(tmp_path_factory):
    with PrivateCups(tmp_path_factory.mktemp("cups")) as service, pytest.MonkeyPatch.context() as m:
        m.setenv("CUPS_SERVER", service.server)
        yield service


@pytest.fixture
def no_printers(tmp_path, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))


@pytest.fixture
def previewed(village, open_desktop):
    """The receipt of a case in its preview."""

    def make(cases=1, **said):
        for _ in range(cases):
            case = village.register(**said)
        desk = open_desktop(village)
        desk.log_in()
        desk.window.resize(1366, 768)
        section = desk.page("cases")
        section.open_case(case.id)
        desk.settle()
        QTest.keyClick(section.case_page, Qt.Key.Key_P, CONTROL)
        desk.settle()
        section.case_page.paper_strip.open_button.click()
        desk.settle()
        return desk, sheet_of(desk)

    return make


def sheet_of(desk):
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, PreviewSheet)
    return sheet


def test_a_paper_is_shown_and_printed_by_one_key(cups, previewed):
    desk, sheet = previewed()
    assert sheet.windowTitle() == "材料接收凭证"
    assert sheet.picture.has_picture()
    assert sheet.printer.value() == PRINTER
    before = len(cups.jobs(0))

    QTest.keyClick(sheet, Qt.Key.Key_P, CONTROL)
    desk.settle()

    assert sheet.message() == "已交给打印机：1 面，1 份。"
    job = cups.jobs(before + 1)[-1]
    assert "材料接收凭证" in pypdf.PdfReader(io.BytesIO(job)).pages[0].extract_text()


def test_characters_that_nobody_knows_are_listed_before_the_paper_leaves(cups, previewed):
    _, sheet = previewed(applicant_name="\ue170\ue171")

    assert "有 2 个字没有公开的编码，纸上印成了 〔U+E170〕、〔U+E171〕" in sheet.message()
    sheet.reject()


def test_what_was_chosen_is_remembered_for_that_paper(cups, previewed):
    desk, sheet = previewed()
    sheet.copies.set_text("2")
    sheet.sides.set_value("short_edge")
    sheet.print_button.click()
    desk.settle()
    assert "copies=2" in cups.options()[-1]
    sheet.reject()
    desk.page("cases").case_page.paper_strip.open_button.click()
    desk.settle()

    again = sheet_of(desk)
    assert (again.copies.text(), again.sides.value()) == ("2", "short_edge")


@pytest.mark.parametrize(
    ("copies", "pages", "words"),
    [
        ("0", "", "份数要写 1 到 99"),
        ("二", "", "份数要写"),
        ("1", "9", "只有 1 页"),
        ("1", "甲", "看不懂页码"),
    ],
)
def test_what_cannot_be_printed_is_said_at_its_field(cups, previewed, copies, pages, words):
    desk, sheet = previewed()
    before = len(cups.jobs(0))
    sheet.copies.set_text(copies)
    sheet.pages.set_text(pages)
    sheet.print_button.click()
    desk.settle()

    field = sheet.pages if pages else sheet.copies
    assert words in field.line()
    assert len(cups.jobs(0)) == before
    assert (sheet.copies.text(), sheet.pages.text()) == (copies, pages)


def test_without_a_printer_the_paper_can_still_be_kept(no_printers, previewed, tmp_path):
    _desk, sheet = previewed()
    assert "没有找到打印机" in sheet.message()
    assert not sheet.print_button.isEnabled()

    sheet.save_to(tmp_path / "凭证.pdf")
    assert sheet.message() == "已存为 凭证.pdf"
    assert (tmp_path / "凭证.pdf").read_bytes().startswith(b"%PDF")
    sheet.save_to(tmp_path / "没有的文件夹" / "凭证.pdf")
    assert "没有存成" in sheet.message()


def test_pages_are_turned_by_the_keys_of_every_viewer(cups, village, open_desktop):
    for _ in range(45):
        village.register()
    desk = open_desktop(village)
    desk.log_in()
    page = desk.page("cases").list_page
    page.print_wanted.emit()
    desk.settle()
    sheet = sheet_of(desk)
    assert sheet.windowTitle() == "代办台账"
    assert sheet.page_number() == 1
    assert not sheet.before_button.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    desk.settle()
    assert sheet.page_number() == 2
    assert sheet.picture.has_picture()
    QTest.keyClick(sheet, Qt.Key.Key_PageUp)
    QTest.keyClick(sheet, Qt.Key.Key_PageUp)
    desk.settle()
    assert sheet.page_number() == 1


def test_a_viewer_that_is_missing_is_said_to_be(cups, previewed, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    _desk, sheet = previewed()
    sheet.system_button.click()

    assert "没有能打开" in sheet.message()


def test_a_page_is_enlarged_to_be_read(cups, previewed):
    desk, sheet = previewed()
    small = sheet.picture.pixels_per_mm()
    sheet.enlarge_button.click()
    desk.settle()
    assert sheet.picture.pixels_per_mm() > 1.7 * small
    sheet.enlarge_button.click()
    desk.settle()

    assert sheet.picture.pixels_per_mm() == pytest.approx(small, rel=0.05)
