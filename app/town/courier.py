"""The courier's bundles (邮包): one comes in on a stick, the answer goes out on the same stick."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from app.journal.blobs import BlobNeeds, read_needs
from app.journal.bundle import (
    FILLED_BYTES_MAX,
    Bundle,
    Manifest,
    Routing,
    read_routing,
    write_bundle,
)
from app.journal.digests import read_claim, rules_digest
from app.journal.exchange import Hello, TakenIn, missing_at, segments_missing_at
from app.journal.revocations import REVOKED
from app.journal.snapshot import WORTH_ENTRIES
from app.journal.vector import Have, Vector
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import FeedEnvelope
from app.town.blob_desk import BlobDesk
from app.town.books import Books
from app.town.bundle_opening import open_bundle
from app.town.enrolment import EnrolmentDesk
from app.town.exchange_desk import ExchangeDesk, scope_of, usable
from app.town.held_desk import HeldDesk
from app.town.ledger.devices import Device
from app.town.ledger.exchange_log import COURIER
from app.town.office import Office
from app.town.row_check import RowCheck, claim_of_village
from app.town.snapshot_desk import SnapshotDesk
from app.vault.feed_trust import with_certificate

HELD = "revoked_records_held"


class BundleReceipt(msgspec.Struct, frozen=True):
    """What came of a bundle, and the answer to carry back.

    `problems` are keys, one for each segment that could not be taken; the others were kept.
    """

    device_id: str
    device_name: str
    village_code: str
    export_number: int
    created_at: str
    segments: int
    new_entries: int
    is_new_device: bool
    problems: tuple[str, ...]
    answer: bytes
    exchange_number: int  # its line in the exchange log
    attachments: int = 0  # that were news

    @property
    def has_news(self) -> bool:
        """Whether anything of it was not in town yet."""
        return bool(self.new_entries or self.attachments or self.is_new_device)


class Owed(msgspec.Struct, frozen=True):
    """What a device has said that it has and lacks; `blobs` is None for one that knows no lane of
    attachments.
    """

    vector: Vector
    parked: Sequence[tuple[bytes, Have]]
    blobs: BlobNeeds | None
    rules: bytes = b""  # of one that could use a snapshot


class CourierDesks(NamedTuple):
    """Those who do for a bundle what they do for the line."""

    enrolment: EnrolmentDesk
    exchange: ExchangeDesk
    row_check: RowCheck
    blobs: BlobDesk
    snapshots: SnapshotDesk
    held: HeldDesk


class Came(NamedTuple):
    """What a bundle has brought."""

    new_entries: int
    is_new_device: bool
    problems: tuple[str, ...]
    attachments: int

    @property
    def noted(self) -> str:
        """The problem that the log keeps of it."""
        found = self.problems if any(self) else (nothing_new_problem(),)
        return found[0] if found else ""


class Courier:
    """Takes bundles in and writes those that go out."""

    def __init__(self, office: Office, desks: CourierDesks) -> None:
        self._office = office
        self._enrolment, self._exchange = desks.enrolment, desks.exchange
        self._row_check, self._blobs = desks.row_check, desks.blobs
        self._snapshots, self._held = desks.snapshots, desks.held

    def import_bundle(self, content: bytes) -> BundleReceipt:
        """Take a bundle in and answer it. A bundle that came before changes nothing.

        Raises OperationRefused `bundle_foreign`, `bundle_damaged`, `bundle_too_large`,
        `bundle_from_newer_version`, `bundle_not_for_this_township`, `bundle_sender_unknown`,
        `bundle_not_trusted`, `device_revoked`, `enrolment_to_confirm`, `revoked_records_held` (count) for
        what a revoked device hands in, `revoked_records_counted` once all of that was taken in, and what
        enrolling and greeting raise.
        """
        try:
            receipt = self._import(content)
            if receipt is None:  # that its sender waits is committed
                raise OperationRefused("enrolment_to_confirm")
            return receipt
        except OperationRefused as refusal:
            if refusal.key == REVOKED:
                refusal = self._of_revoked(content, refusal)
            if refusal.key != HELD:
                self._note_refused(content, refusal.key)
            raise refusal from None

    def export_bundle(self, device_id: str) -> bytes:
        """A bundle of all that a device lacks by what it last said it has.

        Raises OperationRefused `device_unknown` or `device_revoked`.
        """
        with self._office.ledger.write() as connection:
            town = self._office.books(connection)
            device = usable(town.devices.device(device_id))
            books = self._office.books(connection, device.village_code)
            vector = msgspec.msgpack.decode(device.vector, type=Vector) if device.vector else {}
            owed = Owed(vector, (), BlobNeeds(vector=vector))
            return self._written(books, device, owed, device.certificate)

    # -- inside

    def _import(self, content: bytes) -> BundleReceipt | None:
        bundle = self._opened(content)
        with self._office.ledger.write() as connection:
            village_code = bundle.manifest.routing.village_code
            books = self._office.books(connection, village_code)
            devices_before = len(books.devices.devices(village_code))
            device = self._sender(books, bundle)
            if device is None:
                return None
            is_enrolling = bool(bundle.manifest.enrolment)
            hello = _certified(bundle.manifest.hello, device) if is_enrolling else None
            self._exchange.meet(books, device, hello or bundle.manifest.hello, COURIER)
            taken, problems = self._take_all(books, device, bundle.segments)
            new_entries = sum(each.new_entries for each in taken)
            books.fold_what_came_in()
            attachments, troubles = keep_blobs(self._blobs, books, device, bundle)
            problems += troubles
            self._compare_rows(books, device, bundle.manifest.rows)
            self._exchange.attest(books, device, taken)
            rows = _own_claim(books, device) if bundle.manifest.rows else b""
            is_new_device = len(books.devices.devices(village_code)) > devices_before
            came = Came(new_entries, is_new_device, problems, attachments)
            number = books.note(
                device,
                COURIER,
                "bundle_in",
                entries=new_entries,
                byte_count=len(content),
                problem=came.noted,
            )
            certificate = device.certificate if is_enrolling else b""
            manifest = bundle.manifest
            needs = read_needs(manifest.needs)
            told = manifest.hello
            owed = Owed(told.vector, told.parked, needs, told.rules)
            answer = self._written(books, device, owed, certificate, rows)
        return receipt_of(bundle, device, came, answer, number)

    def _opened(self, content: bytes) -> Bundle:
        office = self._office
        own = office.identity.town_code
        return open_bundle(office.surroundings.crypto, office.keys, own, content)

    def _of_revoked(self, content: bytes, refusal: OperationRefused) -> OperationRefused:
        """What a clerk has to tell a village of its revoked PC: no answer goes back to that."""
        handed = self._held.hand_in(content, COURIER)
        if handed.waiting:
            return OperationRefused(HELD, count=handed.waiting)
        told = self._opened(content).manifest.hello.vector
        if any(have.seq > handed.have[feed] for feed, have in told.items() if feed in handed.have):
            return refusal
        with self._office.ledger.read() as connection:
            was_adopted = self._office.books(connection).log.was_adopted(handed.have)
        return OperationRefused("revoked_records_counted") if was_adopted else refusal

    def _note_refused(self, content: bytes, problem: str) -> None:
        """A clerk may be asked why. Whom the outside names is nobody's word, so only the log has it."""
        try:
            sender = read_routing(content).sender
        except OperationRefused:
            sender = ""
        with self._office.ledger.write() as connection:
            books = self._office.books(connection)
            device = books.devices.device(sender)
            books.note(device, COURIER, "bundle_refused", byte_count=len(content), problem=problem)

    def _sender(self, books: Books, bundle: Bundle) -> Device | None:
        """The device that signed the bundle: known, newly invited, or certified before a restore; None
        for one that waits until a clerk has compared its digits.
        """
        manifest = bundle.manifest
        known = books.devices.device(manifest.routing.sender)
        if known is None and manifest.enrolment:
            known = self._enrolment.enrol_in(books, manifest.enrolment, COURIER)
            if known is None:
                return None
        elif known is None and manifest.certificate:
            known = self._remembered(books, manifest.certificate)
        if known is None or known.device_id != manifest.routing.sender:
            raise OperationRefused("bundle_sender_unknown")
        device = usable(known)
        if not bundle.is_signed_by(self._office.surroundings.crypto, device.public_key):
            raise OperationRefused("bundle_not_trusted")
        if manifest.routing.village_code != device.village_code:
            raise OperationRefused("bundle_not_trusted")
        return device

    def _remembered(self, books: Books, envelope: bytes) -> Device:
        """A device that a restored ledger has forgotten; its certificate vouches for it."""
        try:
            return self._enrolment.remember_in(books, envelope)
        except OperationRefused as refusal:
            if refusal.key == REVOKED:
                raise
            raise OperationRefused("bundle_sender_unknown") from None

    def _take_all(
        self, books: Books, device: Device, segments: Sequence[bytes]
    ) -> tuple[list[TakenIn], tuple[str, ...]]:
        came, problems = [], []
        for packed in segments:
            try:
                taken = self._exchange.take_in(books, device, packed, COURIER)
                came.append(taken)
                problems += [taken.problem] if taken.problem else []
            except OperationRefused as refusal:
                # How far a feed is in town is of no use to whoever carries the stick.
                is_gap = refusal.key == "segment_gap"
                problem = "segment_gap_in_bundle" if is_gap else refusal.key
                problems.append(problem)
        return came, tuple(problems)

    def _compare_rows(self, books: Books, device: Device, claim: bytes) -> None:
        if claim:
            self._row_check.compare(books, device, read_claim(claim), COURIER)

    def _written(
        self,
        books: Books,
        device: Device,
        owed: Owed,
        certificate: bytes,
        rows: bytes = b"",
    ) -> bytes:
        crypto = self._office.surroundings.crypto
        hello = self._exchange.own_hello(books, device)
        routing = Routing(
            sender=self._office.identity.town_code,
            sender_name=self._office.identity.name,
            recipient=device.device_id,
            village_code=device.village_code,
            created_at=self._office.surroundings.now(),
            export_number=books.devices.next_export(device.device_id),
        )
        manifest = Manifest(
            routing=routing,
            hello=msgspec.structs.replace(hello, certificate=certificate),
            segments=(),
            rows=rows,
            needs=msgspec.msgpack.encode(self._blobs.needs_of(books, device)),
        )
        scope = scope_of(device)
        segments = list(segments_missing_at(books.journal, owed.vector, scope, owed.parked))
        room = FILLED_BYTES_MAX - sum(map(len, segments))
        snapshot = self._snapshot_for(books, device, owed, room)
        room -= len(snapshot)
        blobs = self._blobs.load(books, device, owed.blobs, room) if owed.blobs else []
        content = write_bundle(
            crypto,
            self._office.keys.signing_key,
            lambda plain: crypto.encrypt_to([device.age_recipient], plain),
            manifest,
            segments,
            blobs,
            snapshot,
        )
        books.note(device, COURIER, "bundle_out", byte_count=len(content))
        return content

    def _snapshot_for(self, books: Books, device: Device, owed: Owed, room: int) -> bytes:
        """The village's snapshot, for a new PC that has much to fold, if it goes in beside the records."""
        crypto, scope = self._office.surroundings.crypto, scope_of(device)
        behind = missing_at(books.journal, owed.vector, scope)
        lacking = sum(state.have - have for state, have in behind)
        if owed.rules != rules_digest(crypto) or lacking < WORTH_ENTRIES:
            return b""
        content = self._snapshots.current_in(books, device.village_code) or b""
        return content if len(content) <= room else b""


