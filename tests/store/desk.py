"""A tiny desk for tests of the store: writes entries and folds them, as the acts do."""

import hashlib
from typing import Any

from app.journal.fold import Fold
from app.journal.journal import Journal
from app.models.feeds import FeedDescriptor, FeedEnvelope
from app.models.kinds import KINDS, TABLES
from app.store.store import Store
from app.vault.crypto import Suite1

VILLAGE = "410725203001"
MORNING = 1_780_000_000_000  # 2026-05-28 20:26:40 UTC
ACTOR = "ac" * 16
_PINYIN = {
    "单": ("shan", "dan"), "雄": ("xiong",), "信": ("xin",), "王": ("wang",), "桂": ("gui",),
    "兰": ("lan",), "曾": ("zeng", "ceng"), "国": ("guo",), "强": ("qiang",), "𬱖": ("wei",),
    "李": ("li",), "梅": ("mei",),
}  # fmt: skip


def readings(name: str) -> set[str]:
    spellings: list[list[str]] = [[]]
    for character in name:
        spellings = [[*s, r] for s in spellings for r in _PINYIN.get(character, ("",))]
    return {"".join(s) for s in spellings} | {"".join(r[:1] for r in s) for s in spellings}


def entity_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:32]


class Writer:
    """One feed and its key."""

    def __init__(self, name: str, side: str = "station", village_code: str = VILLAGE) -> None:
        secret = hashlib.sha256(name.encode()).digest()
        self.key = Suite1().signing_key(secret)
        descriptor = FeedDescriptor(
            1, 1, side, name, VILLAGE[:9], village_code, secret[:16], self.key.public_key
        ).encode()
        self.envelope = FeedEnvelope(descriptor, self.key.sign("lianxin/feed/1", descriptor))


class Desk:
    """Writes to feeds of one journal and folds."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = MORNING
        self.journal = Journal(store.journal_storage, Suite1(), lambda: self.now)
        self.feeds: dict[str, bytes] = {}
        self.writers: dict[str, Writer] = {}

    def feed(self, name: str, side: str = "station") -> bytes:
        if name not in self.feeds:
            self.writers[name] = Writer(name, side)
            with self.store.transaction():
                self.feeds[name] = self.journal.open_feed(self.writers[name].envelope).feed
        return self.feeds[name]

    def write(
        self, kind: str, entity: str, by: str = "pc-a", side: str = "station", **fields: Any
    ) -> str:
        """Write and fold one entry in the caller's transaction, or in one of its own."""
        feed = self.feed(by, side)
        self.now += 1000
        entity = entity if len(entity) == 32 else entity_id(entity)
        with self.store.transaction():
            if KINDS[kind].policy == "event_set" and KINDS[kind].steps is None:
                bases: tuple[Any, ...] = ()
            else:
                bases = self.store.registers.bases_for(kind, entity, fields)
            self.journal.write(
                feed,
                self.writers[by].key,
                kind=kind,
                entity=entity,
                fields=fields,
                actor=ACTOR,
                bases=bases,
            )
            self.fold()
        return entity

    def seal_all(self) -> None:
        with self.store.transaction():
            for name, feed in self.feeds.items():
                self.journal.seal(feed, self.writers[name].key)

    def fold(self) -> int:
        return Fold(self.store.journal_storage, self.store.rows).fold_pending()


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the fold has made, as the file holds it, in one order."""
    tables = [*TABLES.values(), "registers", "conflicts", "quarantine"]
    content = {t: sorted(store.db.conn.execute(f"SELECT * FROM {t}").fetchall()) for t in tables}
    content["found"] = sorted(
        store.db.conn.execute("SELECT id, village_code, kind, content FROM search_targets")
    )
    return content
