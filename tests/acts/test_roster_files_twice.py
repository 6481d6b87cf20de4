"""Every roster of tests/rosters/ that can be read: imported, imported again for nothing, undone."""

import random
from pathlib import Path

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.roster import RosterPreview, RosterRow
from app.sheets.roster_file import open_roster
from tests.spreadsheets import TODAY

ROSTERS = Path(__file__).resolve().parents[1] / "rosters"
REFUSED = {"password", "far_corner", "bomb", "letter", "picture", "nul", "unclosed_quote"}
REFUSED |= {"no_names", "nobody", "unknown_headings", "web_page"}
READABLE = sorted(path.name for path in ROSTERS.iterdir() if path.stem not in REFUSED)


def test_each_is_imported_once_and_undone_as_a_whole(pc):
    """One station for all: after each undoing it must be as empty as before."""
    rosters, store = pc.desk.rosters, pc.store
    for name in READABLE:
        roster = open_roster(ROSTERS / name)
        preview = roster.preview(roster.guess(), TODAY)
        report = rosters.import_roster(pc.actor, preview)
        assert report.people_new == len(preview.rows) == store.persons.count(), name

        before = pc.entries()
        again = rosters.import_roster(pc.actor, preview)
        assert (again.import_id, again.unchanged) == ("", len(preview.rows)), name
        assert pc.entries() == before, name

        back = rosters.undo_import(pc.actor, report.import_id)
        assert back.left == (), name
        assert (store.persons.count(), store.households.count()) == (0, 0), name
        assert store.stations.grids() == [], name
    assert pc.check().is_sound


@pytest.mark.parametrize("name", ["no_names.xlsx", "nobody.xlsx"])
def test_what_cannot_be_read_writes_nothing(pc, name):
    before = pc.entries()
    roster = open_roster(ROSTERS / name)
    with pytest.raises(OperationRefused):
        pc.desk.rosters.import_roster(pc.actor, roster.preview(roster.guess(), TODAY))
    assert pc.entries() == before


def test_sheets_of_groups_that_number_anew_keep_their_families_apart(pc):
    """Each group's household 1 is another family; the whole again changes nothing."""
    rosters, store = pc.desk.rosters, pc.store
    roster = open_roster(ROSTERS / "numbered_in_each_group.xlsx")
    sheets = [roster.preview(roster.guess(group), TODAY) for group in ("一组", "二组")]
    for preview in sheets:
        rosters.import_roster(pc.actor, preview)

    families = {
        household.number: sorted(person.name for person in store.households.persons(household.id))
        for household in store.households.page_after()
    }
    assert families == {"1": ["张三", "李四"], "二组-1": ["王五", "赵六"]}
    before = pc.entries()
    assert [rosters.import_roster(pc.actor, preview).import_id for preview in sheets] == ["", ""]
    assert pc.entries() == before


def test_all_sheets_are_one_import_which_is_undone_as_a_whole(pc):
    rosters, store = pc.desk.rosters, pc.store
    roster = open_roster(ROSTERS / "numbered_in_each_group.xlsx")
    assert roster.rosters == ("一组", "二组")
    sheets = [
        roster.preview(roster.guess(group), TODAY, roster.rosters) for group in roster.rosters
    ]
    assert "roster_sheet_not_read" not in {d.problem for each in sheets for d in each.doubtful}

    before = pc.entries()
    plans = rosters.plan_sheets(pc.actor, sheets)
    assert [plan.outcomes for plan in plans] == [{"new": 2}, {"new": 2}]
    assert (pc.entries(), store.persons.count()) == (before, 0)

    told = []
    report = rosters.import_sheets(pc.actor, sheets, lambda *done: told.append(done))
    assert (report.people_new, report.households_new, told) == (4, 2, [(1, 2), (2, 2)])
    assert [(each.sheet, each.people_new) for each in rosters.imports()] == [("一组、二组", 4)]
    assert rosters.import_sheets(pc.actor, sheets).import_id == ""

    assert rosters.undo_import(pc.actor, report.import_id).left == ()
    assert (store.persons.count(), store.households.count(), rosters.imports()) == (0, 0, [])


