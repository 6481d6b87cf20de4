"""The station's self-check finds what was changed behind the journal's back."""

import pytest

from app.acts.visit_acts import VisitReport
from app.journal.fold import Fold
from tests.stations import Pc, contents, roster_of

HARM = {
    "a row": "UPDATE cases SET applicant_name = '别人'",
    "a step": "UPDATE case_steps SET action = 'write_off'",
    "a paper that is there no more": "DELETE FROM materials WHERE position = 1",
    "a person from nowhere": "UPDATE persons SET id = 'ffffffffffffffffffffffffffffffff' "
    "WHERE id = (SELECT min(id) FROM persons)",
    "a visit's words": "UPDATE visits SET content = '没有去'",
    "a conflict from nowhere": "INSERT INTO conflicts SELECT entity, village_code, kind, '[\"name\"]' "
    "FROM registers WHERE kind = 'person' LIMIT 1",
}


@pytest.fixture
def busy(village) -> Pc:
    """A station with something in every kind of table that the tests change."""
    village.register()
    household = village.store.households.page_after()[0]
    report = VisitReport(household_id=household.id, visited_on="2026-03-02", content="去过了。")
    village.desk.visits.record_visit(village.actor, report)
    return village


def harm(pc: Pc, sql: str) -> None:
    with pc.store.transaction():
        pc.store.db.conn.execute(sql)


def test_a_sound_station_is_found_sound(busy):
    report = busy.check()
    assert report.is_sound
    assert (report.broken_feeds, report.differing_rows, report.damaged_pages) == ((), 0, 0)
    assert report.entries == busy.entries()
    assert report.rows > 20


def test_checking_changes_nothing(busy):
    before = contents(busy.store)
    busy.check()
    assert contents(busy.store) == before


@pytest.mark.parametrize("what", HARM)
def test_a_row_changed_behind_the_journal_is_found_and_mended_by_rebuilding(busy, what):
    harm(busy, HARM[what])
    report = busy.check()
    assert not report.is_sound
    assert report.differing_rows > 0
    assert report.broken_feeds == ()

    with busy.store.transaction():
        Fold(busy.store.journal_storage, busy.store.rows).rebuild()
    assert busy.check().is_sound


def header_changed(pc: Pc) -> None:
    """The first header that still stands in the tail, with another clock reading."""
    conn = pc.store.db.conn
    seq, header = conn.execute("SELECT seq, header FROM tail_entries ORDER BY seq").fetchone()
    content = bytearray(header)
    place = next(n for n in range(3, len(content)) if content[n] not in (0, 255))
    content[place] ^= 1
    with pc.store.transaction():
        conn.execute("UPDATE tail_entries SET header = ? WHERE seq = ?", (bytes(content), seq))


def body_changed(pc: Pc) -> None:
    harm(pc, "UPDATE tail_entries SET body = x'80' WHERE seq = (SELECT max(seq) FROM tail_entries)")


def last_entry_lost(pc: Pc) -> None:
    harm(pc, "DELETE FROM tail_entries WHERE seq = (SELECT max(seq) FROM tail_entries)")


def head_changed(pc: Pc) -> None:
    harm(pc, "UPDATE feeds SET chain = zeroblob(32)")


@pytest.mark.parametrize("change", [header_changed, body_changed, last_entry_lost, head_changed])
def test_a_changed_journal_is_found(busy, change):
    change(busy)
    report = busy.check()
    assert not report.is_sound
    assert report.broken_feeds == (busy.feed.hex(),)


@pytest.mark.parametrize("sql", [
    "UPDATE closed_segments SET packed = substr(packed, 1, length(packed) - 1)",
    "UPDATE closed_segments SET packed = x''",
    "DELETE FROM closed_segments WHERE first = 1",
])  # fmt: skip
def test_a_changed_closed_segment_is_found(pc, sql):
    pc.desk.rosters.import_roster(pc.actor, roster_of(100))
    assert pc.check().is_sound
    harm(pc, sql)
    report = pc.check()
    assert report.broken_feeds == (pc.feed.hex(),)
    assert not report.is_sound


def test_an_entry_that_was_not_folded_is_found(busy):
    harm(busy, "UPDATE feeds SET folded = folded - 1")
    assert busy.check().not_folded == 1
    assert not busy.check().is_sound


def test_a_missing_mark_is_found(busy):
    busy.station.close()
    busy.folder.joinpath("mark").unlink()
    report = busy.check()
    assert not report.is_mark_in_step
    assert not report.is_sound


def test_a_damaged_mark_is_found(busy):
    busy.station.close()
    mark = busy.folder / "mark"
    mark.write_bytes(mark.read_bytes()[:-1] + b"\0")
    assert not busy.check().is_mark_in_step


def test_a_mark_ahead_of_the_file_is_found(busy):
    copy = busy.keep_copy("before")
    busy.register()
    busy.close()
    ahead = busy.folder.joinpath("mark").read_bytes()
    busy.bring_back(copy)
    busy.open()
    busy.station.close()
    busy.folder.joinpath("mark").write_bytes(ahead)
    assert not busy.check().is_mark_in_step
