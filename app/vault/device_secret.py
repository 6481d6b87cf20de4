"""The device secret: half of every slot's key, kept on the PC so that a copied folder is not enough."""

import re
from pathlib import Path
from typing import Literal

import platformdirs

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import KEY_BYTES, Randomness

DEVICE_SECRET_FILE = "device.secret"
SecretPlace = Literal["machine", "beside"]
_STATION_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


def machine_folder() -> Path:
    """Where this PC keeps device secrets, away from the stations' own folders."""
    return Path(platformdirs.user_data_dir("lianxin", appauthor=False)) / "devices"


def read_device_secret(data_dir: Path, station_id: str, disk: Disk, machine_dir: Path) -> bytes:
    """The 32-byte secret of a station that was set up before; one that lies beside goes first.

    `machine_dir` is `machine_folder()`, save in tests. Raises EnvironmentProblem
    `device_secret_missing` (the folder came from another PC), `vault_file_damaged` or
    `vault_file_unreadable` (file).
    """
    for file in _files(data_dir, station_id, disk, machine_dir).values():
        if file.exists():
            secret = file.read().content
            if len(secret) != KEY_BYTES:
                raise EnvironmentProblem("vault_file_damaged", file=DEVICE_SECRET_FILE)
            return secret
    raise EnvironmentProblem("device_secret_missing")


def read_or_make_device_secret(
    data_dir: Path,
    station_id: str,
    randomness: Randomness,
    disk: Disk,
    machine_dir: Path,
    place: SecretPlace = "machine",
) -> bytes:
    """As `read_device_secret`, but makes the secret at `place` when there is none: for setting up.

    "beside" is for practice and demonstration folders, which may be carried to another PC.
    Opening an existing station with this would make a new secret that fits no slot.
    Also raises EnvironmentProblem `vault_file_not_written` (file).
    """
    files = _files(data_dir, station_id, disk, machine_dir)
    if any(file.exists() for file in files.values()):
        return read_device_secret(data_dir, station_id, disk, machine_dir)
    secret = randomness(KEY_BYTES)
    disk.make_folder(data_dir if place == "beside" else machine_dir / station_id)
    files[place].write(Copy(1, secret))
    return secret


def has_device_secret(station_id: str, disk: Disk, machine_dir: Path) -> bool:
    """Whether this PC keeps the secret of that station."""
    return _files(machine_dir, station_id, disk, machine_dir)["machine"].exists()


def is_station_id(text: str) -> bool:
    """Whether a label may name a station so."""
    return _STATION_ID.fullmatch(text) is not None


def keep_device_secret(
    prepared_dir: Path, station_id: str, disk: Disk, machine_dir: Path, place: SecretPlace
) -> None:
    """A secret that was made beside a station on its way to this PC goes to its `place`; done again, it
    is done once.

    Raises EnvironmentProblem `vault_file_not_written` (file).
    """
    files = _files(prepared_dir, station_id, disk, machine_dir)
    if place == "beside" or not files["beside"].exists():
        return
    disk.make_folder(machine_dir / station_id)
    files["machine"].write(Copy(1, files["beside"].read().content))
    for path in prepared_dir.glob(f"{DEVICE_SECRET_FILE}*"):
        path.unlink()


def _files(
    data_dir: Path, station_id: str, disk: Disk, machine_dir: Path
) -> dict[SecretPlace, TwoCopyFile]:
    if not _STATION_ID.fullmatch(station_id):
        raise ValueError("a station id is 1 to 64 letters, digits, - and _")
    return {
        "beside": TwoCopyFile(data_dir / DEVICE_SECRET_FILE, disk),
        "machine": TwoCopyFile(machine_dir / station_id / DEVICE_SECRET_FILE, disk),
    }
