"""Three versions at one table: the last one, this one and the next exchange everything, each shows
what it understands, and an upgrade brings out the rest (R17, R18, R20).
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from app.journal import fold as fold_module
from app.journal.exchange import Hello, meet_feeds, read_hello, segments_missing_at, take_in
from app.journal.memory import MemoryRows
from app.journal.wire import SegmentReceipt, open_hello_payload, sign_hello
from app.models.errors import OperationRefused
from app.models.kinds import KINDS, Kind
from app.models.records import Event, Household, Person
from app.vault.feed_trust import FeedTrust
from tools.golden_village import VILLAGE, GoldenVillage

PREVIOUS, CURRENT, NEXT = 0, 1, 2


class Flight(Event, frozen=True, kw_only=True):
    """A kind that the next version brings."""

    pilot: str = ""
    metres: int = 0


class LaterPerson(Person, frozen=True, kw_only=True):
    """A record that the next version has made longer."""

    nickname: str = ""


KINDS_OF: dict[int, dict[str, Kind]] = {
    PREVIOUS: {name: kind for name, kind in KINDS.items() if name not in ("print", "card")},
    CURRENT: KINDS,
    NEXT: KINDS
    | {"flight": Kind("flight", Flight, "event_set"), "person": Kind("person", LaterPerson)},
}


@contextmanager
def version_of(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What runs inside folds as that version does."""
    with monkeypatch.context() as patch:
        patch.setattr(fold_module, "KINDS", KINDS_OF[number])
        patch.setattr(fold_module, "FOLD_VERSION", number + 1)
        yield


class Peer:
    """One machine of one version, with a whole village's keys and its own journal."""

    def __init__(self, number: int, device: int, village: GoldenVillage, patch: Any) -> None:
        self.version, self.device, self._village, self._patch = number, device, village, patch
        self.key = village.devices[device]
        self.journal = GoldenVillage(random.Random("peer")).journal
        self.storage, self.rows = self.journal.storage, MemoryRows()
        for state in self.storage.feeds():
            self.storage._feeds.pop(state.feed)
        self.journal.open_feed(self.key.envelope)

    def write(self, kind: str, fields: dict[str, Any], entity: str = "", bases: Any = ()) -> Any:
        entry = self.journal.write(
            self.key.feed,
            self.key.feed_key,
            kind=kind,
            fields=fields,
            actor=self.key.actor,
            entity=entity,
            bases=tuple(bases),
        )
        self.fold()
        return entry

    def fold(self) -> None:
        with version_of(self.version, self._patch):
            fold_module.Fold(self.storage, self.rows).fold_pending()

    def upgrade(self, number: int) -> int:
        self.version = number
        waited = len(self.rows.quarantined())
        with version_of(number, self._patch):
            fold_module.Fold(self.storage, self.rows).rebuild()
        return waited - len(self.rows.quarantined())

    def hello_bytes(self) -> bytes:
        """As that version says it: the next one says more, the last one less."""
        self.journal.seal(self.key.feed, self.key.feed_key)
        states = self.storage.feeds()
        vector = self.journal.vector()
        hello = {
            "protocol": 1,
            "schema_min": max(self.version, 1),
            "schema_max": self.version + 1,
            "sender": self.key.device_id,
            "village_code": VILLAGE,
            "wall": 0,
            "feeds": [state.envelope for state in states],
            "vector": vector,
            "acks": {state.feed: [state.have, state.folded] for state in states},
        }
        if self.version == NEXT:
            hello |= {"mood": {"hopeful": [True, None]}, "snapshots": [1, 2, 3]}
            hello["acks"] = {state.feed: [state.have, state.folded, 0, 99] for state in states}
        return sign_hello(self.key.key, hello)  # type: ignore[arg-type]

    def hear(self, content: bytes, speaker: "Peer") -> Hello:
        public_key = speaker.key.key.public_key
        hello = read_hello(open_hello_payload(self._village.crypto, public_key, content))
        trust = FeedTrust(self._village.crypto, self._village.town_key.public_key)
        meet_feeds(self.journal, self._village.crypto, hello, lambda descriptor: True, trust)
        return hello

    def pull_from(self, other: "Peer") -> None:
        self.hear(other.hello_bytes(), other)
        mine = other.hear(self.hello_bytes(), self)
        for packed in segments_missing_at(other.journal, mine.vector, lambda d: True, mine.parked):
            take_in(self.journal, packed, lambda descriptor: True)
        self.fold()


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Peer]]:
    village = GoldenVillage(random.Random("three versions"))
    # The township speaks with its town key, as its hello is signed.
    village.devices[2].key = village.town_key
    return [Peer(number, number, village, monkeypatch) for number in (PREVIOUS, CURRENT, NEXT)]


