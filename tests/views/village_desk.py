"""A village of forty households for the tests of one page: real files, real threads, no window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.models.list_papers import FilledList
from app.models.long_work import untold
from app.presenters.hand_outs import HandOuts
from app.presenters.list_files import ListMaking
from app.presenters.long_work import LongWork, file_cancelled
from tests.presenters.village import Clock, copy_village, make_village, threads_of


class AtOnce:
    """Draws while one waits: the drawing thread is proved elsewhere."""

    def submit(self, job, on_done, on_error):
        on_done(job())

    def call_soon(self, call):
        call()


class Unseen:
    """Work that is over before anybody could look."""

    def show_making(self, done, total):
        """Nothing is shown."""

    def clear_progress(self):
        """Nothing was shown."""


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("village")
    make_village(folder, Clock())
    return folder


@pytest.fixture
def station_clock() -> Clock:
    return Clock()


@pytest.fixture
def station(template, tmp_path, station_clock):
    station = copy_village(template, tmp_path, station_clock)
    yield station
    station.close()


@pytest.fixture
def second_desk(station):
    """A second look at the same files, as another program would take it."""
    desk = station.open_desk()
    yield desk
    desk.store.close()


@pytest.fixture
def runner(station, qapp):
    runner = threads_of(station)
    crashes = []
    runner.crashed.connect(crashes.append)
    yield runner
    runner.close()
    QApplication.processEvents()
    assert crashes == []


@pytest.fixture
def drawn() -> list:
    """What was put on paper."""
    return []


@pytest.fixture
def list_making(tmp_path, drawn) -> ListMaking:
    """Lists become files of a few bytes, saved where nobody has to say."""
    (tmp_path / "saved").mkdir()

    def draw(content, tell=untold):
        drawn.append(content)
        return b"%PDF-"

    return ListMaking(
        AtOnce(),
        draw,
        lambda content, form, tell: FilledList(b"xlsx"),
        tmp_path / "papers",
        HandOuts(),
        LongWork(AtOnce(), Unseen(), file_cancelled),
        lambda name, chosen, given_up: chosen(tmp_path / "saved" / name),
    )
