"""Crypto suite 2 (国密): SM2 with SM3 signatures, SM2-wrapped SM4-GCM, SM3, HMAC and HKDF over it.

SM3 and SM4 come from `cryptography`, SM2 from OpenSSL's libcrypto. Sources: GB/T 32918 (SM2),
GB/T 32905 (SM3), GB/T 32907 (SM4).
"""

import struct
from collections.abc import Callable, Iterator, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hmac
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SM3, Hash
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.models.errors import OperationRefused
from app.vault.crypto import (
    KEY_BYTES,
    NONCE_BYTES,
    AgeIdentity,
    CryptoProvider,
    OneOfSuites,
    Randomness,
    SigningKey,
    to_be_signed,
    unknown_suite,
)
from app.vault.libcrypto import LibCrypto, Sm2Refused

IDENTITY = b"1234567812345678"
"""The signer's identity where nothing else was agreed (GB/T 35276)."""
_ORDER = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_RECIPIENT, _SECRET = "sm2-", "SM2-SECRET-"
_NUMBER_BYTES, _SIGNATURE_BYTES = 32, 64
_TAG_BYTES, _SM4_KEY_BYTES = 16, 16
_PIECE_BYTES = 64 * 1024
_WRAP = struct.Struct(">32sH")  # the digest of a recipient, the length of its wrapped key
_RECIPIENTS_MAX = 64


class Sm2SigningKey:
    """The signing key of suite 2."""

    def __init__(self, private_bytes: bytes, suite: int, lib: LibCrypto) -> None:
        self._private = bytes(private_bytes)
        self.suite = suite
        self._lib = lib
        self._public = lib.public_key(self._private)

    @property
    def public_key(self) -> bytes:
        """33 bytes, a compressed point."""
        return self._public

    @property
    def private_bytes(self) -> bytes:
        """32 bytes; kept only inside the vault."""
        return self._private

    def sign(self, purpose: str, message: bytes) -> bytes:
        """64 bytes (r and s) over suite, purpose and message."""
        signed = to_be_signed(self.suite, purpose, message)
        r, s = decode_dss_signature(self._lib.sign(self._private, self._public, IDENTITY, signed))
        return r.to_bytes(_NUMBER_BYTES) + s.to_bytes(_NUMBER_BYTES)


