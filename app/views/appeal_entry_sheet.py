"""An appeal entered at the desk: who raised what, from where, and of which class."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, DateField, Field, LineField, TextField
from app.views.record_form import DraftedSheet, fill_fields
from app.views.translation import spoken
from app.words.terms import APPEAL_SOURCE

if TYPE_CHECKING:
    from app.presenters.appeal_entry_presenter import AppealChoices

WIDTH, HEIGHT = 820, 700
ENTERED_SOURCES = ("station", "hotline", "grid", "online", "petition", "party_building", "press")


class AppealEntrySheet(DraftedSheet):
    """Its presenter is AppealEntryPresenter: `keep_wanted` to `keep`, `looked_at` to `suggest`.

    Signals:
        keep_wanted: (dict) what was typed, as AppealReport has it, with `household_number`.
        looked_at: (dict) the same, when class or person changed: was it raised before?
        kept: (str, bool) the number of the appeal, and whether it is hidden from now on.
    """

    keep_wanted = Signal(dict)
    looked_at = Signal(dict)
    kept = Signal(str, bool, bool)

    def __init__(
        self,
        parent: QWidget | None = None,
        road: tuple[str, ...] = (),
        *,
        is_criticism: bool = False,
    ) -> None:
        title = self.tr("登记批评") if is_criticism else self.tr("登记诉求")
        super().__init__(title, self.tr("谁反映的、什么事、从哪里来的。"), parent)
        self._road = road
        self._repeat_of = ""
        content = self.tr("批评内容") if is_criticism else self.tr("诉求内容")
        self.content = TextField(content, lines=2, is_required=True)
        sources = [(source, spoken(APPEAL_SOURCE, source)) for source in ENTERED_SOURCES]
        self.source = ChoiceField(self.tr("来源"), sources)
        self.source_number = LineField(self.tr("来源编号"), placeholder=self.tr("热线或信访的单号"))
        self.appeal_class = ChoiceField(self.tr("类别"), is_required=True)
        self.problem = ChoiceField(self.tr("小类"))
        self.label = ChoiceField(self.tr("哪一类心事"))
        self.difficulty = ChoiceField(self.tr("难易程度"))
        self.second_class = ChoiceField(self.tr("另一种分类"))
        self.route = ChoiceField(self.tr("办理渠道"))
        self.raised_on = DateField(self.tr("反映日期"), is_required=True)
        self.household_number = LineField(self.tr("户号"), placeholder=self.tr("可以不填"))
        self.raised_by = LineField(self.tr("反映人"))
        self.raised_by_phone = LineField(self.tr("电话"))
        self.is_urgent = CheckField("", self.tr("紧急，随记随报"))
        self.answer = TextField(self.tr("当场答复"), lines=2, placeholder=self.tr("当场答复了才写"))
        self.is_repeat = CheckField("", self.tr("和上面那条是同一件事，记为重复反映"))
        self._problems: dict[str, Sequence[str]] = {}
        self._lay_out_fields()
        self.body.addWidget(self.begin_anew_button)
        self.column.changed.connect(self._drafts.touch)
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("登记"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.set_size(WIDTH, HEIGHT)
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rules(self, rules: "AppealChoices") -> None:
        """The classes, labels and routes of the place (an AppealChoices), and today."""
        none = [("", self.tr("不分"))]
        self.appeal_class.set_choices([(name, name) for name in rules.classes])
        self._problems = {name: rules.problems.get(name, ()) for name in rules.classes}
        self.label.set_choices(none + [(name, name) for name in rules.labels])
        self.label.setVisible(bool(rules.labels))
        self.route.set_choices(none + [(code, name) for code, name in rules.routes])
        self.route.setVisible(bool(rules.routes))
        self.difficulty.set_choices(none + [(name, name) for name in rules.difficulties])
        self.difficulty.setVisible(bool(rules.difficulties))
        self.second_class.set_choices(none + [(name, name) for name in rules.second_classes])
        self.second_class.setVisible(bool(rules.second_classes))
        if rules.second_class_name:
            self.second_class.set_caption(rules.second_class_name)
        self.raised_on.set_today(rules.today)
        self.raised_on.set_value(rules.today.isoformat())
        self._on_class_changed()
        self._drafts.begin(self.values(), self._road, mark="".join(self._road))

    def values(self) -> dict[str, Any]:
        """What is kept as a draft: whether it was raised before is looked up again."""
        return {name: value for name, value in self.typed().items() if name != "repeat_of"}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what `values` told once."""
        fill_fields({n: getattr(self, n) for n in values if hasattr(self, n)}, values)

    def show_suggestion(self, appeal_id: str, words: str) -> None:
        """Something like it was raised before; nothing when `appeal_id` is empty."""
        self._repeat_of = appeal_id
        self.is_repeat.setVisible(bool(appeal_id))
        if appeal_id:
            self.show_warning(self.tr("以前反映过：{words}").format(words=words))
        else:
            self.is_repeat.set_checked(False)
            self.clear_message()

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at a field what is wrong with it."""
        field: Field | None = getattr(self, name, None)
        if field is None:
            self.show_problem(problem)
            return
        field.show_problem(problem)

    def show_kept(self, number: str, *, is_hidden: bool, is_told_at_once: bool) -> None:
        """The appeal is kept."""
        self.accept()
        self.kept.emit(number, is_hidden, is_told_at_once)

    def typed(self) -> dict[str, Any]:
        """What it holds, by the names that AppealReport has, with `household_number`."""
        return {
            "content": self.content.text(),
            "source": self.source.value(),
            "source_number": self.source_number.text(),
            "appeal_class": self.appeal_class.value(),
            "problem": self.problem.value(),
            "label": self.label.value(),
            "difficulty": self.difficulty.value(),
            "second_class": self.second_class.value(),
            "route": self.route.value(),
            "raised_on": self.raised_on.value(),
            "household_number": self.household_number.text(),
            "raised_by": self.raised_by.text(),
            "raised_by_phone": self.raised_by_phone.text(),
            "is_urgent": self.is_urgent.is_checked(),
            "answer": self.answer.text(),
            "repeat_of": self._repeat_of if self.is_repeat.is_checked() else "",
        }

    def _lay_out_fields(self) -> None:
        column = self.column = FormColumn(self)
        column.add_field(self.content)
        column.add_row(self.appeal_class, self.problem, self.label)
        column.add_row(self.household_number, self.raised_by, self.raised_by_phone)
        column.add_field(self.is_repeat)
        column.add_row(self.source, self.source_number, self.raised_on)
        column.add_row(self.route, self.difficulty, self.second_class, self.is_urgent)
        column.add_field(self.answer)
        column.completed.connect(self._on_completed)
        self.is_repeat.hide()
        self.body.addWidget(scrolling(column, self), 1)
        self.appeal_class.changed.connect(self._on_class_changed)
        self.household_number.changed.connect(self._on_person_changed)
        self.raised_by.changed.connect(self._on_person_changed)

    def _on_class_changed(self) -> None:
        problems = self._problems.get(self.appeal_class.value(), ())
        self.problem.set_choices([("", self.tr("不分")), *((name, name) for name in problems)])
        self.problem.setVisible(bool(problems))
        self._on_person_changed()

    def _on_person_changed(self) -> None:
        self.looked_at.emit(self.typed())

    def _on_completed(self) -> None:
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_keep_clicked(self) -> None:
        self.column.clear_errors()
        self.keep_wanted.emit(self.typed())
