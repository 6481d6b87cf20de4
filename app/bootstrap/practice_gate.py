"""The way into the practice village and out of it: nobody logs in, and the band says where one is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.background.work_thread import WorkThread
from app.bootstrap.practice_village import PracticeVillage
from app.bootstrap.station import OpenStation
from app.views.main_window import MainWindow
from app.views.practice_band import PracticeBand, PracticeEntrance

PRACTICE, ANEW, OWN = "practice", "anew", "own"
"""Which village may be wanted in the present one's place."""


class PracticeGate(QObject):
    """Remembers which village is wanted once the window is closed; empty: none."""

    def __init__(self, window: MainWindow, entrance: WorkThread) -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self.wanted = ""

    def leave_for(self, village: str) -> None:
        """Close this window, for another village to come in its place."""
        self.wanted = village
        self._window.close()

    def go_to_practice(self) -> None:
        """The practice village is to come."""
        self.leave_for(PRACTICE)

    def enter(
        self,
        practice: PracticeVillage,
        take_folder: Callable[[], None],
        on_opened: Callable[[OpenStation], None],
    ) -> None:
        """Show the band, and the village once it is made and open."""
        band, view = PracticeBand(), PracticeEntrance()
        band.anew_wanted.connect(lambda: self.leave_for(ANEW))
        band.leaving_wanted.connect(lambda: self.leave_for(OWN))

        def open_it() -> OpenStation:
            take_folder()
            return practice.opened()

        def go_in() -> None:
            self._entrance.submit(open_it, on_opened, view.show_problem)

        view.again_wanted.connect(go_in)
        self._window.show_band(band)
        self._window.show_entrance(view)
        go_in()
