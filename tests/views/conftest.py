"""What every test of a screen stands on: our fonts and looks, typing as an input method does, and
a real desk on a real station.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.window import Desktop
from app.models.listed_ledgers import LISTED
from app.models.records import Person
from app.views.desk_shell import DeskShell
from app.views.preview_sheet import PreviewSheet
from app.views.save_dialog import SaveDialog
from app.views.theme import Theme
from tests.stations import PASSWORD, RESOURCES, Pc, clock, make_pc, pc, stick, town, village
from tests.views.speaking import english, english_folder, spoken_here, stretched_folder
from tests.views.village_desk import (
    drawn,
    list_making,
    runner,
    second_desk,
    station,
    station_clock,
    template,
)

__all__ = [
    "clock",
    "drawn",
    "english",
    "english_folder",
    "list_making",
    "make_pc",
    "pc",
    "runner",
    "second_desk",
    "spoken_here",
    "station",
    "station_clock",
    "stick",
    "stretched_folder",
    "template",
    "town",
    "village",
]


class DeskAtWork:
    """A desktop with someone at its keyboard."""

    def __init__(self, desktop: Desktop, qtbot, saved: Path) -> None:
        self.desktop = desktop
        self.window = desktop.window
        self._qtbot = qtbot
        self.saved = saved
        self.crashes: list[str] = []
        desktop.show_crash = self.crashes.append

    @property
    def shell(self):
        return self.desktop.shell

    @property
    def pages(self):
        return self.desktop.pages

    @property
    def entrance(self) -> QWidget:
        return self.window.centralWidget().currentWidget()

    def settle(self) -> None:
        """Until no thread works and every answer is on the screen."""
        self._qtbot.waitUntil(lambda: not self.desktop.is_busy())
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.desktop.is_busy())

    def log_in(self, password: str = PASSWORD) -> None:
        self.settle()
        self.entrance.password_field.set_text(password)
        self.entrance.password_field.submitted.emit()
        self.settle()

    def put_preview_away(self) -> Path:
        """A paper lies in its preview: closes it; returns the paper's file."""
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, PreviewSheet)
        assert sheet.picture.has_picture() and sheet.windowTitle() not in LISTED
        sheet.reject()
        self.settle()
        return sheet.path()

    def save(self, name: str = "") -> Path:
        """It is asked where a file is to go: there, under the name that is proposed unless given."""
        self.saved.mkdir(exist_ok=True)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SaveDialog)
        target = self.saved / (name or Path(dialog.selectedFiles()[0]).name)
        dialog.place_chosen.emit(target)  # what Qt's own window does with a name is its own affair
        below = dialog.parentWidget().window()
        dialog.done(1)
        below.activateWindow()
        self.settle()
        return target

    def unfinished(self):
        """The list of forms left unfinished, opened."""
        self.pages.unfinished.open()
        self.settle()
        return self.pages.unfinished.sheet

    def page(self, key: str):
        """A page, opened and filled."""
        self.shell.open_page(key)
        self.settle()
        return self.shell.page(key)


@pytest.fixture(scope="session")
def _dressed(qapp):
    Theme(RESOURCES).apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _looks(_dressed):
    """Every test sees the desk as people do."""


@pytest.fixture(autouse=True)
def _pages_when_opened(request, monkeypatch):
    """A page is built when it is opened, not in the moments in which nobody waits: a test has none.

    The mark `idle_moments` lets a test have them.
    """
    if request.node.get_closest_marker("idle_moments") is None:
        monkeypatch.setattr(DeskShell, "prepare_pages", lambda _shell: None)


@pytest.fixture
def write() -> Callable[[QWidget, str], None]:
    """Writes Chinese as an input method would; qtbot.keyClicks aborts on it."""

    def write(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return write


@pytest.fixture
def open_desktop(qtbot) -> Iterator[Callable[[Pc], DeskAtWork]]:
    """open_desktop(pc): the window on a PC's folder, at its entrance."""
    opened: list[DeskAtWork] = []

    def open_it(pc: Pc) -> DeskAtWork:
        pc.close()
        desktop = Desktop(pc.folder, pc.surroundings)
        opened.append(DeskAtWork(desktop, qtbot, pc.folder.parent / "另存"))
        desktop.start()
        return opened[-1]

    yield open_it
    for each in opened:
        each.window.close()
        each.window.deleteLater()
        assert each.crashes == []


@pytest.fixture
def desk_of(open_desktop, village: Pc) -> Callable[[], DeskAtWork]:
    """desk_of(): the village's desk anew with somebody at it, after whatever was done to the station."""

    def open_it() -> DeskAtWork:
        at_work = open_desktop(village)
        at_work.log_in()
        return at_work

    return open_it


@pytest.fixture
def desk(open_desktop, village: Pc) -> DeskAtWork:
    """The desk of a small village with two Wangs in it, its head logged in."""
    for name in ("王桂兰", "王桂林"):
        village.desk.register.add_person(village.actor, Person(id="", name=name))
    at_work = open_desktop(village)
    at_work.log_in()
    return at_work


@pytest.fixture
def dressed_again(qapp):
    """The usual look, for whoever comes after."""
    yield qapp
    # The closed window goes first: to dress its 3,500 widgets again takes seven seconds.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    Theme(RESOURCES).apply(qapp)
