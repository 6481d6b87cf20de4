"""The key slots: the database key, wrapped once for each person who may open the station's desk."""

import contextlib
import hmac
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import KEY_BYTES, CryptoProvider, Randomness
from app.vault.encoding import decoded
from app.vault.passwords import SALT_BYTES, PasswordCost, check_new_password, stretch_password
from app.vault.slot_records import (
    FORMER_KIND,
    OLDEST_SLOTS_VERSION,
    PASSWORD_KIND,
    RECOVERY_KIND,
    SLOTS_VERSION,
    TOWNSHIP_KIND,
    PasswordLock,
    Slot,
    SlotTable,
    Standing,
    TownshipDoor,
    TownshipKey,
    bound,
    is_slot_of,
    slot_of,
)

SLOTS_FILE = "slots"


class LoginTile(msgspec.Struct, frozen=True):
    """One person on the login screen. The role stands in the database, not here."""

    staff_id: str
    name: str


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
        return [LoginTile(s.owner_id, s.label) for s in slots if s.kind == PASSWORD_KIND]

    def unlock(self, staff_id: str, password: str) -> bytes:
        """The database key.

        Raises OperationRefused `account_unknown`, `password_wrong` (also when this is not the
        device secret, or the slot was tampered with) or `slots_tampered`.
        """
        standing = self._read()
        slot = slot_of(standing.table, staff_id)
        key = self._slot_key(password, _lock_of(slot, self._name))
        try:
            database_key = self._key_in(slot, key)
        except OperationRefused:
            raise OperationRefused("password_wrong") from None
        self._check_tag(database_key, standing)
        if not slot.recipient:
            self._bring_up_to_date(database_key, slot, key)
        return database_key

    def add_slot(
        self, database_key: bytes, tile: LoginTile, password: str, cost: PasswordCost
    ) -> None:
        """Let one more person in.

        Raises OperationRefused `account_already_exists`, `password_too_weak` or `slots_tampered`.
        """

        def added(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            if any(is_slot_of(slot, tile.staff_id) for slot in slots):
                raise OperationRefused("account_already_exists")
            return (*slots, self._locked_slot(database_key, tile, password, cost))

        self._change(database_key, added)

    def remove_slot(self, database_key: bytes, staff_id: str) -> None:
        """Let a person in no longer.

        An older copy of this file still lets them in on this PC until the database key changes.
        Raises OperationRefused `account_unknown`, `last_account_cannot_go` or `slots_tampered`.
        """

        def removed(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            left = tuple(slot for slot in slots if not is_slot_of(slot, staff_id))
            if len(left) == len(slots):
                raise OperationRefused("account_unknown")
            if not any(slot.kind == PASSWORD_KIND for slot in left):
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
        self,
        database_key: bytes,
        staff_id: str,
        new_password: str,
        cost: PasswordCost,
        recovery: bytes = b"",
    ) -> None:
        """Give a person who forgot theirs a new password, by someone who is in; in the same write
        `recovery`, when there is one, becomes the secret of the recovery code.

        Raises OperationRefused `account_unknown`, `password_too_weak` or `slots_tampered`.
        """

        def relocked(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            tiles = [LoginTile(s.owner_id, s.label) for s in slots if is_slot_of(s, staff_id)]
            if not tiles:
                raise OperationRefused("account_unknown")
            fresh = self._locked_slot(database_key, tiles[0], new_password, cost)
            renewed = tuple(fresh if is_slot_of(slot, staff_id) else slot for slot in slots)
            return self._with_recovery(renewed, recovery, database_key) if recovery else renewed

        self._change(database_key, relocked)

    # -- the recovery code: without the device secret, for it must open a backup on another PC

    def has_recovery(self) -> bool:
        """Whether a recovery code was made."""
        return any(slot.kind == RECOVERY_KIND for slot in self._read().table.slots)

    def set_recovery(self, database_key: bytes, secret: bytes) -> None:
        """Let a recovery code in, in place of the one before.

        Raises OperationRefused `slots_tampered`.
        """
        self._change(database_key, lambda slots: self._with_recovery(slots, secret, database_key))

    def unlock_by_recovery(self, secret: bytes) -> bytes:
        """The database key, by a recovery code.

        Raises OperationRefused `recovery_code_missing`, `recovery_code_wrong`, `slots_tampered`.
        """
        standing = self._read()
        for slot in standing.table.slots:
            if slot.kind == RECOVERY_KIND:
                try:
                    key = self._recovery_key(secret, slot)
                    database_key = self._key_in(slot, key)
                except OperationRefused:
                    raise OperationRefused("recovery_code_wrong") from None
                self._check_tag(database_key, standing)
                if not slot.recipient:
                    self._bring_up_to_date(database_key, slot, key)
                return database_key
        raise OperationRefused("recovery_code_missing")

    # -- the township, and another database key

    def set_township(self, database_key: bytes, recipient: str, door: TownshipDoor) -> None:
        """Let the township grant a way in, in place of the township before; nothing is written when
        it is the same. Raises OperationRefused `slots_tampered`.
        """
        lock = msgspec.msgpack.encode(door)
        standing = self._read()
        if any((s.lock, s.recipient) == (lock, recipient) for s in _townships(standing.table)):
            return
        named = Slot(TOWNSHIP_KIND, door.town_code, door.name, lock, b"", recipient)

        def replaced(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            others = tuple(slot for slot in slots if slot.kind != TOWNSHIP_KIND)
            return (*others, self._sealed_to_town(named, database_key))

        self._change(database_key, replaced)

    def township(self) -> tuple[TownshipDoor, bytes] | None:
        """Whom to ask for a way in, and the sealed key that they can open; needs no password."""
        for slot in _townships(self._read().table):
            door = decoded(slot.lock, TownshipDoor)
            if door is not None:
                return door, slot.wrapped_key
        return None

    def is_key(self, database_key: bytes) -> bool:
        """Whether this is the database key in force."""
        try:
            self._check_tag(database_key, self._read())
        except OperationRefused:
            return False
        return True

    def replace_key(self, database_key: bytes) -> bytes:
        """Put a new database key in force for everybody who has a slot, in one write; returns it.

        The former one stays in the file under the new one, for the database and what else is still
        under it. Raises OperationRefused `slot_needs_login` (name) when somebody has not logged in
        since slots can take another key, and `slots_tampered`.
        """
        standing = self._read()
        self._check_tag(database_key, standing)
        fresh = self._randomness(KEY_BYTES)
        former = Slot(FORMER_KIND, "", str(standing.generation), b"", b"")
        slots = [
            *(self._under(fresh, slot, database_key) for slot in standing.table.slots),
            self._former(fresh, former, database_key),
        ]
        self._write(fresh, standing.generation + 1, tuple(slots))
        return fresh

    def former_keys(self, database_key: bytes) -> list[bytes]:
        """The keys that were in force before this one, the latest first.

        Raises OperationRefused `slots_tampered`.
        """
        standing = self._read()
        self._check_tag(database_key, standing)
        former = [slot for slot in standing.table.slots if slot.kind == FORMER_KIND]
        return [self._former_in(slot, database_key) for slot in reversed(former)]

    def _under(self, fresh: bytes, slot: Slot, database_key: bytes) -> Slot:
        if slot.kind == FORMER_KIND:
            return self._former(fresh, slot, self._former_in(slot, database_key))
        if slot.kind == TOWNSHIP_KIND:
            return self._sealed_to_town(slot, fresh)
        if not slot.recipient:
            raise OperationRefused("slot_needs_login", name=slot.label)
        wrapped = self._crypto.encrypt_to([slot.recipient], fresh)
        return msgspec.structs.replace(slot, wrapped_key=wrapped)

    def _sealed_to_town(self, slot: Slot, database_key: bytes) -> Slot:
        door = msgspec.msgpack.decode(slot.lock, type=TownshipDoor)
        key = msgspec.msgpack.encode(TownshipKey(door.device_id, door.village_code, database_key))
        wrapped = self._crypto.encrypt_to([slot.recipient], key)
        return msgspec.structs.replace(slot, wrapped_key=wrapped)

    def _former(self, fresh: bytes, slot: Slot, former: bytes) -> Slot:
        key = self._crypto.derive_key(fresh, "former-key")
        wrapped = self._crypto.seal(key, former, bound(slot), self._randomness)
        return msgspec.structs.replace(slot, wrapped_key=wrapped)

    def _former_in(self, slot: Slot, database_key: bytes) -> bytes:
        key = self._crypto.derive_key(database_key, "former-key")
        return self._crypto.open(key, slot.wrapped_key, bound(slot))

    # -- inside

    def _with_recovery(
        self, slots: tuple[Slot, ...], secret: bytes, database_key: bytes
    ) -> tuple[Slot, ...]:
        slot = Slot(RECOVERY_KIND, "", "", self._randomness(SALT_BYTES), b"")
        fresh = self._with_key(slot, self._recovery_key(secret, slot), database_key)
        return (*(each for each in slots if each.kind != RECOVERY_KIND), fresh)

    def _recovery_key(self, secret: bytes, slot: Slot) -> bytes:
        """130 random bits need no stretching."""
        return self._crypto.derive_key(self._crypto.hash(secret + slot.lock), "recovery-slot")

    def _change(
        self, database_key: bytes, change: Callable[[tuple[Slot, ...]], tuple[Slot, ...]]
    ) -> None:
        standing = self._read()
        self._check_tag(database_key, standing)
        self._write(database_key, standing.generation + 1, change(standing.table.slots))

    def _locked_slot(
        self, database_key: bytes, tile: LoginTile, password: str, cost: PasswordCost
    ) -> Slot:
        check_new_password(password)
        lock = PasswordLock(self._randomness(SALT_BYTES), cost.m_kib, cost.t, cost.p)
        encoded_lock = msgspec.msgpack.encode(lock)
        slot = Slot(PASSWORD_KIND, tile.staff_id, tile.name, encoded_lock, b"")
        return self._with_key(slot, self._slot_key(password, lock), database_key)

    def _with_key(self, slot: Slot, key: bytes, database_key: bytes) -> Slot:
        """The slot, holding the database key for whoever has this slot's own."""
        identity = self._crypto.generate_age_identity()
        named = msgspec.structs.replace(slot, recipient=identity.recipient)
        sealed = self._crypto.seal(key, identity.secret.encode(), bound(named), self._randomness)
        wrapped = self._crypto.encrypt_to([identity.recipient], database_key)
        return msgspec.structs.replace(named, sealed_secret=sealed, wrapped_key=wrapped)

    def _key_in(self, slot: Slot, key: bytes) -> bytes:
        if not slot.recipient:
            return self._crypto.open(key, slot.wrapped_key, bound(slot))
        secret = self._crypto.open(key, slot.sealed_secret, bound(slot)).decode()
        return self._crypto.decrypt_with(secret, slot.wrapped_key)

    def _bring_up_to_date(self, database_key: bytes, old: Slot, key: bytes) -> None:
        """From now on the slot takes another database key without password or code."""

        def renewed(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            fresh = self._with_key(old, key, database_key)
            return tuple(fresh if slot == old else slot for slot in slots)

        with contextlib.suppress(EnvironmentProblem):  # a full disk keeps nobody out
            self._change(database_key, renewed)

    def _slot_key(self, password: str, lock: PasswordLock) -> bytes:
        stretched = stretch_password(password, lock.salt, PasswordCost(lock.m_kib, lock.t, lock.p))
        return self._crypto.derive_key(stretched + self._device_secret, "password-slot")

    def _read(self) -> Standing:
        copy = self._file.read()
        parts = decoded(copy.content, tuple[bytes, bytes])
        table = decoded(parts[0], SlotTable) if parts else None
        if parts is None or table is None:
            raise EnvironmentProblem("vault_file_damaged", file=self._name)
        is_known = OLDEST_SLOTS_VERSION <= table.version <= SLOTS_VERSION
        if not is_known or table.suite != self._crypto.suite:
            raise OperationRefused("vault_made_by_newer_version", file=self._name)
        return Standing(copy.generation, parts[0], parts[1], table)

    def _write(self, database_key: bytes, generation: int, slots: tuple[Slot, ...]) -> None:
        table = SlotTable(SLOTS_VERSION, self._crypto.suite, slots)
        table_bytes = msgspec.msgpack.encode(table)
        tag = self._tag(database_key, generation, table_bytes)
        self._file.write(Copy(generation, msgspec.msgpack.encode((table_bytes, tag))))

    def _tag(self, database_key: bytes, generation: int, table_bytes: bytes) -> bytes:
        key = self._crypto.derive_key(database_key, "slot-table")
        return self._crypto.mac(key, generation.to_bytes(8, "big") + table_bytes)

    def _check_tag(self, database_key: bytes, standing: Standing) -> None:
        tag = self._tag(database_key, standing.generation, standing.table_bytes)
        if not hmac.compare_digest(tag, standing.tag):
            raise OperationRefused("slots_tampered")


def _lock_of(slot: Slot, file_name: str) -> PasswordLock:
    lock = decoded(slot.lock, PasswordLock)
    if lock is None or not PasswordCost(lock.m_kib, lock.t, lock.p).is_sane():
        raise EnvironmentProblem("vault_file_damaged", file=file_name)
    return lock


def _townships(table: SlotTable) -> list[Slot]:
    return [slot for slot in table.slots if slot.kind == TOWNSHIP_KIND]
