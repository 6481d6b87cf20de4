"""A station's file that was brought back from earlier: nothing lost, no number given out twice."""

import shutil
from pathlib import Path

from app.bootstrap.township import open_township
from app.town.server import RunningServer
from tests.stations import Pc, Town, are_alike, surroundings_of


def numbers(pc: Pc) -> list[str]:
    return [case.number for case in pc.store.cases.page_after(limit=1000)]


def new_feeds(pc: Pc) -> int:
    return len(pc.station.device_keys.feed_ids())


def test_an_old_database_begins_a_new_incarnation_and_gets_its_tail_back(enrolled, town):
    """The database alone came back; keys and mark, which lie beside it, know better."""
    enrolled.register()
    copy = enrolled.keep_copy("noon")
    lost = [enrolled.submitted() for _ in range(3)]
    enrolled.sync.exchange()
    town.accept(lost[0].id)
    old_feed = enrolled.feed
    enrolled.bring_back(copy, "station.db")

    enrolled.open()
    assert enrolled.feed != old_feed
    assert new_feeds(enrolled) == 2
    assert len(numbers(enrolled)) == 1
    while_alone = enrolled.submitted()
    assert while_alone.number not in {case.number for case in lost}

    report = enrolled.sync.exchange()
    assert report.received == 3 * 10 + 1
    assert report.waiting == 0
    assert len(set(numbers(enrolled))) == len(numbers(enrolled)) == 5
    assert enrolled.store.cases.by_id(lost[0].id).status == "accepted"
    assert are_alike(enrolled, town)
    assert enrolled.check().is_sound
    assert town.township.check().is_sound


def test_what_was_never_sent_is_lost_but_its_numbers_are_not_used_again(enrolled, town):
    copy = enrolled.keep_copy("noon")
    never_sent = {enrolled.register().number for _ in range(3)}
    enrolled.bring_back(copy, "station.db")
    enrolled.open()
    assert never_sent.isdisjoint({enrolled.register().number for _ in range(5)})
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)


def test_entries_written_before_the_restore_and_not_sent_still_reach_the_town(enrolled, town):
    """They stand in the old feed, which no one writes any more."""
    before = enrolled.submitted()
    copy = enrolled.keep_copy("noon")
    enrolled.register()
    enrolled.bring_back(copy, "station.db")
    enrolled.open()
    assert enrolled.sync.status().waiting_entries == 10
    assert enrolled.sync.exchange().sent >= 10
    assert enrolled.sync.status().waiting_entries == 0
    town.accept(before.id)
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)


def test_a_station_restored_by_stick_gets_its_tail_back(pc, town, stick, tmp_path):
    pc.sync.accept_invitation(town.invitation(tmp_path))
    copy = pc.keep_copy("noon")
    lost = [pc.submitted() for _ in range(2)]
    carry(pc, town, stick)
    pc.bring_back(copy, "station.db")
    pc.open()
    pc.register()
    carry(pc, town, stick)
    assert {case.number for case in lost} <= set(numbers(pc))
    assert are_alike(pc, town)


def carry(pc: Pc, town: Town, stick: Path) -> None:
    written = pc.sync.export_bundle(stick)
    receipt = town.township.import_bundle(Path(written.path).read_bytes())
    answer = stick / "answer.lxb"
    answer.write_bytes(receipt.answer)
    pc.sync.import_bundle(answer)


def test_a_whole_folder_from_earlier_is_noticed_at_the_next_exchange(enrolled, town):
    """Database, keys and mark agree with each other, so only the township can know."""
    copy = enrolled.keep_copy("image")
    lost = [enrolled.submitted() for _ in range(2)]
    enrolled.sync.exchange()
    old_feed = enrolled.feed
    enrolled.bring_back(copy)

    enrolled.open()
    assert enrolled.feed == old_feed
    enrolled.sync.exchange()
    told = [event.result for event in enrolled.store.exchange_log.page_before()]
    assert told[:2] == ["done", "own_feed_behind"]

    after = enrolled.submitted()  # the desk stands open, and goes on in a new feed by itself
    assert enrolled.feed != old_feed
    assert new_feeds(enrolled) == 2
    assert after.number not in {case.number for case in lost}
    enrolled.sync.exchange()
    assert {case.number for case in lost} <= set(numbers(enrolled))
    assert are_alike(enrolled, town)
    assert enrolled.check().is_sound


def test_a_mark_that_was_deleted_too_counts_as_a_restore(enrolled, town):
    copy = enrolled.keep_copy("noon")
    lost = enrolled.submitted()
    enrolled.sync.exchange()
    enrolled.bring_back(copy, "station.db")
    enrolled.folder.joinpath("mark").unlink()
    enrolled.open()
    assert new_feeds(enrolled) == 2
    enrolled.sync.exchange()
    assert enrolled.store.cases.by_id(lost.id).status == "submitted"
    assert are_alike(enrolled, town)


def test_a_damaged_mark_counts_as_a_restore_and_is_mended(enrolled, town):
    enrolled.close()
    enrolled.folder.joinpath("mark").write_bytes(b"\0" * 40)
    enrolled.open()
    assert new_feeds(enrolled) == 2
    enrolled.submitted()
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)
    enrolled.open()
    assert new_feeds(enrolled) == 2
    assert enrolled.check().is_sound


