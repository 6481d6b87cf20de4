"""What was once written reads the same for ever: every edition under tests/golden, entry by entry."""

import itertools
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.journal.bundle import read_bundle
from app.journal.chain import feed_id_of
from app.journal.entry import read_entry
from app.journal.exchange import make_hello, meet_feeds, read_hello, take_in, village_scope
from app.journal.fold import Fold
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage, MemoryRows
from app.journal.segment import unpack_segment
from app.journal.storage import FeedState
from app.journal.wire import open_hello_payload
from app.models.feeds import FeedEnvelope
from app.models.kinds import KINDS
from app.store.file_memory import FileMemory
from app.store.journal_storage import StationJournalStorage
from app.vault.certificates import read_invitation, verify_certificate, verify_enrolment_request
from app.vault.crypto import Suite1
from app.vault.feed_trust import FeedTrust
from tests.stations import Pc
from tools.golden import (
    CORPUS,
    NEXT_VERSION,
    Folded,
    GoldenEntry,
    GoldenFeed,
    Papers,
    digest_of,
    folded,
    kept_digests,
    write_edition,
)

CRYPTO = Suite1()
VILLAGE = "370781109216"
SCOPE = village_scope(VILLAGE)


class Edition:
    """One folder of the corpus."""

    def __init__(self, folder: Path) -> None:
        self.entries = {
            (each.feed, each.seq): (path.stem.removeprefix("entries-"), each)
            for path in sorted(folder.glob("entries-*.json"))
            for each in msgspec.json.decode(path.read_bytes(), type=list[GoldenEntry])
        }
        self.feeds = msgspec.json.decode(
            (folder / "feeds.json").read_bytes(), type=list[GoldenFeed]
        )
        self.papers = msgspec.json.decode((folder / "papers.json").read_bytes(), type=Papers)
        self.folded = msgspec.json.decode((folder / "folded.json").read_bytes(), type=Folded)

    def envelope(self, feed: GoldenFeed) -> FeedEnvelope:
        parts = (feed.descriptor, feed.signature, feed.certificate)
        return FeedEnvelope(*(bytes.fromhex(part) for part in parts))

    def journal(self, storage: Any, order: tuple[GoldenFeed, ...] = ()) -> Journal:
        """A journal that took the edition's segments in, feed by feed in that order."""
        journal = Journal(storage, CRYPTO, lambda: 0)
        for feed in order or self.feeds:
            journal.open_feed(self.envelope(feed))
            for packed in feed.segments:
                take_in(journal, bytes.fromhex(packed), SCOPE)
        return journal


NAMES = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())


@pytest.fixture(params=NAMES)
def edition(request: pytest.FixtureRequest) -> Edition:
    return Edition(CORPUS / request.param)


def test_no_file_of_the_corpus_was_ever_changed():
    found = {
        p.relative_to(CORPUS).as_posix(): p for p in CORPUS.rglob("*.json") if p.parent != CORPUS
    }
    assert {name: digest_of(path) for name, path in found.items()} == kept_digests()


def test_an_edition_is_never_written_again():
    with pytest.raises(SystemExit):
        write_edition(NAMES[0], [])


def test_every_kind_of_entry_has_its_place():
    """A new kind needs an edition of its own: `python -m tools.golden NAME --kinds KIND`."""
    covered = {kind for name in NAMES for kind, _ in Edition(CORPUS / name).entries.values()}
    assert covered >= KINDS.keys() | {NEXT_VERSION}


def test_every_entry_is_read_and_would_be_written_the_same(edition):
    for kind, each in edition.entries.values():
        header, body = bytes.fromhex(each.header), bytes.fromhex(each.body) if each.body else None
        entry = read_entry(CRYPTO, bytes.fromhex(each.feed), header, body)
        assert (entry.seq, entry.header_bytes, entry.body) == (each.seq, header, body)
        if kind != NEXT_VERSION:
            assert entry.header.kind == kind
            assert msgspec.msgpack.encode(entry.header) == header
            assert body is None or msgspec.msgpack.encode(entry.fields()) == body


def relayed(journal: Journal, feed: bytes) -> list[tuple[bytes, bytes | None]]:
    """A feed's entries as this machine hands them on."""
    segments = [unpack_segment(CRYPTO, packed) for packed in journal.segments_after(feed, 0)]
    return [(e.header_bytes, e.body) for segment in segments for e in segment.entries]


def check_relay(edition: Edition, journal: Journal) -> None:
    for feed in edition.feeds:
        mine = sorted((each for _, each in edition.entries.values() if each.feed == feed.feed),
                      key=lambda each: each.seq)  # fmt: skip
        written = [
            (bytes.fromhex(e.header), bytes.fromhex(e.body) if e.body else None) for e in mine
        ]
        assert relayed(journal, bytes.fromhex(feed.feed)) == written
        assert journal.verify_feed(bytes.fromhex(feed.feed)) == len(mine)


