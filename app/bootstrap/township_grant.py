"""In again by the township's grant: the station asks with a file, and an answer opens it once."""

from pathlib import Path

import msgspec

from app.acts.account_acts import GRANTED
from app.bootstrap.station import OpenStation, open_unlocked
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import Unlocked, attempts_of, slot_file, staff_id_of
from app.bootstrap.suites import suited
from app.bootstrap.surroundings import Surroundings
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.moments import utc_text
from app.vault.device_secret import read_device_secret
from app.vault.encoding import decoded
from app.vault.fingerprints import fingerprint
from app.vault.grants import (
    GRANT_BYTES_MAX,
    GRANT_VERSION,
    REQUEST_SUFFIX,
    GrantRequest,
    take_grant,
    write_request,
)
from app.vault.passwords import check_new_password

_WAITING = "grant.waiting"


class AskedGrant(msgspec.Struct, frozen=True):
    """A request that was written: where it lies, whose township reads it, and its six digits."""

    path: Path
    town_name: str
    digits: str


class _Waiting(msgspec.Struct, frozen=True, array_like=True):
    staff_id: str
    secret: str
    request: bytes


def ask_township(
    data_dir: Path, staff: str, target: Path, surroundings: Surroundings
) -> AskedGrant:
    """Write a request for a way in to a stick; asked again, the same one, so that an answer that is
    on its way still counts.

    Raises OperationRefused `township_slot_missing`, `account_unknown`; EnvironmentProblem
    `file_not_written`.
    """
    folder = StationFolder(data_dir, surroundings.disk)
    label = folder.label()
    surroundings = suited(surroundings, label.suite)
    crypto = surroundings.crypto
    slots = slot_file(folder, label, surroundings)
    tiles = slots.names()
    staff_id = staff_id_of(tiles, staff)
    asked = slots.township()
    if asked is None:
        raise OperationRefused("township_slot_missing")
    door, sealed_key = asked
    waiting = _waiting(folder, surroundings)
    if waiting is None or waiting.staff_id != staff_id:
        identity = crypto.generate_age_identity()
        request = GrantRequest(
            version=GRANT_VERSION,
            device_id=door.device_id,
            village_code=door.village_code,
            station_name=label.station_name,
            staff_name=next(tile.name for tile in tiles if tile.staff_id == staff_id),
            recipient=identity.recipient,
            sealed_key=sealed_key,
            made_at=utc_text(surroundings.clock()),
        )
        waiting = _Waiting(staff_id, identity.secret, write_request(request))
        _keep_waiting(folder, waiting, surroundings)
    path = target / f"{door.village_code}-{door.device_id[:6]}{REQUEST_SUFFIX}"
    try:
        surroundings.disk.write_atomically(path, waiting.request)
    except EnvironmentProblem:
        raise EnvironmentProblem("file_not_written") from None
    return AskedGrant(path, door.name, fingerprint(crypto, waiting.request))


def enter_by_grant(
    data_dir: Path, staff: str, answer: Path, new_password: str, surroundings: Surroundings
) -> OpenStation:
    """Open the station by the township's answer, with a new password for who asked.

    Raises OperationRefused `grant_not_asked`, `grant_damaged`, `grant_not_ours`, `account_unknown`,
    `password_too_weak`; EnvironmentProblem `file_unreadable`. After a power cut the answer still
    opens, or the new password does.
    """
    check_new_password(new_password)
    folder = StationFolder(data_dir, surroundings.disk)
    surroundings = suited(surroundings, folder.label().suite)
    slots = slot_file(folder, folder.label(), surroundings)
    staff_id = staff_id_of(slots.names(), staff)
    waiting = _waiting(folder, surroundings)
    if waiting is None or waiting.staff_id != staff_id:
        raise OperationRefused("grant_not_asked")
    try:
        content = surroundings.disk.read(answer, 2 * GRANT_BYTES_MAX)
    except EnvironmentProblem:
        raise EnvironmentProblem("file_unreadable") from None
    if content is None:
        raise EnvironmentProblem("file_unreadable")
    key = take_grant(surroundings.crypto, waiting.secret, waiting.request, content)
    if not slots.is_key(key):
        raise OperationRefused("grant_not_ours")
    slots.reset_password(key, staff_id, new_password, surroundings.password_cost)
    attempts = attempts_of(folder, surroundings)
    attempts.begin(staff_id)
    misses = attempts.succeeded(staff_id)
    station = open_unlocked(folder, Unlocked(staff_id, key, misses), surroundings)
    try:
        station.note_account(GRANTED)
        (data_dir / _WAITING).unlink(missing_ok=True)
    except BaseException:
        station.close()
        raise
    return station


def _waiting(folder: StationFolder, surroundings: Surroundings) -> _Waiting | None:
    content = surroundings.disk.read(folder.path / _WAITING)
    if content is None:
        return None
    try:
        key = _waiting_key(folder, surroundings)
        return decoded(surroundings.crypto.open(key, content, _WAITING.encode()), _Waiting)
    except OperationRefused:  # another PC's, or damaged: a new request is written
        return None


def _keep_waiting(folder: StationFolder, waiting: _Waiting, surroundings: Surroundings) -> None:
    sealed = surroundings.crypto.seal(
        _waiting_key(folder, surroundings),
        msgspec.msgpack.encode(waiting),
        _WAITING.encode(),
        surroundings.randomness,
    )
    surroundings.disk.write_atomically(folder.path / _WAITING, sealed)


def _waiting_key(folder: StationFolder, surroundings: Surroundings) -> bytes:
    """Under the device secret: a copied folder with the answer opens nothing."""
    secret = read_device_secret(
        folder.path, folder.label().station_id, surroundings.disk, surroundings.machine_dir
    )
    return surroundings.crypto.derive_key(secret, "grant-request")
