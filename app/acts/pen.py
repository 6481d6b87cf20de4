"""The pen: writes entries of one act and folds them at once, all in one transaction or not at all."""

import unicodedata
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unicodedata import is_normalized

import msgspec

from app.journal.entry import Dot, Draft, dot_of_text, dot_text
from app.journal.fold import Fold, claimed_time
from app.journal.header_columns import derived_id
from app.journal.journal import Journal
from app.journal.keys import FeedKey
from app.journal.register import Register, read_register
from app.journal.storage import FeedState
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.kinds import ERASABLE, KINDS
from app.models.roles import check_permission
from app.models.step_order import TAKEN_BACK, heads_of
from app.models.undoing import LASTING, DoneAct, DoneEntry
from app.store.disk_room import DiskRoom
from app.store.store import Store

WRITES_GATHERED = 1024
SESSION_ACTS = 100
"""How many acts of a session are remembered, so that they can be taken back."""
AfterCommit = Callable[[FeedState, bool], None]
"""Told how far the feed is committed by now, and whether something of the act leaves the PC."""


class Actor(msgspec.Struct, frozen=True):
    """The person who acts, as the login found them."""

    id: str
    name: str
    role: str
    phone: str = ""


class OwnFeed(msgspec.Struct, frozen=True):
    """The feed that this PC writes, its key, and the PC's letters in local numbers.

    `incarnation` counts the feeds that this PC wrote before: each has numbers of its own, so that
    one which a lost database gave out is never given out again.
    """

    feed: bytes
    key: FeedKey
    letters: str
    village_code: str
    incarnation: int = 0


