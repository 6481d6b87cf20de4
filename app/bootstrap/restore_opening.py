"""Restoring a station, put together: from the first start, and from a login whose file is broken."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject

from app.background.work_thread import WorkThread
from app.bootstrap.backup_finding import BackupFinding, FoundCopy, path_of
from app.bootstrap.install_files import mounted_sticks
from app.bootstrap.set_restoring import SetRestoring
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.station_backup import restore_backup
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import login_tiles
from app.bootstrap.station_recovery import code_was_seen
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township_grant import AskedByLine, AskedGrant
from app.models.errors import OperationRefused
from app.presenters.restore_presenter import RestorePresenter, RestoreTells
from app.vault.slots import LoginTile
from app.views.code_sheet import CodeSheet
from app.views.icons import IconBook
from app.views.main_window import MainWindow
from app.views.restore_view import RestoreView

Places = Callable[[], Iterable[Path]]


class FirstStartAgain(Protocol):
    """Shows the first start anew."""

    def __call__(self, *, is_recovering: bool = False) -> None: ...


class SetRoads:
    """From a set on a stick to this PC, which has no station yet. Implements
    restore_presenter.RestoreRoads; slow. `take_folder` keeps a second window off the folder.
    """

    def __init__(
        self,
        data: Path,
        surroundings: Surroundings,
        take_folder: Callable[[], None],
        places: Places = mounted_sticks,
    ) -> None:
        self._data = data
        self._surroundings = surroundings
        self._take_folder = take_folder
        self.finding = BackupFinding(surroundings, places)

    def find(self) -> list[FoundCopy]:
        """On the sticks that are plugged in."""
        return self.finding.find()

    def look_in(self, folder: Path) -> list[FoundCopy]:
        """In a folder that was chosen."""
        return self.finding.look_in(folder)

    def people(self, copy: FoundCopy) -> tuple[list[LoginTile], bool]:
        """Who can open it, and whether their passwords do."""
        return self._restoring(copy).people()

    def by_code(
        self, copy: FoundCopy, staff_id: str, code: str, password: str, tells: RestoreTells
    ) -> tuple[OpenStation, str]:
        """By the recovery code; the next one comes with it."""
        return self._restoring(copy, tells).by_code(staff_id, code, password)

    def by_password(
        self, copy: FoundCopy, staff_id: str, password: str, tells: RestoreTells
    ) -> OpenStation:
        """By the person's own password, on the PC that the set was made on."""
        return self._restoring(copy, tells).by_password(staff_id, password)

    def ask(self, copy: FoundCopy, staff_id: str, folder: Path) -> AskedGrant:
        """Write a request to the township."""
        return self._restoring(copy).ask(staff_id, folder)

    def by_grant(
        self, copy: FoundCopy, staff_id: str, answer: Path, password: str, tells: RestoreTells
    ) -> OpenStation:
        """By the township's answer."""
        return self._restoring(copy, tells).by_grant(staff_id, answer, password)

    def ask_by_line(self, copy: FoundCopy, staff_id: str) -> AskedByLine:
        """Ask the township over the line."""
        return self._restoring(copy).ask_by_line(staff_id)

    def by_line(
        self, copy: FoundCopy, staff_id: str, password: str, tells: RestoreTells
    ) -> OpenStation:
        """By what the township has granted over the line."""
        return self._restoring(copy, tells).by_line(staff_id, password)

    def _restoring(self, copy: FoundCopy, tells: RestoreTells | None = None) -> SetRestoring:
        self._data.mkdir(parents=True, exist_ok=True)
        self._take_folder()
        around = self._surroundings
        if tells is None:
            return SetRestoring(self._data, copy.folder, around, copy.name)
        around = msgspec.structs.replace(around, tell=tells.opening)
        return SetRestoring(self._data, copy.folder, around, copy.name, tells.bringing)


