"""What happens to households and people, told with day and reason, and taken back."""

import pytest

from app.models.errors import OperationRefused
from app.models.household_lists import HouseholdChoice
from app.models.records import Cadre, Grid, Household, Person
from app.models.register_changes import Happening, NewHousehold, cadre_terms
from app.presenters.household_presenter import read_household_file
from tests.stations import Pc, contents, roster_of

TODAY = Happening("2026-03-02", "本人申请")


def refused(act) -> str:
    with pytest.raises(OperationRefused) as refusal:
        act()
    return refusal.value.key


@pytest.fixture
def families(pc: Pc) -> tuple[str, str]:
    """甲户: a head, a wife, a son; 乙户: a head alone."""
    acts, actor = pc.desk, pc.actor
    grid = acts.grids.add(actor, Grid(id="", name="一组"))
    one = acts.households.add_household(
        actor, Household(id="", number="001", grid_id=grid), Person(id="", name="甲一")
    )
    other = acts.households.add_household(
        actor, Household(id="", number="002", grid_id=grid), Person(id="", name="乙一")
    )
    for name, relation in (("甲二", "配偶"), ("甲三", "子")):
        acts.register.add_person(
            actor, Person(id="", name=name, household_id=one, head_relation=relation)
        )
    return one, other


def names(pc: Pc, household_id: str) -> list[str]:
    return sorted(person.name for person in pc.store.households.persons(household_id))


def person(pc: Pc, name: str) -> Person:
    found = [p for h in pc.store.households.page_after()
             for p in pc.store.households.everyone_of(h.id) if p.name == name]  # fmt: skip
    return found[0]


def register_rows(pc: Pc) -> list:
    rows = pc.rows()
    plain = [*rows["households"], *rows["persons"], *rows["grids"]]
    return sorted(str((r.id, [v for k, v in sorted((f, getattr(r, f)) for f in r.__struct_fields__)
                              if k != "updated_at"])) for r in plain)  # fmt: skip


def test_a_person_moves_and_moves_back(pc, families):
    one, other = families
    before = register_rows(pc)
    change = pc.desk.people.move(pc.actor, person(pc, "甲三").id, other, "子", TODAY)
    assert (names(pc, one), names(pc, other)) == (["甲一", "甲二"], ["乙一", "甲三"])

    pc.desk.households.undo(pc.actor, change, Happening("2026-03-02", "登错了"))

    assert register_rows(pc) == before
    assert refused(lambda: pc.desk.households.undo(pc.actor, change, TODAY)) == (
        "change_undone_already"
    )


def test_a_head_with_others_stays_until_there_is_another(pc, families):
    one, other = families
    head = person(pc, "甲一")
    act = lambda: pc.desk.people.move(pc.actor, head.id, other, "兄", TODAY)  # noqa: E731
    assert refused(act) == "head_must_change_first"

    pc.desk.households.change_head(
        pc.actor, one, person(pc, "甲二").id, {head.id: "配偶", person(pc, "甲三").id: "子"}, TODAY
    )

    household = pc.store.households.by_id(one)
    assert household.head_name == "甲二"
    relations = {p.name: p.head_relation for p in pc.store.households.persons(one)}
    assert relations == {"甲一": "配偶", "甲二": "户主", "甲三": "子"}
    act()
    assert names(pc, one) == ["甲三", "甲二"]


def test_a_household_is_split_and_the_split_undone(pc, families):
    one, _ = families
    son = person(pc, "甲三")
    new = NewHousehold("003", son.id)
    made = pc.desk.households.split(pc.actor, one, [son.id], new, TODAY)
    assert names(pc, made) == ["甲三"]
    assert pc.store.households.by_id(made).grid_id == pc.store.households.by_id(one).grid_id
    assert pc.store.households.count() == 3

    change = pc.store.register_changes.of_household(made)[0]
    pc.desk.households.undo(pc.actor, change.entity_id, TODAY)

    assert names(pc, one) == ["甲一", "甲三", "甲二"]
    assert person(pc, "甲三").head_relation == "子"
    assert pc.store.households.count() == 2
    again = pc.desk.households.split(pc.actor, one, [son.id], new, TODAY)
    assert pc.store.households.by_number("003").id == again, "undone, its number is free"
    back = lambda: pc.desk.households.come_back(pc.actor, made, TODAY)  # noqa: E731
    assert refused(back) == "household_number_taken"