class Act:
    """One act in progress. All its entries carry the same `op`."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        own: OwnFeed,
        actor: Actor,
    ) -> None:
        self._store = store
        self._journal = journal
        self._fold = Fold(store.journal_storage, store.rows)
        self._own = own
        self._actor = actor
        self._op = ""
        self._waiting: dict[str, Draft] | None = None
        self.done: list[DoneEntry] = []

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Inside, fields of entities are written many at a time. Rows show them once it is left;
        what this act itself asks for to write on is always as written.
        """
        with self._store.rows.gathering():
            self._waiting = {}
            try:
                yield
                self._write_waiting()
            finally:
                self._waiting = None

    def create(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """Write a new entity; returns its id. One whose id follows from what it is about, and that
        was deleted, is written again.
        """
        register = self._register(kind, entity) if entity else Register(kind)
        is_register = KINDS[kind].policy == "field_register"
        if register.writes and is_register:
            fields = {**fields, "is_deleted": False}
        draft = Draft(kind, fields, entity or self.coming_ids(1)[0], register.bases_for(fields))
        self._note(draft, self._write(draft), is_made=is_register)
        return draft.entity

    def change(self, kind: str, entity: str, fields: dict[str, Any]) -> None:
        """Write changed fields, replacing every head of theirs that is known here.

        Raises OperationRefused `field_fixed` for what is written once and for all.
        """
        if KINDS[kind].fixed_fields & fields.keys():
            raise OperationRefused("field_fixed")
        register = self._register(kind, entity)
        known, disputed = register.values(), set(register.conflicts())
        draft = Draft(kind, fields, entity, register.bases_for(fields))
        before = {name: known[name] for name in fields if name in known}
        dot = self._write(draft)
        self._note(draft, dot, before, was_disputed=bool(disputed & fields.keys()))

    def coming_ids(self, count: int) -> list[str]:
        """The ids of the entities that the next writes will begin, each by its place among them."""
        return ids_from(self._journal, self._own.feed, self._next_seq(), count)

    def has_made(self, entity: str) -> bool:
        """Whether this act began it."""
        return any(entry.is_made and entry.entity == entity for entry in self.done)

    def steps(self, kind: str, entity: str) -> list[Any]:
        """All events of that kind about an entity, those of this act too."""
        self._write_waiting()
        return self._store.rows.steps(KINDS[kind].record, self._own.village_code, entity)

    def step(self, kind: str, entity: str, fields: dict[str, Any]) -> str:
        """Write an event about an entity, after all its events known here; returns the event's id."""
        bases = tuple(dot_of_text(head) for head in heads_of(self.steps(kind, entity)))
        signed = {"actor_name": self._actor.name, **fields}
        draft = Draft(kind, signed, entity, bases)
        dot = self._write(draft)
        self._note(draft, dot)
        return dot_text(dot)

    def take_back(self, kind: str, entity: str, step_id: str, fields: dict[str, Any]) -> None:
        """Write that a step counts no more, if nobody has gone on from it."""
        signed = {**fields, "actor_name": self._actor.name, "action": TAKEN_BACK}
        self._write(Draft(kind, signed, entity, (dot_of_text(step_id),)))

    def event(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """Write an event that has no place in an order; returns its entity id."""
        return self.create(kind, {"actor_name": self._actor.name, **fields}, entity)

    def _register(self, kind: str, entity: str) -> Register:
        if self._waiting and entity in self._waiting:
            self._write_waiting()
        return read_register(self._store.rows.register(self._own.village_code, entity), kind)

    def _note(
        self,
        draft: Draft,
        dot: Dot,
        before: dict[str, Any] | None = None,
        *,
        is_made: bool = False,
        was_disputed: bool = False,
    ) -> None:
        self.done.append(
            DoneEntry(
                draft.kind,
                draft.entity,
                dot_text(dot),
                draft.fields,
                before or {},
                is_made=is_made,
                was_disputed=was_disputed,
            )
        )

    def _next_seq(self) -> int:
        return self._journal.state(self._own.feed).have + len(self._waiting or ()) + 1

    def _write(self, draft: Draft) -> Dot:
        """Its dot; see `gathering` for when it is written."""
        dot = (self._own.feed, self._next_seq())
        plain = Draft(draft.kind, plain_fields(draft.fields), draft.entity, draft.bases)
        if self._waiting is None:
            self._write_all([plain])
            return dot
        if draft.entity in self._waiting:
            self._write_waiting()
        self._waiting[draft.entity] = plain
        if len(self._waiting) >= WRITES_GATHERED:
            self._write_waiting()
        return dot

    def _write_waiting(self) -> None:
        if self._waiting:
            drafts, self._waiting = self._waiting, {}
            self._store.rows.expect(self._own.village_code, drafts)
            self._write_all([*drafts.values()])

    def _write_all(self, drafts: Sequence[Draft]) -> None:
        feed, rows = self._own.feed, self._store.rows
        entries = self._journal.write_many(
            feed, self._own.key, drafts, actor=self._actor.id, op=self._op
        )
        self._op = self._op or self._journal.act_id(entries[0])
        state = self._journal.state(feed)
        if state.folded == entries[0].seq - 1:
            are_in_rows = self._fold.fold_made(entries, state.descriptor)
            self._store.journal_storage.set_folded(feed, entries[-1].seq)
        else:
            self._fold.fold_pending()
            are_in_rows = not any(rows.is_quarantined(feed, entry.seq) for entry in entries)
        if not are_in_rows:
            kinds = ", ".join(sorted({entry.header.kind for entry in entries}))
            raise RuntimeError(f"an entry of our own does not fold into a {kinds}")


class Pen:
    """Opens acts.

    `after_commit` keeps the anti-rollback mark in step with the database: what leaves the PC must
    find the mark on the disk. `own` is asked for each act: a feed that another machine has gone on
    with is followed by a new one.

    Attributes:
        own: the feed that the latest act was written to.
        session: the acts that were saved since the station was opened, the newest last.
    """

    def __init__(
        self,
        store: Store,
        journal: Journal,
        own: Callable[[], OwnFeed],
        after_commit: AfterCommit,
        room: DiskRoom | None = None,
    ) -> None:
        self._store = store
        self._journal = journal
        self._own = own
        self._after_commit = after_commit
        self._room = room
        self.own = own()
        self.session: deque[DoneAct] = deque(maxlen=SESSION_ACTS)

    @contextmanager
    def act(self, actor: Actor, permission: str, *, is_leaving: bool = False) -> Iterator[Act]:
        """One act: checked, written and folded together. `is_leaving`: a paper will carry it away.

        Raises OperationRefused `act_not_permitted`, EnvironmentProblem `disk_nearly_full` (mib);
        whatever is raised inside undoes the whole act.
        """
        check_permission(actor.role, permission)
        if self._room is not None:
            self._room.check(permission)
        try:
            with self._store.transaction():
                self.own = self._own()
                act = Act(self._store, self._journal, self.own, actor)
                yield act
                state = self._journal.state(self.own.feed)
        except EnvironmentProblem as problem:
            # A full disk gets its reserve, so that the same act goes through when it is tried again.
            if problem.key == "disk_full" and self._room is not None:
                self._room.give_back()
            raise
        self._after_commit(state, is_leaving)
        # Of an act that cannot be taken back, thousands of people may be in it, the reason is enough.
        kept = [entry for entry in act.done if entry.kind in LASTING] or act.done
        done = DoneAct(actor.id, permission, claimed_time(state.hlc), tuple(kept))
        if done.is_saving:
            self.session.append(done)

    def coming_ids(self, count: int, after: int = 0) -> list[str]:
        """The ids that an act of now would give, after so many writes: to try one without writing."""
        feed = self.own.feed
        first = self._journal.state(feed).have + after + 1
        return ids_from(self._journal, feed, first, count)

    def forget(self, entities: Collection[str]) -> None:
        """What these said is gone for good: the session must not bring it back."""
        kept = [done for done in self.session if not _names_any(done, entities)]
        self.session.clear()
        self.session.extend(kept)


def ids_from(journal: Journal, feed: bytes, first: int, count: int) -> list[str]:
    """The ids of what so many entries begin, from that seq on."""
    crypto = journal.crypto_of(journal.state(feed))
    return [derived_id(crypto, feed, seq).hex() for seq in range(first, first + count)]


def _names_any(done: DoneAct, entities: Collection[str]) -> bool:
    return any(e.entity in entities and e.kind in ERASABLE for e in done.entries)


def plain_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields with `plain` values. Nearly always they are so already: then all are looked at together.

    Raises what `plain` raises.
    """
    texts = list[str]()
    for value in fields.values():
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list):
            if any(isinstance(item, list) for item in value):
                return {name: plain(each) for name, each in fields.items()}
            texts += [item for item in value if isinstance(item, str)]
    together = "\n".join(texts)
    if together.isascii() or (_is_whole(together) and is_normalized("NFC", together)):
        return fields
    return {name: plain(value) for name, value in fields.items()}


def _is_whole(text: str) -> bool:
    """Whether it holds no half of a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def plain(value: Any) -> Any:
    """Text as entries have it (NFC), whatever an input method or a sheet has made of it.

    Raises OperationRefused `entry_value_forbidden` for half a character.
    """
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            raise OperationRefused("entry_value_forbidden") from None
        return unicodedata.normalize("NFC", value)
    return [plain(item) for item in value] if isinstance(value, list) else value
