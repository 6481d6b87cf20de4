"""帮助 put together: its sheet, the manual in it, and the book of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.manual_file import PICTURES, manual_folder, read_manual
from app.models.errors import Problem
from app.models.manual import section_for
from app.presenters.long_work import LongWork, file_cancelled
from app.presenters.one_at_a_time import OneAtATime
from app.presenters.paper_files import keep_file
from app.views.manual_sheet import ManualSheet
from app.views.translation import spoken
from app.words.page_guides import PAGE_GUIDE

BOOK_NAME = "操作手册"
PARTS = {
    "today": "操作手册",
    "cases": "3 登记代办",
    "households": "2.1 户和人",
    "visits": "5 走访",
    "cards": "4 联系卡",
    "appeals": "5.1 诉求",
    "sync": "6 同步",
    "settings": "8 设置",
    "guide": "3.1 办事指南",
}
"""What the heading of the section begins with that goes on where a page's guide ends."""


class BookScreen:
    """The sheet while the book is made; it may be closed before."""

    def __init__(self, sheet: ManualSheet) -> None:
        self._sheet: ManualSheet | None = sheet

    def leave(self) -> None:
        """The sheet is closed: nobody is told any more."""
        self._sheet = None

    def set_busy(self, is_busy: bool) -> None:
        """The strip says it."""

    def show_making(self, done: int, total: int) -> None:
        """So much of it is done."""
        if self._sheet is not None:
            self._sheet.show_making(done, total)

    def clear_progress(self) -> None:
        """It is over."""
        if self._sheet is not None:
            self._sheet.clear_progress()

    def show_problem(self, problem: Problem) -> None:
        """It was not made."""
        if self._sheet is not None:
            self._sheet.show_problem(problem)

    def show_book(self, path: Path) -> None:
        """It lies ready."""
        if self._sheet is not None:
            self._sheet.show_book(path)


class Help:
    """Lays the help of a page over it."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        self._resources = parts.papers.fonts_folder.parent
        self.sheet: ManualSheet | None = None

    def open(self, page: str, window: QWidget) -> None:
        """The help of that page. Raises EnvironmentProblem `resource_unreadable`."""
        sections = read_manual(self._resources)
        pictures = manual_folder(self._resources) / PICTURES
        parts = self._parts
        sheet = ManualSheet(sections, pictures, spoken(PAGE_GUIDE, page), window)
        sheet.open_section(section_for(sections, PARTS.get(page, "")))

        screen = BookScreen(sheet)
        work = LongWork(parts.drawing, screen, file_cancelled)
        making = OneAtATime(screen, parts.drawing)

        def draw() -> Path:
            book = parts.papers.draw_manual(sections, pictures, work.tell)
            return keep_file(parts.papers_folder, BOOK_NAME, book)

        sheet.book_wanted.connect(lambda: making.run(draw, screen.show_book, work))
        sheet.cancel_requested.connect(work.cancel)
        sheet.finished.connect(work.cancel)
        sheet.finished.connect(screen.leave)
        parts.previews.follow(sheet)
        sheet.finished.connect(self._on_finished)
        self.sheet = sheet
        sheet.open()

    def _on_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.let_go()
            self.sheet = None
