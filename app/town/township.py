"""A township: its ledger, its keys and what it can do, put together for one data folder."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app.journal.fold import FOLD_VERSION
from app.journal.vector import Have
from app.models.diagnostics import Diagnostics, read_diagnostics
from app.models.errors import OperationRefused
from app.models.records import Appeal, Case
from app.models.town_roles import COUNTY_ROLES, TOWN_ROLES
from app.town.assessment_desk import AssessmentDesk
from app.town.backup import LedgerBackup, back_up_ledger
from app.town.blob_desk import BlobDesk, whose_village
from app.town.blob_shelf import BlobShelf
from app.town.books import Books
from app.town.case_desk import CaseDesk
from app.town.catalog_desk import CatalogDesk
from app.town.clerk_acts import Clerk, ClerkActs
from app.town.county_bundles import CountyBundles
from app.town.county_courier import CountyCourier
from app.town.county_desk import CountyDesk, whose_town
from app.town.county_link import CountyLinks
from app.town.county_towns import CountyTowns
from app.town.courier import BundleReceipt, Courier, CourierDesks
from app.town.custody_acts import TownCustodyActs
from app.town.diary_acts import DiaryActs
from app.town.enrolment import EnrolmentDesk
from app.town.errands import Errands
from app.town.exchange_desk import ExchangeDesk
from app.town.figure_lists import FigureLists
from app.town.figures_desk import FiguresDesk
from app.town.forgetting import Forgetting
from app.town.forwarding import Forwarding
from app.town.grant_desk import GrantDesk
from app.town.grant_line import GrantLine
from app.town.held_desk import HeldDesk
from app.town.hook_desk import HookDesk
from app.town.install_desk import InstallDesk
from app.town.invitation_desk import InvitationDesk
from app.town.ledger.column_cipher import ColumnCipher
from app.town.ledger.database import Ledger, ledger_url
from app.town.ledger.devices import Device
from app.town.ledger.figure_keeper import FIGURES_VERSION, FigureKeeper
from app.town.notice_desk import NoticeDesk
from app.town.office import Office
from app.town.people import ClerkFacts, People
from app.town.profile_desk import ProfileDesk
from app.town.received_desk import ReceivedDesk
from app.town.row_check import RowCheck
from app.town.self_check import CheckFigures, SelfCheck, total_of
from app.town.sign_in import OFFICER, SignIn
from app.town.snapshot_desk import SnapshotDesk
from app.town.stick_desk import StickDesk
from app.town.suite_desk import SuiteDesk
from app.town.surroundings import Surroundings
from app.town.text_desk import TextDesk
from app.town.text_gateway import FileDrop
from app.town.token_desk import TokenDesk
from app.town.town_keys import TownKeys
from app.town.unproved import UnprovedRefusals
from app.town.update_desk import UpdateDesk
from app.vault.certificates import TownshipIdentity

TOWN, COUNTY = "town", "county"
BLOB_FOLDER, SNAPSHOT_FOLDER, TEXT_FOLDER = "attachments", "snapshots", "texts"
UPDATE_FOLDER = "updates"


class Township:
    """One township server's whole knowledge. Made by `create` or `open`; `close` it at the end.

    Safe to use from many threads: each call is its own transaction.

    Attributes:
        identity: what stations are told of the township.
        invitations, installs, enrolment, suites, held, exchange, blobs, courier, row_check, snapshots, acts,
            custody, catalog, notices, profiles, assessments, received, sign_in, people, grants,
            grant_line, tokens, hooks, texts, errands, forgetting, sticks, forwarding, county_bundles: what it can
            do, by subject.
        unproved: what was refused of whoever had not proved who they are.
        is_county, county, towns: whether it is a county's server, what that does for its towns, and
            what it shows of them.
        office, with its keys, ledger, surroundings: what it stands on.
    """

    def __init__(self, office: Office, folder: Path, *, is_county: bool = False) -> None:
        ledger, keys, surroundings = office.ledger, office.keys, office.surroundings
        self.office, self.is_county = office, is_county
        self.ledger, self.keys, self.surroundings = ledger, keys, surroundings
        self.identity: TownshipIdentity = office.identity
        self.towns = CountyTowns(ledger, surroundings, is_county=is_county)
        self.invitations = InvitationDesk(office, is_county=is_county)
        self.installs = InstallDesk(office, folder)
        self.enrolment = EnrolmentDesk(office, self.invitations)
        self.exchange = ExchangeDesk(office)
        self.county = CountyDesk(office)
        links = CountyLinks(folder, keys, surroundings)
        shelf = BlobShelf(folder / BLOB_FOLDER, surroundings.crypto, surroundings.disk)
        self.forwarding = Forwarding(office, links, shelf)
        self.county_bundles = CountyBundles(office, links, shelf)
        self.row_check = RowCheck(ledger, surroundings)
        whose = whose_town if is_county else whose_village
        self.blobs = BlobDesk(ledger, shelf, surroundings, whose, self.towns.ledgers)
        self.snapshots = SnapshotDesk(office, folder / SNAPSHOT_FOLDER)
        self.updates = UpdateDesk(surroundings, folder / UPDATE_FOLDER)
        self.held = HeldDesk(office, self.exchange, self.blobs)
        desks = CourierDesks(
            self.enrolment, self.exchange, self.row_check, self.blobs, self.snapshots, self.held
        )
        self.courier = Courier(office, desks)
        self.county_courier = CountyCourier(office, self.enrolment, self.county, self.blobs)
        self.acts = ClerkActs(office)
        self.diary = DiaryActs(office)
        self.catalog = CatalogDesk(office)
        self.notices = NoticeDesk(office)
        self.profiles = ProfileDesk(office)
        self.assessments = AssessmentDesk(ledger, surroundings, self.profiles)
        self.received = ReceivedDesk(ledger, surroundings)
        self.custody = TownCustodyActs(office)
        secrets_key = keys.derived_key("clerk-secrets")
        self.sign_in = SignIn(ledger, surroundings, secrets_key)
        self.unproved = UnprovedRefusals(surroundings)
        self.figures, self.figure_lists = FiguresDesk(ledger), FigureLists(ledger)
        self.case_desk = CaseDesk(ledger, surroundings, self.acts)
        self.suites = SuiteDesk(ledger, surroundings)
        self.grants = GrantDesk(office)
        self.grant_line = GrantLine(ledger, self.grants, surroundings)
        self.tokens = TokenDesk(ledger, surroundings)
        self.hooks = HookDesk(ledger, surroundings, keys.derived_key("webhook-secrets"))
        gateway = surroundings.text_gateway or FileDrop(folder / TEXT_FOLDER, surroundings.disk)
        self.texts = TextDesk(ledger, surroundings, gateway)
        self.forgetting = Forgetting(ledger, self.snapshots, self.blobs, self.towns.ledgers)
        others = (self.forgetting.look,)
        self.errands = Errands(ledger, surroundings, self.hooks, self.texts, others=others)
        roles = COUNTY_ROLES if is_county else TOWN_ROLES
        self.people = People(ledger, surroundings, self.sign_in, secrets_key, roles)
        self.sticks = StickDesk(self.courier, self.exchange, self.people, ledger.town_code)

    @classmethod
    def create(
        cls,
        folder: Path,
        surroundings: Surroundings,
        *,
        town_code: str,
        name: str,
        is_county: bool = False,
    ) -> "Township":
        """A new township in this folder, or a new county, to which towns forward.

        Raises OperationRefused `town_already_exists`, `ledger_already_exists`, `town_name_missing`.
        """
        if not name.strip():
            raise OperationRefused("town_name_missing")
        keys = TownKeys.create(
            folder, surroundings.crypto, surroundings.randomness, surroundings.disk
        )
        facts = {
            "town_code": town_code,
            "name": name.strip(),
            "created_at": surroundings.now(),
            "fold_version": str(FOLD_VERSION),
            "figures_version": str(FIGURES_VERSION),
            "level": COUNTY if is_county else TOWN,
        }
        url = ledger_url(folder, surroundings.database_url)
        ledger = Ledger.create(url, surroundings.driver, facts, _cipher(keys, surroundings))
        identity = keys.identity(town_code, facts["name"])
        return cls(Office(ledger, keys, surroundings, identity), folder, is_county=is_county)

    @classmethod
    def open(cls, folder: Path, surroundings: Surroundings) -> "Township":
        """The township that was made in this folder; its rows are brought up to this program.

        Raises EnvironmentProblem `town_missing`, `ledger_missing`, `database_made_by_newer_version`,
        `database_library_too_old` (found, needed).
        """
        keys = TownKeys.open(
            folder, surroundings.crypto, surroundings.randomness, surroundings.disk
        )
        url = ledger_url(folder, surroundings.database_url)
        ledger = Ledger.open(url, surroundings.driver, _cipher(keys, surroundings))
        with ledger.read() as connection:
            facts = ledger.meta(connection)
        office = Office(ledger, keys, surroundings, keys.identity(ledger.town_code, facts["name"]))
        township = cls(office, folder, is_county=facts.get("level") == COUNTY)
        township.fold()
        township.blobs.sweep()
        return township

    def fold(self) -> None:
        """Fold what waits; after an upgrade that folds differently, all rows are made anew.

        One village's trouble keeps neither the others nor the server from their work.
        """
        with self.ledger.write() as connection:
            facts, own = self.ledger.meta(connection), self.towns.ledgers(connection)
            if facts["fold_version"] != str(FOLD_VERSION):
                for ledger in own:
                    Books(connection, ledger, self.surroundings).start_over()
                self.ledger.put_meta(connection, "fold_version", str(FOLD_VERSION))
            if facts.get("figures_version") != str(FIGURES_VERSION):
                _recount(connection, own)
                self.ledger.put_meta(connection, "figures_version", str(FIGURES_VERSION))
            waiting = sorted(
                (number, state.descriptor.village_code)
                for number, ledger in enumerate(own)
                for state in Books(connection, ledger, self.surroundings).storage.feeds()
                if state.folded < state.have
            )
        for number, village_code in dict.fromkeys(waiting):
            with self.ledger.write() as connection:
                books = Books(connection, own[number], self.surroundings, village_code)
                books.fold_what_came_in()

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    # -- what the doors ask for

    def invite(self, village_code: str, letter: str = "", name: str = "", url: str = "") -> bytes:
        """The text of a new `.lxi` file for a PC that is set up in person; see `InvitationDesk.invite`."""
        return self.invitations.invite(village_code, letter, name, url, is_in_person=True).text

    def add_clerk(self, name: str, password: str, role: str = OFFICER) -> Clerk:
        """A new account for the web pages; see `People.add`."""
        return self.people.add(ClerkFacts(name=name, role=role), password)

    def import_bundle(self, content: bytes) -> BundleReceipt:
        """Take a courier's bundle in, of a station or at a county of a town; the receipt holds the
        answer to carry back.
        """
        courier = self.county_courier if self.is_county else self.courier
        return courier.import_bundle(content)

    def export_bundle(self, device_id: str) -> bytes:
        """A courier's bundle for one device."""
        return self.courier.export_bundle(device_id)

    def open_diagnostics(self, content: bytes) -> Diagnostics:
        """What a station of this township wrote to have a fault found.

        Raises OperationRefused `diagnostics_unreadable`.
        """
        try:
            plain = self.surroundings.crypto.decrypt_with(self.keys.age_identity.secret, content)
        except OperationRefused:
            raise OperationRefused("diagnostics_unreadable") from None
        return read_diagnostics(plain)

    def revoke_device(self, device_id: str) -> Device:
        """停用: take nothing more from a device than what has come in; that is kept.

        Once is for good: the last good entries stay those of the first time. The other PCs of the
        village hear of it with their next exchange. Raises OperationRefused `device_unknown`.
        """
        with self.ledger.write() as connection:
            books = self.office.books(connection)
            device = books.devices.device(device_id)
            if device is None:
                raise OperationRefused("device_unknown")
            if not device.revoked_at:
                good = {
                    state.feed: Have.at(state.have, state.chain)
                    for state in books.storage.feeds()
                    if state.descriptor.device_id == device_id
                }
                books.devices.revoke(device, self.surroundings.now(), good)
            return device

    def accept_case(self, case_id: str, village_code: str, clerk: Clerk) -> Case:
        """受理; see `ClerkActs.accept_case`."""
        return self.acts.accept_case(case_id, village_code, clerk)

    def send_back_case(self, case_id: str, village_code: str, clerk: Clerk, note: str) -> Case:
        """退回; see `ClerkActs.send_back_case`."""
        return self.acts.send_back_case(case_id, village_code, clerk, note)

    def conclude_case(
        self, case_id: str, village_code: str, clerk: Clerk, outcome: str, reply: str
    ) -> Case:
        """办结; see `ClerkActs.conclude_case`."""
        return self.acts.conclude_case(case_id, village_code, clerk, outcome, reply)

    def answer_appeal(self, appeal_id: str, village_code: str, clerk: Clerk, reply: str) -> Appeal:
        """答复; see `ClerkActs.answer_appeal`."""
        return self.acts.answer_appeal(appeal_id, village_code, clerk, reply)

    def back_up(self, target: Path) -> LedgerBackup:
        """A verified copy of the ledger; see `back_up_ledger`."""
        if self.ledger.is_file(target):
            raise OperationRefused("backup_over_itself")
        made = back_up_ledger(self.ledger, self.surroundings, target)
        folder = str(self.blobs.shelf.folder)
        return msgspec.structs.replace(made, key_files=self.keys.files(), attachments=folder)

    def recount(self) -> None:
        """Count the dashboard's figures anew from the records."""
        with self.ledger.write() as connection:
            _recount(connection, self.towns.ledgers(connection))

    def check(self) -> CheckFigures:
        """Verify every chain and every row; see `SelfCheck`."""
        with self.ledger.read() as connection:
            own = self.towns.ledgers(connection)
        return total_of([SelfCheck(ledger, self.surroundings).run() for ledger in own])


def _recount(connection: Connection, ledgers: Iterable[Ledger]) -> None:
    for ledger in ledgers:
        FigureKeeper(connection, ledger.town_code, ledger.statements).start_over()


def _cipher(keys: TownKeys, surroundings: Surroundings) -> ColumnCipher:
    """For the columns of ID numbers: its keys follow from the town's secret, outside the database."""
    return ColumnCipher(surroundings.crypto, keys.derived_key)
