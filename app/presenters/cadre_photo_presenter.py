"""What happens when someone gives a cadre a photograph for the cards, or takes it away. No Qt, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.presenters.doing import Doing
from app.presenters.picture_files import read_offered
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class CadrePhotoScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_photo(self, cadre_id: str, data: bytes) -> None:
        """Show a cadre's photograph; empty when there is none."""
        ...

    def show_changed(self, *, is_kept: bool) -> None:
        """Say that the photograph was kept, or taken away."""
        ...


class CadrePhotoPresenter:
    """One sheet's cadres, one at a time."""

    def __init__(
        self,
        screen: CadrePhotoScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        on_changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._on_changed = on_changed
        self._doing = Doing(runner, actor, screen.show_problem)

    def show(self, cadre_id: str) -> None:
        """Show whose turn it is."""
        self._runner.run(
            lambda desk: desk.cadre_photos.data(cadre_id),
            lambda data: self._screen.show_photo(cadre_id, data),
            self._screen.show_problem,
        )

    def keep(self, cadre_id: str, path: Path) -> None:
        """Keep a file as the cadre's photograph."""

        def act(desk: Desk, actor: Actor) -> None:
            desk.cadre_photos.keep(actor, cadre_id, path.name, read_offered(path))

        self._doing.run(act, lambda _: self._changed(cadre_id, is_kept=True))

    def remove(self, cadre_id: str) -> None:
        """Take the photograph away."""
        self._doing.run(
            lambda desk, actor: desk.cadre_photos.remove(actor, cadre_id),
            lambda _: self._changed(cadre_id, is_kept=False),
        )

    def _changed(self, cadre_id: str, *, is_kept: bool) -> None:
        self._screen.show_changed(is_kept=is_kept)
        self.show(cadre_id)
        self._on_changed()
