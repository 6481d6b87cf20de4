"""Bringing a household roster in: choose a file, look at it, import it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.labels import one_line_label, plain_label
from app.views.page import Page
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.status_chip import Tone
from app.views.translation import sentence_for

PROGRESS_MILLISECONDS = 100


class FigureTile(QWidget):
    """One figure of a preview, its name below."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure = one_line_label("", "heading", self)
        self._name = name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(one_line_label(name, "muted", self))
        layout.addWidget(self._figure)

    def show_figure(self, figure: str) -> None:
        """Show it."""
        self._figure.setText(figure)
        self.setAccessibleName(f"{self._name} {figure}")

    def text(self) -> str:
        """What it says."""
        return self._figure.text()


class RosterImportPage(Page):
    """Shows what an import would do and did. Its presenter is RosterImportPresenter.

    Signals:
        file_chosen: (str) the path of the file to look at.
        import_wanted: the roster that is shown is to be kept.
        progress_wanted: an import is under way; how far is it?
        back_requested: the list is wanted.
    """

    file_chosen = Signal(str)
    import_wanted = Signal()
    progress_wanted = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("导入花名册"), "", parent)
        self.import_button = self.add_action(self.tr("导入"), "Ctrl+S", is_primary=True)
        self.import_button.clicked.connect(self.import_wanted)
        self.back_button = self.add_action(self.tr("返回"), "Esc")
        self.back_button.clicked.connect(self.back_requested)
        self.choose_button = ActionButton(self.tr("选择 Excel 文件"), "Ctrl+O", False, self)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self._file_words = plain_label("", "muted", self)
        self._summary = QFrame(self)
        self._summary.setProperty("kind", "card")
        self._tiles = {
            "sheet": FigureTile(self.tr("工作表"), self._summary),
            "header_row": FigureTile(self.tr("表头在第几行"), self._summary),
            "households": FigureTile(self.tr("户"), self._summary),
            "people": FigureTile(self.tr("人"), self._summary),
            "doubtful_rows": FigureTile(self.tr("待核的行"), self._summary),
            "refused_rows": FigureTile(self.tr("不导入的行"), self._summary),
        }
        self.issues = RecordTable(self._columns(), self.tr("需要核对的单元格"), self)
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_MILLISECONDS)
        self._timer.timeout.connect(self.progress_wanted)
        self.setAcceptDrops(True)
        self._lay_out_body()
        self.clear_preview()
        self.setFocusProxy(self.choose_button)

    def clear_preview(self) -> None:
        """No file has been chosen."""
        self._end_progress()
        self._summary.hide()
        self.issues.hide()
        self.import_button.setEnabled(False)
        self._file_words.setText(
            self.tr(
                "选好以后先看一遍，点“导入”才写入。表里要有“姓名”一列；"
                "有户号、户主、身份证号、电话更好，列的先后不限。"
            )
        )

    def show_summary(self, summary: Any) -> None:
        """Show a RosterSummary: what an import would do."""
        self._end_progress()
        self._file_words.setText(summary.file_name)
        for name, tile in self._tiles.items():
            tile.show_figure(str(getattr(summary, name)))
        self._summary.show()
        self._show_issues(summary.issues)
        self.import_button.setEnabled(bool(summary.people))
        if summary.people:
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_import_progress(self, done: int, total: int) -> None:
        """How many households are done."""
        words = self.tr("正在导入：{done} / {total} 户").format(done=done, total=total)
        self.show_progress(done, total, words)
        self._timer.start()

    def show_imported(self, report: Any) -> None:
        """The roster is kept."""
        words = self.tr(
            "已导入：新增 {households} 户、{people} 人；更新 {changed} 人，"
            "{unchanged} 人没有变化；待核 {doubtful} 行。"
        )
        self.show_notice(
            words.format(
                households=report.households_new,
                people=report.people_new,
                changed=report.people_changed,
                unchanged=report.unchanged,
                doubtful=report.doubtful,
            )
        )
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cancelled(self) -> None:
        """Nothing was kept."""
        self._end_progress()
        self.show_notice(self.tr("已取消，什么都没有导入。"))

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        if is_busy:
            # Where Enter does nothing: grey buttons would pass the focus to the next.
            self._file_words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose_button.setEnabled(not is_busy)
        self.import_button.setEnabled(not is_busy and not self._summary.isHidden())
        if not is_busy:
            self._end_progress()
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def figures(self) -> dict[str, str]:
        """What the preview says, by the names that RosterSummary has."""
        return {name: tile.text() for name, tile in self._tiles.items()}

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the file that was dropped."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.file_chosen.emit(urls[0].toLocalFile())

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("行"), lambda issue: str(issue.row), 52, RIGHT),
            Column(self.tr("列"), lambda issue: issue.column, 106),
            Column(self.tr("单元格里写的"), lambda issue: issue.value, 174),
            Column(self.tr("怎么处理"), self._treatment, 100, tone=_issue_tone),
            Column(self.tr("说明"), lambda issue: sentence_for(issue.problem, {})),
        ]

    def _treatment(self, issue: Any) -> str:
        return self.tr("不导入") if issue.is_refused else self.tr("待核")

    def _show_issues(self, issues: Sequence[Any]) -> None:
        self.issues.show()
        self.issues.show_records(issues)
        self.issues.set_empty_text(self.tr("每一行都看得懂，没有要核对的。"))

    def _end_progress(self) -> None:
        self._timer.stop()
        self.clear_progress()

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.choose_button)
        line.addWidget(self._file_words, 1)
        tiles = QHBoxLayout(self._summary)
        tiles.setContentsMargins(18, 12, 18, 12)
        tiles.setSpacing(28)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.issues, 1)
        self.body.addStretch(0)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("选择花名册"))
        dialog.setNameFilter(self.tr("Excel 表格 (*.xlsx *.xls *.xlsm *.ods)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()


def _issue_tone(issue: Any) -> Tone:
    return Tone.DANGER if issue.is_refused else Tone.WARNING
