"""Who speaks for the township, which device speaks for a village, and how a device asks to.

Payloads are msgpack arrays; the bytes that were signed are kept and checked as they came, never
encoded anew. Fields may be added at the end; a change of meaning raises the version.
"""

import base64
import binascii
import hmac
import re
from datetime import date
from typing import TypeVar

import msgspec

from app.models.errors import OperationRefused
from app.vault.crypto import CryptoProvider, SigningKey
from app.vault.encoding import decoded, decoded_strictly

CERTIFICATE_VERSION = INVITATION_VERSION = ENROLMENT_VERSION = 1
CERTIFICATE_PURPOSE = "device-certificate"
INVITATION_PURPOSE = "invitation"
ENROLMENT_PURPOSE = "enrolment-request"
MAX_ENVELOPE_BYTES = 4096
MAX_INVITATION_BYTES = 2048
INVITATION_SECRET_BYTES = 16
_INVITATION_LINE = 76
_Envelope = TypeVar("_Envelope", bound=tuple[bytes, ...])
_PATTERNS = {
    "device_id": re.compile(r"[0-9a-f]{32}"),
    "village_code": re.compile(r"[0-9]{12}"),
    "town_code": re.compile(r"[0-9]{6,12}"),
    "letter": re.compile(r"[A-Z]"),
    "url": re.compile(r"(https?://[!-~]+)?"),
}


class TownshipIdentity(msgspec.Struct, frozen=True, array_like=True):
    """The public part of a township: whom its stations trust and seal to."""

    town_code: str
    name: str
    public_key: bytes
    age_recipient: str


class DeviceCertificate(msgspec.Struct, frozen=True, array_like=True):
    """The township's word that this device writes for this village.

    `device_id` is 16 bytes in hex; `letter` (A to Z) tells the village's PCs apart in local
    numbers; `issued_at` is UTC text, ISO 8601.
    """

    version: int
    suite: int
    device_id: str
    village_code: str
    town_code: str
    letter: str
    name: str
    public_key: bytes
    age_recipient: str
    issued_at: str


class Invitation(msgspec.Struct, frozen=True, array_like=True):
    """What the township hands to a new device, once.

    `url` is where the township's server answers, '' when there is none; `secret` is 16 random
    bytes; `expires_on` is a date (YYYY-MM-DD) by the township's clock, and the township checks it.
    """

    version: int
    suite: int
    township: TownshipIdentity
    village_code: str
    letter: str
    url: str
    secret: bytes
    expires_on: str

    def __repr__(self) -> str:
        return f"Invitation({self.village_code}, {self.letter}, {self.expires_on})"


class EnrolmentRequest(msgspec.Struct, frozen=True, array_like=True):
    """What a device says of itself when it answers an invitation."""

    version: int
    suite: int
    device_id: str
    village_code: str
    name: str
    public_key: bytes
    age_recipient: str


def sign_certificate(certificate: DeviceCertificate, township_key: SigningKey) -> bytes:
    """The certificate as a signed envelope: msgpack [payload, signature].

    Raises OperationRefused `certificate_field_invalid` (field).
    """
    field = _invalid_field(certificate, CERTIFICATE_VERSION)
    if field:
        raise OperationRefused("certificate_field_invalid", field=field)
    payload = msgspec.msgpack.encode(certificate)
    return msgspec.msgpack.encode((payload, township_key.sign(CERTIFICATE_PURPOSE, payload)))


def verify_certificate(
    crypto: CryptoProvider, envelope: bytes, township_public_key: bytes
) -> DeviceCertificate:
    """The certificate, if this township signed it.

    Raises OperationRefused `certificate_not_trusted`, whatever else the bytes are.
    """
    opened = _opened(envelope, tuple[bytes, bytes])
    if opened is None:
        raise OperationRefused("certificate_not_trusted")
    payload, signature = opened
    if not crypto.verify(township_public_key, CERTIFICATE_PURPOSE, payload, signature):
        raise OperationRefused("certificate_not_trusted")
    certificate = decoded(payload, DeviceCertificate)
    if (
        certificate is None
        or _invalid_field(certificate, CERTIFICATE_VERSION)
        or certificate.suite != crypto.suite
        or not crypto.is_recipient(certificate.age_recipient)
    ):
        raise OperationRefused("certificate_not_trusted")
    return certificate


def write_invitation(invitation: Invitation, township_key: SigningKey) -> bytes:
    """The `.lxi` file: a header line for people, then signed base64; at most 2 KiB of ASCII.

    Raises OperationRefused `invitation_field_invalid` (field) or `invitation_too_long`
    (limit_bytes), and ValueError when the key is not that of the township it names.
    """
    if township_key.public_key != invitation.township.public_key:
        raise ValueError("an invitation is signed by the township that it names")
    field = _invalid_invitation_field(invitation)
    if field:
        raise OperationRefused("invitation_field_invalid", field=field)
    payload = msgspec.msgpack.encode(invitation)
    signature = township_key.sign(INVITATION_PURPOSE, payload)
    text = _invitation_text(invitation, msgspec.msgpack.encode((payload, signature)))
    if len(text) > MAX_INVITATION_BYTES:
        raise OperationRefused("invitation_too_long", limit_bytes=MAX_INVITATION_BYTES)
    return text


