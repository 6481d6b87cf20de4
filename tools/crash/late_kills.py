"""Kills of a PC that takes over its village's snapshot and fetches the entries below it.

    python -m tools.crash.late_kills --kills N --seed S [--minutes M]

It goes on where it was killed, as an exchange does. In each moment its rows are its old ones, those of
the snapshot, or those of all entries; what came is there whole or not at all. Prints one line of JSON.
"""

import signal
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from app.bootstrap.station import OpenStation
from tools.crash import town
from tools.crash.inspection import Inspector
from tools.crash.kills import KilledShop, Say, Word, kill_by_command
from tools.crash.village import (
    STATION,
    STICK,
    DeskWork,
    Heads,
    at_the_desk,
    first_start,
    heads_of,
    in_exchange,
)

LONGEST_PAUSE_SECONDS = 0.08  # between two commits, so that a kill falls there as often as into one
BEFORE, BETWEEN, WHOLE = "before", "between", "whole"


class LateShop(KilledShop):
    """A PC that is known in town, and may take the village's snapshot over."""

    last_stage = WHOLE

    def __init__(self, world: Path) -> None:
        super().__init__(world)
        self._aside = world.with_name("aside")
        self._aside.mkdir(parents=True)
        self._town_folder = world.with_name("town")
        self._all: Heads = {}

    def prepare(self, inspector: Inspector) -> None:
        self.make(self._known_in_town)
        self._newcomer = town.snapshot(self._town_folder, self.around)
        heard: list[Word] = []
        started = time.monotonic()
        self._all = self._take_over(heard.append, Random(0))
        self.longest_life = time.monotonic() - started
        self.ends = {(f, seq, c) for word in heard for f, (seq, c) in word.heads.items()}
        inspector.know_complete(self.disk())
        self.lay_out()

    def work(self, say: Say, random: Random) -> None:
        """Take over what is still missing, and then wait to be killed."""
        self._take_over(say, random)
        signal.pause()

    def stage_of(self, found: Heads) -> str:
        """Before the snapshot, between it and its entries, or with all of them."""
        if found == self.heads:
            return BEFORE
        return WHOLE if found == self._all else BETWEEN

    def _known_in_town(self) -> OpenStation:
        letter = town.invitation(self._town_folder, self.around, self._aside / "invitation.lxi")
        station = first_start(self.world / STATION, self.around)
        with at_the_desk(station) as desk, in_exchange(station) as sync:
            DeskWork(station, desk, lambda store: None).whole_morning()
            sync.accept_invitation(letter)
            (self.world / STICK).mkdir()
            bundle = Path(sync.export_bundle(self.world / STICK).path)
            answer = town.answer(self._town_folder, self.around, bundle, self._aside / "answer.lxb")
            sync.import_bundle(answer)
            town.second_pc(self._town_folder, self._aside, self.around)
            self.heads = heads_of(desk.store)
        return station

    def _take_over(self, say: Say, random: Random) -> Heads:
        """All there is, or what is left of it; returns how far it came."""
        with (
            closing(self.open()) as station,
            at_the_desk(station) as desk,
            in_exchange(station) as sync,
        ):
            say(Word(heads=heads_of(desk.store)))

            def tell() -> None:
                say(Word(begins="take over"))
                say(Word(heads=heads_of(desk.store)))
                time.sleep(random.uniform(0, LONGEST_PAUSE_SECONDS))

            if heads_of(desk.store) != self._all:
                self._newcomer.take(sync, tell)
            return heads_of(desk.store)


if __name__ == "__main__":
    sys.exit(kill_by_command(sys.argv[1:], LateShop))
