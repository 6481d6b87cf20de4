"""All attachments of a case, and adding more to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.attachments import PDF
from app.views.labels import plain_label
from app.views.picture_sheets import CameraSheet, PictureSheet
from app.views.picture_strip import PictureStrip
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.presenters.case_extras_presenter import ShownAttachment
    from app.presenters.picture_files import CameraFile

WIDTH, HEIGHT = 820, 320


class AttachmentSheet(Sheet):
    """Shows pictures small, and large when they are opened; a PDF opens in the system's viewer.

    Signals:
        added: (list of (name, path, bytes), str) pictures, and the id of the paper that they show.
        camera_wanted: (str) the newest pictures of that folder, or of the remembered one.
        file_wanted: (str) the id of a PDF that is to be opened.
    """

    added = Signal(list, str)
    camera_wanted = Signal(str)
    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("附件"), "", parent)
        self._shown: Sequence[Any] = ()
        self._camera: CameraSheet | None = None
        self.pictures = PictureStrip(self)
        self.pictures.added.connect(self.clear_message)
        self.pictures.added.connect(self.added)
        self.pictures.opened.connect(self._on_opened)
        self.pictures.camera_wanted.connect(self._on_camera_wanted)
        self.pictures.nothing_pasted.connect(self._on_nothing_pasted)
        self._empty = plain_label(self.tr("这件还没有附件。"), "muted", self)
        self.body.addWidget(self.pictures)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        self.add_cancel(self.tr("关闭"))
        self.set_size(WIDTH, HEIGHT)

    def show_attachments(
        self, shown: "Sequence[ShownAttachment]", materials: Sequence[tuple[str, str]]
    ) -> None:
        """Show these ShownAttachments; new ones may belong to these papers (id, name)."""
        self._shown = shown
        self.pictures.show_targets(materials)
        self.pictures.show_pictures([(self._words(each), each.data) for each in shown])
        self._empty.setVisible(not shown)

    def show_camera_folder(self, folder: str, files: "Sequence[CameraFile]") -> None:
        """The newest pictures of the remembered folder."""
        if self._camera is None or not self._camera.isVisible():
            self._camera = CameraSheet(self)
            self._camera.folder_chosen.connect(self.camera_wanted)
            self._camera.files_taken.connect(self.pictures.add_files)
            self._camera.open()
        self._camera.show_files(folder, files)

    def _words(self, shown: "ShownAttachment") -> str:
        name = shown.attachment.file_name
        return f"{shown.material_name}　{name}" if shown.material_name else str(name)

    def _on_opened(self, place: int) -> None:
        shown = self._shown[place]
        if shown.attachment.media_type == PDF:
            self.file_wanted.emit(shown.attachment.id)
        elif shown.data:
            PictureSheet(self._words(shown), shown.data, can_remove=False, parent=self).open()
        else:
            self.show_warning(self.tr("这张图片还没传到这台电脑；下次同步会带来。"))

    def _on_camera_wanted(self) -> None:
        self.camera_wanted.emit("")

    def _on_nothing_pasted(self) -> None:
        self.show_warning(self.tr("剪贴板里没有图片；请先在别处复制一张图片。"))
