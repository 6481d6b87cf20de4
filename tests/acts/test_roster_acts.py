"""Rosters: what one would do, told row by row; an import undone, except for what was touched since."""

import pytest

from app.acts.roster_plan import RosterPlan
from app.acts.visit_acts import VisitReport
from app.cli.roster_doors import left_sentence
from app.journal.fold import Fold
from app.models.errors import OperationRefused
from app.models.kinds import KINDS
from app.models.records import Grid
from app.models.roster import RosterDoubt, RosterPreview, RosterRow
from app.store.search_text import KIND_NAMES
from app.words.register_terms import RECORD_USER
from tests.stations import Pc, contents, roster_of

MAN = "370781196001010014"
WOMAN = "370781196202020024"


def row(number: int, name: str, household: str = "001", **fields) -> RosterRow:
    head = {"head_name": "李建国", "head_relation": "户主" if name == "李建国" else "妻"}
    return RosterRow(row=number, name=name, household_number=household, **{**head, **fields})


def preview(*rows: RosterRow, doubtful: tuple[RosterDoubt, ...] = ()) -> RosterPreview:
    return RosterPreview("花名册", 1, rows, doubtful, file_name="花名册.xlsx")


def imported(pc: Pc, *rows: RosterRow, **more):
    return pc.desk.rosters.import_roster(pc.actor, preview(*rows, **more))


def undone(pc: Pc, report):
    return pc.desk.rosters.undo_import(pc.actor, report.import_id)


def outcomes(plan: RosterPlan) -> dict[str, str]:
    return {person.row.name: person.outcome for person in plan.people}


def people(pc: Pc, household: str = "001"):
    return pc.store.households.persons(pc.store.households.by_number(household).id)


def rows_of(pc: Pc):
    """Households, people and grids that stand."""
    store = pc.store
    return (
        [
            (h.number, h.head_name, h.head_person_id, h.grid_id)
            for h in store.households.page_after()
        ],
        [
            (p.id, p.household_id, p.name, p.phones, p.note, p.doubt)
            for p in store.persons.everyone()
        ],
        [grid.name for grid in store.stations.grids()],
    )


# ---------------------------------------------------------------- what it would do


def test_a_dry_run_says_what_is_new_changed_and_unchanged_and_writes_nothing(pc):
    imported(pc, row(2, "李建国", id_number=MAN), row(3, "王梅", id_number=WOMAN))
    before = pc.entries()

    plan = pc.desk.rosters.plan(
        pc.actor,
        preview(
            row(2, "李建国", id_number=MAN, phones=("15400000005",)),
            row(3, "王梅", id_number=WOMAN),
            row(4, "李小雨", head_relation="女"),
        ),
    )

    assert outcomes(plan) == {"李建国": "changed", "王梅": "unchanged", "李小雨": "new"}
    assert plan.people[0].fields == {"phones": ["15400000005"]}
    assert plan.households_new == 0
    assert pc.entries() == before


def test_an_import_does_what_its_dry_run_said(pc):
    roster = roster_of(9)
    plan = pc.desk.rosters.plan(pc.actor, roster)
    report = pc.desk.rosters.import_roster(pc.actor, roster)

    assert (report.households_new, report.people_new) == (plan.households_new, len(plan.people))
    for household in pc.store.households.page_after():
        assert pc.store.persons.by_id(household.head_person_id).name == household.head_name


def test_a_second_import_writes_no_entry(pc):
    roster = roster_of(12)
    pc.desk.rosters.import_roster(pc.actor, roster)
    before = pc.entries()

    report = pc.desk.rosters.import_roster(pc.actor, roster)

    assert pc.entries() == before
    assert report.import_id == ""


def test_a_number_that_another_bears_in_the_register_is_doubtful(pc):
    imported(pc, row(2, "李建国", id_number=MAN))
    other = row(2, "王强", household="002", id_number=MAN, head_name="王强")

    plan = pc.desk.rosters.plan(pc.actor, preview(other))
    assert [(d.row, d.column, d.problem) for d in plan.doubtful] == [
        (2, "身份证号", "id_number_borne_by_another")
    ]
    imported(pc, other)
    assert people(pc, "002")[0].doubt == "身份证号待核"
    assert imported(pc, other).import_id == "", "the same doubt, nothing new"


def test_a_bare_name_that_another_household_has_too_is_doubtful(pc):
    imported(pc, row(2, "王梅", id_number=WOMAN))
    rows = (
        row(2, "王梅", household="002", head_name="王梅"),
        row(3, "王梅", "003", head_name="王梅"),
    )

    report = imported(pc, *rows)

    assert report.doubtful == 2
    assert [people(pc, number)[0].doubt for number in ("002", "003")] == ["姓名待核"] * 2
    assert imported(pc, *rows).import_id == ""


