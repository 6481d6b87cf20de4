"""What the key slots' file holds: one slot for each way to the database key."""

import msgspec

from app.models.errors import OperationRefused

SLOTS_VERSION = 2
OLDEST_SLOTS_VERSION = 1
PASSWORD_KIND, RECOVERY_KIND, TOWNSHIP_KIND, FORMER_KIND = (
    "password",
    "recovery",
    "township",
    "former",
)
"""By a person's password, by the recovery code, by the township; and a key that was in force before."""


class PasswordLock(msgspec.Struct, frozen=True, array_like=True):
    """How a password is stretched."""

    salt: bytes
    m_kib: int
    t: int
    p: int


class Slot(msgspec.Struct, frozen=True, array_like=True):
    """One way to the database key.

    `recipient` is the slot's own public key and `sealed_secret` the private one under the password
    or code, so that another database key can be put in without either. Slots of version 1 have
    neither: there the password's key wraps the database key itself. `lock` is this kind's own
    msgpack: kinds that a version does not know pass through it whole.
    """

    kind: str
    owner_id: str
    label: str
    lock: bytes
    wrapped_key: bytes
    recipient: str = ""
    sealed_secret: bytes = b""


class SlotTable(msgspec.Struct, frozen=True, array_like=True):
    """All slots of a station."""

    version: int
    suite: int
    slots: tuple[Slot, ...]


class Standing(msgspec.Struct, frozen=True):
    """The table that is in force, with the bytes and the generation that its tag covers."""

    generation: int
    table_bytes: bytes
    tag: bytes
    table: SlotTable


def is_slot_of(slot: Slot, staff_id: str) -> bool:
    """Whether it is this person's."""
    return slot.kind == PASSWORD_KIND and slot.owner_id == staff_id


def slot_of(table: SlotTable, staff_id: str) -> Slot:
    """A person's slot. Raises OperationRefused `account_unknown`."""
    for slot in table.slots:
        if is_slot_of(slot, staff_id):
            return slot
    raise OperationRefused("account_unknown")


def bound(slot: Slot) -> bytes:
    """What a slot's secrets are bound to."""
    content = (slot.kind, slot.owner_id, slot.label, slot.lock)
    return msgspec.msgpack.encode((*content, slot.recipient) if slot.recipient else content)


class TownshipDoor(msgspec.Struct, frozen=True, array_like=True):
    """Where a station that nobody can open asks its township: the lock of that slot. `tls_roots` are
    authorities of the township's own that vouch for its server, PEM; often nothing.
    """

    town_code: str
    name: str
    url: str
    public_key: bytes
    device_id: str
    village_code: str
    tls_roots: bytes = b""


class TownshipKey(msgspec.Struct, frozen=True, array_like=True):
    """What is sealed to the township: the key, and which device it opens."""

    device_id: str
    village_code: str
    database_key: bytes
