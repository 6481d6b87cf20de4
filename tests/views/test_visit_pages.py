"""走访: the real pages on real threads and a real station's files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app.acts.visit_acts import VisitReport
from app.models.visit_statistics import Period
from app.presenters.diary_presenter import DiaryMaking
from app.presenters.hand_outs import HandOuts
from app.presenters.visit_form_presenter import VisitFormPresenter
from app.presenters.visit_list_presenter import VisitListPresenter
from app.presenters.visit_sheet_presenter import VisitSheetPresenter
from app.store.page_key import PAGE_ROWS
from app.views import visit_section
from app.views.draft_desk import DraftDesk
from app.views.visit_section import VisitSection
from tests.presenters.village import (
    MORNING,
    actor_of,
)

MARKUP = '<img src="http://example.org/x.png"><b>粗</b>'


@pytest.fixture
def section(qtbot, runner, station, tmp_path):
    section = VisitSection()
    qtbot.addWidget(section)
    list_page, page = section.list_page, section.form_page
    lists = VisitListPresenter(list_page, runner)
    list_page.opened.connect(lists.refresh)
    list_page.page_wanted.connect(lists.load_more)
    form = VisitFormPresenter(page, runner, actor_of(station))
    making = DiaryMaking(runner, lambda paper: b"%PDF-1.4", tmp_path / "papers", HandOuts())

    def open_sheet(sheet, visit_id):
        section.sheet_presenter = VisitSheetPresenter(
            sheet, runner, actor_of(station), making, lists.refresh
        )
        sheet.taking_back_wanted.connect(section.sheet_presenter.take_back)
        sheet.pictures_added.connect(section.sheet_presenter.add_pictures)
        sheet.picture_retracted.connect(section.sheet_presenter.retract_picture)
        sheet.finished.connect(section.sheet_presenter.close)
        section.sheet_presenter.open(visit_id)

    section.sheet_opened.connect(open_sheet)
    section.correction_opened.connect(form.open_correction)
    page.save_and_case_requested.connect(form.save_and_open_case)
    page.pictures_added.connect(form.add_pictures)
    page.picture_removed.connect(form.remove_picture)
    section.form_opened.connect(form.open)
    section.form_opened_for.connect(form.open_for)
    page.household_search_wanted.connect(form.find_households)
    page.household_chosen.connect(form.choose_household)
    page.draft_changed.connect(form.keep_draft)
    page.save_requested.connect(form.save)
    page.save_and_next_requested.connect(form.save_and_next)
    page.clear_requested.connect(form.clear)
    section.presenters = (lists, form)  # a signal does not keep them
    section.resize(1198, 704)
    with qtbot.waitActive(section):
        section.show()
        section.activateWindow()
    return section


@pytest.fixture
def form(section, qtbot):
    """The form, filled with what an empty one begins with."""
    QTest.keyClick(section.list_page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = section.form_page
    qtbot.waitUntil(lambda: page.visited_on.value() == "2026-11-21")
    return page


def rows(section):
    return section.list_page.table.records_model.records()


def choose_household(qtbot, form, letters):
    QTest.keyClicks(form.household.line_edit, letters)
    qtbot.waitUntil(lambda: bool(form.household.found()))
    QTest.keyClick(form.household.line_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.typed()["household_id"] != "")


def test_a_visit_that_is_left_unsaved_is_said_to_wait(section, form, qtbot, write):
    said = []
    DraftDesk(section).left.connect(said.append)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert said == [] and section.currentWidget() is section.list_page
    section.write_visit()
    write(form.content.text_edit, "问了收成")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert said == ["记走访"] and section.currentWidget() is section.list_page


def test_a_visit_is_written_down_by_keyboard_alone(section, form, qtbot, write, second_desk):
    choose_household(qtbot, form, "001")
    assert form.interviewee.text() == "郭军强"
    assert QApplication.focusWidget() is form.visited_on.line_edit

    for _ in range(3):  # date, channel, interviewee
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.content.text_edit
    write(form.content.text_edit, "问了收成")
    for _ in range(7):  # past who walked when, to the class
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # the finding's own text
    for _ in range(2):  # on the spot, urgent
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.save_button
    QTest.keyClick(form.save_button, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    qtbot.waitUntil(lambda: len(rows(section)) == 1)
    assert "已保存郭军强户 2026-11-21 的走访" in section.list_page.message()
    kept = second_desk.store.visits.page_after()[0]
    assert (kept.content, kept.channel, kept.interviewee) == ("问了收成", "home", "郭军强")


def test_a_finding_is_told_to_have_opened_an_appeal(section, form, qtbot, second_desk):
    choose_household(qtbot, form, "gjq")
    form.finding.set_text("屋顶漏雨")
    form.finding_class.set_value("生活困难")
    form.urgent.set_checked(True)
    QTest.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    appeal = second_desk.store.appeals.page_after()[0]
    assert f"诉求编号 {appeal.number.partition('-')[2]}" in section.list_page.message()
    qtbot.waitUntil(lambda: section.list_page.figures.count("home") == "1")
    assert section.list_page.figures.coverage() == "2.5%"
    assert "还差 39 户" in section.list_page.figures.detail()


def test_a_missing_class_is_said_at_its_field_and_the_words_stay(form, qtbot):
    choose_household(qtbot, form, "001")
    form.finding.set_text("屋顶漏雨")
    form.save_button.click()

    qtbot.waitUntil(form.finding_class.has_error)
    assert form.finding.text() == "屋顶漏雨"
    assert form.finding_class.combo_box.hasFocus()
    assert form.save_button.isEnabled()


def test_a_date_that_nobody_can_read_is_not_kept(form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.content.set_text("看望")
    form.visited_on.line_edit.setText("昨天")
    form.save_button.click()

    assert form.visited_on.has_error()
    assert second_desk.store.visits.page_after() == []


def test_one_more_household_keeps_date_and_channel(section, form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.visited_on.set_value("2026-11-19")
    form.channel.set_value("phone")
    form.content.set_text("打过电话")
    QTest.keyClick(form, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "已保存" in form.message())

    assert section.currentWidget() is form
    left = form.typed()
    assert (left["visited_on"], left["channel"]) == ("2026-11-19", "phone")
    assert (left["household_id"], left["content"], left["interviewee"]) == ("", "", "")
    assert form.household.line_edit.hasFocus()
    choose_household(qtbot, form, "002")
    form.content.set_text("也打过电话")
    form.save_button.click()
    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    assert {visit.channel for visit in second_desk.store.visits.page_after()} == {"phone"}


def test_two_quick_presses_keep_one_visit(section, form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.content.set_text("看望")
    form.save_button.click()
    form.save_button.click()
    form.next_button.click()

    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    qtbot.waitUntil(lambda: len(rows(section)) == 1)
    assert len(second_desk.store.visits.page_after()) == 1


def test_a_second_enter_opens_nothing_once_the_visit_is_kept(
    section, form, qtbot, second_desk, monkeypatch
):
    monkeypatch.setattr(visit_section, "SECOND_ENTER_MILLISECONDS", 60_000)  # on a busy machine too
    choose_household(qtbot, form, "001")
    form.content.set_text("看望")
    form.save_button.setFocus()
    QTest.keyClick(form.save_button, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows(section)) == 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert section.currentWidget() is section.list_page
    assert section.sheet is None
    assert len(second_desk.store.visits.page_after()) == 1


def test_what_was_typed_is_kept_when_people_look_elsewhere(section, form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.content.set_text("才写了一半")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert section.currentWidget() is section.list_page

    section.write_visit()
    qtbot.waitUntil(lambda: "接着填" in form.message())
    assert form.content.text() == "才写了一半"
    assert form.household.text().startswith("郭军强")

    form.clear_button.click()
    qtbot.waitUntil(lambda: form.content.text() == "")
    assert second_desk.store.drafts.keys() == {}


def test_a_draft_is_kept_some_moments_after_the_last_key(form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.content.set_text("停电前写的")

    qtbot.waitUntil(lambda: "visit" in second_desk.store.drafts.keys())  # noqa: SIM118 (a method)


def test_another_household_typed_over_the_chosen_one_is_not_the_chosen_one(form, qtbot):
    choose_household(qtbot, form, "001")
    form.household.line_edit.selectAll()
    QTest.keyClicks(form.household.line_edit, "0")

    assert form.typed()["household_id"] == ""


def test_a_form_for_one_household_begins_with_it(section, qtbot, second_desk):
    household = second_desk.store.households.page_after()[4]
    section.write_visit_of(household.id)

    qtbot.waitUntil(lambda: section.form_page.typed()["household_id"] == household.id)
    assert section.form_page.interviewee.text() == household.head_name


def test_the_list_pages_as_it_is_scrolled(section, qtbot, second_desk, station, station_clock):
    households = second_desk.store.households.page_after()
    for number in range(PAGE_ROWS + 30):
        station_clock.now = MORNING + number * 1000
        day = f"2026-{1 + number % 10:02d}-{1 + number % 28:02d}"
        report = VisitReport(households[number % 40].id, day, content=f"第{number}次")
        second_desk.visits.record_visit(station.actor, report)
    section.list_page.opened.emit()
    qtbot.waitUntil(lambda: len(rows(section)) == PAGE_ROWS)

    section.list_page.table.scrollToBottom()

    qtbot.waitUntil(lambda: len(rows(section)) == PAGE_ROWS + 30)


def test_a_visit_can_be_read_and_leads_to_its_appeal(section, qtbot, second_desk, station):
    household = second_desk.store.households.page_after()[0]
    report = VisitReport(
        household.id,
        "2026-11-20",
        interviewee=MARKUP,
        content=MARKUP,
        finding="漏雨",
        finding_class="生活困难",
    )
    visit = second_desk.visits.record_visit(station.actor, report)
    section.list_page.opened.emit()
    qtbot.waitUntil(lambda: len(rows(section)) == 1)
    QTest.keyClick(section.list_page.table, Qt.Key.Key_Return)
    sheet = section.sheet
    qtbot.waitUntil(lambda: bool(sheet.texts()))

    assert sheet.texts()["走访内容"] == MARKUP
    assert sheet.texts()["发现的问题"] == "漏雨"
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel)
    )
    with qtbot.waitSignal(section.appeal_wanted) as wanted:
        sheet.appeal_button.click()
    assert wanted.args == [visit.appeal_id]


@pytest.fixture
def recorded(section, qtbot, second_desk, station):
    """A visit that stands in the list."""
    household = second_desk.store.households.page_after()[0]
    visit = second_desk.visits.record_visit(
        station.actor, VisitReport(household.id, "2026-11-20", content="写错了")
    )
    section.list_page.opened.emit()
    qtbot.waitUntil(lambda: len(rows(section)) == 1)
    return visit


def test_a_visit_is_corrected_in_the_open_and_both_versions_are_read(
    section, recorded, qtbot, second_desk
):
    QTest.keyClick(section.list_page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(section.sheet.texts()))
    section.sheet.correct_button.click()
    page = section.form_page
    qtbot.waitUntil(lambda: page.content.text() == "写错了")
    assert not page.next_button.isVisibleTo(page)
    page.content.set_text("改好了")
    page.save_button.click()
    qtbot.waitUntil(page.correction_note.has_error)

    page.correction_note.set_text("听错了")
    page.save_button.click()
    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    section.open_visit(recorded.entity_id)
    qtbot.waitUntil(lambda: bool(section.sheet.texts()))
    texts = section.sheet.texts()
    assert (texts["走访内容"], texts["更正理由"]) == ("改好了", "听错了")
    assert any("写错了" in words for caption, words in texts.items() if "更正前" in caption)
    assert [each.content for each in second_desk.store.visits.versions(recorded.entity_id)] == [
        "写错了", "改好了",
    ]  # fmt: skip
    section.sheet.close()


def test_a_figure_above_the_list_opens_its_visits_by_key(section, recorded, qtbot):
    qtbot.waitUntil(lambda: section.list_page.figures.count("home") == "1")
    with qtbot.waitSignal(section.figure_opened) as opened:
        QTest.keyClick(section.list_page.figures.buttons["home"], Qt.Key.Key_Return)
    assert opened.args[0] == Period("2026-01-01", "2026-12-31")
    assert opened.args[2:] == ["home", "入户走访 1"]
    section.figure_page.left.emit()
    assert section.currentWidget() is section.list_page


def test_a_visit_is_taken_back_with_a_reason_and_stays_to_be_read(
    section, recorded, qtbot, second_desk
):
    QTest.keyClick(section.list_page.table, Qt.Key.Key_Return)
    sheet = section.sheet
    qtbot.waitUntil(lambda: bool(sheet.texts()))
    sheet.take_back_button.click()
    sheet.reason_sheet.keep_button.click()
    qtbot.waitUntil(lambda: "理由" in sheet.reason_sheet.message())
    sheet.reason_sheet.reason.set_text("重复记了")
    sheet.reason_sheet.keep_button.click()

    qtbot.waitUntil(lambda: rows(section) == [])
    section.open_visit(recorded.entity_id)
    qtbot.waitUntil(lambda: bool(section.sheet.texts()))
    assert section.sheet.texts()["作废理由"] == "重复记了"
    assert not section.sheet.correct_button.isVisibleTo(section.sheet)
    section.sheet.close()


def test_photographs_are_added_to_a_visit_and_what_is_none_is_refused_in_a_sentence(
    section, recorded, qtbot, second_desk, tmp_path
):
    section.open_visit(recorded.entity_id)
    sheet = section.sheet
    qtbot.waitUntil(lambda: bool(sheet.texts()))
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    good, bad = tmp_path / "屋顶.jpg", tmp_path / "不是照片.jpg"
    image.save(str(good))
    bad.write_text("这不是照片", encoding="utf-8")
    sheet.pictures.add_files([str(good), str(bad)])
    qtbot.waitUntil(lambda: len(sheet.pictures.thumbnails) == 1)
    qtbot.waitUntil(lambda: "没有附上" in sheet.message() or "附件" in sheet.message())
    assert len(second_desk.attachments.of("visit", recorded.entity_id)) == 1

    QTest.keyClick(sheet.pictures.thumbnails[0], Qt.Key.Key_Delete)
    sheet.reason_sheet.reason.set_text("拍糊了")
    sheet.reason_sheet.keep_button.click()
    qtbot.waitUntil(lambda: sheet.pictures.thumbnails == [])
    assert second_desk.attachments.of("visit", recorded.entity_id) == []
    sheet.close()


def test_photographs_of_the_form_are_kept_with_the_visit_and_outlive_a_closed_form(
    section, form, qtbot, second_desk, tmp_path
):
    choose_household(qtbot, form, "001")
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    image.save(str(tmp_path / "门牌.png"))
    form.pictures.add_files([str(tmp_path / "门牌.png")])
    qtbot.waitUntil(lambda: len(form.pictures.thumbnails) == 1)
    section.open_list()
    section.write_visit()
    qtbot.waitUntil(lambda: "接着填" in form.message())
    qtbot.waitUntil(lambda: len(form.pictures.thumbnails) == 1)
    form.content.set_text("看了门牌")
    form.save_button.click()
    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    assert "附照片 1 张" in section.list_page.message()
    visit = second_desk.store.visits.page_after()[0]
    assert [each.file_name for each in second_desk.attachments.of("visit", visit.entity_id)] == [
        "门牌.jpg"
    ]


def test_what_waits_in_a_household_is_ticked_and_answered_unless_it_was_a_call(
    section, form, qtbot, second_desk, station
):
    household = second_desk.store.households.page_after()[0]
    task = second_desk.must_visits.open(station.actor, household.id, "illness", "2026-11-20")
    choose_household(qtbot, form, "001")
    ticks = form._visit_column.tasks
    qtbot.waitUntil(lambda: ticks.values() == [task.id])
    form.channel.set_value("phone")
    assert form.typed()["answered_tasks"] == []
    form.channel.set_value("home")
    form.content.set_text("去看了")
    form.started_at.set_text("1930")
    form.started_at.line_edit.editingFinished.emit()
    assert form.timing.value() == "evening"
    form.save_button.click()
    qtbot.waitUntil(lambda: section.currentWidget() is section.list_page)
    assert second_desk.store.must_visits.by_id(task.id).status == "answered"


def test_one_key_keeps_the_visit_and_goes_on_to_a_case(section, form, qtbot, second_desk):
    choose_household(qtbot, form, "001")
    form.content.set_text("想办医保")
    with qtbot.waitSignal(section.intake_wanted) as wanted:
        QTest.keyClick(form, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    head = second_desk.store.households.page_after()[0].head_person_id
    assert wanted.args == [head]
    assert len(second_desk.store.visits.page_after()) == 1


def test_every_control_has_a_name(section):
    kinds = (QPushButton, QLineEdit, QPlainTextEdit)
    controls = [control for kind in kinds for control in section.findChildren(kind)]

    assert controls
    nameless = [
        control
        for control in controls
        if not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert nameless == []
