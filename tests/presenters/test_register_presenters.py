"""Forms and changes of the register: who may open them, and what a form makes of what was typed."""

import pytest

from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.presenters.register_change_presenter import RegisterChangePresenter, read_change_form
from app.presenters.register_form_presenter import (
    RegisterFormPresenter,
    keep_form,
    next_number,
    person_values,
    read_form,
)
from app.presenters.register_history import read_history


@pytest.fixture
def person(runner):
    households = runner.desk.store.households
    return households.persons(households.page_after()[3].id)[0]


def only_reads() -> Actor:
    return Actor("ab" * 16, "赵敏", "read")


def test_who_may_only_read_opens_no_form(screen, runner, person):
    RegisterFormPresenter(screen, runner, only_reads).open("person", person.id, "")
    assert screen.last("show_problem").key == "act_not_permitted"
    change = RegisterChangePresenter(screen, runner, only_reads)
    change.open("died", person.household_id, person.id)
    assert screen.last("show_problem").key == "act_not_permitted"
    assert screen.all("show_form") == screen.all("show_change_form") == []


def test_a_form_that_is_saved_as_it_stands_changes_nothing(runner, station, person):
    desk = runner.desk
    form = read_form(desk, station.actor, "person", person.id, "")
    typed = {**form.values}
    assert keep_form(desk, station.actor, form, typed) == person.household_id
    assert person_values(desk.store.persons.by_id(person.id)) == person_values(person)
    assert desk.store.persons.by_id(person.id).updated_at == person.updated_at


def test_words_in_lists_may_be_parted_in_any_way(runner, station, person):
    desk = runner.desk
    form = read_form(desk, station.actor, "person", person.id, "")
    keep_form(desk, station.actor, form, {**form.values, "skills": "木工，剪纸 养蜂；"})
    assert desk.store.persons.by_id(person.id).skills == ["木工", "剪纸", "养蜂"]


def test_a_number_that_another_bears_is_told(runner, station, person):
    desk = runner.desk
    households = desk.store.households
    other = households.persons(households.page_after()[7].id)[0]
    form = read_form(desk, station.actor, "person", person.id, "")
    with pytest.raises(OperationRefused, match="person_id_number_taken") as refusal:
        keep_form(desk, station.actor, form, {**form.values, "id_number": other.id_number})
    assert refusal.value.facts == {"name": other.name}


def test_the_next_number_is_free(runner):
    assert runner.desk.store.households.by_number(next_number(runner.desk)) is None


def test_a_history_masks_what_lists_mask(runner, station, person):
    desk = runner.desk
    desk.register.change_person(station.actor, person.id, {"phones": ["15400000011"]})
    history = read_history(desk, station.actor, "person", person.id)
    phones = [write.after for write in history.writes if write.field == "phones"]
    assert phones[0] == "154****0011"
    assert person.id_number not in str(history)


def test_a_change_names_who_and_where_one_could_go(runner, station, person):
    form = read_change_form(
        runner.desk, station.actor, "move_person", person.household_id, person.id
    )
    assert form.person.name == person.name
    assert len(form.grids) == len(runner.desk.store.stations.grids())
