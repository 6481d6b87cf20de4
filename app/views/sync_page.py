"""同步: what waits for the township, the exchange over the line, and the stick in three steps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.views.labels import one_line_label
from app.views.lan_strip import LanStrip
from app.views.noted_cases import NotedSheet, NotedWords
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.sync_standing import SyncStanding
from app.views.sync_steps import SyncSteps
from app.views.sync_words import (
    attachment_words,
    awaited_words,
    clock_words,
    event_words,
    result_tone,
    result_words,
    way_words,
)
from app.views.translation import sentence_for, spoken_moment

if TYPE_CHECKING:
    from app.store.exchange_log import ExchangeEvent
    from app.sync.lan_host import LanEvent
    from app.sync.reports import BundleReport, ExchangeReport, SyncStatus


class SyncPage(Page):
    """Shows how the station stands with its township. Its presenter is SyncPresenter(page, runner,
    actor): `opened` to `refresh`, `exchange_requested` to `exchange`, `cancel_requested` to
    `cancel`, `invitation_chosen` to `accept_invitation`, `address_changed` to `set_address`,
    `stick_chosen` to `write_stick`, `answer_chosen` to `read_stick`, `page_wanted` to `load_more`;
    `waiting_changed` to whoever shows it elsewhere. What `lan` wants goes to LanPresenter.

    Signals:
        exchange_requested: an exchange over the line is wanted.
        invitation_chosen: (object) the path of an invitation file.
        address_changed: (str) the server's address is to be kept.
        stick_chosen: (object) the folder to write to.
        answer_chosen: (object) the path of the township's answer.
        page_wanted: (object) the last exchange shown; older ones are wanted.
        waiting_changed: (int) so many entries wait for the township.
        case_opened: (str) the id of a case that came back.
    """

    exchange_requested = Signal()
    invitation_chosen = Signal(object)
    address_changed = Signal(str)
    stick_chosen = Signal(object)
    answer_chosen = Signal(object)
    page_wanted = Signal(object)
    waiting_changed = Signal(int)
    case_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("同步"))
        self._stick_folder = ""
        self._came_back: Sequence[Any] = ()
        self.came_back_sheet: NotedSheet | None = None
        self._strip.lead_taken.connect(self._on_lead_taken)
        self._can_exchange = self._is_enrolled = False
        self.dialog: QFileDialog | None = None
        self.exchange_button = self.add_action(self.tr("立即同步"), "Ctrl+T", is_primary=True)
        self.exchange_button.setAutoDefault(True)
        self.exchange_button.clicked.connect(self.exchange_requested)
        self.standing = SyncStanding(self)
        self.standing.invitation_wanted.connect(self._on_invitation_wanted)
        self.standing.address_changed.connect(self.address_changed)
        self.steps = SyncSteps(self)
        self.steps.write_wanted.connect(self._on_write_wanted)
        self.steps.read_wanted.connect(self._on_read_wanted)
        self.lan = LanStrip(self)
        self.log = RecordTable(self._columns(), self.tr("以往的同步"), self)
        self.log.set_empty_text(self.tr("还没有同步过。"))
        self.log.page_wanted.connect(self.page_wanted)
        self.body.setSpacing(12)
        self.body.addWidget(self.standing)
        self.body.addWidget(one_line_label(self.tr("没有网络时，用U盘送"), "heading", self))
        self.body.addWidget(self.steps)
        self.body.addWidget(self.lan)
        self.body.addWidget(self.log, 1)
        self.setFocusProxy(self.exchange_button)
        self._show_what_can_be_done()

    # -- what the presenter asks for

    def show_status(self, status: "SyncStatus") -> None:
        """Where the station stands."""
        self._can_exchange = status.has_invitation or status.is_enrolled
        self._is_enrolled = status.is_enrolled
        self.standing.show_status(status)
        self.steps.show_carried(status.carried_entries)
        self._show_what_can_be_done()
        if status.forked_feeds and not self.message():
            self.show_warning(
                self.tr("有电脑被复制或退回过，记录出现了两个分支；两边都保留着，请联系镇里核查。")
            )
        elif status.differing_tables and not self.message():
            self.show_warning(sentence_for("rows_differ_from_township", {}))
        elif status.clock_minutes and not self.message():
            self.show_warning(clock_words(status.clock_minutes))
        elif status.awaited_entries and not self.message():
            self.show_warning(awaited_words(status.awaited_entries))
        self.waiting_changed.emit(status.waiting_entries)

    def show_events(self, events: "Sequence[ExchangeEvent]", *, more: bool) -> None:
        """Past exchanges, instead of those that stood here."""
        self.log.show_records(events, more=more)

    def add_events(self, events: Sequence[Any], *, more: bool) -> None:
        """Older exchanges, below those that stand here."""
        self.log.add_records(events, more=more)

    def show_heard(self, heard_at: str) -> None:
        """When the township last answered."""
        self.standing.show_heard(heard_at)

    def show_stick_folder(self, folder: str) -> None:
        """Where the stick was the last time."""
        self._stick_folder = self._stick_folder or folder  # what was chosen here is newer

    def show_invited(self, status: "SyncStatus") -> None:
        """The invitation was read."""
        words = self.tr("已读取{town}的邀请。有网络就按“立即同步”，没有网络就用U盘送。")
        self.show_notice(words.format(town=status.town_name))

    def show_address_kept(self) -> None:
        """The server's address was kept."""
        self.show_notice(self.tr("已保存服务器地址。"))

    def show_exchanging(self, done: int, total: int) -> None:
        """So many entries are across."""
        self.steps.clear()
        words = self.tr("正在同步 {done}／{total}").format(done=done, total=total)
        self.show_progress(done, total, words if total else self.tr("正在与镇里联系"))

    def show_exchanged(self, report: "ExchangeReport") -> None:
        """The exchange over the line went through."""
        self.clear_progress()
        words = self.tr("同步完成：送出 {sent} 条，收到 {received} 条。")
        words = words.format(sent=report.sent, received=report.received)
        words = self._enrolled_words(report) + words + attachment_words(report.attachments)
        if report.awaited and not report.waiting:
            self.show_warning(words + awaited_words(report.awaited))
        else:
            self._tell(words, report.waiting)

    # -- the other PC of the station; see LanPresenter

    def show_lan_address(self, address: str) -> None:
        """Where the other PC was the last time."""
        self.lan.show_address(address)

    def show_starting(self) -> None:
        """It gets ready to wait."""
        self.lan.show_starting()

    def show_waiting(self, addresses: Sequence[str]) -> None:
        """It waits for the other PC."""
        self.lan.show_waiting(addresses)

    def show_not_waiting(self) -> None:
        """It waits no longer."""
        self.lan.show_not_waiting()

    def show_event(self, event: "LanEvent") -> None:
        """Something happened while it waits."""
        self.lan.show_event(event)

    def show_calling(self, done: int, total: int) -> None:
        """It calls the other PC."""
        self.lan.show_calling()
        words = self.tr("正在与另一台电脑同步 {done}／{total}").format(done=done, total=total)
        self.show_progress(done, total, words if total else self.tr("正在找另一台电脑"))

    def show_called(self, report: "ExchangeReport") -> None:
        """The exchange with the other PC went through."""
        self.clear_progress()
        self.lan.show_called(report)

    def show_not_called(self) -> None:
        """It did not."""
        self.clear_progress()
        self.lan.show_not_called()

    # -- the stick

    def show_writing(self) -> None:
        """The stick is being written."""
        self.steps.show_writing()

    def show_stick_progress(self, done: int, total: int) -> None:
        """So many bytes are on the stick."""
        self.show_progress(done, total, self.tr("正在写U盘，还不能拔出"))

    def show_written(self, report: "BundleReport") -> None:
        """The stick may be pulled."""
        self.steps.show_written(report)

    def show_not_written(self) -> None:
        """The stick may not be relied upon."""
        self.steps.show_not_written()

    def show_reading(self) -> None:
        """The answer is being read."""
        self.steps.show_reading()

    def show_read(self, report: "ExchangeReport") -> None:
        """The answer was read."""
        self.steps.show_read(report)
        words = self.tr("已读回执。") + self._enrolled_words(report)
        words += attachment_words(report.attachments)
        self._tell(words, report.waiting)

    def show_turned_away(self, lines: Sequence[Any]) -> None:
        """These cases have just come back."""
        self._came_back = lines
        refused = sum(line.case.status == "declined" for line in lines)
        words = self.message()
        if len(lines) > refused:
            back = self.tr("镇里退回 {count} 件，要补好再报。")
            words += back.format(count=len(lines) - refused)
        if refused:
            words += self.tr("镇里不予受理 {count} 件，要告诉申请人。").format(count=refused)
        self.show_warning(words)
        self._strip.offer_lead(self.tr("打开这一件") if len(lines) == 1 else self.tr("看是哪几件"))

    def show_not_read(self) -> None:
        """The answer was not taken."""
        self.steps.show_not_read()

    def set_busy(self, is_busy: bool) -> None:
        """Something is under way. Buttons stay as they are, so that the focus does too."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()
            self.clear_progress()

    # -- inside

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("时间"), lambda event: spoken_moment(event.at), 196, is_whole=True),
            Column(self.tr("方式"), way_words, 108, is_whole=True),
            Column(self.tr("结果"), result_words, 112, tone=result_tone, is_whole=True),
            Column(self.tr("说明"), event_words),
        ]

    def _show_what_can_be_done(self) -> None:
        self.exchange_button.setEnabled(self._can_exchange)
        self.steps.set_enabled(self._can_exchange)
        self.lan.set_enabled(self._is_enrolled)

    def _tell(self, words: str, waiting: int) -> None:
        """Green only when nothing is left here that the township lacks."""
        if waiting:
            left = self.tr("还有 {waiting} 条镇里没有，下次接着送。").format(waiting=waiting)
            self.show_warning(words + left)
        else:
            self.show_notice(words)

    def _on_lead_taken(self) -> None:
        if len(self._came_back) == 1:
            self.case_opened.emit(self._came_back[0].case.id)
            return
        words = NotedWords(
            self.tr("这次退回来的件"),
            self.tr("退回的请按镇里说的补好，再报一次；不予受理的，请把理由告诉申请人。"),
            self.tr("镇里怎么说"),
        )
        self.came_back_sheet = NotedSheet(words, self._came_back, self.window())
        self.came_back_sheet.case_opened.connect(self.case_opened)
        self.came_back_sheet.open()

    def _enrolled_words(self, report: "ExchangeReport") -> str:
        return self.tr("已在镇里完成登记。") if report.newly_enrolled else ""

    def _on_invitation_wanted(self) -> None:
        words = self.tr("邀请文件 (*.lxi)")
        self._choose(self.tr("选镇里给的邀请文件"), words, self._on_invitation_selected)

    def _on_write_wanted(self) -> None:
        dialog = self._make_dialog(self.tr("选U盘"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_stick_selected)
        dialog.open()

    def _on_read_wanted(self) -> None:
        words = self.tr("回执 (*.lxb)")
        self._choose(self.tr("选镇里给的回执文件"), words, self._on_answer_selected)

    def _choose(self, title: str, kinds: str, on_selected: Any) -> None:
        dialog = self._make_dialog(title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.fileSelected.connect(on_selected)
        dialog.open()

    def _make_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_finished)
        if self._stick_folder and Path(self._stick_folder).is_dir():
            dialog.setDirectory(self._stick_folder)
        self.dialog = dialog
        return dialog

    def _on_dialog_finished(self) -> None:
        self.dialog = None

    def _on_invitation_selected(self, path: str) -> None:
        self.invitation_chosen.emit(Path(path))

    def _on_stick_selected(self, folder: str) -> None:
        self._stick_folder = folder
        self.stick_chosen.emit(Path(folder))

    def _on_answer_selected(self, path: str) -> None:
        self.answer_chosen.emit(Path(path))
