"""Fields, pages and sheets: what every screen is made of."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.models.errors import OperationRefused
from app.views.colours import COLOURS
from app.views.date_words import read_date
from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, DateField, LineField, TextField
from app.views.labels import WholeLabel, plain_label, set_plain_tooltip
from app.views.page import Page, ProgressStrip, seconds_left
from app.views.sheet import Question, Sheet
from app.views.status_chip import StatusChip, Tone, case_tone

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20261121", "2026-11-21"),
        ("2026-11-21", "2026-11-21"),
        ("2026年11月21日", "2026-11-21"),
        ("2026.1.5", "2026-01-05"),
        ("26-1-5", "2026-01-05"),
        ("1121", "2026-11-21"),
        ("11-2", "2026-11-02"),
        ("11月2日", "2026-11-02"),
        ("２０２６－１１－２１", "2026-11-21"),
    ],
)
def test_days_are_read_as_people_type_them(typed, meant):
    assert read_date(typed, lambda: TODAY) == date.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["", "13-45", "20261345", "昨天", "2026-02-30", "1"])
def test_what_is_no_day_is_none(typed):
    assert read_date(typed, lambda: TODAY) is None


@pytest.fixture
def form(qtbot):
    form = FormColumn()
    fields = {
        "name": LineField("姓名", "与身份证一致", is_required=True),
        "hidden": LineField("户号"),
        "channel": ChoiceField("方式", [("home", "入户走访"), ("phone", "电话")]),
        "day": DateField("日期"),
        "urgent": CheckField("", "紧急"),
        "content": TextField("内容"),
    }
    form.add_row(fields["name"], fields["hidden"])
    for name in ("channel", "day", "urgent", "content"):
        form.add_field(fields[name])
    fields["hidden"].hide()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    return form, fields


def test_enter_goes_from_field_to_field_and_ends_the_form(qtbot, form):
    form, fields = form
    form.focus_first()
    for name in ("name", "channel", "day", "urgent"):
        assert fields[name].input.hasFocus(), name
        qtbot.keyClick(fields[name].input, Qt.Key.Key_Return)
    assert fields["content"].input.hasFocus()
    with qtbot.waitSignal(form.completed):
        qtbot.keyClick(
            fields["content"].input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )


def test_every_input_is_named_after_its_caption(form):
    _, fields = form
    names = {name: field.input.accessibleName() for name, field in fields.items()}

    assert names == {
        "name": "姓名",
        "hidden": "户号",
        "channel": "方式",
        "day": "日期",
        "urgent": "紧急",
        "content": "内容",
    }


def test_an_error_stands_below_its_field_until_it_is_answered(form, write):
    _, fields = form
    field = fields["name"]
    assert field.line() == "与身份证一致"
    field.show_error("请填姓名")
    assert field.has_error() and field.line() == "■ 请填姓名"
    write(field.line_edit, "王")

    assert not field.has_error() and field.line() == "与身份证一致"


def test_a_form_without_errors_is_not_dressed_anew(form, monkeypatch):
    form, _ = form
    dressed = []
    for field in form.fields():
        monkeypatch.setattr(field.input, "style", lambda: dressed.append(1) or QApplication.style())

    form.clear_errors()
    assert not dressed

    form.fields()[0].show_error("要写")
    form.clear_errors()
    assert len(dressed) == 4  # taken off and put on, for the error and for its end


def test_a_choice_is_not_changed_by_the_wheel(qtbot, form):
    _, fields = form
    fields["channel"].set_value("home")
    fields["channel"].combo_box.wheelEvent(_Wheel())

    assert fields["channel"].value() == "home"


class _Wheel:
    def __init__(self):
        self.was_ignored = False

    def ignore(self):
        self.was_ignored = True


def test_a_day_moves_with_the_arrows_and_is_written_out(qtbot, form):
    _, fields = form
    day = fields["day"]
    day.set_today(TODAY)
    qtbot.keyClicks(day.line_edit, "1121")
    qtbot.keyClick(day.line_edit, Qt.Key.Key_Up)
    assert day.value() == "2026-11-22"
    qtbot.keyClick(day.line_edit, Qt.Key.Key_Down)
    assert day.line_edit.text() == "2026-11-21"


def test_a_day_that_cannot_be_read_is_said(qtbot, form):
    _, fields = form
    day = fields["day"]
    qtbot.keyClicks(day.line_edit, "99")
    qtbot.keyClick(day.line_edit, Qt.Key.Key_Return)

    assert day.is_unreadable() and day.value() == ""
    assert "看不懂" in day.line()


def test_labels_and_tooltips_show_markup_as_it_was_written(qtbot):
    label = plain_label("<b>王</b>")
    qtbot.addWidget(label)
    set_plain_tooltip(label, "<img src=x>")

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;img" in label.toolTip()


def test_a_page_says_what_went_wrong_and_forgets_it(qtbot):
    page = Page("代办", "收件")
    qtbot.addWidget(page)
    page.show()
    page.show_progress(1, 3, "正在导入")
    page.show_problem(OperationRefused("case_note_missing"))
    assert "还没有写明理由" in page.message()
    page.clear_message()
    assert page.message() == ""


def test_a_page_can_be_stopped_while_it_works(qtbot):
    page = Page("群众")
    qtbot.addWidget(page)
    page.show()
    page.show_progress(0, 0, "正在导入花名册")
    cancel = page.findChild(ProgressStrip).cancel_button
    with qtbot.waitSignal(page.cancel_requested):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)


def test_the_key_of_a_page_button_is_shown_and_works(qtbot):
    page = Page("代办")
    qtbot.addWidget(page)
    button = page.add_action("新登记", "Ctrl+N", is_primary=True)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert button.accessibleDescription() == "Ctrl+N"


def test_a_sheet_closes_with_escape(qtbot):
    sheet = Sheet("登记", "先选事项")
    qtbot.addWidget(sheet)
    sheet.add_cancel()
    sheet.open()
    qtbot.waitExposed(sheet)
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_no_answer_to_a_question_means_no(qtbot):
    question = Question("撤回", "撤回以后不能再报送。", "撤回")
    qtbot.addWidget(question)
    heard = []
    question.confirmed.connect(lambda: heard.append("yes"))
    question.open()
    qtbot.waitExposed(question)
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert heard == []
    question.open()
    qtbot.mouseClick(question.yes_button, Qt.MouseButton.LeftButton)

    assert heard == ["yes"]


@pytest.mark.parametrize("tone", list(Tone))
def test_a_status_is_told_by_word_shape_and_colour(qtbot, tone):
    chip = StatusChip("已收件", tone)
    qtbot.addWidget(chip)

    assert chip.text() == f"{tone.shape} 已收件"
    assert chip.findChild(QLabel).property("tone") == tone.value
    assert tone.value in COLOURS and f"{tone.value}_soft" in COLOURS


def test_the_shapes_differ():
    assert len({tone.shape for tone in Tone}) == len(Tone)


def test_a_case_that_waits_for_us_looks_urgent():
    assert case_tone("supplement") is Tone.WARNING
    assert case_tone("written_off") is Tone.NEUTRAL


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(COLOURS[one]), _luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "ground"),
        ("ink_soft", "ground"),
        ("ink_soft", "hover"),
        ("ink_faint", "surface"),
        ("on_accent", "accent"),
        ("accent", "accent_soft"),
        *[(tone.value, f"{tone.value}_soft") for tone in Tone],
        *[(tone.value, "surface") for tone in Tone],
    ],
)
def test_words_stand_out_from_their_ground(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_a_field_says_which_private_use_characters_it_holds(qtbot, kind):
    field = kind("姓名")
    qtbot.addWidget(field)
    field.set_text("张\ue170")

    words = [label.text() for label in field.findChildren(WholeLabel) if not label.isHidden()]
    assert any(text.startswith("〔U+E170〕 是没有公开编码") for text in words)
    assert field.text() == "张\ue170"  # what was typed stays
    field.set_text("张三")
    assert not [label for label in field.findChildren(WholeLabel) if not label.isHidden()]


def test_a_label_shows_the_mark_and_says_what_it_means(qtbot):
    label = plain_label("张\ue170")
    qtbot.addWidget(label)
    assert label.text() == "张〔U+E170〕" and "自造字" in label.toolTip()
    label.setText("张三")
    assert label.toolTip() == ""


@pytest.mark.parametrize(
    ("done", "left", "milliseconds", "seconds"),
    [
        (0, 10, 9_000, 0),
        (10, 0, 9_000, 0),
        (10, 90, 1_000, 0),
        (10, 90, 2_000, 18),
        (3, 1, 1_500, 1),
    ],
)
def test_the_time_left_follows_from_how_fast_it_went(done, left, milliseconds, seconds):
    assert seconds_left(done, left, milliseconds) == seconds


def test_the_time_left_is_told_in_round_words(qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.show_progress(1, 3, "正在导入")
    assert strip.time_left() == ""
    for seconds, words in (
        (3, "约还要 5 秒"),
        (62, "约还要 65 秒"),
        (90, "约还要 2 分钟"),
        (0, ""),
    ):
        strip.tell_time_left(seconds)
        assert strip.time_left() == words


def test_what_a_sheet_says_takes_no_room_from_its_fields(qtbot):
    sheet = Sheet("记必到事项")
    qtbot.addWidget(sheet)
    fields = [LineField(name) for name in ("户", "什么事", "哪天", "说明")]
    for field in fields:
        sheet.body.addWidget(field)
    sheet.show()
    rooms, before = [field.height() for field in fields], sheet.height()
    sheet.show_warning("没有找到这一户，没有保存；请重新查找并选中一户。")
    qtbot.waitUntil(lambda: sheet.height() > before)
    grown = sheet.height()
    sheet.show_warning("没有找到这一户。")
    sheet.grab()
    assert sheet.height() == grown, "room is made once"
    assert all(f.height() >= room for f, room in zip(fields, rooms, strict=True))


def test_a_form_that_finds_its_heights_late_is_scrolled_no_further_than_needed(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    above, edit, below = QWidget(), QLineEdit(), QWidget()
    above.setFixedHeight(500)
    below.setFixedHeight(500)
    for widget in (above, edit, below):
        column.addWidget(widget)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    area.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 200)
    above.setFixedHeight(100)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 0)
    assert not edit.visibleRegion().isEmpty()
