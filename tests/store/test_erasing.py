"""What is erased leaves the file's pages too: those that became free, and the write-ahead log."""

import pytest
from sqlite_utils import Database

from app.store.migrations import migrations
from app.store.sqlite_driver import sqlite
from app.store.store import Store
from app.store.transaction import write_transaction
from app.vault.crypto import Suite1
from tests.store.desk import Desk, readings

NUMBER, NAME = "370781194910010019", "单雄信"


@pytest.fixture
def plain(tmp_path):
    """A desk on a file that is not encrypted, so that its bytes can be looked at."""
    path = tmp_path / "plain.db"
    db = Database(sqlite.connect(str(path), isolation_level=None))
    db.conn.execute("PRAGMA journal_mode = WAL")
    with write_transaction(db):
        migrations.apply(db)
    desk = Desk(Store(db, Suite1(), readings))
    desk.journal._segment_entries = 4
    yield desk, path
    desk.store.close()


def test_no_byte_of_the_person_is_left_in_the_file(plain):
    desk, path = plain
    people, changes = ([f"{n + start:032x}" for n in range(9)] for start in (0, 50))
    for person, change in zip(people, changes, strict=True):
        desk.write("person", person, name=NAME, id_number=NUMBER, note=NAME * 9)
        desk.write("register_change", change, steps=[NUMBER], action="died")
        desk.write("household", f"home of {person}", note="留下")
    desk.store.drafts.save("person", NUMBER.encode())
    desk.store.rights.settle()
    assert NUMBER.encode() in path.read_bytes()

    desk.write("erasure", "a request", entities=[*people, *changes], reason="本人申请")
    desk.store.rights.drop_drafts_with([NUMBER])
    desk.store.rights.settle()

    content = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert NUMBER.encode() not in content
    assert NAME.encode() not in content
    assert "留下".encode() in content
    assert not desk.store.search.find(NAME)
    assert not desk.store.search.find("danxx")
