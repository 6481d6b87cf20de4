"""What the core makes of a mutant in memory: it must be refused in a planned way, or be true after all."""

from collections.abc import Callable

import msgspec

from app.journal.bundle import read_bundle
from app.journal.exchange import feeds_ahead, meet_feeds, read_hello, segments_missing_at, take_in
from app.journal.fold import Fold
from app.journal.memory import MemoryRows
from app.journal.wire import open_hello_payload
from app.models.errors import OperationRefused, Problem
from app.models.feeds import FeedEnvelope
from app.vault.certificates import (
    read_invitation,
    verify_certificate,
    verify_enrolment_request,
)
from tools.crash.village import TOWN, VILLAGE
from tools.mutation.mutants import Mutant, Mutants
from tools.mutation.village import SCOPE, TRUE, Village

SIGNED = "signed by its author"


class Wrong(Exception):
    """A mutant was taken for true, or broke what it must not."""


class Judges:
    """One for each door; each returns a word for what became of the mutant."""

    def __init__(self, village: Village, mutants: Mutants) -> None:
        self._village = village
        self._mutants = mutants
        self._crypto = village.crypto
        self._papers = mutants.true_papers()
        self._hello = msgspec.msgpack.encode(mutants.hello)
        self._true_mails = {(m.manifest_bytes, m.segments) for m in village.mails}
        self._whole = village.journal()
        self._secret = village.station._enrolment(village.sync._store).required_invitation().secret
        self._doors: dict[str, Callable[[Mutant], str]] = {
            "segment": self.segment,
            "bundle": self.bundle,
            "signed_hello": self.signed_hello,
            "hello": self.hello,
            "envelope": self.envelope,
            "certificate": self.certificate,
            "invitation": self.invitation,
            "enrolment": self.enrolment,
        }

    def judge(self, mutant: Mutant) -> str:
        """The key that it was refused for, or TRUE or SIGNED. Raises Wrong."""
        try:
            return self._doors[mutant.door](mutant)
        except Problem as problem:
            return problem.key
        except Wrong:
            raise
        except Exception as error:
            raise Wrong(f"{type(error).__name__}: {str(error)[:120]}") from error

    def segment(self, mutant: Mutant) -> str:
        journal = self._village.journal(have=0)
        take_in(journal, mutant.content, SCOPE)
        if mutant.is_signed:
            rows = MemoryRows()
            Fold(journal.storage, rows).fold_pending()
            for state in journal.storage.feeds():
                journal.verify_feed(state.feed)
            return SIGNED
        verdict = self._village.truth.verdict(journal.storage)
        if not verdict:
            raise Wrong("a segment was taken that its author has not written")
        return verdict

    def bundle(self, mutant: Mutant) -> str:
        village, crypto = self._village, self._crypto
        secret = village.secret(mutant.to_town)
        bundle = read_bundle(
            crypto, mutant.content, lambda sealed: crypto.decrypt_with(secret, sealed)
        )
        mine = TOWN if mutant.to_town else village.station.label.device_id
        if bundle.manifest.routing.recipient != mine:
            raise OperationRefused("bundle_not_for_this_station")
        key = village.device_key if mutant.to_town else village.town_key
        if not bundle.is_signed_by(crypto, key.public_key):
            raise OperationRefused("bundle_not_trusted")
        if mutant.is_signed:
            self._take_all(bundle.segments)
            return SIGNED
        if (bundle.manifest_bytes, bundle.segments) not in self._true_mails:
            raise Wrong("a bundle was taken that its sender has not written")
        return TRUE

    def _take_all(self, segments: tuple[bytes, ...]) -> None:
        journal = self._village.journal(have=0)
        for packed in segments:
            try:
                take_in(journal, packed, SCOPE)
            except Problem:
                continue
        if not self._village.truth.verdict(journal.storage):
            raise Wrong("a segment of a bundle was taken that its author has not written")

    def signed_hello(self, mutant: Mutant) -> str:
        key = self._village.device_key.public_key
        if open_hello_payload(self._crypto, key, mutant.content) != self._hello:
            raise Wrong("a hello was believed that nobody has signed")
        return TRUE

    def hello(self, mutant: Mutant) -> str:
        hello = read_hello(mutant.content)
        journal = self._village.journal(have=0)
        known = {state.feed for state in journal.storage.feeds()}
        met = meet_feeds(journal, self._crypto, hello, SCOPE, self._village.trust)
        if not {state.feed for state in met} <= known:
            raise Wrong("a feed was met that nobody vouches for")
        list(segments_missing_at(self._whole, hello.vector, SCOPE, hello.parked))
        feeds_ahead(self._whole, hello.vector)
        return SIGNED

    def envelope(self, mutant: Mutant) -> str:
        try:
            envelope = msgspec.msgpack.decode(mutant.content, type=FeedEnvelope)
        except (ValueError, RecursionError):
            return "hello_damaged"  # as read_hello has it, of which it is a part
        self._village.trust(envelope)
        return self._true(envelope, self._mutants.true_envelope())

    def certificate(self, mutant: Mutant) -> str:
        public_key = self._village.town_key.public_key
        made = verify_certificate(self._crypto, mutant.content, public_key)
        true = verify_certificate(self._crypto, self._papers["certificate"], public_key)
        return self._true(made, true)

    def invitation(self, mutant: Mutant) -> str:
        made = read_invitation(self._crypto, mutant.content)
        return self._true(made, read_invitation(self._crypto, self._papers["invitation"]))

    def enrolment(self, mutant: Mutant) -> str:
        def opened(content: bytes) -> object:
            return verify_enrolment_request(self._crypto, content, self._secret, VILLAGE)

        return self._true(opened(mutant.content), opened(self._papers["enrolment"]))

    def _true(self, made: object, true: object) -> str:
        if made != true:
            raise Wrong("a paper was believed that nobody has signed")
        return TRUE
