"""外观 within the settings: light or dark, how large; what is chosen is seen at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.models.looks import PALETTE_NAMES, TEXT_POINTS, Look
from app.views.labels import one_line_label, whole_label


class LookTab(QWidget):
    """Shows the look as it is and reports another.

    Signals:
        look_chosen: (Look) the desk is to look like that from now on.
    """

    look_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("外观"))
        palettes = (self.tr("浅色"), self.tr("深色"), self.tr("高对比度"))
        sizes = (self.tr("标准"), self.tr("大"), self.tr("特大"))
        self.palettes = self._choices(palettes)
        self.sizes = self._choices(sizes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        note = self.tr("选了马上生效，只管这台电脑；打印出来的纸不受影响。")
        column.addWidget(whole_label(note, "muted", self))
        column.addWidget(self._card(self.tr("颜色"), self.palettes))
        column.addWidget(self._card(self.tr("字的大小"), self.sizes))
        column.addStretch(1)

    def show_look(self, look: Look) -> None:
        """Mark what holds now."""
        self.palettes.button(PALETTE_NAMES.index(look.palette)).setChecked(True)
        self.sizes.button(TEXT_POINTS.index(look.points)).setChecked(True)

    def look(self) -> Look:
        """What is marked."""
        return Look(PALETTE_NAMES[self.palettes.checkedId()], TEXT_POINTS[self.sizes.checkedId()])

    def _choices(self, words: Sequence[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, word in enumerate(words):
            button = QRadioButton(word, self)
            button.setChecked(number == 0)
            button.clicked.connect(self._on_clicked)
            group.addButton(button, number)
        return group

    def _card(self, caption: str, group: QButtonGroup) -> QWidget:
        card = QFrame(self)
        card.setProperty("kind", "card")
        card.setAccessibleName(caption)
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 10, 18, 10)
        column.addWidget(one_line_label(caption, "heading", card))
        line = QHBoxLayout()
        line.setSpacing(28)
        for button in group.buttons():
            button.setAccessibleDescription(caption)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        column.addLayout(line)
        return card

    def _on_clicked(self) -> None:
        self.look_chosen.emit(self.look())
