"""What happens when someone wants to see whole what a page masks. No Qt, no SQL."""

from collections.abc import Callable
from typing import Protocol

from app.acts.desk import Desk
from app.acts.disclosure_acts import REVEAL_SECONDS, Revealed
from app.acts.pen import Actor
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class RevealScreen(ProblemScreen, Protocol):
    """What the presenter may ask of a page that masks."""

    def show_revealed(self, revealed: Revealed, seconds: int) -> None:
        """Show it whole for that long."""
        ...


class RevealPresenter:
    """Each press is written down before anything is shown."""

    def __init__(self, screen: RevealScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def reveal_person(self, person_id: str) -> None:
        """Show a villager's numbers and groups."""
        self._reveal(lambda desk, actor: desk.disclosures.reveal_person(actor, person_id))

    def reveal_case(self, case_id: str) -> None:
        """Show an applicant's numbers."""
        self._reveal(lambda desk, actor: desk.disclosures.reveal_case(actor, case_id))

    def _reveal(self, act: Callable[[Desk, Actor], Revealed]) -> None:
        actor = self._actor()
        self._runner.run(
            lambda desk: act(desk, actor),
            lambda revealed: self._screen.show_revealed(revealed, REVEAL_SECONDS),
            self._screen.show_problem,
        )
