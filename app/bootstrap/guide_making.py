"""The guide, put together: for the desk from the journal, for the entrance without a password."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.background.work_thread import WorkThread
from app.bootstrap.guide_file import GuideFile
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from app.models.guide import GuideBook
from app.models.item_list import ItemListPreview
from app.models.moments import china_date
from app.models.papers import Paper
from app.presenters.guide_presenter import GuidePresenter, Load, book_at
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


def catalog_section(parts: Any) -> tuple[CatalogSection, list[object]]:
    """The desk's section and its presenters, which somebody has to hold."""
    section, runner = CatalogSection(), parts.runner
    guide = guide_presenter(
        section.guide_page, at_desk(runner), parts.drawing, parts.papers.draw, parts.papers_folder
    )

    parts.previews.follow(section.guide_page.paper_strip)
    importing = ItemImportPresenter(section.import_page, runner, parts.actor, parts.read_items)
    section.import_page.opened.connect(importing.open)
    section.import_page.file_chosen.connect(importing.choose_file)
    section.import_page.import_wanted.connect(importing.import_items)
    return section, [guide, importing]


def guide_presenter(
    page: GuidePage,
    load: Load,
    drawing: WorkThread,
    draw: Callable[[Paper], bytes],
    papers_folder: Path,
) -> GuidePresenter:
    """A presenter wired to its page."""
    guide = GuidePresenter(page, load, drawing, draw, papers_folder)
    page.opened.connect(guide.open)
    page.search_wanted.connect(guide.find)
    page.category_chosen.connect(guide.choose_category)
    page.print_wanted.connect(guide.print_guide)
    return guide


def at_desk(runner: Runner) -> Load:
    """The list in force at an open station."""

    def load(on_done: Any, on_error: Any) -> None:
        runner.run(book_at, on_done, on_error)

    return load


def at_entrance(queue: WorkThread, folder: StationFolder, surroundings: Surroundings) -> Load:
    """What the file beside the encrypted one says."""

    def book() -> GuideBook:
        resources = surroundings.resources
        day = china_date(surroundings.clock()).isoformat()
        catalog = GuideFile(folder.guide, surroundings.disk).catalog(load_catalog(resources), day)
        return GuideBook(catalog, load_proofs(resources), folder.label().station_name)

    def load(on_done: Any, on_error: Any) -> None:
        queue.submit(book, on_done, on_error)

    return load
