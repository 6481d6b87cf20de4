"""What was erased goes from a PC that took a snapshot as well, whatever stands above and below its floors."""

from pathlib import Path

from app.models.rights_records import DELETE
from tests.erasures import NUMBER, REASON, all_bodies, someone, town_bodies
from tests.stations import are_alike, roster_of
from tests.sync.newcomers import NOTHING_BELOW, TAKEN, with_habits


def forget(pc, person_id):
    request = pc.desk.rights.register(pc.actor, DELETE, person_id, "", "")
    pc.desk.rights.erase(pc.actor, request.id, REASON)
    pc.sync.exchange()


def nobody_has_it(pcs, town):
    for pc in pcs:
        assert NUMBER.encode() not in all_bodies(pc)
        assert pc.check().is_sound
        assert are_alike(pc, town)
    assert NUMBER.encode() not in town_bodies(town)


def test_an_erasure_above_the_snapshot_takes_what_this_pc_wrote(busy, town, newcomer):
    second, person = newcomer(NOTHING_BELOW), someone(busy)
    second.sync.exchange()
    second.desk.register.change_person(second.actor, person.id, {"note": NUMBER})
    second.sync.exchange()
    busy.sync.exchange()
    forget(busy, person.id)

    second.sync.exchange()
    assert second.store.snapshots.floors()
    assert NUMBER.encode() not in all_bodies(second)
    with_habits(second, TAKEN).sync.exchange()
    nobody_has_it((busy, second), town)


def test_an_erasure_in_a_snapshot_takes_what_this_pc_had_written_before(
    busy, town, newcomer, stick
):
    second = newcomer(TAKEN)
    second.desk.rosters.import_roster(second.actor, roster_of(6))
    person = someone(second)
    second.desk.register.change_person(second.actor, person.id, {"note": NUMBER})
    town.township.import_bundle(Path(second.sync.export_bundle(stick).path).read_bytes())
    busy.sync.exchange()
    forget(busy, person.id)

    assert second.sync.exchange().archived
    nobody_has_it((busy, second), town)
