"""Before a disk is full: a warning, no new forms, and a reserve that a full disk gives back."""

import pytest

from app.models.errors import EnvironmentProblem
from app.store.disk_room import LOW_BYTES, MIB, NO_NEW_FORMS_BYTES, RESERVE_FILE, DiskRoom


def room_of(tmp_path, free_bytes):
    return DiskRoom(tmp_path, lambda folder: free_bytes, reserve_bytes=3 * MIB)


def test_the_reserve_is_set_aside_while_there_is_plenty(tmp_path):
    room = room_of(tmp_path, 2 * LOW_BYTES)
    assert room.keep_reserve() and room.keep_reserve()
    assert (tmp_path / RESERVE_FILE).stat().st_size == 3 * MIB
    assert room.give_back() and not room.give_back()
    assert not (tmp_path / RESERVE_FILE).exists()
    assert not room_of(tmp_path, LOW_BYTES).keep_reserve()


def test_half_a_reserve_is_made_whole(tmp_path):
    (tmp_path / RESERVE_FILE).write_bytes(b"half")
    assert room_of(tmp_path, 2 * LOW_BYTES).keep_reserve()
    assert (tmp_path / RESERVE_FILE).stat().st_size == 3 * MIB


@pytest.mark.parametrize(
    ("free", "is_low", "is_barred"),
    [(LOW_BYTES, False, False), (LOW_BYTES - 1, True, False),
     (NO_NEW_FORMS_BYTES, True, False), (NO_NEW_FORMS_BYTES - 1, True, True), (0, True, True)],
)  # fmt: skip
def test_a_disk_is_warned_of_and_then_takes_no_new_forms(tmp_path, free, is_low, is_barred):
    room = room_of(tmp_path, free)
    assert room.is_low() is is_low
    room.check("advance_case")  # what was begun is finished
    if is_barred:
        with pytest.raises(EnvironmentProblem, match="disk_nearly_full"):
            room.check("register_case")
    else:
        room.check("register_case")


def test_a_system_that_does_not_say_bars_nobody(tmp_path):
    def broken(folder):
        raise OSError

    DiskRoom(tmp_path, broken).check("register_case")
