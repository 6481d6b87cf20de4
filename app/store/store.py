"""The station's store: everything that one open database file offers."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlite_utils import Database

from app.journal.keys import Crypto
from app.store.appeal_repository import AppealRepository
from app.store.appointment_repository import (
    AppointmentRepository,
    AssemblyRepository,
    TeamRepository,
)
from app.store.appraisal_repository import AppraisalRepository
from app.store.attachment_repository import AttachmentRepository
from app.store.attestation_repository import AttestationRepository
from app.store.card_repository import CardRepository
from app.store.case_lists import CaseLists
from app.store.case_repository import CaseRepository
from app.store.catalog_repository import CatalogRepository
from app.store.counters import Counters
from app.store.custody_repository import CustodyRepository
from app.store.disclosure_repository import DisclosureRepository
from app.store.drafts import Drafts
from app.store.duplicates import Duplicates
from app.store.duty_repository import DutyRepository
from app.store.exchange_log import ExchangeLog
from app.store.file_memory import FileMemory
from app.store.fold_storage import StationRows
from app.store.household_lists import HouseholdLists
from app.store.household_repository import HouseholdRepository
from app.store.intake_repository import IntakeRepository
from app.store.journal_storage import StationJournalStorage
from app.store.migrations import migrations
from app.store.must_visit_repository import MustVisitRepository
from app.store.notice_repository import NoticeRepository
from app.store.person_repository import PersonRepository
from app.store.place_repository import PlaceRepository
from app.store.print_repository import PrintRepository
from app.store.profile_repository import ProfileRepository
from app.store.reception_repository import ReceptionRepository
from app.store.record_dots import RecordDots
from app.store.record_uses import RecordUses
from app.store.rectification_repository import RectificationRepository
from app.store.register_change_repository import RegisterChangeRepository
from app.store.register_repository import RegisterRepository
from app.store.rights_repository import RightsRepository
from app.store.roster_import_repository import RosterImportRepository
from app.store.search import Search
from app.store.search_index import SearchIndex
from app.store.search_text import Readings
from app.store.snapshot_storage import SnapshotStorage
from app.store.sqlite_problems import planned_failures
from app.store.station_repository import StationRepository
from app.store.transaction import read_transaction, write_transaction
from app.store.visit_figures import VisitFigures
from app.store.visit_planning_repository import VisitPlanningRepository
from app.store.visit_repository import VisitRepository
from app.store.visitor_repository import VisitorRepository
from app.store.work_repository import WorkRepository
from app.store.write_history import WriteHistory

_SETTLED = "settled_erasures"


class Store:
    """One open database. Rows are written by the fold alone, through `journal_storage` and `rows`.

    It belongs to the thread that opened the database. `readings` gives the pinyin keys of a name.
    """

    def __init__(self, db: Database, crypto: Crypto, readings: Readings) -> None:
        self.db = db
        self._memory = FileMemory(db)
        self.journal_storage = StationJournalStorage(db, crypto, self._memory)
        self.search_index = SearchIndex(db, readings)
        self.rows = StationRows(db, self.search_index)
        self.search = Search(db)
        self.stations = StationRepository(db)
        self.households = HouseholdRepository(db)
        self.persons = PersonRepository(db)
        self.cases = CaseRepository(db)
        self.intakes = IntakeRepository(db)
        self.case_lists = CaseLists(db)
        self.custody = CustodyRepository(db)
        self.rectifications = RectificationRepository(db)
        self.visits = VisitRepository(db)
        self.visitors = VisitorRepository(db)
        self.visit_figures = VisitFigures(db)
        self.must_visits = MustVisitRepository(db)
        self.visit_planning = VisitPlanningRepository(db)
        self.appeals = AppealRepository(db)
        self.hidden_appeals = AppealRepository(db, is_hidden=True)
        self.cards = CardRepository(db)
        self.duty = DutyRepository(db)
        self.appraisals = AppraisalRepository(db)
        self.receptions = ReceptionRepository(db)
        self.place = PlaceRepository(db)
        self.appointments = AppointmentRepository(db)
        self.teams = TeamRepository(db)
        self.assemblies = AssemblyRepository(db)
        self.work = WorkRepository(db)
        self.prints = PrintRepository(db)
        self.disclosures = DisclosureRepository(db)
        self.rights = RightsRepository(db)
        self.attachments = AttachmentRepository(db)
        self.attestations = AttestationRepository(db)
        self.catalogs = CatalogRepository(db)
        self.roster_imports = RosterImportRepository(db)
        self.profiles = ProfileRepository(db)
        self.notices = NoticeRepository(db)
        self.registers = RegisterRepository(db)
        self.register_changes = RegisterChangeRepository(db)
        self.household_lists = HouseholdLists(db)
        self.duplicates = Duplicates(db, self.register_changes)
        self.history = WriteHistory(db, self.journal_storage)
        self.record_dots = RecordDots(db)
        self.record_uses = RecordUses(db)
        self.counters = Counters(db)
        self.drafts = Drafts(db)
        self.exchange_log = ExchangeLog(db)
        self.snapshots = SnapshotStorage(db, self.rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable at its end; see `write_transaction` for what it raises."""
        if self._memory.is_on:
            yield
            return
        try:
            with write_transaction(self.db):
                self._memory.begin()
                yield
                self.journal_storage.write_back()
            self._memory.end()
        except BaseException:
            self._memory.forget()
            self.journal_storage.forget_unwritten()
            raise

    def reading(self) -> AbstractContextManager[None]:
        """One unchanging view for several queries, with SQLite's errors as planned failures."""
        return read_transaction(self.db)

    def meta(self, key: str) -> bytes | None:
        """What the program keeps about this file under that key."""
        return self._memory.recall(("meta", key), lambda: self._read_meta(key))

    def _read_meta(self, key: str) -> bytes | None:
        with planned_failures():
            row = self.db.conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: bytes) -> None:
        """Keep it; joins a transaction that is open."""
        with write_transaction(self.db):
            self.db.conn.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value)
            )
            self._memory.drop(("meta", key))

    def settle_erasures(self) -> None:
        """Before a backup: what erasures took out since the last time leaves free pages too."""
        count = str(self.rights.count_erasures()).encode()
        if count != (self.meta(_SETTLED) or b"0"):
            self.rights.settle()
            self.set_meta(_SETTLED, count)

    def township_heard_at(self) -> str:
        """Until when the township's acts are known here; UTC text, empty when it was never heard."""
        return max(self.attestations.newest(), self.exchange_log.latest_by_line())

    def migrations_applied(self) -> int:
        """How many steps the file's form has gone through."""
        return len(migrations.applied(self.db))

    def damaged_pages(self) -> int:
        """Pages that are not authentic under the key, and trees that are not whole."""
        damaged = self.db.conn.execute("PRAGMA cipher_integrity_check").fetchall()
        verdict = self.db.conn.execute("PRAGMA quick_check").fetchall()
        return len(damaged) + (verdict != [("ok",)])

    def close(self) -> None:
        """Close the file. What was committed is safe with or without it."""
        self.db.close()
