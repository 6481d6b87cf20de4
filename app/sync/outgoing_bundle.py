"""What this PC writes into a bundle for its township, to be carried on a stick or handed in."""

from collections.abc import Sequence
from contextlib import suppress

import msgspec

from app.journal.bundle import Manifest, Routing, write_bundle
from app.journal.exchange import Hello, segments_missing_at
from app.journal.segment import unpack_segment
from app.journal.wire import HandedIn
from app.models.errors import Problem
from app.models.moments import utc_text
from app.sync.blob_standing import BlobStanding
from app.sync.own_side import OwnSide
from app.sync.reports import ShutOut
from app.sync.town_client import TownLine

EXPORT_COUNTER = "export"
HANDED_IN_KEY, HANDED_CONTENTS_KEY = "handed_in", "handed_in_contents"
HANDED_ANSWER_KEY = "handed_in_answer"
HANDED_IN_BYTES = 15 * 1024 * 1024  # at once; a township takes 16 MiB with everything around it
_DAY = 10  # characters of a date


class OutgoingBundles:
    """Signed by this device and sealed to its township."""

    def __init__(self, own: OwnSide, blobs: BlobStanding) -> None:
        self._own = own
        self._blobs = blobs
        self._parts = own.parts
        self._enrolment = own.parts.enrolment

    def manifest(self, hello: Hello, rows: bytes = b"") -> Manifest:
        """The next bundle's. Raises OperationRefused `not_enrolled`."""
        parts, store = self._parts, self._parts.store
        invitation, certificate = (
            self._enrolment.required_invitation(),
            self._enrolment.certificate(),
        )
        with store.transaction():
            number = store.counters.next_number(EXPORT_COUNTER)
        return Manifest(
            routing=Routing(
                sender=self._enrolment.device_id,
                sender_name=parts.station_name,
                recipient=invitation.township.town_code,
                village_code=parts.village_code,
                created_at=utc_text(parts.clock()),
                export_number=number,
            ),
            hello=hello,
            segments=(),
            certificate=certificate,
            enrolment=b"" if certificate else self._enrolment.request(parts.station_name),
            rows=rows,
        )

    def content(
        self, manifest: Manifest, segments: Sequence[bytes], blobs: Sequence[bytes] = ()
    ) -> bytes:
        """The bundle's bytes."""
        key = self._parts.keys.signing_key
        return write_bundle(self._parts.crypto, key, self.sealed, manifest, segments, blobs)

    def sealed(self, plain: bytes) -> bytes:
        """Only the township can open it. Raises OperationRefused `not_enrolled`."""
        township = self._enrolment.required_invitation().township
        return self._parts.crypto.encrypt_to([township.age_recipient], plain)

    def hand_in(self, line: TownLine) -> None:
        """After the township has revoked this PC: hand in what it had not heard of before with its
        attachments, once a day at most. It decides about that; here everything stays. What goes wrong is noted.
        """
        parts, store, mine = self._parts, self._parts.store, self._enrolment.device_id
        peer = self._own.township.hello()
        segments = list(
            segments_missing_at(
                parts.journal, peer.vector if peer else {}, lambda told: told.device_id == mine
            )
        )
        today = utc_text(parts.clock())[:_DAY].encode()
        told = today + parts.crypto.hash(msgspec.msgpack.encode(segments))
        if not segments:
            return
        if store.meta(HANDED_IN_KEY) == told:
            with suppress(Problem):  # it will be asked again
                self._keep_answer(line.hand_in(self.content(self.manifest(self._own.hello()), ())))
            return
        entries = sum(len(unpack_segment(parts.crypto, each).entries) for each in segments)
        try:
            answer = self._hand_in(line, segments)
        except Problem as problem:
            self._own.log("http", "out", problem.key, facts=problem.facts)
            return
        with store.transaction():
            store.set_meta(HANDED_IN_KEY, told)
        self._keep_answer(answer)
        key = "records_handed_in"
        self._own.log("http", "out", key, sent=entries)

    def shut_out(self) -> ShutOut:
        """What the township has said last of what was handed in."""
        kept = self._parts.store.meta(HANDED_ANSWER_KEY)
        answer = msgspec.msgpack.decode(kept, type=HandedIn) if kept else HandedIn(0)
        peer, handed_in, counted = self._own.township.hello(), 0, 0
        for state in self._parts.journal.storage.feeds():
            known = peer.vector.get(state.feed) if peer else None
            sent = known.seq if known else 0
            if kept and state.descriptor.device_id == self._enrolment.device_id:
                handed_in += max(state.have - sent, 0)
                counted += max(min(answer.have.get(state.feed, 0), state.have) - sent, 0)
        return ShutOut(handed_in, answer.waiting, counted)

    def _keep_answer(self, answer: HandedIn) -> None:
        with self._parts.store.transaction():
            self._parts.store.set_meta(HANDED_ANSWER_KEY, msgspec.msgpack.encode(answer))

    def _hand_in(self, line: TownLine, segments: Sequence[bytes]) -> HandedIn:
        """The records with as many attachments as go in, then the rest of those."""
        store, hello = self._parts.store, self._own.hello()
        kept = store.meta(HANDED_CONTENTS_KEY)
        given: list[bytes] = msgspec.msgpack.decode(kept, type=list[bytes]) if kept else []
        blobs = self._blobs.load(HANDED_IN_BYTES - sum(map(len, segments)), given)
        answer = HandedIn(0)
        while segments or blobs:
            answer = line.hand_in(self.content(self.manifest(hello), segments, blobs))
            given += map(self._parts.crypto.hash, blobs)
            with store.transaction():
                store.set_meta(HANDED_CONTENTS_KEY, msgspec.msgpack.encode(given))
            segments, blobs = (), self._blobs.load(HANDED_IN_BYTES, given)
        return answer
