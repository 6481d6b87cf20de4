"""The PC that calls: the exchange with another PC of the village, over any line."""

from collections.abc import Callable

import msgspec

from app.journal.exchange import (
    FORKED,
    Hello,
    feeds_ahead,
    is_forked_at,
    read_hello,
    segments_missing_at,
)
from app.journal.revocations import REVOKED
from app.journal.segment import unpack_segment
from app.journal.segment_push import NOT_COUNTED
from app.journal.vector import Have
from app.journal.wire import SegmentReceipt
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.lan_circle import (
    LAN,
    TROUBLES_OF_ONE_FEED,
    differences,
    is_parked_here,
    own_circle,
)
from app.sync.lan_line import LanLine
from app.sync.lan_messages import (
    ANSWER_KEY_BYTES,
    END,
    GET,
    HELLO,
    NONCE_BYTES,
    PUT,
    Call,
    Greeting,
    Request,
    decoded,
    open_answer,
    open_greeting,
    seal_request,
)
from app.sync.own_side import OwnSide, news_among
from app.sync.reports import ExchangeReport
from app.vault.certificates import DeviceCertificate

ROUNDS_MAX = 8
STALE = {"challenge_expired", "challenge_unknown", "lan_request_unreadable"}
OnProgress = Callable[[int, int], None]


class LanCaller:
    """Asks one PC that waits; nothing that it asks or hears can be read or changed on the way."""

    def __init__(self, own: OwnSide, line: LanLine) -> None:
        """Raises OperationRefused `lan_not_enrolled`, `device_revoked`."""
        self._own = own
        self._line = line
        self._circle = own_circle(own)
        self._greeting: Greeting | None = None
        self.device: DeviceCertificate | None = None

    def meet(self) -> DeviceCertificate:
        """Hear who waits there.

        Raises OperationRefused `lan_peer_not_of_village`, `lan_peer_is_self`, `lan_peer_revoked`,
        `lan_peer_newer_version`; EnvironmentProblem as the line does.
        """
        nonce = self._own.parts.randomness(NONCE_BYTES)
        call = msgspec.msgpack.encode(Call(nonce, self._circle.tag(nonce)))
        greeting, device = open_greeting(self._circle, nonce, self._line.greet(call))
        if device.device_id == self._own.parts.enrolment.device_id:
            raise OperationRefused("lan_peer_is_self")
        if device.device_id in self._own.township.revoked():
            raise OperationRefused("lan_peer_revoked")
        if self.device is not None and device != self.device:
            raise EnvironmentProblem("lan_peer_unreadable")
        self._greeting, self.device = greeting, device
        return device

    def hello(self, hello: Hello) -> Hello:
        """Say what this PC has; hear what the other has."""
        answer = read_hello(self._asked(HELLO, body=msgspec.msgpack.encode(hello)))
        if self.device is None or answer.sender != self.device.device_id:
            raise OperationRefused("hello_not_trusted")
        return answer

    def put_segment(self, feed: bytes, first: int, last: int, packed: bytes) -> SegmentReceipt:
        """Give one segment; the receipt says what the other PC has durably now."""
        return decoded(self._asked(PUT, feed, first, last, packed), SegmentReceipt)

    def get_segment(self, feed: bytes, after: int) -> bytes:
        """The next segment after `after`; empty when there is none."""
        return self._asked(GET, feed, after + 1)

    def end(self) -> None:
        """Say that the exchange is over."""
        self._asked(END)

    def _asked(
        self, act: str, feed: bytes = b"", first: int = 0, last: int = 0, body: bytes = b""
    ) -> bytes:
        if self._greeting is None:
            self.meet()
        try:
            return self._asked_once(act, feed, first, last, body)
        except OperationRefused as refusal:
            if refusal.key not in STALE:
                raise
        self.meet()  # it was told to wait anew, or a slow exchange took longer than a challenge holds
        return self._asked_once(act, feed, first, last, body)

    def _asked_once(self, act: str, feed: bytes, first: int, last: int, body: bytes) -> bytes:
        parts, greeting, device = self._own.parts, self._greeting, self.device
        if greeting is None or device is None:
            raise RuntimeError("nobody was met")
        key = parts.randomness(ANSWER_KEY_BYTES)
        certificate = parts.enrolment.certificate()
        request = Request(
            device.device_id, greeting.challenge, key, certificate, act, feed, first, last, body
        )
        sealed = seal_request(parts.crypto, parts.keys.signing_key, greeting.recipient, request)
        return open_answer(parts.crypto, key, sealed, self._line.ask(sealed)).opened()


