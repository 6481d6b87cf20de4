"""The four steps of the first start."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.models.divisions import Village
from app.views.buttons import ENTER_KEYS
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.install_strip import InstallStrip
from app.views.labels import one_line_label
from app.views.new_password import NewPassword
from app.views.password_field import PasswordField
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled

TYPING_PAUSE_MILLISECONDS = 60


class Step(QWidget):
    """What every step has.

    Signals:
        completed: Enter was pressed where the step ends.
        changed: something else was typed or chosen.
    """

    completed = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.heading = self.explanation = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 20)
        self.column.setSpacing(12)

    def begin(self) -> None:
        """Put the cursor where the step begins."""


class VillageStep(Step):
    """County, town, village: by name, pinyin or code, always with town and code beside it."""

    county_chosen = Signal(str)
    villages_wanted = Signal(str, str)
    village_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("选择村")
        self.heading = self.tr("这是哪个村？")
        self.explanation = self.tr(
            "输入村名、拼音首字母或12位编码，再用上下键选中。同名的村请看镇街和编码。"
        )
        self.install = InstallStrip(self)
        self.county_field = ChoiceField(self.tr("县（市、区）"), parent=self)
        self.town_field = ChoiceField(self.tr("镇街"), parent=self)
        self.query_field = LineField(
            self.tr("村名"), placeholder=self.tr("例如：高家庄、gjz、370781"), parent=self
        )
        self.village_table = RecordTable(
            [
                Column(self.tr("村"), lambda village: village.short_name, is_bold=True),
                Column(self.tr("镇街"), lambda village: village.town_name, 190),
                Column(self.tr("12位编码"), lambda village: village.code, 180),
            ],
            self.tr("找到的村"),
            self,
        )
        self.village_table.set_empty_text(self.tr("没有找到这样的村，请换一个写法。"))
        self._more = one_line_label("", "muted", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MILLISECONDS)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Most people type the name."""
        self.query_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counties(self, counties: Sequence[tuple[str, str]]) -> None:
        """Offer counties."""
        self.county_field.set_choices(counties)

    def show_towns(self, towns: Sequence[tuple[str, str]]) -> None:
        """Offer towns, and all of them at once."""
        self.town_field.set_choices([("", self.tr("全部镇街")), *towns])

    def show_villages(self, villages: Sequence[Village], *, more: bool) -> None:
        """Offer villages; what was typed chooses the first."""
        self.village_table.show_records(villages)
        if villages and self.query_field.text():
            self.village_table.select_row(0)
        words = self.tr("只列出前 {count} 个，请多输几个字。").format(count=len(villages))
        self._more.setText(words if more else "")

    def recovery_words(self) -> str:
        """How the township gives back what it has."""
        return self.tr(
            "镇里存着本站送去过的全部记录。请打电话给镇里，要本村这台电脑的安装U盘，能上网的也可以要一次性码。"
            "在这里用上以后，设好自己的账号，和镇里在电话里对六位数字，记录就一批一批取回来；"
            "取到一半断了，下次接着取。不能上网的，申请写到U盘送去，再在“同步”里读镇里的答复。"
        )

    def ask_township_only(self) -> None:
        """The install file says which village it is."""
        choosing = (self.county_field, self.town_field, self.query_field, self.village_table)
        for widget in (*choosing, self._more):
            widget.hide()
        self.install.say_only_road()
        self.column.addStretch(1)

    def village(self) -> Any:
        """The village chosen, or None."""
        return self.village_table.current_record()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the name straight down into the list."""
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_to_list()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.county_field, 3)
        row.addWidget(self.town_field, 3)
        row.addWidget(self.query_field, 4)
        self.column.addWidget(self.install)
        self.column.addLayout(row)
        self.column.addWidget(self.village_table, 1)
        self.column.addWidget(self._more)

    def _connect(self) -> None:
        self.county_field.changed.connect(self._on_county_changed)
        self.town_field.changed.connect(self._ask)
        self.query_field.changed.connect(self._pause.start)
        self.query_field.changed.connect(self.changed)
        self._pause.timeout.connect(self._ask)
        self.query_field.submitted.connect(self._go_to_list)
        self.query_field.line_edit.installEventFilter(self)
        self.county_field.submitted.connect(self.town_field.setFocus)
        self.town_field.submitted.connect(self.query_field.setFocus)
        self.village_table.record_activated.connect(self.completed)
        self.village_table.record_selected.connect(self.village_changed)

    def _ask(self) -> None:
        self.villages_wanted.emit(self.town_field.value(), self.query_field.text())

    def _go_to_list(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        if self.village_table.records_model.rowCount() == 0:
            self.completed.emit()  # the answer is a sentence about the code
            return
        if self.village() is None:
            self.village_table.select_row(0)
        self.village_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_county_changed(self) -> None:
        self.county_chosen.emit(self.county_field.value())
        self._ask()


class StationStep(Step):
    """What the station calls itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("服务站")
        self.heading = self.tr("服务站怎么称呼？")
        self.explanation = self.tr("印在回执和联系卡上，以后可以在“设置”里改。")
        self.name_field = LineField(self.tr("站名"), is_required=True, parent=self)
        self.phone_field = LineField(
            self.tr("值班电话"), self.tr("群众打这个电话找值班干部"), parent=self
        )
        self.profile_field = ChoiceField(
            self.tr("规则方案"),
            (),
            self.tr("照哪个地方的规则办；镇里发布以后都照镇里的"),
            parent=self,
        )
        self._proposed = ""
        form = FormColumn(self)
        form.add_field(self.name_field)
        form.add_field(self.profile_field)
        form.add_field(self.phone_field)
        form.completed.connect(self.completed)
        form.changed.connect(self.changed)
        form.setMaximumWidth(scaled(460))
        self.column.addWidget(form, 1)

    def begin(self) -> None:
        """The name is there already: the phone is what is missing."""
        field = self.phone_field if self.name_field.text() else self.name_field
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the profiles that ship, one of them chosen."""
        self.profile_field.set_choices(profiles)
        self.profile_field.set_value(chosen)

    def propose_name(self, name: str) -> None:
        """A name, unless someone wrote another."""
        if self.name_field.text() in ("", self._proposed):
            self.name_field.set_text(name)
        self._proposed = name


class AccountStep(Step):
    """The first person with an account, who manages the station."""

    password_proposal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("第一个账号")
        self.heading = self.tr("谁来管理这台电脑？")
        self.explanation = self.tr(
            "密码：四个常用词的拼音，或至少10个字符且不全是数字。请记牢：忘了密码，谁也打不开。"
        )
        self.name_field = LineField(self.tr("姓名"), is_required=True, parent=self)
        self.phone_field = LineField(self.tr("手机"), parent=self)
        form = FormColumn(self)
        form.add_row(self.name_field, self.phone_field)
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.password_proposal_wanted)
        form.completed.connect(self.completed)
        form.changed.connect(self.changed)
        self.column.addWidget(form)
        self.column.addWidget(self.new_password)
        self.column.addStretch(1)

    @property
    def password_field(self) -> PasswordField:
        """The first of the two."""
        return self.new_password.password_field

    @property
    def again_field(self) -> PasswordField:
        """The second."""
        return self.new_password.again_field

    def begin(self) -> None:
        """The name comes first."""
        self.name_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill it in twice, in sight."""
        self.new_password.show_proposal(typed, pictured)


