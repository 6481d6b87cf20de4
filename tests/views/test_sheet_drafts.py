"""Every sheet in which something is typed keeps it: closed, locked or cut off by the power."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.acts.intake import IntakeMaterial
from app.models.records import Person

CHANGES = {
    "move_person": "迁到邻村岳父家",
    "person_away": "外出务工去了",
    "person_left": "户口迁走了",
    "died": "因病去世",
    "split": "兄弟分家",
    "merge_households": "老人并到儿子家",
    "move_household": "网格重新划过",
    "change_head": "老户主年纪大了",
    "household_left": "全家搬进城里",
}
OF_PERSON = ("move_person", "person_away", "person_left", "died")


@pytest.fixture
def home(village):
    """A household of two, for changes, with a request that waits for its answer."""
    home = village.store.households.page_after()[0]
    village.desk.register.add_person(
        village.actor, Person(id="", household_id=home.id, name="李四", sex="1")
    )
    return home


@pytest.fixture
def other(village, home):
    """Whoever is not the head."""
    people = village.store.households.persons(home.id)
    return next(person for person in people if person.id != home.head_person_id)


def sheet_on_top():
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    return sheet


def money(at_work, case_id):
    at_work.pages.open_case(case_id)
    at_work.settle()
    at_work.pages.section("cases").case_page.extras.money_button.click()


def deficiency(at_work, case_id):
    at_work.pages.open_case(case_id)
    at_work.settle()
    at_work.pages.section("cases").case_page.extras.deficiency_button.click()


def must_visit(at_work):
    at_work.pages.section("visits").open_planning()
    at_work.settle()
    at_work.pages.section("visits").planning_page.task_button.click()


def request(at_work, person_id):
    at_work.pages.section("households").sheets.request_form_wanted.emit(person_id)


def answer(at_work):
    page = at_work.page("settings")
    page.open_requests()
    at_work.settle()
    page.rights_page.table.select_row(0)
    page.rights_page.answer_button.click()


def cadre(at_work):
    at_work.page("settings").ask_for_cadre()


def grid(at_work):
    households = at_work.pages.section("households")
    households.open_grids()
    at_work.settle()
    households.grid_page.add_button.click()


def change(at_work, action, home_id, person_id):
    sheets = at_work.pages.section("households").sheets
    sheets.change_form_wanted.emit(action, home_id, person_id)


def several(at_work, ids):
    at_work.pages.section("households").sheets.several_wanted.emit("assign_cadre", ids)


def type_in(at_work, name, words):
    """Whatever sheet comes up gets these words; its draft is kept as after the pause."""
    at_work.settle()
    sheet = sheet_on_top()
    sheet.fields[name].set_text(words)
    sheet.reject()
    at_work.settle()


def come_back_to(at_work, words):
    """From the list to the sheet with these words."""
    sheet = at_work.unfinished()
    forms = sheet.table.records_model.records()
    found = [row for row, form in enumerate(forms) if words in form.detail]
    assert len(found) == 1, (words, [form.detail for form in forms])
    sheet.table.select_row(found[0])
    sheet.continue_button.click()
    at_work.settle()
    return sheet_on_top()


def ask_for_data(village, person):
    village.desk.rights.register(village.actor, "see", person.id, "", "")


def test_every_sheet_comes_back_from_the_list_after_a_cut(desk_of, village, home, other):
    case = village.register()
    papers = (IntakeMaterial("居民身份证", True), IntakeMaterial("照片", False, is_key=False))
    lacking = village.register(item_code="S04-010", materials=papers)
    ask_for_data(village, other)
    ids = [each.id for each in village.store.households.page_after()[:3]]
    sheets = {
        "镇社保所代收": ("payee", lambda d: money(d, case.id)),
        "托邻居送来": ("supplement_way", lambda d: deficiency(d, lacking.id)),
        "住院三天": ("note", must_visit),
        "儿子代提": ("asked_by", lambda d: request(d, other.id)),
        "已当面说明": ("answer", answer),
        "新来的委员": ("title", cadre),
        "河东网格": ("name", grid),
        "一起换干部": ("reason", lambda d: several(d, ids)),
        **{
            words: (
                "reason",
                lambda d, action=action: change(
                    d, action, home.id, other.id if action in OF_PERSON else ""
                ),
            )
            for action, words in CHANGES.items()
        },
    }
    at_work = desk_of()
    for words, (name, open_it) in sheets.items():
        open_it(at_work)
        type_in(at_work, name, words)
    at_work.desktop.close()  # without a word to anybody

    again = desk_of()
    assert len(again.unfinished().table.records_model.records()) == len(sheets)
    again.pages.unfinished.sheet.reject()
    for words, (name, _) in sheets.items():
        sheet = come_back_to(again, words)
        assert sheet.fields[name].text() == words
        assert "没保存的内容" in sheet.message()
        sheet.begin_anew_button.click()
        sheet.reject()
        again.settle()
    assert again.unfinished().table.records_model.records() == []


def test_a_change_that_was_saved_or_is_of_another_person_holds_no_draft(desk_of, home, other):
    at_work = desk_of()
    change(at_work, "person_away", home.id, other.id)
    at_work.settle()
    sheet = sheet_on_top()
    sheet.fields["reason"].set_text("外出务工去了")
    sheet._drafts.keep()
    at_work.settle()
    sheet.reject()
    change(at_work, "person_away", home.id, home.head_person_id)
    at_work.settle()
    assert sheet_on_top().fields["reason"].text() == ""
    sheet_on_top().reject()

    change(at_work, "person_away", home.id, other.id)
    at_work.settle()
    sheet = sheet_on_top()
    assert sheet.fields["reason"].text() == "外出务工去了"
    sheet.keep_button.click()
    at_work.settle()
    assert not sheet.isVisible()
    assert at_work.unfinished().table.records_model.records() == []


def test_days_are_those_of_the_station_not_of_the_machine(desk_of, village, home, other):
    clock = village.surroundings.clock
    clock.set(date(2031, 3, 4))
    at_work = desk_of()
    change(at_work, "person_away", home.id, other.id)
    at_work.settle()
    sheet_on_top().fields["reason"].set_text("外出务工去了")
    sheet_on_top().reject()
    at_work.settle()
    clock.pass_days(1)
    change(at_work, "person_away", home.id, other.id)
    at_work.settle()
    assert sheet_on_top().fields["reason"].text() == "外出务工去了"
    sheet_on_top().reject()
    at_work.settle()

    cases = at_work.page("cases")
    cases.open_intake()
    due_on = cases.intake_page.deficiency.due_on
    due_on.line_edit.setText("3-9")
    assert due_on.value() == "2031-03-09"


def test_each_step_of_the_money_has_a_draft_of_its_own(desk_of, village):
    case = village.register()
    at_work = desk_of()
    money(at_work, case.id)
    at_work.settle()
    sheet = sheet_on_top()
    sheet.amount.set_text("20.00")
    sheet.payee.set_text("镇社保所")
    sheet.purpose.set_text("养老保险")
    sheet._drafts.keep()
    sheet.note_button.click()
    at_work.settle()
    assert sheet.action.value() == "pay"
    sheet.voucher_number.set_text("NO-2026")
    sheet.reject()
    at_work.settle()

    money(at_work, case.id)
    at_work.settle()
    sheet = sheet_on_top()
    assert (sheet.voucher_number.text(), sheet.action.value()) == ("NO-2026", "pay")
    sheet.note_button.click()
    at_work.settle()
    sheet.reject()
    assert at_work.unfinished().table.records_model.records() == []


def test_a_lock_puts_sheets_out_of_sight_and_keeps_them_encrypted(desk_of, village, home, other):
    at_work = desk_of()
    change(at_work, "split", home.id, "")
    at_work.settle()
    sheet = sheet_on_top()
    sheet.fields["people"].set_values([other.id])
    sheet.fields["address"].set_text("村东头新盖的三间瓦房")
    at_work.desktop.lock()
    at_work.settle()
    assert not sheet.isVisible() and QApplication.activeModalWidget() is None
    for path in village.folder.rglob("*"):
        assert path.is_dir() or "村东头".encode() not in path.read_bytes(), path

    at_work.log_in()
    assert sheet.isVisible() and sheet.fields["address"].text() == "村东头新盖的三间瓦房"
    at_work.desktop.lock()
    at_work.settle()
    at_work.desktop.close()
    again = desk_of()
    sheet = come_back_to(again, "村东头")
    assert sheet.fields["people"].values() == [other.id]


def test_each_card_layout_has_a_draft_of_its_own_until_it_is_saved(desk_of):
    at_work = desk_of()
    at_work.page("cards").open_layouts()
    at_work.settle()
    sheet = sheet_on_top()
    first = sheet.name.text()
    sheet.name.set_text("村里的大字卡")
    sheet.table.select_row(2)
    sheet.numbers["size_pt"].line_edit.setText("12")
    sheet._drafts.keep()
    at_work.settle()
    at_work.desktop.close()  # without a word to anybody

    again = desk_of()
    sheet = come_back_to(again, "村里的大字卡")
    assert "没保存的内容" in sheet.message() and sheet.name.text() == "村里的大字卡"
    assert sheet.typed()["front"][2]["size_pt"] == "12"
    sheet.choice.set_value(sheet.choice.combo_box.itemData(1))
    again.settle()
    assert sheet.name.text() not in (first, "村里的大字卡")
    sheet.choice.set_value("")
    again.settle()
    assert sheet.name.text() == "村里的大字卡"
    sheet.begin_anew_button.click()
    again.settle()
    assert sheet.name.text() == first and sheet.typed()["front"][2]["size_pt"] == 22
    sheet.reject()
    again.settle()
    assert again.unfinished().table.records_model.records() == []
    again.pages.unfinished.sheet.reject()

    again.page("cards").open_layouts()
    again.settle()
    sheet = sheet_on_top()
    sheet.name.set_text("又一种")
    sheet._drafts.keep()
    sheet.keep_button.click()
    again.settle()
    assert "已保存" in sheet.message()
    sheet.reject()
    assert again.unfinished().table.records_model.records() == []


def test_particulars_of_the_station_wait_until_they_are_saved_or_not_wanted(desk_of):
    at_work = desk_of()
    promise = at_work.page("settings").station_tab.fields["service_promise"]
    before = promise.text()
    promise.set_text("来有迎声，问有答声")
    at_work.desktop.close()

    again = desk_of()
    sheet = again.unfinished()
    assert [form.name for form in sheet.table.records_model.records()] == ["服务站资料"]
    sheet.continue_button.click()
    again.settle()
    page = again.page("settings")
    assert page.isVisible() and "没保存的内容" in page.message()
    tab = page.station_tab
    assert tab.fields["service_promise"].text() == "来有迎声，问有答声"
    tab.begin_anew_button.click()
    again.settle()
    assert tab.fields["service_promise"].text() == before
    assert again.unfinished().table.records_model.records() == []
    again.pages.unfinished.sheet.reject()

    tab.fields["service_promise"].set_text("走有送声")
    tab._drafts.keep()
    tab.save_button.click()
    again.settle()
    assert "已保存" in page.message() and again.unfinished().table.records_model.records() == []
