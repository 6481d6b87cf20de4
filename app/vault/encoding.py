"""Reading msgpack that others wrote: whatever the bytes are, the answer is a value or nothing."""

from typing import TypeVar

import msgspec

_Decoded = TypeVar("_Decoded")


def decoded(content: bytes, kind: type[_Decoded]) -> _Decoded | None:
    """The value of that kind which the bytes spell, or None for any other bytes."""
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (ValueError, RecursionError):  # msgspec's own errors and bad UTF-8 are ValueErrors
        return None


def decoded_strictly(content: bytes, kind: type[_Decoded]) -> _Decoded | None:
    """As `decoded`, but only for the one spelling that this program writes itself."""
    value = decoded(content, kind)
    if value is None or msgspec.msgpack.encode(value) != content:
        return None
    return value
