"""Forms that were begun and not saved stand in one list, and every one of them is opened from there."""


def go_on(at_work, words):
    sheet = at_work.unfinished()
    forms = sheet.table.records_model.records()
    sheet.table.select_row(next(n for n, form in enumerate(forms) if words in form.detail))
    sheet.continue_button.click()
    at_work.settle()


def test_a_form_left_at_one_ledger_is_gone_on_with_from_another_page_after_a_power_cut(desk_of):
    at_work = desk_of()
    page = at_work.pages.open_ledger("activities")
    at_work.settle()
    page.new_button.click()
    at_work.settle()
    page.sheet.fields["theme"].set_text("义诊进村")
    page.sheet.reject()
    at_work.settle()
    assert "登记活动" in at_work.shell.message() and "F10" in at_work.shell.message()
    assert at_work.shell.rail.unfinished_button.isVisibleTo(at_work.shell)
    assert at_work.shell.page("today").tiles["unfinished"].number() == "1"
    at_work.desktop.close()

    again = desk_of()
    go_on(again, "义诊进村")
    page = again.pages.open_ledger("activities")
    assert page.sheet.isVisible() and page.sheet.fields["theme"].text() == "义诊进村"
    page.sheet.begin_anew_button.click()
    page.sheet.reject()
    again.settle()
    assert again.unfinished().table.records_model.records() == []
    assert not again.shell.rail.unfinished_button.isVisibleTo(again.shell)


def test_several_forms_are_open_at_once_and_each_comes_back_to_its_own(desk_of):
    at_work = desk_of()
    receptions = at_work.pages.open_ledger("receptions")
    at_work.settle()
    receptions.new_button.click()
    receptions.sheet.fields["visitor_name"].set_text("来访甲")
    receptions.sheet.reject()
    section = at_work.pages.open_ledger("appeals")
    at_work.settle()
    section.open_entry()
    at_work.settle()
    section.entry_sheet.content.set_text("路灯不亮")
    section.entry_sheet.reject()
    visits = at_work.pages.section("visits")
    visits.write_visit()
    at_work.settle()
    visits.form_page.content.set_text("问了收成")
    at_work.pages.section("today")
    at_work.settle()

    assert len(at_work.unfinished().table.records_model.records()) == 3
    at_work.pages.unfinished.sheet.reject()
    go_on(at_work, "路灯不亮")
    assert section.entry_sheet.isVisible() and section.entry_sheet.content.text() == "路灯不亮"
    section.entry_sheet.reject()
    go_on(at_work, "来访甲")
    assert receptions.sheet.fields["visitor_name"].text() == "来访甲"
    receptions.sheet.reject()
    go_on(at_work, "问了收成")
    assert visits.form_page.isVisible() and visits.form_page.content.text() == "问了收成"


def test_a_household_that_was_chosen_is_chosen_again(desk_of, village):
    number = village.store.households.page_after()[0].number
    at_work = desk_of()
    page = at_work.pages.open_ledger("receptions")
    at_work.settle()
    page.new_button.click()
    picker = page.sheet.fields["household_id"]
    picker.line_edit.setText(number)
    picker.households_wanted.emit(number)
    at_work.settle()
    chosen = picker.household_id()
    assert chosen
    page.sheet.fields["visitor_name"].set_text("来访甲")
    page.sheet.reject()
    at_work.settle()

    go_on(at_work, "来访甲")
    picker = page.sheet.fields["household_id"]
    assert picker.household_id() == chosen and picker.text() == number
    assert page.sheet.fields["visitor_name"].text() == "来访甲"
    page.sheet.begin_anew_button.click()
    assert not picker.household_id() and not picker.text()


def test_one_that_is_not_wanted_goes_after_a_question(desk_of):
    at_work = desk_of()
    section = at_work.pages.open_ledger("appeals")
    section.open_entry()
    at_work.settle()
    section.entry_sheet.content.set_text("路灯不亮")
    section.entry_sheet.reject()
    sheet = at_work.unfinished()
    sheet.give_up_button.click()
    sheet.question.confirmed.emit()
    at_work.settle()

    assert sheet.table.records_model.records() == []
    section.open_entry()
    at_work.settle()
    assert section.entry_sheet.content.text() == ""


def test_the_step_of_an_appeal_waits_and_is_gone_once_it_was_taken(desk_of):
    at_work = desk_of()
    section = at_work.pages.open_ledger("appeals")
    at_work.settle()
    section.open_entry()
    at_work.settle()
    sheet = section.entry_sheet
    sheet.content.set_text("路灯不亮")
    sheet.appeal_class.set_value(sheet.appeal_class.combo_box.itemData(0))
    sheet.keep_button.click()
    at_work.settle()
    section.open_appeal(section.list_page.table.records_model.records()[0].appeal.id)
    at_work.settle()
    panel = section.appeal_page.panel
    panel.choose("sort")
    panel.field("note").set_text("先换灯泡看看")
    at_work.pages.section("today")
    at_work.settle()

    go_on(at_work, "先换灯泡看看")
    assert panel.action() == "sort" and panel.field("note").text() == "先换灯泡看看"
    panel.confirm_button.click()
    at_work.settle()
    assert at_work.unfinished().table.records_model.records() == []
