"""A real station of forty households in a folder, for tests of what people do there."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.background.desk_runner import DeskRunner
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.models.errors import Problem
from tests.stations import PASSWORD, VILLAGE, roster_of, surroundings_of

MORNING = 1_795_226_400_000  # 2026-11-21 10:00 in China
HOUSEHOLDS = 40


class Clock:
    """Stands where the test puts it."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> int:
        return self.now


def make_village(folder: Path, clock: Clock) -> OpenStation:
    """A station with a roster and no cadres yet."""
    first = FirstStart(VILLAGE, "张敏", PASSWORD, duty_phone="0536-3220000")
    station = create_station(folder / "station", first, surroundings_of(clock))
    desk = station.open_desk()
    desk.rosters.import_roster(station.actor, roster_of(HOUSEHOLDS))
    desk.store.close()
    station.close()
    return station


def copy_village(template: Path, folder: Path, clock: Clock) -> OpenStation:
    """The same village again, in a folder of the test's own."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return open_station(folder / "station", "", PASSWORD, surroundings_of(clock))


class StraightRunner:
    """Does every job at once, on the test's own thread, with the station's real files."""

    def __init__(self, station: OpenStation) -> None:
        self.desk: Desk = station.open_desk()
        self.sync = station.open_sync()

    def run(
        self,
        job: Callable[[Desk], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        try:
            answer = job(self.desk)
        except Problem as problem:
            on_error(problem)
            return
        on_done(answer)

    def run_exchange(
        self,
        job: Callable[..., Any],
        on_progress: Callable[[int, int], None],
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        try:
            answer = job(self.sync, on_progress)
        except Problem as problem:
            on_error(problem)
            return
        on_done(answer)

    def submit(
        self,
        job: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        self.run(lambda desk: job(), on_done, on_error)

    def call_soon(self, call: Callable[[], None]) -> None:
        call()


class LateRunner(StraightRunner):
    """Keeps every answer back until the test lets it through."""

    def __init__(self, station: OpenStation) -> None:
        super().__init__(station)
        self.answers: list[Callable[[], None]] = []

    def run(self, job, on_done, on_error) -> None:
        super().run(
            job,
            lambda answer: self.answers.append(lambda: on_done(answer)),
            lambda problem: self.answers.append(lambda: on_error(problem)),
        )

    def run_exchange(self, job, on_progress, on_done, on_error) -> None:
        super().run_exchange(
            job,
            on_progress,
            lambda answer: self.answers.append(lambda: on_done(answer)),
            lambda problem: self.answers.append(lambda: on_error(problem)),
        )

    def let_through(self) -> None:
        """Give all answers that were kept back, in order."""
        while self.answers:
            self.answers.pop(0)()


class Recorder:
    """A screen that notes what it was told: (name, arguments)."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def note(*arguments: Any, **named: Any) -> None:
            self.told.append((name, arguments, named))

        return note

    def last(self, name: str) -> Any:
        """The first argument of the newest telling of that name."""
        return self.all(name)[-1]

    def all(self, name: str) -> list[Any]:
        """The first argument, or None, of every telling of that name."""
        return [args[0] if args else None for told, args, _ in self.told if told == name]

    def count(self, name: str) -> int:
        return len(self.all(name))

    def forget(self) -> None:
        self.told.clear()


def threads_of(station: OpenStation) -> DeskRunner:
    """The two real threads of a station."""
    return DeskRunner(station.open_desk, station.open_sync)


def actor_of(station: OpenStation) -> Callable[[], Actor]:
    return lambda: station.actor
