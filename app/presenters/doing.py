"""One act at a time: a second click while the first is under way does nothing."""

from collections.abc import Callable
from typing import TypeVar

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import Problem
from app.presenters.runner import Runner

Answer = TypeVar("Answer")


class Doing:
    """Runs acts of a page one by one, and tells the page how each ended."""

    def __init__(
        self,
        runner: Runner,
        actor: Callable[[], Actor],
        on_problem: Callable[[Problem], None],
    ) -> None:
        self._runner = runner
        self._actor = actor
        self._on_problem = on_problem
        self._is_busy = False

    def run(self, act: Callable[[Desk, Actor], Answer], on_done: Callable[[Answer], None]) -> None:
        """Do it, unless something else is still being done."""
        if self._is_busy:
            return
        self._is_busy = True
        actor = self._actor()

        def done(answer: Answer) -> None:
            self._is_busy = False
            on_done(answer)

        def refused(problem: Problem) -> None:
            self._is_busy = False
            self._on_problem(problem)

        self._runner.run(lambda desk: act(desk, actor), done, refused)
