"""Kills (R1): a desk at work is killed at a random moment; what it had promised must be there.

    python -m tools.crash.kills --kills N --seed S [--minutes M]

A fork server: everything is loaded once, and each desk is a child. Prints one line of JSON.
"""

import argparse
import os
import select
import shutil
import signal
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec

from app.bootstrap.station import OpenStation
from app.models.records import Case
from app.store.store import Store
from tools.crash.inspection import Broken, Inspector
from tools.crash.memory import memory_folder
from tools.crash.promises import Head, Promises
from tools.crash.shop import Shop
from tools.crash.village import (
    PASSWORD,
    STAFF_NAME,
    STATION,
    DeskWork,
    Heads,
    at_the_desk,
    first_start,
    heads_of,
    surroundings,
)

KILLS_A_STATION = 16  # then a fresh one: a long journal takes its time to be read through
LONGEST_LIFE_SECONDS = 0.020  # or the time of so many acts, where that is longer
LONGEST_LIFE_ACTS = 3
LONGEST_OPENING_SECONDS = 0.030
LONGEST_SILENCE_SECONDS = 60.0  # then it is killed where it stands
ACTS_TIMED = 40
KILLED_WHILE_OPENING = 0.25  # and so while SQLite mends what the kill before has left


class KillFigures(msgspec.Struct):
    """What so many kills have shown. `kept_unsaid`: acts that were whole, but nobody was told;
    `stages`: how far the work of the killed had come, where it comes to an end.
    """

    kills: int = 0
    acts: int = 0
    kept_unsaid: int = 0
    seconds: float = 0
    stages: dict[str, int] = {}
    violations: dict[str, int] = {}

    @property
    def violating(self) -> int:
        """Kills after which a promise was broken."""
        return sum(self.violations.values())

    def join(self, other: "KillFigures") -> None:
        """Add what another killer has found."""
        self.kills += other.kills
        self.acts += other.acts
        self.kept_unsaid += other.kept_unsaid
        self.seconds = max(self.seconds, other.seconds)
        _add(self.violations, other.violations)
        _add(self.stages, other.stages)


def _add(counts: dict[str, int], more: dict[str, int]) -> None:
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count


class Word(msgspec.Struct, frozen=True):
    """What a desk says into the pipe: the act that it begins, or how far it has come."""

    begins: str = ""
    heads: Heads = {}


Act = Callable[[DeskWork, list[Case]], None]
ACTS: dict[str, Act] = {
    "register": lambda work, cases: cases.append(work.register_case()),
    "submit": lambda work, cases: work.submit(cases.pop()),
    "receipt": lambda work, cases: work.print_papers(cases[-1]),
    "visit": lambda work, cases: work.record_visit(),
}


Say = Callable[[Word], object]


class KilledShop(Shop, ABC):
    """A station that works in children which will be killed.

    Attributes:
        heads: how far it is when it is laid out.
        longest_life: seconds that a child lives at most.
        lengths: by kind of act: how many entries each writes; less would be half an act.
        ends: heads, besides those, at which nothing is half done.
        last_stage: where its work is over; then a fresh one takes its place.
    """

    last_stage = ""

    def __init__(self, world: Path) -> None:
        super().__init__(world, surroundings())
        self.heads: Heads = {}
        self.longest_life = LONGEST_LIFE_SECONDS
        self.lengths: dict[str, int] = {}
        self.ends: set[Head] = set()

    @abstractmethod
    def prepare(self, inspector: Inspector) -> None:
        """Make the station, and learn how its work goes while nobody kills it."""

    @abstractmethod
    def work(self, say: Say, random: Random) -> None:
        """Open the station and work; what was done is told of. Ends only because it is killed."""

    def stage_of(self, found: Heads) -> str:
        """How far a killed station has come in its work."""
        return "at work"

    def begin(self, random: Random) -> tuple[int, int]:
        """A desk at work in a child of its own: its process, and the pipe into which it speaks."""
        listening, speaking = os.pipe()
        child = os.fork()
        if child:
            os.close(speaking)
            return child, listening
        try:
            os.close(listening)
            self.work(lambda word: os.write(speaking, msgspec.json.encode(word) + b"\n"), random)
        finally:
            os._exit(1)


