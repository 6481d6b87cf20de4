"""In again by the township's grant: the station asks by a file or over the line, and an answer opens it
once.
"""

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
from app.sync.unsigned_line import ask_for_grant
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

GRANT_WAITING = "grant.waiting"
_OVER = ("grant_refused", "grant_expired")


class AskedGrant(msgspec.Struct, frozen=True):
    """A request that was written: where it lies, whose township reads it, and its six digits."""

    path: Path
    town_name: str
    digits: str


class AskedByLine(msgspec.Struct, frozen=True):
    """A request that the township has: its six digits, and whether a clerk has granted it."""

    town_name: str
    digits: str
    is_granted: bool


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
    asking = _Asking(data_dir, staff, surroundings)
    request, door = asking.request(), asking.door
    path = target / f"{door.village_code}-{door.device_id[:6]}{REQUEST_SUFFIX}"
    try:
        surroundings.disk.write_atomically(path, request)
    except EnvironmentProblem:
        raise EnvironmentProblem("file_not_written") from None
    return AskedGrant(path, door.name, asking.digits())


def ask_by_line(data_dir: Path, staff: str, surroundings: Surroundings) -> AskedByLine:
    """Ask the township over the line; asked again, the same request, until a clerk has decided.

    Raises OperationRefused `grant_no_address`, `township_slot_missing`, `account_unknown`, and what
    the township says: after `grant_refused` and `grant_expired` the next request is another;
    EnvironmentProblem `server_unreachable`, `server_refused`.
    """
    asking = _Asking(data_dir, staff, surroundings)
    try:
        asking.answer()
    except OperationRefused as refusal:
        if refusal.key != "grant_waiting":
            raise
        return AskedByLine(asking.door.name, asking.digits(), is_granted=False)
    return AskedByLine(asking.door.name, asking.digits(), is_granted=True)


def enter_by_line(
    data_dir: Path, staff: str, new_password: str, surroundings: Surroundings
) -> OpenStation:
    """Open the station by the township's grant, with a new password for who asked.

    Raises OperationRefused `grant_waiting`, `password_too_weak`, and as `ask_by_line`. After a power
    cut the grant still opens, or the new password does.
    """
    check_new_password(new_password)
    answer = answer_by_line(data_dir, staff, surroundings)
    return _enter(data_dir, staff, answer, new_password, surroundings)


class _Asking:
    """Who asks, and whom."""

    def __init__(self, data_dir: Path, staff: str, surroundings: Surroundings) -> None:
        self._folder = StationFolder(data_dir, surroundings.disk)
        self._label = self._folder.label()
        self._surroundings = suited(surroundings, self._label.suite)
        slots = slot_file(self._folder, self._label, self._surroundings)
        self._tiles = slots.names()
        self._staff_id = staff_id_of(self._tiles, staff)
        asked = slots.township()
        if asked is None:
            raise OperationRefused("township_slot_missing")
        self.door, self._sealed_key = asked

    def request(self) -> bytes:
        """The one that this person's answer is awaited for, or a new one."""
        waiting = _waiting(self._folder, self._surroundings)
        if waiting is None or waiting.staff_id != self._staff_id:
            waiting = self._made()
            _keep_waiting(self._folder, waiting, self._surroundings)
        return waiting.request

    def answer(self) -> bytes:
        """What the township answers over the line; a request that it has ended is let go."""
        try:
            return ask_for_grant(self.door, self.request())
        except OperationRefused as refusal:
            if refusal.key in _OVER:
                (self._folder.path / GRANT_WAITING).unlink(missing_ok=True)
            raise

    def digits(self) -> str:
        """What is read out on the telephone."""
        return fingerprint(self._surroundings.crypto, self.request())

    def _made(self) -> "_Waiting":
        identity = self._surroundings.crypto.generate_age_identity()
        request = GrantRequest(
            version=GRANT_VERSION,
            device_id=self.door.device_id,
            village_code=self.door.village_code,
            station_name=self._label.station_name,
            staff_name=next(t.name for t in self._tiles if t.staff_id == self._staff_id),
            recipient=identity.recipient,
            sealed_key=self._sealed_key,
            made_at=utc_text(self._surroundings.clock()),
        )
        return _Waiting(self._staff_id, identity.secret, write_request(request))


