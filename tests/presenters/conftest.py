"""What every test of a presenter stands on: a real village, and a screen that takes notes."""

import pytest

from tests.stations import make_pc, pc, stick, town

from .village import Clock, Recorder, StraightRunner, copy_village, make_village

__all__ = ["make_pc", "pc", "stick", "town"]


@pytest.fixture(scope="session")
def village_template(tmp_path_factory):
    folder = tmp_path_factory.mktemp("village")
    make_village(folder, Clock())
    return folder


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def station(village_template, tmp_path, clock):
    """A station of forty households, as it was before anyone worked there."""
    station = copy_village(village_template, tmp_path, clock)
    yield station
    station.close()


@pytest.fixture
def runner(station):
    """Does every job at once; `runner.desk` looks at the same files."""
    runner = StraightRunner(station)
    yield runner
    runner.desk.store.close()


@pytest.fixture
def screen():
    return Recorder()
