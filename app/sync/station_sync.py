"""The station's side of every exchange: by line and by stick, in named steps, each of which may be
cut off and done again without harm.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from app.journal.blobs import read_needs
from app.journal.bundle import (
    BUNDLE_BYTES_MAX,
    Bundle,
    read_bundle_as_far_as_it_goes,
    read_routing,
)
from app.journal.digests import compare_claims, read_claim
from app.journal.exchange import Hello, meet_feeds, segments_missing_at
from app.journal.revocations import REVOKED
from app.journal.segment import unpack_segment
from app.journal.vector import Vector
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.long_work import Tell, untold
from app.store.exchange_log import DONE
from app.sync.blob_lane import BlobLane
from app.sync.blob_standing import BlobStanding
from app.sync.installing import take_along
from app.sync.lan import Lan
from app.sync.line_rounds import LineRounds, OnProgress
from app.sync.lost_snapshot import LostSnapshot
from app.sync.outgoing_bundle import OutgoingBundles
from app.sync.own_side import OwnSide, SyncParts
from app.sync.record_standing import StandingReader, note_carried
from app.sync.reports import (
    BlobCounts,
    BundleReport,
    ExchangeReport,
    SyncStatus,
    Verdict,
    rows_problem,
)
from app.sync.row_check import Ask, RowCheck
from app.sync.snapshot_lane import SnapshotLane
from app.sync.stick import read_from_stick, room_for_blobs, write_to_stick
from app.sync.town_client import TownLine
from app.sync.update_lane import UpdateLane
from app.vault.install_files import load_install_file


class StationSync:
    """Exchanges with the township. What is owed is worked out from the township's latest vector."""

    def __init__(self, parts: SyncParts) -> None:
        self._parts = parts
        self._store = parts.store
        self._journal = parts.journal
        self._enrolment = parts.enrolment
        self._own = OwnSide(parts)
        self.lan = Lan(self._own)
        self._scope = self._own.scope
        self._township = self._own.township
        self._blobs = BlobStanding(parts.store, parts.blobs)
        self._bundles = OutgoingBundles(self._own, self._blobs)
        self._snapshots = SnapshotLane(self._own)
        self.lost_snapshot = LostSnapshot(self._own)
        self._updates = UpdateLane(self._own)
        self._row_check = RowCheck(parts.store, parts.journal, parts.clock, self._scope)

    def close(self) -> None:
        """Close this exchange's own connection."""
        self._store.close()

    # -- for the screen

    def status(self) -> SyncStatus:
        """Where the station stands; reads only."""
        invitation = self._enrolment.invitation()
        waiting, since = self._township.waiting()
        log = self._store.exchange_log.latest_done()
        reader = StandingReader(self._store, self._journal)
        shut_out = self._bundles.shut_out() if reader.is_shut_out() else None
        return SyncStatus(
            is_enrolled=bool(self._enrolment.certificate()),
            has_invitation=invitation is not None,
            town_name=invitation.township.name if invitation else "",
            server_url=self._enrolment.url(),
            waiting_entries=waiting - shut_out.counted if shut_out else waiting,
            waiting_since=since,
            carried_entries=reader.carried_entries(),
            last_exchange_at=log.at if log else "",
            forked_feeds=len({p.feed for p in self._journal.storage.parked()}),
            differing_tables=self._row_check.differing(),
            awaited_entries=self._own.floors.awaited(),
            clock_minutes=self._township.clock_minutes(self._parts.clock()),
            shut_out=shut_out,
            digits=self._enrolment.digits(),
        )

    def turned_away(self) -> frozenset[str]:
        """The cases that the township has sent back or refused, as far as this PC has heard."""
        return frozenset(self._store.cases.turned_away())

    def rows_written(self) -> int:
        """How many rows this exchange's connection has written since it was opened."""
        return int(self._store.db.conn.total_changes)

    def revoked_devices(self) -> frozenset[str]:
        """The village's devices that count no more, as far as this PC has heard."""
        return frozenset(self._township.revoked())

    def accept_invitation(self, path: Path) -> SyncStatus:
        """Keep the township's invitation from an install file, and what it has told everyone; the
        device asks to be enrolled with its next exchange.
        """
        return self.accept_install(load_install_file(path))

    def accept_install(self, content: bytes, address: str = "") -> SyncStatus:
        """The same from the file's bytes; `address`: where the township's server was found."""
        take_along(self._own, self._enrolment.accept(content, address))
        return self.status()

    def set_server_url(self, url: str) -> SyncStatus:
        """Keep where the township's server answers."""
        self._enrolment.set_url(url)
        return self.status()

    # -- by line

    def exchange(
        self, on_progress: OnProgress | None = None, *, is_check_wanted: bool = False
    ) -> ExchangeReport:
        """Exchange over HTTP until both sides have the same; once a week, or when wanted, compare
        the rows too.

        Raises OperationRefused `not_enrolled`, `server_address_missing` and the township's own
        reasons; EnvironmentProblem when the line fails. What was moved before stays moved.
        """
        listener = on_progress or _unheard
        with self._dialled() as client:
            rounds = LineRounds(self._own, client, self._keep_live_peer, listener)
            try:
                report = self._exchange(client, rounds, is_check_wanted)
            except Problem as problem:
                if problem.key == REVOKED:
                    self._bundles.hand_in(client)
                # What was moved before the line broke stays moved, and is told.
                self._own.log(
                    "http",
                    "both",
                    problem.key,
                    sent=rounds.sent,
                    received=rounds.received,
                    facts=problem.facts,
                )
                raise
            self._own.log("http", "both", DONE, sent=report.sent, received=report.received)
            # The records are across and told of; whatever becomes of the attachments.
            counts = self._carry_blobs(client, listener)
            report = msgspec.structs.replace(report, attachments=counts)
            report = self._fetch_archived(rounds, report)
            self._updates.run(client, listener)
            return report

    @contextmanager
    def _dialled(self) -> Iterator[TownLine]:
        try:
            invitation = self._enrolment.required_invitation()
            url = self._enrolment.url()
            if not url:
                raise OperationRefused("server_address_missing")
        except OperationRefused as refusal:
            self._own.log("http", "both", refusal.key)
            raise
        roots = self._enrolment.tls_roots()
        client = self._parts.dial(
            url,
            self._parts.crypto,
            self._enrolment.device_id,
            self._parts.keys.signing_key,
            invitation.township.public_key,
            **({"tls_roots": roots} if roots else {}),
        )
        try:
            yield client
        finally:
            client.close()

    def _exchange(
        self, client: TownLine, rounds: LineRounds, is_check_wanted: bool
    ) -> ExchangeReport:
        is_new = self._enrol(client)
        try:
            rounds.run()
        except OperationRefused as refusal:
            if refusal.key != "device_unknown" or not self._enrolment.certificate():
                raise
            # A township that was set back has forgotten this PC; its own certificate vouches for it.
            client.enrol(self._enrolment.certificate())
            rounds.run()
        is_due = is_check_wanted or self._row_check.is_due()
        rows = self._compare_rows("http", client.check) if is_due else ""
        waiting = self._township.waiting()[0]
        return ExchangeReport("http", rounds.sent, rounds.received, waiting, is_new, rows)

    def _carry_blobs(self, client: TownLine, on_progress: OnProgress) -> BlobCounts:
        try:
            counts = BlobLane(self._blobs).run(client, on_progress)
        except OperationRefused as refusal:
            self._own.log("http", "both", refusal.key)
            raise
        if counts.problem or counts.sent or counts.received:
            self._own.log_attachments("http", "both", counts)
        return counts

    def _fetch_archived(self, rounds: LineRounds, report: ExchangeReport) -> ExchangeReport:
        """After everything that a person waits for: what the rows of a snapshot were folded from."""
        floors = self._own.floors
        if not floors.standing():
            return report
        archived = rounds.fetch_archived()
        if not floors.standing():
            rounds.run()  # what had to wait for it: branches of a feed
        return msgspec.structs.replace(
            report, received=rounds.received, archived=archived, awaited=floors.awaited()
        )

    def _enrol(self, client: TownLine) -> bool:
        if self._enrolment.certificate():
            return False
        request = self._enrolment.request(self._parts.station_name)
        self._enrolment.keep_certificate(client.enrol(request))
        return True

    def _compare_rows(self, carrier: str, ask: Ask) -> Verdict:
        """The entries are across by now: a comparison that fails takes nothing from that."""
        try:
            verdict = self._row_check.compare(ask)
        except Problem:
            return "not_compared"
        problem = rows_problem(verdict)
        if problem:
            self._own.log(carrier, "in", problem)
        return verdict

    # -- by stick

    def export_bundle(self, folder: Path, tell: Tell = untold) -> BundleReport:
        """Write everything that the township does not durably have yet into one bundle; what `tell` raises
        leaves the stick as it was.

        Raises OperationRefused `not_enrolled`, `stick_not_allowed`; EnvironmentProblem
        `bundle_not_written`, `bundle_read_back_differs`.
        """
        self._parts.refuse_stick(folder)
        self._enrolment.required_invitation()
        self._own.seal()
        durable = self._township.durable_vector()
        segments = list(segments_missing_at(self._journal, durable, self._scope))
        hello = self._snapshots.asked_for(self._own.hello())
        manifest = self._bundles.manifest(hello, self._row_check.claim_when_due())
        needs = self._blobs.own_needs(manifest.hello.vector)
        manifest = msgspec.structs.replace(manifest, needs=msgspec.msgpack.encode(needs))
        blobs = self._blobs.load(room_for_blobs(folder, sum(map(len, segments))))
        content = self._bundles.content(manifest, segments, blobs)
        crypto, number = self._parts.crypto, manifest.routing.export_number
        entries = sum(len(unpack_segment(crypto, packed).entries) for packed in segments)
        stem = f"{self._parts.village_code}-{self._enrolment.device_id[:6]}"
        # After a restore numbers begin lower: what stands on the stick may hold what was lost.
        if incarnation := self._parts.feeds.incarnation():
            stem = f"{stem}-{incarnation + 1}"
        try:
            path = write_to_stick(folder, stem, number, content, tell)
        except EnvironmentProblem as problem:
            self._own.log("bundle", "out", problem.key, facts=problem.facts)
            raise
        note_carried(self._store, self._journal, segments, durable)
        self._own.log("bundle", "out", DONE, sent=entries)
        left = len(self._blobs.owed()) - len(blobs)
        return BundleReport(str(path), entries, len(content), len(blobs), left)

    def sealed_to_township(self, plain: bytes) -> bytes:
        """Only the township can open it. Raises OperationRefused `not_enrolled`."""
        return self._bundles.sealed(plain)

    def import_bundle(self, path: Path) -> ExchangeReport:
        """Read the township's answer. One that was read before, or was written before another that
        was, changes nothing; the report says so.

        Raises OperationRefused `stick_not_allowed`, `bundle_...`, `sealed_for_someone_else`,
        `not_enrolled`, or what a
        segment is refused for; EnvironmentProblem `bundle_unreadable`. After `bundle_cut_off` the
        records and the attachments before the cut are kept.
        """
        try:
            self._parts.refuse_stick(path)
            report = self._import_bundle(read_from_stick(path, BUNDLE_BYTES_MAX))
        except Problem as problem:
            self._own.log("bundle", "in", problem.key, facts=problem.facts)
            raise
        self._own.log("bundle", "in", report.problem or DONE, received=report.received)
        return report

    def _import_bundle(self, content: bytes) -> ExchangeReport:
        township = self._enrolment.required_invitation().township
        crypto, keys = self._parts.crypto, self._parts.keys
        secret = keys.age_identity.secret
        if read_routing(content).sender == self._enrolment.device_id:
            raise OperationRefused("bundle_is_own")
        bundle = read_bundle_as_far_as_it_goes(
            crypto,
            content,
            lambda sealed: crypto.decrypt_with(secret, sealed),
            lambda sealed: crypto.decrypt_beginning(secret, sealed),
        )
        if bundle.manifest.routing.recipient != self._enrolment.device_id:
            raise OperationRefused("bundle_not_for_this_station")
        if not bundle.is_signed_by(crypto, township.public_key):
            raise OperationRefused("bundle_not_trusted")
        hello, known = bundle.manifest.hello, self._township.hello()
        before = self._all_entries()
        is_new = bool(hello.certificate) and not self._enrolment.certificate()
        if hello.certificate:
            self._enrolment.keep_certificate(hello.certificate)
        self._keep_peer(hello, is_live=False)
        if bundle.snapshot:
            self._snapshots.take_from_stick(bundle.snapshot, hello)
        received = self._own.take_in(bundle.segments, "bundle")
        rows = self._compare_with_claim(bundle.manifest.rows)
        counts = self._keep_blobs(bundle)
        if bundle.is_cut_off:
            self._own.log("bundle", "in", DONE, received=received)
            raise OperationRefused("bundle_cut_off")
        has_news = is_new or bool(counts.received) or self._all_entries() != before
        problem = "" if has_news else self._problem_of_nothing(hello, known)
        waiting = self._township.waiting()[0]
        return ExchangeReport(
            "bundle", 0, received, waiting, is_new, rows, attachments=counts, problem=problem
        )

    def _all_entries(self) -> tuple[Vector, int, int]:
        """How far each feed is, and what is kept beside: attestations are entries too."""
        parked = len(self._journal.storage.parked())
        return self._journal.vector(), parked, self._own.floors.awaited()

    def _problem_of_nothing(self, hello: Hello, known: Hello | None) -> str:
        if hello == known:
            return "bundle_read_before"
        return "" if self._township.hello() == hello else "bundle_older"

    def _keep_blobs(self, bundle: Bundle) -> BlobCounts:
        """The attachments that came along, and what the township says that it lacks; an older stick
        than what was heard since says nothing of that.
        """
        needs = read_needs(bundle.manifest.needs)
        if needs is not None and self._township.hello() == bundle.manifest.hello:
            self._blobs.keep_township_needs(needs)
        received = self._blobs.keep_arrived(bundle.blobs)
        counts = BlobCounts(
            received=received,
            unsent=len(self._blobs.owed()),
            to_fetch=len(self._blobs.missing()),
        )
        if received:
            self._own.log_attachments("bundle", "in", counts)
        return counts

    def _compare_with_claim(self, content: bytes) -> Verdict:
        if not content:
            return ""
        return self._compare_rows("bundle", lambda mine: compare_claims(mine, read_claim(content)))

    # -- inside

    def _keep_live_peer(self, hello: Hello) -> None:
        self._keep_peer(hello, is_live=True)

    def _keep_peer(self, hello: Hello, *, is_live: bool) -> None:
        """Know what the township says; go on in a new feed when it knows this PC's otherwise."""
        trust, carrier = self._enrolment.trust(), "http" if is_live else "bundle"
        with self._store.transaction():
            meet_feeds(self._journal, self._parts.crypto, hello, self._scope, trust)
            alarm = self._township.keep(hello, is_live=is_live)
            if is_live:
                self._township.keep_clock(hello, self._parts.clock())
            self._own.hear_lists(hello)
            behind = self._own.leave_when_behind(hello)
            for problem in (alarm, behind):
                if problem:
                    self._own.log(carrier, "in", problem)


def _unheard(done: int, total: int) -> None:
    """Progress that nobody asked for."""