def enter_by_grant(
    data_dir: Path, staff: str, answer: Path, new_password: str, surroundings: Surroundings
) -> OpenStation:
    """Open the station by the township's answer, with a new password for who asked.

    Raises OperationRefused `grant_not_asked`, `grant_damaged`, `grant_not_ours`, `account_unknown`,
    `password_too_weak`; EnvironmentProblem `file_unreadable`. After a power cut the answer still
    opens, or the new password does.
    """
    return _enter(data_dir, staff, answer_in(answer, surroundings), new_password, surroundings)


def answer_in(answer: Path, surroundings: Surroundings) -> bytes:
    """What the township wrote on a stick. Raises EnvironmentProblem `file_unreadable`."""
    try:
        content = surroundings.disk.read(answer, 2 * GRANT_BYTES_MAX)
    except EnvironmentProblem:
        raise EnvironmentProblem("file_unreadable") from None
    if content is None:
        raise EnvironmentProblem("file_unreadable")
    return content


def answer_by_line(data_dir: Path, staff: str, surroundings: Surroundings) -> bytes:
    """What the township answers over the line. Raises as `ask_by_line`, and `grant_waiting`."""
    return _Asking(data_dir, staff, surroundings).answer()


def key_by_grant(data_dir: Path, staff: str, answer: bytes, surroundings: Surroundings) -> Unlocked:
    """Who asked, and the database key that the township has granted.

    Raises OperationRefused `grant_not_asked`, `grant_damaged`, `grant_not_ours`, `account_unknown`.
    """
    folder = StationFolder(data_dir, surroundings.disk)
    surroundings = suited(surroundings, folder.label().suite)
    slots = slot_file(folder, folder.label(), surroundings)
    staff_id = staff_id_of(slots.names(), staff)
    waiting = _waiting(folder, surroundings)
    if waiting is None or waiting.staff_id != staff_id:
        raise OperationRefused("grant_not_asked")
    key = take_grant(surroundings.crypto, waiting.secret, waiting.request, answer)
    if not slots.is_key(key):
        raise OperationRefused("grant_not_ours")
    return Unlocked(staff_id, key)


def _enter(
    data_dir: Path, staff: str, answer: bytes, new_password: str, surroundings: Surroundings
) -> OpenStation:
    check_new_password(new_password)
    unlocked = key_by_grant(data_dir, staff, answer, surroundings)
    staff_id, key = unlocked.staff_id, unlocked.database_key
    folder = StationFolder(data_dir, surroundings.disk)
    slots = slot_file(folder, folder.label(), surroundings)
    slots.reset_password(key, staff_id, new_password, surroundings.password_cost)
    attempts = attempts_of(folder, surroundings)
    attempts.begin(staff_id)
    misses = attempts.succeeded(staff_id)
    station = open_unlocked(folder, Unlocked(staff_id, key, misses), surroundings)
    try:
        station.note_account(GRANTED)
        (data_dir / GRANT_WAITING).unlink(missing_ok=True)
    except BaseException:
        station.close()
        raise
    return station


def _waiting(folder: StationFolder, surroundings: Surroundings) -> _Waiting | None:
    content = surroundings.disk.read(folder.path / GRANT_WAITING)
    if content is None:
        return None
    try:
        key = _waiting_key(folder, surroundings)
        return decoded(surroundings.crypto.open(key, content, GRANT_WAITING.encode()), _Waiting)
    except OperationRefused:  # another PC's, or damaged: a new request is written
        return None


def _keep_waiting(folder: StationFolder, waiting: _Waiting, surroundings: Surroundings) -> None:
    sealed = surroundings.crypto.seal(
        _waiting_key(folder, surroundings),
        msgspec.msgpack.encode(waiting),
        GRANT_WAITING.encode(),
        surroundings.randomness,
    )
    surroundings.disk.write_atomically(folder.path / GRANT_WAITING, sealed)


def _waiting_key(folder: StationFolder, surroundings: Surroundings) -> bytes:
    """Under the device secret: a copied folder with the answer opens nothing."""
    secret = read_device_secret(
        folder.path, folder.label().station_id, surroundings.disk, surroundings.machine_dir
    )
    return surroundings.crypto.derive_key(secret, "grant-request")
