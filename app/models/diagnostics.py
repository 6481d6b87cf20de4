"""What helps to find a fault from afar: figures and keys, never anybody's data."""

from typing import Any

import msgspec

from app.models.errors import OperationRefused

DIAGNOSTICS_SUFFIX = ".lxd"


class ExchangeTrace(msgspec.Struct, frozen=True):
    """How one exchange ended: a problem key without its facts, which may name files and people."""

    at: str
    carrier: str
    direction: str
    result: str
    sent: int
    received: int


class Diagnostics(msgspec.Struct, frozen=True):
    """A station as it stands, without names, texts and addresses.

    `file_bytes` are the sizes of the program's own files, by name; `check` is the station's
    self-check in figures; `exchanges` come newest first.
    """

    made_at: str
    program: str
    schema: int
    fold: int
    system: str
    processor: str
    python: str
    qt: str
    village_code: str
    device_id: str
    profile_code: str
    free_mib: int
    file_bytes: dict[str, int]
    check: dict[str, Any]
    exchanges: tuple[ExchangeTrace, ...]


def diagnostics_bytes(diagnostics: Diagnostics) -> bytes:
    """As JSON."""
    return msgspec.json.encode(diagnostics)


def read_diagnostics(content: bytes) -> Diagnostics:
    """What a station wrote. Raises OperationRefused `diagnostics_unreadable`."""
    try:
        return msgspec.json.decode(content, type=Diagnostics)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise OperationRefused("diagnostics_unreadable") from None
