"""Who may come in: the accounts of the station, and the form for another one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.errors import Problem
from app.models.records import Staff
from app.models.roles import ADMIN, ENTRY, ROLES
from app.views.buttons import ActionButton
from app.views.flow_row import FlowRow
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.labels import plain_label
from app.views.new_password import NewPassword
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled
from app.views.sheet import Question, Sheet
from app.views.translation import spoken
from app.words.terms import ROLE


class AccountSheet(Sheet):
    """Asks for another account.

    Signals:
        account_typed: (dict) name, phone, title, role, password, password_again.
        proposal_wanted: a password is to be proposed.
    """

    account_typed = Signal(dict)
    proposal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("添加账号"))
        self.set_subtitle(
            self.tr("密码：四个常用词的拼音，或至少10个字符且不全是数字。请让本人自己来输。")
        )
        self.name_field = LineField(self.tr("姓名"), is_required=True, parent=self)
        self.title_field = LineField(self.tr("职务"), parent=self)
        self.phone_field = LineField(self.tr("手机"), parent=self)
        self.role_field = ChoiceField(
            self.tr("能做什么"), [(role, spoken(ROLE, role)) for role in ROLES], parent=self
        )
        self.role_field.set_value(ENTRY)
        form = FormColumn(self)
        form.setMinimumWidth(scaled(600))
        form.add_row(self.name_field, self.title_field)
        form.add_row(self.phone_field, self.role_field)
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.proposal_wanted)
        form.completed.connect(self._on_save)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.body.addWidget(self.new_password)
        self.add_cancel()
        self.save_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save)
        self.name_field.setFocus()

    def _on_save(self) -> None:
        self.account_typed.emit(
            {
                "name": self.name_field.text(),
                "phone": self.phone_field.text(),
                "title": self.title_field.text(),
                "role": self.role_field.value(),
                "password": self.new_password.password_field.text(),
                "password_again": self.new_password.again_field.text(),
            }
        )


class PasswordSheet(Sheet):
    """Asks for a new password of one person.

    Signals:
        password_typed: (str, str, str) staff id, and the password twice.
        proposal_wanted: a password is to be proposed.
    """

    password_typed = Signal(str, str, str)
    proposal_wanted = Signal()

    def __init__(self, staff_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._staff_id = staff_id
        self.set_title(self.tr("给 {name} 重设密码").format(name=name))
        self.set_subtitle(self.tr("旧密码马上作废。四个常用词的拼音，或至少10个字符且不全是数字。"))
        form = FormColumn(self)
        form.setMinimumWidth(scaled(600))
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.proposal_wanted)
        form.completed.connect(self._on_save)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.body.addWidget(self.new_password)
        self.add_cancel()
        self.save_button = self.add_action(self.tr("换成新密码"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save)
        form.focus_first()

    def _on_save(self) -> None:
        pair = self.new_password
        self.password_typed.emit(
            self._staff_id, pair.password_field.text(), pair.again_field.text()
        )


class RoleSheet(Sheet):
    """Asks what somebody may do from now on.

    Signals:
        role_typed: (str) the role.
    """

    role_typed = Signal(str)

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("{name} 能做什么").format(name=name))
        self.set_subtitle(self.tr("从本人下次登录起算。"))
        self.role_field = ChoiceField(
            self.tr("能做什么"), [(each, spoken(ROLE, each)) for each in ROLES], parent=self
        )
        self.role_field.set_value(role)
        form = FormColumn(self)
        form.setMinimumWidth(scaled(600))
        form.add_field(self.role_field)
        form.completed.connect(self._on_save)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.add_cancel()
        self.save_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save)
        form.focus_first()

    def _on_save(self) -> None:
        self.role_typed.emit(self.role_field.value())


class AccountTab(QWidget):
    """Lists the accounts and asks for another, or for a new password.

    Signals:
        account_typed: (dict) what was typed for a new account.
        password_typed: (str, str, str) staff id, and the new password twice.
        proposal_wanted: a password is to be proposed.
        closing_wanted: (str, str) staff id and name of who is to be let in no longer.
        role_typed: (str, str, str) staff id, name and role of who may do something else from now on.
    """

    account_typed = Signal(dict)
    password_typed = Signal(str, str, str)
    proposal_wanted = Signal()
    closing_wanted = Signal(str, str)
    role_typed = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: AccountSheet | PasswordSheet | RoleSheet | None = None
        self._note = plain_label("", "muted", self)
        self.table = RecordTable(
            [
                Column(self.tr("姓名"), lambda member: member.name, 180, is_bold=True),
                Column(
                    self.tr("能做什么"),
                    lambda member: spoken(ROLE, member.role),
                    140,
                    is_whole=True,
                ),
                Column(self.tr("职务"), lambda member: member.title),
                Column(self.tr("手机"), lambda member: member.phone, 200),
            ],
            self.tr("账号"),
            self,
        )
        self.add_button = ActionButton(self.tr("添加账号"), "Ctrl+N", True, self)
        self.add_button.clicked.connect(self.ask_for_account)
        self.reset_button = ActionButton(self.tr("给选中的人重设密码"), "Ctrl+R", False, self)
        self.reset_button.clicked.connect(self.ask_for_password)
        self.reset_button.setEnabled(False)
        self.close_button = ActionButton(self.tr("停用选中的账号"), "Delete", False, self)
        self.close_button.clicked.connect(self.ask_to_close)
        self.close_button.setEnabled(False)
        self.role_button = ActionButton(self.tr("改选中人的角色"), "Ctrl+E", False, self)
        self.role_button.clicked.connect(self.ask_for_role)
        self.role_button.setEnabled(False)
        self.question: Question | None = None
        self.table.record_selected.connect(self._on_selected)
        buttons = FlowRow(self)
        for button in (self.add_button, self.reset_button, self.role_button, self.close_button):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)

    def show_staff(self, staff: Sequence[Staff]) -> None:
        """List the accounts."""
        self.table.show_records(staff)
        admins = sum(member.role == ADMIN for member in staff)
        alone = self.tr("▲ 只有一位管理员：忘了密码就打不开。请再添加一位。")
        self._note.setText(alone if admins < 2 else self.tr("谁忘了密码，由管理员在这里重设。"))

    def note(self) -> str:
        """The words above the list."""
        return self._note.text()

    def ask_for_account(self) -> None:
        """Open the form."""
        sheet = AccountSheet(self)
        sheet.account_typed.connect(self.account_typed)
        self._open(sheet)

    def ask_for_password(self) -> None:
        """Open the form for a new password of whoever is chosen."""
        member = self.table.current_record()
        if member is not None:
            sheet = PasswordSheet(member.id, member.name, self)
            sheet.password_typed.connect(self.password_typed)
            self._open(sheet)

    def ask_for_role(self) -> None:
        """Open the form for what whoever is chosen may do."""
        member = self.table.current_record()
        if member is not None:
            sheet = RoleSheet(member.name, member.role, self)
            sheet.role_typed.connect(
                lambda role: self.role_typed.emit(member.id, member.name, role)
            )
            self._open(sheet)

    def ask_to_close(self) -> None:
        """Ask before somebody is let in no longer."""
        member = self.table.current_record()
        if member is None:
            return
        words = self.tr("{name} 马上就不能登录了。办过的事仍写着这个名字。")
        self.question = Question(
            self.tr("停用这个账号？"),
            words.format(name=member.name),
            self.tr("停用"),
            parent=self.window(),
        )
        self.question.confirmed.connect(lambda: self.closing_wanted.emit(member.id, member.name))
        self.question.open()

    def sheet(self) -> AccountSheet | PasswordSheet | RoleSheet | None:
        """The form, while it is open."""
        return self._sheet

    def close_sheet(self) -> None:
        """The account is kept: put the form away."""
        if self._sheet is not None:
            self._sheet.accept()

    def show_problem(self, problem: Problem) -> bool:
        """Say it in the form, if that is open."""
        if self._sheet is None:
            return False
        self._sheet.show_problem(problem)
        return True

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill the proposal in."""
        if isinstance(self._sheet, AccountSheet | PasswordSheet):
            self._sheet.new_password.show_proposal(typed, pictured)

    def _open(self, sheet: AccountSheet | PasswordSheet | RoleSheet) -> None:
        if not isinstance(sheet, RoleSheet):
            sheet.proposal_wanted.connect(self.proposal_wanted)
        sheet.finished.connect(self._on_sheet_finished)
        self._sheet = sheet
        sheet.open()

    def _on_selected(self, member: Any) -> None:
        self.reset_button.setEnabled(member is not None)
        self.role_button.setEnabled(member is not None)
        self.close_button.setEnabled(member is not None)

    def _on_sheet_finished(self) -> None:
        if self._sheet is not None:
            self._sheet.let_go()
            self._sheet = None
