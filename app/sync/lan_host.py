"""The PC that waits: what it answers to another PC of its village. No sockets, no threads."""

from collections.abc import Callable
from typing import Literal

import msgspec

from app.journal.exchange import Hello, read_hello
from app.journal.revocations import REVOKED
from app.journal.segment import unpack_segment
from app.journal.segment_push import NOT_COUNTED
from app.journal.wire import SegmentReceipt
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.store.exchange_log import DONE
from app.sync.lan_circle import LAN, differences, own_circle
from app.sync.lan_messages import (
    END,
    GET,
    HELLO,
    LAN_PROTOCOL,
    PUT,
    Answer,
    Call,
    Greeting,
    Request,
    Signed,
    open_request,
    seal_answer,
    sign_greeting,
)
from app.sync.lan_messages import REQUEST_PURPOSE as PURPOSE
from app.sync.own_side import OwnSide, news_among
from app.vault.certificates import DeviceCertificate
from app.vault.challenges import Challenges

CHALLENGE_KEY_BYTES = 32
EventKind = Literal["connected", "moved", "done", "incomplete", "refused", "cut_off", "forgotten"]


class LanEvent(msgspec.Struct, frozen=True):
    """What happened to a PC that waits. `peer` is the other PC's letter; counts are entries so far.

    `problem` is why it was refused, with its facts.
    """

    kind: EventKind
    peer: str = ""
    sent: int = 0
    received: int = 0
    problem: str = ""
    facts: dict[str, str | int] = {}


class _Talk(msgspec.Struct):
    """One exchange under way. `hello` is the latest that the peer has said."""

    device: DeviceCertificate
    hello: Hello | None = None
    sent: int = 0
    received: int = 0
    cut_off: list[str] = []


