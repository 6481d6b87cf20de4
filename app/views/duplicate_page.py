"""疑似重复: pairs of records that may be of one person; merged, or told apart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, LineField
from app.views.labels import plain_label
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.translation import captioned, spoken
from app.words.register_terms import LIKENESS, REGISTER_FIELD, STANDING
from app.words.terms import SEX

if TYPE_CHECKING:
    from app.presenters.duplicate_presenter import DuplicateLine, MergeForm, TwinCard

WIDTH = 760
OWN, OTHER = "own", "other"


class MergeSheet(Sheet):
    """Asks what is kept of two records. The first is shown on the left of each choice.

    Signals:
        merge_wanted: (list, str) the fields taken from the second record, and the reason.
    """

    merge_wanted = Signal(list, str)

    def __init__(self, form: "MergeForm", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("合并为一个人"), "", parent)
        self.set_subtitle(
            self.tr("两条的代办件、走访、联系卡和附件都会归到一起；合并可以在“记录”里撤销。")
        )
        self.choices: dict[str, ChoiceField] = {}
        self._column = FormColumn()
        for each in form.differences:
            field = ChoiceField(
                spoken(REGISTER_FIELD, each.field),
                [(OWN, self._words(each.field, each.one)),
                 (OTHER, self._words(each.field, each.other))],
            )  # fmt: skip
            self.choices[each.field] = field
            self._column.add_field(field)
        if not form.differences:
            words = self.tr("两条没有不一致的地方，空着的项互相补上。")
            self._column.add_widget(plain_label(words, "body", self))
        self.reason = LineField(self.tr("说明"), self.tr("可以不填"))
        self._column.add_field(self.reason)
        self.body.addWidget(scrolling(self._column, self), 1)
        self.add_cancel()
        self.merge_button = self.add_action(self.tr("合并"), "Ctrl+S", is_primary=True)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self._column.completed.connect(self.merge_button.setFocus)
        self.set_size(WIDTH, min(240 + 86 * (len(self.choices) + 1), 660))
        self._column.focus_first()

    def _words(self, field: str, value: str) -> str:
        if field == "standing":
            return spoken(STANDING, value) or self.tr("在册")
        return spoken(SEX, value) if field == "sex" else value

    def _on_merge_clicked(self) -> None:
        taken = [name for name, field in self.choices.items() if field.value() == OTHER]
        self.merge_wanted.emit(taken, self.reason.text())


class DuplicatePage(Page):
    """Shows DuplicateLines. Its presenter is DuplicatePresenter.

    Signals:
        merge_form_wanted: (str, str) in what these two differ.
        merge_wanted: (str, str, list, str) make them one.
        apart_wanted: (str, str) they are two people.
        head_wanted: (str) this household has lost its head.
        back_requested: the list is wanted.
    """

    merge_form_wanted = Signal(str, str)
    merge_wanted = Signal(str, str, list, str)
    apart_wanted = Signal(str, str)
    head_wanted = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("疑似重复"), "", parent)
        self.sheet: MergeSheet | None = None
        self._pair = ("", "")
        self.merge_button = self.add_action(self.tr("合并"), "Ctrl+M", is_primary=True)
        self.apart_button = self.add_action(self.tr("不是同一人"), "Ctrl+D")
        self.back_button = self.add_way_back()
        self.table = RecordTable(self._columns(), self.tr("疑似重复"), self)
        self.table.set_empty_text(self.tr("没有发现重复的人。"))
        self.body.addWidget(self.table, 1)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.apart_button.clicked.connect(self._on_apart_clicked)
        self.back_button.clicked.connect(self.back_requested)
        self.table.record_activated.connect(self._ask)
        self.table.record_selected.connect(self._on_selected)
        self.setFocusProxy(self.table)

    def show_duplicates(self, lines: "Sequence[DuplicateLine]") -> None:
        """Show these pairs; the place in the list stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.set_subtitle(self.tr("%n 对", "", len(lines)))
        self.table.show_records(lines)
        if lines:
            self.table.select_row(min(row, len(lines) - 1))

    def show_merge_form(self, form: "MergeForm") -> None:
        """Ask what is kept."""
        self._pair = (form.one.person_id, form.other.person_id)
        self.sheet = MergeSheet(form, self.window())
        self.sheet.merge_wanted.connect(self._on_merge_wanted)
        self.sheet.open()

    def show_merged(self, headless_id: str) -> None:
        """Done. A household that has lost its head by it gets a new one at once."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.accept()
            self.show_notice(self.tr("已经合并，可以在这个人的“记录”里撤销。"))
        if headless_id:
            self.head_wanted.emit(headless_id)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong, where the person looks."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_problem(problem)
        else:
            super().show_problem(problem)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("依据"), lambda line: spoken(LIKENESS, line.reason), 190, is_whole=True),
            Column(self.tr("第一条"), lambda line: _about(line.one)),
            Column(self.tr("第二条"), lambda line: _about(line.other), 440),
        ]

    def _on_selected(self, line: Any) -> None:
        self.merge_button.setEnabled(line is not None)
        self.apart_button.setEnabled(line is not None)

    def _on_merge_clicked(self) -> None:
        self._ask(self.table.current_record())

    def _ask(self, line: Any) -> None:
        if line is not None:
            self.clear_message()
            self.merge_form_wanted.emit(line.one.person_id, line.other.person_id)

    def _on_merge_wanted(self, taken: list[str], reason: str) -> None:
        self.merge_wanted.emit(*self._pair, taken, reason)

    def _on_apart_clicked(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.clear_message()
            self.apart_wanted.emit(line.one.person_id, line.other.person_id)


def _about(card: "TwinCard") -> str:
    """Name, household and birth in one line; the rest stands in the sheet."""
    return captioned(card.name, "　".join(filter(None, [card.household, card.born_on])))