def test_what_a_split_must_have(pc, families):
    one, _ = families
    head, wife, son = (person(pc, name).id for name in ("甲一", "甲二", "甲三"))
    split = lambda people, new: refused(  # noqa: E731
        lambda: pc.desk.households.split(pc.actor, one, people, new, TODAY)
    )
    assert split([], NewHousehold("9", son)) == "split_without_people"
    assert split([head, wife, son], NewHousehold("9", son)) == "split_of_everyone"
    assert split([wife], NewHousehold("9", son)) == "split_without_head"
    assert split([head], NewHousehold("9", head)) == "split_takes_head"
    assert split([son], NewHousehold("002", son)) == "household_number_taken"
    assert split([son], NewHousehold(" ", son)) == "household_number_missing_here"


@pytest.mark.parametrize("kept_first", [True, False])
def test_two_households_become_one_and_two_again(pc, families, kept_first):
    one, other = families
    kept, gone = (one, other) if kept_first else (other, one)
    number = pc.store.households.by_id(kept).number
    relations = {p.name: p.head_relation for p in pc.store.households.persons(kept)}
    before = register_rows(pc)

    shown = pc.desk.households.merge_households(pc.actor, kept, gone, TODAY)

    assert names(pc, shown) == ["乙一", "甲一", "甲三", "甲二"]
    household = pc.store.households.by_id(shown)
    assert household.number == number
    heads = [p.name for p in pc.store.households.persons(shown) if p.head_relation == "户主"]
    assert heads == [household.head_name]
    # A wife of the head who came is not the wife of this one.
    now = {p.name: p.head_relation for p in pc.store.households.persons(shown)}
    assert now == {name: relations.get(name, "") for name in now}
    assert pc.store.households.count() == 1
    assert {pc.store.households.shown_id(each) for each in families} == {shown}

    change = pc.store.register_changes.of_household(shown)[0]
    pc.desk.households.undo(pc.actor, change.entity_id, TODAY)
    assert register_rows(pc) == before


def test_death_leaving_and_coming_back(pc, families):
    one, _ = families
    wife, son = person(pc, "甲二").id, person(pc, "甲三").id
    death = pc.desk.people.die(pc.actor, wife, Happening("2026-02-20", "病故"))
    pc.desk.people.go_away(pc.actor, son, "青岛", Happening("2026-03-01", "打工"))
    assert names(pc, one) == ["甲一", "甲三"]
    assert person(pc, "甲三").residence == "外出"
    assert person(pc, "甲二").standing_on == "2026-02-20"
    assert refused(lambda: pc.desk.people.leave(pc.actor, wife, TODAY)) == "person_gone_already"
    assert refused(lambda: pc.desk.people.come_back(pc.actor, wife, TODAY)) == "person_dead"

    pc.desk.people.come_back(pc.actor, son, TODAY)
    pc.desk.households.undo(pc.actor, death, TODAY)
    assert person(pc, "甲三").residence == "常住"
    assert names(pc, one) == ["甲一", "甲三", "甲二"]


def test_a_household_leaves_and_comes_back_without_its_dead(pc, families):
    one, _ = families
    pc.desk.people.die(pc.actor, person(pc, "甲二").id, Happening("2026-02-20", "病故"))
    pc.desk.households.leave(pc.actor, one, TODAY)
    assert pc.store.households.count() == 1
    assert names(pc, one) == []
    assert refused(lambda: pc.desk.households.leave(pc.actor, one, TODAY)) == "household_not_active"

    pc.desk.households.come_back(pc.actor, one, TODAY)
    assert names(pc, one) == ["甲一", "甲三"]
    assert pc.store.households.count() == 2


def test_a_cadre_is_one_at_a_time_and_the_earlier_are_remembered(pc, families, clock):
    one, other = families
    first = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="周强"))
    second = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="赵敏"))
    pc.desk.households.assign_cadre(pc.actor, [one, other], first, Happening("2026-02-01"))
    done = pc.desk.households.assign_cadre(pc.actor, [one], second, Happening("2026-03-01"))

    assert (done.changed, done.households, done.is_too_many) == (1, 1, False)
    terms = cadre_terms(pc.store.households.by_id(one), pc.store.register_changes.of_household(one))
    assert [(t.cadre_id, t.since, t.until) for t in terms] == [
        (first, "2026-02-01", "2026-03-01"),
        (second, "2026-03-01", ""),
    ]
    assert {t.assigned_by for t in terms} == {pc.actor.name}


