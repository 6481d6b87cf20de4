"""Opens a station: from a folder and a password to a desk that works (a new one: `new_station.py`)."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from app.acts.account_acts import MISSED, RESTORED
from app.acts.catalog_shelf import CatalogShelf
from app.acts.desk import Desk
from app.acts.pen import Actor, AfterCommit, OwnFeed, Pen
from app.acts.profile_shelf import ProfileShelf
from app.acts.workplace import Workplace
from app.bootstrap.guide_file import GuideFile
from app.bootstrap.key_replacement import finish_key_replacement
from app.bootstrap.machine_facts import facts_of
from app.bootstrap.mark_keeper import MarkKeeper, marks_in
from app.bootstrap.rows_anew import fold_anew_after_upgrade
from app.bootstrap.schema_upgrade import see_to_upgrade
from app.bootstrap.shipped_rules import ShippedRules, load_rules
from app.bootstrap.station_folder import StationFolder, StationLabel
from app.bootstrap.station_lock import Unlocked, shut_out, slot_file, unlock_station
from app.bootstrap.station_place import StationPlace
from app.bootstrap.stick_rule import StickRule
from app.bootstrap.suites import suited
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.update_arriving import arriving_update
from app.journal.journal import Journal
from app.journal.storage import FeedState
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.identity import interim_letters
from app.models.pinyin import pinyin_keys, pinyin_spellings
from app.models.roles import READ
from app.sheets.shipped import load_readings
from app.store.blob_store import BlobStore
from app.store.disk_room import DiskRoom
from app.store.engine import open_database
from app.store.store import Store
from app.sync.enrolment import Enrolment
from app.sync.fetching import in_a_thread
from app.sync.incarnation import Author, OwnFeeds, is_at_its_mark
from app.sync.own_side import SyncParts
from app.sync.station_sync import StationSync
from app.vault.certificates import verify_certificate
from app.vault.device_keys import DeviceKeys, Mark
from app.vault.slot_records import TownshipDoor
from app.vault.slots import SlotFile


class OpenStation:
    """A station that has been unlocked. Desk and sync each get a connection of their own."""

    def __init__(
        self,
        folder: StationFolder,
        label: StationLabel,
        surroundings: Surroundings,
        rules: ShippedRules,
        database_key: bytes,
        staff_id: str,
        former_keys: Sequence[bytes] = (),
    ) -> None:
        self.folder = folder
        self.rules = rules
        self.label = label
        self.surroundings = surroundings
        self.database_key = database_key
        self.former_keys = former_keys
        self._staff_id = staff_id
        self.room = DiskRoom(folder.path, surroundings.free_bytes)
        crypto, disk = surroundings.crypto, surroundings.disk
        self.device_keys = DeviceKeys.open(
            folder.device_keys, database_key, crypto, surroundings.randomness, disk
        )
        self._readings = load_readings(surroundings.resources)
        mark = Mark(folder.mark, database_key, crypto, disk)
        marks = marks_in(mark)
        self._mark_keeper = MarkKeeper(mark)
        village = rules.divisions.village(label.village_code)
        self._feeds = OwnFeeds(
            self.device_keys,
            Author(label.device_id, village.town_code, village.code),
            crypto,
            surroundings.randomness,
            self._mark_keeper.keep,
        )
        try:
            with contextlib.closing(self.open_store()) as store:
                fold_anew_after_upgrade(store, surroundings.tell)
                place = StationPlace(folder.path, surroundings.machine_name, crypto, disk)
                self._feeds.opened(
                    store, self.journal_of(store), marks, has_moved=place.has_moved()
                )
                place.remember()
                self.actor = self._actor_in(store)
                self._seal_to_township(store)
        except BaseException:
            self.close()
            raise

    def open_desk(self) -> Desk:
        """The desk, on a connection of its own; for one thread."""
        store = self.open_store()
        journal = self.journal_of(store)
        # A new feed and a mark that was damaged are noted before the first act.
        self._mark_keeper.note(journal.state(self._feeds.feed))
        letters = self._letters(store)

        def own() -> OwnFeed:
            return OwnFeed(
                feed=self._feeds.current(store, journal),
                key=self._feeds.key(),
                letters=letters,
                village_code=self.label.village_code,
                incarnation=self._feeds.incarnation(),
            )

        pen = Pen(store, journal, own, self._note_mark(journal), self.room)
        guide = GuideFile(self.folder.guide, self.surroundings.disk)
        return Desk.at(
            Workplace(
                store=store,
                blobs=self._blobs(),
                journal=journal,
                pen=pen,
                clock=self.surroundings.clock,
                village=self.rules.divisions.village(self.label.village_code),
                catalogs=CatalogShelf(store, self.rules.catalog, guide.keep),
                proofs=self.rules.proofs,
                profiles=ProfileShelf(store, self.rules.profile, guide.keep_place),
                shipped_calendar=self.rules.calendar,
                card_layouts=self.rules.card_layouts,
            )
        )

    def open_sync(self) -> StationSync:
        """The exchange, on a connection of its own; for one thread."""
        store = self.open_store()
        journal = self.journal_of(store)
        return StationSync(
            SyncParts(
                store=store,
                blobs=self._blobs(),
                journal=journal,
                crypto=self.surroundings.crypto,
                keys=self.device_keys,
                enrolment=self._enrolment(store),
                clock=self.surroundings.clock,
                feeds=self._feeds,
                village_code=self.label.village_code,
                station_name=self.label.station_name,
                keep_mark=lambda: self._mark_keeper.keep(journal, self._feeds.feed),
                machine=facts_of(self.folder.path, self.surroundings.free_bytes),
                updates=arriving_update(self.surroundings),
                refuse_stick=StickRule(store, self.rules.profile, self.surroundings.clock),
                fetching=in_a_thread,
            )
        )

    def note_account(self, action: str, misses: int = 0) -> None:
        """Write down what happened to the account that is open (`app.acts.account_acts`)."""
        desk = self.open_desk()
        try:
            desk.accounts.note(self.actor, self.actor.id, action, misses=misses)
        finally:
            desk.store.close()

    def initials_of(self, name: str) -> str:
        """The likeliest pinyin initials of a name."""
        spellings = pinyin_spellings(name, self._readings, limit=1)
        return "".join(syllable[0] for syllable in spellings[0]) if spellings else ""

    def is_mark_in_step(self, store: Store) -> bool:
        """Whether the mark outside the database says what the database says."""
        around = self.surroundings
        file = Mark(self.folder.mark, self.database_key, around.crypto, around.disk)
        mark = marks_in(file)
        return is_at_its_mark(
            self.journal_of(store), self._feeds.feed, mark.get(self._feeds.feed.hex())
        )

    def close(self) -> None:
        """Bring the mark up to date and stop its thread. Desk and sync are closed by their users."""
        self._mark_keeper.close()

    def slots(self) -> SlotFile:
        """The key slots, for adding people and changing passwords."""
        return slot_file(self.folder, self.label, self.surroundings)

    def open_store(self) -> Store:
        """The file, on a connection of its own; for one thread."""
        database = open_database(self.folder.database, self.database_key)
        readings = self._readings
        return Store(database, self.surroundings.crypto, lambda name: pinyin_keys(name, readings))

    def _blobs(self) -> BlobStore:
        around = self.surroundings
        return BlobStore(
            self.folder.attachments,
            self.database_key,
            around.crypto,
            around.randomness,
            around.disk,
            self.former_keys,
        )

    def journal_of(self, store: Store) -> Journal:
        """The journal in an open store of this station, or of a copy of it."""
        return Journal(store.journal_storage, self.surroundings.crypto, self.surroundings.clock)

    def _enrolment(self, store: Store) -> Enrolment:
        return Enrolment(
            store,
            self.surroundings.crypto,
            self.device_keys,
            self.label.device_id,
            self.label.village_code,
        )

    def _letters(self, store: Store) -> str:
        """What tells this PC's numbers from those of the village's others. An invitation does not
        count: the township may give its letter to another PC as long as nobody was certified.
        """
        enrolment = self._enrolment(store)
        certificate = enrolment.certificate()
        if not certificate:
            return interim_letters(self.label.device_id)
        township_key = enrolment.required_invitation().township.public_key
        return verify_certificate(self.surroundings.crypto, certificate, township_key).letter

    def _seal_to_township(self, store: Store) -> None:
        """So that the township can grant a way in; an old or full disk keeps nobody out."""
        enrolment = self._enrolment(store)
        if enrolment.certificate():
            town = enrolment.required_invitation().township
            door = TownshipDoor(
                town.town_code,
                town.name,
                enrolment.url(),
                town.public_key,
                self.label.device_id,
                self.label.village_code,
                enrolment.tls_roots(),
            )
            with contextlib.suppress(EnvironmentProblem):
                self.slots().set_township(self.database_key, town.age_recipient, door)

    def _note_mark(self, journal: Journal) -> AfterCommit:
        def note(state: FeedState, is_leaving: bool) -> None:
            if is_leaving:
                self._mark_keeper.keep(journal, state.feed)
            else:
                self._mark_keeper.note(state)

        return note

    def _actor_in(self, store: Store) -> Actor:
        """Whom the file knows by this account; one that it does not know yet or again may read."""
        for member in store.stations.staff():
            if member.id == self._staff_id:
                if not member.is_active:
                    raise OperationRefused("account_closed")
                return Actor(member.id, member.name, member.role, member.phone)
        return Actor(self._staff_id, "", READ)


def open_station(
    data_dir: Path, staff: str, password: str, surroundings: Surroundings
) -> OpenStation:
    """Open a station as one of its people, named by id or by the name on the login tile.

    Raises OperationRefused `station_missing`, `account_unknown`, `account_waiting` (minutes),
    `password_wrong`, `database_made_by_newer_version`; EnvironmentProblem for damaged files.
    """
    folder, unlocked = unlock_station(data_dir, staff, password, surroundings)
    return open_unlocked(folder, unlocked, surroundings)


def open_unlocked(
    folder: StationFolder, unlocked: Unlocked, surroundings: Surroundings
) -> OpenStation:
    """Open a station whose key is known. Raises as `open_station` does after the password."""
    label = folder.label()
    surroundings = suited(surroundings, label.suite)
    rules = load_rules(surroundings.resources, label.profile_code)
    is_set_back = folder.finish_restoring()
    former = finish_key_replacement(folder, unlocked, surroundings)
    see_to_upgrade(folder, key := unlocked.database_key, surroundings)
    try:
        station = OpenStation(folder, label, surroundings, rules, key, unlocked.staff_id, former)
    except OperationRefused as refusal:
        if refusal.key == "account_closed":  # closed on the station's other PC
            shut_out(slot_file(folder, label, surroundings), key, unlocked.staff_id)
        raise
    if unlocked.misses:
        station.note_account(MISSED, unlocked.misses)
    if is_set_back:
        station.note_account(RESTORED)
        folder.forget_wanted()
    return station
