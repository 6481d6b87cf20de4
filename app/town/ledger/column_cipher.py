"""Columns that hold villagers' ID numbers are encrypted under a key that the database does not have.

Sealed are the columns of ID numbers themselves, and what holds them within: bodies and segments of the
journal, registers of the fold, and the steps by which a change of the register is taken back. Equal
content under one key has equal bytes, as an index by keyed digest shows it anyway.
"""

import base64
from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

from app.models.id_number import clean_id_number
from app.vault.crypto import CryptoProvider

FIRST_KEY = 1
_INDEX_BYTES = 16


class ColumnCipher:
    """Seals and opens values. `key_of` gives the key of each number; `number` is the one that new
    values are sealed with.
    """

    def __init__(
        self, crypto: CryptoProvider, key_of: Callable[[str], bytes], number: int = FIRST_KEY
    ) -> None:
        self._crypto = crypto
        self._key_of = key_of
        self._index_key = key_of("column-index")
        self._keys: dict[int, tuple[bytes, bytes]] = {}
        self.number = number

    def seal(self, content: bytes) -> bytes:
        """The number of the key, then what the key has sealed."""
        key, nonce_key = self._key(self.number)
        bound = bytes([self.number])
        # The nonce follows from the content: no two contents share one, and nothing is drawn by lot.
        nonce = self._crypto.mac(nonce_key, content)
        return bound + self._crypto.seal(key, content, bound, lambda length: nonce[:length])

    def open(self, kept: bytes) -> bytes:
        """What was sealed. Raises OperationRefused `sealed_content_damaged`."""
        key, _ = self._key(kept[0] if kept else 0)
        return self._crypto.open(key, kept[1:], kept[:1])

    def index(self, id_number: str) -> str:
        """By what an ID number is found; the same for every way of writing it."""
        cleaned = clean_id_number(id_number).encode()
        return self._crypto.mac(self._index_key, cleaned)[:_INDEX_BYTES].hex()

    def _key(self, number: int) -> tuple[bytes, bytes]:
        if number not in self._keys:
            names = (f"column-key/{number}", f"column-nonce/{number}")
            self._keys[number] = (self._key_of(names[0]), self._key_of(names[1]))
        return self._keys[number]


def give_cipher(dialect: Dialect, cipher: ColumnCipher) -> None:
    """Have all sealed columns of an engine read and written by this cipher."""
    dialect.column_cipher = cipher  # type: ignore[attr-defined]


def cipher_of(dialect: Dialect) -> ColumnCipher:
    """The cipher that an engine was given."""
    found: ColumnCipher = dialect.column_cipher  # type: ignore[attr-defined]
    return found


class SealedBytes(TypeDecorator[bytes]):
    """Bytes that are sealed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        """As they are kept."""
        return None if value is None else cipher_of(dialect).seal(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bytes | None:
        """As they were."""
        return None if value is None else cipher_of(dialect).open(bytes(value))


class SealedText(TypeDecorator[str]):
    """Text that is sealed; nothing is kept as nothing."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """As it is kept."""
        if not value:
            return value
        return base64.b85encode(cipher_of(dialect).seal(value.encode())).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """As it was."""
        if not value:
            return value
        return cipher_of(dialect).open(base64.b85decode(value)).decode()


class SealedList(SealedText):
    """A list of plain text, sealed as one."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """As it is kept."""
        if value is None:
            return None
        return super().process_bind_param(msgspec.json.encode(value).decode(), dialect)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """As records have it."""
        plain = super().process_result_value(value, dialect)
        return [] if not plain else msgspec.json.decode(plain, type=list[str])


class IndexKey(TypeDecorator[str]):
    """What is written or asked for is an ID number; what is kept is its keyed digest."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """As it is kept."""
        return cipher_of(dialect).index(value) if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Only its digest is known."""
        return value
