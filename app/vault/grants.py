"""A way in granted by the township: what a station that nobody can open asks, and what it is answered.

The database key lies sealed to the township in the station's own slot file. The township opens it
and seals it to a key that the station made for this one request. The request cannot be signed, for
the station is locked: the clerk believes it by six digits on the telephone.
"""

import base64
import binascii

import msgspec

from app.models.errors import OperationRefused
from app.vault.crypto import CryptoProvider
from app.vault.encoding import decoded
from app.vault.slot_records import TownshipKey

REQUEST_SUFFIX, ANSWER_SUFFIX = ".lxq", ".lxg"
GRANT_BYTES_MAX = 16 * 1024
GRANT_VERSION = 1
_REQUEST_HEAD, _ANSWER_HEAD = b"LIANXIN GRANT REQUEST\n", b"LIANXIN GRANT\n"


class GrantRequest(msgspec.Struct, frozen=True, array_like=True):
    """Who asks to be let in, and the sealed key that only their township can open.

    `recipient` is what the answer is to be sealed to; `made_at` is UTC text by the station's clock.
    """

    version: int
    device_id: str
    village_code: str
    station_name: str
    staff_name: str
    recipient: str
    sealed_key: bytes
    made_at: str


class _Grant(msgspec.Struct, frozen=True, array_like=True):
    version: int
    request_digest: bytes
    database_key: bytes


def write_request(request: GrantRequest) -> bytes:
    """The `.lxq` file."""
    return _REQUEST_HEAD + base64.encodebytes(msgspec.msgpack.encode(request))


def read_request(crypto: CryptoProvider, text: bytes) -> GrantRequest:
    """Raises OperationRefused `grant_request_damaged`."""
    request = decoded(_opened(text, _REQUEST_HEAD), GrantRequest)
    if (
        request is None
        or request.version != GRANT_VERSION
        or not crypto.is_recipient(request.recipient)
    ):
        raise OperationRefused("grant_request_damaged")
    return request


def give_grant(crypto: CryptoProvider, town_secret: str, text: bytes) -> tuple[TownshipKey, bytes]:
    """What the township answers to a request: whom the key is for, and the `.lxg` file.

    Raises OperationRefused `grant_request_damaged`, `grant_for_another_town`.
    """
    request = read_request(crypto, text)
    try:
        key = decoded(crypto.decrypt_with(town_secret, request.sealed_key), TownshipKey)
    except OperationRefused:
        raise OperationRefused("grant_for_another_town") from None
    # Somebody else's sealed key under one's own name would open another station.
    if key is None or (key.device_id, key.village_code) != (
        request.device_id,
        request.village_code,
    ):
        raise OperationRefused("grant_request_damaged")
    grant = _Grant(GRANT_VERSION, crypto.hash(text), key.database_key)
    sealed = crypto.encrypt_to([request.recipient], msgspec.msgpack.encode(grant))
    return key, _ANSWER_HEAD + base64.encodebytes(sealed)


def take_grant(crypto: CryptoProvider, secret: str, request_text: bytes, answer: bytes) -> bytes:
    """The database key in an answer to this very request.

    Raises OperationRefused `grant_damaged`, `grant_not_ours`.
    """
    sealed = _opened(answer, _ANSWER_HEAD)
    if not sealed:
        raise OperationRefused("grant_damaged")
    try:
        grant = decoded(crypto.decrypt_with(secret, sealed), _Grant)
    except OperationRefused as refusal:
        is_strange = refusal.key == "sealed_for_someone_else"
        raise OperationRefused("grant_not_ours" if is_strange else "grant_damaged") from None
    if grant is None or grant.request_digest != crypto.hash(request_text):
        raise OperationRefused("grant_not_ours")
    return grant.database_key


def _opened(text: bytes, head: bytes) -> bytes:
    plain = text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if len(plain) > GRANT_BYTES_MAX or not plain.startswith(head):
        return b""
    try:
        return base64.b64decode(plain.removeprefix(head).replace(b"\n", b""), validate=True)
    except binascii.Error:
        return b""
