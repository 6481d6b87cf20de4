"""The updates of the program that is running, for its settings."""

from collections.abc import Callable
from pathlib import Path

from app.bootstrap.program_versions import INSTALLED
from app.bootstrap.update_installing import Updater
from app.models.errors import OperationRefused
from app.presenters.update_presenter import UpdateStanding


class UpdateKeeping:
    """Implements update_presenter.UpdateKeeper. `check_may` raises OperationRefused for who may not."""

    def __init__(self, updater: Callable[[], Updater], check_may: Callable[[], None]) -> None:
        self._updater = updater
        self._check_may = check_may

    def standing(self) -> UpdateStanding:
        """Which version is in force, which waits, and how the last one went."""
        updater = self._updater()
        waiting, news = updater.waiting(), updater.shelf.news()
        trouble = None
        if news is not None and news.key != INSTALLED:
            facts = {"version": news.version, **news.facts}
            trouble = OperationRefused(news.key, **facts)
        return UpdateStanding(updater.here.version, waiting.version if waiting else "", trouble)

    def take(self, path: Path) -> str:
        """Raises OperationRefused `act_not_permitted`, and what `Updater.take_aside` raises."""
        self._check_may()
        return self._updater().take_aside(path).version
