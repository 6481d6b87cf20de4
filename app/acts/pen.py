"""The pen: writes entries of one act and folds them at once, all in one transaction or not at all."""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from app.journal.entry import Dot, Entry, dot_of_text, dot_text
from app.journal.fold import Fold
from app.journal.header_columns import derived_id
from app.journal.journal import Journal
from app.journal.keys import FeedKey
from app.journal.register import read_register
from app.journal.storage import FeedState
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.kinds import KINDS
from app.models.roles import check_permission
from app.models.step_order import heads_of
from app.store.disk_room import DiskRoom
from app.store.store import Store

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

    def create(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """Write a new entity; returns its id."""
        return self._write(kind, entity, fields, ()).entity

    def change(self, kind: str, entity: str, fields: dict[str, Any]) -> None:
        """Write changed fields, replacing every head of theirs that is known here.

        Raises OperationRefused `field_fixed` for what is written once and for all.
        """
        if KINDS[kind].fixed_fields & fields.keys():
            raise OperationRefused("field_fixed")
        content = self._store.rows.register(self._own.village_code, entity)
        self._write(kind, entity, fields, read_register(content, kind).bases_for(fields))

    def coming_ids(self, count: int) -> list[str]:
        """The ids of the entities that the next writes will begin, each by its place among them."""
        first = self._journal.state(self._own.feed).have + 1
        crypto, feed = self._journal.crypto, self._own.feed
        return [derived_id(crypto, feed, first + n).hex() for n in range(count)]

    def step(self, kind: str, entity: str, fields: dict[str, Any]) -> str:
        """Write an event about an entity, after all its events known here; returns the event's id."""
        steps = self._store.rows.steps(KINDS[kind].record, self._own.village_code, entity)
        bases = tuple(dot_of_text(head) for head in heads_of(steps))
        signed = {"actor_name": self._actor.name, **fields}
        return dot_text(self._write(kind, entity, signed, bases).dot)

    def event(self, kind: str, fields: dict[str, Any], entity: str = "") -> str:
        """Write an event that has no place in an order; returns its entity id."""
        return self.create(kind, {"actor_name": self._actor.name, **fields}, entity)

    def _write(
        self, kind: str, entity: str, fields: dict[str, Any], bases: tuple[Dot, ...]
    ) -> Entry:
        entry = self._journal.write(
            self._own.feed,
            self._own.key,
            kind=kind,
            entity=entity,
            fields={name: plain(value) for name, value in fields.items()},
            actor=self._actor.id,
            op=self._op,
            bases=bases,
        )
        self._op = self._op or self._journal.act_id(entry)
        state = self._journal.state(self._own.feed)
        if state.folded == entry.seq - 1:
            is_in_rows = self._fold.fold_next(entry, state.descriptor)
            self._store.journal_storage.set_folded(self._own.feed, entry.seq)
        else:
            self._fold.fold_pending()
            is_in_rows = not self._store.rows.is_quarantined(self._own.feed, entry.seq)
        if not is_in_rows:
            raise RuntimeError(f"an entry of our own does not fold into a {kind}")
        return entry


class Pen:
    """Opens acts.

    `after_commit` keeps the anti-rollback mark in step with the database: what leaves the PC must
    find the mark on the disk. `own` is asked for each act: a feed that another machine has gone on
    with is followed by a new one.

    Attributes:
        own: the feed that the latest act was written to.
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

    @contextmanager
    def act(self, actor: Actor, permission: str, *, is_leaving: bool = False) -> Iterator[Act]:
        """One act: checked, written and folded together. `is_leaving`: a paper will carry it away.

        Raises OperationRefused `act_not_permitted`, EnvironmentProblem `disk_nearly_full` (mib);
        whatever is raised inside undoes the whole act.
        """
        check_permission(actor.role, permission)
        if self._room is not None:
            self._room.check(permission)
        with self._reserve_given_back(), self._store.transaction():
            self.own = self._own()
            yield Act(self._store, self._journal, self.own, actor)
            state = self._journal.state(self.own.feed)
        self._after_commit(state, is_leaving)

    @contextmanager
    def _reserve_given_back(self) -> Iterator[None]:
        """A full disk gets its reserve, so that the same act goes through when it is tried again."""
        try:
            yield
        except EnvironmentProblem as problem:
            if problem.key == "disk_full" and self._room is not None:
                self._room.give_back()
            raise


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
