"""Long work is not interrupted by the search for circles, which goes on afterwards whatever happens."""

import gc

import pytest

from app.models.collecting import collecting_later


@pytest.fixture(autouse=True)
def collecting():
    """On, as in a program that has not switched it off; a window's tests before these have."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if was_on:
        gc.enable()
    else:
        gc.disable()


def test_the_search_goes_on_afterwards_even_when_the_work_breaks_off():
    assert gc.isenabled()
    with collecting_later(), collecting_later():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collecting_later():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_what_was_off_stays_off():
    gc.disable()
    with collecting_later():
        pass
    assert not gc.isenabled()
