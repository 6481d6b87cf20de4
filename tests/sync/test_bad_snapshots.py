"""Snapshots that are not what they should be, lines that break under them, and those that the town makes."""

import random
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
import zstandard

from app.bootstrap.township import create_township
from app.journal.digests import rules_digest
from app.journal.snapshot import (
    SNAPSHOT_VERSION,
    SnapshotHead,
    make_snapshot,
    pack_block,
    read_head,
)
from app.journal.wire import SnapshotPiece
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.snapshot_storage import SnapshotStorage
from app.sync.town_client import TownClient
from app.vault.crypto import Suite1
from tests.stations import TOWN, VILLAGE, Pc, Town, are_alike, contents, surroundings_of
from tests.sync.cutting_line import CuttingLine
from tests.sync.newcomers import NOT_TAKEN, lane_of, line_of, log_of, snapshot_of

# -- what is refused


def of_another_village(town: Town, content: bytes) -> bytes:
    return resigned(town, content, village_code="370781109224")


def resigned(town: Town, content: bytes, **changed: Any) -> bytes:
    """The same blocks under a head that the township has signed as well."""
    key = town.township.keys.signing_key
    head, start = read_head(Suite1(), key.public_key, content) or (None, 0)
    assert head is not None
    blocks, at = [], start
    for block in head.blocks:
        blocks.append(content[at : at + block.size])
        at += block.size
    return make_snapshot(Suite1(), key, msgspec.structs.replace(head, **changed), blocks)


def with_block(town: Town, content: bytes, block: bytes) -> bytes:
    key = town.township.keys.signing_key
    read = read_head(Suite1(), key.public_key, content)
    assert read is not None
    return make_snapshot(Suite1(), key, read[0], [block])


def of_a_stranger(town: Town, content: bytes) -> bytes:
    read = read_head(Suite1(), town.township.keys.signing_key.public_key, content)
    assert read is not None
    stranger = Suite1().generate_signing_key(random.Random(1).randbytes)
    return make_snapshot(Suite1(), stranger, read[0], [content[read[1] :]])


def feed_not_of_the_town(town: Town, content: bytes) -> bytes:
    read = read_head(Suite1(), town.township.keys.signing_key.public_key, content)
    assert read is not None
    frontier = [
        (feed, msgspec.structs.replace(told, seal=msgspec.structs.replace(told.seal, seq=3)))
        for feed, told in read[0].frontier
    ]
    return resigned(town, content, frontier=tuple(frontier))


def another_block_in_its_place(town: Town, content: bytes) -> bytes:
    """Well packed and of the same length, but not the one that the head names."""

    def block(seed: int) -> bytes:
        words = random.Random(seed).randbytes(100).hex()
        return pack_block("conflicts", [(VILLAGE, "aa" * 16, "person", [words])])

    first = block(1)
    second = next(b for b in map(block, range(2, 10_000)) if len(b) == len(first))
    whole = with_block(town, content, first)
    assert whole.endswith(first)
    return whole[: -len(first)] + second


def bomb() -> bytes:
    return zstandard.ZstdCompressor(level=19).compress(bytes(64 * 1024 * 1024))


REFUSED: dict[str, tuple[str, Callable[[Town, bytes], bytes]]] = {
    "a byte of the head": ("snapshot_not_trusted", lambda _, c: c[:100] + b"?" + c[101:]),
    "a byte of a block": ("snapshot_damaged", lambda _, c: c[:-9] + bytes([c[-9] ^ 1]) + c[-8:]),
    "another block": ("snapshot_damaged", another_block_in_its_place),
    "cut off": ("snapshot_damaged", lambda _, c: c[:-1]),
    "nothing": ("snapshot_damaged", lambda *_: b""),
    "something else": ("snapshot_damaged", lambda *_: b"PK" + bytes(900)),
    "more at the end": ("snapshot_damaged", lambda _, c: c + b"x"),
    "of a stranger": ("snapshot_not_trusted", of_a_stranger),
    "a seal that is none": ("snapshot_not_trusted", feed_not_of_the_town),
    "of another village": ("snapshot_for_another_village", of_another_village),
    "rows of another village": (
        "snapshot_for_another_village",
        lambda t, c: with_block(
            t, c, pack_block("registers", [("370781109224", "aa" * 16, "person", b"\x90")])
        ),
    ),
    "rows of no table": (
        "snapshot_damaged",
        lambda t, c: with_block(t, c, pack_block("meta", [("a", "b")])),
    ),
    "rows of other fields": (
        "snapshot_damaged",
        lambda t, c: with_block(t, c, pack_block("persons", [("a", "b")])),
    ),
    "a bomb": ("snapshot_too_large", lambda t, c: with_block(t, c, bomb())),
    "of other rules": (
        "snapshot_from_other_version",
        lambda t, c: resigned(t, c, rules=bytes(16)),
    ),
    "of a newer format": (
        "snapshot_from_other_version",
        lambda t, c: resigned(t, c, version=SNAPSHOT_VERSION + 1),
    ),
}


