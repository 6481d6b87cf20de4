"""Rows made anew after an upgrade: how far that is stands at the login, and ending it leaves all as it was."""

import contextlib
import os
import shutil

import msgspec
import pytest

from app.bootstrap.rows_anew import FOLD_VERSION_KEY
from app.bootstrap.station import open_station
from app.models.records import Person
from app.store.engine import open_database
from app.store.store import Store
from app.vault.suites import Suites
from tests.stations import PASSWORD, Pc, contents


@pytest.fixture
def upgraded(village):
    """A station whose rows an older program has made, and one of them not as this one makes it."""
    village.desk.register.add_person(village.actor, Person(id="", name="王桂兰"))
    village.store.set_meta(FOLD_VERSION_KEY, b"1")
    conn = village.store.db.conn
    conn.execute("UPDATE persons SET name = '旧' WHERE name = '王桂兰'")
    conn.commit()
    return village


@pytest.fixture
def login(open_desktop, upgraded):
    at_work = open_desktop(upgraded)
    at_work.settle()
    return at_work


def names(pc) -> set[str]:
    return {person.name for person in pc.store.rows.rows_of(Person)}


def enter(login) -> None:
    login.entrance.password_field.set_text(PASSWORD)
    login.entrance.password_field.submitted.emit()


def test_how_far_it_is_stands_at_the_login_and_then_the_desk_opens(login, upgraded, monkeypatch):
    told = []
    view = login.entrance
    monkeypatch.setattr(view.progress, "show_if_long", lambda *shown: told.append(shown))
    enter(login)
    login.settle()

    assert login.shell is not None
    steps = [(done, total) for done, total, _ in told]
    assert steps == sorted(steps) and len(steps) >= 3 and len({total for _, total in steps}) == 1
    login.window.close()
    assert "王桂兰" in names(upgraded.open())


def test_the_strip_says_how_long_and_the_end_is_said_too(qtbot, login):
    view = login.entrance
    view.show_making(0, 0)
    assert view.progress.isHidden()
    view.progress.show_progress(10, 100, "…")

    def says_how_long():  # at once nobody knows how fast it goes
        view.show_making(50, 100)
        return "约还要" in view.progress.time_left()

    qtbot.waitUntil(says_how_long)
    assert view.progress.isVisible()
    view.show_making(100, 100)
    assert "快好了" in view.progress._text.text()


def test_stopped_half_way_nothing_has_changed_and_the_next_login_does_it(login, upgraded):
    with contextlib.closing(upgraded.station.open_store()) as store:
        before = contents(store)
    seen = []

    def stop(done, total):
        if total and not seen:
            seen.append(done)
            login.entrance.stop_wanted.emit()

    login.entrance.show_making = stop
    enter(login)
    login.settle()
    if login.shell is None:  # it may have been over before the press was heard
        assert login.entrance.message().startswith("已停止，没有打开")
        with contextlib.closing(upgraded.station.open_store()) as store:
            assert contents(store) == before
        enter(login)
        login.settle()

    assert seen and login.shell is not None


def store_in(folder, key: bytes) -> Store:
    crypto = Suites(os.urandom).of(1)
    return Store(open_database(folder / "station.db", key), crypto, lambda name: set())


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_kill_in_the_middle_leaves_the_older_rows_and_the_next_start_goes_on(
    upgraded, tmp_path, share
):
    upgraded.close()
    killed = Pc(tmp_path / "killed", upgraded.surroundings)

    def keep_as_killed(done, total):
        if done >= total * share and not killed.folder.exists():
            shutil.copytree(upgraded.folder, killed.folder, ignore=shutil.ignore_patterns("*.new"))

    around = msgspec.structs.replace(upgraded.surroundings, tell=keep_as_killed)
    open_station(upgraded.folder, "", PASSWORD, around).close()
    with contextlib.closing(store_in(killed.folder, upgraded.station.database_key)) as store:
        assert store.meta(FOLD_VERSION_KEY) == b"1"
        assert "旧" in {person.name for person in store.rows.rows_of(Person)}

    killed.open()
    assert "王桂兰" in names(killed) and "旧" not in names(killed)
    assert killed.check().is_sound
    killed.close()
