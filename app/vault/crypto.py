"""The cryptography that the journal, the bundles and the vault stand on, one class per suite.

Every object names its suite by one byte that its signature or tag covers, so that a later suite
(SM2, SM3, SM4) can live beside this one and nothing can be passed from one to the other.
"""

import hashlib
import hmac
import io
from collections.abc import Callable, Sequence
from typing import Protocol, cast

import msgspec
import pyrage
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.models.errors import OperationRefused

Randomness = Callable[[int], bytes]

KEY_BYTES = 32
NONCE_BYTES = 12
_NOT_A_RECIPIENT = "No matching keys found"


class SigningKey(Protocol):
    """A private signing key of one suite."""

    @property
    def suite(self) -> int: ...
    @property
    def public_key(self) -> bytes: ...
    @property
    def private_bytes(self) -> bytes: ...
    def sign(self, purpose: str, message: bytes) -> bytes:
        """A signature that holds for this purpose only. `purpose` is 1 to 255 bytes of UTF-8."""


class AgeIdentity(msgspec.Struct, frozen=True):
    """A key pair for sealing: anyone may seal to `recipient`; `secret` opens."""

    recipient: str
    secret: str

    def __repr__(self) -> str:
        return f"AgeIdentity({self.recipient})"


class CryptoProvider(Protocol):
    """What one crypto suite can do. `suite` is its byte in every object."""

    @property
    def suite(self) -> int: ...

    def of(self, suite: int) -> "CryptoProvider":
        """The crypto of another suite, as feeds name one; see `OneOfSuites`."""

    def hash(self, content: bytes) -> bytes:
        """The suite's digest, 32 bytes."""

    def mac(self, key: bytes, message: bytes) -> bytes:
        """A keyed digest, 32 bytes."""

    def derive_key(self, key: bytes, purpose: str) -> bytes:
        """A 32-byte key for one purpose, from a key that is already random."""

    def is_public_key(self, content: bytes) -> bool:
        """Whether the bytes can be a public key of this suite."""

    def generate_signing_key(self, randomness: Randomness) -> SigningKey:
        """A fresh signing key."""

    def signing_key(self, private_bytes: bytes) -> SigningKey:
        """The signing key that was kept as `private_bytes`."""

    def verify(self, public_key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds. Garbage of any kind is False, never an error."""

    def generate_age_identity(self) -> AgeIdentity:
        """A fresh sealing identity, by the operating system's own randomness."""

    def age_identity(self, secret: str) -> AgeIdentity:
        """The sealing identity that was kept as `secret`."""

    def is_recipient(self, text: str) -> bool:
        """Whether `encrypt_to` would take this recipient."""

    def encrypt_to(self, recipients: Sequence[str], plaintext: bytes) -> bytes:
        """Seal so that any one of the recipients can open it.

        Raises OperationRefused `recipient_invalid`.
        """

    def decrypt_with(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """What was sealed with `encrypt_to`.

        Raises OperationRefused `sealed_for_someone_else` or `sealed_content_damaged`.
        """

    def decrypt_beginning(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """As much of what was sealed with `encrypt_to` as is authentic from its start on, though the
        rest is missing or damaged. Raises OperationRefused `sealed_for_someone_else`.
        """

    def seal(
        self, key: bytes, plaintext: bytes, associated: bytes, randomness: Randomness
    ) -> bytes:
        """Encrypt and authenticate under a 32-byte key; `associated` is bound, not hidden."""

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """What was sealed with `seal`. Raises OperationRefused `sealed_content_damaged`."""


def unknown_suite(suite: int) -> CryptoProvider:
    """Raises OperationRefused `suite_unknown`."""
    raise OperationRefused("suite_unknown")


class Ed25519SigningKey:
    """The signing key of suite 1."""

    def __init__(self, private_bytes: bytes, suite: int) -> None:
        self._private_bytes = bytes(private_bytes)
        self.suite = suite
        self._key = Ed25519PrivateKey.from_private_bytes(self._private_bytes)
        self._public_key = self._key.public_key().public_bytes_raw()

    @property
    def public_key(self) -> bytes:
        """32 bytes."""
        return self._public_key

    @property
    def private_bytes(self) -> bytes:
        """32 bytes; kept only inside the vault."""
        return self._private_bytes

    def sign(self, purpose: str, message: bytes) -> bytes:
        """64 bytes over suite, purpose and message."""
        return self._key.sign(to_be_signed(self.suite, purpose, message))


class OneOfSuites:
    """One suite of those that a machine knows; by itself it knows no other."""

    suite = 0

    def __init__(self, others: "Callable[[int], CryptoProvider]" = unknown_suite) -> None:
        self._others = others

    def of(self, suite: int) -> CryptoProvider:
        """Itself, or the other that is named so.

        Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
        """
        return cast("CryptoProvider", self) if suite == self.suite else self._others(suite)


class Suite1(OneOfSuites):
    """Ed25519, X25519 in age files, SHA-256, HMAC and HKDF over it, AES-256-GCM."""

    suite = 1

    def hash(self, content: bytes) -> bytes:
        """SHA-256."""
        return hashlib.sha256(content).digest()

    def mac(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SHA256."""
        return hmac.digest(key, message, "sha256")

    def derive_key(self, key: bytes, purpose: str) -> bytes:
        """HKDF-SHA256, 32 bytes."""
        label = b"lianxin" + to_be_signed(self.suite, purpose, b"")
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=label).derive(key)

    def is_public_key(self, content: bytes) -> bool:
        """32 bytes; which of them are points shows when a signature is checked."""
        return len(content) == KEY_BYTES

    def generate_signing_key(self, randomness: Randomness) -> SigningKey:
        """An Ed25519 key from 32 random bytes."""
        return Ed25519SigningKey(randomness(KEY_BYTES), self.suite)

    def signing_key(self, private_bytes: bytes) -> SigningKey:
        """The Ed25519 key that was kept as 32 bytes."""
        return Ed25519SigningKey(private_bytes, self.suite)

    def verify(self, public_key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds. Garbage of any kind is False, never an error."""
        try:
            key = Ed25519PublicKey.from_public_bytes(public_key)
            key.verify(signature, to_be_signed(self.suite, purpose, message))
        except (InvalidSignature, ValueError):
            return False
        return True

    def generate_age_identity(self) -> AgeIdentity:
        """An X25519 identity."""
        return _age_identity(pyrage.x25519.Identity.generate())

    def age_identity(self, secret: str) -> AgeIdentity:
        """The X25519 identity that was kept as `AGE-SECRET-KEY-1...`."""
        return _age_identity(pyrage.x25519.Identity.from_str(secret))

    def is_recipient(self, text: str) -> bool:
        """Whether the text is an `age1...` recipient."""
        try:
            pyrage.x25519.Recipient.from_str(text)
        except pyrage.RecipientError:
            return False
        return True

    def encrypt_to(self, recipients: Sequence[str], plaintext: bytes) -> bytes:
        """The suite byte, then an age file. Raises OperationRefused `recipient_invalid`."""
        if not recipients:
            raise ValueError("sealing to nobody")
        try:
            keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
        except pyrage.RecipientError:
            raise OperationRefused("recipient_invalid") from None
        return bytes([self.suite]) + bytes(pyrage.encrypt(plaintext, keys))

    def decrypt_with(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """What was sealed with `encrypt_to`.

        Damage to the lines that name the recipients looks like `sealed_for_someone_else`; all
        other damage, and any other suite, is `sealed_content_damaged`.
        """
        if ciphertext[:1] != bytes([self.suite]):
            raise OperationRefused("sealed_content_damaged")
        identity = pyrage.x25519.Identity.from_str(identity_secret)
        try:
            return bytes(pyrage.decrypt(ciphertext[1:], [identity]))
        except pyrage.DecryptError as error:
            if str(error) == _NOT_A_RECIPIENT:
                raise OperationRefused("sealed_for_someone_else") from None
            raise OperationRefused("sealed_content_damaged") from None

    def decrypt_beginning(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """Whole pieces of 64 KiB: an age file authenticates each of them and its place."""
        key = pyrage.x25519.Identity.from_str(identity_secret)
        opened = io.BytesIO()
        try:
            if ciphertext[:1] == bytes([self.suite]):
                pyrage.decrypt_io(io.BytesIO(ciphertext[1:]), opened, [key])
        except pyrage.DecryptError as error:
            if str(error) == _NOT_A_RECIPIENT:
                raise OperationRefused("sealed_for_someone_else") from None
        except OSError:  # what stands in `opened` by now is good all the same
            pass
        return opened.getvalue()

    def seal(
        self, key: bytes, plaintext: bytes, associated: bytes, randomness: Randomness
    ) -> bytes:
        """AES-256-GCM: suite byte, 12-byte nonce, ciphertext and tag (29 bytes longer)."""
        nonce = randomness(NONCE_BYTES)
        bound = bytes([self.suite]) + associated
        return bytes([self.suite]) + nonce + AESGCM(key).encrypt(nonce, plaintext, bound)

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """What was sealed with `seal`. Raises OperationRefused `sealed_content_damaged`."""
        nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if sealed[:1] != bytes([self.suite]) or len(nonce) != NONCE_BYTES:
            raise OperationRefused("sealed_content_damaged")
        try:
            return AESGCM(key).decrypt(nonce, box, bytes([self.suite]) + associated)
        except InvalidTag:
            raise OperationRefused("sealed_content_damaged") from None


def _age_identity(identity: pyrage.x25519.Identity) -> AgeIdentity:
    return AgeIdentity(recipient=str(identity.to_public()), secret=str(identity))


def to_be_signed(suite: int, purpose: str, message: bytes) -> bytes:
    """What a signature covers: the suite's byte, the purpose with its length, the message."""
    label = purpose.encode()
    if not 1 <= len(label) <= 255:
        raise ValueError("a purpose has 1 to 255 bytes")
    return bytes([suite, len(label)]) + label + message
