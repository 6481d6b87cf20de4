"""A station for the township's tests: real keys, a real journal in memory, real requests."""

from collections.abc import Callable
from typing import Any

import msgspec
import urllib3

from app.journal.bundle import Bundle, Manifest, Routing, read_bundle, write_bundle
from app.journal.chain import feed_id_of
from app.journal.entry import Dot
from app.journal.exchange import (
    Hello,
    make_hello,
    read_hello,
    segments_missing_at,
    take_in,
    village_scope,
)
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.segment import unpack_segment
from app.journal.vector import Vector
from app.journal.wire import (
    CHALLENGE_HEADER,
    CHALLENGE_PATH,
    DEVICE_HEADER,
    ENROL_PATH,
    HELLO_PATH,
    REQUEST_PURPOSE,
    SIGNATURE_HEADER,
    open_hello_payload,
    request_message,
    segment_path,
    sign_hello,
)
from app.models.feeds import STATION_SIDE, FeedDescriptor
from app.models.identity import Randomness, new_id
from app.models.moments import utc_text
from app.vault.certificates import (
    ENROLMENT_VERSION,
    EnrolmentRequest,
    Invitation,
    make_enrolment_request,
    read_invitation,
)
from app.vault.crypto import Suite1
from app.vault.feed_trust import FEED_VERSION, FeedTrust, seal_envelope, with_certificate


class FakeStation:
    """One PC of one village. `invitation` is what the township handed out."""

    def __init__(
        self,
        invitation_text: bytes,
        randomness: Randomness,
        clock: Callable[[], int],
        name: str = "测试站",
    ) -> None:
        self.crypto = Suite1()
        self.randomness, self.clock, self.name = randomness, clock, name
        self.invitation: Invitation = read_invitation(self.crypto, invitation_text)
        self.township = self.invitation.township
        self.village_code = self.invitation.village_code
        self.device_id = new_id(randomness)
        self.key = self.crypto.generate_signing_key(randomness)
        self.age = self.crypto.generate_age_identity()
        self.feed_key = self.crypto.generate_signing_key(randomness)
        self.clerk_id = new_id(randomness)
        self.certificate = b""
        self.exports = 0
        self.scope = village_scope(self.village_code)
        self.storage = MemoryJournalStorage(self.crypto)
        self.rows = MemoryRows()
        self.journal = Journal(self.storage, self.crypto, clock)
        self.descriptor = FeedDescriptor(
            FEED_VERSION,
            self.crypto.suite,
            STATION_SIDE,
            self.device_id,
            self.township.town_code,
            self.village_code,
            randomness(16),
            self.feed_key.public_key,
        )
        envelope = seal_envelope(self.descriptor, self.key)
        self.feed = feed_id_of(self.crypto, envelope.descriptor)
        self.journal.open_feed(envelope)

    # -- writing

    def write(self, kind: str, entity: str, bases: tuple[Dot, ...] = (), **fields: Any) -> Dot:
        entry = self.journal.write(
            self.feed,
            self.feed_key,
            kind=kind,
            entity=entity,
            fields=fields,
            actor=self.clerk_id,
            op=new_id(self.randomness),
            bases=bases,
        )
        return entry.dot

    def submit_case(self, **fields: Any) -> str:
        """A case that was received and reported to the township."""
        case_id = new_id(self.randomness)
        now = utc_text(self.clock())
        case = {
            "number": f"{self.village_code}-A20260805-001",
            "item_code": "S01-001",
            "item_name": "城乡居民基本医疗保险参保登记",
            "limit_amount": 5,
            "applicant_name": "王秀英",
            "applicant_phone": "13800138000",
            "first_receiver_name": "李建国",
            "station_received_at": now,
        }
        self.write("case", case_id, **(case | fields))
        received = self.write("case_step", case_id, action="receive", at=now, actor_name="李建国")
        self.write("case_step", case_id, (received,), action="submit", at=now, actor_name="李建国")
        return case_id

    def hand_over(self, case_id: str, *names: str) -> tuple[str, list[str]]:
        """Originals of a case on their way to town; returns the batch and the papers."""
        batch_id, now = new_id(self.randomness), utc_text(self.clock())
        papers = []
        for place, name in enumerate(names):
            papers.append(new_id(self.randomness))
            self.write("material", papers[-1], case_id=case_id, position=place, name=name,
                       received_at=now, holder="station")  # fmt: skip
        self.write("handover", batch_id, number=f"{self.village_code}-A20260805-001-Y", at=now,
                   case_ids=[case_id], material_ids=papers, originals=len(papers),
                   actor_name="李建国")  # fmt: skip
        for paper in papers:
            self.write("custody_event", paper, action="hand_over", case_id=case_id, at=now,
                       batch_id=batch_id, actor_name="李建国")  # fmt: skip
        return batch_id, papers

    def raise_appeal(self, **fields: Any) -> str:
        appeal_id = new_id(self.randomness)
        now = utc_text(self.clock())
        appeal = {
            "number": f"{self.village_code}-A20260805-101",
            "content": "村东头路灯坏了三盏，夜里老人出门不便。",
            "raised_by": "赵桂兰",
            "raised_on": "2026-08-05",
        }
        self.write("appeal", appeal_id, **(appeal | fields))
        self.write("appeal_step", appeal_id, action="collect", at=now, actor_name="李建国")
        return appeal_id

    def seal(self) -> None:
        self.journal.seal(self.feed, self.feed_key)

    def fold(self) -> None:
        Fold(self.storage, self.rows).fold_pending()

    # -- enrolling

    def enrolment_request(self, secret: bytes | None = None) -> bytes:
        request = EnrolmentRequest(
            ENROLMENT_VERSION,
            self.crypto.suite,
            self.device_id,
            self.village_code,
            self.name,
            self.key.public_key,
            self.age.recipient,
        )
        return make_enrolment_request(
            self.crypto, request, secret or self.invitation.secret, self.key
        )

    def keep_certificate(self, envelope: bytes) -> None:
        self.certificate = envelope
        state = self.journal.state(self.feed)
        self.storage.replace_envelope(self.feed, with_certificate(state.envelope, envelope))

    # -- saying what it has

    def hello(self) -> Hello:
        return make_hello(
            self.journal,
            self.scope,
            sender=self.device_id,
            village_code=self.village_code,
            wall=self.clock(),
        )

    def take_in(self, segments: Any) -> int:
        count = 0
        for packed in segments:
            count += take_in(self.journal, packed, self.scope).new_entries
        self.fold()
        return count

    def meet(self, hello: Hello) -> None:
        trust = FeedTrust(self.crypto, self.township.public_key)
        for envelope in hello.feeds:
            if feed_id_of(self.crypto, envelope.descriptor) != self.feed:
                trust(envelope)
                self.journal.open_feed(envelope)

    # -- by stick

    def write_bundle(self, vector: Vector | None = None, **routing: Any) -> bytes:
        self.seal()
        self.exports += 1
        outside = {
            "sender": self.device_id,
            "sender_name": self.name,
            "recipient": self.township.town_code,
            "village_code": self.village_code,
            "created_at": utc_text(self.clock()),
            "export_number": self.exports,
        }
        manifest = Manifest(
            routing=Routing(**(outside | routing)),
            hello=self.hello(),
            segments=(),
            certificate=self.certificate,
            enrolment=b"" if self.certificate else self.enrolment_request(),
        )
        segments = list(segments_missing_at(self.journal, vector or {}, self.scope))
        return write_bundle(
            self.crypto,
            self.key,
            lambda plain: self.crypto.encrypt_to([self.township.age_recipient], plain),
            manifest,
            segments,
        )

    def read_answer(self, content: bytes) -> Bundle:
        return read_bundle(
            self.crypto, content, lambda sealed: self.crypto.decrypt_with(self.age.secret, sealed)
        )

    def import_answer(self, content: bytes) -> int:
        bundle = self.read_answer(content)
        assert bundle.is_signed_by(self.crypto, self.township.public_key)
        if bundle.manifest.hello.certificate:
            self.keep_certificate(bundle.manifest.hello.certificate)
        self.meet(bundle.manifest.hello)
        return self.take_in(bundle.segments)


