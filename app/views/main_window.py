"""The one window: the entrance (first start or login), then the desk."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from app.views.idle_watch import IdleWatch

SMALLEST = (1180, 660)
USUAL = (1366, 768)
PLACE_KEY = "window/geometry"


class MainWindow(QMainWindow):
    """Shows one of its two faces. A desk that was left alone asks to be locked.

    Signals:
        first_shown: the window stands on the screen for the first time.
        left_alone: nobody has touched keys or mouse for a while with the desk open, or the PC slept.
        closing: the window is about to go.
        left: (QWidget) a face or a sheet that is never shown again.
    """

    first_shown = Signal()
    left_alone = Signal()
    closing = Signal()
    left = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("连心站"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._faces = QStackedWidget(self)
        self.setCentralWidget(self._faces)
        self._desk: QWidget | None = None
        self._waiting: list[QDialog] = []
        self._was_shown = False
        self._settings: QSettings | None = None
        self._soon = QTimer(self)  # a child, so that it ends with the window
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.first_shown)
        self._watch = IdleWatch(self)
        self._watch.left_alone.connect(self._on_left_alone)

    def show_entrance(self, entrance: QWidget) -> None:
        """Show the way in; the desk, if there is one, waits out of sight as it is, and so do the
        sheets over it: they show villagers, and would keep the keys from the password.
        """
        self._waiting += self._put_sheets_away()
        self._show(entrance)
        self._watch.stop()

    def show_desk(self, desk: QWidget) -> None:
        """Show the desk."""
        waiting, self._waiting = self._waiting, []
        if self._desk is not None and self._desk is not desk:
            for sheet in waiting:
                self.left.emit(sheet)
            waiting = []
            # A stack that goes brings page after page to its front: none may ask for anything now.
            for widget in self._desk.findChildren(QWidget):
                widget.blockSignals(True)
            self._faces.removeWidget(self._desk)
            self._desk.setParent(None)  # what is looked for in the window is the new one's
            self.left.emit(self._desk)
        self._desk = desk
        self._show(desk)
        for sheet in waiting:
            sheet.show()
        self._watch.start()

    def bring_to(self, desk: QWidget, call: Callable[[], None]) -> None:
        """Make a call for which that desk waited. Unless it is in front nothing may open, for it would show
        villagers to whoever stands there, and keep the keys from the password: what does is closed.
        """
        before = _windows_in_sight()
        call()
        if self._faces.currentWidget() is not desk:
            for late in _windows_in_sight() - before:
                late.close()

    def has_rested(self, seconds: float) -> bool:
        """Whether nobody has touched keys or mouse for that long, with the desk in front."""
        return self._watch.has_rested(seconds)

    def show_band(self, band: QWidget) -> None:
        """A band over both faces, that says which village this is."""
        self.setMenuWidget(band)
        self.setWindowTitle(self.tr("连心站 练习村"))

    def remember_place(self, settings: QSettings) -> None:
        """Come back where the window stood; the first time it fills a small screen."""
        self._settings = settings
        place = settings.value(PLACE_KEY)
        if isinstance(place, QByteArray) and self.restoreGeometry(place):
            return
        screen = QGuiApplication.primaryScreen()
        if screen is not None and screen.availableSize().width() <= USUAL[0]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell when the window first stands on the screen."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program put its things away; forms keep their drafts when they go out of sight."""
        self._put_sheets_away()
        if self._settings is not None:
            self._settings.setValue(PLACE_KEY, self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _put_sheets_away(self) -> list[QDialog]:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        sheets = [each for each in self.findChildren(QDialog) if each.isVisible()]
        for sheet in sheets:
            sheet.hide()
            sheet.finished.connect(self._on_waiting_finished)
        return sheets

    def _on_waiting_finished(self) -> None:
        """What was asked for before the desk was locked has been answered: that sheet is done."""
        self._waiting = [each for each in self._waiting if each is not self.sender()]

    def _show(self, face: QWidget) -> None:
        previous = self._faces.currentWidget()
        if self._faces.indexOf(face) < 0:
            self._faces.addWidget(face)
        self._faces.setCurrentWidget(face)
        face.setFocus(Qt.FocusReason.OtherFocusReason)
        if previous is not None and previous is not face and previous is not self._desk:
            self._faces.removeWidget(previous)
            self.left.emit(previous)

    def _on_left_alone(self) -> None:
        self.left_alone.emit()


def _windows_in_sight() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.isVisible()}
