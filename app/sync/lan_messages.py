"""What two PCs of one station say to each other, as bytes that nobody else on the line can read.

    greeting   in clear: the waiting PC's certificate, a key for this waiting alone, a challenge,
               signed together with the caller's nonce
    request    sealed to that key: the caller's certificate, what it asks, a key for the answer,
               signed over challenge and waiting device
    answer     sealed under the key for the answer, bound to the request

Only the waiting PC can open a request and so learn the key of its answer: whoever answers readably is
the one whom the certificate names. See docs/decisions/0007-lan.md.
"""

from typing import TypeVar

import msgspec

from app.journal.exchange import HELLO_BYTES_MAX
from app.journal.segment import SEGMENT_BYTES_MAX
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.vault.certificates import MAX_ENVELOPE_BYTES, DeviceCertificate, verify_certificate
from app.vault.crypto import CryptoProvider, Randomness, SigningKey

LAN_PROTOCOL = 1
GREETING_PURPOSE, REQUEST_PURPOSE = "lianxin/lan/greeting/1", "lianxin/lan/request/1"
VILLAGE_PURPOSE = "lianxin/lan/village/1"
NONCE_BYTES, ANSWER_KEY_BYTES = 16, 32
CALL_BYTES_MAX, GREETING_BYTES_MAX = 256, 2 * MAX_ENVELOPE_BYTES
MESSAGE_BYTES_MAX = max(HELLO_BYTES_MAX, SEGMENT_BYTES_MAX) + 16 * 1024
HELLO, PUT, GET, END = "hello", "put", "get", "end"
_Decoded = TypeVar("_Decoded")


class Call(msgspec.Struct, frozen=True, array_like=True):
    """The first word. `tag` shows that the caller knows which township's village it looks for."""

    nonce: bytes
    tag: bytes


class Greeting(msgspec.Struct, frozen=True, array_like=True):
    """The answer to a call. `recipient` opens requests of this waiting, and of no other."""

    protocol: int
    certificate: bytes
    recipient: str
    challenge: str


class Request(msgspec.Struct, frozen=True, array_like=True):
    """What the caller asks. `waiting` is the device that it is meant for."""

    waiting: str
    challenge: str
    answer_key: bytes
    certificate: bytes
    act: str
    feed: bytes = b""
    first: int = 0
    last: int = 0
    body: bytes = b""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of a request: `body`, or a problem key with its facts."""

    body: bytes
    problem: str = ""
    facts: dict[str, str | int] = {}
    may_try_again: bool = False

    def opened(self) -> bytes:
        """The body; raises the problem that the other PC told of."""
        if not self.problem:
            return self.body
        problem: Problem = (EnvironmentProblem if self.may_try_again else OperationRefused)(
            self.problem
        )
        problem.facts.update(self.facts)
        raise problem


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """Bytes with the signature of the device that wrote them."""

    payload: bytes
    signature: bytes


class Circle(msgspec.Struct, frozen=True):
    """Who may take part: the enrolled devices of one village, by the word of its township."""

    crypto: CryptoProvider
    town_public_key: bytes
    village_code: str

    def tag(self, nonce: bytes) -> bytes:
        """What only those who know township and village can say about a nonce."""
        key = self.crypto.derive_key(self.town_public_key, VILLAGE_PURPOSE)
        return self.crypto.mac(key, self.village_code.encode() + nonce)

    def member(self, certificate: bytes) -> DeviceCertificate:
        """The device that a certificate names. Raises OperationRefused `lan_peer_not_of_village`."""
        try:
            device = verify_certificate(self.crypto, certificate, self.town_public_key)
        except OperationRefused:
            raise OperationRefused("lan_peer_not_of_village") from None
        if device.village_code != self.village_code:
            raise OperationRefused("lan_peer_not_of_village")
        return device


def sign_greeting(key: SigningKey, nonce: bytes, greeting: Greeting) -> bytes:
    """The greeting as it travels."""
    payload = msgspec.msgpack.encode(greeting)
    return msgspec.msgpack.encode(Signed(payload, key.sign(GREETING_PURPOSE, nonce + payload)))


def open_greeting(
    circle: Circle, nonce: bytes, content: bytes
) -> tuple[Greeting, DeviceCertificate]:
    """Who waits there.

    Raises EnvironmentProblem `lan_peer_unreadable`; OperationRefused `lan_peer_not_of_village`,
    `lan_peer_newer_version`.
    """
    signed = decoded(content, Signed)
    greeting = decoded(signed.payload, Greeting)
    if greeting.protocol > LAN_PROTOCOL:
        raise OperationRefused("lan_peer_newer_version")
    device = circle.member(greeting.certificate)
    message = nonce + signed.payload
    crypto = circle.crypto
    if not crypto.verify(device.public_key, GREETING_PURPOSE, message, signed.signature):
        raise OperationRefused("lan_peer_not_of_village")
    if not crypto.is_recipient(greeting.recipient):
        raise EnvironmentProblem("lan_peer_unreadable")
    return greeting, device


def seal_request(
    crypto: CryptoProvider, key: SigningKey, recipient: str, request: Request
) -> bytes:
    """The request as it travels."""
    payload = msgspec.msgpack.encode(request)
    signed = Signed(payload, key.sign(REQUEST_PURPOSE, payload))
    return crypto.encrypt_to([recipient], msgspec.msgpack.encode(signed))


def open_request(crypto: CryptoProvider, secret: str, content: bytes) -> tuple[Request, Signed]:
    """A request, not yet believed.

    Raises OperationRefused `lan_request_unreadable` for whatever was not sealed to this waiting.
    """
    try:
        plain = crypto.decrypt_with(secret, content)
        signed = msgspec.msgpack.decode(plain, type=Signed)
        request = msgspec.msgpack.decode(signed.payload, type=Request)
    except (OperationRefused, ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("lan_request_unreadable") from None
    if len(request.answer_key) != ANSWER_KEY_BYTES:
        raise OperationRefused("lan_request_unreadable")
    return request, signed


def seal_answer(
    crypto: CryptoProvider, key: bytes, asked: bytes, answer: Answer, randomness: Randomness
) -> bytes:
    """The answer to the request that travelled as `asked`."""
    return crypto.seal(key, msgspec.msgpack.encode(answer), crypto.hash(asked), randomness)


def open_answer(crypto: CryptoProvider, key: bytes, asked: bytes, content: bytes) -> Answer:
    """Raises EnvironmentProblem `lan_peer_unreadable` when it is not the answer to that request."""
    try:
        plain = crypto.open(key, content, crypto.hash(asked))
    except OperationRefused:
        raise EnvironmentProblem("lan_peer_unreadable") from None
    return decoded(plain, Answer)


def decoded(content: bytes, kind: type[_Decoded]) -> _Decoded:
    """Raises EnvironmentProblem `lan_peer_unreadable` for bytes that are nothing of that kind."""
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise EnvironmentProblem("lan_peer_unreadable") from None
