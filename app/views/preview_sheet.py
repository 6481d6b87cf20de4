"""A finished paper before it is printed: its pages, and how they go to the printer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import EnvironmentProblem, Problem
from app.models.print_setup import (
    LONG_EDGE,
    ONE_SIDED,
    OWN_SIZE,
    SHORT_EDGE,
    PrinterFacts,
    PrintSetup,
)
from app.views.buttons import quiet_button
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.labels import one_line_label
from app.views.list_file_words import saved_words
from app.views.page import ProgressStrip
from app.views.preview_picture import PreviewPicture
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.translation import sentence, spoken
from app.words.report_words import LIST_PAPER
from app.words.terms import PAPER

WIDTH, HEIGHT, PANEL_WIDTH = 1080, 720, 330
ENLARGED, MOST_MARKS = 2, 6
NAMED = {**LIST_PAPER, **PAPER}
STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PreviewSheet(Sheet):
    """Its presenter is PreviewPresenter. PgUp and PgDn turn the pages.

    Signals:
        page_wanted: (int, float) a page, counted from 1, and pixels a millimetre.
        print_wanted: (dict) what was chosen, by the names of PrintSetup, copies and pages as typed.
        cancel_wanted: what is on its way to the printer is to stop.
        save_wanted: (str) a copy of the file is to be kept, by this name unless another is chosen.
        outside_wanted: the system's own program is to open the file.
    """

    page_wanted = Signal(int, float)
    print_wanted = Signal(dict)
    cancel_wanted = Signal()
    save_wanted = Signal(str)
    outside_wanted = Signal()

    def __init__(self, paper: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(spoken(NAMED, paper), "", parent)
        self._path = path
        self._sizes: Sequence[tuple[float, float]] = ()
        self._page = 0
        self.picture = PreviewPicture(self)
        self.picture.resized.connect(self._ask_for_page)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self.picture)
        self.area.setAccessibleName(self.tr("纸面"))
        self.area.setAccessibleDescription(self.tr("放大以后按方向键移动"))
        self.enlarge_button = quiet_button(self.tr("放大"), self)
        self.enlarge_button.clicked.connect(self._on_enlarge_clicked)
        self.before_button = quiet_button(self.tr("上一页"), self)
        self.after_button = quiet_button(self.tr("下一页"), self)
        self._number = one_line_label("", "muted", self)
        self.before_button.clicked.connect(self._on_before_clicked)
        self.after_button.clicked.connect(self._on_after_clicked)
        self._make_fields()
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.cancel_wanted)
        self._lay_out_body()
        self.save_button = self.add_action(self.tr("另存为 PDF"), "Ctrl+Shift+S")
        self.save_button.clicked.connect(self._on_save_clicked)
        self.system_button = self.add_action(self.tr("用系统的程序打开"))
        self.system_button.clicked.connect(self.outside_wanted)
        self.add_cancel(self.tr("关闭"))
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.fields.completed.connect(self.print_button.setFocus)
        self.print_button.setFocus()
        self.resize(self._fitting(parent))

    def show_paper(self, sizes_mm: Sequence[tuple[float, float]]) -> None:
        """The paper has these pages; the first is shown."""
        self._sizes = sizes_mm
        self._turn_to(1)

    def show_picture(self, page: int, picture: Any) -> None:
        """A page, drawn; one that was turned away from meanwhile is dropped."""
        if page == self._page:
            self.picture.show_picture(picture)

    def show_marks(self, marks: Sequence[str]) -> None:
        """These marks stand for characters that the paper does not know."""
        words = self.tr(
            "有 {count} 个字没有公开的编码，纸上印成了 {marks}；请问清是哪个字，改好再印。"
        )
        shown = self.tr("、").join(marks[:MOST_MARKS]) + ("…" if len(marks) > MOST_MARKS else "")
        self.show_warning(words.format(count=len(marks), marks=shown))

    def show_printers(self, printers: Sequence[PrinterFacts], setup: PrintSetup) -> None:
        """The printers to choose from, and what was chosen last time."""
        self.printer.set_choices([(each.name, self._printer_words(each)) for each in printers])
        self.printer.set_value(setup.printer)
        self.copies.set_text(str(setup.copies))
        self.sides.set_value(setup.sides)
        self.sheet_size.set_value(setup.sheet)
        self.print_button.setEnabled(bool(printers))
        if not printers:
            self.show_warning(
                self.tr("这台电脑上没有找到打印机，纸面已经做好；接好打印机再打开，或另存为 PDF。")
            )

    def show_printing(self, done: int, total: int) -> None:
        """So many pages are on their way."""
        words = self.tr("正在送往打印机 {done}／{total}").format(done=done, total=total)
        self.progress.show_progress(done, total, words)

    def show_printed(self, pages: int, copies: int, *, is_reprint: bool) -> None:
        """The printer has them."""
        self.progress.hide()
        words = self.tr("已交给打印机：{pages} 面，{copies} 份。")
        if is_reprint:
            words = self.tr("已交给打印机：{pages} 面，{copies} 份；以前印过，纸上标了“重印”。")
        self.show_notice(words.format(pages=pages, copies=copies))

    def show_redrawn(self) -> None:
        """The paper is marked as a reprint now: show it as it is."""
        self._ask_for_page()

    def show_saved(self, path: Path) -> None:
        """A copy of the file is kept there."""
        self.show_saved_file(saved_words(path), path)

    def open_outside(self, path: Path) -> None:
        """Let the system's own program open the file."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.show_problem(EnvironmentProblem("no_program_for_papers"))

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.progress.hide()
        super().show_problem(problem)

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        place = {"copies": self.copies, "pages": self.pages}[field]
        place.show_error(sentence(problem))
        place.line_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def path(self) -> Path:
        """The file that was to be looked at."""
        return self._path

    def page_number(self) -> int:
        """The page that is shown, counted from 1; 0 before the paper is here."""
        return self._page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that turn pages in every viewer."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self._turn_to(self._page + step)
            return
        super().keyPressEvent(event)

    def _turn_to(self, page: int) -> None:
        if not 1 <= page <= len(self._sizes):
            return
        self._page = page
        self.picture.show_page(self._sizes[page - 1])
        words = self.tr("第 {page} 页，共 {count} 页")
        self._number.setText(words.format(page=page, count=len(self._sizes)))
        self.before_button.setEnabled(page > 1)
        self.after_button.setEnabled(page < len(self._sizes))
        self._ask_for_page()

    def _ask_for_page(self) -> None:
        if self._page:
            self.page_wanted.emit(self._page, self.picture.pixels_per_mm())

    def _make_fields(self) -> None:
        self.printer = ChoiceField(self.tr("打印机"))
        self.copies = LineField(self.tr("份数"))
        self.pages = LineField(self.tr("页码"), placeholder=self.tr("全部；也可写 1-3、5"))
        self.sides = ChoiceField(
            self.tr("单面还是双面"),
            [
                (ONE_SIDED, self.tr("单面")),
                (LONG_EDGE, self.tr("双面，沿长边翻")),
                (SHORT_EDGE, self.tr("双面，沿短边翻")),
            ],
        )
        self.sheet_size = ChoiceField(
            self.tr("纸张"),
            [
                (OWN_SIZE, self.tr("跟纸面一样大")),
                ("a4", self.tr("A4，居中")),
                ("a5", self.tr("A5，居中，放不下就缩小")),
            ],
        )
        self.copies.set_text("1")
        self.fields = FormColumn()
        self.fields.add_field(self.printer)
        self.fields.add_row(self.copies, self.pages, stretches=(1, 2))
        self.fields.add_field(self.sides)
        self.fields.add_field(self.sheet_size)

    def _lay_out_body(self) -> None:
        turning = QHBoxLayout()
        turning.addStretch(1)
        for widget in (self.before_button, self._number, self.after_button):
            turning.addWidget(widget)
        turning.addWidget(self.enlarge_button)
        turning.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.area, 1)
        left.addLayout(turning)
        panel = QWidget(self)
        panel.setFixedWidth(scaled(PANEL_WIDTH))
        panel.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.fields)
        right.addStretch(1)
        right.addWidget(self.progress)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 1)
        halves.addWidget(panel)
        self.body.addLayout(halves, 1)

    def _fitting(self, parent: QWidget | None) -> QSize:
        """As large as the window that it lies on allows."""
        wanted = QSize(WIDTH, HEIGHT)
        return wanted.boundedTo(parent.size()) if parent is not None else wanted

    def _printer_words(self, printer: PrinterFacts) -> str:
        if printer.turns_over:
            return self.tr("{name}（能自动双面）").format(name=printer.name)
        return str(printer.name)

    def _on_enlarge_clicked(self) -> None:
        """Large enough to be read, or the whole page."""
        is_large = self.picture.minimumHeight() > 0
        size = QSize(0, 0) if is_large else self.area.viewport().size() * ENLARGED
        self.picture.setMinimumSize(size)
        self.enlarge_button.setText(self.tr("放大") if is_large else self.tr("看整页"))

    def _on_before_clicked(self) -> None:
        self._turn_to(self._page - 1)

    def _on_after_clicked(self) -> None:
        self._turn_to(self._page + 1)

    def _on_print_clicked(self) -> None:
        self.fields.clear_errors()
        self.print_wanted.emit(
            {
                "printer": self.printer.value(),
                "copies": self.copies.text(),
                "pages": self.pages.text(),
                "sides": self.sides.value(),
                "sheet": self.sheet_size.value(),
            }
        )

    def _on_save_clicked(self) -> None:
        self.save_wanted.emit(self._path.name)
