"""The strip under a title that says what went wrong or what is done."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.models.errors import EnvironmentProblem, Problem
from app.views.labels import one_line_label, plain_label
from app.views.translation import sentence


class MessageStrip(QFrame):
    """One sentence, with a mark for its kind and a button to put it away; of a file that was saved, also
    how to open it.

    Signals:
        closed: someone put the message away.
        lead_taken: someone wants to go where the message leads.
    """

    closed = Signal()
    lead_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = one_line_label("", "body", self)
        self._mark.setProperty("part", "mark")
        self._text = plain_label("", "body", self)
        self._file: Path | None = None
        self.open_button = QPushButton(self.tr("打开"), self)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.folder_button = QPushButton(self.tr("打开所在文件夹"), self)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self._close = QPushButton(self.tr("知道了"), self)
        self._close.setProperty("kind", "quiet")
        self._close.clicked.connect(self._on_close_clicked)
        self.lead_button: QPushButton | None = None
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        for button in (self.open_button, self.folder_button):
            button.setProperty("kind", "quiet")
            layout.addWidget(button)
        layout.addWidget(self._close)
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self._show("problem", "■", sentence(problem))

    def show_warning(self, text: str) -> None:
        """Say what asks for care."""
        self._show("warning", "▲", text)

    def show_notice(self, text: str) -> None:
        """Say what is done."""
        self._show("notice", "◆", text)

    def offer_file(self, path: Path) -> None:
        """What is said is about this file, which can be opened."""
        self._file = path
        self.open_button.show()
        self.folder_button.show()

    def offer_lead(self, words: str) -> None:
        """A button that leads to what is said."""
        if self.lead_button is None:  # most messages lead nowhere
            self.lead_button = QPushButton(self)
            self.lead_button.clicked.connect(self.lead_taken)
            self._line.insertWidget(self._line.indexOf(self._close), self.lead_button)
        self.lead_button.setText(words)
        self.lead_button.show()

    def clear(self) -> None:
        """Put the message away."""
        self._text.setText("")
        self.hide()

    def text(self) -> str:
        """The sentence that stands here."""
        return self._text.text()

    def _show(self, kind: str, mark: str, text: str) -> None:
        self._file = None
        self.open_button.hide()
        self.folder_button.hide()
        if self.lead_button is not None:
            self.lead_button.hide()
        self._mark.setText(mark)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self._mark.setProperty("kind", kind)
        for widget in (self, self._mark, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.show()

    def _on_open_clicked(self) -> None:
        if self._file is not None:
            self._open(self._file)

    def _on_folder_clicked(self) -> None:
        if self._file is not None:
            self._open(self._file.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.show_problem(EnvironmentProblem("no_program_for_file", file=path.name))

    def _on_close_clicked(self) -> None:
        self.clear()
        self.closed.emit()
