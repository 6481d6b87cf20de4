"""A journal in the file behaves as the one in memory does, and is there after a restart."""

from contextlib import suppress

import pytest

from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.models.errors import OperationRefused
from app.models.kinds import TABLES
from app.store.engine import open_database
from app.store.store import Store
from app.store.transaction import write_transaction
from app.vault.crypto import Suite1
from tests.store.desk import Desk, dump, entity_id, readings

ENTRIES = 300  # of each feed: one closed segment and a tail


def anyone(descriptor):
    return True


@pytest.fixture
def full_desk(desk):
    """Two PCs of one village, 600 entries, and a township that answers."""
    with desk.store.transaction():
        for number in range(ENTRIES // 3):
            for by in ("pc-a", "pc-b"):
                desk.write("household", f"h{number}", by, number=f"{number:03d}", head_name=by)
                desk.write(
                    "visit",
                    f"v{number}{by}",
                    by,
                    household_id=entity_id(f"h{number}"),
                    visited_on=f"2026-08-{number % 28 + 1:02d}",
                    content="走访" * (number % 9),
                )
                desk.write("case", f"c{number}{by}", by, number=f"{number}", item_name="低保")
        for number in range(20):
            case = entity_id(f"c{number}pc-a")
            desk.write("case_step", case, action="receive", at="2026-08-01T00:00:00Z")
            desk.write("case_step", case, action="submit", at="2026-08-02T00:00:00Z")
            desk.write(
                "case_step",
                case,
                "town",
                "township",
                action="accept",
                at="2026-08-03T00:00:00Z",
                due_on="2026-08-20",
            )
    return desk


def test_the_journal_is_whole_after_a_restart(full_desk, open_store):
    before = {feed: full_desk.journal.verify_feed(feed) for feed in full_desk.feeds.values()}
    states = full_desk.store.journal_storage.feeds()
    full_desk.store.close()

    store = open_store()
    journal = Journal(store.journal_storage, Suite1(), lambda: 0)

    assert store.journal_storage.feeds() == states
    assert {feed: journal.verify_feed(feed) for feed in before} == before
    assert sum(before.values()) == 2 * ENTRIES + 60
    assert [state.closed for state in states if state.have > 256] == [256, 256]


def test_a_rebuild_gives_the_same_bytes(full_desk, open_store):
    before = dump(full_desk.store)
    full_desk.store.close()
    store = open_store()

    with store.transaction():
        folded = Fold(store.journal_storage, store.rows).rebuild()

    assert folded == 2 * ENTRIES + 60
    assert dump(store) == before
    assert len(before["cases"]) == 200


def test_the_file_folds_as_memory_does(full_desk):
    crypto = Suite1()
    memory_storage, rows = MemoryJournalStorage(crypto), MemoryRows()
    journal = Journal(memory_storage, crypto, lambda: 0)
    for state in full_desk.store.journal_storage.feeds():
        journal.open_feed(state.envelope)
    for feed in full_desk.feeds.values():
        full_desk.seal_all()
        for packed in full_desk.journal.segments_after(feed, 0):
            journal.ingest(packed, anyone)
    Fold(memory_storage, rows).fold_pending()

    store = full_desk.store
    for record_type, expected in rows.rows.items():
        for (village_code, row_id), record in expected.items():
            assert store.rows.row(record_type, village_code, row_id) == record
    assert sum(map(len, rows.rows.values())) == sum(
        len(table) for name, table in dump(store).items() if name in TABLES.values()
    )
    for village_code, entity in rows._registers:
        assert store.rows.register(village_code, entity) == rows.register(village_code, entity)
    assert store.rows.quarantined() == rows.quarantined() == []


def test_entries_are_read_across_the_border_of_segment_and_tail(full_desk):
    storage, feed = full_desk.store.journal_storage, full_desk.feeds["pc-a"]

    assert [e.seq for e in storage.entries(feed, 255, 258)] == [255, 256, 257, 258]
    assert [e.seq for e in storage.entries(feed, 10, 12)] == [10, 11, 12]
    assert [e.seq for e in storage.entries(feed, 0, 1)] == [1]
    assert [e.seq for e in storage.entries(feed, 299, 10**6)][:2] == [299, 300]
    assert list(storage.entries(feed, 5, 4)) == []
    assert list(storage.entries(b"unknown feed 16b", 1, 9)) == []
    assert storage.closed_segment_at(feed, 256) is not None
    assert storage.closed_segment_at(feed, 257) is None


def test_a_second_store_takes_the_journal_in_and_has_the_same_rows(full_desk, tmp_path, key):
    other = Desk(Store(open_database(tmp_path / "other.db", key), Suite1(), readings))
    full_desk.seal_all()
    with other.store.transaction():
        for state in full_desk.store.journal_storage.feeds():
            other.journal.open_feed(state.envelope)
        for feed in full_desk.feeds.values():
            for packed in full_desk.journal.segments_after(feed, 0):
                other.journal.ingest(packed, anyone)
                other.journal.ingest(packed, anyone)
        other.fold()

    assert dump(other.store) == dump(full_desk.store)
    assert other.journal.vector() == full_desk.journal.vector()
    other.store.close()


def write_a_household(desk):
    with desk.store.transaction():
        desk.write("household", "h1", number="001")


def test_how_far_feeds_are_is_not_read_again_while_nobody_writes(desk):
    write_a_household(desk)
    before, asked = desk.store.journal_storage.feeds(), []
    desk.store.db.conn.set_trace_callback(asked.append)

    assert desk.store.journal_storage.feeds() == before
    desk.store.db.conn.set_trace_callback(None)
    assert not [sql for sql in asked if "FROM feeds" in sql]


def test_what_another_connection_has_written_is_seen_at_once(desk, open_store):
    other = open_store().journal_storage
    before = other.feeds()
    write_a_household(desk)

    assert other.feeds() == desk.store.journal_storage.feeds() != before


def test_what_is_undone_is_not_remembered(desk):
    write_a_household(desk)
    storage = desk.store.journal_storage
    before = storage.feeds()

    with suppress(LookupError), write_transaction(desk.store.db):
        desk.store.db.conn.execute("UPDATE feeds SET have = have + 1")
        assert storage.feeds() != before
        raise LookupError
    assert storage.feeds() == before


def test_the_size_of_the_tail_is_known_without_reading_it(desk):
    for number in range(3):
        desk.write("visit", f"v{number}", content="走访")
    storage, feed = desk.store.journal_storage, desk.feeds["pc-a"]
    bodies = [entry.body or b"" for entry in storage.entries(feed, 1, 3)]

    assert storage.tail_bytes(feed) == sum(map(len, bodies))
    with desk.store.transaction():
        desk.journal.seal(feed, desk.writers["pc-a"].key, is_closing=True)
    assert storage.tail_bytes(feed) == 0
    assert storage.tail_bytes(b"unknown") == 0
    assert storage.tail_seal(feed) is None


def test_a_certificate_joins_its_feed(desk):
    feed = desk.feed("pc-a")
    state = desk.store.journal_storage.feed(feed)
    certified = type(state.envelope)(state.envelope.descriptor, b"signature", b"certificate")

    with desk.store.transaction():
        desk.store.journal_storage.replace_envelope(feed, certified)

    assert desk.store.journal_storage.feed(feed).envelope == certified


def test_a_missing_segment_is_said(full_desk):
    db = full_desk.store.db
    db.execute("DELETE FROM closed_segments")

    with pytest.raises(OperationRefused) as refusal:
        list(full_desk.store.journal_storage.entries(full_desk.feeds["pc-a"], 1, 300))

    assert refusal.value.key == "journal_segment_missing"


def test_a_changed_entry_is_found(full_desk):
    db = full_desk.store.db
    db.execute("UPDATE tail_entries SET body = zeroblob(length(body))")

    with pytest.raises(OperationRefused) as refusal:
        full_desk.journal.verify_feed(full_desk.feeds["pc-a"])

    assert refusal.value.key == "entry_body_damaged"


def test_nothing_is_written_outside_a_transaction(desk):
    desk.feed("pc-a")
    storage = desk.store.journal_storage
    state = storage.feeds()[0]

    for write in (
        lambda: storage.append(state, []),
        lambda: storage.add_feed(state),
        lambda: storage.set_folded(state.feed, 1),
        lambda: desk.store.rows.clear(),
        lambda: desk.store.counters.next_number("case"),
    ):
        with pytest.raises(RuntimeError):
            write()
