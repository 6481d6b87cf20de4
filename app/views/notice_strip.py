"""What the township tells its stations: a line on 今日, and the notices behind it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from app.models.errors import Problem
from app.models.moments import china_date_of
from app.models.notices import TEMPLATE, Notice
from app.views.buttons import ActionButton
from app.views.list_file_words import saved_words
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.translation import spoken_day

WIDTH, HEIGHT = 980, 600
TEXT_HEIGHT = 220


class NoticeSheet(Sheet):
    """The notices that hold today; the text of the chosen one stands below.

    Signals:
        read_wanted: (str) somebody has read that notice (已阅).
        file_wanted: (str, str) its file is to be kept, by this name unless another is chosen.
    """

    read_wanted = Signal(str)
    file_wanted = Signal(str, str)

    def __init__(self, notices: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("镇里通知"))
        self.set_subtitle(self.tr("看过按“已阅”，镇里就知道本站看过了。"))
        self.table = RecordTable(self._columns(), self.tr("镇里通知"), self)
        self.table.record_selected.connect(self._on_selected)
        self.body.addWidget(self.table, 1)
        self.words = QPlainTextEdit(self)
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("通知内容"))
        self.words.setFixedHeight(TEXT_HEIGHT)
        self.body.addWidget(self.words)
        self.file_button = self.add_action(self.tr("存附件"), "Ctrl+S")
        self.file_button.clicked.connect(self._on_file_clicked)
        self.add_cancel(self.tr("关闭"))
        self.read_button = self.add_action(self.tr("已阅"), "Ctrl+D", is_primary=True)
        self.read_button.clicked.connect(self._on_read_clicked)
        self.set_size(WIDTH, HEIGHT)
        self.show_notices(notices)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; the one that was chosen stays chosen."""
        chosen = self.table.current_record()
        ids = [notice.id for notice in notices]
        self.table.show_records(notices, more=False)
        self.table.select_row(ids.index(chosen.id) if chosen and chosen.id in ids else 0)
        self._on_selected(self.table.current_record())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("标题"), lambda notice: notice.title, 420, is_bold=True),
            Column(self.tr("附件"), lambda notice: notice.file_name, 220),
            Column(self.tr("发布"), _published_on, 140, is_whole=True),
            Column(
                self.tr("看过"),
                lambda notice: self.tr("已阅") if notice.read_at else self.tr("还没看"),
                110,
                colour=lambda notice: "ink_soft" if notice.read_at else "warning",
                is_whole=True,
            ),
        ]

    def _on_selected(self, notice: Notice) -> None:
        self.words.setPlainText(notice.body if notice else "")
        self.file_button.setEnabled(bool(notice and notice.file_name))
        self.read_button.setEnabled(bool(notice and not notice.read_at))

    def _on_read_clicked(self) -> None:
        notice = self.table.current_record()
        if notice is not None:
            self.read_wanted.emit(notice.id)

    def _on_file_clicked(self) -> None:
        notice = self.table.current_record()
        if notice is None:
            return
        self.file_wanted.emit(notice.id, Path(notice.file_name).name)


class NoticeStrip(QWidget):
    """Says how many notices hold today and how many nobody here has read; away while there are none.

    Signals:
        read_wanted: (str) see `NoticeSheet`.
        file_wanted: (str, str) see `NoticeSheet`.
        refresh_wanted: something may have come from the township.
    """

    refresh_wanted = Signal()
    read_wanted = Signal(str)
    file_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: Sequence[Any] = ()
        self.sheet: NoticeSheet | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.button = ActionButton("", "Ctrl+T", False, self)
        self.button.clicked.connect(self._on_clicked)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, also in a sheet that is open."""
        self._notices = notices
        unread = [notice for notice in notices if not notice.read_at]
        self.button.setText(self._words(len(notices), unread))
        self.setVisible(bool(notices))
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_notices(notices)

    def show_saved(self, path: Path) -> None:
        """A file was kept."""
        if self.sheet is not None:
            self.sheet.show_saved_file(saved_words(path), path)

    def show_problem(self, problem: Problem) -> None:
        """What somebody wanted with a notice was refused."""
        if self.sheet is not None:
            self.sheet.show_problem(problem)

    def _words(self, count: int, unread: Sequence[Any]) -> str:
        if not unread:
            return self.tr("镇里通知 {count} 条").format(count=count)
        words = self.tr("▲ 镇里通知：{title}（{unread} 条没看）")
        if unread[0].category == TEMPLATE:
            words = self.tr("▲ 镇里发来表样：{title}（{unread} 条没看）")
        return words.format(title=unread[0].title, unread=len(unread))

    def _on_clicked(self) -> None:
        self.sheet = NoticeSheet(self._notices, self.window())
        self.sheet.read_wanted.connect(self.read_wanted)
        self.sheet.file_wanted.connect(self.file_wanted)
        self.sheet.open()


def _published_on(notice: Notice) -> str:
    return spoken_day(china_date_of(notice.published_at).isoformat())
