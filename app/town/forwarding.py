"""A town forwards to its county: what it has stored, unchanged, worked out from what the county has."""

import logging
from collections.abc import Iterator, Sequence

import msgspec

from app.journal.exchange import Hello, brief_hello, segments_missing_at
from app.journal.revocations import sign_revocations
from app.journal.segment import place_of
from app.journal.segment_push import TROUBLES_OF_ONE_FEED, SegmentPush
from app.journal.segment_runs import SegmentRuns
from app.journal.storage import FeedState
from app.journal.wire import SegmentReceipt
from app.models.errors import OperationRefused, Problem
from app.models.feeds import FeedDescriptor
from app.town.blob_forwarding import BlobForwarding
from app.town.blob_shelf import BlobShelf
from app.town.books import Books
from app.town.county_line import CountyLine
from app.town.county_link import CountyLink, CountyLinks, ForwardState
from app.town.office import Office
from app.town.town_keys import TownKeys
from app.vault.certificates import (
    ENROLMENT_VERSION,
    EnrolmentRequest,
    make_enrolment_request,
    verify_certificate,
)

LOG = logging.getLogger(__name__)
FORWARD_SECONDS = 30.0
BLOB_MILLISECONDS = 5 * 60 * 1000
"""The county looks through all of a town's attachments to tell what it lacks, so not every round."""
FEEDS_AT_ONCE = 128
BYTES_AT_ONCE = 4 * 1024 * 1024
_STRANGE = frozenset({"feed_not_trusted", "feed_out_of_scope"})
_TROUBLES = TROUBLES_OF_ONE_FEED | _STRANGE


class Forwarding:
    """Each exchange begins with what the county says it has: one that was cut off, or a county that
    was set back, needs nothing else. No transaction is open across a request.
    """

    def __init__(self, office: Office, links: CountyLinks, shelf: BlobShelf) -> None:
        self._office = office
        self._links = links
        self._shelf = shelf
        self._blobs_at = 0

    def join(self, invitation: bytes, url: str = "", *, is_by_stick: bool = False) -> CountyLink:
        """Forward to the county of this invitation from now on; see `CountyLinks.accept`."""
        return self._links.accept(invitation, url, self._office.identity, is_by_stick=is_by_stick)

    def link(self) -> CountyLink | None:
        """The county, if there is one."""
        return self._links.link()

    def state(self) -> ForwardState:
        """What came of it so far."""
        return self._links.state()

    def run_once(self) -> None:
        """One round in the background; what goes wrong is kept for the page and tried again."""
        link = self._links.link()
        if link is None or not link.url:
            return
        before = self._links.state().problem
        is_time = self._office.surroundings.clock() - self._blobs_at >= BLOB_MILLISECONDS
        try:
            self.forward(with_blobs=is_time)
        except Problem as problem:
            if problem.key != before:
                LOG.warning("forwarding to the county has to wait: %s", problem.key)
        except Exception:
            LOG.exception("forwarding to the county failed")

    def forward(self, *, with_blobs: bool = True) -> ForwardState:
        """Bring the county up to date: the records, then the attachments that they name.

        Raises OperationRefused `county_not_joined` and the county's own reasons; EnvironmentProblem
        when the line fails. What was moved before stays moved.
        """
        link, dial = self._links.link(), self._office.surroundings.dial_county
        if link is None or dial is None:
            raise OperationRefused("county_not_joined")
        if not link.url:
            raise OperationRefused("county_address_missing")
        exchange = _Exchange(self._office, link)
        args = (self._office.surroundings.crypto, link.device_id, self._office.keys.signing_key)
        line = dial(link.url, *args, link.county.public_key)
        blobs = BlobForwarding(self._shelf)
        problem: Problem | None = None
        try:
            self._enrol(line, link)
            try:
                exchange.run(line)
            except OperationRefused as refusal:
                if refusal.key != "device_unknown" or not link.certificate:
                    raise
                line.enrol(link.certificate)  # a county that was set back has forgotten this town
                exchange.run(line)
            if with_blobs:
                blobs.run(line)
                self._blobs_at = self._office.surroundings.clock()
        except Problem as found:
            problem = found
            raise
        finally:
            line.close()
            self._keep_state(exchange, blobs, problem)
        return self._links.state()

    def _enrol(self, line: CountyLine, link: CountyLink) -> None:
        if link.certificate:
            return
        envelope = line.enrol(enrolment_request(self._office, link))
        certificate = verify_certificate(
            self._office.surroundings.crypto, envelope, link.county.public_key
        )
        if certificate.public_key != self._office.keys.signing_key.public_key:
            raise OperationRefused("certificate_not_trusted")
        self._links.put(msgspec.structs.replace(link, certificate=envelope, secret=b""))

    def _keep_state(
        self, exchange: "_Exchange", blobs: BlobForwarding, problem: Problem | None
    ) -> None:
        before, now = self._links.state(), self._office.surroundings.now()
        facts = problem.facts if problem else {}
        self._links.put_state(
            ForwardState(
                tried_at=now,
                done_at=before.done_at if problem else now,
                waiting=before.waiting if exchange.waiting is None else exchange.waiting,
                sent=before.sent + exchange.sent,
                blobs_sent=before.blobs_sent + blobs.sent,
                blobs_waiting=before.blobs_waiting if blobs.waiting is None else blobs.waiting,
                problem=problem.key if problem else "",
                facts={k: v for k, v in facts.items() if isinstance(v, (str, int))},
                refused={feed.hex(): key for feed, key in exchange.refused.items()},
            )
        )


