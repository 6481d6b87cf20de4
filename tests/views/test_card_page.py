"""联系卡: the real page on real threads, a real station's files and real PDFs."""

import threading

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app.background.work_thread import WorkThread
from app.bootstrap.paper_drawing import PaperDrawing
from app.presenters.cadre_photo_presenter import CadrePhotoPresenter
from app.presenters.card_layout_presenter import CardLayoutPresenter
from app.presenters.card_mark_presenter import CardMarkPresenter
from app.presenters.card_presenter import CardMaking, CardPresenter
from app.presenters.hand_outs import HandOuts
from app.views.card_page import CardPage
from app.views.page import ProgressStrip
from tests.pictures.samples import picture
from tests.presenters.village import actor_of
from tests.stations import RESOURCES

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def papers():
    return PaperDrawing(RESOURCES / "fonts")


@pytest.fixture
def drawing(qapp):
    thread = WorkThread("drawing")
    crashes = []
    thread.crashed.connect(crashes.append)
    yield thread
    thread.stop(lambda: None)
    thread.wait()
    thread.fall_silent()  # as the desk does: the page that waited for an answer is gone
    QApplication.processEvents()
    assert crashes == []


@pytest.fixture
def open_page(qtbot, runner, station, drawing, tmp_path, papers):
    def open_page(draw=papers.draw_cards):
        page = CardPage()
        qtbot.addWidget(page)
        presenter = CardPresenter(
            page,
            runner,
            actor_of(station),
            CardMaking(drawing, draw, papers.draw_calibration, tmp_path / "papers", HandOuts()),
        )
        marks = []

        def open_marks(sheet, grid_id):
            marks.append(CardMarkPresenter(sheet, runner, actor_of(station), presenter.refresh))
            sheet.card_scanned.connect(marks[-1].scan)
            sheet.mark_requested.connect(marks[-1].mark)
            sheet.undo_requested.connect(marks[-1].undo)
            marks[-1].open(grid_id)

        def open_layouts(sheet):
            marks.append(
                CardLayoutPresenter(
                    sheet,
                    runner,
                    actor_of(station),
                    drawing,
                    papers.draw_card_pictures,
                    presenter.refresh,
                )
            )
            sheet.preview_wanted.connect(marks[-1].preview)
            sheet.add_wanted.connect(marks[-1].add)
            sheet.keep_wanted.connect(marks[-1].keep)
            sheet.file_brought.connect(marks[-1].bring_in)
            sheet.remove_wanted.connect(marks[-1].remove)
            marks[-1].open()

        def open_photos(sheet):
            marks.append(CadrePhotoPresenter(sheet, runner, actor_of(station), presenter.refresh))
            sheet.photo_wanted.connect(marks[-1].show)
            sheet.file_chosen.connect(marks[-1].keep)
            sheet.remove_wanted.connect(marks[-1].remove)

        page.photos_opened.connect(open_photos)
        page.layouts_opened.connect(open_layouts)
        page.again_requested.connect(presenter.print_again)
        page.calibration_requested.connect(presenter.print_calibration)
        page.offset_typed.connect(presenter.keep_offset)
        page.stale_wanted.connect(presenter.list_stale)
        page.marks_opened.connect(open_marks)
        page.opened.connect(presenter.refresh)
        page.assign_requested.connect(presenter.assign)
        page.print_requested.connect(presenter.print_cards)
        page.cancel_requested.connect(presenter.cancel)
        page.card_scanned.connect(presenter.open_card)
        page.presenter = presenter  # a signal does not keep it
        page.resize(1198, 704)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        qtbot.waitUntil(lambda: page.table.records_model.rowCount() == 2)
        return page

    return open_page


@pytest.fixture
def page(open_page):
    return open_page()


def assign(page, qtbot, write, row, name="李强"):
    page.table.select_row(row)
    page.panel.cadre_button.click()
    sheet = page.sheet
    qtbot.waitUntil(sheet.isVisible)
    sheet.cadre.set_value("")
    write(sheet.name.line_edit, name)
    QTest.keyClicks(sheet.phone.line_edit, "15405440000")
    sheet.assign_button.click()
    qtbot.waitUntil(lambda: page.sheet is None)


def say(page):
    return "\n".join(page.panel.texts())