class Line:
    """A station's line to a real server; every part of a request can be made wrong."""

    def __init__(self, url: str, station: FakeStation) -> None:
        self.url, self.station = url, station
        self.pool = urllib3.PoolManager(retries=False, timeout=60.0)
        self.challenge = ""

    def close(self) -> None:
        self.pool.clear()

    def request(
        self,
        method: str,
        target: str,
        body: bytes = b"",
        *,
        signed_as: "FakeStation | None" = None,
        signed_body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> urllib3.BaseHTTPResponse:
        signer = signed_as or self.station
        if not self.challenge:
            self.challenge = self.plain("GET", CHALLENGE_PATH).data.decode()
        digest = signer.crypto.hash(body if signed_body is None else signed_body)
        message = request_message(method, target, self.challenge, digest)
        proof = {
            DEVICE_HEADER: self.station.device_id,
            CHALLENGE_HEADER: self.challenge,
            SIGNATURE_HEADER: signer.key.sign(REQUEST_PURPOSE, message).hex(),
        }
        return self.plain(method, target, body, proof | (headers or {}))

    def plain(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> urllib3.BaseHTTPResponse:
        return self.pool.request(method, self.url + target, body=body or None, headers=headers)

    def enrol(self) -> urllib3.BaseHTTPResponse:
        response = self.plain("POST", ENROL_PATH, self.station.enrolment_request())
        if response.status == 200:
            self.station.keep_certificate(response.data)
        return response

    def hello(self) -> Hello:
        self.station.seal()
        body = sign_hello(self.station.key, self.station.hello())
        response = self.request("POST", HELLO_PATH, body)
        assert response.status == 200, refusal_in(response)
        public_key = self.station.township.public_key
        answer = read_hello(open_hello_payload(self.station.crypto, public_key, response.data))
        self.station.meet(answer)
        return answer

    def put(self, packed: bytes, **wrong: Any) -> urllib3.BaseHTTPResponse:
        segment = unpack_segment(self.station.crypto, packed)
        target = segment_path(segment.feed, segment.first, segment.last)
        return self.request("PUT", target, packed, **wrong)

    def push(self, answer: Hello) -> list[urllib3.BaseHTTPResponse]:
        segments = segments_missing_at(self.station.journal, answer.vector, self.station.scope)
        return [self.put(packed) for packed in segments]

    def pull(self, answer: Hello) -> int:
        count = 0
        for feed, have in answer.vector.items():
            while (mine := self.station.journal.state(feed).have) < have.seq:
                response = self.request("GET", f"{segment_path(feed)}?from={mine + 1}")
                assert response.status == 200, refusal_in(response)
                count += self.station.take_in([response.data])
        return count

    def sync(self) -> None:
        """Both ways, until nothing is owed."""
        answer = self.hello()
        for response in self.push(answer):
            assert response.status == 200, refusal_in(response)
        self.pull(self.hello())


def refusal_in(response: urllib3.BaseHTTPResponse) -> tuple[str, dict[str, Any]]:
    refusal = msgspec.msgpack.decode(response.data)
    return refusal["problem"], refusal["facts"]
