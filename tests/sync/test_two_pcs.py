"""Two PCs of one village, with letters A and B, meet in the township."""

from tests.stations import are_alike, roster_of
from tests.sync.two_pcs import meet, pair

__all__ = ["pair"]


def test_what_one_takes_in_the_other_sees(pair, town):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(5))
    first, second = one.register(), two.register()
    meet(one, two)

    assert (first.number[-13:], second.number[-13:]) == ("A20260302-001", "B20260302-001")
    for pc in pair:
        assert {case.id for case in pc.store.cases.page_after()} == {first.id, second.id}
        assert pc.store.households.count() == 5
        assert pc.store.search.find(roster_of(5).rows[0].name)
        assert are_alike(pc, town)
        assert pc.check().is_sound


def test_a_case_begun_at_one_pc_is_ended_at_the_other(pair, town):
    one, two = pair
    case = one.submitted()
    meet(one)
    town.accept(case.id)
    town.conclude(case.id)
    meet(two)
    two.desk.cases.deliver(two.actor, case.id, "李建国")
    two.desk.cases.follow_up(two.actor, case.id, is_satisfied=True, method="phone")
    two.desk.cases.write_off(two.actor, case.id)
    meet(two, one)
    assert one.store.cases.by_id(case.id).status == "written_off"
    assert one.store.cases.by_id(case.id).flagged_steps == 0
    assert are_alike(one, town)


def test_two_who_correct_one_field_apart_both_see_it(pair, town, clock):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(2))
    meet(one, two)
    person = one.store.households.persons(one.store.households.page_after()[0].id)[0]
    one.desk.register.change_person(one.actor, person.id, {"phones": ["15400000011"], "note": "甲"})
    clock.pass_minutes(3)
    two.desk.register.change_person(two.actor, person.id, {"phones": ["15400000022"]})
    meet(one, two)

    for pc in pair:
        conflicts = pc.store.registers.conflicts()
        assert [(c.kind, c.entity_id, c.field) for c in conflicts] == [
            ("person", person.id, "phones")
        ]
        assert [head.value for head in conflicts[0].heads] == [["15400000022"], ["15400000011"]]
        kept = pc.store.persons.by_id(person.id)
        assert (kept.phones, kept.note) == (["15400000022"], "甲")
        assert pc.check().conflicts == 1
        assert pc.check().is_sound
        assert are_alike(pc, town)

    two.desk.register.change_person(two.actor, person.id, {"phones": ["15400000011"]})
    meet(two, one)
    for pc in pair:
        assert pc.store.registers.conflicts() == []
        assert pc.store.persons.by_id(person.id).phones == ["15400000011"]
        assert are_alike(pc, town)


def test_two_who_write_the_same_have_no_quarrel(pair, town, clock):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(1))
    meet(one, two)
    person = one.store.households.persons(one.store.households.page_after()[0].id)[0]
    for pc in pair:
        pc.desk.register.change_person(pc.actor, person.id, {"note": "已核对"})
    meet(one, two)
    assert one.store.registers.conflicts() == two.store.registers.conflicts() == []
    assert are_alike(one, town)


def test_a_step_taken_twice_apart_counts_once_and_is_flagged(pair, town, clock):
    one, two = pair
    case = one.submitted()
    meet(one)
    town.accept(case.id)
    town.conclude(case.id)
    meet(one, two)
    one.desk.cases.deliver(one.actor, case.id, "李建国")
    clock.pass_minutes(1)
    two.desk.cases.deliver(two.actor, case.id, "王梅")
    meet(one, two)
    for pc in pair:
        merged = pc.store.cases.by_id(case.id)
        assert (merged.status, merged.flagged_steps) == ("delivered", 1)
        assert [s.action for s in pc.store.cases.steps(case.id)].count("deliver") == 2
        assert are_alike(pc, town)
    assert one.desk.cases.rate(one.actor, case.id, "satisfied").status == "rated"


def test_two_pcs_that_imported_the_same_roster_apart_keep_both_copies(pair, town):
    """Nobody's work is thrown away; putting two households together is a person's decision."""
    for pc in pair:
        pc.desk.rosters.import_roster(pc.actor, roster_of(2))
    meet(*pair)
    for pc in pair:
        assert pc.store.households.count() == 4
        assert are_alike(pc, town)


def test_by_stick_one_carries_for_the_other(make_pc, town, stick, tmp_path):
    pcs = []
    for letter in "AB":
        pc = make_pc(f"pc-{letter}", seed=ord(letter)).set_up()
        pc.sync.accept_invitation(town.invitation(tmp_path, letter))
        pcs.append(pc)
    cases = [pc.register() for pc in pcs]
    for pc in (*pcs, *pcs):
        written = pc.sync.export_bundle(stick)
        receipt = town.township.import_bundle((stick / written.path).read_bytes())
        answer = stick / f"answer-{receipt.device_id[:6]}.lxb"
        answer.write_bytes(receipt.answer)
        pc.sync.import_bundle(answer)
    one, two = pcs
    assert {c.id for c in one.store.cases.page_after()} == {case.id for case in cases}
    assert one.sync.status().waiting_entries == 0
    assert are_alike(one, town) or are_alike(two, town)
