"""帮助 put together: its sheet, the manual in it, and the book of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.manual_file import PICTURES, manual_folder, read_manual
from app.models.manual import section_for
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

        def draw() -> Path:
            return keep_file(
                parts.papers_folder, BOOK_NAME, parts.papers.draw_manual(sections, pictures)
            )

        sheet.book_wanted.connect(
            lambda: parts.drawing.submit(draw, sheet.show_book, sheet.show_problem)
        )
        parts.previews.follow(sheet)
        sheet.finished.connect(self._on_finished)
        self.sheet = sheet
        sheet.open()

    def _on_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