def test_several_sheets_are_tried_as_they_would_be_imported(pc):
    """Sheets that name the same people, with moves, other heads, twins and new groups among them."""
    chance = random.Random(5)
    for turn in range(6):
        sheets = random_sheets(chance, f"{turn}组")
        before = pc.entries()
        tried = [shape_of(plan) for plan in pc.desk.rosters.plan_sheets(pc.actor, sheets)]
        assert pc.entries() == before
        for told, preview in zip(tried, sheets, strict=True):
            assert told == shape_of(pc.desk.rosters.plan(pc.actor, preview))
            pc.desk.rosters.import_roster(pc.actor, preview)


def random_sheets(chance, group) -> list[RosterPreview]:
    names = ["张三", "李四", "王五", "赵六", "张三"]

    def row(number: int) -> RosterRow:
        home = chance.randrange(4)
        return RosterRow(
            number,
            group=chance.choice(["", group]),
            household_number=chance.choice([str(home), f"自编{home:04d}"]),
            head_name=names[home],
            head_relation=chance.choice(["", "户主", "配偶"]),
            name=chance.choice(names),
            born_on=chance.choice(["", "1965-03-12"]),
            id_number=chance.choice(["", "", "370781196503120019", "370781196503120027"]),
            phones=(f"1540000000{chance.randrange(9)}",),
        )

    return [RosterPreview(f"表{n}", 1, tuple(row(line) for line in range(2, 12))) for n in range(3)]


def shape_of(plan):
    """All but the rows that are known already: those of a trial were never written."""
    return (
        [
            (
                home.number,
                home.known and home.known.id,
                home.group,
                home.head_name,
                home.head_place,
                home.head_person_id,
                [(p.row.at, p.known and p.known.id, p.fields) for p in home.people],
            )
            for home in plan.households
        ],
        plan.doubtful,
        plan.refused,
    )


def test_what_two_sheets_say_of_one_person_goes_back_to_what_it_was(pc):
    rosters = pc.desk.rosters
    row = RosterRow(2, household_number="1", head_name="张三", name="张三", phones=("15400000001",))
    first, second, third = (
        RosterPreview(name, 1, (msgspec.structs.replace(row, phones=(phone,)),))
        for name, phone in (("甲", "15400000001"), ("乙", "15400000002"), ("丙", "15400000003"))
    )
    rosters.import_roster(pc.actor, first)
    plans = rosters.plan_sheets(pc.actor, [second, third])
    assert [plan.outcomes for plan in plans] == [{"changed": 1}, {"changed": 1}]
    report = rosters.import_sheets(pc.actor, [second, third])
    assert report.people_changed == 2
    (person,) = pc.store.persons.everyone()
    assert person.phones == ["15400000003"]

    assert rosters.undo_import(pc.actor, report.import_id).left == ()
    (person,) = pc.store.persons.everyone()
    assert person.phones == ["15400000001"]


def test_one_sheet_of_all_groups_finds_the_households_of_their_own_sheets(pc):
    """A whole village's sheet tells the same numbers apart by their groups; the first of them had
    come without."""
    rosters, store = pc.desk.rosters, pc.store
    roster = open_roster(ROSTERS / "numbered_in_each_group.xlsx")
    first, second = (roster.preview(roster.guess(group), TODAY) for group in ("一组", "二组"))
    rosters.import_roster(pc.actor, first)
    rosters.import_roster(pc.actor, second)
    told_apart = [
        msgspec.structs.replace(row, household_number=f"{row.group}-1")
        for row in (*first.rows, *second.rows)
    ]

    plan = rosters.plan(pc.actor, msgspec.structs.replace(first, rows=tuple(told_apart)))

    assert plan.outcomes == {"unchanged": 4}
    assert (plan.households_new, store.households.count()) == (0, 2)


def test_a_number_that_another_family_of_the_group_has_is_doubtful_each_time(pc):
    rosters, store = pc.desk.rosters, pc.store
    roster = open_roster(ROSTERS / "numbered_in_each_group.xlsx")
    first, second = (roster.preview(roster.guess(group), TODAY) for group in ("一组", "二组"))
    rosters.import_roster(pc.actor, first)
    same_group = tuple(msgspec.structs.replace(row, group="一组") for row in second.rows)
    other = msgspec.structs.replace(second, rows=same_group)

    for _ in range(2):
        plan = rosters.plan(pc.actor, other)
        doubts = [(d.row, d.column, d.value, d.problem) for d in plan.doubtful]
        assert (2, "户号", "1", "household_number_of_another") in doubts
        rosters.import_roster(pc.actor, other)

    assert {h.number for h in store.households.page_after()} == {"1", "1（王五）"}
    assert rosters.import_roster(pc.actor, other).import_id == ""
