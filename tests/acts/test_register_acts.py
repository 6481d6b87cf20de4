"""The register: rosters imported once and again, doubts kept, people who move, cadres."""

from datetime import timedelta

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.id_number import id_check_digit
from app.models.records import Cadre, Household, Person, Station
from app.models.roster import RosterDoubt, RosterPreview, RosterRow
from app.presenters.register_form_presenter import read_person
from tests.stations import Pc, contents, roster_of

MAN = "370781196001010014"
WOMAN = "370781196202020024"
BAD_DIGIT = "370781196001010010"


def row(number: int, name: str, household: str = "001", **fields) -> RosterRow:
    head = {"head_name": "李建国", "head_relation": "户主" if name == "李建国" else "妻"}
    return RosterRow(row=number, name=name, household_number=household, **{**head, **fields})


def preview(*rows: RosterRow, doubtful: tuple[RosterDoubt, ...] = ()) -> RosterPreview:
    return RosterPreview("花名册", 1, rows, doubtful)


def imported(pc: Pc, *rows: RosterRow, doubtful: tuple[RosterDoubt, ...] = ()):
    return pc.desk.rosters.import_roster(pc.actor, preview(*rows, doubtful=doubtful))


def people(pc: Pc, household: str = "001") -> list[Person]:
    return pc.store.households.persons(pc.store.households.by_number(household).id)


def test_a_roster_becomes_grids_households_and_people(pc):
    roster = roster_of(40)
    report = pc.desk.rosters.import_roster(pc.actor, roster)

    assert (report.households_new, report.people_new) == (40, len(roster.rows))
    assert pc.store.households.count() == 40
    assert pc.store.persons.count() == len(roster.rows)
    assert {g.name for g in pc.store.stations.grids()} == {r.group for r in roster.rows}
    for household in pc.store.households.page_after():
        head = pc.store.persons.by_id(household.head_person_id)
        assert (head.name, head.head_relation) == (household.head_name, "户主")


def test_a_second_import_changes_nothing(pc):
    roster = roster_of(12)
    pc.desk.rosters.import_roster(pc.actor, roster)
    before = contents(pc.store)
    report = pc.desk.rosters.import_roster(pc.actor, roster)

    assert (report.households_new, report.people_new, report.people_changed) == (0, 0, 0)
    assert report.unchanged == len(roster.rows)
    assert contents(pc.store) == before


def test_a_second_import_of_the_awkward_changes_nothing(pc):
    """Two of one name, one number on two people, one number in two households."""
    rows = (
        row(2, "李建国", id_number=MAN),
        row(3, "李建国", head_relation="孙子", born_on="2010-01-01"),
        row(4, "王梅", id_number=MAN),
        row(5, "王梅", household="002", head_name="王梅", head_relation="户主", id_number=WOMAN),
        row(6, "王梅", household="003", head_name="王梅", head_relation="户主", id_number=WOMAN),
        row(7, "李建国", head_relation="侄子"),
    )
    first = imported(pc, *rows)
    assert (first.households_new, first.people_new) == (3, 6)
    before = contents(pc.store)
    again = imported(pc, *rows)
    assert (again.people_new, again.people_changed, again.unchanged) == (0, 0, 6)
    assert contents(pc.store) == before


def test_a_corrected_sheet_changes_only_what_it_says(pc):
    imported(pc, row(2, "李建国", id_number=MAN, workplace="青岛"), row(3, "王梅"))
    report = imported(pc, row(2, "李建国", id_number=MAN, phones=("15400000005",)), row(3, "王梅"))

    assert (report.people_changed, report.unchanged) == (1, 1)
    known = people(pc)[0]
    assert (known.phones, known.workplace) == (["15400000005"], "青岛")


def test_who_moved_to_another_household_is_the_same_person(pc):
    imported(pc, row(2, "李建国", id_number=MAN), row(3, "王梅", id_number=WOMAN))
    before = people(pc)[1]
    report = imported(
        pc, row(2, "王梅", household="002", id_number=WOMAN, head_name="王梅", head_relation="户主")
    )
    assert (report.households_new, report.people_new, report.people_changed) == (1, 0, 1)
    moved = people(pc, "002")[0]
    assert (moved.id, moved.head_relation) == (before.id, "户主")
    assert [p.name for p in people(pc)] == ["李建国"]


def test_another_name_with_the_same_number_elsewhere_is_another_person(pc):
    imported(pc, row(2, "李建国", id_number=MAN))
    report = imported(pc, row(2, "王强", household="002", id_number=MAN, head_name="王强"))
    assert report.people_new == 1
    assert [p.name for p in people(pc)] == ["李建国"]


