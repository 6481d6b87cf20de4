"""忘了密码: the ways back in, and the one by recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn
from app.views.forms import LineField
from app.views.labels import plain_label
from app.views.new_password import NewPassword
from app.views.sheet import Sheet


class ForgottenSheet(Sheet):
    """Asks for the recovery code and a new password.

    Signals:
        recovery_wanted: (str, str, str, str) staff id, the code, the new password twice.
        proposal_wanted: a password is to be proposed.
    """

    recovery_wanted = Signal(str, str, str, str)
    proposal_wanted = Signal()

    def __init__(self, staff_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._staff_id = staff_id
        self.set_title(self.tr("{name} 忘了密码").format(name=name))
        words = self.tr(
            "最快：请另一位管理员登录，到“设置、账号”里给您重设。"
            "没有别的管理员：打电话请保管信封的人念恢复码，填在下面。"
            "恢复码也没有了：向镇里要新的邀请，在空文件夹里重新登记，记录从镇里取回。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        form = FormColumn(self)
        form.setMinimumWidth(640)
        self.code_field = LineField(
            self.tr("恢复码"), self.tr("7组，每组4个字符"), is_required=True, parent=self
        )
        form.add_field(self.code_field)
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.proposal_wanted)
        form.completed.connect(self._on_confirm)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.body.addWidget(self.new_password)
        self.add_cancel()
        self.confirm_button = self.add_action(self.tr("用恢复码进入"), "Ctrl+S", is_primary=True)
        self.confirm_button.clicked.connect(self._on_confirm)
        form.focus_first()

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill the proposal in."""
        self.new_password.show_proposal(typed, pictured)

    def set_busy(self, is_busy: bool) -> None:
        """The code is being tried; a second press does nothing."""
        self.confirm_button.setEnabled(not is_busy)

    def _on_confirm(self) -> None:
        pair = self.new_password
        self.recovery_wanted.emit(
            self._staff_id,
            self.code_field.text(),
            pair.password_field.text(),
            pair.again_field.text(),
        )