def test_a_head_who_has_no_row_is_doubtful_unless_the_register_has_them(pc):
    wife = row(2, "王梅", id_number=WOMAN)

    plan = pc.desk.rosters.plan(pc.actor, preview(wife))

    assert [(d.row, d.column, d.problem) for d in plan.doubtful] == [
        (2, "户主", "household_head_not_listed")
    ]
    imported(pc, row(2, "李建国", id_number=MAN))
    assert pc.desk.rosters.plan(pc.actor, preview(wife)).doubtful == ()


def test_a_doubt_that_somebody_has_cleared_does_not_come_back(pc):
    doubt = RosterDoubt(2, "身份证号", "1", "id_number_malformed")
    imported(pc, row(2, "李建国", id_number="1"), doubtful=(doubt,))
    person = people(pc)[0]
    pc.desk.register.change_person(pc.actor, person.id, {"doubt": ""})

    report = imported(pc, row(2, "李建国", id_number="1"), doubtful=(doubt,))

    assert (report.import_id, people(pc)[0].doubt) == ("", "")


def test_a_sheet_takes_nobody_out_of_a_restricted_group(pc):
    imported(pc, row(2, "李建国", id_number=MAN, groups=("低保户", "社区矫正")))
    imported(pc, row(2, "李建国", id_number=MAN, groups=("党员",)))

    person = people(pc)[0]
    assert pc.store.persons.whole(person.id).groups == ["党员", "社区矫正"]
    assert imported(pc, row(2, "李建国", id_number=MAN, groups=("党员",))).import_id == ""


def test_a_former_name_means_the_same_person_and_does_not_rename(pc):
    imported(pc, row(2, "李建国", id_number=MAN))
    pc.desk.register.change_person(
        pc.actor, people(pc)[0].id, {"name": "李建邦", "aliases": ["李建国"]}
    )
    report = imported(pc, row(2, "李建国", head_name="李建邦", workplace="青岛"))

    assert (report.people_new, report.people_changed) == (0, 1)
    assert [p.name for p in people(pc)] == ["李建邦"]


def test_who_may_not_import_may_not_look_either(village):
    with pytest.raises(OperationRefused, match="act_not_permitted"):
        village.desk.rosters.plan(village.actor_as("entry"), roster_of(2))


def test_rows_may_be_left_out(pc):
    roster = preview(row(2, "李建国"), row(3, "王梅")).without(frozenset({3}))

    assert pc.desk.rosters.import_roster(pc.actor, roster).people_new == 1


# ---------------------------------------------------------------- undone


def test_an_import_is_undone_as_a_whole(pc):
    before = rows_of(pc)
    report = pc.desk.rosters.import_roster(pc.actor, roster_of(9))
    assert [each.entity_id for each in pc.desk.rosters.imports()] == [report.import_id]

    back = undone(pc, report)

    assert (back.people_removed, back.households_removed) == (report.people_new, 9)
    assert back.left == ()
    assert rows_of(pc) == before
    assert pc.desk.rosters.imports() == []


def test_what_an_import_changed_is_as_it_was(pc):
    imported(pc, row(2, "李建国", id_number=MAN, group="一组", note="老"), row(3, "王梅"))
    before = rows_of(pc)
    report = imported(
        pc,
        row(2, "李建国", id_number=MAN, group="二组", note="新", phones=("15400000005",)),
        row(3, "王梅", household="002", id_number=WOMAN, head_name="王梅", head_relation="户主"),
        row(4, "李小雨"),
    )
    assert rows_of(pc) != before

    back = undone(pc, report)

    assert back.left == ()
    assert rows_of(pc) == before


def test_who_moved_with_an_import_moves_back(pc):
    imported(pc, row(2, "李建国", id_number=MAN), row(3, "王梅", id_number=WOMAN))
    before = rows_of(pc)
    report = imported(
        pc, row(2, "王梅", "002", id_number=WOMAN, head_name="王梅", head_relation="户主")
    )
    assert len(people(pc)) == 1

    assert undone(pc, report).left == ()
    assert rows_of(pc) == before


def test_what_was_changed_since_stays_with_a_sentence_of_its_own(pc):
    imported(pc, row(2, "李建国", id_number=MAN, note="老"))
    report = imported(
        pc,
        row(2, "李建国", id_number=MAN, note="新", workplace="青岛"),
        row(3, "王梅"),
        row(4, "李小雨"),
    )
    head, *others = people(pc)
    wife = next(p for p in others if p.name == "王梅")
    pc.desk.register.change_person(pc.actor, head.id, {"note": "更新"})
    pc.desk.register.change_person(pc.actor, wife.id, {"phones": ["15400000005"]})

    back = undone(pc, report)

    assert {(left.problem, left.name, left.field) for left in back.left} == {
        ("roster_undo_field_changed", "李建国", "note"),
        ("roster_undo_person_changed", "王梅", ""),
    }
    head, *others = people(pc)
    assert (head.note, head.workplace) == ("更新", "")
    assert [p.name for p in others] == ["王梅"]


def test_a_household_with_a_person_who_stays_stays_too(pc):
    report = imported(pc, row(2, "李建国"))
    pc.desk.register.change_person(pc.actor, people(pc)[0].id, {"note": "x"})

    back = undone(pc, report)

    assert [left.problem for left in back.left] == [
        "roster_undo_person_changed",
        "roster_undo_household_peopled",
    ]
    assert [left.household for left in back.left] == ["001", "001"]


