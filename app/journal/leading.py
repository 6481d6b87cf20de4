"""Reads the leading parts of msgpack arrays and byte strings that end too early."""

_FIXED_ARRAY, _ARRAY_16, _ARRAY_32 = 0x90, 0xDC, 0xDD
_BINARY_8, _BINARY_16, _BINARY_32 = 0xC4, 0xC5, 0xC6
_LENGTH_BYTES = {_ARRAY_16: 2, _ARRAY_32: 4, _BINARY_8: 1, _BINARY_16: 2, _BINARY_32: 4}


class EndedEarly(Exception):
    """The rest is not there, or is something else."""


class Leading:
    """A place in bytes that may end anywhere."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 0

    def array(self) -> int:
        """The head of an array: how many elements follow."""
        kind = self._taken(1)[0]
        if kind & 0xF0 == _FIXED_ARRAY:
            return kind & 0x0F
        if kind not in (_ARRAY_16, _ARRAY_32):
            raise EndedEarly
        return self._length(kind)

    def binary(self) -> bytes:
        """A byte string that is there to its end."""
        kind = self._taken(1)[0]
        if kind not in (_BINARY_8, _BINARY_16, _BINARY_32):
            raise EndedEarly
        return self._taken(self._length(kind))

    def _length(self, kind: int) -> int:
        return int.from_bytes(self._taken(_LENGTH_BYTES[kind]), "big")

    def _taken(self, count: int) -> bytes:
        start, self._place = self._place, self._place + count
        if self._place > len(self._content):
            raise EndedEarly
        return self._content[start : self._place]
