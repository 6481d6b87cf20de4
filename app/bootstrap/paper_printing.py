"""Shows finished papers and sends them to printers; the rooms for it are loaded with the first one."""

import importlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from app.background.work_thread import WorkThread
from app.bootstrap.save_places import SavePlaces
from app.models.errors import EnvironmentProblem
from app.models.print_setup import PrinterFacts, PrintSetup
from app.presenters.hand_outs import HandOuts
from app.presenters.preview_presenter import PreviewPresenter, PrintTask
from app.vault.atomic_files import Disk
from app.views.preview_sheet import PreviewSheet

SETUPS_FILE = "print_setups.json"


class PaperPrinting:
    """The pages of one file at a time stay open; implements PrintRoom."""

    def __init__(self) -> None:
        self._path = Path()
        self._pages: Any = None
        self._printers: Any = None

    def sizes(self, path: Path) -> list[tuple[float, float]]:
        """The pages of a file, in millimetres. Raises EnvironmentProblem `paper_file_unreadable`."""
        sizes: list[tuple[float, float]] = self._opened(path, anew=True).sizes_mm
        return sizes

    def marks(self, path: Path) -> list[str]:
        """The marks of characters without a public code that stand on a file's pages."""
        found: list[str] = self._opened(path).marks()
        return found

    def picture(self, path: Path, page: int, pixels_per_mm: float) -> Any:
        """A page as a PagePicture."""
        return self._opened(path).picture(page, pixels_per_mm)

    def printers(self) -> list[PrinterFacts]:
        """Those that the system knows."""
        found: list[PrinterFacts] = self._printers_of_system().known()
        return found

    def print(self, task: PrintTask, on_page: Callable[[int], None]) -> None:
        """Raises what app.background.printers.Printers.print raises."""
        pages = self._opened(task.path)
        self._printers_of_system().print(pages, task.pages, task.setup, task.name, on_page)

    def close(self) -> None:
        """Let go of the file."""
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def _printers_of_system(self) -> Any:
        if self._printers is None:
            lp = "" if sys.platform == "win32" else shutil.which("lp") or ""
            self._printers = importlib.import_module("app.background.printers").Printers(lp)
        return self._printers

    def _opened(self, path: Path, *, anew: bool = False) -> Any:
        if self._pages is None or path != self._path or anew:
            self.close()
            self._pages = importlib.import_module("app.printing.pdf_pages").PdfPages(path)
            self._path = path
        return self._pages


class PrintSetups:
    """How each paper was printed last, in a small file of this PC; implements SetupShelf.

    It is a convenience: a file that cannot be read or written costs no more than that.
    """

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def setup(self, paper: str) -> PrintSetup | None:
        """None before the first time."""
        return self._read().get(paper)

    def keep(self, paper: str, setup: PrintSetup) -> None:
        """Remember it."""
        kept = {**self._read(), paper: setup}
        try:
            self._disk.write_atomically(self._path, msgspec.json.format(msgspec.json.encode(kept)))
        except EnvironmentProblem:
            return

    def has_any(self) -> bool:
        """Whether anything was ever printed from this PC."""
        return bool(self._read())

    def _read(self) -> dict[str, PrintSetup]:
        try:
            content = self._disk.read(self._path)
            return msgspec.json.decode(content or b"{}", type=dict[str, PrintSetup])
        except (EnvironmentProblem, msgspec.MsgspecError):
            return {}


class PreviewOpening:
    """Opens sheets for papers, each with its presenter, which lives as long as the sheet.

    Attributes:
        hand_outs: what is written down when a paper goes out, by its file.
        places: where files go that somebody saves.
    """

    def __init__(
        self, drawing: WorkThread, room: PaperPrinting, setups: PrintSetups, places: SavePlaces
    ) -> None:
        self._drawing = drawing
        self.places = places
        self._room = room
        self._setups = setups
        self.hand_outs = HandOuts()
        self._presenters: list[PreviewPresenter] = []

    def close(self) -> None:
        """Let go of the last paper; on the drawing thread."""
        self._room.close()

    def has_printed(self) -> bool:
        """Whether anything was ever printed from this PC."""
        return self._setups.has_any()

    def follow(self, asking: Any) -> None:
        """Open what a strip or page asks for by its `preview_wanted`."""
        asking.preview_wanted.connect(lambda paper, path: self.open(paper, path, asking.window()))

    def open(self, paper: str, path: Path, window: Any) -> PreviewSheet:
        """Show a paper over that window."""
        sheet = PreviewSheet(paper, path, window)
        presenter = PreviewPresenter(sheet, self._drawing, self._room, self._setups, self.hand_outs)
        sheet.page_wanted.connect(presenter.show_page)
        sheet.print_wanted.connect(presenter.print)
        sheet.cancel_wanted.connect(presenter.cancel)
        sheet.save_wanted.connect(lambda name: self.places.ask(sheet, name, presenter.save))
        sheet.outside_wanted.connect(presenter.open_outside)
        sheet.finished.connect(lambda: self._presenters.remove(presenter))
        self._presenters.append(presenter)
        presenter.open(paper, path)
        sheet.open()
        return sheet
