"""The list of forms that were begun: whose they are, what they are called, and what is told of them."""

import json

import msgspec

from app.acts.pen import Actor
from app.presenters.draft_presenter import DraftPresenter
from app.presenters.unfinished_presenter import read_unfinished

KEPT = {
    "title": "登记活动",
    "road": ["ledger:activities", "new", ""],
    "values": {"theme": "义诊", "held_on": "2026-11-21", "kind": "home", "type": "送政策"},
    "changed": ["theme", "held_on", "kind"],
}


def other(actor: Actor) -> Actor:
    return msgspec.structs.replace(actor, id="somebody-else")


def test_each_person_has_forms_of_their_own(runner, station):
    actor = station.actor
    DraftPresenter(runner, lambda: actor).keep("form/1", KEPT)

    found = read_unfinished(runner.desk, actor.id)
    assert [(form.name, form.detail, form.road) for form in found] == [
        ("登记活动", "义诊", ("ledger:activities", "new", ""))
    ]
    assert read_unfinished(runner.desk, "somebody-else") == []


def test_what_an_older_program_kept_is_shown_and_read_by_whoever_opens_the_form(
    runner, station, screen
):
    runner.desk.store.drafts.save("form/1", json.dumps({"theme": "义诊"}).encode(), "2026-11-20")
    drafts = DraftPresenter(runner, lambda: station.actor)

    assert [(form.name, form.road) for form in read_unfinished(runner.desk, station.actor.id)] == [
        ("", ())
    ]
    drafts.read(screen, "form/1")
    assert screen.last("show_draft").values == {"theme": "义诊"}
    drafts.drop("form/1")
    assert runner.desk.store.drafts.keys() == {}


def test_of_the_register_only_the_name_is_told(runner, station):
    person = runner.desk.store.households.persons(runner.desk.store.households.page_after()[0].id)[
        0
    ]
    save = runner.desk.store.drafts.save
    typed = {"name": "张三", "id_number": "11010519491231002X", "note": "听力不好"}
    save(f"register/person/{person.id}", json.dumps(typed).encode(), "2026-11-20T01:00:00.000Z")
    save(
        f"register/person/{person.household_id}",
        json.dumps({"name": "张小三"}).encode(),
        "2026-11-20T02:00:00.000Z",
    )
    save("register/household/", json.dumps({"name": ""}).encode(), "2026-11-20T03:00:00.000Z")
    save("visit", b"spoilt", "2026-11-20T04:00:00.000Z")

    found = read_unfinished(runner.desk, station.actor.id)
    assert [(form.kind, form.name, form.detail, form.road) for form in found] == [
        ("new_household", "", "", ("register", "household", "", "")),
        ("new_person", "张小三", "", ("register", "person", "", person.household_id)),
        ("person", "张三", "", ("register", "person", person.id, "")),
    ]
