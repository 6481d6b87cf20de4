"""A new PC of a village with a long history: its township's snapshot first, the entries afterwards."""

import msgspec
import pytest

from app.bootstrap.rows_anew import FOLD_VERSION_KEY
from app.journal.fold import FOLD_VERSION, Fold
from app.models.errors import OperationRefused
from app.models.records import Person
from app.sync.lan_line import HttpLanLine
from app.sync.lan_peer import LanCaller
from app.words.problem_words import problem_sentence
from tests.stations import are_alike, contents, roster_of
from tests.sync.newcomers import NOT_TAKEN, NOTHING_BELOW, TAKEN, log_of, reopened, with_habits
from tests.sync.pcs import waiting


def test_a_new_pc_shows_everything_before_it_holds_the_entries(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    report = second.sync.exchange()
    assert report.received > 100
    assert report.awaited > 100
    assert busy.feed not in second.have()
    assert second.rows() == town.rows()
    assert second.store.search.find(roster_of(60).rows[0].name)
    assert second.check().awaited == report.awaited
    assert second.check().is_sound

    second.sync.exchange()
    with_habits(second, TAKEN)
    report = second.sync.exchange()
    assert (report.archived > 100, report.awaited) == (True, 0)
    assert are_alike(second, town)
    assert second.check().is_sound
    assert second.check().awaited == 0
    assert second.sync.exchange().archived == 0


def test_with_a_good_line_one_exchange_brings_all(busy, town, newcomer):
    second = newcomer()
    told: list[tuple[int, int]] = []
    report = second.sync.exchange(lambda done, total: told.append((done, total)))
    assert report.awaited == 0
    assert are_alike(second, town)
    assert second.check().is_sound
    assert all(done <= total for done, total in told)


def test_a_village_with_few_entries_is_pulled_by_segments(busy, town, newcomer):
    second = newcomer(NOT_TAKEN)
    assert second.sync.exchange().archived == 0
    assert are_alike(second, town)
    assert second.store.snapshots.floors() == []


def test_a_pc_works_on_above_its_snapshot(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    person = next(p for p in second.store.rows.rows_of(Person) if p.phones)
    second.desk.register.change_person(second.actor, person.id, {"phones": ["15400000077"]})
    mine = second.submitted()
    second.sync.exchange()
    busy.desk.register.change_person(busy.actor, person.id, {"note": "东院"})
    theirs = busy.submitted()
    busy.sync.exchange()
    town.accept(mine.id)
    report = second.sync.exchange()

    assert report.awaited > 100
    assert second.store.cases.by_id(mine.id).status == "accepted"
    assert second.store.cases.by_id(theirs.id).status == "submitted"
    kept = second.store.persons.by_id(person.id)
    assert (kept.phones, kept.note) == (["15400000077"], "东院")
    assert second.rows() == town.rows()
    assert second.store.registers.conflicts() == []

    with_habits(second, TAKEN).sync.exchange()
    assert second.store.snapshots.floors() == []
    assert are_alike(second, town)
    assert second.check().is_sound


def test_registers_of_a_snapshot_are_those_of_the_entries(busy, town, newcomer):
    by_snapshot, by_segments = newcomer(TAKEN), newcomer(NOT_TAKEN)
    for pc in (by_snapshot, by_segments, by_snapshot, by_segments):
        pc.sync.exchange()
    sql = "SELECT * FROM registers ORDER BY entity, village_code"
    first, second = (pc.store.db.conn.execute(sql).fetchall() for pc in (by_snapshot, by_segments))
    assert first == second
    assert by_snapshot.rows() == by_segments.rows()


def test_what_lies_below_may_come_piece_by_piece(busy, town, newcomer):
    second = newcomer(msgspec.structs.replace(TAKEN, segments_per_exchange=1))
    awaited = [second.sync.exchange().awaited]
    while awaited[-1]:
        second = reopened(second, msgspec.structs.replace(TAKEN, segments_per_exchange=1))
        awaited.append(second.sync.exchange().awaited)
        assert awaited[-1] < awaited[-2]
        assert second.rows() == town.rows()
    assert len(awaited) > 2
    assert are_alike(second, town)


def test_cancelled_while_the_rest_comes_it_goes_on_next_time(busy, town, newcomer):
    second = newcomer()

    def cancel(done: int, total: int) -> None:
        if second.store.snapshots.floors():
            raise OperationRefused("exchange_cancelled")

    with pytest.raises(OperationRefused, match="exchange_cancelled"):
        second.sync.exchange(cancel)
    assert second.store.snapshots.floors()
    assert second.sync.exchange().awaited == 0
    assert are_alike(second, town)


# -- a PC whose entries are still to come


def test_it_claims_no_more_than_it_holds(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    hello = second.sync._own.hello()
    assert busy.feed not in hello.vector
    assert (hello.acks[busy.feed].stored, hello.acks[busy.feed].folded) == (0, 0)
    assert dict(hello.floors)[busy.feed].seq == town.have()[busy.feed]


def test_another_pc_is_told_that_it_does_not_hold_the_entries(busy, town, newcomer):
    second, third = newcomer(NOTHING_BELOW), newcomer(NOT_TAKEN)
    second.sync.exchange()
    third.sync.exchange()
    second = reopened(second, NOTHING_BELOW)
    with waiting(second) as waits:
        report = third.sync.lan.exchange(waits.address)
    assert (report.left, report.sent > 100) == (0, True)
    assert second.store.snapshots.floors() == []
    assert second.rows() == third.rows() == town.rows()
    assert second.check().is_sound


def test_who_asks_a_pc_for_entries_below_its_snapshot_is_refused(busy, town, newcomer):
    """No PC of this version asks, because no vector claims them; one that does learns the reason."""
    second, third = newcomer(NOTHING_BELOW), newcomer(NOT_TAKEN)
    second.sync.exchange()
    third.sync.exchange()
    before = contents(second.store, without=("exchange_log", "feeds"))
    with waiting(second) as waits:
        caller = LanCaller(third.sync._own, HttpLanLine(waits.address))
        caller.hello(third.sync._own.hello())
        for after in (0, town.have()[busy.feed] - 1, town.have()[busy.feed]):
            with pytest.raises(OperationRefused, match="entries_below_snapshot") as refused:
                caller.get_segment(busy.feed, after)
        assert caller.get_segment(second.feed, 0)  # what it holds it gives
        caller.end()
    assert "快照" in problem_sentence(refused.value)
    assert contents(second.store, without=("exchange_log", "feeds")) == before


def test_rows_are_not_made_anew_while_entries_are_missing(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    before = contents(second.store)
    fold = Fold(second.store.journal_storage, second.store.rows)
    refused = pytest.raises(OperationRefused, match="rows_ahead_of_journal")
    with refused, second.store.transaction():
        fold.rebuild()
    assert contents(second.store) == before
    assert second.sync.exchange(is_check_wanted=True).rows == "not_compared"


def test_an_upgrade_waits_until_all_entries_are_here(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    second.store.set_meta(FOLD_VERSION_KEY, b"1")
    second = reopened(second)
    assert second.rows() == town.rows()
    assert second.store.meta(FOLD_VERSION_KEY) == b"1"
    second.sync.exchange()
    second.open()
    assert second.store.meta(FOLD_VERSION_KEY) == str(FOLD_VERSION).encode()
    assert second.rows() == town.rows()
    assert second.check().is_sound


def test_entries_that_do_not_meet_the_snapshot_win(busy, town, newcomer):
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    floor = next(f for f in second.store.snapshots.floors() if f.feed == busy.feed)
    wrong = msgspec.structs.replace(floor, chain=bytes(32))
    with second.store.transaction():
        second.store.snapshots.put_floor(wrong)
    assert with_habits(second, TAKEN).sync.exchange().awaited == 0
    assert "snapshot_did_not_meet" in log_of(second)
    second.sync.exchange()
    assert are_alike(second, town)
    assert second.check().is_sound
