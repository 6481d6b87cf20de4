"""Bringing a household roster in: choose a file, see how it is read and what it would do, import it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.models.roster_records import RosterImported
from app.views.buttons import ActionButton
from app.views.copied_rows import copied_rows, nothing_copied_words, pasted_name
from app.views.figure_tile import FigureTile
from app.views.file_drop import FileDrop
from app.views.labels import plain_label
from app.views.page import Page
from app.views.roster_lines import RosterLines
from app.views.roster_reading import RosterColumnsPane, RosterSheetChoice
from app.views.roster_undo_sheet import RosterUndoSheet

if TYPE_CHECKING:
    from app.acts.roster_acts import ImportReport, RosterUndoReport
    from app.presenters.roster_summary import RosterIssue, RosterSummary

PROGRESS_MILLISECONDS = 100
SEPARATOR = "　"


class RosterImportPage(Page):
    """Shows what an import would do and did. Its presenter is RosterImportPresenter.

    Signals:
        file_chosen: (str) the path of the file to look at.
        rows_pasted: (str, str) what copied rows are called, and the rows themselves.
        sheet_chosen, sheet_wanted, header_row_chosen, hidden_rows_wanted, column_read: as in
            `roster_reading`.
        row_toggled: (int) a doubtful row is to be left out, or kept after all.
        doubtful_toggled: the same for all of them.
        import_wanted: the roster that is shown is to be kept.
        undo_wanted: (str) the import of this id is to be taken back.
        progress_wanted: work is under way; how far is it?
        back_requested: the list is wanted.
    """

    file_chosen = Signal(str)
    rows_pasted = Signal(str, str)
    sheet_chosen = Signal(str)
    sheet_wanted = Signal(bool)
    header_row_chosen = Signal(int)
    hidden_rows_wanted = Signal(bool)
    column_read = Signal(int, str)
    row_toggled = Signal(int)
    doubtful_toggled = Signal()
    import_wanted = Signal()
    undo_wanted = Signal(str)
    progress_wanted = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("导入花名册"), "", parent)
        self.import_button = self.add_action(self.tr("导入"), "Ctrl+S", is_primary=True)
        self.import_button.clicked.connect(self.import_wanted)
        self.undo_button = self.add_action(self.tr("撤销导入"), "Ctrl+U")
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.back_requested)
        self.choose_button = ActionButton(self.tr("选择文件"), "Ctrl+O", False, self)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.paste_button = ActionButton(self.tr("粘贴几行"), "Ctrl+V", False, self)
        self.paste_button.setToolTip(self.tr("从表格里复制几行再粘贴，有没有表头都行"))
        self.paste_button.clicked.connect(self._on_paste_clicked)
        self._file_words = plain_label("", "muted", self)
        self.sheet_choice = RosterSheetChoice(self)
        self._summary = QFrame(self)
        self._summary.setProperty("kind", "card")
        self._tiles = {
            "households_new": FigureTile(self.tr("新增户"), self._summary),
            "people_new": FigureTile(self.tr("新增人"), self._summary),
            "people_changed": FigureTile(self.tr("有变化的人"), self._summary),
            "unchanged": FigureTile(self.tr("没有变化"), self._summary),
            "doubtful_rows": FigureTile(self.tr("待核的行"), self._summary),
            "refused_rows": FigureTile(self.tr("不导入的行"), self._summary),
        }
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        self.lines = RosterLines(self._stack)
        self.columns = RosterColumnsPane(self._stack)
        self._imports: list[Any] = []
        self._can_be_imported = False
        self._focus_before: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_MILLISECONDS)
        self._timer.timeout.connect(self.progress_wanted)
        FileDrop(self).dropped.connect(self.file_chosen)
        self._lay_out_body()
        self._connect_parts()
        self.clear_preview()
        self.show_imports([])
        self.setFocusProxy(self.choose_button)

    def clear_preview(self) -> None:
        """No file has been chosen."""
        self._end_progress()
        self._can_be_imported = False
        self._show_parts(is_shown=False)
        self.import_button.setText(self.tr("导入"))
        self.import_button.setEnabled(False)
        self._file_words.setText(
            self.tr(
                "Excel 或 CSV。选好以后先试导入，看一遍，点“导入”才写入。表里要有“姓名”一列；"
                "有户号、户主、身份证号、电话更好，列的先后和叫法不限。"
            )
        )

    def show_summary(self, summary: "RosterSummary") -> None:
        """Show a RosterSummary: how the file is read, and what an import would do."""
        self._end_progress()
        self._file_words.setText(self._words_of_file(summary))
        self.sheet_choice.show_choice(summary)
        for name, tile in self._tiles.items():
            tile.show_figure(str(getattr(summary, name)))
        self.columns.show_columns(summary.columns)
        self.lines.show_summary(summary)
        self._name_tabs(summary)
        is_first = self._summary.isHidden()
        self._show_parts(is_shown=True)
        if summary.problem is not None:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)
        elif is_first:
            self.tabs.setCurrentIndex(0)
        self._on_tab_changed(self.tabs.currentIndex())
        self._can_be_imported = summary.can_be_imported
        self.import_button.setText(self._import_words(summary))
        self.import_button.setEnabled(self._can_be_imported)
        if is_first and self._can_be_imported:
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_reading(self) -> None:
        """A file is being read and compared with the register."""
        self.show_progress(0, 0, self.tr("正在试导入，还没有写入……"))

    def show_import_progress(self, done: int, total: int) -> None:
        """How many households are done."""
        words = self.tr("正在导入：{done} / {total} 户").format(done=done, total=total)
        self.show_progress(done, total, words)
        self._timer.start()

    def show_undo_progress(self, done: int, total: int) -> None:
        """How many records are taken back."""
        words = self.tr("正在撤销：{done} / {total} 条").format(done=done, total=total)
        self.show_progress(done, total, words)
        self._timer.start()

    def show_imported(self, report: "ImportReport") -> None:
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

    def show_imports(self, imports: list[RosterImported]) -> None:
        """The imports that may be undone."""
        self._imports = list(imports)
        self.undo_button.setEnabled(bool(self._imports))

    def show_undone(self, report: "RosterUndoReport", left: "tuple[RosterIssue, ...]") -> None:
        """An import is taken back; `left` says what stayed, as RosterIssues."""
        words = self.tr("已撤销：删去 {households} 户、{people} 人，退回 {restored} 人。")
        said = words.format(
            households=report.households_removed,
            people=report.people_removed,
            restored=report.people_restored,
        )
        if left:
            self.show_warning(said + self.tr("有 {count} 处保留，见下面。").format(count=len(left)))
            self.lines.show_left(left)
            self._stack.setCurrentWidget(self.lines)
            self._stack.show()
        else:
            self.show_notice(said)
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cancelled(self) -> None:
        """Nothing was changed."""
        self._end_progress()
        self.show_notice(self.tr("已取消，什么都没有改动。"))

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        if is_busy:
            self._focus_before = self.focusWidget()
            # Where Enter does nothing: grey buttons would pass the focus to the next.
            self._file_words.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (
            self.choose_button,
            self.paste_button,
            self.sheet_choice,
            self.columns.field_choice,
        ):
            part.setEnabled(not is_busy)
        self.import_button.setEnabled(not is_busy and self._can_be_imported)
        self.undo_button.setEnabled(not is_busy and bool(self._imports))
        if not is_busy:
            self._end_progress()
            before = self._focus_before
            is_usable = before is not None and before.isEnabled() and before.isVisible()
            focus = before if is_usable and before is not None else self.choose_button
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def figures(self) -> dict[str, str]:
        """What the preview says, by the names that RosterSummary has."""
        return {name: tile.text() for name, tile in self._tiles.items()}

    def _words_of_file(self, summary: "RosterSummary") -> str:
        words, report = summary.file_name, summary.wanted.report
        if len(summary.wanted.offered) > 1 and not summary.wanted.names:
            words += SEPARATOR + self.tr("一张表都没选，没有可导入的；请至少选一张")
        elif len(summary.wanted.offered) > 1:
            words += SEPARATOR + self.tr(
                "导入 {count} 张表（{names}），共新增 {households} 户、{people} 人，更新 {changed} 人"
            ).format(
                count=len(summary.wanted.names),
                names=self.tr("、").join(summary.wanted.names),
                households=report.households_new,
                people=report.people_new,
                changed=report.people_changed,
            )
        if summary.total_rows:
            words += SEPARATOR + self.tr("跳过合计、表尾等 {count} 行").format(
                count=summary.total_rows
            )
        if summary.blank_rows:
            words += SEPARATOR + self.tr("跳过空行 {count} 行").format(count=summary.blank_rows)
        return words

    def _import_words(self, summary: "RosterSummary") -> str:
        count = len(summary.wanted.names)
        return self.tr("导入 {count} 张表").format(count=count) if count > 1 else self.tr("导入")

    def _name_tabs(self, summary: "RosterSummary") -> None:
        for place, (words, count) in enumerate(
            (
                (self.tr("要核对的 {count}"), len(summary.issues)),
                (self.tr("新增 {count}"), len(summary.new)),
                (self.tr("有变化 {count}"), len(summary.changed)),
                (self.tr("各列读作什么 {count}"), len(summary.columns)),
            )
        ):
            self.tabs.setTabText(place, words.format(count=count))

    def _show_parts(self, *, is_shown: bool) -> None:
        for part in (self.sheet_choice, self._summary, self.tabs, self._stack):
            part.setVisible(is_shown)

    def _end_progress(self) -> None:
        self._timer.stop()
        self.clear_progress()

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.choose_button)
        line.addWidget(self.paste_button)
        line.addWidget(self._file_words, 1)
        tiles = QHBoxLayout(self._summary)
        tiles.setContentsMargins(18, 10, 18, 10)
        tiles.setSpacing(28)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        for _ in range(4):
            self.tabs.addTab("")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("试导入结果"))
        self._stack.addWidget(self.lines)
        self._stack.addWidget(self.columns)
        lists = QVBoxLayout()
        lists.setSpacing(4)
        lists.addWidget(self.tabs)
        lists.addWidget(self._stack, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.sheet_choice)
        self.body.addWidget(self._summary)
        self.body.addLayout(lists, 1)
        self.body.addStretch(0)

    def _connect_parts(self) -> None:
        self.sheet_choice.sheet_chosen.connect(self.sheet_chosen)
        self.sheet_choice.sheet_wanted.connect(self.sheet_wanted)
        self.sheet_choice.header_row_chosen.connect(self.header_row_chosen)
        self.sheet_choice.hidden_rows_wanted.connect(self.hidden_rows_wanted)
        self.columns.column_read.connect(self.column_read)
        self.lines.row_toggled.connect(self.row_toggled)
        self.lines.doubtful_toggled.connect(self.doubtful_toggled)
        self.tabs.currentChanged.connect(self._on_tab_changed)

    def _on_tab_changed(self, tab: int) -> None:
        is_columns = tab == self.tabs.count() - 1
        self._stack.setCurrentWidget(self.columns if is_columns else self.lines)
        if not is_columns:
            self.lines.show_list(tab)

    def _on_undo_clicked(self) -> None:
        sheet = RosterUndoSheet(self._imports, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.undo_wanted.connect(self.undo_wanted)
        sheet.open()

    def _on_paste_clicked(self) -> None:
        text = copied_rows()
        if not text:
            self.show_warning(nothing_copied_words("Ctrl+V"))
            return
        self.clear_message()
        self.rows_pasted.emit(pasted_name(), text)

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("选择花名册"))
        dialog.setNameFilter(self.tr("表格 (*.xlsx *.xls *.et *.xlsm *.ods *.csv *.txt)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()
