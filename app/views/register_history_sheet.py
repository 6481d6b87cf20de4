"""The history of a household or villager: what happened, who wrote what, and taking it back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from app.models.errors import Problem
from app.views.forms import LineField
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.status_chip import Tone
from app.views.translation import listed, sentence, spoken, spoken_moment
from app.words.register_terms import REGISTER_ACTION, REGISTER_FIELD, STANDING
from app.words.terms import SEX

if TYPE_CHECKING:
    from app.presenters.register_history import ChangeLine, RegisterHistory

WIDTH, HEIGHT = 1040, 620


class RegisterHistorySheet(Sheet):
    """Shows a RegisterHistory.

    Signals:
        undo_wanted: (str, str) take this change back, for this reason.
    """

    undo_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("变动和修改记录"), "", parent)
        self.changes = RecordTable(self._change_columns(), self.tr("变动"), self)
        self.changes.set_empty_text(self.tr("还没有登记过变动。"))
        self.writes = RecordTable(self._write_columns(), self.tr("修改记录"), self)
        self.writes.set_empty_text(self.tr("还没有修改过。"))
        self.terms = RecordTable(self._term_columns(), self.tr("历任联户干部"), self)
        self.terms.set_empty_text(self.tr("还没有指定过联户干部。"))
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.changes, self.tr("变动"))
        self.tabs.addTab(self.writes, self.tr("修改记录"))
        self.tabs.addTab(self.terms, self.tr("历任联户干部"))
        self.reason = LineField(self.tr("为什么撤销选中的变动"))
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.reason)
        self.add_cancel(self.tr("关闭"))
        self.undo_button = self.add_action(self.tr("撤销这次变动"), "Ctrl+Z")
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.reason.submitted.connect(self._on_undo_clicked)
        self.changes.record_selected.connect(self._on_selected)
        self.tabs.currentChanged.connect(self._show_what_can_be_done)
        self.set_size(WIDTH, HEIGHT)

    def show_history(self, history: "RegisterHistory") -> None:
        """Show it; a change that was marked stays marked."""
        self.set_title(self.tr("{name}的变动和修改记录").format(name=history.name))
        self.changes.show_records(history.changes)
        self.writes.show_records(history.writes)
        self.terms.show_records(history.terms)
        self.tabs.setTabVisible(2, history.kind == "household")
        self.reason.set_text("")
        if history.changes:
            self.changes.select_row(0)
        self._show_what_can_be_done()

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at the reason what is wrong with it."""
        if name == "reason":
            self.reason.show_error(sentence(problem))
            self.reason.setFocus()
        else:
            self.show_problem(problem)

    def set_busy(self, is_busy: bool) -> None:
        """A second press does nothing."""
        self.undo_button.setEnabled(not is_busy and self._can_undo())

    def _change_columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda line: line.happened_on, 118),
            Column(
                self.tr("变动"),
                self._action_words,
                210,
                is_bold=True,
                is_whole=True,
            ),
            Column(self.tr("涉及的人"), lambda line: listed(line.people), 170),
            Column(self.tr("原因"), lambda line: line.reason),
            Column(self.tr("登记人"), lambda line: line.actor_name, 100),
            Column(
                self.tr("状态"),
                self._standing_words,
                116,
                tone=lambda line: Tone.NEUTRAL,
                is_whole=True,
            ),
        ]

    def _action_words(self, line: "ChangeLine") -> str:
        action = spoken(REGISTER_ACTION, line.action)
        if line.action not in ("move_household", "assign_cadre") or line.households < 2:
            return action
        words = self.tr("{action}（{count} 户一起）")
        return words.format(action=action, count=line.households)

    def _standing_words(self, line: "ChangeLine") -> str:
        return self.tr("已撤销") if line.is_undone else ""

    def _write_columns(self) -> list[Column]:
        return [
            Column(self.tr("时间"), lambda line: spoken_moment(line.at), 186),
            Column(self.tr("谁"), lambda line: line.actor_name, 100),
            Column(
                self.tr("项目"), lambda line: spoken(REGISTER_FIELD, line.field), 130, is_bold=True
            ),
            Column(self.tr("原来"), lambda line: _words(line.field, line.before), 220),
            Column(self.tr("改为"), lambda line: _words(line.field, line.after)),
        ]

    def _term_columns(self) -> list[Column]:
        return [
            Column(self.tr("联户干部"), lambda line: line.name, 180, is_bold=True),
            Column(self.tr("从"), lambda line: line.since or self.tr("没有记"), 130),
            Column(self.tr("到"), lambda line: line.until or self.tr("现在"), 130),
            Column(self.tr("由谁指定"), lambda line: line.assigned_by),
        ]

    def _can_undo(self) -> bool:
        line = self.changes.current_record()
        is_shown = self.tabs.currentWidget() is self.changes
        return is_shown and line is not None and line.action != "undo" and not line.is_undone

    def _on_selected(self, line: Any) -> None:
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        self.reason.setVisible(self._can_undo())
        self.undo_button.setEnabled(self._can_undo())

    def _on_undo_clicked(self) -> None:
        if self._can_undo():
            self.clear_message()
            self.undo_wanted.emit(self.changes.current_record().change_id, self.reason.text())


def _words(field: str, value: str) -> str:
    """Codes of some fields in words."""
    if field == "standing":
        return spoken(STANDING, value)
    return spoken(SEX, value) if field == "sex" else value
