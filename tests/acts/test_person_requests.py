"""What villagers ask about their own data is registered, answered in time, and carried out everywhere."""

import pytest

from app.models.appointment_records import Appointment
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.register_changes import Happening
from app.models.rights_records import CORRECT, DELETE, DONE, REFUSED, SEE
from tests.erasures import NUMBER, PHONE, REASON, all_bodies


def add_villager(pc, **changed):
    home = pc.store.households.page_after()[0]
    given = {"household_id": home.id, "name": "张三丰", "id_number": NUMBER, "phones": [PHONE]}
    return pc.desk.register.add_person(pc.actor, Person(id="", **{**given, **changed}))


@pytest.fixture
def villager(village):
    person = add_villager(village)
    when = Happening(village.desk.workplace.today().isoformat(), "外出打工")
    village.desk.people.go_away(village.actor, person, "青岛张三丰面馆", when)
    return person


@pytest.fixture
def asked(village, villager):
    return village.desk.rights.register(village.actor, DELETE, villager, "", "不想再留资料")


def test_a_request_has_a_day_by_which_it_must_be_answered(village, villager):
    request = village.desk.rights.register(village.actor_as("entry"), SEE, villager, "女儿", "")
    assert (request.asked_on, request.due_on) == ("2026-03-02", "2026-03-23")
    assert village.desk.rights.requests(village.actor) == [request]

    village.desk.rights.answer(village.actor, request.id, DONE, "已当面交给本人")
    [answered] = village.desk.rights.requests(village.actor)
    assert (answered.outcome, answered.answered_by) == (DONE, village.actor.name)
    with pytest.raises(OperationRefused, match="request_answered_already"):
        village.desk.rights.answer(village.actor, request.id, REFUSED, "再答一次")


def test_what_is_shown_to_the_villager_is_noted_as_a_print(village, villager):
    request = village.desk.rights.register(village.actor, SEE, villager, "", "")
    person, kept = village.desk.rights.shown_data(village.actor, request.id)
    assert (person.id_number, person.phones, kept.cases) == (NUMBER, [PHONE], 0)
    [noted] = village.desk.disclosures.of_person(village.actor, villager)
    assert (noted.action, noted.reason) == ("print", SEE)


@pytest.mark.parametrize(
    ("action", "content", "problem"),
    [(CORRECT, " ", "request_content_missing"), (SEE, "", "")],
)
def test_a_correction_says_what_is_wrong(village, villager, action, content, problem):
    if problem:
        with pytest.raises(OperationRefused, match=problem):
            village.desk.rights.register(village.actor, action, villager, "", content)
    else:
        assert village.desk.rights.register(village.actor, action, villager, "", content)


def test_erasing_leaves_nothing_of_the_villager_on_the_station(village, villager, asked):
    acts, store = village.desk, village.store
    pdf = b"%PDF-1.4 " + NUMBER.encode()
    attached = acts.attachments.attach(village.actor, "person", villager, "a.pdf", pdf)
    store.drafts.save(f"person:{villager}", b"x")
    store.drafts.save("other", NUMBER.encode())
    store.drafts.save("kept", b"nothing of his")

    acts.rights.erase(village.actor, asked.id, REASON)

    gone = all_bodies(village)
    for secret in (NUMBER, PHONE, "张三丰面馆"):
        assert secret.encode() not in gone
    assert not acts.attachments.is_here(attached)
    assert list(store.drafts.keys()) == ["kept"]
    assert not store.search.find("张三丰")
    assert not store.persons.by_id_number(NUMBER)
    assert not store.history.of(villager)
    [request] = acts.rights.requests(village.actor)
    assert (request.outcome, request.answer, request.name) == (DONE, REASON, "张三丰")
    report = village.check()
    assert report.is_sound
    assert not report.quarantined
    before = village.rows()
    village.open()
    assert village.rows() == before
    with pytest.raises(OperationRefused, match="undo_"):
        acts.undoing.take_back(village.actor)


def test_their_appointments_go_too_and_no_namesakes(village, villager, asked):
    acts, person = village.desk, village.store.persons.whole(villager)
    today = acts.workplace.today().isoformat()
    made = {"": "谈心", PHONE: "领证", "13900139000": "同名的人"}
    for phone, subject in made.items():
        home = person.household_id if not phone else ""
        given = {"household_id": home, "person_name": person.name, "phone": phone}
        typed = Appointment(id="", way="come", subject=subject, meets_on=today, **given)
        acts.appointments.make(village.actor, typed)

    acts.rights.erase(village.actor, asked.id, REASON)

    assert [each.subject for each in village.store.appointments.open()] == ["同名的人"]
    assert "领证".encode() not in all_bodies(village)
    assert acts.rights.erased_for(village.actor, asked.id)["appointment"] == 2
    assert village.check().is_sound


def test_archives_are_kept_and_the_refusal_says_so(village, villager, asked):
    village.register(applicant_id=villager, applicant_name="张三丰")
    with pytest.raises(OperationRefused, match="erasure_archive_kept") as refused:
        village.desk.rights.erase(village.actor, asked.id, REASON)
    assert refused.value.facts == {"cases": 1}
    assert village.store.persons.whole(villager).id_number == NUMBER
    with pytest.raises(OperationRefused, match="request_waits_for_erasure"):
        village.desk.rights.answer(village.actor, asked.id, DONE, "已删除")
    village.desk.rights.answer(village.actor, asked.id, REFUSED, "办件档案依法保存")


def test_the_head_of_a_household_is_replaced_first(village):
    head = village.store.households.page_after()[0].head_person_id
    request = village.desk.rights.register(village.actor, DELETE, head, "", "")
    with pytest.raises(OperationRefused, match="erasure_head_first"):
        village.desk.rights.erase(village.actor, request.id, REASON)


def test_only_a_request_for_deletion_erases(village, villager):
    request = village.desk.rights.register(village.actor, SEE, villager, "", "")
    with pytest.raises(OperationRefused, match="request_not_for_deletion"):
        village.desk.rights.erase(village.actor, request.id, REASON)
