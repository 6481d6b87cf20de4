"""A verified backup of the township makes entries durable; a township set back is given them again."""

import shutil

import msgspec
import pytest

from app.journal.vector import Have
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.sqlite_driver import sqlite
from app.town.ledger.database import LEDGER_FILE
from app.town.server import RunningServer
from tests.stations import Pc, Town, are_alike
from tests.sync.pcs import log_of


def durable(pc: Pc) -> int:
    hello = pc.sync._township.hello()
    return hello.acks[pc.feed].durable


def set_back(town: Town, copy) -> None:
    """The copy in the ledger's place, as someone would do it after a disk has died."""
    township = town.township
    ledger = copy.parent / "town" / LEDGER_FILE
    township.close()
    for suffix in ("", "-wal", "-shm"):
        ledger.with_name(LEDGER_FILE + suffix).unlink(missing_ok=True)
    shutil.copyfile(copy, ledger)
    surroundings = township.surroundings
    town.township = type(township).open(ledger.parent, surroundings)


def exchange(pc: Pc, town: Town):
    with RunningServer(town.township) as server:
        pc.sync.set_server_url(server.url)
        return pc.sync.exchange()


def test_a_verified_backup_makes_entries_durable(enrolled, town, tmp_path, clock):
    assert durable(enrolled) == 0
    backed_up = enrolled.entries()
    made = town.township.back_up(tmp_path / "copy.db")
    assert made.entries == sum(town.have().values())
    assert {"town.secret", "town.keys", "town.mark"} <= set(made.key_files)
    assert sorted(p.name for p in tmp_path.glob("copy.db*")) == ["copy.db"]
    enrolled.register()
    enrolled.sync.exchange()
    assert durable(enrolled) == backed_up < enrolled.entries()
    assert town.township.check().is_sound


def test_bundles_leave_out_what_is_durable_and_nothing_else(enrolled, town, tmp_path, stick):
    whole = enrolled.sync.export_bundle(stick).entries
    assert whole == enrolled.entries()
    town.township.back_up(tmp_path / "copy.db")
    backed_up = enrolled.entries()
    enrolled.submitted()
    enrolled.sync.exchange()
    report = enrolled.sync.export_bundle(stick)
    assert report.entries == enrolled.entries() - backed_up > 0
    with open(report.path, "rb") as file:
        assert town.township.import_bundle(file.read()).problems == ()
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    assert enrolled.sync.export_bundle(stick).entries == 0


def test_a_town_that_was_set_back_is_given_everything_again(enrolled, town, tmp_path, clock):
    copy = tmp_path / "copy.db"
    town.township.back_up(copy)
    clock.pass_days(2)
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(case.id)
    enrolled.sync.exchange()
    before, lines = enrolled.rows(), len(log_of(enrolled))

    set_back(town, copy)
    assert town.have()[enrolled.feed] < enrolled.entries()
    assert exchange(enrolled, town).waiting == 0

    new = [line[2] for line in log_of(enrolled)[: len(log_of(enrolled)) - lines]]
    assert new == ["done", "township_restored"]
    assert are_alike(enrolled, town)
    assert enrolled.store.cases.by_id(case.id).status == "accepted"
    assert [row.id for row in enrolled.rows()["cases"]] == [row.id for row in before["cases"]]
    assert exchange(enrolled, town).sent == 0
    assert log_of(enrolled)[0][2] == "done"  # told once
    assert town.township.check().is_sound
    town.township.close()


def test_a_town_set_back_is_given_by_stick_too_what_it_once_had_durably(
    enrolled, town, tmp_path, stick
):
    old = tmp_path / "old.db"
    shutil.copyfile(_copied(town, old), tmp_path / "kept.db")
    enrolled.submitted()
    enrolled.sync.exchange()
    town.township.back_up(tmp_path / "newer.db")
    enrolled.sync.exchange()
    assert enrolled.sync.export_bundle(stick).entries == 0

    set_back(town, tmp_path / "kept.db")
    enrolled.register()
    _carry(enrolled, town, stick)
    assert "township_restored" in [line[2] for line in log_of(enrolled)]
    _carry(enrolled, town, stick)
    assert are_alike(enrolled, town)
    town.township.close()


def test_what_is_durable_of_another_branch_leaves_nothing_out(enrolled, town, tmp_path, stick):
    """A clone delivered first: the township's backup holds its entries under the same numbers."""
    town.township.back_up(tmp_path / "copy.db")
    enrolled.sync.exchange()
    assert enrolled.sync.export_bundle(stick).entries == 0
    memory = enrolled.sync._township
    hello = memory.hello()
    other = Have(hello.vector[enrolled.feed].seq, bytes(16))
    vector = hello.vector | {enrolled.feed: other}
    memory.keep(msgspec.structs.replace(hello, vector=vector), is_live=True)
    assert enrolled.sync.export_bundle(stick).entries == enrolled.entries()


def test_a_copy_that_is_not_right_is_no_backup(enrolled, town, tmp_path, monkeypatch):
    enrolled.submitted()
    enrolled.sync.exchange()
    target = tmp_path / "copy.db"
    target.write_bytes(b"an older copy")
    real = town.township.ledger.copy_to

    def spoilt(path) -> None:
        real(path)
        connection = sqlite.connect(str(path))
        connection.execute("UPDATE journal_tail SET header = x'00' WHERE seq = 3")
        connection.execute("DELETE FROM journal_segments")
        connection.commit()
        connection.close()

    monkeypatch.setattr(town.township.ledger, "copy_to", spoilt)
    with pytest.raises(EnvironmentProblem, match="backup_not_verified"):
        town.township.back_up(target)
    assert target.read_bytes() == b"an older copy"
    assert sorted(p.name for p in tmp_path.glob("copy.db*")) == ["copy.db"]
    enrolled.sync.exchange()
    assert durable(enrolled) == 0


def test_a_ledger_is_never_copied_over_itself(town, tmp_path):
    with pytest.raises(OperationRefused, match="backup_over_itself"):
        town.township.back_up(tmp_path / "town" / LEDGER_FILE)
    with pytest.raises(EnvironmentProblem, match="file_not_written"):
        town.township.back_up(tmp_path / "no" / "such" / "folder" / "copy.db")


def _copied(town: Town, path):
    town.township.ledger.copy_to(path)
    return path


def _carry(pc: Pc, town: Town, stick) -> None:
    report = pc.sync.export_bundle(stick)
    with open(report.path, "rb") as file:
        answer = town.township.import_bundle(file.read()).answer
    path = stick / "answer.lxb"
    path.write_bytes(answer)
    pc.sync.import_bundle(path)
