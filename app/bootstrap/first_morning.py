"""开站准备, put together: offered on 今日 until all is done, and laid over it when it is wanted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.bootstrap.desk_parts import DeskParts
from app.models.errors import Problem
from app.models.first_morning import BACKUP, CODE, DUTY, PEOPLE, VILLAGE, MorningStep
from app.presenters.morning_presenter import MorningPresenter
from app.views.morning_sheet import MorningSheet
from app.views.today_page import TodayPage

PLACES = {
    VILLAGE: "settings:open_station",
    PEOPLE: "households:open_roster_import",
    CODE: "settings:open_backups",
    DUTY: "ledger:duty",
    BACKUP: "settings:open_backups",
}
"""Where each step is done."""


class FirstMorning:
    """Shows the steps on 今日 and in their sheet; once all are done it asks no more."""

    def __init__(
        self, parts: DeskParts, page: TodayPage, open_place: Callable[[str], None]
    ) -> None:
        self._page = page
        self._open_place = open_place
        self._previews = parts.previews
        self._is_over = False
        self.sheet: MorningSheet | None = None
        self._presenter = MorningPresenter(
            self,
            parts.runner,
            parts.drawing,
            parts.keeper,
            parts.papers.draw_calibration,
            parts.papers_folder,
            parts.previews.has_printed,
        )
        page.opened.connect(self._on_page_opened)
        page.morning_wanted.connect(self.open)

    def open(self) -> None:
        """Lay the sheet over the page."""
        sheet = MorningSheet(self._page.window())
        sheet.step_wanted.connect(lambda step: self._open_place(PLACES[step]))
        sheet.test_page_wanted.connect(self._presenter.draw_test_page)
        sheet.finished.connect(self._on_finished)
        self._previews.follow(sheet)
        self.sheet = sheet
        self._presenter.refresh()
        sheet.open()

    def show_steps(self, steps: Sequence[MorningStep]) -> None:
        """On the page, and in the sheet if it lies there."""
        self._is_over = all(step.is_done for step in steps)
        self._page.show_steps(steps)
        if self.sheet is not None:
            self.sheet.show_steps(steps)

    def show_test_page(self, path: Path) -> None:
        """The page that tries the printer is drawn."""
        if self.sheet is not None:
            self.sheet.show_test_page(path)

    def show_problem(self, problem: Problem) -> None:
        """Say it where the steps are."""
        (self.sheet or self._page).show_problem(problem)

    def _on_page_opened(self) -> None:
        if not self._is_over:
            self._presenter.refresh()

    def _on_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.let_go()
            self.sheet = None
        self._on_page_opened()