@pytest.fixture
def many(pc: Pc, monkeypatch) -> list[str]:
    """Five households, of which two fit into one event."""
    monkeypatch.setattr("app.acts.change_writing.HOUSEHOLDS_AN_EVENT", 2)
    acts = pc.desk.households
    return [
        acts.add_household(pc.actor, Household(id="", number=f"{n}"), Person(id="", name=f"甲{n}"))
        for n in range(5)
    ]


def test_many_households_are_moved_in_one_act_and_back_in_one(pc, many):
    before = register_rows(pc)
    grid = pc.desk.grids.add(pc.actor, Grid(id="", name="东片"))
    entries = pc.entries()
    change = pc.desk.households.move_households(pc.actor, many, grid, TODAY)

    assert pc.entries() == entries + 5 + 3
    assert {h.grid_id for h in pc.store.households.page_after()} == {grid}
    told = [event for home in many for event in pc.store.register_changes.of_household(home)]
    assert [event.entity_id for event in told] == [change] * 5

    assert pc.desk.households.undo(pc.actor, change, TODAY) == 0
    assert [row for row in register_rows(pc) if grid not in row] == before
    assert refused(lambda: pc.desk.households.undo(pc.actor, change, TODAY)) == (
        "change_undone_already"
    )


def test_who_was_moved_on_since_stays_when_the_many_go_back(pc, many):
    east, west = (pc.desk.grids.add(pc.actor, Grid(id="", name=name)) for name in ("东片", "西片"))
    change = pc.desk.households.move_households(pc.actor, many, east, TODAY)
    pc.desk.households.move_households(pc.actor, many[3:4], west, TODAY)

    assert pc.desk.households.undo(pc.actor, change, TODAY) == 1
    grids = [household.grid_id for household in pc.store.households.all_of(many)]
    assert grids == ["", "", "", west, ""]


def test_a_whole_village_fits_into_one_change(pc):
    """The steps of 450 households are longer than an entry may be."""
    pc.desk.rosters.import_roster(pc.actor, roster_of(450))
    homes = [household.id for household in pc.store.households.page_after(limit=450)]
    cadre = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="周强"))

    done = pc.desk.households.assign_cadre(pc.actor, homes, cadre, TODAY)

    assert (done.changed, done.households) == (450, 450)
    assert pc.desk.households.undo(pc.actor, done.change_id, TODAY) == 0
    assert pc.store.households.counts_by_cadre().get(cadre, 0) == 0


def test_a_day_and_a_reason_are_needed(pc, families):
    son = person(pc, "甲三").id
    tell = lambda on, reason: refused(  # noqa: E731
        lambda: pc.desk.people.leave(pc.actor, son, Happening(on, reason))
    )
    before = contents(pc.store)
    assert tell("", "迁走") == "change_day_missing"
    assert tell("2026-02-30", "迁走") == "change_day_impossible"
    assert tell("2026-03-03", "迁走") == "change_day_in_future"
    assert tell("2026-03-02", " ") == "change_reason_missing"
    assert contents(pc.store) == before


def test_what_was_changed_again_is_not_taken_back(pc, families):
    one, other = families
    son = person(pc, "甲三").id
    change = pc.desk.people.move(pc.actor, son, other, "子", TODAY)
    pc.desk.people.move(pc.actor, son, one, "子", TODAY)
    assert refused(lambda: pc.desk.households.undo(pc.actor, change, TODAY)) == "change_overtaken"


# -- duplicates


@pytest.fixture
def twins(pc, families) -> tuple[str, str]:
    """The same villager twice: in both households, each record with what the other lacks."""
    one, other = families
    add = pc.desk.register.add_person
    return (
        add(pc.actor, Person(id="", name="王桂兰", household_id=one, born_on="1950-02-03",
                             phones=["15400000001"], groups=["低保户"], note="甲")),
        add(pc.actor, Person(id="", name="王桂兰", household_id=other, born_on="1950-02-03",
                             phones=["15400000002"], skills=["剪纸"], note="乙")),
    )  # fmt: skip