class LanHost:
    """Answers while someone at this PC lets it wait. Every request may be repeated without harm."""

    def __init__(self, own: OwnSide, on_event: Callable[[LanEvent], None]) -> None:
        """Raises OperationRefused `lan_not_enrolled`, `device_revoked`."""
        parts = own.parts
        self._own = own
        self._journal = parts.journal
        self._crypto = parts.crypto
        self._device_id = parts.enrolment.device_id
        self._on_event = on_event
        self._circle = own_circle(own)
        # For this waiting alone: what was said cannot be read later, whoever gets the PC.
        self._identity = parts.crypto.generate_age_identity()
        self._challenges = Challenges(
            parts.crypto, parts.randomness(CHALLENGE_KEY_BYTES), parts.clock, parts.randomness
        )
        self._talks: dict[str, _Talk] = {}
        self._refused: set[tuple[str, str]] = set()

    def cut_off(self) -> None:
        """Nothing was heard for long: whoever has not said that it is done was cut off."""
        for device_id in list(self._talks):
            talk = self._talks.pop(device_id)
            key = "lan_cut_off"
            self._log(talk, key)
            self._tell("cut_off", talk)

    def tag(self, nonce: bytes) -> bytes:
        """What a caller of this village says about its nonce."""
        return self._circle.tag(nonce)

    def greet(self, content: bytes) -> bytes:
        """Answer a call. Whoever does not know the village learns nothing, not even which it is.

        Raises OperationRefused `lan_peer_not_of_village`.
        """
        try:
            call = msgspec.msgpack.decode(content, type=Call)
        except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
            raise OperationRefused("lan_peer_not_of_village") from None
        if call.tag != self._circle.tag(call.nonce):
            raise OperationRefused("lan_peer_not_of_village")
        greeting = Greeting(
            LAN_PROTOCOL,
            self._own.parts.enrolment.certificate(),
            self._identity.recipient,
            self._challenges.issue(),
        )
        return sign_greeting(self._own.parts.keys.signing_key, call.nonce, greeting)

    def answer(self, content: bytes) -> bytes:
        """Do what a request asks, durably, and answer sealed.

        Raises OperationRefused `lan_request_unreadable` when it was not sealed to this waiting.
        """
        request, signed = open_request(self._crypto, self._identity.secret, content)
        try:
            answer = Answer(self._answered(self._proved(request, signed), request))
        except EnvironmentProblem:
            answer = Answer(b"", problem="lan_peer_cannot_keep", may_try_again=True)
        except OperationRefused as refusal:
            facts = {k: v for k, v in refusal.facts.items() if isinstance(v, str | int)}
            answer = Answer(b"", refusal.key, facts)
        randomness = self._own.parts.randomness
        return seal_answer(self._crypto, request.answer_key, content, answer, randomness)

    # -- inside

    def _proved(self, request: Request, signed: Signed) -> DeviceCertificate:
        """The device that asks. Raises OperationRefused when it has no business here."""
        if request.waiting != self._device_id:
            raise OperationRefused("lan_request_unreadable")
        self._challenges.check(request.challenge)
        device = self._circle.member(request.certificate)
        if not self._crypto.verify(device.public_key, PURPOSE, signed.payload, signed.signature):
            raise OperationRefused("lan_peer_not_of_village")
        if device.device_id == self._device_id:
            raise OperationRefused("lan_peer_is_self")
        if device.device_id in self._own.township.revoked():
            self._refuse(device, OperationRefused("lan_peer_revoked"))
            raise OperationRefused(REVOKED)
        return device

    def _answered(self, device: DeviceCertificate, request: Request) -> bytes:
        if request.act == HELLO:
            return self._greeted(device, read_hello(request.body))
        talk = self._talks.get(device.device_id)
        if talk is None or talk.hello is None:
            # The program was started anew since; a repeated goodbye has nothing left to end.
            return b"" if request.act == END else self._unknown()
        if request.act == PUT:
            return self._taken(talk, request)
        if request.act == GET:
            return self._given(talk, request)
        if request.act == END:
            return self._ended(talk)
        raise OperationRefused("lan_peer_newer_version")

    def _greeted(self, device: DeviceCertificate, hello: Hello) -> bytes:
        if (hello.sender, hello.village_code) != (device.device_id, device.village_code):
            raise OperationRefused("hello_not_trusted")
        is_new = device.device_id not in self._talks
        self._own.seal()
        try:
            self._own.meet(hello)
        except OperationRefused as refusal:
            self._refuse(device, refusal)
            raise
        talk = self._talks.setdefault(device.device_id, _Talk(device))
        talk.hello = hello
        if is_new:
            self._tell("connected", talk)
        return msgspec.msgpack.encode(self._own.hello())

    def _taken(self, talk: _Talk, request: Request) -> bytes:
        try:
            receipt = self._stored(talk, request)
        except OperationRefused as refusal:
            if refusal.key in NOT_COUNTED:
                talk.cut_off.append(refusal.key)
            else:
                self._refuse(talk.device, refusal)
            raise
        self._tell("moved", talk)
        return msgspec.msgpack.encode(receipt)

    def _stored(self, talk: _Talk, request: Request) -> SegmentReceipt:
        taken = self._own.take_in_one(request.body)
        is_stored = taken.have >= request.last or taken.problem
        if taken.feed != request.feed or not is_stored or not 1 <= request.first <= request.last:
            raise OperationRefused("segment_not_as_named")
        if taken.problem:  # parked, and that is committed
            raise OperationRefused(taken.problem, seq=taken.seq)
        talk.received += self._own.news_in(taken)
        return SegmentReceipt(taken.have, taken.new_entries)

    def _given(self, talk: _Talk, request: Request) -> bytes:
        state = self._journal.storage.feed(request.feed)
        if state is None or not self._own.scope(state.descriptor):
            raise OperationRefused("feed_unknown")
        if max(request.first, 1) > state.have and self._own.floors.of(request.feed):
            # Its rows are here, its entries are not: the township has them.
            raise OperationRefused("entries_below_snapshot")
        packed = next(self._journal.segments_after(request.feed, max(request.first, 1) - 1), b"")
        if packed:
            talk.sent += news_among(unpack_segment(self._crypto, packed).entries)
            self._tell("moved", talk)
        return packed

    def _ended(self, talk: _Talk) -> bytes:
        del self._talks[talk.device.device_id]
        left = differences(self._own, talk.hello) if talk.hello else 0
        for problem in dict.fromkeys(talk.cut_off):
            self._own.log_not_counted(LAN, problem, talk.device.letter)
        key = "lan_incomplete" if left else DONE
        self._log(talk, key)
        self._tell("incomplete" if left else "done", talk)
        return b""

    def _unknown(self) -> bytes:
        raise OperationRefused("challenge_unknown")

    def _refuse(self, device: DeviceCertificate, problem: Problem) -> None:
        """Keep that a PC of the village was refused, once for each that came and for each reason."""
        if (device.device_id, problem.key) in self._refused:
            return
        self._refused.add((device.device_id, problem.key))
        facts = {k: v for k, v in problem.facts.items() if isinstance(v, str | int)}
        self._own.log(LAN, "both", problem.key, peer=device.letter)
        self._on_event(LanEvent("refused", peer=device.letter, problem=problem.key, facts=facts))

    def _log(self, talk: _Talk, result: str) -> None:
        self._own.log(
            LAN, "both", result, sent=talk.sent, received=talk.received, peer=talk.device.letter
        )

    def _tell(self, kind: EventKind, talk: _Talk) -> None:
        self._on_event(LanEvent(kind, talk.device.letter, talk.sent, talk.received))
