"""What the program is, and whose work it stands on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import __version__
from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.folder_dialog import ask_folder
from app.views.labels import one_line_label, plain_label
from app.views.licences import LICENCES
from app.views.record_table import Column, RecordTable
from app.views.update_strip import UpdateStrip


class AboutBox(QWidget):
    """Name, version, promise, licences; updates; and a file for whoever looks for a fault.

    Signals:
        diagnostics_wanted: (str) the file is to be written into this folder.
        message_shown: (object) a sentence, or a Problem, for the page's strip.
    """

    diagnostics_wanted = Signal(str)
    message_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(10)
        column.addWidget(one_line_label(self.tr("连心站"), "heading", self))
        version = self.tr("版本 {version}").format(version=__version__)
        column.addWidget(one_line_label(version, "muted", self))
        promise = self.tr(
            "资料都加密保存在这台电脑上，没有网络也能用；有网络或用U盘时送到镇里。本程序不收集任何使用情况。"
        )
        column.addWidget(plain_label(promise, "body", self))
        self.update_strip = UpdateStrip(self)
        self.update_strip.message_shown.connect(self.message_shown)
        column.addWidget(self.update_strip)
        column.addLayout(self._diagnostics_row())
        column.addSpacing(8)
        column.addWidget(one_line_label(self.tr("本程序用到的开源软件和许可"), "heading", self))
        of_qt = self.tr(
            "Qt 未经改动，按 LGPL-3.0 使用：它的库文件单独放在程序文件夹里，可以换成自己编译的。"
            "许可全文在程序文件夹的 licences 里。"
        )
        column.addWidget(plain_label(of_qt, "muted", self))
        licences = RecordTable(
            [
                Column(self.tr("软件"), lambda row: row.work, 360),
                Column(self.tr("许可"), lambda row: row.licence),
            ],
            self.tr("开源许可"),
            self,
        )
        licences.show_records(LICENCES)
        column.addWidget(licences, 1)

    def show_written(self, name: str) -> None:
        """The file is there."""
        words = self.tr("诊断文件已写好：{name}，可以拔出U盘，交给镇里。")
        self.message_shown.emit(words.format(name=name))

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.message_shown.emit(problem)

    def set_busy(self, is_busy: bool) -> None:
        """The file is being written."""
        self.diagnostics_button.setEnabled(not is_busy)

    def _diagnostics_row(self) -> QHBoxLayout:
        self.diagnostics_button = ActionButton(self.tr("写诊断文件…"), "", False, self)
        self.diagnostics_button.clicked.connect(self._on_diagnostics_clicked)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.diagnostics_button)
        words = self.tr("程序出了毛病时，写一份交给镇里：里面没有群众资料，只有镇里能打开。")
        row.addWidget(plain_label(words, "muted", self), 1)
        return row

    def _on_diagnostics_clicked(self) -> None:
        ask_folder(self, self.tr("选U盘或文件夹"), self.diagnostics_wanted.emit)
