"""One case: where it stands, its papers and people, what happened, and what can be done next."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.rectification_records import Rectification
from app.views.buttons import ActionButton
from app.views.case_action_form import CaseActionForm
from app.views.case_extras import CaseExtrasBar
from app.views.case_head import CaseHead
from app.views.case_history import CaseHistory
from app.views.case_layouts import empty_layout
from app.views.case_materials import CaseMaterials
from app.views.case_paper_strip import PaperStrip
from app.views.case_words import CUSTODY_STEP, action_words
from app.views.form_column import scrolling
from app.views.labels import plain_label
from app.views.page import Page
from app.views.paper_menu import PaperMenuButton
from app.views.rating_sheet import RatingSheet
from app.views.reveal_strip import RevealStrip
from app.views.scale import scaled
from app.views.translation import listed, spoken, spoken_day
from app.words.terms import RECTIFICATION_STAGE

if TYPE_CHECKING:
    from app.acts.disclosure_acts import Revealed
    from app.presenters.case_reading import CaseFile

RECEIPT, NOTICE = "material_receipt", "one_time_notice"
SELDOM = frozenset({"ask_supplement", "decline", "withdraw", "appeal"})
"""Steps off the straight way: their buttons come last and are never the primary one."""
LEAST_COLUMN_HEIGHT = 168


class CasePage(Page):
    """Shows a CaseFile and reports what is wanted. Its presenter is CasePresenter.

    Signals:
        step_wanted: (str, dict) a step, and what was typed for it.
        materials_received: (list of str) papers that were brought now.
        paper_wanted: (str) the paper to make, one of CaseFile.papers.
        back_requested: the list is wanted.
        refresh_wanted: the case may have changed elsewhere.
        reveal_wanted: (str) the numbers of this case's applicant are to be seen whole.
    """

    step_wanted = Signal(str, dict)
    materials_received = Signal(list)
    paper_wanted = Signal(str)
    back_requested = Signal()
    refresh_wanted = Signal()
    reveal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("代办件"), "", parent)
        self._case_file: Any = None
        self.notice_button = self.add_action(self.tr("一次性告知单"), "Ctrl+G")
        self.receipt_button = self.add_action(self.tr("材料接收凭证"), "Ctrl+P")
        self.papers_button = PaperMenuButton(self.tr("打印"), "Alt+P", self)
        self.papers_button.paper_wanted.connect(self.paper_wanted)
        self.place_button(self.papers_button)
        self.back_button = self.add_way_back()
        self.notice_button.clicked.connect(self._on_notice_clicked)
        self.receipt_button.clicked.connect(self._on_receipt_clicked)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.paper_strip = PaperStrip(self)
        content = QWidget()
        self._area = scrolling(content, self)
        self.head = CaseHead(content)
        self.extras = CaseExtrasBar(content)
        self.extras.problem_told.connect(self.show_problem)
        self.extras.reveal_wanted.connect(self._on_reveal_wanted)
        self.reveal_strip = RevealStrip(self)
        self._step_bar = QWidget(content)
        self._steps = QHBoxLayout(self._step_bar)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(10)
        self.step_buttons: dict[str, QPushButton] = {}
        self._left = QStackedWidget(content)
        self.materials = CaseMaterials(self._left)
        self.materials.received.connect(self.materials_received)
        self.materials.fate_wanted.connect(self._on_fate_wanted)
        self.rating_sheet: RatingSheet | None = None
        self._plan = plain_label("", "body", content)
        self.form = CaseActionForm(self._left)
        self.form.confirmed.connect(self.step_wanted)
        self.form.cancelled.connect(self._close_form)
        self.history = CaseHistory(content)
        self._lay_out_body()

    def show_case(self, case_file: "CaseFile") -> None:
        """Show a case; a form that was begun for it stays open."""
        shown_before, self._case_file = self.case_id(), case_file
        if shown_before != case_file.case.id:
            self.paper_strip.hide()
            self.reveal_strip.forget()
            self._close_form()
        case = case_file.case
        self.set_title(case.item_name)
        self.set_subtitle(case.number)
        self.head.show_case(case_file)
        self.head.set_short(self.is_form_open())
        is_at_station = case.status in ("received", "supplement", "returned")
        can_receive = is_at_station or case_file.owes_papers
        self.materials.show_materials(case_file.materials, can_receive=can_receive)
        self.history.show_history(case_file.history)
        self.notice_button.setVisible(bool(case_file.missing) and is_at_station)
        self.receipt_button.setVisible(any(m.received_at for m in case_file.materials))
        self.papers_button.show_papers(case_file.papers)
        self.extras.show_case(case.id)
        self.show_standing_of("case", case.id)
        self._show_plan(case_file.plan)
        self._show_steps()

    def show_registered(self, missing: int) -> None:
        """Offer the papers of a case that was registered a moment ago."""
        if missing:
            self.show_warning(
                self.tr("已登记，还缺 %n 份材料：请打印一次性告知单，一次说清。", "", missing)
            )
            self.notice_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_notice(self.tr("已登记，材料齐全：请打印材料接收凭证交给申请人。"))
            self.receipt_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_deficient(self) -> None:
        """Offer the papers of one whose missing papers may follow."""
        self.show_warning(self.tr("已登记，容缺受理：请打印容缺承诺书和通知书，各一式两份签字。"))
        self.papers_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_acted(self, action: str) -> None:
        """The step is kept."""
        self.form.end_draft_of(self.case_id(), action)
        self._close_form()
        words = action_words(action)
        self.show_notice(self.tr("已保存：{action}。").format(action=words))
        self._focus_next_step()

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready."""
        self.paper_strip.show_paper(paper, path)
        self.paper_strip.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_revealed(self, revealed: "Revealed", seconds: int) -> None:
        """Show the applicant's numbers whole for that long, unless another case came first."""
        if revealed.subject_id == self.case_id():
            self.reveal_strip.show_revealed(revealed, seconds)

    def set_busy(self, is_busy: bool) -> None:
        """A step is being kept. Buttons stay as they are: one that went grey would pass the focus
        to its neighbour, and a second Enter would press that.
        """
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def case_id(self) -> str:
        """The case that is shown; empty before the first."""
        return self._case_file.case.id if self._case_file else ""

    def is_form_open(self) -> bool:
        """Whether a step is being filled in."""
        return self._left.currentWidget() is self.form

    def _show_steps(self) -> None:
        ordered = sorted(self._case_file.actions, key=lambda action: action in SELDOM)
        if self._case_file.is_write_off_near and "write_off" not in ordered:
            ordered.append("write_off")
        self._step_bar.setVisible(bool(ordered) and not self.is_form_open())
        if ordered == list(self.step_buttons):
            return  # the one that has the focus keeps it
        empty_layout(self._steps)
        self.step_buttons = {}
        for number, action in enumerate(ordered):
            is_advice = self._case_file.case.status == "draft"
            is_primary = number == 0 and action not in SELDOM and not is_advice
            words = action_words(action)
            button = ActionButton(words, "", is_primary, self._step_bar)
            button.setProperty("step", action)
            button.clicked.connect(self._on_step_clicked)
            self._steps.addWidget(button)
            self.step_buttons[action] = button
        self._steps.addStretch(1)

    def _on_step_clicked(self) -> None:
        action = self.sender().property("step")
        if action == "write_off" and action not in self._case_file.actions:
            self.step_wanted.emit(action, {})  # the refusal says why
            return
        self.clear_message()
        if action == "rate":
            self._ask_applicant()
        else:
            self._begin(action)

    def _on_reveal_wanted(self) -> None:
        self.reveal_wanted.emit(self.case_id())

    def _on_fate_wanted(self) -> None:
        if self._case_file is None:
            return
        self.clear_message()
        self._begin(CUSTODY_STEP)

    def _ask_applicant(self) -> None:
        """Nobody else can enter a rating: the whole screen is theirs until they are done."""
        case = self._case_file.case
        sheet = RatingSheet(case.applicant_name, case.item_name, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.rated.connect(self._on_rated)
        sheet.finished.connect(self._on_sheet_finished)
        self.rating_sheet = sheet
        sheet.open()

    def _on_rated(self, said: dict[str, Any]) -> None:
        self.step_wanted.emit("rate", said)

    def _on_sheet_finished(self) -> None:
        self.rating_sheet = None
        self.window().activateWindow()
        self._focus_next_step()

    def _show_plan(self, plan: Rectification | None) -> None:
        words = ""
        if plan is not None:
            stage = spoken(RECTIFICATION_STAGE, plan.stage)
            due = spoken_day(plan.due_on)
            words = self.tr("差评整改：{stage}，期限 {day}").format(stage=stage, day=due)
        self._plan.setText(words)
        self._plan.setVisible(bool(words))

    def _begin(self, action: str) -> None:
        missing = listed(material.name for material in self._case_file.missing)
        self._left.setCurrentWidget(self.form)
        self._step_bar.hide()
        self.head.set_short(True)
        case_file = self._case_file
        case = case_file.case
        self.form.begin(action, case.applicant_name, missing, case_file.materials)
        self.form.keep_draft_of(case.id, f"{case.item_name} {case.applicant_name}")

    def begin_step(self, action: str) -> bool:
        """Fill in a step that was left unfinished. False when it may not be taken any more."""
        is_allowed = action in self.step_buttons or action == CUSTODY_STEP
        if is_allowed:
            self._begin(action)
        return is_allowed

    def _on_notice_clicked(self) -> None:
        self.paper_wanted.emit(NOTICE)

    def _on_receipt_clicked(self) -> None:
        self.paper_wanted.emit(RECEIPT)

    def _on_back_clicked(self) -> None:
        if self.is_form_open():
            self._close_form()
        else:
            self.back_requested.emit()

    def _close_form(self) -> None:
        self.form.leave()
        self._left.setCurrentWidget(self.materials)
        self._step_bar.setVisible(bool(self.step_buttons))
        self.head.set_short(False)

    def _focus_next_step(self) -> None:
        for button in self.step_buttons.values():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_body(self) -> None:
        self._left.addWidget(self.materials)
        self._left.addWidget(self.form)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        for column in (self._left, self.history):
            # They scroll inside; only when even that is too little does the whole page scroll.
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            column.setMinimumHeight(scaled(LEAST_COLUMN_HEIGHT))
            columns.addWidget(column, 1)
        layout = QVBoxLayout(self._area.widget())
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.extras)
        layout.addWidget(self._plan)
        layout.addWidget(self._step_bar)
        layout.addLayout(columns, 1)
        self.body.setSpacing(12)
        self.body.addWidget(self.paper_strip)
        self.body.addWidget(self.reveal_strip)
        self.body.addWidget(self._area, 1)
