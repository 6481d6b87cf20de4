"""What happens when someone wants the list of households as a file. No Qt, no SQL."""

from collections.abc import Callable

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.household_lists import HouseholdChoice
from app.models.list_papers import ListContent
from app.presenters.list_contents import households_content
from app.presenters.list_files import ListFiles, ListFileScreen, ListMaking
from app.presenters.runner import Runner


class HouseholdFilesPresenter:
    """Prints and exports the list as it stands: `chosen` says by which words and which choice."""

    def __init__(
        self,
        screen: ListFileScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        chosen: Callable[[], tuple[str, HouseholdChoice]],
        making: ListMaking,
    ) -> None:
        self._files = ListFiles(screen, runner, actor, making)
        self._chosen = chosen

    def print_list(self) -> None:
        """On paper."""
        self._files.print_list(self._content())

    def export_list(self) -> None:
        """As a spreadsheet, in the township's form if one is kept."""
        self._files.export_list(self._content())

    def _content(self) -> Callable[[Desk, Actor], ListContent]:
        query, choice = self._chosen()
        return lambda desk, actor: households_content(desk, actor, query, choice)
