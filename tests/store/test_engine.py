"""Opening the file: encrypted, settled, and plain about what is wrong with it."""

import os
import sqlite3
import subprocess
import sys

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.engine import open_database
from app.store.migrations import migrations
from app.store.transaction import write_transaction


def refusal_of(path, key):
    with pytest.raises((EnvironmentProblem, OperationRefused)) as refusal:
        open_database(path, key)
    return refusal.value


def setting(db, name):
    return db.conn.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_file_is_made_and_opens_again(path, key):
    open_database(path, key).close()
    db = open_database(path, key)

    assert migrations.pending(db) == []
    db.close()


def test_a_script_runs_statement_by_statement_and_can_be_undone_as_one(path, key):
    db = open_database(path, key)
    script = """CREATE TABLE one (word TEXT); CREATE TABLE two (word TEXT);
        INSERT INTO one VALUES ('a;
        b');
        CREATE TRIGGER both AFTER INSERT ON one BEGIN
            DELETE FROM two;
            INSERT INTO two VALUES (new.word);
        END;
        INSERT INTO one VALUES ('last without an end')"""
    with pytest.raises(OSError), write_transaction(db):
        db.executescript(script)
        assert db.conn.execute("SELECT word FROM two").fetchall() == [("last without an end",)]
        raise OSError

    assert not {"one", "two"} & set(db.table_names())
    db.close()


def test_what_was_promised_about_power_cuts_is_set(path, key):
    db = open_database(path, key)

    assert setting(db, "journal_mode") == "wal"
    assert int(setting(db, "synchronous")) == 2  # FULL
    assert int(setting(db, "temp_store")) == 2  # MEMORY
    assert int(setting(db, "cell_size_check")) == 1
    assert int(setting(db, "trusted_schema")) == 0
    assert int(setting(db, "busy_timeout")) == 5000
    assert int(setting(db, "cache_size")) == -32768
    assert db.conn.execute("PRAGMA mmap_size").fetchone() in [(0,), ("0",), None]
    db.close()


def test_another_key_is_refused_in_words_and_without_noise(path, key):
    open_database(path, key).close()
    code = (
        "import sys; from pathlib import Path; from app.store.engine import open_database\n"
        "try: open_database(Path(sys.argv[1]), bytes(32))\n"
        "except Exception as problem: print(type(problem).__name__, problem)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )

    assert answer.stdout == "OperationRefused database_key_wrong\n"
    assert answer.stderr == ""


def test_a_key_of_another_length_is_a_bug(path):
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, b"short")


@pytest.mark.parametrize("content", [b"not a database\n" * 999, os.urandom(4096 + 17), b"x"])
def test_what_can_be_no_database_of_ours_is_damaged(path, key, content):
    path.write_bytes(content)

    assert refusal_of(path, key).key == "database_damaged"
    assert path.read_bytes() == content


def test_a_plain_database_is_not_taken_for_a_wrong_key(path, key):
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()

    assert refusal_of(path, key).key == "database_damaged"


def test_a_damaged_first_page_is_told_from_a_wrong_key(path, key):
    open_database(path, key).close()
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)

    assert refusal_of(path, key).key == "database_damaged"
    assert refusal_of(path, bytes(32)).key == "database_key_wrong"


def test_a_damaged_page_further_on_is_found_when_it_is_read(path, key):
    db = open_database(path, key)
    with write_transaction(db):
        db["drafts"].insert_all(
            {"form_key": f"{n}", "content": bytes(3000), "saved_at": ""} for n in range(500)
        )
    db.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 9000] = os.urandom(9000)
    path.write_bytes(content)
    db = open_database(path, key)

    with pytest.raises(EnvironmentProblem) as problem, write_transaction(db):
        db.conn.execute("SELECT sum(length(content)), max(saved_at) FROM drafts").fetchall()

    assert problem.value.key == "database_damaged"
    db.close()


def test_a_sound_file_has_no_damaged_pages(desk):
    desk.write("household", "h", number="012")

    assert desk.store.damaged_pages() == 0


def test_a_file_of_a_newer_version_is_left_alone(path, key):
    db = open_database(path, key)
    with write_transaction(db):
        db["_sqlite_migrations"].insert(
            {"migration_set": "lianxin_station", "name": "m999_far_future", "applied_at": ""}
        )
    db.close()
    before = path.read_bytes()

    refusal = refusal_of(path, key)

    assert refusal.key == "database_made_by_newer_version"
    assert refusal.facts == {"name": "m999_far_future"}
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nothing_in_the_files_can_be_read_without_the_key(desk, path):
    words = ["王桂兰", "东山村3组12号", "41072519630405002X", "13800001234", "wangguilan", "低保"]
    household = desk.write("household", "h", number="012", address=words[1], head_name=words[0])
    for number in range(300):
        desk.write(
            "person",
            f"p{number}",
            household_id=household,
            name=words[0],
            id_number=words[2],
            phones=[words[3]],
        )
    desk.write("case", "c", item_name=words[5], applicant_name=words[0])
    desk.store.drafts.save("case/new", words[0].encode())

    files = {file.name: file.read_bytes() for file in path.parent.iterdir()}

    assert {path.name, path.name + "-wal"} <= files.keys()
    assert all(len(content) > 4096 for content in files.values())
    for content in files.values():
        assert b"SQLite format 3" not in content
        assert b"CREATE TABLE" not in content
        for word in words:
            assert word.encode() not in content
            assert word[::-1].encode() not in content
            assert " ".join(word).encode() not in content


def test_two_connections_wait_for_each_other(path, key):
    first, second = open_database(path, key), open_database(path, key)
    second.conn.execute("PRAGMA busy_timeout = 50")

    with write_transaction(first):
        first.conn.execute("INSERT INTO meta (key, value) VALUES ('a', x'01')")
        with pytest.raises(EnvironmentProblem) as problem, write_transaction(second):
            pass

    assert problem.value.key == "database_busy"
    with write_transaction(second):
        assert second.conn.execute("SELECT key FROM meta").fetchall() == [("a",)]
    first.close()
    second.close()