class DeskShop(KilledShop):
    """A station with a roster, at whose desk one act follows another."""

    def prepare(self, inspector: Inspector) -> None:
        self.make(self._with_roster)
        self._time_acts()

    def _with_roster(self) -> OpenStation:
        station = first_start(self.world / STATION, self.around)
        with at_the_desk(station) as desk:
            DeskWork(station, desk, lambda store: None).import_roster()
            self.heads = heads_of(desk.store)
        return station

    def work(self, say: Say, random: Random, acts: int = 1_000_000) -> None:
        """Each act is told of before and after."""
        station = self.open()
        with closing(station), at_the_desk(station) as desk:
            say(Word(heads=heads_of(desk.store)))
            work = DeskWork(station, desk, lambda store: _told(say, store))
            cases: list[Case] = []
            for _ in range(acts):
                kind = random.choice(list(ACTS) if cases else ["register", "visit"])
                say(Word(begins=kind))
                ACTS[kind](work, cases)

    def _time_acts(self) -> None:
        heard: list[Word] = []
        started = time.monotonic()
        self.work(heard.append, Random(0), acts=ACTS_TIMED)
        act_seconds = (time.monotonic() - started) / ACTS_TIMED
        self.longest_life = max(LONGEST_LIFE_SECONDS, LONGEST_LIFE_ACTS * act_seconds)
        self.lay_out()
        ends = [_seq(word.heads) for word in heard[::2]]
        begun = [word.begins for word in heard[1::2]]
        self.lengths = {
            kind: after - before for kind, before, after in zip(begun, ends, ends[1:], strict=False)
        }


class Killer:
    """Kills one desk after another and looks at what is left."""

    def __init__(self, folder: Path, shop: KilledShop, seed: int) -> None:
        self._shop = shop
        self._inspector = Inspector(folder / "copy", self._is_end_of_act)
        self._seed = seed
        self.figures = KillFigures()
        shop.prepare(self._inspector)

    def kill(self, kills: int, seconds: float) -> KillFigures:
        """So many, or for that long (0: to the end)."""
        started = time.monotonic()
        for number in range(kills):
            if number % KILLS_A_STATION == 0:
                self._start_afresh()
            self._kill_one(Random(f"{self._seed}/{number}"))
            if seconds and time.monotonic() > started + seconds:
                break
        self.figures.seconds = time.monotonic() - started
        return self.figures

    def _start_afresh(self) -> None:
        self._shop.lay_out()
        self._promises = Promises()
        self._promises.accounts = {STAFF_NAME: {PASSWORD}}
        self._promises.has_station = True
        self._ends = set(self._shop.ends)
        self._begun = ""
        self._hear(Word(heads=self._shop.heads))

    def _kill_one(self, random: Random) -> None:
        child, listening = self._shop.begin(random)
        first = b""
        if random.random() < KILLED_WHILE_OPENING:
            time.sleep(random.uniform(0, LONGEST_OPENING_SECONDS))
        else:
            chosen, _, _ = select.select([listening], [], [], LONGEST_SILENCE_SECONDS)
            first = os.read(listening, 1 << 16) if chosen else b""
            time.sleep(random.uniform(0, self._shop.longest_life))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(listening, "rb") as pipe:
            said = first + pipe.read()
        self.figures.kills += 1
        self._begun = ""
        try:
            if not os.WIFSIGNALED(status):
                raise Broken("the desk ended by itself")
            for line in said.splitlines():
                self._hear(msgspec.json.decode(line, type=Word))
            found = self._inspector.check(self._shop.disk(), self._promises)
            self.figures.kept_unsaid += bool(self._begun) and _seq(found) > self._newest
            self._adopt(found)
            stage = self._shop.stage_of(found)
            _add(self.figures.stages, {stage: 1})
            if stage == self._shop.last_stage:
                self._start_afresh()
        except Broken as broken:
            _add(self.figures.violations, {str(broken): 1})
            self._start_afresh()

    def _hear(self, word: Word) -> None:
        if word.begins:
            self._begun = word.begins
            return
        self.figures.acts += bool(self._begun)
        self._begun = ""
        self._adopt(word.heads)

    def _adopt(self, heads: Heads) -> None:
        """From here on no desk may be less far."""
        self._newest = _seq(heads)
        self._promises.heads = {feed: seq for feed, (seq, _) in heads.items()}
        self._ends |= {(feed, seq, chain) for feed, (seq, chain) in heads.items()}

    def _is_end_of_act(self, head: Head) -> bool:
        feed, seq, _ = head
        if head in self._ends:
            return True
        last = self._promises.heads.get(feed, -1)
        length = self._shop.lengths.get(self._begun)
        return length is not None and seq == last + length


def _told(say: Say, store: Store) -> None:
    say(Word(heads=heads_of(store)))


def _seq(heads: Heads) -> int:
    return max(seq for seq, _ in heads.values())


def kill_by_command(arguments: list[str], shop: type[KilledShop]) -> int:
    """What the arguments ask for; prints one line of JSON."""
    parser = argparse.ArgumentParser(prog="tools.crash")
    parser.add_argument("--kills", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--minutes", type=float, default=0)
    asked = parser.parse_args(arguments)
    folder = memory_folder()
    try:
        killer = Killer(folder, shop(folder / "world"), asked.seed)
        figures = killer.kill(asked.kills, asked.minutes * 60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(msgspec.json.encode(figures).decode())
    return 0


if __name__ == "__main__":
    sys.exit(kill_by_command(sys.argv[1:], DeskShop))