@pytest.mark.parametrize("name", REFUSED, ids=lambda name: name.replace(" ", "_"))
def test_a_snapshot_that_is_not_good_changes_nothing(name, busy, town, newcomer):
    second = newcomer(NOT_TAKEN)
    second.sync._enrol(TownClient(*line_of(second)))
    key, spoilt = REFUSED[name]
    content = spoilt(town, snapshot_of(town))
    before = contents(second.store)
    with pytest.raises(OperationRefused, match=key):
        lane_of(second).take(content)
    assert contents(second.store) == before
    assert lane_of(second).take(snapshot_of(town)) > 100


def test_an_older_one_does_not_replace_what_is_here(busy, town, newcomer):
    old = snapshot_of(town)
    busy.submitted()
    busy.sync.exchange()
    second = newcomer(NOT_TAKEN)
    second.sync.exchange()
    before = contents(second.store)
    with pytest.raises(OperationRefused, match="snapshot_older"):
        lane_of(second).take(old)
    assert contents(second.store) == before


def test_one_that_comes_again_changes_no_row(busy, town, newcomer):
    second = newcomer()
    second.sync.exchange()
    content = town.township.snapshots.current(VILLAGE)
    assert content is not None
    before = second.rows()
    with pytest.raises(OperationRefused, match="snapshot_older"):
        lane_of(second).take(content)
    assert second.rows() == before


def test_a_program_that_dies_while_it_takes_one_has_taken_nothing(
    busy, town, newcomer, monkeypatch
):
    second = newcomer(NOT_TAKEN)
    second.sync._enrol(TownClient(*line_of(second)))
    content, before = snapshot_of(town), contents(second.store)
    original, left = SnapshotStorage.put_block, [0]

    def dying(self: SnapshotStorage, *given: Any) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        original(self, *given)

    monkeypatch.setattr(SnapshotStorage, "put_block", dying)
    for blocks in (1, 3, 6):
        left[0] = blocks
        with pytest.raises(KeyboardInterrupt):
            lane_of(second).take(content)
        assert contents(second.store) == before
    lane_of(second).take(content)
    assert second.rows()["persons"] == town.rows()["persons"]


# -- on the line


class FewBytes:
    """A line that gives few bytes at a time and breaks now and then; `spoilt` changes a piece."""

    def __init__(self, line: TownClient, chance: random.Random) -> None:
        self._line = line
        self._chance = chance
        self.breaks = 0
        self.spoilt: Callable[[SnapshotPiece], SnapshotPiece] = lambda piece: piece

    def get_snapshot(self, village, rules, name, start, length):
        if self._chance.random() < 0.3:
            self.breaks += 1
            raise EnvironmentProblem("server_unreachable")
        few = self._chance.choice((1, 2, 7, 500, 4_000))
        piece = self._line.get_snapshot(village, rules, name, start, few)
        return piece and self.spoilt(piece)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._line, name)


def with_line(pc: Pc, seed: int) -> list[FewBytes]:
    lines: list[FewBytes] = []

    def dial(*given: Any) -> FewBytes:
        lines.append(FewBytes(TownClient(*given), random.Random(seed + len(lines))))
        return lines[-1]

    pc.sync._parts = msgspec.structs.replace(pc.sync._parts, dial=dial)
    pc.sync._own.parts = pc.sync._parts
    return lines


@pytest.mark.parametrize("seed", [100, 200, 300])
def test_a_line_that_is_cut_anywhere_goes_on_where_it_was(seed, busy, town, newcomer):
    second = newcomer()
    lines = with_line(second, seed)
    for _ in range(400):
        try:
            second.sync.exchange()
            break
        except EnvironmentProblem:
            assert not second.store.snapshots.floors()
    assert sum(line.breaks for line in lines) > 3
    assert second.store.snapshots.arrived() == ("", 0)
    assert are_alike(second, town)
    assert second.check().is_sound


