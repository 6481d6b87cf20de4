"""A picture shown large, and the newest pictures of a camera's folder to choose from."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from app.views.folder_dialog import ask_folder
from app.views.labels import plain_label
from app.views.picture_strip import small_picture
from app.views.sheet import Sheet
from app.views.translation import spoken_day

PREVIEW, LARGE = 360, 620
KIB = 1024


class PictureSheet(Sheet):
    """One picture, as large as the screen allows.

    Signals:
        remove_wanted: it is not wanted.
    """

    remove_wanted = Signal()

    def __init__(
        self, name: str, data: bytes, *, can_remove: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, "", parent)
        self.picture = plain_label("", "muted", self)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(name)
        pixmap = small_picture(data, LARGE) if data else QPixmap()
        if pixmap.isNull():
            self.picture.setText(self.tr("这里显示不了这个文件。"))
        else:
            self.picture.setPixmap(pixmap)
        self.body.addWidget(self.picture, 1)
        self.close_button = self.add_cancel(self.tr("关闭"))
        if can_remove:
            self.remove_button = self.add_action(self.tr("去掉这张"), "Delete")
            self.remove_button.clicked.connect(self._on_remove_clicked)

    def _on_remove_clicked(self) -> None:
        self.accept()
        self.remove_wanted.emit()


class CameraSheet(Sheet):
    """The newest pictures of a folder; the space bar marks, Enter takes what is marked.

    Signals:
        folder_chosen: (str) another folder, to be remembered.
        files_taken: (list of str) the files that are wanted.
    """

    folder_chosen = Signal(str)
    files_taken = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("从相机文件夹选"), "", parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("最近的图片"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.itemActivated.connect(self._on_take)
        self._preview = plain_label("", "muted", self)
        self._preview.setFixedSize(QSize(PREVIEW, PREVIEW))
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty = plain_label("", "muted", self)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list, 1)
        row.addWidget(self._preview)
        self.body.addWidget(self._empty)
        self.body.addLayout(row, 1)
        self.folder_button = self.add_action(self.tr("换文件夹"), "Ctrl+O")
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.add_cancel()
        self.take_button = self.add_action(self.tr("取这些"), "", is_primary=True)
        self.take_button.clicked.connect(self._on_take)
        self.set_size(900, 560)

    def show_files(self, folder: str, files: Sequence[Any]) -> None:
        """Show these CameraFiles, the newest first and marked."""
        self.set_subtitle(folder or self.tr("还没有选过文件夹；点“换文件夹”，下次会记得。"))
        self.list.clear()
        for file in files:
            item = QListWidgetItem(self._words(file), self.list)
            item.setData(Qt.ItemDataRole.UserRole, file.path)
        nothing = self.tr("这个文件夹里没有图片。请看看相机或手机连好了没有。")
        self._empty.setText(nothing)
        self._empty.setVisible(bool(folder) and not files)
        self.take_button.setEnabled(bool(files))
        if files:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.folder_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def paths(self) -> list[str]:
        """What is marked, from top to bottom."""
        rows = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in rows]

    def choose_folder(self, folder: str) -> None:
        """Look into another folder."""
        self.folder_chosen.emit(folder)

    def _words(self, file: Any) -> str:
        at = datetime.fromtimestamp(file.modified)
        day = f"{spoken_day(at.date())} {at:%H:%M}"
        return f"{file.name}　{day}　{max(1, file.size_bytes // KIB):,} KB"

    def _on_current_changed(self) -> None:
        self._preview.clear()
        if self.list.currentRow() < 0:
            return
        path = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        if Path(path).suffix.lower() == ".pdf":
            self._preview.setText("PDF")
            return
        reader = QImageReader(path)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid():
            reader.setScaledSize(size.scaled(PREVIEW, PREVIEW, Qt.AspectRatioMode.KeepAspectRatio))
            self._preview.setPixmap(QPixmap.fromImage(reader.read()))

    def _on_folder_clicked(self) -> None:
        ask_folder(self, self.tr("选择相机文件夹"), self.choose_folder)

    def _on_take(self) -> None:
        paths = self.paths()
        if paths:
            self.accept()
            self.files_taken.emit(paths)
