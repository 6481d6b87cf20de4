"""One seed, one history: a swarm of enabled rules, a random order of them, then healing and the verdict."""

import logging
import shutil
import traceback
from collections import Counter
from collections.abc import Callable

import msgspec

from app.sim import carriage, forgetting, mishaps, writes
from app.sim.checks import Broken
from app.sim.healing import bring_together, check_in_the_end, check_now, heal
from app.sim.machines import Machines
from app.sim.workshop import Workshop
from app.sim.world import World

Rule = Callable[[Machines], None]
# name: how often it is drawn when enabled, and what it does
RULES: dict[str, tuple[int, Rule]] = {
    "ordinary": (30, writes.ordinary),
    "errand": (8, carriage.errand),
    "same_field": (8, carriage.same_field),
    "settle": (5, writes.settle),
    "town_acts": (14, writes.town_acts),
    "town_odd": (1, writes.town_odd),
    "newer_version": (3, writes.newer_version),
    "poison": (2, writes.poison),
    "odd_bases": (3, writes.odd_bases),
    "exchange": (30, carriage.exchange),
    "on_the_lan": (14, carriage.on_the_lan),
    "late_put": (3, carriage.late_put),
    "station_exports": (6, carriage.station_exports),
    "town_exports": (4, carriage.town_exports),
    "bundle_arrives": (10, carriage.bundle_arrives),
    "crash": (2, mishaps.crash),
    "restart": (2, mishaps.restart),
    "copy_station": (4, mishaps.copy_station),
    "restore_station": (2, mishaps.restore_station),
    "set_back_station": (1, mishaps.set_back_station),
    "clone_station": (1, mishaps.clone_station),
    "set_clock": (3, mishaps.set_clock),
    "copy_town": (3, mishaps.copy_town),
    "restore_town": (1, mishaps.restore_town),
    "set_back_town": (1, mishaps.set_back_town),
    "back_up_town": (2, mishaps.back_up_town),
    "revoke": (1, mishaps.revoke),
}
FAULTS = ("crash", "cut", "duplicate", "late", "corrupt", "damaged_bundle", "wrong_recipient")
STEPS = (25, 60)
# Most that goes wrong needs two or three; a dozen shows what only a crowd does, and takes its time.
STATIONS, STATIONS_WEIGHTS = ((2, 5), (6, 8), (9, 12)), (88, 8, 4)
LETTERS = "ABCDEFGHJKLM"
ENABLED = 0.6
JOINING, CHANGING, ERASING = 0.08, 0.04, 0.08
MOMENTS = (1, 50, 1_000, 60_000, 3_600_000, 86_400_000)


class Verdict(msgspec.Struct):
    """What came of one history. `broken` names the invariant, empty when all held."""

    seed: int
    steps: int
    broken: str
    words: str
    counts: dict[str, int]


class Complaints(logging.Handler):
    """What the program wrote down as a mistake of its own, where it knew a way around it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first."""
        self.words = self.words or self.format(record)


def play(
    seed: int, workshop: Workshop, tell: Callable[[str], None] = lambda words: None
) -> Verdict:
    """Play one history to its end."""
    folder = workshop.root / f"history-{seed}"
    folder.mkdir()
    world = World(seed, workshop, folder, tell)
    broken = words = ""
    steps = 0
    machines = Machines(world)
    complaints = Complaints()
    logging.getLogger("app").addHandler(complaints)
    try:
        begin(machines)
        steps = live(machines)
        heal(machines)
        bring_together(machines)
        if forgetting.ask_again(machines):
            bring_together(machines)
        check_in_the_end(machines)
        forgetting.check_forgotten(machines)
    except Broken as found:
        broken, words = found.invariant, str(found)
    except Exception:
        broken, words = "crash", traceback.format_exc()
    finally:
        logging.getLogger("app").removeHandler(complaints)
        machines.close()
        shutil.rmtree(folder, ignore_errors=True)
    if complaints.words and not broken:
        broken, words = "mistake", complaints.words
    return Verdict(seed, steps, broken, words, dict(world.counts))


def begin(machines: Machines) -> None:
    """Two to twelve PCs in the villages; most of them have joined their township already."""
    chance = machines.chance
    fewest, most = chance.choices(STATIONS, STATIONS_WEIGHTS)[0]
    stations = chance.randint(fewest, most)
    machines.world.note(f"stations/{fewest}-{most}", str(stations))
    for number in range(stations):
        # The first village always has two PCs: most that can go wrong needs two who write.
        village = machines.villages[0] if number < 2 else chance.choice(machines.villages)
        letter = LETTERS[sum(s.village == village for s in machines.stations)]
        station = machines.add_station(village, letter)
        way = chance.random()
        if way < 0.6:
            carriage.by_line(machines, station)
        elif way < 0.85:
            bundle = carriage.export_from(machines, station)
            answer = carriage.deliver(machines, bundle) if bundle else None
            if answer is not None:
                carriage.deliver(machines, answer)


def live(machines: Machines) -> int:
    """The rules, as chance has it; everything is checked in the middle and at the end."""
    chance, world = machines.chance, machines.world
    enabled = [name for name in RULES if name == "ordinary" or chance.random() < ENABLED]
    world.faults = frozenset(fault for fault in FAULTS if chance.random() < ENABLED)
    weights = [RULES[name][0] for name in enabled]
    steps = chance.randint(*STEPS)
    for step in range(steps):
        world.now += chance.choice(MOMENTS)
        (name,) = chance.choices(enabled, weights)
        world.tell(f"-- {step} {name}")
        world.counts[f"rule/{name}"] += 1
        RULES[name][1](machines)
        if world.is_joined_later and world.later.random() < JOINING:
            mishaps.join_later(machines)
        if world.are_suites_changed and world.of_suites.random() < CHANGING:
            mishaps.change_suite(machines)
        if world.are_bodies_erased and world.of_erasing.random() < ERASING:
            forgetting.erase(machines)
        if step == steps // 2 and chance.random() < 0.3:
            check_now(machines)
    check_now(machines)
    return steps


def total_of(verdicts: list[Verdict]) -> Counter[str]:
    """All counts of many histories."""
    total: Counter[str] = Counter()
    for verdict in verdicts:
        total.update(verdict.counts)
    return total
