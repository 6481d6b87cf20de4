"""The line between a station and its township: the real messages, with everything that lines do to them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import msgspec

from app.journal.blobs import BlobNeeds, BlobReceipt
from app.journal.digests import RowsAnswer, RowsClaim
from app.journal.exchange import Hello, read_hello
from app.journal.vector import Have
from app.journal.wire import (
    HandedIn,
    SegmentReceipt,
    SnapshotPiece,
    open_hello_payload,
    sign_hello,
)
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sim.sim_town import SimTown
from app.sim.world import Killed, LatePut, World
from app.town.ledger.devices import Device
from app.vault.certificates import verify_certificate
from app.vault.crypto import SigningKey

_Answer = TypeVar("_Answer")


class SimLine:
    """A `TownLine` without a network: it may be cut before each message and after each act."""

    def __init__(
        self, world: World, town: SimTown, device_id: str, key: SigningKey, town_key: bytes
    ) -> None:
        self._world = world
        self._town = town
        self._device_id = device_id
        self._key = key
        self._town_key = town_key

    def close(self) -> None:
        """Nothing to let go of."""

    def enrol(self, request: bytes) -> bytes:
        """The certificate for an enrolment request."""
        with suppress(OperationRefused):
            verify_certificate(self._world.crypto, request, self._town_key)
            self._world.note("sometimes/device_forgotten")
        return self._carried(lambda: self._town.township.enrolment.enrol(request))

    def hello(self, hello: Hello) -> Hello:
        """Say what this station has; hear what the township has."""
        content = sign_hello(self._key, hello)
        exchange = self._town.township.exchange
        answer = self._carried(
            lambda: exchange.greet(exchange.known_device(self._device_id), content)
        )
        return read_hello(open_hello_payload(self._world.crypto, self._town_key, answer))

    def put_segment(self, feed: bytes, first: int, last: int, packed: bytes) -> SegmentReceipt:
        """Push one segment."""
        exchange = self._town.township.exchange
        if self._world.happens("corrupt", 0.05):
            self._put_damaged(feed, first, last, packed)
        if self._world.happens("late", 0.2):
            self._world.keep_late(LatePut(self._device_id, feed, first, last, packed))

        def act() -> SegmentReceipt:
            device = exchange.known_device(self._device_id)
            return exchange.take_segment(device, feed, first, last, packed)

        return self._carried(act)

    def put_run(self, feed: bytes, first: int, last: int, run: Sequence[bytes]) -> SegmentReceipt:
        """Push several segments, of which one may be damaged on the way."""
        exchange = self._town.township.exchange
        self._world.note("run")
        if self._world.happens("corrupt", 0.05):
            place = self._world.chance.randrange(len(run))
            run = [*run[:place], self._world.damaged(run[place]), *run[place + 1 :]]

        def act() -> SegmentReceipt:
            device = exchange.known_device(self._device_id)
            return exchange.take_run(device, feed, first, last, run)

        return self._carried(act)

    def hand_in(self, bundle: bytes) -> HandedIn:
        """Hand in what a revoked station had not sent before. The line holds: it is what the rest does with
        it that histories are about.
        """
        return self._town.township.held.hand_in(bundle)

    def get_segment(self, feed: bytes, after: int) -> bytes:
        """The next segment after `after`."""
        exchange = self._town.township.exchange

        def act() -> bytes:
            device = exchange.known_device(self._device_id)
            return exchange.give_segment(device, feed, after + 1) or b""

        packed = self._carried(act)
        if packed and self._world.happens("corrupt", 0.05):
            return self._world.damaged(packed)
        return packed

    def blob_needs(self) -> BlobNeeds:
        """What the township lacks of attachments."""
        return self._carried(lambda: self._town.township.blobs.needs(self._device()))

    def put_blob(self, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt:
        """Push one piece."""
        blobs = self._town.township.blobs
        return self._carried(lambda: blobs.take(self._device(), content_hash, offset, piece))

    def get_blob(self, content_hash: bytes, offset: int, length: int) -> bytes:
        """A piece from there on."""
        blobs = self._town.township.blobs
        return self._carried(lambda: blobs.give(self._device(), content_hash, offset, length))

    def _device(self) -> Device:
        return self._town.township.exchange.known_device(self._device_id)

    def get_branch(self, feed: bytes, end: Have) -> bytes:
        """A segment of another branch."""
        exchange = self._town.township.exchange
        packed = self._carried(
            lambda: exchange.give_branch(exchange.known_device(self._device_id), feed, end)
        )
        if packed and self._world.happens("corrupt", 0.05):
            return self._world.damaged(packed)
        return packed

    def get_snapshot(
        self, village_code: str, rules: bytes, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """Some bytes of the village's snapshot, few at a time so that the line may be cut among them."""
        snapshots = self._town.township.snapshots
        few = min(length, self._world.snapshot_piece_bytes)
        piece = self._carried(
            lambda: snapshots.give(self._device(), village_code, rules, name, start, few)
        )
        if piece is not None and self._world.happens("corrupt", 0.05):
            damaged = self._world.damaged(piece.content)
            return msgspec.structs.replace(piece, content=damaged)
        return piece

    def get_update(
        self, place: str, have: str, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """Some bytes of an update of the program."""
        updates = self._town.township.updates
        return self._carried(lambda: updates.give(place, have, name, start, length))

    def check(self, claim: RowsClaim) -> RowsAnswer:
        """Have the rows compared."""
        township, content = self._town.township, msgspec.msgpack.encode(claim)
        device = township.exchange.known_device(self._device_id)
        return self._carried(lambda: township.row_check.answer(device, content))

    def _carried(self, act: Callable[[], _Answer]) -> _Answer:
        self._perhaps_cut("before")
        answer = act()
        self._perhaps_cut("after")
        if self._world.happens("duplicate", 0.1):
            answer = act()
        return answer

    def _perhaps_cut(self, when: str) -> None:
        if self._world.happens("cut", 0.06):
            self._world.note(f"cut/{when}")
            raise EnvironmentProblem("server_unreachable")
        if self._world.happens("crash", 0.01):
            raise Killed

    def _put_damaged(self, feed: bytes, first: int, last: int, packed: bytes) -> None:
        exchange = self._town.township.exchange
        device = exchange.known_device(self._device_id)
        try:
            exchange.take_segment(device, feed, first, last, self._world.damaged(packed))
        except OperationRefused as refusal:
            self._world.note(f"refused/{refusal.key}", "damaged in flight")
        else:
            self._world.note("harmless_damage")  # bits that mean nothing; the checks would tell
