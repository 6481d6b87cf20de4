"""What happens when a finished paper is looked at and sent to a printer."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.models.errors import OperationRefused, Problem
from app.models.print_setup import (
    PrinterFacts,
    PrintSetup,
    check_setup,
    chosen_pages,
    page_words,
    usual_setup,
    whole_sheets,
)
from app.presenters.hand_outs import Going, HandOut, HandOuts
from app.presenters.paper_files import paper_bytes, save_file
from app.presenters.screens import NoticeScreen
from app.presenters.work_queue import CallingWorkQueue


class PrintTask(msgspec.Struct, frozen=True):
    """Pages of a file, counted from 1, and how they are to be printed."""

    path: Path
    pages: tuple[int, ...]
    setup: PrintSetup
    name: str


class PrintRoom(Protocol):
    """Pictures of pages, and the system's printers; used on the drawing thread only."""

    def sizes(self, path: Path) -> list[tuple[float, float]]:
        """The pages of a file, in millimetres. Raises EnvironmentProblem `paper_file_unreadable`."""
        ...

    def marks(self, path: Path) -> list[str]:
        """The marks of characters without a public code that stand on a file's pages."""
        ...

    def picture(self, path: Path, page: int, pixels_per_mm: float) -> Any:
        """A page, counted from 1, as a PagePicture."""
        ...

    def printers(self) -> list[PrinterFacts]:
        """Those that the system knows."""
        ...

    def print(self, task: PrintTask, on_page: Callable[[int], None]) -> None:
        """Print; raises what app.background.printers.Printers.print raises."""
        ...


class SetupShelf(Protocol):
    """How each paper was printed last on this PC."""

    def setup(self, paper: str) -> PrintSetup | None:
        """None before the first time."""
        ...

    def keep(self, paper: str, setup: PrintSetup) -> None:
        """Remember it."""
        ...


class PreviewScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_paper(self, sizes_mm: Sequence[tuple[float, float]]) -> None:
        """The paper has these pages."""
        ...

    def show_marks(self, marks: Sequence[str]) -> None:
        """These marks stand for characters that the paper does not know."""
        ...

    def show_picture(self, page: int, picture: Any) -> None:
        """A page, drawn."""
        ...

    def show_printers(self, printers: Sequence[PrinterFacts], setup: PrintSetup) -> None:
        """The printers to choose from, and what was chosen last time."""
        ...

    def show_printing(self, done: int, total: int) -> None:
        """So many pages are on their way."""
        ...

    def show_printed(self, pages: int, copies: int, *, is_reprint: bool) -> None:
        """The printer has them."""
        ...

    def show_redrawn(self) -> None:
        """The paper says something else now: it is marked as a reprint."""
        ...

    def show_saved(self, path: Path) -> None:
        """A copy of the file is kept there."""
        ...

    def open_outside(self, path: Path) -> None:
        """The system's own program may open the file."""
        ...

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        ...


class OnHandedOver(Protocol):
    """Told when a paper went out."""

    def __call__(self, *, is_reprint: bool) -> None: ...


FIELD_OF_PROBLEM: Mapping[str, str] = {
    "print_copies_wrong": "copies",
    "print_pages_unreadable": "pages",
    "print_page_missing": "pages",
}