class _Exchange:
    """One exchange. `waiting` is what the county had not taken when it was last heard; None before."""

    def __init__(self, office: Office, link: CountyLink) -> None:
        self._office = office
        self._link = link
        self.refused: dict[bytes, str] = {}
        self.sent = 0
        self.waiting: int | None = None

    def run(self, line: CountyLine) -> None:
        """Until nothing moves any more."""
        peer = self._greet(line)
        self._introduce(line, peer)
        while missing := self._missing(peer):
            before = self.sent
            runs = SegmentRuns(self._office.surroundings.clock, peer.run_bytes)
            push = SegmentPush(line, runs, self._count, _TROUBLES)
            push.push(missing, lambda: None)
            self.refused |= push.refused
            peer = self._greet(line)
            if self.sent == before and not push.parked:
                return

    def _greet(self, line: CountyLine, feeds: Sequence[FeedState] = ()) -> Hello:
        with self._office.ledger.read() as connection:
            books = self._office.books(connection)
            hello = brief_hello(
                books.journal,
                everything,
                sender=self._link.device_id,
                village_code=self._office.ledger.town_code,
                wall=self._office.surroundings.clock(),
            )
            states = books.storage.feeds()
            revocations = tuple(revocation_lists(books, self._office.keys))
        envelopes = tuple(state.envelope for state in feeds)
        peer = line.hello(msgspec.structs.replace(hello, feeds=envelopes, revocations=revocations))
        self.waiting = sum(owed_entries(state, peer) for state in states)
        return peer

    def _introduce(self, line: CountyLine, peer: Hello) -> None:
        """Tell of the feeds that the county does not know; one that it does not believe is left."""
        with self._office.ledger.read() as connection:
            states = self._office.books(connection).storage.feeds()
        unknown = [state for state in states if state.feed not in peer.acks]
        for start in range(0, len(unknown), FEEDS_AT_ONCE):
            batch = unknown[start : start + FEEDS_AT_ONCE]
            try:
                self._greet(line, batch)
            except OperationRefused as refusal:
                if refusal.key not in _STRANGE:
                    raise
                self._introduce_singly(line, batch)

    def _introduce_singly(self, line: CountyLine, states: Sequence[FeedState]) -> None:
        for state in states:
            try:
                self._greet(line, (state,))
            except OperationRefused as refusal:
                if refusal.key not in _STRANGE:
                    raise
                self.refused[state.feed] = refusal.key

    def _missing(self, peer: Hello) -> list[bytes]:
        """The next segments that the county lacks, as many as are held in memory at once."""
        found, size = list[bytes](), 0
        with self._office.ledger.read() as connection:
            journal = self._office.books(connection).journal
            for packed in segments_missing_at(journal, peer.vector, everything, peer.parked):
                if place_of(packed).feed in self.refused:
                    continue
                found.append(packed)
                size += len(packed)
                if size >= BYTES_AT_ONCE:
                    break
        return found

    def _count(self, receipt: SegmentReceipt) -> None:
        self.sent += receipt.new_entries


def everything(_descriptor: FeedDescriptor) -> bool:
    """The scope of what a town forwards."""
    return True


def enrolment_request(office: Office, link: CountyLink) -> bytes:
    """With which a town answers its county's invitation."""
    crypto, keys = office.surroundings.crypto, office.keys
    request = EnrolmentRequest(
        ENROLMENT_VERSION,
        crypto.suite,
        link.device_id,
        office.identity.town_code,
        office.identity.name,
        keys.signing_key.public_key,
        keys.age_identity.recipient,
    )
    return make_enrolment_request(crypto, request, link.secret, keys.signing_key)


def revocation_lists(books: Books, keys: TownKeys) -> Iterator[bytes]:
    """The town's signed lists of PCs from which it takes nothing more."""
    villages = {each.village_code for each in books.devices.devices() if each.revoked_at}
    for village_code in sorted(villages):
        revoked = books.devices.revocations(village_code)
        yield from sign_revocations(keys.signing_key, village_code, revoked)


def owed_entries(state: FeedState, peer: Hello) -> int:
    """How many entries of a feed the county lacks by its own word."""
    theirs = peer.vector.get(state.feed)
    return max(state.have - theirs.seq, 0) if theirs else state.have