def test_a_cadre_is_named_and_cards_are_made_by_keyboard_alone(
    page, qtbot, write, tmp_path, second_desk
):
    assert "还有 35 户没有联户干部" in say(page)
    assert not page.panel.print_button.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_G, CONTROL)
    sheet = page.sheet
    qtbot.waitUntil(sheet.isVisible)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.cadre.combo_box)
    QTest.keyClick(sheet.cadre.combo_box, Qt.Key.Key_Return)
    write(sheet.name.line_edit, "李强")
    QTest.keyClick(sheet.name.line_edit, Qt.Key.Key_Return)
    write(sheet.title_field.line_edit, "村委委员")
    QTest.keyClick(sheet.title_field.line_edit, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.phone.line_edit, "15405440000")
    QTest.keyClick(sheet.phone.line_edit, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is sheet.assign_button
    QTest.keyClick(sheet.assign_button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "李强　村委委员　15405440000　35 户" in say(page))
    assert "超过每人 30 户" in page.message()
    with qtbot.waitActive(page):  # a real desktop brings the window back by itself
        page.activateWindow()
    qtbot.waitUntil(page.panel.print_button.hasFocus)
    QTest.keyClick(page, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(page.paper_strip.isVisible)

    path = page.paper_strip.path()
    assert path.parent == tmp_path / "papers"
    assert path.read_bytes().startswith(b"%PDF-")
    assert "等着发 35 户" in say(page)
    assert len(second_desk.store.cards.page_after()) == 35
    assert page.paper_strip.open_button.hasFocus()


def test_another_cadre_makes_cards_stale_and_says_what_to_do(page, qtbot, write):
    assign(page, qtbot, write, 1)
    page.panel.print_button.click()
    qtbot.waitUntil(page.paper_strip.isVisible)

    assign(page, qtbot, write, 1, "王芳")

    assert not page.paper_strip.isVisible()
    qtbot.waitUntil(lambda: "有 5 户手里的卡已经过期" in say(page))


def test_a_cadre_without_a_name_is_asked_for_on_the_sheet(page, qtbot, second_desk):
    page.panel.cadre_button.click()
    page.sheet.assign_button.click()

    qtbot.waitUntil(lambda: page.sheet.field("name").has_error())
    assert page.sheet.isVisible()
    assert second_desk.store.stations.cadres() == []
    page.sheet.reject()


def test_a_known_cadre_is_offered_with_the_households_he_has(page, qtbot, write):
    assign(page, qtbot, write, 0)
    page.table.select_row(1)
    page.panel.cadre_button.click()
    box = page.sheet.cadre.combo_box

    assert box.itemText(0) == "李强（已联系 35 户），超过 30 户"
    assert not page.sheet.name.isVisible()
    page.sheet.assign_button.click()
    qtbot.waitUntil(lambda: page.sheet is None)
    qtbot.waitUntil(lambda: "5 户" in say(page) and "李强" in say(page))


def test_drawing_keeps_the_window_alive_shows_progress_and_can_be_stopped(
    open_page, qtbot, write, tmp_path
):
    go_on, seen = threading.Event(), []

    def draw(cards, layout, printing, on_progress):
        seen.append(threading.current_thread() is threading.main_thread())
        on_progress(1)
        assert go_on.wait(60)
        on_progress(2)
        return b"%PDF-"

    page = open_page(draw)
    assign(page, qtbot, write, 1)
    page.panel.print_button.click()
    qtbot.waitUntil(lambda: page.findChild(ProgressStrip) is not None)
    strip = page.findChild(ProgressStrip)
    qtbot.waitUntil(lambda: strip.isVisible() and "1／5" in strip._text.text())
    strip.cancel_button.click()
    go_on.set()

    qtbot.waitUntil(lambda: not strip.isVisible())
    assert seen == [False]
    assert not page.paper_strip.isVisible()
    assert not (tmp_path / "papers").exists()
    assert page.panel.print_button.isEnabled()


class Opener(QObject):
    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def open(self, url):
        self.urls.append(url.toLocalFile())


def test_file_and_folder_are_opened_by_the_system(open_page, qtbot, write, tmp_path):
    page = open_page(lambda *_: b"%PDF-")
    assign(page, qtbot, write, 1)
    page.panel.print_button.click()
    qtbot.waitUntil(page.paper_strip.isVisible)
    opener, wanted = Opener(), []
    page.paper_strip.preview_wanted.connect(lambda paper, path: wanted.append((paper, path)))
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        page.paper_strip.open_button.click()
        page.paper_strip.folder_button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert wanted == [("liaison_card", page.paper_strip.path())]
    assert opener.urls == [str(tmp_path / "papers")]


def test_of_several_files_each_is_looked_at_in_its_turn(open_page, qtbot, tmp_path):
    page = open_page()
    files = [tmp_path / f"联系卡-{grid}.pdf" for grid in ("一组", "二组", "三组")]
    wanted = []
    page.paper_strip.preview_wanted.connect(lambda _paper, path: wanted.append(path))
    page.show_paper(files, 9, 0)

    for _ in files:
        page.paper_strip.open_button.click()
        page.paper_strip.next_button.click()
    assert wanted == files
    assert page.paper_strip.path() == files[0]
    page.show_paper(files[:1], 3, 0)
    assert not page.paper_strip.next_button.isVisibleTo(page)


def test_a_scanner_opens_the_household_and_a_bad_code_is_one_sentence(
    open_page, qtbot, write, second_desk
):
    page = open_page(lambda *_: b"%PDF-")
    assign(page, qtbot, write, 1)
    page.panel.print_button.click()
    qtbot.waitUntil(page.paper_strip.isVisible)
    card = second_desk.store.cards.page_after()[0]

    QTest.keyClicks(page.scanner.line_edit, "370781")
    QTest.keyClick(page.scanner.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "这不是联系卡上的卡号" in page.message())
    assert page.message().count("。") == 1

    with qtbot.waitSignal(page.household_wanted) as wanted:
        QTest.keyClicks(page.scanner.line_edit, card.number)  # over what was typed before
        QTest.keyClick(page.scanner.line_edit, Qt.Key.Key_Return)
    assert wanted.args == [card.household_id]
    assert page.scanner.text() == ""
    assert page.message() == ""


def test_names_are_plain_and_controls_are_named(page, qtbot, write):
    assign(page, qtbot, write, 1, "<b>李强</b>")

    assert "<b>李强</b>" in say(page)
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    for control in [*page.findChildren(QPushButton), *page.findChildren(QLineEdit)]:
        assert control.accessibleName() or control.text()


def test_a_station_without_a_roster_says_where_to_begin(qtbot):
    page = CardPage()
    qtbot.addWidget(page)
    page.show()
    page.grab()

    assert "先在左边选一个网格" in say(page)
    assert not page.panel.print_button.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_G, CONTROL)
    assert page.sheet is None


# -- a day's walk, stale cards, jams, and a printer that misses


@pytest.fixture
def printed(open_page, qtbot, write):
    page = open_page(lambda *_: b"%PDF-")
    assign(page, qtbot, write, 0)
    page.panel.print_button.click()
    qtbot.waitUntil(page.paper_strip.isVisible)
    return page


def press(page, key, qtbot):
    with qtbot.waitActive(page):  # a real desktop brings the window back by itself
        page.activateWindow()
    QTest.keyClick(page, key, CONTROL)


def test_a_days_walk_is_noted_by_scanner_and_by_list(printed, qtbot):
    press(printed, Qt.Key.Key_D, qtbot)
    sheet = printed.sheet
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() == 35)
    number = sheet.table.records_model.record_at(0).card.number
    QTest.keyClicks(sheet.scanner.line_edit, number)
    QTest.keyClick(sheet.scanner.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已登记“已发放”" in sheet.message())
    assert sheet.table.records_model.rowCount() == 34
    assert sheet.scanner.text() == ""

    sheet.action.set_value("leave")
    assert not sheet.receiver.isVisible()
    sheet.table.select_rows([0, 1, 2])
    QTest.keyClick(sheet, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() == 31)
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() == 34)
    assert "已撤回 3 张" in sheet.message()
    sheet.reject()
    qtbot.waitUntil(lambda: "有卡 1 户，等着发 34 户" in say(printed))


