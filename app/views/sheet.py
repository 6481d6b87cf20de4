"""Sheets laid over the desk: a form to fill in, or a question to answer."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.labels import plain_label
from app.views.main_window import MainWindow
from app.views.message_strip import MessageStrip
from app.views.record_standing import StandingLine
from app.views.scale import scaled
from app.views.scanned_enter import ScannedEnter

SMALLEST_WINDOW = QSize(1180, 660)
EDGE = QSize(40, 40)  # what a sheet leaves free of its window
LARGEST = 4096
SIDE, SPACING = 24, 10


class Sheet(QDialog):
    """A dialog in the desk's looks: title, message strip, `body`, and buttons below.

    Esc closes it. Open it with `open()`, never `exec()`, which would stop the event loop.
    """

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        self._title = plain_label(title, "heading", self)
        self._subtitle = plain_label(subtitle, "muted", self)
        self._subtitle.setVisible(bool(subtitle))
        self._strip = MessageStrip(self)
        self._scanned_enter = ScannedEnter(self)
        self._room_for_words = 0
        self._whole = QVBoxLayout(self)
        self.record_standing = StandingLine(self)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(24, 12, 24, 12)
        self._actions.setSpacing(10)
        self._actions.addStretch(1)
        self._lay_out()

    def add_action(self, text: str, shortcut: str = "", is_primary: bool = False) -> QPushButton:
        """A button at the bottom right, in the order added; connect its `clicked`."""
        button = ActionButton(text, shortcut, is_primary, self)
        button.setAutoDefault(False)
        self._actions.addWidget(button)
        return button

    def take_scans(self, scanner: QWidget) -> None:
        """A scanner's Enter means something in this field; everywhere else in a sheet it does nothing."""
        self._scanned_enter.let_pass_in(scanner)

    def add_cancel(self, text: str = "") -> QPushButton:
        """A button that closes the sheet."""
        button = self.add_action(text or self.tr("取消"), "Esc")
        button.clicked.connect(self.reject)
        return button

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line under the heading."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def subtitle(self) -> str:
        """The line under the heading."""
        return self._subtitle.text()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self._strip.show_problem(problem)
        self._make_room_for_words()

    def show_warning(self, text: str) -> None:
        """Say what asks for care."""
        self._strip.show_warning(text)
        self._make_room_for_words()

    def show_notice(self, text: str) -> None:
        """Say what is done."""
        self._strip.show_notice(text)
        self._make_room_for_words()

    def show_saved_file(self, words: str, path: Path, *, is_warning: bool = False) -> None:
        """Say that a file was saved, and offer to open it."""
        show = self.show_warning if is_warning else self.show_notice
        show(words)
        self._strip.offer_file(path)
        self._make_room_for_words()

    def clear_message(self) -> None:
        """Put the message away."""
        self._strip.clear()

    def message(self) -> str:
        """What the strip says; empty when it is away."""
        return self._strip.text()

    def let_go(self) -> None:
        """It is never shown again, but may still be answered: its window lets it go afterwards."""
        top = self.window()
        while (parent := top.parentWidget()) is not None:
            top = parent.window()
        if isinstance(top, MainWindow):
            top.left.emit(self)

    def set_size(self, width: int, height: int) -> None:
        """As large as that for the usual text, larger for larger text, but never beyond the window
        that it lies over.
        """
        self.resize(QSize(scaled(width), scaled(height)).boundedTo(self._most()))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now has it a window that hears the keys."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._scanned_enter)

    def event(self, event: QEvent) -> bool:
        """Words that came after it was opened must not squeeze the fields above them; and nobody gives
        back what words that wrap have asked for before their width was known.
        """
        was_taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.isFullScreen():
            most = self._most()
            needed = self._whole.totalMinimumHeightForWidth(self.width()) if self.isVisible() else 0
            if self.height() < needed <= most.height():
                self.resize(self.width(), needed)
            elif self.size().boundedTo(most) != self.size():
                self.resize(self.size().boundedTo(most))
        return was_taken

    def _most(self) -> QSize:
        parent = self.parentWidget()
        if parent is None:
            return QSize(LARGEST, LARGEST)
        return parent.window().size().expandedTo(SMALLEST_WINDOW) - EDGE

    def _make_room_for_words(self) -> None:
        """What the strip says must not squeeze the fields; it is made room for once."""
        wanted = self._strip.heightForWidth(self.width() - 2 * SIDE) + SPACING
        if wanted > self._room_for_words:
            more = QSize(0, wanted - self._room_for_words)
            self._room_for_words = wanted
            self.resize((self.size() + more).boundedTo(self._most().expandedTo(self.size())))

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(SIDE, 20, SIDE, 20)
        content.setSpacing(SPACING)
        content.addWidget(self._title)
        content.addWidget(self._subtitle)
        content.addWidget(self.record_standing)
        content.addWidget(self._strip)
        content.addSpacing(4)
        content.addLayout(self.body, 1)
        foot = QFrame(self)
        foot.setProperty("kind", "foot")
        foot.setLayout(self._actions)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(content, 1)
        self._whole.addWidget(foot)


class Question(Sheet):
    """Asks before something that cannot be taken back.

    Signals:
        confirmed: the answer was yes; no answer means no.
    """

    confirmed = Signal()

    def __init__(
        self, title: str, text: str, yes: str, no: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, "", parent)
        words = plain_label(text, "body", self)
        words.setMinimumWidth(scaled(420))
        self.body.addWidget(words)
        self.no_button = self.add_cancel(no)
        self.yes_button = self.add_action(yes, "", is_primary=True)
        self.yes_button.clicked.connect(self._on_yes_clicked)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes_clicked(self) -> None:
        self.accept()
        self.confirmed.emit()
