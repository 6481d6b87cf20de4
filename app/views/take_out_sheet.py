"""Asks what whole numbers are taken out for, and for the password of whoever answers for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn
from app.views.forms import LineField
from app.views.password_field import PasswordField
from app.views.scale import scaled
from app.views.sheet import Sheet


class TakeOutSheet(Sheet):
    """Stays open until the list lies ready, so that a refusal is read where it was asked.

    Signals:
        confirmed: (str, str) the reason and the password.
    """

    confirmed = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("导出“{title}”的完整号码").format(title=title))
        self.set_subtitle(
            self.tr("文件里的证件号码和电话不再遮住。谁导出、为什么，都会记下来并报给镇里。")
        )
        self.reason_field = LineField(
            self.tr("用途"), is_required=True, placeholder=self.tr("例如：报镇民政办核对低保名单")
        )
        self.password_field = PasswordField(self.tr("您的密码"), is_required=True)
        form = FormColumn(self)
        form.setMinimumWidth(scaled(560))
        form.add_row(self.reason_field)
        form.add_row(self.password_field)
        form.completed.connect(self._on_confirm)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.add_cancel()
        self.confirm_button = self.add_action(self.tr("导出"), "Ctrl+S", is_primary=True)
        self.confirm_button.clicked.connect(self._on_confirm)
        form.focus_first()

    def _on_confirm(self) -> None:
        self.confirmed.emit(self.reason_field.text(), self.password_field.text())
