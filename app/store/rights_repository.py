"""What villagers asked about their own data, and everything that the register keeps of a person."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

import msgspec
from sqlite_utils import Database

from app.models.attachments import is_hash
from app.models.errors import OperationRefused
from app.models.records import Person
from app.models.rights_records import PersonRequest
from app.store.page_key import PAGE_ROWS
from app.store.record_table import RecordTable
from app.store.sqlite_driver import OperationalError
from app.store.transaction import write_transaction


class Traces(msgspec.Struct, frozen=True):
    """What an erasure of a person takes: ids of register changes, appointments and attachments, and
    the hashes of these attachments.
    """

    changes: tuple[str, ...]
    appointments: tuple[str, ...]
    attachments: tuple[str, ...]
    contents: tuple[str, ...]


class Kept(msgspec.Struct, frozen=True):
    """What of a person stands in archives, or shows who saw their values."""

    cases: int
    headed_households: int
    visits: int
    disclosures: int


class RightsRepository:
    """Reads requests, and looks a person up in everything that may name one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._requests = RecordTable(PersonRequest, "person_requests")

    def requests(self, limit: int = 10 * PAGE_ROWS) -> list[PersonRequest]:
        """The open ones first, by the day on which they are due; then the answered, newest first."""
        return self._requests.records(
            self._db.conn.execute(
                """SELECT * FROM person_requests WHERE is_deleted = 0
                   ORDER BY outcome <> '', CASE outcome WHEN '' THEN due_on ELSE '' END,
                            asked_on DESC, id LIMIT ?""",
                (limit,),
            )
        )

    def by_id(self, request_id: str) -> PersonRequest:
        """One request. Raises OperationRefused `request_unknown`."""
        found = self._requests.record(
            self._db.conn.execute(
                "SELECT * FROM person_requests WHERE id = ? AND is_deleted = 0", (request_id,)
            )
        )
        if found is None:
            raise OperationRefused("request_unknown")
        return found

    def traces_of(self, person: Person, person_ids: Sequence[str]) -> Traces:
        """Where the register itself tells of a person, who has been kept under these ids.

        An appointment names nobody by an id: it is theirs if it has their name, and their household or
        one of their telephones.
        """
        ids = _json(person_ids)
        changes = self._db.conn.execute(
            """SELECT DISTINCT entity_id FROM register_changes, json_each(?1) AS mine
               WHERE instr(person_ids, mine.value) OR instr(steps, mine.value)
               ORDER BY entity_id""",
            (ids,),
        ).fetchall()
        appointments = self._db.conn.execute(
            """SELECT DISTINCT id FROM appointments WHERE person_name = ?1
                   AND (household_id = nullif(?2, '') OR phone IN (SELECT value FROM json_each(?3)))
               ORDER BY id""",
            (person.name, person.household_id, _json(person.phones)),
        ).fetchall()
        files = self._db.conn.execute(
            """SELECT DISTINCT entity_id, content_hash FROM attachments
               WHERE parent_kind = 'person' AND parent_id IN (SELECT value FROM json_each(?))
               ORDER BY entity_id""",
            (ids,),
        ).fetchall()
        return Traces(
            tuple(entity for (entity,) in changes),
            tuple(entity for (entity,) in appointments),
            tuple(dict.fromkeys(entity for entity, _ in files)),
            tuple(sorted({each for _, each in files if is_hash(each)})),
        )

    def kept_of(self, person_ids: Sequence[str], name: str) -> Kept:
        """What stays: cases that these people applied for, households that they head, visits whose
        words have the name, and who saw their numbers.
        """
        row = self._db.conn.execute(
            """WITH mine AS (SELECT value AS id FROM json_each(?1))
               SELECT
                (SELECT count(*) FROM cases WHERE is_deleted = 0 AND applicant_id IN mine),
                (SELECT count(*) FROM households
                 WHERE is_deleted = 0 AND standing = '' AND merged_into = ''
                     AND head_person_id IN mine),
                (SELECT count(*) FROM visits WHERE is_deleted = 0 AND ?2 <> ''
                     AND instr(interviewee || content || finding || answer, ?2)),
                (SELECT count(*) FROM disclosures WHERE entity_id IN mine)""",
            (_json(person_ids), name),
        ).fetchone()
        return Kept(*row)

    def counts_of(self, request_id: str) -> list[str]:
        """What the erasure for a request says that it took, as `kind:count`."""
        rows = self._db.conn.execute(
            "SELECT value FROM erasures, json_each(erasures.counts) WHERE entity_id = ?",
            (request_id,),
        ).fetchall()
        return [each for (each,) in rows]

    def erased_contents(self) -> list[bytes]:
        """The attachments that erasures name and no record names any more."""
        rows = self._db.conn.execute(
            """SELECT DISTINCT value FROM erasures, json_each(erasures.contents)
               WHERE value NOT IN (SELECT content_hash FROM attachments WHERE action = 'attach')"""
        )
        return [bytes.fromhex(each) for (each,) in rows if is_hash(each)]

    def drop_drafts_with(self, texts: Iterable[str]) -> None:
        """Forget begun forms in which one of these texts stands; joins a transaction that is open."""
        with write_transaction(self._db):
            self._db.conn.executemany(
                "DELETE FROM drafts WHERE instr(content, CAST(?1 AS BLOB)) OR instr(form_key, ?1)",
                [(text,) for text in texts if text],
            )

    def count_erasures(self) -> int:
        """How many erasures are known here."""
        return int(self._db.conn.execute("SELECT count(*) FROM erasures").fetchone()[0])

    def settle(self) -> None:
        """What was erased leaves the file's free pages and the write-ahead log too.

        The file is written anew for that. Where another connection is at work, or the disk has no
        room for it, this is left for the next time.
        """
        with suppress(OperationalError):
            self._db.conn.execute("VACUUM")
            self._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _json(ids: Sequence[str]) -> str:
    return msgspec.json.encode(list(ids)).decode()
