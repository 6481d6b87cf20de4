"""忘了密码: the ways back in, by recovery code or by the township's grant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.folder_dialog import ask_folder
from app.views.form_column import FormColumn
from app.views.forms import LineField
from app.views.labels import plain_label
from app.views.new_password import NewPassword
from app.views.scale import scaled
from app.views.sheet import Sheet


class ForgottenSheet(Sheet):
    """Asks for a new password, and for what gives one the right to it.

    Signals:
        recovery_wanted: (str, str, str, str) staff id, the code, the new password twice.
        request_wanted: (str, str) staff id, and the folder for a request to the township.
        grant_wanted: (str, str, str, str) staff id, the township's answer, the new password twice.
        line_wanted: (str, str, str) staff id, the new password twice, both empty as long as the
            township has only to be asked.
        proposal_wanted: a password is to be proposed.
    """

    recovery_wanted = Signal(str, str, str, str)
    request_wanted = Signal(str, str)
    grant_wanted = Signal(str, str, str, str)
    line_wanted = Signal(str, str, str)
    proposal_wanted = Signal()

    def __init__(self, staff_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._staff_id = staff_id
        self.set_title(self.tr("{name} 忘了密码").format(name=name))
        words = self.tr(
            "最快：请另一位管理员登录，到“设置、账号”里给您重设。"
            "没有别的管理员：打电话请保管信封的人念恢复码，填在下面。"
            "恢复码也没有了：能上网就按“联网请镇里放行”，不能就写申请到U盘送去；"
            "镇里打电话核对后放行，联网的再按一次就进，U盘的读镇里的答复。"
            "镇里也放不了行：用新的邀请在空文件夹里重新登记，记录从镇里取回，这里的文件原样留着。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        form = FormColumn(self)
        form.setMinimumWidth(scaled(640))
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.proposal_wanted)
        self.code_field = LineField(
            self.tr("恢复码"), self.tr("7组，每组4个字符；没有就不填"), parent=self
        )
        form.add_field(self.code_field)
        form.completed.connect(self._on_confirm)
        form.changed.connect(self.clear_message)
        self.body.addWidget(self.new_password)
        self.body.addWidget(form)
        self.body.addLayout(self._township_buttons())
        self._asked = plain_label("", "heading", self)
        self._asked.hide()
        self.body.addWidget(self._asked)
        self.add_cancel()
        self.confirm_button = self.add_action(self.tr("用恢复码进入"), "Ctrl+S", is_primary=True)
        self.confirm_button.clicked.connect(self._on_confirm)
        self.set_size(960, 670)
        form.focus_first()

    def _township_buttons(self) -> QHBoxLayout:
        self.line_button = ActionButton(self.tr("联网请镇里放行"), "Ctrl+L", False, self)
        self.line_button.clicked.connect(self._on_line_clicked)
        self.request_button = ActionButton(self.tr("写申请到U盘"), "Ctrl+U", False, self)
        self.grant_button = ActionButton(self.tr("读镇里的答复"), "Ctrl+O", False, self)
        self.request_button.clicked.connect(self._on_request_clicked)
        self.grant_button.clicked.connect(self._on_grant_clicked)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.line_button)
        row.addWidget(self.request_button)
        row.addWidget(self.grant_button)
        row.addStretch(1)
        return row

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill the proposal in."""
        self.new_password.show_proposal(typed, pictured)

    def show_asked(self, file_name: str, town_name: str, digits: str) -> None:
        """The request lies on the stick: its digits, for the telephone."""
        words = self.tr(
            "申请“{file}”已写好，可以拔出，请送到{town}。镇里会打电话来，请念这六位数字：{digits}"
        )
        self._asked.setText(
            words.format(file=file_name, town=town_name, digits=f"{digits[:3]} {digits[3:]}")
        )
        self._asked.show()

    def show_waiting(self, town_name: str, digits: str) -> None:
        """The township has the request: its digits, for the telephone."""
        words = self.tr(
            "申请已送到{town}，还没有放行。镇里会打电话来，请念这六位数字：{digits}。镇里说好了，再按一次“联网请镇里放行”。"
        )
        self._asked.setText(words.format(town=town_name, digits=f"{digits[:3]} {digits[3:]}"))
        self._asked.show()

    def show_granted(self, town_name: str) -> None:
        """Only the new password is wanting."""
        words = self.tr("{town}已放行。请在上面填两遍新密码，再按一次“联网请镇里放行”。")
        self._asked.setText(words.format(town=town_name))
        self._asked.show()
        self.new_password.password_field.setFocus()

    def asked_words(self) -> str:
        """What is said of the request."""
        return self._asked.text()

    def set_busy(self, is_busy: bool) -> None:
        """Something is being tried; a second press does nothing."""
        for button in (
            self.confirm_button,
            self.line_button,
            self.request_button,
            self.grant_button,
        ):
            button.setEnabled(not is_busy)

    def _on_line_clicked(self) -> None:
        pair = self.new_password
        self.line_wanted.emit(self._staff_id, pair.password_field.text(), pair.again_field.text())

    def _on_request_clicked(self) -> None:
        ask_folder(
            self, self.tr("选U盘"), lambda folder: self.request_wanted.emit(self._staff_id, folder)
        )

    def _on_grant_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("选镇里的答复"), "", self.tr("镇里的答复 (*.lxg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read_grant)
        dialog.open()

    def read_grant(self, answer: str) -> None:
        """Try an answer with the password that stands in the form."""
        pair = self.new_password
        self.grant_wanted.emit(
            self._staff_id, answer, pair.password_field.text(), pair.again_field.text()
        )

    def _on_confirm(self) -> None:
        pair = self.new_password
        self.recovery_wanted.emit(
            self._staff_id,
            self.code_field.text(),
            pair.password_field.text(),
            pair.again_field.text(),
        )