def test_a_neighbour_who_receives_a_card_must_be_named(printed, qtbot):
    printed.panel.mark_button.click()
    sheet = printed.sheet
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() == 35)
    sheet.receiver.set_value("neighbour")
    assert sheet.receiver_name.isVisible()
    sheet.table.select_rows([0])
    sheet.mark_button.click()
    qtbot.waitUntil(lambda: "邻居代收要写明姓名" in sheet.message())
    sheet.reject()


def test_stale_cards_are_listed_and_printed_again_from_the_list(printed, qtbot, write, second_desk):
    assign(printed, qtbot, write, 0, "王芳")
    qtbot.waitUntil(lambda: "35" in printed.stale_button.text())
    press(printed, Qt.Key.Key_U, qtbot)
    sheet = printed.sheet
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() == 35)
    sheet.reprint_button.click()
    qtbot.waitUntil(lambda: second_desk.cards.stale_count() == 0)
    qtbot.waitUntil(lambda: printed.stale_button.text().startswith("过期的卡"))


def test_after_a_jam_the_rest_is_asked_for_by_its_sheet(printed, qtbot):
    assert printed.panel.again_from.isVisible()
    printed.panel.again_button.click()
    assert printed.panel.again_from.has_error()
    QTest.keyClicks(printed.panel.again_from.line_edit, "3")
    printed.paper_strip.hide()
    printed.panel.again_button.click()
    qtbot.waitUntil(printed.paper_strip.isVisible)
    assert "第3张起重印" in printed.paper_strip.path().name


