"""The three steps of restoring a station: which backup, what opens it, and how far it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.buttons import ActionButton
from app.views.first_start_steps import Step
from app.views.flow_row import FlowRow
from app.views.folder_dialog import ask_folder
from app.views.form_column import FormColumn, scrolling
from app.views.forms import REQUIRED_MARK, ChoiceField, LineField
from app.views.install_strip import LOOKING_MILLISECONDS
from app.views.labels import one_line_label, whole_label
from app.views.new_password import NewPassword
from app.views.page import ProgressStrip
from app.views.password_field import PasswordField
from app.views.record_table import Column, RecordTable

BY_CODE, BY_TOWNSHIP, BY_PASSWORD = "code", "township", "password"
UNKNOWN = "—"
COPYING, READING, REMAKING = range(3)


class CopyStep(Step):
    """The backups that were found. Looks for a stick while it is in sight.

    Signals:
        stick_wanted: see whether a stick is there.
        folder_chosen: (object) look into this folder.
        township_wanted: there is no backup: the township is to give back what it has.
    """

    stick_wanted = Signal()
    folder_chosen = Signal(object)
    township_wanted = Signal()

    def __init__(self, *, is_own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("选备份")
        self.heading = self.tr("用哪一份备份恢复？")
        self.explanation = (
            self.tr(
                "本机的备份和插着的备份U盘都在下面，一般选最新的一份。换下的数据文件留在旁边，不会删。"
            )
            if is_own
            else self.tr(
                "请插上备份U盘，或接上旧电脑的硬盘，一般选最新的一份。恢复好以前，这台电脑上什么都不动。"
            )
        )
        self.table = RecordTable(
            [
                Column(self.tr("备份时间"), lambda c: c.made_at.strftime("%Y-%m-%d %H:%M"), 170),
                Column(self.tr("服务站"), lambda copy: copy.station_name, is_bold=True),
                Column(self.tr("记录"), self._entries, 90, is_whole=True),
                Column(self.tr("在哪里"), self._place, 130, is_whole=True),
            ],
            self.tr("找到的备份"),
            self,
        )
        self.table.set_empty_text(
            self.tr("还没有找到备份。请插上备份U盘或旧硬盘，或按“选文件夹”。")
        )
        self.table.record_activated.connect(self.completed)
        self.table.record_selected.connect(self.changed)
        self.folder_button = ActionButton(self.tr("选文件夹"), "Ctrl+O", False, self)
        self.folder_button.clicked.connect(self._on_folder_wanted)
        self.township_button = ActionButton(self.tr("没有备份，从镇里取回"), "Ctrl+T", False, self)
        self.township_button.clicked.connect(self.township_wanted)
        self.township_button.setVisible(not is_own)
        self.dialog: QFileDialog | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(LOOKING_MILLISECONDS)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        buttons = FlowRow(self)
        buttons.add(self.folder_button)
        buttons.add(self.township_button)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(buttons)

    def begin(self) -> None:
        """The newest is chosen already."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_copies(self, copies: Sequence[Any]) -> None:
        """What there is, the newest first; the one that was chosen stays so."""
        if list(copies) == self._shown():
            return
        chosen = self.copy()
        self.table.show_records(copies)
        if copies:
            self.table.select_row(copies.index(chosen) if chosen in copies else 0)
        self.changed.emit()

    def copy(self) -> Any:
        """The one chosen, or None."""
        return self.table.current_record()

    def _shown(self) -> list[Any]:
        return self.table.records_model.records()

    def _place(self, copy: Any) -> str:
        if copy.is_own:
            return self.tr("这台电脑")
        if copy.is_live:
            return self.tr("旧硬盘上的数据")
        return copy.folder.parent.name or copy.folder.anchor  # KINGSTON, or E:

    def _entries(self, copy: Any) -> str:
        if copy.entries is None:
            return UNKNOWN
        words = self.tr("至少 {count}") if copy.is_live else "{count}"  # of its own, by its mark
        return words.format(count=f"{copy.entries:,}")

    def _look(self) -> None:
        if self.isVisible():
            self.stick_wanted.emit()

    def _on_folder_wanted(self) -> None:
        self.dialog = ask_folder(
            self, self.tr("选备份在的文件夹"), lambda folder: self.folder_chosen.emit(Path(folder))
        )