def test_a_household_that_was_visited_stays(pc):
    from_visit = roster_of(1)
    report = pc.desk.rosters.import_roster(pc.actor, from_visit)
    household = pc.store.households.page_after()[0]
    visit = VisitReport(household.id, pc.desk.workplace.today().isoformat(), content="在家。")
    pc.desk.visits.record_visit(pc.actor, visit)

    back = undone(pc, report)

    assert [left.problem for left in back.left] == ["roster_undo_household_in_use"]
    assert pc.store.households.count() == 1


def test_whatever_names_a_household_keeps_it_and_is_named(pc):
    """One household for each kind of record that has a field for one, whoever adds such a kind."""
    kinds = [k for k, kind in KINDS.items() if "household_id" in kind.record.__struct_fields__]
    kinds.remove("person")
    report = pc.desk.rosters.import_roster(pc.actor, roster_of(len(kinds) + 2))
    homes = [household.id for household in pc.store.households.page_after()]
    with pc.desk.workplace.pen.act(pc.actor, "edit_register") as act:
        for kind, home in zip(kinds, homes, strict=False):
            act.create(kind, {"household_id": home})
        act.create("visit_plan", {"household_ids": [homes[-2]]})

    back = undone(pc, report)

    used = [left for left in back.left if left.problem == "roster_undo_household_in_use"]
    assert [left.uses for left in used] == [*((kind,) for kind in kinds), ("visit_plan",)]
    assert {kind for left in used for kind in left.uses} <= RECORD_USER.keys()
    assert pc.store.households.count() == len(kinds) + 1
    assert "已有走访计划" in left_sentence(used[-1])


def test_a_grid_that_others_hang_under_stays(pc):
    report = imported(pc, row(2, "李建国", group="一组"))
    (grid,) = pc.store.stations.grids()
    pc.desk.grids.add(pc.actor, Grid(id="", name="东胡同", kind="lane", parent_id=grid.id))

    undone(pc, report)

    assert grid.id in {each.id for each in pc.store.stations.grids()}


def test_what_an_import_brings_is_found_as_if_each_had_been_written_by_itself(pc):
    """The index follows an import at its end; a rebuild makes it anew, record by record."""
    imported(pc, row(2, "李建国", id_number=MAN), row(3, "王梅"))
    imported(pc, row(2, "李建国", phones=("15400000001",)), row(3, "王梅", id_number=WOMAN))
    report = pc.desk.rosters.import_roster(pc.actor, roster_of(5))
    names = [person.name for person in pc.store.persons.everyone()]
    undone(pc, report)
    queries = [*names, "lijianguo", "wm", "0014", "00001", "001"]

    def index():
        conn = pc.store.db.conn
        with pc.store.transaction():
            for kind in KIND_NAMES:
                pc.store.search_index.take_in(kind)
        keys = "SELECT id, key FROM search_keys JOIN search_targets USING (target) ORDER BY 1, 2"
        targets = "SELECT id, search_targets.kind, content FROM search_targets ORDER BY 1, 2"
        hits = [sorted(map(str, pc.store.search.find(query))) for query in queries]
        return conn.execute(keys).fetchall(), conn.execute(targets).fetchall(), hits

    before = index()
    with pc.store.transaction():
        Fold(pc.store.journal_storage, pc.store.rows).rebuild()

    assert index() == before
    assert {hit.title for hit in pc.store.search.find("lijianguo")} == {"李建国"}


def test_an_import_is_undone_once(pc):
    report = imported(pc, row(2, "李建国"))
    undone(pc, report)
    before = contents(pc.store)

    with pytest.raises(OperationRefused, match="roster_import_undone"):
        undone(pc, report)
    with pytest.raises(OperationRefused, match="roster_import_unknown"):
        pc.desk.rosters.undo_import(pc.actor, "ab" * 16)
    assert contents(pc.store) == before


def test_an_undone_roster_may_be_imported_again(pc):
    roster = roster_of(3)
    undone(pc, pc.desk.rosters.import_roster(pc.actor, roster))

    assert pc.desk.rosters.import_roster(pc.actor, roster).people_new == len(roster.rows)
    assert pc.store.households.count() == 3


def test_an_undoing_that_is_stopped_leaves_everything(pc):
    report = pc.desk.rosters.import_roster(pc.actor, roster_of(3))
    before = contents(pc.store)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pc.desk.rosters.undo_import(pc.actor, report.import_id, stop)
    assert contents(pc.store) == before


def test_how_columns_were_read_is_remembered_by_their_headings(pc):
    rosters = pc.desk.rosters
    assert rosters.remembered_columns(("姓名", "号")) is None

    rosters.remember_columns(("姓名", "号"), ("name", "id_number"))

    assert rosters.remembered_columns(("姓名", "号")) == ("name", "id_number")
    assert rosters.remembered_columns(("号", "姓名")) is None
