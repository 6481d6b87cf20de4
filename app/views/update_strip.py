"""关于本程序: which version is in force, and a button for an update package on a stick."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.models.errors import Problem
from app.models.updates import UPDATE_SUFFIX
from app.views.buttons import ActionButton
from app.views.labels import plain_label

if TYPE_CHECKING:
    from app.presenters.update_presenter import UpdateStanding


class UpdateStrip(QWidget):
    """Its presenter is UpdatePresenter.

    Signals:
        opened: the strip has come to the front.
        update_chosen: (str) this package is to be taken.
        message_shown: (object) a sentence, or a Problem, for the page's strip.
    """

    opened = Signal()
    update_chosen = Signal(str)
    message_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.update_button = ActionButton(self.tr("读入升级包…"), "", False, self)
        self.update_button.clicked.connect(self._on_update_clicked)
        self.standing_label = plain_label("", "muted", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.update_button)
        row.addWidget(self.standing_label, 1)

    def show_standing(self, standing: "UpdateStanding") -> None:
        """Say what is in force and what waits; and once more what went wrong."""
        waiting = self.tr("{version} 版已经备好，下次打开程序时自动升级，数据会先备份。")
        none = self.tr("镇里发来的升级包会自动备好；U盘上的在这里读入，下次打开程序时升级。")
        words = waiting.format(version=standing.waiting) if standing.waiting else none
        self.standing_label.setText(words)
        if standing.trouble is not None:
            self.message_shown.emit(standing.trouble)

    def show_taken(self, version: str) -> None:
        """The package is good and kept."""
        words = self.tr("{version} 版的升级包是真的，已经备好，可以拔出U盘；下次打开程序时升级。")
        self.message_shown.emit(words.format(version=version))

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.message_shown.emit(problem)

    def set_busy(self, is_busy: bool) -> None:
        """A package is being proved."""
        self.update_button.setEnabled(not is_busy)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the strip came to the front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def _on_update_clicked(self) -> None:
        filter_words = self.tr("升级包 (*{suffix})").format(suffix=UPDATE_SUFFIX)
        dialog = QFileDialog(self, self.tr("选U盘上的升级包"), "", filter_words)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.update_chosen)
        dialog.open()
