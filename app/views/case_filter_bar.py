"""What the list of cases is narrowed down to, besides the group of states: level, department, person,
batch; each choice with how many cases it would show.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.models.case_lists import ALL, LATE, LEVEL_GROUPS, TOLD, CaseChoice, CaseCounts, Option
from app.views.buttons import quiet_button
from app.views.labels import set_plain_tooltip
from app.views.translation import spoken
from app.words.terms import DEADLINE_LEVEL

MOST_CHARACTERS = 14


class CaseFilterBar(QWidget):
    """Boxes to choose from, and a button that takes all choices back.

    Signals:
        changed: something else was chosen; `choice` says what.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level_box = self._box(self.tr("时限"))
        self.department_box = self._box(self.tr("承办部门"))
        self.receiver_box = self._box(self.tr("首问责任人"))
        self.batch_box = self._box(self.tr("移交批次"))
        self._boxes = (self.level_box, self.department_box, self.receiver_box, self.batch_box)
        self.clear_button = quiet_button(self.tr("清除筛选"), self)
        self.clear_button.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for box in self._boxes:
            line.addWidget(box, 5 if box is self.receiver_box else 4)  # whose words are the longest
        line.addWidget(self.clear_button)
        self.show_counts(CaseCounts())

    def choice(self, group: str) -> CaseChoice:
        """All that is chosen, together with a group of states."""
        return CaseChoice(
            group=group,
            level=self.level_box.currentData() or ALL,
            department=self.department_box.currentData(),
            receiver_id=self.receiver_box.currentData(),
            batch_id=self.batch_box.currentData(),
        )

    def show_counts(self, counts: CaseCounts) -> None:
        """The choices there are, with their figures; what is chosen stays chosen."""
        levels = [
            Option(key, counts.levels.get(key, 0), self._level_words(key))
            for key in LEVEL_GROUPS
            if key != ALL
        ]
        self._fill(self.level_box, self.tr("全部时限"), levels)
        self._fill(self.department_box, self.tr("全部部门"), counts.departments)
        self._fill(self.receiver_box, self.tr("全部首问责任人"), counts.receivers)
        self._fill(self.batch_box, self.tr("全部批次"), counts.batches)
        self._show_whether_narrowed()

    def clear(self) -> None:
        """Take all choices back at once."""
        if not self.choice(ALL).is_narrowed:
            return
        for box in self._boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self._on_chosen()
        self.level_box.setFocus()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.currentIndexChanged.connect(self._on_chosen)
        return box

    def _fill(self, box: QComboBox, everything: str, options: Sequence[Option]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, None)
        for option in options:
            words = self._short(option.word) or self.tr("（没有写）")
            box.addItem(f"{words}  {option.cases}", option.key)
        place = box.findData(chosen) if chosen is not None else 0
        box.setCurrentIndex(max(place, 0))
        box.blockSignals(False)
        set_plain_tooltip(box, box.currentText())

    def _short(self, word: str) -> str:
        return word if len(word) <= MOST_CHARACTERS else f"{word[: MOST_CHARACTERS - 1]}…"

    def _level_words(self, key: str) -> str:
        if key == TOLD:
            return self.tr("要留意的")
        return self.tr("已超期") if key == LATE else spoken(DEADLINE_LEVEL, key)

    def _on_chosen(self) -> None:
        self._show_whether_narrowed()
        self.changed.emit()

    def _show_whether_narrowed(self) -> None:
        self.clear_button.setEnabled(self.choice(ALL).is_narrowed)
