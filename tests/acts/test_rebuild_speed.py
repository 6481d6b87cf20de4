"""What a rebuild and an act leave out to be quick, and that nothing is missing afterwards."""

import pytest

from app.journal.fold import Fold
from app.journal.storage import ParkedSegment
from app.store.transaction import write_transaction
from tests.stations import Pc, contents, roster_of

SCHEMA_SQL = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
INDEXED_SQL = """
    SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"""


def schema(pc: Pc) -> list[tuple[str, ...]]:
    return pc.store.db.conn.execute(SCHEMA_SQL).fetchall()


def fold_of(pc: Pc) -> Fold:
    return Fold(pc.store.journal_storage, pc.store.rows)


@pytest.fixture
def busy(pc: Pc) -> Pc:
    pc.desk.rosters.import_roster(pc.actor, roster_of(20))
    for _ in range(3):
        pc.submitted()
    return pc


def test_after_a_rebuild_all_rows_and_indexes_stand(busy):
    rows, before = contents(busy.store), schema(busy)
    with busy.store.transaction():
        fold_of(busy).rebuild()
    assert schema(busy) == before
    assert contents(busy.store) == rows
    assert busy.store.damaged_pages() == 0


def test_a_rebuild_that_fails_leaves_everything_as_it_was(busy, monkeypatch):
    rows, before = contents(busy.store), schema(busy)
    fold = fold_of(busy)
    monkeypatch.setattr(fold, "_fold_stored", lambda: (_ for _ in ()).throw(RuntimeError("full")))
    with pytest.raises(RuntimeError, match="full"), busy.store.transaction():
        fold.rebuild()
    assert schema(busy) == before
    assert contents(busy.store) == rows


def test_indexes_that_the_fold_and_the_triggers_ask_stay(busy):
    """All that is asked by entity: without it each step would read all steps."""
    conn = busy.store.db.conn
    all_of = {name for name, _ in conn.execute(INDEXED_SQL)}
    with busy.store.transaction():
        busy.store.rows.clear()
        with busy.store.rows.refilling():
            left = {name for name, _ in conn.execute(INDEXED_SQL)}
            plan = conn.execute("EXPLAIN QUERY PLAN SELECT * FROM case_steps WHERE entity_id = 'c'")
            found_by = [line[-1] for line in plan]
    assert "custody_events_entity" in left
    assert [line for line in found_by if line.startswith("SEARCH")]
    assert {"visits_visited", "visits_household", "cases_number", "persons_name"} <= all_of - left


def test_what_is_known_of_feeds_is_forgotten_when_undone_or_written_by_another(busy):
    storage, journal = busy.store.journal_storage, busy.desk.workplace.journal
    before = journal.state(busy.feed)
    with pytest.raises(RuntimeError), busy.store.transaction():
        assert journal.state(busy.feed) == before
        own = busy.desk.workplace.own
        journal.write(own.feed, own.key, kind="holiday", entity="", fields={}, actor=busy.actor.id)
        inside = journal.state(busy.feed)
        assert inside.have == before.have + 1
        raise RuntimeError
    assert journal.state(busy.feed) == before
    assert storage.tail_bytes(busy.feed) == tail_bytes(busy)
    busy.register()
    busy.sync._own.seal()  # on a connection of its own
    with busy.store.transaction():
        assert storage.tail_seal(busy.feed).seq == journal.state(busy.feed).have


def test_what_another_connection_writes_is_known_in_the_next_transaction(busy):
    other = busy.station.open_store()
    with busy.store.transaction():
        assert busy.store.meta("said") is None
        assert busy.store.journal_storage.parked() == []
    with other.transaction():
        other.set_meta("said", b"1")
        other.journal_storage.park(
            ParkedSegment(busy.feed, 1, 2, b"c" * 32, "feed_forked", b"packed")
        )
    with busy.store.transaction():
        assert busy.store.meta("said") == b"1"
        assert len(busy.store.journal_storage.parked()) == 1
    other.close()


def test_what_was_written_outside_a_transaction_of_the_store_is_known_in_the_next(busy):
    with busy.store.transaction():
        busy.store.meta("said")
    busy.store.db.conn.execute("INSERT INTO meta (key, value) VALUES ('said', x'31')")
    with busy.store.transaction():
        assert busy.store.meta("said") == b"1"
    with pytest.raises(KeyError), write_transaction(busy.store.db):
        with busy.store.transaction():
            busy.store.set_meta("said", b"2")
        raise KeyError
    with busy.store.transaction():
        assert busy.store.meta("said") == b"1"


def test_an_act_of_many_entries_writes_the_feeds_once(busy):
    heard = []
    busy.store.db.conn.set_trace_callback(heard.append)
    busy.register()
    busy.store.db.conn.set_trace_callback(None)
    assert len([sql for sql in heard if sql.lstrip().startswith("UPDATE feeds")]) == 1


def test_what_is_known_inside_a_transaction_is_what_is_written(busy):
    storage, journal, own = (
        busy.store.journal_storage,
        busy.desk.workplace.journal,
        busy.desk.workplace.own,
    )
    journal._segment_entries = 5
    with busy.store.transaction():
        for _ in range(12):
            journal.write(
                own.feed, own.key, kind="holiday", entity="", fields={}, actor=busy.actor.id
            )
            known = [storage.feed(own.feed), storage.feeds(), storage.tail_bytes(own.feed)]
            forget(busy)
            assert known == [storage.feed(own.feed), storage.feeds(), storage.tail_bytes(own.feed)]
            assert known[2] == tail_bytes(busy)
        fold_of(busy).fold_pending()
        known = storage.feed(own.feed)
        forget(busy)
        assert storage.feed(own.feed) == known
        assert known.folded == known.have


def forget(pc: Pc) -> None:
    """What is written is read again."""
    pc.store.journal_storage.write_back()
    pc.store._memory.drop("feeds")


def tail_bytes(pc: Pc) -> int:
    sql = """SELECT coalesce(sum(length(body)), 0) FROM tail_entries JOIN feeds
             ON feed = ? AND place >> 40 = number"""
    return pc.store.db.conn.execute(sql, (pc.feed,)).fetchone()[0]