def test_a_piece_that_was_spoilt_on_its_way_is_found_out(busy, town, newcomer):
    second = newcomer()
    lines = with_line(second, 7)

    def spoil(piece: SnapshotPiece) -> SnapshotPiece:
        wrong = bytes([piece.content[0] ^ 1]) + piece.content[1:]
        return msgspec.structs.replace(piece, content=wrong)

    dial = second.sync._parts.dial

    def spoiling(*given: Any) -> Any:
        line = dial(*given)
        lines[-1].spoilt = spoil
        lines[-1]._chance = random.Random(1)
        lines[-1]._chance.random = lambda: 1.0  # type: ignore[method-assign]
        return line

    second.sync._parts = msgspec.structs.replace(second.sync._parts, dial=spoiling)
    second.sync._own.parts = second.sync._parts
    second.sync.exchange()
    assert {"snapshot_damaged", "snapshot_not_trusted"} & set(log_of(second))
    assert second.store.snapshots.arrived() == ("", 0)
    assert are_alike(second, town)


def test_every_range_of_the_file_is_the_same_bytes(busy, town, newcomer):
    second = newcomer(NOT_TAKEN)
    second.sync.exchange()
    whole, line = snapshot_of(town), TownClient(*line_of(second))
    rules, chance = rules_digest(Suite1()), random.Random(5)
    name = ""
    for _ in range(60):
        start = chance.randrange(len(whole))
        length = chance.choice((1, 10, 5_000, 1_000_000))
        piece = line.get_snapshot(VILLAGE, rules, name, start, length)
        assert piece is not None
        assert piece.content == whole[start : start + length]
        assert piece.total == len(whole)
        name = name or piece.name
        assert piece.name == name
    with pytest.raises(OperationRefused, match="snapshot_gone"):
        line.get_snapshot(VILLAGE, rules, name, len(whole), 1)
    with pytest.raises(OperationRefused, match="snapshot_gone"):
        line.get_snapshot(VILLAGE, rules, "0" * 64, 0, 1)
    with pytest.raises(OperationRefused, match="feed_out_of_scope"):
        line.get_snapshot("370781109224", rules, "", 0, 1)
    assert line.get_snapshot(VILLAGE, bytes(16), "", 0, 1) is None
    line.close()


@pytest.mark.parametrize("offset", [0, 300, 1_500, 3_000, 6_000, 9_000, 12_000, 20_000, 40_000])
def test_a_connection_that_breaks_after_so_many_bytes(offset, busy, town, server, newcomer):
    second = newcomer()
    with CuttingLine(urlsplit(server.url).port or 0) as line:
        second.sync.set_server_url(line.url)
        line.cut_after(offset)
        try:
            second.sync.exchange()
        except EnvironmentProblem:
            line.cut_after(None)
            second.sync.exchange()
    assert are_alike(second, town)
    assert second.check().is_sound


# -- in town


def test_one_is_made_for_many(busy, town):
    first = snapshot_of(town)
    busy.submitted()
    busy.sync.exchange()
    assert snapshot_of(town) == first


def test_a_new_one_is_made_when_much_has_come(busy, town, monkeypatch):
    monkeypatch.setattr("app.town.snapshot_desk.STALE_ENTRIES", 0)
    made = [snapshot_of(town)]
    folder = town.township.snapshots._folder
    for _ in range(4):
        busy.submitted()
        busy.sync.exchange()
        made.append(snapshot_of(town))
        assert snapshot_of(town) == made[-1]
    assert len(set(made)) == 5
    assert len(list(folder.iterdir())) == 2


def test_one_of_which_the_ledger_knows_nothing_is_not_given(busy, town, tmp_path, clock):
    content = snapshot_of(town)
    (file,) = town.township.snapshots._folder.iterdir()
    other = Town(create_township(tmp_path / "other", TOWN, surroundings_of(clock, 43)))
    foreign = SnapshotHead(1, TOWN, VILLAGE, b"", "", (), ())
    file.write_bytes(make_snapshot(Suite1(), other.township.keys.signing_key, foreign, []))
    assert snapshot_of(town) == content
    other.township.close()


def test_where_a_feed_has_branches_there_is_none(busy, town, newcomer, clock):
    image = busy.keep_copy("image")
    for _ in range(2):
        busy.submitted()
    busy.sync.exchange()
    busy.bring_back(image)
    busy.open()
    clock.pass_minutes(5)
    busy.submitted()
    busy.sync.exchange()
    assert busy.sync.status().forked_feeds
    assert town.township.snapshots.current(VILLAGE) is None
    second = newcomer()
    second.sync.exchange()
    second.sync.exchange()
    assert second.store.snapshots.floors() == []
    assert second.rows() == town.rows()
