"""The station's side of every exchange: by line and by stick, in named steps, each of which may be
cut off and done again without harm.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.journal.bundle import BUNDLE_BYTES_MAX, Manifest, Routing, read_bundle, write_bundle
from app.journal.exchange import (
    Hello,
    Scope,
    feeds_ahead,
    make_hello,
    meet_feeds,
    read_hello,
    segments_missing_at,
    take_in,
    village_scope,
)
from app.journal.fold import Fold, claimed_time
from app.journal.journal import Clock, Journal
from app.journal.segment import unpack_segment
from app.journal.vector import Vector
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.feeds import TOWNSHIP_SIDE
from app.models.moments import utc_text
from app.store.store import Store
from app.sync.enrolment import Enrolment
from app.sync.reports import BundleReport, ExchangeReport, SyncStatus
from app.sync.stick import read_from_stick, write_to_stick
from app.sync.town_client import TownClient
from app.vault.crypto import CryptoProvider
from app.vault.device_keys import DeviceKeys

PEER_HELLO_KEY, EXPORT_COUNTER = "township_hello", "export"
BEHIND_KEY = "own_feed_behind"  # set: the next opening starts a new incarnation
ROUNDS_MAX = 8
OnProgress = Callable[[int, int], None]


class SyncParts(msgspec.Struct, frozen=True):
    """What the exchange of one open station works with; its store has a connection of its own."""

    store: Store
    journal: Journal
    crypto: CryptoProvider
    keys: DeviceKeys
    enrolment: Enrolment
    clock: Clock
    feed: bytes
    village_code: str
    station_name: str
    keep_mark: Callable[[], None]


class StationSync:
    """Exchanges with the township. What is owed is worked out from the township's latest vector."""

    def __init__(self, parts: SyncParts) -> None:
        self._parts = parts
        self._store = parts.store
        self._journal = parts.journal
        self._enrolment = parts.enrolment
        self._scope: Scope = village_scope(parts.village_code)

    def close(self) -> None:
        """Close this exchange's own connection."""
        self._store.close()

    # -- for the screen

    def status(self) -> SyncStatus:
        """Where the station stands; reads only."""
        invitation = self._enrolment.invitation()
        waiting, since = self._waiting()
        log = self._store.exchange_log.latest()
        return SyncStatus(
            is_enrolled=bool(self._enrolment.certificate()),
            has_invitation=invitation is not None,
            town_name=invitation.township.name if invitation else "",
            server_url=self._enrolment.url(),
            waiting_entries=waiting,
            waiting_since=since,
            last_exchange_at=log.at if log else "",
        )

    def accept_invitation(self, path: Path) -> SyncStatus:
        """Keep the township's invitation; the device enrols with its next exchange."""
        self._enrolment.accept_invitation(path)
        return self.status()

    def set_server_url(self, url: str) -> SyncStatus:
        """Keep where the township's server answers."""
        self._enrolment.set_url(url)
        return self.status()

    # -- by line

    def exchange(self, on_progress: OnProgress | None = None) -> ExchangeReport:
        """Exchange over HTTP until both sides have the same.

        Raises OperationRefused `not_enrolled`, `server_address_missing` and the township's own
        reasons; EnvironmentProblem when the line fails. What was moved before stays moved.
        """
        try:
            report = self._exchange(on_progress or _unheard)
        except Problem as problem:
            self._log("http", "both", problem.key, 0, 0)
            raise
        self._log("http", "both", "done", report.sent, report.received)
        return report

    def _exchange(self, on_progress: OnProgress) -> ExchangeReport:
        invitation = self._enrolment.required_invitation()
        url = self._enrolment.url()
        if not url:
            raise OperationRefused("server_address_missing")
        client = TownClient(
            url,
            self._parts.crypto,
            self._enrolment.device_id,
            self._parts.keys.signing_key,
            invitation.township.public_key,
        )
        try:
            is_new = self._enrol(client)
            sent = received = 0
            for _ in range(ROUNDS_MAX):
                peer = self._say_hello(client)
                pushed = self._push(client, peer, on_progress)
                pulled = self._pull(client, peer, on_progress)
                sent, received = sent + pushed, received + pulled
                if not pushed and not pulled:
                    break
        finally:
            client.close()
        return ExchangeReport("http", sent, received, self._waiting()[0], is_new)

    def _enrol(self, client: TownClient) -> bool:
        if self._enrolment.certificate():
            return False
        request = self._enrolment.request(self._parts.station_name)
        self._enrolment.keep_certificate(client.enrol(request))
        return True

    def _say_hello(self, client: TownClient) -> Hello:
        self._seal()
        answer = client.hello(self._hello())
        self._keep_peer(answer)
        return answer

    def _push(self, client: TownClient, peer: Hello, on_progress: OnProgress) -> int:
        total = self._waiting()[0]
        sent = 0
        for packed in segments_missing_at(self._journal, peer.vector, self._scope):
            segment = unpack_segment(self._parts.crypto, packed)
            receipt = client.put_segment(segment.feed, segment.first, segment.last, packed)
            sent += receipt.new_entries
            on_progress(sent, max(total, sent))
        return sent

    def _pull(self, client: TownClient, peer: Hello, on_progress: OnProgress) -> int:
        received = 0
        for feed in feeds_ahead(self._journal, peer.vector):
            wanted = peer.vector[feed].seq
            while (have := self._journal.state(feed).have) < wanted:
                packed = client.get_segment(feed, have)
                if not packed or not self._take_in([packed]):
                    break
                received += self._journal.state(feed).have - have
                on_progress(received, received)
        return received

    # -- by stick

    def export_bundle(self, folder: Path) -> BundleReport:
        """Write everything that the township does not durably have yet into one bundle.

        Raises OperationRefused `not_enrolled`; EnvironmentProblem `bundle_not_written`,
        `bundle_read_back_differs`.
        """
        invitation = self._enrolment.required_invitation()
        self._seal()
        with self._store.transaction():
            number = self._store.counters.next_number(EXPORT_COUNTER)
        segments = list(segments_missing_at(self._journal, self._durable_vector(), self._scope))
        certificate = self._enrolment.certificate()
        manifest = Manifest(
            routing=Routing(
                sender=self._enrolment.device_id,
                sender_name=self._parts.station_name,
                recipient=invitation.township.town_code,
                village_code=self._parts.village_code,
                created_at=utc_text(self._parts.clock()),
                export_number=number,
            ),
            hello=self._hello(),
            segments=(),
            certificate=certificate,
            enrolment=b"" if certificate else self._enrolment.request(self._parts.station_name),
        )
        crypto, recipient = self._parts.crypto, invitation.township.age_recipient
        content = write_bundle(
            crypto,
            self._parts.keys.signing_key,
            lambda plain: crypto.encrypt_to([recipient], plain),
            manifest,
            segments,
        )
        entries = sum(len(unpack_segment(crypto, packed).entries) for packed in segments)
        stem = f"{self._parts.village_code}-{self._enrolment.device_id[:6]}"
        try:
            path = write_to_stick(folder, stem, number, content)
        except EnvironmentProblem as problem:
            self._log("bundle", "out", problem.key, 0, 0)
            raise
        self._log("bundle", "out", "done", entries, 0)
        return BundleReport(str(path), entries, len(content))

    def import_bundle(self, path: Path) -> ExchangeReport:
        """Read the township's answer. A replay changes nothing.

        Raises OperationRefused `bundle_...`, `sealed_for_someone_else`, `not_enrolled`, or what a
        segment is refused for; EnvironmentProblem `bundle_unreadable`.
        """
        try:
            report = self._import_bundle(read_from_stick(path, BUNDLE_BYTES_MAX))
        except Problem as problem:
            self._log("bundle", "in", problem.key, 0, 0)
            raise
        self._log("bundle", "in", "done", 0, report.received)
        return report

    def _import_bundle(self, content: bytes) -> ExchangeReport:
        township = self._enrolment.required_invitation().township
        crypto, keys = self._parts.crypto, self._parts.keys
        secret = keys.age_identity.secret
        bundle = read_bundle(crypto, content, lambda sealed: crypto.decrypt_with(secret, sealed))
        if bundle.manifest.routing.recipient != self._enrolment.device_id:
            raise OperationRefused("bundle_not_for_this_station")
        if not bundle.is_signed_by(crypto, township.public_key):
            raise OperationRefused("bundle_not_trusted")
        hello = bundle.manifest.hello
        is_new = bool(hello.certificate) and not self._enrolment.certificate()
        if hello.certificate:
            self._enrolment.keep_certificate(hello.certificate)
        self._keep_peer(hello)
        received = self._take_in(bundle.segments)
        return ExchangeReport("bundle", 0, received, self._waiting()[0], is_new)

    # -- inside

    def _seal(self) -> None:
        """Only committed, synced and sealed entries leave the PC."""
        with self._store.transaction():
            self._journal.seal(self._parts.feed, self._parts.keys.feed_key(self._parts.feed.hex()))
        self._parts.keep_mark()

    def _hello(self) -> Hello:
        return make_hello(
            self._journal,
            self._scope,
            sender=self._enrolment.device_id,
            village_code=self._parts.village_code,
            wall=self._parts.clock(),
        )

    def _keep_peer(self, hello: Hello) -> None:
        trust = self._enrolment.trust()
        with self._store.transaction():
            meet_feeds(self._journal, self._parts.crypto, hello, self._scope, trust)
            self._store.set_meta(PEER_HELLO_KEY, msgspec.msgpack.encode(hello))
        self._refuse_when_behind(hello)

    def _refuse_when_behind(self, hello: Hello) -> None:
        """The township has more of this PC's own feed than the PC: its database was restored."""
        state = self._journal.state(self._parts.feed)
        theirs = hello.vector.get(state.feed)
        if theirs is not None and theirs.seq > state.have:
            with self._store.transaction():
                self._store.set_meta(BEHIND_KEY, b"1")
            raise OperationRefused("own_feed_behind")

    def _peer(self) -> Hello | None:
        content = self._store.meta(PEER_HELLO_KEY)
        return read_hello(content) if content else None

    def _durable_vector(self) -> Vector:
        """What the township holds in a verified backup: only that may be left out of a bundle."""
        peer = self._peer()
        if peer is None:
            return {}
        return {
            feed: msgspec.structs.replace(have, seq=min(have.seq, peer.acks[feed].durable))
            for feed, have in peer.vector.items()
            if feed in peer.acks and self._is_ours(feed)
        } | {feed: have for feed, have in peer.vector.items() if not self._is_ours(feed)}

    def _is_ours(self, feed: bytes) -> bool:
        state = self._journal.storage.feed(feed)
        return state is not None and state.descriptor.side != TOWNSHIP_SIDE

    def _take_in(self, segments: tuple[bytes, ...] | list[bytes]) -> int:
        received = 0
        for packed in segments:
            with self._store.transaction():
                received += take_in(self._journal, packed, self._scope).new_entries
                Fold(self._store.journal_storage, self._store.rows).fold_pending()
        return received

    def _waiting(self) -> tuple[int, str]:
        """Entries of this device that the township is not known to have stored, and since when."""
        state = self._journal.state(self._parts.feed)
        peer = self._peer()
        known = peer.vector.get(state.feed) if peer else None
        stored = min(known.seq, state.have) if known else 0
        if stored >= state.have:
            return 0, ""
        first = next(self._journal.storage.entries(state.feed, stored + 1, stored + 1))
        return state.have - stored, claimed_time(first.header.hlc)

    def _log(self, carrier: str, direction: str, result: str, sent: int, received: int) -> None:
        with self._store.transaction():
            self._store.exchange_log.append(
                at=utc_text(self._parts.clock()),
                carrier=carrier,
                direction=direction,
                result=result,
                sent=sent,
                received=received,
            )


def _unheard(done: int, total: int) -> None:
    """Progress that nobody asked for."""
