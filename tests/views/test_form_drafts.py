"""What was typed in a form and not saved is there again, after the program was cut off too."""

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def form_of(open_desktop, village):
    """form_of(): the desk anew, and the form for an activity on it."""

    def open_it():
        at_work = open_desktop(village)
        at_work.log_in()
        page = at_work.pages.open_ledger("activities")
        at_work.settle()
        page.new_button.click()
        at_work.settle()
        return at_work, page, page.sheet

    return open_it


def typed_into(at_work, form):
    form.fields["theme"].set_text("义诊进村")
    form._drafts.keep()  # the pause after the last key is over
    at_work.settle()


def test_a_form_that_was_cut_off_comes_back_as_it_was(form_of, open_desktop, village):
    at_work, _, form = form_of()
    typed_into(at_work, form)
    at_work.desktop.close()  # without a word to the form

    again, page, form = form_of()
    assert form.fields["theme"].text() == "义诊进村"
    assert "没保存的内容" in form.message()
    form.begin_anew_button.click()
    again.settle()
    assert form.fields["theme"].text() == ""
    form.reject()
    page.new_button.click()
    again.settle()
    assert page.sheet.fields["theme"].text() == ""


def test_a_form_that_was_closed_keeps_what_was_typed(form_of):
    at_work, page, form = form_of()
    form.fields["theme"].set_text("义诊进村")  # and at once Esc
    form.reject()
    at_work.settle()
    page.new_button.click()
    at_work.settle()
    assert page.sheet is not form
    assert page.sheet.fields["theme"].text() == "义诊进村"


def test_a_form_that_was_saved_leaves_no_draft(form_of):
    at_work, page, form = form_of()
    typed_into(at_work, form)
    for name, words in (
        ("department", "镇卫生院"),
        ("place", "广场"),
        ("responsible_name", "周强"),
    ):
        if name in form.fields:
            form.fields[name].set_text(words)
    form.save_button.click()
    at_work.settle()
    assert page.message() == "已保存这次活动。", form.message()
    page.new_button.click()
    at_work.settle()
    assert page.sheet.fields["theme"].text() == ""
    assert page.sheet.message() == ""


def test_ctrl_enter_saves_from_several_lines_of_text_and_enter_goes_on_everywhere(qtbot, form_of):
    at_work, page, form = form_of()
    for name, words in (
        ("theme", "义诊进村"),
        ("department", "镇卫生院"),
        ("responsible_name", "周强"),
    ):
        form.fields[name].set_text(words)
    form.fields["theme"].line_edit.setFocus()
    qtbot.keyClick(form.fields["theme"].line_edit, Qt.Key.Key_Return)
    assert form.focusWidget() is not form.fields["theme"].line_edit
    text = form.fields["result"].text_edit
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert "\n" in text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_work.settle()
    assert page.message() == "已保存这次活动。", form.message()
