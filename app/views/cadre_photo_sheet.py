"""干部照片: the photograph that stands on a cadre's cards, chosen, replaced or taken away."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.forms import ChoiceField
from app.views.labels import plain_label
from app.views.picture_strip import small_picture
from app.views.scale import scaled
from app.views.sheet import Sheet

WIDTH, PICTURE = 520, 260


class CadrePhotoSheet(Sheet):
    """The cadres of one grid. Its presenter is CadrePhotoPresenter.

    Signals:
        photo_wanted: (str) the photograph of a cadre is to be shown.
        file_chosen: (str, Path) a file is to be a cadre's photograph.
        remove_wanted: (str) a cadre's photograph is not wanted any more.
    """

    photo_wanted = Signal(str)
    file_chosen = Signal(str, Path)
    remove_wanted = Signal(str)

    def __init__(self, cadres: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("CadrePhotoSheet", "干部照片"), "", parent)
        words = [(each.id, "　".join(filter(None, [each.name, each.title]))) for each in cadres]
        self.cadre = ChoiceField(
            self.tr("哪位干部"),
            words,
            self.tr("照片印在留有照片位置的版式上：门贴、墙贴；不放也行"),
        )
        self.body.addWidget(self.cadre)
        self.picture = plain_label("", "muted", self)
        self.picture.setFixedHeight(PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self.picture)
        self.body.addStretch(1)
        self.remove_button = self.add_action(self.tr("去掉照片"), "Ctrl+Delete")
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self.cadre.value()))
        self.add_cancel(self.tr("关闭"))
        self.choose_button = self.add_action(self.tr("选照片"), "Ctrl+O", is_primary=True)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.cadre.changed.connect(self._on_cadre_changed)
        self.setMinimumWidth(scaled(WIDTH))
        self.cadre.setFocus()

    def show_first(self) -> None:
        """Ask for the photograph of the cadre that stands there."""
        self._on_cadre_changed()

    def show_photo(self, cadre_id: str, data: bytes) -> None:
        """A cadre's photograph; empty when there is none."""
        if cadre_id != self.cadre.value():
            return
        pixmap = small_picture(data, PICTURE) if data else QPixmap()
        self.picture.setPixmap(pixmap)
        if pixmap.isNull():
            self.picture.setText(self.tr("还没有照片，卡上不留空位。"))
        self.remove_button.setEnabled(bool(data))
        said = self.tr("有照片") if data else self.tr("没有照片")
        self.picture.setAccessibleName(said)

    def show_changed(self, *, is_kept: bool) -> None:
        """The photograph was kept, or taken away."""
        words = self.tr("已放上照片。") if is_kept else self.tr("已去掉照片。")
        said = self.tr("印有这位干部照片的卡过期了，请重印换发。")
        self.show_notice(words + said)

    def choose(self, path: Path) -> None:
        """A file was chosen."""
        self.clear_message()
        self.file_chosen.emit(self.cadre.value(), path)

    def _on_cadre_changed(self) -> None:
        self.clear_message()
        self.photo_wanted.emit(self.cadre.value())

    def _on_choose_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("选照片"), "", self.tr("照片（*.jpg *.jpeg *.png）")
        )
        if chosen:
            self.choose(Path(chosen))