def test_a_wrong_check_digit_is_kept_to_be_verified(pc):
    doubt = RosterDoubt(2, "身份证号", BAD_DIGIT, "id_number_check_digit_wrong")
    report = imported(pc, row(2, "李建国", id_number=BAD_DIGIT), row(3, "王梅"), doubtful=(doubt,))

    assert report.doubtful == 1
    doubtful, other = people(pc)
    assert (doubtful.id_number, doubtful.doubt) == (BAD_DIGIT, "身份证号待核")
    assert (doubtful.sex, doubtful.born_on) == ("0", "")  # a wrong number says nothing
    assert other.doubt == ""
    assert pc.store.persons.doubtful_count() == 1


def test_nobody_is_kept_who_is_still_to_be_born(pc):
    imported(pc, row(2, "李建国"))
    home, head = pc.store.households.by_number("001"), people(pc)[0]
    tomorrow = (pc.desk.workplace.today() + timedelta(days=1)).isoformat()
    unborn = Person(id="", household_id=home.id, name="李小雨", born_on=tomorrow)
    number = f"370781{tomorrow.replace('-', '')}001"
    typed = {"name": "李小雨", "id_number": number + id_check_digit(number)}

    for key, act in (
        ("person_born_in_future", lambda: pc.desk.register.add_person(pc.actor, unborn)),
        ("person_born_in_future", lambda: pc.desk.register.change_person(
            pc.actor, head.id, {"born_on": tomorrow})),
        ("person_born_in_future", lambda: pc.desk.households.add_household(
            pc.actor, Household(id="", number="002"), unborn)),
        ("person_id_number_doubtful", lambda: read_person(pc.desk, typed, "")),
    ):  # fmt: skip
        with pytest.raises(OperationRefused, match=key):
            act()
    assert people(pc) == [head]
    assert "born_on" not in read_person(pc.desk, {**typed, "doubt": "证件上如此"}, "")


def test_a_doubt_about_one_column_is_named_once(pc):
    doubts = (
        RosterDoubt(2, "身份证号", BAD_DIGIT, "id_number_check_digit_wrong"),
        RosterDoubt(2, "身份证号", BAD_DIGIT, "id_number_repeated"),
        RosterDoubt(2, "电话", "不详", "phone_unreadable"),
        RosterDoubt(1, "备注2", "", "roster_column_not_read"),
    )
    report = imported(pc, row(2, "李建国", id_number=BAD_DIGIT), doubtful=doubts)
    assert people(pc)[0].doubt == "身份证号、电话待核"
    assert report.doubtful == 1


def test_of_the_people_in_one_row_only_whom_a_doubt_is_about_is_to_be_verified(pc):
    members = [row(2, "李建国"), row(2, "王梅", member=1), row(2, "李小雨", member=2)]
    doubt = RosterDoubt(2, "成员2身份证号", BAD_DIGIT, "id_number_check_digit_wrong", 2)
    for outcome in ("people_new", "unchanged"):
        report = imported(pc, *members, doubtful=(doubt,))
        assert (getattr(report, outcome), report.doubtful) == (3, 1)
    assert {p.name: p.doubt for p in people(pc)} == {
        "李建国": "", "王梅": "", "李小雨": "成员2身份证号待核",
    }  # fmt: skip


def test_a_household_without_a_marked_head_takes_the_first(pc):
    imported(pc, row(2, "王梅", head_name="", head_relation=""), row(3, "王强", head_name=""))
    household = pc.store.households.by_number("001")
    assert household.head_name == "王梅"
    assert household.head_person_id == people(pc)[0].id


def test_a_sheet_of_newcomers_leaves_the_head_as_it_was(pc):
    imported(pc, row(2, "李建国", id_number=MAN))
    before = pc.store.households.by_number("001")
    imported(pc, row(2, "李小雨", head_relation="孙女"))
    after = pc.store.households.by_number("001")
    assert (after.head_person_id, after.head_name) == (before.head_person_id, "李建国")
    assert [p.name for p in people(pc)] == ["李建国", "李小雨"]


def test_a_household_changes_its_grid_with_the_sheet_but_not_for_a_blank(pc):
    imported(pc, row(2, "李建国", group="一组"))
    imported(pc, row(2, "李建国", group="二组"))
    imported(pc, row(2, "李建国", group=""))
    grids = {grid.id: grid.name for grid in pc.store.stations.grids()}
    assert grids[pc.store.households.by_number("001").grid_id] == "二组"
    assert sorted(grids.values()) == ["一组", "二组"]


def family(group: str, number: int, head: str, wife: str, first_row: int) -> tuple[RosterRow, ...]:
    """A household of a sheet without numbers, as the preview numbers it."""
    same = {"household": f"自编{number:04d}", "head_name": head, "group": group}
    return (
        row(first_row, head, head_relation="户主", **same),
        row(first_row + 1, wife, head_relation="妻", **same),
    )


