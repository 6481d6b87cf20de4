import os
import random
import stat
from pathlib import Path

import pytest

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.device_secret import (
    SecretPlace,
    machine_folder,
    read_device_secret,
    read_or_make_device_secret,
)

STATION = "130528100201-A"


def made(tmp_path: Path, place: SecretPlace, seed: int = 1, station: str = STATION) -> bytes:
    randomness = random.Random(seed).randbytes
    return read_or_make_device_secret(
        tmp_path / "desk", station, randomness, Disk(), tmp_path / "machine", place
    )


def read(tmp_path: Path, station: str = STATION) -> bytes:
    return read_device_secret(tmp_path / "desk", station, Disk(), tmp_path / "machine")


@pytest.mark.parametrize(
    ("place", "folder"), [("beside", "desk"), ("machine", f"machine/{STATION}")]
)
def test_the_secret_is_made_once_and_read_ever_after(
    tmp_path: Path, place: SecretPlace, folder: str
) -> None:
    secret = made(tmp_path, place)
    assert len(secret) == 32
    assert made(tmp_path, place, seed=2) == secret
    assert read(tmp_path) == secret
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.parent for path in paths} == {tmp_path / folder}
    if os.name != "nt":
        assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_stations_on_one_pc_have_their_own_secrets(tmp_path: Path) -> None:
    assert made(tmp_path, "machine") != made(tmp_path, "machine", seed=2, station="other")


def test_a_secret_that_lies_beside_goes_first(tmp_path: Path) -> None:
    on_machine = made(tmp_path, "machine")
    (tmp_path / "desk").mkdir()
    TwoCopyFile(tmp_path / "desk" / "device.secret", Disk()).write(Copy(1, b"b" * 32))
    assert read(tmp_path) == b"b" * 32 != on_machine
    assert made(tmp_path, "machine") == b"b" * 32


def test_a_folder_from_another_pc_is_told_apart_from_a_wrong_password(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="device_secret_missing"):
        read(tmp_path)


def test_one_damaged_copy_is_mended_and_two_are_damage(tmp_path: Path) -> None:
    secret = made(tmp_path, "beside")
    path = tmp_path / "desk" / "device.secret"
    path.write_bytes(b"torn")
    assert read(tmp_path) == secret
    for each in (path, path.with_name("device.secret.copy")):
        each.write_bytes(b"torn")
    for act in (read, lambda folder: made(folder, "beside")):
        with pytest.raises(EnvironmentProblem, match="vault_file_damaged"):
            act(tmp_path)


def test_a_secret_of_another_length_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    TwoCopyFile(tmp_path / "desk" / "device.secret", Disk()).write(Copy(1, b"short"))
    with pytest.raises(EnvironmentProblem, match="vault_file_damaged"):
        read(tmp_path)


@pytest.mark.parametrize("station", ["", "..", "a/b", "a\\b", "村", "x" * 65])
def test_a_station_id_cannot_leave_the_folder(tmp_path: Path, station: str) -> None:
    with pytest.raises(ValueError, match="station id"):
        made(tmp_path, "machine", station=station)


def test_the_machine_folder_belongs_to_this_program_and_account() -> None:
    folder = machine_folder()
    assert folder.is_absolute()
    assert folder.parts[-2:] == ("lianxin", "devices")