class PreviewPresenter:
    """One paper in its sheet. `paper` is its key in app.words.terms.PAPER or LIST_PAPER, by which is
    remembered how it was printed.

    Whatever goes out is noted, once it went: printed, saved as a file, or opened in another program,
    which may print it. What went out before is marked as a reprint the next time.
    """

    def __init__(
        self,
        screen: PreviewScreen,
        drawing: CallingWorkQueue,
        room: PrintRoom,
        shelf: SetupShelf,
        hand_outs: HandOuts,
    ) -> None:
        self._screen = screen
        self._drawing = drawing
        self._room = room
        self._shelf = shelf
        self._hand_outs = hand_outs
        self._hand_out: HandOut | None = None
        self._path = Path()
        self._paper = ""
        self._count = 0
        self._is_printing = self._is_cancelled = False

    def open(self, paper: str, path: Path) -> None:
        """Show a paper; the printers follow, for the system may take its time over them."""
        self._hand_out = self._hand_outs.of(path)
        self._paper = paper
        self._path = path = self._hand_out.path if self._hand_out else path

        def show(sizes: list[tuple[float, float]]) -> None:
            self._count = len(sizes)
            self._screen.show_paper(sizes)

        self._drawing.submit(lambda: self._room.sizes(path), show, self._screen.show_problem)
        self._drawing.submit(self._read_printers, self._show_printers, self._screen.show_problem)
        self._drawing.submit(
            lambda: self._room.marks(path), self._show_marks, self._screen.show_problem
        )

    def _show_marks(self, marks: list[str]) -> None:
        if marks:
            self._screen.show_marks(marks)

    def show_page(self, page: int, pixels_per_mm: float) -> None:
        """Draw a page, counted from 1, so finely."""
        self._drawing.submit(
            lambda: self._room.picture(self._path, page, pixels_per_mm),
            lambda picture: self._screen.show_picture(page, picture),
            self._screen.show_problem,
        )

    def print(self, typed: Mapping[str, Any]) -> None:
        """Print with what was chosen: the fields of PrintSetup, copies and pages as typed."""
        if self._is_printing:
            return
        self._screen.clear_message()
        try:
            task = self._task(typed)
        except OperationRefused as refusal:
            self._refused(refusal)
            return
        self._is_cancelled = False
        self._screen.show_printing(0, len(task.pages))
        going = Going(page_words(task.pages, self._count), task.setup.copies)

        def send(path: Path) -> None:
            self._room.print(msgspec.structs.replace(task, path=path), self._tell(len(task.pages)))
            self._shelf.keep(self._paper, task.setup)

        def show(*, is_reprint: bool) -> None:
            copies = task.setup.copies
            self._screen.show_printed(len(task.pages), copies, is_reprint=is_reprint)

        self._hand_over(going, send, show)

    def save(self, target: Path) -> None:
        """Keep a copy of the file there."""
        if self._is_printing:
            return

        def send(path: Path) -> None:
            save_file(target, paper_bytes(path))

        def show(*, is_reprint: bool) -> None:
            self._screen.show_saved(target)

        self._hand_over(Going(way="file"), send, show)

    def open_outside(self) -> None:
        """Let the system's own program open the file."""
        if self._is_printing:
            return

        def show(*, is_reprint: bool) -> None:
            self._screen.open_outside(self._path)

        self._hand_over(Going(way="file"), lambda path: None, show)

    def cancel(self) -> None:
        """Stop before the next page; nothing is printed then."""
        self._is_cancelled = True

    def _hand_over(self, going: Going, send: Callable[[Path], None], show: OnHandedOver) -> None:
        """Mark the paper if it went out before, let it go, and note it once it went."""
        self._is_printing = True
        hand_out = self._hand_out

        def go(earlier: int) -> None:
            def work() -> None:
                send(hand_out.marked(earlier) if hand_out else self._path)

            def gone(_nothing: None) -> None:
                self._look_again()
                if hand_out:
                    hand_out.note(going, noted, self._refused)
                else:
                    noted()

            def noted() -> None:
                self._is_printing = False
                show(is_reprint=earlier > 0)

            def stayed(problem: Problem) -> None:
                self._look_again()
                if hand_out:
                    hand_out.give_up()
                self._refused(problem)

            self._drawing.submit(work, gone, stayed)

        if hand_out:
            hand_out.begin(going, go, self._refused)
        else:
            go(0)

    def _look_again(self) -> None:
        if self._hand_out and self._hand_out.path != self._path:
            self._path = self._hand_out.path
            self._screen.show_redrawn()

    def _task(self, typed: Mapping[str, Any]) -> PrintTask:
        copies = str(typed["copies"])
        setup = PrintSetup(
            printer=typed["printer"],
            copies=int(copies) if copies.isdecimal() and len(copies) < 4 else 0,
            sides=typed["sides"],
            sheet=typed["sheet"],
        )
        check_setup(setup)
        pages = whole_sheets(chosen_pages(typed["pages"], self._count), setup.sides, self._count)
        return PrintTask(self._path, tuple(pages), setup, self._path.stem)

    def _tell(self, total: int) -> Callable[[int], None]:
        def report(done: int) -> None:
            if self._is_cancelled:
                raise OperationRefused("printing_cancelled")
            self._drawing.call_soon(lambda: self._screen.show_printing(done, total))

        return report

    def _read_printers(self) -> tuple[list[PrinterFacts], PrintSetup]:
        return self._room.printers(), self._shelf.setup(self._paper) or usual_setup(self._paper)

    def _show_printers(self, found: tuple[list[PrinterFacts], PrintSetup]) -> None:
        printers, setup = found
        if setup.printer not in {printer.name for printer in printers}:
            setup = msgspec.structs.replace(setup, printer=printers[0].name if printers else "")
        self._screen.show_printers(printers, setup)

    def _refused(self, problem: Problem) -> None:
        self._is_printing = False
        field = FIELD_OF_PROBLEM.get(problem.key, "")
        if field:
            self._screen.show_field_problem(field, problem)
        else:
            self._screen.show_problem(problem)
