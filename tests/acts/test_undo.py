"""What was saved in this session is taken back by a new entry, or a sentence says why it cannot be."""

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.kinds import KINDS
from app.models.records import Person
from app.models.roles import PERMISSIONS
from app.models.step_order import TAKEN_BACK, counting_in_order
from app.models.undoing import LASTING, NOTED, WAYS
from app.words.desk_words import UNDO_PROBLEMS
from tests.acts.prepared_acts import PREPARED, with_finding
from tests.stations import Pc, intake_of, papers_without

REASONS = set(UNDO_PROBLEMS)


def shown(pc: Pc) -> dict[str, object]:
    """What screens and lists show: every register that stands, every visit as it stands."""
    seen = {}
    for kind in KINDS.values():
        for row in pc.store.rows.rows_of(kind.record):
            if row.is_deleted or kind.policy == "event_set":
                continue
            seen[kind.name, row.id] = msgspec.structs.replace(row, updated_at="")
    for visit in pc.store.visits.page_after(limit=500):
        seen["visit", visit.entity_id] = (visit.visited_on, visit.content, visit.finding)
    return seen


def test_every_kind_that_a_station_writes_has_a_way_back_or_a_reason():
    ours = {kind.name for kind in KINDS.values() if kind.owner in ("station", "both")}
    assert ours == WAYS.keys() | LASTING | NOTED
    assert not WAYS.keys() & (LASTING | NOTED)


@pytest.mark.parametrize("name", sorted(PREPARED))
def test_each_act_is_taken_back_or_says_why_not(village, name):
    pc = village
    permission, prepare = PREPARED[name]
    do = prepare(pc)
    roles = PERMISSIONS[permission]
    actor = pc.actor if pc.actor.role in roles else pc.actor_as(sorted(roles)[0])
    before, entries, remembered = shown(pc), pc.entries(), len(pc.desk.workplace.pen.session)
    do(pc, actor)
    if len(pc.desk.workplace.pen.session) == remembered:
        return  # nothing that a person would say was saved: something shown, printed, or kept here
    written = pc.entries()
    try:
        pc.desk.undoing.take_back(actor)
    except OperationRefused as refusal:
        assert refusal.key in REASONS
        assert pc.entries() == written  # a refusal writes nothing
        assert refusal.key in {"undo_paper_out", "undo_edition", "undo_account", "undo_year_kept",
                               "undo_roster_import", "undo_of_undo", "undo_settled"}  # fmt: skip
    else:
        assert shown(pc) == before
        assert pc.entries() > written > entries  # an undoing is an entry; nothing is erased
    assert pc.check().is_sound


def test_acts_are_taken_back_one_by_one_the_newest_first(village):
    case = village.register()
    village.desk.cases.submit(village.actor, case.id)
    assert village.desk.undoing.take_back(village.actor).main.kind == "case_step"
    assert village.store.cases.by_id(case.id).status == "received"
    assert village.desk.undoing.take_back(village.actor).main.kind == "case"
    assert village.store.cases.by_id(case.id).is_deleted
    village.desk.workplace.pen.session.clear()
    with pytest.raises(OperationRefused, match="undo_nothing"):
        village.desk.undoing.take_back(village.actor)


def test_what_somebody_has_changed_since_stays(village):
    household = village.store.households.page_after()[0]
    person = village.store.households.persons(household.id)[0]
    village.desk.register.change_person(village.actor, person.id, {"note": "先"})
    other = village.actor_as("entry")
    village.desk.register.change_person(other, person.id, {"note": "后"})
    with pytest.raises(OperationRefused, match="undo_overtaken"):
        village.desk.undoing.take_back(village.actor)
    assert village.store.persons.whole(person.id).note == "后"


def test_what_something_depends_on_stays(village):
    household = village.store.households.page_after()[0]
    newcomer = Person(id="", name="李新", household_id=household.id)
    added = village.desk.register.add_person(village.actor, newcomer)
    other = village.actor_as("entry")
    village.desk.cases.register_case(other, intake_of(applicant_id=added, applicant_name="李新"))
    with pytest.raises(OperationRefused, match="undo_in_use"):
        village.desk.undoing.take_back(village.actor)


def test_what_was_printed_since_stays(village):
    case = village.register()
    village.desk.prints.hand_out(
        village.actor, village.desk.papers.material_receipt(village.actor, case.id)
    )
    with pytest.raises(OperationRefused, match="undo_paper_out"):
        village.desk.undoing.take_back(village.actor)
    assert not village.store.cases.by_id(case.id).is_deleted


def test_a_visit_with_its_appeal_goes_as_one(village):
    appeal = with_finding(village)
    village.desk.undoing.take_back(village.actor)
    assert village.store.appeals.by_id(appeal).is_deleted
    assert village.store.visits.page_after() == []


def test_the_township_s_word_wins_over_a_step_taken_back_too_late(enrolled, town):
    """Both were made without knowing of each other; whoever arrives first, both sides agree."""
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(case.id)
    enrolled.desk.undoing.take_back(enrolled.actor)
    assert enrolled.store.cases.by_id(case.id).status == "received"
    enrolled.sync.exchange()
    assert enrolled.store.cases.by_id(case.id).status == "accepted"
    steps = enrolled.store.cases.steps(case.id)
    assert TAKEN_BACK in {step.action for step in steps}
    assert [s.action for s in counting_in_order(steps)] == ["receive", "submit", "accept"]


def test_a_step_taken_back_can_be_taken_anew(village):
    case = village.register(materials=papers_without())
    village.desk.cases.submit(village.actor, case.id)
    village.desk.undoing.take_back(village.actor)
    village.desk.cases.submit(village.actor, case.id)
    assert village.store.cases.by_id(case.id).status == "submitted"
