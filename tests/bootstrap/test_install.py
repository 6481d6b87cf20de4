"""A station set up from an install file, a power cut in between, and files that are not for it."""

import msgspec
import pytest

from app.bootstrap.install_files import InstallFiles
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import open_station
from app.bootstrap.station_folder import StationFolder
from app.models.errors import OperationRefused
from tests.stations import HEAD_OF_DESK, PASSWORD, VILLAGE, clock, surroundings_of, town

__all__ = ["clock", "town"]
NEIGHBOUR = "370781109217"


def first_with(town, village: str = VILLAGE) -> FirstStart:
    made = town.township.installs.file_for(town.township.invitations.invite(village))
    return FirstStart(VILLAGE, HEAD_OF_DESK, PASSWORD, install=made.content)


def digits_of(station) -> str:
    sync = station.open_sync()
    try:
        return sync.status().digits
    finally:
        sync.close()


def test_a_power_cut_before_the_end_begins_anew_and_after_it_goes_on(
    tmp_path, clock, town, monkeypatch
):
    first, around, data = first_with(town), surroundings_of(clock), tmp_path / "pc"

    def cut(self: StationFolder, label: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(StationFolder, "write_label", cut)
        with pytest.raises(KeyboardInterrupt):
            create_station(data, first, around)
    assert not StationFolder(data, around.disk).exists()

    station = create_station(data, first, around)
    shown = digits_of(station)
    station.close()
    again = open_station(data, HEAD_OF_DESK, PASSWORD, around)

    assert len(shown) == 6
    assert digits_of(again) == shown
    again.close()


def test_a_neighbours_file_sets_nothing_up(tmp_path, clock, town):
    with pytest.raises(OperationRefused, match="invitation_for_another_village"):
        create_station(tmp_path / "pc", first_with(town, NEIGHBOUR), surroundings_of(clock))

    assert not StationFolder(tmp_path / "pc", surroundings_of(clock).disk).exists()


def test_a_stick_full_of_other_things_shows_only_what_is_ours(tmp_path, clock, town):
    stick = tmp_path / "usb"
    stick.mkdir()
    files = InstallFiles(surroundings_of(clock), lambda: [stick, tmp_path / "pulled"])
    (stick / "autorun.inf").write_text("[autorun]")
    (stick / "cut.lxi").write_bytes(first_with(town).install[:-9])
    (stick / "huge.lxi").write_bytes(b"LIANXIN INSTALL 1\n" + b"\xc6\x7f\xff\xff\xff")
    (stick / "text.lxi").write_text("安装文件")
    (stick / "folder.lxi").mkdir()
    (stick / "link.lxi").symlink_to(stick / "ours.bin")
    (stick / "ours.bin").write_bytes(first_with(town).install)
    assert files.find() is None

    (stick / "好.LXI").write_bytes(first_with(town).install)
    found = files.find()

    assert found is not None
    assert (found.village.code, found.folder) == (VILLAGE, str(stick))


def test_a_changed_invitation_is_not_the_townships(clock, town):
    content = first_with(town).install
    other = msgspec.structs.replace(first_with(town), install=content.replace(b"LIANXIN INV", b"X"))
    with pytest.raises(OperationRefused, match="install_file_damaged"):
        InstallFiles(surroundings_of(clock))._found(other.install)
