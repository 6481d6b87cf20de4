"""A county takes in what a town has sent by stick, and answers with what it has now."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from sqlalchemy import Connection

from app.journal.bundle import Bundle, Manifest, Routing, write_bundle
from app.journal.segment import place_of
from app.models.errors import OperationRefused
from app.town.blob_desk import BlobDesk
from app.town.books import Books
from app.town.bundle_opening import open_bundle
from app.town.county_desk import CountyDesk
from app.town.courier import BundleReceipt, Came, keep_blobs, receipt_of
from app.town.enrolment import EnrolmentDesk
from app.town.exchange_desk import usable
from app.town.ledger.devices import Device
from app.town.ledger.exchange_log import COURIER
from app.town.office import Office


class CountyCourier:
    """Does for a town's bundle what `CountyDesk` does over the line, in one transaction."""

    def __init__(
        self, office: Office, enrolment: EnrolmentDesk, desk: CountyDesk, blobs: BlobDesk
    ) -> None:
        self._office = office
        self._enrolment = enrolment
        self._desk = desk
        self._blobs = blobs

    def import_bundle(self, content: bytes) -> BundleReceipt:
        """Take a town's bundle in and answer it; one that came before changes nothing.

        Raises OperationRefused what `open_bundle` raises, `bundle_sender_unknown`,
        `bundle_not_trusted`, `device_revoked`, and what enrolling and `CountyDesk.meet` raise.
        """
        bundle = open_bundle(
            self._office.surroundings.crypto,
            self._office.keys,
            self._office.identity.town_code,
            content,
        )
        manifest = bundle.manifest
        with self._office.ledger.write() as connection:
            town, is_new = self._sender(connection, bundle)
            self._desk.meet(connection, town, manifest.hello, COURIER)
            new_entries, problems = self._take_all(connection, town, bundle.segments)
            of_town = self._of_town(connection, town)
            attachments, troubles = keep_blobs(self._blobs, of_town, town, bundle)
            came = Came(new_entries, is_new, problems + troubles, attachments)
            size, entries = len(content), came.new_entries
            number = self._desk.note(
                connection, town, "bundle_in", entries, size, came.noted, COURIER
            )
            answer = self._answer(connection, town)
        return receipt_of(bundle, town, came, answer, number)

    # -- inside

    def _sender(self, connection: Connection, bundle: Bundle) -> tuple[Device, bool]:
        """The town's server that signed it, and whether it enrolled with this bundle, or was forgotten
        by a county that was set back.
        """
        books = self._office.books(connection)
        manifest = bundle.manifest
        known = books.devices.device(manifest.routing.sender)
        town = known
        if town is None and manifest.enrolment:
            town = self._enrolment.enrol_in(books, manifest.enrolment, COURIER)
        elif town is None and manifest.certificate:
            town = self._enrolment.remember_in(books, manifest.certificate)
        if town is None or town.device_id != manifest.routing.sender:
            raise OperationRefused("bundle_sender_unknown")
        usable(town)
        is_signed = bundle.is_signed_by(self._office.surroundings.crypto, town.public_key)
        if not is_signed or manifest.routing.village_code != town.village_code:
            raise OperationRefused("bundle_not_trusted")
        return town, known is None

    def _take_all(
        self, connection: Connection, town: Device, segments: Sequence[bytes]
    ) -> tuple[int, tuple[str, ...]]:
        """How many entries were news, and what could not be taken: that of one feed holds up no other."""
        count, problems = 0, list[str]()
        for feed, run in _by_feed(segments):
            try:
                for taken in self._desk.take_runs(connection, town, feed, run):
                    count += taken.new_entries
                    problems += [taken.problem] if taken.problem else []
            except OperationRefused as refusal:
                is_gap = refusal.key == "segment_gap"
                problems.append("segment_gap_in_bundle" if is_gap else refusal.key)
        return count, tuple(problems)

    def _answer(self, connection: Connection, town: Device) -> bytes:
        around = self._office.surroundings
        county = self._office.books(connection)
        routing = Routing(
            sender=self._office.identity.town_code,
            sender_name=self._office.identity.name,
            recipient=town.device_id,
            village_code=town.village_code,
            created_at=around.now(),
            export_number=county.devices.next_export(town.device_id),
        )
        hello = self._desk.own_hello(connection, town)
        needs = self._blobs.needs_of(self._of_town(connection, town), town)
        manifest = Manifest(
            routing=routing,
            hello=msgspec.structs.replace(hello, certificate=town.certificate),
            segments=(),
            needs=msgspec.msgpack.encode(needs),
        )
        content = write_bundle(
            around.crypto,
            self._office.keys.signing_key,
            lambda plain: around.crypto.encrypt_to([town.age_recipient], plain),
            manifest,
            (),
        )
        self._desk.note(connection, town, "bundle_out", 0, len(content), carrier=COURIER)
        return content

    def _of_town(self, connection: Connection, town: Device) -> Books:
        return self._office.of_town(town.village_code).books(connection)


def _by_feed(segments: Sequence[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    for feed, run in groupby(segments, key=lambda packed: place_of(packed).feed):
        yield feed, list(run)
