"""How the acts of the township's clerks are written: one transaction, into its own feed of a village."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection

from app.journal.entry import dot_of_text
from app.models.case_states import TOWNSHIP
from app.models.identity import new_id
from app.models.records import Event
from app.models.step_order import heads_of
from app.models.town_roles import ACT_ON_CASE, check_may, check_scope
from app.town.books import Books
from app.town.ledger.audit_log import AuditLine, AuditLog
from app.town.office import Office
from app.town.own_feed import OwnFeed

_EventT = TypeVar("_EventT", bound=Event)


class Clerk(msgspec.Struct, frozen=True):
    """Who acts: the id and the name that every step carries; what the account says besides.

    `department` is the window (科室、窗口); `villages` are those in sight, all of the town when there
    are none. `has_code`: signs in with 动态口令; `is_password_given`: somebody else chose the password;
    `must_join_phone`: an administrator whose days without 动态口令 are over. `address` is from where the
    clerk's browser speaks, as the log keeps it.
    """

    id: str
    name: str
    role: str = "officer"
    department: str = ""
    villages: tuple[str, ...] = ()
    has_code: bool = False
    is_password_given: bool = False
    must_join_phone: bool = False
    address: str = ""


class ClerkPen:
    """One village's books, open for one act of a clerk, whose entries share one `op`.

    The town's feed is opened with the first entry: a refused act must not begin a new one.

    Attributes:
        rows: what is folded; after `finish` also what was written.
        connection: the transaction, for queries.
    """

    def __init__(self, office: Office, books: Books, village_code: str, clerk: Clerk) -> None:
        self.connection = books.connection
        self._office = office
        self._books = books
        self._village_code = village_code
        self._clerk = clerk
        self._op = new_id(office.surroundings.randomness)
        self._feed: OwnFeed | None = None
        self._written: dict[tuple[str, str], list[str]] = {}
        self.rows = books.rows

    def ready(self, event: _EventT, so_far: Sequence[Event]) -> _EventT:
        """The event as it will stand after all that are known, for a check of its rule."""
        # The hlc only sorts concurrent steps; this one comes after all that are known.
        return msgspec.structs.replace(
            event,
            id=f"~{len(so_far):08d}",
            side=TOWNSHIP,
            actor_name=self._clerk.name,
            at=self._office.surroundings.now(),
            bases=heads_of(so_far),
        )

    def write(
        self, kind: str, entity: str, known: Sequence[Event], events: Sequence[Event]
    ) -> None:
        """Write checked events, each after the one before, the first after all that are known."""
        feed = self._feed = self._feed or self._own_feed()
        bases = [dot_of_text(head) for head in heads_of(known)]
        acts = [str(getattr(event, "action", "")) for event in events]
        self._written.setdefault((kind, entity), []).extend(acts)
        for event in events:
            dot = feed.write(
                kind,
                entity,
                _fields_of(event),
                actor=self._clerk.id,
                op=self._op,
                bases=tuple(bases),
            )
            bases = [dot]

    def finish(self) -> None:
        """Seal and fold what was written, and note who wrote it."""
        if self._feed is not None:
            self._feed.finish()
        log = AuditLog(self.connection, self._office.ledger.town_code)
        for (kind, entity), acts in self._written.items():
            log.note(
                AuditLine(
                    at=self._office.surroundings.now(),
                    act=kind,
                    clerk_id=self._clerk.id,
                    clerk_name=self._clerk.name,
                    village_code=self._village_code,
                    subject=entity,
                    note=" ".join(acts),
                    address=self._clerk.address,
                )
            )
        self._written.clear()

    def _own_feed(self) -> OwnFeed:
        return self._office.own_feed(self._books, self._village_code)


@contextmanager
def clerk_pen(
    office: Office, village_code: str, clerk: Clerk, act: str = ACT_ON_CASE
) -> Iterator[ClerkPen]:
    """One act of a clerk: all or nothing. The caller finishes it before reading its result.

    Raises OperationRefused `clerk_not_permitted` when the role may not do `act`,
    `village_out_of_scope`.
    """
    check_may(clerk.role, act)
    check_scope(clerk.villages, village_code)
    with office.ledger.write() as connection:
        yield ClerkPen(office, office.books(connection, village_code), village_code, clerk)


def note_act(
    connection: Connection,
    town_code: str,
    at: str,
    clerk: Clerk | None,
    act: str,
    subject: str = "",
    note: str = "",
    village_code: str = "",
) -> None:
    """Keep in the log that a clerk, or the command line, did something that no entry tells of."""
    line = AuditLine(
        at=at,
        act=act,
        clerk_id=clerk.id if clerk else "",
        clerk_name=clerk.name if clerk else "",
        village_code=village_code,
        subject=subject,
        note=note,
        address=clerk.address if clerk else "",
    )
    AuditLog(connection, town_code).note(line)


def clean_text(text: str) -> str:
    """As entries have it: NFC, plain line ends, nothing around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def _fields_of(event: Event) -> dict[str, Any]:
    """What the entry's body says: the event's own words, without what the journal adds itself."""
    own = set(type(event).__struct_fields__) - set(Event.__struct_fields__) | {"actor_name"}
    values = msgspec.structs.asdict(event)
    return {n: values[n] for n in sorted(own) if values[n] not in ("", None, False, [])}