def read_invitation(crypto: CryptoProvider, text: bytes) -> Invitation:
    """The invitation in an `.lxi` file, which must be whole and signed by the township it names.

    This township is trusted from here on: the file's way to the station is what vouches for it.
    Raises OperationRefused `invitation_damaged`, `suite_differs`.
    """
    if len(text) > 2 * MAX_INVITATION_BYTES:  # a mail program may have lengthened the line ends
        raise OperationRefused("invitation_damaged")
    lines = text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n")
    try:
        envelope = base64.b64decode(b"".join(lines.split(b"\n")[1:]), validate=True)
    except binascii.Error:
        raise OperationRefused("invitation_damaged") from None
    opened = _opened(envelope, tuple[bytes, bytes])
    invitation = decoded(opened[0], Invitation) if opened else None
    is_strange = invitation is not None and invitation.suite != crypto.suite
    if invitation and is_strange and not crypto.is_public_key(invitation.township.public_key):
        raise OperationRefused("suite_differs")
    if (
        opened is None
        or invitation is None
        or not crypto.verify(invitation.township.public_key, INVITATION_PURPOSE, *opened)
        or is_strange
        or _invalid_invitation_field(invitation)
        or not crypto.is_recipient(invitation.township.age_recipient)
        or lines != _invitation_text(invitation, envelope).rstrip(b"\n")
    ):
        raise OperationRefused("invitation_damaged")
    return invitation


def make_enrolment_request(
    crypto: CryptoProvider, request: EnrolmentRequest, secret: bytes, device_key: SigningKey
) -> bytes:
    """The request as msgpack [payload, proof, signature].

    The proof shows that the device holds the invitation's secret, the signature that it holds
    the key it names. Raises OperationRefused `enrolment_field_invalid` (field).
    """
    field = _invalid_field(request, ENROLMENT_VERSION)
    if field or request.public_key != device_key.public_key:
        raise OperationRefused("enrolment_field_invalid", field=field or "public_key")
    payload = msgspec.msgpack.encode(request)
    proof = crypto.mac(secret, payload)
    signature = device_key.sign(ENROLMENT_PURPOSE, proof + payload)
    return msgspec.msgpack.encode((payload, proof, signature))


def verify_enrolment_request(
    crypto: CryptoProvider, envelope: bytes, secret: bytes, village_code: str
) -> EnrolmentRequest:
    """The request, if it answers the invitation with this secret, made for this village.

    Whether the invitation is still open is the township's to check.
    Raises OperationRefused `enrolment_not_invited`.
    """
    opened = _opened(envelope, tuple[bytes, bytes, bytes])
    if opened is None:
        raise OperationRefused("enrolment_not_invited")
    payload, proof, signature = opened
    if not hmac.compare_digest(proof, crypto.mac(secret, payload)):
        raise OperationRefused("enrolment_not_invited")
    request = decoded(payload, EnrolmentRequest)
    if (
        request is None
        or _invalid_field(request, ENROLMENT_VERSION)
        or request.suite != crypto.suite
        or request.village_code != village_code
        or not crypto.is_recipient(request.age_recipient)
        or not crypto.verify(request.public_key, ENROLMENT_PURPOSE, proof + payload, signature)
    ):
        raise OperationRefused("enrolment_not_invited")
    return request


def claimed_village_code(envelope: bytes) -> str:
    """The village that a request names, not yet believed: it tells which invitations to try.

    Raises OperationRefused `enrolment_not_invited` for bytes that are no request.
    """
    opened = _opened(envelope, tuple[bytes, bytes, bytes])
    request = decoded(opened[0], EnrolmentRequest) if opened else None
    if request is None or _invalid_field(request, ENROLMENT_VERSION):
        raise OperationRefused("enrolment_not_invited")
    return request.village_code


def _opened(envelope: bytes, kind: type[_Envelope]) -> _Envelope | None:
    if len(envelope) > MAX_ENVELOPE_BYTES:
        return None
    return decoded_strictly(envelope, kind)


def _invalid_field(
    signed: DeviceCertificate | Invitation | EnrolmentRequest | TownshipIdentity, version: int
) -> str:
    if getattr(signed, "version", version) != version:
        return "version"
    for field in signed.__struct_fields__:
        pattern = _PATTERNS.get(field)
        if pattern and not pattern.fullmatch(getattr(signed, field)):
            return field
    return ""


def _invalid_invitation_field(invitation: Invitation) -> str:
    if len(invitation.secret) != INVITATION_SECRET_BYTES:
        return "secret"
    try:
        if date.fromisoformat(invitation.expires_on).isoformat() != invitation.expires_on:
            return "expires_on"
    except ValueError:
        return "expires_on"
    return _invalid_field(invitation, INVITATION_VERSION) or _invalid_field(
        invitation.township, INVITATION_VERSION
    )


def _invitation_text(invitation: Invitation, envelope: bytes) -> bytes:
    header = f"LIANXIN INVITATION {invitation.village_code} {invitation.letter}"
    body = base64.b64encode(envelope).decode()
    lines = [body[at : at + _INVITATION_LINE] for at in range(0, len(body), _INVITATION_LINE)]
    return "\n".join([f"{header} {invitation.expires_on}", *lines, ""]).encode()
