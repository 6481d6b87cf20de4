"""What happens in 开站准备: which steps are done is read from the station itself. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from app.acts.desk import Desk
from app.models.card_printing import CardPrinting
from app.models.first_morning import (
    BACKUP,
    CODE,
    DUTY,
    PEOPLE,
    PRINTER,
    VILLAGE,
    MorningStep,
    morning_steps,
)
from app.presenters.backup_presenter import BackupStanding, Keeper
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.work_queue import WorkQueue

TEST_PAGE = "试印页"
DUTY_DAYS = 31


class MorningScreen(ProblemScreen, Protocol):
    """What the presenter may ask of whoever shows the steps."""

    def show_steps(self, steps: Sequence[MorningStep]) -> None: ...

    def show_test_page(self, path: Path) -> None: ...


class MorningPresenter:
    """Reads the steps; draws the page that tries the printer."""

    def __init__(
        self,
        screen: MorningScreen,
        runner: Runner,
        drawing: WorkQueue,
        keeper: Keeper,
        test_page: Callable[[CardPrinting], bytes],
        papers_folder: Path,
        has_printed: Callable[[], bool],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._drawing = drawing
        self._keeper = keeper
        self._test_page = test_page
        self._papers_folder = papers_folder
        self._has_printed = has_printed

    def refresh(self) -> None:
        """Read how far the station is."""

        def with_safety(standing: BackupStanding) -> None:
            safe = {CODE: standing.has_code, BACKUP: bool(standing.set_made_at)}
            self._runner.run(
                steps_of_desk,
                lambda known: self._screen.show_steps(
                    morning_steps({**known, **safe, PRINTER: self._has_printed()})
                ),
                self._screen.show_problem,
            )

        self._drawing.submit(self._keeper.standing, with_safety, self._screen.show_problem)

    def draw_test_page(self) -> None:
        """A page with rules and words, to see whether the printer keeps to size."""

        def draw() -> Path:
            return keep_file(self._papers_folder, TEST_PAGE, self._test_page(CardPrinting()))

        self._drawing.submit(draw, self._screen.show_test_page, self._screen.show_problem)


def steps_of_desk(desk: Desk) -> dict[str, bool]:
    """What the station's file says."""
    store, today = desk.store, desk.workplace.today()
    with store.reading():
        station = store.stations.station()
        until = (today + timedelta(days=DUTY_DAYS)).isoformat()
        return {
            VILLAGE: station is not None and bool(station.duty_phone),
            PEOPLE: store.households.count() > 0,
            DUTY: bool(store.duty.between(today.isoformat(), until)),
        }