def test_work_done_on_an_old_image_before_it_was_noticed_is_kept_on_both_sides(
    enrolled, town, clock
):
    """Two branches of one feed: neither is written over, new work goes on in a new one."""
    copy = enrolled.keep_copy("image")
    there = [enrolled.submitted() for _ in range(2)]
    enrolled.sync.exchange()
    enrolled.bring_back(copy)
    enrolled.open()
    clock.pass_minutes(5)
    here = enrolled.submitted()
    dead = enrolled.feed
    written = enrolled.entries()
    enrolled.sync.exchange()
    after = enrolled.submitted()
    enrolled.sync.exchange()
    assert enrolled.feed != dead
    assert enrolled.desk.workplace.journal.state(dead).have == written
    assert enrolled.rows() == town.rows()
    # All three are there: also the one whose id another had been given where it was written.
    cases = town.rows()["cases"]
    assert len(cases) == 2 + 1 + 1
    assert {case.id for case in (*there, after)} <= {case.id for case in cases}
    assert sum(case.number == here.number for case in cases) == 2
    assert {case.status for case in cases} == {"submitted"}
    assert enrolled.sync.status().forked_feeds == 1
    assert enrolled.sync.status().waiting_entries == 0
    assert town.accept(there[0].id).status == "accepted"
    enrolled.sync.exchange(is_check_wanted=True)
    assert enrolled.rows() == town.rows()
    assert enrolled.check().is_sound
    assert town.township.check().is_sound


def test_a_pc_that_was_cloned_and_never_comes_back_is_not_forgotten(
    enrolled, town, tmp_path, clock
):
    """Its stick did: what it wrote there is in the rows of everyone."""
    copy = enrolled.keep_copy("image")
    enrolled.bring_back(copy)
    enrolled.open()
    enrolled.submitted()
    enrolled.submitted()
    stick = Path(enrolled.sync.export_bundle(tmp_path).path).read_bytes()
    enrolled.bring_back(copy)
    enrolled.open()
    clock.pass_minutes(5)
    enrolled.register()
    enrolled.sync.exchange()
    town.township.import_bundle(stick)
    enrolled.sync.exchange()
    assert len(town.rows()["cases"]) == 3
    assert enrolled.rows() == town.rows()
    assert enrolled.check().is_sound


def test_what_a_township_wrote_before_its_whole_disk_was_set_back_is_kept(
    enrolled, town, tmp_path, clock
):
    """Both what it wrote before and what it wrote on the old image reach the station."""
    first, second = enrolled.submitted(), enrolled.submitted()
    enrolled.sync.exchange()
    image = tmp_path / "town-image"
    shutil.copytree(tmp_path / "town", image)
    town.accept(first.id)
    enrolled.sync.exchange()

    set_back = open_township(image, surroundings_of(clock, 99))
    old = Town.__new__(Town)
    old.township, old.clerk = set_back, town.clerk
    old.accept(second.id)
    with RunningServer(set_back) as server:
        enrolled.sync.set_server_url(server.url)
        for _ in range(2):
            enrolled.sync.exchange()
        assert enrolled.rows() == old.rows()
        assert {case.status for case in old.rows()["cases"]} == {"accepted"}
        third = enrolled.submitted()
        enrolled.sync.exchange()
        old.accept(third.id)
        enrolled.sync.exchange()
        assert enrolled.store.cases.by_id(third.id).status == "accepted"
        assert enrolled.check().is_sound
    set_back.close()


def test_a_station_restored_twice_still_converges(enrolled, town):
    copy = enrolled.keep_copy("noon")
    seen: set[str] = set()
    for _ in range(3):
        case = enrolled.submitted()
        assert case.number not in seen
        seen.add(case.number)
        enrolled.sync.exchange()
        enrolled.bring_back(copy, "station.db")
        enrolled.open()
    enrolled.sync.exchange()
    assert set(numbers(enrolled)) == seen
    assert are_alike(enrolled, town)


def test_a_township_that_was_set_back_gets_everything_again(enrolled, town, tmp_path, clock):
    """What is sent is worked out from what the township says it has, not from what was sent."""
    folder = tmp_path / "town"
    image = tmp_path / "town-image"
    shutil.copytree(folder, image)
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(case.id)
    enrolled.sync.exchange()

    set_back = open_township(image, surroundings_of(clock, 99))
    old = Town.__new__(Town)
    old.township = set_back
    with RunningServer(set_back) as server:
        enrolled.sync.set_server_url(server.url)
        # Also what the township itself had written: a step, and its word on what came in.
        assert enrolled.sync.exchange().sent == 10 + 2
        assert are_alike(enrolled, old)
    set_back.close()


def test_a_bundle_that_may_hold_what_was_lost_is_not_written_over(pc, town, stick, tmp_path):
    """The count of bundles went back with the database; the one on the stick was never handed in."""
    pc.sync.accept_invitation(town.invitation(tmp_path))
    copy = pc.keep_copy("noon")
    lost = pc.submitted()
    pc.sync.export_bundle(stick)
    (bundle,) = stick.glob("*.lxb")
    written = bundle.read_bytes()
    pc.bring_back(copy, "station.db")
    pc.open()
    for _ in range(3):
        pc.register()
        pc.sync.export_bundle(stick)
    assert bundle.read_bytes() == written
    town.township.import_bundle(written)
    carry(pc, town, stick)
    assert lost.number in numbers(pc)
