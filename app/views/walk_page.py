"""批量记走访: a day's walk on one screen, one row a household."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from app.models.errors import Problem
from app.models.rules.visits import typed_timing
from app.views.buttons import ActionButton
from app.views.form_column import is_typed_in
from app.views.forms import ChoiceField, DateField, LineField
from app.views.page import Page
from app.views.translation import listed, sentence, spoken_pairs
from app.views.walk_table import (
    ANSWER,
    CHANNEL,
    CLASS,
    CONTENT,
    FINDING,
    HOUSEHOLD,
    MOST_ROWS,
    WalkTable,
)
from app.words.visit_terms import VISIT_TIMING

if TYPE_CHECKING:
    from app.presenters.walk_presenter import Walk, WalkForm, WalkHousehold, WalkKept

DRAFT_PAUSE_MILLISECONDS = 800
COLUMN_OF_PROBLEM: Mapping[str, int] = MappingProxyType(
    {
        "visit_channel_unknown": CHANNEL,
        "visit_content_missing": CONTENT,
        "finding_class_missing": CLASS,
        "finding_missing": FINDING,
        "appeal_reply_missing": ANSWER,
    }
)
"""Which cell of its row a refusal is about."""
MOST_CELLS = 6


class WalkPage(Page):
    """Its presenter is WalkPresenter(page, runner, actor): `households_typed` to `look_up`,
    `household_chosen` to `choose`, `draft_changed` to `keep_draft`, `save_requested` to `save`,
    `clear_requested` to `clear`; whoever shows the page asks for `open`.

    Signals:
        households_typed: (list of (row, text)) which households these may mean.
        household_chosen: (row, object) of several this one.
        draft_changed, save_requested: (object) what the form holds.
        clear_requested: the form is to be emptied and its draft forgotten.
        left: the form is put away; what was typed stays a draft.
        walk_kept: (str) the walk is kept, and what there is to say about it.
    """

    households_typed = Signal(list)
    household_chosen = Signal(int, object)
    draft_changed = Signal(object)
    save_requested = Signal(object)
    clear_requested = Signal()
    left = Signal()
    walk_kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("批量记走访"))
        self.set_subtitle(
            self.tr("一行一户：打户号按回车到下一户；内容照上一行带下来；可从表格里粘贴。")
        )
        self._names = QStringListModel(self)
        self._unknown: set[int] = set()  # rows that mean nobody
        self._left_words = ""
        self._rules: Any = None
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_PAUSE_MILLISECONDS)
        self._draft_timer.timeout.connect(self._on_draft_due)
        self._make_head()
        self.table = WalkTable(self)
        self.table.household_typed.connect(self.households_typed)
        self.table.household_chosen.connect(self.household_chosen)
        self.table.row_changed.connect(self._draft_timer.start)
        self.table.cells_left.connect(self._on_cells_left)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._button_line())
        self.setFocusProxy(self.table)

    # -- what the presenter asks for

    def show_form(self, form: "WalkForm") -> None:
        """An empty form."""
        self._rules = form.rules
        self.visited_on.set_today(date.fromisoformat(form.today))
        self.visited_on.set_value(form.today)
        self.visitor.set_text(form.visitor_name)
        self._names.setStringList([form.visitor_name, *form.cadre_names])
        self.table.set_classes(form.finding_classes)
        self._unknown.clear()
        self._left_words = ""
        for field in (self.companions, self.started_at):
            field.set_text("")
        self.timing.set_value("")
        self.table.show_rows([])
        self._draft_timer.stop()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self, walk: "Walk") -> None:
        """Fill the form with what was typed earlier."""
        self.visited_on.set_value(walk.visited_on)
        self.visitor.set_text(walk.visitor_name)
        self.companions.set_text(walk.companions)
        self.started_at.set_text(walk.started_at)
        self.timing.set_value(walk.timing)
        self.table.show_rows(walk.rows)
        self._draft_timer.stop()
        self.show_warning(self.tr("接着填上次没保存的走访。不要了请按“清空”。"))

    def show_households(self, answers: "Sequence[WalkHousehold]") -> None:
        """Which household each row means, or may mean."""
        was_unknown = bool(self._unknown)
        for answer in answers:
            if len(answer.found) == 1:
                self._unknown.discard(answer.row)
                self.table.show_household(answer.row, answer.found[0], answer.tasks)
                continue
            self._unknown.add(answer.row)
            why = self.tr("有几户都像，请选一户") if answer.found else self.tr("没有找到这一户")
            self.table.show_unknown(answer.row, why)
            if answer.found and len(answers) == 1:
                self.table.offer(answer.row, answer.found)
        self._unknown &= self.table.named_rows()
        if self._unknown:
            rows = "、".join(str(row + 1) for row in sorted(self._unknown))
            words = self.tr("第 {rows} 行还不知道是哪一户，请改户号。").format(rows=rows)
            self.show_warning(words + self._left_words)
        elif was_unknown:
            self.clear_message()

    def show_row_problem(self, row: int, problem: Problem) -> None:
        """Say which row is wrong, and why."""
        self.table.mark(row, COLUMN_OF_PROBLEM.get(problem.key, HOUSEHOLD), sentence(problem))
        said = self.tr("第 {row} 行：{words}").format(row=row + 1, words=sentence(problem))
        self.show_warning(said)

    def set_busy(self, is_busy: bool) -> None:
        """The walk is being kept."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def show_kept(self, kept: "WalkKept") -> None:
        """All visits are kept."""
        self._draft_timer.stop()
        self.table.show_rows([])
        self.clear_message()
        self.walk_kept.emit(self._kept_words(kept))

    # -- what the form holds

    def typed(self) -> dict[str, Any]:
        """What the form holds, as the fields of a Walk."""
        return {
            "visited_on": self.visited_on.value(),
            "visitor_name": self.visitor.text(),
            "companions": self.companions.text(),
            "started_at": self.started_at.text(),
            "timing": self.timing.value(),
            "rows": self.table.typed_rows(),
        }

    def holds_unsaved(self) -> bool:
        """What was typed above the rows, and every cell that says something."""
        return is_typed_in(self) or self.table.is_filled_in()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page finds the rows again."""
        super().hideEvent(event)
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit(self.typed())

    # -- inside

    def _make_head(self) -> None:
        self.visited_on = DateField(self.tr("日期"), is_required=True)
        self.visitor = LineField(self.tr("走访人"))
        self.companions = LineField(
            self.tr("陪同人和职务"), placeholder=self.tr("姓名 职务，几人用顿号隔开")
        )
        self.started_at = LineField(self.tr("几点开始"), placeholder=self.tr("如 1930，可不填"))
        self.started_at.line_edit.editingFinished.connect(self._on_started_at_typed)
        self.timing = ChoiceField(self.tr("时段"), spoken_pairs(VISIT_TIMING))
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.visitor.line_edit.setCompleter(completer)
        line = QHBoxLayout()
        line.setSpacing(14)
        for field, weight in (
            (self.visited_on, 2), (self.visitor, 2), (self.companions, 4), (self.started_at, 2),
            (self.timing, 2),
        ):  # fmt: skip
            field.changed.connect(self._draft_timer.start)
            field.submitted.connect(self._on_head_submitted)
            line.addWidget(field, weight, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def _button_line(self) -> QHBoxLayout:
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.left)
        self.clear_button = ActionButton(self.tr("清空"), "", False, self)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.save_button = ActionButton(self.tr("全部保存"), "Ctrl+S", True, self)
        self.save_button.clicked.connect(self._on_save_clicked)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        line.addWidget(self.save_button)
        return line

    def _kept_words(self, kept: "WalkKept") -> str:
        words = self.tr("已保存 %n 户的走访。", "", len(kept.visits))
        if kept.appeals:
            words += self.tr("发现的问题已记入台账 %n 条。", "", kept.appeals)
        if kept.answered:
            words += self.tr("必到事项办结 %n 条。", "", kept.answered)
        return words

    def _on_started_at_typed(self) -> None:
        """A walk that begins at night is one of night visits, unless somebody says otherwise."""
        if self._rules is not None and not self.timing.value():
            self.timing.set_value(typed_timing(self._rules, self.started_at.text()))

    def _on_head_submitted(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_due(self) -> None:
        self.draft_changed.emit(self.typed())

    def _on_cells_left(self, cells: Sequence[str], rows: int) -> None:
        """Say what was copied and has no place here."""
        words = ""
        if cells:
            words = self.tr("多出来的列没有填进去：{cells}。").format(
                cells=listed(cells[:MOST_CELLS])
            )
        if rows:
            said = self.tr("一次最多 {most} 行，后面还有 {rows} 行没有填进去。")
            words += said.format(most=MOST_ROWS, rows=rows)
        self._left_words = words
        if words:
            self.show_warning(words)

    def _on_clear_clicked(self) -> None:
        self._draft_timer.stop()
        self.clear_requested.emit()

    def _on_save_clicked(self) -> None:
        self._draft_timer.stop()
        if self.visited_on.is_unreadable():
            self.visited_on.line_edit.editingFinished.emit()
            self.visited_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.save_requested.emit(self.typed())
