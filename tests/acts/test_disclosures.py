"""What is masked is shown whole to those who may see it, and each time stays written down."""

import pytest

from app.models.errors import OperationRefused
from app.models.records import Person


@pytest.fixture
def villager(village):
    home = village.store.households.page_after()[0]
    person = Person(
        id="",
        household_id=home.id,
        name="张三",
        id_number="370781194910010019",
        phones=["13800138000"],
        groups=["低保户", "精神障碍"],
    )
    return village.desk.register.add_person(village.actor, person)


def log_of(pc, person_id):
    return pc.desk.disclosures.of_person(pc.actor, person_id)


def test_a_reveal_gives_all_and_says_who_saw_what_when(village, villager):
    revealed = village.desk.disclosures.reveal_person(village.actor, villager)

    assert revealed.id_number == "370781194910010019"
    assert revealed.phones == ("13800138000",)
    assert revealed.groups == ("低保户", "精神障碍")
    [noted] = log_of(village, villager)
    assert (noted.actor_id, noted.actor_name) == (village.actor.id, village.actor.name)
    assert (noted.action, noted.fields) == ("reveal", ["id_number", "phones", "groups"])
    assert noted.at == village.desk.workplace.now()


def test_restricted_groups_stay_hidden_from_those_who_take_cases_in(village, villager):
    revealed = village.desk.disclosures.reveal_person(village.actor_as("entry"), villager)
    assert revealed.groups == ("低保户",)


def test_the_log_of_a_person_has_cases_forms_and_lists_too(village, villager):
    acts = village.desk.disclosures
    case = village.register(
        applicant_id=villager, applicant_name="张三", applicant_phone="13800138000"
    )
    acts.note_form(village.actor, villager)
    acts.reveal_case(village.actor, case.id)
    acts.take_out(village.actor, "people", "ab" * 16, 31, "export", "报镇民政办核对")

    found = [(each.action, each.subject_kind) for each in log_of(village, villager)]
    assert sorted(found) == [("export", "people"), ("form", "person"), ("reveal", "case")]


def test_somebody_elses_log_is_apart(village, villager):
    home = village.store.households.page_after()[1]
    other = village.store.households.persons(home.id)[0].id
    village.desk.disclosures.reveal_person(village.actor, other)
    assert log_of(village, villager) == []


def test_the_log_says_nothing_of_the_values(village, villager):
    village.desk.disclosures.reveal_person(village.actor, villager)
    row = str(village.store.disclosures.page_after())
    assert "370781194910010019" not in row and "13800138000" not in row


@pytest.mark.parametrize("reason", ["", "  ", "查看"])
def test_numbers_leave_the_house_with_a_reason_only(village, reason):
    before = village.entries()
    with pytest.raises(OperationRefused, match="disclosure_reason_missing"):
        village.desk.disclosures.take_out(village.actor, "people", "ab" * 16, 2, "export", reason)
    assert village.entries() == before


def test_the_scope_of_a_breach_counts_what_the_file_holds(village, villager):
    village.register(**{"applicant_name": "张三"})
    village.desk.disclosures.take_out(
        village.actor, "people", "ab" * 16, 31, "export", "报镇民政办核对"
    )
    scope = village.desk.disclosures.breach_scope(village.actor)

    people = village.store.db.conn.execute("SELECT count(*) FROM persons").fetchone()[0]
    assert scope.holdings.people == people
    assert 0 < scope.holdings.with_id_number <= people
    assert scope.holdings.cases == 1 and scope.accounts == 1
    assert [(each.rows, each.reason) for each in scope.taken_out] == [(31, "报镇民政办核对")]


def test_pages_of_the_log_join_without_gap(village, villager):
    for _ in range(5):
        village.desk.disclosures.reveal_person(village.actor, villager)
    first = village.store.disclosures.page_after(limit=3)
    last = first[-1]
    rest = village.store.disclosures.page_after((last.at, last.id), limit=3)
    assert len({each.id for each in first + rest}) == 5