def test_two_sheets_without_numbers_do_not_mix_their_households(pc):
    one = (*family("一组", 1, "李建国", "王梅", 2), *family("一组", 2, "赵强", "孙丽", 4))
    two = (*family("二组", 1, "张伟", "刘敏", 2), *family("二组", 2, "李建国", "陈静", 4))
    for sheet in (one, two):
        assert imported(pc, *sheet).households_new == 2
    assert pc.store.households.count() == 4
    before = contents(pc.store)
    for sheet in (one, two):
        again = imported(pc, *sheet)
        assert (again.households_new, again.people_new, again.people_changed) == (0, 0, 0)
    assert contents(pc.store) == before
    households = {h.number: h.head_name for h in pc.store.households.page_after()}
    assert households == {
        "自编0001": "李建国", "自编0002": "赵强", "自编0003": "张伟", "自编0004": "李建国",
    }  # fmt: skip


def test_a_household_with_a_made_up_number_may_change_its_head(pc):
    born = {"born_on": "1960-01-01"}
    same = {"household": "自编0001", "group": "一组"}
    imported(pc, row(2, "李建国", **same), row(3, "王梅", **born, **same))
    report = imported(
        pc,
        row(2, "王梅", **born, **same | {"head_name": "王梅", "head_relation": "户主"}),
        row(3, "李小雨", **same | {"head_name": "王梅", "head_relation": "女"}),
    )
    assert (report.households_new, report.people_new) == (0, 1)
    assert pc.store.households.by_number("自编0001").head_name == "王梅"


def test_an_import_that_is_stopped_leaves_nothing(pc):
    before = contents(pc.store)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pc.desk.rosters.import_roster(pc.actor, roster_of(6), stop)
    assert contents(pc.store) == before


def test_progress_is_told_household_by_household(pc):
    told = []
    pc.desk.rosters.import_roster(pc.actor, roster_of(3), lambda *done: told.append(done))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_cadres_are_kept_and_corrected(village):
    acts, actor = village.desk.register, village.actor
    cadre = acts.add_cadre(actor, Cadre(id="", name="周强", phone="15400000001"))
    acts.change_cadre(actor, cadre, {"phone": "15400000002"})
    assert village.store.stations.cadre(cadre).phone == "15400000002"
    grid = village.store.stations.grids()[0]
    assert acts.assign_cadre(actor, grid.id, cadre) == 8
    assert acts.assign_cadre(actor, grid.id, cadre) == 0


def test_a_person_is_added_and_corrected(village):
    acts, household = village.desk.register, village.store.households.page_after()[0]
    person = acts.add_person(village.actor, Person(id="", name="王喆", household_id=household.id))
    acts.change_person(village.actor, person, {"phones": ["15400000007"], "doubt": "电话待核"})
    kept = village.store.persons.by_id(person)
    assert (kept.name, kept.phones, kept.doubt) == ("王喆", ["15400000007"], "电话待核")
    assert [hit.id for hit in village.store.search.find("0007")] == [person]


@pytest.mark.parametrize(
    ("act", "words", "key"),
    [
        ("add_cadre", (Cadre(id="", name="　"),), "cadre_name_missing"),
        ("change_cadre", ("ab" * 16, {"phone": "1"}), "cadre_unknown"),
        ("assign_cadre", ("ab" * 16, "cd" * 16), "grid_unknown"),
        ("add_person", (Person(id="", name=" "),), "person_name_missing"),
        ("add_person", (Person(id="", name="王", household_id="ab" * 16),), "household_unknown"),
        ("change_person", ("ab" * 16, {"note": "x"}), "person_unknown"),
        ("set_up_station", (Station(id="", name=" "),), "station_name_missing"),
    ],
)
def test_what_the_register_refuses(village, act, words, key):
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        getattr(village.desk.register, act)(village.actor, *words)
    assert contents(village.store) == before


def test_no_one_loses_a_name(village):
    household = village.store.households.page_after()[0]
    person = village.store.households.persons(household.id)[0]
    cadre = village.desk.register.add_cadre(village.actor, Cadre(id="", name="周强"))
    grid = village.store.stations.grids()[0]
    with pytest.raises(OperationRefused, match="person_name_missing"):
        village.desk.register.change_person(village.actor, person.id, {"name": " "})
    with pytest.raises(OperationRefused, match="cadre_name_missing"):
        village.desk.register.change_cadre(village.actor, cadre, {"name": ""})
    with pytest.raises(OperationRefused, match="cadre_unknown"):
        village.desk.register.assign_cadre(village.actor, grid.id, "ab" * 16)


def test_correcting_the_station_writes_only_what_changed(pc):
    station = pc.store.stations.station()
    before = pc.entries()
    pc.desk.register.set_up_station(pc.actor, station)
    assert pc.entries() == before
    changed = msgspec.structs.replace(station, duty_phone="0536-0000009")
    pc.desk.register.set_up_station(pc.actor, changed)
    entry = next(pc.store.journal_storage.entries(pc.feed, before + 1, before + 1))
    assert entry.fields() == {"duty_phone": "0536-0000009"}
    assert len(pc.store.stations.staff()) == 1