@pytest.mark.parametrize("order", [0, 1])
def test_two_records_of_one_person_become_one_and_two_again(pc, twins, order):
    kept, other = twins if order == 0 else twins[::-1]
    note = pc.store.persons.by_id(kept).note
    before = register_rows(pc)
    assert {frozenset((d.one_id, d.other_id)) for d in pc.store.duplicates.all()} == {
        frozenset(twins)
    }

    shown = pc.desk.people.merge(pc.actor, kept, other, [], TODAY)

    merged = pc.store.persons.by_id(shown)
    assert merged.note == note
    assert (merged.groups, merged.skills) == (["低保户"], ["剪纸"])
    assert sorted(merged.phones) == ["15400000001", "15400000002"]
    assert [hit.id for hit in pc.store.search.find("王桂兰")] == [shown]
    assert pc.store.duplicates.all() == []
    assert set(pc.store.persons.record_ids([shown])) == set(twins)

    change = pc.store.register_changes.of_person(shown)[0]
    pc.desk.households.undo(pc.actor, change.entity_id, TODAY)
    assert register_rows(pc) == before
    assert len(pc.store.search.find("王桂兰")) == 2


def test_a_merge_is_undone_though_someone_worked_on_with_the_record(pc, twins):
    shown = pc.desk.people.merge(pc.actor, *twins, [], TODAY)
    pc.desk.register.change_person(pc.actor, shown, {"note": "后来写的"})
    change = pc.store.register_changes.of_person(shown)[0]
    pc.desk.households.undo(pc.actor, change.entity_id, TODAY)

    assert pc.store.persons.by_id(shown).note == "后来写的"
    assert len(pc.store.persons.by_id(shown).phones) == 1
    assert {pc.store.persons.shown_id(each) for each in twins} == set(twins)


def test_two_who_were_told_apart_are_not_proposed_again(pc, twins):
    change = pc.desk.people.tell_apart(pc.actor, *twins)
    assert pc.store.duplicates.all() == []
    pc.desk.households.undo(pc.actor, change, TODAY)
    assert len(pc.store.duplicates.all()) == 1


def test_the_name_of_a_head_is_the_households_too(pc, families):
    one, _ = families
    pc.desk.register.change_person(
        pc.actor, person(pc, "甲一").id, {"name": "甲一一", "aliases": ["甲一"]}
    )
    assert pc.store.households.by_id(one).head_name == "甲一一"
    assert [hit.title for hit in pc.store.search.find("甲一")][:1] == ["甲一一"]


# -- restricted groups


def test_restricted_groups_stay_with_those_who_may_see_them(pc, families):
    son = person(pc, "甲三").id
    pc.desk.register.change_person(pc.actor, son, {"groups": ["低保户", "社区矫正"]})
    entry, reviewer = pc.actor_as("entry"), pc.actor_as("review")
    reading = pc.desk.reading
    wanted = HouseholdChoice(group="社区矫正")

    assert reading.person(entry, son).groups == ["低保户"]
    assert reading.person(reviewer, son).groups == ["低保户", "社区矫正"]
    assert "社区矫正" not in reading.groups(entry)
    assert refused(lambda: reading.households(entry, wanted)) == "act_not_permitted"
    assert refused(lambda: reading.count(entry, wanted)) == "act_not_permitted"
    assert [h.number for h in reading.households(reviewer, wanted)] == ["001"]
    assert "社区矫正" not in str(reading.history(entry, son))
    assert "社区矫正" in str(reading.history(reviewer, son))
    assert pc.store.search.find("社区矫正") == []

    pc.desk.register.change_person(entry, son, {"groups": ["党员"]})
    assert pc.store.persons.whole(son).groups == ["党员", "社区矫正"]
    typed = {"groups": ["精神障碍"]}
    assert refused(lambda: pc.desk.register.change_person(entry, son, typed)) == (
        "restricted_group_not_permitted"
    )
    new = Person(id="", name="丙", groups=["安置帮教"])
    assert refused(lambda: pc.desk.register.add_person(entry, new)) == (
        "restricted_group_not_permitted"
    )


# -- lists, histories, grids


