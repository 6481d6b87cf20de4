"""What happens when a page asks how far its records have come. No Qt, no SQL."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.acts.desk import Desk
from app.models.errors import Problem
from app.models.record_standing import RecordStanding
from app.presenters.runner import Runner
from app.sync.record_standing import StandingReader


class StandingScreen(Protocol):
    """Whatever shows records."""

    def show_standings(self, standings: Mapping[str, RecordStanding]) -> None:
        """How far each has come, by id."""
        ...


class StandingPresenter:
    """Reads on the database's thread; a page that cannot be told goes on without."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def read(self, screen: StandingScreen, kind: str, ids: Sequence[str]) -> None:
        """Tell the screen about these records."""
        self._runner.run(
            lambda desk: read_standings(desk, kind, ids), screen.show_standings, _unsaid
        )


def read_standings(desk: Desk, kind: str, ids: Sequence[str]) -> dict[str, RecordStanding]:
    """How far each has come, in one view of the file."""
    with desk.store.reading():
        return StandingReader(desk.store, desk.workplace.journal).of(kind, ids)


def _unsaid(_problem: Problem) -> None:
    """Whatever is wrong with the file is told by the page that reads the records themselves."""
