"""分派规则: who gets appeals of an area, class and difficulty when nobody else is named."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.forms import ChoiceField
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet

if TYPE_CHECKING:
    from app.presenters.assignee_presenter import AssigneeLine, AssigneeView

WIDTH, HEIGHT = 900, 600


class AssigneeSheet(Sheet):
    """Shows an AssigneeView. Its presenter is AssigneePresenter.

    Signals:
        rule_set: (str, str, str, str) grid, class, difficulty, assignee.
        rule_removed: (str) rule id.
    """

    rule_set = Signal(str, str, str, str)
    rule_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = self.tr("分派时没有写责任人，就按最贴近的一条：先看网格，再看类别，再看难易程度。")
        super().__init__(self.tr("分派规则"), words, parent)
        self.table = RecordTable(
            [
                Column(self.tr("网格"), lambda line: line.grid_name or self.tr("全村"), 200),
                Column(
                    self.tr("类别"), lambda line: line.rule.appeal_class or self.tr("各类"), 160
                ),
                Column(
                    self.tr("难易程度"), lambda line: line.rule.difficulty or self.tr("不分"), 130
                ),
                Column(self.tr("责任人"), self._person_words, is_bold=True),
            ],
            self.tr("分派规则"),
            self,
        )
        self.table.set_empty_text(
            self.tr("还没有分派规则：没有写责任人的交给联户干部，没有联户干部的交给首问责任人。")
        )
        self.grid_field = ChoiceField(self.tr("网格"), [], parent=self)
        self.class_field = ChoiceField(self.tr("类别"), [], parent=self)
        self.difficulty_field = ChoiceField(self.tr("难易程度"), [], parent=self)
        self.person_field = ChoiceField(self.tr("责任人"), [], parent=self, is_required=True)
        self.set_button = ActionButton(self.tr("定下这一条"), "Ctrl+S", True, self)
        self.set_button.clicked.connect(self._on_set)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in self._fields():
            fields.addWidget(field, 1)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(fields)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.set_button)
        self.body.addLayout(line)
        self.remove_button = self.add_action(self.tr("删去这一条"), "Delete")
        self.remove_button.clicked.connect(self._on_remove)
        self.add_cancel(self.tr("关闭"))
        self.set_size(WIDTH, HEIGHT)

    def show_rules(self, view: "AssigneeView") -> None:
        """Show these; what was chosen for a further one stays."""
        chosen = [field.value() for field in self._fields()]
        any_class, none = self.tr("各类"), self.tr("不分")
        self.grid_field.set_choices([("", self.tr("全村")), *view.grids])
        self.class_field.set_choices([("", any_class), *((name, name) for name in view.classes)])
        self.difficulty_field.set_choices([("", none), *((n, n) for n in view.difficulties)])
        self.difficulty_field.setVisible(bool(view.difficulties))
        self.table.setColumnHidden(2, not view.difficulties)
        self.person_field.set_choices(view.people)
        for field, value in zip(self._fields(), chosen, strict=True):
            if value:
                field.set_value(value)
        self.table.show_records(view.lines)
        if view.lines:
            self.table.select_row(0)
        self.set_button.setEnabled(view.may_set)
        self.remove_button.setEnabled(view.may_set and bool(view.lines))

    def show_done(self) -> None:
        """A rule was set or taken away."""
        self.show_notice(self.tr("已保存。"))

    def _fields(self) -> tuple[ChoiceField, ...]:
        return (self.grid_field, self.class_field, self.difficulty_field, self.person_field)

    def _person_words(self, line: "AssigneeLine") -> str:
        name = str(line.rule.assignee_name)
        return (
            name
            if line.is_in_force
            else self.tr("{name}（账号已停用，不再分派）").format(name=name)
        )

    def _on_set(self) -> None:
        self.clear_message()
        grid, appeal_class, difficulty, person = (field.value() for field in self._fields())
        self.rule_set.emit(grid, appeal_class, difficulty, person)

    def _on_remove(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.clear_message()
            self.rule_removed.emit(line.rule.id)