class LockStep(Step):
    """Who opens the backup, and by what.

    Signals:
        proposal_wanted: a password is to be proposed.
        line_wanted: ask the township over the line.
        request_wanted: (object) write a request to the township into this folder.
        grant_chosen: (object) the township's answer.
    """

    proposal_wanted = Signal()
    line_wanted = Signal()
    request_wanted = Signal(object)
    grant_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("开锁")
        self.heading = self.tr("用什么打开这份备份？")
        self.explanation = self.tr("备份是加密的。恢复码在信封里，请打电话让保管信封的人念。")
        form = FormColumn(self)
        self.staff_field = ChoiceField(self.tr("谁来用"), parent=self)
        self.road_field = ChoiceField(self.tr("用什么打开"), parent=self)
        self.code_field = LineField(
            self.tr("恢复码"), self.tr("7组，每组4个字符"), is_required=True, parent=self
        )
        self.old_password_field = PasswordField(
            self.tr("原来的密码"), is_required=True, parent=self
        )
        form.add_row(self.staff_field, self.road_field)
        form.add_field(self.code_field)
        form.add_field(self.old_password_field)
        self.new_password = NewPassword(form, self)
        self.new_password.proposal_wanted.connect(self.proposal_wanted)
        self.new_password.password_field.set_caption(self.tr("新密码") + REQUIRED_MARK)
        form.add_widget(self.new_password)
        form.add_widget(self._township_buttons())
        self._asked = whole_label("", "body", self)
        self._asked.hide()
        form.add_widget(self._asked)
        form.completed.connect(self.completed)
        form.changed.connect(self.changed)
        self.road_field.changed.connect(self._on_road_changed)
        self._form = form
        self._area = scrolling(form, self)
        self.column.addWidget(self._area, 1)

    def begin(self) -> None:
        """What opens it comes first."""
        field = self.old_password_field if self.road() == BY_PASSWORD else self.code_field
        (self.road_field if self.road() == BY_TOWNSHIP else field).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def offer(self, people: Sequence[Any], roads: Sequence[str]) -> None:
        """Who may be given a password, and what opens it."""
        names = {
            BY_CODE: self.tr("恢复码"),
            BY_TOWNSHIP: self.tr("请镇里放行"),
            BY_PASSWORD: self.tr("原来的密码"),
        }
        self.staff_field.set_choices([(each.staff_id, each.name) for each in people])
        self.road_field.set_choices([(road, names[road]) for road in roads])
        self.road_field.setVisible(len(roads) > 1)
        self._asked.hide()
        self._on_road_changed()

    def road(self) -> str:
        """What is to open it."""
        return self.road_field.value()

    def say_asked(self, words: str) -> None:
        """How far the request to the township is."""
        self._asked.set_words(words)
        self._asked.show()
        QTimer.singleShot(0, self._asked, self._bring_asked_into_sight)

    def _bring_asked_into_sight(self) -> None:
        self._area.ensureWidgetVisible(self._asked)

    def asked_words(self) -> str:
        """What is said of it."""
        return self._asked.text()

    def buttons(self) -> tuple[ActionButton, ...]:
        """Those that ask the township."""
        return (self.line_button, self.request_button, self.grant_button)

    def _township_buttons(self) -> QWidget:
        self.line_button = ActionButton(self.tr("联网请镇里放行"), "Ctrl+L", False, self)
        self.request_button = ActionButton(self.tr("写申请到U盘"), "Ctrl+U", False, self)
        self.grant_button = ActionButton(self.tr("读镇里的答复"), "Ctrl+O", False, self)
        self.line_button.clicked.connect(self.line_wanted)
        self.request_button.clicked.connect(self._on_request_clicked)
        self.grant_button.clicked.connect(self._on_grant_clicked)
        self._township = FlowRow(self)
        for button in self.buttons():
            self._township.add(button)
        return self._township

    def _on_road_changed(self) -> None:
        road = self.road()
        self.code_field.setVisible(road == BY_CODE)
        self.old_password_field.setVisible(road == BY_PASSWORD)
        self._township.setVisible(road == BY_TOWNSHIP)
        pair = self.new_password
        for widget in (pair, pair.password_field, pair.again_field):
            widget.setVisible(road != BY_PASSWORD)

    def _on_request_clicked(self) -> None:
        ask_folder(self, self.tr("选U盘"), lambda folder: self.request_wanted.emit(Path(folder)))

    def _on_grant_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("选镇里的答复"), "", self.tr("镇里的答复 (*.lxg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.grant_chosen.emit(Path(path)))
        dialog.open()


class BringStep(Step):
    """How far it is, how long it still takes, and a way out of it.

    Signals:
        cancel_requested: leave this PC as it was.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.short_name = self.tr("恢复")
        self.heading = self.tr("正在恢复")
        self.explanation = self.tr(
            "抄好、核对过才算数。中途取消、拔了U盘或断电，这台电脑上不留半份，再来一次就行。"
        )
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self._round = self._done = 0
        self._words = one_line_label("", "body", self)
        self.column.addWidget(self._words)
        self.column.addWidget(self.progress)
        self.column.addStretch(1)

    def begin(self) -> None:
        """From the start, also after one that was refused."""
        self._round = self._done = 0
        self.progress.cancel_button.setEnabled(True)

    def show_copy(self, copy: Any) -> None:
        """Which one it is."""
        words = self.tr("{station}，{when} 的备份")
        moment = copy.made_at.strftime("%Y-%m-%d %H:%M")
        self._words.setText(words.format(station=copy.station_name, when=moment))

    def show_making(self, done: int, total: int) -> None:
        """It is brought, read through, and made anew where it is an older program's; each is counted
        from 0. From the end of the reading on there is no way back.
        """
        words = (
            self.tr("正在抄备份"),
            self.tr("抄好了，正在逐页核对"),
            self.tr("备份是旧版程序的，正在整理资料"),
        )
        if total and done < self._done and self._round < REMAKING:
            self._round += 1
        self._done = done
        is_over = bool(total) and done >= total
        if is_over and self._round:
            self.progress.show_progress(done, 0, self.tr("核对好了，正在打开"))
        else:
            self.progress.show_progress(done, total, words[self._round])
        is_safe = self._round == REMAKING or (is_over and self._round == READING)
        self.progress.cancel_button.setEnabled(not is_safe)
