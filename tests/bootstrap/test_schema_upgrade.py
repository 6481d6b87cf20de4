"""What happens to a station's file when a newer program has opened it and was rolled back."""

import contextlib

import msgspec
import pytest

from app.bootstrap.program_versions import ROLLED_BACK, ProgramShelf, news_of
from app.bootstrap.schema_upgrade import COPY_NAME
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store import backup
from app.store.backup import copy_before_upgrade, copy_database
from app.store.engine import connect
from app.store.migrations import migrations
from app.vault.atomic_files import Disk
from tests.stations import DeskClock, Pc, intake_of, surroundings_of


@pytest.fixture
def pc(tmp_path):
    around = surroundings_of(DeskClock())
    pc = Pc(
        tmp_path / "village", msgspec.structs.replace(around, programs_dir=tmp_path / "programs")
    )
    pc.set_up()
    yield pc
    pc.close()


@contextlib.contextmanager
def raw(pc):
    database = connect(pc.station.folder.database, pc.station.database_key)
    yield database
    database.close()


def upgrade_by_a_newer_program(pc):
    """A copy, then a migration that this program does not know."""
    copy = pc.folder / COPY_NAME
    pc.close()
    with raw(pc) as database:
        copy_database(database, copy, pc.station.database_key)
        database.conn.execute("CREATE TABLE of_tomorrow (id TEXT PRIMARY KEY)")
        last = max(migrations.applied(database), key=lambda each: each.name)
        database["_sqlite_migrations"].insert(
            {
                "migration_set": "lianxin_station",
                "name": "m999_tomorrow",
                "applied_at": str(last.applied_at),
            }
        )


def roll_back(pc):
    shelf = ProgramShelf(pc.surroundings.programs_dir, Disk())
    shelf.disk.make_folder(shelf.folder)
    shelf.tell(news_of(OperationRefused(ROLLED_BACK, version="0.2.0")))


def test_after_a_rollback_the_file_from_before_is_put_back_and_the_newer_is_kept(pc):
    pc.desk.cases.register_case(pc.station.actor, intake_of())
    upgrade_by_a_newer_program(pc)
    with pytest.raises(OperationRefused, match="database_made_by_newer_version"):
        pc.open()  # nobody rolled anything back: an older program found its way here

    roll_back(pc)
    pc.open()
    assert len(pc.desk.store.cases.page_after()) == 1
    assert (pc.folder / "before-restore-1" / "station.db").is_file()
    pc.desk.cases.register_case(pc.station.actor, intake_of(applicant_name="张三"))
    assert len(pc.open().desk.store.cases.page_after()) == 2


def test_what_was_written_with_the_newer_program_does_not_go_out_of_sight(pc):
    upgrade_by_a_newer_program(pc)
    with raw(pc) as database:
        database.conn.execute("UPDATE feeds SET have = have + 1")
    roll_back(pc)

    with pytest.raises(OperationRefused, match="database_made_by_newer_version"):
        pc.open()
    assert not (pc.folder / "before-restore-1").exists()


def test_a_file_of_today_is_not_copied_each_time(pc):
    pc.close()
    assert not copy_before_upgrade(
        pc.station.folder.database, pc.station.database_key, pc.folder / "x"
    )
    assert not (pc.folder / "x").exists()
    pc.open()
    assert not (pc.folder / COPY_NAME).exists()


def test_without_a_copy_the_schema_stays_as_it_was(pc, monkeypatch):
    pc.close()

    def pending(database):
        return ["m999_tomorrow"] if database["feeds"].exists() else []

    def full(*_words):
        raise EnvironmentProblem("disk_full")

    monkeypatch.setattr(backup.migrations, "pending", pending)
    monkeypatch.setattr(backup, "refuse_newer_schema", lambda _: None)
    monkeypatch.setattr(backup, "_copy", full)
    with pytest.raises(EnvironmentProblem, match="update_copy_not_made"):
        pc.open()
