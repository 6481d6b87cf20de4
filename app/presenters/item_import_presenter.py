"""What happens when someone brings an item list in at the desk. No Qt, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.editions import Edition, free_version
from app.models.errors import Problem
from app.models.item_list import (
    ItemChange,
    ItemListPreview,
    ItemProblem,
    change_counts,
    changes_of,
)
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

ReadItems = Callable[[Path], ItemListPreview]


class ItemListSummary(msgspec.Struct, frozen=True):
    """What an import would do. Nothing has been written."""

    file_name: str
    counts: dict[str, int]
    refused: tuple[ItemProblem, ...]
    doubtful: tuple[ItemProblem, ...]
    changes: tuple[ItemChange, ...]
    version: str
    effective_on: str

    @property
    def can_be_kept(self) -> bool:
        """Whether no row is refused and there is something to keep."""
        return (
            not self.refused
            and self.counts["new"] + self.counts["changed"] + self.counts["unchanged"] > 0
        )


class ItemImportScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the import page."""

    def clear_preview(self) -> None:
        """No file has been chosen."""
        ...

    def show_summary(self, summary: ItemListSummary) -> None:
        """Show what an import would do."""
        ...

    def show_imported(self, edition: Edition) -> None:
        """The list is kept."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        ...


class ItemImportPresenter:
    """Choose, look, import: nothing is written before the third."""

    def __init__(
        self,
        screen: ItemImportScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        read_items: ReadItems,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._read_items = read_items
        self._preview: ItemListPreview | None = None
        self._is_busy = False

    def open(self) -> None:
        """Begin anew, unless an import is under way."""
        if self._is_busy:
            return
        self._preview = None
        self._screen.clear_message()
        self._screen.clear_preview()

    def choose_file(self, path: str) -> None:
        """Read a file and show what importing it would do."""
        if self._is_busy or not path:
            return
        self.open()
        self._set_busy(True)

        def look(desk: Desk) -> tuple[ItemListPreview, ItemListSummary]:
            desk.catalog.refuse_where_township_publishes()
            preview = self._read_items(Path(path))
            return preview, summary_of(desk, preview, Path(path).name)

        def show(answer: tuple[ItemListPreview, ItemListSummary]) -> None:
            self._set_busy(False)
            self._preview, summary = answer
            self._screen.show_summary(summary)

        self._runner.run(look, show, self._refused)

    def import_items(self, version: str, effective_on: str) -> None:
        """Keep the list that is shown."""
        preview, actor = self._preview, self._actor()
        if self._is_busy or preview is None:
            return
        self._set_busy(True)

        def show(edition: Edition) -> None:
            self._preview = None
            self._set_busy(False)
            self._screen.clear_preview()
            self._screen.show_imported(edition)

        self._runner.run(
            lambda desk: desk.catalog.import_items(actor, preview, version, effective_on),
            show,
            self._refused,
        )

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def summary_of(desk: Desk, preview: ItemListPreview, file_name: str) -> ItemListSummary:
    """A preview beside the list in force."""
    today = desk.workplace.today().isoformat()
    changes = changes_of(desk.workplace.catalogs.whole_in_force(today), preview.items)
    return ItemListSummary(
        file_name=file_name,
        counts=change_counts(changes),
        refused=preview.refused,
        doubtful=preview.doubtful,
        changes=tuple(change for change in changes if change.kind != "unchanged"),
        version=free_version(desk.store.catalogs.editions(), today),
        effective_on=today,
    )
