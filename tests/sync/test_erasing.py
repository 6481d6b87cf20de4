"""An erasure reaches the other PC and the township, and nothing brings back what it took."""

from app.models.rights_records import DELETE
from tests.erasures import NUMBER, REASON, all_bodies, someone, town_bodies
from tests.stations import are_alike, roster_of
from tests.sync.two_pcs import meet, pair

__all__ = ["pair"]
PDF = b"%PDF-1.4 " + NUMBER.encode()


def test_every_copy_forgets_and_a_late_entry_of_the_other_pc_too(pair, town):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(6))
    person = someone(one)
    one.desk.register.change_person(one.actor, person.id, {"note": NUMBER})
    attached = one.desk.attachments.attach(one.actor, "person", person.id, "a.pdf", PDF)
    content = bytes.fromhex(attached.content_hash)
    meet(one, two)
    kept = town.township.snapshots.current(one.desk.workplace.village.code)
    assert kept
    assert town.township.blobs.shelf.has(content)
    assert two.desk.attachments.is_here(attached)
    assert NUMBER.encode() in town_bodies(town)
    two.desk.register.change_person(two.actor, person.id, {"workplace": NUMBER})

    request = one.desk.rights.register(one.actor, DELETE, person.id, "", "")
    one.desk.rights.erase(one.actor, request.id, REASON)
    meet(one, two)
    town.township.errands.run_once()

    for pc in pair:
        assert NUMBER.encode() not in all_bodies(pc)
        assert not pc.desk.attachments.is_here(attached)
        assert not pc.store.search.find(person.name)
        assert not pc.store.rows.quarantined()
        assert pc.check().is_sound
        assert are_alike(pc, town)
    assert NUMBER.encode() not in town_bodies(town)
    assert not town.township.blobs.shelf.has(content)
    assert not list((town.township.snapshots._folder).glob("*.lxs"))
    assert town.township.check().is_sound
