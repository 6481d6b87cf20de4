"""A household leaves one village and arrives in another: the paper, the file, and what comes of it."""

import pytest

from app.models.household_lists import HouseholdChoice
from app.models.records import Household, Person
from app.models.register_changes import Happening
from app.sheets.roster_file import open_roster
from tests.spreadsheets import TODAY
from tests.stations import PASSWORD

ELSEWHERE = "370781100202"
FIELDS = (
    "name", "head_relation", "sex", "ethnicity", "born_on", "id_number", "phones",
    "political_status", "education", "marital_status", "registration_type", "residence",
    "workplace", "groups", "skills",
)  # fmt: skip


@pytest.fixture
def leaving(pc):
    """甲户: a head with everything that a roster tells, a wife, and a son who had left before."""
    acts, actor = pc.desk, pc.actor
    head = Person(
        id="", name="甲一", sex="1", ethnicity="汉族", born_on="1960-01-01",
        id_number="370781196001010014", phones=["15400000001", "0536-3290001"],
        political_status="中共党员", education="高中", marital_status="已婚",
        registration_type="农业家庭户口", residence="常住", workplace="青州",
        groups=["低保户", "社区矫正"], skills=["木工", "养蜂"], note="会修水泵",
    )  # fmt: skip
    home = acts.households.add_household(
        actor, Household(id="", number="001", address="村东3号"), head
    )
    for name, relation in (("甲二", "配偶"), ("甲三", "子")):
        person = Person(id="", name=name, household_id=home, head_relation=relation, sex="2")
        acts.register.add_person(actor, person)
    son = next(p for p in pc.store.households.persons(home) if p.name == "甲三")
    acts.people.leave(actor, son.id, Happening("2026-03-01", "参军"))
    pc.left = pc.store.households.everyone_of(home)
    pc.home = home
    return pc


def test_a_household_goes_to_another_village_whole(leaving, open_desktop, make_pc):
    away = Happening("2026-03-02", "迁往邻村")
    leaving.desk.households.leave(leaving.actor, leaving.home, away)
    desk = open_desktop(leaving)
    desk.log_in()
    section = desk.page("households")
    section.open_household(leaving.home)
    desk.settle()
    page = section.household_page
    assert page.transfer_button.isVisible()
    page.transfer_button.chosen.emit("paper")
    desk.settle()
    assert desk.put_preview_away().suffix == ".pdf"
    page.transfer_button.chosen.emit("file")
    page.sheet.reason_field.set_text("交迁入村")
    page.sheet.password_field.set_text(PASSWORD)
    page.sheet.confirm_button.click()
    desk.settle()
    transfer = desk.save()
    assert page.sheet is None

    there = make_pc("elsewhere", 7).set_up(ELSEWHERE)
    roster = open_roster(transfer)
    preview = roster.preview(roster.guess(), TODAY)
    assert preview.refused == ()
    report = there.desk.rosters.import_roster(there.actor, preview)
    (arrived,) = there.store.households.page_after()
    assert (arrived.head_name, arrived.number) == ("甲一", "自编0001")
    people = there.store.households.everyone_of(arrived.id)
    assert [person.name for person in people] == ["甲一", "甲二"], "who left before stays away"
    for person in people:
        before = next(each for each in leaving.left if each.name == person.name)
        kept = {field: getattr(person, field) for field in FIELDS}
        assert kept == {field: getattr(before, field) for field in FIELDS}
        assert "001户，2026-03-02迁出" in person.note
    assert people[0].note.startswith("会修水泵；原")
    assert there.desk.rosters.import_roster(there.actor, preview).import_id == ""
    assert there.desk.rosters.undo_import(there.actor, report.import_id).left == ()
    there.desk.rosters.import_roster(there.actor, preview)
    (arrived,) = there.store.households.page_after()
    waiting = HouseholdChoice(is_unplaced=True)

    def to_be_placed() -> list[str]:
        return [each.head_name for each in there.desk.reading.households(there.actor, waiting)]

    assert to_be_placed() == ["甲一"]
    with there.desk.workplace.pen.act(there.actor, "edit_register") as act:
        grid = act.create("grid", {"name": "一组"})
    fields = {"number": "101", "grid_id": grid, "address": "", "note": ""}
    there.desk.households.change_household(there.actor, arrived.id, fields)
    assert to_be_placed() == ["甲一"], "whoever came from elsewhere needs an address too"
    there.desk.households.change_household(there.actor, arrived.id, fields | {"address": "村西1号"})
    assert to_be_placed() == []
    assert there.check().is_sound


def test_only_who_has_left_has_a_transfer(leaving, open_desktop):
    desk = open_desktop(leaving)
    desk.log_in()
    section = desk.page("households")
    section.open_household(leaving.home)
    desk.settle()

    page = section.household_page
    assert not page.transfer_button.isVisible()
    page.transfer_paper_wanted.emit(leaving.home)
    desk.settle()
    assert "整户迁出" in page.message()


def test_where_no_roster_names_groups_nobody_is_to_be_placed(pc):
    head = Person(id="", name="甲一")
    pc.desk.households.add_household(pc.actor, Household(id="", number="001"), head)
    waiting = HouseholdChoice(is_unplaced=True)
    assert pc.desk.reading.count(pc.actor, waiting) == 0
    with pc.desk.workplace.pen.act(pc.actor, "edit_register") as act:
        act.create("grid", {"name": "未分组"})
    assert pc.desk.reading.count(pc.actor, waiting) == 0
    with pc.desk.workplace.pen.act(pc.actor, "edit_register") as act:
        act.create("grid", {"name": "一组"})
    assert pc.desk.reading.count(pc.actor, waiting) == 1