class LanExchange:
    """One exchange: rounds of hello, giving and taking, until both PCs have the same."""

    def __init__(self, own: OwnSide, caller: LanCaller, on_progress: OnProgress) -> None:
        self._own = own
        self._journal = own.parts.journal
        self._caller = caller
        self._on_progress = on_progress
        self._sent = self._received = 0
        self._problem: OperationRefused | None = None
        self._cut_off = list[str]()

    def run(self) -> ExchangeReport:
        """Raises what `LanCaller` raises, `own_feed_behind`, `feed_forked`, and for a segment that
        could not be taken its problem. What was moved before stays moved.
        """
        device = self._caller.meet()
        for _ in range(ROUNDS_MAX):
            self._own.seal()
            peer = self._caller.hello(self._own.hello())
            self._own.meet(peer)
            self._refuse_revoked(device)
            has_given = self._give(peer)
            has_taken = self._take(peer)
            if not has_given and not has_taken:
                break
        for key in dict.fromkeys(self._cut_off):
            self._own.log_not_counted(LAN, key, device.letter)
        left = differences(self._own, peer)
        self._caller.end()
        if self._problem is not None:
            raise self._problem
        waiting = self._own.township.waiting()[0]
        return ExchangeReport(
            LAN, self._sent, self._received, waiting, peer=device.letter, left=left
        )

    def _refuse_revoked(self, device: DeviceCertificate) -> None:
        """The other PC may have brought the news itself."""
        revoked = self._own.township.revoked()
        if self._own.parts.enrolment.device_id in revoked:
            raise OperationRefused(REVOKED)
        if device.device_id in revoked:
            raise OperationRefused("lan_peer_revoked")

    def _give(self, peer: Hello) -> bool:
        """Whether the other PC has something new of it."""
        total = differences(self._own, peer)
        has_moved, refused = False, set()
        missing = segments_missing_at(self._journal, peer.vector, self._own.scope, peer.parked)
        for packed in missing:
            segment = unpack_segment(self._own.parts.crypto, packed)
            if segment.feed in refused:
                continue
            try:
                receipt = self._caller.put_segment(
                    segment.feed, segment.first, segment.last, packed
                )
            except OperationRefused as refusal:
                # One feed that the other PC does not take must not hold up the others. What is of
                # another branch was parked there, and so will be what follows it.
                if refusal.key not in TROUBLES_OF_ONE_FEED:
                    raise
                if refusal.key != FORKED:
                    refused.add(segment.feed)
                continue
            has_moved |= receipt.new_entries > 0
            known = receipt.have - receipt.new_entries
            self._sent += news_among(e for e in segment.entries if e.seq > known)
            self._tell(total)
        return has_moved

    def _take(self, peer: Hello) -> bool:
        """Whether something new came, be it only a branch that is parked."""
        theirs = self._own.township.good_part(peer.vector)
        total = differences(self._own, peer)
        has_moved = False
        for feed in feeds_ahead(self._journal, theirs):
            has_moved |= self._take_feed(feed, self._journal.state(feed).have, theirs[feed], total)
        for feed, have in sorted(theirs.items()):
            state = self._journal.storage.feed(feed)
            if state is None or is_parked_here(self._own, feed, have):
                continue
            if is_forked_at(self._journal, feed, theirs):
                has_moved |= self._take_feed(feed, 0, have, total)
        return has_moved

    def _take_feed(self, feed: bytes, position: int, wanted: Have, total: int) -> bool:
        has_moved = False
        before = len(self._journal.storage.parked(feed))
        while position < wanted.seq:
            packed = self._caller.get_segment(feed, position)
            if not packed:
                break
            try:
                taken = self._own.take_in_one(packed)
                segment = unpack_segment(self._own.parts.crypto, packed)
                if segment.feed != feed or segment.last <= position:
                    raise OperationRefused("segment_not_as_named")
            except OperationRefused as refusal:
                self._note(refusal)
                break
            position = segment.last
            has_moved |= taken.new_entries > 0
            self._received += self._own.news_in(taken)
            self._tell(total)
        return has_moved or len(self._journal.storage.parked(feed)) > before

    def _note(self, refusal: OperationRefused) -> None:
        """A feed in trouble holds up no other; the first trouble is told last."""
        if refusal.key in NOT_COUNTED:
            self._cut_off.append(refusal.key)
        else:
            self._problem = self._problem or refusal

    def _tell(self, total: int) -> None:
        done = self._sent + self._received
        self._on_progress(done, max(total, done))
