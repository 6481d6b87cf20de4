"""One history's surroundings: chance, time, what was counted, and what is under way between machines."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.sim.workshop import Workshop, suite_of

START_MILLISECONDS = 1_772_413_200_000  # 2 March 2026, nine in the morning at the station
JOINED_LATER, SUITES_CHANGED, BODIES_ERASED = 0.3, 0.25, 0.3
BUNDLES_KEPT, LATE_PUTS_KEPT = 24, 12


class Killed(BaseException):
    """A machine lost its power here: nothing above may catch it but the one who switches it on."""


class Bundle(msgspec.Struct, frozen=True):
    """A file on a stick. `recipient` is a machine's name."""

    sender: str
    recipient: str
    content: bytes


class LatePut(msgspec.Struct, frozen=True):
    """A request that the line delivers once more, much later."""

    device_id: str
    feed: bytes
    first: int
    last: int
    packed: bytes


class World:
    """What all machines of one history share. `counts` says how often each thing happened."""

    def __init__(self, seed: int, workshop: Workshop, folder: Path, tell: Callable[[str], None]):
        self.seed = seed
        self.workshop = workshop
        self.folder = folder
        self.chance = random.Random(seed)
        self.crypto = suite_of(seed)
        self.counts: Counter[str] = Counter()
        self.now = START_MILLISECONDS
        self.faults: frozenset[str] = frozenset()
        self.bundles: list[Bundle] = []
        self.late_puts: list[LatePut] = []
        self.tell = tell
        # Drawn apart, so that histories in which nobody joins later stay what they always were.
        self.later = random.Random(f"snapshots {seed}")
        self.is_joined_later = self.later.random() < JOINED_LATER
        self.of_suites = random.Random(f"suites {seed}")  # apart for the same reason
        self.are_suites_changed = self.of_suites.random() < SUITES_CHANGED
        self.of_erasing = random.Random(f"erasing {seed}")
        self.are_bodies_erased = self.of_erasing.random() < BODIES_ERASED
        self.is_healing = False
        self.snapshot_piece_bytes = self.later.choice((700, 3_000, 100_000))

    def note(self, event: str, words: str = "") -> None:
        """Count an event, and tell of it in a verbose run."""
        self.counts[event] += 1
        self.tell(f"{event} {words}".rstrip())

    def happens(self, fault: str, likelihood: float) -> bool:
        """Whether an enabled fault strikes now."""
        if fault not in self.faults or self.chance.random() >= likelihood:
            return False
        self.note(f"fault/{fault}")
        return True

    def send_by_stick(self, bundle: Bundle) -> None:
        """Put a bundle on the heap of sticks; when it grows too high, one is lost."""
        self.bundles.append(bundle)
        if len(self.bundles) > BUNDLES_KEPT:
            self.bundles.pop(self.chance.randrange(len(self.bundles)))

    def keep_late(self, put: LatePut) -> None:
        """A request that will come again."""
        self.late_puts.append(put)
        del self.late_puts[:-LATE_PUTS_KEPT]

    def damaged(self, content: bytes) -> bytes:
        """The same bytes with one flipped, or cut off."""
        at = int(self.chance.random() * len(content))
        if self.chance.random() < 0.5:
            return content[:at]
        return (
            content[:at] + bytes([content[at] ^ 1 << self.chance.randrange(8)]) + content[at + 1 :]
        )


class SimClock:
    """A machine's clock: the world's time, moved by what someone has set it to."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.offset = 0

    def __call__(self) -> int:
        return self._world.now + self.offset