def test_the_list_is_narrowed(pc, families):
    one, other = families
    actor, reading = pc.actor, pc.desk.reading
    tier = pc.desk.grids.add(actor, Grid(id="", name="东管区", kind="community"))
    grid = pc.store.households.by_id(one).grid_id
    pc.desk.grids.change(actor, grid, "一组", "village_group", tier)
    pc.desk.register.change_person(
        actor, person(pc, "甲三").id, {"doubt": "电话待核", "residence": "外出", "groups": ["党员"]}
    )
    numbers = lambda **choice: [  # noqa: E731
        h.number for h in reading.households(actor, HouseholdChoice(**choice))
    ]
    assert numbers(grid_id=tier) == ["001", "002"]
    assert (
        numbers(is_doubtful=True) == numbers(residence="外出") == numbers(group="党员") == ["001"]
    )
    assert numbers(is_without_cadre=True) == ["001", "002"]
    pc.desk.households.leave(actor, other, TODAY)
    assert (numbers(), numbers(is_closed=True)) == (["001"], ["002"])
    counts = pc.store.household_lists.with_counts(reading.households(actor, HouseholdChoice()))
    assert [(c.people, c.doubtful) for c in counts] == [(3, 1)]


def test_a_household_without_its_head_is_told(pc, families):
    one, _ = families
    irregular = HouseholdChoice(is_irregular=True)
    assert pc.desk.reading.households(pc.actor, irregular) == []
    pc.desk.people.die(pc.actor, person(pc, "甲一").id, TODAY)
    assert [h.id for h in pc.desk.reading.households(pc.actor, irregular)] == [one]


def test_a_household_in_which_everyone_has_died_is_told(pc, families):
    _, other = families
    pc.desk.people.die(pc.actor, person(pc, "乙一").id, TODAY)

    irregular = pc.desk.reading.households(pc.actor, HouseholdChoice(is_irregular=True))
    assert [household.id for household in irregular] == [other]
    assert read_household_file(pc.desk, other).is_deserted
    pc.desk.households.leave(pc.actor, other, TODAY)
    assert not read_household_file(pc.desk, other).is_deserted


def test_a_history_says_who_changed_what(pc, families, clock):
    son = person(pc, "甲三").id
    clock.pass_minutes(5)
    pc.desk.register.change_person(pc.actor, son, {"phones": ["15400000009"]})
    newest, *earlier = pc.desk.reading.history(pc.actor, son)
    assert (newest.field, newest.before, newest.after) == ("phones", [], ["15400000009"])
    assert newest.actor_id == pc.actor.id
    assert ("name", None, "甲三") in [(c.field, c.before, c.after) for c in earlier]


def test_a_closed_grid_takes_nobody_in(pc, families):
    one, _ = families
    acts, actor = pc.desk.grids, pc.actor
    empty = acts.add(actor, Grid(id="", name="海上网格", kind="sea"))
    used = pc.store.households.by_id(one).grid_id
    assert refused(lambda: acts.close(actor, used)) == "grid_not_empty"
    assert refused(lambda: acts.add(actor, Grid(id="", name="一组"))) == "grid_name_taken"
    assert refused(lambda: acts.add(actor, Grid(id="", name=" "))) == "grid_name_missing"
    assert refused(lambda: acts.add(actor, Grid(id="", name="x", kind="y"))) == "grid_kind_unknown"
    acts.close(actor, empty)
    move = lambda: pc.desk.households.move_households(actor, [one], empty, TODAY)  # noqa: E731
    assert refused(move) == "grid_closed"
    acts.open_again(actor, empty)
    move()
    assert pc.store.households.by_id(one).grid_id == empty
    assert refused(lambda: acts.close(actor, used)) == "grid_not_empty"  # 乙户 is there still


def test_all_of_it_is_in_the_journal(pc, families):
    one, other = families
    pc.desk.people.move(pc.actor, person(pc, "甲三").id, other, "子", TODAY)
    pc.desk.households.merge_households(pc.actor, one, other, TODAY)
    assert pc.check().is_sound


def test_whoever_another_pc_wrote_under_a_merged_household_is_counted_with_the_other(pc, families):
    one, other = families
    shown = pc.desk.households.merge_households(pc.actor, one, other, TODAY)
    pc.desk.register.add_person(
        pc.actor, Person(id="", name="甲四", household_id=max(one, other), doubt="证件号不对")
    )
    (listed,) = pc.store.household_lists.with_counts([pc.store.households.by_id(shown)])
    assert (listed.people, listed.doubtful) == (len(names(pc, shown)), 1) == (5, 1)
    found = pc.desk.reading.households(pc.actor, HouseholdChoice(is_doubtful=True))
    assert [each.id for each in found] == [shown]
