"""A paper is looked at before it is printed, by keyboard, on a printer of the system's own service."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.guide_page import GuidePage
from app.views.login_view import LoginView
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


def words_of(job, page=0):
    return pypdf.PdfReader(io.BytesIO(job)).pages[page].extract_text()


def prints_of(desk, paper):
    """What was noted of a paper: its pages, its way, and whether it was a reprint."""
    answers = []

    def read(at):
        rows = at.store.db.conn.execute(
            "SELECT pages, way, is_reprint FROM print_records WHERE paper = ? ORDER BY rowid",
            (paper,),
        )
        return [(pages, way, bool(again)) for pages, way, again in rows]

    desk.desktop._runner.run(read, answers.append, answers.append)
    desk.settle()
    return answers[0]


def printed(cups, desk, sheet, pages=""):
    """Presses the button; returns what came out of the printer."""
    before = len(cups.jobs(0))
    sheet.pages.set_text(pages)
    sheet.print_button.click()
    desk.settle()
    return cups.jobs(before + 1)[-1]


def test_the_same_paper_printed_again_is_marked_and_noted(cups, previewed):
    desk, sheet = previewed()
    assert prints_of(desk, "material_receipt") == []  # looking at it is not printing it
    first, again = (printed(cups, desk, sheet) for _ in range(2))

    assert "重印" not in words_of(first) and "重印（第 2 次打印）" in words_of(again)
    assert "标了“重印”" in sheet.message()
    noted = [("", "printer", False), ("", "printer", True)]
    assert prints_of(desk, "material_receipt") == noted
    sheet.reject()
    desk.page("cases").case_page.paper_strip.open_button.click()
    desk.settle()
    assert "第 3 次打印" in words_of(printed(cups, desk, sheet_of(desk)))


def test_a_file_that_was_given_out_counts_as_a_printing(cups, previewed, tmp_path, monkeypatch):
    desk, sheet = previewed()
    sheet.save_button.click()
    assert "重印" not in words_of(desk.save().read_bytes())
    assert "第 2 次打印" in words_of(printed(cups, desk, sheet))
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    sheet.system_button.click()
    desk.settle()
    assert "第 3 次打印" in words_of(Path(opened[0].toLocalFile()).read_bytes())
    ways = [way for _pages, way, _again in prints_of(desk, "material_receipt")]
    assert ways == ["file", "printer", "file"]


def test_what_the_printer_refused_is_no_printing(cups, previewed, monkeypatch):
    desk, sheet = previewed()
    with monkeypatch.context() as broken:
        broken.setattr("app.background.printers.subprocess.run", refuse)
        sheet.print_button.click()
        desk.settle()
    assert "没有印" in sheet.message() or "打印机" in sheet.message()
    assert prints_of(desk, "material_receipt") == []

    assert "重印" not in words_of(printed(cups, desk, sheet))


def refuse(*args, **named):
    raise OSError("the service is gone")


def test_each_page_of_a_list_is_marked_by_itself(cups, village, open_desktop):
    for _ in range(45):
        village.register()
    desk = open_desktop(village)
    desk.log_in()
    desk.page("cases").list_page.print_wanted.emit()
    desk.settle()
    sheet = sheet_of(desk)
    first, second = (printed(cups, desk, sheet, pages) for pages in ("1", "2"))
    both = printed(cups, desk, sheet)

    assert "重印" not in words_of(first) + words_of(second)
    assert "第 2 次打印" in words_of(both)
    noted = [("1", "printer", False), ("2", "printer", False), ("", "printer", True)]
    assert prints_of(desk, "list") == noted


def test_a_guide_is_noted_and_the_next_visitors_is_no_reprint(cups, village, clock, open_desktop):
    desk = open_desktop(village)
    desk.window.findChild(LoginView).guide_wanted.emit()
    desk.settle()
    for times in (2, 1):
        page = desk.window.findChild(GuidePage)
        page.print_button.click()
        desk.settle()
        page.paper_strip.open_button.click()
        desk.settle()
        sheet = sheet_of(desk)
        words = [words_of(printed(cups, desk, sheet)) for _ in range(times)]
        assert ["重印" in each for each in words] == [False, True][:times]
        sheet.reject()
        clock.pass_minutes(1)
    page.back_requested.emit()
    desk.settle()
    desk.log_in()
    desk.settle()

    noted = [again for _pages, _way, again in prints_of(desk, "item_guide")]
    assert noted == [False, True, False]


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
    desk, sheet = previewed()
    assert "没有找到打印机" in sheet.message()
    assert not sheet.print_button.isEnabled()

    sheet.save_button.click()
    kept = desk.save()
    assert sheet.message().startswith("已存到") and kept.name in sheet.message()
    assert kept.read_bytes().startswith(b"%PDF")
    sheet.save_button.click()
    desk.save("不在的文件夹/凭证.pdf")
    assert "那个文件夹已经不在" in sheet.message()


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
    desk, sheet = previewed()
    sheet.system_button.click()
    desk.settle()

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
