"""A copy that can be relied on, and one file to carry."""

import os

import pytest

from app.journal.fold import Fold
from app.journal.journal import Journal
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store import backup
from app.store.backup import copy_database, verify_copy
from app.store.engine import connect, open_database
from app.store.store import Store
from app.vault.crypto import Suite1
from tests.store.desk import dump, readings

OTHER_KEY = bytes(range(32))


@pytest.fixture
def full_desk(desk):
    with desk.store.transaction():
        for number in range(300):
            desk.write("person", f"p{number}", name="王桂兰", note="走访" * 100)
    return desk


def test_a_copy_holds_everything_under_its_own_key(full_desk, tmp_path, key):
    target = tmp_path / "usb" / "copy.db"
    target.parent.mkdir()

    report = copy_database(full_desk.store.db, target, OTHER_KEY)

    assert report.entries == 300
    assert report.file_bytes == target.stat().st_size > 0
    assert [file.name for file in target.parent.iterdir()] == ["copy.db"]
    assert "王桂兰".encode() not in target.read_bytes()
    with pytest.raises(OperationRefused):
        open_database(target, key)
    copy = Store(open_database(target, OTHER_KEY), Suite1(), readings)
    assert dump(copy) == dump(full_desk.store)
    assert Journal(copy.journal_storage, Suite1(), lambda: 0).verify_feed(full_desk.feeds["pc-a"])
    with copy.transaction():
        assert Fold(copy.journal_storage, copy.rows).rebuild() == 300
    copy.close()


def test_a_copy_replaces_an_older_one(full_desk, tmp_path):
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")

    copy_database(full_desk.store.db, target, OTHER_KEY)

    assert verify_copy(target, OTHER_KEY).entries == 300


@pytest.mark.parametrize("reached", [0.1, 0.4, 0.9, 1.0])
def test_reading_through_tells_how_far_it_is_and_can_be_ended(full_desk, tmp_path, reached):
    target = tmp_path / "copy.db"
    copy_database(full_desk.store.db, target, OTHER_KEY)
    told = []

    def end(done, total):
        told.append(done / total)
        if told[-1] >= reached:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify_copy(target, OTHER_KEY, end)

    assert told == sorted(told) and told[-1] <= 1.0
    assert verify_copy(target, OTHER_KEY).entries == 300


def test_a_changed_page_is_found_wherever_it_is(full_desk, tmp_path):
    target = tmp_path / "copy.db"
    copy_database(full_desk.store.db, target, OTHER_KEY)
    content = target.read_bytes()
    for place in (4096 * 2 + 5, len(content) // 2, len(content) - 100):
        target.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(EnvironmentProblem):
            verify_copy(target, OTHER_KEY)
    target.write_bytes(content[:-1])
    with pytest.raises(EnvironmentProblem):
        verify_copy(target, OTHER_KEY)


def test_a_cancelled_copy_leaves_the_older_one(full_desk, tmp_path, monkeypatch):
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 10)
    seen = []

    def cancel(remaining, total):
        seen.append((remaining, total))
        if len(seen) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(full_desk.store.db, target, OTHER_KEY, cancel)

    assert seen[0][0] > seen[1][0] > seen[2][0]
    assert target.read_bytes() == b"an older copy"
    assert not target.with_name("copy.db.new").exists()


def test_a_copy_sees_one_state_and_ends_while_others_write(
    full_desk, tmp_path, path, key, monkeypatch
):
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 20)
    writer = open_database(path, key)
    steps = []

    def write_between(remaining, total):
        steps.append(remaining)
        writer.execute("INSERT INTO meta (key, value) VALUES (?, x'00')", (f"{len(steps)}",))

    copy_database(full_desk.store.db, tmp_path / "copy.db", OTHER_KEY, write_between)

    assert steps == sorted(steps, reverse=True)
    copy = open_database(tmp_path / "copy.db", OTHER_KEY)
    assert copy.execute("SELECT count(*) FROM meta").fetchone()[0] == 0
    copy.close()
    writer.close()


def test_a_copy_is_not_made_of_what_is_not_kept_yet(desk, tmp_path):
    with desk.store.transaction(), pytest.raises(RuntimeError):
        copy_database(desk.store.db, tmp_path / "copy.db", OTHER_KEY)


@pytest.mark.parametrize("place", [0.3, 0.6, 0.99])
def test_damage_to_a_copy_is_found(full_desk, tmp_path, place):
    target = tmp_path / "copy.db"
    copy_database(full_desk.store.db, target, OTHER_KEY)
    content = bytearray(target.read_bytes())
    content[int(len(content) * place)] ^= 1
    target.write_bytes(content)

    with pytest.raises(EnvironmentProblem) as problem:
        verify_copy(target, OTHER_KEY)

    assert problem.value.key in ("backup_not_verified", "database_damaged")


def test_a_truncated_copy_is_found(full_desk, tmp_path):
    target = tmp_path / "copy.db"
    copy_database(full_desk.store.db, target, OTHER_KEY)
    os.truncate(target, target.stat().st_size - 4096)

    with pytest.raises(EnvironmentProblem):
        verify_copy(target, OTHER_KEY)


def test_a_target_that_cannot_be_written_is_said(full_desk, tmp_path):
    with pytest.raises(EnvironmentProblem) as problem:
        copy_database(full_desk.store.db, tmp_path / "no such folder" / "copy.db", OTHER_KEY)

    assert problem.value.key == "disk_failed"


@pytest.mark.parametrize("content", [None, b""])
def test_nothing_is_no_backup(tmp_path, content):
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)

    with pytest.raises(EnvironmentProblem) as problem:
        verify_copy(tmp_path / "copy.db", OTHER_KEY)

    assert problem.value.key == "backup_not_verified"
    assert (tmp_path / "copy.db").exists() == (content is not None)


def test_a_database_of_something_else_is_no_backup(tmp_path):
    strange = connect(tmp_path / "copy.db", OTHER_KEY)
    strange.execute("CREATE TABLE t (a)")
    strange.close()

    with pytest.raises(EnvironmentProblem) as problem:
        verify_copy(tmp_path / "copy.db", OTHER_KEY)

    assert problem.value.key == "backup_not_verified"


def test_a_backup_of_a_newer_version_is_not_taken(full_desk, tmp_path):
    full_desk.store.db.execute(
        """INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
           VALUES ('lianxin_station', 'm999_far_future', '')"""
    )

    with pytest.raises(OperationRefused) as refusal:
        copy_database(full_desk.store.db, tmp_path / "copy.db", OTHER_KEY)

    assert refusal.value.key == "database_made_by_newer_version"
