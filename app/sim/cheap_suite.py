"""A crypto suite that costs nothing and repeats itself: for histories in which nobody forges.

Signatures can be made by anyone who reads this file. It keeps every property that the journal
relies on (wrong key, wrong purpose, changed content, wrong recipient), but no secret.
"""

import hashlib
import hmac
import random
from collections.abc import Sequence

from app.models.errors import OperationRefused
from app.vault.crypto import KEY_BYTES, AgeIdentity, Randomness, SigningKey

_RECIPIENT, _SECRET = "age1sim", "AGE-SECRET-SIM-"
_NONCE, _TAG = 12, 16


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join(parts)).digest()


def _signature(public_key: bytes, purpose: str, message: bytes, suite: int) -> bytes:
    return _digest(_label("signed", suite), public_key, purpose.encode(), message) * 2


def _label(word: str, suite: int) -> bytes:
    return word.encode() if suite == 1 else f"{word}{suite}".encode()


class CheapKey:
    """A signing key whose signature anyone could work out."""

    def __init__(self, private_bytes: bytes, suite: int) -> None:
        self.suite = suite
        self.private_bytes = bytes(private_bytes)
        self.public_key = _digest(_label("public", suite), self.private_bytes)

    def sign(self, purpose: str, message: bytes) -> bytes:
        """64 bytes that hold for this key, purpose and message only."""
        return _signature(self.public_key, purpose, message, self.suite)


class CheapSuite:
    """Stands where suite 1 stands, and where another stands beside it; nothing of one holds in the
    other.
    """

    def __init__(self, seed: int, suite: int = 1) -> None:
        self._seed, self.suite = seed, suite
        self._chance = random.Random(seed)
        self._others: dict[int, CheapSuite] = {suite: self}

    def of(self, suite: int) -> "CheapSuite":
        """Itself, or one that stands for the other."""
        if suite not in self._others:
            other = self._others[suite] = CheapSuite(self._seed, suite)
            other._others = self._others
        return self._others[suite]

    def hash(self, content: bytes) -> bytes:
        """SHA-256, of other content in the other suite."""
        return hashlib.sha256(content if self.suite == 1 else b"2" + content).digest()

    def mac(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SHA256."""
        return hmac.digest(key, message, "sha256")

    def derive_key(self, key: bytes, purpose: str) -> bytes:
        """32 bytes for one purpose."""
        return _digest(b"derived", key, purpose.encode())

    def is_public_key(self, content: bytes) -> bool:
        """32 bytes."""
        return len(content) == KEY_BYTES

    def generate_signing_key(self, randomness: Randomness) -> SigningKey:
        """A key from 32 random bytes."""
        return CheapKey(randomness(KEY_BYTES), self.suite)

    def signing_key(self, private_bytes: bytes) -> SigningKey:
        """The key that was kept."""
        return CheapKey(private_bytes, self.suite)

    def verify(self, public_key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's."""
        return signature == _signature(public_key, purpose, message, self.suite)

    def generate_age_identity(self) -> AgeIdentity:
        """An identity by the seed."""
        return self.age_identity(_SECRET + self._chance.randbytes(16).hex())

    def age_identity(self, secret: str) -> AgeIdentity:
        """The identity that was kept."""
        return AgeIdentity(_RECIPIENT + _digest(secret.encode()).hex(), secret)

    def is_recipient(self, text: str) -> bool:
        """Whether it looks like one of ours."""
        return text.startswith(_RECIPIENT)

    def encrypt_to(self, recipients: Sequence[str], plaintext: bytes) -> bytes:
        """Recipients in clear, content, digest."""
        names = ",".join(recipients).encode()
        head = bytes([self.suite]) + len(names).to_bytes(2, "big") + names
        return head + plaintext + _digest(head, plaintext)

    def decrypt_with(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """What was sealed. Raises OperationRefused as suite 1 does."""
        length = int.from_bytes(ciphertext[1:3], "big")
        head, rest = ciphertext[: 3 + length], ciphertext[3 + length :]
        if self.age_identity(identity_secret).recipient.encode() not in head[3:].split(b","):
            raise OperationRefused("sealed_for_someone_else")
        if _digest(head, rest[:-32]) != rest[-32:]:
            raise OperationRefused("sealed_content_damaged")
        return rest[:-32]

    def decrypt_beginning(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """Nothing: one digest over all vouches for no part of it."""
        return b""

    def seal(
        self, key: bytes, plaintext: bytes, associated: bytes, randomness: Randomness
    ) -> bytes:
        """Suite, nonce, content, tag."""
        nonce = randomness(_NONCE)
        tag = _digest(key, nonce, associated, plaintext)[:_TAG]
        return bytes([self.suite]) + nonce + plaintext + tag

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """What was sealed. Raises OperationRefused `sealed_content_damaged`."""
        nonce, plaintext, tag = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE : -_TAG], sealed[-_TAG:]
        if tag != _digest(key, nonce, associated, plaintext)[:_TAG]:
            raise OperationRefused("sealed_content_damaged")
        return plaintext
