"""What happens when someone reads the guide, at the entrance or at the desk. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.acts.desk import Desk
from app.models.catalog import ServiceItem
from app.models.errors import Problem
from app.models.guide import (
    IN_VILLAGE,
    VILLAGE_LEVEL,
    GuideBook,
    GuideEntry,
    ItemGuideContent,
    with_guide_key,
)
from app.models.papers import Paper
from app.models.private_use import characters_of
from app.presenters.hand_outs import HandOut, HandOuts
from app.presenters.paper_files import keep_file
from app.presenters.screens import NoticeScreen
from app.presenters.work_queue import WorkQueue

GUIDE_PAPER = "item_guide"


class GuidePlace(Protocol):
    """Where the guide is read: at an open desk, or at the entrance without a password."""

    def load(
        self, on_done: Callable[[GuideBook], None], on_error: Callable[[Problem], None]
    ) -> None:
        """Bring the book, or say why not."""
        ...

    def now(self) -> str:
        """The moment, as UTC text."""
        ...

    def hand_out(
        self, content: ItemGuideContent, draw: Callable[[Paper], bytes], path: Path
    ) -> HandOut:
        """What is written down when the guide goes out."""
        ...


class GuideScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the guide's page."""

    def show_catalog(
        self,
        version: str,
        *,
        is_sample: bool,
        count: int,
        categories: Sequence[str],
        in_village: int,
        promises: Sequence[str],
    ) -> None:
        """Which list it is, how many items are settled without leaving the village, and what the place
        says of that.
        """
        ...

    def show_entries(self, entries: Sequence[GuideEntry]) -> None:
        """What may be meant; the first is chosen."""
        ...

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready."""
        ...


class GuidePresenter:
    """Looks things up in a book that is in memory; only printing takes time."""

    def __init__(
        self,
        screen: GuideScreen,
        place: GuidePlace,
        drawing: WorkQueue,
        draw: Callable[[Paper], bytes],
        papers_folder: Path,
        hand_outs: HandOuts,
    ) -> None:
        self._screen = screen
        self._place = place
        self._hand_outs = hand_outs
        self._drawing = drawing
        self._draw = draw
        self._papers_folder = papers_folder
        self._book: GuideBook | None = None
        self._query = self._category = ""

    def open(self) -> None:
        """Show the list as it stands now."""
        self._screen.clear_message()
        self._place.load(self._show_book, self._screen.show_problem)

    def find(self, query: str) -> None:
        """Look for items by characters, pinyin, initials or code."""
        self._query = query
        self._show_found()

    def choose_category(self, category: str) -> None:
        """Show one category; none means all."""
        self._category = category
        self._show_found()

    def print_guide(self, item: ServiceItem) -> None:
        """Make an item's guide out for a visitor: each is a paper of its own, noted when it goes out."""
        if self._book is None:
            return
        book = self._book
        content = ItemGuideContent(
            station_name=book.station_name,
            version=book.catalog.version,
            is_sample=book.catalog.is_sample,
            item=item,
            words=book.words,
            characters=book.characters,
        )
        content = with_guide_key(content, self._place.now())

        def make() -> Path:
            name = f"办事指南-{_plain(item.code)}"
            path = keep_file(self._papers_folder, name, self._draw(content))
            return self._hand_outs.put(self._place.hand_out(content, self._draw, path))

        self._drawing.submit(
            make,
            lambda path: self._screen.show_paper(GUIDE_PAPER, path),
            self._screen.show_problem,
        )

    def _show_book(self, book: GuideBook) -> None:
        self._book = book
        catalog = book.catalog
        if self._category not in (*catalog.categories(), IN_VILLAGE):
            self._category = ""
        self._screen.show_catalog(
            catalog.version,
            is_sample=catalog.is_sample,
            count=len(catalog.items),
            categories=catalog.categories(),
            in_village=sum(item.level == VILLAGE_LEVEL for item in catalog.items),
            promises=book.promises,
        )
        self._show_found()

    def _show_found(self) -> None:
        if self._book is not None:
            self._screen.show_entries(self._book.find(self._query, self._category))


def book_at(desk: Desk) -> GuideBook:
    """The guide at an open desk: the list in force, from the journal."""
    station = desk.store.stations.station()
    workplace = desk.workplace
    name = station.name if station else ""
    profile = workplace.profile
    characters = characters_of(profile.characters)
    return GuideBook(
        workplace.catalog,
        workplace.proofs,
        name,
        profile.papers.item_guide,
        characters,
        promises=profile.appeals.handled_in_village,
    )


def _plain(code: str) -> str:
    """A code as part of a file's name."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in code)[:40]
