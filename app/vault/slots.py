"""The key slots: the database key, wrapped once for each person who may open the station's desk."""

import hmac
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import KEY_BYTES, CryptoProvider, Randomness
from app.vault.encoding import decoded
from app.vault.passwords import SALT_BYTES, PasswordCost, check_new_password, stretch_password

SLOTS_VERSION = 1
SLOTS_FILE = "slots"
_PASSWORD_KIND, _RECOVERY_KIND = "password", "recovery"


class LoginTile(msgspec.Struct, frozen=True):
    """One person on the login screen. The role stands in the database, not here."""

    staff_id: str
    name: str


class _PasswordLock(msgspec.Struct, frozen=True, array_like=True):
    salt: bytes
    m_kib: int
    t: int
    p: int


class _Slot(msgspec.Struct, frozen=True, array_like=True):
    # `lock` is this kind's own msgpack: kinds that a version does not know pass through it whole.
    kind: str
    owner_id: str
    label: str
    lock: bytes
    wrapped_key: bytes


class _SlotTable(msgspec.Struct, frozen=True, array_like=True):
    version: int
    suite: int
    slots: tuple[_Slot, ...]


class _Standing(msgspec.Struct, frozen=True):
    """The table that is in force, with the bytes and the generation that its tag covers."""

    generation: int
    table_bytes: bytes
    tag: bytes
    table: _SlotTable