def test_every_byte_is_handed_on_as_it_came(edition):
    check_relay(edition, edition.journal(MemoryJournalStorage(CRYPTO)))


def test_also_from_a_stations_file(edition, pc: Pc):
    with pc.store.transaction():
        storage = StationJournalStorage(pc.store.db, CRYPTO, FileMemory(pc.store.db))
        check_relay(edition, edition.journal(storage))


def with_what_was_known_then(now: dict[str, Any], then: dict[str, Any], record: type) -> Any:
    """Today's row without fields that came later, which must stand at their defaults unless they
    are derived from steps that were known then.
    """
    derived = {
        name for kind in KINDS.values() if kind.record is record for name in kind.derived_fields
    }
    later = {name: v for name, v in now.items() if name not in then and name not in derived}
    empty = msgspec.to_builtins(record(id=""))
    assert later == {name: empty[name] for name in later}
    return {name: value for name, value in now.items() if name in then}


def check_rows(edition: Edition, rows: MemoryRows) -> None:
    now, then = folded(rows), edition.folded
    assert now.conflicts == then.conflicts
    assert now.quarantined == then.quarantined
    assert now.rows.keys() == then.rows.keys()
    for kind, table in then.rows.items():
        assert now.rows[kind].keys() == table.keys()
        for row_id, row in table.items():
            record = KINDS[kind].record
            assert with_what_was_known_then(now.rows[kind][row_id], row, record) == row


def test_everything_folds_as_it_did_in_whatever_order_it_comes(edition):
    for order in itertools.permutations(edition.feeds):
        storage, rows = MemoryJournalStorage(CRYPTO), MemoryRows()
        journal = Journal(storage, CRYPTO, lambda: 0)
        for feed in order:
            journal.open_feed(edition.envelope(feed))
            for packed in feed.segments:
                take_in(journal, bytes.fromhex(packed), SCOPE)
                Fold(storage, rows).fold_pending()
        check_rows(edition, rows)


def test_what_this_version_cannot_read_is_kept_and_shown(edition):
    """Unknown fields wait in the register, unknown kinds and bent fields in quarantine."""
    storage, rows = MemoryJournalStorage(CRYPTO), MemoryRows()
    edition.journal(storage)
    Fold(storage, rows).fold_pending()
    newer = [each for kind, each in edition.entries.values() if kind == NEXT_VERSION]
    waiting = {(q.feed.hex(), q.seq) for q in rows.quarantined()}
    assert waiting <= {(each.feed, each.seq) for each in newer}
    assert {q.problem for q in rows.quarantined()} >= {
        "entry_kind_unknown", "entry_fields_unknown", "entry_value_forbidden",
        "entry_writes_derived_field", "entry_body_damaged", "entry_body_erased",
    }  # fmt: skip
    kept = b"".join(
        rows.register(VILLAGE, e.entity) or b""
        for state in storage.feeds()
        for e in storage.entries(state.feed, 1, state.have)
    )
    assert b"nickname" in kept
    assert b"gait" in kept


def test_papers_hold_and_feeds_are_trusted(edition):
    papers = edition.papers
    town, device = bytes.fromhex(papers.town_key), bytes.fromhex(papers.device_key)
    certificate = verify_certificate(CRYPTO, bytes.fromhex(papers.certificate), town)
    invitation = read_invitation(CRYPTO, papers.invitation.encode())
    request = verify_enrolment_request(
        CRYPTO, bytes.fromhex(papers.enrolment), invitation.secret, VILLAGE
    )
    assert (certificate.public_key, request.public_key) == (device, device)
    assert invitation.township.public_key == town
    for feed in edition.feeds:
        envelope = edition.envelope(feed)
        FeedTrust(CRYPTO, town)(envelope)
        assert feed_id_of(CRYPTO, envelope.descriptor).hex() == feed.feed


def test_a_hello_and_a_bundle_are_understood(edition):
    papers = edition.papers
    town, device = bytes.fromhex(papers.town_key), bytes.fromhex(papers.device_key)
    payload = open_hello_payload(CRYPTO, device, bytes.fromhex(papers.signed_hello))
    hello = read_hello(payload)
    journal = Journal(MemoryJournalStorage(CRYPTO), CRYPTO, lambda: 0)
    met: list[FeedState] = meet_feeds(journal, CRYPTO, hello, SCOPE, FeedTrust(CRYPTO, town))
    assert {state.feed.hex() for state in met} == {feed.feed for feed in edition.feeds}

    bundle = read_bundle(
        CRYPTO,
        bytes.fromhex(papers.bundle),
        lambda sealed: CRYPTO.decrypt_with(papers.town_secret, sealed),
    )
    assert bundle.is_signed_by(CRYPTO, device)
    for packed in bundle.segments:
        take_in(journal, packed, SCOPE)
    assert journal.vector() == bundle.manifest.hello.vector == hello.vector
    mine = make_hello(journal, SCOPE, sender="", village_code=VILLAGE, wall=0)
    assert mine.vector == hello.vector
