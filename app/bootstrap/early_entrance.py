"""The login, shown at once: what stands behind it is loaded beside the windows' thread meanwhile.

Loading all rooms of the desk takes several times as long as Qt itself; nobody who types a password has
to wait for that. Only what the login needs may be imported here.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton

from app.bootstrap.look_file import LOOK_FILE, LookFile
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import login_tiles
from app.bootstrap.surroundings import Surroundings
from app.models.errors import Problem
from app.models.looks import Look
from app.views.icons import IconBook
from app.views.login_view import LoginView
from app.views.main_window import MainWindow
from app.views.theme import Theme


class EarlyEntrance(QObject):
    """The window with the login in it. A password that comes too early is kept until somebody can try
    it; other buttons are dead until then, and say so by being grey.
    """

    def __init__(self, data: Path, surroundings: Surroundings) -> None:
        super().__init__()
        self.theme = Theme(surroundings.resources)
        self.look = LookFile(data / LOOK_FILE, surroundings.disk).look()
        application = QApplication.instance()
        if self.look != Look() and isinstance(application, QApplication):
            self.theme.apply(application, self.look)
        self.window = MainWindow()
        self.view: LoginView | None = None
        self._waiting: tuple[str, str] | None = None
        folder = StationFolder(data, surroundings.disk)
        if folder.exists():
            self._show_login(folder, surroundings)

    def hand_over(self, log_in: Callable[[str, str], None]) -> None:
        """From now on somebody can try passwords; one that waits is tried at once."""
        if self.view is None:
            return
        self.view.login_wanted.disconnect(self._keep)
        for button in self._others(self.view):
            button.setEnabled(True)
        if self._waiting is not None:
            log_in(*self._waiting)

    def _show_login(self, folder: StationFolder, surroundings: Surroundings) -> None:
        view = LoginView(IconBook(surroundings.resources / "icons"))
        try:
            view.show_station(folder.label().station_name)
            view.show_people(login_tiles(folder.path, surroundings))
        except Problem:
            return  # told by the login that comes when everything is loaded
        self.view = view
        view.login_wanted.connect(self._keep)
        for button in self._others(view):
            button.setEnabled(False)
        self.window.show_entrance(view)
        self.window.show()

    def _keep(self, staff_id: str, password: str) -> None:
        if self.view is not None and password:
            self.view.show_opening()
            self._waiting = (staff_id, password)

    @staticmethod
    def _others(view: LoginView) -> tuple[QPushButton, ...]:
        return (view.guide_button, view.forgotten_button, view.practice_button)
