"""The desk in a window: first start or login, then the pages; locked and opened again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.acts.pen import Actor
from app.background.desk_runner import DeskRunner
from app.background.freed_memory import give_back_memory
from app.background.work_thread import WorkThread
from app.bootstrap.crash_telling import CrashTelling, hear_own_faults
from app.bootstrap.desk_pages import DeskPages
from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.early_entrance import EarlyEntrance
from app.bootstrap.first_start_opening import FirstStartOpening
from app.bootstrap.guide_making import GuideAtEntrance, guide_making, guide_presenter, items_reader
from app.bootstrap.guide_prints import PRINTS_FILE, GuidePrints
from app.bootstrap.late_farewell import LateFarewell
from app.bootstrap.look_file import LOOK_FILE, LookFile
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.paper_drawing import PaperDrawing
from app.bootstrap.paper_printing import SETUPS_FILE, PaperPrinting, PreviewOpening, PrintSetups
from app.bootstrap.practice_gate import PracticeGate
from app.bootstrap.practice_village import PRACTICE_MARK, PracticeVillage
from app.bootstrap.private_folder import PrivateFolder
from app.bootstrap.restore_opening import RestoreOpening
from app.bootstrap.roads_back import RoadsBack
from app.bootstrap.safekeeping import Safekeeping
from app.bootstrap.save_places import PLACE_FILE, SavePlaces
from app.bootstrap.set_restoring import drop_unfinished
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_keys import StationKeys
from app.bootstrap.station_lock import login_tiles
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.way_back import WayBack
from app.models.errors import EnvironmentProblem, Problem
from app.models.long_work import Tell
from app.models.looks import Look
from app.presenters.login_presenter import LoginPresenter
from app.sheets.profile_file import shipped_profiles
from app.vault.slots import LoginTile
from app.views.desk_shell import DeskShell
from app.views.guide_page import GuidePage
from app.views.icons import IconBook
from app.views.login_view import LoginView
from app.views.main_window import MainWindow
from app.views.theme import Theme

LOCK_FILE = "desk.lock"
UPKEEP_MILLISECONDS = 3 * 60_000
"""How long after the desk was opened, and how often from then on, its backups are seen to."""
REDRESSING_MILLISECONDS = 20


class Desktop(QObject):
    """One window on one station's folder. Locking keeps the screens, drafts and all, out of sight;
    the same person finds them again, another begins anew. Nobody logs in to the practice village.
    `early` is the login that stands already; `gate` says which village is to follow this window.

    Signals:
        opened, crashed: somebody is at the desk of the station; the program has a fault.
    """

    opened = Signal()
    crashed = Signal()

    def __init__(
        self,
        data: Path,
        surroundings: Surroundings,
        parent: QObject | None = None,
        *,
        practice: PracticeVillage | None = None,
        early: EarlyEntrance | None = None,
    ) -> None:
        super().__init__(parent)
        self._data = practice.folder if practice else data
        self._practice = practice
        self._surroundings = surroundings
        self._folder = StationFolder(self._data, surroundings.disk)
        self._theme = early.theme if early else Theme(surroundings.resources)
        self._icons = IconBook(surroundings.resources / "icons")
        self._papers = PrivateFolder()
        self._entrance = WorkThread("entrance", self)
        self._drawing = WorkThread("drawing", self)
        self._paper_drawing = PaperDrawing(
            surroundings.resources / "fonts",
            data / "private_use.tsv",
            PRACTICE_MARK if practice else "",
        )
        setups = PrintSetups(data / SETUPS_FILE, surroundings.disk)
        places = SavePlaces(data / PLACE_FILE, surroundings.disk, self._runner_if_open)
        self._previews = PreviewOpening(self._drawing, PaperPrinting(), setups, places)
        self._guide_prints = GuidePrints(self._data / PRINTS_FILE, surroundings.disk)
        self._runner: DeskRunner | None = None
        self._station: OpenStation | None = None
        self._actor: Actor | None = None
        self._is_new = False  # set up just now, with nothing in it yet
        # Qt holds a plain object's methods weakly: someone has to hold the presenter.
        self._entrance_presenter: object = None
        self._stop_opening: Callable[[], None] = lambda: None
        self._first: FirstStartOpening | None = None
        self._pages: DeskPages | None = None
        self._look_file = LookFile(data / LOOK_FILE, surroundings.disk)
        self._redressing = QTimer(self, interval=REDRESSING_MILLISECONDS)
        self._redressing.timeout.connect(self._on_redressing)
        self._safekeeping = Safekeeping(self._opened_station)
        self._upkeep = QTimer(self, interval=UPKEEP_MILLISECONDS)
        self._upkeep.timeout.connect(self._on_upkeep)
        self._lock = QLockFile(f"{self._data}.lock" if practice else str(data / LOCK_FILE))
        self._lock.setStaleLockTime(0)
        self._early = early
        self.window = early.window if early else MainWindow()
        self.gate = PracticeGate(self.window, self._entrance)
        place = (self._data, surroundings, self._take_folder)
        roads = RoadsBack(*place)
        self.way_back = WayBack(
            self.window, self._entrance, roads, self._on_opened, surroundings.randomness
        )
        around = (self.window, self._entrance, self._icons)
        self.restoring = RestoreOpening(*around, *place, self._on_opened)
        self._crashes = CrashTelling(self.window)
        LateFarewell(self.window, self.is_busy)
        self._connect()

    def _connect(self) -> None:
        self.window.setWindowIcon(self._icons.icon("mark", "accent", 64))
        self.window.first_shown.connect(self._on_first_shown)
        self.window.left_alone.connect(self._on_left_alone)
        self.window.closing.connect(self.close)
        for thread in (self._entrance, self._drawing):
            thread.crashed.connect(self.show_crash)

    def start(self) -> None:
        """Show the window with the way in."""
        if self._early is not None:
            self._on_first_shown()
        elif self._look_file.look() != Look():
            self._dress()
        if self._practice is not None:
            self.gate.enter(self._practice, self._take_folder, self._on_opened)
        elif self._folder.exists():
            self._show_login()
        else:
            self._show_first_start()
        self.window.show()

    @property
    def shell(self) -> DeskShell | None:
        """The desk, once someone is in."""
        return self._pages.shell if self._pages else None

    @property
    def pages(self) -> DeskPages | None:
        """All pages with their presenters, once someone is in."""
        return self._pages

    def is_busy(self) -> bool:
        """Whether some work is still under way."""
        return any(thread.is_busy() for thread in self.findChildren(WorkThread))

    @Slot()
    def lock(self) -> None:
        """Close the file and ask for the password again."""
        runner, shell = self._runner, self.shell
        if not (runner and shell and self._station) or self._practice is not None:
            return
        self._upkeep.stop()
        self._show_login()  # first, for forms keep their drafts when they go out of sight
        for thread in self.findChildren(WorkThread):
            thread.bring_late(partial(self.window.bring_to, shell))
        runner.stop()
        self._entrance.submit(self._put_station_away, _unheard, _unheard)

    @Slot()
    def close(self) -> None:
        """Finish what is under way and put everything away."""
        self._upkeep.stop()
        self._stop_opening()
        self.restoring.stop()
        if self._pages is not None:
            self._pages.shell.hide()  # forms keep their drafts when they go out of sight
        if self._runner is not None:
            self._runner.stop()
        self._entrance.submit(self._put_station_away, _unheard, _unheard)
        for thread, last in ((self._entrance, lambda: None), (self._drawing, self._previews.close)):
            thread.stop(last)
            thread.wait()
            thread.fall_silent()
        if self._runner is not None:
            self._runner.fall_silent()
        self._lock.unlock()
        self._papers.remove()

    @Slot(str)
    def show_crash(self, words: str) -> None:
        """Say that the program has a fault, and where; nothing that was kept is lost."""
        self.crashed.emit()
        self._crashes.tell(words)

    def hear_crashes(self) -> None:
        """Show faults of the windows' own thread too, instead of dying silently."""
        hear_own_faults(lambda words: self.show_crash(words))

    # -- the way in

    @Slot()
    def _show_login(self) -> None:
        early, self._early = self._early, None
        standing = early.view if early else None
        view = standing or LoginView(self._icons)
        presenter = LoginPresenter(view, self._entrance, self._tiles, self._open, self._on_opened)
        view.login_wanted.connect(presenter.log_in)
        view.stop_wanted.connect(presenter.stop)
        view.guide_wanted.connect(self._show_guide)
        view.practice_wanted.connect(self.gate.go_to_practice)
        view.forgotten.connect(self.way_back.ask)
        view.restore_wanted.connect(lambda: self.restoring.show_own(self._show_login))
        self._entrance_presenter, self._stop_opening = presenter, presenter.stop
        if early is not None and standing is not None:
            early.hand_over(presenter.log_in)
            return
        presenter.start()
        self._entrance.submit(
            lambda: self._folder.label().station_name, view.show_station, view.show_problem
        )
        self.window.show_entrance(view)

    @Slot()
    def _show_guide(self) -> None:
        """The guide for whoever stands at the counter while nobody is logged in."""
        page = GuidePage(is_entrance=True)
        place = GuideAtEntrance(
            self._entrance, self._folder, self._surroundings, self._guide_prints
        )
        making = guide_making(self._drawing, self._paper_drawing, self._papers.path, self._previews)
        self._entrance_presenter = guide_presenter(page, place, making)
        self._previews.follow(page.paper_strip)
        page.back_requested.connect(self._show_login)
        self.window.show_entrance(page)

    def _show_first_start(self, *, is_recovering: bool = False) -> None:
        self._first = FirstStartOpening(
            self._surroundings, self._icons, self._entrance, self._create, self._on_opened
        )
        self._first.view.practice_wanted.connect(self.gate.go_to_practice)
        self._first.view.restore_wanted.connect(lambda: self.restoring.show(self._show_first_start))
        if is_recovering:
            self._first.view.begin_recovering()
        self.window.show_entrance(self._first.view)

    def _tiles(self) -> list[LoginTile]:
        """The people of the station, whoever was here last first."""
        last = self._actor.id if self._actor else ""
        tiles = login_tiles(self._data, self._surroundings)
        return sorted(tiles, key=lambda tile: tile.staff_id != last)

    def _open(self, staff_id: str, password: str, tell: Tell) -> OpenStation:
        self._take_folder()
        around = msgspec.structs.replace(self._surroundings, tell=tell)
        station = open_station(self._data, staff_id, password, around)
        give_back_memory()
        return station

    def _create(self, first: FirstStart) -> OpenStation:
        self._data.mkdir(parents=True, exist_ok=True)
        self._take_folder()
        drop_unfinished(self._data, self._surroundings)
        station = create_station(self._data, first, self._surroundings)
        self._is_new = True
        return station

    def _put_station_away(self) -> None:
        """After the last job: close the connections, then the station. On the entrance's thread,
        where the next opening waits for it.
        """
        station, self._station = self._station, None
        if self._runner is not None:
            self._runner.wait()
        if station is not None:
            station.close()

    def _take_folder(self) -> None:
        """Two windows on one folder would write one feed: the second is refused."""
        if not self._lock.isLocked() and not self._lock.tryLock(0):
            raise EnvironmentProblem("database_busy")

    # -- the desk

    def _on_opened(self, station: OpenStation) -> None:
        self._station = station
        self._upkeep.start()
        is_same_person = self._actor == station.actor and self._pages is not None
        self._actor = actor = station.actor
        if is_same_person and self._runner is not None and self._pages is not None:
            self._runner.connect_station(station.open_desk, station.open_sync)
            self._pages.refresh()
        else:
            self._runner = DeskRunner(station.open_desk, station.open_sync, self)
            self._runner.crashed.connect(self.show_crash)
            self._pages = self._make_pages(self._runner)
        self._runner.run(
            lambda desk: self._guide_prints.take_up(desk, actor), _unheard, self._tell_of_upkeep
        )
        self.window.show_desk(self._pages.shell)
        if self._practice is None:
            self.opened.emit()
        if self._is_new:
            self._is_new = False
            install = self._first.install if self._first else None
            self._pages.open_first_day(install.folder if install else None)

    def _make_pages(self, runner: DeskRunner) -> DeskPages:
        parts = DeskParts(
            runner=runner,
            actor=self._who,
            drawing=self._drawing,
            papers=self._paper_drawing,
            papers_folder=self._papers.path,
            previews=self._previews,
            icons=self._icons,
            keys=StationKeys(self._opened_station),
            keeper=self._safekeeping,
            write_diagnostics=self._safekeeping.write_diagnostics,
            updates=self._safekeeping.updates,
            randomness=self._surroundings.randomness,
            read_items=items_reader(self._surroundings.resources),
            read_profiles=lambda: shipped_profiles(self._surroundings.resources),
            look=self._look_file.look,
            choose_look=self._choose_look,
            clock=self._surroundings.clock,
        )
        pages = DeskPages(parts)
        pages.shell.lock_wanted.connect(self.lock)
        pages.shell.lock_button.setVisible(self._practice is None)
        pages.start()
        return pages

    def _choose_look(self, look: Look) -> None:
        self._look_file.keep(look)
        self._redressing.start()  # not at once: the radio button is still in the middle of its press

    def _on_redressing(self) -> None:
        """Once no answer is under way to the pages as they are, put new ones in their place."""
        if self.is_busy() or self._runner is None or self._pages is None:
            return
        if self._pages.shell.isVisible():
            self._pages.shell.hide()  # forms keep their drafts when they go out of sight
            return
        self._redressing.stop()
        self._dress()
        old, self._pages = self._pages, self._make_pages(self._runner)
        self._pages.take_over(old)
        self.window.show_desk(self._pages.shell)

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._theme.apply(application, self._look_file.look())

    def _opened_station(self) -> OpenStation:
        if self._station is None:
            raise EnvironmentProblem("database_closed")
        return self._station

    def _runner_if_open(self) -> DeskRunner | None:
        return self._runner if self._station is not None else None

    def _who(self) -> Actor:
        if self._actor is None:
            raise RuntimeError("nobody is logged in")
        return self._actor

    @Slot()
    def _on_upkeep(self) -> None:
        if self._station is not None:
            self._drawing.submit(self._safekeeping.look_after, _unheard, self._tell_of_upkeep)

    def _tell_of_upkeep(self, problem: Problem) -> None:
        if self._pages is not None:
            self._pages.show_problem(problem)

    @Slot()
    def _on_left_alone(self) -> None:
        if not self.is_busy():
            self.lock()

    @Slot()
    def _on_first_shown(self) -> None:
        self._theme.load_rare_characters()


def _unheard(answer: object) -> None:
    """Nobody waits for this answer."""