class Suite2(OneOfSuites):
    """SM2, SM3, SM4. Raises EnvironmentProblem `libcrypto_missing` when it is made without libcrypto."""

    suite = 2

    def __init__(
        self, randomness: Randomness, others: Callable[[int], CryptoProvider] = unknown_suite
    ) -> None:
        super().__init__(others)
        self._lib = LibCrypto()
        self._randomness = randomness

    def hash(self, content: bytes) -> bytes:
        """SM3."""
        digest = Hash(SM3())
        digest.update(content)
        return digest.finalize()

    def mac(self, key: bytes, message: bytes) -> bytes:
        """HMAC-SM3."""
        code = hmac.HMAC(key, SM3())
        code.update(message)
        return code.finalize()

    def derive_key(self, key: bytes, purpose: str) -> bytes:
        """HKDF-SM3, 32 bytes."""
        label = b"lianxin" + to_be_signed(self.suite, purpose, b"")
        return HKDF(algorithm=SM3(), length=KEY_BYTES, salt=None, info=label).derive(key)

    def is_public_key(self, content: bytes) -> bool:
        """Whether it is a point of the curve, compressed."""
        return self._lib.is_public_key(content)

    def generate_signing_key(self, randomness: Randomness) -> SigningKey:
        """An SM2 key from 40 random bytes, which leaves no bias worth a name."""
        return Sm2SigningKey(_private_key(randomness), self.suite, self._lib)

    def signing_key(self, private_bytes: bytes) -> SigningKey:
        """The SM2 key that was kept as 32 bytes."""
        return Sm2SigningKey(private_bytes, self.suite, self._lib)

    def verify(self, public_key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
        """Whether the signature holds. Garbage of any kind is False, never an error."""
        if len(signature) != _SIGNATURE_BYTES or not self.is_public_key(public_key):
            return False
        r, s = (int.from_bytes(signature[at : at + 32]) for at in (0, 32))
        signed = to_be_signed(self.suite, purpose, message)
        return self._lib.verify(public_key, IDENTITY, signed, encode_dss_signature(r, s))

    def generate_age_identity(self) -> AgeIdentity:
        """An SM2 identity for sealing."""
        return self._identity(_private_key(self._randomness))

    def age_identity(self, secret: str) -> AgeIdentity:
        """The identity that was kept as `SM2-SECRET-...`."""
        return self._identity(bytes.fromhex(secret.removeprefix(_SECRET)))

    def is_recipient(self, text: str) -> bool:
        """Whether the text is an `sm2-...` recipient."""
        return bool(self._point_of(text))

    def encrypt_to(self, recipients: Sequence[str], plaintext: bytes) -> bytes:
        """The suite byte, the file's key for each recipient, then pieces under SM4-GCM.

        Raises OperationRefused `recipient_invalid`.
        """
        if not recipients:
            raise ValueError("sealing to nobody")
        file_key = self._randomness(KEY_BYTES)
        head = bytes([self.suite, len(recipients)])
        for recipient in recipients:
            point = self._point_of(recipient)
            if not point:
                raise OperationRefused("recipient_invalid")
            wrapped = self._lib.encrypt(point, file_key)
            head += _WRAP.pack(self.hash(point), len(wrapped)) + wrapped
        key = self._payload_key(file_key, head)
        starts = range(0, max(len(plaintext), 1), _PIECE_BYTES)
        pieces = (
            self._gcm_sealed(
                key,
                _piece_nonce(number, start == starts[-1]),
                plaintext[start : start + _PIECE_BYTES],
                b"",
            )
            for number, start in enumerate(starts)
        )
        return head + b"".join(pieces)

    def decrypt_with(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """What was sealed with `encrypt_to`.

        Raises OperationRefused `sealed_for_someone_else` or `sealed_content_damaged`.
        """
        pieces = list(self._pieces(identity_secret, ciphertext))
        if not pieces or not pieces[-1][1]:
            raise OperationRefused("sealed_content_damaged")
        return b"".join(piece for piece, _ in pieces)

    def decrypt_beginning(self, identity_secret: str, ciphertext: bytes) -> bytes:
        """Whole pieces of 64 KiB. Raises OperationRefused `sealed_for_someone_else`."""
        try:
            return b"".join(piece for piece, _ in self._pieces(identity_secret, ciphertext))
        except OperationRefused as refusal:
            if refusal.key == "sealed_for_someone_else":
                raise
            return b""

    def seal(
        self, key: bytes, plaintext: bytes, associated: bytes, randomness: Randomness
    ) -> bytes:
        """SM4-GCM: suite byte, 12-byte nonce, ciphertext and tag (29 bytes longer)."""
        nonce = randomness(NONCE_BYTES)
        bound = bytes([self.suite]) + associated
        sealed = self._gcm_sealed(self._sm4_key(key), nonce, plaintext, bound)
        return bytes([self.suite]) + nonce + sealed

    def open(self, key: bytes, sealed: bytes, associated: bytes) -> bytes:
        """What was sealed with `seal`. Raises OperationRefused `sealed_content_damaged`."""
        nonce, box = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if sealed[:1] != bytes([self.suite]) or len(nonce) != NONCE_BYTES:
            raise OperationRefused("sealed_content_damaged")
        opened = _gcm_opened(self._sm4_key(key), nonce, box, bytes([self.suite]) + associated)
        if opened is None:
            raise OperationRefused("sealed_content_damaged")
        return opened

    def _pieces(self, identity_secret: str, ciphertext: bytes) -> Iterator[tuple[bytes, bool]]:
        """The authentic pieces from the start on, each with whether it says that it is the last."""
        file_key, head_bytes = self._file_key(identity_secret, ciphertext)
        key = self._payload_key(file_key, ciphertext[:head_bytes])
        rest = ciphertext[head_bytes:]
        size = _PIECE_BYTES + _TAG_BYTES
        for number, start in enumerate(range(0, len(rest), size)):
            box, is_last = rest[start : start + size], start + size >= len(rest)
            piece = _gcm_opened(key, _piece_nonce(number, is_last), box, b"")
            if piece is None and is_last:  # whole, but more was to follow
                piece, is_last = _gcm_opened(key, _piece_nonce(number, False), box, b""), False
            if piece is None:
                return
            yield piece, is_last

    def _file_key(self, identity_secret: str, ciphertext: bytes) -> tuple[bytes, int]:
        private = bytes.fromhex(identity_secret.removeprefix(_SECRET))
        public = self._lib.public_key(private)
        own, at, wrapped = self.hash(public), 2, b""
        if ciphertext[:1] != bytes([self.suite]) or len(ciphertext) < 2:
            raise OperationRefused("sealed_content_damaged")
        if not 0 < ciphertext[1] <= _RECIPIENTS_MAX:
            raise OperationRefused("sealed_content_damaged")
        for _ in range(ciphertext[1]):
            if len(ciphertext) < at + _WRAP.size:
                raise OperationRefused("sealed_content_damaged")
            digest, length = _WRAP.unpack_from(ciphertext, at)
            at += _WRAP.size
            if digest == own:
                wrapped = ciphertext[at : at + length]
            at += length
        if not wrapped:
            raise OperationRefused("sealed_for_someone_else")
        try:
            return self._lib.decrypt(private, public, wrapped), at
        except Sm2Refused:
            raise OperationRefused("sealed_content_damaged") from None

    def _payload_key(self, file_key: bytes, head: bytes) -> bytes:
        return self.derive_key(file_key + self.hash(head), "sealed-pieces")[:_SM4_KEY_BYTES]

    def _sm4_key(self, key: bytes) -> bytes:
        return self.derive_key(key, "sm4-gcm")[:_SM4_KEY_BYTES]

    def _identity(self, private: bytes) -> AgeIdentity:
        public = self._lib.public_key(private)
        return AgeIdentity(f"{_RECIPIENT}{public.hex()}", f"{_SECRET}{private.hex()}")

    def _point_of(self, recipient: str) -> bytes:
        """The recipient's public key; empty when the text is none."""
        try:
            point = bytes.fromhex(recipient.removeprefix(_RECIPIENT))
        except ValueError:
            return b""
        is_ours = recipient == f"{_RECIPIENT}{point.hex()}" and self.is_public_key(point)
        return point if is_ours else b""

    def _gcm_sealed(self, key: bytes, nonce: bytes, plaintext: bytes, bound: bytes) -> bytes:
        encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound)
        return encryptor.update(plaintext) + encryptor.finalize() + encryptor.tag


def _gcm_opened(key: bytes, nonce: bytes, box: bytes, bound: bytes) -> bytes | None:
    if len(box) < _TAG_BYTES:
        return None
    mode = modes.GCM(nonce, box[-_TAG_BYTES:])
    decryptor = Cipher(algorithms.SM4(key), mode).decryptor()
    decryptor.authenticate_additional_data(bound)
    try:
        return decryptor.update(box[:-_TAG_BYTES]) + decryptor.finalize()
    except InvalidTag:
        return None


def _piece_nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(NONCE_BYTES - 1) + bytes([is_last])


def _private_key(randomness: Randomness) -> bytes:
    """From 1 to the order less 2 (GB/T 32918.1)."""
    number = int.from_bytes(randomness(_NUMBER_BYTES + 8)) % (_ORDER - 2) + 1
    return number.to_bytes(_NUMBER_BYTES)