def test_what_is_read_off_the_test_sheet_is_kept(printed, qtbot, second_desk):
    printed.panel.offset_button.click()
    sheet = printed.sheet
    sheet.right_field.set_text("-1.5")
    sheet.up_field.set_text("x")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: "校准的数读不懂" in sheet.message())
    sheet.up_field.set_text("0.5")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: printed.sheet is None)
    offset = second_desk.card_layouts.offset()
    assert (offset.right_mm, offset.up_mm) == (-1.5, 0.5)


def test_a_layout_is_changed_before_ones_eyes_and_kept(page, qtbot, second_desk):
    page.panel.layout_button.click()
    sheet = page.sheet
    qtbot.waitUntil(lambda: not sheet._pictures[0].pixmap().isNull())
    before = sheet._pictures[0].pixmap().toImage()
    sheet.table.select_row(2)
    assert sheet.numbers["size_pt"].text() == "22"
    sheet.numbers["size_pt"].line_edit.setText("12")
    qtbot.waitUntil(lambda: sheet._pictures[0].pixmap().toImage() != before)

    sheet.numbers["x_mm"].line_edit.setText("1")
    qtbot.waitUntil(lambda: "“姓名”伸出了页边" in sheet.message())
    sheet.numbers["x_mm"].line_edit.setText("5")
    qtbot.waitUntil(lambda: sheet.message() == "")

    sheet.keep_button.click()
    qtbot.waitUntil(lambda: "已经有叫" in sheet.message())
    sheet.name.set_text("小字版")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: "已保存版式“小字版”" in sheet.message())
    qtbot.waitUntil(lambda: sheet.choice.value() == second_desk.card_layouts.own()[0].key)
    assert sheet.remove_button.isEnabled()
    sheet.remove_button.click()
    qtbot.waitUntil(lambda: second_desk.card_layouts.own() == ())
    sheet.reject()


def test_the_button_that_makes_cards_is_in_sight_on_a_small_screen(page, qtbot, write):
    assign(page, qtbot, write, 0)
    qtbot.waitUntil(page.panel.print_button.isEnabled)

    button = page.panel.print_button
    assert button.visibleRegion().boundingRect() == button.rect()
    assert button.mapTo(page, button.rect().bottomLeft()).y() < page.height()


def test_a_cadre_gets_a_photograph_and_loses_it_again(page, qtbot, write, tmp_path, second_desk):
    assign(page, qtbot, write, 0)
    qtbot.waitUntil(page.panel.photo_button.isEnabled)
    (cadre,) = second_desk.store.stations.cadres()
    page.panel.photo_button.click()
    sheet = page.sheet
    qtbot.waitUntil(sheet.isVisible)
    qtbot.waitUntil(lambda: "还没有照片" in sheet.picture.text())
    assert not sheet.remove_button.isEnabled()

    wrong = tmp_path / "说明.txt"
    wrong.write_text("不是照片", "utf-8")
    sheet.choose(wrong)
    qtbot.waitUntil(lambda: "这个文件不是照片" in sheet.message())

    photo = tmp_path / "李强.jpg"
    photo.write_bytes(picture(300, 400))
    sheet.choose(photo)
    qtbot.waitUntil(lambda: not sheet.picture.pixmap().isNull())
    assert "已放上照片" in sheet.message()
    assert second_desk.cadre_photos.data(cadre.id)

    sheet.remove_button.click()
    qtbot.waitUntil(lambda: sheet.picture.pixmap().isNull())
    assert second_desk.cadre_photos.of(cadre.id) is None
    sheet.reject()


def test_elements_are_added_where_there_is_room_and_taken_off_again(page, qtbot, second_desk):
    page.panel.layout_button.click()
    sheet = page.sheet
    qtbot.waitUntil(lambda: sheet.table.records_model.rowCount() > 0)
    sheet.choice.set_value("")
    before = sheet.table.records_model.rowCount()

    sheet.add_back.chosen.emit("photo")  # the back of a small card is full
    assert "没有放得下“照片”的空地方" in sheet.message()
    sheet.add_front.chosen.emit("rule")
    assert sheet.table.records_model.rowCount() == before + 1
    side, _, element = sheet.table.current_record()
    assert (side, element["kind"]) == ("front", "rule")
    sheet.table.select_row(0)
    sheet.drop_button.click()
    assert sheet.table.records_model.rowCount() == before
    assert "站名" not in [e["name"] for e in sheet.typed()["front"]]

    sheet.name.set_text("没有站名的卡")
    sheet.keep_button.click()
    qtbot.waitUntil(lambda: len(second_desk.card_layouts.own()) == 1)
    (kept,) = second_desk.card_layouts.own()
    assert [e.kind for e in kept.front][-1] == "rule" and kept.front[0].name != "站名"
    sheet.reject()