def converge(peers: list[Peer]) -> None:
    for _ in range(2):
        for peer in peers:
            for other in peers:
                if peer is not other:
                    peer.pull_from(other)


def entries_of(peer: Peer) -> dict[Any, Any]:
    return {
        entry.dot: (entry.header_bytes, entry.body)
        for state in peer.storage.feeds()
        for entry in peer.storage.entries(state.feed, 1, state.have)
    }


def rows_of(peer: Peer, record: type) -> dict[str, Any]:
    return {row_id: row for (_, row_id), row in peer.rows.rows.get(record, {}).items()}


def work_at_all(peers: list[Peer]) -> dict[str, Any]:
    old, now, new = peers
    made = {
        "house": old.write("household", {"number": "1-01", "address": "村东"}),
        "print": now.write("print", {"paper": "card", "number": "9"}),
        "card": now.write("card", {"number": "K-1"}),
        "step": new.write("case_step", {"action": "accept", "due_on": "2031-01-01"}),
    }
    for peer in peers:
        peer.write("station", {"name": f"第 {peer.version} 版"}) if peer.device < 2 else None
    return made


def test_everything_reaches_everyone_whatever_they_understand(peers):
    work_at_all(peers)
    peers[2].write("flight", {"pilot": "王秀英", "metres": 90})
    converge(peers)

    assert entries_of(peers[0]) == entries_of(peers[1]) == entries_of(peers[2])
    assert peers[0].journal.vector() == peers[1].journal.vector() == peers[2].journal.vector()
    assert rows_of(peers[0], Household) == rows_of(peers[1], Household) != {}


def test_each_sets_aside_just_what_is_newer_than_itself(peers):
    made = work_at_all(peers)
    flight = peers[1].write("flight", {"pilot": "王秀英"})
    converge(peers)

    waiting = [{(q.feed, q.seq) for q in peer.rows.quarantined()} for peer in peers]
    assert waiting[PREVIOUS] == {made["print"].dot, made["card"].dot, flight.dot}
    assert waiting[CURRENT] == {flight.dot}
    assert waiting[NEXT] == set()


def test_an_upgrade_brings_out_what_waited(peers):
    made = work_at_all(peers)
    peers[1].write("flight", {"pilot": "王秀英", "metres": 90})
    converge(peers)

    assert peers[0].upgrade(CURRENT) == 2
    assert rows_of(peers[0], KINDS["card"].record).keys() == {made["card"].entity}
    assert peers[0].upgrade(NEXT) == peers[1].upgrade(NEXT) == 1
    for peer in peers:
        assert peer.rows.quarantined() == []
        assert [row.metres for row in rows_of(peer, Flight).values()] == [90]
    assert peers[0].rows.rows == peers[1].rows.rows == peers[2].rows.rows


def test_a_field_that_only_the_next_version_knows_survives_an_old_hand(peers):
    """I13: new, old, new; the old one changes the record without knowing of the field."""
    old, now, new = peers
    written = now.write("person", {"name": "张桂兰", "nickname": "兰兰"})
    converge(peers)
    old.write("person", {"name": "张桂花"}, written.entity, [written.dot])
    converge(peers)

    assert rows_of(new, LaterPerson)[written.entity].nickname == "兰兰"
    assert {row.name for peer in peers for row in _people(peer, written.entity)} == {"张桂花"}
    now.upgrade(NEXT)
    with version_of(NEXT, now._patch):
        fold_module.Fold(now.storage, now.rows).rebuild()
    assert rows_of(now, LaterPerson) == rows_of(new, LaterPerson)


def _people(peer: Peer, entity: str) -> list[Any]:
    found = [rows_of(peer, record).get(entity) for record in (Person, LaterPerson)]
    return [row for row in found if row is not None]


def test_another_protocol_is_told_as_one(peers):
    old, now, _ = peers
    hello = msgspec.msgpack.decode(msgspec.msgpack.decode(old.hello_bytes())[0])
    content = sign_hello(old.key.key, hello | {"protocol": 2})
    with pytest.raises(OperationRefused, match="hello_from_newer_version"):
        now.hear(content, old)


def test_a_receipt_may_grow(peers):
    longer = msgspec.msgpack.encode({"have": 3, "new_entries": 1, "weather": "晴"})
    assert msgspec.msgpack.decode(longer, type=SegmentReceipt) == SegmentReceipt(3, 1)
