"""Pictures as a row of small views: from files, a camera's folder or the clipboard."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.views.buttons import ActionButton, PromptButton
from app.views.case_layouts import empty_layout
from app.views.flow_row import FlowRow
from app.views.scale import scaled

SIDE = 64
LARGEST_SIDE = 20_000
WIDEST_TARGET = 160


class Thumbnail(PromptButton):
    """One picture, small. Enter or a click opens it, Delete takes it off.

    Signals:
        remove_wanted: it is not wanted after all.
    """

    remove_wanted = Signal()

    def __init__(self, name: str, data: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setFixedSize(SIDE + 12, SIDE + 8)
        self.setToolTip(name)
        self.setAccessibleName(name)
        pixmap = small_picture(data) if data else QPixmap()
        if pixmap.isNull():
            self.setText("PDF" if name.lower().endswith(".pdf") else self.tr("图片"))
        else:
            self.setIcon(pixmap)
            self.setIconSize(QSize(SIDE, SIDE))

    def keyPressEvent(self, event: Any) -> None:
        """Delete takes it off."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
            return
        super().keyPressEvent(event)


class PictureStrip(QFrame):
    """The pictures of a form or a case, and three ways to add more.

    Signals:
        added: (list of (name, path, bytes), str) pictures that were chosen, and for what.
        camera_wanted: the newest pictures of the camera's folder are wanted.
        opened: (int) the picture at that place is to be shown large.
        removed: (int) the picture at that place is not wanted.
        nothing_pasted: there is no picture on the clipboard.
    """

    added = Signal(list, str)
    camera_wanted = Signal()
    opened = Signal(int)
    removed = Signal(int)
    nothing_pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("图片"))
        self.thumbnails: list[Thumbnail] = []
        self._bar = FlowRow(self)
        self.target = QComboBox(self._bar)
        self.target.setAccessibleName(self.tr("新图片属于"))
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.target.setSizeAdjustPolicy(policy)  # a long name must not widen the page
        self.target.setIconSize(QSize(0, 0))  # there is none, and room is kept for one
        self.file_button = ActionButton(self.tr("选图片"), "Alt+O", False, self._bar)
        self.camera_button = ActionButton(self.tr("相机"), "Alt+C", False, self._bar)
        self.paste_button = ActionButton(self.tr("粘贴"), "Alt+V", False, self._bar)
        self.file_button.clicked.connect(self._on_file_clicked)
        self.camera_button.clicked.connect(self.camera_wanted)
        self.paste_button.clicked.connect(self.paste)
        self._row = QWidget()
        self._pictures = QHBoxLayout(self._row)
        self._pictures.setContentsMargins(0, 0, 0, 0)
        self._pictures.setSpacing(6)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFixedHeight(SIDE + 22)
        self._area.setWidget(self._row)
        self._lay_out()
        self.show_targets(())
        self.show_pictures(())

    def show_targets(self, names: Sequence[tuple[str, str]]) -> None:
        """What new pictures may belong to: (value, words); the whole case comes first."""
        before = self.target.currentData()
        self.target.clear()
        self.target.addItem(self.tr("整件"), "")
        for value, words in names:
            self.target.addItem(words, value)
        self.target.setCurrentIndex(max(0, self.target.findData(before)))
        self._make_room_for([self.target.itemText(n) for n in range(self.target.count())])
        self.target.setVisible(bool(names))

    def _make_room_for(self, words: Sequence[str]) -> None:
        """As wide as the longest, within measure; Qt counts in letters X."""
        advance = self.target.fontMetrics().horizontalAdvance
        room = min(max(map(advance, words)), scaled(WIDEST_TARGET))
        self.target.setMinimumContentsLength(room // advance("X") + 1)

    def set_target(self, value: str) -> None:
        """New pictures belong to this from now on."""
        self.target.setCurrentIndex(max(0, self.target.findData(value)))

    def show_pictures(self, pictures: Sequence[tuple[str, bytes]]) -> None:
        """Show these (name, bytes); a PDF has no bytes to show."""
        empty_layout(self._pictures)
        self.thumbnails = []
        for name, data in pictures:
            thumbnail = Thumbnail(name, data, self._row)
            thumbnail.clicked.connect(self._on_thumbnail_clicked)
            thumbnail.remove_wanted.connect(self._on_remove_wanted)
            self._pictures.addWidget(thumbnail)
            self.thumbnails.append(thumbnail)
        self._pictures.addStretch(1)
        self._area.setVisible(bool(pictures))

    def set_working(self, *, is_working: bool) -> None:
        """Pictures are being read; more may be chosen meanwhile."""
        self.file_button.setText(self.tr("正在处理…") if is_working else self.tr("选图片"))

    def paste(self) -> None:
        """Take a picture or files from the clipboard."""
        mime = QApplication.clipboard().mimeData()
        urls = mime.urls() if mime is not None else []  # an empty clipboard may have none
        paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
        if paths:
            self.add_files(paths)
            return
        image = mime.imageData() if mime is not None and mime.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            pasted = [(self.tr("粘贴的图片.png"), "", png_of(image))]
            self.added.emit(pasted, self.target.currentData() or "")
        else:
            self.nothing_pasted.emit()

    def add_files(self, paths: Sequence[str]) -> None:
        """Take these files."""
        chosen = [(PurePath(path).name, path, b"") for path in paths]
        self.added.emit(chosen, self.target.currentData() or "")

    def _lay_out(self) -> None:
        for member in (self.target, self.file_button, self.camera_button, self.paste_button):
            self._bar.add(member)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        layout.setSpacing(6)
        layout.addWidget(self._bar)
        layout.addWidget(self._area)

    def _on_file_clicked(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("选择图片或 PDF"))
        dialog.setNameFilter(self.tr("图片和 PDF (*.jpg *.jpeg *.png *.pdf)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def _place_of(self, thumbnail: object) -> int:
        return next(n for n, each in enumerate(self.thumbnails) if each is thumbnail)

    def _on_thumbnail_clicked(self) -> None:
        self.opened.emit(self._place_of(self.sender()))

    def _on_remove_wanted(self) -> None:
        self.removed.emit(self._place_of(self.sender()))


def small_picture(data: bytes, side: int = SIDE) -> QPixmap:
    """A picture read at a small size, which is many times faster than reading it whole."""
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return QPixmap()
    reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return QPixmap() if image.isNull() else QPixmap.fromImage(image)


def png_of(image: QImage) -> bytes:
    """The picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(content.data())
