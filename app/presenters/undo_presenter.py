"""What happens when someone takes back what was saved last. No Qt, no SQL."""

from collections.abc import Callable
from typing import Protocol

from app.acts.pen import Actor
from app.models.undoing import DoneAct, undo_refusal
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class UndoScreen(ProblemScreen, Protocol):
    """The desk, as its presenter sees it."""

    def show_saved(self, done: DoneAct) -> None:
        """Say what was saved, and that it can be taken back."""
        ...

    def clear_saved(self) -> None:
        """There is nothing to take back."""
        ...

    def show_taken_back(self, done: DoneAct) -> None:
        """It counts no more: what is on the screen may be old."""
        ...


class UndoPresenter:
    """Tells after each save that it can be taken back, and does so."""

    def __init__(self, screen: UndoScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._shown: DoneAct | None = None
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Something was written: say what it was, once."""
        actor = self._actor()
        self._runner.run(
            lambda desk: desk.undoing.latest(actor), self._show, self._screen.show_problem
        )

    def take_back(self) -> None:
        """Take back the latest."""
        self._doing.run(
            lambda desk, actor: desk.undoing.take_back(actor), self._screen.show_taken_back
        )

    def _show(self, done: DoneAct | None) -> None:
        if done is self._shown:
            return
        is_older = done is None or (self._shown is not None and done.at < self._shown.at)
        self._shown = done
        if done is None or is_older or undo_refusal(done):
            self._screen.clear_saved()
        else:
            self._screen.show_saved(done)
