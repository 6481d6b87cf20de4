"""The real station, the real township, and everything that ever travels between them, as bytes."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec

from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township
from app.journal.bundle import Manifest, read_bundle
from app.journal.entry import Dot
from app.journal.exchange import village_scope
from app.journal.journal import Journal
from app.journal.memory import MemoryJournalStorage
from app.journal.storage import FeedState, JournalStorage
from app.models.feeds import FeedDescriptor
from app.sync.station_sync import StationSync
from app.town.books import Books
from app.town.township import Township
from app.vault.crypto import SigningKey
from app.vault.feed_trust import FeedTrust
from tools.crash.village import PASSWORD, STAFF_NAME, TOWN, VILLAGE, DeskWork, at_the_desk, seeded

SCOPE = village_scope(VILLAGE)
TRUE, ERASED = "true after all", "a body left out"


IsOwn = Callable[[FeedDescriptor], bool]


def nobodys(descriptor: FeedDescriptor) -> bool:
    """Of a journal in memory: there is no machine that could write."""
    return False


class Truth(msgspec.Struct, frozen=True):
    """What the rightful authors have signed: nothing else may ever be kept."""

    entries: dict[tuple[bytes, int], tuple[bytes, bytes | None]]
    states: tuple[FeedState, ...]

    def verdict(self, storage: JournalStorage, is_own: IsOwn = nobodys) -> str:
        """TRUE when a journal holds only what is true, in order; ERASED when bodies are missing.

        The machine itself may have written more meanwhile, also in a new feed: that is a station's
        answer to a township whose signature says that it has more of the old one.
        """
        known = {state.feed for state in self.states}
        verdict = TRUE
        for state in storage.feeds():
            is_mine = is_own(state.descriptor)
            if storage.parked(state.feed) or not (is_mine or state.feed in known):
                return ""
            for seq, entry in enumerate(storage.entries(state.feed, 1, state.have), 1):
                if is_mine and (state.feed, seq) not in self.entries:
                    break
                header_bytes, body = self.entries.get((state.feed, seq), (b"", None))
                if entry.header_bytes != header_bytes or entry.body not in (body, None):
                    return ""
                if entry.body is None:
                    verdict = ERASED
        return verdict


class Mail(msgspec.Struct, frozen=True):
    """One bundle taken apart, with what is needed to put it together wrongly."""

    content: bytes
    manifest: Manifest
    manifest_bytes: bytes
    signature: bytes
    segments: tuple[bytes, ...]
    to_town: bool
    is_current: bool  # its sender may send


class Village:
    """One village and its township. `mails` are all bundles written so far."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.folder = folder
        self.around: Surroundings = seeded(seed)
        self.crypto = self.around.crypto
        self.stick = folder / "stick"
        self.stick.mkdir(parents=True)
        self.township: Township = create_township(folder / "town", TOWN, self.around)
        self.mails: list[Mail] = []
        self.revoked = self._station("revoked", 3)
        self.station = self._station("station", 2)
        self.sync: StationSync = self.station.open_sync()
        self._exchange(self.sync)
        with at_the_desk(self.station) as desk:
            work = DeskWork(self.station, desk, lambda store: None)
            work.import_roster(1)
            case_id = desk.cases.submit(self.station.actor, work.register_case().id).id
            self._exchange(self.sync)
            clerk = self.township.add_clerk("孙立", PASSWORD)
            self.township.accept_case(case_id, VILLAGE, clerk)
            work.register_case()
        self._revoke()
        self.keep(self._written_by(self.sync), to_town=True)
        device_id = self.station.label.device_id
        self.keep(self.township.export_bundle(device_id), to_town=False)
        self.truth = self._truth()

    # -- who is who

    @property
    def device_key(self) -> SigningKey:
        return self.station.device_keys.signing_key

    @property
    def town_key(self) -> SigningKey:
        return self.township.keys.signing_key

    @property
    def trust(self) -> FeedTrust:
        return FeedTrust(self.crypto, self.town_key.public_key)

    def secret(self, to_town: bool) -> str:
        keys = self.township.keys if to_town else self.station.device_keys
        return keys.age_identity.secret

    def recipient(self, to_town: bool) -> str:
        keys = self.township.keys if to_town else self.station.device_keys
        return keys.age_identity.recipient

    def close(self) -> None:
        self.sync.close()
        self.station.close()
        self.revoked.close()
        self.township.close()

    # -- what there is

    def journal(self, have: int | None = None) -> Journal:
        """A journal in memory that knows all feeds; of each it has all, or the first `have`."""
        storage = MemoryJournalStorage(self.crypto)
        journal = Journal(storage, self.crypto, self.around.clock)
        for state in self.truth.states:
            journal.open_feed(state.envelope)
            if have is None or have > 0:
                self._fill(journal, state, state.have if have is None else have)
        return journal

    def _fill(self, journal: Journal, state: FeedState, have: int) -> None:
        for packed in self.segments_of(state.feed):
            if journal.state(state.feed).have < have:
                journal.ingest(packed, SCOPE)

    def segments_of(self, feed: bytes, after: int = 0) -> list[bytes]:
        """The true segments of a feed."""
        storage = self.sync._parts.journal
        if storage.storage.feed(feed) is not None:
            return list(storage.segments_after(feed, after))
        with self.township.ledger.read() as connection:
            books = Books(connection, self.township.ledger, self.township.surroundings, VILLAGE)
            return list(books.journal.segments_after(feed, after))

    def keep(self, content: bytes, *, to_town: bool, is_current: bool = True) -> Mail:
        """Take a true bundle apart."""
        secret = self.secret(to_town)
        bundle = read_bundle(
            self.crypto, content, lambda sealed: self.crypto.decrypt_with(secret, sealed)
        )
        mail = Mail(
            content,
            bundle.manifest,
            bundle.manifest_bytes,
            bundle.signature,
            bundle.segments,
            to_town,
            is_current,
        )
        self.mails.append(mail)
        return mail

    # -- how it came about

    def _station(self, name: str, seed: int) -> OpenStation:
        around = seeded(seed)
        first = FirstStart(VILLAGE, STAFF_NAME, PASSWORD)
        return create_station(self.folder / name, first, around)

    def _revoke(self) -> None:
        with closing(self.revoked.open_sync()) as sync:
            self._exchange(sync)
            self.keep(self._written_by(sync), to_town=True, is_current=False)
        self.township.revoke_device(self.revoked.label.device_id)

    def _exchange(self, sync: StationSync) -> None:
        path = self.folder / "invitation.lxi"
        if not sync.status().is_enrolled:
            self.invitation = self.township.invite(VILLAGE)
            path.write_bytes(self.invitation)
            sync.accept_invitation(path)
        content = self._written_by(sync)
        if sync is not getattr(self, "sync", None):
            answer = self.township.import_bundle(content).answer
        else:
            self.keep(content, to_town=True)
            answer = self.township.import_bundle(content).answer
            self.keep(answer, to_town=False)
        path = self.stick / "answer.lxb"
        path.write_bytes(answer)
        sync.import_bundle(path)

    def _written_by(self, sync: StationSync) -> bytes:
        return Path(sync.export_bundle(self.stick).path).read_bytes()

    def _truth(self) -> Truth:
        parts = self.sync._parts
        storages: list[JournalStorage] = [parts.journal.storage]
        entries: dict[Dot, tuple[bytes, bytes | None]] = {}
        states: dict[bytes, FeedState] = {}
        with self.township.ledger.read() as connection:
            books = Books(connection, self.township.ledger, self.township.surroundings, VILLAGE)
            storages.append(books.storage)
            for storage in storages:
                for state in storage.feeds():
                    for entry in storage.entries(state.feed, 1, state.have):
                        entries[entry.dot] = entry.header_bytes, entry.body
                    if state.feed not in states or states[state.feed].have < state.have:
                        states[state.feed] = state
        return Truth(entries, tuple(states.values()))


def drawn(seed: int, index: int) -> Random:
    """The randomness of one mutation, which can so be made again alone."""
    return Random(f"{seed}/{index}")
