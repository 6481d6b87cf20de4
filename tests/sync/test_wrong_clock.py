"""A PC whose clock is wrong is told so, by line and without one, and works on."""

from datetime import timedelta

import msgspec
import pytest

from app.views.sync_words import clock_words
from tests.stations import DeskClock


@pytest.fixture
def own_clock(enrolled, clock):
    """The PC's, apart from the township's."""
    own = DeskClock()
    own.now = clock.now
    enrolled.surroundings = msgspec.structs.replace(enrolled.surroundings, clock=own)
    enrolled.open()
    return own


@pytest.mark.parametrize(("minutes", "told"), [(3, 0), (-3, 0), (90, 90), (-90, -90)])
def test_the_township_shows_how_wrong_it_is(enrolled, own_clock, minutes, told):
    own_clock.pass_minutes(minutes)
    enrolled.register()
    assert enrolled.sync.exchange().waiting == 0
    assert enrolled.sync.status().clock_minutes == told
    own_clock.pass_minutes(-minutes)
    enrolled.sync.exchange()
    assert enrolled.sync.status().clock_minutes == 0


def test_one_that_goes_back_is_noticed_without_a_line(enrolled, own_clock):
    enrolled.sync.exchange()
    own_clock.pass_minutes(60)
    assert enrolled.sync.status().clock_minutes == 0
    own_clock.pass_days(-30)
    minutes = enrolled.sync.status().clock_minutes
    assert minutes == -(timedelta(days=30) // timedelta(minutes=1) - 60)
    assert enrolled.register().number


def test_it_is_said_which_way():
    assert "快 90 分钟" in clock_words(90)
    assert "慢 90 分钟" in clock_words(-90)
