"""联系卡: the grids with their cards, their cadres, the printing, and the scanner's field."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.card_printing import CardOffset
from app.models.errors import EnvironmentProblem, Problem
from app.models.rules.ratings import rate_text
from app.views.buttons import ActionButton
from app.views.cadre_photo_sheet import CadrePhotoSheet
from app.views.card_cadre_sheet import CardCadreSheet
from app.views.card_grid_panel import STALE, CardGridPanel
from app.views.card_layout_sheet import CardLayoutSheet
from app.views.card_mark_sheet import CardMarkSheet
from app.views.card_offset_sheet import CardOffsetSheet
from app.views.card_stale_sheet import CardStaleSheet
from app.views.case_paper_strip import PaperStrip
from app.views.forms import LineField
from app.views.page import Page
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.status_chip import Tone
from app.views.translation import listed

if TYPE_CHECKING:
    from app.presenters.card_figures import Assigned, CardFigures, GridLine

PANEL_WIDTH, LONGER_WORDS = 404, 120
STALE_KEY = "Ctrl+U"
PAPER, CALIBRATION = "liaison_card", "calibration_sheet"


class CardPage(Page):
    """Shows a CardFigures record; rows are GridLine. Of a CardPresenter it wants `refresh` for `opened`,
    `assign` for `assign_requested`, `print_cards` for `print_requested`, `cancel` for
    `cancel_requested` and `open_card` for `card_scanned`; `household_wanted` goes to whoever shows
    households.

    Signals:
        assign_requested: (str, dict) the grid's id, and the cadre's id or a new one's particulars.
        print_requested: (dict) which cards are to be printed, and how, as a CardWish.
        again_requested: (int) the last stack is to be printed again from that sheet on.
        marks_opened: (CardMarkSheet, str) a sheet that wants a presenter, and the grid's id.
        photos_opened: (CadrePhotoSheet) a sheet that wants a presenter.
        stale_wanted: (CardStaleSheet) a sheet that wants the stale cards.
        layouts_opened: (CardLayoutSheet) a sheet that wants a presenter.
        calibration_requested: (str) the test sheet is wanted, turned over that edge.
        offset_typed: (str, str) what was read off the test sheet.
        card_scanned: (str) what a scanner or two fingers typed.
        household_wanted: (str) the household whose card was scanned.
    """

    assign_requested = Signal(str, dict)
    print_requested = Signal(dict)
    again_requested = Signal(int)
    marks_opened = Signal(object, str)
    photos_opened = Signal(object)
    stale_wanted = Signal(object)
    layouts_opened = Signal(object)
    calibration_requested = Signal(str)
    offset_typed = Signal(str, str)
    card_scanned = Signal(str)
    household_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("联系卡"))
        self._figures: Any = None
        self.sheet: Sheet | None = None
        self.table = RecordTable(self._columns(), self.tr("网格和联系卡"), self)
        self.table.set_empty_text(self.tr("还没有网格。先在“群众”页导入花名册，按村民小组分网格。"))
        self.table.record_selected.connect(self._on_grid_selected)
        self.table.record_activated.connect(self._on_grid_activated)
        self.panel = CardGridPanel(self)
        self.panel.cadre_wanted.connect(self._on_cadre_wanted)
        self.panel.print_requested.connect(self.print_requested)
        self.panel.again_requested.connect(self.again_requested)
        self.panel.marks_wanted.connect(self._on_marks_wanted)
        self.panel.photo_wanted.connect(self._on_photo_wanted)
        self.panel.offset_wanted.connect(self._on_offset_wanted)
        self.panel.layouts_wanted.connect(self.open_layouts)
        self.stale_button = ActionButton(self.tr("过期的卡"), STALE_KEY, False, self)
        self.place_button(self.stale_button)
        self.stale_button.clicked.connect(self._on_stale_wanted)
        self.paper_strip = PaperStrip(self)
        self.paper_strip.not_opened.connect(self._on_paper_not_opened)
        self.scanner = LineField(
            self.tr("扫联系卡，打开这一户"),
            self.tr("用扫码枪扫卡背面的码，或照着卡号输入，按回车"),
            placeholder=self.tr("卡号"),
        )
        self.scanner.submitted.connect(self._on_card_scanned)
        self._lay_out_body()
        self.setFocusProxy(self.table)

    def show_figures(self, figures: "CardFigures") -> None:
        """Show these grids; the one that was marked stays marked."""
        self._figures = figures
        self.panel.show_layouts(figures.layouts)
        count = figures.stale
        words = self.tr("过期的卡 {count} 张").format(count=count) if count else self.tr("过期的卡")
        self.stale_button.setText(words)
        marked = self.table.current_record()
        self.table.show_records(figures.grids)
        ids = [line.cards.grid.id for line in figures.grids]
        if marked is not None and marked.cards.grid.id in ids:
            self.table.select_row(ids.index(marked.cards.grid.id))
        elif ids:
            self.table.select_row(0)
        else:
            self.panel.show_grid(None)

    def show_assigned(self, assigned: "Assigned") -> None:
        """The cadre is assigned."""
        if self.sheet is not None:
            self.sheet.accept()
        self.paper_strip.hide()
        self.panel.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        name = assigned.cadre.name
        words = self.tr("已指定{name}，改动 {count} 户。").format(name=name, count=assigned.changed)
        if assigned.is_too_many:
            many = self.tr("{name}现在联系 {count} 户，超过每人 {most} 户左右的要求。")
            most = self._figures.households_per_cadre
            many = many.format(name=name, count=assigned.households, most=most)
            self.show_warning(words + many)
        else:
            self.show_notice(words)

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field of the sheet what is wrong with it."""
        if isinstance(self.sheet, CardCadreSheet):
            self.sheet.show_field_problem(field, problem)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong: on the sheet while one is open."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_problem(problem)
        else:
            super().show_problem(problem)

    def show_drawing(self, done: int, total: int) -> None:
        """So many cards are drawn."""
        self.paper_strip.hide()
        words = self.tr("正在生成联系卡 {done}／{total}").format(done=done, total=total)
        self.show_progress(done, total, words if total else self.tr("正在准备联系卡"))

    def show_sheets(self, sheets: int) -> None:
        """The last stack took so many sheets."""
        self.panel.show_sheets(sheets)

    def show_calibration(self, path: Path) -> None:
        """The test sheet lies ready as a file."""
        self.clear_progress()
        if isinstance(self.sheet, CardOffsetSheet):
            self.sheet.show_notice(self.tr("校准页做好了，正在打开：{name}").format(name=path.name))
        self.paper_strip.show_paper(CALIBRATION, path)
        self.paper_strip.open_button.click()

    def show_offset_kept(self, offset: CardOffset) -> None:
        """What was read off the test sheet holds from now on."""
        if self.sheet is not None:
            self.sheet.accept()
        words = self.tr("已保存：背面按向右 {right}、向上 {up} 毫米的偏差校正，只用于这台电脑。")
        self.show_notice(words.format(right=f"{offset.right_mm:g}", up=f"{offset.up_mm:g}"))

    def show_paper(self, paths: list[Path], cards: int, without_cadre: int) -> None:
        """The cards lie ready in these files."""
        self.clear_progress()
        if without_cadre:
            words = self.tr(
                "生成了 {cards} 张；还有 {count} 户没有联户干部，没有生成，指定干部后再生成一次。"
            )
            self.show_warning(words.format(cards=cards, count=without_cadre))
        elif len(paths) > 1:
            self.show_notice(
                self.tr("做好 {files} 个文件，都在一个文件夹里。").format(files=len(paths))
            )
        self.paper_strip.show_papers(PAPER, paths)
        self.paper_strip.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_household(self, household_id: str) -> None:
        """The scanned card belongs to this household."""
        self.scanner.set_text("")
        self.household_wanted.emit(household_id)

    def set_busy(self, is_busy: bool) -> None:
        """Something is under way. Buttons stay as they are, so that the focus does too."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("网格"), lambda line: line.cards.grid.name, is_bold=True, is_whole=True),
            Column(self.tr("户数"), lambda line: str(line.cards.households), 62, RIGHT),
            Column(self.tr("联户干部"), _cadre_names, 112),
            Column(
                self.tr("没有干部"),
                lambda line: str(line.cards.without_cadre or ""),
                90,
                RIGHT,
                colour=lambda line: "warning",
            ),
            Column(self.tr("有卡"), lambda line: str(line.cards.held), 66, RIGHT),
            Column(self.tr("覆盖率"), _coverage, 78, RIGHT),
            Column(
                self.tr("过期"),
                self._stale_words,
                92,
                tone=lambda line: Tone.WARNING,
            ),
        ]

    def _stale_words(self, line: "GridLine") -> str:
        stale = line.cards.stale
        return self.tr("{count} 张").format(count=stale) if stale else ""

    def _lay_out_body(self) -> None:
        scanner = QFrame(self)
        scanner.setProperty("kind", "card")
        inside = QVBoxLayout(scanner)
        inside.setContentsMargins(20, 10, 20, 10)
        inside.addWidget(self.scanner)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.table, 1)
        left.addWidget(scanner)
        self.panel.setMinimumWidth(scaled(PANEL_WIDTH))  # another language's words may need more
        self.panel.setMaximumWidth(scaled(PANEL_WIDTH) + LONGER_WORDS)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addLayout(left, 1)
        columns.addWidget(self.panel)
        self.body.setSpacing(12)
        self.body.addWidget(self.paper_strip)
        self.body.addLayout(columns, 1)

    def _on_grid_selected(self, line: Any) -> None:
        self.panel.show_grid(line)

    def _on_grid_activated(self, line: "GridLine") -> None:
        if line.served:
            self.panel.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.cadre_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cadre_wanted(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        figures = self._figures
        self.clear_message()
        sheet = CardCadreSheet(line, figures.cadres, figures.households_per_cadre, self)
        sheet.assign_requested.connect(self.assign_requested)
        self._open(sheet)

    def _on_marks_wanted(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.clear_message()
            sheet = CardMarkSheet(line.cards.grid.name, self._figures.today, self)
            self.marks_opened.emit(sheet, line.cards.grid.id)
            self._open(sheet)

    def _on_photo_wanted(self) -> None:
        line = self.table.current_record()
        if line is not None and line.cadres:
            self.clear_message()
            sheet = CadrePhotoSheet([share.cadre for share in line.cadres], self)
            self.photos_opened.emit(sheet)
            self._open(sheet)
            sheet.show_first()

    def _on_offset_wanted(self) -> None:
        if self._figures is None:
            return
        self.clear_message()
        sheet = CardOffsetSheet(self._figures.offset, self.panel.duplex.value(), self)
        sheet.calibration_requested.connect(self.calibration_requested)
        sheet.offset_typed.connect(self.offset_typed)
        self._open(sheet)

    def open_layouts(self, key: str = "") -> None:
        """Let the layouts be changed, that of this key first."""
        self.clear_message()
        sheet = CardLayoutSheet(self, key)
        self.layouts_opened.emit(sheet)
        self._open(sheet)

    def _on_stale_wanted(self) -> None:
        self.clear_message()
        sheet = CardStaleSheet(self)
        sheet.reprint_requested.connect(self._on_reprint_requested)
        self.stale_wanted.emit(sheet)
        self._open(sheet)

    def _on_reprint_requested(self, layout: str) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        self.print_requested.emit(
            {"which": STALE, "layout": layout, "duplex": self.panel.duplex.value()}
        )

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.finished.connect(self._on_sheet_finished)
        sheet.open()

    def _on_sheet_finished(self) -> None:
        if self.sheet is not None:
            self.sheet.let_go()
            self.sheet = None
        self.panel.cadre_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_card_scanned(self) -> None:
        typed = self.scanner.text()
        self.scanner.line_edit.selectAll()
        self.card_scanned.emit(typed)

    def _on_paper_not_opened(self) -> None:
        self.show_problem(EnvironmentProblem("file_unreadable"))


def _cadre_names(line: Any) -> str:
    return listed(share.cadre.name for share in line.cadres)


def _coverage(line: "GridLine") -> str:
    """Households with a card in hand or at the door, of all active ones."""
    return rate_text(line.cards.held, line.cards.households, 1)
