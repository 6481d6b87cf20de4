"""The guide, put together: for the desk from the journal, for the entrance without a password."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from app.acts.pen import Actor
from app.background.work_thread import WorkThread
from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.guide_file import GuideFile
from app.bootstrap.guide_prints import EntranceHandOut, GuidePrints
from app.bootstrap.paper_drawing import PaperDrawing
from app.bootstrap.paper_printing import PreviewOpening
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from app.journal.clock import Clock
from app.models.guide import GuideBook, ItemGuideContent
from app.models.item_list import ItemListPreview
from app.models.moments import china_date, utc_text
from app.models.papers import Paper
from app.presenters.guide_presenter import GuidePlace, GuidePresenter, book_at
from app.presenters.hand_outs import HandOut, HandOuts, PaperHandOut
from app.presenters.item_import_presenter import ItemImportPresenter, ReadItems
from app.presenters.runner import Runner
from app.sheets.item_sheet import read_item_file
from app.sheets.shipped import load_catalog, load_proofs, load_readings
from app.views.catalog_section import CatalogSection
from app.views.guide_page import GuidePage


def items_reader(resources: Path) -> ReadItems:
    """Reads an item list; the readings of names are loaded with the first."""

    def read(path: Path) -> ItemListPreview:
        return read_item_file(path, load_readings(resources))

    return read


def catalog_section(parts: DeskParts, parent: QWidget) -> tuple[CatalogSection, list[object]]:
    """The desk's section and its presenters, which somebody has to hold."""
    section, runner = CatalogSection(parent), parts.runner
    place = GuideAtDesk(runner, parts.actor, parts.clock)
    making = guide_making(parts.drawing, parts.papers, parts.papers_folder, parts.previews)
    guide = guide_presenter(section.guide_page, place, making)
    parts.previews.follow(section.guide_page.paper_strip)
    presenters: list[object] = [guide]

    def wire_import(_name: str) -> None:
        page = section.import_page
        importing = ItemImportPresenter(page, runner, parts.actor, parts.read_items)
        page.opened.connect(importing.open)
        page.file_chosen.connect(importing.choose_file)
        page.import_wanted.connect(importing.import_items)
        presenters.append(importing)

    section.part_made.connect(wire_import)
    return section, presenters


class GuideMaking(msgspec.Struct, frozen=True):
    """How guides become files, and where they are kept."""

    drawing: WorkThread
    draw: Callable[[Paper], bytes]
    papers_folder: Path
    hand_outs: HandOuts


def guide_making(
    drawing: WorkThread, papers: PaperDrawing, papers_folder: Path, previews: PreviewOpening
) -> GuideMaking:
    """The same at the desk and at the entrance."""
    return GuideMaking(drawing, papers.draw, papers_folder, previews.hand_outs)


def guide_presenter(page: GuidePage, place: GuidePlace, making: GuideMaking) -> GuidePresenter:
    """A presenter wired to its page."""
    guide = GuidePresenter(
        page, place, making.drawing, making.draw, making.papers_folder, making.hand_outs
    )
    page.opened.connect(guide.open)
    page.search_wanted.connect(guide.find)
    page.category_chosen.connect(guide.choose_category)
    page.print_wanted.connect(guide.print_guide)
    return guide


class GuideAtDesk:
    """The list in force at an open station; implements GuidePlace."""

    def __init__(self, runner: Runner, actor: Callable[[], Actor], clock: Clock) -> None:
        self._runner = runner
        self._actor = actor
        self._clock = clock

    def load(self, on_done: Any, on_error: Any) -> None:
        """From the journal."""
        self._runner.run(book_at, on_done, on_error)

    def now(self) -> str:
        """By this PC's clock."""
        return utc_text(self._clock())

    def hand_out(
        self, content: ItemGuideContent, draw: Callable[[Paper], bytes], path: Path
    ) -> HandOut:
        """Noted in the journal."""
        return PaperHandOut(self._runner, self._actor(), content, draw, path)


class GuideAtEntrance:
    """What the file beside the encrypted one says; implements GuidePlace."""

    def __init__(
        self,
        queue: WorkThread,
        folder: StationFolder,
        surroundings: Surroundings,
        prints: GuidePrints,
    ) -> None:
        self._queue = queue
        self._folder = folder
        self._surroundings = surroundings
        self._prints = prints

    def load(self, on_done: Any, on_error: Any) -> None:
        """From the file."""
        self._queue.submit(self._book, on_done, on_error)

    def now(self) -> str:
        """By this PC's clock."""
        return utc_text(self._surroundings.clock())

    def hand_out(
        self, content: ItemGuideContent, draw: Callable[[Paper], bytes], path: Path
    ) -> HandOut:
        """Kept until somebody logs in."""
        return EntranceHandOut(self._queue, self._prints, self.now, content, draw, path)

    def _book(self) -> GuideBook:
        resources, folder = self._surroundings.resources, self._folder
        day = china_date(self._surroundings.clock()).isoformat()
        file = GuideFile(folder.guide, self._surroundings.disk)
        catalog = file.catalog(load_catalog(resources), day)
        place, name = file.place(), folder.label().station_name
        return GuideBook(
            catalog, load_proofs(resources), name, place.words, place.characters, place.promises
        )
