"""The strip that says which paper lies ready, and opens its preview."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.views.buttons import ActionButton, quiet_button
from app.views.labels import one_line_label
from app.views.translation import spoken
from app.words.terms import PAPER


class PaperStrip(QFrame):
    """Names a paper that lies ready.

    Signals:
        preview_wanted: (str, Path) the paper's key and its file: it is to be looked at and printed.
        not_opened: no program on this computer opens the folder.
    """

    preview_wanted = Signal(str, Path)
    not_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._paper, self._path = "", Path()
        self._words = one_line_label("", "body", self)
        self.open_button = ActionButton(self.tr("预览和打印"), "", False, self)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.folder_button = quiet_button(self.tr("打开文件夹"), self)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.folder_button)
        layout.addWidget(self.open_button)
        self.hide()

    def show_paper(self, paper: str, path: Path, *, is_one_of_several: bool = False) -> None:
        """A paper lies ready; of several the others are found in the folder."""
        self.folder_button.setVisible(is_one_of_several)
        self._paper, self._path = paper, path
        words = self.tr("{paper}已经做好：{name}").format(
            paper=spoken(PAPER, paper), name=path.name
        )
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def path(self) -> Path:
        """The file that the strip speaks of."""
        return self._path

    def _on_open_clicked(self) -> None:
        self.preview_wanted.emit(self._paper, self._path)

    def _on_folder_clicked(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self.not_opened.emit()