class SummaryStep(Step):
    """Everything once more before it is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("核对")
        self.heading = self.tr("请核对一遍")
        self.explanation = self.tr("村和编码定下后不能再改；其余以后可以在“设置”里改。")
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(28)
        self._form.setVerticalSpacing(14)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._form)
        self.column.addStretch(1)

    def show_answers(self, answers: Any) -> None:
        """List what was answered."""
        while self._form.rowCount():
            self._form.removeRow(0)
        village = answers.village
        place = f"{village.county_name} {village.town_name} {village.short_name}" if village else ""
        for caption, words in (
            (self.tr("村"), place),
            (self.tr("12位编码"), village.code if village else ""),
            (self.tr("站名"), answers.station_name),
            (self.tr("规则方案"), answers.profile_name),
            (self.tr("值班电话"), answers.duty_phone or self.tr("（未填）")),
            (self.tr("管理员"), answers.staff_name),
            (self.tr("手机"), answers.staff_phone or self.tr("（未填）")),
        ):
            value = one_line_label(words, "body", self)
            value.setProperty("part", "answer")
            self._form.addRow(one_line_label(caption, "muted", self), value)

    def words(self) -> list[str]:
        """What stands on the list."""
        role = QFormLayout.ItemRole.FieldRole
        labels = [self._form.itemAt(row, role).widget() for row in range(self._form.rowCount())]
        return [label.text() for label in labels if isinstance(label, QLabel)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says yes."""
        if event.key() in ENTER_KEYS:
            self.completed.emit()
            return
        super().keyPressEvent(event)
