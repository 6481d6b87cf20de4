"""The township's install file, at the top of the first start: found on a stick, chosen, or by a typed code."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.form_column import FormColumn
from app.views.forms import LineField
from app.views.labels import plain_label
from app.views.scale import scaled
from app.views.sheet import Sheet

LOOKING_MILLISECONDS = 2000


class InstallStrip(QFrame):
    """Looks for a stick while it is in sight.

    Signals:
        stick_wanted: see whether a stick is there.
        found_taken: begin with the file on the stick.
        file_chosen: (object) begin with this file.
        code_typed: (str, str) begin with what this address gives for this code.
    """

    stick_wanted = Signal()
    found_taken = Signal()
    file_chosen = Signal(object)
    code_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = plain_label(
            self.tr("有镇里给的安装U盘，现在插上，会自己认出来；没有的，在下面选村。"), "body", self
        )
        self.take_button = ActionButton(self.tr("用U盘上的安装文件"), "Ctrl+U", True, self)
        self.file_button = ActionButton(self.tr("选安装文件"), "Ctrl+O", False, self)
        self.code_button = ActionButton(self.tr("输一次性码"), "Ctrl+K", False, self)
        self.take_button.hide()
        self.take_button.clicked.connect(self.found_taken)
        self.file_button.clicked.connect(self._on_file_wanted)
        self.code_button.clicked.connect(self._on_code_wanted)
        self.dialog: QFileDialog | None = None
        self.code_sheet: CodeEntrySheet | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOKING_MILLISECONDS)
        self._looking.timeout.connect(self._look)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.code_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(buttons)
        self._looking.start()

    def show_found(self, found: Any) -> None:
        """A stick is there."""
        self._looking.stop()
        words = self.tr("U盘上有{town}给{village}的安装文件，{letter} 号电脑，有效到 {day}。")
        self._words.setText(
            words.format(
                town=found.town_name,
                village=found.village.short_name,
                letter=found.letter,
                day=found.expires_on,
            )
        )
        self.take_button.show()
        self.take_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_only_road(self) -> None:
        """Nothing can be chosen without one."""
        if self._looking.isActive():
            self._words.setText(
                self.tr("插上镇里给的安装U盘，会自己认出来；有一次性码的，在下面输。")
            )

    def text(self) -> str:
        """What the strip says."""
        return self._words.text()

    def _look(self) -> None:
        if self.isVisible():
            self.stick_wanted.emit()

    def _on_file_wanted(self) -> None:
        dialog = QFileDialog(self, self.tr("选镇里给的安装文件"), "", self.tr("安装文件 (*.lxi)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.file_chosen.emit(Path(path)))
        self.dialog = dialog
        dialog.open()

    def _on_code_wanted(self) -> None:
        self.code_sheet = CodeEntrySheet(self.window())
        self.code_sheet.code_typed.connect(self.code_typed)
        self.code_sheet.open()


class CodeEntrySheet(Sheet):
    """The server's address and the code, as they were read out on the telephone.

    Signals:
        code_typed: (str, str) the address and the code.
    """

    code_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("输一次性码"))
        words = self.tr(
            "有网络时用。镇里在电话里念服务器地址和十二个字母数字；只能用一次，七天内有效。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        form = FormColumn(self)
        form.setMinimumWidth(scaled(520))
        self.address_field = LineField(
            self.tr("镇里服务器的地址"),
            placeholder=self.tr("如：10.1.2.3:8790"),
            is_required=True,
            parent=self,
        )
        self.code_field = LineField(
            self.tr("一次性码"),
            placeholder=self.tr("如：7K3M-2Q8D-WXYZ"),
            is_required=True,
            parent=self,
        )
        form.add_field(self.address_field)
        form.add_field(self.code_field)
        form.completed.connect(self._on_confirm)
        self.body.addWidget(form)
        self.add_cancel()
        self.confirm_button = self.add_action(self.tr("向镇里要安装文件"), "Ctrl+S", True)
        self.confirm_button.clicked.connect(self._on_confirm)
        form.focus_first()

    def _on_confirm(self) -> None:
        if self.address_field.text() and self.code_field.text():
            self.accept()
            self.code_typed.emit(self.address_field.text(), self.code_field.text())
