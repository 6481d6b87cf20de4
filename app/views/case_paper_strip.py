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
        self._paper, self._paths, self._place = "", [Path()], 0
        self._words = one_line_label("", "body", self)
        self.open_button = ActionButton(self.tr("预览和打印"), "", False, self)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.next_button = ActionButton(self.tr("下一份"), "Ctrl+PgDown", False, self)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.folder_button = quiet_button(self.tr("打开文件夹"), self)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.folder_button)
        layout.addWidget(self.next_button)
        layout.addWidget(self.open_button)
        self.hide()

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready."""
        self.show_papers(paper, [path])

    def show_papers(self, paper: str, paths: list[Path]) -> None:
        """A paper lies ready in several files: one after another is looked at and printed."""
        self._paper, self._paths, self._place = paper, paths, 0
        for button in (self.next_button, self.folder_button):
            button.setVisible(len(paths) > 1)
        self._say()
        self.show()

    def path(self) -> Path:
        """The file that the strip speaks of."""
        return self._paths[self._place]

    def _say(self) -> None:
        one = self.tr("{paper}已经做好：{name}")
        several = self.tr("{paper}已经做好：{name}（第 {place} 份，共 {count} 份）")
        words = (several if len(self._paths) > 1 else one).format(
            paper=spoken(PAPER, self._paper),
            name=self.path().name,
            place=self._place + 1,
            count=len(self._paths),
        )
        self._words.setText(words)
        self.setAccessibleName(words)

    def _on_next_clicked(self) -> None:
        self._place = (self._place + 1) % len(self._paths)
        self._say()

    def _on_open_clicked(self) -> None:
        self.preview_wanted.emit(self._paper, self.path())

    def _on_folder_clicked(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path().parent))):
            self.not_opened.emit()
