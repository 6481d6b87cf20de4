"""设置, 规则方案: which rules hold here, what has to be confirmed, and a choice of others."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.models.errors import OperationRefused, Problem
from app.models.profile_reading import ProfileMistake
from app.views.buttons import ActionButton
from app.views.forms import ChoiceField
from app.views.labels import plain_label
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled
from app.views.translation import sentence_for

if TYPE_CHECKING:
    from app.presenters.rules_presenter import RulesContent


class RulesTab(QWidget):
    """Shows the rules in force and reports what was chosen.

    Signals:
        profile_chosen: (str) the code of a profile that ships.
        file_chosen: (str) the path of a file.
        file_wanted: (str) the rules in force are to be a file, by this name unless another is chosen.
        message_shown: (object) a sentence, or a Problem, for the page's strip.
    """

    profile_chosen = Signal(str)
    file_chosen = Signal(str)
    file_wanted = Signal(str)
    message_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = plain_label("", "heading", self)
        self._standing = plain_label("", "muted", self)
        self._source = plain_label("", "body", self)
        self.table = RecordTable(
            [Column(self.tr("待当地确认的规则"), lambda words: words)],
            self.tr("待当地确认的规则"),
            self,
        )
        self.table.set_empty_text(self.tr("没有待确认的规则。"))
        self.profile_field = ChoiceField(self.tr("换成随程序带来的方案"), parent=self)
        self.choose_button = ActionButton(self.tr("换用"), "", False, self)
        self.file_button = ActionButton(self.tr("从文件读入"), "Ctrl+O", False, self)
        self.save_button = ActionButton(self.tr("存成文件"), "Ctrl+E", False, self)
        self.save_button.setToolTip(self.tr("存出来改几处，再从文件读入；镇里也可以拿去发布。"))
        self._lay_out()
        self.choose_button.clicked.connect(self._on_choose)
        self.file_button.clicked.connect(self._on_file)
        self.save_button.clicked.connect(self._on_save)

    def show_rules(self, content: "RulesContent") -> None:
        """Fill the tab."""
        self._name.setText(content.name)
        self._standing.setText(self._standing_words(content))
        self._source.setText(content.source)
        self.table.show_records(list(content.open_rules))
        self.profile_field.set_choices(content.choices)
        self.profile_field.set_value(content.code)
        for field in (self.profile_field, self.choose_button, self.file_button):
            field.setEnabled(not content.is_from_township)

    def show_mistakes(self, mistakes: Sequence[ProfileMistake]) -> None:
        """List what keeps a file from being a profile; nothing has changed."""
        if not mistakes:
            return
        told = [sentence_for(each.problem, {"place": each.place}) for each in mistakes]
        self.table.show_records(told)
        first = mistakes[0].place
        self.show_problem(OperationRefused("profile_refused", count=len(told), place=first))

    def show_adopted(self, name: str) -> None:
        """The station works by other rules from now on."""
        self.message_shown.emit(self.tr("已换用规则方案“{name}”。").format(name=name))

    def show_written(self, path: Path) -> None:
        """The file lies there."""
        self.message_shown.emit(self.tr("规则方案已存到“{path}”。").format(path=str(path)))

    def show_problem(self, problem: Problem) -> None:
        """Nothing was changed."""
        self.message_shown.emit(problem)

    def _lay_out(self) -> None:
        for label in (self._name, self._standing, self._source):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(10)
        for widget in (self._name, self._standing, self._source):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.profile_field.setMaximumWidth(scaled(360))
        row.addWidget(self.profile_field)
        for button in (self.choose_button, self.file_button, self.save_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)

    def _standing_words(self, content: "RulesContent") -> str:
        if not content.version:
            return self.tr("建站时选的方案。镇里发布以后，都照镇里的。")
        words = (
            self.tr("镇里发布的“{version}”，{day} 起照办；本站不能另换。")
            if content.is_from_township
            else self.tr("本站自己选的“{version}”，{day} 起照办。")
        ).format(version=content.version, day=content.effective_on)
        if content.not_understood:
            more = self.tr("其中 {count} 处这个版本的程序还不认识，请升级。")
            words += more.format(count=content.not_understood)
        return words

    def _on_choose(self) -> None:
        if self.profile_field.value():  # the list may not have come yet
            self.profile_chosen.emit(self.profile_field.value())

    def _on_file(self) -> None:
        dialog = QFileDialog(self, self.tr("选择规则方案"))
        dialog.setNameFilter(self.tr("规则方案 (*.toml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def _on_save(self) -> None:
        self.file_wanted.emit(f"{self._name.text()}.toml")
