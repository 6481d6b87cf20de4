"""Asks where a file is to go: the system's own window for it, which names what stands there already."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """Opened with `open()`, so that the desk goes on. It goes when what it lies over goes out of sight, for
    a desk that was locked asks nothing.

    Signals:
        place_chosen: (Path) the file is to go there; in place of another one only if that was said.
        given_up: it is to go nowhere.
    """

    place_chosen = Signal(Path)
    given_up = Signal()

    def __init__(self, over: QWidget, suggested: Path, usual: Sequence[Path]) -> None:
        super().__init__(over, self.tr("另存为"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(self._kind_words(suggested.suffix))
        self.setDefaultSuffix(suggested.suffix.removeprefix("."))
        self.setSidebarUrls([QUrl.fromLocalFile(str(folder)) for folder in usual])
        self.setDirectory(str(suggested.parent))
        self.selectFile(suggested.name)
        self.fileSelected.connect(self._on_file_selected)
        self.rejected.connect(self.given_up)
        self.finished.connect(self.deleteLater)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it lies over."""
        if (
            event.type() == QEvent.Type.Hide
            and watched is self.parent()
            and not event.spontaneous()
        ):
            self.reject()
        return super().eventFilter(watched, event)

    def _kind_words(self, suffix: str) -> str:
        words = {
            ".xlsx": self.tr("Excel 表格 (*.xlsx)"),
            ".pdf": self.tr("PDF 文件 (*.pdf)"),
            ".toml": self.tr("规则方案 (*.toml)"),
            ".json": self.tr("版式 (*.json)"),
        }
        return words.get(suffix.lower(), self.tr("所有文件 (*)"))

    def _on_file_selected(self, path: str) -> None:
        self.place_chosen.emit(Path(path))