class SlotFile:
    """The slot file of one station, `slots` and `slots.copy`. One program at a time writes it.

    The key of a slot comes from the person's password and this PC's device secret, so neither a
    copied folder nor a password alone opens it. A tag under the database key covers the table:
    what was changed without that key is noticed at the next unlocking.

    Any act may raise EnvironmentProblem `vault_file_missing`, `vault_file_damaged`,
    `vault_file_unreadable` or `vault_file_not_written` (file), and OperationRefused
    `vault_made_by_newer_version` (file).
    """

    def __init__(
        self,
        path: Path,
        crypto: CryptoProvider,
        device_secret: bytes,
        randomness: Randomness,
        disk: Disk,
    ) -> None:
        self._file = TwoCopyFile(path, disk)
        self._name = path.name
        self._crypto = crypto
        self._device_secret = device_secret
        self._randomness = randomness

    def exists(self) -> bool:
        """Whether this station has been set up."""
        return self._file.exists()

    def create(self, tile: LoginTile, password: str, cost: PasswordCost) -> bytes:
        """Make the database key (32 bytes) and its first slot; returns the key.

        Raises OperationRefused `vault_already_exists` or `password_too_weak`.
        """
        if self.exists():
            raise OperationRefused("vault_already_exists")
        database_key = self._randomness(KEY_BYTES)
        slot = self._locked_slot(database_key, tile, password, cost)
        self._write(database_key, 1, (slot,))
        return database_key

    def names(self) -> list[LoginTile]:
        """The login tiles, in the order in which people were added."""
        slots = self._read().table.slots
        return [LoginTile(s.owner_id, s.label) for s in slots if s.kind == _PASSWORD_KIND]

    def unlock(self, staff_id: str, password: str) -> bytes:
        """The database key.

        Raises OperationRefused `account_unknown`, `password_wrong` (also when this is not the
        device secret, or the slot was tampered with) or `slots_tampered`.
        """
        standing = self._read()
        slot = _slot_of(standing.table, staff_id)
        key = self._slot_key(password, _lock_of(slot, self._name))
        try:
            database_key = self._crypto.open(key, slot.wrapped_key, _bound(slot))
        except OperationRefused:
            raise OperationRefused("password_wrong") from None
        self._check_tag(database_key, standing)
        return database_key

    def add_slot(
        self, database_key: bytes, tile: LoginTile, password: str, cost: PasswordCost
    ) -> None:
        """Let one more person in.

        Raises OperationRefused `account_already_exists`, `password_too_weak` or `slots_tampered`.
        """

        def added(slots: tuple[_Slot, ...]) -> tuple[_Slot, ...]:
            if any(_is_slot_of(slot, tile.staff_id) for slot in slots):
                raise OperationRefused("account_already_exists")
            return (*slots, self._locked_slot(database_key, tile, password, cost))

        self._change(database_key, added)

    def remove_slot(self, database_key: bytes, staff_id: str) -> None:
        """Let a person in no longer.

        An older copy of this file still lets them in on this PC until the database key changes.
        Raises OperationRefused `account_unknown`, `last_account_cannot_go` or `slots_tampered`.
        """

        def removed(slots: tuple[_Slot, ...]) -> tuple[_Slot, ...]:
            left = tuple(slot for slot in slots if not _is_slot_of(slot, staff_id))
            if len(left) == len(slots):
                raise OperationRefused("account_unknown")
            if not any(slot.kind == _PASSWORD_KIND for slot in left):
                raise OperationRefused("last_account_cannot_go")
            return left

        self._change(database_key, removed)

    def change_password(
        self, staff_id: str, password: str, new_password: str, cost: PasswordCost
    ) -> None:
        """Give a person who knows the old password a new one; raises what `unlock` raises.

        Also raises OperationRefused `password_too_weak`. A crash leaves one of the two in force.
        """
        self.reset_password(self.unlock(staff_id, password), staff_id, new_password, cost)

    def reset_password(
        self, database_key: bytes, staff_id: str, new_password: str, cost: PasswordCost
    ) -> None:
        """Give a person who forgot theirs a new password, by someone who is in.

        Raises OperationRefused `account_unknown`, `password_too_weak` or `slots_tampered`.
        """

        def relocked(slots: tuple[_Slot, ...]) -> tuple[_Slot, ...]:
            tiles = [LoginTile(s.owner_id, s.label) for s in slots if _is_slot_of(s, staff_id)]
            if not tiles:
                raise OperationRefused("account_unknown")
            fresh = self._locked_slot(database_key, tiles[0], new_password, cost)
            return tuple(fresh if _is_slot_of(slot, staff_id) else slot for slot in slots)

        self._change(database_key, relocked)

    # -- the recovery code: without the device secret, for it must open a backup on another PC

    def has_recovery(self) -> bool:
        """Whether a recovery code was made."""
        return any(slot.kind == _RECOVERY_KIND for slot in self._read().table.slots)

    def set_recovery(self, database_key: bytes, secret: bytes) -> None:
        """Let a recovery code in, in place of the one before.

        Raises OperationRefused `slots_tampered`.
        """

        def replaced(slots: tuple[_Slot, ...]) -> tuple[_Slot, ...]:
            slot = _Slot(_RECOVERY_KIND, "", "", self._randomness(SALT_BYTES), b"")
            key = self._recovery_key(secret, slot)
            wrapped = self._crypto.seal(key, database_key, _bound(slot), self._randomness)
            fresh = msgspec.structs.replace(slot, wrapped_key=wrapped)
            return (*(each for each in slots if each.kind != _RECOVERY_KIND), fresh)

        self._change(database_key, replaced)

    def unlock_by_recovery(self, secret: bytes) -> bytes:
        """The database key, by a recovery code.

        Raises OperationRefused `recovery_code_missing`, `recovery_code_wrong`, `slots_tampered`.
        """
        standing = self._read()
        for slot in standing.table.slots:
            if slot.kind == _RECOVERY_KIND:
                try:
                    key = self._recovery_key(secret, slot)
                    database_key = self._crypto.open(key, slot.wrapped_key, _bound(slot))
                except OperationRefused:
                    raise OperationRefused("recovery_code_wrong") from None
                self._check_tag(database_key, standing)
                return database_key
        raise OperationRefused("recovery_code_missing")

    def _recovery_key(self, secret: bytes, slot: _Slot) -> bytes:
        """130 random bits need no stretching."""
        return self._crypto.derive_key(self._crypto.hash(secret + slot.lock), "recovery-slot")

    def _change(
        self, database_key: bytes, change: Callable[[tuple[_Slot, ...]], tuple[_Slot, ...]]
    ) -> None:
        standing = self._read()
        self._check_tag(database_key, standing)
        self._write(database_key, standing.generation + 1, change(standing.table.slots))

    def _locked_slot(
        self, database_key: bytes, tile: LoginTile, password: str, cost: PasswordCost
    ) -> _Slot:
        check_new_password(password)
        lock = _PasswordLock(self._randomness(SALT_BYTES), cost.m_kib, cost.t, cost.p)
        encoded_lock = msgspec.msgpack.encode(lock)
        slot = _Slot(_PASSWORD_KIND, tile.staff_id, tile.name, encoded_lock, b"")
        key = self._slot_key(password, lock)
        wrapped = self._crypto.seal(key, database_key, _bound(slot), self._randomness)
        return msgspec.structs.replace(slot, wrapped_key=wrapped)

    def _slot_key(self, password: str, lock: _PasswordLock) -> bytes:
        stretched = stretch_password(password, lock.salt, PasswordCost(lock.m_kib, lock.t, lock.p))
        return self._crypto.derive_key(stretched + self._device_secret, "password-slot")

    def _read(self) -> _Standing:
        copy = self._file.read()
        parts = decoded(copy.content, tuple[bytes, bytes])
        table = decoded(parts[0], _SlotTable) if parts else None
        if parts is None or table is None:
            raise EnvironmentProblem("vault_file_damaged", file=self._name)
        if table.version != SLOTS_VERSION or table.suite != self._crypto.suite:
            raise OperationRefused("vault_made_by_newer_version", file=self._name)
        return _Standing(copy.generation, parts[0], parts[1], table)

    def _write(self, database_key: bytes, generation: int, slots: tuple[_Slot, ...]) -> None:
        table = _SlotTable(SLOTS_VERSION, self._crypto.suite, slots)
        table_bytes = msgspec.msgpack.encode(table)
        tag = self._tag(database_key, generation, table_bytes)
        self._file.write(Copy(generation, msgspec.msgpack.encode((table_bytes, tag))))

    def _tag(self, database_key: bytes, generation: int, table_bytes: bytes) -> bytes:
        key = self._crypto.derive_key(database_key, "slot-table")
        return self._crypto.mac(key, generation.to_bytes(8, "big") + table_bytes)

    def _check_tag(self, database_key: bytes, standing: _Standing) -> None:
        tag = self._tag(database_key, standing.generation, standing.table_bytes)
        if not hmac.compare_digest(tag, standing.tag):
            raise OperationRefused("slots_tampered")


def _is_slot_of(slot: _Slot, staff_id: str) -> bool:
    return slot.kind == _PASSWORD_KIND and slot.owner_id == staff_id


def _slot_of(table: _SlotTable, staff_id: str) -> _Slot:
    for slot in table.slots:
        if _is_slot_of(slot, staff_id):
            return slot
    raise OperationRefused("account_unknown")


def _bound(slot: _Slot) -> bytes:
    return msgspec.msgpack.encode((slot.kind, slot.owner_id, slot.label, slot.lock))


def _lock_of(slot: _Slot, file_name: str) -> _PasswordLock:
    lock = decoded(slot.lock, _PasswordLock)
    if lock is None or not PasswordCost(lock.m_kib, lock.t, lock.p).is_sane():
        raise EnvironmentProblem("vault_file_damaged", file=file_name)
    return lock