class OwnRoads(SetRoads):
    """A backup in the place of this station's broken file; its people's passwords open it."""

    def find(self) -> list[FoundCopy]:
        """Those on this PC, and the same station's on sticks."""
        return self.finding.own(self._data)

    def look_in(self, folder: Path) -> list[FoundCopy]:
        """Raises OperationRefused `backup_of_another_station` (station) too."""
        found = self.finding.look_in(folder)
        station_id = StationFolder(self._data, self._surroundings.disk).label().station_id
        ours = [copy for copy in found if copy.station_id == station_id]
        here = self._data.resolve()
        ours = [copy for copy in ours if not (copy.is_live and copy.folder.resolve() == here)]
        if not ours:
            raise OperationRefused("backup_of_another_station", station=found[0].station_name)
        return ours

    def people(self, copy: FoundCopy) -> tuple[list[LoginTile], bool]:
        """Who has a key here."""
        return login_tiles(self._data, self._surroundings), True

    def by_password(
        self, copy: FoundCopy, staff_id: str, password: str, tells: RestoreTells
    ) -> OpenStation:
        """What was there is kept beside."""
        self._take_folder()
        bringing = msgspec.structs.replace(self._surroundings, tell=tells.bringing)
        restore_backup(self._data, staff_id, password, path_of(copy), bringing, copy.folder)
        opening = msgspec.structs.replace(self._surroundings, tell=tells.opening)
        return open_station(self._data, staff_id, password, opening)


class RestoreOpening(QObject):
    """Holds the view and its presenter."""

    def __init__(
        self,
        window: MainWindow,
        entrance: WorkThread,
        icons: IconBook,
        data: Path,
        surroundings: Surroundings,
        take_folder: Callable[[], None],
        on_opened: Callable[[OpenStation], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self._icons = icons
        self.set_roads = SetRoads(data, surroundings, take_folder)
        self.own_roads = OwnRoads(data, surroundings, take_folder)
        self._randomness = surroundings.randomness
        self._on_opened = on_opened
        self._presenter: RestorePresenter[FoundCopy, OpenStation] | None = None
        self.view: RestoreView | None = None
        self.code_sheet: CodeSheet | None = None

    def show(self, show_first_start: FirstStartAgain) -> None:
        """At the first start, which comes back when nothing is restored, or the township is to be asked."""
        view = self._show(self.set_roads, show_first_start, is_own=False)
        view.copy_step.township_wanted.connect(lambda: show_first_start(is_recovering=True))

    def show_own(self, on_given_up: Callable[[], None]) -> None:
        """At the login of a station whose file is broken."""
        self._show(self.own_roads, on_given_up, is_own=True)

    def _show(
        self, roads: SetRoads, on_given_up: Callable[[], None], *, is_own: bool
    ) -> RestoreView:
        view = self.view = RestoreView(self._icons, is_own=is_own)
        presenter = RestorePresenter(view, self._entrance, roads, self._let_in, self._randomness)
        copies, lock = view.copy_step, view.lock_step
        copies.stick_wanted.connect(presenter.look)
        copies.folder_chosen.connect(presenter.look_in)
        lock.proposal_wanted.connect(presenter.propose_password)
        view.copy_chosen.connect(presenter.choose)
        view.copy_put_back.connect(presenter.put_back)
        view.code_given.connect(presenter.restore_by_code)
        view.password_given.connect(presenter.restore_by_password)
        view.grant_given.connect(presenter.restore_by_grant)
        view.line_wanted.connect(presenter.ask_by_line)
        view.request_wanted.connect(presenter.ask_township)
        view.bring_step.cancel_requested.connect(presenter.cancel)
        view.given_up.connect(lambda: on_given_up())
        self._presenter = presenter
        self._window.show_entrance(view)
        presenter.look()
        return view

    def stop(self) -> None:
        """The window closes: what is under way leaves this PC as it was."""
        if self._presenter is not None:
            self._presenter.stop()

    def _let_in(self, station: OpenStation, next_code: str) -> None:
        self._on_opened(station)
        if next_code:
            self.code_sheet = CodeSheet(next_code, self._window)
            self.code_sheet.accepted.connect(lambda: code_was_seen(station))
            self.code_sheet.open()
