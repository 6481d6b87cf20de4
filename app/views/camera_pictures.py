"""The pictures of a visit: a strip that also opens the camera's folder by itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.picture_sheets import CameraSheet
from app.views.picture_strip import PictureStrip

if TYPE_CHECKING:
    from app.presenters.picture_files import CameraFile


class CameraPictures(PictureStrip):
    """A PictureStrip with the sheet of a camera's newest pictures.

    Signals:
        folder_wanted: (str) the newest pictures of that folder, or of the remembered one.
    """

    folder_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera: CameraSheet | None = None
        self.camera_wanted.connect(self._on_camera_wanted)

    def nothing_words(self) -> str:
        """What to say when there is no picture on the clipboard."""
        return self.tr("剪贴板里没有图片；请先在别处复制一张图片。")

    def show_camera_folder(self, folder: str, files: "Sequence[CameraFile]") -> None:
        """The newest pictures of the remembered folder."""
        if self._camera is None or not self._camera.isVisible():
            self._camera = CameraSheet(self.window())
            self._camera.folder_chosen.connect(self.folder_wanted)
            self._camera.files_taken.connect(self.add_files)
            self._camera.open()
        self._camera.show_files(folder, files)

    def _on_camera_wanted(self) -> None:
        self.folder_wanted.emit("")
