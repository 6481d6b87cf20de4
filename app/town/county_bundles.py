"""A town without a network to its county: what it owes goes by stick, and so does the answer."""

from collections.abc import Iterator

import msgspec

from app.journal.blobs import BlobNeeds, read_needs
from app.journal.bundle import FILLED_BYTES_MAX, Bundle, Manifest, Routing, write_bundle
from app.journal.exchange import Hello, brief_hello, segments_missing_at
from app.models.errors import OperationRefused
from app.town.blob_desk import load_owed
from app.town.blob_shelf import BlobShelf
from app.town.books import Books
from app.town.bundle_opening import open_bundle
from app.town.county_link import CountyHeard, CountyLink, CountyLinks, ForwardState
from app.town.forwarding import enrolment_request, everything, owed_entries, revocation_lists
from app.town.ledger.attachment_queries import AttachmentQueries
from app.town.office import Office
from app.vault.certificates import verify_certificate


class CountyBundles:
    """Each bundle carries everything that the county's latest word does not have, so that a stick may
    be lost; of more than one stick's worth, the records that come first.
    """

    def __init__(self, office: Office, links: CountyLinks, shelf: BlobShelf) -> None:
        self._office = office
        self._links = links
        self._shelf = shelf

    def export(self) -> bytes:
        """The bundle to carry to the county.

        Raises OperationRefused `county_not_joined`.
        """
        link, around = self._linked(), self._office.surroundings
        heard = self._links.heard()
        heard = msgspec.structs.replace(heard, exports=heard.exports + 1)
        self._links.put_heard(heard)
        routing = Routing(
            sender=link.device_id,
            sender_name=self._office.identity.name,
            recipient=link.county.town_code,
            village_code=self._office.identity.town_code,
            created_at=around.now(),
            export_number=heard.exports,
        )
        with self._office.ledger.read() as connection:
            books = self._office.books(connection)
            manifest = Manifest(
                routing=routing,
                hello=self._hello(books, link, heard),
                segments=(),
                certificate=link.certificate,
                enrolment=b"" if link.certificate else self._enrolment(link),
            )
            segments = list(self._segments(books, heard))
            room = FILLED_BYTES_MAX - sum(map(len, segments))
            named = AttachmentQueries(connection, self._office.ledger.town_code).named()
            needs = heard.needs or BlobNeeds()
            blobs = load_owed(self._shelf, named, needs, max(room, 0))
        return write_bundle(
            around.crypto,
            self._office.keys.signing_key,
            lambda plain: around.crypto.encrypt_to([link.county.age_recipient], plain),
            manifest,
            segments,
            blobs,
        )

    def take_answer(self, content: bytes) -> ForwardState:
        """The county's receipt: what it has now; the town's certificate, the first time.

        An answer that is older than one that was taken changes nothing: at worst more is sent than
        is lacking. Raises OperationRefused `county_not_joined`, `bundle_not_trusted`,
        `certificate_not_trusted`, and what `open_bundle` raises.
        """
        link, crypto = self._linked(), self._office.surroundings.crypto
        bundle = open_bundle(crypto, self._office.keys, link.device_id, content)
        routing, hello = bundle.manifest.routing, bundle.manifest.hello
        is_county = (routing.sender, hello.sender) == (link.county.town_code,) * 2
        if not is_county or not bundle.is_signed_by(crypto, link.county.public_key):
            raise OperationRefused("bundle_not_trusted")
        heard = self._links.heard()
        if routing.created_at < heard.at:
            return self._links.state()
        if hello.certificate:
            certificate = verify_certificate(crypto, hello.certificate, link.county.public_key)
            if certificate.public_key != self._office.keys.signing_key.public_key:
                raise OperationRefused("certificate_not_trusted")
            self._links.put(
                msgspec.structs.replace(link, certificate=hello.certificate, secret=b"")
            )
        self._links.put_heard(_heard_in(bundle, heard.exports))
        return self._keep_state(hello)

    # -- inside

    def _linked(self) -> CountyLink:
        link = self._links.link()
        if link is None:
            raise OperationRefused("county_not_joined")
        return link

    def _enrolment(self, link: CountyLink) -> bytes:
        return enrolment_request(self._office, link)

    def _hello(self, books: Books, link: CountyLink, heard: CountyHeard) -> Hello:
        hello = brief_hello(
            books.journal,
            everything,
            sender=link.device_id,
            village_code=self._office.ledger.town_code,
            wall=self._office.surroundings.clock(),
        )
        new = (state.envelope for state in books.storage.feeds() if state.feed not in heard.feeds)
        lists = tuple(revocation_lists(books, self._office.keys))
        return msgspec.structs.replace(hello, feeds=tuple(new), revocations=lists)

    def _segments(self, books: Books, heard: CountyHeard) -> Iterator[bytes]:
        room = FILLED_BYTES_MAX
        for packed in segments_missing_at(books.journal, heard.vector, everything, heard.parked):
            if len(packed) > room:
                return
            room -= len(packed)
            yield packed

    def _keep_state(self, hello: Hello) -> ForwardState:
        with self._office.ledger.read() as connection:
            states = self._office.books(connection).storage.feeds()
        waiting = sum(owed_entries(state, hello) for state in states)
        before, now = self._links.state(), self._office.surroundings.now()
        self._links.put_state(
            ForwardState(
                tried_at=now,
                done_at=before.done_at if waiting else now,
                waiting=waiting,
                sent=sum(state.have for state in states) - waiting,
                blobs_sent=before.blobs_sent,
                blobs_waiting=before.blobs_waiting,
            )
        )
        return self._links.state()


def _heard_in(bundle: Bundle, exports: int) -> CountyHeard:
    hello = bundle.manifest.hello
    return CountyHeard(
        at=bundle.manifest.routing.created_at,
        exports=exports,
        vector=hello.vector,
        feeds=frozenset(hello.acks),
        parked=hello.parked,
        needs=read_needs(bundle.manifest.needs),
    )
