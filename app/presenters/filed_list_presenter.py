"""What every presenter of a list that can be printed and exported begins with."""

from collections.abc import Callable
from typing import Generic, TypeVar

from app.acts.pen import Actor
from app.presenters.doing import Doing
from app.presenters.list_files import ListFiles, ListFileScreen, ListMaking
from app.presenters.runner import Runner

ScreenT = TypeVar("ScreenT", bound=ListFileScreen)


class FiledListPresenter(Generic[ScreenT]):
    """Reads with `_runner`, acts with `_doing`, makes files with `_files`."""

    def __init__(
        self, screen: ScreenT, runner: Runner, actor: Callable[[], Actor], making: ListMaking
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._doing = Doing(runner, actor, screen.show_problem)
        self._files = ListFiles(screen, runner, actor, making)
