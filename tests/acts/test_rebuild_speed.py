"""What a rebuild and an act leave out to be quick, and that nothing is missing afterwards."""

import pytest

from app.journal.fold import Fold
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
    monkeypatch.setattr(fold, "_fold_stored", lambda _: (_ for _ in ()).throw(RuntimeError("full")))
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
    assert {"visits_entity", "case_steps_entity", "case_tallies_due"} <= left
    assert {"visits_visited", "cases_number", "persons_name"} <= all_of - left


def test_what_is_known_of_feeds_never_outlives_its_transaction(busy):
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
            storage._known = None
            assert known == [storage.feed(own.feed), storage.feeds(), storage.tail_bytes(own.feed)]
            assert known[2] == tail_bytes(busy)
        fold_of(busy).fold_pending()
        known = storage.feed(own.feed)
        storage._known = None
        assert storage.feed(own.feed) == known
        assert known.folded == known.have


def tail_bytes(pc: Pc) -> int:
    sql = "SELECT coalesce(sum(length(body)), 0) FROM tail_entries WHERE feed = ?"
    return pc.store.db.conn.execute(sql, (pc.feed,)).fetchone()[0]
