"""A new password: typed twice, or proposed as four pictures that can be kept in mind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.form_column import FormColumn
from app.views.labels import plain_label
from app.views.password_field import PasswordField


class NewPassword(QWidget):
    """Two fields and a button. The fields belong to a form, so that Enter visits them.

    Signals:
        proposal_wanted: someone would rather have a password proposed.
    """

    proposal_wanted = Signal()

    def __init__(self, form: FormColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password_field = PasswordField(self.tr("密码"), is_required=True, parent=self)
        self.again_field = PasswordField(self.tr("再输一次"), is_required=True, parent=self)
        form.add_field(self.password_field)
        form.add_field(self.again_field)
        self.propose_button = ActionButton(self.tr("替我想一个"), "Ctrl+M", False, self)
        self.propose_button.clicked.connect(self.proposal_wanted)
        self._picture = plain_label("", "body", self)
        self._picture.setProperty("part", "picture")
        self._picture.hide()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.propose_button)
        row.addWidget(self._picture, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def show_proposal(self, typed: str, pictured: str) -> None:
        """Fill it in twice, in sight, so that it can be copied onto paper."""
        for field in (self.password_field, self.again_field):
            field.set_text(typed)
            field.set_shown(True)
        words = self.tr("记住这四样东西：{picture}。请抄在纸上收好。").format(picture=pictured)
        self._picture.setText(words)
        self._picture.show()
