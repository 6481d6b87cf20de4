"""与镇里对六位数字: what the clerk on the telephone asks for, in type that is read across the desk."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.models.errors import Problem
from app.views.folder_dialog import ask_folder
from app.views.labels import one_line_label, plain_label
from app.views.page import ProgressStrip
from app.views.scale import scaled
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.sync.reports import BundleReport, SyncStatus

DIGITS_PIXELS = 72


class DigitsSheet(Sheet):
    """Shows the digits and how far the request is. Its presenter is DigitsPresenter(sheet, runner, actor).

    Signals:
        ask_wanted: ask over the line.
        stick_chosen: (object) write the request into this folder.
        cancel_requested: stop what is under way.
    """

    ask_wanted = Signal()
    stick_chosen = Signal(object)
    cancel_requested = Signal()

    def __init__(self, stick_folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._stick_folder = stick_folder
        self.set_title(self.tr("与镇里对六位数字"))
        self._digits = one_line_label("", "title", self)
        self._digits.setStyleSheet(f"font-size: {scaled(DIGITS_PIXELS)}px; letter-spacing: 6px;")
        self._digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._digits)
        words = self.tr(
            "镇里会拨站点早先登记的电话，请照着念这六位数字；一样才算登记好。"
            "镇里没有核对以前，照常登记、照常办件，记录都在本机，核对以后一起送到。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        self._how = plain_label("", "heading", self)
        self.body.addWidget(self._how)
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self.dialog: QFileDialog | None = None
        self.later_button = self.add_cancel(self.tr("先去办件"))
        self.stick_button = self.add_action(self.tr("写申请到U盘"), "Ctrl+U")
        self.stick_button.clicked.connect(self._on_stick_wanted)
        self.ask_button = self.add_action(self.tr("用网络送申请"), "Ctrl+T", is_primary=True)
        self.ask_button.clicked.connect(self.ask_wanted)
        self.set_size(820, 460)

    def show_status(self, status: "SyncStatus") -> None:
        """The digits, and which road there is."""
        digits = status.digits
        self._digits.setText(f"{digits[:3]} {digits[3:]}" if digits else "")
        self.set_subtitle(status.town_name)
        self.ask_button.setVisible(bool(status.server_url))
        if not status.server_url:
            self._how.setText(self.tr("请插上U盘，按“写申请到U盘”，送到镇里。"))

    def show_asking(self) -> None:
        """The request is on its way."""
        self.clear_message()
        self._how.setText(self.tr("正在把申请送到镇里…"))

    def show_asked(self) -> None:
        """The township has it."""
        self._how.setText(self.tr("申请已经送到镇里，请等镇里打电话来。核对以后下次同步就登记好。"))

    def show_exchanging(self, done: int, total: int) -> None:
        """The digits agreed, and what the township has of the village is coming."""
        self._how.setText("")
        self.progress.show_if_long(done, total, self.tr("正在从镇里取回记录"))

    def show_enrolled(self, fetched: int) -> None:
        """The digits agreed, and so much came."""
        self._how.setText("")
        words = self.tr("镇里核对相符，已在镇里完成登记。")
        if fetched:
            words += self.tr("从镇里取回了 {count} 条记录。").format(count=f"{fetched:,}")
        self.show_notice(words)
        self.ask_button.hide()
        self.stick_button.hide()
        self.later_button.setText(self.tr("好"))

    def show_written(self, report: "BundleReport") -> None:
        """The stick may be pulled."""
        words = self.tr("申请已写成“{file}”，可以拔出，请送到镇里。")
        self._how.setText(words.format(file=Path(report.path).name))

    def show_problem(self, problem: Problem) -> None:
        """The line is down, or the township has said no: the stick is always a road."""
        self._how.setText("")
        super().show_problem(problem)

    def set_busy(self, is_busy: bool) -> None:
        """Something is under way; a second press does nothing."""
        for button in (self.ask_button, self.stick_button):
            button.setEnabled(not is_busy)
        if not is_busy:
            self.progress.put_away()

    def words(self) -> str:
        """What is said of the request."""
        return self._how.text()

    def digits(self) -> str:
        """What stands in large type."""
        return self._digits.text()

    def _on_stick_wanted(self) -> None:
        if self._stick_folder and Path(self._stick_folder).is_dir():
            self.stick_chosen.emit(Path(self._stick_folder))
            return
        self.dialog = ask_folder(
            self, self.tr("选U盘"), lambda folder: self.stick_chosen.emit(Path(folder))
        )
