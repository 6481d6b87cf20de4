"""设置, 备份和恢复: how safe the station's file is, and what can be done for it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.code_sheet import CodeSheet
from app.views.flow_row import FlowRow
from app.views.folder_dialog import ask_folder
from app.views.labels import plain_label
from app.views.page import ProgressStrip
from app.views.record_table import Column, RecordTable
from app.views.sheet import Question
from app.views.status_chip import Tone
from app.views.translation import spoken_moment

if TYPE_CHECKING:
    from app.presenters.backup_presenter import BackupStanding

MEGABYTE = 1_000_000
UNKNOWN = "—"


class BackupTab(QWidget):
    """Its presenter is BackupPresenter.

    Signals:
        opened: the tab has come to the front.
        backup_wanted, code_wanted, key_wanted: a backup here; another recovery code; another key.
        code_seen: the recovery code was written down.
        setting_back_wanted: (object) this older file in the present one's place.
        lock_wanted: the key or the file is replaced, so everybody has to log in anew.
        set_wanted: (str) a set in this folder.
        cancel_requested: the backup under way is to stop.
        message_shown: (object) a sentence, or a Problem, for the page's strip.
    """

    opened = Signal()
    backup_wanted = Signal()
    code_wanted = Signal()
    code_seen = Signal()
    key_wanted = Signal()
    setting_back_wanted = Signal(object)
    lock_wanted = Signal()
    set_wanted = Signal(str)
    cancel_requested = Signal()
    message_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code_sheet: CodeSheet | None = None
        self._newest = plain_label("", "heading", self)
        self._code = plain_label("", "body", self)
        self._disk = plain_label("", "body", self)
        about = self.tr(
            "每天自动备份一次，每份都试着恢复过；留最近7天、4周、12个月的。"
            "电脑坏了连备份也没了，所以请每周再备一份到U盘，U盘和恢复码分开放。"
        )
        self.backup_button = ActionButton(self.tr("现在备份"), "Ctrl+B", True, self)
        self.set_button = ActionButton(self.tr("备份到U盘"), "Ctrl+U", False, self)
        self.code_button = ActionButton(self.tr("换发恢复码"), "Ctrl+R", False, self)
        self.backup_button.clicked.connect(self.backup_wanted)
        self.set_button.clicked.connect(self._on_set_clicked)
        self.code_button.clicked.connect(self.code_wanted)
        self.key_button = ActionButton(self.tr("更换钥匙"), "Ctrl+H", False, self)
        self.key_button.clicked.connect(self._on_key_clicked)
        self.question: Question | None = None
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.cancel_requested)
        buttons = FlowRow(self)
        for button in (self.backup_button, self.set_button, self.code_button, self.key_button):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(14)
        for label in (self._newest, plain_label(about, "muted", self), self._code, self._disk):
            column.addWidget(label)
        column.addWidget(buttons)
        column.addWidget(self.progress)
        column.addWidget(self._table(), 1)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _table(self) -> RecordTable:
        self.table = RecordTable(
            [
                Column(self.tr("什么时候的"), lambda c: c.made_at.strftime("%Y-%m-%d %H:%M"), 170),
                Column(self.tr("是什么"), self._kind, is_bold=True, is_whole=True),
                Column(self.tr("记录"), _entries, 110),
                Column(self.tr("大小"), lambda c: f"{c.file_bytes / MEGABYTE:,.1f} MB", 110),
            ],
            self.tr("可以换回的"),
            self,
        )
        self.table.set_empty_text(self.tr("还没有备份。"))
        self.table.record_activated.connect(self._on_setting_back)
        self.table.record_selected.connect(self._follow)
        self.back_button = ActionButton(self.tr("换回选中的这份"), "Ctrl+E", False, self)
        self.back_button.clicked.connect(lambda: self._on_setting_back(self.table.current_record()))
        self.back_button.setEnabled(False)
        return self.table

    def show_standing(self, standing: "BackupStanding") -> None:
        """Show how safe the file is."""
        newest = self.tr("最近一次备份：{when}，共 {count} 份。").format(
            when=spoken_moment(standing.newest_at), count=standing.count
        )
        warning = Tone.WARNING.shape
        none = self.tr("{mark} 还没有备份。").format(mark=warning)
        self._newest.setText(newest if standing.count else none)
        has_code = self.tr("恢复码已经做过；信封丢了或拆过，请换发。")
        has_none = self.tr("{mark} 还没有恢复码：管理员都忘了密码，或电脑坏了，就打不开了。")
        self._code.setText(has_code if standing.has_code else has_none.format(mark=warning))
        room = self.tr("磁盘还有 {mib} MB。").format(mib=f"{standing.free_mib:,}")
        low = self.tr("{mark} 磁盘只有 {mib} MB 了：请清理；少于 200 MB 时不能再登记新的。")
        is_low = standing.is_disk_low
        self._disk.setText(
            low.format(mark=warning, mib=f"{standing.free_mib:,}") if is_low else room
        )

        self.table.show_records(list(standing.copies))
        self._follow()

    def words(self) -> str:
        """What stands here, for a reader."""
        return "\n".join(label.text() for label in (self._newest, self._code, self._disk))

    def show_backed_up(self, into: str) -> None:
        """A backup was made."""
        here = self.tr("已备份，并试着恢复过一次。")
        there = self.tr("已备份到U盘上的“{name}”，并试着恢复过一次，可以拔出。").format(name=into)
        self.message_shown.emit(there if into else here)

    def show_making(self, done: int, total: int) -> None:
        """How far the backup is; once all is copied, it is tried."""
        is_copied = bool(total) and done >= total
        words = self.tr("已抄好，正在试着恢复一次") if is_copied else self.tr("正在备份")
        self.progress.show_if_long(done, 0 if is_copied else total, words)
        self.progress.cancel_button.setEnabled(not is_copied)

    def show_setting_back(self, done: int, total: int) -> None:
        """An older file is brought beside and read through; until then nothing has changed."""
        self.progress.show_if_long(done, total, self.tr("正在抄出来核对"))
        self.progress.cancel_button.setEnabled(True)

    def clear_progress(self) -> None:
        """It is over."""
        self.progress.put_away()

    def show_code(self, code: str) -> None:
        """Show a new recovery code, once."""
        self.code_sheet = CodeSheet(code, self.window())
        self.code_sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code_sheet.accepted.connect(self.code_seen)
        self.code_sheet.open()

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.message_shown.emit(problem)

    def set_busy(self, is_busy: bool) -> None:
        """A backup is being made and tried."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the tab came to the front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def show_lock_needed(self) -> None:
        """Another key or file is in force from the next login on: lock."""
        self.lock_wanted.emit()

    def _on_key_clicked(self) -> None:
        words = self.tr(
            "有人知道了不该知道的密码，或离开的人留着旧文件时，换一把。大家的密码、恢复码照旧。"
            "换完马上锁屏；下次登录要等一会儿，中途断电也不要紧。"
        )
        self.question = Question(
            self.tr("更换本站数据文件的钥匙？"), words, self.tr("更换并锁屏"), parent=self.window()
        )
        self.question.confirmed.connect(self.key_wanted)
        self.question.open()

    def _on_setting_back(self, copy: Any) -> None:
        if copy is None:
            return
        words = self.tr(
            "这份以后写的，送到镇里的，换回以后同步时取回来；没送到镇里的，只留在换下的资料里，它也会列在这张表里，"
            "还能换回去。能联网请先同步一次。换好马上锁屏，重新登录就是{when}的资料。"
        )
        when = copy.made_at.strftime("%Y-%m-%d %H:%M")
        self.question = Question(
            self.tr("换回{when}的资料？").format(when=when),
            words.format(when=when),
            self.tr("换回并锁屏"),
            parent=self.window(),
        )
        self.question.confirmed.connect(lambda: self.setting_back_wanted.emit(copy))
        self.question.open()

    def _follow(self) -> None:
        self.back_button.setEnabled(self.table.current_record() is not None)

    def _kind(self, copy: Any) -> str:
        return self.tr("换下的资料") if copy.is_former else self.tr("备份")

    def _on_set_clicked(self) -> None:
        ask_folder(self, self.tr("选U盘"), self.set_wanted.emit)


def _entries(copy: Any) -> str:
    return UNKNOWN if copy.entries is None else f"{copy.entries:,}"
