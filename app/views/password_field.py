"""A field for a password: it can be shown, and it tells when capitals are locked."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.views.buttons import quiet_button
from app.views.forms import LineField


class PasswordField(LineField):
    """One password. The button beside it shows what was typed."""

    def __init__(
        self,
        caption: str,
        hint: str = "",
        *,
        is_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, hint, is_required=is_required, parent=parent)
        self._plain_hint = hint
        self.line_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.line_edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.line_edit.installEventFilter(self)
        self.show_button = quiet_button(self.tr("显示"), self)
        self.show_button.setCheckable(True)
        self.show_button.setAccessibleName(self.tr("显示密码"))
        self.show_button.toggled.connect(self.set_shown)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._layout.insertLayout(self._layout.indexOf(self.line_edit), row)
        row.addWidget(self.line_edit, 1)
        row.addWidget(self.show_button)

    def text(self) -> str:
        """What was typed, as it was typed."""
        return self.line_edit.text()

    def set_shown(self, is_shown: bool) -> None:
        """Show the letters or dots."""
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.line_edit.setEchoMode(mode)
        self.show_button.blockSignals(True)
        self.show_button.setChecked(is_shown)
        self.show_button.blockSignals(False)
        self.show_button.setText(self.tr("隐藏") if is_shown else self.tr("显示"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt does not tell whether capitals are locked; a letter's case against Shift does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            letter = event.text()
            if letter.isascii() and letter.isalpha():
                has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._show_caps_lock(letter.isupper() != has_shift)
        return super().eventFilter(watched, event)

    def _show_caps_lock(self, is_locked: bool) -> None:
        self.set_hint(self.tr("▲ 大写锁定开着") if is_locked else self._plain_hint)