def receipt_of(
    bundle: Bundle, device: Device, came: Came, answer: bytes, exchange_number: int
) -> BundleReceipt:
    """The receipt for a bundle that was taken."""
    routing = bundle.manifest.routing
    return BundleReceipt(
        device_id=device.device_id,
        device_name=device.name,
        village_code=device.village_code,
        export_number=routing.export_number,
        created_at=routing.created_at,
        segments=len(bundle.segments),
        new_entries=came.new_entries,
        is_new_device=came.is_new_device,
        problems=came.problems,
        answer=answer,
        exchange_number=exchange_number,
        attachments=came.attachments,
    )


def keep_blobs(
    desk: BlobDesk, books: Books, device: Device, bundle: Bundle
) -> tuple[int, tuple[str, ...]]:
    """How many attachments were news, and what was the matter. The records are in by now, and stay
    whatever becomes of these.
    """
    problems = ("bundle_cut_off",) if bundle.is_cut_off else ()
    try:
        return desk.keep_all(books, device, bundle.blobs), problems
    except EnvironmentProblem as problem:
        return 0, (*problems, problem.key)


def nothing_new_problem() -> str:
    """What is told of a bundle of which everything was in town already."""
    return "bundle_nothing_new"


def _own_claim(books: Books, device: Device) -> bytes:
    """What the township's rows come to, for a station that has sent its own claim."""
    mine = claim_of_village(books, device.village_code)
    return b"" if mine is None else msgspec.msgpack.encode(mine)


def _certified(hello: Hello, device: Device) -> Hello:
    """The hello with the certificate that was just issued on the device's own feeds."""
    return msgspec.structs.replace(
        hello, feeds=tuple(_with_certificate(envelope, device) for envelope in hello.feeds)
    )


def _with_certificate(envelope: FeedEnvelope, device: Device) -> FeedEnvelope:
    if envelope.certificate or envelope.described().device_id != device.device_id:
        return envelope
    return with_certificate(envelope, device.certificate)
